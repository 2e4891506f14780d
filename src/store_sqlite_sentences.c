/* store_sqlite_sentences.c: which words of an article the sentences of its facts are, so that where words stand, which
 * the index tells by number, says at once whether they stand in the sentence of a fact. An article is read for that
 * once: when words are first asked for that it has. */
#include "store_sqlite_columns.h"

enum { STEP = 100 /* articles: some 3 ms */ };

static pr_status read_sentences(struct sqlite_store *s, i64 article, pr_err *err)
{
	struct columns *k = s->columns;
	size_t at = k->first[article], end = k->first[article + 1];
	sqlite3_stmt *row = db_bind(s, "SELECT start - before, start - before + sentence FROM fact WHERE article = ? "
	                            "ORDER BY n", "i", article);

	for (; at < end && db_row(row); at++) {
		i64 from = sqlite3_column_int64(row, 0), to = sqlite3_column_int64(row, 1);
		bool is_known = from >= 0 && to >= from && to <= UINT32_MAX;
		k->sentence[at] = is_known ? numbered_between(s, (u32)from, (u32)to) : (struct column_sentence){0, 0};
	}
	for (; at < end; at++)
		k->sentence[at] = (struct column_sentence){0, 0};
	return db_end(s, row, err);
}

pr_status columns_look(struct sqlite_store *s, i64 article, pr_err *err)
{
	static const u32 all[] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
	struct column_words words;
	pr_status status = numbered_read(s, &words, article, all, err);

	if (status == PR_OK)
		status = read_sentences(s, article, err);
	if (status == PR_OK)
		s->columns->words[article] = words;
	return status;
}

/* ── all of them, little by little ── */

static pr_status warm_run(struct sqlite_store *s, void *args, pr_err *err)
{
	const struct columns *k;
	int *more = args, left = STEP;
	i64 end;
	pr_status status = columns_take(s, &k, &end, err);

	for (; k && s->columns->looked < end && left > 0 && status == PR_OK; s->columns->looked++)
		if (k->words[k->looked].title == COLUMNS_UNKNOWN) {
			status = columns_look(s, k->looked, err);
			left--;
		}
	*more = left == 0;
	return status;
}

pr_status sqlite_warm(struct store *store, int *more, pr_err *err)
{
	return db_guard(store, warm_run, more, err);
}
