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

str stamp_day(struct arena *a, str written)
{
	str s = str_trim(written);
	u64 value;
	u32 n = digits(s, &value);
	int year = (int)(value / 10000), month = (int)(value / 100 % 100), mday = (int)(value % 100);

	if (n == 8 && (s.n == 8 || s.p[8] == 'T' || s.p[8] == ' ') && day_valid(year, month, mday))
		return spelled(a, day_of(year, month, mday));
	if (n == s.n && (n == 10 || n == 13))
		return spelled(a, day_of(1970, 1, 1) + (day)(value / (n == 13 ? 1000 : 1) / DAY_SECONDS));
	if (n == 14 && s.n == 14 &&
	    day_valid((int)(value / 10000000000), (int)(value / 100000000 % 100), (int)(value / 1000000 % 100)))
		return stamp_day(a, str_cut(s, 0, 8));
	return written;
}
