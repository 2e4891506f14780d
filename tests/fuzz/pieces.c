/* pieces.c: what inputs are made of beside bytes: the dictionary of every target that has none of its own, and how
 * libFuzzer takes from it. (driver.c takes from it by itself.) */
#include <string.h>

#include "fuzz.h"

extern const char *const fuzz_pieces[] __attribute__((weak));

static const char *const common[] = {
	"\xC2\xA0", "\xE2\x80\x99", "\xEF\xBB\xBF", "\xFF", "\xC3", "e\xCC\x81", "\r\n", "-\n", "[\xE2\x80\xA6]", "{", "}",
	"\"", "\\", "(", "*", "1", "9999999999", "mille ", " \xC3\xA0 ", NULL
};

const char *const *fuzz_dictionary(void)
{
	return fuzz_pieces ? fuzz_pieces : common;
}

enum { ONE_IN = 4 /* mutations puts a piece in */ };

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most); /* libFuzzer's own */

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	const char *const *piece = fuzz_dictionary();
	size_t pieces = 0, at, n;

	while (piece[pieces])
		pieces++;
	piece += seed / ONE_IN % pieces;
	n = strlen(*piece);
	if (seed % ONE_IN || size + n > most)
		return LLVMFuzzerMutate(data, size, most);
	at = seed / ONE_IN / pieces % (size + 1);
	memmove(data + at + n, data + at, size - at);
	memcpy(data + at, *piece, n);
	return size + n;
}
