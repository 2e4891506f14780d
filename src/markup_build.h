/* markup_build.h: a tree of markup.h while it is built, inside src/markup*.c. Each function takes the parser's place into
 * account: what it has read since the last event is where the event stands. */
#ifndef MARKUP_BUILD_H
#define MARKUP_BUILD_H

#include <libxml/parser.h>

#include "markup.h"
#include "str.h"

struct builder {
	struct arena *arena;
	str input;
	xmlParserCtxtPtr context;
	struct node *root, *here;
	struct node *open;   /* the text that grows */
	struct buf text;     /* its bytes */
	u32 blank;    /* [bytes of input] white space at its head that the parser is not shown */
	u32 at;       /* [bytes of input] all before it is accounted for */
	u32 pass;     /* [bytes] of text to come that a reference before it has taken */
	u32 depth, nodes;
	bool html;
	xmlEntity entity;  /* the last one of HTML's names that an XML text used */
	char letters[8];   /* what it stands for */
	const char *why;
};

/* ── markup_build.c ── */
str build_copy(struct builder *b, const xmlChar *s);                /* empty for NULL */
void build_begin(struct builder *b, const xmlChar *name);           /* an element: b->here, unless refused */
void build_end(struct builder *b, const xmlChar *name);
void build_text(struct builder *b, const xmlChar *chars, int length);
void build_pass(struct builder *b);                                 /* what is no part of the tree matters by its end */

/* ── markup_sax.c: libxml2's events; the parser's _private is the builder ── */
xmlSAXHandler markup_handler(bool html);

#endif
