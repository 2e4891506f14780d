/* out_iramuteq.c: articles as a corpus for IRaMuTeQ and Alceste: each below a line of starred variables.
 *
 *     **** *article_12 *source_Le_Monde *annee_2013 *mois_04 *jour_01
 *     The title
 *     The text …
 *
 * A value of a variable is letters, digits and dashes: all else becomes `_`. In the text, stars and dollars, which the
 * programs mark their own places with, become spaces; so does every space that is none for them. */
#include <string.h>

#include "glyph.h"
#include "out.h"

static bool stands_in_value(uint32_t c)
{
	bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
	bool letter = (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c < 0x2000);
	return ascii || letter;
}

/* ` *name_value`; nothing where there is no value. */
static void put_variable(FILE *file, const char *name, pr_str value)
{
	bool gap = false, begun = false;
	for (size_t at = 0, from = 0; at < value.n; from = at) {
		if (!stands_in_value(glyph_next(value, &at))) {
			gap = begun;
			continue;
		}
		if (!begun)
			fprintf(file, " *%s_", name);
		if (gap)
			putc('_', file);
		begun = true;
		gap = false;
		fwrite(value.p + from, 1, at - from, file);
	}
}

/* The year, the month and the day, as far as they are known. */
static void put_day(FILE *file, pr_str day)
{
	static const struct {
		const char *name;
		size_t from, n;
	} parts[] = {{"annee", 0, 4}, {"mois", 5, 2}, {"jour", 8, 2}};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (day.n >= parts[i].from + parts[i].n)
			put_variable(file, parts[i].name, (pr_str){day.p + parts[i].from, parts[i].n});
}

static bool is_space(uint32_t c)
{
	return c == '*' || c == '$' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF ||
	       (c < 0x20 && c != '\n') || c == 0x7F;
}

static void put_text(FILE *file, pr_str s)
{
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		if (is_space(c))
			putc(' ', file);
		else if (c == 0x2019)
			putc('\'', file);
		else
			glyph_put(file, (pr_str){s.p + from, at - from});
	}
}

static void put_row(struct out *out, const struct row *row)
{
	FILE *file = out->file;
	fprintf(file, "**** *article_%llu", (unsigned long long)row_cell(row, "number")->count);
	put_variable(file, "source", row_cell(row, "source")->text);
	put_day(file, row_cell(row, "published")->text);
	putc('\n', file);
	put_text(file, row_cell(row, "text")->text);
	fputs("\n\n", file);
}

const struct out_format out_iramuteq = {"iramuteq", NULL, put_row, NULL};
