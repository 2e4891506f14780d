/* filter.h: the filters, the same for every command that has them. */
#ifndef FILTER_H
#define FILTER_H

#include "cli.h"

extern const struct opt filter_options[];

/* What the options ask for, words[from…] being the query. Borrows the options; free *words after. */
pr_status filter_query(pr_query *query, char **words, struct cli *cli, size_t from);

#endif
