/* store_sqlite_tell.c: whole articles that a query finds, and one article by its name. First the numbers of what is
 * found, sorted; then each row by its number, so that memory does not grow with the result. Facts:
 * store_sqlite_tell_facts.c. */
#include "store_sqlite.h"

struct asked {
	const pr_query *q;
	pr_article_fn *article;
	void *payload;
};

pr_status show_article(struct sqlite_store *s, struct showing *now, i64 id, pr_err *err)
{
	pr_status status;

	arena_reset(&s->row);
	status = row_article(s, &now->article, id, true, err);
	return status == PR_OK ? row_facts(s, &now->fact, &now->n, id, ALL_FACTS, now->article.text, err) : status;
}

void filter_page(struct filter *f, uint64_t offset, uint64_t limit)
{
	filter_add(f, " LIMIT ");
	filter_number(f, limit && limit < INT64_MAX ? (i64)limit : -1);
	filter_add(f, " OFFSET ");
	filter_number(f, offset < INT64_MAX ? (i64)offset : INT64_MAX);
}

/* ── whole articles ── */

static pr_status tell_article(struct sqlite_store *s, pr_article_fn *each, void *payload, i64 id, pr_err *err)
{
	struct showing now = {0};
	pr_status status = show_article(s, &now, id, err);

	if (status == PR_OK && each(payload, &now.article, now.fact, now.n))
		status = PR_STOPPED;
	return status;
}

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
	filter_words(&f);
	status = filter_articles(&f, ask->q, err);
	if (status == PR_OK)
		status = filter_also(&f, false, err);
	if (status == PR_OK)
		status = filter_holders(&f, ask->q, err);
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

/* ── one article ── */

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
