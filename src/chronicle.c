/* chronicle.c: the year that an article tells once and then leaves out.
 *
 * A day without its year was read next to publication (convert_date.c). Where that is far from it, the article is likely
 * to look back, and says the year elsewhere: with the same day (`le 7 janvier 2015`), unless the words around speak of its
 * anniversary to come, or with the date told right before it, when the day comes soon after that one (`Le 6 décembre
 * 2017 … Le 9 décembre`), be it told in the future of stories (`il sera arrêté le 9 décembre`). */
#include "candidate.h"
#include "str.h"

enum {
	FAR = 60, /* [days] from publication: nearer, a day is meant as it was read */
	SOON = 45 /* [days] after the date before it */
};

struct span { day low, high; }; /* low DAY_NONE: nothing to go by */

struct chronicle {
	int told[13][32]; /* [month][day of the month]: the year that it is told with, 0 for none */
	struct span before;
	day published;
};

static bool span_read(struct span *s, const struct value *date)
{
	return day_read(&s->low, date->low) && day_read(&s->high, date->high);
}

static bool is_far(const struct chronicle *c, struct span s)
{
	return s.low > c->published + FAR || s.high < c->published - FAR;
}

/* The year of the first such day after the date before it, 0 where none comes soon. */
static int year_after(const struct chronicle *c, int month, int mday)
{
	int year, ignored;

	if (c->before.low == DAY_NONE)
		return 0;
	day_split(c->before.low, &year, &ignored, &ignored);
	for (int last = year + 1; year <= last; year++) {
		day there = day_valid(year, month, mday) ? day_of(year, month, mday) : DAY_NONE;
		if (there > c->before.low && there <= c->before.low + SOON && there < c->published)
			return year;
	}
	return 0;
}

static void date_move(struct value *date, day to, struct arena *a)
{
	struct buf iso = {.arena = a}, label = {.arena = a};

	day_print(&iso, to);
	date->value = date->low = date->high = buf_str(&iso);
	date_label(&label, date->value);
	date->label = buf_str(&label);
}

/* A day whose year was left out. */
static void day_place(struct chronicle *c, struct value *date, struct span s, struct arena *a)
{
	int year, month, mday;

	day_split(s.low, &year, &month, &mday);
	year = date->to_come ? 0 : c->told[month][mday];
	year = year ? year : year_after(c, month, mday);
	c->before.low = DAY_NONE;
	if (!year || !day_valid(year, month, mday) || !is_far(c, s))
		return;
	s.low = s.high = day_of(year, month, mday);
	date_move(date, s.low, a);
	c->before = s;
}

static bool is_date(const struct candidate *c)
{
	return str_eq(c->rule->kind, S("date"));
}

static void tell(struct chronicle *c, const struct value *date)
{
	struct span s;
	int year, month, mday;

	if (date->year_left_out || !span_read(&s, date) || s.low != s.high)
		return;
	day_split(s.low, &year, &month, &mday);
	if (!c->told[month][mday])
		c->told[month][mday] = year;
}

void chronicle_read(struct candidate *const *fact, size_t n, day published, struct arena *a)
{
	struct chronicle c = {.before.low = DAY_NONE, .published = published};
	struct span s;

	for (size_t i = 0; i < n; i++)
		if (is_date(fact[i]))
			tell(&c, &fact[i]->value);
	for (size_t i = 0; published != DAY_NONE && i < n; i++) {
		struct value *date = &fact[i]->value;
		if (!is_date(fact[i]) || !span_read(&s, date))
			continue;
		if (date->year_left_out && s.low == s.high)
			day_place(&c, date, s, a);
		else if (str_eq(date->unit, S("day")) || str_eq(date->unit, S("month")))
			c.before = !date->year_left_out && is_far(&c, s) ? s : (struct span){DAY_NONE, DAY_NONE};
	}
}
