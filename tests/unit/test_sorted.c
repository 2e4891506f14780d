/* Facts in any order: the first few, which columns in memory choose, are those of the whole order, which SQLite sorts;
 * whatever is asked, and whatever a writer does beside the reader. Words, values and days are few, so that many are
 * equal. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "buf.h"
#include "corpus_test.h"
#include "str.h"

enum { ARTICLES = 120, FACTS = 2000 };

static struct store *writer, *reader;

/* ── a corpus ── */

static int fresh(void **state)
{
	(void)state;
	if (corpus_begin())
		return -1;
	writer = opened(PR_WRITE);
	reader = opened(PR_READ);
	return 0;
}

static int gone(void **state)
{
	(void)state;
	reader->ops->close(reader);
	writer->ops->close(writer);
	return corpus_end();
}

static const char *some_words(void)
{
	static const char *const some[] = {"ville", "villes", "école", "travaux", "été", "social", "emploi"};
	struct buf b = {.arena = &arena};

	for (u32 i = 1 + roll(6); i > 0; i--) {
		buf_put(&b, str_c(some[roll(countof(some))]));
		buf_char(&b, ' ');
	}
	buf_char(&b, 0);
	return b.p;
}

/* A sentence with a fact, `7 é`: two bytes and more of it are one code point. */
static pr_fact fact_in(str text, u32 beg, u32 end)
{
	static const char *const kinds[] = {"amount", "headcount", "date", "vote"}, *const dates[] = {"", "2019", "2020-03",
		"2021/2023"},
	                         *const places[] = {"", "2A", "93", "971", "13"};
	u32 of = roll(4);
	str value = of == 2 ? S("2020") : str_c(arena_printf(&arena, "%s%u%s", roll(9) ? "" : "-", roll(12),
		roll(5) ? "" : ".5"));
	pr_fact f = {.kind = str_c(kinds[of]), .rule = S("test"), .value = value, .low = value, .high = value,
		.modifier = S("exact"),
	             .unit = S("EUR"), .label = value, .department = str_c(places[roll(5)]), .date = str_c(dates[roll(4)])};

	f.sentence = str_cut(text, beg, end);
	f.start = utf8_count(text, 0, beg);
	f.end = f.start + 3;
	f.text = str_cut(text, beg, beg + 4);
	return f;
}

static void put(u32 n)
{
	static const char *const days[] = {"", "2020-01-01", "2020-01-02", "2021-05-05"}, *const sources[] = {"A", "B",
		"École"};
	char *name = arena_printf(&arena, "n%u", n);
	struct article a = {.article = str_c(name), .id = str_c(name), .path = S("/in"), .source = str_c(sources[n % 3]),
	                    .title = S("Titre ville"), .published = str_c(days[roll(4)])};
	u32 sentences = roll(6), at[7];
	struct buf b = {.arena = &arena};
	pr_fact fact[6];
	enum stored stored;

	buf_put(&b, S("Titre ville\n"));
	for (u32 i = 0; i < sentences; i++) {
		at[i] = (u32)b.n;
		buf_printf(&b, "7 é %s. ", some_words());
	}
	at[sentences] = (u32)b.n;
	a.text = buf_str(&b);
	a.title_end = 11;
	a.lead_end = sentences ? at[1] : 12;
	for (u32 i = 0; i < sentences; i++)
		fact[i] = fact_in(a.text, at[i], at[i + 1] - 1);
	if (writer->ops->put(writer, &a, &(struct facts){fact, sentences}, NULL, &stored, &err) != PR_OK)
		fail_msg("%s", err.message);
}

static void put_many(u32 from, u32 to)
{
	assert_int_equal(writer->ops->begin(writer, "rules", &err), PR_OK);
	for (u32 i = from; i < to; i++)
		put(i);
	if (writer->ops->commit(writer, &err) != PR_OK)
		fail_msg("%s", err.message);
}

/* ── questions ── */

struct answer {
	i64 article[FACTS];
	u32 start[FACTS];
	size_t n;
};

static int note(void *payload, const pr_article *a, const pr_fact *f)
{
	struct answer *to = payload;

	assert_true(to->n < FACTS);
	to->article[to->n] = a->id;
	to->start[to->n++] = f->start;
	return 0;
}

static void ask(pr_query q, struct answer *out)
{
	out->n = 0;
	if (reader->ops->facts(reader, &q, note, out, &err) != PR_OK)
		fail_msg("%s: %s", q.words, err.message);
}

static pr_query random_query(void)
{
	static const char *const words[] = {NULL, NULL, "ville", "=villes", "titre:ville école", "ville ET emploi",
		"ville OU été",
	                                    "ville SAUF social", "SAUF ville", "\"ville école\"", "travaux PROCHE/2 emploi",
		"soci*",
	                                    "source:A", "source:A OU ville", "dept:93 ville", "kind:vote OU école",
		"texte:emploi"};
	static const char *const some[] = {"amount", "vote", NULL}, *const one[] = {"headcount", NULL},
		*const sources[] = {"A", "École", NULL};
	pr_query q = {.words = words[roll(countof(words))], .fact_sort = (pr_fact_sort)roll(5), .descending = (int)roll(2)};

	if (roll(3) == 0)
		q.kinds = roll(2) ? some : one;
	if (roll(5) == 0)
		q.sources = sources;
	if (roll(5) == 0)
		q.department = roll(2) ? "93" : "2A";
	if (roll(5) == 0)
		q.since = "2020-01-02";
	if (roll(5) == 0)
		q.until = "2020-01-02";
	if (roll(5) == 0)
		q.min = roll(2) ? "3" : "-2.5";
	if (roll(5) == 0)
		q.max = "8";
	if (roll(5) == 0)
		q.about_since = "2020-01-01";
	if (roll(5) == 0)
		q.about_until = "2020-03-31";
	return q;
}

static void hold(u32 questions)
{
	static struct answer all, some;

	while (questions-- > 0) {
		pr_query q = random_query();
		uint64_t count = 0, most = 1 + roll(20);
		ask(q, &all);
		q.limit = most;
		assert_int_equal(reader->ops->fact_count(reader, &q, &count, &err), PR_OK);
		assert_int_equal(count, all.n < most ? all.n : most);
		q.limit = 1 + roll(roll(2) ? 5 : 200);
		q.offset = roll(3) ? 0 : roll(40);
		ask(q, &some);
		assert_int_equal(some.n, all.n <= q.offset ? 0 : all.n - q.offset < q.limit ? all.n - q.offset : q.limit);
		for (size_t i = 0; i < some.n; i++)
			if (some.article[i] != all.article[i + q.offset] || some.start[i] != all.start[i + q.offset])
				fail_msg("%s, sort %d%s, limit %d, offset %d: fact %d differs", q.words ? q.words : "",
					(int)q.fact_sort,
				         q.descending ? " descending" : "", (int)q.limit, (int)q.offset, (int)i);
	}
}

/* ── articles ── */

struct hits {
	i64 id[FACTS];
	size_t n;
};

static int note_hit(void *payload, const pr_hit *hit)
{
	struct hits *to = payload;

	assert_true(to->n < FACTS);
	to->id[to->n++] = hit->article.id;
	return 0;
}

static void search(pr_query q, struct hits *out)
{
	out->n = 0;
	if (reader->ops->search(reader, &q, note_hit, out, &err) != PR_OK)
		fail_msg("%s: %s", q.words, err.message);
}

static int add_facet(void *payload, const pr_facet *facet)
{
	if (strcmp(facet->facet, "source") == 0)
		*(uint64_t *)payload += facet->articles;
	return 0;
}

/* A page of hits, their number and their facets are chosen from what was remembered; all hits are SQLite's. */
static void hold_articles(u32 questions)
{
	static struct hits all, some;

	while (questions-- > 0) {
		pr_query q = random_query();
		uint64_t count = 0, counted = 0;
		q.sort = roll(2) ? PR_SORT_RANK : PR_SORT_DATE;
		search(q, &all);
		assert_int_equal(reader->ops->count(reader, &q, &count, &err), PR_OK);
		assert_int_equal(count, all.n);
		assert_int_equal(reader->ops->facets(reader, &q, add_facet, &counted, &err), PR_OK);
		assert_int_equal(counted, all.n);
		for (u32 page = 0; page < 3; page++) {
			q.limit = 7;
			q.offset = page * 7;
			search(q, &some);
			assert_int_equal(some.n, all.n <= q.offset ? 0 : all.n - q.offset < 7 ? all.n - q.offset : 7);
			for (size_t i = 0; i < some.n; i++)
				if (some.id[i] != all.id[i + q.offset])
					fail_msg("%s, sort %d, page %d: hit %d is article %d", q.words ? q.words : "", (int)q.sort,
					         (int)page, (int)i, (int)some.id[i]);
		}
	}
}

/* ── tests ── */

static void the_first_few_are_those_of_the_whole_order(void **state)
{
	(void)state;
	put_many(0, ARTICLES);
	hold(400);
}

static void a_corpus_that_grows_is_read_on(void **state)
{
	(void)state;
	hold(10);
	for (u32 n = 0; n < ARTICLES; n += 10) {
		put_many(n, n + 10);
		hold(20);
	}
}

static void what_is_changed_and_forgotten_is_read_again(void **state)
{
	uint64_t removed;

	(void)state;
	put_many(0, ARTICLES);
	for (u32 n = 0; n < ARTICLES; n += 20) {
		hold(10);
		put_many(n, n + 2); /* other words, facts and days */
		hold(10);
		assert_int_equal(writer->ops->forget(writer, arena_printf(&arena, "n%u", n + 7), NULL, &removed, &err), PR_OK);
		assert_int_equal(removed, 1);
		hold(10);
		put_many(ARTICLES + n, ARTICLES + n + 1);
	}
	hold(50);
}

static void readers_share_what_one_of_them_has_read(void **state)
{
	struct store *first = reader, *other;

	(void)state;
	put_many(0, ARTICLES);
	hold(20);
	assert_int_equal(store_sqlite_open(&other, path, PR_READ, &err), PR_OK);
	for (u32 n = 0; n < 5; n++) {
		reader = other;
		hold(20);
		put_many(ARTICLES + n * 3, ARTICLES + n * 3 + 3);
		hold(20);
		reader = first;
		hold(20);
	}
	other->ops->close(other);
	hold(20);
}

/* As a server does in the background: nothing more is told to be left when all was read. */
static void what_was_read_beforehand_is_the_same(void **state)
{
	int more = 1;

	(void)state;
	put_many(0, 2 * ARTICLES);
	for (u32 n = 0; more; n++) {
		assert_true(n < 10);
		assert_int_equal(reader->ops->warm(reader, &more, &err), PR_OK);
		hold(10);
	}
	put_many(2 * ARTICLES, 2 * ARTICLES + 5);
	assert_int_equal(reader->ops->warm(reader, &more, &err), PR_OK);
	assert_int_equal(more, 0);
	hold(20);
}

static void pages_and_facets_are_of_what_is_found(void **state)
{
	(void)state;
	put_many(0, ARTICLES);
	hold_articles(200);
	for (u32 n = 0; n < 5; n++) {
		put_many(ARTICLES + n * 3, ARTICLES + n * 3 + 3);
		hold_articles(20);
		put_many(n * 7, n * 7 + 1);
		hold_articles(20);
	}
}

#define SORTED_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SORTED_TEST(the_first_few_are_those_of_the_whole_order),
		SORTED_TEST(a_corpus_that_grows_is_read_on),
		SORTED_TEST(what_is_changed_and_forgotten_is_read_again),
		SORTED_TEST(readers_share_what_one_of_them_has_read),
		SORTED_TEST(what_was_read_beforehand_is_the_same),
		SORTED_TEST(pages_and_facets_are_of_what_is_found),
	};

	seed = 11;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
