/* Normalising: tables of what changes and what does not, NFC against utf8proc's own, and properties on random text. */
#include "text_test.h"

#include <utf8proc.h>

static void what_is_shown_is_tidy(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"abc", "abc"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"a\xE2\x80\xA8"
		 "b\xE2\x80\xA9"
		 "c\xC2\x85"
		 "d",
		 "a\nb\nc\nd"},
		{"a \t\nb", "a\nb"},
		{"a\xC2\xA0\nb", "a\nb"},
		{"a\xE2\x80\xAF\xE2\x80\x89 \nb", "a\nb"},
		{"a\xE2\x81\x9F\nb", "a\nb"}, /* every space before the end of a line goes */
		{"a\xE2\x81\xA0\nb", "a\nb"},
		{"a\xE3\x80\x80\nb", "a\nb"},
		{"a\xE1\x9A\x80\nb", "a\nb"},
		{"a\xE2\x80\x8B\nb", "a\nb"},
		{"a\xE2\x80\x8C\nb", "a\xE2\x80\x8C\nb"}, /* and no other sign of the same blocks */
		{"a\xE2\x80\xB0\nb", "a\xE2\x80\xB0\nb"},
		{"a\xE2\x81\x9E\nb", "a\xE2\x81\x9E\nb"},
		{"a\xE3\x80\x81\nb", "a\xE3\x80\x81\nb"},
		{"a\xE3\x81\x80\nb", "a\xE3\x81\x80\nb"},
		{"a\xE1\x9A\x81\nb", "a\xE1\x9A\x81\nb"},
		{"a\xE1\x9B\x80\nb", "a\xE1\x9B\x80\nb"},
		{"\xC2\xA0\nb", "b"},
		{"a\xEF\xB7\xAF"
		 "b\xEF\xB7\xB0",
		 "ab\xEF\xB7\xB0"},
		{"a\xF0\x9F\xBF\xBF"
		 "b",
		 "ab"},
		{"\xED\x9E\xB0", "\xED\x9E\xB0"}, /* a vowel of Hangul with nothing to join */
		{"a\xE2\x83\x9D", "a\xE2\x83\x9D"},
		{"\xE0\xA4\x95\xE0\xA4\xBE", "\xE0\xA4\x95\xE0\xA4\xBE"},
		{"a\n\nb", "a\n\nb"},
		{"a\n\n\n\n\nb", "a\n\nb"},
		{"a\n \n\t\n\nb", "a\n\nb"},
		{"\n\n a \n\n", " a"},
		{"a\x01"
		 "b\x7F"
		 "c\xC2\x80",
		 "abc"},
		{"\xEF\xBB\xBF"
		 "a\xEF\xBB\xBF",
		 "a"},
		{"a\xEF\xBF\xBE\xEF\xB7\x90"
		 "b",
		 "ab"},
		{"a\tb", "a\tb"},
		{"1\xC2\xA0"
		 "200\xE2\x80\xAF\xE2\x82\xAC",
		 "1\xC2\xA0"
		 "200\xE2\x80\xAF\xE2\x82\xAC"},
		{"\xC2\xAB l\xE2\x80\x99\xC5\x93uvre\xE2\x80\xA6 \xC2\xBB",
		 "\xC2\xAB l\xE2\x80\x99\xC5\x93uvre\xE2\x80\xA6 \xC2\xBB"},
		{"e\xCC\x81t\xC3\xA9", "\xC3\xA9t\xC3\xA9"},
		{"c\xCC\xA7"
		 "a",
		 "\xC3\xA7"
		 "a"},
		{"e\x01\xCC\x81", "\xC3\xA9"},
		{"a\xE2\x80\x80"
		 "b",
		 "a\xE2\x80\x82"
		 "b"},
		{"5 k\xE2\x84\xA6", "5 k\xCE\xA9"},
		{"\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80"},
		{"recru\xC2\xAD\ntement", "recru\xC2\xAD\ntement"},
		{" \r\n \r\n", ""},
		{"a\v\fb", "a\n\nb"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		assert_same(text_normalise(&arena, str_c(cases[i][0]), NULL).text, cases[i][1], cases[i][0]);
}

static void text_in_order_is_not_even_copied(void **state)
{
	str s = S("Le d\xC3\xA9partement\xC2\xA0: l\xE2\x80\x99\xC3\xA9t\xC3\xA9.\n\nIl recrute \xC2\xAB\xC2\xA0"
		  "450\xC2\xA0\xC2\xBB agents \xE2\x80\x93 enfin\xE2\x80\xA6");
	struct shown shown = text_normalise(&arena, s, NULL);

	(void)state;
	assert_ptr_equal(shown.text.p, s.p);
	assert_int_equal(shown.text.n, s.n);
	assert_int_equal(shown.map.n, 0);
}

/* Random text of what makes trouble. */
static str random_text(void)
{
	static const u32 sample[] = {'a',     'e',    'E',    'o',    ' ',    '\n',   '\r',   '\t',    0x01,
				     0xA0,    0xE9,   0x301,  0x302,  0x323,  0x327,  0x0345, 0xC5,    0x212B,
				     0x2019,  0x2000, 0x200B, 0x2028, 0xFEFF, 0x1100, 0x1161, 0x11A8,  0xAC00,
				     0x1F600, 0x9BE,  0x9C7,  0xF73,  0xFFFE, 0x85,   0x3000, 0x1D15E, 0x2126};
	struct buf b = {.arena = &arena};

	for (u32 n = roll(40); n; n--)
		utf8_put(&b, sample[roll(countof(sample))]);
	return buf_str(&b);
}

static void the_result_is_nfc_and_stays_as_it_is(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		str once = text_normalise(&arena, random_text(), NULL).text,
		    twice = text_normalise(&arena, once, NULL).text;
		char copy[256];
		utf8proc_uint8_t *nfc;

		assert_true(once.n < sizeof copy);
		memcpy(copy, once.p, once.n);
		copy[once.n] = '\0';
		assert_true(utf8_valid(once));
		nfc = utf8proc_NFC((utf8proc_uint8_t *)copy);
		assert_string_equal((char *)nfc, copy);
		free(nfc);
		assert_same(twice, copy, "twice");
		arena_reset(&arena);
	}
}

static void the_map_is_monotone_and_its_ends_meet(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		str in = random_text();
		struct shown shown = text_normalise(&arena, in, NULL);
		u32 before = 0;

		for (u32 at = 0; at < shown.text.n;) {
			u32 beg = at, c = utf8_next(shown.text, &at), from = map_begin(&shown.map, beg),
			    to = map_end(&shown.map, at);

			assert_true(from >= before && from < to && to <= in.n);
			assert_true(((u8)in.p[from] & 0xC0) != 0x80 && (to == in.n || ((u8)in.p[to] & 0xC0) != 0x80));
			if (c < 0x80 && c != '\n' && to - from == 1)
				assert_int_equal(in.p[from], c);
			before = from;
		}
		arena_reset(&arena);
	}
}

static void maps_go_through_to_the_input(void **state)
{
	struct map below = {.arena = &arena};
	struct shown shown;

	(void)state;
	map_put(&below, 0, 4, 100, 4); /* "a \r\n" at 100, "b" at 200 */
	map_put(&below, 4, 1, 200, 1);
	shown = text_normalise(&arena, S("a \r\nb"), &below);
	assert_same(shown.text, "a\nb", "text");
	assert_int_equal(map_begin(&shown.map, 0), 100);
	assert_int_equal(map_begin(&shown.map, 1), 103);
	assert_int_equal(map_end(&shown.map, 2), 104);
	assert_int_equal(map_begin(&shown.map, 2), 200);
	assert_int_equal(map_end(&shown.map, 3), 201);
}

static void a_million_marks_on_one_letter_take_no_time(void **state)
{
	struct buf b = {.arena = &arena};
	struct shown shown;

	(void)state;
	buf_char(&b, 'a');
	for (int i = 0; i < 1000000; i++)
		utf8_put(&b, i & 1 ? 0x301 : 0x323);
	shown = text_normalise(&arena, buf_str(&b), NULL);
	assert_true(shown.text.n < 200);
	assert_int_equal(map_end(&shown.map, (u32)shown.text.n), b.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_shown_is_tidy),
		cmocka_unit_test(text_in_order_is_not_even_copied),
		cmocka_unit_test(the_result_is_nfc_and_stays_as_it_is),
		cmocka_unit_test(the_map_is_monotone_and_its_ends_meet),
		cmocka_unit_test(maps_go_through_to_the_input),
		cmocka_unit_test(a_million_marks_on_one_letter_take_no_time),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}
