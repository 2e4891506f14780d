/* sniff.h: the beginning of a file made plain, for the formats that recognise themselves by it. */
#ifndef SNIFF_H
#define SNIFF_H

#include "base.h"

enum { SNIFF_MAX = 16 << 10 }; /* [bytes] that are looked at */

/* The head without byte order marks, the NULs of UTF-16 and white space at both ends; in room where that takes a
 * copy. */
str sniff_plain(str head, char room[SNIFF_MAX]);

/* Is it UTF-16? Its lines cannot be told from the bytes alone. */
bool sniff_is_wide(str bytes);

/* The same head where it is not; else the low bytes of its characters, in room. Lines end in \n, not in \r alone. */
enum { SNIFF_NARROW = 32 << 10 };
str sniff_narrow(str head, char room[SNIFF_NARROW]);

#endif
