/* store_sqlite_places.h: facts by the words of their sentence, without an index of their own. The index over articles
 * tells which of them have the words, and as which of their words (store_sqlite_places.c finds that); sentences are
 * known as runs of words (store_sqlite_numbered.c), so that two numbers say whether words stand in one
 * (store_sqlite_places_holds.c). */
#ifndef STORE_SQLITE_PLACES_H
#define STORE_SQLITE_PLACES_H

#include "store_sqlite_columns.h"
#include "store_sqlite_find.h"

struct stand { /* of a leaf in an article */
	u32 word;  /* 0.. in its column, of the first of its words */
	u16 words;
	u8 column, leaf; /* column: of articles_fts: 0 body, 1 lead, 2 title */
};

struct holder { /* an article */
	i64 article;
	size_t first; /* of its stands; they end where those of the next one begin */
};

struct places {
	const struct query *query;
	const struct query_node *node;
	u32 number, first_leaf;
	bool complement;
	struct holder *holder; /* ascending, and one more that says where the last one's stands end */
	struct stand *stand;
	size_t holders, stands;
	const struct holder *at;   /* the article that SQL asks about; NULL: none yet */
	u32 wanted[3];             /* words of its columns, as far as any leaf stands */
	const struct holder *next; /* that filter_holds looks at */
};

int holds_register(sqlite3 *db, struct sqlite_store *s);

#endif
