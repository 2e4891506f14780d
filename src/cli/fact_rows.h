/* fact_rows.h: the facts that the filters want, as rows; for `facts` and `export`. */
#ifndef FACT_ROWS_H
#define FACT_ROWS_H

#include "cli.h"

pr_status fact_rows_print(struct cli *cli, size_t from); /* words[from…] are the query */

/* The same facts, each figure once with the sources that give it: pr_fact_groups. Opens the rules. */
pr_status group_rows_print(struct cli *cli, size_t from);

#endif
