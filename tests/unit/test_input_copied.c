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

/* What follows the length is the day, though it may be in a language whose months are not known. */
static void factiva_in_another_language_loses_its_day_alone(void **state)
{
	(void)state;
	assert_docs("factiva",
		    S("El muelle\n210 palabras\n12 marzo 2012\n06:00\nLa Voix\nVOIX\nFrancés\n(c) 2012 La Voix\n\nLe quai "
		      "rouvre.\n\nLe 3 avril 2012, il fermera.\n\nDocumento VOIX000020120312e83c0002x\n"),
		    "El muelle||La Voix||||VOIX000020120312e83c0002x\nLe quai rouvre.\n\nLe 3 avril 2012, il fermera.\n");
}

/* The text as UTF-16 with its mark. */
static str widened(str text)
{
	struct buf b = {.arena = &arena};

	buf_put(&b, S("\xFF\xFE"));
	for (u32 at = 0; at < text.n;) {
		u32 c = utf8_next(text, &at);
		buf_char(&b, (char)(c & 0xFF));
		buf_char(&b, (char)(c >> 8));
	}
	return buf_str(&b);
}

/* The text with its lines ended as on an old Mac. */
static str fed(str text)
{
	struct buf b = {.arena = &arena};

	for (size_t i = 0; i < text.n; i++)
		buf_char(&b, text.p[i] == '\n' ? '\r' : text.p[i]);
	return buf_str(&b);
}

/* Two articles, as `first` ends the one, then lines, then markup as another layout of the same database has it. */
static void assert_markup_far_below_changes_no_cut(const struct input_format *format, str first, str markup)
{
	struct buf b = {.arena = &arena};
	str file;

	buf_put(&b, first);
	for (int i = 0; i < 6000; i++)
		buf_put(&b, S("Le quai rouvre.\n"));
	buf_put(&b, markup);
	file = buf_str(&b);
	assert_int_equal(format->cut(file, true), first.n);
	for (size_t seen = 1; seen < file.n; seen += 997) {
		size_t n = format->cut(str_cut(file, 0, seen), false);
		assert_true(n == 0 || n == first.n);
	}
}

static void where_an_article_ends_does_not_hang_on_how_much_has_come(void **state)
{
	(void)state;
	assert_markup_far_below_changes_no_cut(&input_europresse, S("Le quai rouvre.\nnews·20180903·VA·4785632\n"),
	                                       S("<span class=\"DocPublicationName\">La Voix</span>\n"));
	assert_markup_far_below_changes_no_cut(&input_lexisnexis, S("Le quai rouvre.\nEnd of Document\n"),
	                                       S("<a name=\"DOC_ID_0_1\"></a>\n"));
	assert_int_equal(input_lexisnexis.cut(S("Le quai.\n1 of 2 DOCUMENTS"), false), 0); /* not a whole line */
}

#define EUROPRESSE_COUNTED                                                                                             \
	"Europresse.com\nDocuments sauvegardés\nMercredi 6 mars 2019 à 10 h 12\n2 documents\nCe document est réservé à "    \
	"l'usage exclusif de l'utilisateur désigné par BLOIS.\n\u2022 Service fourni par CEDROM-SNi Inc.\n\n"                 \
	"Document 1 de 2\n\nLa Voix de l'Anse\nAnse, lundi 3 septembre 2018 210 mots, p. 12\n\nLe quai rouvre\n\n"          \
	"Claire Morel\n\nLe quai rouvre après onze mois.\n\n© 2018 La Voix. Tous droits réservés.\n"                        \
	"Numéro de document : news·20180903·VA·4785632\n\nCe certificat est émis à BLOIS à des\nfins de visualisation "     \
	"personnelle et temporaire.\nDate d'émission : 2019-03-06\n\nDocument 2 de 2\n\nLe Pont\nmardi 4 septembre 2018\n"  \
	"Trois mois de travaux\nIl ferme.\nnews·20180904·VA·4785633\n\nCe certificat est émis à BLOIS à des fins de "       \
	"visualisation personnelle et temporaire.\n"

static const char europresse_counted[] =
	"Le quai rouvre|Claire Morel|La Voix de l'Anse|2018-09-03|||news·20180903·VA·4785632\nLe quai rouvre après onze "
	"mois.\nTrois mois de travaux||Le Pont|2018-09-04|||news·20180904·VA·4785633\nIl ferme.\n";

static void covers_counts_and_certificates_of_europresse_are_no_text(void **state)
{
	(void)state;
	assert_docs("europresse", S(EUROPRESSE_COUNTED), europresse_counted);
	assert_docs("europresse", widened(S(EUROPRESSE_COUNTED)), europresse_counted);
	assert_docs("europresse", fed(S(EUROPRESSE_COUNTED)), europresse_counted);
	assert_docs("europresse",
		    S("L'\xE9t\xE9\nlundi 3 septembre 2018\n\xC9t\xE9 br\xFBlant\n\nIl a fait tr\xE8s chaud cet \xE9t\xE9.\n"
		      "news\xB7" "20180903\xB7VA\xB7" "47856\n"),
		    "Été brûlant||L'été|2018-09-03|||news·20180903·VA·47856\nIl a fait très chaud cet été.\n");
	assert_docs("europresse",
		    S("Le Pont\nmardi 4 septembre 2018\nEnquête\nTrois mois de travaux\nClaire Morel\nIl ferme.\n"
		      "news·20180904·VA·4785633\n"),
		    "Trois mois de travaux|Claire Morel|Le Pont|2018-09-04|||news·20180904·VA·4785633\nIl ferme.\n");
	assert_cuts_alike(&input_europresse, S(EUROPRESSE_COUNTED));
}

static void other_papers_rights_and_a_certificate_of_europresse_are_no_text(void **state)
{
	str file = S("La Voix, no. 812\nActualité, lundi 3 septembre 2018 210 mots, p. 12\n\nAussi paru dans 3 septembre 2018 - La "
		     "Voix (site web)\n4 septembre 2018 - Le Pont\n\nLe quai rouvre\nIl était fermé depuis onze mois.\n\nClaire "
		     "Morel\n\nLe quai rouvre.\n\n© 2018 La Voix. Tous droits réservés.\nLe présent document est protégé par les "
		     "lois.\n\nCertificat émis le 6 mars 2019 à BLOIS à des fins de visualisation personnelle et temporaire.\n"
		     "news·20180903·VA·4785632_x\n\n"
		     "Le Pont, no. 7\nmardi 4 septembre 2018\n\nTrois mois de travaux\n\nIl ferme.\n\n© 2018 Le Pont. Tous droits "
		     "réservés.\n\nCertificat émis le 6 mars 2019 à BLOIS à des fins de visualisation\npersonnelle et temporaire.\n"
		     "news·20180904·VA·4785633_x\n");

	(void)state;
	assert_docs("europresse", file,
		    "Le quai rouvre|Claire Morel|La Voix|2018-09-03|||news·20180903·VA·4785632_x\nIl était fermé depuis onze "
		    "mois.\n\nLe quai rouvre.\n"
		    "Trois mois de travaux||Le Pont|2018-09-04|||news·20180904·VA·4785633_x\nIl ferme.\n");
	assert_cuts_alike(&input_europresse, file);
}

static const char europresse_printed[] =
	"Documents sauvegardés\n\nSommaire\n\nDocuments sauvegardés • 2 documents\n\nLe Pont\n4 septembre 2018\nTrois "
	"mois de travaux\n4\n\nDocuments sauvegardés\n"
	"Nom de la source\nLa Voix de l'Anse\nType de source\nPresse • Journaux\nProvenance\nAnse, France\n\n"
	"Lundi 3 septembre 2018\nLa Voix de l'Anse • p. 12 • 210 mots\n\nLe quai rouvre,\ndit la maire\n\nClaire Morel\n\n"
	"Le quai rouvre après onze mois.\n\n© 2018 La Voix de l'Anse. Tous droits réservés. Le présent\ndocument est protégé.\n"
	"Certificat émis le 6 mars 2019 à BLOIS à des fins\nde visualisation personnelle et temporaire.\n"
	"news·20180903·VA·4785632\n\nMercredi 6 mars 2019 à 10 h 12 Documents sauvegardés par BLOIS\n3 Ce document est réservé "
	"à l'usage exclusif de BLOIS. • Service fourni par CEDROM-SNi Inc.\n\f\nDocuments sauvegardés\n\n"
	"Ce document est réservé à BLOIS. • Service fourni par CEDROM-SNi Inc.\n4\n"
	"Douze emplois sont créés.\n\nCet article est paru dans La Voix de l'Anse\n\n"
	"Nom de la source\nLe Pont\n\n© 2018 Le Pont. Tous droits réservés.\nnews·20180904·VA·4785633\n\n"
	"Mardi 4 septembre 2018\nLe Pont (site web) • 90 words\nTrois mois de travaux\nIl ferme.\n";

static void europresse_out_of_its_pdf_is_without_what_stands_beside(void **state)
{
	(void)state;
	assert_docs("europresse", str_c(europresse_printed),
		    "Le quai rouvre,\ndit la maire|Claire Morel|La Voix de l'Anse|2018-09-03|||news·20180903·VA·4785632\nLe quai "
		    "rouvre après onze mois.\n\nDouze emplois sont créés.\n"
		    "Trois mois de travaux||Le Pont (site web)|2018-09-04|||news·20180904·VA·4785633\nIl ferme.\n");
	assert_cuts_alike(&input_europresse, str_c(europresse_printed));
}

static void factiva_copied_as_text_may_have_a_list_above_and_feet_between(void **state)
{
	(void)state;
	assert_docs("factiva",
		    S("Factiva\nTable des matières\nLe quai rouvre enfin ..... 2\nLe pont ferme ..... 3\n\nPolitique\nLe quai rouvre "
		      "enfin\nClaire Morel\n210 mots\n12 mars 2012\nLa Voix\nVOIX\nFrançais\n2012 La Voix. Tous droits réservés\n\n"
		      "Le quai rouvre.\n\nPage 2 de 3 © 2012 Factiva, Inc. Tous droits réservés.\n\nDouze emplois.\n\nDocument "
		      "VOIX000020120312e83c0002x\n\nPage 3 de 3 © 2012 Factiva, Inc. Tous droits réservés.\n\nLe pont ferme\n40 "
		      "mots\n13 mars 2012\nLa Voix\nFrançais\n\nTrois mois de tra\n"),
		    "Le quai rouvre enfin|Claire Morel|La Voix|2012-03-12|||VOIX000020120312e83c0002x\nLe quai rouvre.\n\nDouze "
		    "emplois.\nLe pont ferme||La Voix|2012-03-13|||\nTrois mois de tra\n");
	assert_docs("factiva",
		    widened(S("HD Le quai rouvre\nWC 210 mots\nPD 12 mars 2012\nSN La Voix\nLP\nLe quai rouvre.\nTD\nDouze "
			      "emplois.\nAN Document VOIX000020120312e83c0002x\n\nRésumé de la recherche\nTexte\nquai\n")),
		    "Le quai rouvre||La Voix|2012-03-12|||VOIX000020120312e83c0002x\nLe quai rouvre.\n\nDouze emplois.\n");
}

static void nexis_copied_as_text_ends_each_article_with_its_line(void **state)
{
	str file = S("Job Number: 84737362\nDocuments (2)\n1. Le quai rouvre\nClient/Matter: -None-\n2. Le pont ferme\n\n"
		     "Page 1 of 2\nLe quai rouvre\nLa Voix de l'Anse\nlundi 3 septembre 2018\n\nCopyright 2018 La Voix Tous droits "
		     "réservés\n\nRubrique: SOCIÉTÉ; Pg. 12\nNombre de mots: 210\nAuteur: Claire Morel\nLangue: Français\nCorps\n\nLe quai rouvre.\n\n"
		     "Page 2 of 2\nLe quai rouvre\n\nDouze emplois.\n\nDate de chargement: 4 septembre 2018\n\nFin du document\n\n"
		     "Le pont ferme\nLa Voix de l'Anse\nSeptember 4, 2018 Tuesday\nLength: 40 words\nBody\n\nTrois mois de tra\n");
	static const char wanted[] = "Le quai rouvre|Claire Morel|La Voix de l'Anse|2018-09-03|||\nLe quai rouvre.\n\nDouze "
				     "emplois.\nLe pont ferme||La Voix de l'Anse|2018-09-04|||\nTrois mois de tra\n";

	(void)state;
	assert_docs("lexisnexis", file, wanted);
	assert_docs("lexisnexis", widened(file), wanted);
	assert_cuts_alike(&input_lexisnexis, file);
}

static void pages_in_utf_16_are_read_as_others_are(void **state)
{
	(void)state;
	assert_docs("europresse",
		    widened(S("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><article><header><span class="
			      "\"DocPublicationName\">La Voix</span><span class=\"DocHeader\">lundi 3 septembre 2018</span><p class="
			      "\"titreArticleVisu\">L'été</p></header><section><div class=\"DocText\"><p>Il a fait très chaud.</p></div>"
			      "</section></article></body></html>")),
		    "L'été||La Voix|2018-09-03|||\nIl a fait très chaud.\n");
	assert_docs("factiva",
		    widened(S("<html><head><title>Factiva</title></head><body><div class=\"article frArticle\"><table><tr><td>HD"
			      "</td><td>L'été</td></tr><tr><td>LP</td><td>Il a fait très chaud.</td></tr></table></div></body></html>")),
		    "L'été||||||\nIl a fait très chaud.\n");
}

static void alceste_in_utf_16_or_with_the_lines_of_a_mac_is_cut_too(void **state)
{
	str file = S("**** *source_La_Voix *presse *date_2018-09-03\nL'été fut chaud.\n\n**** *a_2018 *m_09 *j_04\nIl pleut.\n"
		     "**** *x_1\n\n");
	static const char wanted[] = "||La Voix|2018-09-03|||\nL'été fut chaud.\n\n\n|||2018-09-04|||\nIl pleut.\n\n"
				     "! document 3 has no text below its variables\n";

	(void)state;
	assert_docs("alceste", widened(file), wanted);
	assert_docs("alceste", fed(file), wanted);
}

static void lexisnexis_may_count_the_other_way_round(void **state)
{
	str file = S("Document 1 de 2\n\nLa Voix\n\n3 septembre 2018 lundi\n\nLe quai rouvre\n\nLONGUEUR: 210 mots\n\nDouze "
		     "emplois.\n\nLANGUE: FRENCH\n\nDocument 2 de 2\n\nLa Voix\n\n4 septembre 2018 mardi\n\nLe pont\n\nLONGUEUR: 40 "
		     "mots\n\nIl ferme.\n");

	(void)state;
	assert_docs("lexisnexis", file,
		    "Le quai rouvre||La Voix|2018-09-03|||\nDouze emplois.\nLe pont||La Voix|2018-09-04|||\nIl ferme.\n");
}

static void what_a_word_processor_saved_of_europresse_is_read_too(void **state)
{
	(void)state;
	assert_docs("rtf",
		    S("{\\rtf1\\ansi Le Pont\\par mardi 4 septembre 2018\\par Trois mois de travaux\\par Il ferme.\\par "
		      "news\\'b720180904\\'b7VA\\'b74785633\\par}"),
		    "Trois mois de travaux||Le Pont|2018-09-04|||news·20180904·VA·4785633\nIl ferme.\n");
}

static void prose_that_speaks_of_numbers_and_documents_is_no_export(void **state)
{
	static const char *const texts[] = {
		"Le quai rouvre\n\nIl faut lire le texte de 210 mots\nDocument LEMOND0020111229e7ct0001r\n",
		"Le quai rouvre\n\nVoir news·20180903·VA·4785632, qui en parle plus longuement que nous ne pouvons le faire ici.\n",
		"CO de l'Anse\nHD de l'été\n",
		"Document 1 de 3\n\nLe quai rouvre.\n",
		"Le quai rouvre\n\nFin du document\n",
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
		cmocka_unit_test_setup_teardown(factiva_in_another_language_loses_its_day_alone, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(where_an_article_ends_does_not_hang_on_how_much_has_come, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(covers_counts_and_certificates_of_europresse_are_no_text, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(other_papers_rights_and_a_certificate_of_europresse_are_no_text, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(europresse_out_of_its_pdf_is_without_what_stands_beside, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(factiva_copied_as_text_may_have_a_list_above_and_feet_between, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(nexis_copied_as_text_ends_each_article_with_its_line, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(pages_in_utf_16_are_read_as_others_are, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(alceste_in_utf_16_or_with_the_lines_of_a_mac_is_cut_too, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(lexisnexis_may_count_the_other_way_round, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(what_a_word_processor_saved_of_europresse_is_read_too, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(prose_that_speaks_of_numbers_and_documents_is_no_export, arena_up, arena_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
