/* store_sqlite_recent.c: see store_sqlite_bucket.h. What was entered lately, in memory while a writer is at it:
 *
 *     slots, by hash; one entry   │ LIVE: 1 bit │ … │ hash: 30 bits │ article: 26 bits │
 *     in the file                 rows of table similar below 0, entries of 7 bytes, unsorted
 *
 * A load of a few articles reads these rows and writes one: it does not touch the buckets, which hash spreads all over
 * the file. When what is recent has grown to an eighth of the corpus, it goes into the buckets (bucket_fold). */
#include <stdlib.h>

#include "store_sqlite_bucket.h"

enum { ROW_ROOM = 64 << 10 /* [bytes]: a row that has as many is full */, SHARE = 8 };

u32 recent_fold_min = 1 << 16;

#define LIVE ((u64)1 << 63)
#define GONE ((u64)1) /* a slot that is free, but others may stand behind it */

struct recent {
	u64 *slot; /* 0: free */
	u32 n, mask;
	u64 *added; /* since the last flush */
	u32 adds, room;
	bool removed; /* … some were, too */
	bool buckets; /* there are some */
};

/* ── slots ── */

static u32 home(const struct recent *r, u64 entry)
{
	return (u32)(((entry & ~LIVE) >> ENTRY_ID_BITS) * 0x9E3779B97F4A7C15u >> 32) & r->mask;
}

static void slot_put(struct recent *r, u64 entry)
{
	u32 i = home(r, entry);

	while (r->slot[i] & LIVE)
		i = (i + 1) & r->mask;
	r->n += r->slot[i] == 0;
	r->slot[i] = entry | LIVE;
}

static bool make_room(struct recent *r)
{
	struct recent more = {.mask = r->slot ? r->mask * 2 + 1 : 4095};

	if (r->slot && r->n * 4 < r->mask * 3)
		return true;
	more.slot = calloc((size_t)more.mask + 1, sizeof *more.slot);
	if (!more.slot)
		return false;
	for (u32 i = 0; r->slot && i <= r->mask; i++)
		if (r->slot[i] & LIVE)
			slot_put(&more, r->slot[i]);
	free(r->slot);
	r->slot = more.slot;
	r->mask = more.mask;
	r->n = more.n;
	return true;
}

/* ── reading ── */

void recent_drop(struct sqlite_store *s)
{
	if (!s->recent)
		return;
	free(s->recent->slot);
	free(s->recent->added);
	free(s->recent);
	s->recent = NULL;
}

static pr_status read_all(struct sqlite_store *s, struct recent *r, pr_err *err)
{
	sqlite3_stmt *row;
	i64 buckets = 0;
	bool good = make_room(r);
	pr_status status = db_number(s, db_bind(s, "SELECT EXISTS (SELECT 1 FROM similar WHERE bucket >= 0)", ""),
	                             &buckets, err);

	r->buckets = buckets != 0;
	row = db_bind(s, "SELECT entries FROM similar WHERE bucket < 0", "");
	while (good && db_row(row)) {
		str entries = db_str(row, 0);
		for (size_t i = 0; good && i + ENTRY <= entries.n; i += ENTRY) {
			slot_put(r, entry_read(entries.p + i));
			good = make_room(r);
		}
	}
	if (db_end(s, row, err) != PR_OK || status != PR_OK)
		return PR_FAILED;
	return good ? PR_OK : err_memory(err);
}

static pr_status need(struct sqlite_store *s, pr_err *err)
{
	pr_status status;

	if (s->recent)
		return PR_OK;
	s->recent = calloc(1, sizeof *s->recent);
	status = s->recent ? read_all(s, s->recent, err) : err_memory(err);
	if (status != PR_OK)
		recent_drop(s);
	return status;
}

pr_status recent_find(struct sqlite_store *s, u64 entry, recent_fn *each, void *payload, bool *buckets, pr_err *err)
{
	pr_status status = need(s, err);
	const struct recent *r = s->recent;

	*buckets = status == PR_OK && r->buckets;
	if (status != PR_OK)
		return status;
	for (u32 i = home(r, entry); r->slot[i]; i = (i + 1) & r->mask)
		if (r->slot[i] & LIVE && entry_same_hash(r->slot[i], entry))
			each(payload, entry_article(r->slot[i]));
	return PR_OK;
}

/* ── changing ── */

pr_status recent_add(struct sqlite_store *s, u64 entry, pr_err *err)
{
	struct recent *r = s->recent;

	if (r->adds == r->room) {
		u32 room = r->room * 2 + 1024;
		u64 *more = realloc(r->added, room * sizeof *more);
		if (!more)
			return err_memory(err);
		r->added = more;
		r->room = room;
	}
	r->added[r->adds++] = entry;
	slot_put(r, entry);
	return make_room(r) ? PR_OK : err_memory(err);
}

pr_status recent_remove(struct sqlite_store *s, u64 entry, pr_err *err)
{
	pr_status status = need(s, err);
	struct recent *r = s->recent;

	for (u32 i = status == PR_OK ? home(r, entry) : 0; status == PR_OK && r->slot[i]; i = (i + 1) & r->mask)
		if (r->slot[i] == (entry | LIVE)) {
			r->slot[i] = GONE;
			r->removed = true;
		}
	return status;
}

/* ── writing, before commit ── */

static str packed(struct sqlite_store *s, const u64 *entry, size_t n)
{
	char *out = NEW(&s->arena, char, n * ENTRY + 1);
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		if (entry[i] & ~LIVE & ~GONE) {
			entry_write(out + at, entry[i]);
			at += ENTRY;
		}
	return (str){out, at};
}

/* The newest row (the lowest) takes more until it is full. */
static pr_status write_added(struct sqlite_store *s, str entries, pr_err *err)
{
	i64 newest = 0, size = 0;
	pr_status status = db_number(s, db_bind(s, "SELECT min(bucket) FROM similar WHERE bucket < 0", ""), &newest, err);

	if (status == PR_OK && newest)
		status = db_number(s, db_bind(s, "SELECT length(entries) FROM similar WHERE bucket = ?", "i", newest), &size,
		                   err);
	if (status != PR_OK)
		return status;
	if (newest && (size < ROW_ROOM || newest == INT64_MIN))
		return db_run(s, err, "UPDATE similar SET entries = CAST(entries || ? AS BLOB) WHERE bucket = ?", "bi", entries,
		              newest);
	return db_run(s, err, "INSERT INTO similar (bucket, entries) VALUES (?, ?)", "ib", newest - 1, entries);
}

static pr_status flush_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct recent *r = s->recent;
	i64 highest = 0;
	pr_status status = PR_OK;

	(void)args;
	if (r->n > recent_fold_min)
		status = db_number(s, db_bind(s, "SELECT max(id) FROM article", ""), &highest, err);
	if (status == PR_OK && r->n > recent_fold_min && (i64)r->n * SHARE / KEYS >= highest) {
		status = bucket_fold(s, r->slot, r->mask + 1, err);
		memset(r->slot, 0, ((size_t)r->mask + 1) * sizeof *r->slot);
		r->n = 0;
		r->buckets = r->removed = true;
		r->adds = 0;
	}
	if (status == PR_OK && r->removed)
		status = db_run(s, err, "DELETE FROM similar WHERE bucket < 0", "");
	if (status == PR_OK) {
		str entries = r->removed ? packed(s, r->slot, (size_t)r->mask + 1) : packed(s, r->added, r->adds);
		status = entries.n ? write_added(s, entries, err) : PR_OK;
	}
	r->adds = 0;
	r->removed = false;
	return status;
}

pr_status recent_flush(struct sqlite_store *s, pr_err *err)
{
	return s->recent && (s->recent->adds || s->recent->removed) ? db_guard(&s->base, flush_run, NULL, err) : PR_OK;
}
