/* text_test.h: what the tests of texts share: an arena, chance that repeats, files beside the project. */
#ifndef TEXT_TEST_H
#define TEXT_TEST_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "str.h"
#include "text.h"

static struct arena arena;
static jmp_buf exhausted;

static inline int arena_up(void **state)
{
	(void)state;
	arena_init(&arena, (size_t)1 << 30);
	if (arena_try(&arena, &exhausted))
		abort();
	return 0;
}

static inline int arena_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static u64 chance = 88172645463325252u;

/* 0 … n-1 */
static inline u32 roll(u32 n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (u32)((chance >> 11) % n);
}

/* A file beside the project; the test is skipped where it is not there. */
static inline FILE *shared_open(const char *name)
{
	const char *dir = getenv("SHARED");
	char path[1024];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", dir ? dir : "../shared", name);
	f = fopen(path, "rb");
	if (!f)
		skip();
	return f;
}

static inline str read_all(FILE *f)
{
	struct buf b = {.arena = &arena};
	char chunk[65536];

	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) != 0;)
		buf_put(&b, (str){chunk, n});
	fclose(f);
	return buf_str(&b);
}

static inline void assert_same(str got, const char *wanted, const char *of)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("%s\n   got:    %.*s\n   wanted: %s", of, (int)got.n, got.p, wanted);
}

#endif
