/* quote.c: see quote.h. */
#include "quote.h"

#include <string.h>

#include "glyph.h"

static void put_escape(FILE *file, unsigned char c)
{
	static const char plain[] = "\b\t\n\f\r\"\\", letter[] = "btnfr\"\\";
	for (size_t i = 0; plain[i]; i++)
		if (c == (unsigned char)plain[i]) {
			fputc('\\', file);
			fputc(letter[i], file);
			return;
		}
	fprintf(file, "\\u%04x", c);
}

void quote_put(FILE *file, pr_str s)
{
	size_t done = 0;
	putc('"', file);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
			continue;
		glyph_put(file, (pr_str){s.p + done, i - done});
		put_escape(file, c);
		done = i + 1;
	}
	glyph_put(file, (pr_str){s.p + done, s.n - done});
	putc('"', file);
}

void quote_word(FILE *file, const char *s)
{
	quote_put(file, (pr_str){s, strlen(s)});
}
