/* mark.c: facts marked in their text, in colour or between brackets.
 *
 *     [Le 12 mars 2020|date 2020-03-12], [450 agents|headcount 450] … */
#include "mark.h"

#include <string.h>

#include "edge.h"
#include "term.h"

struct marking {
	struct out *out;
	const pr_fact *facts;
};

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

static void put_stretch(void *payload, pr_str s, int innermost)
{
	struct marking *m = payload;
	(void)innermost;
	term_put(m->out->file, s, TERM_LINES);
}

static void put_edge(void *payload, const struct edge *edge, int innermost)
{
	struct marking *m = payload;
	FILE *file = m->out->file;
	const pr_fact *fact = &m->facts[edge->fact];
	if (m->out->colour) {
		fputs(TERM_PLAIN, file);
		if (innermost != EDGE_NO_FACT)
			fputs(colour_of(m->facts[innermost].kind), file);
	} else if (edge->opens)
		fputc('[', file);
	else {
		fputc('|', file);
		term_put(file, fact->kind, TERM_ONE_LINE);
		fputc(' ', file);
		term_put(file, fact->value, TERM_ONE_LINE);
		fputc(']', file);
	}
}

bool mark_print(struct out *out, pr_str text, const pr_fact *facts, size_t count)
{
	struct marking m = {out, facts};
	return edge_walk(text, facts, count, &(struct edge_marks){&m, put_stretch, put_edge});
}
