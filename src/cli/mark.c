/* mark.c: walks the text once, from one edge of a fact to the next. Facts of different kinds may overlap in any way;
 * where they do, the colour is that of the fact that began last.
 *
 *     [Le 12 mars 2020|date 2020-03-12], [450 agents|headcount 450] …
 *     ▲ edge, opens            closes ▲ */
#include "mark.h"

#include <stdlib.h>
#include <string.h>

#include "glyph.h"
#include "term.h"

struct edge {
	uint32_t at; /* [code points] */
	bool opens;
	const pr_fact *fact;
};

/* By place; what closes comes first; of two that open the longer, of two that close the one that began later. */
static int compare(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->opens != y->opens)
		return x->opens ? 1 : -1;
	if (x->opens && x->fact->end != y->fact->end)
		return x->fact->end > y->fact->end ? -1 : 1;
	if (!x->opens && x->fact->start != y->fact->start)
		return x->fact->start > y->fact->start ? -1 : 1;
	return 0;
}

static const char *colour_of(pr_str kind)
{
	static const struct { const char *kind, *colour; } colours[] = {
		{"amount", "\033[32m"}, {"headcount", "\033[36m"}, {"date", "\033[33m"}, {"department", "\033[35m"},
	};
	for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++)
		if (strlen(colours[i].kind) == kind.n && memcmp(colours[i].kind, kind.p, kind.n) == 0)
			return colours[i].colour;
	return "\033[34m";
}

struct open_facts {
	const pr_fact **fact; /* those that the walk stands in, in the order they began */
	size_t n;
};

static void remove_fact(struct open_facts *open, const pr_fact *fact)
{
	size_t i = open->n;
	while (i > 0 && open->fact[i - 1] != fact)
		i--;
	if (i == 0)
		return;
	memmove(&open->fact[i - 1], &open->fact[i], (open->n - i) * sizeof open->fact[0]);
	open->n--;
}

static void put_edge(struct out *out, const struct edge *edge, struct open_facts *open)
{
	if (edge->opens)
		open->fact[open->n++] = edge->fact;
	else
		remove_fact(open, edge->fact);
	if (out->colour) {
		fputs(TERM_PLAIN, out->file);
		if (open->n > 0)
			fputs(colour_of(open->fact[open->n - 1]->kind), out->file);
	} else if (edge->opens)
		fputc('[', out->file);
	else {
		fputc('|', out->file);
		term_put(out->file, edge->fact->kind, TERM_ONE_LINE);
		fputc(' ', out->file);
		term_put(out->file, edge->fact->value, TERM_ONE_LINE);
		fputc(']', out->file);
	}
}

static void walk(struct out *out, pr_str text, const struct edge *edges, size_t n, struct open_facts *open)
{
	size_t from = 0;   /* [bytes] */
	uint32_t point = 0; /* [code points]: where `from` is */
	for (size_t i = 0; i < n; i++) {
		size_t to = glyph_offset(text, from, edges[i].at - point);
		term_put(out->file, (pr_str){text.p + from, to - from}, TERM_LINES);
		put_edge(out, &edges[i], open);
		from = to;
		point = edges[i].at;
	}
	term_put(out->file, (pr_str){text.p + from, text.n - from}, TERM_LINES);
}

bool mark_print(struct out *out, pr_str text, const pr_fact *facts, size_t count)
{
	struct edge *edges = calloc(2 * count + 1, sizeof *edges);
	struct open_facts open = {calloc(count + 1, sizeof *open.fact), 0};
	bool enough = edges && open.fact;
	for (size_t i = 0; enough && i < count; i++) {
		edges[2 * i] = (struct edge){facts[i].start, true, &facts[i]};
		edges[2 * i + 1] = (struct edge){facts[i].end, false, &facts[i]};
	}
	if (enough) {
		qsort(edges, 2 * count, sizeof *edges, compare);
		walk(out, text, edges, 2 * count, &open);
	}
	free(edges);
	free(open.fact);
	return enough;
}
