/* web_facts.c: the facts that a query finds, as a table with filters. */
#include "web.h"

enum { FACTS = 50 };

struct table_rows {
	struct request *r;
	unsigned told;
	bool more;
};

static int put_row(void *payload, const pr_article *a, const pr_fact *f)
{
	struct table_rows *rows = payload;
	struct page *p = &rows->r->page;
	const char *kind = kind_name(p, f->kind);
	if (rows->told == FACTS) {
		rows->more = true;
		return 0;
	}
	rows->told++;
	html(p, "<tr><th scope=\"row\"><a class=\"hit\" href=\"%s\">%.*s</a></th><td>", page_article(p, "/article/", a->id),
	     STR(f->label.n ? f->label : f->text));
	if (kind)
		html(p, "%s", kind);
	else
		html(p, "%.*s", STR(f->kind));
	html(p, "</td><td class=\"n\">%.*s</td><td>%.*s</td><td>%.*s</td><td lang=\"fr\">%.*s</td>", STR(f->value),
	     STR(f->department), STR(f->date), STR(f->sentence));
	html(p, "<td><span lang=\"fr\">%.*s</span> <time>%.*s</time></td><td><code>%.*s</code></td></tr>\n", STR(a->source),
	     STR(a->published), STR(f->rule));
	return 0;
}

static pr_status put_table(struct request *r, pr_query *query)
{
	struct table_rows rows = {.r = r};
	struct page *p = &r->page;
	html(p, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"count\" tabindex=\"0\"><table><thead><tr>");
	html(p, "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
	        "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
	     tr(p, "Fait", "Fact"), tr(p, "Nature", "Kind"), tr(p, "Valeur", "Value"), tr(p, "Dép.", "Dép."),
	     tr(p, "Date", "Date"), tr(p, "Phrase", "Sentence"), tr(p, "Article", "Article"), tr(p, "Règle", "Rule"));
	html(p, "</tr></thead><tbody>\n");
	query->offset = (ask_page(&r->ask) - 1) * (uint64_t)FACTS;
	query->limit = FACTS + 1;
	pr_status status = pr_facts(r->corpus, query, put_row, &rows, &r->err);
	html(p, "</tbody></table></div>");
	layout_pages(r, "/facts", rows.more);
	return status;
}

void web_facts(struct request *r)
{
	struct page *p = &r->page;
	struct ask_room room;
	pr_query query;
	pr_status status = ask_query(&query, &room, &r->ask, &r->err);
	layout_begin(r, str_of(tr(p, "Faits", "Facts")), "facts");
	html(p, "<div class=\"head\"><h1 id=\"count\">%s</h1>", tr(p, "Faits", "Facts"));
	export_links(r, tr(p, "Emporter ces faits :", "Take these facts home:"), "/export/facts");
	html(p, "</div>");
	layout_filters(r, "/facts");
	if (status == PR_OK)
		status = put_table(r, &query);
	if (status != PR_OK)
		layout_error(r);
	layout_end(r);
}
