/* token_seen.c: see token_seen.h. A word and its tokens take one line of cache; what needs more is not kept. */
#include "token_seen.h"

#include <stdlib.h>

#include "str.h"

enum { WORDS = 65536, LINE = 64 /* [bytes] */ };

struct line {
	u8 n, packed; /* [bytes] of the word, of its tokens after it */
	char bytes[LINE - 2];
};

struct token_seen {
	struct line *line; /* by hash; the last one that came stays */
};

struct token_seen *token_seen_new(void)
{
	struct token_seen *seen = calloc(1, sizeof *seen);

	if (seen && (seen->line = calloc(WORDS, sizeof *seen->line)))
		return seen;
	free(seen);
	return NULL;
}

void token_seen_free(struct token_seen *seen)
{
	if (seen)
		free(seen->line);
	free(seen);
}

/* ── which words stand alone ── */

/* [bytes] of the letter at `at`: ASCII, or U+00C0 to U+017F. */
static u32 letter(str s, u32 at)
{
	u8 c = (u8)s.p[at], next;

	if (c < 0x80)
		return str_is_letter((char)c);
	next = at + 1 < s.n ? (u8)s.p[at + 1] : 0;
	return c >= 0xC3 && c <= 0xC5 && next >= 0x80 && next < 0xC0 && !(c == 0xC3 && (next == 0x97 || next == 0xB7))
	       ? 2 : 0;
}

/* [bytes] of an apostrophe. */
static u32 apostrophe(str s, u32 at)
{
	return s.p[at] == '\'' ? 1 : s.n - at >= 3 && memcmp(s.p + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* A space, or the end. */
static bool blank(str s, u32 at)
{
	return at == s.n || s.p[at] == ' ' || s.p[at] == '\n';
}

/* Does what stands there surely not belong to the word before it? */
static bool is_apart(str s, u32 at)
{
	char c = s.p[at];

	if (c == '.')
		return blank(s, at + 1);
	return c == '\xC2' ? s.n - at > 1 && (s.p[at + 1] == '\xA0' || s.p[at + 1] == '\xBB')
	                   : (u8)c < 0x80 && !(c >= '0' && c <= '9') && c != '-' && c != '(';
}

u32 token_bare(str s, u32 at)
{
	u32 end = at, n;

	while (end < s.n && (n = letter(s, end)) != 0)
		end += n;
	if (end == at || end == s.n)
		return end - at;
	n = apostrophe(s, end);
	return n || is_apart(s, end) ? end - at + n : 0;
}

/* ── what is kept ── */

/* Of the first and the last bytes: two loads for most words. Only the place depends on it, not what is found. */
static u64 hash_of(str bare)
{
	u64 head = 0, tail = 0;

	if (bare.n >= 8) {
		memcpy(&head, bare.p, 8), memcpy(&tail, bare.p + bare.n - 8, 8);
	} else if (bare.n >= 4) {
		memcpy(&head, bare.p, 4), memcpy(&tail, bare.p + bare.n - 4, 4);
	} else {
		for (size_t i = 0; i < bare.n; i++)
			head = head << 8 | (u8)bare.p[i];
	}
	head = (head ^ bare.n) * 0x9E3779B97F4A7C15u;
	return (head ^ head >> 32 ^ tail) * 0xC4CEB9FE1A85EC53u;
}

static struct line *line_of(const struct token_seen *seen, str bare)
{
	return &seen->line[hash_of(bare) >> 48 & (WORDS - 1)];
}

bool token_seen_find(const struct token_seen *seen, str bare, str *packed)
{
	const struct line *line = line_of(seen, bare);

	*packed = (str){line->bytes + line->n, line->packed};
	return line->n == bare.n && memcmp(line->bytes, bare.p, bare.n) == 0;
}

void token_seen_keep(struct token_seen *seen, str bare, str packed)
{
	struct line *line = line_of(seen, bare);

	if (bare.n + packed.n > sizeof line->bytes)
		return;
	line->n = (u8)bare.n;
	line->packed = (u8)packed.n;
	memcpy(line->bytes, bare.p, bare.n);
	memcpy(line->bytes + bare.n, packed.p, packed.n);
}
