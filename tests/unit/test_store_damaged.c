/* A damaged or hostile corpus: rows that cannot be, and rows out of their order, which SQLite does not look for. What
 * reads it or writes to it says so or leaves them out; nothing is read or written beyond what there is, and all of it
 * ends. */
#include "store_kit.h"

/* ── damages ── */

static int thrown_away(void **state)
{
	(void)state;
	if (store)
		store->ops->close(store);
	store = NULL;
	unlink(path);
	arena_reset(&arena);
	return 0;
}

static void do_sql(const char *const *texts)
{
	for (; *texts; texts++)
		sql(*texts);
}

enum { PAGE = 16384, ROWS = 3, PLACES = 8 }; /* [bytes] as SQLite's file format has a leaf */

static i64 root_of(const char *table)
{
	return sql(arena_printf(&arena, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table));
}

static void page_at(i64 number, u8 page[PAGE], bool write)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, (long)(number - 1) * PAGE, SEEK_SET), 0);
	assert_int_equal(write ? fwrite(page, 1, PAGE, file) : fread(page, 1, PAGE, file), PAGE);
	assert_int_equal(fclose(file), 0);
}

/* Of a table that is one page. */
static void take_page(const char *table, u8 page[PAGE])
{
	if (store)
		store->ops->close(store);
	store = NULL;
	sql("PRAGMA wal_checkpoint(TRUNCATE)");
	page_at(root_of(table), page, false);
	assert_true(page[0] == 13 && page[ROWS + 1] > 1);
}

/* The first and the last row of a table stand in each other's place. */
static void disorder(const char *table)
{
	u8 page[PAGE], *first = page + PLACES, *last;

	take_page(table, page);
	last = first + 2 * (page[ROWS + 1] - 1);
	for (int i = 0; i < 2; i++) {
		u8 swap = first[i];
		first[i] = last[i];
		last[i] = swap;
	}
	page_at(root_of(table), page, true);
}

/* All rows of a table come a second time behind the last of them: its page stands where that of another table was, and
 * its root twice leads there. */
static void come_again(const char *table, const char *where, u8 last)
{
	u8 page[PAGE], root[PAGE] = {5, [ROWS + 1] = 1, [PLACES + 4] = (PAGE - 5) >> 8, (PAGE - 5) & 255, [PAGE - 1] = last};
	i64 at = root_of(where);

	take_page(table, page);
	page_at(at, page, true);
	root[5] = root[PLACES + 4];
	root[6] = root[PLACES + 5];
	root[PLACES + 3] = root[PAGE - 2] = (u8)at;
	page_at(root_of(table), root, true);
}

static void assert_damaged(pr_status status)
{
	assert_int_equal(status, PR_FAILED);
	if (!strstr(err.message, "damaged"))
		fail_msg("%s", err.message);
}

/* ── rows that cannot be ── */

static void an_article_below_0_in_a_damaged_corpus_is_refused(void **state)
{
	static const char *const damages[][2] = {
		{"UPDATE place SET article = -4000", ""}, {"UPDATE place SET article = -4000", "UPDATE article SET id = -4000"}};
	struct article a = made("x", "Titre", "Ancien texte.", "2020-01-01"),
		       b = made("x", "Titre", "Nouveau texte.", "2020-01-01");

	(void)state;
	for (size_t i = 0; i < countof(damages); i++) {
		struct facts none = {0};
		enum stored out;
		uint64_t removed;
		begin();
		put(&a);
		commit();
		sql(damages[i][0]);
		sql(damages[i][1]);
		begin();
		assert_int_equal(store->ops->put(store, &b, &none, NULL, &out, &err), PR_FAILED);
		assert_non_null(strstr(err.message, "no article -4000"));
		store->ops->rollback(store);
		err = (pr_err){0};
		assert_int_equal(store->ops->forget(store, NULL, "La Gazette", &removed, &err), PR_FAILED);
		assert_non_null(strstr(err.message, "no article -4000"));
		store->ops->close(store);
		store = NULL;
		unlink(path);
		reopen(PR_WRITE);
	}
}

static void a_day_beyond_all_days_harms_nothing(void **state)
{
	struct article a = made("x", "Titre", "Ancien texte.", "2020-01-01");
	struct facts none = {0};

	(void)state;
	begin();
	put(&a);
	commit();
	sql("UPDATE article SET day = 9223372036854775807");
	begin();
	assert_int_equal(store->ops->facts_replace(store, 1, &a, &none, &err), PR_OK);
	store->ops->rollback(store);
	sql("UPDATE article SET day = 18262");
}


/* The first few are chosen by columns in memory; all of them are SQLite's alone. */
static void facts_without_reading_or_date_are_none_of_the_first(void **state)
{
	static const char *const damages[] = {"UPDATE fact SET reading = 60000000 WHERE article < 3",
	                                      "UPDATE fact SET date = 60000000 WHERE article < 3",
	                                      "UPDATE fact SET reading = -1, date = -1 WHERE article < 3"};

	(void)state;
	for (size_t i = 0; i < countof(damages); i++) {
		put_three();
		sql(damages[i]);
		reopen(PR_READ);
		for (pr_fact_sort sort = PR_FACTS_BY_PUBLICATION; sort <= PR_FACTS_BY_KIND; sort++)
			assert_string_equal(facts((pr_query){.min = "0", .kinds = (const char *[]){"date", "amount", "headcount", NULL},
			                                     .fact_sort = sort, .limit = 5}), "");
		assert_string_equal(facts((pr_query){.fact_sort = PR_FACTS_BY_DATE, .limit = 5}), "c3:2022 ");
		thrown_away(state);
		reopen(PR_WRITE);
	}
}

static void a_count_of_changes_below_0_holds_no_columns(void **state)
{
	static const char *const damages[] = {"INSERT OR REPLACE INTO meta (key, value) VALUES ('rewritten', -1)",
	                                      "UPDATE fact SET date = -1 WHERE article = 2", NULL};
	static const char *const least[] = {"1", "2", "3"};

	(void)state;
	put_three();
	do_sql(damages);
	reopen(PR_READ);
	for (size_t i = 0; i < countof(least); i++)
		assert_string_equal(facts((pr_query){.min = least[i], .fact_sort = PR_FACTS_BY_VALUE, .limit = 5}),
		                    "a1:450 agents a1:2,5 millions d’euros ");
}

static void the_lowest_row_of_hashes_takes_more(void **state)
{
	struct article a = made("x", "Titre", "Un texte de plus.", "2020-01-01");

	(void)state;
	a.url = S("https://gazette.example/de-plus");
	put_three();
	sql("INSERT INTO similar (bucket, entries) VALUES (-9223372036854775808, zeroblob(70000))");
	reopen(PR_WRITE);
	begin();
	put(&a);
	commit();
	assert_int_equal(count("texte"), 1);
	assert_int_equal(sql("SELECT count(*) FROM similar WHERE bucket >= 0"), 0);
}

static void a_saved_query_whose_lists_are_none_is_asked(void **state)
{
	struct buf filters = {.arena = &arena};
	int64_t upto;

	(void)state;
	put_three();
	assert_int_equal(store->ops->watch_save(store, "ville", &(pr_query){.words = "ville"}, &err), PR_OK);
	buf_put(&filters, S("UPDATE watches SET seen = 0, filters = '{\"sources\": {\"0\": \"Le Réveil\""));
	for (int i = 1; i < 100000; i++)
		buf_printf(&filters, ", \"%d\": {}", i);
	buf_put(&filters, S("}}'"));
	buf_char(&filters, 0);
	sql(filters.p);
	found[0] = 0;
	assert_int_equal(store->ops->watch(store, "ville", note_hit, NULL, &upto, &err), PR_OK);
	assert_string_equal(found, "b2 ");
}

static int two_of_them(void *payload, const pr_group *group)
{
	assert_int_equal(group->articles, 2);
	assert_int_equal(group->independent, 2);
	++*(int *)payload;
	return 0;
}

static void the_lowest_article_is_one_of_a_group(void **state)
{
	static const char *const damages[] = {"UPDATE fact SET article = -9223372036854775808 WHERE article = 1",
	                                      "UPDATE article SET id = -9223372036854775808 WHERE id = 1", NULL};
	struct article a = made("a", "Un plan", "La ville recrute 12 agents.", "2020-01-01"),
	               b = made("b", "Du neuf", "La ville recrute 12 agents.", "2020-01-02");
	pr_fact of_a = fact_of(&a, "headcount", "12 agents", "12"), of_b = fact_of(&b, "headcount", "12 agents", "12");
	pr_rules *rules;
	pr_corpus *corpus;
	int groups = 0;

	(void)state;
	begin();
	put_facts(&a, &of_a, 1);
	put_facts(&b, &of_b, 1);
	commit();
	do_sql(damages);
	assert_int_equal(pr_rules_open(&rules, "rules", &err), PR_OK);
	assert_int_equal(pr_corpus_open(&corpus, path, PR_READ, &err), PR_OK);
	assert_int_equal(pr_fact_groups(corpus, rules, NULL, two_of_them, &groups, &err), PR_OK);
	assert_int_equal(groups, 1);
	pr_corpus_close(corpus);
	pr_rules_close(rules);
}

/* ── rows out of their order ── */

static int one_facet(void *payload, const pr_facet *facet)
{
	(void)facet;
	++*(int *)payload;
	return 0;
}

static void blocks_out_of_order_are_left_out(void **state)
{
	static const char *const damages[] = {"INSERT INTO lengths VALUES (900000, zeroblob(3072))",
	                                      "INSERT INTO traits VALUES (4000000, zeroblob(6144))", NULL};
	static const char *const tables[] = {"lengths", "traits"};
	pr_query q = {.words = "ville"};
	int facets_told = 0;

	(void)state;
	put_three();
	do_sql(damages);
	for (size_t i = 0; i < countof(tables); i++) {
		disorder(tables[i]);
		reopen(PR_WRITE);
	}
	for (int mode = PR_READ; mode <= PR_WRITE; mode++) {
		reopen(mode);
		assert_string_equal(search(q), "b2 a1 ");
		assert_int_equal(store->ops->facets(store, &q, one_facet, &facets_told, &err), PR_OK);
		assert_true(facets_told > 0);
	}
}

static int go_on(void *payload, i64 id, const struct article *article)
{
	(void)payload, (void)id, (void)article;
	return 0;
}

static void articles_that_come_again_end_a_rebuild(void **state)
{
	struct arena a;

	(void)state;
	put_three();
	come_again("article", "watches", 3);
	reopen(PR_WRITE);
	arena_init(&a, 1 << 20);
	a.fail = &point;
	begin();
	assert_damaged(store->ops->each_article(store, &a, go_on, NULL, &err));
	store->ops->rollback(store);
	arena_free(&a);
}

static void places_out_of_order_end_forgetting_a_source(void **state)
{
	uint64_t removed;

	(void)state;
	put_three();
	disorder("place");
	reopen(PR_WRITE);
	assert_damaged(store->ops->forget(store, NULL, "La Gazette", &removed, &err));
	assert_int_equal(removed, 0);
	reopen(PR_WRITE);
}

static void loose_articles_out_of_order_end_a_load(void **state)
{
	static const char *const damages[] = {"INSERT INTO loose VALUES (1), (2), (3)", "INSERT INTO torn VALUES (1)", NULL};

	(void)state;
	put_three();
	do_sql(damages);
	disorder("loose");
	reopen(PR_WRITE);
	begin();
	assert_damaged(store->ops->commit(store, &err));
	store->ops->rollback(store);
}

#define DAMAGE_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, thrown_away)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DAMAGE_TEST(an_article_below_0_in_a_damaged_corpus_is_refused),
		DAMAGE_TEST(a_day_beyond_all_days_harms_nothing),
		DAMAGE_TEST(facts_without_reading_or_date_are_none_of_the_first),
		DAMAGE_TEST(a_count_of_changes_below_0_holds_no_columns),
		DAMAGE_TEST(the_lowest_row_of_hashes_takes_more),
		DAMAGE_TEST(a_saved_query_whose_lists_are_none_is_asked),
		DAMAGE_TEST(the_lowest_article_is_one_of_a_group),
		DAMAGE_TEST(blocks_out_of_order_are_left_out),
		DAMAGE_TEST(articles_that_come_again_end_a_rebuild),
		DAMAGE_TEST(places_out_of_order_end_forgetting_a_source),
		DAMAGE_TEST(loose_articles_out_of_order_end_a_load),
	};

	return run_stored(tests, countof(tests));
}
