/* bench.c: measures one side of one figure at a time; run.sh puts the sides side by side.
 *
 *     bench run COMMAND…            wall and CPU [s] and peak memory [MB] of a process
 *     bench plain FILE DB           FTS5's plain insertion of the articles' text: wall and CPU [s]
 *     bench tuned FILE DB           the same with what loading sets FTS5 to: pages of 16K, a large hash, one commit
 *     bench words FILE N            our lemma of each word against Snowball's stem of it, sides alternating, medians
 *     bench text RULES FILE N       the text's floors in one process, sides alternating, medians of N rounds
 *     bench size FILE               [bytes] of the articles' text
 *
 * FILE is NDJSON. Each prints `name value…` lines on standard output. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libstemmer.h>
#include <sqlite3.h>
#include <utf8proc.h>

#include "extract.h"
#include "input.h"
#include "lemma.h"
#include "rule.h"
#include "str.h"
#include "token.h"

enum { ROUNDS_MAX = 9, BATCH = 1000 };

static void die(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(3);
}

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *of, int rounds)
{
	qsort(of, (size_t)rounds, sizeof *of, by_size);
	return of[rounds / 2];
}

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

struct articles {
	struct arena arena;
	struct article *article;
	size_t n, bytes; /* [bytes] of their text */
};

static str file_text(const char *path)
{
	struct stat about;
	int fd = open(path, O_RDONLY);
	str text;

	if (fd < 0 || fstat(fd, &about) != 0)
		die("cannot read the articles");
	text = (str){malloc((size_t)about.st_size + 1), (size_t)about.st_size};
	if (!text.p || read(fd, (void *)(uintptr_t)text.p, text.n) != (ssize_t)text.n)
		die("cannot read the articles");
	close(fd);
	return text;
}

static void articles_read(struct articles *all, const char *path, jmp_buf *point)
{
	str rest = file_text(path);
	size_t room = 0;

	*all = (struct articles){0};
	arena_init(&all->arena, (size_t)4 << 30);
	all->arena.fail = point;
	while (rest.n) {
		size_t n = input_ndjson.cut(rest, true);
		struct doc *doc = NULL;
		const char *why = NULL;
		u32 docs = input_ndjson.parse(&all->arena, &doc, str_cut(rest, 0, n), &why);

		rest = str_cut(rest, n, rest.n);
		if (!docs)
			continue;
		if (all->n == room) {
			size_t want = room * 2 + 1024;
			all->article = arena_grow(&all->arena, all->article, room, want, sizeof *all->article);
			room = want;
		}
		struct article *made;
		if (article_make(&all->arena, &made, doc) == 0)
			continue;
		all->article[all->n++] = *made;
		all->bytes += made->text.n;
	}
}

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

/* ── words ── */

struct words {
	const struct articles *all;
	size_t at;  /* article */
	str *word;
	size_t n, room;
};

static int take_word(void *payload, const struct token *t)
{
	struct words *w = payload;

	if (t->same_place)
		return 0;
	if (w->n == w->room) {
		w->room = w->room * 2 + 4096;
		w->word = realloc(w->word, w->room * sizeof *w->word);
		if (!w->word)
			die("out of memory");
	}
	w->word[w->n++] = str_cut(w->all->article[w->at].text, t->beg, t->end);
	return 0;
}

static size_t lemmas_of(struct lemmas *lemmas, const struct words *w)
{
	size_t sum = 0;

	for (size_t i = 0; i < w->n; i++)
		sum += lemma_spell(lemmas, w->word[i], w->word[i], false).word.n;
	return sum;
}

static size_t stems_of(struct sb_stemmer *stemmer, const struct words *w)
{
	size_t sum = 0;

	for (size_t i = 0; i < w->n; i++) {
		sb_stemmer_stem(stemmer, (const sb_symbol *)w->word[i].p, (int)w->word[i].n);
		sum += (size_t)sb_stemmer_length(stemmer);
	}
	return sum;
}

static int words(const char *path, int rounds)
{
	struct articles all;
	struct words w = {.all = &all};
	struct analyzer *analyzer = analyzer_new();
	struct lemmas *lemmas = lemmas_new();
	struct sb_stemmer *stemmer = sb_stemmer_new("french", "UTF_8");
	double ours[ROUNDS_MAX], theirs[ROUNDS_MAX];
	size_t sum = 0;
	jmp_buf point;

	if (setjmp(point) || !analyzer || !lemmas || !stemmer)
		die("out of memory");
	articles_read(&all, path, &point);
	for (w.at = 0; w.at < all.n; w.at++)
		tokens_each(analyzer, all.article[w.at].text, 0, take_word, &w);
	for (int round = 0; round < rounds; round++) {
		double began = now(CLOCK_THREAD_CPUTIME_ID);
		sum += lemmas_of(lemmas, &w);
		ours[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
		began = now(CLOCK_THREAD_CPUTIME_ID);
		sum += stems_of(stemmer, &w);
		theirs[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
	}
	printf("words %zu lemmas %.4f snowball %.4f letters %zu\n", w.n, median(ours, rounds), median(theirs, rounds), sum);
	free(w.word);
	lemmas_free(lemmas);
	sb_stemmer_delete(stemmer);
	analyzer_free(analyzer);
	return 0;
}

/* ── rules over text ── */

/* The rules as PCRE2 takes them to scan a whole text: not anchored. */
struct scan {
	pcre2_code *code[RULES_MAX];
	pcre2_match_data *data;
	pcre2_match_context *context;
	struct lookup_state lookup;
	u32 n;
};

static void scan_compile(struct scan *s, const pr_rules *rules)
{
	s->n = rules->rules;
	s->data = pcre2_match_data_create(64, NULL);
	s->context = pcre2_match_context_create(NULL);
	if (!s->data || !s->context)
		die("out of memory");
	s->lookup.rules = rules;
	lookup_attach(s->context, &s->lookup);
	for (u32 i = 0; i < s->n; i++) {
		int error;
		PCRE2_SIZE at;
		str pattern = rules->rule[i].pattern;

		s->code[i] = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES, &error, &at, NULL);
		if (!s->code[i] || pcre2_jit_compile(s->code[i], PCRE2_JIT_COMPLETE))
			die("a pattern does not compile");
	}
}

static size_t scan_text(struct scan *s, str text)
{
	const size_t *offset = pcre2_get_ovector_pointer(s->data);
	size_t found = 0;

	for (u32 i = 0; i < s->n; i++)
		for (size_t at = 0; at < text.n; found++) {
			if (pcre2_match(s->code[i], (PCRE2_SPTR)text.p, text.n, at, PCRE2_NO_UTF_CHECK, s->data, s->context) < 0)
				break;
			at = offset[1] > at ? offset[1] : at + 1;
			while (at < text.n && ((u8)text.p[at] & 0xC0) == 0x80)
				at++;
		}
	return found;
}

struct side {
	double took[ROUNDS_MAX]; /* [s] of CPU */
	size_t found;
};

static void side_extract(struct side *side, int round, const struct articles *all, struct extractor *x, struct arena *a)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	side->found = 0;
	for (size_t i = 0; i < all->n; i++) {
		side->found += extract(x, a, &all->article[i]).n;
		arena_reset(a);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

/* Folding is not counted: PCRE2 gets it for nothing. */
static void side_scan(struct side *side, int round, const struct articles *all, struct scan *s, struct arena *a)
{
	side->found = 0;
	side->took[round] = 0;
	for (size_t i = 0; i < all->n; i++) {
		str folded = text_fold(a, all->article[i].text).text;
		double began = now(CLOCK_THREAD_CPUTIME_ID);

		side->found += scan_text(s, folded);
		side->took[round] += now(CLOCK_THREAD_CPUTIME_ID) - began;
		arena_reset(a);
	}
}

static void side_normalise(struct side *side, int round, const struct articles *all, struct arena *a)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < all->n; i++) {
		side->found += text_normalise(a, all->article[i].text, NULL).text.n;
		arena_reset(a);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

static void side_utf8proc(struct side *side, int round, const struct articles *all)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < all->n; i++) {
		str text = all->article[i].text;
		utf8proc_uint8_t *out = NULL;

		side->found += (size_t)utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &out,
		                                    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
		free(out);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

static int text(const char *dir, const char *path, int rounds)
{
	static struct scan scan;
	static struct articles all;
	struct side fast = {0}, slow = {0}, pcre = {0}, ours = {0}, theirs = {0};
	struct extractor *x, *everywhere;
	struct arena a;
	jmp_buf point;
	pr_rules *rules;
	pr_err err = {0};

	if (setjmp(point))
		die("out of memory");
	articles_read(&all, path, &point);
	arena_init(&a, (size_t)256 << 20);
	a.fail = &point;
	if (pr_rules_open(&rules, dir, &err))
		die(err.message);
	scan_compile(&scan, rules);
	x = extractor_new(rules), everywhere = extractor_new(rules);
	if (!x || !everywhere)
		die("out of memory");
	extractor_everywhere(everywhere);
	for (int round = 0; round < rounds; round++) {
		side_extract(&fast, round, &all, x, &a);
		side_extract(&slow, round, &all, everywhere, &a);
		side_scan(&pcre, round, &all, &scan, &a);
		side_normalise(&ours, round, &all, &a);
		side_utf8proc(&theirs, round, &all);
	}
	printf("bytes %zu rules %u\n", all.bytes, rules->rules);
	printf("extract %.4f everywhere %.4f pcre2 %.4f\n", median(fast.took, rounds), median(slow.took, rounds), median(pcre.took, rounds));
	printf("facts %zu slow %zu matches %zu\n", fast.found, slow.found, pcre.found);
	printf("normalise %.5f utf8proc %.5f\n", median(ours.took, rounds), median(theirs.took, rounds));
	extractor_free(x), extractor_free(everywhere);
	pr_rules_close(rules);
	return fast.found == slow.found ? 0 : 1;
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
	if (argc == 5 && strcmp(argv[1], "text") == 0 && atoi(argv[4]) > 0 && atoi(argv[4]) <= ROUNDS_MAX)
		return text(argv[2], argv[3], atoi(argv[4]));
	if (argc == 3 && strcmp(argv[1], "size") == 0)
		return size(argv[2]);
	fprintf(stderr, "usage: bench run COMMAND… | plain FILE DB | tuned FILE DB | words FILE N | text RULES FILE N | size FILE\n");
	return 2;
}
