/* column.h: which field of an article a name stands for, in French or English, as the header of a table or the
 * member of a JSON object; and the document that such fields make. */
#ifndef COLUMN_H
#define COLUMN_H

#include "article.h"

enum column {
	COLUMN_ID, COLUMN_SOURCE, COLUMN_TITLE, COLUMN_AUTHOR, COLUMN_PUBLISHED, COLUMN_PUBLICATION, COLUMN_UPDATED,
	COLUMN_URL, COLUMN_LEAD, COLUMN_TEXT, COLUMNS,
	COLUMN_OTHER = COLUMNS
};

/* Fields as they are read. Of two names for one field the better one counts; of two alike, the one that comes last. */
struct columns {
	struct piece piece[COLUMNS];
	u32 rank[COLUMNS]; /* 0: not given; else the smaller the better */
};

/* Letters and digits decide, case, accents and signs aside: `Date de publication`, `publishedAt`; else those without
 * the words of no matter: `Nom de l'auteur`, `doc.title`. *rank: see above. */
enum column column_named(str name, u32 *rank);

bool column_is_text(enum column column); /* text or lead */

/* Does it replace what is there for that field? */
bool column_takes(struct columns *c, enum column column, u32 rank);

/* The document; body empty when there is no text. HTML in title, lead and text becomes text. */
struct doc *column_doc(struct arena *a, const struct columns *c);

/* Pieces one after the other, with a break that comes from nowhere between two. */
struct piece_join {
	struct buf text;
	struct map map;
	u32 from; /* [bytes below] where what was put last ends */
};
void piece_add(struct piece_join *j, str between, const struct piece *piece);
struct piece piece_joined(const struct piece_join *j);

#endif
