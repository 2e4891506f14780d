/* store_sqlite_sorted.c: the first few facts, in any order. The columns of all facts tell which few may come first:
 * those whose key is not above that of the last one wanted; SQLite is asked about these alone, and decides. Where too
 * few of them are what is asked for (no column knows the conditions of a query), more are taken. */
#include "heap.h"
#include "store_sqlite_choice.h"

enum {
	N_BITS = 24,        /* of a number within an article, beside that of the article */
	CHOSEN_MAX = 20000, /* facts; for more SQLite sorts them all */
	MORE = 8            /* times as many, where columns do not know all that is asked */
};

struct key { /* the lower, the earlier; as ORDER BY says, without the names after the day */
	i64 major, day;
};

static bool is_later(const void *key, const void *than)
{
	const struct key *a = key, *b = than;

	return a->major != b->major ? a->major > b->major : a->day > b->day;
}

/* ── the keys of those wanted ── */

/* Each fact of the articles that may have one. */
#define EACH_FACT(c, article, fact) \
	for (i64 article = 0; article < (c)->end; article++) \
		if ((c)->article[article]) \
			for (size_t fact = (c)->columns->first[article]; fact < (c)->columns->first[article + 1]; fact++)

/* The key of the last of the first `wanted`; all: there are no more. Few facts come before those that were seen so far:
 * it is asked of these alone whether they are wanted. */
static struct key last_key(struct sqlite_store *s, const struct choice *c, size_t wanted, bool *all)
{
	struct heap first = heap_new(&s->arena, wanted, sizeof(struct key), is_later);
	const struct key *last = heap_last(&first);

	EACH_FACT(c, article, fact) {
		struct key key = {choice_major(c, article, fact), 0};
		if (heap_is_full(&first) && key.major > last->major)
			continue;
		key.day = choice_day(c, article);
		if ((!heap_is_full(&first) || is_later(last, &key)) && choice_wants(c, article, fact))
			heap_offer(&first, &key);
	}
	*all = !heap_is_full(&first);
	return *all ? (struct key){INT64_MAX, INT64_MAX} : *last;
}

static bool list_fact(struct buf *list, i64 article, size_t number)
{
	buf_printf(list, "%c%lld", list->n ? ',' : '[', (long long)(article << N_BITS | (i64)number));
	return number >> N_BITS == 0;
}

/* The facts after one key up to another, as JSON; n: how many; beyond CHOSEN_MAX it stops. */
static str list_chosen(struct sqlite_store *s, const struct choice *c, const struct key *after, struct key last,
		       size_t *n)
{
	struct buf list = {.arena = &s->arena};

	*n = 0;
	EACH_FACT(c, article, fact) {
		struct key key = {choice_major(c, article, fact), 0};
		if (key.major > last.major)
			continue;
		key.day = choice_day(c, article);
		if (is_later(&key, &last) || (after && !is_later(&key, after)) || !choice_wants(c, article, fact))
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
		out[(*n)++] = fact_at(row);
	return db_end(f->s, row, err);
}

static pr_status prepare(struct sqlite_store *s, struct filter *f, const pr_query *q, pr_err *err)
{
	static const char select[] =
		"SELECT a.id, f.n FROM json_each(chosen_facts()) c CROSS JOIN article a ON a.id = c.value >> 24"
		JOIN_NAMES(" CROSS JOIN")
		" CROSS JOIN fact f ON f.article = a.id AND f.n = c.value & 16777215 CROSS JOIN reading v ON v.id = f.reading"
		" CROSS JOIN rule r ON r.id = v.rule CROSS JOIN date t ON t.id = f.date WHERE 1";
	pr_status status = filter_found_facts(f, s, q, select, err);

	filter_fact_order(f, q);
	return status;
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

/* good: the columns, which are taken, may tell; whoever asks gives them back. */
static pr_status begin(struct sqlite_store *s, struct choice *c, struct filter *f, bool *good, pr_err *err)
{
	pr_status status;

	*good = false;
	if (!choice_is_for(c, s))
		return PR_OK;
	c->filter = f;
	status = prepare(s, f, c->q, err);
	return status == PR_OK ? choice_begin(s, c, good, err) : status;
}

pr_status sorted_facts(struct sqlite_store *s, const pr_query *q, size_t wanted, struct fact_row *out, size_t *n,
		       bool *told, pr_err *err)
{
	struct choice c = {.q = q};
	struct filter f;
	bool good;
	pr_status status = begin(s, &c, &f, &good, err);

	*told = false;
	*n = 0;
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
		if (choice_wants(c, article, fact) && ++n == most)
			return n;
	return n;
}

pr_status sorted_count(struct sqlite_store *s, const pr_query *q, i64 *n, bool *told, pr_err *err)
{
	struct choice c = {.q = q};
	struct filter f;
	bool good;
	pr_status status = begin(s, &c, &f, &good, err);

	*told = status == PR_OK && good && c.exact;
	*n = *told ? count_wanted(&c, (i64)q->limit) : 0;
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
