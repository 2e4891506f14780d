/* search.c: the figures of search on a corpus: the newest articles, and the best for one common word beside what FTS5
 * needs to sort them all (`ORDER BY rank`), which must come in the same order.
 *
 *     search DB WORD…       for each word: rows, both times [ms], ratio; sides alternating, medians of ROUNDS
 *
 * Our side is the whole answer, with snippets; the other gives row numbers only. Both look for the form alone, so that
 * they ask the same; all-forms is our time for what people would type. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "fts_french.h"
#include "pressoir.h"

enum { ROUNDS = 7, WANTED = 20 };

struct answer {
	int64_t id[WANTED];
	int n;
};

static void die(const char *what)
{
	fprintf(stderr, "search: %s\n", what);
	exit(3);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *of)
{
	qsort(of, ROUNDS, sizeof *of, by_size);
	return of[ROUNDS / 2];
}

static int note(void *payload, const pr_hit *hit)
{
	struct answer *a = payload;

	a->id[a->n++] = hit->article.id;
	return 0;
}

static double ours(pr_corpus *corpus, const char *words, struct answer *out)
{
	pr_query q = {.words = words, .sort = *words ? PR_SORT_RANK : PR_SORT_DATE, .limit = WANTED};
	pr_err err;
	double from = now();

	*out = (struct answer){0};
	if (pr_search(corpus, &q, note, out, &err) != PR_OK)
		die(err.message);
	return now() - from;
}

static double plain(sqlite3 *db, const char *word, struct answer *out)
{
	static const char sql[] = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rank LIMIT 20";
	sqlite3_stmt *row;
	char *match = sqlite3_mprintf("\"=%w\"", word);
	double from = now();

	*out = (struct answer){0};
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	sqlite3_bind_text(row, 1, match, -1, SQLITE_STATIC);
	while (sqlite3_step(row) == SQLITE_ROW)
		out->id[out->n++] = sqlite3_column_int64(row, 0);
	if (sqlite3_finalize(row) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	from = now() - from;
	sqlite3_free(match);
	return from;
}

static unsigned long long rows(pr_corpus *corpus, const char *words)
{
	pr_query q = {.words = words};
	uint64_t n;
	pr_err err;

	if (pr_count(corpus, &q, &n, &err) != PR_OK)
		die(err.message);
	return n;
}

static void one_word(pr_corpus *corpus, sqlite3 *db, const char *word)
{
	double a[ROUNDS], b[ROUNDS], ma, mb;
	struct answer mine, theirs;
	char *exact = sqlite3_mprintf("=%s", word), *lemma = sqlite3_mprintf("%s", word);

	for (int i = 0; i < ROUNDS; i++) {
		a[i] = ours(corpus, exact, &mine);
		b[i] = plain(db, word, &theirs);
	}
	if (mine.n != theirs.n || memcmp(mine.id, theirs.id, sizeof *mine.id * (size_t)mine.n) != 0)
		die("the two orders differ");
	ma = median(a);
	mb = median(b);
	for (int i = 0; i < ROUNDS; i++)
		b[i] = ours(corpus, lemma, &mine);
	printf("word %s rows %llu ours %.3f plain %.3f ratio %.3f all-forms %.3f\n", word, rows(corpus, exact), ma, mb,
	       ma / mb, median(b));
	sqlite3_free(exact);
	sqlite3_free(lemma);
}

int main(int argc, char **argv)
{
	pr_corpus *corpus;
	sqlite3 *db;
	pr_err err;
	struct answer newest;
	double t[ROUNDS];

	if (argc < 2)
		die("search DB WORD…");
	if (pr_corpus_open(&corpus, argv[1], PR_READ, &err) != PR_OK)
		die(err.message);
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    fts_french_register(db, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	for (int i = 0; i < ROUNDS; i++)
		t[i] = ours(corpus, "", &newest);
	if (newest.n != WANTED)
		die("too few articles");
	printf("articles %llu newest %.3f\n", rows(corpus, ""), median(t));
	for (int i = 2; i < argc; i++)
		one_word(corpus, db, argv[i]);
	sqlite3_close(db);
	pr_corpus_close(corpus);
	return 0;
}
