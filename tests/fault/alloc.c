/* Every allocation fails once: opening rules, searching, exporting, serving the page, loading; adding to what the same
 * opened corpus has just loaded, and doing that again by it when it failed. Each time: a status and a reason, the whole
 * result or none, no leak, and afterwards a corpus that is sound, in which the same load finishes the work.
 *
 *     alloc DIR RULES [STEP [FIRST [WHAT]]]     every STEP-th allocation of each, or of WHAT alone ("loading"), beginning
 *                                               with FIRST; texts in DIR/in, a part of them in DIR/part
 *
 * malloc, calloc and realloc are defined here, so that those of every library come through this door: SQLite (which is
 * told to set none aside), PCRE2, libxml2, libarchive, jansson, libmicrohttpd, and (but under a sanitizer) the C library
 * itself. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <netinet/in.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/web.h"
#include "pressoir.h"

#if defined __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define leaks() __lsan_do_recoverable_leak_check()
/* libxml2 2.9.14 loses a context that it could not make whole; it loses it in the cage, which ends with the article. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:htmlNewParserCtxt\n"; }
#else
#define leaks() 0
#endif

/* ── the door ── */

static atomic_long left;   /* allocations until one fails; below 1: none does */
static atomic_bool fired;
static long wanted_failure; /* the allocation that is to fail, see load_rest */

static struct {
	const char *begin, *end;
} spared[8]; /* code whose allocations do not fail */
static size_t spared_count;

static int is_spared(const char *from)
{
	for (size_t i = 0; i < spared_count; i++)
		if (from >= spared[i].begin && from < spared[i].end)
			return 1;
	return 0;
}

static int refuse(const void *caller)
{
	if (atomic_load(&left) < 1 || is_spared(caller) || atomic_fetch_sub(&left, 1) != 1)
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

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define BEHIND(name) __interceptor_##name
/* The C library's own are spared: a sanitizer dies of those that it needs to begin a thread. So are libarchive's, some of
 * which it uses unseen (3.6.2): with a sanitizer it is in no cage, which elsewhere dies for it. */
static int spare(struct dl_phdr_info *info, size_t size, void *payload)
{
	(void)size, (void)payload;
	if (!strstr(info->dlpi_name, "/libc.so") && !strstr(info->dlpi_name, "/libarchive.so"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum && spared_count < sizeof spared / sizeof *spared; i++)
		if (info->dlpi_phdr[i].p_flags & PF_X) {
			spared[spared_count].begin = (const char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
			spared[spared_count].end = spared[spared_count].begin + info->dlpi_phdr[i].p_memsz;
			spared_count++;
		}
	return 0;
}
/* Nor does what libxml2 takes for each thread but the first, without which it dies: the cage has only the first. */
static void spare_function(const char *name)
{
	const char *begin = dlsym(RTLD_DEFAULT, name);
	const ElfW(Sym) *symbol;
	Dl_info info;

	if (!begin || !dladdr1(begin, &info, (void **)&symbol, RTLD_DL_SYMENT))
		return;
	spared[spared_count].begin = begin;
	spared[spared_count++].end = begin + symbol->st_size;
}
static void door_open(void)
{
	spare_function("xmlGetGlobalState");
	dl_iterate_phdr(spare, NULL);
}
#else
#define BEHIND(name) __libc_##name
static void door_open(void) {}
#endif
void *BEHIND(malloc)(size_t n);
void *BEHIND(calloc)(size_t n, size_t size);
void *BEHIND(realloc)(void *p, size_t n);

void *malloc(size_t n) { return refuse(__builtin_return_address(0)) ? NULL : BEHIND(malloc)(n); }
void *calloc(size_t n, size_t size) { return refuse(__builtin_return_address(0)) ? NULL : BEHIND(calloc)(n, size); }
void *realloc(void *p, size_t n) { return refuse(__builtin_return_address(0)) ? NULL : BEHIND(realloc)(p, n); }

/* ── what is done ── */

static pr_rules *rules;
static char corpus[300], input[300], part[300];
static const char *rules_dir;

/* What a run has given: the sum of the hashes of its parts, in whatever order they came. */
struct sum {
	unsigned long long hash, count;
};

static unsigned long long hashed(unsigned long long h, pr_str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

static int add(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct sum *s = payload;
	unsigned long long h = hashed(hashed(14695981039346656037u, fact->value), article->article);

	s->hash += (h ^ fact->start) * 1099511628211u;
	s->count++;
	return 0;
}

static int add_article(void *payload, const pr_article *article, const pr_fact *fact, size_t count)
{
	struct sum *s = payload;

	(void)fact;
	s->hash += hashed(count, article->text);
	s->count++;
	return 0;
}

static int add_hit(void *payload, const pr_hit *h)
{
	struct sum *s = payload;

	s->hash += hashed(s->count, h->snippet);
	s->count++;
	return 0;
}

static int bad;

#define must(condition, ...) ((condition) ? (void)0 : (void)(bad++, printf("not so: " __VA_ARGS__), printf("\n")))

enum { ADDING = 1, AGAIN = 2 };
static int way; /* of loading */

static void fresh(void)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-journal", ".lock", "-lock"};
	char path[320];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", corpus, ends[i]);
		unlink(path);
	}
}

static pr_status load_path(pr_corpus *c, const char *path, pr_err *err)
{
	pr_read_options options = {.jobs = 1};

	return pr_load(c, rules, &path, 1, &options, NULL, err);
}

/* … into what the same opened corpus has just loaded: only what follows fails. */
static pr_status load_rest(pr_corpus *c, pr_err *err)
{
	pr_err other = {0};
	pr_status status;

	must(load_path(c, part, &other) == PR_OK, "a part is loaded: %s", other.message);
	arm(wanted_failure);
	status = load_path(c, input, err);
	must(status == PR_OK || !(way & AGAIN) || load_path(c, input, &other) == PR_OK,
	     "the same opened corpus loads again: %s", other.message);
	return status;
}

static pr_status load(struct sum *sum, pr_err *err)
{
	pr_corpus *c;
	pr_status status;

	(void)sum;
	if (way & ADDING)
		arm(0);
	status = pr_corpus_open(&c, corpus, PR_WRITE, err);
	if (status == PR_OK) {
		status = way & ADDING ? load_rest(c, err) : load_path(c, input, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status search(struct sum *sum, pr_err *err)
{
	pr_query q = {.words = "euros OU millions"};
	pr_corpus *c;
	pr_status status = pr_corpus_open(&c, corpus, PR_READ, err);

	if (status == PR_OK) {
		status = pr_search(c, &q, add_hit, sum, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status export(struct sum *sum, pr_err *err)
{
	pr_query q = {0};
	pr_corpus *c;
	pr_status status = pr_corpus_open(&c, corpus, PR_READ, err);

	if (status == PR_OK) {
		status = pr_facts(c, &q, add, sum, err);
		if (status == PR_OK)
			status = pr_articles(c, &q, add_article, sum, err);
		pr_corpus_close(c);
	}
	return status;
}

static pr_status open_rules(struct sum *sum, pr_err *err)
{
	pr_rules *other;
	pr_status status = pr_rules_open(&other, rules_dir, err);

	(void)sum;
	if (status == PR_OK)
		pr_rules_close(other);
	return status;
}

/* The page at a path, with no allocation of this side's: its [bytes] in `page`, 0 when the answer did not come
 * whole. */
static size_t ask(char *page, size_t room, unsigned port, const char *path)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	size_t n = 0, length;
	const char *body, *header;
	ssize_t more = fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) ? -1 : dprintf(fd,
	                       "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nConnection: close\r\n\r\n", path, port);

	while (more > 0 && n < room - 1 && (more = recv(fd, page + n, room - 1 - n, 0)) > 0)
		n += (size_t)more;
	close(fd);
	page[n] = 0;
	body = strstr(page, "\r\n\r\n");
	header = strstr(page, "Content-Length: ");
	if (!body || !header || header > body)
		return 0;
	length = strtoull(header + 16, NULL, 10);
	return (size_t)(page + n - body) == 4 + length ? n : 0;
}

/* Every page from a server of its own. PR_REJECTED: one did not come, or says that it could not be made. */
static pr_status serve(struct sum *sum, pr_err *err)
{
	static const char *const paths[] = {"/", "/?q=euros", "/facts?kind=amount", "/article/1",
	                                    "/export/facts.csv?q=millions", "/style.css"};
	static char page[4 << 20];
	struct web *web;
	pr_status status = web_start(&web, corpus, 0, err);

	for (size_t i = 0; i < sizeof paths / sizeof *paths && status != PR_FAILED; i++) {
		size_t n = ask(page, sizeof page, web_port(web), paths[i]);
		const char *body = n ? strstr(page, "\r\n\r\n") + 4 : page;
		if (n == 0 || memcmp(page, "HTTP/1.1 200", 12) != 0)
			status = PR_REJECTED;
		sum->hash += hashed(i, (pr_str){body, (size_t)(page + n - body)});
		sum->count++;
	}
	web_stop(web);
	return status;
}

/* ── what must hold ── */

static int finding(void *payload, const char *message)
{
	(void)payload;
	printf("%s\n", message);
	return 0;
}

/* … as they are after the nth failure. */
static struct sum total(long n)
{
	pr_query q = {0};
	struct sum sum = {0};
	pr_corpus *c;
	pr_err err = {0};

	must(pr_corpus_open(&c, corpus, PR_READ, &err) == PR_OK, "allocation %ld: the corpus opens afterwards: %s", n, err.message);
	if (c) {
		must(pr_verify(c, finding, NULL, &err) == PR_OK, "allocation %ld: the corpus is sound afterwards: %s", n, err.message);
		must(pr_facts(c, &q, add, &sum, &err) == PR_OK, "allocation %ld: its facts can be read afterwards: %s", n, err.message);
		pr_corpus_close(c);
	}
	return sum;
}

typedef pr_status run_fn(struct sum *sum, pr_err *err);

static int same(struct sum a, struct sum b)
{
	return a.hash == b.hash && a.count == b.count;
}

/* After a load that may have failed. */
static void finishes(long n, struct sum wanted)
{
	pr_err err = {0};

	must(load(NULL, &err) == PR_OK, "after loading, allocation %ld: the same load ends well: %s", n, err.message);
	must(same(total(n), wanted), "after loading, allocation %ld: the same facts", n);
}

static void each_fails(const char *what, run_fn *run, long first, long step)
{
	long n = first, failures = 0;
	int loads = run == load;
	struct sum wanted = {0};
	pr_err err = {0};

	if (loads)
		fresh();
	must(run(&wanted, &err) == PR_OK, "%s without failures: %s", what, err.message);
	must(run == load || run == open_rules || wanted.count > 3, "%s gives something", what);
	if (loads)
		wanted = total(0);
	for (int going = 1; going && bad < 10; n += step) {
		struct sum sum = {0};
		pr_status status;
		if (loads)
			fresh();
		err = (pr_err){0};
		arm(wanted_failure = n);
		status = run(&sum, &err);
		going = atomic_load(&fired);
		arm(wanted_failure = 0);
		failures += status == PR_FAILED || status == PR_REJECTED;
		must(status == PR_OK || status == PR_REJECTED || (status == PR_FAILED && err.message[0]),
		     "%s, allocation %ld: status %d (%s)",
		     what, n, (int)status, err.message);
		must(status != PR_OK || loads || same(sum, wanted),
		     "%s, allocation %ld: all that there is, or a failure told", what, n);
		must(!leaks(), "%s, allocation %ld: nothing leaks", what, n);
		if (loads && going)
			finishes(n, wanted);
	}
	printf("%s: %ld allocations failed (every %ldth of %ld), %ld of them with a failure told\n", what,
	       (n - first) / step - 1, step,
	       n - step, failures);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *what;
		run_fn *run;
		int way;
	} tries[] = {{"opening rules", open_rules, 0}, {"searching", search, 0}, {"exporting", export, 0},
	             {"serving", serve, 0}, {"loading", load, 0}, {"adding", load, ADDING},
	             {"adding again", load, ADDING | AGAIN}};
	long step = argc > 3 ? atol(argv[3]) : 1, first = argc > 4 ? atol(argv[4]) : 1;
	pr_err err = {0};

	if (argc < 3)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
	door_open();
	rules_dir = argv[2];
	snprintf(corpus, sizeof corpus, "%s/corpus.db", argv[1]);
	snprintf(input, sizeof input, "%s/in", argv[1]);
	snprintf(part, sizeof part, "%s/part", argv[1]);
	must(pr_rules_open(&rules, rules_dir, &err) == PR_OK, "rules open: %s", err.message);
	must(!bad && load(NULL, &err) == PR_OK, "a load without failures: %s", err.message);
	must(total(0).count > 3, "it has facts");
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		way = tries[i].way;
		if (argc < 6 || strcmp(argv[5], tries[i].what) == 0)
			each_fails(tries[i].what, tries[i].run, first, step);
	}
	way = 0;
	fresh();
	pr_rules_close(rules);
	printf("%d broken\n", bad);
	return bad > 0;
}
