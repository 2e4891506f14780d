/* rtf.c: see rtf.h.
 *
 * One pass: a group's state is saved at its `{` and comes back at its `}`; what stands in a destination that is no text
 * (fonts, pictures, headers…) is passed over. */
#include "bounds.h"
#include "rtf.h"

#include "charset.h"
#include "str.h"

enum { WORD_MAX = 32 };

struct state {
	bool skip;    /* a destination without text */
	bool bold, heading;
	i32 fallback; /* \ucN: characters that follow \uN for readers that do not know it */
};

struct reader {
	str s;
	u32 at;                         /* [bytes] */
	struct sheet *sheet;
	const struct charset *charset;
	struct state now, outer[RTF_DEPTH];
	u32 depth;
	i32 pass;                       /* characters still to pass over, after \uN */
	u32 high, high_from;            /* first half of a pair in UTF-16, 0: none */
	struct buf letter;              /* the last one that was written otherwise than as itself */
	const char *why;
};

/* ── text ── */

static void put(struct reader *r, str text, u32 from, u32 to)
{
	struct sheet *s = r->sheet;

	if (r->now.skip || (!s->open && str_eq(text, S("\t")))) /* a tab at its head indents a paragraph */
		return;
	if (!s->open)
		s->next.heading = r->now.bold || r->now.heading;
	sheet_put(s, text, from, to - from);
}

static void put_code(struct reader *r, u32 c, u32 from)
{
	if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return;
	r->letter.n = 0;
	utf8_put(&r->letter, c);
	put(r, buf_str(&r->letter), from, r->at);
}

/* A byte of the document's character set, unless it only stands in for \uN. */
static void put_byte(struct reader *r, u8 byte, u32 from)
{
	u32 c = byte < 0x80 ? byte : r->charset->high[byte - 0x80];

	if (r->pass > 0)
		r->pass--;
	else if (c != NO_CHARACTER)
		put_code(r, c, from);
}

/* \uN: signed, 16 bits; beyond them, two in a row. */
static void put_unit(struct reader *r, i32 n, u32 from)
{
	u32 c = (u32)n & 0xFFFF;

	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
		r->high_from = from;
	} else if (c >= 0xDC00 && c < 0xE000) {
		if (r->high)
			put_code(r, 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00), r->high_from);
		r->high = 0;
	} else {
		put_code(r, c, from);
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
			put_code(r, signs[i].c, from);
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

static void control_word(struct reader *r, str word, i32 n, bool given, u32 from)
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

/* at: after the backslash, at a letter. */
static void read_word(struct reader *r, u32 from)
{
	u32 beg = r->at;
	str word;
	i32 n = 0;
	bool minus, given = false;

	while (r->at < r->s.n && r->at - beg < WORD_MAX && r->s.p[r->at] >= 'a' && r->s.p[r->at] <= 'z')
		r->at++;
	word = str_cut(r->s, beg, r->at);
	minus = r->at < r->s.n && r->s.p[r->at] == '-';
	r->at += minus;
	for (; r->at < r->s.n && r->s.p[r->at] >= '0' && r->s.p[r->at] <= '9'; r->at++, given = true)
		n = n < 100000000 ? n * 10 + (r->s.p[r->at] - '0') : n;
	if (r->at < r->s.n && r->s.p[r->at] == ' ')
		r->at++;
	control_word(r, word, minus ? -n : n, given, from);
}

/* -1: no such digit. */
static i32 hex(char c)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return !at ? -1 : at - digits < 16 ? (i32)(at - digits) : (i32)(at - digits) - 6;
}

/* at: after the backslash. */
static void read_control(struct reader *r, u32 from)
{
	char c = r->at < r->s.n ? r->s.p[r->at] : ' ';

	if (c >= 'a' && c <= 'z') {
		read_word(r, from);
		return;
	}
	r->at++;
	if (c == '\'' && r->at + 2 <= r->s.n && hex(r->s.p[r->at]) >= 0 && hex(r->s.p[r->at + 1]) >= 0) {
		r->at += 2;
		put_byte(r, (u8)(hex(r->s.p[r->at - 2]) * 16 + hex(r->s.p[r->at - 1])), from);
	} else if (c == '*') {
		r->now.skip = true;
	} else if (c == '\\' || c == '{' || c == '}') {
		put_byte(r, (u8)c, from);
	} else if (c == '~') {
		put_code(r, 0xA0, from);
	} else if (c == '_') {
		put_code(r, '-', from);
	} else if ((c == '\n' || c == '\r') && !r->now.skip) {
		sheet_break(r->sheet, GLUE_BLOCK);
	}
}

/* ── groups ── */

static void group(struct reader *r, char c)
{
	if (c == '{' && r->depth == RTF_DEPTH)
		r->why = N_("nests groups deeper than allowed");
	else if (c == '{')
		r->outer[r->depth++] = r->now;
	else if (r->depth)
		r->now = r->outer[--r->depth];
	r->pass = 0;
	r->at++;
}

/* Letters up to what means something else. */
static void read_run(struct reader *r)
{
	u32 from = r->at;

	while (r->at < r->s.n && !strchr("\\{}\r\n", r->s.p[r->at]) && (u8)r->s.p[r->at] < 0x80) {
		r->at++;
		if (r->pass > 0) {
			r->pass--;
			from = r->at;
		}
	}
	if (r->at > from)
		put(r, str_cut(r->s, from, r->at), from, r->at);
}

static void read_all(struct reader *r)
{
	while (r->at < r->s.n && !r->why) {
		u32 from = r->at;
		char c = r->s.p[from];

		if (c == '{' || c == '}') {
			group(r, c);
		} else if (c == '\\') {
			r->at++;
			read_control(r, from);
		} else if (c == '\r' || c == '\n' || c == '\0') {
			r->at++;
		} else if ((u8)c >= 0x80) {
			r->at++;
			put_byte(r, (u8)c, from);
		} else {
			read_run(r);
		}
	}
}

const char *rtf_read(struct sheet *s, str rtf)
{
	struct reader *r = NEW(s->arena, struct reader, 1);

	*r = (struct reader){.s = rtf, .sheet = s, .charset = &windows_1252, .now.fallback = 1, .letter.arena = s->arena};
	read_all(r);
	sheet_end(s, NULL);
	return r->why;
}
