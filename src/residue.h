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

/* The kind of residue that the last line of the text is, and where it begins [bytes]: an offer, a button, where a feed
 * says it comes from; NULL where an article may well end so. */
const char *residue_foot(str text, u32 *beg);

/* Does it say that the article goes on for subscribers only? */
bool residue_is_wall(str line);

#endif
