/* utf8.c: code points and bytes. All but utf8_valid, utf8_sequence and utf8_name take text that is valid.
 * Runs of ASCII, most of any press article, go by eight bytes at a time. */
#include "str.h"
#include "text.h"

static const u64 HIGH_BITS = 0x8080808080808080u, LOW_BITS = 0x0101010101010101u;

static u64 word_at(const char *p)
{
	u64 w;

	memcpy(&w, p, sizeof w);
	return w;
}

u32 utf8_next(str s, u32 *at)
{
	const u8 *p = (const u8 *)s.p + *at;

	if (p[0] < 0x80) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*at += 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] < 0xF0) {
		*at += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	*at += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

void utf8_put(struct buf *b, u32 c)
{
	char out[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const u8 lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(lead[n] | c);
	buf_put(b, (str){out, n});
}

u32 utf8_sequence(str s, size_t at)
{
	const u8 *p = (const u8 *)s.p + at;
	size_t left = s.n - at, n = p[0] < 0x80   ? 1
				    : p[0] < 0xC2 ? 0
				    : p[0] < 0xE0 ? 2
				    : p[0] < 0xF0 ? 3
				    : p[0] < 0xF5 ? 4
						  : 0;

	if (n < 2)
		return (u32)n;
	if (left < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F)     /* overlong; surrogates */
	    || (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F)) /* overlong; beyond U+10FFFF */
		return 0;
	return (u32)n;
}

bool utf8_valid(str s)
{
	for (size_t i = 0; i < s.n;) {
		u32 n;

		if (i + 8 <= s.n && !(word_at(s.p + i) & HIGH_BITS)) {
			i += 8;
			continue;
		}
		n = utf8_sequence(s, i);
		if (!n)
			return false;
		i += n;
	}
	return true;
}

/* Continuation bytes among eight: bit 7 set, bit 6 not. */
static u32 continuations(u64 w)
{
	return (u32)(((w >> 7 & ~(w >> 6) & LOW_BITS) * LOW_BITS) >> 56);
}

static bool begins(char c)
{
	return ((u8)c & 0xC0) != 0x80;
}

u32 utf8_count(str s, u32 beg, u32 end)
{
	u32 n = 0, i = beg;

	for (; i + 8 <= end; i += 8)
		n += 8 - continuations(word_at(s.p + i));
	for (; i < end; i++)
		n += begins(s.p[i]);
	return n;
}

/* Byte `count` code points before byte `at`, where one begins. */
static u32 back(str s, u32 at, u32 count)
{
	while (at >= 8 && count >= 8) {
		at -= 8;
		count -= 8 - continuations(word_at(s.p + at));
	}
	while (at > 0 && count)
		count -= begins(s.p[--at]);
	return at;
}

str utf8_name(struct arena *a, str name)
{
	struct buf b = {.arena = a};

	for (size_t i = 0, n; i < name.n; i += n ? n : 1) {
		u8 c = (u8)name.p[i];
		n = c < ' ' || c == 0x7F ? 0 : utf8_sequence(name, i);
		buf_put(&b, str_cut(name, i, i + n));
		if (!n)
			buf_printf(&b, "\\x%02X", c);
	}
	return arena_copy(a, buf_str(&b));
}

u32 utf8_skip(str s, u32 at, u32 count)
{
	while (at + 8 <= s.n && count >= 8) {
		count -= 8 - continuations(word_at(s.p + at));
		at += 8;
	}
	while (at < s.n && (count || !begins(s.p[at])))
		count -= begins(s.p[at++]);
	return at;
}

u32 utf8_place(struct utf8_place *p, str s, u32 chars)
{
	struct utf8_place from = chars >= p->chars ? *p : (struct utf8_place){0, 0};

	if (chars < p->chars && p->chars - chars < chars)
		p->byte = back(s, p->byte, p->chars - chars);
	else
		p->byte = utf8_skip(s, from.byte, chars - from.chars);
	p->chars = p->byte < s.n ? chars : from.chars + utf8_count(s, from.byte, p->byte);
	return p->byte;
}
