/* mark.h: an article's text with its facts marked in place: in colour on a terminal, [text|kind value] elsewhere. */
#ifndef MARK_H
#define MARK_H

#include "out.h"

/* False: out of memory. */
bool mark_print(struct out *out, pr_str text, const pr_fact *facts, size_t count);

#endif
