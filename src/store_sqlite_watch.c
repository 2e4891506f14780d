/* store_sqlite_watch.c: named queries, and what came since they were last asked. An article that comes takes a row
 * above all others, so the highest row of then is all there is to remember; where rows are given back, see
 * watch_lower. */
#include "store_sqlite_find.h"
#include "store_sqlite_write.h"

/* ── writing ── */

static pr_status written(struct store *store, db_operation *run, void *args, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	pr_status status = db_exec(s, "BEGIN IMMEDIATE", err);

	if (status != PR_OK)
		return status;
	s->batch = true;
	status = db_guard(store, run, args, err);
	if (status == PR_OK)
		status = store->ops->commit(store, err);
	if (status != PR_OK)
		store->ops->rollback(store);
	return status;
}

pr_status watch_lower(struct sqlite_store *s, pr_err *err)
{
	return db_run(s, err, "UPDATE watches SET seen = (SELECT coalesce(max(id), 0) FROM article) "
	              "WHERE seen > (SELECT coalesce(max(id), 0) FROM article)", "");
}

/* ── a query as a row ── */

struct named {
	const char *name;
	const pr_query *q;
	i64 upto;
};

static str json_list(struct sqlite_store *s, const char *const *list)
{
	struct buf b = {.arena = &s->arena};

	for (size_t i = 0; list && list[i]; i++) {
		buf_char(&b, i ? ',' : '[');
		json_put(&b, str_c(list[i]));
	}
	if (b.n)
		buf_char(&b, ']');
	return buf_str(&b);
}

/* The row keeps what is asked, not how it is shown: sort, limit and offset are left out. */
static pr_status save_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct named *ask = args;
	const pr_query *q = ask->q;
	struct filter f;
	pr_status status = filter_found(&f, s, q, "", err); /* it can be asked at all */

	if (status != PR_OK)
		return status;
	return db_run(s, err,
		      "INSERT OR REPLACE INTO watches (name, query, filters, seen, asked) SELECT ?, ?, "
		      "json_patch('{}', json_object('sources', json(?), 'kinds', json(?), 'since', ?, 'until', ?, "
		      "'department', ?, 'min', ?, 'max', ?, 'about_since', ?, 'about_until', ?)), coalesce(max(id), 0), "
		      "strftime('%Y-%m-%dT%H:%M:%SZ') FROM article",
		      "ttooooooooo", str_c(ask->name), str_c(q->words), json_list(s, q->sources), json_list(s, q->kinds),
		      str_c(q->since), str_c(q->until), str_c(q->department), str_c(q->min), str_c(q->max),
		      str_c(q->about_since), str_c(q->about_until));
}

pr_status sqlite_watch_save(struct store *store, const char *name, const pr_query *q, pr_err *err)
{
	struct named ask = {name, q, 0};

	if (!name || !*name)
		return err_set(err, PR_USAGE, "a saved query needs a name; give it one");
	return written(store, save_run, &ask, err);
}

/* ── a row as a query ── */

static const char *text_or_null(struct sqlite_store *s, sqlite3_stmt *row, int column)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL ? NULL : db_copy(s, row, column).p;
}

static pr_status read_list(struct sqlite_store *s, const char *const **out, const char *json, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT value, count(*) OVER () FROM json_each(?1)", "t",
	                            json ? str_c(json) : S("[]"));
	const char **list = NULL;
	u32 n = 0;

	while (db_row(row)) {
		if (!list)
			list = NEW(&s->arena, const char *, (size_t)sqlite3_column_int64(row, 1) + 1);
		list[n++] = db_copy(s, row, 0).p;
	}
	*out = list;
	return db_end(s, row, err);
}

static pr_status unknown(const char *name, pr_err *err)
{
	return err_set(err, PR_USAGE, "no saved query is called `%s`; `pressoir watch --list` lists them", name);
}

static pr_status read_query(struct sqlite_store *s, pr_query *q, const char *name, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT query, filters ->> 'since', filters ->> 'until', filters ->> 'department', "
	                            "filters ->> 'min', filters ->> 'max', filters ->> 'about_since', "
	                            "filters ->> 'about_until', seen, filters -> 'sources', filters -> 'kinds' "
	                            "FROM watches WHERE name = ?", "t", str_c(name));
	const char **to[] = {&q->words, &q->since, &q->until, &q->department, &q->min, &q->max, &q->about_since,
	                     &q->about_until};
	const char *sources = NULL, *kinds = NULL;
	bool found = db_row(row);
	pr_status status;

	*q = (pr_query){.sort = PR_SORT_DATE, .after = found ? sqlite3_column_int64(row, 8) : 0};
	for (int i = 0; i < (int)countof(to) && found; i++)
		*to[i] = text_or_null(s, row, i);
	if (found) {
		sources = text_or_null(s, row, 9);
		kinds = text_or_null(s, row, 10);
	}
	status = db_end(s, row, err);
	if (status == PR_OK && !found)
		return unknown(name, err);
	if (status == PR_OK)
		status = read_list(s, &q->sources, sources, err);
	return status == PR_OK ? read_list(s, &q->kinds, kinds, err) : status;
}

/* ── asking ── */

struct watching {
	const char *name;
	pr_hit_fn *hit;
	pr_watch_fn *watch;
	void *payload;
	int64_t *upto;
};

static pr_status watch_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct watching *ask = args;
	pr_query q;
	i64 upto = 0;
	pr_status status = read_query(s, &q, ask->name, err);

	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT coalesce(max(id), 0) FROM article", ""), &upto, err);
	*ask->upto = upto;
	if (status != PR_OK || q.after >= upto)
		return status;
	return search_run(s, &q, ask->hit, ask->payload, err);
}

pr_status sqlite_watch(struct store *store, const char *name, pr_hit_fn *each, void *payload, int64_t *upto,
                       pr_err *err)
{
	struct watching ask = {.name = name, .hit = each, .payload = payload, .upto = upto};

	return db_guard(store, watch_run, &ask, err);
}

static pr_status seen_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct named *ask = args;
	pr_status status = db_run(s, err, "UPDATE watches SET seen = max(seen, ?), asked = strftime('%Y-%m-%dT%H:%M:%SZ') "
	                          "WHERE name = ?", "it", ask->upto, str_c(ask->name));

	if (status == PR_OK && !sqlite3_changes(s->db))
		return unknown(ask->name, err);
	return status == PR_OK ? watch_lower(s, err) : status;
}

pr_status sqlite_watch_seen(struct store *store, const char *name, int64_t upto, pr_err *err)
{
	struct named ask = {name, NULL, upto};

	return written(store, seen_run, &ask, err);
}

static pr_status forget_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct named *ask = args;
	pr_status status = db_run(s, err, "DELETE FROM watches WHERE name = ?", "t", str_c(ask->name));

	return status == PR_OK && !sqlite3_changes(s->db) ? unknown(ask->name, err) : status;
}

pr_status sqlite_watch_forget(struct store *store, const char *name, pr_err *err)
{
	struct named ask = {name, NULL, 0};

	return written(store, forget_run, &ask, err);
}

/* ── the list ── */

static pr_status list_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct watching *ask = args;
	sqlite3_stmt *row = db_bind(s, "SELECT name, query, filters, asked FROM watches ORDER BY name", "");
	bool stopped = false;
	pr_status status;

	while (!stopped && db_row(row)) {
		pr_watch watch = {db_text(row, 0), db_text(row, 1), db_text(row, 2), db_text(row, 3)};
		stopped = ask->watch(ask->payload, &watch) != 0;
	}
	status = db_end(s, row, err);
	return status == PR_OK && stopped ? PR_STOPPED : status;
}

pr_status sqlite_watches(struct store *store, pr_watch_fn *each, void *payload, pr_err *err)
{
	struct watching ask = {.watch = each, .payload = payload};

	return db_guard(store, list_run, &ask, err);
}
