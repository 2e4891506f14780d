/* date_label.c: an EDTF value in French, for people (date.h). An interval says once what its ends share:
 * `3–5 mai 2019`, `28 avril – 3 mai 2019`, `octobre – décembre 2010`. */
#include "edtf.h"
#include "str.h"

static const char *const months[] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
				     "septembre", "octobre", "novembre", "décembre"};
static const char *const seasons[] = {"printemps", "été", "automne", "hiver"};

/* French ordinals: 1er, 2e */
static void ordinal(struct buf *b, int n)
{
	buf_int(b, n);
	buf_put(b, n == 1 ? S("er") : S("e"));
}

static void roman(struct buf *b, int n)
{
	static const struct { int value; const char *text; } digits[] = {
		{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	};

	for (size_t i = 0; i < countof(digits); i++)
		for (; n >= digits[i].value; n -= digits[i].value)
			buf_put(b, str_c(digits[i].text));
}

static void mday_label(struct buf *b, int mday)
{
	if (mday == 1)
		ordinal(b, 1);
	else
		buf_int(b, mday);
}

/* A year, or years. */
static void years_label(struct buf *b, struct when w)
{
	if (w.grain == GRAIN_YEAR) {
		buf_int(b, w.year);
	} else if (w.grain == GRAIN_DECADE) {
		buf_printf(b, "années %d", w.year);
	} else {
		roman(b, w.year / 100 + 1);
		buf_put(b, w.year ? S("e siècle") : S("er siècle"));
	}
}

/* What lies within a year. */
static void part_label(struct buf *b, struct when w)
{
	if (w.grain == GRAIN_DAY) {
		mday_label(b, w.mday);
		buf_char(b, ' ');
	}
	if (w.grain == GRAIN_DAY || w.grain == GRAIN_MONTH) {
		buf_put(b, str_c(months[w.part - 1]));
	} else if (w.grain == GRAIN_SEASON) {
		buf_put(b, str_c(seasons[w.part - 21]));
	} else {
		ordinal(b, w.part - 32);
		buf_put(b, S(" trimestre"));
	}
}

static void label(struct buf *b, struct when w, bool with_year)
{
	if (w.grain >= GRAIN_YEAR) {
		years_label(b, w);
		return;
	}
	part_label(b, w);
	if (with_year && w.year) {
		buf_char(b, ' ');
		buf_int(b, w.year);
	}
}

static void interval_label(struct buf *b, struct when from, struct when to)
{
	bool days = from.grain == GRAIN_DAY && to.grain == GRAIN_DAY;
	bool years = from.grain == GRAIN_YEAR && to.grain == GRAIN_YEAR;

	if (days && from.year == to.year && from.part == to.part)
		mday_label(b, from.mday);
	else
		label(b, from, from.year != to.year);
	buf_put(b, years || (days && from.year == to.year && from.part == to.part) ? S("–") : S(" – "));
	label(b, to, true);
}

void date_label(struct buf *b, str edtf)
{
	struct when from, to;
	size_t slash = str_find(edtf, S("/"), 0);

	if (slash == SIZE_MAX && when_read(&from, edtf))
		label(b, from, true);
	else if (slash != SIZE_MAX && when_read(&from, str_cut(edtf, 0, slash)) &&
		 when_read(&to, str_cut(edtf, slash + 1, edtf.n)))
		interval_label(b, from, to);
	else
		buf_put(b, edtf);
}
