/* Slips of the hand: how many lie between two words, and that what is skipped could not have been near. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dice.h"
#include "str.h"
#include "typo.h"

static void slips_are_counted(void **state)
{
	static const struct { const char *meant, *word; u32 slips; } cases[] = {
		{"recrutement", "recrutement", 0}, {"recrutemnt", "recrutement", 1}, {"recrutementt", "recrutement", 1},
		{"recrutemant", "recrutement", 1}, {"recrutemetn", "recrutement", 1}, {"ercrutement", "recrutement", 1},
		{"recrtuemnt", "recrutement", 2}, {"gouvernemen", "recrutement", 3}, {"a", "b", 1}, {"", "ab", 2}, {"ab", "",
		 2},
		{"ab", "ba", 1}, {"abc", "ca", 3 /* a letter is moved once only */},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		u32 dead, slips = typo_slips(str_c(cases[i].meant), str_c(cases[i].word), 2, &dead);
		if (slips != cases[i].slips)
			fail_msg("%s, %s: %u", cases[i].meant, cases[i].word, slips);
	}
}

static str write_random(char out[16], unsigned *seed)
{
	size_t n = draw(seed, 8);

	for (size_t i = 0; i < n; i++)
		out[i] = (char)('a' + draw(seed, 3));
	return (str){out, n};
}

/* Words of three letters of the alphabet: whatever begins like a word that was given up is as far away. */
static void what_begins_like_a_dead_word_is_no_nearer(void **state)
{
	unsigned seed = 7, given_up = 0;

	(void)state;
	for (int round = 0; round < 200000; round++) {
		char a[16], b[16], c[16];
		str meant = write_random(a, &seed), word = write_random(b, &seed), more = write_random(c, &seed);
		u32 most = 1 + draw(&seed, 2), dead, ignored;
		typo_slips(meant, word, most, &dead);
		if (!dead)
			continue;
		given_up++;
		memcpy(b + dead, more.p, more.n);
		assert_true(typo_slips(meant, (str){b, dead + more.n}, 62, &ignored) > most);
	}
	assert_true(given_up > 1000);
}

static void it_is_the_same_both_ways(void **state)
{
	unsigned seed = 3;

	(void)state;
	for (int round = 0; round < 50000; round++) {
		char a[16], b[16];
		str meant = write_random(a, &seed), word = write_random(b, &seed);
		u32 dead;
		assert_int_equal(typo_slips(meant, word, 62, &dead), typo_slips(word, meant, 62, &dead));
	}
}

static void a_long_word_is_looked_at_as_far_as_its_bound(void **state)
{
	char a[200], b[200];
	u32 dead;

	(void)state;
	memset(a, 'a', sizeof a);
	memset(b, 'a', sizeof b);
	b[150] = 'b';
	assert_int_equal(typo_slips((str){a, sizeof a}, (str){b, sizeof b}, 2, &dead), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_are_counted),
		cmocka_unit_test(what_begins_like_a_dead_word_is_no_nearer),
		cmocka_unit_test(it_is_the_same_both_ways),
		cmocka_unit_test(a_long_word_is_looked_at_as_far_as_its_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
