/* driver.c: a fuzzer for where libFuzzer is missing: runs the seeds as they are, then mutates them for some seconds.
 *
 *     target SECONDS FILE…
 *
 * No coverage guides it, so it finds the shallow half. The input in hand is kept in `crash-input` while it runs. */
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

static void mutate(struct bytes *b)
{
	static const char *const pieces[] = {"\xC2\xA0", "\xE2\x80\x99", "\xEF\xBB\xBF", "\xFF", "\xC3", "e\xCC\x81", "\r\n", "-\n",
	                                     "[\xE2\x80\xA6]", "{", "}", "\"", "\\", "(", "*", "1", "9999999999", "mille ", " \xC3\xA0 "};
	size_t at = (size_t)dice(b->n + 1), n;
	const struct bytes *other = &seed[dice(seeds)];
	const char *piece = pieces[dice(sizeof pieces / sizeof *pieces)];

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
		n = strlen(piece);
		if (b->n + n <= INPUT_BYTES) {
			memmove(b->p + at + n, b->p + at, b->n - at);
			memcpy(b->p + at, piece, n);
			b->n += n;
		}
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
	unsigned long runs = 0;

	signal(SIGABRT, keep), signal(SIGSEGV, keep);
	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 2; i < argc; i++)
		seed_read(argv[i]);
	seeds += seeds == 0;
	for (; runs < seeds || time(NULL) < end; runs++) {
		input = seed[runs < seeds ? runs : dice(seeds)];
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
