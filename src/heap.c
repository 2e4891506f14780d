/* heap.c: see heap.h. */
#include "heap.h"

struct heap heap_new(struct arena *a, size_t room, size_t size, heap_later *later)
{
	return (struct heap){.at = arena_alloc(a, room, size), .room = room, .size = size, .later = later};
}

static char *item_at(const struct heap *h, size_t i)
{
	return h->at + i * h->size;
}

static void rise(struct heap *h, const void *item)
{
	size_t at = h->n++;

	for (; at && h->later(item, item_at(h, (at - 1) / 2)); at = (at - 1) / 2)
		memcpy(item_at(h, at), item_at(h, (at - 1) / 2), h->size);
	memcpy(item_at(h, at), item, h->size);
}

/* In place of the last one. */
static void sink(struct heap *h, const void *item)
{
	size_t at = 0;

	for (size_t child; (child = 2 * at + 1) < h->n; at = child) {
		if (child + 1 < h->n && h->later(item_at(h, child + 1), item_at(h, child)))
			child++;
		if (!h->later(item_at(h, child), item))
			break;
		memcpy(item_at(h, at), item_at(h, child), h->size);
	}
	memcpy(item_at(h, at), item, h->size);
}

void heap_offer(struct heap *h, const void *item)
{
	if (!heap_is_full(h))
		rise(h, item);
	else if (h->n && h->later(heap_last(h), item))
		sink(h, item);
}
