/* term.c: see term.h. Width is counted in code points: French text is composed (NFC) and has no wide letters. */
#include "term.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "glyph.h"

bool term_is(FILE *file)
{
	return isatty(fileno(file)) == 1;
}

bool term_wants_colour(FILE *file, const char *when)
{
	const char *no = getenv("NO_COLOR"), *name = getenv("TERM");
	if (when && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	return term_is(file) && !(no && no[0]) && name && strcmp(name, "dumb") != 0;
}

unsigned term_width(FILE *file)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	if (!term_is(file))
		return 0;
	if (ioctl(fileno(file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return columns && atoi(columns) > 0 ? (unsigned)atoi(columns) : 80;
}

static bool harmful(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

/* What to write for the bytes [from, to) of s, which are code point c. */
static pr_str shown(pr_str s, size_t from, size_t to, uint32_t c, enum term_lines lines)
{
	bool blank = c == '\n' || c == '\t';
	if (blank && lines == TERM_ONE_LINE)
		return (pr_str){" ", 1};
	if (harmful(c) && !blank)
		return (pr_str){GLYPH_UNKNOWN, sizeof GLYPH_UNKNOWN - 1};
	return (pr_str){s.p + from, to - from};
}

void term_put(FILE *file, pr_str s, enum term_lines lines)
{
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		pr_str piece = shown(s, from, at, c, lines);
		fwrite(piece.p, 1, piece.n, file);
	}
}

size_t term_clean(char *out, pr_str s)
{
	size_t n = 0;
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		pr_str piece = shown(s, from, at, c, TERM_ONE_LINE);
		memcpy(out + n, piece.p, piece.n);
		n += piece.n;
	}
	return n;
}
