/* web.h: what the files of the page share. A request is read, guarded, given a corpus of its own, answered:
 *
 *     connection ─guard─▶ struct asking ─route─▶ web_search, web_facts, web_article ─page─▶ response
 *                                                web_export ─rows of out.h─▶ file  ─▶
 *
 * Nothing is kept between requests: the address of a page says all that it shows. */
#ifndef WEB_H
#define WEB_H

#include <microhttpd.h>

#include "web_page.h"

enum {
	WEB_PORT = 8064,
	WEB_CORPORA = 8,          /* requests that read a corpus at the same time */
	WEB_CONNECTIONS = 64,     /* at the same time, on each of the two addresses */
	WEB_URL_MAX = 4096,       /* [bytes] of an address */
	WEB_WORDS_MAX = 1000,     /* [bytes] of a query */
	WEB_HEADERS_MAX = 32768,  /* [bytes] of a request, headers and all */
	WEB_WAIT_SECONDS = 5,     /* for a request to arrive, for a corpus to be free */
	WEB_WORK_SECONDS = 10,    /* for the corpus to answer */
	WEB_EXPORT_SECONDS = 120, /* … with all rows */
	WEB_SEND_SECONDS = 300    /* for a response to be taken */
};

/* What an address asks for. Each member is NULL when the address does not say. Names of parameters: web_ask.c. */
struct ask {
	const char *words, *source, *kind, *since, *until, *department, *min, *max, *about_since, *about_until;
	const char *sort, *page;
};

struct request {
	struct web *web;
	struct MHD_Connection *connection;
	const char *path; /* without what the route has taken of it */
	struct ask ask;
	pr_corpus *corpus; /* for this request alone; NULL where the route needs none */
	struct page page;
	unsigned status;   /* of HTTP */
	pr_err err;
};

/* ── web.c ── */
pr_status web_start(struct web **out, const char *corpus, unsigned port, pr_err *err);
unsigned web_port(const struct web *web);
void web_stop(struct web *web);
void web_fail(struct request *r, unsigned status, const char *message); /* a page that says so */
enum MHD_Result web_send(struct request *r, struct MHD_Response *response, const char *type); /* with all headers, or
                                                                                             * not at all: MHD_NO */

/* ── web_guard.c: what is refused before it is read ── */
unsigned guard_refuses(struct MHD_Connection *connection, const char *method, size_t url, unsigned port,
                       const char **why); /* a status of HTTP, or 0 */
bool guard_headers(struct MHD_Response *response); /* false: not all of them are there */

/* ── web_pool.c: corpora, one a request ── */
struct pool;
struct pool *pool_new(const char *path);
void pool_free(struct pool *pool);
pr_corpus *pool_take(struct pool *pool, pr_err *err); /* NULL: none is free in time, or it cannot be opened */
void pool_give(struct pool *pool, pr_corpus *corpus);

/* ── web_patience.c: connections that take too long are cut ── */
struct patience;
struct patience *patience_new(void);
void patience_free(struct patience *patience);
void patience_connection(void *patience, struct MHD_Connection *connection, void **socket,
                         enum MHD_ConnectionNotificationCode code);
void patience_until(struct MHD_Connection *connection, unsigned seconds); /* from now on */

/* ── web_ask.c: addresses ── */
void ask_read(struct ask *ask, struct MHD_Connection *connection);
/* The query, for as long as the ask; days are widened into `room`. */
struct ask_room {
	const char *sources[2], *kinds[2];
	char day[4][11];
};
pr_status ask_query(pr_query *query, struct ask_room *room, const struct ask *ask, pr_err *err);
struct change { const char *name, *value; }; /* of a parameter; value NULL: without it */
#define CHANGES(...) (const struct change[]){__VA_ARGS__, {NULL, NULL}}
/* href="…": path, with what ask says, but for the changes (NULL: none). Pages begin again at the first. */
void ask_link(struct page *p, const char *path, const struct ask *ask, const struct change *change);
void ask_hidden(struct page *p, const struct ask *ask, const char *const *but); /* fields of a form; but:
                                                                                 * NULL-terminated */
unsigned ask_page(const struct ask *ask); /* 1.. */
void ask_sort(pr_query *query, const struct ask *ask); /* of articles: as the command line's search sorts them */
void ask_fact_sort(pr_query *query, const struct ask *ask); /* of facts: `value`, or `-value` for the last first */

/* ── views ── */
void web_search(struct request *r);
void web_facts(struct request *r);
void web_article(struct request *r);
enum MHD_Result web_export(struct request *r);

/* ── their parts ── */
void layout_begin(struct request *r, pr_str title, const char *view); /* view: the tab that is open */
void layout_end(struct request *r);
void layout_filters(struct request *r, const char *path); /* those that are set, each with a way out */
void layout_pages(struct request *r, const char *path, bool more);
void layout_error(struct request *r); /* what r->err says, with its caret */
const char *kind_name(const struct page *p, pr_str kind); /* for people, in the plural; NULL: it has none */
extern const char *const known_kinds[]; /* NULL-terminated */

struct facet {
	enum facet_kind { FACET_SOURCE, FACET_YEAR, FACET_MONTH, FACET_DEPARTMENT, FACET_KIND, FACETS } kind;
	char *value, *label;
	uint64_t articles;
};
struct facets {
	struct facet *at;
	size_t n, room;
};
pr_status facets_read(struct facets *facets, struct request *r, const pr_query *query);
void facets_free(struct facets *facets);
void web_facets(struct request *r, const struct facets *facets, const char *path);
void web_chart(struct request *r, const struct facets *facets, const char *path); /* articles by month, or year */
void web_map(struct request *r, const struct facets *facets, const char *path);   /* départements */

/* ── web_export.c ── */
extern const char *const export_formats[]; /* NULL-terminated */
void export_links(struct request *r, const char *what, const char *path); /* path: of all, but for the format */

/* ── web_original.c: the file that an article came from ── */
struct original {
	int file;      /* -1: not to be read */
	uint64_t size; /* [bytes] */
	struct origin {
		uint32_t start, end; /* of a fact [code points] */
		uint64_t from, to;   /* [bytes]; both 0: not known */
	} *fact;
	size_t facts;
};
pr_status original_find(struct original *original, struct request *r, const char *article); /* open it, find its
                                                                                             * facts */
void original_close(struct original *original);
void original_put(struct page *p, const struct original *original, size_t fact);

/* ── web_asset.c: what was embedded at build time ── */
struct asset {
	const char *path, *type;
	pr_str bytes;
};
const struct asset *asset_find(const char *path);
pr_str asset_outlines(void);

#endif
