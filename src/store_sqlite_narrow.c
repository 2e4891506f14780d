/* store_sqlite_narrow.c: filters that the traits of an article answer, without SQL: its day, its source, the
 * départements and kinds of its facts. Where words were found before, what a filter leaves of them is found by looking
 * at each. */
#include "date.h"
#include "store_sqlite_find.h"

bool narrow_lists(const char *const *list, str s)
{
	for (; list && *list; list++)
		if (str_eq(s, str_c(*list)))
			return true;
	return false;
}

static void set_bit(u8 *bits, u32 bit)
{
	bits[bit / 8] |= (u8)(1 << bit % 8);
}

static pr_status read_sources(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err)
{
	i64 end = 0;
	sqlite3_stmt *row;
	pr_status status = db_number(s, db_bind(s, "SELECT max(id) + 1 FROM source", ""), &end, err);

	n->sources = end > 0 && end < 1 << 24 ? (u32)end : 0;
	n->source = NEW(&s->arena, u8, (size_t)n->sources + 1);
	row = db_bind(s, "SELECT id, name FROM source", "");
	while (status == PR_OK && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		if (id >= 0 && id < n->sources)
			n->source[id] = narrow_lists(q->sources, db_str(row, 1));
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}

static pr_status read_kinds(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err)
{
	pr_status status = PR_OK;

	n->kinds = true;
	for (size_t i = 0; q->kinds[i] && status == PR_OK; i++) {
		i64 bit = TRAITS;
		status = db_number(s, db_bind(s, "SELECT bit FROM trait WHERE bit >= ? AND value = ?", "it", (i64)TRAITS_KINDS,
		                              str_c(q->kinds[i])), &bit, err);
		if (bit >= TRAITS_KINDS && bit < TRAITS)
			set_bit(n->kind, (u32)bit);
		else
			n->kinds = n->exact = false;
	}
	return status;
}

static pr_status read_places(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err)
{
	pr_status status = department_codes(s, n->code, &n->codes, str_c(q->department), err);

	n->places = true;
	for (u32 i = 0; i < n->codes && status == PR_OK; i++) {
		u32 bit = trait_of_department(n->code[i]);
		if (bit < TRAITS)
			set_bit(n->place, bit);
		else
			n->places = n->exact = false;
	}
	return status;
}

pr_status narrow_read(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err)
{
	pr_status status = traits_need(s, err);

	*n = (struct narrow){.after = q->after, .exact = true};
	n->has_since = q->since && day_read(&n->since, str_c(q->since));
	n->has_until = q->until && day_read(&n->until, str_c(q->until));
	if ((q->since && !n->has_since) || (q->until && !n->has_until))
		n->exact = false;
	if (status == PR_OK && q->sources && q->sources[0])
		status = read_sources(s, n, q, err);
	if (status == PR_OK && q->kinds && q->kinds[0])
		status = read_kinds(s, n, q, err);
	if (status == PR_OK && q->department && *q->department)
		status = read_places(s, n, q, err);
	return status;
}

static bool share(const u8 *a, const u8 *b)
{
	u8 both = 0;

	for (u32 i = 0; i < TRAITS / 8; i++)
		both |= a[i] & b[i];
	return both != 0;
}

bool narrow_holds(const struct narrow *n, const struct blocks *traits, i64 id)
{
	struct traits_of of;

	if (id <= n->after)
		return false;
	if (!n->has_since && !n->has_until && !n->source && !n->kinds && !n->places)
		return true;
	if (!traits_of(&of, traits, id))
		return false;
	if ((n->has_since && !(of.dated && of.day >= n->since)) || (n->has_until && !(of.dated && of.day <= n->until)))
		return false;
	return (!n->source || (of.source < n->sources && n->source[of.source])) && (!n->kinds || share(n->kind, of.bits)) &&
	       (!n->places || share(n->place, of.bits));
}
