/* europresse.h: articles of Europresse on a sheet, from its pages (roles say what an element is) or from text that was
 * copied out of them, or out of its PDF (europresse_text.c). */
#ifndef EUROPRESSE_H
#define EUROPRESSE_H

#include "export.h"

/* ── pages ── */
enum europresse_role { PLAIN, SOURCE, HEADER, TITLE, SUBTITLE, AUTHOR, NEWS, TOP, TEXT, ASIDE, LEGAL };
void europresse_part(struct docs *d, const struct sheet *s, u32 i, u32 end); /* blocks with roles */

/* ── text ── */
bool europresse_is_text(str head);               /* does a line of it end a document? In any encoding */
size_t europresse_cut(str rest, bool last);      /* see input.h */
bool europresse_on(const struct sheet *s);       /* does a block of it? */
void europresse_text(struct docs *d, const struct sheet *s); /* every document on a sheet without roles */

/* ── around it: blocks [i, end) ── */
bool europresse_is_cover(str line);                                   /* what was saved begins, or ends a page of it */
u32 europresse_past_top(const struct sheet *s, u32 i, u32 end);       /* behind certificates, cover and count */
u32 europresse_past_also(const struct sheet *s, u32 i, u32 end);      /* behind the other papers that had it; or i */
u32 europresse_past_small_print(const struct sheet *s, u32 i, u32 end); /* behind what begins at i; or i */

/* ── what both have in common ── */
str europresse_source(const struct sheet *s, u32 i);      /* the publication that block i names */
str europresse_number(str line);                          /* `news·20060315·LM·0q1503_1256056`, wherever it stands in it */
str europresse_number_day(struct arena *a, str number);   /* the day of publication in it, ISO */
bool europresse_ends(str line);                           /* is it the document's number, and little else? */

struct reading {
	const struct sheet *sheet;
	struct doc doc;
	struct cutting title, body;
	bool titled;      /* the title is behind us */
	u32 from, to;     /* blocks of the text that are not yet put in */
};
struct reading europresse_reading(const struct sheet *s);
void europresse_take(struct reading *r, u32 i);           /* block i is text */
void europresse_line(struct reading *r, u32 i, u32 end);  /* it is text, or, where that would begin, the author */
void europresse_settle(struct docs *d, struct reading *r);

#endif
