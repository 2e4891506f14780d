/* fold.h: one code point as the index spells it: lower case, without accents, ligatures spread out.
 *
 *     É → e    Œ → oe    ﬁ → fi    ² → 2    ’ → nothing: no part of a word
 *
 * A table answers for Latin; utf8proc for the rest of Unicode. */
#ifndef FOLD_H
#define FOLD_H

#include "base.h"

enum { FOLD_MAX = 16 }; /* [bytes] that one code point may become */

u32 fold_char(u32 c, char out[FOLD_MAX]); /* [bytes] written; 0: c is neither letter nor digit */
u32 fold_lower(u32 c);                    /* lower case, accents kept */
bool fold_invisible(u32 c); /* stands within a word without being seen: soft hyphen, zero width, accent alone */
size_t fold_str(char *out, size_t room, str s); /* letters and digits of s, folded; everything else is left out */

/* The code point at `at`, and its [bytes]; 0xFFFD of one byte where the text is not UTF-8, 0 of none at its end. */
u32 fold_peek(str s, u32 at, u32 *len);

#endif
