/* markup_text.h: what a tree says as the text of an article: paragraphs, headings, lists, tables, captions, in their
 * order, each with its bytes. The elements of HTML, TEI and NITF stand in one table: where they share a name they mean
 * the same. */
#ifndef MARKUP_TEXT_H
#define MARKUP_TEXT_H

#include "markup.h"

/* Appends what is inside root (root's own element makes no paragraph). keep: NULL, or says which elements go in. */
void markup_weave(struct weave *w, const struct node *root, bool (*keep)(const struct node *n));

/* One line: the same, where a title or a name is wanted. Maps to the decoded input. */
struct piece markup_line(struct arena *a, const struct node *root);

/* Does a text hold tags of HTML, or references (&eacute;) ? */
bool markup_has_tags(str text);
bool markup_has_references(str text);

/* A fragment of HTML (of a feed, a mail, a table's cell) → its text, mapped to where the fragment's own map leads.
 * What cannot be read as HTML stays as it is. */
struct piece markup_fragment(struct arena *a, const struct piece *html);
/* The same where the text has tags or references; else the text itself. */
struct piece markup_plain(struct arena *a, const struct piece *text);

#endif
