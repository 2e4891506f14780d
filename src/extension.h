/* extension.h: what a connection that has loaded pressoir.so keeps; seen by extension.c, which makes it and registers
 * functions, and extension_facts.c, the table-valued one. */
#ifndef EXTENSION_H
#define EXTENSION_H

#include "fts_french.h"
#include "query.h"

struct extension {
	struct arena arena; /* of the call at hand */
	struct analyzer *analyzer;
	pr_rules *rules;    /* opened by the first call that needs them */
	u32 users;          /* functions and modules that hold this */
};

void extension_drop(void *extension); /* one user less; the last one frees it */
str extension_text(sqlite3_value *value);

/* extension_facts.c: registers pressoir_facts(text [, published]); an SQLite result code. */
int extension_facts(sqlite3 *db, struct extension *x);

#endif
