/* rule_pattern.h: an expanded pattern → a tree of what its matches look like.
 *
 * The tree stands for every text that the pattern matches, and perhaps for
 * more: what only narrows a match (long looks behind, what must not follow,
 * conditions, possessive quantifiers) is left out, a back-reference counts as "anything from here on".
 * A pattern that is not understood is ANYTHING as a whole. */
#ifndef RULE_PATTERN_H
#define RULE_PATTERN_H

#include "rule.h"
#include "rule_chars.h"

enum piece_type {
	PIECE_EMPTY,
	PIECE_CHAR,     /* c, which is beyond Latin-1 and has no case */
	PIECE_CHARS,    /* one of chars */
	PIECE_SEQUENCE, /* its children, the last one first */
	PIECE_CHOICE,   /* one of its children */
	PIECE_REPEAT,   /* its child, min to max times */
	PIECE_AHEAD,    /* nothing, where its child follows */
	PIECE_UNLESS,   /* nothing, where none of chars follows */
	PIECE_BEHIND,   /* nothing, where one of chars stands before, or nothing does if `edge` */
	PIECE_BOUNDARY, /* \b */
	PIECE_LIST,     /* a form of lookup `c` */
	PIECE_NOTHING,  /* no text */
	PIECE_ANYTHING, /* any text, and whatever follows */
};

enum { MANY = UINT16_MAX };

struct piece {
	enum piece_type type;
	bool edge;
	u16 min, max; /* MANY: without end */
	u32 c;
	struct chars *chars;
	struct piece *child, *next;
};

struct piece *pattern_read(struct arena *a, const struct pr_rules *rules, str pattern);

#endif
