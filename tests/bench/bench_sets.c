/* bench_sets.c: single-byte texts decoded by our tables, the choice of the set and the map included, against iconv. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "str.h"
#include "text.h"

/* Converts all of `in`; what the target lacks is written another way, or left out. */
static str convert(struct arena *a, iconv_t cd, str in)
{
	char *from = (char *)in.p, *room = NEW(a, char, in.n * 3 + 16), *to = room;
	size_t left = in.n, space = in.n * 3 + 16;

	iconv(cd, NULL, NULL, NULL, NULL);
	while (left && iconv(cd, &from, &left, &to, &space) == (size_t)-1 && left)
		from++, left--;
	return (str){room, (size_t)(to - room)};
}

static iconv_t opened(const char *to, const char *from)
{
	iconv_t cd = iconv_open(to, from);

	if (cd == (iconv_t)-1)
		die("iconv lacks a set");
	return cd;
}

static void set(const struct articles *all, const char *name, int rounds, struct arena *a, struct arena *encoded)
{
	char translit[40];
	double ours[ROUNDS_MAX], theirs[ROUNDS_MAX];
	str *bytes = NEW(encoded, str, all->n);
	size_t n = 0, ours_n = 0, theirs_n = 0;
	iconv_t cd;

	snprintf(translit, sizeof translit, "%s//TRANSLIT", name);
	cd = opened(translit, "UTF-8");
	for (size_t i = 0; i < all->n; i++)
		n += (bytes[i] = convert(encoded, cd, all->article[i].text)).n;
	iconv_close(cd);
	cd = opened("UTF-8", name);
	for (int round = 0; round < rounds; round++) {
		double began = now(CLOCK_THREAD_CPUTIME_ID);
		for (size_t i = 0; i < all->n; i++, arena_reset(a))
			ours_n += text_decode(a, bytes[i], name).text.n;
		ours[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
		began = now(CLOCK_THREAD_CPUTIME_ID);
		for (size_t i = 0; i < all->n; i++, arena_reset(a))
			theirs_n += convert(a, cd, bytes[i]).n;
		theirs[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
	}
	iconv_close(cd);
	printf("%s ours %.3f iconv %.3f bytes %zu out %zu %zu\n", name, (double)n / 1e6 / median(ours, rounds),
	       (double)n / 1e6 / median(theirs, rounds), n, ours_n / (size_t)rounds, theirs_n / (size_t)rounds);
}

int sets(const char *path, int rounds)
{
	static const char *const name[] = {"WINDOWS-1252", "ISO-8859-15", "MACINTOSH", "CP850"};
	static struct articles all;
	struct arena a, encoded;
	jmp_buf point;

	if (setjmp(point))
		die("out of memory");
	articles_read(&all, path, &point);
	arena_init(&a, (size_t)256 << 20), arena_init(&encoded, (size_t)1 << 30);
	a.fail = encoded.fail = &point;
	for (size_t i = 0; i < countof(name); i++)
		set(&all, name[i], rounds, &a, &encoded);
	arena_free(&a), arena_free(&encoded);
	return 0;
}
