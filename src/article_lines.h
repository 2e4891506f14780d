/* article_lines.h: a pasted text, line by line: what of it is article, where its title is, where the next begins. */
#ifndef ARTICLE_LINES_H
#define ARTICLE_LINES_H

#include "residue.h"

#define NO_LINE UINT32_MAX

struct line {
	str text;         /* trimmed, never empty; points into the shown text */
	u32 beg, end;     /* [bytes] of it in the shown text */
	bool after_blank; /* a blank line, or nothing, stands before it */
	bool prose;       /* long, or a sentence: what the body of an article is made of */
	const char *kind; /* of residue it looks like, NULL for none */
	enum residue_where where;
	const char *drop; /* kind of residue it was found to be, NULL: it stays */
};

struct lines {
	struct line *line;
	u32 n;
};

/* Lines of a shown text; kinds: with the residue that each looks like, which takes longest to find. */
struct lines lines_cut(struct arena *a, str shown, bool kinds);

/* Line where the article after the one that begins at `from` begins; n when there is none. */
u32 lines_next_article(const struct lines *l, u32 from);

/* Finds residue among the lines [from, to) of one article; the line of its title, NO_LINE for none. */
u32 lines_mark(struct lines *l, u32 from, u32 to);

bool line_is_sentence(str text); /* ends with a stop, also before a closing quote or bracket */
bool line_is_same(str a, str b); /* letters and digits are, case and accents aside */

/* Fields that stand before the text (`Titre: …`), ended by a blank line. */
struct front {
	str title, source, author, published, updated, url; /* values, pointing into the shown text */
};
/* Reads those at line `from`; the line after them, `from` if there are none. */
u32 front_read(struct front *out, const struct lines *l, u32 from);

#endif
