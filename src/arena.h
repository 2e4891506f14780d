/* arena.h: one block of memory per document; allocate, then reset.
 *
 *   +--------+----------------------+------+
 *   | blocks already full ...       | head |--> used up to `at`
 *   +--------+----------------------+------+
 *
 * Allocation never returns NULL: when the system or the arena's own limit
 * refuses, control jumps to the recovery point that the owner set with
 * arena_try. Between that point and the failure nothing else may be held that
 * needs releasing (files, SQLite or PCRE2 objects): keep it so.
 * One thread at a time. */
#ifndef ARENA_H
#define ARENA_H

#include <setjmp.h>

#include "base.h"

struct arena_block;

struct arena {
	struct arena_block *head;
	size_t total;  /* [bytes] taken from the system */
	size_t limit;  /* [bytes] at most */
	jmp_buf *fail; /* where an exhausted arena jumps */
};

void arena_init(struct arena *a, size_t limit);
void *arena_alloc(struct arena *a, size_t count, size_t size); /* zeroed, aligned for anything */
void arena_reset(struct arena *a);                             /* keeps one block for the next document */
void arena_free(struct arena *a);
str arena_copy(struct arena *a, str s);                        /* with a NUL after it */
_Noreturn void arena_exhausted(struct arena *a);                /* jumps, as an allocation beyond the limit does */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A copy of n items in room for `want`; for arrays that grow. */
void *arena_grow(struct arena *a, const void *old, size_t n, size_t want, size_t size);

#define NEW(arena, type, count) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* if (arena_try(&a, &point)) { the arena is exhausted } else { work } */
#define arena_try(a, point) ((a)->fail = (point), setjmp(*(point)))

#endif
