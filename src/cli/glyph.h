/* glyph.h: code points of UTF-8. What the library hands over is valid, but the name of a file may be any bytes: one
 * that is no UTF-8 counts, and is written, as U+FFFD. */
#ifndef GLYPH_H
#define GLYPH_H

#include "pressoir.h"

#define GLYPH_UNKNOWN "\xEF\xBF\xBD" /* U+FFFD */

uint32_t glyph_next(pr_str s, size_t *at);  /* the one at *at [bytes] < s.n, which moves on */
void glyph_put(FILE *file, pr_str s);       /* s, always valid */
size_t glyph_count(pr_str s);               /* [code points] */
size_t glyph_offset(pr_str s, size_t at, size_t count); /* [bytes]: count [code points] after at [bytes] */

#endif
