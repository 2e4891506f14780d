/* mailbox.c: see mailbox.h. A sentence that begins with `From` after a blank line is none of these lines: no header
 * follows it. */
#include "mailbox.h"

#include "str.h"

/* `Name:` at the head of s; the name has no space. */
static bool is_header(str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] > ' ' && s.p[n] < 0x7F && s.p[n] != ':')
		n++;
	return n > 1 && n < s.n && s.p[n] == ':';
}

static bool after_blank(str rest, size_t at)
{
	if (at == 0)
		return true;
	if (rest.p[at - 1] != '\n')
		return false;
	at -= at > 1 && rest.p[at - 2] == '\r' ? 2 : 1;
	return at > 0 && rest.p[at - 1] == '\n';
}

static bool begins_mail(str rest, size_t at)
{
	str after = str_cut(rest, at, rest.n);

	if (!after_blank(rest, at) || !memchr(after.p, '\n', after.n))
		return false;
	str_line(&after);
	return is_header(after);
}

size_t mailbox_cut(str rest, bool last)
{
	for (size_t at = 0; (at = str_find(rest, S("From "), at + 1)) != SIZE_MAX;)
		if (begins_mail(rest, at))
			return at;
	return last ? rest.n : 0;
}
