/* json_doc.h: one JSON object that is an article, whatever its members are called, → a document. */
#ifndef JSON_DOC_H
#define JSON_DOC_H

#include "column.h"
#include "json_span.h"

/* The document of the object in text, a slice of what was decoded; NULL with *why. Maps lead to the decoded input's
 * bytes. */
struct doc *json_doc(struct arena *a, const struct decoded *decoded, str object, const char **why);

bool json_is_wrapper(str key); /* may an article stand in the object under that key? */

/* Its two steps, for what is written otherwise: a member of that column read, and the document of those that were. */
void json_member_read(struct arena *a, struct columns *c, str s, const struct json_member *m, enum column column,
                      u32 rank);
struct doc *json_columns_doc(struct arena *a, const struct decoded *decoded, const struct columns *c, const char **why);

#endif
