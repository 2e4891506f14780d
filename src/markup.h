/* markup.h: HTML and XML as one small tree, each text with the bytes that it came from.
 *
 *     bytes ──text_decode──▶ UTF-8 ──libxml2's SAX──▶ tree ──weave──▶ piece (text and map)
 *
 * libxml2 parses; its tree forgets where a text stood, so ours is built from
 * its events, with the position of each. No network, no DTD, no entity but the
 * predefined ones (XML) and HTML's names; depth and number of nodes bounded.
 * Nodes live in the arena. Used by the input formats that are markup. */
#ifndef MARKUP_H
#define MARKUP_H

#include "article.h"
#include "bounds.h"

struct attribute { str name, value; }; /* name: lower case in HTML, as written in XML (without prefix) */

struct node {
	str name;   /* of an element: lower case in HTML, local name in XML; empty for a text */
	str text;   /* of a text: UTF-8, character references resolved */
	struct map map; /* of a text: to bytes of the decoded input */
	struct attribute *attribute;
	u32 attributes;
	u32 from, to; /* [bytes of the decoded input] of an element: its start tag's `<`, the end of its end tag */
	struct node *parent, *child, *last, *next;
};

/* Once, before any thread parses: libxml2 builds its global state on first use, without care for other threads. */
void markup_init(void);

/* The document, a nameless element above all others; NULL with *why (static) when it is refused. Broken HTML is
 * mended as libxml2 does; broken XML is refused. */
struct node *markup_html(struct arena *a, str utf8, const char **why);
struct node *markup_xml(struct arena *a, str utf8, const char **why);

/* Does a tag have more attributes than any page's? (markup_crowd.c) */
bool markup_is_crowded(str s, bool html);

/* ── walking ── */
str node_attribute(const struct node *n, const char *name);         /* empty when it has none */
bool node_is(const struct node *n, const char *name);
bool node_is_one_of(const struct node *n, const char *const *names); /* NULL at the end */
bool node_has_class(const struct node *n, const char *word);        /* one of the words of its class */
struct node *node_after(const struct node *n, const struct node *root);     /* document order, inside root; NULL at the
                                                                             * end */
struct node *node_past(const struct node *n, const struct node *root);      /* the same, without what is inside n */
struct node *node_find(const struct node *root, const char *name);  /* first element of that name inside root, or
                                                                     * NULL */
str node_words(struct arena *a, const struct node *n);              /* its text, white space collapsed and trimmed */

/* ── texts joined into a piece ── */
struct weave {
	struct buf text;
	struct map map;
	u32 from;                 /* [bytes of the decoded input] where what was put last ends */
	bool waits;               /* white space does, for a word after it */
	u32 space, space_len;     /* [bytes] what it stands for: none where the source has none */
};
struct weave weave_new(struct arena *a);
void weave_text(struct weave *w, const struct node *text);          /* with its map; white space of the source as it
                                                                     * is */
void weave_flow(struct weave *w, const struct node *text);          /* white space collapsed to one space, none at a
                                                                     * line's start */
void weave_break(struct weave *w, u32 lines);                       /* at least so many \n at the end (none at the very
                                                                     * beginning) */
void weave_put(struct weave *w, str s, u32 from, u32 from_len);     /* bytes that stand for [from, from+from_len) */
void weave_space(struct weave *w, u32 from, u32 to);                /* white space that stands for [from, to) waits */
struct piece weave_piece(const struct weave *w, const struct map *below); /* below: decoded → input; NULL: identity */

#endif
