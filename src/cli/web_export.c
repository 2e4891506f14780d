/* web_export.c: what a view shows, all pages of it, as the command line writes it: the same rows by the same formats.
 * They go to a file without a name first, so that a client that reads slowly holds no corpus, and an error is no half
 * answer. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intl.h"
#include "out.h"
#include "web.h"

const char *const export_formats[] = {"csv", "xlsx", "ndjson", NULL};
static const char *const types[] = {"text/csv; charset=utf-8",
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    "application/x-ndjson"};

void export_links(struct request *r, const char *what, const char *path)
{
	struct page *p = &r->page;
	html(p, "<p class=\"exports\">%s", what);
	for (size_t i = 0; export_formats[i]; i++) {
		char file[80];
		snprintf(file, sizeof file, "%s.%s", path, export_formats[i]);
		html(p, " <a download ");
		ask_link(p, file, &r->ask, NULL);
		html(p, ">%s</a>", export_formats[i]);
	}
	html(p, "</p>");
}

/* ── rows ── */

struct rows {
	struct out out;
	uint64_t rank;
};

static int each_hit(void *payload, const pr_hit *hit)
{
	struct rows *rows = payload;
	struct row row;
	row_of_hit(&row, hit, ++rows->rank);
	return out_row(&rows->out, &row);
}

static int each_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct rows *rows = payload;
	struct row row;
	row_of_fact(&row, article, fact);
	return out_row(&rows->out, &row);
}

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	int stop = 0;
	for (size_t i = 0; i < count && !stop; i++)
		stop = each_fact(payload, article, &facts[i]);
	return stop;
}

static pr_status write_hits(struct request *r, struct rows *rows, const pr_query *query)
{
	struct row names;
	row_of_hit(&names, &(pr_hit){0}, 0);
	out_begin(&rows->out, &names, NULL);
	return pr_search(r->corpus, query, each_hit, rows, &r->err);
}

static pr_status write_facts(struct request *r, struct rows *rows, const pr_query *query, const char *article)
{
	struct row names;
	row_of_fact(&names, &(pr_article){0}, &(pr_fact){0});
	out_begin(&rows->out, &names, NULL);
	return article ? pr_article_get(r->corpus, article, each_article, rows, &r->err)
	               : pr_facts(r->corpus, query, each_fact, rows, &r->err);
}

/* ── the answer ── */

static enum MHD_Result send_file(struct request *r, FILE *file, const char *name, const char *type)
{
	char disposition[80];
	struct stat st;
	int fd = dup(fileno(file));
	struct MHD_Response *response = fd < 0 || fstat(fd, &st) != 0 ? NULL
		: MHD_create_response_from_fd64((uint64_t)st.st_size, fd);
	if (!response) {
		if (fd >= 0)
			close(fd);
		return MHD_NO;
	}
	snprintf(disposition, sizeof disposition, "attachment; filename=\"%s\"", name);
	if (!MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, disposition)) {
		MHD_destroy_response(response);
		return MHD_NO;
	}
	return web_send(r, response, type);
}

static enum MHD_Result refuse(struct request *r, unsigned status, const char *why)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(strlen(why), (void *)why, MHD_RESPMEM_MUST_COPY);
	r->status = status;
	return web_send(r, response, "text/plain; charset=utf-8");
}

static const char no_such_file[] = N_("there is no such file; its links stand above what they take home");

/* `facts`, `articles` or `article-12`, up to its point; PR_STOPPED: none of them. */
static pr_status write_rows(struct request *r, struct rows *rows, const char *name)
{
	struct ask_room room;
	pr_query query;
	char article[24];
	pr_status status = ask_query(&query, &room, &r->ask, &r->err);
	if (status != PR_OK)
		return status;
	ask_sort(&query, &r->ask);
	ask_fact_sort(&query, &r->ask);
	if (strncmp(name, "facts.", 6) == 0)
		return write_facts(r, rows, &query, NULL);
	if (strncmp(name, "articles.", 9) == 0)
		return write_hits(r, rows, &query);
	size_t digits = strncmp(name, "article-", 8) == 0 ? strspn(name + 8, "0123456789") : 0;
	if (digits == 0 || digits >= sizeof article - 1 || name[8 + digits] != '.') {
		snprintf(r->err.message, sizeof r->err.message, "%s", _(no_such_file));
		return PR_STOPPED;
	}
	snprintf(article, sizeof article, "#%.*s", (int)digits, name + 8);
	return write_facts(r, rows, NULL, article);
}

static unsigned refusal_of(pr_status status)
{
	switch (status) {
	case PR_USAGE: return MHD_HTTP_BAD_REQUEST;
	case PR_STOPPED: return MHD_HTTP_NOT_FOUND;
	default: return MHD_HTTP_INTERNAL_SERVER_ERROR;
	}
}

enum MHD_Result web_export(struct request *r)
{
	struct rows rows = {.out.file = tmpfile()};
	const char *point = strrchr(r->path, '.');
	size_t format = 0;
	while (export_formats[format] && (!point || strcmp(export_formats[format], point + 1) != 0))
		format++;
	if (!export_formats[format] || strlen(r->path) > 40 || !rows.out.file) {
		if (rows.out.file)
			fclose(rows.out.file);
		return refuse(r, MHD_HTTP_NOT_FOUND, _(no_such_file));
	}
	rows.out.format = out_format_named(export_formats[format]);
	pr_corpus_limit(r->corpus, WEB_EXPORT_SECONDS * 1000);
	pr_status status = write_rows(r, &rows, r->path);
	out_end(&rows.out, status);
	bool written = fflush(rows.out.file) == 0 && out_ok(&rows.out);
	enum MHD_Result sent;
	if (!written)
		sent = refuse(r, MHD_HTTP_INTERNAL_SERVER_ERROR, _("the disk is full; make room, then do the same again"));
	else if (status != PR_OK)
		sent = refuse(r, refusal_of(status), r->err.message);
	else
		sent = send_file(r, rows.out.file, r->path, types[format]);
	fclose(rows.out.file);
	return sent;
}
