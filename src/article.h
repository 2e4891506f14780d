/* article.h: an input's document (what a format's parser hands over), and the
 * normalised article that everything after it works on. */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "date.h"
#include "text.h"

/* A field as a parser found it: valid UTF-8, and its map to the bytes of the input. */
struct piece {
	str text;
	struct map map;
};

/* Which part of the input told a field: `JSON-LD`, `og:title`, `byline`, `front matter`, `folder` … NULL: in a
 * document, that there is one place only, the format's own field; in an article, that the field is empty. */
struct origins { const char *title, *author, *published, *updated, *url, *source; };

/* Parsed, not yet normalised. */
struct doc {
	str id, source, author, published, updated, url; /* as found, possibly empty; days in any written form */
	struct piece title, body;
	bool truncated; /* the body stops where subscribers read on */
	struct origins from;
	const char *why; /* NULL; else why this document of an export is no article, and all else is empty */
	bool apart;  /* the title is a field of its own: a body that begins with the same words does not hold it */
	bool pasted; /* body is a dump of a page: title, byline, residue are still to be found in it */
	bool footed; /* below the body may stand what a feed or a mail puts under every text */
};

struct residue {
	u32 at;         /* [bytes] of article text where it stood */
	const char *kind; /* static */
	str text;       /* normalised */
	u32 from, to;   /* [bytes] of the input */
};

/* Normalised. What it points into lives in the arena it was made in. */
struct article {
	str article, path;  /* name shown; file */
	u32 part;           /* 1..; among the articles of one input that bear no id */
	str id, source, title, author, published, updated, url; /* published, updated: ISO days or empty */
	str format;         /* name of the input's */
	str paper, above;   /* what may be the paper's name: in the line of its day, the lines above its title */
	str text;           /* title line, lead, body */
	u32 title_end;      /* [bytes] of text: the title, mostly a line without its \n; 0 without a title */
	u32 lead_end;       /* [bytes]: the first paragraph after the title ends here */
	struct map map;     /* text → bytes of the input item */
	u64 origin;         /* [bytes] of the file where the input item begins */
	struct residue *residue;
	u32 residues;
	day day;            /* published, DAY_NONE when not known */
	struct origins from;
	bool truncated;     /* it goes on for subscribers only */
};

/* One document becomes one article, or several (a dump of two); none when no word is left. Residue is recognised
 * where doc->pasted, so is front matter; below the body where doc->footed. Fields of the document go before what the
 * text says. */
u32 article_make(struct arena *a, struct article **out, const struct doc *doc);

#endif
