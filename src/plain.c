/* plain.c: see plain.h. */
#include "plain.h"
#include "fold.h"
#include "str.h"

/* One sign for each family of signs that a line may be divided or opened with. */
static char sign(u32 c)
{
	switch (c) {
	case 0xA0:
	case 0x202F:
	case 0x2009:
	case '\t':
	case '\n': /* of a wrapped line */
		return ' ';
	case 0x2019:
	case 0x2018:
	case 0x2BC:
	case '`':
		return '\'';
	case 0xAB:
	case 0x201C:
	case 0x201D:
		return '"';
	case 0x2022:
	case 0xB7:
	case 0x2502:
	case 0x25CF:
		return '|';
	case 0xBB:
	case 0x203A:
	case 0x2192:
	case 0x25BA:
	case 0x25B6:
	case 0x276F:
		return '>';
	default:
		return c >= 0x2010 && c <= 0x2015 ? '-' : c < 0x80 ? (char)c : '~';
	}
}

/* A format is told, and an export cut, before its bytes are known to be UTF-8. */
static u32 next_char(str line, u32 *at)
{
	if ((u8)line.p[*at] < 0x80 || utf8_sequence(line, *at))
		return utf8_next(line, at);
	++*at;
	return 0xFFFD;
}

void plain_line(struct plain *out, str line)
{
	u32 at = 0;

	out->n = 0;
	while (at < line.n && out->n < PLAIN_MAX) {
		char folded[FOLD_MAX];
		u32 beg = at, c = next_char(line, &at), n = fold_char(c, folded);

		if (!n) {
			folded[0] = sign(c);
			n = !fold_invisible(c) && !(folded[0] == ' ' && out->n && out->p[out->n - 1] == ' ');
		}
		for (u32 i = 0; i < n && i < FOLD_MAX; i++) {
			out->at[out->n] = (u16)(beg < UINT16_MAX ? beg : UINT16_MAX);
			out->p[out->n++] = folded[i];
		}
	}
	out->at[out->n] = (u16)(at < UINT16_MAX ? at : UINT16_MAX);
	out->p[out->n] = '\0';
}

/* [bytes] of the white space that s begins with, or ends with. */
static size_t space_at(str s, bool at_end)
{
	static const char *const spaces[] = {
		" ",           "\t",           "\n",           "\r",           "\v",           "\f",
		"\xC2\xA0",    "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x8B",
		"\xE3\x80\x80"};
	u8 c = s.n ? (u8)s.p[at_end ? s.n - 1 : 0] : 'a';

	if (c > ' ' && c < 0x80) /* nearly always */
		return 0;
	for (size_t i = 0; i < countof(spaces); i++)
		if (at_end ? str_ends(s, str_c(spaces[i])) : str_starts(s, str_c(spaces[i])))
			return strlen(spaces[i]);
	return 0;
}

str plain_trim(str s)
{
	for (size_t n; (n = space_at(s, false)) != 0;)
		s = str_cut(s, n, s.n);
	for (size_t n; (n = space_at(s, true)) != 0;)
		s.n -= n;
	return s;
}

static bool in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (u8)c >= 0x80;
}

void plain_words(struct plain_key *out, const struct plain *line)
{
	bool inside = false;

	out->n = out->words = 0;
	for (u32 i = 0; i < line->n; i++) {
		bool word = in_word(line->p[i]);

		if (word && !inside) {
			if (out->words++)
				out->p[out->n++] = ' ';
		}
		if (word)
			out->p[out->n++] = line->p[i];
		inside = word;
	}
	out->p[out->n] = '\0';
}

/* The next letter or digit from *at on, folded; 0 [bytes] at the end. */
static u32 next_letter(char out[FOLD_MAX], str s, u32 *at)
{
	u32 n = 0;

	while (*at < s.n && n == 0)
		n = fold_char(utf8_next(s, at), out);
	return n;
}

bool plain_is_one_of(str line, const char *const *keys)
{
	struct plain plain;
	struct plain_key key;

	plain_line(&plain, line);
	plain_words(&key, &plain);
	return str_is_one_of((str){key.p, key.n}, keys);
}

bool plain_begins(str a, str b, u32 least)
{
	char from_a[FOLD_MAX], from_b[FOLD_MAX];
	u32 i = 0, j = 0, n, same = 0;

	while ((n = next_letter(from_a, a, &i)) != 0) {
		if (next_letter(from_b, b, &j) != n || memcmp(from_a, from_b, n) != 0)
			return false;
		same++;
	}
	return same >= least;
}
