/* query_value.c: days and values in a query, each a point or a range of two.
 *
 *     2011    2011-03    31/03/2011    2011..2013    2011..    ..2013    >=2011    >1M€    100..200    1..2 Md€
 *
 * A point is where a number or a date begins and ends: a year has 365 days, so `>2011` begins with 2012. */
#include "query_tree.h"
#include "text.h"

struct point {
	day first, last;
	struct dec value;
	str typed; /* the number of it */
};

typedef bool take_fn(struct parser *p, struct query_condition *c, struct point *out);

/* ── pieces ── */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take(struct parser *p, const char *what)
{
	str s = str_c(what);

	if (!str_starts(str_cut(p->s, p->at, p->s.n), s))
		return false;
	p->at += (u32)s.n;
	return true;
}

static bool at_end(const struct parser *p)
{
	u32 len, c = query_peek(p, &len);

	return !len || query_space(c) || query_quote(c) || c == '(' || c == ')';
}

/* Up to nine digits; [bytes]. */
static u32 take_digits(struct parser *p, int *out)
{
	u32 from = p->at;

	for (*out = 0; p->at < p->s.n && p->at < from + 9 && is_digit(p->s.p[p->at]); p->at++)
		*out = *out * 10 + (p->s.p[p->at] - '0');
	return p->at - from;
}

/* ── ranges ── */

static void set_low(struct query_condition *c, const struct point *point, bool above)
{
	c->has_low = true;
	c->above = above;
	c->since = above ? point->last + 1 : point->first;
	c->low = point->value;
}

static void set_high(struct query_condition *c, const struct point *point, bool below)
{
	c->has_high = true;
	c->below = below;
	c->until = below ? point->first - 1 : point->last;
	c->high = point->value;
}

/* `1..2M€` is from one million: a scale that only the second end has belongs to both. */
static void share_scale(struct parser *p, struct point *low, const struct point *high)
{
	struct dec scaled;
	size_t digits = high->typed.n;
	str both;

	while (digits > 0 && !is_digit(high->typed.p[digits - 1]))
		digits--;
	if (digits == high->typed.n || digits == 0 || !is_digit(low->typed.p[low->typed.n - 1]))
		return;
	both = str_c(arena_printf(p->arena, "%.*s%.*s", (int)low->typed.n, low->typed.p, (int)(high->typed.n - digits),
	                          high->typed.p + digits));
	if (number_read(&scaled, NULL, both) == both.n && dec_cmp(scaled, high->value) <= 0)
		low->value = scaled;
}

/* After an operator: one point. */
static bool read_bound(struct parser *p, struct query_condition *c, take_fn *take_point, char op, bool equal)
{
	struct point point = {0};

	if (!take_point(p, c, &point))
		return false;
	if (op != '<')
		set_low(c, &point, op == '>' && !equal);
	if (op != '>')
		set_high(c, &point, op == '<' && !equal);
	return true;
}

static bool read_range(struct parser *p, struct query_condition *c, take_fn *take_point)
{
	struct point low = {0}, high = {0};
	u32 from = p->at;
	bool open = take(p, "..");

	if (!open && (!take_point(p, c, &low) || !take(p, ".."))) {
		set_low(c, &low, false);
		set_high(c, &low, false);
		return !p->failed;
	}
	if (open || !at_end(p)) {
		if (!take_point(p, c, &high))
			return false;
		if (!open && low.typed.n)
			share_scale(p, &low, &high);
		set_high(c, &high, false);
	}
	if (!open)
		set_low(c, &low, false);
	if (c->has_low && c->has_high && (c->since > c->until || dec_cmp(c->low, c->high) > 0))
		return query_fail(p, from, "the end stands before the beginning; change the two round"), false;
	return true;
}

static bool read_either(struct parser *p, struct query_condition *c, take_fn *take_point, const char *else_what)
{
	char op = take(p, ">") ? '>' : take(p, "<") ? '<' : take(p, "≥") ? 'g' : take(p, "≤") ? 'l' : 0;
	bool equal = op == 'g' || op == 'l' || take(p, "=");
	bool good = op || equal ? read_bound(p, c, take_point, op == 'g' ? '>' : op == 'l' ? '<' : op ? op : '=', equal)
	                        : read_range(p, c, take_point);

	if (good && !at_end(p))
		query_fail(p, p->at, else_what);
	return !p->failed;
}

/* ── days ── */

/* A `-`, `/` or `.` with a digit after it. */
static bool take_separator(struct parser *p)
{
	if (p->at + 1 >= p->s.n || !strchr("-/.", p->s.p[p->at]) || !is_digit(p->s.p[p->at + 1]))
		return false;
	p->at++;
	return true;
}

/* `2011-03`, `31/03/2011`: numbers of the date in the order year, month, day; how many, 0: no date. */
static u32 take_parts(struct parser *p, int part[3])
{
	int read[3];
	u32 digits[3] = {0}, n = 0, year;

	do
		digits[n] = take_digits(p, &read[n]);
	while (digits[n++] && n < 3 && take_separator(p));
	year = digits[0] == 4 ? 0 : n - 1;
	for (u32 i = 0; i < n; i++) {
		part[year ? n - 1 - i : i] = read[i];
		if (i == year ? digits[i] != 4 : digits[i] < 1 || digits[i] > 2)
			return 0;
	}
	return n;
}

static bool take_days(struct parser *p, struct query_condition *c, struct point *out)
{
	int part[3] = {0, 1, 1}, month;
	u32 from = p->at, n = take_parts(p, part);

	(void)c;
	if (!n || !day_valid(part[0], n > 1 ? part[1] : 1, n > 2 ? part[2] : 1)) {
		query_fail(p, from, "this is no date; write 2011, 2011-03, 2011-03-31, 31/03/2011, 2011..2013 or >=2011");
		return false;
	}
	month = n > 1 ? part[1] : 12;
	out->first = day_of(part[0], n > 1 ? part[1] : 1, n > 2 ? part[2] : 1);
	out->last = n > 2 ? out->first : day_of(part[0] + month / 12, month % 12 + 1, 1) - 1;
	return true;
}

bool query_days(struct parser *p, struct query_condition *c)
{
	return read_either(p, c, take_days, N_("the date ends before this; write 2011, 2011-03, 2011-03-31 or 2011..2013"));
}

/* ── values ── */

/* The currency at hand, maybe after a space or `d'`; the parser stays where it is when there is none. */
static void take_unit(struct parser *p, struct query_condition *c)
{
	static const char *const units[][2] = {
		{"€", "EUR"}, {"euros", "EUR"}, {"euro", "EUR"}, {"EUR", "EUR"}, {"$", "USD"}, {"dollars", "USD"},
		{"USD", "USD"}, {"£", "GBP"}, {"livres", "GBP"}, {"GBP", "GBP"}, {"CHF", "CHF"}, {"FRF", "FRF"},
		{"francs", "FRF"}, {"F", "FRF"},
	};
	u32 from = p->at, unit;

	query_skip(p);
	if (!take(p, "d'"))
		take(p, "d’");
	unit = p->at;
	for (size_t i = 0; i < countof(units); i++, p->at = unit)
		if (take(p, units[i][0]) && (at_end(p) || str_starts(str_cut(p->s, p->at, p->s.n), S("..")))) {
			c->text = str_c(units[i][1]);
			return;
		}
	p->at = from;
}

static bool take_value(struct parser *p, struct query_condition *c, struct point *out)
{
	str rest = str_cut(p->s, p->at, p->s.n);
	u32 from = p->at;

	p->at += (u32)number_read(&out->value, NULL, rest);
	if (p->at == from)
		return query_fail(p, from, "this is no number; write >1M€, >=100, 100.. or 100..200"), false;
	out->typed = str_cut(p->s, from, p->at);
	if (c->field == FIELD_AMOUNT)
		take_unit(p, c);
	return true;
}

bool query_values(struct parser *p, struct query_condition *c)
{
	return read_either(p, c, take_value, N_("the number ends before this; write >1M€, >=100, 100.. or 100..200"));
}
