/* Facts are found by the words of their sentence through the index over articles: as if each sentence had been read.
 * And what a reader remembers of the corpus is forgotten when the corpus changes. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "buf.h"
#include "corpus_test.h"
#include "snippet.h"
#include "str.h"

static struct store *store;
static int fresh(void **state)
{
	(void)state;
	if (corpus_begin())
		return -1;
	store = opened(PR_WRITE);
	return 0;
}

static int gone(void **state)
{
	(void)state;
	store->ops->close(store);
	return corpus_end();
}

/* ── articles of sentences, a fact in each ── */

static const char *const words[] = {"l'emploi", "Seine-Saint-Denis", "4 700", "travaux", "L’État", "œuvre", "recrutera",
	"C.A.F.",
                                    "agent·es", "va-t-il", "marché", "2,5", "aujourd'hui", "à", "qu'elle", "30.000",
	"« yeux »"};
enum { WORDS = sizeof words / sizeof words[0], SENTENCES = 6 };

static void put(u32 n)
{
	char *name = arena_printf(&arena, "n%u", n);
	struct buf text = {.arena = &arena};
	pr_fact fact[SENTENCES];
	u32 beg[SENTENCES + 1] = {0};
	struct article a = {.article = str_c(name), .id = str_c(name), .path = S("/in"), .source = S("A"), .title = S("")};
	enum stored stored;

	for (u32 i = 0; i < SENTENCES; i++) {
		for (u32 k = 1 + roll(5); k; k--)
			buf_printf(&text, "%s%s", words[roll(WORDS)], k > 1 ? roll(3) ? " " : ", " : ".");
		buf_put(&text, i < 2 ? S("\n") : S(" "));
		beg[i + 1] = (u32)text.n;
	}
	a.text = buf_str(&text);
	a.title_end = beg[1] - 1;
	a.lead_end = beg[2] - 1;
	for (u32 i = 0; i < SENTENCES; i++) {
		u32 start = utf8_count(a.text, 0, beg[i]);
		fact[i] = (pr_fact){.kind = S("date"), .text = str_cut(a.text, beg[i], beg[i + 1] - 1), .value = S("2020"),
			.low = S("2020"),
		                    .high = S("2020"), .modifier = S("exact"), .label = S("2020"), .rule = S("r"),
			.date_from = S("sentence"),
		                    .sentence = str_cut(a.text, beg[i], beg[i + 1] - 1), .start = start,
		                    .end = start + utf8_count(a.text, beg[i], beg[i + 1] - 1)};
	}
	assert_int_equal(store->ops->put(store, &a, &(struct facts){.fact = fact, .n = SENTENCES}, NULL, &stored, &err),
		PR_OK);
}

static void put_some(u32 from, u32 to)
{
	assert_int_equal(store->ops->begin(store, "rules", &err), PR_OK);
	for (u32 n = from; n < to; n++)
		put(n);
	assert_int_equal(store->ops->commit(store, &err), PR_OK);
}

/* ── queries ── */

struct telling {
	struct buf *out;
	struct analyzer *analyzer;
	const struct query *query; /* NULL: every fact is told */
};

static int tell(void *payload, const pr_article *a, const pr_fact *f)
{
	struct telling *t = payload;

	if (!t->query || snippet_holds(&arena, t->analyzer, f->sentence, t->query))
		buf_printf(t->out, "%.*s %u\n", (int)a->article.n, a->article.p, (unsigned)f->start);
	return 0;
}

static const char *told(const char *asked, struct analyzer *analyzer, const struct query *query)
{
	struct buf out = {.arena = &arena};
	struct telling t = {&out, analyzer, query};

	assert_int_equal(store->ops->facts(store, &(pr_query){.words = asked}, tell, &t, &err), PR_OK);
	buf_char(&out, 0);
	return out.p;
}

static const char *some_query(void)
{
	static const char *const forms[] = {"%s", "=%s", "\"%s %s\"", "%s %s", "%s OU %s", "%s SAUF %s", "-%s",
		"%s PROCHE/60 %s", "\"%s\" SAUF (%s OU %s)"};
	static const char *const asked[] = {"emploi", "seine", "denis", "seine-saint-denis", "4700", "travail", "état",
		"oeuvre", "recruter", "caf",
	                                    "agent", "il", "marché", "aujourd'hui", "elle", "30000", "oeil"};
	const char *form = forms[roll(sizeof forms / sizeof forms[0])];
	struct buf b = {.arena = &arena};

	for (const char *c = form; *c; c++)
		if (*c == '%')
			buf_put(&b, str_c(asked[roll(sizeof asked / sizeof asked[0])])), c++;
		else
			buf_char(&b, *c);
	buf_char(&b, 0);
	return b.p;
}

static void facts_are_found_as_if_each_sentence_were_read(void **state)
{
	struct analyzer *analyzer = analyzer_new();
	u32 some = 0;

	(void)state;
	put_some(0, 60);
	for (int i = 0; i < 300; i++) {
		arena_reset(&arena);
		const char *asked = some_query(), *found;
		struct query q;
		assert_int_equal(query_read(&q, &arena, analyzer, str_c(asked), &err), PR_OK);
		found = told(asked, analyzer, NULL);
		if (strcmp(found, told("", analyzer, &q)) != 0)
			fail_msg("%s: found\n%sof those that hold\n%s", asked, found, told("", analyzer, &q));
		some += *found != 0;
	}
	assert_true(some > 150);
	analyzer_free(analyzer);
}

static u64 counted(struct store *s, const char *asked)
{
	uint64_t n = 0;

	assert_int_equal(s->ops->count(s, &(pr_query){.words = asked}, &n, &err), PR_OK);
	return n;
}

static int add_facet(void *payload, const pr_facet *facet)
{
	*(u64 *)payload += strcmp(facet->facet, "year") == 0 ? facet->articles : 0;
	return 0;
}

static void a_reader_that_remembers_sees_what_is_loaded(void **state)
{
	struct store *reader;
	u64 before, facets = 0;

	(void)state;
	put_some(0, 60);
	reader = opened(PR_READ);
	before = counted(reader, "emploi");
	assert_true(before > 0 && before < 60);
	assert_int_equal(counted(reader, "emploi"), before);
	assert_int_not_equal(counted(reader, "travail"), 0);
	assert_int_equal(counted(reader, "emploi"), before);
	put_some(60, 120);
	assert_true(counted(reader, "emploi") > before);
	assert_int_equal(counted(reader, "emploi"), counted(store, "emploi"));
	assert_int_equal(reader->ops->facets(reader, &(pr_query){.words = "emploi"}, add_facet, &facets, &err), PR_OK);
	assert_int_equal(facets, counted(store, "emploi"));
	reader->ops->close(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(facts_are_found_as_if_each_sentence_were_read, fresh, gone),
		cmocka_unit_test_setup_teardown(a_reader_that_remembers_sees_what_is_loaded, fresh, gone),
	};

	seed = 11;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
