/* arena.c: see arena.h. The only file that computes sizes of memory. */
#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024, ALIGN = 16 };

struct arena_block {
	struct arena_block *older;
	size_t size, at; /* [bytes] room in data, used of it */
	_Alignas(ALIGN) char data[];
};

void arena_init(struct arena *a, size_t limit)
{
	*a = (struct arena){.limit = limit};
}

_Noreturn void arena_exhausted(struct arena *a)
{
	if (!a->fail)
		abort(); /* our mistake: an arena used outside arena_try */
	longjmp(*a->fail, 1);
}

static struct arena_block *block_new(struct arena *a, size_t need)
{
	size_t size = need > BLOCK ? need : BLOCK;
	struct arena_block *block;

	if (a->head && size < a->head->size * 2 && a->head->size < 8u << 20)
		size = a->head->size * 2;
	if (size > a->limit - a->total)
		size = need;
	if (a->total > a->limit || size > a->limit - a->total)
		arena_exhausted(a);
	block = malloc(sizeof *block + size);
	if (!block)
		arena_exhausted(a);
	block->size = size;
	block->at = 0;
	block->older = a->head;
	a->total += size;
	return a->head = block;
}

/* `count` of `size`, and how many bytes that is; what stands there is anything. */
static char *take(struct arena *a, size_t count, size_t size, size_t *need)
{
	struct arena_block *block = a->head;

	if (__builtin_mul_overflow(count, size, need) || *need > SIZE_MAX / 2)
		arena_exhausted(a);
	*need = (*need + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!block || *need > block->size - block->at)
		block = block_new(a, *need);
	block->at += *need;
	return block->data + block->at - *need;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	size_t need;
	char *p = take(a, count, size, &need);

	return memset(p, 0, need);
}

void arena_reset(struct arena *a)
{
	struct arena_block *keep = a->head;

	if (!keep)
		return;
	while (keep->older) {
		struct arena_block *older = keep->older;
		keep->older = older->older;
		a->total -= older->size;
		free(older);
	}
	keep->at = 0;
	if (keep->size > 4u << 20) /* one huge document must not cost its room forever */
		arena_free(a);
}

void arena_free(struct arena *a)
{
	while (a->head) {
		struct arena_block *older = a->head->older;
		free(a->head);
		a->head = older;
	}
	a->total = 0;
}

str arena_copy(struct arena *a, str s)
{
	char *p = NEW(a, char, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (str){p, s.n};
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args, again;
	int n;
	char *p;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	p = NEW(a, char, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return p;
}

void *arena_grow(struct arena *a, const void *old, size_t n, size_t want, size_t size)
{
	size_t need;
	char *p = take(a, want, size, &need);

	if (n)
		memcpy(p, old, n * size);
	memset(p + n * size, 0, need - n * size);
	return p;
}
