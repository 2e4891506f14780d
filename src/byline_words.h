/* byline_words.h: words of a line, as the files of bylines look at them. */
#ifndef BYLINE_WORDS_H
#define BYLINE_WORDS_H

#include "byline.h"

bool byline_is_word_byte(char c); /* of a plain line */
bool byline_listed(const char *word, u32 n, const char *const *list, size_t count);
bool byline_is_capital(str line, u32 at);

/* [beg, end) of the plain line in the line itself, without what separates it from its neighbours. */
str byline_slice(str line, const struct plain *p, u32 beg, u32 end);

/* Who signs the line. True when a word such as `par` says so; else, in a line that tells a day, its first part that is
 * a name; empty if none. */
bool byline_author(str *author, str line, const struct plain *p, bool dated);

#endif
