/* json_span.c: see json_span.h. */
#include "json_span.h"

#include "str.h"

/* ── ends ── */

u32 json_space(str s, u32 at)
{
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t' || s.p[at] == '\r' || s.p[at] == '\n'))
		at++;
	return at;
}

/* Bit 7 of each byte of w that is zero; bits above the first one may be wrong. */
static u64 zero_bytes(u64 w)
{
	return (w - 0x0101010101010101u) & ~w & 0x8080808080808080u;
}

u32 json_plain(str s, u32 at)
{
	const u64 each = 0x0101010101010101u;
	u64 w;

	for (; at + sizeof w <= s.n; at += (u32)sizeof w) { /* eight at a time: is one of them special? */
		memcpy(&w, s.p + at, sizeof w);
		if (zero_bytes(w ^ each * '"') | zero_bytes(w ^ each * '\\') | zero_bytes(w & each * 0xE0))
			break;
	}
	while (at < s.n && s.p[at] != '"' && s.p[at] != '\\' && (u8)s.p[at] >= 0x20)
		at++;
	return at;
}

u32 json_string_end(str s, u32 at)
{
	for (at = json_plain(s, at + 1); at < s.n && s.p[at] != '"'; at = json_plain(s, at))
		at += s.p[at] == '\\' ? 2 : 1;
	return at + 1;
}

u32 json_value_end(str s, u32 at)
{
	u32 depth = 0;

	do {
		char c = at < s.n ? s.p[at] : ' ';
		if (c == '"')
			at = json_string_end(s, at);
		else
			at++;
		if (c == '{' || c == '[')
			depth++;
		else if (depth > 0 && (c == '}' || c == ']'))
			depth--;
		else if (depth == 0 && c != '"') /* a number, true, false, null */
			while (at < s.n && !strchr(",}] \t\r\n", s.p[at]))
				at++;
	} while (depth > 0 && at < s.n);
	return depth > 0 ? (u32)s.n + 1 : at;
}

u32 json_past(str s, u32 at)
{
	at = at < s.n ? json_space(s, json_value_end(s, at)) : at;
	return at < s.n && s.p[at] == ',' ? json_space(s, at + 1) : at;
}

str json_key(str s, u32 *at)
{
	u32 beg = *at, end = beg < s.n && s.p[beg] == '"' ? json_string_end(s, beg) : (u32)s.n;

	*at = json_space(s, end);
	if (*at >= s.n || s.p[*at] != ':')
		return *at = (u32)s.n, S("");
	*at = json_space(s, *at + 1);
	return str_cut(s, beg + 1, end - 1);
}

/* ── values ── */

static u32 hex4(const char *p)
{
	u32 c = 0;

	for (int i = 0; i < 4; i++)
		c = c << 4 | (u32)(p[i] <= '9' ? p[i] - '0' : (p[i] | 32) - 'a' + 10);
	return c;
}

/* The escape at `at` appended to b; [bytes] it takes in s. */
static u32 unescape(struct buf *b, str s, u32 at)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *plain = strchr(from, s.p[at + 1]);
	u32 c, taken = 6;

	if (s.p[at + 1] != 'u') {
		buf_char(b, plain ? to[plain - from] : s.p[at + 1]);
		return 2;
	}
	c = hex4(s.p + at + 2);
	if (c >= 0xD800 && c < 0xDC00) {
		c = 0x10000 + ((c - 0xD800) << 10) + (hex4(s.p + at + 8) - 0xDC00);
		taken = 12;
	}
	utf8_put(b, c);
	return taken;
}

struct piece json_text(struct arena *a, str s, u32 beg, u32 end)
{
	struct buf b = {.arena = a};
	struct piece piece = {.map.arena = a};

	if (!memchr(s.p + beg, '\\', end - beg)) {
		map_put(&piece.map, 0, end - beg, beg, end - beg);
		piece.text = str_cut(s, beg, end);
		return piece;
	}
	while (beg < end) {
		const char *escape = memchr(s.p + beg, '\\', end - beg);
		u32 to = (u32)b.n, run = escape ? (u32)(escape - s.p) - beg : end - beg;
		if (run == 0) {
			run = unescape(&b, s, beg);
			map_put(&piece.map, to, (u32)b.n - to, beg, run);
		} else {
			buf_put(&b, str_cut(s, beg, beg + run));
			map_put(&piece.map, to, run, beg, run);
		}
		beg += run;
	}
	piece.text = buf_str(&b);
	return piece;
}

bool json_next(struct arena *a, struct json_member *out, str s, u32 *at)
{
	u32 beg = json_space(s, *at), key_end;

	if (beg < s.n && (s.p[beg] == '{' || s.p[beg] == '[' || s.p[beg] == ','))
		beg = json_space(s, beg + 1);
	if (beg >= s.n || s.p[beg] == '}' || s.p[beg] == ']')
		return false;
	*out = (struct json_member){.key = S("")};
	if (s.p[beg] == '"') {
		key_end = json_string_end(s, beg);
		*at = json_space(s, key_end);
		if (*at < s.n && s.p[*at] == ':') {
			out->key = json_text(a, s, beg + 1, key_end - 1).text;
			beg = json_space(s, *at + 1);
		}
	}
	out->beg = beg;
	out->end = json_value_end(s, beg);
	*at = json_space(s, out->end);
	return true;
}
