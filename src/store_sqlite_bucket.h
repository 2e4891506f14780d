/* store_sqlite_bucket.h: by which articles that may be alike are found. Included by store_sqlite_bucket.c, which does
 * it, and store_sqlite_similar.c, which asks. */
#ifndef STORE_SQLITE_BUCKET_H
#define STORE_SQLITE_BUCKET_H

#include "similar.h"
#include "store_sqlite.h"

enum {
	UNDER_ONE = 16,    /* articles that stand under one hash */
	KEYS = SKETCH + 1, /* hashes of an article: its sketch, and its address */
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

#endif
