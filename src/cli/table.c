/* table.c: see table.h. Cells are kept and printed clean (term.h); widths are in [code points]. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "glyph.h"
#include "intl.h"
#include "term.h"

enum { GAP = 2, NARROWEST = 4 };

struct table {
	struct out *out;
	size_t columns, kept;
	bool settled;
	bool right[TABLE_COLUMNS]; /* numbers */
	size_t width[TABLE_COLUMNS];
	char *cell[TABLE_ROWS][TABLE_COLUMNS];
};

struct table *table_open(struct out *out)
{
	struct table *t = calloc(1, sizeof *t);
	if (!t)
		return NULL;
	t->out = out;
	while (t->columns < TABLE_COLUMNS && out->columns[t->columns].cell)
		t->columns++;
	for (size_t i = 0; i < t->columns; i++)
		t->width[i] = glyph_count((pr_str){_(out->columns[i].heading), strlen(_(out->columns[i].heading))});
	return t;
}

static void fit(struct table *t)
{
	size_t sum = (t->columns - 1) * GAP;
	for (size_t i = 0; i < t->columns; i++)
		sum += t->width[i];
	while (sum > t->out->width) {
		size_t widest = 0;
		for (size_t i = 1; i < t->columns; i++)
			if (t->width[i] >= t->width[widest])
				widest = i;
		if (t->width[widest] <= NARROWEST)
			break;
		t->width[widest]--;
		sum--;
	}
}

static void put_blank(FILE *file, size_t n)
{
	fprintf(file, "%*s", (int)n, "");
}

/* One cell; what does not fit ends in an ellipsis, but only where a terminal limits the width. */
static void put_cell(const struct table *t, size_t column, const char *text)
{
	FILE *file = t->out->file;
	pr_str s = {text, strlen(text)};
	size_t n = glyph_count(s), width = t->width[column];
	if (t->right[column] && n < width)
		put_blank(file, width - n);
	if (n > width && t->out->width > 0) {
		fwrite(s.p, 1, glyph_offset(s, 0, width - 1), file);
		fputs("…", file);
	} else
		fwrite(s.p, 1, s.n, file);
	if (column + 1 == t->columns)
		fputc('\n', file);
	else
		put_blank(file, GAP + (n < width && !t->right[column] ? width - n : 0));
}

static void put_headings(const struct table *t)
{
	if (t->out->colour)
		fputs(TERM_BOLD, t->out->file);
	for (size_t i = 0; i < t->columns; i++)
		put_cell(t, i, _(t->out->columns[i].heading));
	if (t->out->colour)
		fputs(TERM_PLAIN, t->out->file);
}

static void put_kept(struct table *t, size_t row)
{
	for (size_t i = 0; i < t->columns; i++) {
		put_cell(t, i, t->cell[row][i] ? t->cell[row][i] : "");
		free(t->cell[row][i]);
	}
}

static void settle(struct table *t)
{
	t->settled = true;
	if (t->out->width > 0)
		fit(t);
	put_headings(t);
	for (size_t row = 0; row < t->kept; row++)
		put_kept(t, row);
	t->kept = 0;
}

static char *copy_clean(const struct cell *cell)
{
	char number[24];
	pr_str s = cell->type == CELL_WORD ? intl_word(cell->text) : cell->text;
	if (cell->type == CELL_COUNT)
		s = (pr_str){number, (size_t)snprintf(number, sizeof number, "%llu", (unsigned long long)cell->count)};
	char *copy = malloc(3 * s.n + 1);
	if (copy)
		copy[term_clean(copy, s)] = '\0';
	return copy;
}

void table_row(struct table *t, const struct row *row)
{
	for (size_t i = 0; i < t->columns; i++) {
		const struct cell *cell = row_cell(row, t->out->columns[i].cell);
		char *copy = cell ? copy_clean(cell) : NULL;
		t->cell[t->kept][i] = copy;
		if (cell && cell->type == CELL_COUNT)
			t->right[i] = true;
		size_t n = copy ? glyph_count((pr_str){copy, strlen(copy)}) : 0;
		if (!t->settled && n > t->width[i])
			t->width[i] = n;
	}
	if (t->settled)
		put_kept(t, 0);
	else if (++t->kept == TABLE_ROWS)
		settle(t);
}

void table_close(struct table *t)
{
	if (t && !t->settled && t->kept > 0)
		settle(t);
	free(t);
}
