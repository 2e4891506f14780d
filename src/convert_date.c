/* convert_date.c: the captures of a date rule → the pieces of date.h.
 *
 *     d m y    day, month, year                w   weekday            s   season (21..24)
 *     q h      quarter, half-year              dec decade             cent century
 *     off      [days] from publication, a list's number: hier is -1
 *     rel      `last`, `next`, `this` (a list's value)
 *     ru       what rel moves when nothing else is said: `y`, `m`, `w`, `d`
 *
 * A name with a 2 after it belongs to the second end of an interval. */
#include "convert.h"
#include "date_point.h"
#include "rule.h"
#include "str.h"

static str list_value(const struct match *m, str name)
{
	const struct row *row = match_row(m, name);

	return row && row->columns ? row->column[0] : S("");
}

/* A capture's name at one end of an interval: y, y2. */
#define NAMED(name, second) ((second) ? S(name "2") : S(name))

static enum relative relative_of(str value)
{
	return str_eq(value, S("last"))   ? REL_LAST
	       : str_eq(value, S("next")) ? REL_NEXT
	       : str_eq(value, S("this")) ? REL_THIS
					  : REL_NONE;
}

static void point_of(struct date_point *p, const struct match *m, bool second)
{
	str year = match_capture(m, NAMED("y", second));
	str unit = list_value(m, NAMED("ru", second));
	str offset = list_value(m, NAMED("off", second));

	match_number(&p->year, m, NAMED("y", second));
	p->short_year = year.n > 0 && p->year < 100;
	match_number(&p->month, m, NAMED("m", second));
	match_number(&p->mday, m, NAMED("d", second));
	match_number(&p->weekday, m, NAMED("w", second));
	match_number(&p->season, m, NAMED("s", second));
	match_number(&p->quarter, m, NAMED("q", second));
	match_number(&p->half, m, NAMED("h", second));
	match_number(&p->decade, m, NAMED("dec", second));
	match_number(&p->century, m, NAMED("cent", second));
	p->relative = relative_of(list_value(m, NAMED("rel", second)));
	p->relative_unit = unit.n ? unit.p[0] : 0;
	if (offset.n) { /* `-1`, `0`, `2` */
		bool before = offset.p[0] == '-';
		p->has_offset = true;
		p->offset = (before ? -1 : 1) * (offset.p[before] - '0');
	}
}

static bool is_empty(const struct date_point *p)
{
	return !p->year && !p->month && !p->mday && !p->weekday && !p->season && !p->quarter && !p->half &&
	       !p->decade && !p->century && !p->has_offset && !p->relative_unit;
}

/* [days] between publication and a date. */
static i64 distance(const struct date_value *date, day published)
{
	day low, high;

	if (!day_read(&low, str_c(date->low)) || !day_read(&high, str_c(date->high)))
		return INT32_MAX;
	return low > published ? (i64)low - published : high < published ? (i64)published - high : 0;
}

static bool is_yearless(const struct date_point *p)
{
	return !p->year && p->relative == REL_NONE && !p->has_offset && !p->relative_unit;
}

/* A day, a month or a season without its year is the nearest of its name where that is much nearer than what the tense
 * of the words around says: the press writes the year of any other. There a weekday does not count: it is a slip. A
 * weekday alone in a headline without a verb is to come (`Grève mardi`), unless it is much nearer behind. */
static bool resolve(struct date_value *date, const struct match *m, const struct date_parts *parts, const char **why)
{
	struct date_parts plain = *parts;
	struct date_value nearest;
	const char *ignored;
	u32 weight = 1;
	bool anchored = point_anchored(&parts->from) || point_anchored(&parts->to); /* then the tense says nothing */
	enum tense tense = anchored || m->published == DAY_NONE ? TENSE_NONE
	                                                        : tense_around(m->sentence, m->beg, m->end, &weight);
	bool weekday = parts->from.weekday && !parts->from.mday && !parts->from.month;
	bool headline = weekday && tense == TENSE_NONE && tense_headline(m->sentence);

	if (!date_resolve(date, parts, m->published, headline ? TENSE_FUTURE : tense, why))
		return false;
	if (!weekday)
		plain.from.weekday = plain.to.weekday = 0;
	if (m->published != DAY_NONE && (!weekday || headline) && is_yearless(&parts->from) &&
	    is_yearless(&parts->to) &&
	    date_resolve(&nearest, &plain, m->published, headline ? TENSE_PAST : TENSE_NONE, &ignored) &&
	    distance(&nearest, m->published) * weight < distance(date, m->published))
		*date = nearest;
	return true;
}

bool convert_date(struct value *out, const struct match *m, const char **why)
{
	struct date_parts parts = {0};
	struct date_value date;
	struct buf label = {.arena = m->arena};

	point_of(&parts.from, m, false);
	point_of(&parts.to, m, true);
	parts.interval = !is_empty(&parts.to);
	if (!resolve(&date, m, &parts, why))
		return false;
	out->value = arena_copy(m->arena, str_c(date.value));
	out->low = arena_copy(m->arena, str_c(date.low));
	out->high = arena_copy(m->arena, str_c(date.high));
	out->unit = str_c(grain_names[date.grain]);
	date_label(&label, out->value);
	out->label = buf_str(&label);
	return true;
}
