/* web_map.c: the départements, shaded by how many of the articles have facts about them; and the same as a table. */
#include <string.h>

#include "web.h"

enum { SHADES = 5 };

static const struct facet *facet_of(const struct facets *facets, pr_str code)
{
	for (size_t i = 0; i < facets->n; i++)
		if (facets->at[i].kind == FACET_DEPARTMENT && str_is(code, facets->at[i].value))
			return &facets->at[i];
	return NULL;
}

static uint64_t most_of(const struct facets *facets)
{
	uint64_t most = 0;
	for (size_t i = 0; i < facets->n; i++)
		if (facets->at[i].kind == FACET_DEPARTMENT && facets->at[i].articles > most)
			most = facets->at[i].articles;
	return most;
}

/* The least number of articles that has a shade, 1..SHADES: steps grow as squares, for départements differ widely. */
static uint64_t least_of(unsigned shade, uint64_t most)
{
	uint64_t least = most * (shade - 1) * (shade - 1) / (SHADES * SHADES) + 1;
	return least > shade ? least : shade;
}

static unsigned shade_of(const struct facet *facet, uint64_t most)
{
	unsigned shade = facet && facet->articles ? 1 : 0;
	while (shade > 0 && shade < SHADES && facet->articles >= least_of(shade + 1, most))
		shade++;
	return shade;
}

/* The next field of a row of the outlines, up to its tab or the end of its line. */
static pr_str cut(pr_str *rest, char end)
{
	const char *at = memchr(rest->p, end, rest->n);
	pr_str field = {rest->p, at ? (size_t)(at - rest->p) : rest->n};
	size_t n = at ? field.n + 1 : field.n;
	*rest = (pr_str){rest->p + n, rest->n - n};
	return field;
}

static void put_outline(struct request *r, const struct facets *facets, pr_str row, uint64_t most, const char *path)
{
	struct page *p = &r->page;
	pr_str code = cut(&row, '\t'), name = cut(&row, '\t');
	const struct facet *facet = facet_of(facets, code);
	if (facet) {
		html(p, "<a tabindex=\"-1\" ");
		ask_link(p, path, &r->ask, CHANGES({"department", facet->value}));
		html(p, ">");
	}
	html(p, "<path class=\"s%u\" d=\"", shade_of(facet, most));
	page_literal(p, row);
	html(p, "\"><title>%.*s (%.*s) : %s</title></path>", STR(name), STR(code),
	     page_count(p, facet ? facet->articles : 0));
	if (facet)
		html(p, "</a>");
}

static void put_legend(struct page *p, uint64_t most)
{
	html(p, "<p class=\"legend\" aria-hidden=\"true\">");
	for (unsigned shade = 1; shade <= SHADES && least_of(shade, most) <= most; shade++)
		html(p, "<span><svg viewBox=\"0 0 12 12\"><rect class=\"s%u\" width=\"12\" height=\"12\"/></svg> %s+</span> ",
		     shade, page_count(p, least_of(shade, most)));
	html(p, "</p>");
}

static void put_table(struct request *r, const struct facets *facets, const char *path)
{
	struct page *p = &r->page;
	html(p, "<details><summary>%s</summary><table><caption>%s</caption><thead><tr><th scope=\"col\">%s</th>"
	        "<th scope=\"col\" class=\"n\">%s</th></tr></thead><tbody>",
	     tr(p, "En tableau", "As a table"),
	     tr(p, "Articles qui ont un fait au sujet de chaque département",
	        "Articles with a fact about each département"),
	     tr(p, "Département", "Département"), tr(p, "Articles", "Articles"));
	for (size_t i = 0; i < facets->n; i++) {
		const struct facet *facet = &facets->at[i];
		if (facet->kind != FACET_DEPARTMENT)
			continue;
		html(p, "<tr><th scope=\"row\"><a ");
		ask_link(p, path, &r->ask, CHANGES({"department", facet->value}));
		html(p, ">%s</a></th><td class=\"n\">%s</td></tr>", facet->label, page_count(p, facet->articles));
	}
	html(p, "</tbody></table></details>");
}

void web_map(struct request *r, const struct facets *facets, const char *path)
{
	struct page *p = &r->page;
	pr_str rows = asset_outlines();
	uint64_t most = most_of(facets);
	if (most == 0)
		return;
	html(p, "<section class=\"map\"><h2>%s</h2><svg viewBox=\"0 0 1226 1400\" aria-hidden=\"true\" "
	        "focusable=\"false\">",
	     tr(p, "Par département", "By département"));
	while (rows.n > 0) {
		pr_str row = cut(&rows, '\n');
		if (row.n > 0 && row.p[0] != '#')
			put_outline(r, facets, row, most, path);
	}
	html(p, "</svg>");
	put_legend(p, most);
	put_table(r, facets, path);
	html(p, "</section>\n");
}
