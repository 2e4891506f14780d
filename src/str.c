/* str.c: see str.h. */
#include "str.h"

str str_c(const char *c)
{
	return c ? (str){c, strlen(c)} : (str){"", 0};
}

str str_cut(str s, size_t beg, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (beg > end)
		beg = end;
	return (str){beg ? s.p + beg : s.p, end - beg}; /* no offset to the null pointer of an empty one */
}

bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str head)
{
	return s.n >= head.n && str_eq(str_cut(s, 0, head.n), head);
}

bool str_ends(str s, str tail)
{
	return s.n >= tail.n && str_eq(str_cut(s, s.n - tail.n, s.n), tail);
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_starts_fold(str s, str head)
{
	if (s.n < head.n)
		return false;
	for (size_t i = 0; i < head.n; i++)
		if (ascii_lower(s.p[i]) != ascii_lower(head.p[i]))
			return false;
	return true;
}

bool str_is_one_of(str s, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(s, str_c(*words)))
			return true;
	return false;
}

bool str_is_one_of_fold(str s, const char *const *words)
{
	for (; *words; words++)
		if (s.n == strlen(*words) && str_starts_fold(s, str_c(*words)))
			return true;
	return false;
}

bool str_starts_one_of_fold(str s, const char *const *words)
{
	for (; *words; words++)
		if (str_starts_fold(s, str_c(*words)))
			return true;
	return false;
}

size_t str_find(str s, str needle, size_t from)
{
	if (needle.n == 0 || s.n < needle.n)
		return SIZE_MAX;
	for (size_t i = from; i + needle.n <= s.n; i++) {
		const char *hit = memchr(s.p + i, needle.p[0], s.n - needle.n - i + 1);
		if (!hit)
			return SIZE_MAX;
		i = (size_t)(hit - s.p);
		if (memcmp(hit, needle.p, needle.n) == 0)
			return i;
	}
	return SIZE_MAX;
}

bool str_has_one_of(str s, const char *const *words)
{
	for (; *words; words++)
		if (str_find(s, str_c(*words), 0) != SIZE_MAX)
			return true;
	return false;
}

str str_trim(str s)
{
	while (s.n && str_is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && str_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

str str_line(str *rest)
{
	str line = str_field(rest, '\n');

	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

str str_field(str *rest, char separator)
{
	const char *at = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
	size_t n = at ? (size_t)(at - rest->p) : rest->n;
	str field = {rest->p, n};
	size_t skip = at ? n + 1 : n;

	if (skip) /* rest may be no slice at all */
		rest->p += skip;
	rest->n -= skip;
	return field;
}

u64 str_hash(str s)
{
	u64 h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (u8)s.p[i]) * 1099511628211u;
	return h;
}
