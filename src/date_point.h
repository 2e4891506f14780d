/* date_point.h: one end of a date, resolved; for date.c. */
#ifndef DATE_POINT_H
#define DATE_POINT_H

#include "edtf.h"

struct period {
	struct when from, to; /* equal unless pair */
	bool pair;
};
struct context {
	day published;
	int year, month; /* of publication; 0: not known */
	enum tense tense;
	const char *why; /* static */
};

bool refuse(struct context *c, const char *why); /* always false */
bool or_refuse(struct context *c, bool found, const char *why); /* found? else why not is kept */

bool point_empty(const struct date_point *p);
bool point_anchored(const struct date_point *p);     /* does it say when it is without another date's year? */
bool point_only_weekday(const struct date_point *p); /* and its day, of one that is not anchored */
bool point_in_year(struct period *out, const struct date_point *p, int year); /* 0: a year not known */
bool point_weekday(struct period *out, struct context *c, const struct date_point *p);
bool point_resolve(struct period *out, struct context *c, const struct date_point *p);

int point_long_year(const struct context *c, const struct date_point *p);
bool period_of_day(struct period *out, day d);
bool period_bounds(day *low, day *high, const struct period *p);

#endif
