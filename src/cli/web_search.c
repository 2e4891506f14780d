/* web_search.c: the articles that a query finds, with what is around them: how the query was read, how many, by
 * what. */
#include <stdlib.h>
#include <string.h>

#include "web.h"

enum { HITS = 20 };

struct hits {
	struct request *r;
	unsigned told;
	bool more; /* one beyond the page */
};

/* ── the query, as it was read ── */

static int put_line(void *payload, const char *line)
{
	html((struct page *)payload, "%s\n", line);
	return 0;
}

static pr_status put_explanation(struct request *r)
{
	struct page *p = &r->page;
	html(p, "<details class=\"explain\"><summary>%s</summary><pre>",
	     tr(p, "Comment cette requête a été lue", "How this query was read"));
	pr_status status = pr_explain(r->ask.words, put_line, p, &r->err);
	html(p, "</pre></details>");
	return status;
}

/* A link to the query with a word put right. */
static int put_suggestion(void *payload, pr_str word, pr_str better)
{
	struct request *r = payload;
	struct page *p = &r->page;
	const char *words = r->ask.words, *at = memmem(words, strlen(words), word.p, word.n);
	char *mended = NULL;
	if (!at)
		return 0;
	if (asprintf(&mended, "%.*s%.*s%s", (int)(at - words), words, STR(better), at + word.n) < 0) {
		p->failed = true;
		return 0;
	}
	html(p, "<p class=\"suggestion\">%s <a ", tr(p, "Vouliez-vous dire", "Did you mean"));
	ask_link(p, "/", &r->ask, CHANGES({"q", mended}));
	html(p, ">%.*s</a> ?</p>", STR(better));
	free(mended);
	return 0;
}

/* ── hits ── */

static void put_marked(struct page *p, pr_str s, const pr_span *marks, size_t count)
{
	size_t done = 0;
	for (size_t i = 0; i < count; i++) {
		html(p, "%.*s<mark>%.*s</mark>", (int)(marks[i].start - done), s.p + done, (int)(marks[i].end - marks[i].start),
		     s.p + marks[i].start);
		done = marks[i].end;
	}
	html(p, "%.*s", (int)(s.n - done), s.n ? s.p + done : "");
}

static void put_about(struct page *p, const pr_hit *hit)
{
	const pr_article *a = &hit->article;
	html(p, "<p class=\"about\">");
	if (a->source.n)
		html(p, "<span lang=\"fr\">%.*s</span> · ", STR(a->source));
	if (a->published.n)
		html(p, "<time datetime=\"%.*s\">%s</time> · ", STR(a->published), page_day(p, a->published));
	html(p, "%s %s", page_count(p, a->fact_count),
	     a->fact_count == 1 ? tr(p, "fait", "fact") : tr(p, "faits", "facts"));
	if (hit->like)
		html(p, " · %s", hit->like == 1 ? tr(p, "1 article presque identique", "1 article nearly the same") : "");
	if (hit->like > 1)
		html(p, "%s %s", page_count(p, hit->like), tr(p, "articles presque identiques", "articles nearly the same"));
	html(p, "</p>");
}

static int put_hit(void *payload, const pr_hit *hit)
{
	struct hits *hits = payload;
	struct page *p = &hits->r->page;
	const pr_article *a = &hit->article;
	if (hits->told == HITS) {
		hits->more = true;
		return 0;
	}
	hits->told++;
	html(p, "<li><h2 lang=\"fr\"><a class=\"hit\" ");
	ask_link(p, page_article(p, "/article/", a->id), &(struct ask){.words = hits->r->ask.words}, NULL);
	html(p, ">");
	put_marked(p, a->title.n ? a->title : a->article, hit->title_marks, a->title.n ? hit->title_mark_count : 0);
	html(p, "</a></h2>");
	put_about(p, hit);
	html(p, "<p class=\"snippet\" lang=\"fr\">");
	put_marked(p, hit->snippet, hit->marks, hit->mark_count);
	html(p, "</p></li>\n");
	return 0;
}

static void put_sorts(struct request *r, bool by_date)
{
	struct page *p = &r->page;
	if (!r->ask.words)
		return;
	html(p, "<p class=\"sorts\">%s <a ", tr(p, "Trier par", "Sort by"));
	ask_link(p, "/", &r->ask, CHANGES({"sort", NULL}));
	html(p, "%s>%s</a> <a ", by_date ? "" : " aria-current=\"true\"", tr(p, "pertinence", "rank"));
	ask_link(p, "/", &r->ask, CHANGES({"sort", "date"}));
	html(p, "%s>%s</a></p>", by_date ? " aria-current=\"true\"" : "", tr(p, "date", "date"));
}

static void put_count(struct request *r, uint64_t count, bool by_date)
{
	struct page *p = &r->page;
	html(p, "<div class=\"head\"><h1 id=\"count\"><span role=\"status\">%s %s</span></h1>", page_count(p, count),
	     count == 1 ? tr(p, "article", "article") : tr(p, "articles", "articles"));
	if (count > 0) {
		put_sorts(r, by_date);
		export_links(r, tr(p, "Emporter ces articles :", "Take these articles home:"), "/export/articles");
	}
	html(p, "</div>");
}

/* ── the view ── */

static pr_status put_hits(struct request *r, pr_query *query)
{
	struct hits hits = {.r = r};
	struct page *p = &r->page;
	uint64_t count = 0;
	pr_status status = pr_count(r->corpus, query, &count, &r->err);
	if (status != PR_OK)
		return status;
	put_count(r, count, query->sort == PR_SORT_DATE);
	layout_filters(r, "/");
	if (r->ask.words)
		status = put_explanation(r);
	if (r->ask.words && status == PR_OK)
		status = pr_suggest(r->corpus, r->ask.words, put_suggestion, r, &r->err);
	if (status != PR_OK)
		return status;
	query->offset = (ask_page(&r->ask) - 1) * (uint64_t)HITS;
	query->limit = HITS + 1;
	html(p, "<ol class=\"hits\" start=\"%u\">\n", (unsigned)query->offset + 1);
	status = pr_search(r->corpus, query, put_hit, &hits, &r->err);
	html(p, "</ol>");
	if (status == PR_OK && hits.told == 0)
		html(p, "<p class=\"nothing\">%s</p>",
		     tr(p, "Rien n’a été trouvé. Un autre mot, moins de filtres ?",
		        "Nothing was found. Another word, fewer filters?"));
	layout_pages(r, "/", hits.more);
	query->offset = query->limit = 0;
	return status;
}

static void put_around(struct request *r, const pr_query *query)
{
	struct facets facets = {0};
	struct page *p = &r->page;
	html(p, "<aside aria-label=\"%s\">", tr(p, "Répartition des articles", "How the articles spread"));
	if (facets_read(&facets, r, query) == PR_OK) {
		web_chart(r, &facets, "/");
		web_map(r, &facets, "/");
		web_facets(r, &facets, "/");
	} else {
		layout_error(r);
	}
	facets_free(&facets);
	html(p, "</aside>");
}

void web_search(struct request *r)
{
	struct page *p = &r->page;
	struct ask_room room;
	pr_query query;
	pr_status status = ask_query(&query, &room, &r->ask, &r->err);
	ask_sort(&query, &r->ask);
	layout_begin(r, str_of(r->ask.words ? r->ask.words : "Articles"), "articles");
	html(p, "<div class=\"columns\"><section class=\"results\" aria-labelledby=\"count\">");
	if (status == PR_OK)
		status = put_hits(r, &query);
	if (status == PR_USAGE) /* a filter may be the mistake */
		layout_filters(r, "/");
	if (status != PR_OK)
		layout_error(r);
	html(p, "</section>\n");
	if (status == PR_OK)
		put_around(r, &query);
	html(p, "</div>");
	layout_end(r);
}
