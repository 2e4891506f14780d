/* article_zone.h: the lines of one article while its residue is looked for (article_mark.c, article_title.c). */
#ifndef ARTICLE_ZONE_H
#define ARTICLE_ZONE_H

#include "article_lines.h"

struct zone {
	struct line *line;
	u32 from, to;    /* lines of the article */
	u32 title;       /* NO_LINE: none */
	u32 first, last; /* lines of prose that bound the body; last < first: no prose */
};

/* Finds the title; what stands above it, and a copy of it, becomes residue. */
void zone_title(struct zone *z);

#endif
