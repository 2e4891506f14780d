/* store_sqlite_status.c: what the corpus holds, counted. */
#include "store_sqlite.h"

struct told {
	pr_count_fn *each;
	void *payload;
};

static pr_status status_run(struct sqlite_store *s, void *args, pr_err *err)
{
	static const char sql[] =
		"SELECT 'articles', '', count(*) FROM article"
		" UNION ALL SELECT 'facts', '', count(*) FROM fact"
		" UNION ALL SELECT 'clusters', '', count(DISTINCT label) FROM cluster"
		" UNION ALL SELECT * FROM (SELECT 'source', name, articles FROM sources ORDER BY name)"
		" UNION ALL SELECT * FROM (SELECT 'year', substr(published, 1, 4) AS year, count(*) FROM article"
		" GROUP BY year ORDER BY year)"
		" UNION ALL SELECT * FROM (SELECT 'kind', r.kind AS kind, sum(n) FROM"
		" (SELECT reading, count(*) AS n FROM fact GROUP BY reading) f"
		" JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule GROUP BY r.kind ORDER BY kind)"
		" UNION ALL SELECT * FROM (SELECT 'reject', path || ': ' || reason, 1 FROM rejects ORDER BY path, reason)"
		" UNION ALL SELECT * FROM (SELECT 'rules', version, count(*) FROM article a"
		" JOIN ruleset r ON r.id = a.ruleset GROUP BY version ORDER BY version)"
		" UNION ALL SELECT 'schema', '', user_version FROM pragma_user_version";
	struct told *ask = args;
	sqlite3_stmt *row = db_bind(s, sql, "");
	bool stopped = false;
	pr_status status;

	while (!stopped && db_row(row)) {
		char what[16];
		sqlite3_snprintf(sizeof what, what, "%s", (const char *)sqlite3_column_text(row, 0));
		stopped = ask->each(ask->payload, what, db_text(row, 1), (uint64_t)sqlite3_column_int64(row, 2)) != 0;
	}
	status = db_end(s, row, err);
	return status == PR_OK && stopped ? PR_STOPPED : status;
}

pr_status sqlite_status(struct store *store, pr_count_fn *each, void *payload, pr_err *err)
{
	struct told ask = {each, payload};

	return db_guard(store, status_run, &ask, err);
}
