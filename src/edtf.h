/* edtf.h: one date of any grain, and how EDTF (ISO 8601-2) writes it.
 *
 * Seasons are the astronomical ones on fixed days, as the press takes them:
 * spring 20 March – 20 June, summer 21 June – 21 September, autumn
 * 22 September – 20 December, winter 21 December – 19 March, named after the
 * year in which it begins. */
#ifndef EDTF_H
#define EDTF_H

#include "date.h"

struct when {
	enum grain grain;
	int year; /* 0: not known; a decade's or a century's first (1990, 1800) */
	int part; /* month 1..12, season 21..24, quarter 33..36 */
	int mday;
};

enum { EDTF_MAX = 16 }; /* [bytes] of one date, its NUL too */

bool when_valid(struct when w);                       /* XXXX-02-29 is */
void when_print(char out[EDTF_MAX], struct when w);
bool when_read(struct when *out, str edtf);           /* one date, not an interval */
bool when_bounds(day *low, day *high, struct when w); /* false where the year is not known */

#endif
