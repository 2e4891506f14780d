/* day.c: days of the proleptic Gregorian calendar (date.h).
 *
 * The two conversions are Howard Hinnant's days_from_civil and civil_from_days
 * (howardhinnant.github.io/date_algorithms.html): years begin in March, so that
 * the leap day is the last of its year, and 400 of them are 146,097 days. */
#include "date.h"

enum { ERA = 146097, EPOCH = 719468 }; /* [days] in 400 years; from 0000-03-01 to 1970-01-01 */

bool day_valid(int year, int month, int mday)
{
	static const u8 lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1)
		return false;
	return mday <= lengths[month - 1] + (month == 2 && leap);
}

day day_of(int year, int month, int mday)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;                                             /* [years] 0 … 399 */
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + mday - 1; /* [days] 0 … 365 */

	return era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

void day_split(day d, int *year, int *month, int *mday)
{
	int z = d + EPOCH;
	int era = (z >= 0 ? z : z - (ERA - 1)) / ERA;
	int in_era = z - era * ERA;
	int of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int of_year = in_era - (365 * of_era + of_era / 4 - of_era / 100);
	int m = (5 * of_year + 2) / 153; /* 0 March … 11 February */

	*mday = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = of_era + era * 400 + (*month <= 2);
}

int day_weekday(day d)
{
	return ((d + 3) % 7 + 7) % 7 + 1; /* 1970-01-01 was a Thursday */
}

static bool digits(int *out, str s, size_t at, size_t n)
{
	*out = 0;
	if (at + n > s.n)
		return false;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return true;
}

bool day_read(day *out, str iso)
{
	int year, month, mday;

	if (!digits(&year, iso, 0, 4) || !digits(&month, iso, 5, 2) || !digits(&mday, iso, 8, 2))
		return false;
	if (iso.p[4] != '-' || iso.p[7] != '-' || (iso.n > 10 && iso.p[10] != 'T' && iso.p[10] != ' '))
		return false;
	if (!day_valid(year, month, mday))
		return false;
	*out = day_of(year, month, mday);
	return true;
}

void day_print(struct buf *b, day d)
{
	int year, month, mday;

	day_split(d, &year, &month, &mday);
	buf_printf(b, "%04d-%02d-%02d", year, month, mday);
}
