/* Bytes of an NDJSON file → items → documents → articles: every byte belongs to one item, whether the file comes whole
 * or in pieces, and what is no article has its reason. */
#include "fuzz.h"
#include "input.h"

static void item_parse(struct arena *a, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;
	u32 docs = input_ndjson.parse(a, &doc, item, &why);

	require(docs || why);
	for (u32 i = 0; i < docs; i++) {
		struct article *article;
		u32 n = article_make(a, &article, &doc[i]);

		for (u32 j = 0; j < n; j++) {
			require(utf8_valid(article[j].text) && utf8_valid(article[j].title) && utf8_valid(article[j].source));
			for (u32 at = 0; at < article[j].text.n;) {
				u32 beg = map_begin(&article[j].map, at);
				utf8_next(article[j].text, &at);
				require(beg <= item.n && map_end(&article[j].map, at) <= item.n);
			}
		}
	}
}

/* Half of the bytes first: what is cut out of them must be what the whole gives. */
static void require_same_cuts(str rest)
{
	str half = {rest.p, rest.n / 2};

	while (half.n) {
		size_t n = input_ndjson.cut(half, false);
		if (n == 0)
			return;
		require(n == input_ndjson.cut((str){half.p, rest.n - (size_t)(half.p - rest.p)}, true));
		half.p += n, half.n -= n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str rest = {(const char *)data, size};
	struct arena a;
	jmp_buf point;

	require_same_cuts(rest);
	while (rest.n) {
		size_t n = input_ndjson.cut(rest, true);

		require(n > 0 && n <= rest.n);
		arena_init(&a, FUZZ_ARENA);
		if (!arena_try(&a, &point))
			item_parse(&a, (str){rest.p, n});
		arena_free(&a);
		rest.p += n, rest.n -= n;
	}
	return 0;
}
