/* corpus_test.h: a corpus file of a test's own, filled at random, and what the tests of it share. After cmocka.h. */
#ifndef CORPUS_TEST_H
#define CORPUS_TEST_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dice.h"
#include "store.h"

static char path[] = "/tmp/pressoir-corpus.XXXXXX";
static struct arena arena;
static jmp_buf point;
static pr_err err;
static u32 seed;

static inline u32 roll(u32 n)
{
	return draw(&seed, n);
}

static inline struct store *opened(int mode)
{
	struct store *s = NULL;

	if (store_sqlite_open(&s, path, mode, &err) != PR_OK)
		fail_msg("%s", err.message);
	return s;
}

static inline int corpus_begin(void) /* -1: no memory */
{
	strcpy(strrchr(path, '.'), ".XXXXXX");
	close(mkstemp(path));
	arena_init(&arena, 64 << 20);
	return arena_try(&arena, &point) ? -1 : 0;
}

static inline int corpus_end(void)
{
	unlink(path);
	arena_free(&arena);
	return 0;
}

#endif
