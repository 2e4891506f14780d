/* group_corpus.h: the groups among the facts that a store finds. See pr_fact_groups in pressoir.h. */
#ifndef GROUP_CORPUS_H
#define GROUP_CORPUS_H

#include "store.h"

pr_status group_corpus(struct store *store, const pr_rules *rules, const pr_query *query, pr_group_fn *each,
                       void *payload, pr_err *err);

#endif
