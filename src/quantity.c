/* quantity.c: a number with what is said about it (number.h).
 *
 *     quantity = { modifier } [opener] number [joint { modifier } number] { modifier } [de]
 *
 *     près de │ entre 2 │ et 3 millions │ environ │ d'
 *
 * A bound (plus de, au maximum) outweighs an approximation, and of two bounds
 * the first counts; a range is a range whatever stands around it. */
#include "number_words.h"

const char *const modifier_names[] = {"exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"};

static void modify(enum modifier *m, enum modifier more)
{
	if (*m == EXACT || (*m == APPROX && more != EXACT))
		*m = more;
}

/* `ne dépasse pas`, `ne peut excéder`: what is not more is at most; `jamais inférieur à`: what is not less, at
 * least. */
static size_t modifiers_before(enum modifier *m, str s, size_t at)
{
	const struct phrase *p;
	bool negated = false;
	size_t end;

	while (at < s.n && (s.p[at] < '0' || s.p[at] > '9') && (p = phrase_at(&end, PHRASES_BEFORE, s, at))) {
		if (p->means == NEGATION)
			negated = true;
		else
			modify(m, p->means);
		at = blanks_skip(s, end);
	}
	if (negated && (*m == MORE_THAN || *m == LESS_THAN))
		*m = *m == MORE_THAN ? AT_MOST : AT_LEAST;
	return at;
}

/* Modifiers after a number, and the `de` that led to what was counted. */
static size_t modifiers_after(enum modifier *m, str s, size_t at)
{
	size_t end;

	for (;;) {
		size_t beg = blanks_skip(s, at);
		bool comma = beg < s.n && s.p[beg] == ',';
		const struct phrase *p = phrase_at(&end, PHRASES_AFTER, s, comma ? blanks_skip(s, beg + 1) : beg);
		if (p) {
			modify(m, p->means);
		} else {
			end = preposition_end(s, beg, WITH_DE);
			if (!end)
				return beg;
		}
		at = end;
	}
}

/* [bytes] where the second number may begin. */
static size_t joint_read(enum joint *joint, str s, size_t at)
{
	const struct phrase *p;
	size_t end;

	*joint = JOIN_NOT;
	at = blanks_skip(s, at);
	if (at < s.n && s.p[at] == '-') {
		*joint = JOIN_TO;
		return blanks_skip(s, at + 1);
	}
	if (at < s.n && s.p[at] == ',')
		at = blanks_skip(s, at + 1);
	p = phrase_at(&end, PHRASES_JOINT, s, at);
	if (!p)
		return at;
	*joint = p->means;
	return blanks_skip(s, end);
}

static bool joins(enum opener opener, enum joint joint)
{
	return joint == JOIN_TO || (opener == OPEN_BETWEEN && joint == JOIN_AND) ||
	       (opener == OPEN_NOT && joint == JOIN_OR);
}

/* The thousands of digits, said once: `10 à 15.000`, but `2 à 300`, `20 à 2.000`, `1 à 10.000`. */
static bool share_thousand(struct reading *low, const struct reading *high)
{
	struct dec shared = low->value, tenfold;

	if (low->tail[0] || low->value.scale || high->tail[0] || high->value.scale || high->value.num % 1000)
		return false;
	if (!dec_mul(&shared, (struct dec){1000, 0}) || dec_cmp(shared, high->value) >= 0)
		return false;
	tenfold = shared;
	if (!dec_mul(&tenfold, (struct dec){10, 0}) || dec_cmp(tenfold, high->value) <= 0)
		return false;
	low->value = shared;
	return true;
}

/* The scale of the second end belongs to the first too, where that leaves it the lower one: `2 à 3 millions`, but
 * `500.000 à 1 million`. A first end that is then neither shared nor full (`800 à 1,2 milliard`) is nothing. */
static bool share_scale(struct reading *low, const struct reading *high)
{
	for (size_t i = 0; i < countof(high->tail) && high->tail[i]; i++) {
		struct dec shared = low->value;
		if (dec_mul(&shared, (struct dec){high->tail[i], 0}) && dec_cmp(shared, high->value) < 0) {
			low->value = shared;
			return true;
		}
	}
	return share_thousand(low, high) || (dec_cmp(low->value, high->value) < 0 &&
	       (!high->scaled || low->scaled || dec_cmp(low->value, (struct dec){1000, 0}) >= 0));
}

/* The second end, if one stands after the first: [bytes] where it ends, 0 when none does, SIZE_MAX when the two
 * are no range. */
static size_t range_read(struct reading *low, struct reading *high, enum opener opener, str s)
{
	enum joint joint;
	enum modifier aside = EXACT;
	size_t at = joint_read(&joint, s, low->end);

	if (joint == JOIN_NOT || !joins(opener, joint))
		return 0;
	if (!reading_at(high, s, modifiers_before(&aside, s, at)))
		return 0;
	return share_scale(low, high) ? high->end : SIZE_MAX;
}

static struct quantity bounded(enum modifier m, struct dec low, struct dec high)
{
	struct quantity q = {.modifier = m};

	q.has_low = m != AT_MOST && m != LESS_THAN;
	q.has_high = m != AT_LEAST && m != MORE_THAN;
	if (q.has_low)
		q.low = low;
	if (q.has_high)
		q.high = high;
	return q;
}

bool quantity_read(struct quantity *out, str s)
{
	enum modifier m = EXACT;
	struct reading low, high;
	const struct phrase *p;
	enum opener opener = OPEN_NOT;
	size_t end, at;

	s = str_trim(s);
	at = modifiers_before(&m, s, 0);
	p = phrase_at(&end, PHRASES_OPENER, s, at);
	if (p) {
		opener = p->means;
		end = blanks_skip(s, end);
		end += end < s.n && s.p[end] == '"'; /* entre "8 et 10 milliards" */
		at = modifiers_before(&m, s, end);
	}
	if (!reading_at(&low, s, at))
		return false;
	if (low.approx)
		modify(&m, APPROX);
	high = low;
	end = range_read(&low, &high, opener, s);
	if (end == SIZE_MAX || (end == 0 && opener != OPEN_NOT))
		return false;
	if (end)
		m = RANGE;
	at = modifiers_after(&m, s, end ? end : low.end);
	*out = bounded(end ? RANGE : m, low.value, high.value);
	return at == s.n;
}

bool quantity_share(struct quantity *q, str next)
{
	struct reading high;

	if (!reading_at(&high, next, 0))
		return false;
	for (size_t i = 0; high.scaled && i < countof(high.tail) && high.tail[i] >= 1000000; i++) {
		struct dec shared = q->low, most = high.value;
		if (dec_cmp(q->low, (struct dec){1000, 0}) < 0 && dec_mul(&shared, (struct dec){high.tail[i], 0}) &&
		    dec_mul(&most, (struct dec){100, 0}) && dec_cmp(shared, most) < 0)
			q->low = q->high = shared;
	}
	return true;
}

void quantity_print(struct buf *b, const struct quantity *q)
{
	if (q->has_low)
		dec_print(b, q->low);
	if (q->has_low && q->has_high && q->modifier != RANGE)
		return;
	buf_put(b, S(".."));
	if (q->has_high)
		dec_print(b, q->high);
}
