/* bench.c: measures one side of one figure at a time; run.sh puts the sides side by side.
 *
 *     bench run COMMAND…            wall and CPU [s] and peak memory [MB] of a process
 *     bench plain FILE DB           FTS5's plain insertion of the articles' text: wall and CPU [s]
 *     bench tuned FILE DB           the same with what loading sets FTS5 to: pages of 16K, a large hash, one commit
 *     bench words FILE N            our lemma of each word against Snowball's stem of it, sides alternating, medians
 *     bench text RULES FILE FEW N   the text's floors in one process, sides alternating, medians of N rounds; FEW: the file
 *                                   for sides that take minutes
 *     bench sets FILE N             decoding single-byte texts by our tables and by iconv [MB/s of input]
 *     bench patterns RULES FILE DIR writes DIR/text, the articles as patterns see them, and each pattern as DIR/pattern.N
 *     bench size FILE               [bytes] of the articles' text
 *
 * FILE is NDJSON. Each prints `name value…` lines on standard output. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "bench.h"
#include "str.h"

enum { BATCH = 1000 };

/* ── a process ── */

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int run(char **command)
{
	double began = now(CLOCK_MONOTONIC);
	struct rusage used;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int quiet = open("/dev/null", O_WRONLY);
		dup2(quiet, 1), dup2(quiet, 2);
		execv(command[0], command);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
		die("the command failed");
	printf("wall %.4f cpu %.4f peak %.1f\n", now(CLOCK_MONOTONIC) - began,
	       seconds(used.ru_utime) + seconds(used.ru_stime), (double)used.ru_maxrss / 1024);
	return 0;
}

/* ── the articles ── */

static int size(const char *path)
{
	struct articles all;
	jmp_buf point;

	if (setjmp(point))
		die("out of memory");
	articles_read(&all, path, &point);
	printf("articles %zu bytes %zu\n", all.n, all.bytes);
	return 0;
}

/* ── FTS5, plain ── */

static void sql(sqlite3 *db, const char *text)
{
	if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
}

static void insert_all(sqlite3 *db, const struct articles *all, size_t batch)
{
	sqlite3_stmt *insert;

	if (sqlite3_prepare_v2(db, "INSERT INTO plain(title, body) VALUES (?, ?)", -1, &insert, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	for (size_t i = 0; i < all->n; i++) {
		str text = all->article[i].text, title = str_cut(text, 0, all->article[i].title_end);
		str body = str_cut(text, title.n, text.n);

		if (i % batch == 0)
			sql(db, i ? "COMMIT; BEGIN" : "BEGIN");
		sqlite3_bind_text(insert, 1, title.p, (int)title.n, SQLITE_STATIC);
		sqlite3_bind_text(insert, 2, body.p, (int)body.n, SQLITE_STATIC);
		if (sqlite3_step(insert) != SQLITE_DONE)
			die(sqlite3_errmsg(db));
		sqlite3_reset(insert);
	}
	sqlite3_finalize(insert);
	sql(db, "COMMIT");
}

static int plain(const char *path, const char *file, bool tuned)
{
	struct articles all;
	jmp_buf point;
	sqlite3 *db;
	double wall, cpu;

	if (setjmp(point))
		die("out of memory");
	articles_read(&all, path, &point);
	wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
	if (sqlite3_open(file, &db) != SQLITE_OK)
		die("cannot open the database");
	sql(db, tuned ? "PRAGMA page_size=16384" : "PRAGMA page_size=4096");
	sql(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
	sql(db, "CREATE VIRTUAL TABLE plain USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')");
	if (tuned)
		sql(db, "INSERT INTO plain (plain, rank) VALUES ('hashsize', 33554432); "
		        "INSERT INTO plain (plain, rank) VALUES ('pgsz', 16336)");
	insert_all(db, &all, tuned ? SIZE_MAX : BATCH);
	sqlite3_close(db);
	printf("wall %.4f cpu %.4f\n", now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - cpu);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc >= 3 && strcmp(argv[1], "run") == 0)
		return run(argv + 2);
	if (argc == 4 && strcmp(argv[1], "plain") == 0)
		return plain(argv[2], argv[3], false);
	if (argc == 4 && strcmp(argv[1], "tuned") == 0)
		return plain(argv[2], argv[3], true);
	if (argc == 4 && strcmp(argv[1], "words") == 0 && atoi(argv[3]) > 0 && atoi(argv[3]) <= ROUNDS_MAX)
		return words(argv[2], atoi(argv[3]));
	if (argc == 6 && strcmp(argv[1], "text") == 0 && atoi(argv[5]) > 0 && atoi(argv[5]) <= ROUNDS_MAX)
		return text(argv[2], argv[3], argv[4], atoi(argv[5]));
	if (argc == 4 && strcmp(argv[1], "sets") == 0 && atoi(argv[3]) > 0 && atoi(argv[3]) <= ROUNDS_MAX)
		return sets(argv[2], atoi(argv[3]));
	if (argc == 5 && strcmp(argv[1], "patterns") == 0)
		return patterns(argv[2], argv[3], argv[4]);
	if (argc == 3 && strcmp(argv[1], "size") == 0)
		return size(argv[2]);
	fprintf(stderr, "usage: bench run COMMAND… | plain FILE DB | tuned FILE DB | words FILE N | text RULES FILE FEW N | sets FILE N | "
	                "patterns RULES FILE DIR | size FILE\n");
	return 2;
}
