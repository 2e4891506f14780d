/* sniff.c: see sniff.h. */
#include "sniff.h"

#include "str.h"

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
