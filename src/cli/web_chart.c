/* web_chart.c: articles by month of publication as bars, by year where months would be too thin to see; and the same as
 * a table. Every bar is a link to the articles of its time. */
#include <stdlib.h>
#include <string.h>

#include "web.h"

enum { WIDTH = 600, HEIGHT = 120, BELOW = 28, YEAR = 44, MONTHS_MAX = 360 };

struct chart {
	enum facet_kind by;
	int first, last;   /* months or years since the year 0 */
	uint64_t most;
};

static int place_of(const struct facet *facet)
{
	int year = atoi(facet->value);
	return facet->kind == FACET_MONTH ? year * 12 + atoi(facet->value + 5) - 1 : year;
}

static bool counts(const struct chart *chart, const struct facet *facet)
{
	return facet->kind == chart->by && facet->value[0];
}

static struct chart measure(const struct facets *facets, enum facet_kind by)
{
	struct chart chart = {.by = by};
	bool any = false;
	for (size_t i = 0; i < facets->n; i++) {
		if (!counts(&chart, &facets->at[i]))
			continue;
		int place = place_of(&facets->at[i]);
		chart.first = any && chart.first < place ? chart.first : place;
		chart.last = any && chart.last > place ? chart.last : place;
		chart.most = facets->at[i].articles > chart.most ? facets->at[i].articles : chart.most;
		any = true;
	}
	return chart;
}

/* mars 2011, or 2011 */
static void put_time(struct page *p, const char *value)
{
	char day[16];
	const char *name = value;
	if (strlen(value) == 7) {
		snprintf(day, sizeof day, "%s-02", value);
		name = strchr(page_day(p, str_of(day)), ' ') + 1;
	}
	html(p, "%s", name);
}

static void put_bar(struct request *r, const struct chart *chart, const struct facet *facet, const char *path)
{
	struct page *p = &r->page;
	unsigned count = (unsigned)(chart->last - chart->first + 1), at = (unsigned)(place_of(facet) - chart->first);
	unsigned x = at * WIDTH * 10 / count, next = (at + 1) * WIDTH * 10 / count; /* [tenths] */
	unsigned height = (unsigned)(facet->articles * (HEIGHT - 2) / chart->most) + 2;
	unsigned width = next - x > 20 ? next - x - 5 : next - x;
	html(p, "<a tabindex=\"-1\" ");
	ask_link(p, path, &r->ask, CHANGES({"since", facet->value}, {"until", facet->value}));
	html(p, "><rect x=\"%u.%u\" y=\"%u\" width=\"%u.%u\" height=\"%u\"><title>", x / 10, x % 10, HEIGHT - height,
	     width / 10, width % 10, height);
	put_time(p, facet->value);
	html(p, " : %s</title></rect></a>", page_count(p, facet->articles));
}

/* Below the bars, a year wherever there is room for one. */
static void put_years(struct page *p, const struct chart *chart)
{
	int step = chart->by == FACET_MONTH ? 12 : 1, count = chart->last - chart->first + 1;
	int first = (chart->first + step - 1) / step, last = chart->last / step;
	int every = 1;
	while ((last - first + 1) / every > 8)
		every = every == 1 ? 2 : every == 2 ? 5 : every + 5;
	for (int year = first; year <= last; year++) {
		int x = (year * step - chart->first) * WIDTH / count;
		if (x + YEAR <= WIDTH && (year % every == 0 || last - first < 1))
			html(p, "<text x=\"%d\" y=\"%d\">%d</text>", x, HEIGHT + BELOW - 6, year);
	}
}

static void put_table(struct request *r, const struct chart *chart, const struct facets *facets, const char *path)
{
	struct page *p = &r->page;
	html(p, "<details><summary>%s</summary><table><caption>%s</caption><thead><tr><th scope=\"col\">%s</th>"
	        "<th scope=\"col\" class=\"n\">%s</th></tr></thead><tbody>",
	     tr(p, "En tableau", "As a table"),
	     tr(p, "Articles par date de publication", "Articles by date of publication"),
	     chart->by == FACET_MONTH ? tr(p, "Mois", "Month") : tr(p, "Année", "Year"), tr(p, "Articles", "Articles"));
	for (size_t i = 0; i < facets->n; i++) {
		const struct facet *facet = &facets->at[i];
		if (!counts(chart, facet))
			continue;
		html(p, "<tr><th scope=\"row\"><a ");
		ask_link(p, path, &r->ask, CHANGES({"since", facet->value}, {"until", facet->value}));
		html(p, ">");
		put_time(p, facet->value);
		html(p, "</a></th><td class=\"n\">%s</td></tr>", page_count(p, facet->articles));
	}
	html(p, "</tbody></table></details>");
}

void web_chart(struct request *r, const struct facets *facets, const char *path)
{
	struct page *p = &r->page;
	struct chart chart = measure(facets, FACET_MONTH);
	if (chart.last - chart.first >= MONTHS_MAX)
		chart = measure(facets, FACET_YEAR);
	if (chart.most == 0)
		return;
	html(p, "<section class=\"chart\"><h2>%s</h2>",
	     chart.by == FACET_MONTH ? tr(p, "Par mois", "By month") : tr(p, "Par année", "By year"));
	html(p, "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">", WIDTH, HEIGHT + BELOW);
	for (size_t i = 0; i < facets->n; i++)
		if (counts(&chart, &facets->at[i]))
			put_bar(r, &chart, &facets->at[i], path);
	html(p, "<path class=\"axis\" d=\"M0 %dH%d\"/>", HEIGHT, WIDTH);
	put_years(p, &chart);
	html(p, "</svg>");
	put_table(r, &chart, facets, path);
	html(p, "</section>\n");
}
