/* xml_list.h: XML files that are lists (the items of a feed, the texts of a corpus) by the element, so that a file of
 * any length passes through the memory of one.
 *
 *     <rss …><channel><title>…</title>  <item>…</item>  <item>…</item>  </channel></rss>
 *     └───────────── head ───────────┘  └── item ───┘                  └─ nothing ─┘
 *
 * The elements of a list do not nest: one that is not closed ends where the next one begins, and is broken for
 * itself. */
#ifndef XML_LIST_H
#define XML_LIST_H

#include "xml_item.h"

/* names: of the elements, local, NULL-terminated. Both as in input.h; without a head the whole file is one item. */
size_t xml_list_head(str seen, const char *const *names);
size_t xml_list_cut(str head, str rest, bool last, const char *const *names);

/* The tree of a head with an item below it, what the head left open closed behind it; NULL with *why. */
struct node *xml_list_open(struct arena *a, struct decoded *decoded, str item, const char *const *names,
			   const char **why);

/* Documents of a head with an item below it: read makes one of each element that is_doc, and says whether it holds a
 * text; none: why, or input_nothing where there is no such element. */
struct xml_reader {
	const char *const *names;
	bool (*is_doc)(const struct node *n);
	bool (*read)(struct arena *a, struct doc *doc, const struct node *n, const struct decoded *decoded);
	const char *why;
};
u32 xml_list_parse(struct arena *a, struct doc **out, str item, const struct xml_reader *r, const char **why);

#endif
