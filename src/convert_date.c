/* convert_date.c: the captures of a date rule → the pieces of date.h.
 *
 *     d m y    day, month, year                w   weekday            s   season (21..24)
 *     w0       weekday that stands before w in a list: w follows it
 *     q h      quarter, half-year              dec decade             cent century
 *     off      [days] from publication, a list's number: hier is -1
 *     rel      `last`, `next`, `this` (a list's value)
 *     ru       what rel moves when nothing else is said: `c`, `y`, `m`, `w`, `d`
 *     yk       year of an event that its day is a name of: of no event to come
 *     ml       month of the last date in a list whose year y is: an earlier one whose month comes later in the year
 *              lies in the year before
 *
 * A name with a 2 after it belongs to the second end of an interval. */
#include "convert.h"
#include "date_point.h"
#include "rule.h"
#include "str.h"

static enum relative relative_of(str value)
{
	return str_eq(value, S("last"))   ? REL_LAST
	       : str_eq(value, S("next")) ? REL_NEXT
	       : str_eq(value, S("this")) ? REL_THIS
					  : REL_NONE;
}

static void number_put(struct date_point *p, str name, int number)
{
	switch (name.n == 1 ? name.p[0] : 0) {
	case 'y': p->year = number, p->short_year = number < 100; return;
	case 'm': p->month = number; return;
	case 'd': p->mday = number; return;
	case 'w': p->weekday = number; return;
	case 's': p->season = number; return;
	case 'q': p->quarter = number; return;
	case 'h': p->half = number; return;
	}
	if (str_eq(name, S("dec")))
		p->decade = number;
	else if (str_eq(name, S("cent")))
		p->century = number;
}

/* offset: `-1`, `0`, `2` */
static void offset_put(struct date_point *p, str offset)
{
	bool before = offset.n && offset.p[0] == '-';

	p->has_offset = offset.n > 0;
	p->offset = p->has_offset ? (before ? -1 : 1) * (offset.p[before] - '0') : 0;
}

/* What a capture says of its end of the date. */
static void piece_put(struct date_point *p, str name, str said, bool listed)
{
	str value = listed ? said : S(""); /* these are words of a list and nothing else */
	int number = 0;

	if (str_eq(name, S("rel")))
		p->relative = relative_of(value);
	else if (str_eq(name, S("ru")))
		p->relative_unit = value.n ? value.p[0] : 0;
	else if (str_eq(name, S("off")))
		offset_put(p, value);
	else
		number_put(p, name, digits_read(&number, said) ? number : 0);
}

/* The first of a name counts, so the last are put first. */
static void parts_of(struct date_parts *parts, const struct match *m)
{
	for (u32 i = m->rule->captures; i-- > 0;) {
		const struct capture *c = &m->rule->capture[i];
		bool listed, second = c->name.n && c->name.p[c->name.n - 1] == '2';
		str said = match_said(m, c, &listed);

		if (said.n || listed)
			piece_put(second ? &parts->to : &parts->from, str_cut(c->name, 0, c->name.n - second), said, listed);
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

/* The second byte of À..Þ is 0x80..0x9E; small letters, with an accent or not, are 0x20 higher. */
static bool is_letter_at(str s, size_t i, char a, char z)
{
	u8 c = (u8)s.p[i];
	bool accented = i && (u8)s.p[i - 1] == 0xC3;

	return (c >= (u8)a && c <= (u8)z) || (accented && c >= a - 'A' + 0x80 && c <= a - 'A' + 0x9E);
}

/* The sentence; one all in capitals as it would be in small letters, byte for byte: its verbs are told by them. */
static str sentence_of(const struct match *m)
{
	str s = m->sentence;
	char *small;

	for (size_t i = 0; i < s.n; i++)
		if (is_letter_at(s, i, 'a', 'z'))
			return s;
	small = NEW(m->arena, char, s.n);
	for (size_t i = 0; i < s.n; i++)
		small[i] = (char)(s.p[i] + (is_letter_at(s, i, 'A', 'Z') ? 0x20 : 0));
	return (str){small, s.n};
}

/* What the words around say, and how surely. */
struct around {
	enum tense tense;
	u32 weight;
};

/* How many times nearer another weekday must at least be to be meant against the tense: yesterday and tomorrow are. */
enum { WEEKDAY_WEIGHT = 4, THIS_WEIGHT = 2 };

/* The nearest interval is not always that of the nearest end: `entre juin et décembre`, said in April. */
static void take_nearest(struct date_value *date, const struct date_parts *parts, day published)
{
	struct date_value next;
	const char *ignored;

	if (parts->interval && is_yearless(&parts->from) && is_yearless(&parts->to) && published != DAY_NONE &&
	    date_resolve(&next, parts, published, TENSE_FUTURE, &ignored) &&
	    distance(&next, published) < distance(date, published))
		*date = next;
}

/* `du samedi 19 octobre au lundi 4 novembre`: two weekdays that agree with one year are no slip. */
static bool weekdays_agree(const struct date_parts *parts, const struct date_value *date)
{
	day low, high;

	return parts->interval && parts->from.weekday && parts->to.weekday && parts->from.mday && parts->to.mday &&
	       day_read(&low, str_c(date->low)) && day_read(&high, str_c(date->high)) &&
	       day_weekday(low) == parts->from.weekday && day_weekday(high) == parts->to.weekday;
}

/* `ce mardi` is the nearest one, unless the words around say clearly, or where it is hardly nearer, that it is the other. */
static bool this_weekday(struct date_value *date, const struct match *m, const struct date_parts *parts,
                         const struct around *around, const char **why)
{
	struct date_parts plain = *parts;
	struct date_value told;
	const char *ignored;
	u32 weight = around->tense == TENSE_FUTURE && around->weight >= TENSE_SPELLED ? WEEKDAY_WEIGHT : THIS_WEIGHT;

	plain.from.relative = REL_NONE;
	if (!date_resolve(date, parts, m->published, around->tense, why))
		return false;
	if (date_resolve(&told, &plain, m->published, around->tense, &ignored) &&
	    distance(date, m->published) * weight >= distance(&told, m->published))
		*date = told;
	return true;
}

/* A day, a month or a season without its year is the nearest of its name where that is much nearer than what the tense
 * of the words around says: the press writes the year of any other. There a weekday does not count: it is a slip. Alone
 * it is yesterday or tomorrow where no verb next to it says that it is six days off. */
static bool resolve(struct date_value *date, const struct match *m, const struct date_parts *parts, struct around *around,
                    const char **why)
{
	struct date_parts plain = *parts;
	struct date_value nearest;
	const char *ignored;
	u32 weight = 1;
	bool weekday = !parts->interval && point_only_weekday(&parts->from);
	bool anchored = point_anchored(&parts->from) || point_anchored(&parts->to); /* then the tense says nothing */
	enum tense tense = anchored || m->published == DAY_NONE ? TENSE_NONE
	                                                        : tense_around(sentence_of(m), m->beg, m->end, &weight);
	if (weekday && weight == TENSE_LEANING)
		tense = TENSE_NONE;
	bool settled = tense == TENSE_NONE && !parts->from.weekday && !parts->to.weekday; /* the nearest it is */

	*around = (struct around){tense, weight};
	if (point_only_weekday(&parts->from) && parts->from.relative == REL_THIS)
		return this_weekday(date, m, parts, around, why);
	if (!date_resolve(date, parts, m->published, tense, why))
		return false;
	if (weekdays_agree(parts, date))
		return true;
	if (settled)
		take_nearest(date, parts, m->published);
	if (weekday)
		weight = weight < WEEKDAY_WEIGHT ? WEEKDAY_WEIGHT : weight;
	else
		plain.from.weekday = plain.to.weekday = 0;
	if (!settled && m->published != DAY_NONE && !is_empty(&plain.from) && is_yearless(&parts->from) &&
	    is_yearless(&parts->to) && date_resolve(&nearest, &plain, m->published, TENSE_NONE, &ignored) &&
	    distance(&nearest, m->published) * weight < distance(date, m->published))
		*date = nearest;
	return true;
}

/* The day of `samedi` in `vendredi et samedi`: the first after that of `vendredi`. */
static bool follow(struct date_point *p, const struct match *m, int first, const char **why)
{
	str name = match_capture(m, S("w0"));
	struct match before = *m;
	struct date_parts parts = {.from = {.weekday = first}};
	struct date_value date;
	day of_first;
	struct around ignored;

	before.beg = (u32)(name.p - m->sentence.p);
	before.end = before.beg + (u32)name.n;
	if (!resolve(&date, &before, &parts, &ignored, why) || !day_read(&of_first, str_c(date.low)))
		return false;
	p->has_offset = true;
	p->offset = of_first - m->published + (p->weekday - first + 7) % 7;
	return true;
}

/* `attentats du 13 novembre`: nobody names the day before it came. */
static void take_known_year(struct date_point *p, const struct match *m)
{
	int year;

	if (match_number(&year, m, S("yk")) && day_valid(year, p->month, p->mday) &&
	    (m->published == DAY_NONE || day_of(year, p->month, p->mday) <= m->published))
		p->year = year;
}

/* A weekday that agrees with the date says its year too. */
static bool is_year_left_out(const struct date_parts *parts, const struct date_value *date)
{
	day low;

	if (point_only_weekday(&parts->from) || !is_yearless(&parts->from) || !is_yearless(&parts->to))
		return false;
	return !parts->from.weekday || !day_read(&low, str_c(date->low)) || day_weekday(low) != parts->from.weekday;
}

bool convert_date(struct value *out, const struct match *m, const char **why)
{
	struct date_parts parts = {0};
	struct date_value date;
	struct buf label = {.arena = m->arena};
	struct around around;
	int first, last;

	parts_of(&parts, m);
	if (match_number(&last, m, S("ml")) && parts.from.year && parts.from.month > last)
		parts.from.year--;
	parts.interval = !is_empty(&parts.to);
	take_known_year(&parts.from, m);
	if (match_number(&first, m, S("w0")) && !follow(&parts.from, m, first, why))
		return false;
	if (!resolve(&date, m, &parts, &around, why))
		return false;
	out->to_come = around.tense == TENSE_FUTURE;
	out->spelled = out->to_come && around.weight >= TENSE_SPELLED;
	out->guessed = around.tense == TENSE_NONE;
	out->weekday = (u8)parts.from.weekday;
	out->value = arena_copy(m->arena, str_c(date.value));
	out->low = arena_copy(m->arena, str_c(date.low));
	out->high = arena_copy(m->arena, str_c(date.high));
	out->unit = str_c(grain_names[date.grain]);
	out->year_left_out = is_year_left_out(&parts, &date);
	date_label(&label, out->value);
	out->label = buf_str(&label);
	return true;
}
