/* store_sqlite_sorted.c: the first few facts by value, date, département or kind. The columns of all facts tell which few may
 * come first: those whose key is not above that of the last one wanted; SQLite is asked about these alone, and decides.
 * Where too few of them are what is asked for (no column knows its source, or the conditions of a query), more are taken.
 * So columns may say too much of a fact, but never that it is not wanted when it is. */
#include "number.h"
#include "store_sqlite.h"

enum {
	N_BITS = 24,         /* of a number within an article, beside that of the article */
	CHOSEN_MAX = 20000,  /* facts; for more SQLite sorts them all */
	SOME = 1000,         /* articles that are looked at: some 20 ms */
	MORE = 8             /* times as many, where columns do not know all that is asked */
};

struct key { /* the lower, the earlier; as ORDER BY says, without the names after the day */
	i64 major, day;
};

struct choice {
	const pr_query *q;
	const struct filter *filter;
	const struct columns *columns;
	u8 *article;   /* may its facts be wanted? */
	struct narrow narrow;
	bool placed, exact; /* it asks for départements; what columns say is all that is asked */
	u32 codes, code[CODES];
	i64 end;
	const u32 *row; /* of each fact, by which it is sorted; NULL: by its day or département */
	i64 *major;    /* of these rows */
	u32 *rule, rules; /* by row: one more than its place among the kinds, 0: not wanted */
	i64 least, most;  /* of values, in thousandths */
	day since, until; /* that it is about */
	const struct traits *traits;
};

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
		if (id >= 0 && id < end && (any || is_listed(c->q->kinds, kind)))
			c->rule[id] = place;
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}

static bool read_bounds(struct choice *c)
{
	struct dec least, most;
	bool good = (!c->q->min || dec_read(&least, str_c(c->q->min))) && (!c->q->max || dec_read(&most, str_c(c->q->max))) &&
	            (!c->q->about_since || day_read(&c->since, str_c(c->q->about_since))) &&
	            (!c->q->about_until || day_read(&c->until, str_c(c->q->about_until)));

	if (good && c->q->min)
		c->least = dec_thousandths(least);
	if (good && c->q->max)
		c->most = dec_thousandths(most);
	return good;
}

static pr_status read_places(struct sqlite_store *s, struct choice *c, pr_err *err)
{
	str code[CODES];
	pr_status status;

	if (!c->q->department || !*c->q->department)
		return PR_OK;
	c->placed = true;
	status = department_codes(s, code, &c->codes, str_c(c->q->department), err);
	for (u32 i = 0; i < c->codes && status == PR_OK; i++)
		if (!code_pack(&c->code[i], code[i]))
			c->exact = c->placed = false;
	return status;
}

static void mark_articles(struct sqlite_store *s, struct choice *c)
{
	c->article = memset(NEW(&s->arena, u8, (size_t)c->end + 1), 1, (size_t)c->end);
	filter_unmark(c->filter, c->article, c->end);
	for (i64 id = 0; id < c->end; id++)
		c->article[id] = c->article[id] && narrow_holds(&c->narrow, c->traits, id);
}

/* Where words say which facts, the sentences of all articles that have them must be known. Those of many that are not are
 * long to look at: for the first of them by day, SQLite need not know them all. */
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
	for (u32 i = 0; i < c->codes; i++)
		if (code && code == c->code[i])
			return true;
	return false;
}

static bool is_wanted(const struct choice *c, i64 article, size_t fact)
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

static i64 day_in(const struct choice *c, i64 article)
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
		u32 kind = by_date ? 0 : kind_of(c, &k->readings[i]);
		c->major[i] = in_order(c, by_date ? k->dates[i].since : !kind ? COLUMNS_NONE : by_kind ? (i64)kind : k->readings[i].least);
	}
}

static inline i64 major_of(const struct choice *c, i64 article, size_t fact)
{
	u32 department;

	if (c->major)
		return c->major[c->row[fact]];
	if (c->q->fact_sort == PR_FACTS_BY_PUBLICATION) { /* SQL has those without a day first, and last the other way round */
		i64 published = day_in(c, article);
		return published == INT64_MIN && !c->q->descending ? INT64_MIN : in_order(c, published);
	}
	department = c->columns->department[fact];
	return in_order(c, department ? department : COLUMNS_NONE);
}

static bool is_later(struct key a, struct key b)
{
	return a.major != b.major ? a.major > b.major : a.day > b.day;
}

/* ── the keys of those wanted ── */

struct lowest { /* a heap, the latest first */
	struct key *at;
	size_t n, room;
};

static void offer(struct lowest *l, struct key key)
{
	size_t at = 0;

	if (l->n < l->room) {
		for (at = l->n++; at && is_later(key, l->at[(at - 1) / 2]); at = (at - 1) / 2)
			l->at[at] = l->at[(at - 1) / 2];
		l->at[at] = key;
		return;
	}
	if (!is_later(l->at[0], key))
		return;
	for (size_t child; (child = 2 * at + 1) < l->n; at = child) {
		child += child + 1 < l->n && is_later(l->at[child + 1], l->at[child]);
		if (!is_later(l->at[child], key))
			break;
		l->at[at] = l->at[child];
	}
	l->at[at] = key;
}

/* Each fact of the articles that may have one. */
#define EACH_FACT(c, article, fact)                                                                                       \
	for (i64 article = 0; article < (c)->end; article++)                                                                   \
		if ((c)->article[article])                                                                                         \
			for (size_t fact = (c)->columns->first[article]; fact < (c)->columns->first[article + 1]; fact++)

/* The key of the last of the first `wanted`; all: there are no more. Few facts come before those that were seen so far: it
 * is asked of these alone whether they are wanted. */
static struct key last_key(struct sqlite_store *s, const struct choice *c, size_t wanted, bool *all)
{
	struct lowest l = {NEW(&s->arena, struct key, wanted), 0, wanted};

	EACH_FACT(c, article, fact) {
		struct key key = {major_of(c, article, fact), 0};
		if (l.n == l.room && key.major > l.at[0].major)
			continue;
		key.day = day_in(c, article);
		if ((l.n < l.room || is_later(l.at[0], key)) && is_wanted(c, article, fact))
			offer(&l, key);
	}
	*all = l.n < l.room;
	return *all ? (struct key){INT64_MAX, INT64_MAX} : l.at[0];
}

static bool list_fact(struct buf *list, i64 article, size_t number)
{
	buf_printf(list, "%c%lld", list->n ? ',' : '[', (long long)(article << N_BITS | (i64)number));
	return number >> N_BITS == 0;
}

/* The facts after one key up to another, as JSON; n: how many; beyond CHOSEN_MAX it stops. */
static str list_chosen(struct sqlite_store *s, const struct choice *c, const struct key *after, struct key last, size_t *n)
{
	struct buf list = {.arena = &s->arena};

	*n = 0;
	EACH_FACT(c, article, fact) {
		struct key key = {major_of(c, article, fact), 0};
		if (key.major > last.major)
			continue;
		key.day = day_in(c, article);
		if (is_later(key, last) || (after && !is_later(key, *after)) || !is_wanted(c, article, fact))
			continue;
		if (++*n > CHOSEN_MAX || !list_fact(&list, article, fact - c->columns->first[article])) {
			*n = CHOSEN_MAX + 1;
			return S("[]");
		}
	}
	buf_put(&list, *n ? S("]") : S("[]"));
	return buf_str(&list);
}

/* ── SQLite decides ── */

/* Adds those of the chosen that are what is asked for, as long as there are fewer than wanted. */
static pr_status ask_chosen(struct filter *f, size_t wanted, struct fact_row *out, size_t *n, pr_err *err)
{
	sqlite3_stmt *row = filter_run(f);

	while (*n < wanted && db_row(row))
		out[(*n)++] = (struct fact_row){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1)};
	return db_end(f->s, row, err);
}

static pr_status prepare(struct sqlite_store *s, struct filter *f, const pr_query *q, pr_err *err)
{
	static const char select[] =
		"SELECT a.id, f.n FROM json_each(chosen_facts()) c CROSS JOIN article a ON a.id = c.value >> 24" JOIN_NAMES(" CROSS JOIN")
		" CROSS JOIN fact f ON f.article = a.id AND f.n = c.value & 16777215 CROSS JOIN reading v ON v.id = f.reading"
		" CROSS JOIN rule r ON r.id = v.rule CROSS JOIN date t ON t.id = f.date WHERE 1";
	pr_status status = filter_found_facts(f, s, q, select, err);

	filter_fact_order(f, q);
	return status;
}

static bool has_lists(const pr_query *q)
{
	return (q->sources && q->sources[0]) || (q->kinds && q->kinds[0]) || (q->department && *q->department);
}

/* Facts in the order of publication are found at once by SQLite where nothing else is asked of them. */
static bool is_for_columns(const struct sqlite_store *s, const pr_query *q)
{
	bool asks = (q->words && *q->words) || has_lists(q) || q->since || q->until || q->min || q->max || q->about_since || q->about_until;

	return s->columns && !q->like && q->fact_sort <= PR_FACTS_BY_KIND && (asks || q->fact_sort != PR_FACTS_BY_PUBLICATION);
}

/* From here on columns are taken; good: the choice can be made from them. */
static pr_status begin_choice(struct sqlite_store *s, struct choice *c, bool *good, pr_err *err)
{
	const struct filter *f = c->filter;
	pr_status status = traits_need(s, err);

	*good = false;
	c->traits = s->asked_traits;
	c->exact = !f->query.also && (!f->query.root || f->words_at);
	if (status == PR_OK)
		status = read_rules(s, c, err);
	if (status == PR_OK)
		status = narrow_read(s, &c->narrow, c->q, err);
	if (status == PR_OK)
		status = read_places(s, c, err);
	if (status == PR_OK)
		status = columns_take(s, &c->columns, &c->end, err);
	if (status != PR_OK || !c->columns)
		return status;
	mark_articles(s, c);
	order_rows(s, c);
	return look_at_sentences(s, c, good, err);
}

/* More and more of them, until enough are what is asked for; told: they were. */
static pr_status choose(struct sqlite_store *s, struct choice *c, struct filter *f, size_t wanted, struct fact_row *out,
			size_t *n, bool *told, pr_err *err)
{
	size_t many = c->exact ? wanted : wanted * MORE, chosen = 0;
	struct key last, after, *begun = NULL;
	bool all;
	pr_status status = PR_OK;

	for (; status == PR_OK && !*told && many <= CHOSEN_MAX && chosen <= CHOSEN_MAX; many *= MORE) {
		last = last_key(s, c, many, &all);
		s->chosen = list_chosen(s, c, begun, last, &chosen);
		if (chosen <= CHOSEN_MAX)
			status = ask_chosen(f, wanted, out, n, err);
		*told = chosen <= CHOSEN_MAX && (*n == wanted || all);
		after = last;
		begun = &after;
	}
	return status;
}

pr_status sorted_facts(struct sqlite_store *s, const pr_query *q, size_t wanted, struct fact_row *out, size_t *n, bool *told,
		       pr_err *err)
{
	struct choice c = {.q = q};
	struct filter f;
	bool good;
	pr_status status;

	*told = false;
	*n = 0;
	if (!is_for_columns(s, q) || !read_bounds(&c))
		return PR_OK;
	c.filter = &f;
	status = prepare(s, &f, q, err);
	if (status == PR_OK)
		status = begin_choice(s, &c, &good, err);
	if (status == PR_OK && good)
		status = choose(s, &c, &f, wanted, out, n, told, err);
	columns_give(s);
	if (!*told)
		*n = 0;
	return status;
}

static i64 count_wanted(const struct choice *c, i64 most)
{
	i64 n = 0;

	EACH_FACT(c, article, fact)
		if (is_wanted(c, article, fact) && ++n == most)
			return n;
	return n;
}

pr_status sorted_count(struct sqlite_store *s, const pr_query *q, i64 *n, bool *told, pr_err *err)
{
	struct choice c = {.q = q};
	struct filter f;
	bool good;
	pr_status status;

	*told = false;
	*n = 0;
	if (!is_for_columns(s, q) || !read_bounds(&c))
		return PR_OK;
	c.filter = &f;
	status = prepare(s, &f, q, err);
	if (status == PR_OK)
		status = begin_choice(s, &c, &good, err);
	*told = status == PR_OK && good && c.exact;
	if (*told)
		*n = count_wanted(&c, (i64)q->limit);
	columns_give(s);
	return status;
}

/* chosen_facts() */
static void tell_chosen(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);

	(void)n, (void)value;
	sqlite3_result_text(result, s->chosen.n ? s->chosen.p : "[]", s->chosen.n ? (int)s->chosen.n : 2, SQLITE_STATIC);
}

int sorted_register(sqlite3 *db, struct sqlite_store *s)
{
	return sqlite3_create_function(db, "chosen_facts", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, s, tell_chosen, NULL, NULL);
}
