/* store_sqlite_facets.c: what a query finds, counted by source, year, département and kind of fact. */
#include "store_sqlite.h"

struct counting {
	const pr_query *q;
	pr_facet_fn *each;
	void *payload;
};

/* found: the articles that the query finds; about: département by département, each article once. */
static const char head[] = "WITH found (id, source, published) AS MATERIALIZED (SELECT a.id, a.source, a.published";
static const char tail[] =
	"), about (article, code) AS (SELECT f.article, f.department FROM found JOIN fact f ON f.article = found.id "
	"WHERE f.department <> '' UNION SELECT f.article, v.value FROM found JOIN fact f ON f.article = found.id "
	"JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule WHERE r.kind = 'department'), "
	"label (code, label) AS MATERIALIZED (SELECT v.value, min(v.label) FROM reading v JOIN rule r ON r.id = v.rule "
	"WHERE r.kind = 'department' GROUP BY v.value) "
	"SELECT * FROM (SELECT 'source', s.name, s.name, count(*) AS n FROM found JOIN source s ON s.id = found.source "
	"GROUP BY s.id ORDER BY n DESC, s.name) UNION ALL "
	"SELECT * FROM (SELECT 'year', substr(published, 1, 4) AS year, substr(published, 1, 4), count(*) FROM found "
	"GROUP BY year ORDER BY year) UNION ALL "
	"SELECT * FROM (SELECT 'month', substr(published, 1, 7) AS month, substr(published, 1, 7), count(*) FROM found "
	"WHERE published <> '' GROUP BY month ORDER BY month) UNION ALL "
	"SELECT * FROM (SELECT 'department', about.code, coalesce(label.label, about.code), count(*) AS n FROM about "
	"LEFT JOIN label ON label.code = about.code GROUP BY about.code ORDER BY n DESC, about.code) UNION ALL "
	"SELECT * FROM (SELECT 'kind', r.kind AS kind, r.kind, count(DISTINCT f.article) AS n FROM found "
	"JOIN fact f ON f.article = found.id JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule "
	"GROUP BY r.kind ORDER BY n DESC, kind)";

static pr_status facets_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct counting *ask = args;
	struct filter f;
	sqlite3_stmt *row;
	bool stopped = false;
	pr_status status = filter_found(&f, s, ask->q, head, err);

	if (status != PR_OK)
		return status;
	filter_add(&f, tail);
	row = filter_run(&f);
	while (!stopped && db_row(row)) {
		pr_facet facet = {(const char *)sqlite3_column_text(row, 0), db_str(row, 1), db_str(row, 2),
		                  (uint64_t)sqlite3_column_int64(row, 3)};
		stopped = ask->each(ask->payload, &facet) != 0;
	}
	status = db_end(s, row, err);
	return status == PR_OK && stopped ? PR_STOPPED : status;
}

pr_status sqlite_facets(struct store *store, const pr_query *q, pr_facet_fn *each, void *payload, pr_err *err)
{
	struct counting ask = {q, each, payload};

	return db_guard(store, facets_run, &ask, err);
}
