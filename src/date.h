/* date.h: days, and dates as the press writes them, as EDTF (ISO 8601-2).
 *
 * A rule's captures say which piece of a date is what (`struct date_parts`);
 * date_resolve turns the pieces, and the article's day of publication, into a
 * value with its grain and bounds, or refuses (31 February; `hier` when nobody
 * knows when). Nothing here reads a clock or a time zone. */
#ifndef DATE_H
#define DATE_H

#include "buf.h"

typedef i32 day;                 /* [days] since 1970-01-01, proleptic Gregorian */
#define DAY_NONE INT32_MIN

bool day_valid(int year, int month, int mday);
day day_of(int year, int month, int mday);
void day_split(day d, int *year, int *month, int *mday);
int day_weekday(day d);          /* 1 Monday … 7 Sunday, as in ISO 8601 */
bool day_read(day *out, str iso); /* `2022-03-31`, also with a time after it, which is dropped */
void day_print(struct buf *b, day d);

enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_SEASON, GRAIN_QUARTER, GRAIN_YEAR, GRAIN_DECADE, GRAIN_CENTURY };
extern const char *const grain_names[]; /* day, month, season, … */

/* How an unfinished date finds its year. */
enum tense {
	TENSE_NONE,   /* nothing decides: the nearest */
	TENSE_PAST,   /* the latest on or before publication */
	TENSE_FUTURE  /* the first on or after it */
};
enum relative { REL_NONE, REL_LAST, REL_NEXT, REL_THIS }; /* dernier, prochain, ce */

/* One end of a date; 0 is "not said". */
struct date_point {
	int year;       /* four digits; with short_year two of them, 0..99 */
	bool short_year;
	int month, mday;
	int weekday;    /* 1..7 */
	int season;     /* 21..24 */
	int quarter;    /* 1..4 */
	int half;       /* 1..2 */
	int decade;     /* 1990, or 90 for `les années 90` */
	int century;    /* 19 for `XIXe` */
	bool has_offset;
	int offset;     /* [days] from publication: hier -1 */
	enum relative relative; /* without meaning where the year is said */
	char relative_unit; /* 'd' 'w' 'm' 'y' 'c' for `l'an dernier`: the unit that relative moves, in which the
	                     * other pieces lie (mars de l'an dernier, lundi de la semaine dernière); 0: the point itself */
};

struct date_parts {
	struct date_point from, to; /* an end may leave out what the other says: `du 3 au 5 mai 2019`, `1994-95` */
	bool interval;              /* false, or `to` all zero: from alone */
};

struct date_value {
	char value[40];         /* EDTF: 2022-03-31, 2010-21, 199X, 18XX, 2010-10/2011-06, XXXX-10-18 */
	char low[16], high[16]; /* ISO days, empty where the year is not known */
	enum grain grain;       /* an interval has the grain of its ends, the coarser one */
};

/* published DAY_NONE: not known. False, and *why (a static text), when there is no such date. */
bool date_resolve(struct date_value *out, const struct date_parts *parts, day published, enum tense tense,
		  const char **why);

/* `31 mars 2022`, `printemps 2010`, `octobre 2010 – juin 2011`, `années 1990`, `XIXe siècle`, from an EDTF value. */
void date_label(struct buf *b, str edtf);

/* First and last day of an EDTF value; false where the year is not known. */
bool date_bounds(day *low, day *high, str edtf);

#endif
