/* fts_french.h: token.h as a tokenizer of SQLite's FTS5, named `pressoir`. */
#ifndef FTS_FRENCH_H
#define FTS_FRENCH_H

#include <sqlite3.h>

fts5_api *fts5_of(sqlite3 *db); /* NULL: this SQLite has no FTS5 */

/* Registers the tokenizer with a connection; an SQLite result code. */
int fts_french_register(sqlite3 *db);

#endif
