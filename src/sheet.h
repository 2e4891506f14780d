/* sheet.h: a document as paragraphs, whatever it was written in: what HTML, RTF, DOCX and plain text have in common,
 * for the readers of exports, which tell articles and fields apart by where a paragraph stands and what it says.
 *
 *     text   The Title | Paris \n\n First paragraph, its lines joined \n\n Second …
 *     block  └───────┘   └───┘      └──────────────────────────────┘      └──────
 *
 * Blocks are trimmed, never empty, ascending; between two stands what joins them in an article: a blank line, a line
 * feed (lists, rows) or ` | ` (cells). So an article's body is a slice of the text. */
#ifndef SHEET_H
#define SHEET_H

#include "markup.h"

struct block {
	u32 beg, end;  /* [bytes of text] */
	u32 part;      /* 1..: the document of an export that it stands in; 0: in none */
	u16 role;      /* what the format said of an element around it; 0: nothing */
	u16 column;    /* 1.. in its table's row; 0: in no table */
	u16 indent;    /* [columns] of its first line, in plain text */
	bool heading;
};

/* What stands between two blocks, the weakest first. */
enum glue { GLUE_NONE, GLUE_CELL, GLUE_LINE, GLUE_BLOCK };

struct sheet {
	struct arena *arena;
	str text;
	struct map map;      /* to bytes of the input */
	struct block *block;
	u32 n, parts;

	struct weave w;      /* while it is made: */
	struct block next;   /* what the next block will be */
	u32 room;
	enum glue glue;      /* before it */
	bool fixed;          /* glue stays as it is until then */
	bool open;           /* the last block still grows */
};

/* ── making one ── */
struct sheet *sheet_new(struct arena *a);
void sheet_put(struct sheet *s, str bytes, u32 from, u32 from_len); /* text that comes from [from, from+from_len) */
void sheet_break(struct sheet *s, enum glue glue);                  /* the block ends; the strongest glue counts */
void sheet_row(struct sheet *s, enum glue glue);                    /* the same, whatever breaks come before text */
void sheet_lines(struct sheet *s, str text);                        /* plain text: blocks between blank lines */
void sheet_each_line(struct sheet *s, str text);                     /* plain text: every line is a block */
void sheet_end(struct sheet *s, const struct map *below);           /* below: decoded → input; NULL: identity */

/* What an element means: a role in the low byte, and the flags. */
enum {
	SHEET_SKIP = 1 << 8,    /* leave it out */
	SHEET_START = 1 << 9,   /* a part begins here … */
	SHEET_WITHIN = 1 << 10, /* … and ends with the element */
	SHEET_HEADING = 1 << 11
};
typedef u32 sheet_role_fn(const struct node *n);
void sheet_html(struct sheet *s, const struct node *root, sheet_role_fn *role); /* role NULL: nothing is said */

/* ── reading it ── */
str sheet_block(const struct sheet *s, u32 i);

/* A piece out of slices of the text, a blank line between two. */
struct cutting {
	const struct sheet *sheet;
	struct piece piece;
	struct buf text;
};
struct cutting cutting_new(const struct sheet *s);
void cutting_add(struct cutting *c, u32 beg, u32 end);    /* [bytes of text]; nothing where they are blank */
void cutting_blocks(struct cutting *c, u32 from, u32 to); /* blocks [from, to) */
/* The same without what `past` passes over: it gives the block behind what begins at i, or i where nothing does. */
typedef u32 sheet_past_fn(const struct sheet *s, u32 i, u32 end, str title);
void cutting_without(struct cutting *c, u32 from, u32 to, sheet_past_fn *past, str title);
struct piece cutting_piece(const struct cutting *c);

#endif
