/* chronicle.c: what an article tells of a day once and then leaves out.
 *
 * A day without its year was read next to publication (convert_date.c). Where that is far from it, the article is likely
 * to look back, and says the year elsewhere: with the same day (`le 7 janvier 2015`), unless the words around speak of its
 * anniversary to come, or with the date told right before it, when the day comes soon after that one (`Le 6 décembre
 * 2017 … Le 9 décembre`), be it told in the future of stories (`il sera arrêté le 9 décembre`). A weekday that agrees
 * with the year of that date says so too (`le 9 mars 2009 … le samedi 7 mars`), and a year at the head of the sentence
 * is that of the day and the month that follow there (`En 2017, il a perdu en mars`).
 *
 * A title without a verb is read by its text: `Deuil national lundi` is the Monday that the text speaks of. */
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
	day past;         /* the day before it whose year was left out too, where it has been long */
	int last;         /* year of the last date that says it and is far, 0 for none */
	const struct candidate *framed; /* a year at the head of its sentence … */
	int frame;        /* … which it is, 0 for none */
	day published;
	str text;         /* folded */
};

static bool span_read(struct span *s, const struct value *date)
{
	return day_read(&s->low, date->low) && day_read(&s->high, date->high);
}

static bool is_far(const struct chronicle *c, struct span s)
{
	return s.low > c->published + FAR || s.high < c->published - FAR;
}

/* The year of the first such day after `before`, 0 where none comes soon. */
static int year_after(const struct chronicle *c, day before, int month, int mday)
{
	int year, ignored;

	if (before == DAY_NONE)
		return 0;
	day_split(before, &year, &ignored, &ignored);
	for (int last = year + 1; year <= last; year++) {
		day there = day_valid(year, month, mday) ? day_of(year, month, mday) : DAY_NONE;
		if (there > before && there <= before + SOON && there < c->published)
			return year;
	}
	return 0;
}

/* After the date before it, unless that is a month and the day is told in the future: `jugé en septembre 2017. Décision le
 * 24 septembre`; or else, of a day of which no word says when it is, after the one before it that has been. */
static int year_in_order(const struct chronicle *c, const struct value *date, int month, int mday)
{
	bool apart = date->spelled && c->before.low != c->before.high;
	int year = apart ? 0 : year_after(c, c->before.low, month, mday);

	return year || !date->guessed ? year : year_after(c, c->past, month, mday);
}

static void relabel(struct value *date, struct arena *a)
{
	struct buf label = {.arena = a};

	date_label(&label, date->value);
	date->label = buf_str(&label);
}

static void date_move(struct value *date, day to, struct arena *a)
{
	struct buf iso = {.arena = a};

	day_print(&iso, to);
	date->value = date->low = date->high = buf_str(&iso);
	relabel(date, a);
}

/* Is this of the clause that the year opens? Not `En 2017, il a perdu, selon un rapport paru en mars`. */
static bool is_framed(const struct chronicle *c, const struct candidate *fact)
{
	u32 commas = 0;

	if (!c->frame || c->framed->sentence != fact->sentence)
		return false;
	for (u32 i = c->framed->end; i < fact->beg; i++)
		commas += c->text.p[i] == ',' && c->text.p[i + 1] == ' '; /* not 5,9 % */
	return commas <= 1;
}

/* `En 2017, il a perdu le 9 mars`, `… en mars`: false where no year stands there. */
static bool frame_fill(const struct chronicle *c, const struct candidate *fact, struct value *date, struct span s,
                       struct arena *a)
{
	int published, year, month, mday;
	struct buf value = {.arena = a}, low = {.arena = a}, high = {.arena = a};
	bool is_month = str_eq(date->unit, S("month"));

	day_split(c->published, &published, &month, &mday);
	day_split(s.low, &year, &month, &mday);
	if (!is_framed(c, fact) || c->frame >= published || date->to_come ||
	    (is_month ? date->value.n != strlen("2017-03") : s.low != s.high || !day_valid(c->frame, month, mday)))
		return false;
	buf_printf(&value, "%04d", c->frame);
	buf_put(&value, str_cut(date->value, strlen("2017"), date->value.n));
	date->value = buf_str(&value);
	date_bounds(&s.low, &s.high, date->value);
	day_print(&low, s.low), day_print(&high, s.high);
	date->low = buf_str(&low), date->high = buf_str(&high);
	relabel(date, a);
	return true;
}

/* A weekday that agreed with no year next to publication's agrees with this one, if one is named. */
static bool fits_weekday(const struct value *date, int year, int month, int mday)
{
	return day_valid(year, month, mday) &&
	       (!date->weekday || day_weekday(day_of(year, month, mday)) == date->weekday);
}

/* The year that the same day is told with elsewhere. */
static int year_told(const struct chronicle *c, const struct value *date, int month, int mday)
{
	int year = date->to_come ? 0 : c->told[month][mday];

	return year && fits_weekday(date, year, month, mday) ? year : 0;
}

/* The last year that was told, where the weekday agrees with it, as it did with none next to publication's. */
static int year_by_weekday(const struct chronicle *c, const struct value *date, int month, int mday)
{
	bool agrees = date->weekday && c->last && fits_weekday(date, c->last, month, mday);

	return agrees && !date->to_come ? c->last : 0;
}

/* A day whose year was left out. */
static void day_place(struct chronicle *c, struct value *date, struct span s, struct arena *a)
{
	int year, month, mday;

	day_split(s.low, &year, &month, &mday);
	year = year_told(c, date, month, mday);
	year = year ? year : year_by_weekday(c, date, month, mday);
	year = year ? year : year_in_order(c, date, month, mday);
	c->before.low = DAY_NONE;
	c->past = !date->guessed && s.high < c->published - FAR ? s.low : DAY_NONE;
	if (!year || !day_valid(year, month, mday) || !is_far(c, s))
		return;
	s.low = s.high = day_of(year, month, mday);
	date_move(date, s.low, a);
	c->before = s;
	c->past = s.low;
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

/* `En 2017`, `Fin 2017`, `L'an dernier` at the head of a sentence; not `Depuis 2017`. */
static bool is_frame(const struct candidate *fact)
{
	return !fact->offset[0] && fact->length - (fact->end - fact->beg) <= strlen("En ");
}

/* A year at the head of its sentence, or any date that says its own. */
static void remember(struct chronicle *c, const struct candidate *fact, struct span s)
{
	const struct value *date = &fact->value;
	int ignored;

	if (str_eq(date->unit, S("year")) && is_frame(fact) && s.high - s.low <= 366)
		c->framed = fact, day_split(s.low, &c->frame, &ignored, &ignored);
	if (!str_eq(date->unit, S("day")) && !str_eq(date->unit, S("month")))
		return;
	c->past = DAY_NONE;
	c->before = !date->year_left_out && is_far(c, s) ? s : (struct span){DAY_NONE, DAY_NONE};
	if (c->before.low != DAY_NONE)
		day_split(s.low, &c->last, &ignored, &ignored);
}

/* Do both name one day, by its weekday, or by its month and day? */
static bool is_same_name(const struct value *title, struct span t, struct span s)
{
	int year, month, mday, of_month, of_day;

	if (!title->year_left_out)
		return title->weekday && day_weekday(s.low) == title->weekday;
	day_split(t.low, &year, &month, &mday);
	day_split(s.low, &year, &of_month, &of_day);
	return month == of_month && mday == of_day;
}

/* The day of that name that the text speaks of, DAY_NONE where it speaks of several, or of none. */
static day day_in_text(const struct value *title, struct span t, struct candidate *const *fact, size_t from, size_t n)
{
	day found = DAY_NONE;
	struct span s;

	for (size_t i = from; i < n; i++) {
		const struct value *date = &fact[i]->value;
		if (!is_date(fact[i]) || !span_read(&s, date) || s.low != s.high || !is_same_name(title, t, s) ||
		    (!title->year_left_out && !date->weekday))
			continue;
		if (found != DAY_NONE && found != s.low)
			return DAY_NONE;
		found = s.low;
	}
	return found;
}

static void title_read(const struct chronicle *c, struct candidate *const *fact, size_t in_title, size_t n,
                       struct arena *a)
{
	struct span s;

	for (size_t i = 0; i < in_title; i++) {
		struct value *date = &fact[i]->value;
		if (!is_date(fact[i]) || !date->guessed || !span_read(&s, date) || s.low != s.high ||
		    (date->year_left_out && !is_far(c, s)))
			continue;
		day there = day_in_text(date, s, fact, in_title, n);
		if (there != DAY_NONE && there != s.low)
			date_move(date, there, a);
	}
}

void chronicle_read(struct candidate *const *fact, size_t n, size_t in_title, str text, day published, struct arena *a)
{
	struct chronicle c = {.before.low = DAY_NONE, .past = DAY_NONE, .published = published, .text = text};
	struct span s;

	for (size_t i = 0; i < n; i++)
		if (is_date(fact[i]))
			tell(&c, &fact[i]->value);
	for (size_t i = 0; published != DAY_NONE && i < n; i++) {
		struct value *date = &fact[i]->value;
		if (!is_date(fact[i]) || !span_read(&s, date))
			continue;
		if (date->year_left_out && frame_fill(&c, fact[i], date, s, a))
			continue;
		if (date->year_left_out && s.low == s.high)
			day_place(&c, date, s, a);
		else
			remember(&c, fact[i], s);
	}
	if (published != DAY_NONE)
		title_read(&c, fact, in_title, n, a);
}
