/* Bytes of any kind → UTF-8 → shown → folded: always valid UTF-8, maps that never go back, a normal form that stays. */
#include "fuzz.h"

static void layers(struct arena *a, str bytes)
{
	struct decoded decoded = text_decode(a, bytes, NULL);
	struct shown shown;
	struct folded folded;
	u32 last = 0;

	require(utf8_valid(decoded.text));
	require(!decoded.why || !decoded.text.n);
	require_map(&decoded.map, decoded.text, 0, (u32)decoded.text.n, (u32)bytes.n);

	shown = text_normalise(a, decoded.text, &decoded.map);
	require(utf8_valid(shown.text));
	require_map(&shown.map, shown.text, 0, (u32)shown.text.n, (u32)bytes.n);
	require(str_same(text_normalise(a, shown.text, NULL).text, shown.text));

	folded = text_fold(a, shown.text);
	require(utf8_valid(folded.text));
	require_map(&folded.map, folded.text, 0, (u32)folded.text.n, (u32)shown.text.n);
	for (u32 i = 0; i < folded.sentences; i++) {
		require(folded.sentence[i].beg >= last && folded.sentence[i].beg < folded.sentence[i].end);
		require(folded.sentence[i].end - folded.sentence[i].beg <= SENTENCE_MAX);
		last = folded.sentence[i].end;
	}
	require(last <= folded.text.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	jmp_buf point;

	arena_init(&a, FUZZ_ARENA);
	if (!arena_try(&a, &point))
		layers(&a, (str){(const char *)data, size});
	arena_free(&a);
	return 0;
}
