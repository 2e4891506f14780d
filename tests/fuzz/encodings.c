/* Bytes in any encoding, and what they claim to be → UTF-8: valid, each character leading to bytes of the input,
 * whatever was claimed; and so on through its layers (require_layers).
 *
 *     input: a byte that chooses what is declared, then the bytes */
#include "fuzz.h"
#include "str.h"

const char *const fuzz_pieces[] = {
	"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\xC3\xA9", "\xE9", "\x92", "\x80", "\xE2\x82\xAC", "\xC3\x83\xC2\xA9",
	"\xED\xA0\x80", "e\0", "\0e", "\xD8\x00\xDC\x00", "\xF4\x90\x80\x80", "\xC0\x80", "\x1B$B", "l'\xE9t\xE9 ",
	"1 000 ", NULL
};

static const char *const declared[] = {
	NULL, "utf-8", "UTF-16", "utf-16le", "UTF-16BE", "iso-8859-1", "ISO-8859-15", "windows-1252", "cp850", "macintosh",
	"us-ascii", "utf-7", "shift_jis", "", "x\xFFy", "UTF-32",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	jmp_buf point;
	str bytes = {(const char *)data + 1, size ? size - 1 : 0};

	if (size == 0)
		return 0;
	arena_init(&a, FUZZ_ARENA);
	if (!arena_try(&a, &point)) {
		struct decoded d = text_decode(&a, bytes, declared[data[0] % countof(declared)]);
		require(utf8_valid(d.text));
		require(!d.why || d.text.n == 0);
		require_map(&d.map, d.text, 0, (u32)d.text.n, (u32)bytes.n);
		require_layers(&a, d.text, &d.map, (u32)bytes.n);
	}
	arena_free(&a);
	return 0;
}
