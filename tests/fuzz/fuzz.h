/* fuzz.h: what every target shares. A target is one function that takes bytes and returns 0; what must hold of its
 * result is required, and a broken promise ends the process, which the fuzzer keeps with its input. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "article.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);
const char *const *fuzz_dictionary(void); /* fuzz_pieces[] of a target that has them, ended by NULL; see pieces.c */

#define require(condition) \
	((condition) ? (void)0 : (fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition), abort()))

enum { FUZZ_ARENA = 64 << 20 }; /* [bytes] */

/* In `above` from byte `at` to `end`, a map never goes back, and never leaves the [bytes below]. */
static inline void require_map(const struct map *m, str above, u32 at, u32 end, u32 below)
{
	u32 last = 0;

	while (at < end) {
		u32 from = map_begin(m, at), to;

		utf8_next(above, &at);
		to = map_end(m, at);
		require(from >= last);
		require(to >= from && to <= below);
		last = from;
	}
}

static inline bool str_same(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* UTF-8 whose characters lead by `map` (NULL: are themselves) to [bytes] below → shown → folded: valid, a normal form that
 * stays, maps that lead back, sentences in order and none too long. */
static inline void require_layers(struct arena *a, str utf8, const struct map *map, u32 bytes)
{
	struct shown shown = text_normalise(a, utf8, map);
	struct folded folded = text_fold(a, shown.text);
	u32 last = 0;

	require(utf8_valid(shown.text) && utf8_valid(folded.text));
	require_map(&shown.map, shown.text, 0, (u32)shown.text.n, bytes);
	require_map(&folded.map, folded.text, 0, (u32)folded.text.n, (u32)shown.text.n);
	require(str_same(text_normalise(a, shown.text, NULL).text, shown.text));
	for (u32 i = 0; i < folded.sentences; i++) {
		require(folded.sentence[i].beg >= last && folded.sentence[i].beg < folded.sentence[i].end);
		require(folded.sentence[i].end - folded.sentence[i].beg <= SENTENCE_MAX);
		last = folded.sentence[i].end;
	}
	require(last <= folded.text.n);
}

#endif
