/* UTF-8 → shown → folded (require_layers). What is no UTF-8 is passed over. */
#include "fuzz.h"

const char *const fuzz_pieces[] = {
	"e\xCC\x81", "\xCC\x81", "\xC2\xAD", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xAC\x81",
	"\xC5\x93", "\xE2\x80\x99", "\xE2\x80\xA6", "\xE2\x80\x93", "-\n", "\r\n", "\n\n", "\t", " \n", "M. ", "1. ", ". A",
	"\xC2\xAB ", " \xC2\xBB", "\xEF\xB7\xBA", "\xF0\x9D\x85\xA0", "\xE1\x84\x80\xE1\x85\xA1", "\xEF\xBF\xBE",
	"\xEF\xBB\xBF", NULL
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	jmp_buf point;
	str utf8 = {(const char *)data, size};

	if (!utf8_valid(utf8))
		return 0;
	arena_init(&a, FUZZ_ARENA);
	if (!arena_try(&a, &point))
		require_layers(&a, utf8, NULL, (u32)utf8.n);
	arena_free(&a);
	return 0;
}
