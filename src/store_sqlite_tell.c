/* store_sqlite_tell.c: whole articles that a query finds, and one article by its name. First the numbers of what is
 * found, sorted; then each row by its number, so that memory does not grow with the result. Facts:
 * store_sqlite_tell_facts.c. */
#include "store_sqlite_find.h"

static pr_status tell_article(struct sqlite_store *s, pr_article_fn *each, void *payload, i64 id, pr_err *err)
{
	struct showing now = {0};
	pr_status status = row_whole(s, &now, id, err);

	if (status == PR_OK && each(payload, &now.article, now.fact, now.n))
		status = PR_STOPPED;
	return status;
}

/* ── those that a query finds ── */

struct asked {
	const pr_query *q;
	pr_article_fn *article;
	void *payload;
};

static pr_status articles_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct filter f;
	sqlite3_stmt *row;
	pr_status status =
		filter_begin(&f, s, ask->q, "SELECT a.id FROM article a" JOIN_NAMES(" JOIN") " WHERE a.id IN (SELECT a.rowid",
		             err);

	if (status != PR_OK)
		return status;
	status = filter_rest(&f, ask->q, err);
	filter_add(&f, ") ORDER BY " ORDER_NAMES);
	filter_page(&f, ask->q->offset, ask->q->limit);
	row = status == PR_OK ? filter_run(&f) : NULL;
	while (status == PR_OK && db_row(row))
		status = tell_article(s, ask->article, ask->payload, sqlite3_column_int64(row, 0), err);
	return status == PR_OK ? db_end(s, row, err) : status;
}

pr_status sqlite_articles(struct store *store, const pr_query *q, pr_article_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .article = each, .payload = payload};

	return db_guard(store, articles_run, &ask, err);
}

/* ── one, by its name ── */

struct named {
	const char *name;
	pr_article_fn *each;
	void *payload;
};

static pr_status get_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct named *ask = args;
	i64 id = 0;
	pr_status status = article_named(s, &id, ask->name, err);

	return status == PR_OK ? tell_article(s, ask->each, ask->payload, id, err) : status;
}

pr_status sqlite_get(struct store *store, const char *name, pr_article_fn *each, void *payload, pr_err *err)
{
	struct named ask = {name, each, payload};

	return db_guard(store, get_run, &ask, err);
}
