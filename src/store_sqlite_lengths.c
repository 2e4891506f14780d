/* store_sqlite_lengths.c: how many words each article has, side by side. Ranking needs the length of every article that
 * is found; FTS5 keeps it too, but in a row for each. Here a row has those of BLOCK articles, LENGTH bytes each, the
 * lowest first, so that a search reads all of a million in 3 MB. 0 is not known (or too many): then FTS5 is asked. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

enum { LENGTH = 3 /* [bytes] */, BLOCK = LENGTHS_BLOCK / LENGTH, LENGTH_MAX = 0xFFFFFF, BLOCKS_MAX = 1 << 20 };

/* ── writing ── one block is at hand; loads go from one to the next */

pr_status lengths_flush(struct sqlite_store *s, pr_err *err)
{
	str words = {(const char *)s->lengths.words, LENGTHS_BLOCK};

	if (!s->lengths.changed)
		return PR_OK;
	s->lengths.changed = false;
	return db_run(s, err, "INSERT OR REPLACE INTO lengths (block, words) VALUES (?, ?)", "ib", s->lengths.block, words);
}

void lengths_drop(struct sqlite_store *s)
{
	s->lengths.changed = false;
	s->lengths.held = false;
}

/* The block of an article is at hand. */
static pr_status take_block(struct sqlite_store *s, i64 id, pr_err *err)
{
	i64 block = id / BLOCK;
	sqlite3_stmt *row;
	pr_status status = article_numbered(s, id, err);

	if (status != PR_OK || (s->lengths.held && s->lengths.block == block))
		return status;
	status = lengths_flush(s, err);
	if (status != PR_OK)
		return status;
	memset(s->lengths.words, 0, LENGTHS_BLOCK);
	row = db_bind(s, "SELECT words FROM lengths WHERE block = ?", "i", block);
	if (db_row(row)) {
		const void *words = sqlite3_column_blob(row, 0);
		int n = sqlite3_column_bytes(row, 0);
		if (words)
			memcpy(s->lengths.words, words, n < LENGTHS_BLOCK ? (size_t)n : LENGTHS_BLOCK);
	}
	s->lengths.block = block;
	s->lengths.held = true;
	return db_end(s, row, err);
}

pr_status lengths_set(struct sqlite_store *s, i64 id, u32 words, pr_err *err)
{
	pr_status status = take_block(s, id, err);
	u8 *at;

	if (status != PR_OK)
		return status;
	at = s->lengths.words + id % BLOCK * LENGTH;
	if (words > LENGTH_MAX)
		words = 0;
	for (int i = 0; i < LENGTH; i++)
		at[i] = (u8)(words >> 8 * i);
	s->lengths.changed = true;
	return PR_OK;
}

/* What FTS5 counted: a varint for each column, its high bits first. */
static u32 counted(str sizes)
{
	u64 sum = 0, size = 0;

	for (size_t i = 0; i < sizes.n; i++) {
		size = (size << 7 | ((u8)sizes.p[i] & 0x7F)) & UINT32_MAX;
		if ((u8)sizes.p[i] < 0x80) {
			sum += size;
			size = 0;
		}
	}
	return sum > UINT32_MAX ? UINT32_MAX : (u32)sum;
}

pr_status lengths_rebuild(struct sqlite_store *s, pr_err *err)
{
	sqlite3_stmt *row;
	pr_status status = db_run(s, err, "DELETE FROM lengths", "");

	lengths_drop(s);
	row = db_bind(s, "SELECT id, sz FROM articles_fts_docsize", "");
	while (status == PR_OK && db_row(row))
		status = lengths_set(s, sqlite3_column_int64(row, 0), counted(db_str(row, 1)), err);
	return status == PR_OK ? db_end(s, row, err) : status;
}

/* ── reading ── */

pr_status lengths_read(struct sqlite_store *s, struct blocks *out, pr_err *err)
{
	pr_status status = lengths_flush(s, err);

	*out = (struct blocks){0};
	return status != PR_OK ? status
	                       : blocks_read(s, &s->arena, out, "SELECT max(block) + 1 FROM lengths",
	                                     "SELECT block, words FROM lengths WHERE length(words) = ?", LENGTHS_BLOCK,
	                                     BLOCKS_MAX, err);
}

u32 lengths_of(const struct blocks *l, i64 id)
{
	const u8 *block = id >= 0 && id / BLOCK < l->blocks ? l->block[id / BLOCK] : NULL, *at;

	if (!block)
		return 0;
	at = block + id % BLOCK * LENGTH;
	return at[0] | (u32)at[1] << 8 | (u32)at[2] << 16;
}

/* An article whose length is not what FTS5 counted, 0: none. */
pr_status lengths_verify(struct sqlite_store *s, i64 *wrong, pr_err *err)
{
	struct blocks all;
	pr_status status = lengths_read(s, &all, err);
	sqlite3_stmt *row = db_bind(s, "SELECT id, sz FROM articles_fts_docsize", "");

	*wrong = 0;
	while (status == PR_OK && !*wrong && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		u32 words = lengths_of(&all, id);
		if (words && words != counted(db_str(row, 1)))
			*wrong = id;
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}
