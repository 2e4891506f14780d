/* Which date and which département of its sentence a fact is about. */
#include "extract_test.h"

/* `450: 2022 93`: each amount and headcount of the article, what it is about behind it; from: how that is known too. */
static const char *told(const char *text, bool from)
{
	struct facts facts = facts_told(text, true);
	struct buf out = {.arena = &arena};

	for (size_t i = 0; i < facts.n; i++) {
		const pr_fact *f = &facts.fact[i];
		if (!str_eq(f->kind, S("amount")) && !str_eq(f->kind, S("headcount")))
			continue;
		buf_printf(&out, "%s%.*s: %.*s", out.n ? "; " : "", (int)f->value.n, f->value.p, (int)f->date.n, f->date.p);
		if (f->department.n)
			buf_printf(&out, " %.*s", (int)f->department.n, f->department.p);
		if (from)
			buf_printf(&out, " (%.*s)", (int)f->date_from.n, f->date_from.p);
	}
	buf_char(&out, 0);
	return buf_str(&out).p;
}

#define assert_about(text, about) assert_string_equal(told(text, false), about)

static void a_date_right_behind_a_fact_is_its_own(void **state)
{
	(void)state;
	assert_about("Le budget est passé de 3 euros en 2011 à 4 euros en 2012.", "3: 2011; 4: 2012");
	assert_about("Le groupe a gagné 62 euros en 2013 (58 euros en 2012).", "62: 2013; 58: 2012");
	assert_about("La ville a versé 3 euros (2011), 4 euros (2012) et 5 euros (2013).", "3: 2011; 4: 2012; 5: 2013");
}

static void a_date_that_stands_first_is_that_of_what_follows(void **state)
{
	(void)state;
	assert_about("En 2011, 30 agents sont partis, 40 agents en 2012.", "30: 2011; 40: 2012");
	assert_about("En 2011 : 30 agents, en 2012 : 40 agents.", "30: 2011; 40: 2012");
	assert_about("En 2011, 30 agents ; en 2012, 40 agents.", "30: 2011; 40: 2012");
}

static void what_a_conjunction_parts_is_farther(void **state)
{
	(void)state;
	assert_about("Elle emploie 30 agents dans l'Orne et 40 agents de plus en Sarthe.", "30: 2019-05-28 61; 40: 2019-05-28 72");
	assert_about("Ils sont 30 agents à Laval (53) et une trentaine de stagiaires à Saint-Nazaire (44).",
	             "30: 2019-05-28 53; 30: 2019-05-28 44");
}

static void a_date_that_it_is_compared_to_is_not_that_of_a_fact(void **state)
{
	(void)state;
	assert_string_equal(told("Il reste 450 agents, contre 500 en 2011.", true), "450: 2019-05-28 (published)");
	assert_string_equal(told("En 2018, il a fermé. Il reste 450 agents, contre près de 500 en 2011.", true),
	                    "450: 2018 (before)");
	assert_about("En 2018, il restait 450 agents, soit 20 de moins qu'en 2011.", "450: 2018");
	assert_about("En 2018, une hausse de 3 euros par rapport à 2011.", "3: 2018");
	assert_about("Le parquet a requis 300 euros contre le maire élu en 2011.", "300: 2011");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_right_behind_a_fact_is_its_own),
		cmocka_unit_test(a_date_that_stands_first_is_that_of_what_follows),
		cmocka_unit_test(what_a_conjunction_parts_is_farther),
		cmocka_unit_test(a_date_that_it_is_compared_to_is_not_that_of_a_fact),
	};

	return cmocka_run_group_tests(tests, rules_up, rules_down);
}
