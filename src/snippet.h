/* snippet.h: the passage of an article that shows best what a query found. */
#ifndef SNIPPET_H
#define SNIPPET_H

#include "query.h"

enum { SNIPPET_LENGTH = 200 /* [bytes] about, where nobody asks for another */ };

struct snippet {
	str text;      /* one line; `…` where the article goes on */
	pr_span *mark; /* [bytes] of text, ascending, apart */
	size_t marks;
};

/* text: the article below its title. It never cuts a word, nor a figure with spaces in it. Without a hit, its
 * beginning. */
struct snippet snippet_make(struct arena *a, struct analyzer *analyzer, str text, const struct query *q, u32 length);

/* The whole title, with what the query looks for in it marked. */
struct snippet snippet_title(struct arena *a, struct analyzer *analyzer, str title, const struct query *q);

/* Does what the words of the query say hold in a text by itself (a sentence)? Wherever it stands: fields are not looked
 * at, and PROCHE asks for both. */
bool snippet_holds(struct arena *a, struct analyzer *analyzer, str text, const struct query *q);

#endif
