/* store_sqlite_facets.c: what a query finds, counted by source, year, month, département and kind of fact. SQL finds the
 * articles and hands the number of each to facet_tally(), which looks at its traits alone: see store_sqlite_traits.c. */
#include <stdlib.h>

#include "date.h"
#include "store_sqlite.h"

enum { YEARS = 10000, MONTHS = YEARS * 12 };

struct tally {
	struct traits traits;
	u32 *source, sources; /* articles, by row of source */
	u32 *month;           /* … by year * 12 + month */
	u32 undated, trait[TRAITS];
};

struct counting {
	const pr_query *q;
	pr_facet_fn *each;
	void *payload;
};

/* ── counting ── */

static void count_bits(struct tally *t, const u8 *bits)
{
	for (u32 i = 0; i < TRAITS / 8; i++)
		for (u32 rest = bits[i]; rest; rest &= rest - 1)
			t->trait[i * 8 + (u32)__builtin_ctz(rest)]++;
}

static void count(struct tally *t, i64 id)
{
	struct traits_of of;
	int year, month, mday;

	if (!traits_of(&of, &t->traits, id))
		return;
	if (of.source < t->sources)
		t->source[of.source]++;
	count_bits(t, of.bits);
	if (!of.dated) {
		t->undated++;
		return;
	}
	day_split((day)of.day, &year, &month, &mday);
	if (year >= 0 && year < YEARS)
		t->month[year * 12 + month - 1]++;
}

static void facet_tally(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);

	if (n == 1 && s->tally)
		count(s->tally, sqlite3_value_int64(value[0]));
	sqlite3_result_int(result, 1);
}

/* has_trait(article, bit) */
static void has_trait(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);
	u32 bit = n == 2 ? (u32)sqlite3_value_int64(value[1]) : TRAITS;
	struct traits_of of;

	sqlite3_result_int(result, s->filtering && bit < TRAITS && traits_of(&of, s->filtering, sqlite3_value_int64(value[0])) &&
	                           (of.bits[bit / 8] >> bit % 8 & 1));
}

int facets_register(sqlite3 *db, struct sqlite_store *s)
{
	int code = sqlite3_create_function(db, "facet_tally", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, s, facet_tally, NULL, NULL);

	return code == SQLITE_OK ? sqlite3_create_function(db, "has_trait", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, s, has_trait,
	                                                   NULL, NULL)
	                         : code;
}

static pr_status tally_new(struct sqlite_store *s, struct tally *t, pr_err *err)
{
	i64 sources = 0;
	pr_status status = traits_read(s, &t->traits, err);

	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT max(id) + 1 FROM source", ""), &sources, err);
	if (sources < 0 || sources > 1 << 24)
		sources = 0;
	t->sources = (u32)sources;
	t->source = NEW(&s->arena, u32, (size_t)sources + 1);
	t->month = NEW(&s->arena, u32, MONTHS);
	return status;
}

static pr_status tally_found(struct sqlite_store *s, struct tally *t, const pr_query *q, pr_err *err)
{
	struct filter f;
	i64 found = 0;
	pr_status status = filter_numbers(&f, s, q, "SELECT count(facet_tally(", "))", err);

	if (status != PR_OK)
		return status;
	if (filter_everything(&f, q)) {
		for (i64 id = 0; id < traits_end(&t->traits); id++)
			count(t, id);
		return PR_OK;
	}
	s->tally = t;
	status = db_number(s, filter_run(&f), &found, err);
	s->tally = NULL;
	return status;
}

/* ── telling ── */

static pr_status tell(struct counting *ask, const char *facet, str value, str label, u32 n)
{
	pr_facet told = {facet, value, label, n};

	return n && ask->each(ask->payload, &told) ? PR_STOPPED : PR_OK;
}

struct named {
	str value, label;
	u32 n;
};

static int compare(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return str_cmp(x->value, y->value);
}

/* Those of a statement (row, value, label) that were counted, the most frequent first. */
static pr_status tell_named(struct sqlite_store *s, struct counting *ask, const char *facet, sqlite3_stmt *row, const u32 *n,
			    u32 end, pr_err *err)
{
	struct named *all = NEW(&s->arena, struct named, (size_t)end + 1);
	size_t found = 0;
	pr_status status;

	while (db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		if (id >= 0 && id < end && n[id] && found < end)
			all[found++] = (struct named){arena_copy(&s->arena, db_text(row, 1)),
			                              arena_copy(&s->arena, db_text(row, 2)), n[id]};
	}
	status = db_end(s, row, err);
	qsort(all, found, sizeof *all, compare);
	for (size_t i = 0; i < found && status == PR_OK; i++)
		status = tell(ask, facet, all[i].value, all[i].label, all[i].n);
	return status;
}

static pr_status tell_years(struct counting *ask, const struct tally *t)
{
	char text[16];
	pr_status status = tell(ask, "year", S(""), S(""), t->undated);

	for (int year = 0; year < YEARS && status == PR_OK; year++) {
		u32 sum = 0;
		for (int month = 0; month < 12; month++)
			sum += t->month[year * 12 + month];
		if (sum && snprintf(text, sizeof text, "%04d", year) > 0)
			status = tell(ask, "year", str_c(text), str_c(text), sum);
	}
	return status;
}

static pr_status tell_months(struct counting *ask, const struct tally *t)
{
	char text[16];
	pr_status status = PR_OK;

	for (int at = 0; at < MONTHS && status == PR_OK; at++)
		if (t->month[at] && snprintf(text, sizeof text, "%04d-%02d", at / 12, at % 12 + 1) > 0)
			status = tell(ask, "month", str_c(text), str_c(text), t->month[at]);
	return status;
}

static pr_status facets_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct counting *ask = args;
	struct tally t = {0};
	pr_status status = tally_new(s, &t, err);

	if (status == PR_OK)
		status = tally_found(s, &t, ask->q, err);
	if (status == PR_OK)
		status = tell_named(s, ask, "source", db_bind(s, "SELECT id, name, name FROM source", ""), t.source, t.sources, err);
	if (status == PR_OK)
		status = tell_years(ask, &t);
	if (status == PR_OK)
		status = tell_months(ask, &t);
	if (status == PR_OK)
		status = tell_named(s, ask, "department", db_bind(s, "SELECT bit, value, label FROM trait WHERE bit < ?", "i",
		                                                  (i64)TRAITS_KINDS), t.trait, TRAITS, err);
	if (status == PR_OK)
		status = tell_named(s, ask, "kind", db_bind(s, "SELECT bit, value, label FROM trait WHERE bit >= ?", "i",
		                                            (i64)TRAITS_KINDS), t.trait, TRAITS, err);
	return status;
}

pr_status sqlite_facets(struct store *store, const pr_query *q, pr_facet_fn *each, void *payload, pr_err *err)
{
	struct counting ask = {q, each, payload};

	return db_guard(store, facets_run, &ask, err);
}
