/* glyph.c: see glyph.h. Overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8. */
#include "glyph.h"

/* [bytes] of the sequence that a first byte announces; 0: none begins so. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

uint32_t glyph_next(pr_str s, size_t *at)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)s.p[*at];
	size_t n = sequence_length(first);
	uint32_t c = n < 2 ? first : first & (0xFFu >> (n + 1));
	if (n == 0 || n > s.n - *at)
		return ++*at, 0xFFFD;
	for (size_t i = 1; i < n; i++) {
		unsigned char next = (unsigned char)s.p[*at + i];
		if ((next & 0xC0) != 0x80)
			return ++*at, 0xFFFD;
		c = c << 6 | (next & 0x3F);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return ++*at, 0xFFFD;
	*at += n;
	return c;
}

void glyph_put(FILE *file, pr_str s)
{
	size_t done = 0;
	if (s.n == 0)
		return;
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		if ((unsigned char)s.p[at] < 0x80) {
			at++;
			continue;
		}
		if (glyph_next(s, &at) == 0xFFFD && at - from == 1) {
			fwrite(s.p + done, 1, from - done, file);
			fputs(GLYPH_UNKNOWN, file);
			done = at;
		}
	}
	fwrite(s.p + done, 1, s.n - done, file);
}

size_t glyph_count(pr_str s)
{
	size_t n = 0;
	for (size_t at = 0; at < s.n; n++)
		glyph_next(s, &at);
	return n;
}

size_t glyph_offset(pr_str s, size_t at, size_t count)
{
	while (count-- > 0 && at < s.n)
		glyph_next(s, &at);
	return at;
}
