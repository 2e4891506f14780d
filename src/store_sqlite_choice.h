/* store_sqlite_choice.h: which facts a view may show, as far as the columns of all facts tell. Seen by
 * store_sqlite_choice.c, which reads what is asked, and by store_sqlite_sorted.c, which takes the first of them. */
#ifndef STORE_SQLITE_CHOICE_H
#define STORE_SQLITE_CHOICE_H

#include "store_sqlite_columns.h"
#include "store_sqlite_find.h"

struct choice {
	const pr_query *q;
	const struct filter *filter;
	const struct columns *columns;
	u8 *article;   /* may its facts be wanted? */
	struct narrow narrow;
	bool placed, exact; /* it asks for départements; what columns say is all that is asked */
	u32 code[CODES]; /* of these, packed: narrow.codes of them */
	i64 end;
	const u32 *row; /* of each fact, by which it is sorted; NULL: by its day or département */
	i64 *major;    /* of these rows */
	u32 *rule, rules; /* by row: one more than its place among the kinds, 0: not wanted */
	i64 least, most;  /* of values, in thousandths */
	day since, until; /* that it is about */
	const struct blocks *traits;
};

/* Are columns what to ask? The bounds of the query are read. */
bool choice_is_for(struct choice *c, const struct sqlite_store *s);

/* From here on columns are taken; good: the choice can be made from them. */
pr_status choice_begin(struct sqlite_store *s, struct choice *c, bool *good, pr_err *err);

bool choice_wants(const struct choice *c, i64 article, size_t fact);
i64 choice_day(const struct choice *c, i64 article); /* published; INT64_MIN: not known */
i64 choice_order(const struct choice *c, i64 article, size_t fact); /* by what no table of rows is kept for */

/* What a fact is sorted by, before its day: the lower, the earlier. */
static inline i64 choice_major(const struct choice *c, i64 article, size_t fact)
{
	return c->major ? c->major[c->row[fact]] : choice_order(c, article, fact);
}

#endif
