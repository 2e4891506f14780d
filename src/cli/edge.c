/* edge.c: see edge.h. */
#include "edge.h"

#include <stdlib.h>
#include <string.h>

#include "glyph.h"

struct sorted {
	struct edge edge;
	uint32_t other; /* [code points] the fact's other edge */
};

static int compare(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	if (x->edge.at != y->edge.at)
		return x->edge.at < y->edge.at ? -1 : 1;
	if (x->edge.opens != y->edge.opens)
		return x->edge.opens ? 1 : -1;
	if (x->other != y->other) /* opening, the longer; closing, the one that began later */
		return x->other > y->other ? -1 : 1;
	return x->edge.fact < y->edge.fact ? -1 : x->edge.fact > y->edge.fact;
}

struct walk {
	size_t *open; /* the facts that the walk stands in, in the order they began */
	size_t n;
};

static void pass(struct walk *w, const struct edge *edge)
{
	size_t i = w->n;
	if (edge->opens) {
		w->open[w->n++] = edge->fact;
		return;
	}
	while (i > 0 && w->open[i - 1] != edge->fact)
		i--;
	if (i == 0)
		return;
	memmove(&w->open[i - 1], &w->open[i], (w->n - i) * sizeof w->open[0]);
	w->n--;
}

static int innermost(const struct walk *w)
{
	return w->n ? (int)w->open[w->n - 1] : EDGE_NO_FACT;
}

static void walk(struct walk *w, pr_str text, const struct sorted *edges, size_t n, const struct edge_marks *marks)
{
	size_t from = 0;    /* [bytes] */
	uint32_t point = 0; /* [code points]: where `from` is */
	for (size_t i = 0; i < n; i++) {
		const struct edge *edge = &edges[i].edge;
		size_t to = glyph_offset(text, from, edge->at - point);
		marks->stretch(marks->payload, (pr_str){text.p + from, to - from}, innermost(w));
		pass(w, edge);
		marks->edge(marks->payload, edge, innermost(w));
		from = to;
		point = edge->at;
	}
	marks->stretch(marks->payload, (pr_str){text.p + from, text.n - from}, EDGE_NO_FACT);
}

bool edge_walk(pr_str text, const pr_fact *facts, size_t count, const struct edge_marks *marks)
{
	struct sorted *edges = calloc(2 * count + 1, sizeof *edges);
	struct walk w = {calloc(count + 1, sizeof *w.open), 0};
	bool enough = edges && w.open;
	for (size_t i = 0; enough && i < count; i++) {
		edges[2 * i] = (struct sorted){{facts[i].start, true, i}, facts[i].end};
		edges[2 * i + 1] = (struct sorted){{facts[i].end, false, i}, facts[i].start};
	}
	if (enough) {
		qsort(edges, 2 * count, sizeof *edges, compare);
		walk(&w, text, edges, 2 * count, marks);
	}
	free(edges);
	free(w.open);
	return enough;
}
