/* store.h: where articles and facts are kept. Small on purpose: a second store (a remote search engine) must be able to
 * do all of it. Results are pushed to a callback. store_sqlite.c is the first one; the tests have one in memory. */
#ifndef STORE_H
#define STORE_H

#include "article.h"
#include "err.h"
#include "extract.h"
#include "token.h"

enum stored { STORED_NEW, STORED_REPLACED, STORED_UNCHANGED, STORED_DUPLICATE };

struct store;
struct ready; /* each store has its own */
struct store_ops {
	/* What put needs and can be made of an article and its facts alone, by any thread that has an analyzer of its own;
	 * in `a`. A store may have none. */
	struct ready *(*prepare)(struct arena *a, struct analyzer *analyzer, const struct article *article,
	                         const struct facts *facts);
	/* Puts one article with its facts into the open batch. ready: as prepare made it; NULL: it is made now. */
	pr_status (*put)(struct store *s, const struct article *article, const struct facts *facts,
	                 const struct ready *ready, enum stored *out, pr_err *err);
	pr_status (*reject)(struct store *s, str path, str reason, pr_err *err);
	/* The input of this name is read once more: what was rejected of it, or of its lines, is so no longer. A store may
	 * have none. */
	pr_status (*retry)(struct store *s, str path, pr_err *err);
	pr_status (*begin)(struct store *s, const char *rules_version, pr_err *err);
	pr_status (*commit)(struct store *s, pr_err *err); /* after it, what was put survives a crash */
	void (*rollback)(struct store *s);
	void (*close)(struct store *s);
	pr_status (*search)(struct store *s, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err);
	pr_status (*count)(struct store *s, const pr_query *q, uint64_t *out, pr_err *err);
	pr_status (*facts)(struct store *s, const pr_query *q, pr_fact_fn *each, void *payload, pr_err *err);
	pr_status (*fact_count)(struct store *s, const pr_query *q, uint64_t *out, pr_err *err);
	pr_status (*articles)(struct store *s, const pr_query *q, pr_article_fn *each, void *payload, pr_err *err);
	pr_status (*get)(struct store *s, const char *name, pr_article_fn *each, void *payload, pr_err *err);
	pr_status (*origin)(struct store *s, int64_t id, u32 start, u32 end, uint64_t *from, uint64_t *to, pr_err *err);
	pr_status (*status)(struct store *s, pr_count_fn *each, void *payload, pr_err *err);
	pr_status (*verify)(struct store *s, pr_message_fn *each, void *payload, pr_err *err);
	pr_status (*forget)(struct store *s, const char *article, const char *source, uint64_t *removed, pr_err *err);
	pr_status (*facets)(struct store *s, const pr_query *q, pr_facet_fn *each, void *payload, pr_err *err);
	pr_status (*warm)(struct store *s, int *more, pr_err *err); /* reads on what readers share; a store may have none */
	pr_status (*suggest)(struct store *s, const char *words, pr_suggest_fn *each, void *payload, pr_err *err);
	pr_status (*watch_save)(struct store *s, const char *name, const pr_query *q, pr_err *err);
	pr_status (*watch)(struct store *s, const char *name, pr_hit_fn *each, void *payload, int64_t *upto, pr_err *err);
	pr_status (*watch_seen)(struct store *s, const char *name, int64_t upto, pr_err *err);
	pr_status (*watch_forget)(struct store *s, const char *name, pr_err *err);
	pr_status (*watches)(struct store *s, pr_watch_fn *each, void *payload, pr_err *err);
	/* Every article as struct article, in order of row, for a rebuild, all in one batch; facts_replace puts new facts
	 * in its place. each calls facts_replace (for rows it was given before) while each_article is under way; what it is
	 * given lives in `a` until it returns. */
	pr_status (*each_article)(struct store *s, struct arena *a,
	                          int (*each)(void *payload, int64_t id, const struct article *), void *payload,
	                          pr_err *err);
	pr_status (*facts_replace)(struct store *s, int64_t id, const struct article *article, const struct facts *facts,
	                           pr_err *err);
};
struct store {
	const struct store_ops *ops;
	u32 limit; /* [ms] that an operation may read, 0: as long as it takes */
	const char *file; /* that it is, without links; NULL: it is none */
};

pr_status store_sqlite_open(struct store **out, const char *path, int mode, pr_err *err);
const char *store_sqlite_path(const struct store *s);

#endif
