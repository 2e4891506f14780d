/* newsml1.h: NewsML 1, as agencies sent their news before NewsML-G2: the text lies in components within components. */
#ifndef NEWSML1_H
#define NEWSML1_H

#include "article.h"
#include "xml_item.h"

/* item: the element NewsItem. False when it holds no text (a picture, a list of what else there is). */
bool newsml1_read(struct arena *a, struct doc *doc, const struct node *item, const struct map *below);

#endif
