/* date.c: pieces of a date and the day of publication → a date (date.h).
 *
 * An interval shares what it says once: the end that has a year lends it to the
 * other, which then lies in that year or, where the order asks for it, in the
 * one next to it (`de novembre à mars 2010` begins in 2009). */
#include "date_point.h"

enum { SHORT_SPAN = 60 }; /* [years] that 1994-95 may at most be apart; 2019-03 is a month */

/* The year of `from` is known. */
static bool ascending(const struct period *from, const struct period *to)
{
	day a, b, c, d;

	period_bounds(&a, &b, from);
	return period_bounds(&c, &d, to) && a < c && b <= d;
}

/* `du 30 au 2 mai`: the month before */
static void month_before(struct date_point *p, int *year)
{
	*year -= p->month == 1 && *year;
	p->month = p->month == 1 ? 12 : p->month - 1;
}

/* The beginning of an interval that takes from its end what it does not say. */
static bool begin_from_end(struct period *from, struct context *c, struct date_point p, const struct period *to,
			   bool month_said)
{
	struct context at_end = *c;
	int year = to->from.year;

	if (point_only_weekday(&p)) {
		at_end.tense = TENSE_PAST;
		return period_bounds(&at_end.published, &(day){0}, to) && point_weekday(from, &at_end, &p);
	}
	if (year == 0 && month_said)
		return or_refuse(c, point_in_year(from, &p, 0), "no such day");
	if (point_in_year(from, &p, year) && (year == 0 ? from->from.mday < to->from.mday : ascending(from, to)))
		return true;
	if (month_said)
		year--;
	else
		month_before(&p, &year);
	return or_refuse(c, point_in_year(from, &p, year) && (year == 0 || ascending(from, to)), "no such day");
}

static bool end_from_begin(struct period *to, struct context *c, const struct date_point *p, const struct period *from)
{
	int year = from->from.year;

	for (int i = 0; i < 2; i++)
		if (point_in_year(to, p, year + i) && ascending(from, to))
			return true;
	return refuse(c, "it ends before it begins");
}

/* Two digits beside a year that is known: 1994-95, 1999-00. */
static void complete_short(struct date_point *from, struct date_point *to, const struct context *c)
{
	if (from->short_year && to->year && !to->short_year)
		from->year = to->year - ((to->year - from->year) % 100 + 100) % 100;
	else if (from->short_year)
		from->year = point_long_year(c, from);
	from->short_year = false;
	if (to->short_year && from->year)
		to->year = from->year + ((to->year - from->year) % 100 + 100) % 100;
	else if (to->short_year)
		to->year = point_long_year(c, to);
	to->short_year = false;
}

static bool interval(struct period *out, struct context *c, struct date_point from, struct date_point to)
{
	struct period a, b;
	bool month_said = from.month || !from.mday, to_is_short = to.short_year, known;

	if (point_empty(&from))
		return refuse(c, "nothing says when it begins");
	complete_short(&from, &to, c);
	if (to_is_short && from.year && to.year - from.year > SHORT_SPAN)
		return refuse(c, "no span of years: the second two digits lie before the first");
	if (!month_said && !point_anchored(&from))
		from.month = to.month;
	if (to.mday && !to.month)
		to.month = from.month;
	if (!point_anchored(&to) && !to.relative)
		to.relative = from.relative;
	if (point_anchored(&from)) {
		if (!point_resolve(&a, c, &from))
			return false;
		known = point_anchored(&to) ? point_resolve(&b, c, &to) : end_from_begin(&b, c, &to, &a);
	} else {
		known = point_resolve(&b, c, &to) && begin_from_end(&a, c, from, &b, month_said);
	}
	if (!known)
		return false;
	if (a.from.year && !ascending(&a, &b))
		return refuse(c, "it ends before it begins");
	*out = (struct period){a.from, b.to, true};
	return true;
}

static void write_day(char out[EDTF_MAX], day d)
{
	struct period p;

	period_of_day(&p, d);
	when_print(out, p.from);
}

static void write_value(struct date_value *out, const struct period *p)
{
	size_t n;
	day low, high;

	*out = (struct date_value){.grain = p->from.grain > p->to.grain ? p->from.grain : p->to.grain};
	when_print(out->value, p->from);
	if (p->pair) {
		n = strlen(out->value);
		out->value[n] = '/';
		when_print(out->value + n + 1, p->to);
	}
	if (period_bounds(&low, &high, p)) {
		write_day(out->low, low);
		write_day(out->high, high);
	}
}

bool date_resolve(struct date_value *out, const struct date_parts *parts, day published, enum tense tense,
		  const char **why)
{
	struct context c = {.published = published, .tense = tense, .why = "no such date"};
	struct period p;
	bool found;
	int mday;

	if (published != DAY_NONE)
		day_split(published, &c.year, &c.month, &mday);
	found = parts->interval && !point_empty(&parts->to) ? interval(&p, &c, parts->from, parts->to)
	                                                    : point_resolve(&p, &c, &parts->from);
	if (found)
		write_value(out, &p);
	*why = found ? NULL : c.why;
	return found;
}
