/* Which facts say the same, and which contradict each other. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "group.h"
#include "str.h"

struct given {
	const char *value, *family, *per, *department, *published, *sentence;
	i64 article;
};

static struct arena arena;
static jmp_buf point;
static struct group_fact fact[64];

static void group(const struct given *given, u32 n)
{
	struct analyzer *analyzer = analyzer_new();

	assert_non_null(analyzer);
	arena_init(&arena, 64u << 20);
	if (arena_try(&arena, &point))
		fail_msg("out of memory");
	for (u32 i = 0; i < n; i++) {
		const struct given *g = &given[i];
		fact[i] = (struct group_fact){.family = str_c(g->family), .published = DAY_NONE, .article.id = g->article,
		                              .fact = {.kind = S("headcount"), .value = str_c(g->value), .per = str_c(g->per),
		                                       .department = str_c(g->department), .sentence = str_c(g->sentence),
		                                       .text = str_c(g->value)}};
		if (g->published)
			assert_true(day_read(&fact[i].published, str_c(g->published)));
		group_words(&arena, analyzer, &fact[i]);
	}
	groups_find(&arena, fact, n);
	arena_free(&arena);
	analyzer_free(analyzer);
}

static bool together(u32 a, u32 b)
{
	return fact[a].leader == fact[b].leader;
}

#define RECRUITS "Le conseil départemental veut recruter 450 agents pour la protection de l'enfance"
#define RECRUITS_120 "Le conseil départemental veut recruter 120 agents pour la protection de l'enfance"
#define PLAN "Un plan de recrutement de 450 professionnels est lancé pour mieux protéger l'enfance"

static void the_same_figure_in_other_words_is_one_group(void **state)
{
	static const struct given given[] = {
		{"450", "staff", "", "93", "2022-03-31", RECRUITS, 1},
		{"450", "staff", "", "93", "2022-04-02", PLAN, 2},
	};

	(void)state;
	group(given, 2);
	assert_true(together(0, 1));
	assert_int_equal(fact[1].leader, 0);
}

static void another_value_unit_rate_or_departement_is_another_group(void **state)
{
	static const struct given given[] = {
		{"450", "staff", "", "93", "2022-03-31", RECRUITS, 1},
		{"460", "staff", "", "93", "2022-05-31", PLAN, 2},
		{"450", "pupils", "", "93", "2022-03-31", PLAN, 3},
		{"450", "staff", "year", "93", "2022-03-31", PLAN, 4},
		{"450", "staff", "", "92", "2022-03-31", PLAN, 5},
	};

	(void)state;
	group(given, 5);
	for (u32 i = 1; i < 5; i++)
		assert_false(together(0, i));
}

static void the_same_figure_a_year_later_is_another_group(void **state)
{
	static const struct given given[] = {
		{"450", "staff", "", "93", "2022-03-31", RECRUITS, 1},
		{"450", "staff", "", "93", "2023-03-31", PLAN, 2},
	};

	(void)state;
	group(given, 2);
	assert_false(together(0, 1));
}

static void a_common_figure_needs_sentences_that_are_nearly_the_same(void **state)
{
	static const struct given given[] = {
		{"2", "dead", "", "", "2019-05-04", "Deux morts dans un accident de la route près de Rennes samedi matin", 1},
		{"2", "dead", "", "", "2019-05-04", "Deux morts dans une avalanche au-dessus de Chamonix", 2},
		{"2", "dead", "", "", "2019-05-05", "Deux morts samedi matin dans un accident de la route non loin de Rennes",
		 3},
	};

	(void)state;
	group(given, 3);
	assert_false(together(0, 1));
	assert_true(together(0, 2));
}

static void the_same_sentence_with_another_figure_disagrees(void **state)
{
	static const struct given given[] = {
		{"450", "staff", "", "93", "2022-03-31", "Le conseil départemental recrutera 450 agents pour la protection de "
		 "l'enfance", 1},
		{"540", "staff", "", "93", "2022-04-01", "Le conseil départemental recrutera 540 agents pour la protection de "
		 "l'enfance", 2},
		{"540", "staff", "", "93", "2022-06-01", "Le conseil départemental recrutera 540 agents pour la protection de "
		 "l'enfance", 3},
	};

	(void)state;
	group(given, 2);
	assert_true(together(0, 1));
	group(given + 1, 2);
	assert_true(together(0, 1)); /* the same value, within 90 days */
}

static void two_figures_of_one_list_do_not_disagree(void **state)
{
	static const struct given given[] = {
		{"450", "staff", "", "", "2022-03-31", "Suivent la Creuse (450 agents), la Corrèze (380 agents) et la Lozère "
		 "(290)", 1},
		{"380", "staff", "", "", "2022-03-31", "Suivent la Creuse (450 agents), la Corrèze (380 agents) et la Lozère "
		 "(290)", 1},
		{"450", "staff", "", "", "2022-04-01", "Suivent la Creuse (450 agents), la Corrèze (375) et la Lozère (288)",
		 2},
	};

	(void)state;
	group(given, 3);
	assert_true(together(0, 2));
	assert_false(together(1, 2));
}

static void every_member_has_the_first_one_as_its_leader(void **state)
{
	struct given given[40];

	(void)state;
	for (u32 i = 0; i < 40; i++)
		given[i] = (struct given){i % 2 ? "450" : "120", "staff", "", "93", "2022-03-31",
			i % 2 ? RECRUITS : RECRUITS_120, i + 1};
	group(given, 40);
	for (u32 i = 0; i < 40; i++)
		assert_int_equal(fact[i].leader, 0); /* 450 and 120 in the same words: one group that disagrees */
	for (u32 i = 0; i < 40; i++)
		given[i].department = i % 2 ? "93" : "92";
	group(given, 40);
	for (u32 i = 0; i < 40; i++)
		assert_int_equal(fact[i].leader, i % 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_figure_in_other_words_is_one_group),
		cmocka_unit_test(another_value_unit_rate_or_departement_is_another_group),
		cmocka_unit_test(the_same_figure_a_year_later_is_another_group),
		cmocka_unit_test(a_common_figure_needs_sentences_that_are_nearly_the_same),
		cmocka_unit_test(the_same_sentence_with_another_figure_disagrees),
		cmocka_unit_test(two_figures_of_one_list_do_not_disagree),
		cmocka_unit_test(every_member_has_the_first_one_as_its_leader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
