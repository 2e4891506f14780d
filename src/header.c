/* header.c: see header.h. */
#include "header.h"

#include "str.h"

size_t header_end(str s)
{
	str rest = s;

	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		str line = str_line(&rest);
		if (line.n == 0)
			return end ? (size_t)(rest.p - s.p) : 0;
	}
	return 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

str header_value(str header, const char *name)
{
	str key = str_c(name);

	for (str rest = header; rest.n;) {
		str line = rest, field = str_line(&rest);
		if (field.n <= key.n || field.p[key.n] != ':' || !str_starts_fold(field, key))
			continue;
		while (rest.n && is_blank(rest.p[0]))
			str_line(&rest);
		return str_trim(str_cut(line, key.n + 1, (size_t)(rest.p - line.p)));
	}
	return S("");
}

bool header_is(str value, const char *word)
{
	str w = str_c(word);

	return str_starts_fold(value, w) && (value.n == w.n || strchr("; \t\r\n,", value.p[w.n]));
}

str header_parameter(str value, const char *name)
{
	str key = str_c(name);

	str_field(&value, ';');
	while (value.n) {
		str field = str_trim(value), said;
		if (str_starts_fold(field, key)) {
			said = str_trim(str_cut(field, key.n, field.n));
			if (str_starts(said, S("="))) {
				said = str_trim(str_cut(said, 1, said.n));
				if (!str_starts(said, S("\"")))
					return str_trim(str_field(&said, ';'));
				said = str_cut(said, 1, said.n);
				return str_field(&said, '"');
			}
		}
		str_field(&value, ';');
	}
	return S("");
}
