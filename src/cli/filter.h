/* filter.h: the filters, the same for every command that has them. */
#ifndef FILTER_H
#define FILTER_H

#include "cli.h"

extern const struct opt filter_options[];

/* What the options ask for, words[from…] being the query. Borrows the options; free *words after. */
pr_status filter_query(pr_query *query, char **words, struct cli *cli, size_t from);

extern const char *const fact_sorts[]; /* how people call each pr_fact_sort, in its order; NULL-terminated */
void filter_sort_facts(pr_query *query, const char *name); /* one of them */

#endif
