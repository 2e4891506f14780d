/* Responses of the page that cannot be made: the library of HTTP has no memory for one, or for one of its headers. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "page_corpus.h"

static bool refuse_responses;
static long headers_left = -1; /* before one is refused; -1: none is */
static int refused_fd = -1;

/* These stand before the library's own. */
#define BEHIND(type, name) ((type)(intptr_t)dlsym(RTLD_NEXT, name))

struct MHD_Response *MHD_create_response_from_buffer(size_t n, void *bytes, enum MHD_ResponseMemoryMode mode)
{
	typedef struct MHD_Response *make(size_t n, void *bytes, enum MHD_ResponseMemoryMode mode);
	return refuse_responses ? NULL : BEHIND(make *, "MHD_create_response_from_buffer")(n, bytes, mode);
}

struct MHD_Response *MHD_create_response_from_fd64(uint64_t n, int fd)
{
	typedef struct MHD_Response *make(uint64_t n, int fd);
	refused_fd = fd;
	return refuse_responses ? NULL : BEHIND(make *, "MHD_create_response_from_fd64")(n, fd);
}

enum MHD_Result MHD_add_response_header(struct MHD_Response *response, const char *name, const char *value)
{
	typedef enum MHD_Result add(struct MHD_Response *response, const char *name, const char *value);
	return headers_left >= 0 && headers_left-- == 0 ? MHD_NO
	       : BEHIND(add *, "MHD_add_response_header")(response, name, value);
}

/* [bytes] of the answer of a server of its own; 0: the connection was closed without one. */
static size_t ask(const char *what)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct web *web;
	pr_err err;
	char room[4096];
	size_t n = 0;
	ssize_t more;

	assert_int_equal(web_start(&web, path, 0, &err), PR_OK);
	to.sin_port = htons((uint16_t)web_port(web));
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	dprintf(fd, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nConnection: close\r\n\r\n", what, web_port(web));
	while ((more = recv(fd, room, sizeof room, 0)) > 0)
		n += (size_t)more;
	close(fd);
	web_stop(web);
	return n;
}

/* What it held is let go: the address sanitizer tells when it is not. */
static void a_page_that_has_no_response_is_not_sent(void **state)
{
	(void)state;
	refuse_responses = true;
	assert_int_equal(ask("/"), 0);
	assert_int_equal(ask("/style.css"), 0);
	refuse_responses = false;
	assert_true(ask("/") > 500);
}

static void a_file_that_has_no_response_is_closed(void **state)
{
	(void)state;
	refuse_responses = true;
	assert_int_equal(ask("/export/facts.csv"), 0);
	refuse_responses = false;
	assert_int_not_equal(refused_fd, -1);
	assert_int_equal(fcntl(refused_fd, F_GETFD), -1);
}

static void nothing_is_sent_without_one_of_its_headers(void **state)
{
	long headers = 0;

	(void)state;
	for (size_t sent = 0; sent == 0; headers++) {
		headers_left = headers;
		sent = ask("/");
	}
	headers_left = -1;
	assert_true(headers > 9); /* nine of the guard, the type of the content */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_that_has_no_response_is_not_sent),
		cmocka_unit_test(a_file_that_has_no_response_is_closed),
		cmocka_unit_test(nothing_is_sent_without_one_of_its_headers),
	};
	return cmocka_run_group_tests(tests, make_corpus, remove_corpus);
}
