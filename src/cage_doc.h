/* cage_doc.h: documents as bytes between two processes. What comes back is believed in nothing: each length is checked
 * against the bytes there are, each text is valid UTF-8, each map leads into what it is of. */
#ifndef CAGE_DOC_H
#define CAGE_DOC_H

#include "article.h"

void docs_put(struct buf *b, const struct doc *doc, u32 docs, const char *why);
/* What docs_put wrote, all of it, of an item (or a part of it, unpacked) of at most that many [bytes]; false when it is
 * something else. It points into bytes. */
bool docs_get(struct arena *a, struct doc **out, u32 *docs, const char **why, str bytes, u32 item);

#endif
