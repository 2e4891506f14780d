/* sniff.c: see sniff.h. */
#include "sniff.h"

#include "str.h"

bool sniff_is_wide(str bytes)
{
	return str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"))
	       || (bytes.n > 1 && (!bytes.p[0] || !bytes.p[1]));
}

str sniff_narrow(str head, char room[SNIFF_NARROW])
{
	size_t n = 0;

	if (!sniff_is_wide(head))
		return head;
	for (size_t i = 0; i < head.n && n < SNIFF_NARROW; i++)
		if (head.p[i] && (u8)head.p[i] < 0xFE)
			room[n++] = head.p[i];
	return (str){room, n};
}

str sniff_plain(str head, char room[SNIFF_MAX])
{
	size_t n = 0;

	head = str_cut(head, 0, SNIFF_MAX);
	if (str_starts(head, S("\xEF\xBB\xBF")))
		head = str_cut(head, 3, head.n);
	if (!str_starts(head, S("\xFF\xFE")) && !str_starts(head, S("\xFE\xFF")) && !memchr(head.p, 0, head.n))
		return str_trim(head);
	for (size_t i = 0; i < head.n; i++)
		if (head.p[i] && (u8)head.p[i] < 0xFE)
			room[n++] = head.p[i];
	return str_trim((str){room, n});
}
