/* Every allocation fails once: opening rules, loading, searching, exporting. Each time: a status and a reason, no leak, and
 * afterwards a corpus that is sound, in which the same load finishes the work.
 *
 *     alloc DIR RULES [STEP [FIRST]]     every STEP-th allocation of each, beginning with FIRST; texts in DIR/in
 *
 * Linked with --wrap for the library's own allocations; SQLite, jansson and libxml2 take theirs through the same door. */
#include <errno.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pressoir.h"

#if defined __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define leaks() __lsan_do_recoverable_leak_check()
#else
#define leaks() 0
#endif

/* ── the door ── */

static atomic_long left;   /* allocations until one fails; below 1: none does */
static atomic_bool fired;

static int refuse(void)
{
	if (atomic_load(&left) < 1 || atomic_fetch_sub(&left, 1) != 1)
		return 0;
	atomic_store(&fired, 1);
	errno = ENOMEM;
	return 1;
}

static void arm(long n)
{
	atomic_store(&fired, 0);
	atomic_store(&left, n);
}

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
char *__real_strdup(const char *s);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
char *__wrap_strdup(const char *s);

void *__wrap_malloc(size_t n) { return refuse() ? NULL : __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t size) { return refuse() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *p, size_t n) { return refuse() ? NULL : __real_realloc(p, n); }
char *__wrap_strdup(const char *s) { return refuse() ? NULL : __real_strdup(s); }

/* SQLite wants to know how much it got: that stands before it. */
static void *sql_malloc(int n)
{
	size_t *p = malloc((size_t)n + 16);

	if (p)
		*p = (size_t)n;
	return p ? (char *)p + 16 : NULL;
}
static void sql_free(void *p) { free((char *)p - 16); }
static int sql_size(void *p) { return p ? (int)*(size_t *)(void *)((char *)p - 16) : 0; }
static void *sql_realloc(void *old, int n)
{
	size_t *p = realloc((char *)old - 16, (size_t)n + 16);

	if (p)
		*p = (size_t)n;
	return p ? (char *)p + 16 : NULL;
}
static int sql_roundup(int n) { return (n + 7) & ~7; }
static int sql_init(void *unused) { (void)unused; return 0; }
static void sql_shutdown(void *unused) { (void)unused; }
static void *door_malloc(size_t n) { return malloc(n); }
static void *door_realloc(void *p, size_t n) { return realloc(p, n); }
static char *door_strdup(const char *s) { return strdup(s); }
static void door_free(void *p) { free(p); }

static void take_the_door(void)
{
	static sqlite3_mem_methods methods = {sql_malloc, sql_free, sql_realloc, sql_size, sql_roundup, sql_init, sql_shutdown, NULL};

	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	json_set_alloc_funcs(door_malloc, door_free);
	xmlMemSetup(door_free, door_malloc, door_realloc, door_strdup);
}

/* ── what is done ── */

static pr_rules *rules;
static char corpus[300], input[300];
static const char *rules_dir;

struct sum {
	unsigned long long hash, count;
};

static int add(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct sum *s = payload;
	unsigned long long h = 14695981039346656037u;

	for (size_t i = 0; i < fact->value.n; i++)
		h = (h ^ (unsigned char)fact->value.p[i]) * 1099511628211u;
	for (size_t i = 0; i < article->article.n; i++)
		h = (h ^ (unsigned char)article->article.p[i]) * 1099511628211u;
	s->hash += (h ^ fact->start) * 1099511628211u;
	s->count++;
	return 0;
}

static int seen(void *payload, const pr_article *article, const pr_fact *fact, size_t count)
{
	(void)fact;
	*(unsigned long long *)payload += article->text.n + count;
	return 0;
}

static int hit(void *payload, const pr_hit *h)
{
	*(unsigned long long *)payload += h->snippet.n;
	return 0;
}

static void fresh(void)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-journal", ".lock", "-lock"};
	char path[320];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", corpus, ends[i]);
		unlink(path);
	}
}

static pr_status load(pr_err *err)
{
	const char *paths[] = {input};
	pr_read_options options = {.jobs = 1};
	pr_corpus *c;
	pr_status status = pr_corpus_open(&c, corpus, PR_WRITE, err);

	if (status == PR_OK) {
		status = pr_load(c, rules, paths, 1, &options, NULL, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status search(pr_err *err)
{
	pr_query q = {.words = "agents OU postes"};
	unsigned long long n = 0;
	pr_corpus *c;
	pr_status status = pr_corpus_open(&c, corpus, PR_READ, err);

	if (status == PR_OK) {
		status = pr_search(c, &q, hit, &n, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status export(pr_err *err)
{
	pr_query q = {0};
	struct sum sum = {0};
	unsigned long long n = 0;
	pr_corpus *c;
	pr_status status = pr_corpus_open(&c, corpus, PR_READ, err);

	if (status == PR_OK) {
		status = pr_facts(c, &q, add, &sum, err);
		if (status == PR_OK)
			status = pr_articles(c, &q, seen, &n, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status open_rules(pr_err *err)
{
	pr_rules *other;
	pr_status status = pr_rules_open(&other, rules_dir, err);

	if (status == PR_OK)
		pr_rules_close(other);
	return status;
}

/* ── what must hold ── */

static int bad;

#define must(condition, ...) ((condition) ? (void)0 : (void)(bad++, printf("not so: " __VA_ARGS__), printf("\n")))

static int finding(void *payload, const char *message)
{
	(void)payload;
	printf("%s\n", message);
	return 0;
}

static struct sum total(void)
{
	pr_query q = {0};
	struct sum sum = {0};
	pr_corpus *c;
	pr_err err = {0};

	must(pr_corpus_open(&c, corpus, PR_READ, &err) == PR_OK, "the corpus opens afterwards: %s", err.message);
	if (c) {
		must(pr_verify(c, finding, NULL, &err) == PR_OK, "the corpus is sound afterwards: %s", err.message);
		must(pr_facts(c, &q, add, &sum, &err) == PR_OK, "its facts can be read afterwards: %s", err.message);
		pr_corpus_close(c);
	}
	return sum;
}

static long each_fails(const char *what, pr_status (*run)(pr_err *err), long first, long step, int anew, struct sum wanted)
{
	long n = first, failures = 0;

	for (int going = 1; going && bad < 10; n += step) {
		pr_err err = {0};
		pr_status status;
		if (anew)
			fresh();
		arm(n);
		status = run(&err);
		going = atomic_load(&fired);
		arm(0);
		failures += status == PR_FAILED;
		must(status == PR_OK || status == PR_REJECTED || (status == PR_FAILED && err.message[0]), "%s, allocation %ld: status %d (%s)",
		     what, n, (int)status, err.message);
		must(!leaks(), "%s, allocation %ld: nothing leaks", what, n);
		if (anew && going) {
			struct sum sum;
			must(load(&err) == PR_OK, "after %s, allocation %ld: the same load ends well: %s", what, n, err.message);
			sum = total();
			must(sum.hash == wanted.hash && sum.count == wanted.count, "after %s, allocation %ld: the same facts", what, n);
		}
	}
	printf("%s: %ld allocations failed (every %ldth of %ld), %ld of them with a failure told\n", what, (n - first) / step - 1, step,
	       n - step, failures);
	return failures;
}

int main(int argc, char **argv)
{
	long step = argc > 3 ? atol(argv[3]) : 1, first = argc > 4 ? atol(argv[4]) : 1;
	struct sum wanted, none = {0};
	pr_err err = {0};

	if (argc < 3)
		return 2;
	take_the_door();
	rules_dir = argv[2];
	snprintf(corpus, sizeof corpus, "%s/corpus.db", argv[1]);
	snprintf(input, sizeof input, "%s/in", argv[1]);
	must(pr_rules_open(&rules, rules_dir, &err) == PR_OK, "rules open: %s", err.message);
	fresh();
	must(!bad && load(&err) == PR_OK, "a load without failures: %s", err.message);
	wanted = total();
	must(wanted.count > 3, "it has facts: %llu", wanted.count);
	each_fails("opening rules", open_rules, first, step, 0, none);
	each_fails("searching", search, first, step, 0, none);
	each_fails("exporting", export, first, step, 0, none);
	each_fails("loading", load, first, step, 1, wanted);
	fresh();
	pr_rules_close(rules);
	printf("%d broken\n", bad);
	return bad > 0;
}
