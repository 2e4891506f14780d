/* store_sqlite_tell_facts.c: the facts that a query finds. First their numbers, sorted, then each by its number. A view
 * counts its facts up to some, shows a few of them, then others: who only reads finds the first some once, and keeps
 * their numbers until another query comes, or the corpus changes. */
#include "store_sqlite_find.h"

enum { MANY = 2000 /* facts: who wants more wants all of them */ };

struct asked {
	const pr_query *q;
	pr_fact_fn *fact;
	void *payload;
	uint64_t *count;
};

#define JOIN_FACTS(join) \
	join " fact f ON f.article = a.id" join " reading v ON v.id = f.reading" join " rule r ON r.id = v.rule" \
	join " date t ON t.id = f.date"

/* ── finding ── */

pr_status filter_found_facts(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select,
			     pr_err *err)
{
	pr_status status = filter_begin(f, s, q, select, err);

	s->parts = 0; /* those of a query before it are done with */
	f->source = "source_of(a.rowid)";
	if (status == PR_OK)
		status = filter_traits(f, q, err);
	if (status == PR_OK)
		status = filter_sentences(f, err);
	if (status == PR_OK)
		status = filter_articles(f, q, err);
	if (status == PR_OK)
		status = filter_facts(f, q, err);
	return status == PR_OK ? filter_also(f, true, err) : status;
}

void filter_fact_order(struct filter *f, const pr_query *q)
{
	static const char *const by[] = {[PR_FACTS_BY_VALUE] = READING_LEAST,
	                                 [PR_FACTS_BY_DATE] = "t.since",
	                                 [PR_FACTS_BY_DEPARTMENT] = "nullif(f.department, '')",
	                                 [PR_FACTS_BY_KIND] = "r.kind"};

	filter_add(f, " ORDER BY ");
	if (q->fact_sort > PR_FACTS_BY_PUBLICATION && q->fact_sort <= PR_FACTS_BY_KIND) {
		filter_add(f, by[q->fact_sort]);
		filter_add(f, q->descending ? " DESC NULLS LAST, " : " NULLS LAST, ");
	} else if (q->descending)
		filter_add(f, "a.day DESC, ");
	filter_add(f, ORDER_NAMES ", f.n");
}

/* Article by article: where words say which; the first few of very many, from the earliest article on until there are
 * enough. SQLite would begin elsewhere, and sort them all. */
static bool by_article(const pr_query *q)
{
	return (q->words && *q->words) || (q->limit && q->limit <= MANY && q->fact_sort == PR_FACTS_BY_PUBLICATION);
}

/* Rows of article and number of fact. */
static pr_status sort_facts(struct filter *f, struct sqlite_store *s, const pr_query *q, uint64_t offset,
                            uint64_t limit, pr_err *err)
{
	static const char all[] = "SELECT a.id, f.n FROM article a" JOIN_NAMES(" JOIN") JOIN_FACTS(" JOIN") " WHERE 1";
	static const char articles[] =
		"SELECT a.id, f.n FROM article a" JOIN_NAMES(" CROSS JOIN") JOIN_FACTS(" CROSS JOIN") " WHERE 1";
	pr_status status = filter_found_facts(f, s, q, by_article(q) ? articles : all, err);

	if (status == PR_OK)
		filter_fact_order(f, q);
	filter_page(f, offset, limit);
	return status;
}

/* ── the first of them ── */

static str key_of(struct arena *a, const pr_query *q)
{
	struct buf b = {.arena = a};

	buf_printf(&b, "%d %d ", (int)q->fact_sort, q->descending != 0);
	buf_put(&b, query_key(a, q));
	return buf_str(&b);
}

static pr_status find_in_order(struct sqlite_store *s, struct first_facts *first, const pr_query *q, pr_err *err)
{
	struct filter f;
	sqlite3_stmt *row;
	pr_status status = sort_facts(&f, s, q, 0, first->wanted, err);

	row = status == PR_OK ? filter_run(&f) : NULL;
	while (first->n < first->wanted && db_row(row))
		first->at[first->n++] = fact_at(row);
	return status == PR_OK ? db_end(s, row, err) : status;
}

static pr_status find_first(struct sqlite_store *s, struct first_facts *first, const pr_query *q, pr_err *err)
{
	bool told;
	pr_status status = sorted_facts(s, q, first->wanted, first->at, &first->n, &told, err);

	return status == PR_OK && !told ? find_in_order(s, first, q, err) : status;
}

/* `wanted` of them, or all; which of the two that are remembered: those that are counted, those that are shown. */
static pr_status first_facts(struct sqlite_store *s, const struct first_facts **out, const pr_query *q, uint64_t wanted,
			     int which, pr_err *err)
{
	struct memory *m = &s->remembered.memory[which];
	struct first_facts *first = &s->remembered.first[which == OF_COUNT];
	str key = key_of(&s->arena, q);
	bool fresh;
	pr_status status = memory_take(s, m, &fresh, err);

	*out = first;
	if (status == PR_OK && fresh && str_eq(key, first->key) && (wanted <= first->wanted || first->n < first->wanted))
		return PR_OK;
	m->known = false;
	arena_reset(&m->arena);
	*first = (struct first_facts){.wanted = wanted, .at = NEW(&m->arena, struct fact_row, wanted)};
	if (status == PR_OK)
		status = find_first(s, first, q, err);
	first->key = arena_copy(&m->arena, key);
	memory_note(m, status);
	return status;
}

/* The order in which facts are counted: those that are shown in it are the first of them. */
static bool is_first_order(const pr_query *q)
{
	return q->fact_sort == PR_FACTS_BY_PUBLICATION && !q->descending;
}

/* ── telling ── */

static pr_status tell(struct asked *ask, const struct showing *now, i64 n)
{
	pr_article bare = now->article;

	bare.text = S("");
	bare.residue_count = 0;
	return (u64)n < now->n && ask->fact(ask->payload, &bare, &now->fact[n]) ? PR_STOPPED : PR_OK;
}

/* Of many, all facts of an article follow one another. */
static pr_status tell_fact(struct sqlite_store *s, struct asked *ask, struct showing *now, struct fact_row at,
			   pr_err *err)
{
	pr_status status = at.article != now->article.id ? row_whole(s, now, at.article, err) : PR_OK;

	return status == PR_OK ? tell(ask, now, at.n) : status;
}

/* Of a few, each may be another article's, which has others that nobody asked for. */
static pr_status tell_alone(struct sqlite_store *s, struct asked *ask, struct showing *now, struct fact_row at,
			    pr_err *err)
{
	pr_status status = PR_OK;

	if (at.article != now->article.id) {
		arena_reset(&s->row);
		status = row_article(s, &now->article, at.article, true, err);
	}
	if (status == PR_OK)
		status = row_facts(s, &now->fact, &now->n, at.article, at.n, now->article.text, err);
	return status == PR_OK ? tell(ask, now, 0) : status;
}

static pr_status tell_first(struct sqlite_store *s, struct asked *ask, pr_err *err)
{
	const struct first_facts *first;
	struct showing now = {0};
	uint64_t end = ask->q->offset + ask->q->limit;
	pr_status status = first_facts(s, &first, ask->q, end, is_first_order(ask->q) ? OF_COUNT : OF_FACTS, err);

	for (uint64_t i = ask->q->offset; i < end && i < first->n && status == PR_OK; i++)
		status = tell_alone(s, ask, &now, first->at[i], err);
	return status;
}

static pr_status facts_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct showing now = {0};
	struct filter f;
	sqlite3_stmt *row;
	pr_status status;

	if (ask->q->limit && ask->q->limit <= MANY && ask->q->offset <= MANY - ask->q->limit)
		return tell_first(s, ask, err);
	status = sort_facts(&f, s, ask->q, ask->q->offset, ask->q->limit, err);
	row = status == PR_OK ? filter_run(&f) : NULL;
	while (status == PR_OK && db_row(row))
		status = tell_fact(s, ask, &now, fact_at(row), err);
	return status == PR_OK ? db_end(s, row, err) : status;
}

pr_status sqlite_facts(struct store *store, const pr_query *q, pr_fact_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .fact = each, .payload = payload};

	return db_guard(store, facts_run, &ask, err);
}

/* As far as the limit, in the order that takes the least to know. */
static pr_status count_some(struct sqlite_store *s, const pr_query *asked, i64 *n, pr_err *err)
{
	const struct first_facts *first;
	pr_query q = *asked;
	bool told;
	pr_status status;

	q.fact_sort = PR_FACTS_BY_PUBLICATION;
	q.descending = 0;
	status = sorted_count(s, &q, n, &told, err);
	if (status == PR_OK && !told) {
		status = first_facts(s, &first, &q, q.limit, OF_COUNT, err);
		*n = (i64)first->n;
	}
	*n = *n < (i64)q.limit ? *n : (i64)q.limit;
	return status;
}

static pr_status fact_count_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct filter f;
	i64 n = 0;
	pr_status status;

	if (ask->q->limit && ask->q->limit <= MANY) {
		status = count_some(s, ask->q, &n, err);
		*ask->count = (uint64_t)n;
		return status;
	}
	status = filter_found_facts(&f, s, ask->q, "SELECT count(*) FROM (SELECT 1 FROM article a" JOIN_FACTS(" JOIN")
	                            " WHERE 1", err);
	if (status != PR_OK)
		return status;
	filter_page(&f, 0, ask->q->limit);
	filter_add(&f, ")");
	status = db_number(s, filter_run(&f), &n, err);
	*ask->count = (uint64_t)n;
	return status;
}

pr_status sqlite_fact_count(struct store *store, const pr_query *q, uint64_t *out, pr_err *err)
{
	struct asked ask = {.q = q, .count = out};

	return db_guard(store, fact_count_run, &ask, err);
}
