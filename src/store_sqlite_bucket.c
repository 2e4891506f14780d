/* store_sqlite_bucket.c: see store_sqlite_bucket.h. Table similar: hash → articles, as blobs of entries. Rows from 0 on
 * are buckets, one for each value of the hash's lowest bits; rows below 0 what was entered lately
 * (store_sqlite_recent.c).
 *
 * At most UNDER_ONE articles stand under one hash: thousands of copies have one another to be found by, and a phrase
 * that stands in thousands of unlike articles tells nothing. */
#include <stdlib.h>

#include "store_sqlite_bucket.h"

enum { BUCKET_BITS = 14 };

static i64 bucket_of(u64 entry)
{
	return (i64)(entry >> ENTRY_ID_BITS & ((1 << BUCKET_BITS) - 1));
}

static pr_status bucket_read(struct sqlite_store *s, str *out, i64 bucket, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT entries FROM similar WHERE bucket = ?", "i", bucket);

	*out = db_row(row) ? db_copy(s, row, 0) : (str){"", 0};
	out->n -= out->n % ENTRY;
	return db_end(s, row, err);
}

static pr_status bucket_write(struct sqlite_store *s, i64 bucket, str entries, pr_err *err)
{
	if (entries.n == 0)
		return db_run(s, err, "DELETE FROM similar WHERE bucket = ?", "i", bucket);
	return db_run(s, err, "INSERT OR REPLACE INTO similar (bucket, entries) VALUES (?, ?)", "ib", bucket, entries);
}

pr_status bucket_leave(struct sqlite_store *s, u64 hash, i64 id, pr_err *err)
{
	struct buf less = {.arena = &s->arena};
	u64 entry = entry_of(hash, id);
	str old = S("");
	pr_status status = recent_remove(s, entry, err);

	if (status == PR_OK)
		status = bucket_read(s, &old, bucket_of(entry), err);
	for (size_t i = 0; status == PR_OK && i < old.n; i += ENTRY)
		if (entry_read(old.p + i) != entry)
			buf_put(&less, str_cut(old, i, i + ENTRY));
	return status == PR_OK && less.n < old.n ? bucket_write(s, bucket_of(entry), buf_str(&less), err) : status;
}

/* ── folding ── */

static int by_bucket(const void *a, const void *b)
{
	u64 x = *(const u64 *)a, y = *(const u64 *)b;
	i64 p = bucket_of(x), q = bucket_of(y);

	return p != q ? (p > q) - (p < q) : (x > y) - (x < y);
}

static pr_status fold_one(struct sqlite_store *s, const u64 *entry, size_t n, pr_err *err)
{
	struct buf more = {.arena = &s->row};
	char bytes[ENTRY];
	str old;
	pr_status status = bucket_read(s, &old, bucket_of(*entry), err);

	if (status != PR_OK)
		return status;
	buf_put(&more, old);
	for (size_t i = 0; i < n; i++) {
		entry_write(bytes, entry[i]);
		buf_put(&more, (str){bytes, ENTRY});
	}
	status = bucket_write(s, bucket_of(*entry), buf_str(&more), err);
	arena_reset(&s->row);
	return status;
}

pr_status bucket_fold(struct sqlite_store *s, const u64 *entry, size_t n, pr_err *err)
{
	u64 *sorted = NEW(&s->arena, u64, n);
	size_t count = 0;
	pr_status status = PR_OK;

	for (size_t i = 0; i < n; i++)
		if (entry_article(entry[i]) && entry[i] > 1)
			sorted[count++] = entry[i];
	qsort(sorted, count, sizeof *sorted, by_bucket);
	for (size_t i = 0, end; i < count && status == PR_OK; i = end) {
		for (end = i; end < count && bucket_of(sorted[end]) == bucket_of(sorted[i]);)
			end++;
		status = fold_one(s, sorted + i, end - i, err);
	}
	return status;
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

struct looking {
	struct candidates *c;
	i64 id;     /* who asks */
	u32 under;  /* how many stand under this hash */
	bool stands; /* he does already */
};

static void found(void *payload, i64 article)
{
	struct looking *l = payload;

	l->under++;
	if (article == l->id)
		l->stands = true;
	else
		suggest(l->c, article);
}

static pr_status look_in_bucket(struct sqlite_store *s, struct looking *l, u64 entry, pr_err *err)
{
	str entries;
	pr_status status = bucket_read(s, &entries, bucket_of(entry), err);

	for (size_t i = 0; status == PR_OK && i < entries.n; i += ENTRY) {
		u64 other = entry_read(entries.p + i);
		if (entry_same_hash(other, entry))
			found(l, entry_article(other));
	}
	return status;
}

pr_status bucket_find(struct sqlite_store *s, struct candidates *c, const u64 *hash, u32 n, i64 id, bool enter,
		      pr_err *err)
{
	pr_status status = PR_OK;

	c->n = 0;
	for (u32 k = 0; k < n && status == PR_OK; k++) {
		struct looking l = {.c = c, .id = id};
		u64 entry = entry_of(hash[k], id);
		bool buckets;
		status = recent_find(s, entry, found, &l, &buckets, err);
		if (status == PR_OK && buckets)
			status = look_in_bucket(s, &l, entry, err);
		if (status == PR_OK && enter && !l.stands && l.under < UNDER_ONE && id >> ENTRY_ID_BITS == 0)
			status = recent_add(s, entry, err);
	}
	return status;
}
