/* One spelling for each title of the press, and what is not listed is left alone. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "load_source.h"
#include "rule.h"
#include "str.h"

static struct arena arena;
static jmp_buf point;
static pr_rules *rules;
static struct press_titles *titles; /* of rules/lists/sources.tsv */

static void assert_str(str got, const char *wanted)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("got `%.*s`, wanted `%s`", (int)got.n, got.p, wanted);
}

static str of_name(const char *name)
{
	return press_title_of_name(titles, str_c(name), false);
}

static void every_spelling_of_a_title_is_that_title(void **state)
{
	static const char *const spelling[][2] = {
		{"LE MONDE", "Le Monde"}, {"lemonde.fr", "Le Monde"}, {"Le Monde.fr", "Le Monde"}, {"lemonde", "Le Monde"},
		{"Monde", "Le Monde"}, {"Monde (Le)", "Le Monde"}, {"Le Monde (site web)", "Le Monde"}, {" Le Monde ",
		 "Le Monde"},
		{"www.lemonde.fr", "Le Monde"}, {"https://www.lemonde.fr/", "Le Monde"}, {"LEMONDE.FR", "Le Monde"},
		{"lemonde.fr (site web)", "Le Monde"}, {"Le Monde diplomatique", "Le Monde diplomatique"},
		{"La-Croix", "La Croix"}, {"Liberation", "Libération"}, {"le Libération", "Libération"},
		{"L’EST REPUBLICAIN", "L'Est républicain"}, {"Est républicain (L’)", "L'Est républicain"},
		{"TEMPS (Le)", "Le Temps"}, {"Temps (LE) (site web)", "Le Temps"},
		{"Ouest France", "Ouest-France"}, {"OUEST-FRANCE.FR", "Ouest-France"}, {"Agence France-Presse", "AFP"},
		{"ASH", "ASH"}, {"Actualités Sociales Hebdomadaires", "ASH"}, {"Les Actualités sociales hebdomadaires (ASH)",
		 "ASH"},
		{"infirmiers.com", "Infirmiers.com"}, {"Infirmiers", "Infirmiers.com"}, {"Le Nouvel Observateur", "L'Obs"},
	};

	(void)state;
	for (size_t i = 0; i < countof(spelling); i++)
		assert_str(of_name(spelling[i][0]), spelling[i][1]);
}

static void what_is_not_listed_is_no_title(void **state)
{
	static const char *const unknown[] = {"", " ", "()", ".", "Le", "La Feuille du soir",
		"Mondes", "Le Mondain", "lemonde.example",
	                                      "Le Monde des fourmis", "monde.fr.example.org", "Temps",
		"Le Soir (Marseille)", "http://"};

	(void)state;
	for (size_t i = 0; i < countof(unknown); i++)
		assert_str(of_name(unknown[i]), "");
}

static void an_address_tells_the_title_of_its_site(void **state)
{
	static const char *const url[][2] = {
		{"https://www.lemonde.fr/societe/article/2020/01/02/x.html?xtor=1#y", "Le Monde"},
		{"http://emploi.ouest-france.fr:80/a", "Ouest-France"}, {"//www.la-croix.com/a", "La Croix"},
		{"lagazettedescommunes.com/1/", "La Gazette des communes"},
		{"https://actu.fr/le-perche/mortagne/1.html", "Le Perche"},
		{"https://actu.fr/bretagne/1.html", "Actu.fr"}, {"https://france3-regions.francetvinfo.fr/a", "France 3"},
		{"https://la1ere.francetvinfo.fr/mayotte/1.html", "Mayotte la 1re"}, {"https://example.org/lemonde.fr", ""},
		{"https://notlemonde.fr/a", ""}, {"https://fr/", ""}, {"https://lemonde.fr.example.org/", ""}, {"", ""},
		{"urn:x:1", ""},
	};

	(void)state;
	for (size_t i = 0; i < countof(url); i++)
		assert_str(press_title_of_url(titles, str_c(url[i][0])), url[i][1]);
}

static void a_folder_is_named_like_a_title_only_with_its_article(void **state)
{
	(void)state;
	assert_str(press_title_of_name(titles, S("presse"), true), "");
	assert_str(press_title_of_name(titles, S("la croix"), true), "La Croix");
	assert_str(press_title_of_name(titles, S("lemonde.fr"), true), "Le Monde");
}

static void of_two_titles_but_for_the_article_neither_takes_the_name_without(void **state)
{
	struct press_titles *t = press_titles_new(&arena);

	(void)state;
	press_titles_add(t, &(struct press_line){S("Le Cri"), S(""), S(""), false});
	press_titles_add(t, &(struct press_line){S("La Cri"), S("cri.example"), S("Cri-cri | Le Petit Cri"), false});
	press_titles_add(t, &(struct press_line){S("Le Temps"), S(""), S(""), true});
	assert_str(press_title_of_name(t, S("le temps"), false), "Le Temps");
	assert_str(press_title_of_name(t, S("temps"), false), "");
	assert_str(press_title_of_name(t, S("le cri"), false), "Le Cri");
	assert_str(press_title_of_name(t, S("cri"), false), "");
	assert_str(press_title_of_name(t, S("petit cri"), false), "La Cri");
	assert_str(press_title_of_url(t, S("http://a.CRI.example/x")), "La Cri");
}

/* What an article of this source and address is from, and what told it. */
static void assert_decided(str own, const char *url, str named, str folder, const char *source, const char *from)
{
	struct article a = {.source = own, .url = str_c(url), .from.source = own.n ? "field" : NULL};

	source_decide(titles, &a, named, folder);
	assert_str(a.source, source);
	assert_string_equal(a.from.source ? a.from.source : "", from);
}

static void the_source_named_goes_before_the_option_the_address_and_the_folder(void **state)
{
	const char *known = "https://www.ouest-france.fr/a", *other = "https://example.org/a";

	(void)state;
	assert_decided(S("LE MONDE"), known, S("libe"), S("x"), "Le Monde", "field");
	assert_decided(S("La Feuille"), known, S(""), S("x"), "La Feuille", "field");
	assert_decided(S(""), known, S("liberation.fr"), S("x"), "Libération", "option");
	assert_decided(S(""), known, S(""), S("x"), "Ouest-France", "address");
	assert_decided(S(""), other, S(""), S("le figaro"), "Le Figaro", "folder");
	assert_decided(S(""), other, S(""), S("Coupures 2020"), "Coupures 2020", "folder");
	assert_decided(S(""), other, S(""), S(""), "", "");
}

static void a_paper_named_beside_the_day_or_the_journalist_is_the_source(void **state)
{
	static const struct { const char *paper, *author, *own, *source, *signs; } cases[] = {
		{"le monde", "", "", "Le Monde", ""},
		{"Le Monde", "Le Monde", "", "Le Monde", ""},
		{"Le Monde", "Anne Roy", "La Feuille", "La Feuille", "Anne Roy"},
		{"Attentat de Vernon", "", "", "", ""},
		{"", "Ouest-France Anne ROY", "", "Ouest-France", "Anne ROY"},
		{"", "Marianne Dupont Roy", "", "", "Marianne Dupont Roy"}, /* a first name, and a weekly */
		{"", "Le Télégramme", "", "Le Télégramme", "Le Télégramme"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct article a = {
			.paper = str_c(cases[i].paper), .author = str_c(cases[i].author), .source = str_c(cases[i].own),
		};
		source_decide(titles, &a, S(""), S(""));
		assert_str(a.source, cases[i].source);
		assert_str(a.author, cases[i].signs);
	}
}

/* What an article below these lines, in this folder, is from. */
static void assert_above(const char *above, str folder, const char *source)
{
	struct article a = {.above = str_c(above)};

	source_decide(titles, &a, S(""), folder);
	assert_str(a.source, source);
}

static void a_title_among_the_lines_above_goes_before_a_folder_that_is_none(void **state)
{
	(void)state;
	assert_above("Menu\nLa Montagne\nSe connecter\n", S(""), "La Montagne");
	assert_above("La Montagne\n", S("Coupures"), "La Montagne");
	assert_above("La Montagne\n", S("Le Monde"), "Le Monde");
	assert_above("Monde\nSports\n", S("Coupures"), "Coupures"); /* a section */
}

static void the_part_of_a_feeds_name_that_is_a_title_is_the_source(void **state)
{
	(void)state;
	assert_decided(S("La Montagne - Corrèze"), "", S(""), S(""), "La Montagne", "field");
	assert_decided(S("Société | Le Monde"), "", S(""), S(""), "Le Monde", "field");
	assert_decided(S("Monde - Actualités"), "", S(""), S(""), "Monde - Actualités", "field");
}

static void the_name_of_a_file_tells_the_day_where_nothing_else_does(void **state)
{
	static const struct { const char *name, *day; } cases[] = {
		{"Le Monde/2019-04-02 budget.txt", "2019-04-02"}, {"20190402.txt", "2019-04-02"}, {"a/2019/04/02/b.txt",
		 "2019-04-02"},
		{"2020-01-01/2019_04_02_b.txt", "2019-04-02"}, {"2019-13-02.txt", ""}, {"x20190402.txt", ""}, {"201904021.txt",
		 ""},
		{"2019-04_02.txt", ""}, {"000_48dcdbec98963068.txt", ""}, {"", ""}, {"2019", ""}, {"2019-04-0", ""},
	};
	struct article told = {.day = day_of(2001, 1, 1), .published = S("2001-01-01")};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct article a = {.day = DAY_NONE};
		source_day(&arena, &a, str_c(cases[i].name));
		assert_str(a.published, cases[i].day);
	}
	source_day(&arena, &told, S("2019-04-02.txt"));
	assert_str(told.published, "2001-01-01");
}

static void the_list_holds_at_least_320_titles_and_no_spelling_twice(void **state)
{
	const struct list *list = list_by_name(rules, S("sources"));

	(void)state;
	assert_non_null(list);
	assert_true(list->rows >= 320);
	for (u32 i = 0; i < list->rows; i++) {
		const struct row *row = &list->row[i];
		str title = row->form, site = row->columns > 0 ? row->column[0] : S("");
		str others = row->columns > 1 ? row->column[1] : S("");
		if (!str_eq(press_title_of_name(titles, title, true), title))
			fail_msg("`%.*s` is listed twice", (int)title.n, title.p);
		if (site.n && !str_eq(press_title_of_url(titles, site), title))
			fail_msg("%.*s: its site %.*s is another's", (int)title.n, title.p, (int)site.n, site.p);
		while (others.n) {
			str other = str_field(&others, '|');
			if (!str_eq(press_title_of_name(titles, other, false), title))
				fail_msg("%.*s: `%.*s` is another's", (int)title.n, title.p, (int)other.n, other.p);
		}
	}
}

static void any_bytes_are_a_name(void **state)
{
	char bytes[300];
	u32 seed = 1;

	(void)state;
	for (u32 round = 0; round < 20000; round++) {
		size_t n = round % sizeof bytes;
		for (size_t i = 0; i < n; i++)
			bytes[i] = "aeL .:/()'\xC3\xA9\xE2\x80\x99?#"[(seed = seed * 1664525 + 1013904223) >> 28];
		press_title_of_name(titles, (str){bytes, n}, round & 1);
		press_title_of_url(titles, (str){bytes, n});
	}
}

static int open_titles(void **state)
{
	pr_err err = {0};

	(void)state;
	arena_init(&arena, (size_t)64 << 20);
	if (arena_try(&arena, &point))
		return -1;
	if (pr_rules_open(&rules, "rules", &err) != PR_OK)
		return -1;
	titles = source_titles(&arena, rules);
	return 0;
}

static int close_titles(void **state)
{
	(void)state;
	pr_rules_close(rules);
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_of_a_title_is_that_title),
		cmocka_unit_test(what_is_not_listed_is_no_title),
		cmocka_unit_test(an_address_tells_the_title_of_its_site),
		cmocka_unit_test(a_folder_is_named_like_a_title_only_with_its_article),
		cmocka_unit_test(of_two_titles_but_for_the_article_neither_takes_the_name_without),
		cmocka_unit_test(the_source_named_goes_before_the_option_the_address_and_the_folder),
		cmocka_unit_test(a_paper_named_beside_the_day_or_the_journalist_is_the_source),
		cmocka_unit_test(a_title_among_the_lines_above_goes_before_a_folder_that_is_none),
		cmocka_unit_test(the_part_of_a_feeds_name_that_is_a_title_is_the_source),
		cmocka_unit_test(the_name_of_a_file_tells_the_day_where_nothing_else_does),
		cmocka_unit_test(the_list_holds_at_least_320_titles_and_no_spelling_twice),
		cmocka_unit_test(any_bytes_are_a_name),
	};

	return cmocka_run_group_tests(tests, open_titles, close_titles);
}
