/* store_sqlite_unknown.c: kinds and départements that a query names and that nothing bears, and bounds that nothing
 * lies between: a slip of the hand would find nothing, and not say so. What is known is told with the mistake. */
#include "fold.h"
#include "query_tree.h"
#include "store_sqlite_find.h"

enum { LISTED = 24 /* kinds that a mistake tells; all are known */ };

/* Those that every set of rules has, whether or not this corpus has such facts. */
static bool is_usual(str kind)
{
	static const char *const usual[] = {"amount", "headcount", "date", "department"};

	for (size_t i = 0; i < countof(usual); i++)
		if (str_eq(kind, str_c(usual[i])))
			return true;
	return false;
}

/* The first kinds of the corpus, in a row; whether this is one of them. */
static pr_status list_kinds(struct sqlite_store *s, struct buf *list, str kind, bool *known, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT DISTINCT kind FROM rule ORDER BY kind", "");

	*known = is_usual(kind);
	for (u32 n = 0; db_row(row); n++) {
		if (n < LISTED) {
			buf_put(list, n ? S(", ") : S(""));
			buf_put(list, db_text(row, 0));
		}
		*known = *known || str_eq(kind, db_str(row, 0));
	}
	return db_end(s, row, err);
}

/* at: of the query's condition, NULL: of an option. */
static pr_status refuse(struct filter *f, const struct query_condition *at, const char *option, const char *what,
                        pr_err *err)
{
	return at ? query_point(&f->s->arena, f->words, at->at, what, err)
	          : err_set(err, PR_USAGE, "%s: %s", option, what);
}

static pr_status check_kind(struct filter *f, str kind, const struct query_condition *at, pr_err *err)
{
	struct buf list = {.arena = &f->s->arena};
	bool known;
	pr_status status = list_kinds(f->s, &list, kind, &known, err);

	if (status != PR_OK || known || !list.n)
		return status;
	return refuse(f, at, "kind", arena_printf(&f->s->arena, err_words("no fact here is of this kind; there are %.*s"),
	                                          (int)list.n, list.p), err);
}

static pr_status check_department(struct filter *f, str name, const struct query_condition *at, pr_err *err)
{
	bool found;
	pr_status status = department_known(f->s, &found, name, err);

	if (status != PR_OK || found)
		return status;
	return refuse(f, at, "department",
	              err_words("there is no département of this name or code; a code is 01 to 95, 2A, 2B or 971 to "
	                                             "976, such as 93 for Seine-Saint-Denis"), err);
}

/* What is no day or no number is told where it is used. */
static pr_status check_days(const char *since, const char *until, const char *what, pr_err *err)
{
	day first, last;
	bool both = since && until && day_read(&first, str_c(since)) && day_read(&last, str_c(until));

	return both && first > last ? err_set(err, PR_USAGE, "%s: %s comes after %s; change the two round", what, since, until)
	                            : PR_OK;
}

static pr_status check_numbers(const char *min, const char *max, pr_err *err)
{
	struct dec least, most;
	bool both = min && max && dec_read(&least, str_c(min)) && dec_read(&most, str_c(max));

	return both && dec_cmp(least, most) > 0
	       ? err_set(err, PR_USAGE, "min: %s is more than max, %s; change the two round", min, max) : PR_OK;
}

pr_status filter_check(struct filter *f, const pr_query *q, pr_err *err)
{
	pr_status status = check_days(q->since, q->until, "since", err);

	if (status == PR_OK)
		status = check_days(q->about_since, q->about_until, "about-since", err);
	if (status == PR_OK)
		status = check_numbers(q->min, q->max, err);
	for (size_t i = 0; q->kinds && q->kinds[i] && status == PR_OK; i++)
		status = check_kind(f, str_c(q->kinds[i]), NULL, err);
	if (status == PR_OK && q->department && *q->department)
		status = check_department(f, str_c(q->department), NULL, err);
	for (u32 i = 0; i < f->query.conditions && status == PR_OK; i++) {
		const struct query_condition *c = &f->query.condition[i];
		if (c->field == FIELD_KIND)
			status = check_kind(f, c->text, c, err);
		else if (c->field == FIELD_DEPARTMENT)
			status = check_department(f, c->text, c, err);
	}
	return status;
}
