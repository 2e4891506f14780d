/* text_break.h: which line breaks of a shown text are breaks, and which an old mail program or a column made. */
#ifndef TEXT_BREAK_H
#define TEXT_BREAK_H

#include "text.h"

enum line_break {
	BREAK_STAYS, /* a paragraph, a title, an item, a row ends */
	BREAK_SPACE, /* inside a wrapped paragraph */
	BREAK_NONE,  /* after a hyphen that stays: Seine-\nSaint-Denis */
	BREAK_JOIN   /* after a hyphen that only the line end made: recru-\ntement; the hyphen goes too */
};

/* What is known of the paragraph around the last break asked for; all zero at the beginning. */
struct breaks {
	u32 line;  /* [bytes] where the line after the last break asked for begins */
	u32 end;   /* [bytes] where that paragraph ends */
	u32 width; /* [code points] that its lines are wrapped at, 0: they are not */
	u32 last_width; /* of the last wrapped paragraph */
};

/* The line break at `at`; to be asked for every one, in ascending order. */
enum line_break break_at(struct breaks *b, str s, u32 at);

#endif
