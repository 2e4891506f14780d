/* page_script.c: the body that a page's script holds, through JSON's escapes and the HTML inside; broken ones too, for
 * a page may hold anything. */
#include "text_test.h"

#include "page.h"

#define PROSE "Le bac de Lormont a repris ses rotations hier matin, et les usagers qui l'attendaient depuis six mois se sont pressés sur " \
	"le ponton dès l'aube, sous une pluie fine. La traversée dure douze minutes ; la première rame est partie avec trois minutes " \
	"de retard, sans que personne s'en plaigne. Le patron du bord assure que la machine, revue pièce par pièce pendant l'hiver, " \
	"tiendra bien dix ans, et que l'on pourra bientôt passer à vélo sans supplément. "

/* What comes of a value after PROSE, in a script that ends with `after`; NULL: the page is left as it shows. */
static const char *body_of(const char *value, const char *after)
{
	struct buf script = {.arena = &arena};
	struct weave w = weave_new(&arena);
	struct node node = {.map.arena = &arena};

	buf_printf(&script, "{\"@type\":\"NewsArticle\", \"articleBody\" :\n\t\"" PROSE "%s%s", value, after);
	node.text = buf_str(&script);
	if (!page_script_body(&w, &node, 0))
		return NULL;
	assert_true(utf8_valid(buf_str(&w.text)));
	buf_char(&w.text, 0);
	return w.text.p;
}

struct value { const char *value, *text; };

static void all_give(const struct value *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *body = body_of(cases[i].value, "\"}");
		assert_non_null(body);
		assert_true(strlen(body) >= sizeof PROSE - 2);
		body += sizeof PROSE - 2; /* the space that ends it waits for a word */
		if (strcmp(body, cases[i].text) != 0)
			fail_msg("%s\n gives  [%s]\n wanted [%s]", cases[i].value, body, cases[i].text);
	}
}

static void escapes_of_json_are_read(void **state)
{
	static const struct value cases[] = {
		{"l\\u2019\\u00E9t\\u00e9", " l\u2019\u00E9t\u00E9"}, {"a \\\"b\\\" \\/ c \\\\ d", " a \"b\" / c \\ d"},
		 {"a\\tb\\rc", " a b c"},
		{"un\\n\\ndeux", " un\n\ndeux"}, {"\\ud83d\\ude00 !", " \U0001F600 !"}, {"a\\q", " aq"},
	};

	(void)state;
	all_give(cases, countof(cases));
}

static void broken_escapes_cost_one_letter(void **state)
{
	static const struct value cases[] = {
		{"a\\ud83d", " a\uFFFD"}, {"a\\ud83dbcdefgh", " a\uFFFDbcdefgh"}, {"a\\ud83d\\nbcdefgh", " a\uFFFD\n\nbcdefgh"},
		 {"a\\ude00b", " a\uFFFDb"},
		{"a\\u0000b", " a\uFFFDb"}, {"a\\uZ-0G", " a\uFFFD"}, {"a\\u12", " a\u1200"},
	};

	(void)state;
	all_give(cases, countof(cases));
}

static void references_of_html_are_read(void **state)
{
	static const struct value cases[] = {
		{"A&amp;B &eacute; &#233; &#xE9; &#XfA;", " A&B \u00E9 \u00E9 \u00E9 \u00FA"}, {"&nothing; &; & a;",
		 " &nothing; &; & a;"},
		{"&#0; &#xD800; &#xDFFF; &#1114112; &#99999999999;", " &#0; &#xD800; &#xDFFF; &#1114112; &#99999999999;"},
		{"&#1a; &#xG0; &#;", " &#1a; &#xG0; &#;"}, {"&abcdefghijklm;", " &abcdefghijklm;"}, {"&#xe000;&#x1F600;",
		 " \uE000\U0001F600"}, {"Q&amp", " Q&amp"},
	};

	(void)state;
	all_give(cases, countof(cases));
}

static void tags_end_paragraphs_or_nothing(void **state)
{
	static char endless[600] = "a <b ", kept[600] = " a <b ";
	const struct value cases[] = {
		{"<p>un</p><p class=x>deux<\\/p>", "\n\nun\n\ndeux\n\n"}, {"un<br>deux<br/>trois", " un\n\ndeux\n\ntrois"},
		 {"<h2>Un</h2>deux", "\n\nUn\n\ndeux"},
		{"<ul><li>un</li></ul>", "\n\nun\n\n"}, {"<div>un</div>", "\n\nun\n\n"}, {"un <em>deux</em> trois",
		 " un deux trois"},
		{"2 < 3, 3 <4", " 2 < 3, 3 <4"}, {"un <", " un <"}, {"un </", " un </"}, {"un <b", " un <b"}, {endless, kept},
		{"un <{>", " un <{>"},
	};

	(void)state;
	memset(endless + strlen(endless), 'x', 500), memset(kept + strlen(kept), 'x', 500);
	strcat(endless, ">"), strcat(kept, ">");
	all_give(cases, countof(cases));
}

static void a_script_without_the_whole_value_is_left_alone(void **state)
{
	static const char *const scripts[] = {"", "{\"headline\":\"Le bac\"}", "\"articleBody\"", "\"articleBody\":",
		"\"articleBody\": \t\r\n",
	                                      "\"articleBody\": [\"a\"]", "\"articleBody\": \"Le bac",
		"\"articleBody\": \"Le bac\\", "\"articleBody\": \"Le bac\"}"};

	(void)state;
	for (size_t i = 0; i < countof(scripts); i++) {
		struct weave w = weave_new(&arena);
		struct node node = {.text = str_c(scripts[i]), .map.arena = &arena};
		if (page_script_body(&w, &node, 0))
			fail_msg("%s has a body", scripts[i]);
	}
	assert_null(body_of("La fin", ""));
	assert_null(body_of("La fin", "\\\"}"));
}

/* A page that shows as much of the article as its script holds is read as it shows. */
static void what_is_shown_already_is_not_taken_from_the_script(void **state)
{
	static const char script[] = "{\"articleBody\":\"" PROSE PROSE "\"}",
		tags[] = "{\"articleBody\":\"<i></i><i></i><i></i><i></i><i></i><i></i><i></i>"
		"<i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i>"
		"<i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i>"
		"<i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i>Court.\"}";
	struct weave w = weave_new(&arena);
	struct node node = {.text = str_c(script), .map.arena = &arena};

	(void)state;
	assert_true(page_script_body(&w, &node, sizeof PROSE / 2));
	w = weave_new(&arena);
	assert_false(page_script_body(&w, &node, 2 * sizeof PROSE));
	w = weave_new(&arena);
	node.text = str_c(tags);
	assert_false(page_script_body(&w, &node, 100));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_of_json_are_read),
		cmocka_unit_test(broken_escapes_cost_one_letter),
		cmocka_unit_test(references_of_html_are_read),
		cmocka_unit_test(tags_end_paragraphs_or_nothing),
		cmocka_unit_test(a_script_without_the_whole_value_is_left_alone),
		cmocka_unit_test(what_is_shown_already_is_not_taken_from_the_script),
	};

	return cmocka_run_group_tests(tests, arena_up, arena_down);
}
