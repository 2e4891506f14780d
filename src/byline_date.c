/* byline_date.c: full days, with their year, as datelines, feeds and programs write them. Dates inside the article's
 * prose are not its business: rules find those. */
#include "byline.h"

struct reader {
	const struct plain *p;
	u32 at;
};

static char peek(const struct reader *r)
{
	return r->at < r->p->n ? r->p->p[r->at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* A number of at most four digits, and how many; 0 if none or more. */
static u32 digits(struct reader *r, int *value)
{
	u32 n = 0;

	for (*value = 0; is_digit(peek(r)); r->at++, n++)
		*value = n < 4 ? *value * 10 + (peek(r) - '0') : 0;
	return n <= 4 ? n : 0;
}

static void blanks(struct reader *r)
{
	while (peek(r) == ' ' || peek(r) == ',' || peek(r) == '.')
		r->at++;
}

static int month(struct reader *r)
{
	static const struct {
		const char *name;
		int month;
	} months[] = {{"janvier", 1},   {"january", 1},   {"janv", 1},     {"jan", 1},       {"fevrier", 2},
		      {"february", 2},  {"fevr", 2},      {"fev", 2},      {"feb", 2},       {"mars", 3},
		      {"march", 3},     {"mar", 3},       {"avril", 4},    {"april", 4},     {"avr", 4},
		      {"apr", 4},       {"mai", 5},       {"may", 5},      {"juin", 6},      {"june", 6},
		      {"jun", 6},       {"juillet", 7},   {"juil", 7},     {"july", 7},      {"jul", 7},
		      {"aout", 8},      {"august", 8},    {"aug", 8},      {"septembre", 9}, {"september", 9},
		      {"sept", 9},      {"sep", 9},       {"octobre", 10}, {"october", 10},  {"oct", 10},
		      {"novembre", 11}, {"november", 11}, {"nov", 11},     {"decembre", 12}, {"december", 12},
		      {"dec", 12},         {"januar", 1},    {"februar", 2},    {"marz", 3},      {"juni", 6},
		      {"juli", 7},         {"oktober", 10},  {"dezember", 12}};
	const char *word = r->p->p + r->at;
	u32 n = 0;

	while (is_letter(word[n]))
		n++;
	for (size_t i = 0; n && i < countof(months); i++)
		if (*word == *months[i].name && strlen(months[i].name) == n && memcmp(word, months[i].name, n) == 0) {
			r->at += n;
			return months[i].month;
		}
	return 0;
}

static bool make(day *out, int year, u32 year_digits, int mon, int mday)
{
	if (year_digits == 2)
		year += year < 70 ? 2000 : 1900;
	else if (year_digits != 4)
		return false;
	if (!day_valid(year, mon, mday))
		return false;
	*out = day_of(year, mon, mday);
	return true;
}

/* The weekday that stands before a day in figures: `mar, 03/05/2019`; 0: none. */
static int weekday_before(const struct reader *r)
{
	static const char *const names[] = {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};
	u32 end = r->at, beg;

	while (end && strchr(" ,.", r->p->p[end - 1]))
		end--;
	for (beg = end; beg && is_letter(r->p->p[beg - 1]); beg--)
		;
	for (size_t i = 0; end - beg >= 3 && i < countof(names); i++)
		if (memcmp(r->p->p + beg, names[i], 3) == 0 && (end - beg == 3 || r->p->p[end - 1] == 'i' || i == 6))
			return (int)i + 1;
	return 0;
}

/* A weekday that only the order of America bears out: `mar, 03/05/2019` is the fifth of March. */
static void by_weekday(day *out, int weekday, int year, int month, int mday)
{
	if (weekday && year >= 1000 && day_weekday(*out) != weekday && day_valid(year, mday, month)
	    && day_weekday(day_of(year, mday, month)) == weekday)
		*out = day_of(year, mday, month);
}

/* `06/2011`, `06-11` after the day and its separator; `06/30` after the year. */
static bool numeric(day *out, struct reader *r, int first, u32 first_digits, char separator, int weekday)
{
	int second, third;
	u32 n = digits(r, &second), m;

	if (n == 0 || n > 2 || peek(r) != separator)
		return false;
	r->at++;
	m = digits(r, &third);
	if (is_digit(peek(r)) || is_letter(peek(r) == 't' ? ' ' : peek(r)))
		return false;
	if (first_digits == 4)
		return separator != '.' && m > 0 && m <= 2 && make(out, first, 4, second, third);
	if (!make(out, third, m, second, first))
		return false;
	by_weekday(out, weekday, third, second, first);
	return true;
}

/* `12 mars 2019`, `1er avril 2020`, `12 Mar 2019`. */
static bool in_words(day *out, struct reader *r, int mday)
{
	int mon, year;
	u32 n;

	if (peek(r) == 'e' && r->p->p[r->at + 1] == 'r')
		r->at += 2;
	blanks(r);
	mon = month(r);
	blanks(r);
	n = mon ? digits(r, &year) : 0;
	return n == 4 && make(out, year, n, mon, mday);
}

/* `10:00:00 CET`, which some programs write before the year. */
static void pass_time(struct reader *r)
{
	struct reader try = *r;
	int ignored;

	if (digits(&try, &ignored) != 2 || peek(&try) != ':')
		return;
	while (is_digit(peek(&try)) || peek(&try) == ':')
		try.at++;
	blanks(&try);
	while (is_letter(peek(&try)))
		try.at++;
	blanks(&try);
	*r = try;
}

/* `March 12, 2019`, `Mar 12 10:00:00 CET 2019`. */
static bool month_first(day *out, struct reader *r)
{
	int mon = month(r), mday, year;

	blanks(r);
	if (!mon || digits(r, &mday) == 0)
		return false;
	blanks(r);
	pass_time(r);
	return digits(r, &year) == 4 && make(out, year, 4, mon, mday);
}

/* `20190312`, alone or before a time: `20190312T2210`. */
static bool packed(day *out, struct reader *r)
{
	const char *p = r->p->p + r->at;
	int value = 0;
	u32 n = 0;

	for (; is_digit(p[n]); n++)
		if (n < 8)
			value = value * 10 + (p[n] - '0');
	if ((n != 8 && n != 14) || value / 10000 < 1900 || value / 10000 > 2099 || (is_letter(p[n]) && p[n] != 't'))
		return false;
	r->at += n;
	return make(out, value / 10000, 4, value / 100 % 100, value % 100);
}

static bool day_here(day *out, struct reader *r)
{
	int first, weekday = weekday_before(r);
	u32 n;
	char separator;

	if (is_letter(peek(r)))
		return month_first(out, r);
	if (packed(out, r))
		return true;
	n = digits(r, &first);
	separator = peek(r);
	if ((n == 4 || n == 1 || n == 2) && (separator == '/' || separator == '-' || separator == '.') &&
	    is_digit(r->p->p[r->at + 1])) {
		r->at++;
		return numeric(out, r, first, n, separator, weekday);
	}
	return (n == 1 || n == 2) && in_words(out, r, first);
}

bool byline_next_day(day *out, const struct plain *p, u32 *beg, u32 *at)
{
	bool inside = false;

	for (u32 i = *at; i < p->n; i++) {
		bool word = is_digit(p->p[i]) || is_letter(p->p[i]);
		struct reader r = {p, i};

		if (word && !inside && day_here(out, &r)) {
			*beg = i;
			*at = r.at;
			return true;
		}
		inside = word;
	}
	return false;
}

/* Seconds since 1970, or thousandths of them, as programs write a time. */
static bool since_1970(day *out, const struct plain *p)
{
	i64 seconds = 0;

	for (u32 i = 0; i < p->n; i++)
		if (!is_digit(p->p[i]))
			return false;
		else if (i < 10)
			seconds = seconds * 10 + (p->p[i] - '0');
	*out = (day)(seconds / 86400);
	return (p->n == 10 || p->n == 13) && p->p[0] == '1';
}

bool byline_day(day *out, str text)
{
	struct plain p;
	u32 beg, at = 0;

	plain_line(&p, text);
	if (since_1970(out, &p))
		return true;
	return byline_next_day(out, &p, &beg, &at);
}
