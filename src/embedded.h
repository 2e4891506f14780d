/* embedded.h: a file inside an item (a crawled page, a mail's attachment) → the documents of its own format. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include "input.h"

/* Parses the bytes of a file by what they look like, a file of many items one after the other; no format that holds files
 * itself, so that nothing nests. Maps lead to the item's bytes. Some of the documents may be refused; 0 with *why. */
u32 embedded_parse(struct arena *a, struct doc **out, const struct piece *file, const char **why);

/* Would embedded_parse take it for more than plain text? */
bool embedded_known(str file);

#endif
