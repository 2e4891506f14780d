/* residue_words.h: the table of residue_words.c.
 *
 * Words as plain.h writes them, the kind of residue they are, how they must stand in the line, where that is enough. */
#ifndef RESIDUE_WORDS_H
#define RESIDUE_WORDS_H

#include "residue.h"

enum residue_how {
	IS,     /* they are the whole line, but for numbers: `Commentaires (12)` */
	BEGINS, /* the line begins with them, and is no longer than a button, a teaser or a notice */
	HAS     /* they stand somewhere in a notice */
};

struct residue_pattern {
	const char *words, *kind;
	enum residue_how how;
	enum residue_where where;
};

extern const struct residue_pattern residue_patterns[];
extern const size_t residue_pattern_count;

/* Names of sections, which menus are made of. */
extern const char *const residue_sections[];
extern const size_t residue_section_count;

#endif
