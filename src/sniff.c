/* sniff.c: see sniff.h. */
#include "sniff.h"

#include "str.h"
#include "text.h"

bool sniff_is_wide(str bytes)
{
	return str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"))
	       || (bytes.n > 1 && (!bytes.p[0] || !bytes.p[1]));
}

/* The low bytes of UTF-16, in room for as many as `most`. */
static str narrowed(str wide, char *room, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < wide.n && n < most; i++)
		if (wide.p[i] && (u8)wide.p[i] < 0xFE)
			room[n++] = wide.p[i];
	return (str){room, n};
}

str sniff_narrow(str head, char room[SNIFF_NARROW])
{
	if (sniff_is_wide(head))
		head = narrowed(head, room, SNIFF_NARROW);
	return text_lacks_feeds(head) ? text_feed(room, str_cut(head, 0, SNIFF_NARROW)) : head;
}

str sniff_plain(str head, char room[SNIFF_MAX])
{
	head = str_cut(head, 0, SNIFF_MAX);
	if (str_starts(head, S("\xEF\xBB\xBF")))
		head = str_cut(head, 3, head.n);
	if (!str_starts(head, S("\xFF\xFE")) && !str_starts(head, S("\xFE\xFF")) && !memchr(head.p, 0, head.n))
		return str_trim(head);
	return str_trim(narrowed(head, room, SNIFF_MAX));
}
