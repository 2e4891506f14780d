/* term.h: the terminal: is there one, how wide, does it want colour; and text made harmless for it.
 *
 * Text of articles is foreign: a control character (ESC, backspace, C1) or one that turns the direction of writing
 * becomes U+FFFD before a person sees it, and so does a byte that is no UTF-8. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

#include "pressoir.h"

enum term_lines {
	TERM_ONE_LINE, /* ends of line and tabs become spaces */
	TERM_LINES     /* they stay */
};

#define TERM_BOLD "\033[1m"
#define TERM_PLAIN "\033[0m"

bool term_is(FILE *file);
bool term_wants_colour(FILE *file, const char *when); /* when: auto (or NULL), always, never; NO_COLOR respected */
unsigned term_width(FILE *file);                      /* [columns]; 0: no terminal, no limit */

void term_put(FILE *file, pr_str s, enum term_lines lines);
size_t term_clean(char *out, pr_str s); /* the same into memory, one line; out: 3 × s.n bytes; [bytes] written */

#endif
