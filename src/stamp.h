/* stamp.h: days as programs stamp them, in forms that no text has. */
#ifndef STAMP_H
#define STAMP_H

#include "buf.h"

/* `20190312T101500`, `2019 03 12`, seconds or milliseconds since 1970, and a spreadsheet's `43536` become `2019-03-12`;
 * anything else stays as it is. */
str stamp_day(struct arena *a, str written);

#endif
