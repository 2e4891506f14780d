/* driver.c: a fuzzer for where libFuzzer is missing: runs the seeds as they are, then mutates them, or makes inputs of
 * nothing but pieces and bytes, for some seconds (and no more than so many runs; SEED: others).
 *
 *     target SECONDS[,RUNS[,SEED]] FILE…
 *
 * No coverage guides it, so it finds the shallow half. The input in hand is kept in `crash-input` while it runs. */
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "fuzz.h"

enum { SEEDS_MAX = 4096, INPUT_BYTES = 8192 };

/* A target without one of its own. */
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	return 0;
}

static const char *const *piece_of;
static size_t pieces;

static uint64_t state = 88172645463325252u;

static uint64_t dice(uint64_t sides)
{
	state ^= state << 13, state ^= state >> 7, state ^= state << 17;
	return sides ? state % sides : 0;
}

struct bytes {
	uint8_t p[INPUT_BYTES];
	size_t n;
};
static struct bytes seed[SEEDS_MAX], input;
static size_t seeds;

static void seed_read(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file || seeds == SEEDS_MAX)
		return;
	seed[seeds].n = fread(seed[seeds].p, 1, INPUT_BYTES, file);
	fclose(file);
	seeds++;
}

static void insert(struct bytes *b, size_t at, const char *p, size_t n)
{
	if (b->n + n > INPUT_BYTES)
		return;
	memmove(b->p + at + n, b->p + at, b->n - at);
	memcpy(b->p + at, p, n);
	b->n += n;
}

static void insert_piece(struct bytes *b, size_t at)
{
	const char *piece = piece_of[dice(pieces)];

	insert(b, at, piece, strlen(piece));
}

static void invent(struct bytes *b)
{
	b->n = 0;
	for (uint64_t n = 1 + dice(40); n > 0; n--) {
		char byte = (char)dice(256);
		if (dice(8))
			insert_piece(b, b->n);
		else
			insert(b, b->n, &byte, 1);
	}
}

static void mutate(struct bytes *b)
{
	size_t at = (size_t)dice(b->n + 1), n;
	const struct bytes *other = &seed[dice(seeds)];

	switch (dice(5)) {
	case 0: /* one byte */
		if (at < b->n)
			b->p[at] ^= (uint8_t)(1u << dice(8));
		break;
	case 1: /* something out */
		n = (size_t)dice((b->n - at) < 64 ? b->n - at + 1 : 64);
		memmove(b->p + at, b->p + at + n, b->n - at - n);
		b->n -= n;
		break;
	case 2: /* a piece in */
		insert_piece(b, at);
		break;
	case 3: /* the end of another one */
		n = (size_t)dice(other->n + 1);
		if (at + other->n - n <= INPUT_BYTES) {
			memcpy(b->p + at, other->p + n, other->n - n);
			b->n = at + other->n - n;
		}
		break;
	default: /* some of it again */
		n = (size_t)dice(b->n - at + 1);
		if (b->n + n <= INPUT_BYTES) {
			memmove(b->p + at + n, b->p + at, b->n - at);
			b->n += n;
		}
	}
}

static void keep(int signal_number)
{
	FILE *file = fopen("crash-input", "wb");

	if (file) {
		fwrite(input.p, 1, input.n, file);
		fclose(file);
	}
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

int main(int argc, char **argv)
{
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 10);
	const char *comma = argc > 1 ? strchr(argv[1], ',') : NULL;
	char *rest = NULL;
	unsigned long runs = 0, most = comma ? strtoul(comma + 1, &rest, 10) : ULONG_MAX;

	if (rest && *rest == ',')
		state ^= strtoull(rest + 1, NULL, 10) * 0x9E3779B97F4A7C15u;
	signal(SIGABRT, keep), signal(SIGSEGV, keep);
	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 2; i < argc; i++)
		seed_read(argv[i]);
	seeds += seeds == 0;
	piece_of = fuzz_dictionary();
	while (piece_of[pieces])
		pieces++;
	for (; runs < seeds || (runs < most && time(NULL) < end); runs++) {
		input = seed[runs < seeds ? runs : dice(seeds)];
		if (runs >= seeds && dice(4) == 0)
			invent(&input);
		for (uint64_t n = runs < seeds ? 0 : 1 + dice(8); n > 0; n--)
			mutate(&input);
		/* exactly as long as it is, so that a sanitizer sees a step too far */
		uint8_t *exact = malloc(input.n ? input.n : 1);
		require(exact);
		memcpy(exact, input.p, input.n);
		LLVMFuzzerTestOneInput(exact, input.n);
		free(exact);
	}
	printf("%lu runs\n", runs);
	return 0;
}
