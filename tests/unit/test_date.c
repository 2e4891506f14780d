/* Dates: days against an independent count, tables of resolution, and two properties by brute force: what is found
 * without a year is the nearest there is, and a value's bounds are those of its days. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "date.h"
#include "edtf.h"
#include "str.h"

static struct arena arena;

static str printed(day d)
{
	struct buf b = {.arena = &arena};

	day_print(&b, d);
	return buf_str(&b);
}

static day of(const char *iso)
{
	day d = DAY_NONE;

	if (iso && !day_read(&d, str_c(iso)))
		fail_msg("%s is no day", iso);
	return d;
}

/* ── days ── */

static void every_day_from_1600_to_2200_round_trips(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int weekday = 6; /* 1 January 1600 was a Saturday */
	day d = day_of(1600, 1, 1);
	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(2000, 3, 1), 11017);
	for (int year = 1600; year <= 2200; year++)
		for (int month = 1; month <= 12; month++) {
			bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
			int length = lengths[month - 1] + (month == 2 && leap);
			assert_false(day_valid(year, month, length + 1));
			assert_false(day_valid(year, month, 0));
			for (int mday = 1; mday <= length; mday++, d++) {
				int y, m, n;
				assert_true(day_valid(year, month, mday));
				assert_int_equal(day_of(year, month, mday), d);
				day_split(d, &y, &m, &n);
				assert_true(y == year && m == month && n == mday);
				assert_int_equal(day_weekday(d), weekday);
				weekday = weekday % 7 + 1;
			}
		}
}

static void days_are_read_and_printed_as_iso(void **state)
{
	static const char *const good[] = {"2022-03-31", "0001-01-01", "9999-12-31", "2020-02-29"};
	static const char *const bad[] = {"", "2022", "2022-03", "2022-3-1", "2022-02-29", "2022-13-01", "0000-01-01",
		"22-03-31",
		"2022/03/31", "2022-03/31", "2022-03-311", "2022-03-31x", "abcd-ef-gh", "2022-00-10", "-022-01-01",
		"2022-03-3"};
	day d;
	(void)state;
	for (size_t i = 0; i < countof(good); i++) {
		assert_true(day_read(&d, str_c(good[i])));
		assert_true(str_eq(printed(d), str_c(good[i])));
	}
	for (size_t i = 0; i < countof(bad); i++)
		if (day_read(&d, str_c(bad[i])))
			fail_msg("%s is read", bad[i]);
	assert_true(day_read(&d, S("2022-03-31T12:00:00Z")) && d == of("2022-03-31"));
	assert_true(day_read(&d, S("2022-03-31 12:00")) && d == of("2022-03-31"));
}

static void days_before_the_year_one_are_counted_on(void **state)
{
	int year, month, mday;
	(void)state;
	assert_int_equal(day_of(0, 12, 31) + 1, day_of(1, 1, 1));
	for (day d = day_of(-401, 1, 1); d < day_of(1, 1, 1); d += 13) {
		day_split(d, &year, &month, &mday);
		assert_true(year <= 0 && day_of(year, month, mday) == d);
	}
}

/* ── resolution ── */

struct found {
	struct date_parts parts;
	const char *published; /* NULL: not known */
	enum tense tense;
	const char *value;     /* NULL: refused */
	enum grain grain;
	const char *low, *high; /* NULL: not looked at */
};

/* a value of that grain, whose bounds the case does not look at */
#define A_DAY GRAIN_DAY, NULL, NULL
#define A_MONTH GRAIN_MONTH, NULL, NULL
#define ANY NULL, NULL

static void check(const struct found *f, size_t number)
{
	struct date_value v = {0};
	const char *why = "";
	bool found = date_resolve(&v, &f->parts, of(f->published), f->tense, &why);

	if (!f->value) {
		if (found)
			fail_msg("case %zu: found %s", number, v.value);
		assert_true(why && *why);
		return;
	}
	if (!found)
		fail_msg("case %zu: %s refused: %s", number, f->value, why);
	if (strcmp(v.value, f->value) || v.grain != f->grain)
		fail_msg("case %zu: %s as %s, wanted %s", number, v.value, grain_names[v.grain], f->value);
	if ((f->low && strcmp(v.low, f->low)) || (f->high && strcmp(v.high, f->high)))
		fail_msg("case %zu: %s from %s to %s", number, v.value, v.low, v.high);
}

static void check_all(const struct found *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&cases[i], i);
}
#define CHECK_ALL(cases) check_all((cases), countof(cases))

#define POINT(...) {.from = {__VA_ARGS__}}
#define ENDS(a, ...) {.from = BRACE a, .to = {__VA_ARGS__}, .interval = true}
#define BRACE(...) {__VA_ARGS__}

static void a_date_with_its_year_needs_nothing_else(void **state)
{
	static const struct found cases[] = {
		{POINT(.year = 2022, .month = 3, .mday = 31), NULL, 0, "2022-03-31", GRAIN_DAY, "2022-03-31",
			"2022-03-31"},
		{POINT(.year = 2023, .month = 1, .mday = 1, .weekday = 3), NULL, 0, "2023-01-01", A_DAY},
		{POINT(.year = 2021, .month = 3), NULL, 0, "2021-03", GRAIN_MONTH, "2021-03-01", "2021-03-31"},
		{POINT(.year = 2020, .month = 2), NULL, 0, "2020-02", GRAIN_MONTH, "2020-02-01", "2020-02-29"},
		{POINT(.year = 2012), NULL, 0, "2012", GRAIN_YEAR, "2012-01-01", "2012-12-31"},
		{POINT(.year = 2010, .season = 21), NULL, 0, "2010-21", GRAIN_SEASON, "2010-03-20", "2010-06-20"},
		{POINT(.year = 2010, .season = 22), NULL, 0, "2010-22", GRAIN_SEASON, "2010-06-21", "2010-09-21"},
		{POINT(.year = 2010, .season = 23), NULL, 0, "2010-23", GRAIN_SEASON, "2010-09-22", "2010-12-20"},
		{POINT(.year = 2010, .season = 24), NULL, 0, "2010-24", GRAIN_SEASON, "2010-12-21", "2011-03-19"},
		{POINT(.year = 2011, .quarter = 1), NULL, 0, "2011-33", GRAIN_QUARTER, "2011-01-01", "2011-03-31"},
		{POINT(.year = 2011, .quarter = 4), NULL, 0, "2011-36", GRAIN_QUARTER, "2011-10-01", "2011-12-31"},
		{POINT(.year = 2022, .half = 1), NULL, 0, "2022-01/2022-06", GRAIN_MONTH, "2022-01-01", "2022-06-30"},
		{POINT(.year = 2022, .half = 2), NULL, 0, "2022-07/2022-12", GRAIN_MONTH, "2022-07-01", "2022-12-31"},
		{POINT(.decade = 1990), NULL, 0, "199X", GRAIN_DECADE, "1990-01-01", "1999-12-31"},
		{POINT(.decade = 90), "2020-05-05", 0, "199X", GRAIN_DECADE, ANY},
		{POINT(.decade = 90), NULL, 0, "199X", GRAIN_DECADE, ANY},
		{POINT(.decade = 90), "1950-01-01", 0, "189X", GRAIN_DECADE, ANY},
		{POINT(.decade = 2000), NULL, 0, "200X", GRAIN_DECADE, "2000-01-01", "2009-12-31"},
		{POINT(.century = 19), NULL, 0, "18XX", GRAIN_CENTURY, "1800-01-01", "1899-12-31"},
		{POINT(.century = 21), NULL, 0, "20XX", GRAIN_CENTURY, ANY},
		{POINT(.century = 1), NULL, 0, "00XX", GRAIN_CENTURY, "0001-01-01", "0099-12-31"},
		{POINT(.year = 2019, .month = 10, .mday = 3, .relative = REL_LAST), "2021-01-01", 0, "2019-10-03",
			A_DAY},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void an_impossible_date_is_refused(void **state)
{
	static const struct found cases[] = {
		{.parts = POINT(.year = 2011, .month = 2, .mday = 31)},
		{.parts = POINT(.year = 2011, .month = 2, .mday = 29)},
		{.parts = POINT(.month = 2, .mday = 30)},
		{.parts = POINT(.month = 2, .mday = 30), .published = "2020-01-01"},
		{.parts = POINT(.year = 2011, .month = 13)}, {.parts = POINT(.year = 2011, .month = 4, .mday = 31)},
		{.parts = POINT(.mday = 12), .published = "2020-01-01"}, {.parts = POINT(0), .published = "2020-01-01"},
		{.parts = POINT(.year = 2011, .season = 25)}, {.parts = POINT(.year = 2011, .quarter = 5)},
		{.parts = POINT(.month = 13)}, {.parts = POINT(.month = 13), .published = "2020-01-01"},
		{.parts = POINT(.decade = 12000)}, {.parts = POINT(.century = 2000), .published = "2020-01-01"},
		{.parts = POINT(.has_offset = true, .offset = -40001), .published = "2020-01-01"},
		{.parts = POINT(.season = 25, .relative = REL_THIS), .published = "2020-01-01"},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'y', .month = 2, .mday = 29),
			.published = "2020-01-01"},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'w')},
		{.parts = POINT(.year = 12000)}, {.parts = POINT(.century = 200)},
		{.parts = POINT(.has_offset = true, .offset = INT32_MAX), .published = "2020-01-01"},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void without_a_publication_day_the_year_stays_unknown(void **state)
{
	static const struct found cases[] = {
		{POINT(.month = 10, .mday = 18), NULL, 0, "XXXX-10-18", GRAIN_DAY, "", ""},
		{POINT(.month = 2, .mday = 29), NULL, 0, "XXXX-02-29", GRAIN_DAY, "", ""},
		{POINT(.month = 3, .relative = REL_LAST), NULL, 0, "XXXX-03", GRAIN_MONTH, "", ""},
		{POINT(.month = 10, .mday = 3, .relative = REL_LAST, .weekday = 2), NULL, 0, "XXXX-10-03", GRAIN_DAY,
			"", ""},
		{ENDS((.mday = 3), .month = 5, .mday = 5), NULL, 0, "XXXX-05-03/XXXX-05-05", GRAIN_DAY, "", ""},
		{ENDS((.mday = 30), .month = 5, .mday = 2), NULL, 0, "XXXX-04-30/XXXX-05-02", GRAIN_DAY, "", ""},
		{ENDS((.month = 10), .month = 3), NULL, 0, "XXXX-10/XXXX-03", GRAIN_MONTH, "", ""},
		{ENDS((.mday = 30), .month = 1, .mday = 2), NULL, 0, "XXXX-12-30/XXXX-01-02", GRAIN_DAY, "", ""},
		{.parts = ENDS((.month = 13), .month = 3)}, {.parts = ENDS((.mday = 31), .month = 3, .mday = 2)},
		{.parts = POINT(.weekday = 2)}, {.parts = POINT(.has_offset = true, .offset = -1)},
		{.parts = POINT(.season = 22)},
		{.parts = POINT(.quarter = 1)}, {.parts = POINT(.half = 1)},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'y')},
		{.parts = POINT(.relative = REL_THIS, .relative_unit = 'm')},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void dernier_and_prochain_are_strict(void **state)
{
	static const struct found cases[] = {
		{POINT(.month = 10, .mday = 3, .relative = REL_LAST), "2020-10-03", 0, "2019-10-03", A_DAY},
		{POINT(.month = 10, .mday = 3, .relative = REL_LAST), "2020-10-04", 0, "2020-10-03", A_DAY},
		{POINT(.month = 10, .mday = 3, .relative = REL_NEXT), "2020-10-03", 0, "2021-10-03", A_DAY},
		{POINT(.month = 10, .mday = 3, .relative = REL_NEXT), "2020-10-02", TENSE_PAST, "2020-10-03", A_DAY},
		{POINT(.month = 3, .relative = REL_LAST), "2020-03-20", 0, "2019-03", A_MONTH},
		{POINT(.month = 3, .relative = REL_LAST), "2020-04-01", 0, "2020-03", A_MONTH},
		{POINT(.month = 6, .relative = REL_NEXT), "2020-06-01", 0, "2021-06", A_MONTH},
		{POINT(.month = 2, .mday = 29, .relative = REL_LAST), "2023-06-01", 0, "2020-02-29", A_DAY},
		{POINT(.month = 2, .mday = 29, .relative = REL_NEXT), "1897-01-01", 0, "1904-02-29", A_DAY},
		{POINT(.weekday = 2, .relative = REL_LAST), "2020-03-03", 0, "2020-02-25", A_DAY},
		{POINT(.weekday = 2, .relative = REL_NEXT), "2020-03-03", 0, "2020-03-10", A_DAY},
		{POINT(.season = 21, .relative = REL_LAST), "2019-07-14", 0, "2019-21", GRAIN_SEASON, ANY},
		{POINT(.season = 22, .relative = REL_LAST), "2019-07-14", 0, "2018-22", GRAIN_SEASON, ANY},
		{POINT(.season = 21, .relative = REL_NEXT), "2019-11-14", 0, "2020-21", GRAIN_SEASON, ANY},
		{POINT(.season = 23, .relative = REL_THIS), "2020-01-14", TENSE_PAST, "2019-23", GRAIN_SEASON, ANY},
		{POINT(.season = 22, .relative = REL_THIS), "2020-01-14", TENSE_FUTURE, "2020-22", GRAIN_SEASON, ANY},
		{POINT(.season = 22, .relative = REL_THIS), "2020-05-14", TENSE_PAST, "2020-22", GRAIN_SEASON, ANY},
		{POINT(.season = 24, .relative = REL_LAST), "2019-05-14", 0, "2018-24", GRAIN_SEASON, ANY},
		{POINT(.season = 24, .relative = REL_LAST), "2019-01-15", 0, "2017-24", GRAIN_SEASON, ANY},
		{POINT(.quarter = 4, .relative = REL_LAST), "2019-05-14", 0, "2018-36", GRAIN_QUARTER, ANY},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void the_tense_decides_the_year(void **state)
{
	static const struct found cases[] = {
		{POINT(.month = 12, .mday = 20), "2020-01-10", TENSE_PAST, "2019-12-20", A_DAY},
		{POINT(.month = 12, .mday = 20), "2020-01-10", TENSE_FUTURE, "2020-12-20", A_DAY},
		{POINT(.month = 12, .mday = 20), "2020-01-10", TENSE_NONE, "2019-12-20", A_DAY},
		{POINT(.month = 3, .mday = 3), "2020-01-10", TENSE_PAST, "2019-03-03", A_DAY},
		{POINT(.month = 3, .mday = 3), "2020-01-10", TENSE_NONE, "2020-03-03", A_DAY},
		{POINT(.month = 1, .mday = 10), "2020-01-10", TENSE_PAST, "2020-01-10", A_DAY},
		{POINT(.month = 1, .mday = 10), "2020-01-10", TENSE_FUTURE, "2020-01-10", A_DAY},
		{POINT(.month = 1), "2020-01-10", TENSE_PAST, "2020-01", A_MONTH},
		{POINT(.month = 9), "2020-01-10", TENSE_PAST, "2019-09", A_MONTH},
		{POINT(.month = 9), "2020-11-10", TENSE_FUTURE, "2021-09", A_MONTH},
		{POINT(.weekday = 2), "2020-03-03", TENSE_NONE, "2020-03-03", A_DAY},
		{POINT(.weekday = 3), "2020-03-03", TENSE_NONE, "2020-03-04", A_DAY},
		{POINT(.weekday = 3), "2020-03-03", TENSE_PAST, "2020-02-26", A_DAY},
		{POINT(.weekday = 3), "2020-03-03", TENSE_FUTURE, "2020-03-04", A_DAY},
		{POINT(.weekday = 2), "2020-03-03", TENSE_FUTURE, "2020-03-03", A_DAY},
		{POINT(.weekday = 1, .mday = 9), "2020-03-03", TENSE_PAST, "2020-03-09", A_DAY},
		{POINT(.weekday = 6, .mday = 29), "2020-03-03", TENSE_NONE, "2020-02-29", A_DAY},
		{POINT(.season = 22), "2020-10-03", TENSE_PAST, "2020-22", GRAIN_SEASON, ANY},
		{POINT(.half = 2), "2020-02-03", TENSE_PAST, "2019-07/2019-12", A_MONTH},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void a_weekday_beside_the_day_finds_the_year(void **state)
{
	static const struct found cases[] = {
		{POINT(.weekday = 2, .month = 3, .mday = 3), "2020-12-31", 0, "2020-03-03", A_DAY},
		{POINT(.weekday = 3, .month = 3, .mday = 3), "2020-06-30", 0, "2021-03-03", A_DAY},
		{POINT(.weekday = 3, .month = 3, .mday = 3), "2020-06-30", TENSE_PAST, "2021-03-03", A_DAY},
		{POINT(.weekday = 3, .month = 3, .mday = 3, .relative = REL_LAST), "2020-06-30", 0, "2020-03-03",
			A_DAY},
		{POINT(.weekday = 3, .month = 3, .mday = 10, .relative = REL_LAST), "2021-03-10", 0, "2021-03-10", A_DAY},
		{POINT(.weekday = 6, .month = 3, .mday = 3), "2020-06-30", TENSE_PAST, "2020-03-03", A_DAY},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void words_are_relative_to_publication(void **state)
{
	static const struct found cases[] = {
		{POINT(.has_offset = true, .offset = -1), "2020-03-01", 0, "2020-02-29", A_DAY},
		{POINT(.has_offset = true), "2020-03-01", 0, "2020-03-01", A_DAY},
		{POINT(.has_offset = true, .offset = 1, .weekday = 3), "2020-03-03", 0, "2020-03-04", A_DAY},
		{POINT(.has_offset = true, .offset = 1, .weekday = 3), "2020-03-04", 0, "2020-03-04", A_DAY},
		{POINT(.has_offset = true, .offset = -1, .weekday = 5), "2020-03-08", 0, "2020-03-06", A_DAY},
		{POINT(.weekday = 2, .relative = REL_THIS), "2020-03-01", TENSE_PAST, "2020-03-03", A_DAY},
		{POINT(.weekday = 2, .relative = REL_THIS), "2020-03-03", 0, "2020-03-03", A_DAY},
		{POINT(.relative = REL_LAST, .relative_unit = 'y'), "2020-03-01", 0, "2019", GRAIN_YEAR, ANY},
		{POINT(.relative = REL_THIS, .relative_unit = 'y'), "2020-03-01", 0, "2020", GRAIN_YEAR, ANY},
		{POINT(.relative = REL_NEXT, .relative_unit = 'y', .month = 6), "2020-03-01", 0, "2021-06", A_MONTH},
		{POINT(.relative = REL_NEXT, .relative_unit = 'm'), "2020-12-31", 0, "2021-01", A_MONTH},
		{POINT(.relative = REL_LAST, .relative_unit = 'm'), "2020-01-31", 0, "2019-12", A_MONTH},
		{POINT(.relative = REL_THIS, .relative_unit = 'm'), "2020-01-31", 0, "2020-01", A_MONTH},
		{POINT(.relative = REL_LAST, .relative_unit = 'm', .mday = 3), "2020-01-31", 0, "2019-12-03", A_DAY},
		{POINT(.relative = REL_LAST, .relative_unit = 'm', .mday = 31), "2020-03-31", 0, NULL, 0, ANY},
		{POINT(.relative = REL_LAST, .relative_unit = 'w'), "2020-03-08", 0, "2020-02-24/2020-03-01",
			GRAIN_DAY, "2020-02-24", "2020-03-01"},
		{POINT(.relative = REL_THIS, .relative_unit = 'w'), "2020-03-09", 0, "2020-03-09/2020-03-15", A_DAY},
		{POINT(.relative = REL_NEXT, .relative_unit = 'w', .weekday = 1), "2020-03-08", 0, "2020-03-09", A_DAY},
		{POINT(.relative = REL_NEXT, .relative_unit = 'd'), "2020-12-31", 0, "2021-01-01", A_DAY},
		{POINT(.season = 22, .relative = REL_THIS), "2020-01-05", 0, "2020-22", GRAIN_SEASON, ANY},
		{POINT(.season = 24, .relative = REL_THIS), "2020-01-05", 0, "2019-24", GRAIN_SEASON, ANY},
		{POINT(.season = 24, .relative = REL_THIS), "2020-11-05", 0, "2020-24", GRAIN_SEASON, ANY},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void a_short_year_takes_the_nearest_century(void **state)
{
	static const struct found cases[] = {
		{POINT(.year = 12, .short_year = true, .month = 6, .mday = 22), NULL, 0, "2012-06-22", A_DAY},
		{POINT(.year = 12, .short_year = true, .month = 6, .mday = 22), "2012-07-01", 0, "2012-06-22", A_DAY},
		{POINT(.year = 85, .short_year = true, .month = 6, .mday = 22), "2012-07-01", 0, "1985-06-22", A_DAY},
		{POINT(.year = 12, .short_year = true, .month = 6, .mday = 22), "1925-07-01", 0, "1912-06-22", A_DAY},
		{POINT(.year = 0, .short_year = true, .month = 1, .mday = 1), "1999-12-01", 0, "2000-01-01", A_DAY},
		{POINT(.year = 0, .short_year = true), NULL, 0, "2000", GRAIN_YEAR, ANY},
		{ENDS((.year = 1994), .year = 95, .short_year = true), NULL, 0, "1994/1995", GRAIN_YEAR, "1994-01-01",
			"1995-12-31"},
		{ENDS((.year = 1999), .year = 0, .short_year = true), NULL, 0, "1999/2000", GRAIN_YEAR, ANY},
		{ENDS((.year = 94, .short_year = true), .year = 1995), NULL, 0, "1994/1995", GRAIN_YEAR, ANY},
		{ENDS((.mday = 3), .mday = 5, .month = 6, .year = 19, .short_year = true), NULL, 0,
			"2019-06-03/2019-06-05", A_DAY},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void an_interval_shares_what_is_said_once(void **state)
{
	static const struct found cases[] = {
		{ENDS((.month = 10, .year = 2010), .month = 6, .year = 2011), NULL, 0, "2010-10/2011-06", GRAIN_MONTH,
			"2010-10-01", "2011-06-30"},
		{ENDS((.mday = 3), .mday = 5, .month = 5, .year = 2019), NULL, 0, "2019-05-03/2019-05-05", GRAIN_DAY,
			"2019-05-03", "2019-05-05"},
		{ENDS((.mday = 28, .month = 4), .mday = 3, .month = 5, .year = 2019), NULL, 0,
			"2019-04-28/2019-05-03", A_DAY},
		{ENDS((.mday = 30), .mday = 2, .month = 1, .year = 2019), NULL, 0, "2018-12-30/2019-01-02", A_DAY},
		{ENDS((.mday = 28, .month = 12), .mday = 3, .month = 1, .year = 2019), NULL, 0,
			"2018-12-28/2019-01-03", A_DAY},
		{ENDS((.month = 10), .month = 12, .year = 2010), NULL, 0, "2010-10/2010-12", A_MONTH},
		{ENDS((.month = 11), .month = 3, .year = 2010), NULL, 0, "2009-11/2010-03", A_MONTH},
		{ENDS((.month = 6), .month = 3, .year = 2010), NULL, 0, "2009-06/2010-03", A_MONTH},
		{ENDS((.month = 10, .year = 2010), .month = 6), NULL, 0, "2010-10/2011-06", A_MONTH},
		{ENDS((.month = 3, .year = 2010), .month = 6), NULL, 0, "2010-03/2010-06", A_MONTH},
		{ENDS((.year = 2011), .year = 2012), NULL, 0, "2011/2012", GRAIN_YEAR, ANY},
		{ENDS((.season = 23), .season = 21, .year = 2010), NULL, 0, "2009-23/2010-21", GRAIN_SEASON, ANY},
		{ENDS((.quarter = 1), .quarter = 3, .year = 2010), NULL, 0, "2010-33/2010-35", GRAIN_QUARTER,
			"2010-01-01", "2010-09-30"},
		{ENDS((.decade = 60), .decade = 80), NULL, 0, "196X/198X", GRAIN_DECADE, "1960-01-01", "1989-12-31"},
		{ENDS((.century = 17), .century = 19), NULL, 0, "16XX/18XX", GRAIN_CENTURY, ANY},
		{ENDS((.mday = 3), .mday = 5, .month = 5), "2019-06-01", TENSE_PAST, "2019-05-03/2019-05-05", A_DAY},
		{ENDS((.mday = 28, .month = 12), .mday = 3, .month = 1), "2019-12-30", 0, "2019-12-28/2020-01-03",
			A_DAY},
		{ENDS((.weekday = 1), .weekday = 5), "2020-03-08", TENSE_PAST, "2020-03-02/2020-03-06", A_DAY},
		{ENDS((.weekday = 1, .mday = 28), .weekday = 2, .mday = 29, .month = 5), "2018-06-08", 0,
			"2018-05-28/2018-05-29", A_DAY},
		{ENDS((.mday = 3, .month = 5), .has_offset = true), "2020-06-08", 0, "2020-05-03/2020-06-08", A_DAY},
		{ENDS((.month = 4), .month = 6, .relative = REL_LAST), "2020-05-08", 0, "2019-04/2019-06", A_MONTH},
		{ENDS((.half = 1, .year = 2019), .half = 2, .year = 2020), NULL, 0, "2019-01/2020-12", A_MONTH},
		{ENDS((.mday = 3, .month = 5, .year = 2019), .mday = 5), NULL, 0, "2019-05-03/2019-05-05", A_DAY},
		{ENDS((.mday = 3, .month = 5, .year = 2019), .month = 7), NULL, 0, "2019-05-03/2019-07", GRAIN_MONTH,
			"2019-05-03", "2019-07-31"},
		{ENDS((.weekday = 1), .month = 5, .mday = 7, .year = 2020), NULL, 0, "2020-05-04/2020-05-07", A_DAY},
		{.parts = ENDS((.century = 1), .month = 5)},
		{.parts = ENDS((.season = 24), .month = 1, .year = 2010)}, /* a winter does not end in January */
		{.parts = ENDS((.mday = 31), .mday = 2, .month = 3, .year = 2011)},
		{.parts = ENDS((.has_offset = true), .month = 3)},
		{.parts = ENDS((.mday = 5, .month = 5), .mday = 31, .month = 6), .published = "2019-06-01"},
		{.parts = ENDS((.year = 2012), .year = 2011)}, {.parts = ENDS((.year = 2012), .year = 2012)},
		{.parts = ENDS((.month = 6, .year = 2011), .month = 3, .year = 2011)},
		{.parts = ENDS((.mday = 31), .mday = 31, .month = 6, .year = 2011)},
		{.parts = ENDS((0), .year = 2011)}, {.parts = ENDS((.weekday = 1), .weekday = 5)},
		{.parts = ENDS((.year = 2019), .year = 3, .short_year = true)},
	};
	(void)state;
	CHECK_ALL(cases);
}

static void years_end_with_9999_and_begin_with_1(void **state)
{
	static const struct found cases[] = {
		{POINT(.month = 12, .mday = 20), "0001-01-10", 0, "0001-12-20", A_DAY},
		{POINT(.month = 1, .mday = 10), "9999-12-20", TENSE_PAST, "9999-01-10", A_DAY},
		{POINT(.weekday = 1), "0001-01-01", 0, "0001-01-01", A_DAY},
		{POINT(.season = 23, .relative = REL_THIS), "0001-01-14", TENSE_PAST, "0001-23", GRAIN_SEASON, ANY},
		{.parts = POINT(.month = 1, .mday = 10, .relative = REL_NEXT), .published = "9999-12-20"},
		{.parts = POINT(.weekday = 7, .relative = REL_LAST), .published = "0001-01-01"},
		{.parts = POINT(.has_offset = true, .offset = -1), .published = "0001-01-01"},
		{.parts = POINT(.relative = REL_NEXT, .relative_unit = 'd'), .published = "9999-12-31"},
		{.parts = POINT(.relative = REL_NEXT, .relative_unit = 'y'), .published = "9999-12-31"},
		{.parts = POINT(.relative = REL_NEXT, .relative_unit = 'm'), .published = "9999-12-31"},
		{.parts = POINT(.relative = REL_THIS, .relative_unit = 'w'), .published = "9999-12-31"},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'w'), .published = "0001-01-01"},
		{.parts = POINT(.relative = REL_NEXT, .relative_unit = 'w', .weekday = 7), .published = "9999-12-31"},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'y'), .published = "0001-03-01"},
		{.parts = POINT(.relative = REL_LAST, .relative_unit = 'm'), .published = "0001-01-31"},
	};
	(void)state;
	CHECK_ALL(cases);
}

static int distance(day a, day b)
{
	return a < b ? b - a : a - b;
}

/* Every day of some years, seen from every day of others: no other year brings the day nearer, and the tenses keep
 * their sides. */
static void a_day_without_a_year_is_the_nearest_there_is(void **state)
{
	day published = day_of(1999, 1, 1), last = day_of(2001, 3, 1);
	(void)state;
	for (; published <= last; published += 5)
		for (day d = day_of(2004, 1, 1); d <= day_of(2004, 12, 31); d++) {
			struct date_parts parts = {0};
			struct date_value v;
			const char *why;
			int year, best = INT32_MAX;
			day after = INT32_MAX, before = INT32_MIN;
			day_split(d, &year, &parts.from.month, &parts.from.mday);
			for (int y = 1985; y <= 2015; y++) {
				day there = day_of(y, parts.from.month, parts.from.mday);
				if (!day_valid(y, parts.from.month, parts.from.mday))
					continue;
				best = distance(there, published) < best ? distance(there, published) : best;
				after = there >= published && there < after ? there : after;
				before = there <= published && there > before ? there : before;
			}
			assert_true(date_resolve(&v, &parts, published, TENSE_NONE, &why));
			assert_int_equal(distance(of(v.value), published), best);
			assert_true(date_resolve(&v, &parts, published, TENSE_PAST, &why));
			assert_int_equal(of(v.value), before);
			assert_true(date_resolve(&v, &parts, published, TENSE_FUTURE, &why));
			assert_int_equal(of(v.value), after);
		}
}

/* ── EDTF ── */

static void bounds_are_the_first_and_last_day(void **state)
{
	static const struct { const char *edtf, *low, *high; } cases[] = {
		{"2022-03-31", "2022-03-31", "2022-03-31"}, {"2022-02", "2022-02-01", "2022-02-28"},
		{"2012", "2012-01-01", "2012-12-31"},
		{"2010-21", "2010-03-20", "2010-06-20"}, {"2010-24", "2010-12-21", "2011-03-19"},
		{"2011-34", "2011-04-01", "2011-06-30"},
		{"199X", "1990-01-01", "1999-12-31"}, {"18XX", "1800-01-01", "1899-12-31"},
		{"2010-10/2011-06", "2010-10-01", "2011-06-30"},
		{"2022-01/2022-06", "2022-01-01", "2022-06-30"}, {"196X/198X", "1960-01-01", "1989-12-31"},
	};
	static const char *const none[] = {"XXXX-10-18", "XXXX-03", "XXXX", "", "abc", "2022-02-30", "2022-13",
		"2022-20", "2022-37",
		"2022-3", "199x", "20X2", "X99X", "0000", "0000-05", "XXXX-22", "2022/", "/2022",
			"2022-03-31/XXXX-05-01", "199X-03",
		"2022-21-03", "20222022", "2022/03", "2022.03", "2022.03-31", "2022-03.31", "2022- 1", "2022-1a",
		"20 2", "20a2",
		"2022-03-3x", "2022-03/XXXX", "x/2022", "9999-24"};
	day low, high;
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		assert_true(date_bounds(&low, &high, str_c(cases[i].edtf)));
		assert_int_equal(low, of(cases[i].low));
		assert_int_equal(high, of(cases[i].high));
	}
	for (size_t i = 0; i < countof(none); i++)
		if (date_bounds(&low, &high, str_c(none[i])))
			fail_msg("%s has bounds", none[i]);
}

static void what_is_no_moment_is_not_valid(void **state)
{
	static const struct when cases[] = {
		{GRAIN_DAY, 2021, 2, 29}, {GRAIN_DAY, 0, 2, 30}, {GRAIN_MONTH, 2021, 13, 0}, {GRAIN_MONTH, 2021, 0, 0},
		{GRAIN_SEASON, 2021, 20, 0}, {GRAIN_SEASON, 2021, 25, 0}, {GRAIN_SEASON, 0, 21, 0},
		{GRAIN_SEASON, 9999, 24, 0},
		{GRAIN_QUARTER, 2021, 32, 0}, {GRAIN_QUARTER, 2021, 37, 0}, {GRAIN_QUARTER, 0, 33, 0},
		{GRAIN_YEAR, 10000, 0, 0}, {GRAIN_YEAR, -1, 0, 0},
		{GRAIN_DECADE, -10, 0, 0}, {GRAIN_DECADE, 10000, 0, 0}, {GRAIN_DECADE, 1995, 0, 0},
		{GRAIN_CENTURY, -100, 0, 0}, {GRAIN_CENTURY, 10000, 0, 0}, {GRAIN_CENTURY, 1950, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (when_valid(cases[i]))
			fail_msg("case %zu is valid", i);
}

static void seasons_and_quarters_cover_the_years_without_a_gap(void **state)
{
	day next_season = day_of(1899, 12, 21), next_quarter = day_of(1900, 1, 1), low, high;
	char text[32];
	(void)state;
	snprintf(text, sizeof text, "1899-24");
	assert_true(date_bounds(&low, &high, str_c(text)) && low == next_season);
	next_season = high + 1;
	for (int year = 1900; year < 2100; year++)
		for (int part = 0; part < 4; part++) {
			snprintf(text, sizeof text, "%d-%d", year, 21 + part);
			assert_true(date_bounds(&low, &high, str_c(text)));
			assert_int_equal(low, next_season);
			next_season = high + 1;
			snprintf(text, sizeof text, "%d-%d", year, 33 + part);
			assert_true(date_bounds(&low, &high, str_c(text)));
			assert_int_equal(low, next_quarter);
			next_quarter = high + 1;
		}
	assert_int_equal(next_quarter, day_of(2100, 1, 1));
}

static void labels_are_french(void **state)
{
	static const struct { const char *edtf, *label; } cases[] = {
		{"2022-03-31", "31 mars 2022"}, {"2023-01-01", "1er janvier 2023"}, {"2021-03", "mars 2021"},
		{"2012", "2012"},
		{"2010-21", "printemps 2010"}, {"2010-22", "été 2010"}, {"2011-33", "1er trimestre 2011"},
		{"2011-36", "4e trimestre 2011"},
		{"199X", "années 1990"}, {"18XX", "XIXe siècle"}, {"00XX", "Ier siècle"}, {"20XX", "XXIe siècle"},
		{"13XX", "XIVe siècle"},
		{"2010-10/2011-06", "octobre 2010 – juin 2011"}, {"2019-05-03/2019-05-05", "3–5 mai 2019"},
		{"2019-05-01/2019-05-05", "1er–5 mai 2019"}, {"2019-04-28/2019-05-03", "28 avril – 3 mai 2019"},
		{"2018-12-30/2019-01-02", "30 décembre 2018 – 2 janvier 2019"},
		{"2010-10/2010-12", "octobre – décembre 2010"},
		{"2011/2012", "2011–2012"}, {"XXXX-10-18", "18 octobre"}, {"XXXX-03", "mars"},
		{"XXXX-05-03/XXXX-05-05", "3–5 mai"},
		{"XXXX-10/XXXX-03", "octobre – mars"}, {"196X/198X", "années 1960 – années 1980"}, {"what", "what"},
		{"2019-05-03/2019-07", "3 mai – juillet 2019"}, {"2019-05/2019-07-03", "mai – 3 juillet 2019"},
		{"2019/2020-05", "2019 – mai 2020"}, {"2019-05/2020", "mai 2019 – 2020"},
		{"x/2019", "x/2019"}, {"2019/x", "2019/x"},
		{"", ""},
		{"2022-02-30", "2022-02-30"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct buf b = {.arena = &arena};
		date_label(&b, str_c(cases[i].edtf));
		if (!str_eq(buf_str(&b), str_c(cases[i].label)))
			fail_msg("%s: %.*s", cases[i].edtf, (int)b.n, b.p);
	}
}

static void random_pieces_give_values_that_read_back(void **state)
{
	uint64_t seed = 1234567;
	(void)state;
	for (int i = 0; i < 300000; i++) {
		int pick[24];
		struct date_parts parts = {0};
		struct date_value v;
		const char *why;
		day low, high, published = i % 3 ? day_of(1900 + i % 200, 1 + i % 12, 1 + i % 28) : DAY_NONE;
		for (size_t j = 0; j < countof(pick); j++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			pick[j] = (int)(seed >> 40);
		}
		for (int j = 0; j < 2; j++) {
			struct date_point *p = j ? &parts.to : &parts.from;
			int *n = pick + 12 * j;
			*p = (struct date_point){.year = n[0] % 3 ? 0 : n[0] % 2200, .short_year = n[1] % 7 == 0,
				.month = n[2] % 2 ? 0 : n[2] % 14, .mday = n[3] % 2 ? 0 : n[3] % 33,
					.weekday = n[4] % 3 ? 0 : n[4] % 8,
				.season = n[5] % 5 ? 0 : 21 + n[5] % 4, .quarter = n[6] % 5 ? 0 : n[6] % 5,
					.half = n[7] % 9 ? 0 : 1 + n[7] % 2,
				.decade = n[8] % 9 ? 0 : n[8] % 2100, .century = n[9] % 9 ? 0 : n[9] % 23,
					.has_offset = n[10] % 9 == 0,
				.offset = n[10] % 50, .relative = (enum relative)(n[11] % 4),
					.relative_unit = "\0\0\0\0dwmy"[n[11] / 4 % 8]};
			if (p->short_year)
				p->year %= 100;
		}
		parts.interval = i & 1;
		if (!date_resolve(&v, &parts, published, (enum tense)(i % 3), &why)) {
			assert_non_null(why);
			continue;
		}
		assert_int_equal(date_bounds(&low, &high, str_c(v.value)), v.low[0] != 0);
		if (v.low[0]) {
			assert_int_equal(low, of(v.low));
			assert_int_equal(high, of(v.high));
			assert_true(low <= high);
		}
	}
}

static int set_up(void **state)
{
	(void)state;
	arena_init(&arena, 64 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_from_1600_to_2200_round_trips),
		cmocka_unit_test(days_are_read_and_printed_as_iso),
		cmocka_unit_test(days_before_the_year_one_are_counted_on),
		cmocka_unit_test(what_is_no_moment_is_not_valid),
		cmocka_unit_test(years_end_with_9999_and_begin_with_1),
		cmocka_unit_test(a_date_with_its_year_needs_nothing_else),
		cmocka_unit_test(an_impossible_date_is_refused),
		cmocka_unit_test(without_a_publication_day_the_year_stays_unknown),
		cmocka_unit_test(dernier_and_prochain_are_strict),
		cmocka_unit_test(the_tense_decides_the_year),
		cmocka_unit_test(a_weekday_beside_the_day_finds_the_year),
		cmocka_unit_test(words_are_relative_to_publication),
		cmocka_unit_test(a_short_year_takes_the_nearest_century),
		cmocka_unit_test(an_interval_shares_what_is_said_once),
		cmocka_unit_test(a_day_without_a_year_is_the_nearest_there_is),
		cmocka_unit_test(bounds_are_the_first_and_last_day),
		cmocka_unit_test(seasons_and_quarters_cover_the_years_without_a_gap),
		cmocka_unit_test(labels_are_french),
		cmocka_unit_test(random_pieces_give_values_that_read_back),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
