/* package.h: what a query finds as a data package (https://specs.frictionlessdata.io): tables in CSV and a description
 * that programs and people can check them by. */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "cli.h"
#include "folder.h"

pr_status package_write(struct cli *cli, const char *folder, size_t from); /* words[from…] are the query */

/* ── its parts, for each other ── */

/* A table: a row whose cells have its columns' names, and the keys. */
struct table_plan {
	const char *name; /* of the table; NAME.csv is its file */
	const struct row *columns;
	const char *key;     /* of JSON: a column, or an array of them */
	const char *foreign; /* the column whose values stand in the table `in` too; NULL: none */
	const char *in;
	uint64_t rows, bytes;
};
void package_put_table(FILE *file, const struct table_plan *plan);

/* The sources of its articles. A list of none is all zero. */
enum { PACKAGE_DAY = 10 }; /* [bytes] of an ISO day */
struct source {
	char *name;
	uint64_t articles;
	char first[PACKAGE_DAY + 1], last[PACKAGE_DAY + 1]; /* days of publication; "": none is known */
};
struct sources {
	struct source *at;
	size_t n;
};
bool sources_count(struct sources *s, pr_str name, pr_str published); /* one article more; false: out of memory */
void sources_sort(struct sources *s);                                  /* by name */
void sources_free(struct sources *s);

/* What datapackage.json tells. */
enum { PACKAGE_TABLES = 3 };
struct package_told {
	pr_corpus *corpus;
	const pr_query *query;
	const char *created; /* ISO day, "": it is not told */
	const struct sources *sources;
	const struct table_plan *table[PACKAGE_TABLES]; /* of facts, of articles, of sources */
};
pr_status package_describe(struct folder *folder, const struct package_told *told, pr_err *err);

/* Room in a list for one more; NULL: there is none. It doubles at each power of two. */
void *package_grown(void *list, size_t count, size_t size);

#endif
