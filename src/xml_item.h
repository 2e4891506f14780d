/* xml_item.h: what the formats that are XML share: which element a file begins with, and its tree. */
#ifndef XML_ITEM_H
#define XML_ITEM_H

#include "markup.h"

/* Is this the local name of the root element? head: the first bytes of a file, in any encoding. */
bool xml_root_is(str head, const char *name);

/* Does the file say that it is XML, and has it a root? */
bool xml_is_declared(str head);

/* Its text, by the charset it declares; NULL, or why it is refused: no text, or entities of its own. */
struct decoded xml_decode(struct arena *a, str item);
const char *xml_flaw(const struct decoded *decoded);

/* The tree of an item, and how it was decoded; NULL with *why. */
struct node *xml_open(struct arena *a, struct decoded *decoded, str item, const char **why);

/* ── finding one's way ── */
struct node *node_child(const struct node *n, const char *name); /* NULL: none, or n is NULL */
struct node *node_path(const struct node *n, const char *path);  /* `head/docdata`: the first child of each name */
str node_said(struct arena *a, const struct node *n, const char *path); /* words of it, empty when there is none */

#endif
