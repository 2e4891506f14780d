/* test_input_copied.c: articles of press databases that were copied out of their pages as text: the lines are the same,
 * nothing but their order and what they say tells what each is. */
#include "input_test.h"

static void europresse_copied_as_text_ends_each_article_with_its_number(void **state)
{
	str file = S("La Voix de l'Anse\nAnse, lundi 3 septembre 2018, p. ANS12\n\nLe quai rouvre\n\nClaire Morel\n\nLe quai "
		     "rouvre, dit la maire, après onze mois.\n\nDouze emplois sont créés.\n\n© 2018 La Voix de l'Anse. Tous droits "
		     "réservés.\nnews·20180903·VA·4785632\n\nLa Voix de l'Anse\nAnse, mardi 4 septembre 2018, p. ANS3\nLe pont "
		     "ferme\nTrois mois de travaux.\n© 2018 La Voix de l'Anse. Tous droits réservés.\nNuméro de document : "
		     "news·20180904·VA·4785633\n");

	(void)state;
	assert_docs("europresse", file,
		    "Le quai rouvre|Claire Morel|La Voix de l'Anse|2018-09-03|||news·20180903·VA·4785632\n"
		    "Le quai rouvre, dit la maire, après onze mois.\n\nDouze emplois sont créés.\n"
		    "Le pont ferme||La Voix de l'Anse|2018-09-04|||news·20180904·VA·4785633\nTrois mois de travaux.\n");
	assert_cuts_alike(&input_europresse, file);
}

static void factiva_copied_as_text_gives_both_layouts(void **state)
{
	(void)state;
	assert_docs("factiva",
		    S("HD      Le quai rouvre\nBY      Par Claire Morel\nWC      210 mots\nPD      12 mars 2012\nSN      La Voix\n"
		      "LP\nLe quai rouvre.\nTD\nDouze emplois.\nCO de l'Anse.\nAN      Document VOIX000020120312e83c0002x\n\n"
		      "HD      Le pont\nPD      13 mars 2012\nLP\nIl ferme.\nAN      Document VOIX000020120313e83c0002x\n"),
		    "Le quai rouvre|Claire Morel|La Voix|2012-03-12|||VOIX000020120312e83c0002x\nLe quai rouvre.\n\nDouze "
		    "emplois.\nCO de l'Anse.\nLe pont|||2012-03-13|||VOIX000020120313e83c0002x\nIl ferme.\n");
	assert_docs("factiva",
		    S("Politique\nLe quai rouvre enfin\nClaire Morel\n210 mots\n12 mars 2012\nLa Voix\nVOIX\n4\nFrançais\n(c) 2012 "
		      "La Voix\n\nLe quai rouvre.\n\nDouze emplois.\n\nDocument VOIX000020120312e83c0002x\n"),
		    "Le quai rouvre enfin|Claire Morel|La Voix|2012-03-12|||VOIX000020120312e83c0002x\nLe quai rouvre.\n\nDouze "
		    "emplois.\n");
}

static void prose_that_speaks_of_numbers_and_documents_is_no_export(void **state)
{
	static const char *const texts[] = {
		"Le quai rouvre\n\nIl faut lire le texte de 210 mots\nDocument LEMOND0020111229e7ct0001r\n",
		"Le quai rouvre\n\nVoir news·20180903·VA·4785632, qui en parle plus longuement que nous ne pouvons le faire ici.\n",
		"CO de l'Anse\nHD de l'été\n",
	};

	(void)state;
	for (size_t i = 0; i < countof(texts); i++)
		assert_string_equal(input_by_content(str_c(texts[i]))->name, "txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(europresse_copied_as_text_ends_each_article_with_its_number, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(factiva_copied_as_text_gives_both_layouts, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(prose_that_speaks_of_numbers_and_documents_is_no_export, arena_up, arena_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
