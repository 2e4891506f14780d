/* UTF-8: what is well formed, against the definition; counting, against one by one. */
#include "text_test.h"

static void well_formed_is_what_the_standard_says(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool valid;
	} cases[] = {
		{"", 0, true},
		{"abc", 3, true},
		{"\xC3\xA9", 2, true},
		{"\xE2\x82\xAC", 3, true},
		{"\xF0\x9F\x98\x80", 4, true},
		{"\xF4\x8F\xBF\xBF", 4, true},
		{"\xED\x9F\xBF", 3, true},
		{"\xEE\x80\x80", 3, true},
		{"\xEF\xBF\xBF", 3, true},
		{"a\0b", 3, true},
		{"\x80", 1, false},
		{"\xC3", 1, false},
		{"\xC0\x80", 2, false},
		{"\xC1\xBF", 2, false},
		{"\xE0\x9F\xBF", 3, false},
		{"\xED\xA0\x80", 3, false},
		{"\xED\xBF\xBF", 3, false},
		{"\xF0\x8F\xBF\xBF", 4, false},
		{"\xF4\x90\x80\x80", 4, false},
		{"\xF5\x80\x80\x80", 4, false},
		{"\xFF", 1, false},
		{"\xE2\x82", 2, false},
		{"\xE2\x82"
		 "a",
		 3, false},
		{"1234567\xE9", 8, false},
		{"12345678\xE9", 9, false},
		{"\xC3\xA9\xA9", 3, false},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (utf8_valid((str){cases[i].bytes, cases[i].n}) != cases[i].valid)
			fail_msg("case %zu", i);
}

static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (u32 c = 0; c < 0x110000; c++) {
		struct buf b = {.arena = &arena};
		u32 at = 0;

		if (c == 0xD800)
			c = 0xE000;
		utf8_put(&b, c);
		assert_int_equal(utf8_sequence(buf_str(&b), 0), b.n);
		assert_int_equal(utf8_next(buf_str(&b), &at), c);
		assert_int_equal(at, b.n);
		if (c % 4096 == 0)
			arena_reset(&arena);
	}
}

static void counting_and_skipping_agree_with_one_by_one(void **state)
{
	static const u32 sample[] = {'a', ' ', 0xE9, 0x2019, 0x1F600, '0'};

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct buf b = {.arena = &arena};
		u32 points = roll(60), at = 0;

		for (u32 i = 0; i < points; i++)
			utf8_put(&b, sample[roll(countof(sample))]);
		assert_int_equal(utf8_count(buf_str(&b), 0, (u32)b.n), points);
		for (u32 i = 0; i < points; i++) {
			assert_int_equal(utf8_skip(buf_str(&b), 0, i), at);
			assert_int_equal(utf8_count(buf_str(&b), 0, at), i);
			assert_int_equal(utf8_skip(buf_str(&b), at, points - i), b.n);
			utf8_next(buf_str(&b), &at);
		}
	}
}

static void a_place_is_the_same_however_it_is_come_to(void **state)
{
	static const u32 sample[] = {'a', ' ', 0xE9, 0x2019, 0x1F600, '0'};

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct buf b = {.arena = &arena};
		struct utf8_place place = {0, 0};
		u32 points = roll(90);

		for (u32 i = 0; i < points; i++)
			utf8_put(&b, sample[roll(roll(2) ? 2 : countof(sample))]);
		for (int ask = 0; ask < 40; ask++) {
			u32 chars = roll(points + 4);
			assert_int_equal(utf8_place(&place, buf_str(&b), chars), utf8_skip(buf_str(&b), 0, chars));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(well_formed_is_what_the_standard_says),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(counting_and_skipping_agree_with_one_by_one),
		cmocka_unit_test(a_place_is_the_same_however_it_is_come_to),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}
