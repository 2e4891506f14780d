/* transfer.c: see transfer.h. */
#include "transfer.h"

#include <archive.h>

#include "input.h"
#include "str.h"

struct out {
	struct buf b;
	struct map m;
};

static void put(struct out *o, str s, size_t from, size_t from_len)
{
	map_put(&o->m, (u32)o->b.n, (u32)s.n, (u32)from, (u32)from_len);
	buf_put(&o->b, s);
}

static struct piece done(const struct out *o)
{
	return (struct piece){buf_str(&o->b), o->m};
}

struct piece transfer_none(struct arena *a, str s, size_t beg, size_t end)
{
	struct piece piece = {.text = str_cut(s, beg, end), .map.arena = a};

	map_put(&piece.map, 0, (u32)piece.text.n, (u32)beg, (u32)piece.text.n);
	return piece;
}

/* ── base64 ── */

static int six_bits(char c)
{
	return c >= 'A' && c <= 'Z'   ? c - 'A'
	       : c >= 'a' && c <= 'z' ? c - 'a' + 26
	       : c >= '0' && c <= '9' ? c - '0' + 52
	       : c == '+' || c == '-' ? 62
	       : c == '/' || c == '_' ? 63
	                              : -1;
}

/* Four letters, whatever stands between them, are three bytes; two or three at the end, one or two. */
struct piece transfer_base64(struct arena *a, str s, size_t beg, size_t end)
{
	struct out o = {{.arena = a}, {.arena = a}};
	u32 bits = 0, letters = 0;
	size_t first = beg;

	for (size_t at = beg; at < end && s.p[at] != '='; at++) {
		int six = six_bits(s.p[at]);
		char three[3];
		if (six < 0)
			continue;
		if (letters++ == 0)
			first = at;
		bits = bits << 6 | (u32)six;
		if (letters < 4)
			continue;
		three[0] = (char)(bits >> 16 & 0xFF), three[1] = (char)(bits >> 8 & 0xFF), three[2] = (char)(bits & 0xFF);
		put(&o, (str){three, 3}, first, at + 1 - first);
		letters = 0;
	}
	if (letters >= 2) {
		char two[2] = {(char)(bits << (24 - 6 * letters) >> 16 & 0xFF), (char)(bits << (24 - 6 * letters) >> 8 & 0xFF)};
		size_t last = first + letters < end ? first + letters : end;
		put(&o, (str){two, letters - 1}, first, last - first);
	}
	return done(&o);
}

/* ── quoted-printable ── */

static int hex(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

/* [bytes] of a line end at `at`, white space before it included; 0: none stands there. */
static size_t line_end(str s, size_t at, size_t end)
{
	size_t from = at;

	while (at < end && (s.p[at] == ' ' || s.p[at] == '\t'))
		at++;
	if (at < end && s.p[at] == '\r')
		at++;
	return at < end && s.p[at] == '\n' ? at + 1 - from : at == end ? at - from : 0;
}

struct piece transfer_quoted(struct arena *a, str s, size_t beg, size_t end)
{
	struct out o = {{.arena = a}, {.arena = a}};

	for (size_t at = beg; at < end;) {
		const char *sign = memchr(s.p + at, '=', end - at);
		size_t to = sign ? (size_t)(sign - s.p) : end, soft;
		char c;

		if (to > at)
			put(&o, str_cut(s, at, to), at, to - at);
		if (to == end)
			break;
		soft = line_end(s, to + 1, end);
		if (to + 2 < end && hex(s.p[to + 1]) >= 0 && hex(s.p[to + 2]) >= 0) {
			c = (char)(hex(s.p[to + 1]) << 4 | hex(s.p[to + 2]));
			put(&o, (str){&c, 1}, to, 3);
			at = to + 3;
		} else if (soft || to + 1 == end) {
			at = to + 1 + soft;
		} else {
			put(&o, S("="), to, 1);
			at = to + 1;
		}
	}
	return done(&o);
}

/* ── HTTP ── */

/* The size of the chunk at *at, which moves past its line; -1 when no size stands there. */
static i64 chunk_size(str s, size_t *at, size_t end)
{
	i64 size = 0;
	u32 digits = 0;

	while (*at < end && (s.p[*at] == '\r' || s.p[*at] == '\n'))
		++*at;
	for (; *at < end && hex(s.p[*at]) >= 0 && digits < 8; digits++)
		size = size << 4 | hex(s.p[(*at)++]);
	if (!digits)
		return -1;
	while (*at < end && s.p[*at] != '\n')
		++*at;
	*at += *at < end;
	return size;
}

/* Many archives say `chunked` of what they have put together already: then it stays as it is. */
struct piece transfer_chunked(struct arena *a, str s, size_t beg, size_t end)
{
	struct out o = {{.arena = a}, {.arena = a}};
	size_t at = beg;
	i64 size;

	while ((size = chunk_size(s, &at, end)) > 0) {
		size_t n = (size_t)size < end - at ? (size_t)size : end - at;
		put(&o, str_cut(s, at, at + n), at, n);
		at += n;
	}
	return o.b.n || size == 0 ? done(&o) : transfer_none(a, s, beg, end);
}

/* [bytes] that gzip's packed hold, `most` at most; put into room unless that is NULL. */
static size_t unpack(str packed, char *room, size_t most)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	char step[16 << 10];
	size_t n = 0;
	la_ssize_t got = -1;

	if (!archive)
		return 0;
	archive_read_support_filter_gzip(archive);
	archive_read_support_format_raw(archive);
	if (archive_read_open_memory(archive, packed.p, packed.n) == ARCHIVE_OK &&
	    archive_read_next_header(archive, &entry) == ARCHIVE_OK &&
	    archive_filter_code(archive, 0) == ARCHIVE_FILTER_GZIP)
		while (n < most &&
		       (got = archive_read_data(archive, step, most - n < sizeof step ? most - n : sizeof step)) > 0) {
			if (room)
				memcpy(room + n, step, (size_t)got);
			n += (size_t)got;
		}
	archive_read_free(archive);
	return n;
}

/* Counted first: the arena may jump while it gives room, and nothing else may be held then. */
const char *transfer_unpack(struct arena *a, struct piece *piece)
{
	size_t n = unpack(piece->text, NULL, INPUT_MAX + 1);
	u32 from = map_begin(&piece->map, 0), to = map_end(&piece->map, (u32)piece->text.n);
	char *room;

	if (n > INPUT_MAX)
		return N_("unpacks to more than an article can be");
	if (n == 0)
		return N_("is packed in a way that cannot be read");
	room = NEW(a, char, n);
	unpack(piece->text, room, n);
	*piece = (struct piece){.text = {room, n}, .map.arena = a};
	map_piece(&piece->map, 0, (u32)n, from, to - from);
	return NULL;
}

/* ── words of headers ── */

struct word {
	str charset, text;
	bool base64;
	size_t end; /* [bytes of the value] */
};

/* `=?charset?B?text?=` at `at`. */
static bool word_at(struct word *w, str s, size_t at)
{
	str rest = str_cut(s, at + 2, s.n), how;
	size_t end;

	if (!str_starts(str_cut(s, at, s.n), S("=?")))
		return false;
	w->charset = str_field(&rest, '?');
	how = str_field(&rest, '?');
	end = str_find(str_cut(rest, 0, 1000), S("?="), 0);
	if (end == SIZE_MAX || how.n != 1 || w->charset.n > 40 || !strchr("bBqQ", how.p[0]))
		return false;
	w->base64 = how.p[0] == 'b' || how.p[0] == 'B';
	w->text = str_cut(rest, 0, end);
	w->end = (size_t)(rest.p - s.p) + end + 2;
	return true;
}

static str word_bytes(struct arena *a, const struct word *w)
{
	char *spaced;

	if (w->base64)
		return transfer_base64(a, w->text, 0, w->text.n).text;
	spaced = NEW(a, char, w->text.n + 1);
	for (size_t i = 0; i < w->text.n; i++)
		spaced[i] = w->text.p[i] == '_' ? ' ' : w->text.p[i];
	return transfer_quoted(a, (str){spaced, w->text.n}, 0, w->text.n).text;
}

/* Words in a row with the same charset are decoded together: some programs cut a letter in two. */
static size_t put_words(struct arena *a, struct out *o, str value, size_t at, struct word *w, u32 from)
{
	struct buf bytes = {.arena = a};
	size_t beg = at, end;
	str charset = w->charset, name = arena_copy(a, str_trim(str_field(&(str){charset.p, charset.n}, '*')));

	do {
		buf_put(&bytes, word_bytes(a, w));
		end = at = w->end;
		while (at < value.n && strchr(" \t\r\n", value.p[at]))
			at++;
	} while (word_at(w, value, at) && str_eq(w->charset, charset));
	put(o, text_decode(a, buf_str(&bytes), name.p).text, from + beg, end - beg);
	return word_at(w, value, at) ? at : end; /* white space between two words is none */
}

struct piece transfer_words(struct arena *a, str value, u32 from)
{
	struct out o = {{.arena = a}, {.arena = a}};
	struct decoded decoded;
	struct word w;
	struct piece piece;

	for (size_t at = 0; at < value.n;) {
		size_t to = at;
		if (word_at(&w, value, at)) {
			at = put_words(a, &o, value, at, &w, from);
			continue;
		}
		if (value.p[at] != '\r' && value.p[at] != '\n') { /* a folded line goes on after them */
			do
				to++;
			while (to < value.n && !strchr("=\r\n", value.p[to]));
			put(&o, str_cut(value, at, to), from + at, to - at);
		}
		at = to > at ? to : at + 1;
	}
	piece = done(&o);
	if (utf8_valid(piece.text))
		return piece;
	decoded = text_decode(a, piece.text, NULL);
	piece.map = map_compose(a, &decoded.map, &piece.map, (u32)decoded.text.n);
	piece.text = decoded.text;
	return piece;
}
