/* store_sqlite_facets.c: what a query finds, counted by source, year, month, département and kind of fact. Of each
 * article that is found its traits alone are looked at: see store_sqlite_traits.c. */
#include <stdlib.h>

#include "date.h"
#include "store_sqlite_find.h"

enum { YEARS = 10000, MONTHS = YEARS * 12, DAYS = 16384 /* whose month is remembered: 44 years */ };

struct tally {
	const struct blocks *traits;
	u32 *source, sources; /* articles, by row of source */
	struct {
		i32 day;
		u32 month;    /* 0: not known; else one more than its place in `month` */
	} known[DAYS];        /* by day modulo DAYS: it is long to find, and articles share their days */
	u32 *month;           /* … by year * 12 + month; the last: of no year that is told */
	int first, end;       /* months that were counted are among these */
	u32 undated, trait[TRAITS];
};

struct counting {
	const pr_query *q;
	pr_facet_fn *each;
	void *payload;
};

/* ── counting ── */

static u64 eight_at(const u8 *at)
{
	return at[0] | (u64)at[1] << 8 | (u64)at[2] << 16 | (u64)at[3] << 24 | (u64)at[4] << 32 | (u64)at[5] << 40 |
	       (u64)at[6] << 48 | (u64)at[7] << 56;
}

static void count_some(u32 *count, u64 bits)
{
	for (; bits; bits &= bits - 1)
		count[__builtin_ctzll(bits)]++;
}

static void count_bits(struct tally *t, const u8 *bits)
{
	count_some(t->trait, eight_at(bits));
	count_some(t->trait + 64, eight_at(bits + 8));
	count_some(t->trait + 128, bits[16] | (u64)bits[17] << 8);
	_Static_assert(TRAITS == 144, "all bits are counted");
}

static void note_month(struct tally *t, int month)
{
	if (!t->end || month < t->first)
		t->first = month;
	if (month >= t->end)
		t->end = month + 1;
}

static u32 month_of(struct tally *t, i64 d)
{
	u32 slot = (u32)d % DAYS;
	int year, month, mday;

	if (!t->known[slot].month || t->known[slot].day != d) {
		day_split((day)d, &year, &month, &mday);
		month = year >= 0 && year < YEARS ? year * 12 + month - 1 : MONTHS;
		t->known[slot].day = (i32)d;
		t->known[slot].month = (u32)month + 1;
		if (month < MONTHS)
			note_month(t, month);
	}
	return t->known[slot].month - 1;
}

static void count(struct tally *t, i64 id)
{
	struct traits_of of;

	if (!traits_of(&of, t->traits, id))
		return;
	if (of.source < t->sources)
		t->source[of.source]++;
	count_bits(t, of.bits);
	if (!of.dated)
		t->undated++;
	else
		t->month[month_of(t, of.day)]++;
}

static pr_status tally_new(struct sqlite_store *s, struct tally *t, pr_err *err)
{
	i64 sources = 0;
	pr_status status = traits_need(s, err);

	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT max(id) + 1 FROM source", ""), &sources, err);
	if (sources < 0 || sources > 1 << 24)
		sources = 0;
	t->traits = s->asked_traits;
	t->sources = (u32)sources;
	t->source = NEW(&s->arena, u32, (size_t)sources + 1);
	t->month = NEW(&s->arena, u32, MONTHS + 1);
	return status;
}

static pr_status tally_found(struct sqlite_store *s, struct tally *t, const pr_query *q, pr_err *err)
{
	struct found_articles found = {0};
	struct filter f;
	pr_status status = filter_begin(&f, s, q, "", err);

	if (status != PR_OK)
		return status;
	if (filter_everything(&f, q)) {
		for (i64 id = 0; id < traits_end(t->traits); id++)
			count(t, id);
	} else {
		status = found_articles(s, &found, q, err);
		for (size_t i = 0; i < found.n; i++)
			count(t, found.id[i]);
	}
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
static pr_status tell_named(struct sqlite_store *s, struct counting *ask, const char *facet, sqlite3_stmt *row,
                            const u32 *n,
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

	for (int year = t->first / 12; year * 12 < t->end && status == PR_OK; year++) {
		u32 sum = 0;
		for (int month = 0; month < 12; month++)
			sum += t->month[year * 12 + month];
		if (sum && snprintf(text, sizeof text, "%04d", year) > 0)
			status = tell(ask, N_("year"), str_c(text), str_c(text), sum);
	}
	return status;
}

static pr_status tell_months(struct counting *ask, const struct tally *t)
{
	char text[16];
	pr_status status = PR_OK;

	for (int at = t->first; at < t->end && status == PR_OK; at++)
		if (t->month[at] && snprintf(text, sizeof text, "%04d-%02d", at / 12, at % 12 + 1) > 0)
			status = tell(ask, N_("month"), str_c(text), str_c(text), t->month[at]);
	return status;
}

static pr_status facets_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct counting *ask = args;
	struct tally *t = NEW(&s->arena, struct tally, 1);
	pr_status status = tally_new(s, t, err);

	if (status == PR_OK)
		status = tally_found(s, t, ask->q, err);
	if (status == PR_OK)
		status = tell_named(s, ask, "source", db_bind(s, "SELECT id, name, name FROM source", ""), t->source,
		                    t->sources, err);
	if (status == PR_OK)
		status = tell_years(ask, t);
	if (status == PR_OK)
		status = tell_months(ask, t);
	if (status == PR_OK)
		status = tell_named(s, ask, N_("department"),
		                    db_bind(s, "SELECT bit, value, label FROM trait WHERE bit < ?", "i",
		                                                  (i64)TRAITS_KINDS), t->trait, TRAITS, err);
	if (status == PR_OK)
		status = tell_named(s, ask, "kind", db_bind(s, "SELECT bit, value, label FROM trait WHERE bit >= ?", "i",
		                                            (i64)TRAITS_KINDS), t->trait, TRAITS, err);
	return status;
}

pr_status sqlite_facets(struct store *store, const pr_query *q, pr_facet_fn *each, void *payload, pr_err *err)
{
	struct counting ask = {q, each, payload};

	return db_guard(store, facets_run, &ask, err);
}
