/* store_sqlite_choice.c: see store_sqlite_choice.h. What is asked is read once; of each fact then a few numbers are
 * compared. Columns may say too much of a fact, but never that it is not wanted when it is. */
#include "number.h"
#include "store_sqlite_choice.h"

enum { SOME = 1000 /* articles that are looked at: some 20 ms */ };

/* ── what is asked ── */

static pr_status read_rules(struct sqlite_store *s, struct choice *c, pr_err *err)
{
	bool any = !(c->q->kinds && c->q->kinds[0]);
	str kind = {"", 0};
	u32 place = 0;
	i64 end = 0;
	sqlite3_stmt *row;
	pr_status status = db_number(s, db_bind(s, "SELECT max(id) + 1 FROM rule", ""), &end, err);

	c->rules = end > 0 && end < 1 << 20 ? (u32)end : 0;
	c->rule = NEW(&s->arena, u32, (size_t)c->rules + 1);
	row = db_bind(s, "SELECT id, kind FROM rule ORDER BY kind", "");
	while (status == PR_OK && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		str now = db_str(row, 1);
		if (!place || !str_eq(kind, now)) {
			kind = arena_copy(&s->arena, now);
			place++;
		}
		if (id >= 0 && id < end && (any || narrow_lists(c->q->kinds, kind)))
			c->rule[id] = place;
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}

static bool read_bounds(struct choice *c)
{
	struct dec least, most;
	bool good = (!c->q->min || dec_read(&least, str_c(c->q->min))) &&
	            (!c->q->max || dec_read(&most, str_c(c->q->max))) &&
	            (!c->q->about_since || day_read(&c->since, str_c(c->q->about_since))) &&
	            (!c->q->about_until || day_read(&c->until, str_c(c->q->about_until)));

	if (good && c->q->min)
		c->least = dec_thousandths(least);
	if (good && c->q->max)
		c->most = dec_thousandths(most);
	return good;
}

static void read_places(struct choice *c)
{
	if (!c->q->department || !*c->q->department)
		return;
	c->placed = true;
	for (u32 i = 0; i < c->narrow.codes; i++)
		if (!code_pack(&c->code[i], c->narrow.code[i]))
			c->exact = c->placed = false;
}

static void mark_articles(struct sqlite_store *s, struct choice *c)
{
	c->article = memset(NEW(&s->arena, u8, (size_t)c->end + 1), 1, (size_t)c->end);
	filter_unmark(c->filter, c->article, c->end);
	for (i64 id = 0; id < c->end; id++)
		c->article[id] = c->article[id] && narrow_holds(&c->narrow, c->traits, id);
}

/* Where words say which facts, the sentences of all articles that have them must be known. Those of many that are not
 * are long to look at: for the first of them by day, SQLite need not know them all. */
static pr_status look_at_sentences(struct sqlite_store *s, const struct choice *c, bool *good, pr_err *err)
{
	size_t unknown = 0;
	pr_status status = PR_OK;

	*good = true;
	for (i64 id = 0; c->filter->words_at && id < c->end; id++)
		unknown += c->article[id] && c->columns->words[id].title == COLUMNS_UNKNOWN;
	if (unknown > SOME && c->q->fact_sort == PR_FACTS_BY_PUBLICATION)
		*good = false;
	for (i64 id = 0; unknown && *good && id < c->end && status == PR_OK; id++)
		if (c->article[id] && c->columns->words[id].title == COLUMNS_UNKNOWN)
			status = db_late(s) ? db_fail(s, err) : columns_look(s, id, err);
	return status;
}

/* ── a fact ── */

/* One more than the place of its kind, 0: it is not wanted. */
static u32 kind_of(const struct choice *c, const struct column_reading *v)
{
	return v->rule < c->rules ? c->rule[v->rule] : 0;
}

static bool is_there(const struct choice *c, u32 code)
{
	for (u32 i = 0; i < c->narrow.codes; i++)
		if (code && code == c->code[i])
			return true;
	return false;
}

bool choice_wants(const struct choice *c, i64 article, size_t fact)
{
	const struct columns *k = c->columns;
	const struct column_reading *v = &k->readings[k->reading[fact]];
	const struct column_date *d = &k->dates[k->date[fact]];

	if (!kind_of(c, v))
		return false;
	if ((c->q->min && (v->most == COLUMNS_NONE || v->most < c->least)) ||
	    (c->q->max && (v->least == COLUMNS_NONE || v->least > c->most)))
		return false;
	if ((c->q->about_since && (d->until == COLUMNS_NONE || d->until < c->since)) ||
	    (c->q->about_until && (d->since == COLUMNS_NONE || d->since > c->until)))
		return false;
	if (c->placed && !is_there(c, v->place) && !is_there(c, k->department[fact]))
		return false;
	return !c->filter->words_at || filter_holds(c->filter, article, &k->words[article], &k->sentence[fact]);
}

i64 choice_day(const struct choice *c, i64 article)
{
	struct traits_of of;

	return traits_of(&of, c->traits, article) && of.dated ? of.day : INT64_MIN;
}

static i64 in_order(const struct choice *c, i64 by)
{
	return by == COLUMNS_NONE ? INT64_MAX : c->q->descending ? ~by : by;
}

/* By reading or date: they are few beside the facts. What is not wanted comes last. */
static void order_rows(struct sqlite_store *s, struct choice *c)
{
	const struct columns *k = c->columns;
	bool by_date = c->q->fact_sort == PR_FACTS_BY_DATE, by_kind = c->q->fact_sort == PR_FACTS_BY_KIND;
	size_t n = by_date ? k->date_end : k->reading_end;

	if (!by_date && !by_kind && c->q->fact_sort != PR_FACTS_BY_VALUE)
		return;
	c->row = by_date ? k->date : k->reading;
	c->major = NEW(&s->arena, i64, n);
	for (size_t i = 0; i < n; i++) {
		u32 kind = by_date ? 1 : kind_of(c, &k->readings[i]);
		i64 by = by_date ? k->dates[i].since : by_kind ? (i64)kind : k->readings[i].least;
		c->major[i] = in_order(c, kind ? by : COLUMNS_NONE);
	}
}

i64 choice_order(const struct choice *c, i64 article, size_t fact)
{
	u32 department;

	if (c->q->fact_sort == PR_FACTS_BY_PUBLICATION) { /* SQL has those without a day first, else last */
		i64 published = choice_day(c, article);
		return published == INT64_MIN && !c->q->descending ? INT64_MIN : in_order(c, published);
	}
	department = c->columns->department[fact];
	return in_order(c, department ? department : COLUMNS_NONE);
}

/* ── all of it ── */

static bool has_lists(const pr_query *q)
{
	return (q->sources && q->sources[0]) || (q->kinds && q->kinds[0]) || (q->department && *q->department);
}

/* Facts in the order of publication are found at once by SQLite where nothing else is asked of them. */
bool choice_is_for(struct choice *c, const struct sqlite_store *s)
{
	const pr_query *q = c->q;
	bool asks = (q->words && *q->words) || has_lists(q) || q->since || q->until || q->min || q->max || q->about_since ||
	            q->about_until;

	return s->columns && !q->like && q->fact_sort <= PR_FACTS_BY_KIND &&
	       (asks || q->fact_sort != PR_FACTS_BY_PUBLICATION) && read_bounds(c);
}

pr_status choice_begin(struct sqlite_store *s, struct choice *c, bool *good, pr_err *err)
{
	const struct filter *f = c->filter;
	pr_status status = narrow_read(s, &c->narrow, c->q, err);

	*good = false;
	c->traits = s->asked_traits;
	c->exact = !f->query.also && (!f->query.root || f->words_at);
	if (status == PR_OK)
		status = read_rules(s, c, err);
	read_places(c);
	if (status == PR_OK)
		status = columns_take(s, &c->columns, &c->end, err);
	if (status != PR_OK || !c->columns)
		return status;
	mark_articles(s, c);
	order_rows(s, c);
	return look_at_sentences(s, c, good, err);
}
