/* date_point.c: one end of a date → a period (date_point.h).
 *
 *     point ──offset, year, unit, decade, century: what it says itself─────┐
 *           ──else: every year around publication is tried, a rule picks───┴─▶ period
 *
 * Whatever has no year of its own is laid out in each candidate year, and the
 * candidate that costs the fewest days under the rule (latest before, first
 * after, nearest…) is taken; impossible ones (29 February) are no candidates.
 * So days, months, seasons, quarters and weekdays all resolve in one way. */
#include "date_point.h"

enum { YEARS_AROUND = 2, YEARS_LEAP = 8 }; /* a winter may lie two years off, a 29 February eight */

enum pick { LATEST_BEFORE, FIRST_AFTER, LATEST_BY, FIRST_FROM, NEAREST };

bool refuse(struct context *c, const char *why)
{
	c->why = why;
	return false;
}

bool or_refuse(struct context *c, bool found, const char *why)
{
	if (!found)
		c->why = why;
	return found;
}

static bool one(struct period *out, struct when w)
{
	*out = (struct period){w, w, false};
	return when_valid(w);
}

bool period_of_day(struct period *out, day d)
{
	struct when w = {.grain = GRAIN_DAY};

	day_split(d, &w.year, &w.part, &w.mday);
	return w.year > 0 && one(out, w); /* year 0 means one that is not known */
}

static bool has_year(const struct date_point *p)
{
	return p->year || p->short_year;
}

bool point_anchored(const struct date_point *p)
{
	return has_year(p) || p->has_offset || p->relative_unit || p->decade || p->century;
}

bool point_only_weekday(const struct date_point *p)
{
	return p->weekday && !p->month;
}

bool point_empty(const struct date_point *p)
{
	return !point_anchored(p) && !p->month && !p->mday && !p->weekday && !p->season && !p->quarter && !p->half;
}

bool point_in_year(struct period *out, const struct date_point *p, int year)
{
	struct when first = {GRAIN_MONTH, year, 1, 0};

	if (p->half) {
		first.part = p->half == 1 ? 1 : 7;
		*out = (struct period){first, first, true};
		out->to.part += 5;
		return year && when_valid(first);
	}
	if (p->mday)
		return p->month && one(out, (struct when){GRAIN_DAY, year, p->month, p->mday});
	if (p->month)
		return one(out, (struct when){GRAIN_MONTH, year, p->month, 0});
	if (p->season)
		return one(out, (struct when){GRAIN_SEASON, year, p->season, 0});
	if (p->quarter)
		return one(out, (struct when){GRAIN_QUARTER, year, 32 + p->quarter, 0});
	return one(out, (struct when){GRAIN_YEAR, year, 0, 0});
}

bool period_bounds(day *low, day *high, const struct period *p)
{
	day unused;

	when_bounds(&unused, high, p->to);
	return when_bounds(low, &unused, p->from); /* both ends have a year, or none has */
}

/* [days] between a candidate, whose year is known, and publication under the rule, -1 when the rule forbids it. */
static int cost(enum pick pick, const struct period *p, day published)
{
	day low, high;

	period_bounds(&low, &high, p);
	switch (pick) {
	case LATEST_BEFORE: return high < published ? published - high : -1;
	case FIRST_AFTER: return low > published ? low - published : -1;
	case LATEST_BY: return low <= published ? published - low : -1;
	case FIRST_FROM: return high >= published ? high - published : -1;
	default: return low > published ? low - published : high < published ? published - high : 0; /* the nearest */
	}
}

static enum pick pick_of(const struct context *c, enum relative relative)
{
	if (relative == REL_LAST || relative == REL_NEXT)
		return relative == REL_LAST ? LATEST_BEFORE : FIRST_AFTER;
	if (relative == REL_THIS || c->tense == TENSE_NONE)
		return NEAREST;
	return c->tense == TENSE_PAST ? LATEST_BY : FIRST_FROM;
}

/* The cheapest year for p, `around` years before and after publication; where p names a weekday and `weekday` is set,
 * only years that agree with it. */
static bool best_year(struct period *out, const struct context *c, const struct date_point *p, enum pick pick,
		      int around, bool weekday)
{
	int best = -1;

	for (int year = c->year - around; year <= c->year + around; year++) {
		struct period candidate;
		int days;
		if (year < 1 || !point_in_year(&candidate, p, year))
			continue;
		if (weekday && day_weekday(day_of(year, p->month, p->mday)) != p->weekday)
			continue;
		days = cost(pick, &candidate, c->published);
		if (days >= 0 && (best < 0 || days < best)) {
			best = days;
			*out = candidate;
		}
	}
	return best >= 0;
}

/* Of a day whose weekday is named: `mercredi 10 mars dernier` may be said on that day; without dernier, the nearest. */
static enum pick by_that_day(enum pick pick)
{
	return pick == LATEST_BEFORE ? LATEST_BY : pick == FIRST_AFTER ? FIRST_FROM : NEAREST;
}

/* `cet automne` is that of the year, or in January, told in the past, the one before. */
static bool this_season(struct period *out, const struct context *c, const struct date_point *p)
{
	struct period before;

	if (!point_in_year(out, p, c->year))
		return false;
	if (c->tense == TENSE_PAST && point_in_year(&before, p, c->year - 1) &&
	    cost(NEAREST, &before, c->published) < cost(NEAREST, out, c->published))
		*out = before;
	return true;
}

/* A month, a day or a season without a year. A weekday that agrees with one of the years next to publication's is
 * stronger than the tense; one that agrees with none is a slip of the pen. */
static bool find_year(struct period *out, struct context *c, const struct date_point *p)
{
	enum pick pick = pick_of(c, p->relative);
	bool by_weekday = p->weekday && p->mday; /* a day of the month without its month was refused before */
	int around;

	if (c->published == DAY_NONE) {
		if (!p->month)
			return refuse(c, "its year is not known");
		return or_refuse(c, point_in_year(out, p, 0), "no such day");
	}
	if (p->relative == REL_THIS && p->season && p->season != 24)
		return or_refuse(c, this_season(out, c, p), "no such season");
	if (by_weekday && best_year(out, c, p, by_that_day(pick), 1, true))
		return true;
	around = p->month == 2 && p->mday == 29 ? YEARS_LEAP : YEARS_AROUND;
	return or_refuse(c, best_year(out, c, p, pick, around, false), "no such day");
}

/* A weekday alone, or with its day: `lundi 6` has no more than one such day a month. */
bool point_weekday(struct period *out, struct context *c, const struct date_point *p)
{
	enum pick pick = pick_of(c, p->relative);
	int best = -1, reach = p->mday ? 31 : 7; /* [days] */

	if (c->published == DAY_NONE)
		return refuse(c, "a weekday, and no day of publication");
	for (day d = c->published - reach; d <= c->published + reach; d++) {
		struct period candidate;
		int days;
		if (day_weekday(d) != p->weekday || !period_of_day(&candidate, d) ||
		    (p->mday && candidate.from.mday != p->mday))
			continue;
		days = cost(pick, &candidate, c->published);
		if (days >= 0 && (best < 0 || days < best)) {
			best = days;
			*out = candidate;
		}
	}
	return or_refuse(c, best >= 0, "no such weekday");
}

/* Two digits: the century that puts the date nearest to publication; 20xx without one. */
int point_long_year(const struct context *c, const struct date_point *p)
{
	int base = 2000 + p->year, best = base;

	if (c->published == DAY_NONE)
		return base;
	for (int year = c->year - c->year % 100 + p->year - 100, n = 0; n < 3; n++, year += 100) {
		int month = p->month ? p->month : 7, mday = p->mday ? p->mday : 1;
		int now = c->published - day_of(best, month, mday), then = c->published - day_of(year, month, mday);
		if ((then < 0 ? -then : then) < (now < 0 ? -now : now))
			best = year;
	}
	return best;
}

static bool week(struct period *out, const struct context *c, const struct date_point *p, int delta)
{
	day monday = c->published - (day_weekday(c->published) - 1) + 7 * delta;
	struct period sunday;

	if (p->weekday)
		return period_of_day(out, monday + p->weekday - 1);
	if (!period_of_day(out, monday) || !period_of_day(&sunday, monday + 6))
		return false;
	out->to = sunday.to;
	out->pair = true;
	return true;
}

/* l'an dernier, le mois prochain, cette semaine, and what stands in them (le 3 du mois dernier). */
static bool in_unit(struct period *out, struct context *c, const struct date_point *p)
{
	int delta = p->relative == REL_LAST ? -1 : p->relative == REL_NEXT;
	struct date_point in = *p;
	int month = c->month - 1 + delta, years = month < 0 ? -1 : month / 12;
	int year = c->year + (p->relative_unit == 'y' ? delta : years);

	if (c->published == DAY_NONE)
		return refuse(c, "relative to a day of publication that is not known");
	switch (p->relative_unit) {
	case 'd': return period_of_day(out, c->published + delta);
	case 'w': return week(out, c, p, delta);
	case 'c': return one(out, (struct when){.grain = GRAIN_CENTURY, .year = ((c->year - 1) / 100 + delta) * 100});
	case 'm': in.month = (month + 12) % 12 + 1; break;
	}
	return or_refuse(c, year > 0 && point_in_year(out, &in, year), "no such day");
}

/* A weekday that is named too (`demain (mardi)`) is that nearest to it: it may have been said the day before. */
static bool from_offset(struct period *out, struct context *c, int offset, int weekday)
{
	day there;

	if (c->published == DAY_NONE)
		return refuse(c, "relative to a day of publication that is not known");
	if (offset < -40000 || offset > 40000)
		return refuse(c, "too far away");
	there = c->published + offset;
	if (weekday)
		there += (weekday - day_weekday(there) + 10) % 7 - 3;
	return period_of_day(out, there);
}

static bool decade(struct period *out, struct context *c, int first)
{
	if (first < 100)
		first += c->year && 1900 + first > c->year ? 1800 : 1900;
	return or_refuse(c, one(out, (struct when){.grain = GRAIN_DECADE, .year = first - first % 10}),
	                 "no such decade");
}

bool point_resolve(struct period *out, struct context *c, const struct date_point *p)
{
	if (p->has_offset)
		return from_offset(out, c, p->offset, p->weekday);
	if (has_year(p))
		return or_refuse(c, point_in_year(out, p, p->short_year ? point_long_year(c, p) : p->year),
		                 "no such day");
	if (p->relative_unit)
		return in_unit(out, c, p);
	if (p->decade)
		return decade(out, c, p->decade);
	if (p->century)
		return or_refuse(c, one(out, (struct when){.grain = GRAIN_CENTURY, .year = (p->century - 1) * 100}),
		                 "no such century");
	if (point_only_weekday(p)) {
		c->tense = p->mday ? TENSE_NONE : c->tense; /* the nearest: the next is four weeks off */
		return point_weekday(out, c, p);
	}
	if (point_empty(p) || (p->mday && !p->month))
		return refuse(c, "nothing says which month or year");
	return find_year(out, c, p);
}
