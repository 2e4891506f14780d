/* Bytes on a socket → the page of `serve`: whatever a client says, it gets an answer of HTTP or none, and the server
 * goes on. Where the input says PORT, the server's port stands, so that requests get past the guard. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/web.h"
#include "fuzz.h"

const char *const fuzz_pieces[] = {
	"GET ", "HEAD ", "POST ", " HTTP/1.1\r\n", "Host: 127.0.0.1:PORT\r\n", "Host: localhost:PORT\r\n",
	"Host: evil.example\r\n", "Origin: http://evil.example\r\n", "\r\n", "\r\n\r\n", "/", "/facts", "/article/1",
	"/export/facts.csv", "/export/articles.ndjson", "/export/article-1", ".csv", ".ndjson", ".xlsx", "?q=", "&page=",
	"&kind=", "&sort=-value", "&since=2020", "%00", "%C3", "%e9", "..", "%2e%2e/", "99999999999999999999", "-1",
	"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "\0", "\xFF", NULL
};

static char path[64];
static struct web *web;
static unsigned port;

/* The server ends before leaks are looked for: a client that has waited too long leaves a request behind that goes
 * on. */
static void clean(void)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-lock"};
	char file[80];

	web_stop(web);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(file, sizeof file, "%s%s", path, ends[i]);
		unlink(file);
	}
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *paths[] = {"corpus"};
	pr_read_options options = {.jobs = 1};
	pr_rules *rules;
	pr_corpus *corpus;
	pr_err err = {0};

	(void)argc, (void)argv;
	signal(SIGPIPE, SIG_IGN);
	snprintf(path, sizeof path, "/tmp/pressoir-http-%ld.db", (long)getpid());
	if (pr_rules_open(&rules, NULL, &err) || pr_corpus_open(&corpus, path, PR_WRITE, &err) ||
	    pr_load(corpus, rules, paths, 1, &options, NULL, &err) > PR_REJECTED) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	pr_corpus_close(corpus);
	pr_rules_close(rules);
	require(web_start(&web, path, 0, &err) == PR_OK);
	port = web_port(web);
	atexit(clean);
	return 0;
}

static void say(int fd, const uint8_t *data, size_t size)
{
	char number[8];
	int n = snprintf(number, sizeof number, "%u", port);

	for (size_t i = 0; i < size;) {
		bool here = size - i >= 4 && memcmp(data + i, "PORT", 4) == 0;
		const void *next = memchr(data + i + 1, 'P', size - i - 1);
		size_t part = next ? (size_t)((const uint8_t *)next - data) - i : size - i;
		if (send(fd, here ? (const void *)number : data + i, here ? (size_t)n : part, MSG_NOSIGNAL) < 0)
			return; /* it has heard enough */
		i += here ? 4 : part;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	struct timeval patience = {.tv_sec = 15};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char answer[65536];
	ssize_t n;
	size_t all = 0;

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	require(fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	say(fd, data, size);
	shutdown(fd, SHUT_WR);
	while ((n = recv(fd, answer, sizeof answer, 0)) > 0) {
		require(all || n < 5 || memcmp(answer, "HTTP/", 5) == 0);
		all += (size_t)n;
	}
	close(fd);
	return 0;
}
