/* web_guard.c: who may ask, and what the browser may do with the answer.
 *
 * The page is for the person at this machine. Another site, open in the same browser, can send requests here, and with
 * a name of its own that it points at 127.0.0.1 could even read the answers: so the Host must be one of this machine's
 * own names, a request from another site is refused unless it only opens the page, and no answer may be framed. */
#include <stdio.h>
#include <string.h>

#include "web.h"

/* Without regard to the case of its letters, and to the locale. */
static bool is_same(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a | 0x20) != (*b | 0x20))
			return false;
	return *a == *b;
}

static enum MHD_Result count_host(void *payload, enum MHD_ValueKind kind, const char *name, const char *value)
{
	unsigned *hosts = payload;
	(void)kind, (void)value;
	*hosts += is_same(name, MHD_HTTP_HEADER_HOST);
	return MHD_YES;
}

/* `localhost:8064` for port 8064, or without it for 80. */
static bool is_own_name(const char *host, unsigned port)
{
	static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
	char own[32];
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(own, sizeof own, "%s:%u", names[i], port);
		if (is_same(host, own) || (port == 80 && is_same(host, names[i])))
			return true;
	}
	return false;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
	return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static bool is_one_of(const char *value, const char *a, const char *b)
{
	return strcmp(value, a) == 0 || strcmp(value, b) == 0;
}

/* Does another site ask for more than to be left for this page? */
static bool comes_from_elsewhere(struct MHD_Connection *connection, unsigned port)
{
	const char *origin = header(connection, "Origin"), *site = header(connection, "Sec-Fetch-Site");
	const char *mode = header(connection, "Sec-Fetch-Mode"), *dest = header(connection, "Sec-Fetch-Dest");
	if (origin && (strncmp(origin, "http://", 7) != 0 || !is_own_name(origin + 7, port)))
		return true;
	if (!site || is_one_of(site, "same-origin", "none"))
		return false;
	return !mode || !dest || strcmp(mode, "navigate") != 0 || strcmp(dest, "document") != 0;
}

unsigned guard_refuses(struct MHD_Connection *connection, const char *method, size_t url, unsigned port,
                       const char **why)
{
	unsigned hosts = 0;
	const char *host = header(connection, MHD_HTTP_HEADER_HOST);
	if (!is_one_of(method, MHD_HTTP_METHOD_GET, MHD_HTTP_METHOD_HEAD)) {
		*why = "GET and HEAD only";
		return MHD_HTTP_METHOD_NOT_ALLOWED;
	}
	MHD_get_connection_values(connection, MHD_HEADER_KIND, count_host, &hosts);
	if (!host || hosts != 1) {
		*why = "one Host is needed";
		return MHD_HTTP_BAD_REQUEST;
	}
	if (!is_own_name(host, port)) {
		*why = "this is not the host that was asked for";
		return MHD_HTTP_MISDIRECTED_REQUEST;
	}
	if (comes_from_elsewhere(connection, port)) {
		*why = "another site may not ask this";
		return MHD_HTTP_FORBIDDEN;
	}
	if (url > WEB_URL_MAX) {
		*why = "the address is too long";
		return MHD_HTTP_URI_TOO_LONG;
	}
	return 0;
}

bool guard_headers(struct MHD_Response *response)
{
	static const char *const headers[][2] = {
		{"Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
	                                    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
		{"Cache-Control", "no-store"},
		{"Vary", "Accept-Language"},
	};
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		if (!MHD_add_response_header(response, headers[i][0], headers[i][1]))
			return false;
	return true;
}
