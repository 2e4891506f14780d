/* store_sqlite_once.c: of articles that are nearly the same, the first that is asked about. */
#include "store_sqlite_find.h"

/* The cluster of an article, 0 if it has none, and how many others are in it. */
static pr_status cluster_of(struct sqlite_store *s, i64 id, i64 *label, u64 *others, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT label, (SELECT count(*) - 1 FROM cluster d WHERE d.label = c.label) "
	                            "FROM cluster c WHERE article = ?", "i", id);

	*label = 0;
	*others = 0;
	if (db_row(row)) {
		*label = sqlite3_column_int64(row, 0);
		*others = (u64)sqlite3_column_int64(row, 1);
	}
	return db_end(s, row, err);
}

static i64 *slot_of(const struct once *o, i64 label)
{
	u32 i = (u32)label & o->mask;

	while (o->slot[i] && o->slot[i] != label)
		i = (i + 1) & o->mask;
	return &o->slot[i];
}

static void make_room(struct once *o, struct arena *a)
{
	struct once more = {NULL, o->n, o->slot ? o->mask * 2 + 1 : 63};

	if (o->slot && o->n * 2 <= o->mask)
		return;
	more.slot = NEW(a, i64, more.mask + 1);
	for (u32 i = 0; o->slot && i <= o->mask; i++)
		if (o->slot[i])
			*slot_of(&more, o->slot[i]) = o->slot[i];
	*o = more;
}

pr_status once_ask(struct sqlite_store *s, struct once *o, i64 id, bool *again, u64 *others, pr_err *err)
{
	i64 label, *slot;
	pr_status status = cluster_of(s, id, &label, others, err);

	*again = false;
	if (status != PR_OK || !label)
		return status;
	make_room(o, &s->arena);
	slot = slot_of(o, label);
	*again = *slot != 0;
	o->n += !*slot;
	*slot = label;
	return status;
}
