/* article_fields.h: author, days and source of an article. */
#ifndef ARTICLE_FIELDS_H
#define ARTICLE_FIELDS_H

#include "article.h"
#include "article_lines.h"
#include "byline.h"

/* What the lines of an article tell. */
struct found {
	struct byline byline;
	str source;
};

/* Reads the lines [from, to), those above the body and the last ones; title: its line, which tells nothing. */
struct found found_read(const struct lines *l, u32 from, u32 to, u32 title);

/* `Source : Le Journal` → `Le Journal`, empty for any other line. */
str found_source(str line);

void found_fill(struct arena *a, struct article *out, const struct doc *doc, const struct front *front,
                const struct found *found);

#endif
