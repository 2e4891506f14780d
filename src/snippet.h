/* snippet.h: the passage of an article that shows best what a query found. */
#ifndef SNIPPET_H
#define SNIPPET_H

#include "query.h"

enum { SNIPPET_LENGTH = 200 /* [bytes] about */ };

struct snippet {
	str text;      /* one line; `…` where the article goes on */
	pr_span *mark; /* [bytes] of text, ascending, apart */
	size_t marks;
};

/* text: the article below its title. It never cuts a word, nor a figure with spaces in it. Without a hit, its
 * beginning. */
struct snippet snippet_make(struct arena *a, struct analyzer *analyzer, str text, const struct query *q);

#endif
