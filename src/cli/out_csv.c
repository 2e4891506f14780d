/* out_csv.c: RFC 4180 in UTF-8, header first; or, with --excel, what Excel in French opens by double-click: a byte
 * order mark, `;` between cells, a comma in decimals.
 *
 * A spreadsheet runs a text cell that begins like a formula; an apostrophe before it makes it text again. A number is
 * never touched, so that -3.5 stays one. */
#include <string.h>

#include "cell.h"
#include "glyph.h"

static char separator(const struct out *out)
{
	return out->excel ? ';' : ',';
}

static bool runs_as_formula(pr_str s)
{
	return s.n > 0 && memchr("=+-@\t\r", s.p[0], 6) != NULL;
}

static bool needs_quotes(const struct out *out, pr_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == separator(out) || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n')
			return true;
	return false;
}

/* Part of a cell that stands in quotes. */
static void put_quoted(struct out *out, pr_str s)
{
	const char *quote;
	while (s.n > 0 && (quote = memchr(s.p, '"', s.n))) {
		size_t n = (size_t)(quote - s.p) + 1;
		glyph_put(out->file, (pr_str){s.p, n});
		putc('"', out->file);
		s = (pr_str){s.p + n, s.n - n};
	}
	glyph_put(out->file, s);
}

static void put_text(struct out *out, pr_str s)
{
	bool quotes = needs_quotes(out, s);
	if (quotes)
		putc('"', out->file);
	if (runs_as_formula(s))
		putc('\'', out->file);
	if (quotes)
		put_quoted(out, s);
	else
		glyph_put(out->file, s);
	if (quotes)
		putc('"', out->file);
}

static void put_decimal(struct out *out, pr_str s)
{
	for (size_t i = 0; i < s.n; i++)
		putc(out->excel && s.p[i] == '.' ? ',' : s.p[i], out->file);
}

static void put_cell(struct out *out, const struct cell *cell)
{
	pr_str s = cell_text(out, cell);
	if (cell->type == CELL_DECIMAL && cell_is_number(s))
		put_decimal(out, s);
	else
		put_text(out, s);
}

/* Is the next cell of the row for us? Then with its separator, if one stands before it. */
static bool next_cell(struct out *out, const struct cell *cell, bool *first)
{
	if (cell->where == TEXT_ONLY)
		return false;
	if (!*first)
		putc(separator(out), out->file);
	*first = false;
	return true;
}

static void begin(struct out *out, const struct row *names)
{
	bool first = true;
	if (out->excel)
		fputs("\xEF\xBB\xBF", out->file);
	for (size_t i = 0; i < names->n; i++)
		if (next_cell(out, &names->cell[i], &first))
			fputs(names->cell[i].name, out->file);
	fputs("\r\n", out->file);
}

static void put_row(struct out *out, const struct row *row)
{
	bool first = true;
	for (size_t i = 0; i < row->n; i++)
		if (next_cell(out, &row->cell[i], &first))
			put_cell(out, &row->cell[i]);
	fputs("\r\n", out->file);
}

const struct out_format out_csv = {"csv", begin, put_row, NULL};
