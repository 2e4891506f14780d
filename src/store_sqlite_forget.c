/* store_sqlite_forget.c: an article, or all of a source, is taken out of the corpus. */
#include "store_sqlite_write.h"

struct gone {
	const char *article, *source;
	i64 removed;
};

/* A source loses its places; an article that stands nowhere else goes with them. */
static pr_status forget_source(struct sqlite_store *s, struct gone *ask, pr_err *err)
{
	i64 source = 0, last; /* a row that was taken out and is still there would come for ever */
	struct place place = {0};
	bool orphan;
	pr_status status =
		db_number(s, db_bind(s, "SELECT id FROM source WHERE name = ?", "t", str_c(ask->source)), &source, err);

	if (status == PR_OK && !source)
		return err_set(err, PR_USAGE, "no source is called `%s`; `pressoir status` lists them", ask->source);
	while (status == PR_OK) {
		sqlite3_stmt *row = db_bind(s, "SELECT id, article, extra IS NULL FROM place WHERE source = ? LIMIT 1", "i",
		                            source);
		bool more = db_row(row);
		last = place.id;
		if (more)
			place = (struct place){.id = sqlite3_column_int64(row, 0), .article = sqlite3_column_int64(row, 1),
			                       .source = source, .shown = sqlite3_column_int(row, 2)};
		status = db_end(s, row, err);
		if (status != PR_OK || !more)
			break;
		status = place.id != last ? place_detach(s, &place, &orphan, err) : db_damaged(s, err);
		if (status == PR_OK && orphan) {
			status = article_remove(s, place.article, err);
			ask->removed++;
		}
		if (status == PR_OK)
			status = db_run(s, err, "DELETE FROM place WHERE id = ?", "i", place.id);
	}
	return status;
}

static pr_status forget_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct gone *ask = args;
	i64 id;
	pr_status status = analysis_need(s, err);

	s->sweep = true;
	if (status != PR_OK)
		return status;
	if (ask->source)
		return forget_source(s, ask, err);
	status = article_named(s, &id, ask->article, err);
	ask->removed = status == PR_OK;
	return status == PR_OK ? article_remove(s, id, err) : status;
}

pr_status sqlite_forget(struct store *store, const char *article, const char *source, uint64_t *removed, pr_err *err)
{
	struct gone ask = {article, source, 0};
	pr_status status;

	if (!article == !source)
		return err_set(err, PR_USAGE, "forget either an article or a source; name one of the two");
	status = store->ops->begin(store, "", err);
	if (status != PR_OK)
		return status;
	status = db_guard(store, forget_run, &ask, err);
	if (status == PR_OK)
		status = store->ops->commit(store, err);
	if (status != PR_OK)
		store->ops->rollback(store);
	if (removed)
		*removed = status == PR_OK ? (uint64_t)ask.removed : 0;
	return status;
}
