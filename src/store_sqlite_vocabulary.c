/* store_sqlite_vocabulary.c: the words of the index, sorted, as FTS5 tells them place by place: what is asked for stops
 * at the first place, or after enough of them, so that a common word costs no more than a rare one. */
#include "store_sqlite_find.h"

pr_status vocabulary_open(struct sqlite_store *s, pr_err *err)
{
	return db_exec(s, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING "
	               "fts5vocab (main, articles_fts, instance)", err);
}

pr_status vocabulary_next(struct sqlite_store *s, str *out, str from, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT term FROM temp.vocabulary WHERE term >= ? ORDER BY term LIMIT 1", "t", from);

	*out = db_row(row) ? arena_copy(&s->row, db_text(row, 0)) : (str){"", 0};
	return db_end(s, row, err);
}

/* ── how often ── */

pr_status vocabulary_times(struct sqlite_store *s, i64 *out, str word, i64 enough, pr_err *err)
{
	return db_number(s, db_bind(s, "SELECT count(*) FROM (SELECT 1 FROM temp.vocabulary WHERE term = ? LIMIT ?)", "ti",
	                            word, enough), out, err);
}

struct times {
	struct sqlite_store *s;
	i64 n, enough;
	u32 places;
	pr_status status;
	pr_err *err;
};

static int add_times(void *payload, const struct token *t)
{
	struct times *sum = payload;
	i64 n = 0;

	sum->places += !t->same_place;
	if (sum->places > 1)
		return 1;
	sum->status = vocabulary_times(sum->s, &n, (str){t->word, t->n}, sum->enough, sum->err);
	sum->n += n;
	return sum->status != PR_OK || sum->n >= sum->enough;
}

/* Of the first word of what was typed. */
pr_status vocabulary_times_typed(struct sqlite_store *s, i64 *out, str typed, i64 enough, pr_err *err)
{
	struct times sum = {.s = s, .enough = enough, .status = PR_OK, .err = err};

	tokens_each(s->analyzer, typed, TOKEN_QUERY, add_times, &sum);
	*out = sum.n < enough ? sum.n : enough;
	return sum.status;
}
