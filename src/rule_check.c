/* rule_check.c: runs the examples that stand in the rules, and explains a text.
 *
 *     yes TEXT => VALUE [name=value …] [ ; VALUE …]
 *         the facts of the rule's kind in TEXT are exactly these, in order, and
 *         one of them at least was found by this rule (for a trap: none is)
 *     no TEXT
 *         no fact of the rule's kind in TEXT
 *
 * [2020-07-02] before TEXT is the day of publication. After the values of one
 * fact may stand unit= per= modifier= text= label= low= high=, quoted if they
 * hold a space. */
#include "extract.h"

#include <stdio.h>
#include <stdlib.h>

#include "rule.h"
#include "str.h"

struct checker {
	const pr_rules *rules;
	struct extractor *extractor;
	struct arena arena;
	pr_check count;
	pr_message_fn *each;
	void *payload;
	bool stopped; /* by the callback */
};

static void tell(struct checker *c, struct place place, const char *what)
{
	const char *line = arena_printf(&c->arena, "%.*s:%u:%u: %s", (int)place.file.n, place.file.p, place.line,
	                                place.column, what);

	c->count.failed++;
	if (c->each && !c->stopped)
		c->stopped = c->each(c->payload, line) != 0;
}

static struct article article_of(struct arena *a, str text, str published)
{
	struct doc doc = {.published = published, .body = {.text = text, .map = {.arena = a}}, .title.map.arena = a};
	struct article *article;

	return article_make(a, &article, &doc) ? article[0] : (struct article){.day = DAY_NONE};
}

/* ── one wanted fact ── */

/* The next word; "…" keeps its spaces. */
static str next_word(str *rest)
{
	*rest = str_trim(*rest);
	for (size_t i = 0, quoted = 0;; i++) {
		if (i >= rest->n || (rest->p[i] == ' ' && !quoted)) {
			str word = str_cut(*rest, 0, i);
			*rest = str_cut(*rest, i, rest->n);
			return word;
		}
		quoted ^= rest->p[i] == '"';
	}
}

/* The words up to the next ` ; `. */
static str next_fact(str *rest)
{
	size_t end = str_find(*rest, S(" ; "), 0);
	str fact = str_cut(*rest, 0, end);

	*rest = end == SIZE_MAX ? S("") : str_cut(*rest, end + 3, rest->n);
	return str_trim(fact);
}

static str unquoted(str s)
{
	return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? str_cut(s, 1, s.n - 1) : s;
}

static bool field_of(str *out, const pr_fact *fact, str name)
{
	const struct { const char *name; str value; } field[] = {
		{"unit", fact->unit}, {"per", fact->per}, {"modifier", fact->modifier}, {"text", fact->text},
		{"label", fact->label}, {"low", fact->low}, {"high", fact->high}, {"rule", fact->rule}};

	for (u32 i = 0; i < countof(field); i++)
		if (str_eq(name, str_c(field[i].name)))
			return *out = field[i].value, true;
	return false;
}

/* Why the fact is not the one wanted, or NULL. */
static const char *difference(struct checker *c, str wanted, const pr_fact *fact)
{
	str value = next_word(&wanted);

	if (!str_eq(value, fact->value))
		return arena_printf(&c->arena, err_words("found %.*s [%.*s], should be %.*s"), (int)fact->value.n,
		                    fact->value.p, (int)fact->text.n, fact->text.p, (int)value.n, value.p);
	for (str word = next_word(&wanted); word.n; word = next_word(&wanted)) {
		str should = word, name = str_field(&should, '='), is;
		should = unquoted(should);
		if (!field_of(&is, fact, name))
			return arena_printf(&c->arena, err_words("a fact has no field `%.*s`"), (int)name.n, name.p);
		if (!str_eq(is, should))
			return arena_printf(&c->arena, err_words("%.*s is \"%.*s\", should be \"%.*s\""), (int)name.n, name.p,
			                    (int)is.n, is.p, (int)should.n, should.p);
	}
	return NULL;
}

/* ── one example ── */

struct facts_of_kind { const pr_fact *fact[64]; size_t n; bool own; };

static struct facts_of_kind facts_of(struct checker *c, const struct rule *rule, const struct example *e)
{
	struct article article = article_of(&c->arena, e->text, e->published);
	struct facts all = extract(c->extractor, &c->arena, &article);
	struct facts_of_kind kind = {0};

	for (size_t i = 0; i < all.n && kind.n < countof(kind.fact); i++)
		if (str_eq(all.fact[i].kind, rule->kind)) {
			kind.own = kind.own || str_eq(all.fact[i].rule, rule->name);
			kind.fact[kind.n++] = &all.fact[i];
		}
	return kind;
}

static void example_run(struct checker *c, const struct rule *rule, const struct example *e)
{
	struct facts_of_kind found = facts_of(c, rule, e);
	str rest = e->wanted;
	size_t i = 0;
	const char *why = NULL;

	c->count.examples++;
	for (; rest.n && !why; i++) {
		str wanted = next_fact(&rest);
		why = i < found.n ? difference(c, wanted, found.fact[i])
		                  : arena_printf(&c->arena, err_words("not found: %.*s"), (int)wanted.n, wanted.p);
	}
	if (!why && i < found.n)
		why = arena_printf(&c->arena, err_words("found %.*s [%.*s] by %.*s, which should not be"),
		                   (int)found.fact[i]->value.n, found.fact[i]->value.p, (int)found.fact[i]->text.n,
		                   found.fact[i]->text.p, (int)found.fact[i]->rule.n, found.fact[i]->rule.p);
	if (!why && e->yes && rule->converter->run && !found.own)
		why = err_words("other rules find this, but not the rule it stands under");
	if (why)
		tell(c, e->place, arena_printf(&c->arena, "%.*s: %s", (int)e->text.n, e->text.p, why));
}

/* ── patterns that backtrack badly ── */

/* A window full of `unit`, then something that no pattern expects. */
static str pumped(struct checker *c, str head, str unit)
{
	struct buf b = {.arena = &c->arena};

	buf_put(&b, head);
	while (b.n + unit.n < WINDOW - 1)
		buf_put(&b, unit);
	buf_char(&b, '\x01');
	return buf_str(&b);
}

static bool too_many_steps(const pcre2_code *code, str text, pcre2_match_context *context)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	int result = data ? pcre2_match(code, (PCRE2_SPTR)text.p, text.n, 0, PCRE2_NO_JIT, data, context) : 0;

	pcre2_match_data_free(data);
	return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_HEAPLIMIT || result == PCRE2_ERROR_DEPTHLIMIT;
}

static str last_letter(str s)
{
	size_t at = s.n;

	while (at > 0 && ((u8)s.p[--at] & 0xC0) == 0x80)
		;
	return at < s.n ? str_cut(s, at, s.n) : S("a");
}

/* The head of an example, cut in halves, then one unit over and over (empty: the letter before the cut): the text that
 * takes too long, or empty. */
static str slow_text(struct checker *c, const pcre2_code *code, str head, str unit, pcre2_match_context *context)
{
	for (size_t cut = head.n;; cut = cut > 8 ? cut / 2 : 0) {
		size_t whole = cut;
		while (whole < head.n && ((u8)head.p[whole] & 0xC0) == 0x80)
			whole++;
		str text = pumped(c, str_cut(head, 0, whole), unit.n ? unit : last_letter(str_cut(head, 0, whole)));
		if (too_many_steps(code, text, context))
			return text;
		if (cut == 0)
			return S("");
	}
}

/* Pieces of its own examples, and of what regular expressions love, repeated. Without PCRE2's shortcuts, which hide
 * here what a text in the wild would meet. */
static void backtracking_check(struct checker *c, const struct rule *rule, pcre2_match_context *context)
{
	static const char *const units[] = {"a", "1", " ", "1 ", "a ", "1.", "1,", "aa ", "un ", "deux ", "mille ", "cent-",
	                                    "de ", "et ", "par ", "1 a ", "é", "A", "A-", "mars ", "1 à ", "2010 ", "l'",
	                                    "(", ""};
	pcre2_code *code = rule_pattern_compile(rule->pattern, PCRE2_NO_START_OPTIMIZE, NULL, NULL);
	str slow = S("");

	for (u32 u = 0; code && !slow.n && u < countof(units); u++)
		for (u32 e = 0; !slow.n && e <= rule->examples; e++)
			slow = slow_text(c, code, e ? rule->example[e - 1].text : S(""), str_c(units[u]), context);
	if (slow.n)
		tell(c, rule->match_place, arena_printf(&c->arena, err_words("`%.*s` backtracks over %d steps on: %.*s…"),
		                                        (int)rule->name.n, rule->name.p, MATCH_LIMIT,
		                                        (int)utf8_skip(slow, 0, 60), slow.p));
	pcre2_code_free(code);
}

static void rules_run(struct checker *c, pcre2_match_context *context)
{
	for (u32 i = 0; i < c->rules->rules && !c->stopped; i++) {
		const struct rule *rule = &c->rules->rule[i];
		for (u32 e = 0; e < rule->examples && !c->stopped; e++) {
			example_run(c, rule, &rule->example[e]);
			arena_reset(&c->arena);
		}
		c->count.rules++;
		if (!c->stopped)
			backtracking_check(c, rule, context);
		arena_reset(&c->arena);
	}
}

pr_status pr_rules_check(const pr_rules *rules, pr_check *out, pr_message_fn *each, void *payload, pr_err *err)
{
	struct checker c = {.rules = rules, .each = each, .payload = payload};
	struct lookup_state lookup = {.rules = rules};
	pcre2_match_context *context = pcre2_match_context_create(NULL);
	jmp_buf point;
	bool memory = true;

	arena_init(&c.arena, 64u << 20);
	c.extractor = extractor_new(rules);
	if (!c.extractor || !context || arena_try(&c.arena, &point)) {
		memory = false;
	} else {
		pcre2_set_match_limit(context, MATCH_LIMIT);
		lookup_attach(context, &lookup);
		rules_run(&c, context);
	}
	extractor_free(c.extractor);
	pcre2_match_context_free(context);
	arena_free(&c.arena);
	if (out)
		*out = c.count;
	if (!memory)
		return err_memory(err);
	if (c.stopped)
		return PR_STOPPED;
	return c.count.failed ? err_set(err, PR_USAGE, "%zu examples or patterns failed; mend what is named above",
	                                c.count.failed) : PR_OK;
}

pr_status pr_rules_explain(const pr_rules *rules, pr_str text, const char *published, pr_trace_fn *each, void *payload,
                           pr_err *err)
{
	struct extractor *x;
	struct arena a;
	jmp_buf point;
	day known;

	if (published && *published && !day_read(&known, str_c(published)))
		return err_set(err, PR_USAGE, "%s is not a day; write it as 2022-03-31", published);
	x = extractor_new(rules);
	arena_init(&a, 256u << 20);
	if (!x || arena_try(&a, &point)) {
		extractor_free(x);
		arena_free(&a);
		return err_memory(err);
	}
	struct decoded clean = text_decode(&a, text, "UTF-8");
	struct article article = article_of(&a, clean.text, str_c(published));
	bool told = extract_trace(x, &a, &article, each, payload);
	extractor_free(x);
	arena_free(&a);
	return told ? PR_OK : PR_STOPPED;
}
