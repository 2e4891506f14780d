/* input_test.h: what the tests of input formats share: a file in, its documents as one string out; where bytes came
 * from. */
#ifndef INPUT_TEST_H
#define INPUT_TEST_H

#include "text_test.h"

#include "input.h"

/* The documents of a file as `load` reads it, one after the other, each as
 *     title|author|source|published|updated|url|id
 *     body
 * and, for what is rejected, `! reason`. */
static inline void show_docs(struct buf *b, const struct doc *doc, u32 docs, const char *why)
{
	if (docs == 0 && why != input_nothing)
		buf_printf(b, "! %s\n", why);
	for (u32 i = 0; i < docs; i++, doc++) {
		const str fields[] = {doc->title.text, doc->author, doc->source, doc->published,
				      doc->updated,    doc->url,    doc->id};
		if (doc->why) {
			buf_printf(b, "! %s\n", doc->why);
			continue;
		}
		for (size_t f = 0; f < countof(fields); f++) {
			buf_put(b, f ? S("|") : S(""));
			buf_put(b, fields[f]);
		}
		buf_char(b, '\n');
		buf_put(b, doc->body.text);
		buf_char(b, '\n');
	}
}

/* Each character of a piece leads to bytes of the item, in order within a run. */
static inline void assert_leads_back(const struct piece *piece, str item)
{
	assert_true(utf8_valid(piece->text));
	for (u32 at = 0; at < piece->text.n;) {
		u32 from = map_begin(&piece->map, at);
		utf8_next(piece->text, &at);
		assert_true(from <= map_end(&piece->map, at));
		assert_true(map_end(&piece->map, at) <= item.n);
	}
}

static inline void read_item(struct buf *b, const struct input_format *format, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;
	u32 docs = format->parse(&arena, &doc, item, &why);

	assert_true(docs || why);
	for (u32 i = 0; i < docs; i++) {
		assert_leads_back(&doc[i].title, item);
		assert_leads_back(&doc[i].body, item);
	}
	show_docs(b, doc, docs, why);
}

static inline str docs_of(const struct input_format *format, str file)
{
	struct buf b = {.arena = &arena};
	str above = str_cut(file, 0, format->head ? format->head(str_cut(file, 0, INPUT_HEAD)) : 0);
	str rest = str_cut(file, above.n, file.n);

	if (!format->cut && !format->head)
		read_item(&b, format, file);
	while ((format->cut || format->head) && rest.n) {
		size_t n = format->head ? format->cut_below(above, rest, true) : format->cut(rest, true);
		struct buf item = {.arena = &arena};
		assert_true(n > 0 && n <= rest.n);
		buf_put(&item, above);
		buf_put(&item, str_cut(rest, 0, n));
		if (str_trim(str_cut(rest, 0, n)).n)
			read_item(&b, format, buf_str(&item));
		rest = str_cut(rest, n, rest.n);
	}
	return buf_str(&b);
}

/* It is recognised as that format, and gives these documents. */
static inline void assert_docs(const char *format, str file, const char *wanted)
{
	assert_string_equal(input_by_content(str_cut(file, 0, INPUT_HEAD))->name, format);
	assert_same(docs_of(input_by_name(format), file), wanted, format);
}

/* Each of the first `least` and more bytes makes an item of the same length, whether more follows or not. */
static inline void assert_cuts_alike(const struct input_format *format, str file)
{
	str above = str_cut(file, 0, format->head ? format->head(file) : 0), rest = str_cut(file, above.n, file.n);

	while (rest.n) {
		size_t whole = format->head ? format->cut_below(above, rest, true) : format->cut(rest, true);
		for (size_t seen = 1; seen < rest.n; seen++) {
			str some = str_cut(rest, 0, seen);
			size_t n = format->head ? format->cut_below(above, some, false) : format->cut(some, false);
			if (n && n != whole)
				fail_msg("%zu bytes after %zu, where all of them give %zu", n, seen, whole);
		}
		rest = str_cut(rest, whole, rest.n);
	}
}

/* The only document of a file that is one item. */
static inline struct doc *only_doc(const char *format, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;

	assert_int_equal(input_by_name(format)->parse(&arena, &doc, item, &why), 1);
	return doc;
}

/* The bytes of the item that `words` of a piece came from. */
static inline void assert_from(const struct piece *piece, str item, const char *words, const char *wanted)
{
	size_t at = str_find(piece->text, str_c(words), 0);

	assert_true(at != SIZE_MAX);
	assert_same(str_cut(item, map_begin(&piece->map, (u32)at), map_end(&piece->map, (u32)(at + strlen(words)))),
		    wanted, words);
}

#endif
