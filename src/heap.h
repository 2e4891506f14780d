/* heap.h: the first few of very many, in any order. Those that come first so far are kept as a heap with the last of
 * them on top: once there are as many as wanted, one comparison refuses most of what is still offered. */
#ifndef HEAP_H
#define HEAP_H

#include "arena.h"

typedef bool heap_later(const void *a, const void *b); /* does a come after b? */

struct heap {
	char *at;       /* n items, in no order that says anything but where the last one is */
	size_t n, room; /* room: how many are wanted */
	size_t size;    /* [bytes] of an item */
	heap_later *later;
};

struct heap heap_new(struct arena *a, size_t room, size_t size, heap_later *later);
void heap_offer(struct heap *h, const void *item); /* is copied, if it is among the first */

static inline bool heap_is_full(const struct heap *h)
{
	return h->n == h->room;
}

static inline const void *heap_last(const struct heap *h) /* of those kept; there is one */
{
	return h->at;
}

#endif
