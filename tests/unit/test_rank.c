/* Ranking: the first few are those of the whole order, whatever is asked; and what comes before what. The corpus is
 * made of words drawn at random from a few, so that scores are near each other and often the same. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>

#include "buf.h"
#include "corpus_test.h"
#include "fts_french.h"
#include "str.h"

enum { ARTICLES = 400, HITS = ARTICLES + 1 };

static struct store *store;

/* ── a corpus ── */

static void open_store(int mode)
{
	if (store)
		store->ops->close(store);
	store = opened(mode);
}

static int fresh(void **state)
{
	(void)state;
	if (corpus_begin())
		return -1;
	open_store(PR_WRITE);
	return 0;
}

static int gone(void **state)
{
	(void)state;
	if (store)
		store->ops->close(store);
	store = NULL;
	return corpus_end();
}

static void put(u32 n, const char *title, const char *lead, const char *body)
{
	char *name = arena_printf(&arena, "n%u", n);
	struct article a = {.article = str_c(name), .id = str_c(name), .path = S("/in"), .source = n % 3 ? S("A") : S("B"),
	                    .title = str_c(title), .published = n % 2 ? S("2020-01-01") : S("2021-01-01")};
	struct facts none = {0};
	enum stored stored;

	a.text = str_c(arena_printf(&arena, "%s\n%s\n%s", title, lead, body));
	a.title_end = (u32)strlen(title);
	a.lead_end = a.title_end + 1 + (u32)strlen(lead);
	if (store->ops->put(store, &a, &none, NULL, &stored, &err) != PR_OK)
		fail_msg("%s", err.message);
}

static void begin(void)
{
	assert_int_equal(store->ops->begin(store, "rules", &err), PR_OK);
}

static void commit(void)
{
	if (store->ops->commit(store, &err) != PR_OK)
		fail_msg("%s", err.message);
}

static const char *words(u32 n)
{
	static const char *const some[] = {"ville", "villes", "recrutement", "recruter", "recrute", "travail", "travaux",
	                                   "emploi", "social", "sociaux", "macroniste", "macronistes", "le", "4 700"};
	struct buf b = {.arena = &arena};

	for (u32 i = 0; i < n; i++) {
		buf_put(&b, str_c(some[roll(countof(some))]));
		buf_char(&b, ' ');
	}
	buf_char(&b, 0);
	return b.p;
}

static void put_many(u32 from, u32 to)
{
	begin();
	for (u32 i = from; i < to; i++)
		put(i, words(1 + roll(4)), words(1 + roll(10)), words(1 + roll(60)));
	commit();
}

/* ── questions ── */

struct answer {
	i64 id[HITS];
	double score[HITS];
	size_t n;
};

static int note(void *payload, const pr_hit *hit)
{
	struct answer *a = payload;

	assert_true(a->n < HITS);
	a->id[a->n] = hit->article.id;
	a->score[a->n++] = hit->score;
	return 0;
}

static void ask(pr_query q, struct answer *out)
{
	out->n = 0;
	q.sort = PR_SORT_RANK;
	if (store->ops->search(store, &q, note, out, &err) != PR_OK)
		fail_msg("%s: %s", q.words, err.message);
}

/* The same for any number of hits, and for those of a later page. */
static void holds(pr_query q)
{
	static struct answer all, some;

	ask(q, &all);
	for (u32 i = 0; i < 5; i++) {
		q.limit = i ? 1 + roll(ARTICLES) : 1;
		q.offset = i < 3 ? 0 : roll(30);
		ask(q, &some);
		for (size_t k = 0; k < some.n; k++)
			if (k + q.offset >= all.n || some.id[k] != all.id[k + q.offset] || some.score[k] != all.score[k + q.offset])
				fail_msg("%s, limit %d, offset %d: hit %d differs", q.words, (int)q.limit, (int)q.offset, (int)k);
		assert_int_equal(some.n, all.n <= q.offset ? 0 : all.n - q.offset < q.limit ? all.n - q.offset : q.limit);
	}
}

static char *random_query(u32 depth)
{
	static const char *const leaf[] = {"ville", "=ville", "travail", "=travaux", "recruter+", "recrut*", "macronistes",
	                                   "titre:emploi", "chapô:recrutement", "texte:social", "\"ville social\"",
	                                   "travail PROCHE/3 emploi", "le", "4700", "école"};
	static const char *const between[] = {"ET", "OU", "SAUF", ""};

	if (!depth || !roll(3))
		return arena_printf(&arena, "%s", leaf[roll(countof(leaf))]);
	return arena_printf(&arena, "(%s %s %s)", random_query(depth - 1), between[roll(countof(between))],
	                    random_query(depth - 1));
}

/* ── tests ── */

static void the_first_few_are_those_of_the_whole_order(void **state)
{
	static const char *const sources[] = {"A", NULL};

	(void)state;
	put_many(0, ARTICLES);
	for (u32 i = 0; i < 300; i++) {
		pr_query q = {.words = random_query(3)};
		if (roll(4) == 0)
			q.since = "2020-06-01";
		if (roll(4) == 0)
			q.sources = sources;
		holds(q);
	}
}

/* Our bm25 is FTS5's, to the last bit. */
static void the_score_is_that_of_fts5(void **state)
{
	static const char *const one[] = {"ville", "travaux", "le", "macroniste"};
	static struct answer mine;
	sqlite3 *db;

	(void)state;
	put_many(0, ARTICLES);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(fts_french_register(db, NULL), SQLITE_OK);
	for (size_t i = 0; i < countof(one); i++) {
		char *sql = arena_printf(&arena, "SELECT rowid, bm25(articles_fts, 1.0, 3.0, 8.0) AS r FROM articles_fts WHERE "
		                         "articles_fts MATCH '\"=%s\"' ORDER BY r, rowid", one[i]);
		sqlite3_stmt *row;
		ask((pr_query){.words = arena_printf(&arena, "=%s", one[i]), .limit = ARTICLES}, &mine);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
		for (size_t k = 0; k < mine.n; k++) {
			assert_int_equal(sqlite3_step(row), SQLITE_ROW);
			assert_int_equal(sqlite3_column_int64(row, 0), mine.id[k]);
			assert_true(sqlite3_column_double(row, 1) == mine.score[k]);
		}
		assert_int_equal(sqlite3_step(row), SQLITE_DONE);
		sqlite3_finalize(row);
	}
	sqlite3_close(db);
}

static void lengths_follow_what_is_changed_forgotten_and_rebuilt(void **state)
{
	uint64_t removed;

	(void)state;
	put_many(0, ARTICLES);
	put_many(0, 50); /* other words */
	for (u32 i = 60; i < 70; i++)
		assert_int_equal(store->ops->forget(store, arena_printf(&arena, "n%u", i), NULL, &removed, &err), PR_OK);
	begin();
	put(1000, "Un titre", "Un chapô.", "Retiré.");
	store->ops->rollback(store);
	put_many(65, 68);
	if (store->ops->verify(store, NULL, NULL, &err) != PR_OK)
		fail_msg("%s", err.message);
	for (u32 i = 0; i < 30; i++)
		holds((pr_query){.words = random_query(2)});
	open_store(PR_READ);
	for (u32 i = 0; i < 30; i++)
		holds((pr_query){.words = random_query(2)});
	open_store(PR_WRITE);
}

/* Articles that differ in one word, its forms from the nearest to the farthest; loaded the other way round. */
static void the_form_comes_before_the_lemma_before_the_family(void **state)
{
	static const struct { const char *query, *form[3];
	} cases[] = {
		{"recruter+", {"recruter", "recrute", "recrutement"}},
		{"recrutement+", {"recrutement", "recrutements", "recruter"}},
		{"travaux", {"travaux", "travail", "bureau"}},
		{"\"travailleur social\"", {"travailleur social", "travailleurs sociaux", "bureau"}},
		{"titre:emplois", {"emplois", "emploi", "bureau"}},
	};
	static struct answer found;

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		fresh(NULL);
		begin();
		for (u32 k = 3; k-- > 0;)
			put(k, arena_printf(&arena, "Il y a %s", cases[i].form[k]), "Un mot suffit.", "Rien de plus ici.");
		for (u32 k = 10; k < 30; k++)
			put(k, "Autre chose", "Un mot suffit.", "Rien de plus ici.");
		commit();
		ask((pr_query){.words = cases[i].query, .limit = 3}, &found);
		assert_true(found.n >= 2);
		for (size_t k = 0; k < found.n; k++)
			if (found.id[k] != (i64)(3 - k))
				fail_msg("%s: hit %d is row %d", cases[i].query, (int)k, (int)found.id[k]);
		gone(NULL);
	}
	fresh(NULL);
}

static void the_title_counts_more_than_the_lead_than_the_body(void **state)
{
	static struct answer found;

	(void)state;
	begin();
	put(1, "Autre chose", "Un mot suffit.", "Une ville de plus.");
	put(2, "Autre chose", "Une ville suffit.", "Un mot de plus.");
	put(3, "Autre ville", "Un mot suffit.", "Une chose de plus.");
	for (u32 k = 10; k < 20; k++)
		put(k, "Autre chose", "Un mot suffit.", "Rien de plus ici.");
	commit();
	ask((pr_query){.words = "ville", .limit = 2}, &found);
	assert_int_equal(found.n, 2);
	assert_int_equal(found.id[0], 3);
	assert_int_equal(found.id[1], 2);
}

static void a_length_that_is_wrong_is_found(void **state)
{
	sqlite3 *db;

	(void)state;
	put_many(0, 20);
	store->ops->close(store);
	store = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "UPDATE lengths SET words = randomblob(3072)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	open_store(PR_WRITE);
	assert_int_equal(store->ops->verify(store, NULL, NULL, &err), PR_FAILED);
}

#define RANK_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RANK_TEST(the_first_few_are_those_of_the_whole_order),
		RANK_TEST(the_score_is_that_of_fts5),
		RANK_TEST(lengths_follow_what_is_changed_forgotten_and_rebuilt),
		RANK_TEST(the_form_comes_before_the_lemma_before_the_family),
		RANK_TEST(the_title_counts_more_than_the_lead_than_the_body),
		RANK_TEST(a_length_that_is_wrong_is_found),
	};

	seed = 7;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
