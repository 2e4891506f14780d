/* residue.h: what the page around an article leaves behind when someone copies it. A line is known by its words; where
 * it stands decides what may be done about it (article_lines.c). */
#ifndef RESIDUE_H
#define RESIDUE_H

#include "plain.h"

enum residue_where {
	RESIDUE_ANYWHERE, /* no article has such a line */
	RESIDUE_EDGE,     /* might be a sub-heading: only before the article and after it */
	RESIDUE_HEADER,   /* anywhere, and so is the title of another article in the line after it */
	RESIDUE_COMMENTS  /* anywhere, and after the article everything that follows */
};

/* What kind of residue a line is (static text), NULL for none. */
const char *residue_kind(str line, enum residue_where *where);

/* The text without the lines at its end that no article has: offers, buttons, where a feed says it comes from. */
str residue_trim(str text);

/* Does it say that the article goes on for subscribers only? */
bool residue_is_wall(str line);

#endif
