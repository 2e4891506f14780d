/* overlap.c: one stated policy for facts of one kind that want the same words.
 * See overlaps_settle in candidate.h. Facts of different kinds may overlap. */
#include <stdlib.h>

#include "candidate.h"

static int by_rank(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a, *y = *(struct candidate *const *)b;

	if (x->rule->priority != y->rule->priority)
		return x->rule->priority > y->rule->priority ? -1 : 1;
	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	if (x->beg != y->beg)
		return x->beg < y->beg ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->rule->order > y->rule->order) - (x->rule->order < y->rule->order);
}

static bool is_free(const u64 *taken, u64 kind, u32 beg, u32 end)
{
	u64 any = 0;

	for (u32 i = beg; i < end; i++)
		any |= taken[i];
	return !(any & kind);
}

static const struct candidate *winner_over(struct candidate *const *ranked, u32 n, const struct candidate *loser)
{
	for (u32 i = 0; i < n; i++) {
		const struct candidate *c = ranked[i];
		if (c->outcome == FOUND && c->rule->kind_index == loser->rule->kind_index && c->beg < loser->end &&
		    c->end > loser->beg)
			return c;
	}
	return NULL;
}

void overlaps_settle(struct candidates *all, u32 from, u32 beg, u64 *taken, candidate_convert_fn *convert,
                     void *payload)
{
	struct candidate **ranked = NEW(all->arena, struct candidate *, all->n - from + 1);
	u32 ready = 0;

	for (u32 i = from; i < all->n; i++)
		if (all->item[i].outcome == FOUND)
			ranked[ready++] = &all->item[i];
	qsort(ranked, ready, sizeof(struct candidate *), by_rank);
	for (u32 i = 0; i < ready; i++) {
		struct candidate *c = ranked[i];
		u64 kind = (u64)1 << c->rule->kind_index;
		if (!is_free(taken, kind, c->beg - beg, c->end - beg)) {
			c->winner = winner_over(ranked, i, c);
			c->outcome = c->winner && !c->winner->rule->converter->run ? TRAPPED : OVERLAP;
			continue;
		}
		convert(payload, c);
		for (u32 at = c->beg; c->outcome == FOUND && at < c->end; at++)
			taken[at - beg] |= kind;
	}
	for (u32 i = 0; i < ready; i++)
		for (u32 at = ranked[i]->beg; at < ranked[i]->end; at++)
			taken[at - beg] = 0;
}
