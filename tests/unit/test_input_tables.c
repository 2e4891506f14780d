/* Tables and JSON: which column is what, how records and objects are cut, what a broken one costs. */
#include "input_test.h"

static void columns_are_named_in_french_or_english(void **state)
{
	(void)state;
	assert_docs("csv",
		    S("id,title,text,author,published,updated,source,url\n7,Un quai,Le quai rouvre.,Jeanne "
		      "Morel,2020-05-03,2020-05-04,"
		      "L'Anse,https://anse.example/7\n"),
		    "Un quai|Jeanne Morel|L'Anse|2020-05-03|2020-05-04|https://anse.example/7|7\nLe quai rouvre.\n");
	assert_docs(
		"csv",
		S("Identifiant;Titre de l'article;Texte intégral;Auteur;Date de publication;Mis à jour;Journal;Lien\r\n"
		  "7;Un quai;Le quai rouvre.;Jeanne Morel;03/05/2020;;L'Anse;https://anse.example/7\r\n"),
		"Un quai|Jeanne Morel|L'Anse|03/05/2020||https://anse.example/7|7\nLe quai rouvre.\n");
	assert_docs("csv", S("TITRE\tCONTENU\tPUBLIÉ\nUn quai\tLe quai rouvre.\t20200503\n"),
		    "Un quai|||2020-05-03|||\nLe quai rouvre.\n");
	assert_docs("csv", S("Titre;Média;Date de diffusion;Journaliste(s);Verbatim\nUn quai;L'Anse;03/05/2020;Jeanne "
	                     "Morel;Le quai rouvre.\n"),
		    "Un quai|Jeanne Morel|L'Anse|03/05/2020|||\nLe quai rouvre.\n");
	assert_docs("csv", S("titre|corps|jour\nUn quai|Le quai rouvre.|1588464000\n"),
		    "Un quai|||2020-05-03|||\nLe quai rouvre.\n");
	assert_docs("csv", S("sep=;\ntitre;texte\nUn quai;Le quai rouvre.\n"), "Un quai||||||\nLe quai rouvre.\n");
	assert_docs("csv", S("titre;chapo;texte;rubrique\nUn quai;En bref.;Le quai rouvre.;Ville\n"),
		    "Un quai||||||\nEn bref.\n\nLe quai rouvre.\n");
}

static void names_of_columns_may_stand_among_others(void **state)
{
	(void)state;
	assert_docs("csv",
		    S("article_id,nom_journal,titre_article,texte_article,nom_auteur,date_article\n7,L'Anse,Un quai,Le quai "
		      "rouvre.,By Jeanne Morel,2020 05 03\n"),
		    "Un quai|Jeanne Morel|L'Anse|2020-05-03|||7\nLe quai rouvre.\n");
	assert_docs("csv", S("N\xB0;Nom de l'auteur;Contenu de l'article;doc.date\n7;Jeanne Morel;Le quai rouvre.;43954\n"),
		    "|Jeanne Morel||2020-05-03|||\nLe quai rouvre.\n");
	assert_docs("csv", S("Headline,Publication,Date,Full Text\nUn quai,L'Anse,2020-05-03,Le quai rouvre.\n"),
		    "Un quai||L'Anse|2020-05-03|||\nLe quai rouvre.\n");
	assert_docs("csv", S("Titre,Publication,Texte\nUn quai,03/05/2020,Le quai rouvre.\n"),
		    "Un quai|||03/05/2020|||\nLe quai rouvre.\n");
	assert_docs("csv", S("Title,Publication Title,Abstract Note,Date,Date Added\nUn quai,L'Anse,Le quai rouvre.,"
			     "2020-05-03,2021-01-01\n"),
		    "Un quai||L'Anse|2020-05-03|||\nLe quai rouvre.\n");
	assert_docs("csv", S("titre;snippet;body\nUn quai;En bref.;Le quai rouvre.\nDeux;Le quai;Le quai rouvre.\n"
			     "Trois;Le bac…;Un bac.\n"),
		    "Un quai||||||\nEn bref.\n\nLe quai rouvre.\nDeux||||||\nLe quai rouvre.\nTrois||||||\nUn bac.\n");
}

static void a_header_may_stand_below_what_the_table_is_called(void **state)
{
	str table = S("Revue de presse;;\r\nSemaine 18;;\r\n;;\r\nDate;Titre;Texte\r\n"
		      "03/05/2020;Un quai;Le quai rouvre.\r\n");

	(void)state;
	assert_docs("csv", table, "Un quai|||03/05/2020|||\nLe quai rouvre.\n");
	assert_cuts_alike(&input_csv, table);
}

static void lines_may_end_as_on_an_old_mac(void **state)
{
	(void)state;
	assert_docs("csv", S("sep=;\rtitre;texte\r\"Un\rquai\";\"Il rouvre.\"\rDeux;Trois.\r"),
		    "Un\nquai||||||\nIl rouvre.\nDeux||||||\nTrois.\n");
}

static void a_quote_may_be_escaped_by_a_backslash(void **state)
{
	str table = S("titre,texte\n\"Un\",\"Dit \\\"oui\\\", puis \\\"non\\\".\"\n\"C:\\\",\"D\"\n");

	(void)state;
	assert_docs("csv", table, "Un||||||\nDit \"oui\", puis \"non\".\nC:\\||||||\nD\n");
	assert_from(&only_doc("csv", S("titre,texte\nUn,\"Dit \\\"oui\\\".\""))->body,
		    S("titre,texte\nUn,\"Dit \\\"oui\\\".\""), "\"oui", "\\\"oui");
}

static void a_table_without_a_text_is_refused(void **state)
{
	(void)state;
	assert_docs("csv", S("id,titre,date,journal\n1,Un quai,2020-05-03,L'Anse\n2,Deux,2020-05-04,L'Anse\n"),
		    "! is a table without a header that names a text (texte, contenu, body…)\n");
}

static void quotes_hold_separators_line_ends_and_quotes(void **state)
{
	(void)state;
	assert_docs("csv", S("titre,texte\r\n\"Un, deux\",\"Dit \"\"oui\"\".\r\nPuis, non.\"\r\n"
	                     "Trois, \"Quatre\"\r\nL'\"\"eau\"\",5\" de pluie\r\n"),
	            "Un, deux||||||\nDit \"oui\".\r\nPuis, non.\nTrois||||||\nQuatre\nL'\"\"eau\"\"||||||\n5\" de pluie\n");
	assert_cuts_alike(&input_csv, S("titre,texte\r\na,\"b\"\"\r\nc\"\r\nd,e\r\n\"f\",\"g\"\r\n"));
}

static void an_unclosed_quote_costs_its_line(void **state)
{
	(void)state;
	assert_docs("csv",
		    S("titre;texte\nUn;Corps un.\nDeux;\"Corps deux.\nTrois;Corps trois.\nQuatre;\"Corps "
		      "\"\"quatre\"\"\"\n"),
		    "Un||||||\nCorps un.\n! opens a quote that is never closed\nTrois||||||\nCorps "
		    "trois.\nQuatre||||||\nCorps \"quatre\"\n");
}

/* … and is found to be unclosed without holding more than an item may be. */
static void an_unclosed_quote_is_given_up_at_the_longest_item(void **state)
{
	size_t n = (size_t)INPUT_MAX + 100;
	char *rest = malloc(n);

	(void)state;
	memset(rest, 'x', n);
	for (size_t i = 999; i < n; i += 1000)
		rest[i] = '\n';
	memcpy(rest, "a;\"", 3);
	assert_int_equal(input_csv.cut_below(S("titre;texte\n"), (str){rest, INPUT_MAX - 1}, false), 0);
	assert_int_equal(input_csv.cut_below(S("titre;texte\n"), (str){rest, n}, false), 1000);
	assert_int_equal(input_csv.cut_below(S("titre;texte\n"), (str){rest + 1000, n - 1000}, false), 1000);
	free(rest);
}

static void a_record_that_is_no_article_has_its_reason(void **state)
{
	(void)state;
	assert_docs("csv", S("titre;texte\nUn;\nDeux;Corps.;trop\n;;\n\nTrois;Corps trois.\n"),
	            "! has an empty text\n! has more fields than the header has names\nTrois||||||\nCorps trois.\n");
	assert_docs("csv", S("titre;texte;date\n"), "");
}

static void a_table_in_any_encoding_is_read(void **state)
{
	static const char utf16[] = "\xFF\xFEt\0i\0t\0r\0e\0;\0t\0e\0x\0t\0e\0\n\0\xC9\0t\0\xE9\0;\0\"\0\"\x20 \0"
				    "a\0\n\0b\0\"\0\n\0";
	str wide = {utf16, sizeof utf16 - 1};

	(void)state;
	assert_docs("csv", S("titre;texte;publi\xE9\n\xC9t\xE9;Les \xE9lus de la r\xE9gion ont vot\xE9.;3 mai 2020\n"),
	            "Été|||3 mai 2020|||\nLes élus de la région ont voté.\n");
	assert_docs("csv", S("\xEF\xBB\xBFtitre;texte\nÉté;Où ?\n"), "Été||||||\nOù ?\n");
	assert_docs("csv", wide, "Été||||||\n• a\nb\n");
	assert_cuts_alike(&input_csv, wide);
}

static void a_field_leads_back_to_its_bytes(void **state)
{
	str item = S("titre;texte\n\"Un \"\"quai\"\"\";\"Le <b>q</b>uai, <p>l&eacute;g\xE8re et cr\xE9\xE9.\"\n");
	struct doc *doc = only_doc("csv", item);

	(void)state;
	assert_from(&doc->title, item, "\"quai\"", "\"\"quai\"\"");
	assert_from(&doc->body, item, "légère", "l&eacute;g\xE8re");
}

static void prose_and_lists_of_words_are_no_tables(void **state)
{
	static const char *const texts[] = {
		"Le texte, le titre, la date\nUn quai rouvre.\n",
		"Article;\nUn quai.\n",
		"texte\nUn quai.\n",
		"nom;prénom\nMorel;Jeanne\n",
		"Texte et photos : Jeanne Morel, L'Anse\n\nUn quai.\n",
		"Article, source\nUn quai rouvre.\n",
	};

	(void)state;
	for (size_t i = 0; i < countof(texts); i++)
		assert_string_equal(input_by_content(str_c(texts[i]))->name, "txt");
}

/* ── JSON ── */

static void a_list_of_objects_is_a_list_of_articles(void **state)
{
	str list = S(" [\n {\"title\":\"Un\",\"text\":\"Corps [\\\"un\\\"].\"} ,\n "
		     "{\"titre\":\"Deux\",\"contenu\":\"Corps, deux.\"}\n]\n");

	(void)state;
	assert_docs("json", list, "Un||||||\nCorps [\"un\"].\nDeux||||||\nCorps, deux.\n");
	assert_cuts_alike(&input_json, list);
	assert_docs("json", S("[{\"title\":\"Un\",\"text\":\"Corps.\"}]"), "Un||||||\nCorps.\n");
}

static void an_object_may_hold_the_list(void **state)
{
	(void)state;
	assert_docs("json",
		    S("{\"status\":\"ok\",\"articles\":[{\"title\":\"Un\",\"content\":\"Corps "
		      "un.\"},{\"title\":\"Deux\",\"content\":\"Corps "
		      "deux.\"}],\"total\":2}"),
		    "Un||||||\nCorps un.\nDeux||||||\nCorps deux.\n");
	assert_docs("json",
		    S("{\"took\":3,\"hits\":{\"total\":1,\"hits\":[{\"_id\":\"a\",\"_source\":{\"title\":\"Un\","
		      "\"text\":\"Corps.\"}}]}}"),
		    "Un||||||a\nCorps.\n");
}

static void an_article_over_several_lines_is_one(void **state)
{
	(void)state;
	assert_docs("json", S("{\n  \"title\": \"Un\",\n  \"items\": [{\"x\": 1}],\n  \"text\": \"Corps.\"\n}\n"),
		    "Un||||||\nCorps.\n");
	assert_string_equal(input_by_content(S("{\"id\":1,\"items\":[{\"x\":1}],\"text\":\"a\"}\n{\"id\":2}"))->name,
			    "ndjson");
}

static void members_may_be_lists_and_objects(void **state)
{
	(void)state;
	assert_docs("json",
		    S("[{\"title\":{\"rendered\":\"L&rsquo;&eacute;t&eacute;\"},\"content\":{\"rendered\":\"<p>Un.</"
		      "p>\\n<ul><li>a</li>"
		      "<li>b</li></ul>\"},\"authors\":[{\"name\":\"A B\"},{\"name\":\"C "
		      "D\"}],\"source\":{\"id\":null,\"name\":\"L'Anse\"},"
		      "\"date\":{\"$date\":\"2020-05-03T00:00:00Z\"},\"link\":null}]"),
		    "L’été|A B, C D|L'Anse|2020-05-03T00:00:00Z|||\nUn.\n\na\nb\n");
	assert_docs("json", S("[{\"paragraphes\":1,\"text\":[\"Un.\",\"Deux.\"]}]"), "||||||\nUn.\n\nDeux.\n");
}

static void paragraphs_of_an_object_are_its_text(void **state)
{
	(void)state;
	assert_docs("json", S("[{\"titre\":\"Un quai\",\"paragraphes\":[\"Il rouvre.\",\"Douze emplois.\"]}]"),
		    "Un quai||||||\nIl rouvre.\n\nDouze emplois.\n");
}

static void an_article_may_stand_under_each_key(void **state)
{
	str keyed = S("{\n \"a1\": {\"titre\": \"Un\", \"texte\": \"Corps un.\"},\n \"a2\": {\"titre\": \"Deux\", "
		      "\"texte\": \"Corps deux.\"}\n}\n");

	(void)state;
	assert_docs("json", keyed, "Un||||||\nCorps un.\nDeux||||||\nCorps deux.\n");
	assert_cuts_alike(&input_json, keyed);
	assert_docs("json", S("{\n\"article\": {\"titre\": \"Un\", \"texte\": \"Corps.\"},\n\"source\": \"L'Anse\"}"),
		    "Un||L'Anse||||\nCorps.\n");
	assert_docs("json", S("{\"data\":{\"articles\":{\"edges\":[{\"node\":{\"title\":\"Un\",\"body\":\"Corps.\"}}]}}}"),
		    "Un||||||\nCorps.\n");
}

static void objects_may_stand_below_each_other(void **state)
{
	str file = S("\xEF\xBB\xBF{\n \"titre\": \"Un\",\n \"texte\": \"Corps un.\"\n}\n{\n \"titre\": \"Deux\",\n "
		     "\"texte\": \"Corps deux.\"\n}\n{\n \"titre\": \"coupé");

	(void)state;
	assert_docs("json", file,
		    "Un||||||\nCorps un.\nDeux||||||\nCorps deux.\n! is not valid JSON at column 19: it ends in the "
		    "middle of a string\n");
	assert_cuts_alike(&input_json, file);
}

static void data_frames_are_read_by_column_and_by_row(void **state)
{
	(void)state;
	assert_docs("json",
		    S("{\"titre\":{\"0\":\"Un\",\"1\":\"Deux\",\"2\":null},\"texte\":{\"0\":\"Corps un.\",\"1\":\"Corps "
		      "deux.\",\"2\":null},\"page\":{\"0\":1,\"1\":2,\"2\":3}}"),
		    "Un||||||\nCorps un.\nDeux||||||\nCorps deux.\n! has no text: it needs a member \"text\" (texte, content, "
		    "body…) that is a string\n");
	assert_docs("json",
		    S("{\"columns\":[\"titre\",\"texte\"],\"index\":[0,1],\"data\":[[\"Un\",\"Corps un.\"],[\"Deux\",\"Corps "
		      "deux.\",3]]}"),
		    "Un||||||\nCorps un.\nDeux||||||\nCorps deux.\n");
	assert_docs("json", S("{\"titre\":{\"0\":\"Un\"},\"texte\":{\"0\":\"Corps un"),
		    "! is not valid JSON at column 43: it ends in the middle of a string\n");
}

static void answers_of_services_are_read(void **state)
{
	(void)state;
	assert_docs("json",
		    S("{\"response\":{\"docs\":[{\"headline\":{\"main\":\"Un\",\"kicker\":null},\"byline\":{\"original\":"
		      "\"By Jeanne Morel\"},\"lead_paragraph\":\"Corps.\",\"pub_date\":\"2020-05-03\"}]}}"),
		    "Un|Jeanne Morel||2020-05-03|||\nCorps.\n");
	assert_docs("json",
		    S("{\"response\":{\"results\":[{\"webTitle\":\"Un\",\"webPublicationDate\":\"2020-05-03\",\"fields\":{"
		      "\"bodyText\":\"Corps.\"}}]}}"),
		    "Un|||2020-05-03|||\nCorps.\n");
	assert_docs("ndjson", S("{\"texte\":\"Corps.\",\"date\":{\"$date\":{\"$numberLong\":\"1588464000000\"}}}"),
		    "|||2020-05-03|||\nCorps.\n");
}

static void a_broken_object_costs_itself(void **state)
{
	(void)state;
	assert_docs("json", S("[{\"text\":\"Un.\"},{\"text\": oups},{\"title\":\"t\"},{\"text\":\"Quatre.\"}]"),
		    "||||||\nUn.\n! is not valid JSON at column 10: no value\n"
		    "! has no text: it needs a member \"text\" (texte, content, body…) that is a "
		    "string\n||||||\nQuatre.\n");
	assert_docs("json", S("[{\"text\":\"Un.\"},{\"text\":\"De"),
		    "||||||\nUn.\n! is not valid JSON at column 12: it ends in the middle of a string\n");
	assert_docs("json", S("{\"articles\":[]}"), "");
}

static void the_objects_after_one_too_long_are_found_again(void **state)
{
	str above = S("["), middle = S("suite d'un texte\",\"x\":{\"y\":1}}, {\"text\":\"Deux.\"}]");
	size_t n = input_json.cut_below(above, middle, true);

	(void)state;
	assert_same(str_cut(middle, n, middle.n), "{\"text\":\"Deux.\"}]", "what follows");
}

static void a_member_leads_back_to_its_bytes(void **state)
{
	str item = S("[{\"title\":\"L'\\u00e9t\\u00e9\",\"text\":[\"Un.\",\"<p>D\\u00e9j&agrave; \\\"deux\\\".</p>\"]}]");
	struct doc *doc = only_doc("json", item);

	(void)state;
	assert_from(&doc->title, item, "été", "\\u00e9t\\u00e9");
	assert_from(&doc->body, item, "Un.", "Un.");
	assert_from(&doc->body, item, "Déjà", "D\\u00e9j&agrave;");
	assert_from(&doc->body, item, "\"deux\"", "\\\"deux\\\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(columns_are_named_in_french_or_english, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(names_of_columns_may_stand_among_others, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_header_may_stand_below_what_the_table_is_called, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(lines_may_end_as_on_an_old_mac, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_quote_may_be_escaped_by_a_backslash, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_table_without_a_text_is_refused, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(quotes_hold_separators_line_ends_and_quotes, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_unclosed_quote_costs_its_line, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_unclosed_quote_is_given_up_at_the_longest_item, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_record_that_is_no_article_has_its_reason, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_table_in_any_encoding_is_read, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_field_leads_back_to_its_bytes, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(prose_and_lists_of_words_are_no_tables, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_list_of_objects_is_a_list_of_articles, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_object_may_hold_the_list, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_article_over_several_lines_is_one, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(members_may_be_lists_and_objects, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(paragraphs_of_an_object_are_its_text, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_article_may_stand_under_each_key, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(objects_may_stand_below_each_other, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(data_frames_are_read_by_column_and_by_row, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(answers_of_services_are_read, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_broken_object_costs_itself, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(the_objects_after_one_too_long_are_found_again, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_member_leads_back_to_its_bytes, arena_up, arena_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
