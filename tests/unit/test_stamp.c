/* Days as programs stamp them; what is none stays as it was written. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "stamp.h"
#include "str.h"

static void stamps_of_programs_are_days_and_nothing_else_is(void **state)
{
	static const char *const cases[][2] = {
		{"20190312", "2019-03-12"}, {" 20190312T101500 ", "2019-03-12"}, {"20190312 101500", "2019-03-12"},
		{"20190312101500", "2019-03-12"}, {"1552348800", "2019-03-12"}, {"1552348800000", "2019-03-12"},
		{"20190230", "20190230"}, {"20190312x", "20190312x"}, {"20190230101500", "20190230101500"},
		{"20190312101500Z", "20190312101500Z"}, {"2019-03-12", "2019-03-12"}, {"155234880", "155234880"},
		{"15523488000", "15523488000"}, {"1552348800 s", "1552348800 s"}, {"1552348800000000000000",
		 "1552348800000000000000"},
		{"", ""}, {"mardi", "mardi"},
	};
	struct arena a;
	jmp_buf point;

	(void)state;
	arena_init(&a, 1 << 20);
	if (arena_try(&a, &point))
		fail();
	for (size_t i = 0; i < countof(cases); i++) {
		str got = stamp_day(&a, str_c(cases[i][0]));
		if (!str_eq(got, str_c(cases[i][1])))
			fail_msg("`%s`: got `%.*s`", cases[i][0], (int)got.n, got.p);
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(stamps_of_programs_are_days_and_nothing_else_is)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
