/* hit_rows.h: the articles that a query finds, written out; for search and similar. */
#ifndef HIT_ROWS_H
#define HIT_ROWS_H

#include "cli.h"

enum { HITS = 20 }; /* without -n */

/* The format was chosen. Says so when nothing is found. */
pr_status hit_rows_print(struct cli *cli, const pr_query *query);

#endif
