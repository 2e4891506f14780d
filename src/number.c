/* number.c: one number with its scale, in digits, in words or in both.
 *
 *     number = term { gap term of a smaller scale }       2 millions 500 mille
 *     term   = coefficient [scale { [de] scale }]         une centaine de milliers
 *
 * Nothing here allocates, and nothing reads a byte more than a few times: a
 * term is tried where it stands and its words are looked up in one table. */
#include "number_words.h"

enum { DIGITS_MAX = 18 }; /* in one number; more is no count of anything */

static bool digit_at(str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static size_t digits_from(str s, size_t at)
{
	size_t n = 0;

	while (n <= DIGITS_MAX && digit_at(s, at + n))
		n++;
	return n;
}

/* [bytes] of the integer at `at`; *group is what parts its thousands, 0 when nothing does. A comma groups only where
 * two of them stand (1,200,000): one alone is a decimal comma. */
static size_t integer_read(char *group, str s, size_t at)
{
	size_t first = digits_from(s, at), end = at + first, groups = 0;
	char c = end < s.n ? s.p[end] : 0;

	*group = 0;
	if (first == 0 || first > 3 || s.p[at] == '0' || (c != ' ' && c != '.' && c != '\'' && c != ','))
		return first;
	while (end < s.n && s.p[end] == c && digits_from(s, end + 1) == 3) {
		end += 4;
		groups++;
	}
	if (groups < (c == ',' ? 2 : 1))
		return first;
	*group = c;
	return end - at;
}

/* [bytes] of the decimals with their sign; 0: none; SIZE_MAX: something that is no number (1.200.5, 31.03.2022). A dot
 * before three digits is a thousand, unless a lone zero stands before it. */
static size_t decimals_read(str s, size_t at, size_t end, char group)
{
	char c = end < s.n ? s.p[end] : 0;
	size_t n = c == '.' || c == ',' ? digits_from(s, end + 1) : 0;
	bool zero = end == at + 1 && s.p[at] == '0';

	if (n == 0)
		return 0;
	if (c == group || (c == '.' && n == 3 && !zero))
		return SIZE_MAX;
	end += n + 1;
	if (end + 1 < s.n && (s.p[end] == '.' || s.p[end] == ',') && digit_at(s, end + 1))
		return SIZE_MAX;
	return n + 1;
}

static bool reading_digits(struct reading *out, str s, size_t at)
{
	char group, plain[DIGITS_MAX + 2];
	size_t whole = integer_read(&group, s, at), decimals, n = 0;

	if (whole == 0)
		return false;
	decimals = decimals_read(s, at, at + whole, group);
	if (decimals == SIZE_MAX)
		return false;
	for (size_t i = at; i < at + whole + decimals; i++) {
		bool point = i == at + whole;
		if (!point && !digit_at(s, i))
			continue;
		if (n == sizeof plain)
			return false;
		plain[n++] = point ? '.' : s.p[i];
	}
	*out = (struct reading){.decimal = decimals != 0, .end = at + whole + decimals};
	return !digit_at(s, out->end) && dec_read(&out->value, (str){plain, n});
}

/* Abbreviated scales keep their case: M is a million, m a metre. They follow digits alone. */
static struct word short_scale(str s, size_t at)
{
	static const struct {
		const char *text;
		i64 value;
	} scales[] = {
		{"k", 1000}, {"K", 1000}, {"M", 1000000}, {"Mio", 1000000}, {"mio", 1000000}, {"Mln", 1000000},
		{"mln", 1000000}, {"Md", 1000000000}, {"Mds", 1000000000}, {"md", 1000000000}, {"mds", 1000000000},
		{"MD", 1000000000}, {"MDS", 1000000000}, {"Mrd", 1000000000}, {"Mrds", 1000000000},
		{"mrd", 1000000000}, {"mrds", 1000000000}, {"Mld", 1000000000}, {"Mlds", 1000000000},
		{"mld", 1000000000}, {"mlds", 1000000000}, {"bn", 1000000000},
	};
	size_t beg = at < s.n && s.p[at] == '-' ? at : gap_skip(s, at);
	str tail = str_cut(s, beg, s.n);

	for (size_t i = 0; i < countof(scales); i++) {
		str text = str_c(scales[i].text);
		if (str_starts(tail, text) && !letter_at(tail, text.n))
			return (struct word){WORD_SCALE, scales[i].value, beg + text.n};
	}
	return (struct word){WORD_OTHER, 0, at};
}

static bool times(struct reading *r, struct word scale)
{
	for (size_t i = 0; i < countof(r->tail); i++)
		if (__builtin_mul_overflow(r->tail[i], scale.value, &r->tail[i]))
			return false;
	if (r->tail[1] == 0)
		r->tail[r->tail[0] != 0] = scale.value;
	r->scaled = r->scaled || scale.value >= 1000000;
	r->approx = r->approx || scale.kind == WORD_GROUP;
	r->end = scale.end;
	return dec_mul(&r->value, (struct dec){scale.value, 0});
}

static i64 last_tail(const struct reading *r)
{
	return r->tail[1] ? r->tail[1] : r->tail[0];
}

/* Past `bonne`, `toute petite` when a scale comes after, which is then *approx. */
static struct word after_adjectives(str s, size_t at, bool *approx)
{
	struct word w = word_after(s, at);
	bool adjective = w.kind == WORD_GOOD;

	for (int i = 0; i < 3 && w.kind == WORD_GOOD; i++)
		w = word_after(s, w.end);
	if (w.kind == WORD_GROUP || w.kind == WORD_SCALE)
		*approx = *approx || adjective;
	else if (adjective)
		w.kind = WORD_OTHER;
	return w;
}

/* `et demi`, of the last scale or of one. */
static bool and_half(struct reading *r, str s)
{
	struct word w = word_after(s, r->end);
	i64 of = r->tail[0] ? last_tail(r) : 1; /* what multiplies of scales leave of 63 bits: below 10^16 */

	if (w.kind != WORD_AND || dec_cmp(r->value, (struct dec){100 * of, 0}) >= 0)
		return true;
	w = word_after(s, w.end);
	if (w.kind != WORD_HALF || (w.end < s.n && s.p[w.end] == '-'))
		return true;
	r->end = w.end;
	return dec_add(&r->value, (struct dec){5 * of, 1});
}

/* Scales from w on, one in terms of another: une centaine de milliers, 15 mille milliards. */
static bool scales_from(struct reading *r, str s, struct word w)
{
	struct word next;

	while (w.kind == WORD_SCALE || w.kind == WORD_GROUP || w.kind == WORD_THOUSAND) {
		if (!times(r, w))
			return false;
		next = word_after(s, w.end);
		if (next.kind == WORD_OF)
			next = word_after(s, next.end);
		else if (w.kind != WORD_THOUSAND)
			break;
		if (next.kind == WORD_THOUSAND || (next.kind == WORD_GROUP && next.value != 1000))
			break;
		w = next;
	}
	return and_half(r, s);
}

/* The scales after a coefficient. */
static bool scales_read(struct reading *r, str s, bool digits)
{
	struct word w = after_adjectives(s, r->end, &r->approx);

	if (w.kind == WORD_OTHER && digits)
		w = short_scale(s, r->end);
	if (w.kind == WORD_THOUSAND && !digits)
		w.kind = WORD_OTHER;
	return scales_from(r, s, w);
}

/* A collective or a scale in the singular, after an article that may be left behind: la bonne vingtaine, (du)
 * million */
static bool lone_scale_read(struct reading *r, str s, size_t at)
{
	struct word w = number_word_at(s, at);

	while (w.kind == WORD_GOOD)
		w = word_after(s, w.end);
	if ((w.kind != WORD_GROUP && w.kind != WORD_SCALE) || s.p[w.end - 1] == 's' || s.p[w.end - 1] == 'S')
		return false;
	*r = (struct reading){.value = {1, 0}};
	return scales_from(r, s, w);
}

/* un demi, une bonne demi, trois quarts de, un quart d'un: the part of a scale that comes. */
static bool part_read(struct reading *r, str s, size_t at)
{
	struct word w = number_word_at(s, at), of;
	i64 parts = w.kind == WORD_UNIT ? w.value : 1;

	if (w.kind == WORD_UNIT)
		w = word_after(s, w.end);
	*r = (struct reading){.value = {5, 1}, .approx = w.kind == WORD_GOOD};
	while (w.kind == WORD_GOOD)
		w = word_after(s, w.end);
	r->end = w.end;
	if (w.kind != WORD_QUARTER)
		return w.kind == WORD_HALF && parts == 1;
	of = word_after(s, w.end);
	if (of.kind != WORD_OF || parts > 3)
		return false;
	r->value = (struct dec){25 * parts, 2};
	r->end = s.p[of.end - 1] == '\'' ? number_word_at(s, of.end).end : of.end;
	return true;
}

/* un demi-million, une bonne demi-douzaine, trois quarts de million, un quart d'un milliard; of one where nothing else
 * is said: un demi, un quart de */
static bool fraction_read(struct reading *r, str s, size_t at)
{
	bool alone = at == 0 && number_word_at(s, at).kind == WORD_UNIT;

	return part_read(r, s, at) && scales_read(r, s, false) && (r->tail[0] || (alone && r->end == s.n));
}

/* As it is spoken: deux virgule cinq, deux virgule zéro cinq. */
static bool spoken_decimals(struct reading *r, str s)
{
	struct word w = word_after(s, r->end);
	struct reading part;
	i32 places = 0;

	if (w.kind != WORD_POINT || r->decimal)
		return true;
	for (r->end = w.end; places < 3 && (w = word_after(s, r->end)).kind == WORD_UNIT && w.value == 0; places++)
		r->end = w.end;
	r->decimal = true;
	if (!reading_words(&part, s, gap_skip(s, r->end)) && !reading_digits(&part, s, gap_skip(s, r->end)))
		return places > 0;
	r->end = part.end;
	for (i64 left = part.value.num; left; left /= 10)
		places++;
	return part.value.scale == 0 && part.value.num < 1000 && dec_add(&r->value, (struct dec){part.value.num, places});
}

static bool term_read(struct reading *r, str s, size_t at)
{
	struct word w;
	bool digits = reading_digits(r, s, at);

	if (digits || reading_words(r, s, at))
		return spoken_decimals(r, s) && scales_read(r, s, digits);
	w = number_word_at(s, at);
	if (w.kind == WORD_GROUP || w.kind == WORD_SCALE || w.kind == WORD_GOOD)
		return lone_scale_read(r, s, at);
	return w.kind == WORD_THE && lone_scale_read(r, s, gap_skip(s, w.end));
}

/* May `next` go on a number whose last scale is `least`? */
static bool goes_on(const struct reading *next, i64 least)
{
	return !next->approx && next->value.scale == 0 && next->value.num > 0 && next->value.num < least;
}

bool reading_at(struct reading *out, str s, size_t at)
{
	struct reading next;
	i64 least;

	if (fraction_read(out, s, at))
		return true;
	if (!term_read(out, s, at))
		return false;
	for (least = last_tail(out); least >= 1000 && !out->decimal; least = last_tail(&next)) {
		size_t gap = gap_skip(s, out->end);
		if (gap == out->end || (s.p[gap - 1] == '-' && digit_at(s, gap)))
			break;
		if (!term_read(&next, s, gap) || !goes_on(&next, least))
			break;
		if (!dec_add(&out->value, next.value))
			return false;
		out->end = next.end;
		out->tail[0] = out->tail[1] = 0;
	}
	return true;
}

size_t number_read(struct dec *out, bool *approx, str s)
{
	struct reading r;

	if (!reading_at(&r, s, 0))
		return 0;
	*out = r.value;
	if (approx)
		*approx = r.approx;
	return r.end;
}
