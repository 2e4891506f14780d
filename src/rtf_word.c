/* rtf_word.c: what a control word of Rich Text does: breaks, cells, signs, character sets, destinations. See
 * rtf_reader.h. */
#include "rtf_reader.h"

#include "str.h"

/* \uN: signed, 16 bits; beyond them, two in a row. */
static void put_unit(struct reader *r, i32 n, u32 from)
{
	u32 c = (u32)n & 0xFFFF;

	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
		r->high_from = from;
	} else if (c >= 0xDC00 && c < 0xE000) {
		if (r->high)
			rtf_put_code(r, 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00), r->high_from);
		r->high = 0;
	} else {
		rtf_put_code(r, c, from);
	}
	r->pass = r->now.fallback;
}

/* ── breaks ── */

static void cell_end(struct reader *r)
{
	struct sheet *s = r->sheet;

	sheet_row(s, GLUE_CELL);
	s->next.column = (u16)(s->next.column < 999 ? s->next.column + 1 : s->next.column);
}

static void row_end(struct reader *r)
{
	sheet_row(r->sheet, GLUE_LINE);
	r->sheet->next.column = 0;
}

/* A paragraph's properties are set back: what comes is in no row, unless it says so. */
static void plain_paragraph(struct reader *r)
{
	struct sheet *s = r->sheet;

	r->now.heading = false;
	if (s->next.column == 0 && s->fixed) {
		s->fixed = false;
		s->glue = GLUE_BLOCK;
	}
}

static void in_row(struct reader *r)
{
	struct sheet *s = r->sheet;
	bool after_row = s->n && s->block[s->n - 1].column > 0;

	if (s->next.column)
		return;
	sheet_row(s, after_row ? GLUE_LINE : GLUE_BLOCK);
	s->next.column = 1;
}

/* ── control words ── */

static bool is_destination(str word)
{
	static const char *const names[] = {
		"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
		"footer", "footerl", "footerr", "footerf", "fldinst", "xe", "tc", "themedata", "listtable",
		"listoverridetable", "generator", "pntext", "nonshppict", "shpinst", "bkmkstart", "bkmkend", "datastore",
		"latentstyles", "rsidtbl", "filetbl", "revtbl", NULL};

	return str_is_one_of(word, names);
}

static bool sign(struct reader *r, str word, u32 from)
{
	static const struct { const char *word; u32 c; } signs[] = {
		{"emdash", 0x2014}, {"endash", 0x2013}, {"lquote", 0x2018}, {"rquote", 0x2019}, {"ldblquote", 0x201C},
		{"rdblquote", 0x201D}, {"bullet", 0x2022}, {"emspace", ' '}, {"enspace", ' '}, {"tab", '\t'}, {"line", '\n'}};

	for (size_t i = 0; i < countof(signs); i++)
		if (str_eq(word, str_c(signs[i].word))) {
			rtf_put_code(r, signs[i].c, from);
			return true;
		}
	return false;
}

static void set_charset(struct reader *r, str word, i32 n)
{
	bool page = str_eq(word, S("ansicpg"));

	if (str_eq(word, S("mac")) || (page && n == 10000))
		r->charset = &mac_roman;
	else if (str_eq(word, S("pc")) || str_eq(word, S("pca")) || (page && (n == 437 || n == 850)))
		r->charset = &cp850;
}

static void layout(struct reader *r, str word, i32 n, bool given)
{
	static const char *const ends[] = {"par", "sect", "page", NULL};

	if (str_is_one_of(word, ends))
		sheet_break(r->sheet, GLUE_BLOCK);
	else if (str_eq(word, S("cell")))
		cell_end(r);
	else if (str_eq(word, S("row")))
		row_end(r);
	else if (str_eq(word, S("trowd")) || str_eq(word, S("intbl")))
		in_row(r);
	else if (str_eq(word, S("pard")))
		plain_paragraph(r);
	else if (str_eq(word, S("b")))
		r->now.bold = !given || n;
	else if (str_eq(word, S("plain")))
		r->now.bold = false;
	else if (str_eq(word, S("outlinelevel")))
		r->now.heading = n < 9;
	else
		set_charset(r, word, n);
}

void rtf_word(struct reader *r, str word, i32 n, bool given, u32 from)
{
	if (is_destination(word)) {
		r->now.skip = true;
	} else if (str_eq(word, S("bin"))) {
		r->at = n > 0 && (u32)n < r->s.n - r->at ? r->at + (u32)n : n > 0 ? (u32)r->s.n : r->at;
	} else if (str_eq(word, S("uc"))) {
		r->now.fallback = given && n >= 0 && n < 16 ? n : 1;
	} else if (r->now.skip) {
		return;
	} else if (str_eq(word, S("u"))) {
		put_unit(r, n, from);
	} else if (!sign(r, word, from)) {
		layout(r, word, n, given);
	}
}
