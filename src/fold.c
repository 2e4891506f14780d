/* fold.c: see fold.h. */
#include "fold.h"

#include <utf8proc.h>

/* U+00C0 to U+017F, a character each; capitals stand for two: A ae, O oe, S ss, T th, I ij; a space is no letter. */
static const char latin[] =
	"aaaaaaAceeeeiiiidnooooo ouuuuyTSaaaaaaAceeeeiiiidnooooo ouuuuyTy"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkkllllllllll"
	"nnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static u32 two(char capital, char *out)
{
	static const char pairs[] = "AaeOoeSssTthIij";
	const char *pair = strchr(pairs, capital);

	out[0] = pair[1];
	out[1] = pair[2];
	return 2;
}

static bool in_word(u32 c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

static u32 fold_rare(u32 c, char out[FOLD_MAX])
{
	utf8proc_int32_t piece[FOLD_MAX];
	utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
	utf8proc_ssize_t count;
	u32 n = 0;
	int boundary = 0;

	if (!in_word(c))
		return 0;
	count = utf8proc_decompose_char((utf8proc_int32_t)c, piece, FOLD_MAX, how, &boundary);
	if (count > FOLD_MAX) /* a whole phrase in one code point: nobody searches it */
		return 0;
	for (utf8proc_ssize_t i = 0; i < count && n + 4 <= FOLD_MAX; i++)
		if (in_word((u32)piece[i]))
			n += (u32)utf8proc_encode_char(piece[i], (utf8proc_uint8_t *)out + n);
	return n;
}

u32 fold_far(u32 c, char out[FOLD_MAX])
{
	char plain;

	if (c < 0xC0 || c > 0x17F)
		return fold_rare(c, out);
	plain = latin[c - 0xC0];
	if (plain >= 'A' && plain <= 'Z')
		return two(plain, out);
	out[0] = plain;
	return plain != ' ';
}

u32 fold_lower(u32 c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c < 0x100)
		return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
	return (u32)utf8proc_tolower((utf8proc_int32_t)c);
}

size_t fold_str(char *out, size_t room, str s)
{
	size_t n = 0;
	char piece[FOLD_MAX];

	for (u32 at = 0, len; at < s.n; at += len) {
		u32 k = fold_char(fold_peek(s, at, &len), piece);
		if (n + k > room)
			break;
		memcpy(out + n, piece, k);
		n += k;
	}
	return n;
}

u32 fold_peek_far(str s, u32 at, u32 *len)
{
	size_t left = s.n - at;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, left > 4 ? 4 : (utf8proc_ssize_t)left, &c);
	if (n <= 0)
		return 0xFFFD;
	*len = (u32)n;
	return (u32)c;
}
