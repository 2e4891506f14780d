/* Bytes of a file → items → documents → articles, by the format that its content tells, and by one that it may not be:
 * every byte belongs to one item, whether the file comes whole or in pieces; what is no article has its reason; every
 * character leads to bytes of its item. */
#include "fuzz.h"
#include "input.h"
#include "str.h"

static void require_leads_back(const struct map *m, str above, u32 below)
{
	for (u32 at = 0; at < above.n;) {
		u32 from = map_begin(m, at);
		utf8_next(above, &at);
		require(from <= map_end(m, at) && map_end(m, at) <= below);
	}
}

static void item_parse(struct arena *a, const struct input_format *format, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;
	u32 docs = format->parse(a, &doc, item, &why);

	require(docs || why);
	require(!why || utf8_valid(str_c(why)));
	for (u32 i = 0; i < docs; i++) {
		struct article *article;
		u32 n = doc[i].why ? 0 : article_make(a, &article, &doc[i]);

		for (u32 j = 0; j < n; j++) {
			require(utf8_valid(article[j].text) && utf8_valid(article[j].title) && utf8_valid(article[j].source));
			require(utf8_valid(article[j].author) && utf8_valid(article[j].url) && utf8_valid(article[j].id));
			require_leads_back(&article[j].map, article[j].text, (u32)item.n);
		}
	}
}

static size_t cut(const struct input_format *format, str above, str rest, bool last)
{
	return format->head  ? format->cut_below(above, rest, last)
	       : format->cut ? format->cut(rest, last)
	       : last        ? rest.n
			     : 0;
}

/* Where an item ends in half of the bytes, it ends in all of them. */
static void require_same_cut(const struct input_format *format, str above, str rest, size_t whole)
{
	size_t half = cut(format, above, str_cut(rest, 0, rest.n / 2 + 1), false);

	require(whole > 0 && whole <= rest.n);
	require(half == 0 || half == whole);
}

static void file_parse(const struct input_format *format, str file)
{
	str above = str_cut(file, 0, format->head ? format->head(str_cut(file, 0, INPUT_HEAD)) : 0),
	    rest = str_cut(file, above.n, file.n);

	while (rest.n) {
		struct arena a;
		jmp_buf point;
		size_t n = cut(format, above, rest, true);

		require_same_cut(format, above, rest, n);
		arena_init(&a, FUZZ_ARENA);
		if (!arena_try(&a, &point)) {
			struct buf item = {.arena = &a};
			buf_put(&item, above);
			buf_put(&item, str_cut(rest, 0, n));
			item_parse(&a, format, buf_str(&item));
		}
		arena_free(&a);
		rest = str_cut(rest, n, rest.n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str file = {(const char *)data, size};
	const char *const *names = pr_input_formats();
	size_t formats = 0;

	while (names[formats])
		formats++;
	file_parse(input_by_content(str_cut(file, 0, INPUT_HEAD)), file);
	file_parse(input_by_name(names[str_hash(file) % formats]), file);
	return 0;
}
