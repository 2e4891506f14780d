/* context.c: the département and the date that a fact is about.
 *
 * In the same sentence, the nearest; else the nearest before it; else the
 * article's first one, title and lead first; for a date, else publication.
 * A département and a date are about themselves.
 *
 * Near is what few letters and no sign or conjunction part: in `58 M€ en 2022 et 62 M€ en 2023` the second amount is of
 * 2023, though no farther from 2022. What follows right behind a preposition is nearest of all. A date to which the fact
 * is compared (`450 agents, contre 300 en 2020`) is not that of the fact. */
#include "candidate.h"
#include "str.h"

enum {
	SIGN = 10,    /* [letters] that a comma is worth */
	PART = 30,    /* … a bracket, a semicolon; before a date, a colon or a bar */
	JOIN = 20,    /* … `et`, `puis` */
	BESIDE = 9,   /* up to so many letters are but a preposition: ` dans l'` */
	NOT_IT = 10000
};

struct seen { const pr_fact *before, *first; };

static u32 sign_cost(char c, bool ahead)
{
	return c == ',' ? SIGN : c == ';' || c == '(' || c == ')' || (ahead && (c == ':' || c == '|')) ? PART : 0;
}

static bool begins_number(str s)
{
	static const char *const before[] = {"près de ", "environ ", "plus de ", "moins de ", "quelque ", "seulement "};

	for (size_t i = 0; i < countof(before); i++)
		if (str_starts(s, str_c(before[i])))
			return true;
	return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}

/* `contre 300 en 2020`, `par rapport à 2020`, `de plus qu'en 2020`; next: what follows the word. */
static bool compares(str word, str next)
{
	return (str_eq(word, S("contre")) && begins_number(next)) || str_eq(word, S("qu'en")) || str_eq(word, S("qu’en")) ||
	       (str_eq(word, S("rapport")) && (str_starts(next, S("à")) || str_starts(next, S("au")))) ||
	       (str_eq(word, S("lieu")) && str_starts(next, S("de")) && begins_number(str_cut(next, strlen("de "), next.n)));
}

/* Of a word between a fact and what it may be about; ahead: that comes behind the fact. */
static u32 word_cost(str word, str next, bool ahead)
{
	static const char *const join[] = {"et", "ou", "puis", "mais", "alors", "tandis"};

	if (ahead && compares(word, next))
		return NOT_IT;
	for (size_t i = 0; i < countof(join); i++)
		if (str_eq(word, str_c(join[i])))
			return JOIN;
	return 0;
}

/* [letters], more where signs and conjunctions part them. */
static u32 distance(const pr_fact *fact, const pr_fact *other)
{
	bool ahead = fact->end <= other->start;
	const pr_fact *left = ahead ? fact : other, *right = ahead ? other : fact;
	const char *beg = left->text.p + left->text.n;
	str rest = {beg, right->text.p > beg ? (size_t)(right->text.p - beg) : 0};
	u32 letters = right->start > left->end ? right->start - left->end : 0, cost = 0;

	for (size_t i = 0; i < rest.n; i++)
		cost += sign_cost(rest.p[i], ahead);
	while (rest.n && cost < NOT_IT) {
		str word = str_field(&rest, ' ');
		cost += word_cost(word, rest, ahead);
	}
	return ahead && cost == 0 && letters <= BESIDE ? 0 : letters + cost;
}

/* The nearest fact of a kind in the sentence of fact i, or NULL. */
static const pr_fact *in_sentence(const pr_fact *fact, size_t n, const u32 *sentence, size_t i, str kind)
{
	const pr_fact *best = NULL;

	for (size_t j = i; j-- > 0 && sentence[j] == sentence[i];)
		if (str_eq(fact[j].kind, kind)) {
			best = &fact[j];
			break;
		}
	for (size_t j = i + 1; j < n && sentence[j] == sentence[i]; j++)
		if (str_eq(fact[j].kind, kind)) {
			u32 ahead = distance(&fact[i], &fact[j]);
			if (ahead < NOT_IT && (!best || ahead < distance(&fact[i], best)))
				best = &fact[j];
			break;
		}
	return best;
}

static void about(str *value, str *from, const pr_fact *fact, size_t n, const u32 *sentence, size_t i,
                  const struct seen *seen, str kind)
{
	const pr_fact *it = str_eq(fact[i].kind, kind) ? &fact[i] : in_sentence(fact, n, sentence, i, kind);

	*from = S("sentence");
	if (!it)
		it = seen->before, *from = S("before");
	if (!it && seen->first && sentence[seen->first - fact] != sentence[i])
		it = seen->first, *from = S("article");
	*value = it ? it->value : S("");
	if (!it)
		*from = S("");
}

void context_fill(pr_fact *fact, size_t n, const u32 *sentence, str published)
{
	static const str kind[] = {{"department", 10}, {"date", 4}};
	struct seen seen[2] = {0};

	/* The first in the article is the one in its title or lead, if any is there. */
	for (size_t i = n; i-- > 0;)
		for (int k = 0; k < 2; k++)
			if (str_eq(fact[i].kind, kind[k]))
				seen[k].first = &fact[i];
	for (size_t i = 0; i < n; i++) {
		pr_fact *f = &fact[i];
		about(&f->department, &f->department_from, fact, n, sentence, i, &seen[0], kind[0]);
		about(&f->date, &f->date_from, fact, n, sentence, i, &seen[1], kind[1]);
		if (!f->date.n && published.n)
			f->date = published, f->date_from = S("published");
		for (int k = 0; k < 2; k++)
			if (str_eq(f->kind, kind[k]))
				seen[k].before = f;
	}
}
