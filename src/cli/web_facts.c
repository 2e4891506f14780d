/* web_facts.c: the facts that a query finds, as a table that sorts and filters by its address. */
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "web.h"

enum { FACTS = 50, COUNT_MOST = 1000 };

/* ── filters ── */

static void put_field(struct page *p, const char *name, const char *heading, const char *value, const char *example)
{
	html(p, "<p><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" value=\"%s\" placeholder=\"%s\" "
	        "maxlength=\"60\"></p>",
	     name, heading, name, name, value ? value : "", example);
}

static void put_kinds(struct page *p, const char *chosen)
{
	bool known = !chosen;
	html(p, "<p><label for=\"kind\">%s</label><select id=\"kind\" name=\"kind\"><option value=\"\">%s</option>",
	     tr(p, "Nature", "Kind"), tr(p, "toutes", "all"));
	for (size_t i = 0; known_kinds[i]; i++) {
		bool is_chosen = chosen && strcmp(chosen, known_kinds[i]) == 0;
		known = known || is_chosen;
		html(p, "<option value=\"%s\"%s>%s</option>", known_kinds[i], is_chosen ? " selected" : "",
		     kind_name(p, str_of(known_kinds[i])));
	}
	if (!known)
		html(p, "<option selected>%s</option>", chosen);
	html(p, "</select></p>");
}

static void put_filters(struct request *r)
{
	static const char *const but[] = {"kind", "department", "min", "max", "about-since", "about-until", NULL};
	struct page *p = &r->page;
	const struct ask *a = &r->ask;
	html(p, "<form class=\"narrow\" action=\"/facts\" method=\"get\" aria-label=\"%s\">",
	     tr(p, "Filtrer les faits", "Filter the facts"));
	ask_hidden(p, a, but);
	put_kinds(p, a->kind);
	put_field(p, "department", tr(p, "Département", "Département"), a->department, tr(p, "93, Gard", "93, Gard"));
	put_field(p, "min", tr(p, "Valeur d’au moins", "Value of at least"), a->min, "1500000");
	put_field(p, "max", tr(p, "Valeur d’au plus", "Value of at most"), a->max, "2,5");
	put_field(p, "about-since", tr(p, "Au sujet de dates depuis", "About dates since"), a->about_since, "2021");
	put_field(p, "about-until", tr(p, "jusqu’à", "until"), a->about_until, "2022-03");
	html(p, "<p><button type=\"submit\">%s</button></p></form>", tr(p, "Filtrer", "Filter"));
}

/* ── rows ── */

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
	pr_str name = kind ? str_of(kind) : f->kind;
	if (rows->told == FACTS) {
		rows->more = true;
		return 0;
	}
	rows->told++;
	html(p, "<tr><th scope=\"row\" lang=\"fr\"><a class=\"hit\" href=\"%s#f%u\">%.*s</a></th><td>%.*s</td>",
	     page_article(p, "/article/", a->id), f->start, STR(f->label.n ? f->label : f->text), STR(name));
	html(p, "<td class=\"n\">%.*s</td><td>%.*s</td><td class=\"day\">%.*s</td>", STR(f->value), STR(f->department),
	     STR(f->date));
	html(p, "<td lang=\"fr\">%.*s</td><td><span lang=\"fr\">%.*s</span> "
	        "<time>%.*s</time></td><td><code>%.*s</code></td></tr>\n",
	     STR(f->sentence), STR(a->source), STR(a->published), STR(f->rule));
	return 0;
}

/* ── the table ── */

/* A heading that sorts: once more the other way. */
static void put_heading(struct request *r, const pr_query *query, pr_fact_sort sort, const char *heading)
{
	struct page *p = &r->page;
	bool sorted = query->fact_sort == sort;
	const char *order = !sorted ? "" : query->descending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"";
	char name[24];
	snprintf(name, sizeof name, "%s%s", sorted && !query->descending ? "-" : "", fact_sorts[sort]);
	html(p, "<th scope=\"col\"");
	page_literal(p, str_of(order));
	html(p, "><a class=\"sort\" ");
	ask_link(p, "/facts", &r->ask, CHANGES({"sort", name}));
	html(p, ">%s%s</a></th>", heading, !sorted ? "" : query->descending ? " ↓" : " ↑");
}

static void put_headings(struct request *r, const pr_query *query)
{
	struct page *p = &r->page;
	html(p, "<thead><tr><th scope=\"col\">%s</th>", tr(p, "Fait", "Fact"));
	put_heading(r, query, PR_FACTS_BY_KIND, tr(p, "Nature", "Kind"));
	put_heading(r, query, PR_FACTS_BY_VALUE, tr(p, "Valeur", "Value"));
	put_heading(r, query, PR_FACTS_BY_DEPARTMENT, tr(p, "Dép.", "Dép."));
	put_heading(r, query, PR_FACTS_BY_DATE, tr(p, "Date", "Date"));
	html(p, "<th scope=\"col\">%s</th>", tr(p, "Phrase", "Sentence"));
	put_heading(r, query, PR_FACTS_BY_PUBLICATION, tr(p, "Article", "Article"));
	html(p, "<th scope=\"col\">%s</th></tr></thead>", tr(p, "Règle", "Rule"));
}

static pr_status put_table(struct request *r, pr_query *query, uint64_t count)
{
	struct table_rows rows = {.r = r};
	struct page *p = &r->page;
	if (count == 0) {
		html(p, "<p class=\"nothing\">%s</p>", tr(p, "Aucun fait ici. Un autre mot, moins de filtres ?",
		                                          "No fact here. Another word, fewer filters?"));
		return PR_OK;
	}
	html(p, "<div class=\"scroll\" role=\"region\" aria-label=\"%s\" tabindex=\"0\"><table class=\"facts-table\">",
	     tr(p, "Tableau des faits", "Table of facts"));
	put_headings(r, query);
	html(p, "<tbody>\n");
	query->offset = (ask_page(&r->ask) - 1) * (uint64_t)FACTS;
	query->limit = FACTS + 1;
	pr_status status = pr_facts(r->corpus, query, put_row, &rows, &r->err);
	html(p, "</tbody></table></div>");
	layout_pages(r, "/facts", rows.more);
	return status;
}

static pr_status put_head(struct request *r, pr_query *query, uint64_t *count)
{
	struct page *p = &r->page;
	query->limit = COUNT_MOST + 1;
	pr_status status = pr_fact_count(r->corpus, query, count, &r->err);
	if (status != PR_OK)
		return status;
	html(p, "<div class=\"head\"><h1 id=\"count\"><span role=\"status\">%s%s %s</span></h1>",
	     *count > COUNT_MOST ? tr(p, "plus de ", "more than ") : "",
	     page_count(p, *count > COUNT_MOST ? COUNT_MOST : *count), *count == 1 ? tr(p, "fait", "fact")
	                                                                           : tr(p, "faits", "facts"));
	if (*count > 0)
		export_links(r, tr(p, "Emporter ces faits :", "Take these facts home:"), "/export/facts");
	html(p, "</div>");
	return PR_OK;
}

void web_facts(struct request *r)
{
	struct page *p = &r->page;
	struct ask_room room;
	pr_query query;
	uint64_t count = 0;
	pr_status status = ask_query(&query, &room, &r->ask, &r->err);
	ask_fact_sort(&query, &r->ask);
	layout_begin(r, str_of(tr(p, "Faits", "Facts")), "facts");
	html(p, "<section class=\"results\" aria-labelledby=\"count\">");
	put_filters(r);
	html(p, "<div class=\"changes\">");
	if (status == PR_OK)
		status = put_head(r, &query, &count);
	layout_filters(r, "/facts");
	if (status == PR_OK)
		status = put_table(r, &query, count);
	if (status != PR_OK)
		layout_error(r);
	html(p, "</div></section>");
	layout_end(r);
}
