/* sniff.h: the beginning of a file made plain, for the formats that recognise themselves by it. */
#ifndef SNIFF_H
#define SNIFF_H

#include "base.h"

enum { SNIFF_MAX = 16 << 10 }; /* [bytes] that are looked at */

/* The head without byte order marks, the NULs of UTF-16 and white space at both ends; in room where that takes a
 * copy. */
str sniff_plain(str head, char room[SNIFF_MAX]);

#endif
