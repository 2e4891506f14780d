/* rtf.c: see rtf.h.
 *
 * One pass: a group's state is saved at its `{` and comes back at its `}`; what stands in a destination that is no text
 * (fonts, pictures, headers…) is passed over. */
#include "rtf.h"

#include "rtf_reader.h"
#include "str.h"

enum { WORD_MAX = 32 };

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

void rtf_put_code(struct reader *r, u32 c, u32 from)
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
		rtf_put_code(r, c, from);
}

/* ── control words ── */

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
	rtf_word(r, word, minus ? -n : n, given, from);
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
		rtf_put_code(r, 0xA0, from);
	} else if (c == '_') {
		rtf_put_code(r, '-', from);
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
