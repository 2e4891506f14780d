/* store_sqlite_tell.c: facts and whole articles that a query finds, and one article by its name. First the numbers of what
 * is found, sorted; then each row by its number, so that memory does not grow with the result. */
#include "store_sqlite.h"

enum { MANY = 2000 /* facts: who wants more wants all of them */ };

struct asked {
	const pr_query *q;
	pr_fact_fn *fact;
	pr_article_fn *article;
	void *payload;
	uint64_t *count;
};

/* Publication, source, name, path, part: the same whatever was loaded first. */
#define JOIN_NAMES JOIN_NAMES_BY(" JOIN")
#define JOIN_NAMES_BY(join) \
	join " place p ON p.id = a.place" join " source s ON s.id = a.source" join " file d ON d.id = p.file"
#define JOIN_FACTS(join) \
	join " fact f ON f.article = a.id" join " reading v ON v.id = f.reading" join " rule r ON r.id = v.rule" \
	join " date t ON t.id = f.date"
#define ORDER_NAMES "a.day, s.name, coalesce(p.name, p.own), d.path, p.part, a.id"

static void add_limit(struct filter *f, const pr_query *q)
{
	filter_add(f, " LIMIT ");
	filter_number(f, q->limit && q->limit < INT64_MAX ? (i64)q->limit : -1);
	filter_add(f, " OFFSET ");
	filter_number(f, q->offset < INT64_MAX ? (i64)q->offset : INT64_MAX);
}

/* ── facts ── */

struct showing { /* the article at hand */
	pr_article article;
	pr_fact *fact;
	size_t n;
};

static pr_status show_article(struct sqlite_store *s, struct showing *now, i64 id, pr_err *err)
{
	pr_status status;

	arena_reset(&s->row);
	status = row_article(s, &now->article, id, true, err);
	return status == PR_OK ? row_facts(s, &now->fact, &now->n, id, now->article.text, err) : status;
}

static pr_status find_facts(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err)
{
	pr_status status = filter_begin(f, s, q, select, err);

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

static void add_order(struct filter *f, const pr_query *q)
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

static pr_status facts_run(struct sqlite_store *s, void *args, pr_err *err)
{
	static const char all[] = "SELECT a.id, f.n FROM article a" JOIN_NAMES JOIN_FACTS(" JOIN") " WHERE 1";
	static const char articles[] =
		"SELECT a.id, f.n FROM article a" JOIN_NAMES_BY(" CROSS JOIN") JOIN_FACTS(" CROSS JOIN") " WHERE 1";
	struct asked *ask = args;
	struct showing now = {0};
	struct filter f;
	sqlite3_stmt *row;
	pr_status status = find_facts(&f, s, ask->q, by_article(ask->q) ? articles : all, err);

	if (status != PR_OK)
		return status;
	add_order(&f, ask->q);
	add_limit(&f, ask->q);
	row = filter_run(&f);
	while (status == PR_OK && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0), n = sqlite3_column_int64(row, 1);
		pr_article bare;
		if (id != now.article.id)
			status = show_article(s, &now, id, err);
		bare = now.article;
		bare.text = S("");
		bare.residue_count = 0;
		if (status == PR_OK && (u64)n < now.n && ask->fact(ask->payload, &bare, &now.fact[n]))
			status = PR_STOPPED;
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}

pr_status sqlite_facts(struct store *store, const pr_query *q, pr_fact_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .fact = each, .payload = payload};

	return db_guard(store, facts_run, &ask, err);
}

static pr_status fact_count_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct filter f;
	i64 n = 0;
	static const char all[] = "SELECT count(*) FROM (SELECT 1 FROM article a" JOIN_FACTS(" JOIN") " WHERE 1";
	static const char articles[] = "SELECT count(*) FROM (SELECT 1 FROM article a" JOIN_FACTS(" CROSS JOIN") " WHERE 1";
	pr_status status = find_facts(&f, s, ask->q, by_article(ask->q) ? articles : all, err);

	if (status != PR_OK)
		return status;
	add_limit(&f, &(pr_query){.limit = ask->q->limit});
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

/* ── whole articles ── */

static pr_status tell_article(struct sqlite_store *s, pr_article_fn *each, void *payload, i64 id, pr_err *err)
{
	struct showing now = {0};
	pr_status status = show_article(s, &now, id, err);

	if (status == PR_OK && each(payload, &now.article, now.fact, now.n))
		status = PR_STOPPED;
	return status;
}

static pr_status articles_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct filter f;
	sqlite3_stmt *row;
	pr_status status =
		filter_begin(&f, s, ask->q, "SELECT a.id FROM article a" JOIN_NAMES " WHERE a.id IN (SELECT a.rowid", err);

	if (status != PR_OK)
		return status;
	filter_words(&f);
	status = filter_articles(&f, ask->q, err);
	if (status == PR_OK)
		status = filter_also(&f, false, err);
	if (status == PR_OK)
		status = filter_holders(&f, ask->q, err);
	filter_add(&f, ") ORDER BY " ORDER_NAMES);
	add_limit(&f, ask->q);
	row = status == PR_OK ? filter_run(&f) : NULL;
	while (status == PR_OK && db_row(row))
		status = tell_article(s, ask->article, ask->payload, sqlite3_column_int64(row, 0), err);
	return status == PR_OK ? db_end(s, row, err) : status;
}

pr_status sqlite_articles(struct store *store, const pr_query *q, pr_article_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .article = each, .payload = payload};

	return db_guard(store, articles_run, &ask, err);
}

/* ── one article ── */

struct named {
	const char *name;
	pr_article_fn *each;
	void *payload;
};

static pr_status get_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct named *ask = args;
	i64 id = 0;
	pr_status status = article_named(s, &id, ask->name, err);

	return status == PR_OK ? tell_article(s, ask->each, ask->payload, id, err) : status;
}

pr_status sqlite_get(struct store *store, const char *name, pr_article_fn *each, void *payload, pr_err *err)
{
	struct named ask = {name, each, payload};

	return db_guard(store, get_run, &ask, err);
}
