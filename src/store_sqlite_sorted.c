/* store_sqlite_sorted.c: the first few facts by value, date, département or kind. The columns of all facts tell which few may
 * come first: those whose key is not above that of the last one wanted; SQLite is asked about these alone, and decides.
 * Where too few of them are what is asked for (no column knows its source, or the conditions of a query), more are taken.
 * So columns may say too much of a fact, but never that it is not wanted when it is. */
#include "number.h"
#include "store_sqlite.h"

enum {
	N_BITS = 24,         /* of a number within an article, beside that of the article */
	CHOSEN_MAX = 20000,  /* facts; for more SQLite sorts them all */
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
	i64 end;
	u32 *rule, rules; /* by row: one more than its place among the kinds, 0: not wanted */
	i64 least, most;  /* of values, in thousandths */
	day since, until; /* that it is about */
	const struct traits *traits;
	bool begun;    /* some were chosen */
};

/* ── what is asked ── */

static bool is_listed(const char *const *list, str s)
{
	for (; list && *list; list++)
		if (str_eq(s, str_c(*list)))
			return true;
	return false;
}

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

/* Articles by words and day; their sources and the rest are left to SQLite. */
static bool mark_articles(struct sqlite_store *s, struct choice *c)
{
	day since = 0, until = 0;
	bool days = c->q->since || c->q->until;

	if ((c->q->since && !day_read(&since, str_c(c->q->since))) || (c->q->until && !day_read(&until, str_c(c->q->until))))
		return false;
	c->article = memset(NEW(&s->arena, u8, (size_t)c->end + 1), 1, (size_t)c->end);
	filter_unmark(c->filter, c->article, c->end);
	for (i64 id = 0; days && id < c->end; id++) {
		struct traits_of of;
		c->article[id] = c->article[id] && traits_of(&of, c->traits, id) && of.dated && (!c->q->since || of.day >= since) &&
		                 (!c->q->until || of.day <= until);
	}
	return true;
}

/* Where words say which facts, the sentences of all articles that have them must be known. */
static pr_status look_at_sentences(struct sqlite_store *s, const struct choice *c, pr_err *err)
{
	pr_status status = PR_OK;

	for (i64 id = 0; c->filter->words_at && id < c->end && status == PR_OK; id++)
		if (c->article[id] && c->columns->words[id].title == COLUMNS_UNKNOWN)
			status = columns_look(s, id, err);
	return status;
}

/* ── a fact ── */

static bool is_wanted(const struct choice *c, i64 article, size_t fact)
{
	const struct columns *k = c->columns;
	const struct column_reading *v = &k->readings[k->reading[fact]];
	const struct column_date *d = &k->dates[k->date[fact]];

	if (v->rule < 0 || v->rule >= c->rules || !c->rule[v->rule])
		return false;
	if ((c->q->min && (v->most == COLUMNS_NONE || v->most < c->least)) ||
	    (c->q->max && (v->least == COLUMNS_NONE || v->least > c->most)))
		return false;
	if ((c->q->about_since && (d->until == COLUMNS_NONE || d->until < c->since)) ||
	    (c->q->about_until && (d->since == COLUMNS_NONE || d->since > c->until)))
		return false;
	return !c->filter->words_at || filter_holds(c->filter, article, &k->words[article], &k->sentence[fact]);
}

static i64 major_of(const struct choice *c, size_t fact)
{
	const struct columns *k = c->columns;
	i64 by = COLUMNS_NONE;

	if (c->q->fact_sort == PR_FACTS_BY_VALUE)
		by = k->readings[k->reading[fact]].least;
	else if (c->q->fact_sort == PR_FACTS_BY_DATE)
		by = k->dates[k->date[fact]].since;
	else if (c->q->fact_sort == PR_FACTS_BY_KIND)
		by = (i64)c->rule[k->readings[k->reading[fact]].rule];
	else if (k->department[fact])
		by = k->department[fact];
	return by == COLUMNS_NONE ? INT64_MAX : c->q->descending ? ~by : by;
}

static bool is_later(struct key a, struct key b)
{
	return a.major != b.major ? a.major > b.major : a.day > b.day;
}

static i64 day_in(const struct choice *c, i64 article)
{
	struct traits_of of;

	return traits_of(&of, c->traits, article) && of.dated ? of.day : INT64_MIN;
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

/* Each fact that may be wanted. */
#define EACH_WANTED(c, article, fact)                                                                                     \
	for (i64 article = 0; article < (c)->end; article++)                                                                   \
		if ((c)->article[article])                                                                                         \
			for (size_t fact = (c)->columns->first[article]; fact < (c)->columns->first[article + 1]; fact++)              \
				if (is_wanted((c), article, fact))

/* The key of the last of the first `wanted`; how many facts there are to choose from. */
static struct key last_key(struct sqlite_store *s, const struct choice *c, size_t wanted, size_t *of)
{
	struct lowest l = {NEW(&s->arena, struct key, wanted), 0, wanted};

	*of = 0;
	EACH_WANTED(c, article, fact) {
		i64 major = major_of(c, fact);
		if (l.n < l.room || major <= l.at[0].major)
			offer(&l, (struct key){major, day_in(c, article)});
		++*of;
	}
	return l.n ? l.at[0] : (struct key){INT64_MAX, INT64_MAX};
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
	EACH_WANTED(c, article, fact) {
		struct key key = {major_of(c, fact), 0};
		if (key.major > last.major)
			continue;
		key.day = day_in(c, article);
		if (is_later(key, last) || (after && !is_later(key, *after)))
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

static bool list_known(struct sqlite_store *s, const struct first_facts *known)
{
	struct buf list = {.arena = &s->arena};
	bool good = true;

	for (size_t i = 0; i < known->n && good; i++)
		good = list_fact(&list, known->at[i].article, (size_t)known->at[i].n);
	buf_put(&list, known->n ? S("]") : S("[]"));
	s->chosen = buf_str(&list);
	return good;
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

/* Those of the next key on, at least `many`; of: how many there are in all. */
static pr_status take_chosen(struct sqlite_store *s, struct choice *c, size_t many, struct key *after, size_t *chosen,
			     size_t *of, pr_err *err)
{
	struct key last;
	pr_status status = columns_take(s, &c->columns, &c->end, err);

	if (status != PR_OK || !c->columns || (!c->article && !mark_articles(s, c)))
		return status;
	status = look_at_sentences(s, c, err);
	if (status != PR_OK)
		return status;
	last = last_key(s, c, many, of);
	s->chosen = list_chosen(s, c, c->begun ? after : NULL, last, chosen);
	columns_give(s);
	*after = last;
	c->begun = true;
	return PR_OK;
}

/* More and more of them, until enough are what is asked for; told: they were. */
static pr_status choose(struct sqlite_store *s, struct choice *c, struct filter *f, size_t wanted, struct fact_row *out,
			size_t *n, bool *told, pr_err *err)
{
	size_t many = (f->query.root && !f->words_at) || f->query.also ? wanted * MORE : wanted, of = 0, chosen, taken = 0;
	struct key after;
	pr_status status = PR_OK;

	for (; status == PR_OK && !*told && many <= CHOSEN_MAX; many *= MORE) {
		chosen = CHOSEN_MAX + 1;
		status = take_chosen(s, c, many, &after, &chosen, &of, err);
		if (status != PR_OK || chosen > CHOSEN_MAX)
			return status;
		taken += chosen;
		status = ask_chosen(f, wanted, out, n, err);
		*told = *n == wanted || taken == of;
	}
	return status;
}

pr_status sorted_facts(struct sqlite_store *s, const pr_query *q, const struct first_facts *known, size_t wanted,
		       struct fact_row *out, size_t *n, bool *told, pr_err *err)
{
	struct choice c = {.q = q};
	struct filter f;
	pr_status status;

	*told = false;
	*n = 0;
	if (!s->columns || q->fact_sort == PR_FACTS_BY_PUBLICATION || q->fact_sort > PR_FACTS_BY_KIND || !read_bounds(&c))
		return PR_OK;
	c.filter = &f;
	status = prepare(s, &f, q, err);
	if (status == PR_OK && known) {
		*told = list_known(s, known);
		return *told ? ask_chosen(&f, wanted, out, n, err) : PR_OK;
	}
	if (status == PR_OK)
		status = traits_need(s, err);
	c.traits = s->asked_traits;
	if (status == PR_OK)
		status = read_rules(s, &c, err);
	if (status == PR_OK)
		status = choose(s, &c, &f, wanted, out, n, told, err);
	if (!*told)
		*n = 0;
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
