/* plain.h: a line of a pasted text, made plain so that its kind can be recognised: lower case, without accents, one
 * kind of space, apostrophe, dash and quote. Never stored, never shown. */
#ifndef PLAIN_H
#define PLAIN_H

#include "text.h"

enum { PLAIN_MAX = 400 }; /* [bytes] of a line that are looked at; what is longer is prose anyway */

struct plain {
	char p[PLAIN_MAX + 16]; /* NUL at the end */
	u16 at[PLAIN_MAX + 17]; /* [bytes of the line] where each byte came from; at[n]: the end */
	u32 n;                  /* [bytes] */
};

void plain_line(struct plain *out, str line); /* bytes that are no UTF-8 are `~`, each */

/* Without white space at both ends, that of typographers too. */
str plain_trim(str s);

/* Words only, a space between two: `» S'abonner !` → `s abonner`. */
struct plain_key {
	char p[PLAIN_MAX + 16]; /* NUL at the end */
	u32 n, words;
};
void plain_words(struct plain_key *out, const struct plain *line);
bool plain_is_one_of(str line, const char *const *keys); /* is that its key? NULL at the end */

/* Do the letters and digits of a begin those of b, case, accents and signs aside? False for fewer than least. */
bool plain_begins(str a, str b, u32 least);

#endif
