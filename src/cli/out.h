/* out.h: where results go, as which format.
 *
 *     pr_fact, pr_article, pr_hit ─row─▶ named cells ─out_csv, out_json, out_xlsx, out_text─▶ stdout or FILE
 *
 * A row is a list of cells, the same for every format, so that no two formats can tell different things; a new format
 * is one file and one line of the table in out.c. A file is written beside its name and renamed when it is whole. */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>

#include "pressoir.h"

enum cell_type {
	CELL_TEXT,
	CELL_WORD,    /* one of a few English words; the text format says it in the language of the person */
	CELL_DAY,     /* EDTF: a day, or less or more than one */
	CELL_DECIMAL, /* a plain decimal, or else text (`450..`); in JSON a string, for it is exact */
	CELL_COUNT,   /* .count */
	CELL_FLAG,    /* `true` or `false`; in JSON without quotes */
	CELL_ARTICLE, /* the name of an article; .count is its part of the input, told when beyond 1 */
	CELL_SNIPPET, /* .marks in .text [bytes] */
	CELL_RESIDUE, /* .residue */
	CELL_LIST     /* .list */
};

struct cell {
	const char *name;
	enum cell_type type;
	enum { EVERYWHERE, CSV_ONLY, TEXT_ONLY } where; /* JSON says once, with the article, what CSV says in each row */
	pr_str text;
	uint64_t count; /* of the marks, residue or list too */
	const pr_span *marks;
	const pr_residue *residue;
	const pr_str *list;
};

enum row_kind { ROW_IN_TABLE, ROW_HIT }; /* how the text format shows it */
enum { ROW_CELLS = 32 };

struct row {
	enum row_kind kind;
	size_t n;
	struct cell cell[ROW_CELLS];
};

struct cell *row_add(struct row *row, enum cell_type type, const char *name, pr_str text);
void row_count(struct row *row, const char *name, uint64_t count);
const struct cell *row_cell(const struct row *row, const char *name); /* NULL: it has none */

/* The rows of design.md, column by column. */
void row_of_fact(struct row *row, const pr_article *article, const pr_fact *fact);
void row_of_group(struct row *row, const pr_group *group);
void row_of_article(struct row *row, const pr_article *article, bool with_residue);
void row_of_text(struct row *row, const pr_article *article); /* what --with-text says before the facts */
void row_of_hit(struct row *row, const pr_hit *hit, uint64_t rank);

struct column { /* of the text format: which cell, under which heading */
	const char *cell, *heading;
};

struct out;
struct out_format {
	const char *name;
	void (*begin)(struct out *out, const struct row *names); /* a row whose cells have names only */
	void (*row)(struct out *out, const struct row *row);
	void (*end)(struct out *out);
};
extern const struct out_format out_text, out_csv, out_json, out_json_array, out_xlsx, out_iramuteq, out_txm;

struct scratch { /* of cell.c */
	char *p;
	size_t n, room; /* [bytes] */
};

struct out {
	FILE *file;
	const struct out_format *format;
	bool excel, colour;
	unsigned width;             /* [columns] of the terminal; 0: no limit */
	const struct column *columns; /* what the text format shows as a table; ends with a cell NULL */
	struct row names;           /* see out_format */
	bool begun;                 /* the format has written its head */
	struct table *table;        /* the text format's, while it is open */
	struct sheet *sheet;        /* the spreadsheet's, while it is open */
	struct folder *folder;      /* of a format of several files */
	struct scratch scratch;
	uint64_t rows;              /* so far, since out_begin */
	uint64_t cut;               /* cells that a spreadsheet could not hold whole */
	char *target, *temporary;   /* FILE of -o, and what is renamed to it; NULL: stdout */
	int failure;                /* errno of the first write that failed */
};

/* target NULL or `-`: stdout. Otherwise nothing of that name changes before out_close. */
pr_status out_open(struct out *out, const char *target, pr_err *err);
bool out_is_database(const char *path); /* to be asked before the corpus is open: looking drops SQLite's locks */
const struct out_format *out_format_named(const char *name);

/* Rows of one kind begin; names: see out_format. columns: for the text format. Nothing is written before the first row,
 * or the end of an answer without any: of a query with a mistake, nothing ever is. */
void out_begin(struct out *out, const struct row *names, const struct column *columns);
int out_row(struct out *out, const struct row *row); /* non-zero, to hand to the library: stop, nobody can read this */
void out_end(struct out *out, pr_status status); /* status: of what gave the rows */

bool out_ok(struct out *out); /* no write has failed so far */

/* Ends the output. keep: the work was done, FILE gets its name; otherwise it is dropped. PR_STOPPED: whoever was
 * reading has left, which is no error. */
pr_status out_close(struct out *out, bool keep, pr_err *err);

#endif
