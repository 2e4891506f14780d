/* context.c: the département and the date that a fact is about.
 *
 * In the same sentence, the nearest; else the nearest before it; else the
 * article's first one, title and lead first; for a date, else publication.
 * A département and a date are about themselves. */
#include "candidate.h"
#include "str.h"

struct seen { const pr_fact *before, *first; };

static u32 distance(const pr_fact *a, const pr_fact *b)
{
	return a->end <= b->start ? b->start - a->end : b->end <= a->start ? a->start - b->end : 0;
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
			if (!best || distance(&fact[i], &fact[j]) < distance(&fact[i], best))
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
	if (!it)
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
