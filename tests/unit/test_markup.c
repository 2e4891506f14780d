/* The tree of HTML and XML: what it holds, where each text came from, what it refuses. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "markup.h"
#include "str.h"

static struct arena arena;
static jmp_buf point;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena, 64u << 20);
	return arena_try(&arena, &point) ? -1 : 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct node *html(const char *text)
{
	const char *why;
	struct node *root = markup_html(&arena, str_c(text), &why);

	assert_non_null(root);
	return root;
}

static void assert_str(str got, const char *wanted)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("got \"%.*s\", wanted \"%s\"", (int)got.n, got.p, wanted);
}

static void references_without_their_semicolon_are_read_as_browsers_do(void **state)
{
	static const char *const cases[][2] = {
		{"<p>450&nbsp000&nbspeuros &eacutet&eacute fini", "450\xC2\xA0""000\xC2\xA0""euros été fini"},
		{"<p>&copy 2024, &region &co, R&D, a&amp;nbsp", "© 2024, &region &co, R&D, a&nbsp"},
		{"<p>&nbsp", "\xC2\xA0"},
		{"<p>&eacute<b>x</b>", "é"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		const struct node *text = node_find(html(cases[i][0]), "p")->child;
		assert_str(text->text, cases[i][1]);
		assert_true(map_end(&text->map, (u32)text->text.n) <= strlen(cases[i][0]));
	}
	const struct node *text = node_find(html(cases[0][0]), "p")->child;
	size_t fini = str_find(text->text, S("fini"), 0);
	assert_int_equal(map_begin(&text->map, (u32)fini), str_find(str_c(cases[0][0]), S("fini"), 0));
}

static void elements_have_lower_case_names_and_their_attributes(void **state)
{
	struct node *a = node_find(html("<P CLASS='un deux'><A HREF=\"x?a=1&amp;b=2\">lien</A>"), "a");

	(void)state;
	assert_non_null(a);
	assert_str(node_attribute(a, "href"), "x?a=1&b=2");
	assert_true(node_has_class(a->parent, "deux"));
	assert_false(node_has_class(a->parent, "deu"));
}

/* Every character of a text leads to the very bytes that it is below; a reference to its whole source. */
static void assert_origin(str source, const struct node *text, u32 at, u32 next)
{
	u32 from = map_begin(&text->map, at), to = map_end(&text->map, next);

	assert_true(from < to && to <= source.n);
	if (source.p[from] == '&') {
		if (source.p[to - 1] != ';')
			fail_msg("a reference in %s ends at byte %u", source.p, to);
	} else if (!str_eq(str_cut(source, from, to), str_cut(text->text, at, next)))
		fail_msg("\"%.*s\" is said to come from \"%.*s\" in %s", (int)(next - at), text->text.p + at, (int)(to - from),
		         source.p + from, source.p);
}

static void assert_origins(const char *html_or_xml, bool xml)
{
	const char *why;
	struct node *root = xml ? markup_xml(&arena, str_c(html_or_xml), &why) : html(html_or_xml);
	str source = str_c(html_or_xml);
	size_t texts = 0;

	for (struct node *n = node_after(root, root); n; n = node_after(n, root)) {
		if (n->name.n)
			continue;
		texts++;
		for (u32 at = 0, next = 0; at < n->text.n; at = next) {
			utf8_next(n->text, &next);
			assert_origin(source, n, at, next);
		}
	}
	assert_true(texts > 0);
}

static void each_text_knows_the_bytes_it_came_from(void **state)
{
	(void)state;
	assert_origins("<p>Un été à Nantes</p>", false);
	assert_origins("<p>d&eacute;c&#233;mbre <b>2&nbsp;000</b> &amp; fin</p>", false);
	assert_origins("<p>a<!-- b -->c<br/>d<br>e</p>f", false);
	assert_origins("<html><head><title>T &lt; U</title><script>var x = '<b>';</script></head><body>corps", false);
	assert_origins("<div a='>'>x</div><img src=a>y", false);
	assert_origins("<head><meta name=a></headt b>a tag that begins like the one awaited", false);
	assert_origins("<p>un <b>deux</b x='c'> trois</p >quatre</P>cinq", false);
	assert_origins("<?xml version='1.0'?><a>x &amp; y<b>é</b><![CDATA[<z>]]> fin</a>", true);
	assert_origins("<a>&#xE9;t&#xE9;</a>", true);
}

static void a_long_text_keeps_its_origin_to_the_end(void **state)
{
	char *source = calloc(1, 400000);
	size_t n = 0;

	(void)state;
	n += (size_t)sprintf(source, "<body><p>");
	for (int i = 0; i < 20000; i++)
		n += (size_t)sprintf(source + n, i % 50 ? "été %d " : "&eacute;%d\n", i % 10);
	sprintf(source + n, "</p>");
	assert_origins(source, false);
	free(source);
}

static void flowing_text_collapses_white_space_and_keeps_the_map(void **state)
{
	const char *source = "<p>  Un\n  <b>mot</b>  , puis \n un&nbsp;autre  </p><p>Fin</p>";
	struct node *root = html(source);
	struct weave w = weave_new(&arena);

	(void)state;
	for (struct node *n = node_after(root, root); n; n = node_after(n, root)) {
		if (node_is(n, "p"))
			weave_break(&w, 2);
		if (!n->name.n)
			weave_flow(&w, n);
	}
	struct piece piece = weave_piece(&w, NULL);
	assert_str(piece.text, "Un mot , puis un\xC2\xA0""autre\n\nFin");
	assert_str(str_cut(str_c(source), map_begin(&piece.map, 3), map_end(&piece.map, 6)), "mot");
	assert_str(str_cut(str_c(source), map_begin(&piece.map, (u32)piece.text.n - 3), map_end(&piece.map,
		(u32)piece.text.n)), "Fin");
}

static void a_space_that_the_source_lacks_leads_to_no_byte_of_it(void **state)
{
	struct node text = {.text = S("a b"), .map.arena = &arena};
	struct weave w = weave_new(&arena);

	(void)state;
	map_put(&text.map, 0, 3, 7, 0);
	weave_flow(&w, &text);
	assert_str(buf_str(&w.text), "a b");
	assert_int_equal(map_end(&w.map, 3), 7);
	for (u32 at = 0; at < 3; at++)
		assert_true(map_begin(&w.map, at) == 7 && map_end(&w.map, at + 1) == 7);
}

static void what_is_too_deep_or_broken_is_refused_with_the_reason(void **state)
{
	char *deep = calloc(1, 60000);
	const char *why = NULL;

	(void)state;
	for (int i = 0; i < 10000; i++)
		strcat(deep + i * 5, "<div>");
	assert_null(markup_html(&arena, str_c(deep), &why));
	assert_non_null(strstr(why, "deeper"));
	assert_null(markup_xml(&arena, S("<a><b></a>"), &why));
	assert_non_null(strstr(why, "broken"));
	assert_null(markup_xml(&arena, S(""), &why));
	free(deep);
}

static void entities_of_its_own_do_not_grow_a_document(void **state)
{
	const char *why = NULL;
	struct node *root = markup_xml(&arena,
		S("<!DOCTYPE a [<!ENTITY x 'aaaaaaaaaa'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>"
	                                         "<!ENTITY z '&y;&y;&y;&y;&y;&y;&y;&y;'>]><a>&z;&z;&z;&z;</a>"), &why);

	(void)state;
	assert_true(!root || node_words(&arena, root).n < 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(references_without_their_semicolon_are_read_as_browsers_do, begin, end),
		cmocka_unit_test_setup_teardown(elements_have_lower_case_names_and_their_attributes, begin, end),
		cmocka_unit_test_setup_teardown(each_text_knows_the_bytes_it_came_from, begin, end),
		cmocka_unit_test_setup_teardown(a_long_text_keeps_its_origin_to_the_end, begin, end),
		cmocka_unit_test_setup_teardown(flowing_text_collapses_white_space_and_keeps_the_map, begin, end),
		cmocka_unit_test_setup_teardown(a_space_that_the_source_lacks_leads_to_no_byte_of_it, begin, end),
		cmocka_unit_test_setup_teardown(what_is_too_deep_or_broken_is_refused_with_the_reason, begin, end),
		cmocka_unit_test_setup_teardown(entities_of_its_own_do_not_grow_a_document, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
