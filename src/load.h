/* load.h: reader → workers → writer: paths become articles and facts, and go to a store or a callback, in order. */
#ifndef LOAD_H
#define LOAD_H

#include "store.h"

/* Into a store, in batches: what was not committed when something fails is rolled back, and err tells what stands. */
pr_status load_store(struct store *store, const pr_rules *rules, const char *const *paths, size_t count,
                     const pr_read_options *options, pr_progress *out, pr_err *err);

/* To a callback, which runs on the calling thread. */
pr_status load_callback(const pr_rules *rules, const char *const *paths, size_t count, const pr_read_options *options,
                        pr_article_fn *each, void *payload, pr_err *err);

/* Facts and indexes of a store again, in one batch: killed in the middle, nothing has changed. */
pr_status load_rebuild(struct store *store, const pr_rules *rules, const pr_read_options *options, pr_progress *out,
                       pr_err *err);

/* An article as the public sees it; what it points into lives in the article and the arena. */
pr_article article_view(struct arena *a, const struct article *article, size_t facts);

#endif
