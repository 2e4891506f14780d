/* test_input.c: input.h: recognising, cutting and parsing text and NDJSON; the map from a field to its line's bytes. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input.h"
#include "plain.h"
#include "str.h"

static struct arena arena;

static int setup(void **state)
{
	(void)state;
	arena_init(&arena, 64u << 20); /* never exhausted: no test comes near */
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* The document of an item; NULL, and *why, when it is refused. */
static struct doc *parse(const struct input_format *format, str item, const char **why)
{
	struct doc *doc = NULL;
	u32 n = format->parse(&arena, &doc, item, why);

	assert_true(n <= 1);
	return n ? doc : NULL;
}

static struct doc *line(str item, const char **why)
{
	return parse(&input_ndjson, item, why);
}

static void assert_str(str got, const char *wanted)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("got `%.*s`, wanted `%s`", (int)got.n, got.p, wanted);
}

static void a_format_is_recognised_by_its_first_bytes(void **state)
{
	static const struct { const char *head, *format; } cases[] = {
		{"{\"text\": \"a\"}", "ndjson"}, {"\xEF\xBB\xBF {\"text\"", "ndjson"},
		{"\r\n\n  { \"id\"", "ndjson"}, {"{}", "ndjson"},
		{"{accolade}", "txt"}, {"Le conseil", "txt"}, {"", "txt"}, {"[{\"text\"", "json"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		assert_string_equal(input_by_content(str_c(cases[i].head))->name, cases[i].format);
}

/* A head is cut anywhere, and in no encoding yet. */
static void a_line_that_ends_within_a_letter_is_read_to_its_end_alone(void **state)
{
	struct plain plain;

	(void)state;
	plain_line(&plain, str_cut(S("caf\xC3\xA9"), 0, 4));
	assert_string_equal(plain.p, "caf~");
	assert_int_equal(plain.at[plain.n], 4);
	plain_line(&plain, S("\xE9t\xE9"));
	assert_string_equal(plain.p, "~t~");
}

static void every_format_has_its_own_name(void **state)
{
	const char *const *names = pr_input_formats();
	size_t n = 0;

	(void)state;
	for (; names[n]; n++)
		assert_string_equal(input_by_name(names[n])->name, names[n]);
	assert_true(n > 2);
	assert_string_equal(names[n - 1], "txt"); /* it takes what no other wants */
	assert_null(input_by_name("papier"));
}

static void a_line_is_cut_after_its_newline(void **state)
{
	(void)state;
	assert_int_equal(input_ndjson.cut(S("{}\n{}"), false), 3);
	assert_int_equal(input_ndjson.cut(S("{}"), false), 0);
	assert_int_equal(input_ndjson.cut(S("{}"), true), 2);
	assert_int_equal(input_ndjson.cut(S(""), true), 0);
}

static void the_fields_of_a_line_are_read(void **state)
{
	const char *why;
	struct doc *doc = line(S("{\"id\":\"a-1\",\"source\":\"L'Écho\",\"title\":\"T\",\"author\":\"A. B.\","
	                         "\"published\":\"3 mai 2018\",\"updated\":\"2018-05-04\","
	                         "\"url\":\"https://x.example/1\",\"text\":\"Corps.\"}\n"), &why);

	(void)state;
	assert_non_null(doc);
	assert_str(doc->id, "a-1");
	assert_str(doc->source, "L'Écho");
	assert_str(doc->title.text, "T");
	assert_str(doc->author, "A. B.");
	assert_str(doc->published, "3 mai 2018");
	assert_str(doc->updated, "2018-05-04");
	assert_str(doc->url, "https://x.example/1");
	assert_str(doc->body.text, "Corps.");
	assert_false(doc->pasted);
}

static void escapes_become_what_they_stand_for(void **state)
{
	const char *why;
	struct doc *doc = line(S("{\"text\":\"\\\"a\\\" \\\\ \\/ \\b\\f\\n\\r\\t "
	                         "\\u00e9\\u20AC\\ud83d\\ude00 \\u0001\"}"), &why);

	(void)state;
	assert_non_null(doc);
	assert_str(doc->body.text, "\"a\" \\ / \b\f\n\r\t é€😀 \x01");
}

/* Each character of the text leads to exactly the bytes of the line that wrote it. */
static void every_byte_of_the_text_leads_back_to_the_line(void **state)
{
	static const char item[] = "{\"title\":\"x\", \"text\" : \"a\\\"b\\u00e9\\n\\ud83d\\ude00cé\"}";
	static const char *const wrote[] = {"a", "\\\"", "b", "\\u00e9", "\\n", "\\ud83d\\ude00", "c", "é"};
	const char *why;
	struct doc *doc = line(str_c(item), &why);
	u32 at = 0;

	(void)state;
	for (size_t i = 0; i < countof(wrote); i++) {
		u32 beg = at, from, to;
		utf8_next(doc->body.text, &at);
		from = map_begin(&doc->body.map, beg);
		to = map_end(&doc->body.map, at);
		assert_str(str_cut(str_c(item), from, to), wrote[i]);
	}
	assert_int_equal(at, doc->body.text.n);
}

static void a_text_without_escapes_is_a_slice_of_the_line(void **state)
{
	static const char item[] = "\xEF\xBB\xBF{\"text\":\"Corps\"}";
	const char *why;
	struct doc *doc = line(str_c(item), &why);

	(void)state;
	assert_str(doc->body.text, "Corps");
	assert_int_equal(map_begin(&doc->body.map, 0), 12);
	assert_int_equal(map_end(&doc->body.map, 5), 17);
}

static void windows_bytes_in_a_line_are_repaired_and_still_lead_back(void **state)
{
	static const char item[] = "{\"title\":\"Sant\xE9\",\"text\":\"\xE9t\xE9\"}";
	const char *why;
	struct doc *doc = line(str_c(item), &why);

	(void)state;
	assert_non_null(doc);
	assert_str(doc->title.text, "Santé");
	assert_str(doc->body.text, "été");
	assert_int_equal(map_begin(&doc->body.map, 2), 26); /* the t */
	assert_int_equal(map_end(&doc->body.map, 5), 28);
}

static void unknown_members_do_no_harm(void **state)
{
	static const char *const lines[] = {
		"{\"x\":{\"text\":\"non\",\"y\":[1,{\"text\":\"}\"}]},\"text\":\"oui\",\"z\":null}",
		"{\"n\":123456789012345678901234567890,\"b\":true,\"text\":\"oui\"}",
		"{\"e\":[],\"o\":{},\"s\":\"\\\"text\\\":\",\"text\":\"oui\"}",
		"{\"text\":\"non\",\"te\\u0078t\":\"oui\"}",
		"{ \"text\" :\t\"oui\" , \"d\" : -1.5e3 }\r\n",
		"{\"text\":\"non\",\"text\":\"oui\"}", /* twice: the last one, as in jansson */
	};
	const char *why;

	(void)state;
	for (size_t i = 0; i < countof(lines); i++) {
		struct doc *doc = line(str_c(lines[i]), &why);
		assert_non_null(doc);
		assert_str(doc->body.text, "oui");
	}
}

static void a_number_is_an_id_digit_for_digit(void **state)
{
	const char *why;

	(void)state;
	assert_str(line(S("{\"id\":12345678901234567890123,\"text\":\"a\"}"), &why)->id, "12345678901234567890123");
	assert_str(line(S("{\"id\":null,\"title\":null,\"author\":[\"a\"],\"text\":\"a\"}"), &why)->id, "");
	assert_str(line(S("{\"title\":null,\"text\":\"a\"}"), &why)->title.text, "");
}

static void a_bad_line_is_refused_with_its_reason(void **state)
{
	static const struct { const char *line, *reason; } cases[] = {
		{"{\"text\": }", "is not valid JSON at column 10"},
		{"{\"text\":\"a\"} x", "is not valid JSON"},
		{"{\"text\":\"a", "is not valid JSON"},
		{"{\"text\":\"\\ud800\"}", "is not valid JSON"},
		{"bonjour", "is not valid JSON"},
		{"{\"a\":\"\\u00e\"}", "is not valid JSON at column 7: invalid escape"},
		{"{\"a\":\"\\u00g0\"}", "is not valid JSON at column 7: invalid escape"},
		{"{\"a\":\"\\udc00\"}", "is not valid JSON at column 7: invalid escape"},
		{"{\"a\":\"\\uD83D\\u0041\"}", "is not valid JSON at column 13: half a character"},
		{"{\"a\":\"\\ud83dx\"}", "is not valid JSON at column 13: half a character"},
		{"{\"a\":\"\\x\"}", "is not valid JSON at column 7: invalid escape"},
		{"{\"a\":\"\\", "is not valid JSON at column 7: invalid escape"},
		{"{\"a\":\"\t\"}", "is not valid JSON at column 7: a control character in a string"},
		{"{\"a\":-}", "is not valid JSON at column 7: no value"},
		{"{\"a\":1.}", "is not valid JSON at column 8: no value"},
		{"{\"a\":1e+}", "is not valid JSON at column 9: no value"},
		{"{\"a\":1", "is not valid JSON at column 7: it ends too early"},
		{"{\"a\":", "is not valid JSON at column 6: it ends too early"},
		{"{\"a\"", "is not valid JSON at column 5: it ends too early"},
		{"{\"a\" 1}", "is not valid JSON at column 6: no colon after a name"},
		{"{\"a\":1,", "is not valid JSON at column 8: it ends too early"},
		{"{\"a\":1,2}", "is not valid JSON at column 8: no name of a member"},
		{"{\"a\":[1 2]}", "is not valid JSON at column 9: neither comma nor end"},
		{"{\"a\":[1}", "is not valid JSON at column 8: neither comma nor end"},
		{"{", "is not valid JSON at column 2: it ends too early"},
		{"{\"a\":tru}", "is not valid JSON at column 6: no value"},
		{"{\"a\":[-0.5E-3,0e1,true,{},[],\"\\ud83d\\uDE00\\/\\f\"]}", "has no text"},
		{"12", "is no JSON object"},
		{"\"a\"", "is no JSON object"},
		{"[\"text\"]", "is a JSON array"},
		{"{\"title\":\"t\"}", "has no text"},
		{"{\"text\":12}", "has no text"},
		{"{\"x\":{\"text\":\"a\"}}", "has no text"},
		{"{\"text\":\" \\n\\t\"}", "has an empty text"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		const char *why = NULL;
		assert_null(line(str_c(cases[i].line), &why));
		if (!str_starts(str_c(why), str_c(cases[i].reason)))
			fail_msg("`%s`: got `%s`, wanted `%s`", cases[i].line, why, cases[i].reason);
	}
}

static void a_reason_is_text_whatever_the_line_holds(void **state)
{
	const char *why = NULL;
	char item[600] = "{\"text\": ";

	(void)state;
	for (size_t i = 9; i + 2 < sizeof item; i += 2)
		memcpy(item + i, "é", 2);
	assert_null(line(str_c(item), &why));
	assert_true(utf8_valid(str_c(why)));
}

static void nesting_without_end_is_refused(void **state)
{
	const char *why = NULL;
	static char item[1 << 20] = "{\"text\":\"a\",\"x\":";

	(void)state;
	memset(item + 16, '[', sizeof item - 17);
	assert_null(line(str_c(item), &why));
	assert_true(str_starts(str_c(why), S("is not valid JSON")));
}

static void a_text_file_is_one_pasted_document(void **state)
{
	const char *why;
	struct doc *doc = parse(&input_txt, S("Titre\n\nCorps."), &why);

	(void)state;
	assert_non_null(doc);
	assert_str(doc->body.text, "Titre\n\nCorps.");
	assert_true(doc->pasted);
}

static void a_blank_or_a_binary_file_is_refused(void **state)
{
	const char *why = NULL;

	(void)state;
	assert_null(parse(&input_txt, S(" \r\n\t\n"), &why));
	assert_string_equal(why, "is blank");
	why = NULL;
	assert_null(parse(&input_txt, S("\x7F" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0"), &why));
	assert_non_null(why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_format_is_recognised_by_its_first_bytes),
		cmocka_unit_test(a_line_that_ends_within_a_letter_is_read_to_its_end_alone),
		cmocka_unit_test(every_format_has_its_own_name),
		cmocka_unit_test(a_line_is_cut_after_its_newline),
		cmocka_unit_test(the_fields_of_a_line_are_read),
		cmocka_unit_test(escapes_become_what_they_stand_for),
		cmocka_unit_test(every_byte_of_the_text_leads_back_to_the_line),
		cmocka_unit_test(a_text_without_escapes_is_a_slice_of_the_line),
		cmocka_unit_test(windows_bytes_in_a_line_are_repaired_and_still_lead_back),
		cmocka_unit_test(unknown_members_do_no_harm),
		cmocka_unit_test(a_number_is_an_id_digit_for_digit),
		cmocka_unit_test(a_bad_line_is_refused_with_its_reason),
		cmocka_unit_test(a_reason_is_text_whatever_the_line_holds),
		cmocka_unit_test(nesting_without_end_is_refused),
		cmocka_unit_test(a_text_file_is_one_pasted_document),
		cmocka_unit_test(a_blank_or_a_binary_file_is_refused),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
