/* markup_element.h: how an element of HTML, TEI or NITF lies in the text around it. */
#ifndef MARKUP_ELEMENT_H
#define MARKUP_ELEMENT_H

#include "str.h"

enum flow {
	INLINE, /* whatever has no other */
	SKIP,   /* not text */
	LINE,   /* a break of line */
	BLOCK,  /* a paragraph of its own */
	ITEM,   /* a line of its own: of a list, of a poem */
	ROW, CELL,
	PRE     /* white space is meant */
};

enum flow element_flow(str name);

#endif
