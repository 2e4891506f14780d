/* json_doc.h: one JSON object that is an article, whatever its members are called, → a document. */
#ifndef JSON_DOC_H
#define JSON_DOC_H

#include "article.h"

/* The document of the object in text, a slice of what was decoded; NULL with *why. Maps lead to the decoded input's
 * bytes. */
struct doc *json_doc(struct arena *a, const struct decoded *decoded, str object, const char **why);

#endif
