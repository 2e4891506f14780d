/* table.h: the grammar of CSV and its kin (RFC 4180, and what programs make of it), over bytes of any width.
 *
 *     id;"titre";texte ⏎ 1;"Un ""plan""";"Deux
 *     lignes" ⏎
 *
 * A quote counts where a field begins, spaces aside; a second one inside stands for itself, as does one behind a
 * backslash amidst words. */
#ifndef TABLE_H
#define TABLE_H

#include "article.h"

struct dialect {
	u8 width;       /* [bytes] of a character of the grammar: 1, or 2 in UTF-16 */
	bool big;       /* UTF-16BE */
	char separator; /* 0: it is no table */
	size_t header;  /* [bytes] where the header begins: after a mark, `sep=;`, what the table is called */
	bool text;      /* a column of it is a text */
};

/* How the table with this header is written; the separator is the one that gives the most names known to column.h, in
 * the first line or, below what the table is called, in one of the next few. */
struct dialect table_dialect(str head);

enum quote {
	QUOTE_NONE,
	QUOTE_CLOSED,
	QUOTE_OPEN,  /* not closed in what is seen */
	QUOTE_BROKEN /* closed lines later amidst words: that quote opens a field of its own, this one was forgotten */
};

struct table_field {
	size_t beg, end; /* [bytes] quotes included */
	enum quote quote;
};

/* The field at `at`; past it: at its separator, its record's end, or s.n. */
size_t table_field(struct table_field *out, str s, size_t at, const struct dialect *d);

/* [bytes] just past the record that begins at `at`, its line end included; s.n + 1 when it does not end in s, or has a
 * quote that is open or broken: *quote tells which. */
size_t table_record(str s, size_t at, const struct dialect *d, enum quote *quote);

/* Moves past the separator at *at; false when none stands there. */
bool table_goes_on(str s, size_t *at, const struct dialect *d);

size_t table_line(str s, size_t at, const struct dialect *d); /* past the end of the line; s.n + 1: there is none */

/* The value of a field of a text in UTF-8, and its map. */
struct piece table_value(struct arena *a, str s, const struct table_field *f, const struct dialect *d);

#endif
