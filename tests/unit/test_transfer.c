/* What was wrapped for a journey is itself again, broken wrapping included, and each byte leads back to those that
 * carried it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "str.h"
#include "transfer.h"

static struct arena arena;
static jmp_buf point;

typedef struct piece unwrap(struct arena *a, str s, size_t beg, size_t end);

static void assert_unwraps(unwrap *how, const char *const cases[][2], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		str in = str_c(cases[i][0]);
		struct piece got = how(&arena, in, 0, in.n);
		if (!str_eq(got.text, str_c(cases[i][1])))
			fail_msg("`%s`: got `%.*s`, wanted `%s`", cases[i][0], (int)got.text.n, got.text.p, cases[i][1]);
		for (u32 at = 0; at < got.text.n; at++) {
			assert_true(map_begin(&got.map, at) <= map_end(&got.map, at + 1));
			assert_true(map_end(&got.map, at + 1) <= in.n);
		}
	}
}

static void base64_takes_both_alphabets_and_passes_over_the_rest(void **state)
{
	static const char *const cases[][2] = {
		{"TGUgcXVhaQ==", "Le quai"}, {"TGUgcXVhaSE=", "Le quai!"}, {"TGUg\r\ncXVh\r\naQ", "Le quai"}, {"w6nDqQ==",
		 "éé"},
		{"4oKs_-4", "€\xFF\xEE"}, {"4oKs/+4", "€\xFF\xEE"}, {"TGUg.cXVh!aQ==TGUg", "Le quai"}, {"T", ""}, {"", ""},
		 {"====", ""},
		{"\xC3\xA9TGUg", "Le "}, {"09az", "\xD3\xD6\xB3"},
	};

	(void)state;
	assert_unwraps(transfer_base64, cases, countof(cases));
}

static void quoted_printable_keeps_what_is_no_escape(void **state)
{
	static const char *const cases[][2] = {
		{"pr=C3=A9voit", "prévoit"}, {"pr=c3=a9voit", "prévoit"}, {"un=\r\ndeux", "undeux"}, {"un=\ndeux", "undeux"},
		{"un= \t\r\ndeux", "undeux"}, {"un= x", "un= x"}, {"1 = 2", "1 = 2"}, {"a=b", "a=b"}, {"a=4", "a=4"}, {"a=4g",
		 "a=4g"},
		{"a=g4", "a=g4"}, {"a=", "a"}, {"a=  ", "a"}, {"a=\rb", "a=\rb"}, {"==41", "=A"}, {"", ""}, {"a=41", "aA"},
		 {"=zz=Zz", "=zz=Zz"},
	};

	(void)state;
	assert_unwraps(transfer_quoted, cases, countof(cases));
}

/* Many archives say `chunked` of what they have put together already. */
static void chunks_are_joined_and_what_is_none_stays(void **state)
{
	static const char *const cases[][2] = {
		{"3\r\nLe \r\n4\r\nquai\r\n0\r\n\r\n", "Le quai"}, {"3;x=y\nLe \n4\nquai\n0\n", "Le quai"},
		 {"a\r\n0123456789\r\n0\r\n", "0123456789"},
		{"A\r\n0123456789", "0123456789"}, {"FF\r\ncourt", "court"}, {"3\r\nLe \r\nfin", "Le "}, {"0\r\n", ""},
		 {"<p>Le quai", "<p>Le quai"},
		{"", ""}, {"\r\n", "\r\n"}, {"3", "3"}, {"zut", "zut"},
	};

	(void)state;
	assert_unwraps(transfer_chunked, cases, countof(cases));
}

static struct piece words(struct arena *a, str s, size_t beg, size_t end)
{
	(void)beg, (void)end;
	return transfer_words(a, s, 0);
}

static void words_of_headers_are_read_and_others_left(void **state)
{
	static const char *const cases[][2] = {
		{"=?utf-8?Q?L=27=C3=A9t=C3=A9?=", "L'été"}, {"=?UTF-8?b?w6k=?= =?utf-8?B?w6k=?=", "éé"}, {"=?utf-8?q?a_b?=",
		 "a b"},
		{"=?utf-8?B?w6nD?=\r\n =?utf-8?B?qQ==?=", "éé"}, {"=?iso-8859-1?q?=E9?=", "é"}, {"=?iso-8859-1*fr?q?=E9?=",
		 "é"},
		{"=?utf-8?x?a?=", "=?utf-8?x?a?="}, {"=?utf-8?qq?a?=", "=?utf-8?qq?a?="}, {"=?utf-8?q?a", "=?utf-8?q?a"}, {"=",
		 "="},
		{"=?0123456789012345678901234567890123456789x?q?a?=", "=?0123456789012345678901234567890123456789x?q?a?="},
		{"Le\r\n quai", "Le quai"}, {"un =?utf-8?q?deux?= trois", "un deux trois"}, {"pr\xE9voit", "prévoit"}, {"", ""},
	};

	(void)state;
	assert_unwraps(words, cases, countof(cases));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base64_takes_both_alphabets_and_passes_over_the_rest),
		cmocka_unit_test(quoted_printable_keeps_what_is_no_escape),
		cmocka_unit_test(chunks_are_joined_and_what_is_none_stays),
		cmocka_unit_test(words_of_headers_are_read_and_others_left),
	};
	int failed;

	arena_init(&arena, 16 << 20);
	if (arena_try(&arena, &point))
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return failed;
}
