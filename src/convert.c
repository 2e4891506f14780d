/* convert.c: the table of converters, and those for numbers, names and words. See convert.h.
 *
 *     value quantity q        the number of capture q, its modifier and bounds; unit and per of the rule
 *     value money q [c] [/N]  an amount; c: cents written after the currency (12€50); /100: q counts cents
 *     value date              captures y m d w … (convert_date.c)
 *     value lookup n          capture n is a name of a list: its value is the first further column
 *     value text t            capture t as it stands
 *     value trap              nothing: what matches is no fact of this kind */
#include "convert.h"

#include <utf8proc.h>

#include "rule.h"
#include "str.h"

/* ── units ── */

str convert_lower(struct arena *a, str s)
{
	struct buf out = {.arena = a};

	for (u32 at = 0; at < s.n;) {
		utf8proc_int32_t c = (utf8proc_int32_t)utf8_next(s, &at);
		utf8_put(&out, utf8proc_category(c) == UTF8PROC_CATEGORY_ZS ? ' ' : (u32)utf8proc_tolower(c));
	}
	return buf_str(&out);
}

/* A capture as the author wrote it, œ for œ; but joined where the line broke a word. */
static str as_written(const struct match *m, str capture)
{
	u32 beg = m->sentence_beg + (u32)(capture.p - m->sentence.p);
	str shown;

	if (!capture.n)
		return capture;
	shown = str_cut(m->shown, map_begin(&m->folded->map, beg), map_end(&m->folded->map, beg + (u32)capture.n));
	return str_find(shown, S("\n"), 0) == SIZE_MAX && str_find(shown, S("\u00AD"), 0) == SIZE_MAX ? shown : capture;
}

/* The unit as it stands in the text: `ans` where the list says `year`. */
static str unit_words(const struct match *m)
{
	str name = m->rule->unit;

	if (name.n < 3 || name.p[0] != '{')
		return name;
	name = str_cut(name, 1, name.n - 1);
	return convert_lower(m->arena, as_written(m, match_capture(m, str_field(&name, ':'))));
}

/* `unit EUR`: as it stands; `unit {u}`: the words of capture u, lower case; `unit {u:value}`: what its list says of
 * them. */
static str unit_of(const struct match *m)
{
	str value = str_cut(m->rule->unit, 1, m->rule->unit.n - 1), name = str_field(&value, ':');
	const struct row *row;

	if (!value.n)
		return unit_words(m);
	row = match_row(m, name);
	return row && row->columns ? row->column[0] : S("");
}

/* ── numbers ── */

static str dec_text(struct arena *a, struct dec d)
{
	struct buf b = {.arena = a};

	dec_print(&b, d);
	return buf_str(&b);
}

static void put_modifier(struct buf *b, enum modifier modifier)
{
	static const char *const words[] = {"", "environ ", "au moins ", "plus de ", "au plus ", "moins de ", ""};

	buf_put(b, str_c(words[modifier]));
}

/* 15000000 → 15 M, 1500000000 → 1,5 Md: a table has no room for zeros. */
static const struct money_scale {
	struct dec from;
	i32 zeros;
	const char *name;
} money_scales[] = {{{1000000000, 0}, 9, " Md"}, {{1000000, 0}, 6, " M"}, {{0, 0}, 0, ""}};

static struct dec scaled(struct dec d, const struct money_scale *s)
{
	struct dec less = {d.num, d.scale + s->zeros};

	while (s->zeros && less.scale > 0 && less.num % 10 == 0)
		less.num /= 10, less.scale--;
	return less;
}

/* The scale that leaves no more than three decimals: 1 234 567 € are read as they stand. */
static const struct money_scale *money_scale(struct dec d)
{
	const struct money_scale *s = money_scales;

	while (s->zeros && (dec_cmp(d, s->from) < 0 || scaled(d, s).scale > 3))
		s++;
	return s;
}

/* `2 à 3 M`, but `800 000 à 1,2 M`: a scale that both ends have is said once. */
static void put_quantity(struct buf *b, const struct quantity *q, bool money)
{
	struct dec last = q->has_high ? q->high : q->low;
	const struct money_scale *none = &money_scales[countof(money_scales) - 1];
	const struct money_scale *scale = money ? money_scale(last) : none;

	put_modifier(b, q->modifier);
	if (q->modifier == RANGE) {
		const struct money_scale *low = money ? money_scale(q->low) : none;
		dec_print_fr(b, scaled(q->low, low));
		if (low != scale)
			buf_put(b, str_c(low->name));
		buf_put(b, S(" à "));
	}
	dec_print_fr(b, scaled(last, scale));
	buf_put(b, str_c(scale->name));
}

static str label_of(const struct match *m, const struct quantity *q, const struct value *v, bool money)
{
	struct buf b = {.arena = m->arena};
	str unit = !money ? unit_words(m) : str_eq(v->unit, S("EUR")) ? S("€") : v->unit;

	put_quantity(&b, q, money);
	if (!str_eq(unit, S("€")) || (b.p[b.n - 1] >= '0' && b.p[b.n - 1] <= '9')) /* "15 M€", but "15 €", "15 M USD" */
		buf_char(&b, ' ');
	buf_put(&b, unit);
	if (v->per.n)
		buf_put(&b, convert_per_label(m, v->per));
	return str_trim(buf_str(&b));
}

static void fill(struct value *out, const struct match *m, const struct quantity *q, bool money)
{
	struct buf b = {.arena = m->arena};

	quantity_print(&b, q);
	out->value = buf_str(&b);
	out->low = q->has_low ? dec_text(m->arena, q->low) : S("");
	out->high = q->has_high ? dec_text(m->arena, q->high) : S("");
	out->modifier = q->modifier;
	out->unit = unit_of(m);
	out->per = convert_per(m, match_capture(m, S("per")));
	out->label = label_of(m, q, out, money);
}

static bool quantity_of(struct quantity *q, const struct match *m, const char **why)
{
	str words = m->rule->arguments ? match_capture(m, m->rule->argument[0]) : S("");
	str before = match_capture(m, S("before")), after = match_capture(m, S("after"));
	str to = match_capture(m, S("to")), next = match_capture(m, S("next"));

	*why = N_("not a number that can be read exactly");
	if (before.n) /* `jusqu'à CHF 300`: the modifier stands before the sign */
		words = str_c(arena_printf(m->arena, "%.*s %.*s", (int)before.n, before.p, (int)words.n, words.p));
	if (after.n) /* `700 habitants environ`: the modifier stands behind the noun */
		words = str_c(arena_printf(m->arena, "%.*s %.*s", (int)words.n, words.p, (int)after.n, after.p));
	if (to.n) /* `entre 5 euros et 10 euros`: the other end, beyond the unit */
		words = str_c(arena_printf(m->arena, "%.*s %s %.*s", (int)words.n, words.p,
		                           str_starts_fold(words, S("entre")) ? "et" : "à", (int)to.n, to.p));
	return quantity_read(q, words) && (!next.n || quantity_share(q, next));
}

static bool convert_quantity(struct value *out, const struct match *m, const char **why)
{
	struct quantity q;

	if (!quantity_of(&q, m, why))
		return false;
	fill(out, m, &q, false);
	return true;
}

/* Cents after the currency: 12€50 is 12 + 50/100. */
static bool add_cents(struct quantity *q, const struct match *m, str name)
{
	int cents;

	if (!match_number(&cents, m, name))
		return true;
	return dec_add(&q->low, (struct dec){cents, 2}) && dec_add(&q->high, (struct dec){cents, 2});
}

static bool divide(struct quantity *q, str by)
{
	i32 places = 0;

	for (size_t i = 2; i < by.n; i++) /* "/100": two places */
		places++;
	return dec_mul(&q->low, (struct dec){1, places}) && dec_mul(&q->high, (struct dec){1, places});
}

static bool convert_money(struct value *out, const struct match *m, const char **why)
{
	struct quantity q;
	bool good = true;

	if (!quantity_of(&q, m, why))
		return false;
	*why = N_("a number too large");
	for (u32 i = 1; good && i < m->rule->arguments; i++) {
		str argument = m->rule->argument[i];
		good = argument.p[0] == '/' ? divide(&q, argument) : add_cents(&q, m, argument);
	}
	if (good)
		fill(out, m, &q, true);
	return good;
}

/* ── names and words ── */

static bool convert_lookup(struct value *out, const struct match *m, const char **why)
{
	const struct row *row = m->rule->arguments ? match_row(m, m->rule->argument[0]) : NULL;
	str name;

	*why = N_("not in the list");
	if (!row || row->columns < 1)
		return false;
	name = row->columns > 1 && row->column[1].n ? row->column[1] : row->form;
	out->value = out->low = out->high = row->column[0];
	out->unit = m->rule->unit;
	out->label = str_c(arena_printf(m->arena, "%.*s (%.*s)", (int)name.n, name.p, (int)out->value.n, out->value.p));
	return true;
}

static bool convert_text(struct value *out, const struct match *m, const char **why)
{
	*why = N_("an empty capture");
	out->value = out->label = m->rule->arguments ? match_capture(m, m->rule->argument[0]) : S("");
	out->unit = unit_of(m);
	return out->value.n > 0;
}

static const struct converter table[] = {
	{"quantity", convert_quantity}, {"money", convert_money}, {"date", convert_date},
	{"lookup", convert_lookup},     {"text", convert_text},   {"trap", NULL},
};

const struct converter *converter_find(str name)
{
	for (u32 i = 0; i < countof(table); i++)
		if (str_eq(name, str_c(table[i].name)))
			return &table[i];
	return NULL;
}
