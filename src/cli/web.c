/* web.c: the daemon, on the loopback addresses alone, and the way from an address to what answers it. */
#include "web.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "intl.h"

struct web {
	struct MHD_Daemon *daemon[2]; /* 127.0.0.1 and, where there is one, ::1 */
	atomic_uint port; /* requests may come before it is known which one was free */
	struct pool *pool;
	struct patience *patience;
};

/* ── routes ── */

static const struct route {
	const char *path;
	bool prefix; /* what follows is the view's */
	void (*view)(struct request *r);
	enum MHD_Result (*file)(struct request *r);
} routes[] = {
	{"/", false, web_search, NULL},
	{"/facts", false, web_facts, NULL},
	{"/article/", true, web_article, NULL},
	{"/export/", true, NULL, web_export},
};

static const struct route *route_find(struct request *r, const char *path)
{
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		size_t n = strlen(routes[i].path);
		if (routes[i].prefix ? strncmp(path, routes[i].path, n) == 0 : strcmp(path, routes[i].path) == 0) {
			r->path = path + n;
			return &routes[i];
		}
	}
	return NULL;
}

/* ── responses ── */

static bool add_headers(struct MHD_Response *response, unsigned status, const char *type)
{
	return guard_headers(response) && MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type) &&
	       (status != MHD_HTTP_METHOD_NOT_ALLOWED ||
	        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD")) &&
	       (status != MHD_HTTP_SERVICE_UNAVAILABLE ||
	        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, "1"));
}

/* A response that lacks a header is not sent: it could be the policy that keeps markup from running. */
enum MHD_Result web_send(struct request *r, struct MHD_Response *response, const char *type)
{
	enum MHD_Result sent = MHD_NO;
	if (response && add_headers(response, r->status, type)) {
		patience_until(r->connection, WEB_SEND_SECONDS);
		sent = MHD_queue_response(r->connection, r->status, response);
	}
	if (response)
		MHD_destroy_response(response);
	return sent;
}

static enum MHD_Result send_page(struct request *r)
{
	struct MHD_Response *response = r->page.failed ? NULL
		: MHD_create_response_from_buffer(r->page.n, r->page.p, MHD_RESPMEM_MUST_FREE);
	if (!response)
		page_free(&r->page);
	return web_send(r, response, "text/html; charset=utf-8");
}

static enum MHD_Result send_words(struct request *r, unsigned status, const char *words)
{
	r->status = status;
	return web_send(r, MHD_create_response_from_buffer(strlen(words), (void *)words, MHD_RESPMEM_MUST_COPY),
	                "text/plain; charset=utf-8");
}

void web_fail(struct request *r, unsigned status, const char *message)
{
	struct page *p = &r->page;
	p->n = 0;
	r->status = status;
	layout_begin(r, str_of(tr(p, "Rien à montrer", "Nothing to show")), "");
	html(p, "<div class=\"error\" role=\"alert\"><h1>%s</h1><p>%s</p></div>",
	     tr(p, "Rien à montrer", "Nothing to show"), message);
	layout_end(r);
}

static enum MHD_Result answer_route(struct request *r, const struct route *route)
{
	enum MHD_Result sent;
	r->corpus = pool_take(r->web->pool, &r->err);
	if (!r->corpus) {
		web_fail(r, MHD_HTTP_SERVICE_UNAVAILABLE, r->err.status != PR_STOPPED ? r->err.message
		         : tr(&r->page, "Trop de demandes en même temps ; réessayez dans un instant.",
		              "Too many requests at the same time; try again in a moment."));
		return send_page(r);
	}
	pr_corpus_limit(r->corpus, WEB_WORK_SECONDS * 1000);
	if (route->file)
		sent = route->file(r);
	else {
		route->view(r);
		sent = send_page(r);
	}
	pool_give(r->web->pool, r->corpus);
	return sent;
}

/* ── requests ── */

/* Is English wanted before French? The first of both that is named decides: browsers name the best first. */
static bool wants_english(struct MHD_Connection *connection)
{
	const char *at = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
	while (at && *at) {
		at += strspn(at, " ,");
		if ((at[0] | 0x20) == 'f' && (at[1] | 0x20) == 'r')
			return false;
		if ((at[0] | 0x20) == 'e' && (at[1] | 0x20) == 'n')
			return true;
		at += strcspn(at, ",");
	}
	return false;
}

/* Told first of a request: its address, as it was sent. What is returned is kept beside the request. */
static void *note_address(void *payload, const char *address, struct MHD_Connection *connection)
{
	(void)payload, (void)connection;
	return (void *)(uintptr_t)(strlen(address) + 1);
}

static enum MHD_Result answer(void *payload, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *body, size_t *body_size, void **address)
{
	struct web *web = payload;
	struct request r = {.web = web, .connection = connection, .status = MHD_HTTP_OK};
	const char *why = "";
	(void)version, (void)body, (void)body_size;
	r.page.english = wants_english(connection);
	intl_speak(r.page.english ? ENGLISH : FRENCH);
	unsigned refused = guard_refuses(connection, method, (size_t)(uintptr_t)*address - 1, web->port, &why);
	if (refused)
		return send_words(&r, refused, why);
	patience_until(connection, WEB_WAIT_SECONDS + WEB_EXPORT_SECONDS);
	const struct asset *asset = asset_find(path);
	if (asset)
		return web_send(&r,
		                MHD_create_response_from_buffer(asset->bytes.n, (void *)asset->bytes.p, MHD_RESPMEM_PERSISTENT),
		                asset->type);
	ask_read(&r.ask, connection);
	const struct route *route = route_find(&r, path);
	if (route)
		return answer_route(&r, route);
	web_fail(&r, MHD_HTTP_NOT_FOUND,
	         tr(&r.page, "Cette page n’existe pas. La recherche ci-dessus part de tout le corpus.",
	                                    "There is no such page. The search above begins with the whole corpus."));
	return send_page(&r);
}

/* The next request of this connection may begin. */
static void note_end(void *payload, struct MHD_Connection *connection, void **address,
                     enum MHD_RequestTerminationCode code)
{
	(void)payload, (void)address, (void)code;
	patience_until(connection, WEB_WAIT_SECONDS);
}

/* ── the daemon ── */

static struct MHD_Daemon *listen_at(struct web *web, unsigned flags, const struct sockaddr *address)
{
	return MHD_start_daemon(flags | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0,
	                        NULL, NULL, answer, web, MHD_OPTION_SOCK_ADDR, address, MHD_OPTION_CONNECTION_LIMIT,
	                        (unsigned)WEB_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)WEB_HEADERS_MAX,
	                        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)WEB_SEND_SECONDS, MHD_OPTION_URI_LOG_CALLBACK,
	                        note_address, NULL, MHD_OPTION_NOTIFY_COMPLETED, note_end, NULL,
	                        MHD_OPTION_NOTIFY_CONNECTION, patience_connection, web->patience, MHD_OPTION_END);
}

static bool listen_loopback(struct web *web, unsigned port)
{
	struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	web->port = port;
	web->daemon[0] = listen_at(web, MHD_NO_FLAG, (const struct sockaddr *)&four);
	if (!web->daemon[0])
		return false;
	web->port = MHD_get_daemon_info(web->daemon[0], MHD_DAEMON_INFO_BIND_PORT)->port;
	six.sin6_port = htons((uint16_t)web->port);
	web->daemon[1] = listen_at(web, MHD_USE_IPv6, (const struct sockaddr *)&six);
	return true;
}

pr_status web_start(struct web **out, const char *corpus, unsigned port, pr_err *err)
{
	struct web *web = *out = calloc(1, sizeof *web);
	err->status = PR_FAILED;
	if (web) {
		web->pool = pool_new(corpus);
		web->patience = patience_new();
	}
	if (!web || !web->pool || !web->patience)
		intl_memory(err);
	else if (!listen_loopback(web, port))
		snprintf(err->message, sizeof err->message, _("cannot listen on 127.0.0.1:%u: %s; --port 0 takes a free one"),
		         port, strerror(errno));
	else
		err->status = PR_OK;
	return err->status;
}

unsigned web_port(const struct web *web)
{
	return web->port;
}

void web_stop(struct web *web)
{
	if (!web)
		return;
	for (size_t i = 0; i < 2; i++)
		if (web->daemon[i])
			MHD_stop_daemon(web->daemon[i]);
	patience_free(web->patience);
	pool_free(web->pool);
	free(web);
}
