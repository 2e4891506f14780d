/* out_xlsx.c: a workbook for Excel and LibreOffice, over libxlsxwriter: the heading stays in sight and filters, numbers
 * are numbers, whole days are days, all else is text, which no spreadsheet runs whatever it begins with.
 *
 * Rows go to disk as they come, so that memory does not grow with them. The workbook is made in a temporary file and
 * then copied, so that any FILE will do: a pipe, a stream in memory. The same rows give the same bytes at any time. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "cell.h"
#include "glyph.h"
#include "opt.h"

enum {
	CELL_UNITS = 32767,    /* what a cell may hold [UTF-16 units] */
	PAGE_ROWS = 1048576,   /* what a sheet may hold; then comes another */
	WIDTH_ROWS = 200,      /* that the widths of columns are measured by */
	WIDEST = 60, FILTER_ARROW = 3, /* [characters] */
	DAY_FORMAT = 14,       /* built in: a day as the reader's country writes it */
	EPOCH_1980 = 315532800 /* that of zip, for a date of creation that says nothing */
};

#define ELLIPSIS "…"

struct sheet {
	lxw_workbook *book;
	lxw_worksheet *page;
	lxw_format *bold, *day;
	const char *name[ROW_CELLS];
	size_t columns;
	lxw_row_t row; /* the next of the page */
	unsigned width[ROW_CELLS];
	struct scratch text; /* ends with NUL */
	char path[4096];
};

/* ── what a cell holds ── */

/* A decimal of at most 15 digits is exact enough for a double to give back each of them: digits and power of ten are
 * both exact doubles, and one division rounds right. `01` is a code, not a number. */
static bool is_exact(pr_str s, double *number)
{
	static const double power[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
	                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	int digits = 0, zeros = 0, scale = 0, point = 0;
	int64_t n = 0;
	size_t from = s.n > 0 && s.p[0] == '-';
	if (!cell_is_number(s) || (s.n - from > 1 && s.p[from] == '0' && s.p[from + 1] != '.'))
		return false;
	for (size_t i = from; i < s.n; i++) {
		if (s.p[i] == '.') {
			point = 1;
			continue;
		}
		scale += point;
		if (s.p[i] == '0') {
			zeros += n > 0;
			continue;
		}
		digits += zeros + 1;
		if (digits > 15)
			return false;
		for (; zeros > 0; zeros--)
			n *= 10;
		n = n * 10 + (s.p[i] - '0');
	}
	int exponent = n > 0 ? zeros - scale : 0;
	if (exponent > 22 || exponent < -22)
		return false;
	*number = exponent < 0 ? (double)n / power[-exponent] : (double)n * power[exponent];
	*number = from ? -*number : *number;
	return true;
}

/* A whole day that spreadsheets know: they begin in 1900, and take that for a leap year. */
static bool is_day(pr_str s, lxw_datetime *day)
{
	char text[OPT_DAY_SIZE] = "", same[OPT_DAY_SIZE];
	if (s.n != OPT_DAY_SIZE - 1)
		return false;
	memcpy(text, s.p, s.n);
	if (!opt_day(same, text, OPT_DAY))
		return false;
	*day = (lxw_datetime){.year = atoi(text), .month = atoi(text + 5), .day = atoi(text + 8)};
	return day->year > 1900;
}

/* [UTF-16 units] */
static size_t units_of(uint32_t c)
{
	return c > 0xFFFF ? 2 : 1;
}

static bool fits(pr_str s)
{
	size_t units = 0;
	if (s.n <= CELL_UNITS)
		return true;
	for (size_t at = 0; at < s.n && units <= CELL_UNITS;)
		units += units_of(glyph_next(s, &at));
	return units <= CELL_UNITS;
}

/* A copy that ends with NUL, of valid UTF-8 that XML can hold; a longer one than a cell holds ends in an ellipsis. */
static const char *cell_copy(struct out *out, pr_str s)
{
	struct scratch *to = &out->sheet->text;
	bool whole = fits(s);
	size_t need = s.n * 3 + sizeof ELLIPSIS;
	char *longer = to->room < need ? realloc(to->p, need) : to->p;
	if (!longer) {
		out->failure = ENOMEM;
		return "";
	}
	to->p = longer;
	to->room = to->room < need ? need : to->room;
	to->n = 0;
	for (size_t at = 0, from = 0, units = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		units += units_of(c);
		if (!whole && units >= CELL_UNITS)
			break;
		bool known = c != 0 && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF;
		pr_str piece = known ? (pr_str){s.p + from, at - from} : (pr_str){GLYPH_UNKNOWN, 3};
		memcpy(to->p + to->n, piece.p, piece.n);
		to->n += piece.n;
	}
	if (!whole) {
		memcpy(to->p + to->n, ELLIPSIS, sizeof ELLIPSIS - 1);
		to->n += sizeof ELLIPSIS - 1;
	}
	to->p[to->n] = '\0';
	out->cut += !whole;
	return to->p;
}

/* ── pages ── */

static void measure(struct sheet *s, size_t column, pr_str text)
{
	const char *end = text.n > 0 ? memchr(text.p, '\n', text.n) : NULL;
	size_t n = s->row <= WIDTH_ROWS ? glyph_count((pr_str){text.p, end ? (size_t)(end - text.p) : text.n}) : 0;
	if (n > s->width[column])
		s->width[column] = n < WIDEST ? (unsigned)n : WIDEST;
}

static void page_begin(struct sheet *s)
{
	s->page = workbook_add_worksheet(s->book, NULL);
	s->row = 1;
	if (!s->page)
		return;
	for (size_t i = 0; i < s->columns; i++) {
		worksheet_write_string(s->page, 0, (lxw_col_t)i, s->name[i], s->bold);
		s->width[i] = (unsigned)strlen(s->name[i]) + FILTER_ARROW;
	}
	worksheet_freeze_panes(s->page, 1, 0);
}

static void page_end(struct out *out)
{
	struct sheet *s = out->sheet;
	if (!s->page)
		return;
	worksheet_autofilter(s->page, 0, 0, s->row - 1, (lxw_col_t)(s->columns - 1));
	for (size_t i = 0; i < s->columns; i++)
		worksheet_set_column(s->page, (lxw_col_t)i, (lxw_col_t)i, s->width[i] + 1, NULL);
	/* The library does not look whether its own temporary file took the rows. */
	if (s->page->optimize_tmpfile && fflush(s->page->optimize_tmpfile) != 0 && out->failure == 0)
		out->failure = errno;
}

static void put_cell(struct out *out, size_t column, const struct cell *cell)
{
	struct sheet *s = out->sheet;
	lxw_col_t at = (lxw_col_t)column;
	double number = (double)cell->count;
	lxw_datetime day;
	pr_str text = cell_text(out, cell);
	if (text.n == 0)
		return;
	measure(s, column, text);
	if (cell->type == CELL_COUNT || (cell->type == CELL_DECIMAL && is_exact(text, &number)))
		worksheet_write_number(s->page, s->row, at, number, NULL);
	else if ((cell->type == CELL_DAY || cell->type == CELL_DECIMAL) && is_day(text, &day))
		worksheet_write_datetime(s->page, s->row, at, &day, s->day);
	else
		worksheet_write_string(s->page, s->row, at, cell_copy(out, text), NULL);
}

/* ── the workbook ── */

static bool make_path(struct sheet *s)
{
	const char *folder = getenv("TMPDIR");
	int n = snprintf(s->path, sizeof s->path, "%s/pressoir-XXXXXX", folder && folder[0] ? folder : "/tmp");
	int fd = n > 0 && (size_t)n < sizeof s->path ? mkstemp(s->path) : -1;
	return fd >= 0 && close(fd) == 0;
}

static void add_formats(struct sheet *s)
{
	s->bold = workbook_add_format(s->book);
	s->day = workbook_add_format(s->book);
	if (s->bold)
		format_set_bold(s->bold);
	if (s->day)
		format_set_num_format_index(s->day, DAY_FORMAT);
	workbook_set_properties(s->book, &(lxw_doc_properties){.created = EPOCH_1980});
}

static void begin(struct out *out, const struct row *names)
{
	struct sheet *s = calloc(1, sizeof *s);
	out->sheet = s;
	if (!s || !make_path(s)) {
		out->failure = errno;
		return;
	}
	for (size_t i = 0; i < names->n; i++)
		if (names->cell[i].where != TEXT_ONLY)
			s->name[s->columns++] = names->cell[i].name;
	s->book = workbook_new_opt(s->path, &(lxw_workbook_options){.constant_memory = LXW_TRUE});
	if (s->book) {
		add_formats(s);
		page_begin(s);
	}
	if (!s->page)
		out->failure = ENOMEM;
}

static void put_row(struct out *out, const struct row *row)
{
	struct sheet *s = out->sheet;
	size_t column = 0;
	if (out->failure)
		return;
	if (s->row == PAGE_ROWS) {
		page_end(out);
		page_begin(s);
	}
	for (size_t i = 0; s->page && i < row->n; i++)
		if (row->cell[i].where != TEXT_ONLY && column < s->columns)
			put_cell(out, column++, &row->cell[i]);
	s->row++;
	if (!s->page)
		out->failure = ENOMEM;
}

static void copy_file(struct out *out, const char *path)
{
	char piece[1 << 16];
	FILE *file = fopen(path, "rb");
	size_t n;
	if (!file) {
		out->failure = errno;
		return;
	}
	while ((n = fread(piece, 1, sizeof piece, file)) > 0 && fwrite(piece, 1, n, out->file) == n)
		continue;
	if (ferror(file) && out->failure == 0)
		out->failure = EIO;
	fclose(file);
}

static void close_book(struct out *out)
{
	errno = 0;
	page_end(out);
	if (workbook_close(out->sheet->book) != LXW_NO_ERROR && out->failure == 0)
		out->failure = errno ? errno : EIO;
	if (out->failure == 0)
		copy_file(out, out->sheet->path);
}

static void end(struct out *out)
{
	struct sheet *s = out->sheet;
	if (!s)
		return;
	if (s->book)
		close_book(out);
	if (s->path[0])
		unlink(s->path);
	free(s->text.p);
	free(s);
	out->sheet = NULL;
}

const struct out_format out_xlsx = {"xlsx", begin, put_row, end};
