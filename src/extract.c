/* extract.c: runs the rules over an article's sentences. See extract.h. */
#include "extract.h"

#include <stdlib.h>

#include "candidate.h"
#include "err.h"
#include "extract_word.h"
#include "rule_dfa.h"
#include "str.h"

enum { TOGETHER = 32 }; /* places that the automaton is asked about at once */

struct extractor {
	const pr_rules *rules;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	struct lookup_state lookup;
	bool everywhere;
	struct words *words;
	u64 taken[SENTENCE_MAX + 1]; /* of overlaps_settle */
	u32 start[SENTENCE_MAX + 1]; /* of the words of a sentence */
};

struct extractor *extractor_new(const pr_rules *rules)
{
	struct extractor *x = calloc(1, sizeof *x);
	u32 groups = 1;

	if (!x)
		return NULL;
	for (u32 i = 0; i < rules->rules; i++) {
		u32 count;
		pcre2_pattern_info(rules->rule[i].code, PCRE2_INFO_CAPTURECOUNT, &count);
		groups = count + 1 > groups ? count + 1 : groups;
	}
	x->rules = rules;
	x->words = words_new(rules);
	x->data = pcre2_match_data_create(groups, NULL);
	x->context = pcre2_match_context_create(NULL);
	x->stack = pcre2_jit_stack_create(32 * 1024, 1024 * 1024, NULL);
	if (!x->words || !x->data || !x->context || !x->stack) {
		extractor_free(x);
		return NULL;
	}
	pcre2_set_match_limit(x->context, MATCH_LIMIT);
	pcre2_set_heap_limit(x->context, 4096); /* [KiB], for the interpreter */
	x->lookup.rules = rules;
	lookup_attach(x->context, &x->lookup);
	pcre2_jit_stack_assign(x->context, NULL, x->stack);
	return x;
}

void extractor_free(struct extractor *x)
{
	if (!x)
		return;
	pcre2_match_data_free(x->data);
	pcre2_match_context_free(x->context);
	pcre2_jit_stack_free(x->stack);
	words_free(x->words);
	free(x);
}

void extractor_everywhere(struct extractor *x)
{
	x->everywhere = true;
}

/* ── one article ── */

struct run {
	struct extractor *x;
	struct arena *arena;
	const struct article *article;
	struct folded folded;
	struct candidates found;
	u32 sentence;
	str text;                     /* of the sentence */
	bool eager;                   /* convert also what will lose: for those who want to know */
};

static struct candidate *candidate_add(struct candidates *c)
{
	if (c->n == c->room) {
		c->room = c->room * 2 + 32;
		c->item = arena_grow(c->arena, c->item, c->n, c->room, sizeof *c->item);
	}
	return &c->item[c->n++];
}

/* What a match says, or why it says nothing. */
static void candidate_convert(void *payload, struct candidate *c)
{
	struct run *run = payload;
	u32 beg = run->folded.sentence[c->sentence].beg;
	struct match m = {.rules = run->x->rules, .rule = c->rule, .sentence = run->text, .beg = c->beg - beg,
	                  .end = c->end - beg, .offset = c->offset, .groups = c->groups, .published = run->article->day,
	                  .arena = run->arena, .folded = &run->folded, .shown = run->article->text, .sentence_beg = beg};

	if (c->converted)
		return;
	c->converted = true;
	c->value.modifier = EXACT;
	if (c->rule->converter->run && !c->rule->converter->run(&c->value, &m, &c->why))
		c->outcome = REFUSED;
}

/* The interpreter and machine code count their steps and fill their memory each in its way: what one gives up the other
 * is asked, so that what is found does not depend on how often a rule has been tried. */
static int rule_match(struct run *run, const struct rule *rule, u32 at, size_t end)
{
	struct extractor *x = run->x;
	const pcre2_code *code = rule_code(x->rules, rule);
	PCRE2_SPTR text = (PCRE2_SPTR)run->text.p;
	int groups = pcre2_match(code, text, end, at, PCRE2_NO_UTF_CHECK, x->data, x->context);

	if (groups < PCRE2_ERROR_NOMATCH) {
		code = code == rule->code ? rule_fast(x->rules, rule) : rule->code;
		groups = pcre2_match(code, text, end, at, PCRE2_NO_UTF_CHECK, x->data, x->context);
	}
	return groups;
}

/* The group named `it` that took part, 0: the whole match. */
static u32 fact_group(const struct rule *rule, const size_t *offset, u32 groups)
{
	for (u32 i = 0; i < rule->its; i++)
		if (rule->it[i].group < groups && offset[2 * rule->it[i].group] != PCRE2_UNSET)
			return rule->it[i].group;
	return 0;
}

/* Rule × place: match, note. at, end: [bytes of the sentence]. */
static void rule_try(struct run *run, const struct rule *rule, u32 at, size_t end)
{
	u32 beg = run->folded.sentence[run->sentence].beg;
	const size_t *offset = pcre2_get_ovector_pointer(run->x->data);
	struct candidate *c;
	int groups;

	groups = rule_match(run, rule, at, end);
	if (groups <= 0 || offset[1] <= offset[0])
		return;
	u32 m = fact_group(rule, offset, (u32)groups);
	if (offset[2 * m + 1] <= offset[2 * m])
		return;
	c = candidate_add(&run->found);
	*c = (struct candidate){.rule = rule, .beg = beg + (u32)offset[2 * m], .end = beg + (u32)offset[2 * m + 1],
	                        .length = (u32)(offset[1] - offset[0]), .sentence = run->sentence, .groups = (u32)groups};
	c->offset = arena_grow(run->arena, offset, 2 * (size_t)groups, 2 * (size_t)groups, sizeof *offset);
	if (run->eager)
		candidate_convert(run, c);
}

static void place_try(struct run *run, const struct dfa_place *place, u64 near)
{
	const struct pr_rules *rules = run->x->rules;

	for (u32 w = 0; w < RULES_MAX / 64; w++)
		for (u64 bits = place->may[w]; bits; bits &= bits - 1) {
			u32 r = w * 64 + (u32)__builtin_ctzll(bits);
			if (r < rules->rules && (!rules->rule[r].near || rules->rule[r].near & near))
				rule_try(run, &rules->rule[r], (u32)place->at, place->end);
		}
}

/* The rules that may match at some places of the sentence, one place after the other. */
static void places_try(struct run *run, struct dfa_place *place, u32 n, u64 near)
{
	struct extractor *x = run->x;

	if (x->everywhere)
		for (u32 i = 0; i < n; i++)
			memset(place[i].may, 0xFF, sizeof place[i].may);
	else
		dfa_run(x->rules->dfa, run->text, place, n);
	for (u32 i = 0; i < n && !x->everywhere; i++)
		words_learn(x->words, run->text, &place[i]);
	if (near & x->rules->near_wide && !x->everywhere)
		dfa_run(x->rules->wide, run->text, place, n);
	for (u32 i = 0; i < n; i++)
		place_try(run, &place[i], near);
}

static void sentence_run(struct run *run)
{
	struct extractor *x = run->x;
	struct dfa_place place[TOGETHER];
	u64 near;
	u32 n = words_scan(x->words, run->text, x->start, &near), together = 0;
	bool all = x->everywhere || near & x->rules->near_wide;

	for (u32 i = 0; i < n; i++) {
		u32 at = x->start[i] & ~NO_RULE;
		if (all || at == x->start[i])
			place[together++] = (struct dfa_place){.at = at, .end = window_end(run->text, at)};
		if (together == TOGETHER || i + 1 == n) {
			places_try(run, place, together, near);
			together = 0;
		}
	}
}

static void candidates_find(struct run *run)
{
	for (u32 s = 0; s < run->folded.sentences; s++) {
		struct sentence sentence = run->folded.sentence[s];
		u32 from = run->found.n;

		run->sentence = s;
		run->text = str_cut(run->folded.text, sentence.beg, sentence.end);
		sentence_run(run);
		if (run->found.n > from)
			overlaps_settle(&run->found, from, sentence.beg, run->x->taken, candidate_convert, run);
	}
}

/* ── candidates → facts ── */

static int by_place(const void *a, const void *b)
{
	const struct candidate *x = *(const struct candidate *const *)a, *y = *(const struct candidate *const *)b;

	if (x->beg != y->beg)
		return x->beg < y->beg ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return (x->rule->order > y->rule->order) - (x->rule->order < y->rule->order);
}

/* Folded bytes → shown bytes, and code points counted on from the last place asked. */
struct places {
	const struct run *run;
	u32 byte, point;
};

static u32 point_of(struct places *p, u32 byte)
{
	p->point = byte >= p->byte ? p->point + utf8_count(p->run->article->text, p->byte, byte)
	                           : p->point - utf8_count(p->run->article->text, byte, p->byte);
	p->byte = byte;
	return p->point;
}

static void fact_fill(pr_fact *fact, const struct candidate *c, struct places *places)
{
	const struct run *run = places->run;
	struct sentence sentence = run->folded.sentence[c->sentence];
	u32 beg = map_begin(&run->folded.map, c->beg), end = map_end(&run->folded.map, c->end);
	str shown = run->article->text;

	*fact = (pr_fact){.kind = c->rule->kind, .text = str_cut(shown, beg, end), .start = point_of(places, beg),
	                  .end = point_of(places, end), .value = c->value.value, .low = c->value.low, .high = c->value.high,
	                  .unit = c->value.unit, .per = c->value.per, .modifier = str_c(modifier_names[c->value.modifier]),
	                  .label = c->value.label, .rule = c->rule->name};
	fact->sentence = str_cut(shown, map_begin(&run->folded.map, sentence.beg), map_end(&run->folded.map, sentence.end));
}

static struct facts facts_of(struct run *run)
{
	struct candidate **kept = NEW(run->arena, struct candidate *, run->found.n + 1);
	u32 *sentence = NEW(run->arena, u32, run->found.n + 1);
	struct facts facts = {NEW(run->arena, pr_fact, run->found.n + 1), 0};
	struct places places = {.run = run};
	size_t in_title = 0;

	for (u32 i = 0; i < run->found.n; i++)
		if (run->found.item[i].outcome == FOUND && run->found.item[i].rule->converter->run)
			kept[facts.n++] = &run->found.item[i];
	qsort(kept, facts.n, sizeof(struct candidate *), by_place);
	while (in_title < facts.n && map_begin(&run->folded.map, kept[in_title]->beg) < run->article->title_end)
		in_title++;
	chronicle_read(kept, facts.n, in_title, run->folded.text, run->article->day, run->arena);
	for (size_t i = 0; i < facts.n; i++) {
		fact_fill(&facts.fact[i], kept[i], &places);
		sentence[i] = kept[i]->sentence;
	}
	context_fill(facts.fact, facts.n, sentence, run->article->published);
	return facts;
}

static struct run run_of(struct extractor *x, struct arena *a, const struct article *article, bool eager)
{
	struct run run = {.x = x, .arena = a, .article = article, .folded = text_fold(a, article->text),
	                  .found = {.arena = a}, .eager = eager};

	candidates_find(&run);
	return run;
}

struct facts extract(struct extractor *x, struct arena *a, const struct article *article)
{
	struct run run = run_of(x, a, article, false);

	return facts_of(&run);
}

static str why_of(struct arena *a, const struct candidate *c)
{
	if (c->outcome == REFUSED)
		return c->why ? str_c(err_words(c->why)) : S("");
	if (!c->winner)
		return S("");
	return str_c(arena_printf(a, c->outcome == TRAPPED ? err_words("stopped by %.*s") : err_words("overlapped by %.*s"),
	                          (int)c->winner->rule->name.n, c->winner->rule->name.p));
}

bool extract_trace(struct extractor *x, struct arena *a, const struct article *article,
                   int (*each)(void *payload, const pr_trace *trace), void *payload)
{
	static const str outcomes[] = {{N_("found"), 5}, {N_("overlap"), 7}, {N_("refused"), 7}, {N_("trap"), 4}};
	struct run run = run_of(x, a, article, true);
	struct places places = {.run = &run};

	for (u32 i = 0; i < run.found.n; i++) {
		const struct candidate *c = &run.found.item[i];
		pr_fact fact;
		bool trap = !c->rule->converter->run;

		fact_fill(&fact, c, &places);
		pr_trace trace = {.rule = fact.rule, .kind = fact.kind, .text = fact.text, .value = fact.value,
		                  .start = fact.start, .end = fact.end,
		                  .outcome = outcomes[trap && c->outcome == FOUND ? TRAPPED : c->outcome],
		                  .why = trap && c->outcome == FOUND ? str_c(err_words("a trap: no fact")) : why_of(a, c)};
		if (each(payload, &trace))
			return false;
	}
	return true;
}
