/* page.h: a saved web page, from its tree to an article.
 *
 *     tree ──page_cut──▶ boxes and blocks ──page_choose──▶ the box of the article ──page_text──▶ body
 *       └──────────────page_facts (JSON-LD, meta, microdata, the lines near the title)──▶ title, author, days …
 *
 * A block is a run of text that a browser sets as one paragraph; a box, an element around blocks. What is decided about
 * the text is decided per block, in reading order; what an element's name says (class, id, role) counts for all blocks
 * inside, unless the article itself would go with it. */
#ifndef PAGE_H
#define PAGE_H

#include "markup.h"

/* ── names ── what the words of class, id, role and itemprop say of an element (page_names.c) */
enum {
	NAME_JUNK = 1,      /* navigation, sharing, related articles, … */
	NAME_MAYBE = 2,     /* often junk, sometimes a box that the whole page is in */
	NAME_COMMENT = 4,   /* readers' comments, however long */
	NAME_LEAD = 8,      /* chapô, standfirst */
	NAME_CREDIT = 16,   /* who took the photograph */
	NAME_CAPTION = 32,
	NAME_AUTHOR = 64,
	NAME_DATE = 128,
	NAME_WALL = 256,    /* offers to subscribe in order to read on */
	NAME_BODY = 512,    /* itemprop=articleBody, entry-content: the article's own box */
	NAME_BOX = 1024,    /* a box of figures or facts beside the text, the article's own */
	NAME_TITLE = 2048,
	NAME_CONSENT = 8192, /* asks for consent to cookies, by its words (page_junk.c) */
	NAME_ASIDE = 16384, /* <aside>: beside the text, the article's own or not */
	NAME_UNSEEN = 32768, /* told to those who hear the page, or a handle of whoever edits it */
	NAME_ASKS = 65536,  /* a field for the reader's address is in it (page_cut.c) */
	NAME_FOLD = 4096    /* an accordion, a tab: its text is hidden until somebody clicks */
};
u32 page_names(const struct node *n);

/* ── elements (page_element.c) ── */
bool page_skips(const struct node *n);         /* nothing inside is text: script, style, form fields, … */
bool page_is_heading(const struct node *n);
bool page_is_inline(const struct node *n);     /* inside a line; all others set their content apart */
bool page_is_large(const struct node *n);      /* letters as pages without headings set their titles in */
bool page_is_data_table(const struct node *table); /* of figures or words, not a grid for the page */
bool page_leads_away(const struct node *link); /* not a mark in the text, nor a heading's address of its own */
bool page_asks_address(const struct node *field); /* the reader's */

/* ── boxes and blocks (page_cut.c) ── */
struct box {
	const struct node *node;
	u32 parent, end;        /* boxes: the one around it (the root is its own); the one after the last inside it */
	u32 block, block_end;   /* blocks inside */
	u32 names;              /* NAME_… */
	u32 prose;              /* [bytes] in paragraphs, without links; once page_choose has run: outside junk */
	bool junk;
};

enum block_kind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CAPTION, BLOCK_ROW, BLOCK_VERBATIM };

struct block {
	const struct node *first, *last; /* texts; all between them in reading order are its own */
	u32 box;
	u32 list;               /* box of the list or table that it is a line of; 0: none */
	u32 linked;             /* [bytes] of text in links */
	u32 prose;              /* [bytes] it counts for in the search for the article */
	str text;               /* white space collapsed; a line break is a \n */
	enum block_kind kind;
	bool sentence;          /* ends as one */
	bool signs;             /* tells the day in one of its parts, and so is none of the text (page_byline.c) */
	bool keep;
};

/* All but a sign or two of it is a link. */
static inline bool page_is_linked(const struct block *b)
{
	return b->linked * 10 >= b->text.n * 9;
}

struct page {
	struct arena *arena;
	const struct node *root;
	struct box *box;
	struct block *block;
	u32 boxes, blocks, box_room, block_room;
	u32 title;              /* block that shows the title; NO_BLOCK */
	u32 main;               /* box of the article */
	u32 core;               /* box inside main, or main: most of its text in one place */
	u32 scope;              /* the smallest box that holds both main and the title */
	bool letter;            /* sent by mail: its cards are its text */
};
#define NO_BLOCK UINT32_MAX

void page_cut(struct page *p);
bool page_inside(const struct page *p, u32 box, u32 around);
void page_mark_junk(struct page *p);    /* page_junk.c; needs title and prose */
bool page_is_part(const struct page *p, u32 box); /* paragraphs, none of whose lines is a link: no other article */
void page_mark_others(struct page *p);  /* page_others.c; needs title and junk */
bool page_is_letter(const struct page *p); /* page_letter.c */
void page_mark_cards(struct page *p);   /* articles in the article; needs main */
void page_choose(struct page *p);       /* junk, main, core, scope; needs title */

/* ── what the page says of its article ── */
enum page_field {
	PAGE_TITLE, PAGE_AUTHOR, PAGE_PUBLISHED, PAGE_UPDATED, PAGE_URL, PAGE_SOURCE, PAGE_SUMMARY, PAGE_FIELDS
};

struct page_value {
	str text;               /* plain text: no references, no tags */
	const char *from;       /* which part of the page said so (static); NULL: none did */
	const struct node *node; /* the element */
	u32 rank;               /* lower is trusted more */
};

struct page_facts {
	struct page_value value[PAGE_FIELDS];
	str site;               /* the title of the press, before it is anybody's source */
	const struct node *script; /* the text of the JSON-LD that tells of the article; NULL */
	bool paid;              /* isAccessibleForFree: false */
};

/* Keeps the value that is trusted more; the first of equals. A day that cannot be read is none. */
void page_say(struct page_facts *f, enum page_field field, str text, const char *from, const struct node *n, u32 rank);
/* A key that pages tell a field by. Several authors told by one key are joined. */
struct page_source {
	const char *key, *from;
	enum page_field field;
	u32 rank;
};
void page_say_source(struct page_facts *f, struct arena *a, str text, const struct page_source *s,
                     const struct node *n);
str page_plain(struct arena *a, str markup);  /* `L&#039;eau <em>vive</em>` → `L'eau vive` */
void page_jsonld(struct page_facts *f, struct arena *a, const struct node *root);
void page_meta(struct page_facts *f, struct arena *a, const struct node *root);
void page_item(struct page_facts *f, struct arena *a, const struct node *n); /* of its property, where it has one */
void page_saved(struct page_facts *f, struct arena *a, str html); /* the address in the comment of whoever saved it */
void page_items(struct page_facts *f, const struct page *p);  /* microdata around the article; after page_choose */
void page_title(struct page_facts *f, struct page *p);  /* cleaned of the site's name; sets p->title */
void page_byline(struct page_facts *f, struct page *p); /* page_items, and the lines near the title; after page_choose */

/* ── the day (page_day.c) ── */
str page_iso(struct arena *a, day d);
u32 page_day_doubt(const struct page *p, const struct node *n); /* [ranks] for where it stands */
void page_day_guess(struct page_facts *f, const struct page *p); /* where nothing told it */

/* ── whose site it is (page_site.c) ── */
enum { PAGE_TITLE_MIN = 8, PAGE_TITLE_MAX = 300 }; /* [bytes] of a title that is looked for */
str page_address(str url); /* without the archive's own before it */
size_t page_letters(char *out, size_t room, str s); /* letters and digits alone, folded; [bytes] */
size_t page_separator(str s, size_t at); /* [bytes] of a sign between title and site that stands there; 0: none */
bool page_is_site(const struct page_facts *f, str name); /* by its name or its address */
bool page_same_title(str a, str b); /* by their letters and digits */
str page_without_site(const struct page_facts *f, str title);
bool page_leads_home(const struct block *b); /* to the front page */
str page_without_home(const struct page *p, str title); /* without what leads there */
/* From what the title element (head) holds beside the title, from the page's address, from the site's. */
void page_site(struct page_facts *f, const struct node *root, str head);

/* ── which block shows the title (page_title.c), or which line (page_title_line.c) ── */
enum { PAGE_NAMED_TITLE = 7, PAGE_ANY_LINE = 9 };
u32 page_level(const struct page *p, const struct block *b); /* of a heading, 1 the highest; named so by a class; any other */
bool page_is_called_title(const struct block *b);            /* by an element within its line: `<span class=titre>` */
str page_title_line(const struct page *p, str title);        /* that the title repeats; empty where there is none */
str page_title_over_text(const struct page *p, u32 *block);  /* set as a title, over the first paragraph; the same */

/* ── lines near the title (page_line.c) ── */
void page_line_read(struct page_facts *f, struct page *p, str text, const struct node *n);
void page_line_pair(struct page_facts *f, const struct page *p, u32 i); /* of blocks, the second of which is next to it */
void page_line_parts(struct page_facts *f, struct page *p, struct block *b);
void page_line_helped(struct page_facts *f, const struct page *p, const struct block *b);

/* ── who signs (page_author.c); after page_choose ── */
str page_author_clean(str name); /* `Par Jean Dupont pour` → `Jean Dupont` */
/* What the head of the page said; where that is nobody (the site, `admin`), it is trusted less from now on. */
struct page_value page_author_doubt(struct page_facts *f);
u32 page_head_end(const struct page *p); /* [bytes] up to which a line stands beside the title, not another's */
/* Of a line: `La rédaction` → `La rédaction avec AFP`; a person's name alone. */
str page_author_with_agency(const struct page_facts *f, str line, str name);
str page_author_alone(str name); /* `Jeanne Roy (avec AFP)` → `Jeanne Roy` */
bool page_author_helps(str name); /* `Jeanne Roy avec AFP` */
bool page_leads_to_author(const struct node *link);
/* In the blocks [beg, end). */
void page_author_marked(struct page_facts *f, const struct page *p, u32 beg, u32 end);
void page_author_signed(struct page_facts *f, const struct page *p); /* under the last paragraph, or as its last line */
/* Cleaned; a person at the head of the article goes before the site that was said, else that stays alone. */
void page_author_settle(struct page_facts *f, const struct page *p, const struct page_value *said);

/* ── the body ── */
bool page_is_boilerplate(const struct page *p, const struct block *b); /* by its words, links and own element */
/* In a box of notes, definitions, figures, events: the article's own, however short and however far down. */
bool page_in_own_box(const struct page *p, const struct block *b);
bool page_is_label(const struct block *b);       /* `À lire aussi`: what follows is the title of another article */
/* ── both ends (page_ends.c) ── */
bool page_is_lead(const struct page *p, const struct page_facts *f, const struct block *b);
bool page_is_point(const struct page *p, const struct block *b); /* of a list over the text */
bool page_is_caption(const struct page *p, const struct page_facts *f, const struct block *b); /* and no mere credit */
void page_trim(struct page *p, const struct page_facts *f, u32 beg, u32 end); /* of blocks that are kept so far */
/* Marks the blocks that are kept and weaves them; true when the article goes on for subscribers only. */
struct weave page_text(struct page *p, const struct page_facts *f, bool *truncated);
void page_weave(struct weave *w, const struct block *b);
/* The body from the script's JSON-LD; false when it tells no more than what is shown, [bytes] of it. */
bool page_script_body(struct weave *w, const struct node *script, size_t shown);

/* ── none (page_none.c) ── why a page of which [bytes] were found has no article; NULL: it has one ── */
const char *page_lacks_article(const struct page *p, const struct page_facts *f, size_t bytes);

#endif
