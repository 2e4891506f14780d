/* A day whose year is left out takes that of the article's other dates, where these say it. */
#include "extract_test.h"

/* The dates of the article, with a space between. */
static const char *dates_told(const char *text, bool published)
{
	struct facts facts = facts_told(text, published);
	struct buf dates = {.arena = &arena};

	for (size_t i = 0; i < facts.n; i++)
		if (str_eq(facts.fact[i].kind, S("date")))
			buf_put(&dates, dates.n ? S(" ") : S("")), buf_put(&dates, facts.fact[i].value);
	buf_char(&dates, 0);
	return buf_str(&dates).p;
}

#define assert_dates(text, dates) assert_string_equal(dates_told(text, true), dates)

static void a_day_soon_after_a_dated_one_is_of_its_year(void **state)
{
	(void)state;
	assert_dates("Le 6 décembre 2017, il meurt. Le 9 décembre, la foule lui rend hommage. Le 3 janvier, on l'oublie.",
	             "2017-12-06 2017-12-09 2018-01-03");
	assert_dates("En octobre 1944, la ville brûle. Le 12 novembre, le président décède.", "1944-10 1944-11-12");
	assert_dates("Arrêté le 3 octobre 2016, il sera libéré le 9 novembre.", "2016-10-03 2016-11-09");
}

static void a_day_long_after_it_is_not(void **state)
{
	(void)state;
	assert_dates("Le 6 mai 2017, il a été élu. Il a démissionné le 9 décembre.", "2017-05-06 2018-12-09");
	assert_dates("Les faits datent de 2017. Il a été condamné le 9 décembre.", "2017 2018-12-09");
	assert_dates("Le 6 décembre 2017, il fuit. Mardi, il a parlé. Il a été jugé le 9 décembre.",
	             "2017-12-06 2019-05-28 2018-12-09");
}

static void a_day_next_to_publication_is_meant_as_it_is_read(void **state)
{
	(void)state;
	assert_dates("Le 6 mai 2015, il avait perdu. Le 19 mai, il a gagné.", "2015-05-06 2019-05-19");
	assert_dates("Né le 2 juin 1944, il fêtera ses 75 ans le 2 juin.", "1944-06-02 2019-06-02");
}

static void the_same_day_is_of_the_year_that_the_article_says(void **state)
{
	(void)state;
	assert_dates("Il n'a pas oublié le 7 janvier. Le 7 janvier 2015, douze personnes ont été tuées.",
	             "2015-01-07 2015-01-07");
	assert_dates("Le 8 mai 1902, l'île fut ensevelie. Une messe sera dite le 8 mai.", "1902-05-08 2020-05-08");
	assert_dates("Le 11 novembre 1918, l'armistice fut signé. Une messe sera dite le 11 novembre.",
	             "1918-11-11 2019-11-11");
}

static void the_same_day_on_another_weekday_is_of_another_year(void **state)
{
	(void)state; /* the 1st of February 2016 was a Monday; no year next to publication's has that Sunday */
	assert_dates("Dimanche 1er février, il a neigé. Le 1er février 2016, il avait plu.", "2019-02-01 2016-02-01");
	assert_dates("Lundi 1er février, il a neigé. Le 1er février 2016, il avait plu.", "2016-02-01 2016-02-01");
}

static void what_says_its_year_keeps_it(void **state)
{
	(void)state;
	assert_dates("Le 6 décembre 2017, il meurt. Le 9 décembre dernier, une messe a été dite.", "2017-12-06 2018-12-09");
	assert_dates("Le 6 décembre 2017, il meurt. Dimanche 9 décembre, une messe a été dite.", "2017-12-06 2018-12-09");
	assert_dates("Le 6 décembre 2017, il meurt. Samedi 9 décembre, la foule est là.", "2017-12-06 2017-12-09");
}

static void an_article_without_a_day_of_publication_keeps_its_days_without_a_year(void **state)
{
	(void)state;
	assert_string_equal(dates_told("Le 6 décembre 2017, il meurt. Le 9 décembre, on l'enterre.", false),
	                    "2017-12-06 XXXX-12-09");
}

static void a_day_told_in_the_future_after_a_month_is_to_come(void **state)
{
	(void)state;
	assert_dates("La chute a été reconnue en septembre 2017. Décision le 24 septembre.", "2017-09 2019-09-24");
	assert_dates("Il fut battu en mars 2016. Le vote aura lieu le 2 avril.", "2016-03 2020-04-02");
	assert_dates("La ville tombe en septembre 1944. Le 2 octobre débute le siège.", "1944-09 1944-10-02");
}

static void a_day_that_nothing_places_follows_one_that_has_been(void **state)
{
	(void)state;
	assert_dates("Le 10 octobre, il a perdu. Le 6 novembre, place au doute.", "2018-10-10 2018-11-06");
	assert_dates("Le 10 août, il a perdu. Le 6 novembre, place au doute.", "2018-08-10 2019-11-06");
	assert_dates("Il jouera le 10 octobre. Le 6 novembre, place au doute.", "2019-10-10 2019-11-06");
	assert_dates("Le 10 octobre, il a perdu. Le 6 novembre, il jouera.", "2018-10-10 2019-11-06");
}

static void a_weekday_tells_the_year_that_it_agrees_with(void **state)
{
	(void)state;
	assert_dates("Il est mort le 9 mars 2010. Il avait disparu le dimanche 7 mars.", "2010-03-09 2010-03-07");
	assert_dates("Il est mort le 9 mars 2010. Il avait disparu le vendredi 7 mars.", "2010-03-09 2019-03-07");
	assert_dates("Il est mort le 9 mars 2010. On le fêtera le dimanche 7 mars.", "2010-03-09 2020-03-07");
}

static void a_year_at_the_head_of_a_sentence_is_that_of_what_follows(void **state)
{
	(void)state;
	assert_dates("En 2017, le parti avait perdu en mars puis le 9 mai.", "2017 2017-03 2017-05-09");
	assert_dates("L'an dernier, les prix avaient pris 5,9 % au 1er juin et 1,2 % en août.", "2018 2018-06-01 2018-08");
	assert_dates("En 2017, douze enfants sont morts, selon un rapport, paru en mars.", "2017 2019-03");
	assert_dates("Depuis 2015, le parti a gagné en mars. Il a perdu en avril.", "2015 2019-03 2019-04");
	assert_dates("En 2017, le vote fut repoussé, il aura lieu le 9 septembre.", "2017 2019-09-09");
	assert_dates("En 2017, un jour, le 29 février, a manqué.", "2017 2020-02-29");
	assert_dates("En 2017, il a perdu du 3 au 5 mars.", "2017 2019-03-03/2019-03-05");
}

static void a_title_names_the_day_that_its_text_does(void **state)
{
	(void)state;
	assert_dates("Deuil national lundi\nUne messe sera dite lundi, a-t-on appris.", "2019-06-03 2019-06-03");
	assert_dates("Deuil national lundi\nUne messe sera dite lundi 3 juin.", "2019-06-03 2019-06-03");
	assert_dates("Deuil national lundi\nUne messe sera dite lundi. Il est mort lundi.", "2019-05-27 2019-06-03 2019-05-27");
	assert_dates("Deuil national lundi\nUne messe sera dite le 3 juin.", "2019-05-27 2019-06-03");
	assert_dates("Deuil national lundi\nUne messe sera dite jeudi.", "2019-05-27 2019-05-30");
	assert_dates("Le bal du 1er octobre\nLe bal avait eu lieu le 1er octobre.", "2018-10-01 2018-10-01");
	assert_dates("Le bal du 1er juin\nLe bal du 1er juin 2012 avait plu.", "2019-06-01 2012-06-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_soon_after_a_dated_one_is_of_its_year),
		cmocka_unit_test(a_day_long_after_it_is_not),
		cmocka_unit_test(a_day_next_to_publication_is_meant_as_it_is_read),
		cmocka_unit_test(the_same_day_is_of_the_year_that_the_article_says),
		cmocka_unit_test(the_same_day_on_another_weekday_is_of_another_year),
		cmocka_unit_test(what_says_its_year_keeps_it),
		cmocka_unit_test(a_day_told_in_the_future_after_a_month_is_to_come),
		cmocka_unit_test(a_day_that_nothing_places_follows_one_that_has_been),
		cmocka_unit_test(a_weekday_tells_the_year_that_it_agrees_with),
		cmocka_unit_test(a_year_at_the_head_of_a_sentence_is_that_of_what_follows),
		cmocka_unit_test(a_title_names_the_day_that_its_text_does),
		cmocka_unit_test(an_article_without_a_day_of_publication_keeps_its_days_without_a_year),
	};

	return cmocka_run_group_tests(tests, rules_up, rules_down);
}
