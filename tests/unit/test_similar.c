/* Nearly the same is what was cut, added to or given another title; what only sounds alike is not. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "buf.h"
#include "similar.h"
#include "str.h"

static struct arena arena;
static jmp_buf point;

/* Words [from, to) of an endless text of its own for each seed. */
static void put_words(struct buf *b, u32 seed, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++)
		buf_printf(b, "%smot%u", b->n ? " " : "", (i * 2654435761u ^ seed * 40503u) % 5000);
}

static str words(u32 seed, u32 from, u32 to)
{
	struct buf b = {.arena = &arena};

	put_words(&b, seed, from, to);
	return buf_str(&b);
}

static bool same(str a, str b, bool moved)
{
	struct shingles x = similar_shingles(&arena, a), y = similar_shingles(&arena, b);
	bool forth = similar_texts(&x, &y, moved);

	assert_int_equal(similar_texts(&y, &x, moved), forth);
	return forth;
}

static u32 sketched(str a, str b)
{
	u64 x[SKETCH], y[SKETCH];
	u32 n = similar_sketch(x, a), m = similar_sketch(y, b), shared = 0;

	for (u32 i = 0; i < n; i++)
		for (u32 j = 0; j < m; j++)
			shared += x[i] == y[j];
	return shared;
}

static void a_text_is_like_itself_however_it_is_written(void **state)
{
	static const char *const text[] = {
		"L'État a décidé, jeudi 4 mars, d'aider les assistantes sociales des vingt départements d'Île-de-France; "
		"« c'est un début », a dit la ministre du Travail à la sortie du Conseil.",
		"L’ETAT a décidé\njeudi 4 mars d’aider les assistantes sociales des VINGT départements d’ile de france : "
		"\"C'est un début\" a dit la ministre du travail \xE2\x80\x94 à la sortie du con\xC2\xADseil",
	};

	(void)state;
	assert_true(same(str_c(text[0]), str_c(text[1]), false));
	assert_int_equal(sketched(str_c(text[0]), str_c(text[1])), SKETCH);
}

static void what_was_cut_or_added_to_is_nearly_the_same(void **state)
{
	struct buf longer = {.arena = &arena};

	(void)state;
	assert_true(same(words(1, 0, 300), words(1, 0, 200), false));
	assert_true(same(words(1, 0, 300), words(1, 100, 300), false));
	put_words(&longer, 2, 0, 60);
	put_words(&longer, 1, 0, 200);
	assert_true(same(words(1, 0, 300), buf_str(&longer), false));
}

static void what_shares_a_part_only_is_not(void **state)
{
	struct buf digest = {.arena = &arena};

	(void)state;
	assert_false(same(words(1, 0, 300), words(2, 0, 300), false));
	assert_false(same(words(1, 0, 300), words(1, 200, 500), false));
	for (u32 seed = 1; seed <= 4; seed++)
		put_words(&digest, seed, 0, 100);
	assert_false(same(words(1, 0, 100), buf_str(&digest), false)); /* an item of a digest */
}

static void at_the_same_address_a_part_in_common_is_enough(void **state)
{
	(void)state;
	assert_true(same(words(1, 0, 300), words(1, 200, 500), true));
	assert_false(same(words(1, 0, 300), words(2, 0, 300), true));
}

static void short_and_endless_texts_are_like_no_other(void **state)
{
	u64 sketch[SKETCH];
	str endless = words(1, 0, 60000);

	(void)state;
	assert_true(endless.n > SIMILAR_MAX);
	assert_false(same(words(1, 0, SHINGLES_MIN), words(1, 0, SHINGLES_MIN), false));
	assert_false(same(endless, endless, false));
	assert_int_equal(similar_sketch(sketch, endless), 0);
	assert_int_equal(similar_sketch(sketch, S("")), 0);
	assert_int_equal(similar_sketch(sketch, S("a a a a a a a a a a a a a a a a a a a a a a a a a a")), 0);
}

/* 1000 texts cut by a third, with a paragraph more: a sketch in common leads from one to the other. */
static void sketches_find_most_of_what_is_nearly_the_same(void **state)
{
	u32 found = 0, chance = 0;

	(void)state;
	for (u32 seed = 1; seed <= 1000; seed++) {
		struct buf b = {.arena = &arena};
		put_words(&b, seed, 0, 200);
		put_words(&b, seed + 5000, 0, 40);
		found += sketched(words(seed, 0, 300), buf_str(&b)) > 0;
		chance += sketched(words(seed, 0, 300), words(seed + 1, 0, 300)) > 0;
	}
	assert_true(found >= 980);
	assert_true(chance <= 2);
}

static void an_address_is_that_of_one_article(void **state)
{
	static const char *const same_as[] = {
		"http://www.journal.example/a/1.html?id=3", "https://journal.example/a/1.html?id=3#haut",
		"https://WWW.Journal.Example/a/1.html?utm_source=x&id=3&xtor=RSS-1", "journal.example/a/1.html?id=3",
	};
	static const char *const other[] = {"https://journal.example/a/1.html", "https://journal.example/a/1.html?id=4",
	                                    "https://journal.example/A/1.html?id=3", "https://autre.example/a/1.html?id=3"};
	static const char *const none[] = {"", "https://journal.example", "https://www.journal.example/",
	                                   "https://journal.example/#a", "https://journal.example/?utm_source=x"};
	u64 first = similar_address(str_c(same_as[0]));

	(void)state;
	assert_true(first != 0);
	for (size_t i = 0; i < countof(same_as); i++)
		assert_true(similar_address(str_c(same_as[i])) == first);
	for (size_t i = 0; i < countof(other); i++)
		assert_true(similar_address(str_c(other[i])) != first && similar_address(str_c(other[i])) != 0);
	for (size_t i = 0; i < countof(none); i++)
		assert_true(similar_address(str_c(none[i])) == 0);
}

static int begin(void **state)
{
	(void)state;
	arena_init(&arena, (size_t)256 << 20);
	return arena_try(&arena, &point) ? -1 : 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_like_itself_however_it_is_written),
		cmocka_unit_test(what_was_cut_or_added_to_is_nearly_the_same),
		cmocka_unit_test(what_shares_a_part_only_is_not),
		cmocka_unit_test(at_the_same_address_a_part_in_common_is_enough),
		cmocka_unit_test(short_and_endless_texts_are_like_no_other),
		cmocka_unit_test(sketches_find_most_of_what_is_nearly_the_same),
		cmocka_unit_test(an_address_is_that_of_one_article),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
