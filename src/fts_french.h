/* fts_french.h: token.h as a tokenizer of SQLite's FTS5, named `pressoir`. */
#ifndef FTS_FRENCH_H
#define FTS_FRENCH_H

#include <stdbool.h>

#ifdef PR_LOADABLE /* in pressoir.so SQLite is its host's, behind a table of functions */
#include <sqlite3ext.h>
extern const sqlite3_api_routines *sqlite3_api;
#else
#include <sqlite3.h>
#endif

fts5_api *fts5_of(sqlite3 *db); /* NULL: this SQLite has no FTS5 */

/* Registers the tokenizer with a connection; an SQLite result code. While *packed, if there is one, what is given to be
 * indexed is not text but the words of a text, packed (token_pack.h). */
int fts_french_register(sqlite3 *db, const bool *packed);

#endif
