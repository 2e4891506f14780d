/* store_sqlite_first.c: the first few of the articles that are found, by rank or by day. */
#include <math.h>
#include <stdlib.h>

#include "heap.h"
#include "store_sqlite_find.h"

/* A score is the better the lower it is, as FTS5 has it. */
static bool is_worse(const void *hit, const void *than)
{
	const struct ranked *a = hit, *b = than;

	return a->score != b->score ? a->score > b->score : a->id > b->id;
}

static int by_score(const void *a, const void *b)
{
	return is_worse(a, b) - is_worse(b, a);
}

static struct ranked *in_order(struct heap *h, size_t *n)
{
	struct ranked *hit = (struct ranked *)(void *)h->at;

	qsort(hit, h->n, sizeof *hit, by_score);
	*n = h->n;
	return hit;
}

struct ranked *first_ranked(struct sqlite_store *s, const struct found_articles *found, size_t wanted, size_t *n)
{
	struct heap h = heap_new(&s->arena, wanted, sizeof(struct ranked), is_worse);

	for (size_t i = 0; i < found->n; i++)
		heap_offer(&h, &(struct ranked){found->id[i], rank_score(found->ranks, i)});
	return in_order(&h, n);
}

struct ranked *first_newest(struct sqlite_store *s, const struct found_articles *found, size_t wanted, size_t *n)
{
	struct heap h = heap_new(&s->arena, wanted, sizeof(struct ranked), is_worse);
	struct ranked *hit;
	struct traits_of of;

	for (size_t i = 0; i < found->n; i++) {
		bool dated = traits_of(&of, s->asked_traits, found->id[i]) && of.dated;
		heap_offer(&h, &(struct ranked){found->id[i], dated ? -(double)of.day : INFINITY});
	}
	hit = in_order(&h, n);
	for (size_t i = 0; i < *n; i++)
		hit[i].score = 0;
	return hit;
}
