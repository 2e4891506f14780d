/* store_sqlite_bucket.c: see store_sqlite_bucket.h. Table similar: hash → articles, as blobs.
 *
 *     bucket: 12 bits of the hash ──▶ entries: │ 3 bytes of it │ 4 bytes: the article │ … │
 *
 * So it stays small beside the texts. It need not be right: an article that it suggests is looked at before it counts.
 * At most UNDER_ONE articles stand under one hash: thousands of copies have one another to be found by, and a phrase
 * that stands in thousands of unlike articles tells nothing. */
#include "store_sqlite_bucket.h"

enum { BUCKET_BITS = 12, ENTRY = 7 /* [bytes] */, HASH = 3 /* [bytes] of it */ };

/* ── entries ── */

static i64 bucket_of(u64 hash)
{
	return (i64)(hash & ((1 << BUCKET_BITS) - 1));
}

static void entry_write(char out[ENTRY], u64 hash, i64 id)
{
	for (int i = 0; i < HASH; i++)
		out[i] = (char)(hash >> (BUCKET_BITS + 8 * i));
	for (int i = HASH; i < ENTRY; i++)
		out[i] = (char)((u64)id >> 8 * (i - HASH));
}

static i64 entry_article(const char *entry)
{
	u64 id = 0;

	for (int i = HASH; i < ENTRY; i++)
		id |= (u64)(u8)entry[i] << 8 * (i - HASH);
	return (i64)id;
}

/* The entries of a hash's bucket; valid while nothing else is asked of s. */
static pr_status bucket_read(struct sqlite_store *s, str *out, u64 hash, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT entries FROM similar WHERE bucket = ?", "i", bucket_of(hash));

	*out = db_row(row) ? db_copy(s, row, 0) : (str){"", 0};
	out->n -= out->n % ENTRY;
	return db_end(s, row, err);
}

static pr_status bucket_write(struct sqlite_store *s, u64 hash, str entries, pr_err *err)
{
	if (entries.n == 0)
		return db_run(s, err, "DELETE FROM similar WHERE bucket = ?", "i", bucket_of(hash));
	return db_run(s, err, "INSERT OR REPLACE INTO similar (bucket, entries) VALUES (?, ?)", "ib", bucket_of(hash),
		      entries);
}

/* With one entry more, where its hash has room. */
static pr_status bucket_add(struct sqlite_store *s, u64 hash, str old, i64 id, pr_err *err)
{
	struct buf more = {.arena = &s->arena};
	char entry[ENTRY];
	u32 n = 0;

	entry_write(entry, hash, id);
	for (size_t i = 0; i < old.n; i += ENTRY)
		n += memcmp(old.p + i, entry, HASH) == 0;
	if (n >= UNDER_ONE || id > UINT32_MAX)
		return PR_OK;
	buf_put(&more, old);
	buf_put(&more, (str){entry, ENTRY});
	return bucket_write(s, hash, buf_str(&more), err);
}

pr_status bucket_leave(struct sqlite_store *s, u64 hash, i64 id, pr_err *err)
{
	struct buf less = {.arena = &s->arena};
	char entry[ENTRY];
	str old;
	pr_status status = bucket_read(s, &old, hash, err);

	entry_write(entry, hash, id);
	for (size_t i = 0; i < old.n; i += ENTRY)
		if (memcmp(old.p + i, entry, ENTRY) != 0)
			buf_put(&less, str_cut(old, i, i + ENTRY));
	return status == PR_OK && less.n < old.n ? bucket_write(s, hash, buf_str(&less), err) : status;
}

/* ── candidates ── */

static void suggest(struct candidates *c, i64 id)
{
	u32 i = 0;

	while (i < c->n && c->one[i].id != id)
		i++;
	if (i == CANDIDATES)
		return;
	if (i == c->n)
		c->one[c->n++] = (struct candidate){.id = id};
	c->one[i].shared++;
	for (; i > 0 && c->one[i - 1].shared < c->one[i].shared; i--) { /* those that share most come first */
		struct candidate swap = c->one[i];
		c->one[i] = c->one[i - 1];
		c->one[i - 1] = swap;
	}
}

pr_status bucket_find(struct sqlite_store *s, struct candidates *c, const u64 *hash, u32 n, i64 id, bool enter,
		      pr_err *err)
{
	pr_status status = PR_OK;

	c->n = 0;
	for (u32 k = 0; k < n && status == PR_OK; k++) {
		char entry[ENTRY];
		str entries;
		entry_write(entry, hash[k], id);
		status = bucket_read(s, &entries, hash[k], err);
		for (size_t i = 0; i < entries.n; i += ENTRY)
			if (memcmp(entries.p + i, entry, HASH) == 0 && entry_article(entries.p + i) != id)
				suggest(c, entry_article(entries.p + i));
		if (status == PR_OK && enter)
			status = bucket_add(s, hash[k], entries, id, err);
	}
	return status;
}
