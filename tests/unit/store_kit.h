/* store_kit.h: articles, a corpus to put them into, and what comes out of it. Included by the tests of the SQLite
 * store, each of which uses a part of it. */
#ifndef STORE_KIT_H
#define STORE_KIT_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "buf.h"
#include "store.h"
#include "str.h"

#pragma GCC diagnostic ignored "-Wunused-function"

static char folder[] = "/tmp/pressoir-store.XXXXXX";
static char path[64];
static struct store *store;
static struct arena arena;
static jmp_buf point;
static pr_err err;

/* ── articles to put ── */

static struct article made(const char *id, const char *title, const char *text, const char *published)
{
	struct article a = {.article = str_c(id),
			    .id = str_c(id),
			    .path = S("/in/all.ndjson"),
			    .source = S("La Gazette"),
			    .title = str_c(title),
			    .published = str_c(published)};
	const char *line;

	a.text = str_c(arena_printf(&arena, "%s\n%s", title, text));
	a.title_end = (u32)strlen(title);
	line = strchr(text, '\n');
	a.lead_end = a.title_end + 1 + (u32)(line ? (size_t)(line - text) : strlen(text));
	return a;
}

/* The fact of these words in an article, by their sentence (the line that they stand in). */
static pr_fact fact_of(const struct article *a, const char *kind, const char *words, const char *value)
{
	size_t at = str_find(a->text, str_c(words), 0), beg = at, end = at;
	pr_fact f = {.kind = str_c(kind),
		     .text = str_c(words),
		     .value = str_c(value),
		     .low = str_c(value),
		     .high = str_c(value),
		     .modifier = S("exact"),
		     .label = str_c(words),
		     .rule = str_c(arena_printf(&arena, "%s.test", kind)),
		     .date_from = S("sentence")};

	assert_true(at != SIZE_MAX);
	while (beg > 0 && a->text.p[beg - 1] != '\n')
		beg--;
	while (end < a->text.n && a->text.p[end] != '\n')
		end++;
	f.start = utf8_count(a->text, 0, (u32)at);
	f.end = f.start + utf8_count(a->text, (u32)at, (u32)(at + strlen(words)));
	f.sentence = str_cut(a->text, beg, end);
	return f;
}

static enum stored put_facts(const struct article *a, pr_fact *fact, size_t n)
{
	struct facts facts = {fact, n};
	enum stored out = STORED_DUPLICATE;

	assert_int_equal(store->ops->put(store, a, &facts, NULL, &out, &err), PR_OK);
	return out;
}

static enum stored put(const struct article *a)
{
	return put_facts(a, NULL, 0);
}

static void begin(void)
{
	if (store->ops->begin(store, "rules-1", &err) != PR_OK)
		fail_msg("%s", err.message);
}

static void commit(void)
{
	if (store->ops->commit(store, &err) != PR_OK)
		fail_msg("%s", err.message);
}

static void reopen(int mode)
{
	if (store)
		store->ops->close(store);
	store = NULL;
	err = (pr_err){0};
	if (store_sqlite_open(&store, path, mode, &err) != PR_OK)
		fail_msg("%s", err.message);
}

/* ── what comes out ── */

static char found[20000];

static void note(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void note(const char *format, ...)
{
	size_t n = strlen(found);
	va_list args;

	va_start(args, format);
	vsnprintf(found + n, sizeof found - n, format, args);
	va_end(args);
}

static int note_hit(void *payload, const pr_hit *hit)
{
	(void)payload;
	note("%.*s ", (int)hit->article.article.n, hit->article.article.p);
	return 0;
}

static int note_fact(void *payload, const pr_article *a, const pr_fact *f)
{
	(void)payload;
	note("%.*s:%.*s ", (int)a->article.n, a->article.p, (int)f->text.n, f->text.p);
	return 0;
}

static int note_article(void *payload, const pr_article *a, const pr_fact *fact, size_t n)
{
	(void)payload;
	note("%.*s|%.*s|%.*s|%.*s|%u|%.*s", (int)a->source.n, a->source.p, (int)a->article.n, a->article.p,
	     (int)a->path.n, a->path.p, (int)a->author.n, a->author.p, a->part, (int)a->text.n, a->text.p);
	for (size_t i = 0; i < n; i++)
		note("|%.*s", (int)fact[i].label.n, fact[i].label.p);
	note("\n");
	return 0;
}

static int note_count(void *payload, const char *what, pr_str which, uint64_t n)
{
	(void)payload;
	note("%s %.*s %llu\n", what, (int)which.n, which.p, (unsigned long long)n);
	return 0;
}

static int note_message(void *payload, const char *message)
{
	(void)payload;
	note("%s\n", message);
	return 0;
}

static const char *search(pr_query q)
{
	found[0] = 0;
	err = (pr_err){0};
	if (store->ops->search(store, &q, note_hit, NULL, &err) != PR_OK)
		fail_msg("%s", err.message);
	return found;
}

static const char *facts(pr_query q)
{
	found[0] = 0;
	err = (pr_err){0};
	if (store->ops->facts(store, &q, note_fact, NULL, &err) != PR_OK)
		fail_msg("%s", err.message);
	return found;
}

static const char *everything(void)
{
	pr_query q = {0};

	found[0] = 0;
	assert_int_equal(store->ops->articles(store, &q, note_article, NULL, &err), PR_OK);
	return found;
}

static uint64_t count(const char *words)
{
	pr_query q = {.words = words};
	uint64_t n = 0;

	assert_int_equal(store->ops->count(store, &q, &n, &err), PR_OK);
	return n;
}

static i64 sql(const char *text)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	i64 n;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 1000);
	assert_int_equal(sqlite3_prepare_v2(db, text, -1, &stmt, NULL), SQLITE_OK);
	n = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
	assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
	sqlite3_close(db);
	return n;
}

/* ── around each test ── */

static int fresh(void **state)
{
	(void)state;
	snprintf(path, sizeof path, "%s/corpus.db", folder);
	reopen(PR_WRITE);
	return 0;
}

static int sound(void **state)
{
	char other[80];
	pr_status status;

	(void)state;
	found[0] = 0;
	err = (pr_err){0};
	status = store ? store->ops->verify(store, note_message, NULL, &err) : PR_OK;
	if (status != PR_OK)
		print_error("%s\n%s\n", err.message, found);
	if (store)
		store->ops->close(store);
	store = NULL;
	for (int i = 0; i < 4; i++) {
		static const char *const ends[] = {"", "-wal", "-shm", "-lock"};
		snprintf(other, sizeof other, "%s%s", path, ends[i]);
		unlink(other);
	}
	arena_reset(&arena);
	return status != PR_OK;
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, sound)

/* All tests of a file, in a folder of their own. */
static int run_stored(const struct CMUnitTest *tests, size_t n)
{
	int failed;

	arena_init(&arena, 64 << 20);
	if (arena_try(&arena, &point) || !mkdtemp(folder))
		return 1;
	failed = _cmocka_run_group_tests("tests", tests, n, NULL, NULL);
	rmdir(folder);
	arena_free(&arena);
	return failed;
}

/* Three articles with facts, in one batch. */
static void put_three(void)
{
	struct article a = made("a1", "Un budget pour l’école",
				"La ville recrute 450 agents en Seine-Saint-Denis.\nElle paie 2,5 millions d’euros.",
				"2020-05-01");
	struct article b =
		made("b2", "Le vélo revient",
		     "Les vélos de la ville sont réparés.\nUn agent suffit, 12 agents viendront.", "2021-06-02");
	struct article c = made("c3", "Rien de neuf", "Le recrutement de travailleurs sociaux attend.\nOn parle de 2022.",
		"");
	pr_fact of_a[] = {fact_of(&a, "headcount", "450 agents", "450"), fact_of(&a, "department", "Seine-Saint-Denis",
		"93"),
	                  fact_of(&a, "amount", "2,5 millions d’euros", "2500000")};
	pr_fact of_b[] = {fact_of(&b, "headcount", "12 agents", "12")}, of_c[] = {fact_of(&c, "date", "2022", "2022")};

	of_a[0].department = of_a[1].department = S("93");
	of_a[1].low = of_a[1].high = S("");
	of_a[1].label = S("Seine-Saint-Denis (93)");
	of_b[0].value = S("12..");
	of_b[0].low = S("12");
	of_b[0].high = S("");
	of_b[0].date = S("2019-03");
	of_c[0].low = S("2022-01-01");
	of_c[0].high = S("2022-12-31");
	of_c[0].date = S("2022");
	b.source = S("Le Réveil");
	begin();
	assert_int_equal(put_facts(&a, of_a, 3), STORED_NEW);
	assert_int_equal(put_facts(&b, of_b, 1), STORED_NEW);
	assert_int_equal(put_facts(&c, of_c, 1), STORED_NEW);
	commit();
}

#endif
