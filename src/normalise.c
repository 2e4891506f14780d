/* normalise.c: UTF-8 → shown: what is stored and shown to people.
 *
 * Two passes. `clean` drops controls and what no reader sees of white space, and notes whether a code point passed that
 * might not be in NFC; only then `compose` looks at the text, and asks utf8proc only about the characters around it.
 * Most articles leave the first pass as the very slice that came in. Both passes write text and map together. */
#include "library.h"
#include "str.h"
#include "text.h"

#include <utf8proc.h>

/* What a byte asks for. Bytes of U+00C0–U+02FF, all of them NFC and visible, are plain. */
enum { PLAIN, BREAK, DROP, LATIN, PUNCTUATION, SPECIAL };

static u8 class_of(u8 c)
{
	if (c < 0x20)
		return c == '\t' ? PLAIN : c == '\n' || c == '\r' || c == '\v' || c == '\f' ? BREAK : DROP;
	if (c == 0x7F)
		return DROP;
	return c < 0xC2 || (c > 0xC2 && c < 0xCC) ? PLAIN : c == 0xC2 ? LATIN : c == 0xE2 ? PUNCTUATION : SPECIAL;
}

struct pass {
	str in;
	struct buf out;
	struct map map;
	u32 run;        /* [bytes in] where what is not yet copied begins */
	bool might_not; /* be NFC */
	u8 class[256];
};

static void flush(struct pass *p, u32 end)
{
	map_put(&p->map, (u32)p->out.n, end - p->run, p->run, end - p->run);
	buf_put(&p->out, str_cut(p->in, p->run, end));
}

/* [bytes] of the space that ends at `end`, 0 if none does. */
static u32 space_before(const char *s, size_t end)
{
	const u8 *p = (const u8 *)s;

	if (end == 0)
		return 0;
	p += end;
	if (p[-1] == ' ' || p[-1] == '\t')
		return 1;
	if (end >= 2 && p[-2] == 0xC2 && p[-1] == 0xA0)
		return 2;
	if (end < 3)
		return 0;
	if (p[-3] == 0xE2 && p[-2] == 0x80 && ((p[-1] >= 0x80 && p[-1] <= 0x8B) || p[-1] == 0xAF))
		return 3;
	if (p[-3] == 0xE2 && p[-2] == 0x81 && (p[-1] == 0x9F || p[-1] == 0xA0))
		return 3;
	return (p[-3] == 0xE3 && p[-2] == 0x80 && p[-1] == 0x80) || (p[-3] == 0xE1 && p[-2] == 0x9A && p[-1] == 0x80)
		       ? 3
		       : 0;
}

/* Takes bytes off the end of what was written, and the edits that led to them. */
static void retract(struct pass *p, u32 n)
{
	struct map *m = &p->map;

	p->out.n -= n;
	while (m->n && m->edit[m->n - 1].to + (m->edit[m->n - 1].to_len != 0) > p->out.n)
		m->n--;
}

static void trim_end(struct pass *p)
{
	for (u32 n; (n = space_before(p->out.p, p->out.n)) != 0;)
		retract(p, n);
}

static bool ends_with_blank_line(const struct pass *p)
{
	return p->out.n == 0 || str_ends(buf_str(&p->out), S("\n\n"));
}

/* A line ends at `at`, where n bytes say so. */
static void end_line(struct pass *p, u32 at, u32 n)
{
	flush(p, at);
	trim_end(p);
	if (!ends_with_blank_line(p)) {
		map_put(&p->map, (u32)p->out.n, 1, at, n);
		buf_char(&p->out, '\n');
	}
	p->run = at + n;
}

static void drop(struct pass *p, u32 at, u32 n)
{
	flush(p, at);
	p->run = at + n;
}

/* A line feed; nearly always there is nothing to do about it. */
static void line_feed(struct pass *p, u32 i)
{
	const char *s = p->in.p;

	if (i < p->run + 2 || space_before(s, i) || (s[i - 1] == '\n' && s[i - 2] == '\n'))
		end_line(p, i, 1);
}

/* From U+0300 up. Noncharacters and byte order marks go; the rest might not be NFC. */
static void special(struct pass *p, u32 c, u32 i, u32 n)
{
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		end_line(p, i, n);
	else if (c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0x7F && c < 0xA0))
		drop(p, i, n);
	else if (c >= 0x300 && !(c >= 0x2002 && c < 0x20D0))
		p->might_not = true;
}

/* Deals with what begins at i and is not plain; the byte after it. */
static u32 stop(struct pass *p, u8 class, u32 i)
{
	const u8 *s = (const u8 *)p->in.p + i;
	u32 at = i, c;

	switch (class) {
	case BREAK:
		if (*s == '\n')
			line_feed(p, i);
		else if (*s == '\r' && i + 1 < p->in.n && s[1] == '\n')
			drop(p, i, 1);
		else
			end_line(p, i, 1);
		return i + 1;
	case DROP:
		drop(p, i, 1);
		return i + 1;
	case LATIN:
		if (s[1] >= 0xA0)
			return i + 2;
		break;
	case PUNCTUATION:
		if (s[1] == 0x82 || (s[1] == 0x80 && s[2] > 0x81 && s[2] != 0xA8 && s[2] != 0xA9))
			return i + 3;
		break;
	default:
		break;
	}
	c = utf8_next(p->in, &at);
	special(p, c, i, at - i);
	return at;
}

static str clean(struct pass *p)
{
	const u8 *s = (const u8 *)p->in.p;
	u32 n = (u32)p->in.n, i = 0;

	for (u32 c = 0; c < 256; c++)
		p->class[c] = class_of((u8)c);
	while (i < n) {
		u8 class = p->class[s[i]];
		i = class == PLAIN ? i + 1 : stop(p, class, i);
	}
	if (p->run == 0 && !space_before(p->in.p, n) && (!n || s[n - 1] != '\n'))
		return p->in; /* untouched */
	flush(p, n);
	trim_end(p);
	while (p->out.n && p->out.p[p->out.n - 1] == '\n') {
		retract(p, 1);
		trim_end(p);
	}
	return buf_str(&p->out);
}

/* ── NFC ── */

enum { RUN_MAX = 32 }; /* [code points] of a decomposed character; more marks on it are noise, and are dropped */

/* Can c change with what stands before it? */
static bool continues(u32 c)
{
	utf8proc_category_t category;

	if (c < 0x300)
		return false;
	if ((c >= 0x1160 && c < 0x1200) || (c >= 0xD7B0 && c < 0xD800))
		return true; /* vowels and finals of Hangul */
	category = utf8proc_category((utf8proc_int32_t)c);
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

/* Bytes [beg, end) of in, one character with its marks, in NFC; the bytes written. */
static u32 nfc(char out[RUN_MAX * 4], str in, u32 beg, u32 end)
{
	utf8proc_int32_t points[RUN_MAX * 2 + 1]; /* utf8proc writes the NUL after the bytes */
	utf8proc_uint8_t decomposed[RUN_MAX * 4];
	utf8proc_ssize_t bytes = 0, n;
	u32 count = 0, at = beg;

	while (at < end && count < RUN_MAX) {
		utf8proc_int32_t parts[RUN_MAX];
		int boundary = 0;
		utf8proc_ssize_t got = utf8proc_decompose_char((utf8proc_int32_t)utf8_next(in, &at), parts, RUN_MAX,
							       UTF8PROC_DECOMPOSE, &boundary);

		for (utf8proc_ssize_t i = 0; i < got && count < RUN_MAX; i++, count++)
			bytes += utf8proc_encode_char(parts[i], decomposed + bytes);
	}
	n = utf8proc_decompose(decomposed, bytes, points, RUN_MAX * 2, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	n = n < 0 ? 0 : utf8proc_reencode(points, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n > 0)
		memcpy(out, points, (size_t)n);
	return n < 0 ? 0 : (u32)n;
}

/* One character with its marks, which stands at [beg, end). */
static void compose_run(struct pass *p, u32 beg, u32 end)
{
	char out[RUN_MAX * 4];
	u32 n = nfc(out, p->in, beg, end), to;

	if (str_eq((str){out, n}, str_cut(p->in, beg, end)))
		return;
	flush(p, beg);
	to = (u32)p->out.n;
	buf_put(&p->out, (str){out, n});
	map_piece(&p->map, to, n, beg, end - beg);
	p->run = end;
}

static str compose(struct pass *p)
{
	u32 n = (u32)p->in.n, i = 0;

	while (i < n) {
		u32 end = i, next, c = utf8_next(p->in, &end);
		bool marked = false;

		for (next = end; next < n && (u8)p->in.p[next] >= 0xCC && continues(utf8_next(p->in, &next));
		     end = next)
			marked = true;
		if (marked || c >= 0x300)
			compose_run(p, i, end);
		i = end;
	}
	if (p->run == 0)
		return p->in;
	flush(p, n);
	return buf_str(&p->out);
}

struct shown text_normalise(struct arena *a, str utf8, const struct map *below)
{
	struct pass cleaned = {.in = utf8, .out = {.arena = a}, .map = {.arena = a}};
	struct shown shown = {.text = clean(&cleaned), .map = cleaned.map};

	if (below)
		shown.map = map_compose(a, &cleaned.map, below, (u32)shown.text.n);
	if (cleaned.might_not) {
		struct pass composed = {.in = shown.text, .out = {.arena = a}, .map = {.arena = a}};
		shown.text = compose(&composed);
		shown.map = map_compose(a, &composed.map, &shown.map, (u32)shown.text.n);
	}
	return shown;
}

const char *text_library(void)
{
	return utf8proc_version();
}
