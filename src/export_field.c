/* export_field.c: see export.h. What one line of an export says: a day, an author, rights, a length, a count. */
#include "byline.h"
#include "export.h"
#include "str.h"

str export_words(struct arena *a, str text)
{
	struct buf b = {.arena = a};

	for (text = plain_trim(text); text.n;) {
		str word = text;
		size_t n = 0;
		while (n < text.n && !str_is_space(text.p[n]))
			n++;
		word.n = n;
		if (b.n)
			buf_char(&b, ' ');
		buf_put(&b, word);
		text = str_trim(str_cut(text, n, text.n));
	}
	return buf_str(&b);
}

str export_day(struct arena *a, str text)
{
	struct buf b = {.arena = a};
	day d;

	if (byline_day(&d, text))
		day_print(&b, d);
	return buf_str(&b);
}

str export_author(str text)
{
	static const char *const before[] = {"propos recueillis par ", "par ", "by ", "von ", "por "};

	text = plain_trim(text);
	for (size_t i = 0; i < countof(before); i++)
		if (str_starts_fold(text, str_c(before[i])))
			return plain_trim(str_cut(text, strlen(before[i]), text.n));
	return text;
}

bool export_is_author(str line)
{
	enum { AUTHOR_MAX = 160 };
	struct byline b;
	bool all = true;

	if (line.n == 0 || line.n > AUTHOR_MAX)
		return false;
	if (byline_is_name(line) || (byline_read(&b, line) && b.author.n))
		return true;
	if (!memchr(line.p, ';', line.n))
		return false;
	for (str rest = line; rest.n && all;)
		all = byline_is_name(plain_trim(str_field(&rest, ';')));
	return all;
}

bool export_is_rights(str line)
{
	static const char *const begins[] = {"copyright", "(c) ", "©", "tous droits r", "all rights reserved",
	                                     "alle rechte", "droits de reproduction"};
	static const char *const ends[] = {"tous droits réservés", "all rights reserved", "alle rechte vorbehalten"};
	enum { NOTICE_MAX = 160 /* [bytes] */ };

	line = plain_trim(line);
	for (size_t i = 0; i < countof(begins); i++)
		if (str_starts_fold(line, str_c(begins[i])))
			return true;
	while (line.n && line.p[line.n - 1] == '.')
		line.n--;
	for (size_t i = 0; i < countof(ends) && line.n <= NOTICE_MAX; i++)
		if (line.n > strlen(ends[i])
		    && str_starts_fold(str_cut(line, line.n - strlen(ends[i]), line.n), str_c(ends[i])))
			return true;
	return false;
}

bool export_is_length(str line)
{
	static const char *const units[] = {"words", "mots", "wörter", "palabras", "parole", "palavras", "woorden"};
	size_t n = 0;

	line = plain_trim(line);
	if (line.n == 0 || line.n > 40 || line.p[0] < '0' || line.p[0] > '9')
		return false;
	while (n < line.n && (strchr("0123456789., ", line.p[n]) || (u8)line.p[n] >= 0x80)) /* or another space */
		n++;
	for (size_t i = 0; i < countof(units); i++)
		if (line.n - n == strlen(units[i]) && str_starts_fold(str_cut(line, n, line.n), str_c(units[i])))
			return true;
	return false;
}

static bool is_number(str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
	return word.n > 0 && word.n < 8;
}

bool export_is_count(str line)
{
	static const char *const units[] = {"document", "documents", "dokument", "dokumenten", "documento", "documentos",
	                                    "documenti", "documenten", "article", NULL};
	static const char *const between[] = {"of", "de", "von", "sur", "di", "van", "/", NULL};
	str rest = plain_trim(line), word;
	bool unit;

	if (rest.n == 0 || rest.n > 60)
		return false;
	word = str_field(&rest, ' ');
	unit = str_is_one_of_fold(word, units);
	if (unit)
		word = str_field(&rest, ' ');
	if (!is_number(word) || !str_is_one_of_fold(str_field(&rest, ' '), between) || !is_number(str_field(&rest, ' ')))
		return false;
	return unit ? rest.n == 0 : rest.n == 0 || str_is_one_of_fold(rest, units);
}
