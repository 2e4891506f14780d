/* token_word.h: one word at a place of a text; seen by token_word.c, which reads it, and token.c. */
#ifndef TOKEN_WORD_H
#define TOKEN_WORD_H

#include "token.h"

enum { WORD_MAX = 62 }; /* [bytes]; what is longer is cut */

struct word {
	char folded[WORD_MAX + 2], lower[WORD_MAX + 2]; /* lower: in lower case, accents kept */
	u32 n, lower_n;                                 /* [bytes] of them */
	u32 beg, end;                                   /* [bytes] of the text */
	bool digits;                                    /* a digit stands in it: no word of a dictionary */
	bool capital;                                   /* it begins with one … */
	u32 capitals, small;                            /* letters */
};

struct scan {
	str s;
	u32 at; /* [bytes] */
	int flags;
	bool exact; /* `=` begins the text */
	struct analyzer *analyzer;
	token_fn *each;
	void *payload;
	char packed[64]; /* the tokens of the word that is read, for the next time; what has no room is not kept */
	u32 n;
	bool keeps;
};

bool word_at(str s, u32 at);                            /* does a letter or digit stand there? */
void word_put(struct word *w, const char *bytes, u32 n); /* more of its folded form */
bool word_take(struct scan *sc, struct word *w); /* reads the one there; false when it was an elision, now behind it */

#endif
