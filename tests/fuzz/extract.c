/* A pasted text → articles → facts: each fact cuts its words, in order, without overlaps in a kind; and the fast path
 * finds what the slow one finds. */
#include "extract.h"
#include "fuzz.h"

static struct extractor *fast, *slow;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	pr_rules *rules;
	pr_err err = {0};

	(void)argc, (void)argv;
	if (pr_rules_open(&rules, NULL, &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	fast = extractor_new(rules), slow = extractor_new(rules);
	require(fast && slow);
	extractor_everywhere(slow);
	return 0;
}

static void require_fact(const struct article *article, const struct facts *facts, size_t i)
{
	const pr_fact *fact = &facts->fact[i];
	u32 beg = utf8_skip(article->text, 0, fact->start), end = utf8_skip(article->text, beg, fact->end - fact->start);

	require(fact->start < fact->end && end <= article->text.n);
	require(str_same((str){article->text.p + beg, end - beg}, fact->text));
	require(fact->kind.n && fact->value.n && fact->rule.n && fact->modifier.n && fact->sentence.n);
	for (size_t j = i; j-- > 0;) {
		require(facts->fact[j].start <= fact->start);
		require(!str_same(facts->fact[j].kind, fact->kind) || facts->fact[j].end <= fact->start);
	}
}

/* The title may have stood below what comes after it: each part for itself leads down the input. */
static void require_origin(const struct article *article, u32 below)
{
	u32 body = article->title_end;

	while (body < article->text.n && article->text.p[body] == '\n')
		body++;
	require_map(&article->map, article->text, 0, article->title_end, below);
	require_map(&article->map, article->text, body, (u32)article->text.n, below);
}

static bool same(const pr_fact *a, const pr_fact *b)
{
	return a->start == b->start && a->end == b->end && str_same(a->kind, b->kind) && str_same(a->value, b->value) &&
	       str_same(a->low, b->low) && str_same(a->high, b->high) && str_same(a->unit, b->unit) &&
	       str_same(a->per, b->per) &&
	       str_same(a->modifier, b->modifier) && str_same(a->rule, b->rule) && str_same(a->department, b->department) &&
	       str_same(a->date, b->date);
}

static void facts_of(struct arena *a, str bytes)
{
	struct decoded decoded = text_decode(a, bytes, NULL);
	struct doc doc = {.pasted = true, .body = {decoded.text, decoded.map}, .title.map.arena = a};
	struct article *article;
	u32 n = article_make(a, &article, &doc);

	for (u32 i = 0; i < n; i++) {
		struct facts found = extract(fast, a, &article[i]), wanted = extract(slow, a, &article[i]);

		require(utf8_valid(article[i].text));
		require_origin(&article[i], (u32)bytes.n);
		require(found.n == wanted.n);
		for (size_t f = 0; f < found.n; f++) {
			require(same(&found.fact[f], &wanted.fact[f]));
			require_fact(&article[i], &found, f);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	jmp_buf point;

	arena_init(&a, FUZZ_ARENA);
	if (!arena_try(&a, &point))
		facts_of(&a, (str){(const char *)data, size});
	arena_free(&a);
	return 0;
}
