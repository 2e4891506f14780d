/* store_sqlite_filter.c: a pr_query as conditions of SQL. Every value is bound, none is printed into the statement. */
#include "number.h"
#include "store_sqlite_find.h"

/* ── building ── */

void filter_add(struct filter *f, const char *sql)
{
	buf_put(&f->sql, str_c(sql));
}

static void add_bound(struct filter *f, struct bound b)
{
	if (f->n == f->room) {
		f->room = f->room * 2 + 16;
		f->bound = arena_grow(&f->s->arena, f->bound, f->n, f->room, sizeof b);
	}
	f->bound[f->n++] = b;
	filter_add(f, "?");
}

void filter_value(struct filter *f, str value)
{
	add_bound(f, (struct bound){.text = value});
}

void filter_number(struct filter *f, i64 value)
{
	add_bound(f, (struct bound){.number = value, .is_number = true});
}

sqlite3_stmt *filter_run(struct filter *f)
{
	struct sqlite_store *s = f->s;
	int code;

	buf_char(&f->sql, 0);
	sqlite3_finalize(s->adhoc);
	s->adhoc = NULL;
	code = sqlite3_prepare_v2(s->db, f->sql.p, -1, &s->adhoc, NULL);
	for (u32 i = 0; i < f->n && code == SQLITE_OK; i++) {
		const struct bound *b = &f->bound[i];
		if (b->is_number)
			code = sqlite3_bind_int64(s->adhoc, (int)i + 1, b->number);
		else
			code = sqlite3_bind_text64(s->adhoc, (int)i + 1, b->text.n ? b->text.p : "", b->text.n, SQLITE_STATIC,
			                           SQLITE_UTF8);
	}
	return code == SQLITE_OK ? s->adhoc : NULL;
}

pr_status filter_begin(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err)
{
	str words = str_c(q->words);
	pr_status status = PR_OK;

	*f = (struct filter){.s = s, .sql = {.arena = &s->arena}, .day = "a.day", .source = "a.source"};
	if (q->like)
		status = like_words(s, &words, &f->like, q->like, err);
	if (status == PR_OK && words.n)
		status = analysis_need(s, err);
	filter_add(f, select);
	if (status == PR_OK)
		status = query_read(&f->query, &s->arena, s->analyzer, words, err);
	f->words = words;
	if (status == PR_OK)
		status = filter_check(f, q, err);
	return status == PR_OK && !(filter_words_alone(q) && !f->query.also) ? traits_need(s, err) : status;
}

bool filter_words_alone(const pr_query *q)
{
	return !q->like && !q->after && !(q->sources && q->sources[0]) && !(q->kinds && q->kinds[0]) &&
	       !(q->department && *q->department) && !q->since && !q->until && !q->min && !q->max && !q->about_since &&
	       !q->about_until;
}

bool filter_everything(const struct filter *f, const pr_query *q)
{
	return !f->query.root && !f->query.also && filter_words_alone(q);
}

/* ── values ── */

static pr_status read_day(day *out, const char *iso, const char *what, pr_err *err)
{
	return day_read(out, str_c(iso))
		       ? PR_OK
		       : err_set(err, PR_USAGE, "%s: `%s` is no day; write it as 2022-03-31", what, iso);
}

static pr_status read_number(i64 *out, const char *plain, const char *what, pr_err *err)
{
	struct dec d;

	if (!dec_read(&d, str_c(plain)))
		return err_set(err, PR_USAGE, "%s: `%s` is no number; write it as 1500000 or 2,5", what, plain);
	*out = dec_thousandths(d);
	return PR_OK;
}

static void add_list(struct filter *f, const char *const *list)
{
	filter_add(f, "(");
	for (size_t i = 0; list[i]; i++) {
		filter_add(f, i ? ", " : "");
		filter_value(f, str_c(list[i]));
	}
	filter_add(f, ")");
}

/* ── articles ── */

static pr_status add_days(struct filter *f, const pr_query *q, pr_err *err)
{
	day since = 0, until = 0;
	pr_status status = q->since ? read_day(&since, q->since, "since", err) : PR_OK;

	if (status == PR_OK && q->until)
		status = read_day(&until, q->until, "until", err);
	if (status == PR_OK && q->since) {
		filter_add(f, " AND ");
		filter_add(f, f->day);
		filter_add(f, " >= ");
		filter_number(f, since);
	}
	if (status == PR_OK && q->until) {
		filter_add(f, " AND ");
		filter_add(f, f->day);
		filter_add(f, " <= ");
		filter_number(f, until);
	}
	return status;
}

pr_status filter_articles(struct filter *f, const pr_query *q, pr_err *err)
{
	pr_status status = add_days(f, q, err);

	if (q->sources && q->sources[0]) {
		filter_add(f, " AND ");
		filter_add(f, f->source);
		filter_add(f, " IN (SELECT id FROM source WHERE name IN ");
		add_list(f, q->sources);
		filter_add(f, ")");
	}
	if (f->like)
		filter_unlike(f);
	if (q->after) {
		filter_add(f, " AND a.rowid > ");
		filter_number(f, q->after);
	}
	return status;
}

/* ── facts ── */

static pr_status add_values(struct filter *f, const pr_query *q, pr_err *err)
{
	i64 least = 0, most = 0;
	pr_status status = q->min ? read_number(&least, q->min, "min", err) : PR_OK;

	if (status == PR_OK && q->max)
		status = read_number(&most, q->max, "max", err);
	if (status == PR_OK && q->min) {
		filter_add(f, " AND " READING_MOST " >= ");
		filter_number(f, least);
	}
	if (status == PR_OK && q->max) {
		filter_add(f, " AND " READING_LEAST " <= ");
		filter_number(f, most);
	}
	return status;
}

static pr_status add_about(struct filter *f, const pr_query *q, pr_err *err)
{
	day since = 0, until = 0;
	pr_status status = q->about_since ? read_day(&since, q->about_since, "about-since", err) : PR_OK;

	if (status == PR_OK && q->about_until)
		status = read_day(&until, q->about_until, "about-until", err);
	if (status == PR_OK && q->about_since) {
		filter_add(f, " AND t.until >= ");
		filter_number(f, since);
	}
	if (status == PR_OK && q->about_until) {
		filter_add(f, " AND t.since <= ");
		filter_number(f, until);
	}
	return status;
}

pr_status filter_facts(struct filter *f, const pr_query *q, pr_err *err)
{
	pr_status status;

	if (q->kinds && q->kinds[0]) {
		filter_add(f, " AND r.kind IN ");
		add_list(f, q->kinds);
	}
	status = add_values(f, q, err);
	if (status == PR_OK)
		status = add_about(f, q, err);
	if (status == PR_OK && q->department && *q->department) {
		filter_add(f, " AND ");
		status = filter_department(f, str_c(q->department), err);
	}
	return status;
}

/* ── all of it ── */

pr_status filter_rest(struct filter *f, const pr_query *q, pr_err *err)
{
	pr_status status;

	filter_words(f);
	status = filter_articles(f, q, err);
	if (status == PR_OK)
		status = filter_also(f, false, err);
	return status == PR_OK ? filter_holders(f, q, err) : status;
}

pr_status filter_found(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err)
{
	pr_status status = filter_begin(f, s, q, select, err);

	return status == PR_OK ? filter_rest(f, q, err) : status;
}

void filter_page(struct filter *f, uint64_t offset, uint64_t limit)
{
	filter_add(f, " LIMIT ");
	filter_number(f, limit && limit < INT64_MAX ? (i64)limit : -1);
	filter_add(f, " OFFSET ");
	filter_number(f, offset < INT64_MAX ? (i64)offset : INT64_MAX);
}
