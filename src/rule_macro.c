/* rule_macro.c: a rule's pattern with its macros and lists put in.
 *
 *     {name}           a macro or a list, as a group          {list/tag} {list/!tag}   some of its rows
 *     {name:capture}   the same, captured under that name     {2,3} \p{L} \x{20AC}     PCRE2's own, left alone
 *
 * Each piece of the result remembers the place in the rule file that it came
 * from, so that PCRE2's complaint can be told as file:line:column. */
#include "rule.h"
#include "str.h"

struct expansion {
	struct pr_rules *rules;
	struct rule *rule;
	struct buf out;
	struct origin *origin;
	u32 origins, room;
	u64 caseless; /* is case off? a bit for each group around, the innermost lowest */
	bool set;     /* inside […] */
	pr_err *err;
};

/* Bytes that all come from one place, or, `counted`, from there on. */
static void put_from(struct expansion *x, str s, struct place place, bool counted)
{
	if (x->origins == x->room) {
		x->room = x->room * 2 + 64;
		x->origin = arena_grow(&x->rules->arena, x->origin, x->origins, x->room, sizeof *x->origin);
	}
	x->origin[x->origins++] = (struct origin){(u32)x->out.n, counted, place};
	buf_put(&x->out, s);
}

static void put(struct expansion *x, str s, struct place place)
{
	put_from(x, s, place, false);
}

struct place rule_place(const struct rule *rule, size_t at)
{
	u32 i = 0;
	struct place place;

	while (i + 1 < rule->origins && rule->origin[i + 1].at <= at)
		i++;
	place = rule->origin[i].place;
	place.column += rule->origin[i].counted ? (u32)(at - rule->origin[i].at) : 0;
	return place;
}

static void capture_bind(struct expansion *x, str name, const struct list *list)
{
	struct rule *rule = x->rule;

	rule->capture = arena_grow(&x->rules->arena, rule->capture, rule->captures, rule->captures + 1,
	                           sizeof *rule->capture);
	rule->capture[rule->captures++] = (struct capture){.name = name, .list = list};
}

static bool put_pattern(struct expansion *x, str pattern, struct place place, bool fixed, int depth);

/* The pattern of a list, made once; empty: too many are looked up. */
static str list_pattern(struct pr_rules *rules, struct lookup wanted)
{
	struct buf words = {.arena = &rules->arena};

	for (u32 i = 0; i < rules->spelled_lists; i++)
		if (lookup_eq(&rules->spelled[i].lookup, &wanted))
			return rules->spelled[i].pattern;
	if (!list_is_long(wanted.list, wanted.tag))
		list_regex(&words, &rules->arena, wanted.list, wanted.tag);
	else if (!lookup_regex(&words, rules, wanted))
		return S("");
	if (rules->spelled_lists < SPELLED_KEPT)
		rules->spelled[rules->spelled_lists++] = (struct spelled){wanted, buf_str(&words)};
	return buf_str(&words);
}

/* {name/tag:capture}; place is where it stands. */
static bool put_reference(struct expansion *x, str reference, struct place place, int depth)
{
	str capture = reference, name = str_field(&capture, ':'), tag = name;
	const struct list *list;
	const struct macro *macro = NULL;

	name = str_field(&tag, '/');
	for (u32 i = 0; i < x->rules->macros; i++)
		if (str_eq(x->rules->macro[i].name, name))
			macro = &x->rules->macro[i];
	list = macro ? NULL : list_by_name(x->rules, name);
	if (!macro && !list)
		return place_error(x->err, place, "there is no macro or list `%.*s`; write it in a file of the folder, or "
		                                  "mend its name", (int)name.n, name.p);
	if (capture.n) {
		put(x, S("(?<"), place), put(x, capture, place), put(x, S(">"), place);
		capture_bind(x, capture, list);
	} else {
		put(x, S("(?:"), place);
	}
	if (list) {
		str words = list_pattern(x->rules, (struct lookup){list, tag, x->caseless & 1});
		if (!words.n)
			return place_error(x->err, place, "more than %d long lists are looked up; join some", LOOKUP_MAX);
		put(x, words, place);
	} else if (!put_pattern(x, macro->body, place, true, depth + 1)) {
		return false;
	}
	put(x, S(")"), place);
	return true;
}

/* [bytes] of an escape at the head of s, its braces included. */
static size_t escape_length(str s)
{
	size_t close;

	if (s.n < 3 || !strchr("pPxgkNo", s.p[1]) || s.p[2] != '{')
		return s.n < 2 ? s.n : 2;
	close = str_find(s, S("}"), 3);
	return close == SIZE_MAX ? 2 : close + 1;
}

/* (?i) and (?-i) hold to the end of the group around them, (?i: to the end of its own. x is inside the bracket. */
static void flags_read(struct expansion *x, str s)
{
	size_t end = 2;
	bool on = true;

	while (end < s.n && strchr("imnsx-", s.p[end]))
		end++;
	if (s.n < 3 || s.p[1] != '?' || end == s.n || (s.p[end] != ')' && s.p[end] != ':'))
		return;
	for (size_t i = 2; i < end; i++) {
		u64 group = s.p[end] == ')' ? 2 : 1;
		if (s.p[i] == '-')
			on = false;
		else if (s.p[i] == 'i')
			x->caseless = on ? x->caseless | group : x->caseless & ~group;
	}
}

/* [bytes] of what stands together at the head of s: an escape, the first of a set, else one. */
static size_t step(struct expansion *x, str s)
{
	char c = s.p[0], next = s.n > 1 ? s.p[1] : '\0';

	if (c == '\\')
		return escape_length(s);
	if (x->set) {
		x->set = c != ']';
	} else if (c == '[') {
		x->set = true;
		return next == '^' || next == ']' ? 2 : 1;
	} else if (c == '(') {
		x->caseless = x->caseless << 1 | (x->caseless & 1);
		flags_read(x, s);
	} else if (c == ')') {
		x->caseless >>= 1;
	}
	return 1;
}

static bool is_reference(str s, size_t at, size_t *close)
{
	char next = at + 1 < s.n ? s.p[at + 1] : '0';

	if (s.p[at] != '{')
		return false;
	*close = str_find(s, S("}"), at);
	return *close != SIZE_MAX && !(next >= '0' && next <= '9') && next != ',';
}

/* fixed: every byte counts as standing at `place` (inside a macro); else columns go on from it. */
static bool put_pattern(struct expansion *x, str pattern, struct place place, bool fixed, int depth)
{
	struct place at = place;
	size_t from = 0; /* what goes in as it stands begins here */

	if (depth > MACRO_DEPTH)
		return place_error(x->err, place, "macros nested more than %d deep; does one call itself?", MACRO_DEPTH);
	for (size_t i = 0, close, n; i <= pattern.n; i += n) {
		bool end = i == pattern.n, reference;
		n = end ? 1 : step(x, str_cut(pattern, i, pattern.n));
		reference = !end && n == 1 && is_reference(pattern, i, &close);
		if (!end && !reference)
			continue;
		at.column = place.column + (fixed ? 0 : (u32)from);
		put_from(x, str_cut(pattern, from, i), at, !fixed);
		at.column = place.column + (fixed ? 0 : (u32)i);
		if (reference && !put_reference(x, str_cut(pattern, i + 1, close), at, depth))
			return false;
		n = reference ? close + 1 - i : 1;
		from = i + n;
		if (x->out.n > PATTERN_MAX)
			return place_error(x->err, place, "the pattern grows over %d bytes; part it into two rules", PATTERN_MAX);
	}
	return true;
}

bool rule_expand(struct pr_rules *rules, struct rule *rule, pr_err *err)
{
	struct expansion x = {.rules = rules, .rule = rule, .out = {.arena = &rules->arena}, .err = err};

	put(&x, S("(?:"), rule->match_place);
	if (!put_pattern(&x, rule->pattern, rule->match_place, false, 0))
		return false;
	/* A match ends where a word ends, as it begins where one begins. */
	put(&x, S(")(?!(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}])"), rule->match_place);
	rule->pattern = buf_str(&x.out);
	rule->origin = x.origin;
	rule->origins = x.origins;
	return true;
}
