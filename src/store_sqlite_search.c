/* store_sqlite_search.c: the articles that a query finds, by rank or day. First the numbers of what is found, sorted;
 * then each row by its number, so that memory does not grow with the result. Facts, whole articles:
 * store_sqlite_tell.c. */
#include "snippet.h"
#include "store_sqlite_find.h"

enum { RANKED_MAX = 10000 /* hits that are ranked here; for more, FTS5 sorts them all */ };

struct asked {
	const pr_query *q;
	pr_hit_fn *hit;
	void *payload;
};

/* What is left of the text below its title. */
static str below_title(const pr_article *article)
{
	return str_starts(article->text, article->title) ? str_cut(article->text, article->title.n, article->text.n)
							 : article->text;
}

static pr_status tell_hit(struct sqlite_store *s, struct asked *ask, const struct filter *f, i64 id, double score,
			  u64 like, pr_err *err)
{
	pr_hit hit = {.score = score, .like = like};
	struct snippet snippet, title;
	pr_status status = row_article(s, &hit.article, id, true, err);

	if (status != PR_OK)
		return status;
	snippet = snippet_make(&s->row, s->analyzer, below_title(&hit.article), &f->query,
	                       SNIPPET_LENGTH);
	title = snippet_title(&s->row, s->analyzer, hit.article.title, &f->query);
	hit.title_marks = title.mark;
	hit.title_mark_count = title.marks;
	hit.snippet = snippet.text;
	hit.marks = snippet.mark;
	hit.mark_count = snippet.marks;
	hit.article.text = S("");
	hit.article.residue = NULL;
	hit.article.residue_count = 0;
	status = ask->hit(ask->payload, &hit) ? PR_STOPPED : PR_OK;
	arena_reset(&s->row);
	return status;
}

/* The hits of the first `rows` rows that the query gives. */
struct run {
	u64 rows, found; /* rows that are asked for, that came */
	u64 from, to;    /* which hits are wanted */
	u64 passed;      /* hits that were told, or passed over as they come before `from` */
};

/* Hits in their order: those that were ranked, or, where `at` is NULL, the rows of a statement. */
struct hits {
	const struct ranked *at, *end;
	sqlite3_stmt *row;
};

static bool next_hit(struct hits *h, struct ranked *out)
{
	if (h->at && h->at < h->end) {
		*out = *h->at++;
		return true;
	}
	if (!db_row(h->row))
		return false;
	*out = (struct ranked){sqlite3_column_int64(h->row, 0), sqlite3_column_double(h->row, 1)};
	return true;
}

static pr_status tell_hits(struct sqlite_store *s, struct asked *ask, const struct filter *f, struct hits hits,
			   struct run *run, pr_err *err)
{
	struct once once = {0};
	struct ranked hit;
	pr_status status = PR_OK;

	run->found = 0;
	for (u64 told = 0; status == PR_OK && told < run->to && next_hit(&hits, &hit);) {
		bool again;
		u64 like;
		run->found++;
		status = once_ask(s, &once, hit.id, &again, &like, err);
		if (status != PR_OK || (again && ask->q->once) || ++told <= run->passed)
			continue;
		run->passed++;
		if (told > run->from)
			status = tell_hit(s, ask, f, hit.id, hit.score, like, err);
	}
	return status == PR_OK && !hits.at ? db_end(s, hits.row, err) : status;
}

/* The first of the hits, in the order that FTS5 gives them. */
static pr_status run_ranked(struct sqlite_store *s, struct asked *ask, struct filter *f, struct run *run, pr_err *err)
{
	struct found_articles found;
	struct ranked *first;
	size_t n;
	pr_status status;

	if (run->rows > RANKED_MAX) {
		filter_add(f, "SELECT a.rowid, a.rank");
		status = filter_rest(f, ask->q, err);
		filter_add(f, " ORDER BY a.rank, a.rowid");
		return status == PR_OK ? tell_hits(s, ask, f, (struct hits){.row = filter_run(f)}, run, err) : status;
	}
	status = found_articles(s, &found, ask->q, err);
	if (status != PR_OK)
		return status;
	first = first_ranked(s, &found, run->rows, &n);
	return tell_hits(s, ask, f, (struct hits){.at = first, .end = first + n}, run, err);
}

/* The same by day: the days of those that the words find are known without a look at them. */
static pr_status run_newest(struct sqlite_store *s, struct asked *ask, struct filter *f, struct run *run, pr_err *err)
{
	struct found_articles found;
	struct ranked *first;
	size_t n;
	pr_status status = found_articles(s, &found, ask->q, err);

	if (status == PR_OK)
		status = traits_need(s, err);
	if (status != PR_OK)
		return status;
	first = first_newest(s, &found, run->rows, &n);
	return tell_hits(s, ask, f, (struct hits){.at = first, .end = first + n}, run, err);
}

static pr_status run_search(struct sqlite_store *s, struct asked *ask, struct run *run, pr_err *err)
{
	struct filter f;
	struct query_match match;
	pr_status status = filter_begin(&f, s, ask->q, "", err);

	if (status != PR_OK)
		return status;
	match = query_articles(&f.query, &s->arena);
	f.ranked = filter_ranks(&f, ask->q);
	if (f.ranked)
		return run_ranked(s, ask, &f, run, err);
	if (match.expression.n && !match.complement && run->rows <= RANKED_MAX)
		return run_newest(s, ask, &f, run, err);
	filter_add(&f, "SELECT a.rowid, 0");
	status = filter_rest(&f, ask->q, err);
	if (status == PR_OK) /* f.day may ask them */
		status = traits_need(s, err);
	filter_add(&f, " ORDER BY ");
	filter_add(&f, f.day);
	filter_add(&f, " DESC, a.rowid LIMIT ");
	filter_number(&f, run->rows < INT64_MAX ? (i64)run->rows : -1);
	return status == PR_OK ? tell_hits(s, ask, &f, (struct hits){.row = filter_run(&f)}, run, err) : status;
}

/* Where articles that were like another one left fewer hits than wanted, the query is run again for more rows: most
 * queries want the first few of very many. */
static pr_status search_asked(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	const pr_query *q = ask->q;
	struct run run = {.rows = UINT64_MAX, .from = q->offset, .to = UINT64_MAX};
	pr_status status;

	if (q->limit && q->limit < UINT64_MAX / 4 && q->offset < UINT64_MAX / 4) {
		run.to = q->offset + q->limit;
		run.rows = q->once ? run.to * 2 : run.to;
	}
	do
		status = run_search(s, ask, &run, err);
	while (status == PR_OK && q->once && run.found == run.rows && run.passed < run.to && (run.rows *= 4));
	return status;
}

pr_status sqlite_search(struct store *store, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .hit = each, .payload = payload};

	return db_guard(store, search_asked, &ask, err);
}

pr_status search_run(struct sqlite_store *s, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err)
{
	struct asked ask = {.q = q, .hit = each, .payload = payload};

	return search_asked(s, &ask, err);
}
