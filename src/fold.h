/* fold.h: one code point as the index spells it: lower case, without accents, ligatures spread out.
 *
 *     É → e    Œ → oe    ﬁ → fi    ² → 2    ’ → nothing: no part of a word
 *
 * A table answers for Latin; utf8proc for the rest of Unicode. */
#ifndef FOLD_H
#define FOLD_H

#include "base.h"

enum { FOLD_MAX = 16 }; /* [bytes] that one code point may become */

u32 fold_far(u32 c, char out[FOLD_MAX]);  /* fold_char of what lies beyond ASCII */
u32 fold_lower(u32 c);                    /* lower case, accents kept */
size_t fold_str(char *out, size_t room, str s); /* letters and digits of s, folded; everything else is left out */

u32 fold_peek_far(str s, u32 at, u32 *len); /* fold_peek of what lies beyond U+07FF, or is not UTF-8 */

/* Stands within a word without being seen: soft hyphen, zero width, accent alone. */
static inline bool fold_invisible(u32 c)
{
	return c >= 0xAD &&
	       (c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF);
}

/* [bytes] written; 0: c is neither letter nor digit */
static inline u32 fold_char(u32 c, char out[FOLD_MAX])
{
	if (c >= 0x80)
		return fold_far(c, out);
	out[0] = c - 'A' < 26 ? (char)(c + 32) : (char)c;
	return c - '0' < 10 || (c | 32) - 'a' < 26;
}

/* The code point at `at`, and its [bytes]; 0xFFFD of one byte where the text is not UTF-8, 0 of none at its end. */
static inline u32 fold_peek(str s, u32 at, u32 *len)
{
	u8 c = at < s.n ? (u8)s.p[at] : 0, next = at + 1 < s.n ? (u8)s.p[at + 1] : 0;

	*len = at < s.n;
	if (c < 0x80)
		return c;
	if (c < 0xC2 || c > 0xDF || (next & 0xC0) != 0x80)
		return fold_peek_far(s, at, len);
	*len = 2;
	return (u32)(c & 0x1F) << 6 | (next & 0x3F);
}

#endif
