/* package.h: what a query finds as a data package (https://specs.frictionlessdata.io): tables in CSV and a description
 * that programs and people can check them by. */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "cli.h"

pr_status package_write(struct cli *cli, const char *folder, size_t from); /* words[from…] are the query */

/* One table of it: a row whose cells have its columns' names, and the keys. */
struct table_plan {
	const char *name; /* of the table; NAME.csv is its file */
	const struct row *columns;
	const char *key;     /* of JSON: a column, or an array of them */
	const char *foreign; /* the column whose values stand in the table `in` too; NULL: none */
	const char *in;
	uint64_t rows, bytes;
};
void package_put_table(FILE *file, const struct table_plan *plan);

#endif
