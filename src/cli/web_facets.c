/* web_facets.c: what a query finds, counted by source, year, kind and département, each line a link that narrows it. */
#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "web.h"

enum { SHOWN = 8 /* lines before the rest is folded away */ };

static const char *const names[FACETS] = {"source", "year", "month", "department", "kind"};

static int keep(void *payload, const pr_facet *given)
{
	struct facets *facets = payload;
	unsigned kind = 0;
	while (kind < FACETS && strcmp(names[kind], given->facet) != 0)
		kind++;
	if (kind == FACETS)
		return 0;
	if (facets->n == facets->room) {
		size_t room = facets->room * 2 + 64;
		struct facet *at = realloc(facets->at, room * sizeof *at);
		if (!at)
			return 1;
		facets->at = at;
		facets->room = room;
	}
	struct facet *facet = &facets->at[facets->n];
	*facet = (struct facet){(enum facet_kind)kind, strndup(given->value.n ? given->value.p : "", given->value.n),
	                        strndup(given->label.n ? given->label.p : "", given->label.n), given->articles};
	facets->n++;
	return !facet->value || !facet->label;
}

pr_status facets_read(struct facets *facets, struct request *r, const pr_query *query)
{
	pr_status status = pr_facets(r->corpus, query, keep, facets, &r->err);
	if (status == PR_STOPPED)
		intl_memory(&r->err);
	return status;
}

void facets_free(struct facets *facets)
{
	for (size_t i = 0; i < facets->n; i++) {
		free(facets->at[i].value);
		free(facets->at[i].label);
	}
	free(facets->at);
	*facets = (struct facets){0};
}

/* ── lists ── */

static void put_name(struct page *p, const struct facet *facet)
{
	const char *kind = facet->kind == FACET_KIND ? kind_name(p, str_of(facet->value)) : NULL;
	if (!facet->value[0])
		html(p, "%s", facet->kind == FACET_YEAR ? tr(p, "sans date", "no date") : tr(p, "sans source", "no source"));
	else
		html(p, "%s", kind ? kind : facet->label);
}

static void put_link(struct request *r, const struct facet *facet, const char *path)
{
	struct page *p = &r->page;
	html(p, "<a ");
	if (facet->kind == FACET_YEAR)
		ask_link(p, path, &r->ask, CHANGES({"since", facet->value}, {"until", facet->value}));
	else
		ask_link(p, path, &r->ask, CHANGES({names[facet->kind], facet->value}));
	html(p, ">");
	put_name(p, facet);
	html(p, "</a>");
}

/* An empty value is one that no address can ask for. */
static void put_line(struct request *r, const struct facet *facet, const char *path)
{
	struct page *p = &r->page;
	html(p, "<li>");
	if (facet->value[0])
		put_link(r, facet, path);
	else {
		html(p, "<span>");
		put_name(p, facet);
		html(p, "</span>");
	}
	html(p, " <span class=\"n\">%s</span></li>", page_count(p, facet->articles));
}

static void put_list(struct request *r, const struct facets *facets, enum facet_kind kind, const char *heading,
                     const char *path)
{
	struct page *p = &r->page;
	size_t told = 0;
	for (size_t i = 0; i < facets->n; i++) {
		if (facets->at[i].kind != kind)
			continue;
		if (told == 0)
			html(p, "<section class=\"facet\"><h2>%s</h2><ul>", heading);
		if (told == SHOWN)
			html(p, "</ul><details><summary>%s</summary><ul>", tr(p, "tous", "all"));
		put_line(r, &facets->at[i], path);
		told++;
	}
	if (told > SHOWN)
		html(p, "</ul></details></section>");
	else if (told > 0)
		html(p, "</ul></section>");
}

void web_facets(struct request *r, const struct facets *facets, const char *path)
{
	struct page *p = &r->page;
	html(p, "<div class=\"facets\">");
	put_list(r, facets, FACET_SOURCE, tr(p, "Sources", "Sources"), path);
	put_list(r, facets, FACET_KIND, tr(p, "Nature des faits", "Kinds of fact"), path);
	put_list(r, facets, FACET_YEAR, tr(p, "Années", "Years"), path);
	html(p, "</div>");
}
