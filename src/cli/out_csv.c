/* out_csv.c: RFC 4180 in UTF-8, header first; or, with --excel, what Excel in French opens by double-click: a byte
 * order mark, `;` between cells, a comma in decimals.
 *
 * A spreadsheet runs a text cell that begins like a formula; an apostrophe before it makes it text again. A number is
 * never touched, so that -3.5 stays one. */
#include <string.h>

#include "glyph.h"
#include "out.h"

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

/* A text, and what stands right after it in the same cell. */
static void put_text(struct out *out, pr_str s, const char *after)
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
	fputs(after, out->file);
	if (quotes)
		putc('"', out->file);
}

/* -?[0-9]+(\.[0-9]+)? */
static bool is_number(pr_str s)
{
	size_t i = s.n > 0 && s.p[0] == '-', digits = 0;
	bool point = false;
	for (; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] == '.' && digits > 0 && !point && i + 1 < s.n)
			point = true;
		else
			return false;
	}
	return digits > 0;
}

static void put_decimal(struct out *out, pr_str s)
{
	if (!is_number(s)) {
		put_text(out, s, "");
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		putc(out->excel && s.p[i] == '.' ? ',' : s.p[i], out->file);
}

/* `name#2`, as `pressoir show` takes it. */
static void put_article(struct out *out, const struct cell *cell)
{
	char part[24] = "";
	if (cell->count > 1)
		snprintf(part, sizeof part, "#%llu", (unsigned long long)cell->count);
	put_text(out, cell->text, part);
}

static void put_snippet(struct out *out, const struct cell *cell)
{
	pr_str s = cell->text;
	size_t done = 0;
	fputs(runs_as_formula(s) && !(cell->count && cell->marks[0].start == 0) ? "\"'" : "\"", out->file);
	for (uint64_t i = 0; i < cell->count; i++) {
		pr_span mark = cell->marks[i];
		put_quoted(out, (pr_str){s.p + done, mark.start - done});
		putc('[', out->file);
		put_quoted(out, (pr_str){s.p + mark.start, mark.end - mark.start});
		putc(']', out->file);
		done = mark.end;
	}
	put_quoted(out, (pr_str){s.p + done, s.n - done});
	putc('"', out->file);
}

/* One residue a line: its place [code points], kind and text. */
static void put_residue(struct out *out, const struct cell *cell)
{
	putc('"', out->file);
	for (uint64_t i = 0; i < cell->count; i++) {
		const pr_residue *residue = &cell->residue[i];
		fprintf(out->file, i ? "\n%u " : "%u ", residue->at);
		put_quoted(out, residue->kind);
		fputs(": ", out->file);
		put_quoted(out, residue->text);
	}
	putc('"', out->file);
}

/* One after the other, ` ; ` between. */
static void put_list(struct out *out, const struct cell *cell)
{
	bool formula = cell->count > 0 && runs_as_formula(cell->list[0]);
	fputs(formula ? "\"'" : "\"", out->file);
	for (uint64_t i = 0; i < cell->count; i++) {
		fputs(i ? " ; " : "", out->file);
		put_quoted(out, cell->list[i]);
	}
	putc('"', out->file);
}

static void put_cell(struct out *out, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_TEXT: put_text(out, cell->text, ""); break;
	case CELL_DECIMAL: put_decimal(out, cell->text); break;
	case CELL_COUNT: fprintf(out->file, "%llu", (unsigned long long)cell->count); break;
	case CELL_ARTICLE: put_article(out, cell); break;
	case CELL_SNIPPET: put_snippet(out, cell); break;
	case CELL_RESIDUE: put_residue(out, cell); break;
	case CELL_LIST: put_list(out, cell); break;
	}
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
