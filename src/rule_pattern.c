/* rule_pattern.c: reads PCRE2's regular expressions, as far as rules use them. See rule_pattern.h. */
#include "rule_pattern.h"

#include "str.h"

enum { DEPTH_MAX = 200 };

struct reader {
	struct arena *arena;
	const struct pr_rules *rules;
	str s;
	size_t at;
	int depth;
	bool caseless;
	bool lost; /* something that this reader does not know */
};

static bool more(const struct reader *r) { return r->at < r->s.n && !r->lost; }
static char here(const struct reader *r) { return more(r) ? r->s.p[r->at] : '\0'; }

static inline bool take(struct reader *r, str word)
{
	bool yes = here(r) == word.p[0] && str_starts((str){r->s.p + r->at, r->s.n - r->at}, word);

	r->at += yes ? word.n : 0;
	return yes;
}

/* Up to `end`, which is passed. */
static str until(struct reader *r, char end)
{
	size_t beg = r->at, close = beg;

	while (close < r->s.n && r->s.p[close] != end)
		close++;
	if (close == r->s.n)
		r->lost = true;
	r->at = close + 1;
	return str_cut(r->s, beg, close);
}

static struct piece *piece_new(struct reader *r, enum piece_type type)
{
	struct piece *piece = NEW(r->arena, struct piece, 1);

	piece->type = type;
	return piece;
}

static struct piece *piece_chars(struct reader *r, enum piece_type type, struct chars chars)
{
	struct { struct piece piece; struct chars chars; } *both = arena_alloc(r->arena, 1, sizeof *both);

	both->piece.type = type;
	both->piece.chars = &both->chars;
	both->chars = chars;
	return &both->piece;
}

static struct piece *lost(struct reader *r)
{
	r->lost = true;
	return piece_new(r, PIECE_ANYTHING);
}

static struct piece *literal(struct reader *r, u32 c)
{
	struct chars chars = chars_none();
	struct piece *piece;

	if (c >= 256 && !char_has_case(c)) {
		piece = piece_new(r, PIECE_CHAR);
		piece->c = c;
		return piece;
	}
	chars_add(&chars, c, c, r->caseless);
	return piece_chars(r, PIECE_CHARS, chars);
}

/* ── \… ── */

/* \x{20AC}, \n, or a sign; r->at behind its letter. */
static bool escaped_char(struct reader *r, char letter, u32 *c)
{
	static const char names[] = "ntrfea", values[] = "\n\t\r\f\x1B\a";
	const char *name = strchr(names, letter);

	if (letter == 'x' && take(r, S("{"))) {
		str hex = until(r, '}');
		*c = 0;
		for (size_t i = 0; i < hex.n && i < 6; i++) {
			char h = hex.p[i];
			*c = *c * 16 + (u32)(h <= '9' ? h - '0' : (h | 32) - 'a' + 10);
		}
		return true;
	}
	if (name && letter)
		*c = (u8)values[name - names];
	else
		*c = (u8)letter;
	return name || !((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
	                 (letter >= '0' && letter <= '9'));
}

/* \p{Lu} \PL; r->at behind the p. */
static struct chars property(struct reader *r, bool not)
{
	str name = take(r, S("{")) ? until(r, '}') : str_cut(r->s, r->at, r->at + 1);
	struct chars chars = chars_property(name, r->caseless);

	if (name.p == r->s.p + r->at)
		r->at++;
	if (not)
		chars_turn(&chars);
	return chars;
}

/* \k<name>, \g{1}, \1: the same text again, which we do not know. */
static struct piece *reference(struct reader *r, char letter)
{
	if (letter >= '1' && letter <= '9')
		while (here(r) >= '0' && here(r) <= '9')
			r->at++;
	else if (take(r, S("<")))
		until(r, '>');
	else if (take(r, S("{")))
		until(r, '}');
	else
		return lost(r);
	return piece_new(r, PIECE_ANYTHING);
}

/* Only at the end of the text, or before a last line feed. */
static struct piece *at_end(struct reader *r)
{
	struct chars chars = chars_none();

	chars_add(&chars, '\n', '\n', false);
	chars_turn(&chars);
	return piece_chars(r, PIECE_UNLESS, chars);
}

static struct piece *at_start(struct reader *r)
{
	struct piece *piece = piece_chars(r, PIECE_BEHIND, chars_none());

	piece->edge = true;
	return piece;
}

static struct piece *escape(struct reader *r)
{
	struct chars chars;
	u32 c;
	char letter;

	r->at++;
	letter = here(r);
	if ((u8)letter >= 0x80 || !letter)
		return lost(r);
	r->at++;
	if (letter == 'p' || letter == 'P')
		return piece_chars(r, PIECE_CHARS, property(r, letter == 'P'));
	if (chars_escape(&chars, letter))
		return piece_chars(r, PIECE_CHARS, chars);
	if (letter == 'b')
		return piece_new(r, PIECE_BOUNDARY);
	if (letter == 'A')
		return at_start(r);
	if (letter == 'z' || letter == 'Z')
		return at_end(r);
	if (strchr("BGK", letter))
		return piece_new(r, PIECE_EMPTY);
	if (strchr("kg123456789", letter))
		return reference(r, letter);
	return escaped_char(r, letter, &c) ? literal(r, c) : lost(r);
}

/* ── […] ── */

/* A character, or a class of them (false). */
static bool set_item(struct reader *r, struct chars *chars, u32 *c)
{
	u32 end = (u32)r->at;
	char letter;

	if (here(r) != '\\') {
		*c = utf8_next(r->s, &end);
		r->at = end;
		return true;
	}
	r->at++;
	letter = here(r);
	r->at += r->at < r->s.n;
	if (letter == 'p' || letter == 'P') {
		*chars = property(r, letter == 'P');
		return false;
	}
	if (chars_escape(chars, letter))
		return false;
	if ((u8)letter >= 0x80 || !escaped_char(r, letter, c))
		r->lost = true;
	return true;
}

static struct piece *set(struct reader *r)
{
	struct chars chars = chars_none();
	bool not, first = true;

	r->at++;
	not = take(r, S("^"));
	for (; more(r) && (first || here(r) != ']'); first = false) {
		struct chars class;
		u32 from, to;

		if (here(r) == '[' && r->at + 1 < r->s.n && strchr(":.=", r->s.p[r->at + 1]))
			return lost(r);
		if (!set_item(r, &class, &from)) {
			chars_join(&chars, &class);
			continue;
		}
		to = from;
		if (here(r) == '-' && r->at + 1 < r->s.n && r->s.p[r->at + 1] != ']') {
			r->at++;
			if (!set_item(r, &class, &to) || to < from)
				return lost(r);
		}
		chars_add(&chars, from, to, r->caseless);
	}
	r->at++;
	if (not)
		chars_turn(&chars);
	return piece_chars(r, PIECE_CHARS, chars);
}

/* ── (…) ── */

static struct piece *alternatives(struct reader *r);

static void close(struct reader *r)
{
	if (!take(r, S(")")))
		r->lost = true;
}

/* The characters that the texts of a piece may end with; false: no telling. */
static bool last_chars(const struct piece *piece, struct chars *out)
{
	struct chars chars = chars_all();

	switch (piece->type) {
	case PIECE_CHAR:
		out->beyond = true;
		return true;
	case PIECE_CHARS:
		chars_join(out, piece->chars);
		return true;
	case PIECE_SEQUENCE:
		return piece->child && last_chars(piece->child, out);
	case PIECE_CHOICE:
		for (const struct piece *child = piece->child; child; child = child->next)
			if (!last_chars(child, out))
				return false;
		return true;
	default:
		chars_join(out, &chars);
		return false;
	}
}

/* Is the piece one character of a set, known exactly? Choices that are not are left out: `some` of a negative look. */
static bool single_chars(const struct piece *piece, struct chars *some)
{
	if (piece->type == PIECE_SEQUENCE && piece->child && !piece->child->next)
		return single_chars(piece->child, some);
	if (piece->type == PIECE_CHARS && piece->chars->exact) {
		for (int w = 0; w < 4; w++)
			some->has[w] |= piece->chars->has[w];
		return true;
	}
	if (piece->type != PIECE_CHOICE)
		return false;
	bool any = false;
	for (const struct piece *child = piece->child; child; child = child->next)
		any |= single_chars(child, some);
	return any;
}

static struct piece *look(struct reader *r, bool behind, bool not)
{
	bool caseless = r->caseless;
	struct piece *inside = alternatives(r);
	struct chars chars = chars_none();

	r->caseless = caseless;
	close(r);
	if (not && inside->type == PIECE_SEQUENCE && !inside->child)
		return piece_new(r, PIECE_NOTHING);
	if (not && single_chars(inside, &chars)) {
		if (!behind)
			return piece_chars(r, PIECE_UNLESS, chars);
		chars_turn(&chars);
		inside = piece_chars(r, PIECE_BEHIND, chars);
		inside->edge = true;
		return inside;
	}
	if (!not && behind && last_chars(inside, &chars))
		return piece_chars(r, PIECE_BEHIND, chars);
	return piece_new(r, PIECE_EMPTY);
}

/* (?Cn) … (?C128+n): see rule_lookup.c. r->at at the n. */
static struct piece *list(struct reader *r)
{
	str number = until(r, ')');
	struct piece *piece = piece_new(r, PIECE_LIST);
	size_t end;

	for (size_t i = 0; i < number.n; i++)
		piece->c = piece->c * 10 + (u32)(number.p[i] - '0');
	end = piece->c < r->rules->lookups
	        ? str_find(r->s, str_c(arena_printf(r->arena, "(?C%u)", LOOKUP_MAX + piece->c)), r->at) : SIZE_MAX;
	if (end == SIZE_MAX)
		return lost(r); /* a callout of the author's own */
	r->at = end + strlen("(?C128)");
	return piece;
}

/* (?i) (?-i: and the like, r->at at the letters. True: a group follows. */
static bool flags(struct reader *r)
{
	bool on = true;

	for (; more(r) && here(r) != ')' && here(r) != ':'; r->at++)
		if (here(r) == '-')
			on = false;
		else if (here(r) == 'i')
			r->caseless = on;
		else
			r->lost = true;
	return here(r) == ':';
}

/* (?(<name>)…|…): either. */
static void condition(struct reader *r)
{
	str what = until(r, ')');

	r->lost = r->lost || !what.n || what.p[0] == '?' || what.p[0] == '*';
}

static struct piece *group(struct reader *r)
{
	bool caseless = r->caseless;
	struct piece *inside;

	if (take(r, S("(?=")))
		return look(r, false, false);
	if (take(r, S("(?!")))
		return look(r, false, true);
	if (take(r, S("(?<=")))
		return look(r, true, false);
	if (take(r, S("(?<!")))
		return look(r, true, true);
	if (take(r, S("(?C")))
		return list(r);
	bool conditional = take(r, S("(?("));
	if (conditional)
		condition(r);
	else if (take(r, S("(?<")) || take(r, S("(?P<")))
		until(r, '>');
	else if (take(r, S("(?'")))
		until(r, '\'');
	else if (take(r, S("(*")))
		return lost(r);
	else if (take(r, S("(?")) && !take(r, S(">")) && !take(r, S("|"))) {
		if (!flags(r)) {
			close(r);
			return piece_new(r, PIECE_EMPTY); /* what it set holds to the end of the group around it */
		}
		take(r, S(":"));
	} else {
		take(r, S("("));
	}
	inside = alternatives(r);
	close(r);
	r->caseless = caseless;
	if (conditional && !(inside->type == PIECE_CHOICE)) { /* without `|`: or nothing */
		struct piece *choice = piece_new(r, PIECE_CHOICE);
		inside->next = piece_new(r, PIECE_EMPTY);
		choice->child = inside;
		return choice;
	}
	return inside;
}

/* ── what they are made of ── */

static struct piece *atom(struct reader *r)
{
	struct chars chars;
	u32 end = (u32)r->at;

	switch (here(r)) {
	case '(':
		return group(r);
	case '[':
		return set(r);
	case '\\':
		return escape(r);
	case '^':
		r->at++;
		return at_start(r);
	case '$':
		r->at++;
		return at_end(r);
	case '.':
		r->at++;
		chars = chars_all();
		return piece_chars(r, PIECE_CHARS, chars);
	default:
		break;
	}
	u32 c = utf8_next(r->s, &end);
	r->at = end;
	return literal(r, c);
}

/* {2}, {2,}, {2,3}; anything else in braces is not for us. */
static bool braces(struct reader *r, u32 *min, u32 *max)
{
	size_t beg = r->at;
	u32 *number = min;
	bool comma = false;

	*min = *max = 0;
	for (r->at++; more(r) && here(r) != '}'; r->at++) {
		char c = here(r);
		if (c == ',' && !comma && r->at > beg + 1)
			comma = true, number = max;
		else if (c >= '0' && c <= '9' && *number < MANY)
			*number = *number * 10 + (u32)(c - '0');
		else
			return false;
	}
	if (!comma)
		*max = *min;
	else if (r->s.p[r->at - 1] == ',')
		*max = MANY;
	r->at++;
	return r->at > beg + 2;
}

static struct piece *repeated(struct reader *r, struct piece *piece)
{
	u32 min, max;

	for (;;) {
		struct piece *repeat;

		switch (here(r)) {
		case '?':
			min = 0, max = 1, r->at++;
			break;
		case '*':
			min = 0, max = MANY, r->at++;
			break;
		case '+':
			min = 1, max = MANY, r->at++;
			break;
		case '{':
			if (!braces(r, &min, &max))
				return lost(r);
			break;
		default:
			return piece;
		}
		if (!take(r, S("+")))
			take(r, S("?"));
		repeat = piece_new(r, PIECE_REPEAT);
		repeat->child = piece;
		repeat->min = (u16)(min < MANY ? min : MANY - 1);
		repeat->max = (u16)(max < MANY ? max : MANY);
		piece = repeat;
	}
}

static struct piece *sequence(struct reader *r)
{
	struct piece *all = piece_new(r, PIECE_SEQUENCE);

	while (more(r) && here(r) != '|' && here(r) != ')') {
		struct piece *one = repeated(r, atom(r));
		one->next = all->child;
		all->child = one;
	}
	return all;
}

static struct piece *alternatives(struct reader *r)
{
	struct piece *first, *choice;

	if (++r->depth > DEPTH_MAX)
		return lost(r);
	first = sequence(r);
	choice = first;
	if (here(r) == '|') {
		choice = piece_new(r, PIECE_CHOICE);
		choice->child = first;
		for (struct piece *last = first; take(r, S("|")); last = last->next)
			last->next = sequence(r);
	}
	r->depth--;
	return choice;
}

struct piece *pattern_read(struct arena *a, const struct pr_rules *rules, str pattern)
{
	struct reader r = {.arena = a, .rules = rules, .s = pattern};
	struct piece *all = alternatives(&r);

	if (r.lost || r.at < pattern.n)
		all = piece_new(&r, PIECE_ANYTHING);
	return all;
}
