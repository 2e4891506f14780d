/* stamp.c: see stamp.h. */
#include "stamp.h"

#include "date.h"
#include "str.h"

enum { DAY_SECONDS = 86400 };

static u32 digits(str s, u64 *value)
{
	u32 n = 0;

	for (*value = 0; n < s.n && n < 16 && s.p[n] >= '0' && s.p[n] <= '9'; n++)
		*value = *value * 10 + (u64)(s.p[n] - '0');
	return n;
}

static str spelled(struct arena *a, day d)
{
	struct buf b = {.arena = a};

	day_print(&b, d);
	return buf_str(&b);
}

/* `2019 03 12` */
static bool in_parts(day *out, str s)
{
	u64 part[3];
	u32 n[3];

	for (int i = 0; i < 3; i++) {
		str field = str_field(&s, ' ');
		n[i] = digits(field, &part[i]);
		if (n[i] != field.n)
			return false;
	}
	if (s.n || n[0] != 4 || n[1] != 2 || n[2] != 2 || !day_valid((int)part[0], (int)part[1], (int)part[2]))
		return false;
	*out = day_of((int)part[0], (int)part[1], (int)part[2]);
	return true;
}

/* Days since the end of 1899, of a cell that has lost its format; a fraction is the time. */
static bool of_a_sheet(day *out, str s, u32 n, u64 value)
{
	enum { FROM = 20000, TO = 60000 }; /* 1954 … 2064 */
	u64 ignored;

	if (n < s.n && (strchr(",.", s.p[n]) == NULL || digits(str_cut(s, n + 1, s.n), &ignored) + n + 1 != s.n))
		return false;
	*out = day_of(1899, 12, 30) + (day)value;
	return n == 5 && value >= FROM && value < TO;
}

str stamp_day(struct arena *a, str written)
{
	str s = str_trim(written);
	u64 value;
	u32 n = digits(s, &value);
	day d;
	int year = (int)(value / 10000), month = (int)(value / 100 % 100), mday = (int)(value % 100);

	if (n == 8 && (s.n == 8 || s.p[8] == 'T' || s.p[8] == ' ') && day_valid(year, month, mday))
		return spelled(a, day_of(year, month, mday));
	if (n == s.n && (n == 10 || n == 13))
		return spelled(a, day_of(1970, 1, 1) + (day)(value / (n == 13 ? 1000 : 1) / DAY_SECONDS));
	if (n == 14 && s.n == 14 &&
	    day_valid((int)(value / 10000000000), (int)(value / 100000000 % 100), (int)(value / 1000000 % 100)))
		return stamp_day(a, str_cut(s, 0, 8));
	return in_parts(&d, s) || of_a_sheet(&d, s, n, value) ? spelled(a, d) : written;
}
