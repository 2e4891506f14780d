/* store_sqlite_bucket.h: by which articles that may be alike are found. Included by the files that do it
 * (store_sqlite_bucket.c, and store_sqlite_recent.c for what was entered lately) and store_sqlite_similar.c, which
 * asks.
 *
 * An entry says that an article stands under a hash: 30 bits of it, and 26 of the article's row. It need not be right:
 * an article that it suggests is looked at before it counts. */
#ifndef STORE_SQLITE_BUCKET_H
#define STORE_SQLITE_BUCKET_H

#include "store_sqlite_write.h"

enum {
	UNDER_ONE = 16,    /* articles that stand under one hash */
	CANDIDATES = KEYS * UNDER_ONE
};

struct candidates {
	struct candidate {
		i64 id;
		u32 shared; /* hashes */
	} one[CANDIDATES];
	u32 n;
};

/* Who stands under these hashes, those that share most first; id: an article, not itself. enter: it will stand there
 * too. */
pr_status bucket_find(struct sqlite_store *s, struct candidates *c, const u64 *hash, u32 n, i64 id, bool enter,
		      pr_err *err);
pr_status bucket_leave(struct sqlite_store *s, u64 hash, i64 id, pr_err *err);

/* ── entries ── */

enum { ENTRY = 7 /* [bytes] in the file, the lowest first */, ENTRY_ID_BITS = 26, ENTRY_HASH_BITS = 30 };

static inline u64 entry_of(u64 hash, i64 id)
{
	return (hash & ((1u << ENTRY_HASH_BITS) - 1)) << ENTRY_ID_BITS | (u64)id;
}

static inline i64 entry_article(u64 entry)
{
	return (i64)(entry & ((1u << ENTRY_ID_BITS) - 1));
}

static inline bool entry_same_hash(u64 a, u64 b)
{
	return ((a ^ b) >> ENTRY_ID_BITS & ((1u << ENTRY_HASH_BITS) - 1)) == 0;
}

static inline void entry_write(char out[ENTRY], u64 entry)
{
	for (int i = 0; i < ENTRY; i++)
		out[i] = (char)(entry >> 8 * i);
}

static inline u64 entry_read(const char *p)
{
	u64 entry = 0;

	for (int i = 0; i < ENTRY; i++)
		entry |= (u64)(u8)p[i] << 8 * i;
	return entry;
}

/* ── store_sqlite_recent.c ── */
typedef void recent_fn(void *payload, i64 article);
/* Those under the hash of an entry; buckets: there are others to look at. */
pr_status recent_find(struct sqlite_store *s, u64 entry, recent_fn *each, void *payload, bool *buckets, pr_err *err);
pr_status recent_add(struct sqlite_store *s, u64 entry, pr_err *err); /* after recent_find */
pr_status recent_remove(struct sqlite_store *s, u64 entry, pr_err *err);

/* All of these (0, 1: none) into the buckets. */
pr_status bucket_fold(struct sqlite_store *s, const u64 *entry, size_t n, pr_err *err);

#endif
