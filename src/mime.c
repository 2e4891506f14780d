/* mime.c: see mime.h. */
#include "mime.h"

#include "header.h"
#include "markup_text.h"
#include "str.h"
#include "transfer.h"

/* ── parts ── */

struct part mime_part(str item, size_t beg, size_t end)
{
	struct part part = {.beg = beg, .end = end};
	str bytes = str_cut(item, beg, end);
	size_t header = header_end(bytes);

	if (bytes.n && (bytes.p[0] == '\n' || bytes.p[0] == '\r'))
		header = bytes.p[0] == '\r' && bytes.n > 1 && bytes.p[1] == '\n' ? 2 : 1;
	part.header = str_cut(bytes, 0, header);
	part.body = beg + header;
	part.type = header_value(part.header, "Content-Type");
	return part;
}

/* The line at *at that ends the part that goes before it: `--boundary`, `--boundary--`. [bytes] where that line begins,
 * and *at past it; SIZE_MAX: there is none. */
static size_t next_boundary(str s, size_t *at, size_t end, str boundary, bool *closing)
{
	while (*at < end) {
		str rest = str_cut(s, *at, end), line = str_field(&rest, '\n');
		size_t beg = *at;
		*at = rest.n || beg + line.n < end ? beg + line.n + 1 : end;
		if (!str_starts(line, S("--")) || !str_starts(str_cut(line, 2, line.n), boundary))
			continue;
		line = str_cut(line, 2 + boundary.n, line.n);
		*closing = str_starts(line, S("--"));
		if (str_trim(*closing ? str_cut(line, 2, line.n) : line).n == 0)
			return beg;
	}
	return SIZE_MAX;
}

u32 mime_split(struct arena *a, struct part **out, str item, const struct part *whole, u32 most)
{
	str boundary = header_parameter(whole->type, "boundary");
	size_t at = whole->body, beg = SIZE_MAX;
	bool closing = boundary.n == 0;
	u32 n = 0, room = 0;

	for (*out = NULL; !closing && n < most;) {
		size_t mark = next_boundary(item, &at, whole->end, boundary, &closing);
		if (n == room) {
			*out = arena_grow(a, *out, n, room * 2 + 4, sizeof **out);
			room = room * 2 + 4;
		}
		if (beg != SIZE_MAX)
			(*out)[n++] = mime_part(item, beg, mark == SIZE_MAX ? whole->end : mark);
		if (mark == SIZE_MAX)
			break;
		beg = at;
	}
	return n;
}

/* ── what a part says ── */

struct piece mime_bytes(struct arena *a, str item, const struct part *part)
{
	str how = header_value(part->header, "Content-Transfer-Encoding");

	if (header_is(how, "base64"))
		return transfer_base64(a, item, part->body, part->end);
	if (header_is(how, "quoted-printable"))
		return transfer_quoted(a, item, part->body, part->end);
	return transfer_none(a, item, part->body, part->end);
}

/* RFC 3676: a line that ends with a space goes on in the next one. */
static struct piece flowed(struct arena *a, const struct piece *text)
{
	struct buf b = {.arena = a};
	struct map m = {.arena = a};
	str s = text->text;

	for (u32 beg = 0, at = 0; beg < s.n; beg = at) {
		const char *feed = memchr(s.p + beg, '\n', s.n - beg);
		u32 end = feed ? (u32)(feed - s.p) : (u32)s.n, words = end;
		bool signature;
		at = feed ? end + 1 : end;
		if (words > beg && s.p[words - 1] == '\r')
			words--;
		signature = words - beg == 3 && memcmp(s.p + beg, "-- ", 3) == 0;
		if (words == beg || s.p[words - 1] != ' ' || signature || (at < s.n && s.p[at] == '>'))
			words = at;
		map_slice(&m, (u32)b.n, &text->map, beg, words - beg);
		buf_put(&b, str_cut(s, beg, words));
	}
	return (struct piece){buf_str(&b), m};
}

struct piece mime_text(struct arena *a, str item, const struct part *part)
{
	struct piece piece = mime_bytes(a, item, part);
	str charset = header_parameter(part->type, "charset");
	struct decoded decoded = text_decode(a, piece.text, charset.n ? arena_copy(a, charset).p : NULL);

	piece.map = map_compose(a, &decoded.map, &piece.map, (u32)decoded.text.n);
	piece.text = decoded.text;
	if (header_is(part->type, "text/html"))
		return markup_fragment(a, &piece);
	return header_is(header_parameter(part->type, "format"), "flowed") ? flowed(a, &piece) : piece;
}

struct piece mime_header(struct arena *a, str item, const struct part *part, const char *name)
{
	str value = header_value(part->header, name);

	return transfer_words(a, value, value.n ? (u32)(value.p - item.p) : 0);
}
