/* convert_per.c: the words of a rate → `year`, `month` … or the denominator's own words; several joined by `;`.
 *
 *     par circonscription de service social et par an  →  circonscription de service social;year
 *
 * Both come from rules/lists/periods.tsv and denominators.tsv (form → value); what
 * they lack stands for itself, without its `par`. */
#include "rule.h"
#include "str.h"

/* What stands between a rate's words: `et`, `,`, spaces. */
static str between(str s)
{
	for (;;) {
		s = str_trim(s);
		if (str_starts(s, S("et ")))
			s = str_cut(s, 3, s.n);
		else if (s.n && (s.p[0] == ',' || s.p[0] == '('))
			s = str_cut(s, 1, s.n);
		else
			return s;
	}
}

/* [bytes] where the first of a rate's denominators ends: before the next `par`, `et`, `/` or comma. */
static size_t denominator_end(str words)
{
	static const char *const stops[] = {" et par ", " par ", " et ", " chaque ", " / ", "/", ","};
	size_t end = words.n, at;

	for (u32 i = 0; i < countof(stops); i++)
		if ((at = str_find(words, str_c(stops[i]), 1)) < end)
			end = at;
	return end;
}

/* The longest period or denominator at the head of s, with no word of its own behind it (`par enfant placé`). */
static const struct row *known_at(const struct match *m, str s, size_t *taken)
{
	for (size_t end = s.n; end > 0; end--) {
		const struct row *row = NULL;
		if (end < s.n && denominator_end(str_cut(s, end - 1, s.n)) != 1)
			continue;
		if (m->rules->period)
			row = list_find(m->rules->period, str_cut(s, 0, end));
		if (!row && m->rules->denominator)
			row = list_find(m->rules->denominator, str_cut(s, 0, end));
		if (row && row->columns) {
			*taken = end;
			return row;
		}
	}
	return NULL;
}

static str without(str s, const char *const *heads)
{
	for (; *heads; heads++)
		if (str_starts_fold(s, str_c(*heads)))
			return str_cut(s, strlen(*heads), s.n);
	return s;
}

/* A denominator in its own words, up to the next `par` or `et`. */
static str denominator(str *rest)
{
	static const char *const heads[] = {"par ", "de l'", "l'", "le ", "la ", "chaque ", "pour chaque ", "/ ", "/",
	                                    "pour ", NULL};
	str words = without(*rest, heads);
	size_t end = denominator_end(words);

	*rest = str_cut(words, end, words.n);
	return str_trim(str_cut(words, 0, end));
}

str convert_per(const struct match *m, str words)
{
	struct buf out = {.arena = m->arena};

	if (str_find(words, S("PAR "), 0) != SIZE_MAX) /* a line of capitals */
		words = convert_lower(m->arena, words);
	for (str rest = between(words); rest.n; rest = between(rest)) {
		size_t taken = 0, left = rest.n;
		const struct row *row = known_at(m, rest, &taken);
		str word = row ? row->column[0] : denominator(&rest);

		if (row)
			rest = str_cut(rest, taken, rest.n);
		if (word.n && out.n)
			buf_char(&out, ';');
		buf_put(&out, word);
		if (rest.n == left)
			break; /* nothing taken: no endless loop on odd words */
	}
	return buf_str(&out);
}

str convert_per_label(const struct match *m, str per)
{
	static const struct { const char *code, *words; } known[] = {
		{"hour", "heure"}, {"day", "jour"}, {"week", "semaine"}, {"month", "mois"}, {"quarter", "trimestre"},
		{"year", "an"}};
	struct buf out = {.arena = m->arena};

	while (per.n) {
		str word = str_field(&per, ';');
		for (u32 i = 0; i < countof(known); i++)
			if (str_eq(word, str_c(known[i].code)))
				word = str_c(known[i].words);
		buf_put(&out, S(" par "));
		buf_put(&out, word);
	}
	return buf_str(&out);
}
