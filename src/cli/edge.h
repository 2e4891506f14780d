/* edge.h: an article's text from one edge of a fact to the next, for whoever marks facts in it. Facts of different
 * kinds may overlap in any way; what lies within several is marked as the one that began last.
 * At one place, what ends comes before what begins; of those that begin the longest comes first, of those that end the
 * one that began last. */
#ifndef EDGE_H
#define EDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "pressoir.h"

struct edge {
	uint32_t at; /* [code points] of the text */
	bool opens;
	size_t fact;
};

enum { EDGE_NO_FACT = -1 };

struct edge_marks {
	void *payload;
	/* A stretch without edges, empty perhaps; innermost: the fact that it is marked as, or EDGE_NO_FACT. */
	void (*stretch)(void *payload, pr_str s, int innermost);
	/* An edge; innermost: of what follows it. */
	void (*edge)(void *payload, const struct edge *edge, int innermost);
};

/* false: there is no memory for it, and nothing was told. */
bool edge_walk(pr_str text, const pr_fact *facts, size_t count, const struct edge_marks *marks);

#endif
