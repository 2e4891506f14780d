/* page_test.h: what the tests of saved pages share: a page in, the article that must come out of it, and invented
 * paragraphs. */
#ifndef PAGE_TEST_H
#define PAGE_TEST_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "input.h"
#include "str.h"

static struct arena arena;
static jmp_buf point;

static inline int begin(void **state)
{
	(void)state;
	arena_init(&arena, 1u << 30);
	return arena_try(&arena, &point) ? -1 : 0;
}

static inline int end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static inline struct doc *read_page(str page)
{
	const char *why = NULL;
	struct doc *doc;

	assert_true(input_html.sniff(page));
	if (input_html.parse(&arena, &doc, page, &why) != 1)
		fail_msg("refused: %s", why);
	return doc;
}

static inline void assert_field(const char *name, str got, const char *wanted)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("%s is \"%.*s\", should be \"%s\"", name, (int)got.n, got.p, wanted);
}

/* Every character of a piece leads to the same bytes of the page, to a reference, or (white space, the bar between
 * cells) to what stood between the words. */
static inline void assert_origin(const struct piece *piece, str page)
{
	for (u32 at = 0; at < piece->text.n;) {
		u32 next = at, from, to;
		bool space = strchr(" \n|", piece->text.p[at]) != NULL;

		utf8_next(piece->text, &next);
		from = map_begin(&piece->map, at);
		to = map_end(&piece->map, next);
		if (from > to || to > page.n)
			fail_msg("byte %u of the text is said to stand at [%u, %u)", at, from, to);
		if (!space && page.p[from] != '&'
		    && !str_eq(str_cut(page, from, to), str_cut(piece->text, at, next)))
			fail_msg("\"%.*s\" of the text is said to come from \"%.*s\"", (int)(next - at), piece->text.p + at,
			         (int)(to - from), page.p + from);
		at = next;
	}
}

struct wanted {
	const char *title, *author, *published, *updated, *source, *url, *body; /* NULL: not looked at */
	bool truncated;
};

static inline struct doc *assert_page(const char *page, struct wanted w)
{
	struct doc *doc = read_page(str_c(page));

	if (w.title)
		assert_field("title", doc->title.text, w.title);
	if (w.author)
		assert_field("author", doc->author, w.author);
	if (w.published)
		assert_field("published", str_cut(doc->published, 0, strlen(w.published)), w.published);
	if (w.updated)
		assert_field("updated", str_cut(doc->updated, 0, strlen(w.updated)), w.updated);
	if (w.source)
		assert_field("source", doc->source, w.source);
	if (w.url)
		assert_field("url", doc->url, w.url);
	assert_field("body", doc->body.text, w.body);
	assert_int_equal(doc->truncated, w.truncated);
	assert_false(doc->pasted);
	assert_origin(&doc->body, str_c(page));
	return doc;
}

/* Invented paragraphs, long enough to be taken for running text. */
#define FERRY \
	"Le bac qui relie les deux rives de l'estuaire ne reprendra pas son service avant le printemps, a confirmé jeudi " \
	"la capitainerie. La coque, fissurée sur près de deux mètres, doit être remplacée."
#define CROSSING \
	"« Nous transportions 1 200 voyageurs par jour », rappelle le patron du bac, qui emploie 14 marins. En " \
	"attendant, il faut faire un détour de 38 kilomètres par le pont, où les bouchons s'allongent chaque matin."
#define COUNCIL \
	"Le conseil départemental étudie la location d'un navire de remplacement, dont le coût est estimé à 450 000 " \
	"euros. La décision sera prise lors de la session du 12 mars, selon le vice-président chargé des ports."

#endif
