/* convert_match.c: what the groups of a match caught, by the names of the captures; as text, as a row of the list that
 * it comes from, as a small number. */
#include "convert.h"

#include <stdlib.h>

#include "rule.h"
#include "str.h"

static str group_text(const struct match *m, u32 group)
{
	size_t beg, end;

	if (group >= m->groups) /* PCRE2 tells no more groups than the last that took part */
		return S("");
	beg = m->offset[2 * group], end = m->offset[2 * group + 1];
	return beg == PCRE2_UNSET || end < beg ? S("") : str_cut(m->sentence, beg, end);
}

/* A name may stand for several groups (alternatives): the one that took part. */
static const struct capture *capture_of(const struct match *m, str name, str *text)
{
	for (u32 i = 0; i < m->rule->captures; i++) {
		const struct capture *c = &m->rule->capture[i];
		if (str_eq(c->name, name) && (*text = group_text(m, c->group)).n)
			return c;
	}
	*text = S("");
	return NULL;
}

str match_capture(const struct match *m, str name)
{
	str text;

	capture_of(m, name, &text);
	return text;
}

const struct row *match_row(const struct match *m, str name)
{
	str text;
	const struct capture *c = capture_of(m, name, &text);

	return c && c->list ? list_find(c->list, text) : NULL;
}

str match_said(const struct match *m, const struct capture *c, bool *listed)
{
	str text = group_text(m, c->group);
	const struct row *row = text.n && c->list ? list_find(c->list, text) : NULL;

	*listed = row && row->columns;
	return *listed ? row->column[0] : text;
}

/* `dix-neuf cent quarante`, of a year. */
static bool number_in_words(int *out, str text)
{
	struct dec value;

	if (number_read(&value, NULL, text) != text.n || value.scale || value.num > 9999)
		return false;
	*out = (int)value.num;
	return true;
}

bool match_number(int *out, const struct match *m, str name)
{
	const struct row *row = match_row(m, name);

	return digits_read(out, row && row->columns ? row->column[0] : match_capture(m, name));
}

bool digits_read(int *out, str text)
{
	int number = 0;

	if (!text.n)
		return false;
	if (text.n > 6 || text.p[0] < '0' || text.p[0] > '9')
		return number_in_words(out, text);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		number = number * 10 + (text.p[i] - '0');
	}
	*out = number;
	return true;
}
