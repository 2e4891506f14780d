/* store_sqlite_vocabulary.c: the words of the index, sorted, as FTS5 tells them place by place: what is asked for stops
 * at the first place, or after enough of them, so that a common word costs no more than a rare one. */
#include "store_sqlite.h"

pr_status vocabulary_open(struct sqlite_store *s, pr_err *err)
{
	return db_exec(s, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, articles_fts, instance)",
	               err);
}

pr_status vocabulary_times(struct sqlite_store *s, i64 *out, str word, i64 enough, pr_err *err)
{
	return db_number(s, db_bind(s, "SELECT count(*) FROM (SELECT 1 FROM temp.vocabulary WHERE term = ? LIMIT ?)", "ti", word,
	                            enough), out, err);
}

pr_status vocabulary_next(struct sqlite_store *s, str *out, str from, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT term FROM temp.vocabulary WHERE term >= ? ORDER BY term LIMIT 1", "t", from);

	*out = db_row(row) ? arena_copy(&s->row, db_str(row, 0)) : (str){"", 0};
	return db_end(s, row, err);
}
