/* Scans: whatever code the processor lets the program choose, the same byte is found. */
#include "text_test.h"

#include "scan.h"

static const struct scans *all[SCANS];
static u32 n;

static int choose(void **state)
{
	(void)state;
	n = scan_each(all);
	for (u32 i = 0; i < n; i++)
		print_message("# with %s\n", all[i]->name);
	return 0;
}

static void assert_alike(const u8 *s, u32 from, u32 to)
{
	for (u32 i = 1; i < n; i++) {
		assert_int_equal(all[i]->beyond(s, from, to), all[0]->beyond(s, from, to));
		assert_int_equal(all[i]->high(s, from, to), all[0]->high(s, from, to));
		assert_int_equal(all[i]->odd(s, from, to), all[0]->odd(s, from, to));
		assert_int_equal(all[i]->stop(s, from, to), all[0]->stop(s, from, to));
	}
}

static void every_byte_is_found_alike_wherever_it_stands(void **state)
{
	u8 s[100];

	(void)state;
	for (u32 byte = 0; byte < 256; byte++)
		for (u32 at = 0; at < sizeof s; at++) {
			memset(s, 'a', sizeof s);
			s[at] = (u8)byte;
			assert_alike(s, 0, sizeof s);
			assert_alike(s, at / 2, at + 1);
		}
}

static void two_spaces_are_odd_and_one_is_not(void **state)
{
	u8 s[70];

	(void)state;
	for (u32 at = 0; at + 1 < sizeof s; at++) {
		memset(s, 'a', sizeof s);
		s[at] = ' ';
		assert_int_equal(scan_odd(s, 0, sizeof s), sizeof s);
		s[at + 1] = ' ';
		assert_int_equal(scan_odd(s, 0, sizeof s), at);
		assert_alike(s, 0, sizeof s);
	}
}

static void nothing_beyond_the_end_is_looked_at(void **state)
{
	(void)state;
	for (u32 size = 0; size < 80; size++) {
		u8 *s = malloc(size ? size : 1); /* a sanitizer tells */
		assert_non_null(s);
		memset(s, 'a', size);
		for (u32 i = 0; i < n; i++)
			assert_int_equal(all[i]->odd(s, 0, size), size);
		free(s);
	}
}

static void texts_by_chance_are_scanned_alike(void **state)
{
	static const char some[] = "abcdefgh   .!?\"\n`\xC3\xA9\xE2\x80\x99\x01";
	u8 s[200];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		u32 size = roll(sizeof s);
		for (u32 i = 0; i < size; i++)
			s[i] = roll(8) ? 'e' : (u8)some[roll(sizeof some - 1)];
		assert_alike(s, roll(size + 1), size);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_is_found_alike_wherever_it_stands),
		cmocka_unit_test(two_spaces_are_odd_and_one_is_not),
		cmocka_unit_test(nothing_beyond_the_end_is_looked_at),
		cmocka_unit_test(texts_by_chance_are_scanned_alike),
	};
	return cmocka_run_group_tests(tests, choose, NULL);
}
