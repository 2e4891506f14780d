/* edtf.c: see edtf.h. What is printed here is what is read here; nothing else of EDTF is. */
#include "edtf.h"

#include "str.h"

const char *const grain_names[] = {"day", "month", "season", "quarter", "year", "decade", "century"};

bool when_valid(struct when w)
{
	int year = w.year ? w.year : 2000; /* some year has a 29 February */

	switch (w.grain) {
	case GRAIN_DAY: return day_valid(year, w.part, w.mday);
	case GRAIN_MONTH: return day_valid(year, w.part, 1);
	case GRAIN_SEASON: /* a winter ends in the next year */
		return w.part >= 21 && w.part <= 24 && w.year > 0 && day_valid(w.year + 1, 1, 1);
	case GRAIN_QUARTER: return w.part >= 33 && w.part <= 36 && day_valid(w.year, 1, 1);
	case GRAIN_YEAR: return day_valid(w.year, 1, 1);
	case GRAIN_DECADE: return w.year >= 0 && w.year <= 9990 && w.year % 10 == 0;
	default: return w.year >= 0 && w.year <= 9900 && w.year % 100 == 0; /* a century */
	}
}

/* The last digits of n, and where they end. By hand: a date is printed three times over, in every article. */
static char *digits_put(char *out, unsigned n, int digits)
{
	for (int i = digits; i-- > 0; n /= 10)
		out[i] = (char)('0' + n % 10);
	return out + digits;
}

static char *part_put(char *out, int part)
{
	*out = '-';
	return digits_put(out + 1, (unsigned)part, 2);
}

void when_print(char out[EDTF_MAX], struct when w)
{
	char *end = digits_put(out, (unsigned)w.year, 4);

	if (w.year == 0 && w.grain < GRAIN_DECADE)
		memset(out, 'X', 4);
	else if (w.grain >= GRAIN_DECADE)
		memset(w.grain == GRAIN_DECADE ? end - 1 : end - 2, 'X', w.grain == GRAIN_DECADE ? 1 : 2);
	if (w.grain < GRAIN_YEAR)
		end = part_put(end, w.part);
	if (w.grain == GRAIN_DAY)
		end = part_put(end, w.mday);
	*end = '\0';
}

/* Digits [beg, end) of s; -1 when one of them is none. */
static int number_in(str s, size_t beg, size_t end)
{
	int n = 0;

	for (size_t i = beg; i < end; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		n = n * 10 + (s.p[i] - '0');
	}
	return n;
}

static struct when year_read(str head)
{
	if (str_eq(head, S("XXXX")))
		return (struct when){.grain = GRAIN_YEAR};
	if (str_ends(head, S("XX")))
		return (struct when){.grain = GRAIN_CENTURY, .year = number_in(head, 0, 2) * 100};
	if (str_ends(head, S("X")))
		return (struct when){.grain = GRAIN_DECADE, .year = number_in(head, 0, 3) * 10};
	if (str_eq(head, S("0000"))) /* 0 is kept for the unknown year */
		return (struct when){.grain = GRAIN_YEAR, .year = -1};
	return (struct when){.grain = GRAIN_YEAR, .year = number_in(head, 0, 4)};
}

bool when_read(struct when *out, str edtf)
{
	struct when w;

	if ((edtf.n != 4 && edtf.n != 7 && edtf.n != 10) || (edtf.n > 4 && edtf.p[4] != '-'))
		return false;
	w = year_read(str_cut(edtf, 0, 4));
	if (edtf.n > 4) {
		if (w.grain != GRAIN_YEAR)
			return false;
		w.part = number_in(edtf, 5, 7);
		w.grain = w.part <= 12 ? GRAIN_MONTH : w.part <= 24 ? GRAIN_SEASON : GRAIN_QUARTER;
	}
	if (edtf.n == 10) {
		if (edtf.p[7] != '-' || w.grain != GRAIN_MONTH)
			return false;
		w.grain = GRAIN_DAY;
		w.mday = number_in(edtf, 8, 10);
	}
	*out = w;
	return when_valid(w);
}

static day month_end(int year, int month)
{
	return (month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1)) - 1;
}

static void season_bounds(day *low, day *high, int year, int season)
{
	static const struct { u8 month, mday; } first[] = {{3, 20}, {6, 21}, {9, 22}, {12, 21}, {3, 20}};
	int next = season - 20;

	*low = day_of(year, first[next - 1].month, first[next - 1].mday);
	*high = day_of(year + (season == 24), first[next].month, first[next].mday) - 1;
}

bool when_bounds(day *low, day *high, struct when w)
{
	int month = 3 * (w.part - 33) + 1; /* the first of a quarter */
	int first = w.year ? w.year : 1;   /* no year 0 */

	if (w.year == 0 && w.grain < GRAIN_DECADE)
		return false;
	switch (w.grain) {
	case GRAIN_DAY: *low = *high = day_of(w.year, w.part, w.mday); return true;
	case GRAIN_MONTH: *low = day_of(w.year, w.part, 1); *high = month_end(w.year, w.part); return true;
	case GRAIN_SEASON: season_bounds(low, high, w.year, w.part); return true;
	case GRAIN_QUARTER: *low = day_of(w.year, month, 1); *high = month_end(w.year, month + 2); return true;
	case GRAIN_YEAR: *low = day_of(w.year, 1, 1); *high = month_end(w.year, 12); return true;
	case GRAIN_DECADE: *low = day_of(first, 1, 1); *high = month_end(w.year + 9, 12); return true;
	default: *low = day_of(first, 1, 1); *high = month_end(w.year + 99, 12); return true; /* a century */
	}
}

bool date_bounds(day *low, day *high, str edtf)
{
	struct when from, to;
	size_t slash = str_find(edtf, S("/"), 0);
	day unused;

	if (slash == SIZE_MAX)
		return when_read(&from, edtf) && when_bounds(low, high, from);
	return when_read(&from, str_cut(edtf, 0, slash)) && when_read(&to, str_cut(edtf, slash + 1, edtf.n)) &&
	       when_bounds(low, &unused, from) && when_bounds(&unused, high, to);
}
