/* test_page_says.c: what a saved page says of its article where it says so in less usual ways: RDFa and catalogues,
 * days as programs write them, JSON-LD that is none, archives of the web. */
#include "page_test.h"

#define BODY "<h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p>"
#define TEXT FERRY "\n\n" CROSSING

static void rdfa_is_read_as_microdata_is(void **state)
{
	(void)state;
	assert_page("<div vocab='http://schema.org/' typeof=NewsArticle><h1 property=headline>Le bac reste à quai</h1><p>Par "
		"<span property=author typeof=Person><span property=name>Karim Benassi</span></span> <time "
		"property=datePublished content=2015-04-07>mardi dernier</time></p><div property=publisher "
		"typeof=Organization><meta property=name content='Rives-Matin'></div><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.author = "Karim Benassi", .published = "2015-04-07", .source = "Rives-Matin", .body = TEXT});
}

static void a_name_of_a_catalogue_is_put_in_order(void **state)
{
	(void)state;
	assert_page("<head><meta name=DC.Creator content='Auriol, Hélène'><meta name=DC.Date content=2006-12-11></head>" BODY,
		(struct wanted){.author = "Hélène Auriol", .published = "2006-12-11", .body = TEXT});
	assert_page("<head><meta name=DC.Creator content='Hélène Auriol, Paul Vial'></head>" BODY,
		(struct wanted){.author = "Hélène Auriol, Paul Vial", .body = TEXT});
}

static void a_key_is_known_by_its_letters(void **state)
{
	static const char *const keys[] = {"name=publish_date", "name=Publish-Date", "name=dc.date.created",
	                                   "property=og:published_time", "name=date_published", "itemprop=datePublished"};

	(void)state;
	for (size_t i = 0; i < countof(keys); i++) {
		char page[2000];
		snprintf(page, sizeof page, "<head><meta %s content='28/06/2020'></head>" BODY, keys[i]);
		assert_page(page, (struct wanted){.published = "28/06/2020", .body = TEXT});
	}
}

static void a_value_that_is_no_day_leaves_the_field_to_the_next(void **state)
{
	(void)state;
	assert_page("<head><meta property=article:published_time content=10:42></head><h2 class=date-header>mardi 17 mai "
		"2011</h2>" BODY, (struct wanted){.published = "2011-05-17", .body = TEXT});
}

static void json_ld_that_is_not_json_still_tells_its_days(void **state)
{
	static const char *const scripts[] = {
		"{\"@type\":\"NewsArticle\",\"headline\":\"Le \"bac\" à quai\",\"datePublished\":\"2022-03-08\",\"author\":"
		"{\"@type\":\"Person\",\"name\":\"Nadia Hamel\"}}",
		"{\"@type\":\"BreadcrumbList\"}{\"@type\":\"NewsArticle\",\"headline\":\"Le bac reste à quai\",\"datePublished\":"
		"\"2022-03-08\",\"author\":{\"@type\":\"Person\",\"name\":\"Nadia Hamel\"}}",
		"<!--\n{\"@type\":\"newsarticle\",\"headline\":\"Le bac reste à quai\",\"datePublished\":\"2022-03-08\",\"author\":"
		"{\"@type\":\"person\",\"givenName\":\"Nadia\",\"familyName\":\"Hamel\"}}\n//-->",
	};

	(void)state;
	for (size_t i = 0; i < countof(scripts); i++) {
		char page[3000];
		snprintf(page, sizeof page, "<head><script type='application/ld+json'>%s</script></head>" BODY, scripts[i]);
		assert_page(page, (struct wanted){.author = "Nadia Hamel", .published = "2022-03-08", .body = TEXT});
	}
}

static void an_archive_of_the_web_is_not_the_source(void **state)
{
	(void)state;
	assert_page("<html><head><script>__wm.wombat(\"http://www.anse.example:80/bac.html\",\"20030402113045\")</script><base "
		"href='http://web.archive.org/web/20030402113045/http://www.anse.example/'></head>" BODY,
		(struct wanted){.source = "anse.example", .url = "http://www.anse.example:80/bac.html", .body = TEXT});
	assert_page("<html><head><link rel=canonical href='https://web.archive.org/web/2003/https://anse.example/bac'></head>"
		BODY, (struct wanted){.source = "anse.example", .url = "https://anse.example/bac", .body = TEXT});
}

static void the_text_may_begin_with_its_day(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><p><b>29 septembre 2011</b>. – " FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.published = "2011-09-29", .body = "29 septembre 2011. – " FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><p>Anse, le 26 avril 2022 – " FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.published = "2022-04-26", .body = "Anse, le 26 avril 2022 – " FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><p>Depuis le 26 avril 2022, tout a changé. " FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.published = "", .body = "Depuis le 26 avril 2022, tout a changé. " FERRY "\n\n" CROSSING});
}

static void the_site_is_the_part_farthest_from_the_title(void **state)
{
	(void)state;
	assert_page("<title>Rives-Matin | Mer | Le bac reste à quai</title>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<title>Le bac reste à quai - Mer - Rives-Matin</title>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
}

static void a_label_names_the_authors_after_it(void **state)
{
	(void)state;
	assert_page("<head><meta name=author content='Super User'></head><h1>Le bac reste à quai</h1><dl><dt>Auteurs</dt><dd>"
		"Jeanne Roy, Paul Vial</dd></dl><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.author = "Jeanne Roy, Paul Vial", .body = TEXT});
}

static void a_role_or_an_initial_does_not_hide_who_signs(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><div>Lucie Ferrand, envoyée spéciale à Anse</div><div>5 novembre 2020 à "
		"10:12</div><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.author = "Lucie Ferrand", .published = "2020-11-05", .body = TEXT});
	assert_page("<h1>Le bac reste à quai</h1><div>Publié le 5 novembre 2020 par L. F.</div><p>" FERRY "</p><p>" CROSSING
		"</p>", (struct wanted){.author = "L. F.", .published = "2020-11-05", .body = TEXT});
}

static void the_site_stands_behind_the_section_where_nothing_else_tells(void **state)
{
	(void)state;
	assert_page("<title>Le bac reste à quai / Actualités - Ville d'Anse</title>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .source = "Ville d'Anse", .body = TEXT});
}

static void the_day_of_the_visit_goes_behind_that_of_the_article(void **state)
{
	(void)state;
	assert_page("<body><header><div class=date>Lundi 30 novembre 2026</div></header><main><h1>Le bac reste à quai</h1><p>Par Jeanne "
		"Roy - Publié le 5 mars 2024</p><p>" FERRY "</p><p>" CROSSING "</p></main>",
		(struct wanted){.author = "Jeanne Roy", .published = "2024-03-05", .body = TEXT});
	assert_page("<div>Publié le 5 mars 2024</div><main><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING
		"</p></main>", (struct wanted){.published = "2024-03-05", .body = TEXT});
}

static void a_title_is_its_heading_without_section_and_site(void **state)
{
	(void)state;
	assert_page("<head><meta property=og:title content='Le bac reste à quai - Mer - Rives-Matin'></head>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .body = TEXT});
	assert_page("<head><meta property=og:site_name content=Rives-Matin><meta property=og:title content='Rives-Matin - Le bac "
		"reste à quai'></head>" BODY, (struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<head><meta property=og:title content='La mer en colère - Le bac reste à quai'></head><h1>La mer en colère</h1>"
		"<h2>Le bac reste à quai</h2><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.title = "La mer en colère - Le bac reste à quai", .body = "Le bac reste à quai\n\n" TEXT});
	assert_page("<head><meta property=og:title content='Vidéo - Le bac reste à quai'></head>" BODY,
		(struct wanted){.title = "Vidéo - Le bac reste à quai", .body = TEXT});
}

static void references_written_twice_are_read_twice(void **state)
{
	(void)state;
	assert_page("<head><meta property=og:site_name content='L&amp;rsquo;Éco &amp;amp; Vous'><meta property=og:title "
		"content='L&amp;#039;avenir du bac'></head><article><p>" FERRY "</p><p>" CROSSING "</p></article>",
		(struct wanted){.title = "L'avenir du bac", .source = "L’Éco & Vous", .body = TEXT});
}

static void a_reader_view_tells_who_signs(void **state)
{
	(void)state;
	assert_page("<div class=container><div class='header reader-header'><a class='domain reader-domain' "
		"href='https://anse.example/bac'>anse.example</a><h1 class=reader-title>Le bac reste à quai</h1><div class='credits "
		"reader-credits'>Jeanne Roy</div></div><div class=content><p>" FERRY "</p><p>" CROSSING "</p></div></div>",
		(struct wanted){.author = "Jeanne Roy", .url = "https://anse.example/bac", .body = TEXT});
}

static void json_ld_may_put_one_value_in_a_list(void **state)
{
	(void)state;
	assert_page("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[\"Le bac reste à "
		"quai\"],\"datePublished\":[\"2024-03-05\"],\"author\":{\"@list\":[{\"@type\":\"Person\",\"name\":\"Jeanne "
		"Roy\"}]}}</script></head>" BODY, (struct wanted){.author = "Jeanne Roy", .published = "2024-03-05", .body = TEXT});
}

static void a_name_on_the_last_line_of_the_text_signs(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "<br>Jeanne Roy (avec AFP)</p>",
		(struct wanted){.author = "Jeanne Roy", .body = FERRY "\n\n" CROSSING "\nJeanne Roy (avec AFP)"});
}

static void the_day_of_an_event_and_help_of_an_agency_are_told_apart(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><div><span class=author>Le Relais avec AFP</span> - <time datetime=2024-08-10>hier"
		"</time></div><p>Le <time itemprop=startDate datetime=2024-07-03>3 juillet</time>, tout changera.</p><p>" FERRY "</p><p>"
		CROSSING "</p>", (struct wanted){.author = "Le Relais avec AFP", .published = "2024-08-10",
		.body = "Le 3 juillet, tout changera.\n\n" TEXT});
	assert_page("<h1>Le bac reste à quai</h1><p>Le <time itemprop=startDate datetime=2024-07-03>3 juillet</time>, tout changera."
		"</p><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.published = "", .body = "Le 3 juillet, tout changera.\n\n" TEXT});
}

static void whoever_bears_the_sites_name_is_doubted(void **state)
{
	(void)state;
	assert_page("<head><meta property=og:site_name content='Le Relais'><meta name=author content='Relais Web'></head><h1>Le bac "
		"reste à quai</h1><p>Par Jeanne Roy</p><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.author = "Jeanne Roy", .body = TEXT});
	assert_page("<head><meta property=og:site_name content='Le Relais'><meta name=author content='Relais Web'></head>" BODY,
		(struct wanted){.author = "Relais Web", .body = TEXT});
}

static void a_name_beside_the_article_does_not_sign_it(void **state)
{
	(void)state;
	assert_page("<body><div><span class=author>Louis Vasseur</span> est à l'antenne</div><article><h1>Le bac reste à quai</h1><p><span "
		"class=author><span class=x>Jeanne Roy</span></span></p><p>" FERRY "</p><p>" CROSSING "</p></article>",
		(struct wanted){.author = "Jeanne Roy", .body = TEXT});
}

static void the_title_may_be_any_line_that_is_the_same(void **state)
{
	(void)state;
	assert_page("<head><meta property=og:title content='Le bac de la rive reste à quai'></head><div>Mer</div><div>Le bac de la "
		"rive reste à quai</div><div><div>Le bac de la rive reste à quai</div><div>Il faudra faire un détour de 38 kilomètres "
		"jusqu'au printemps au moins.</div><div><p>" FERRY "</p><p>" CROSSING "</p></div></div>",
		(struct wanted){.title = "Le bac de la rive reste à quai", .body = "Il faudra faire un détour de 38 kilomètres "
		"jusqu'au printemps au moins.\n\n" TEXT});
}

static void a_whole_address_goes_before_one_within_its_site(void **state)
{
	(void)state;
	assert_page("<head><link rel=canonical href='/a/12'><meta property=og:url content='https://anse.example/a/12'></head>" BODY,
		(struct wanted){.url = "https://anse.example/a/12", .body = TEXT});
	assert_page("<head><link rel=canonical href='/2024/03/05/bac'></head>" BODY,
		(struct wanted){.published = "2024-03-05", .body = TEXT});
}

static void words_of_two_classes_are_apart(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><div class=post-meta><span class=by>Jeanne Roy</span><span class=on>5 mars 2024"
		"</span><span class=c>3 commentaires</span></div><p>Par J.R.</p><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.published = "2024-03-05", .body = TEXT});
}

static void the_sites_own_title_is_not_the_articles(void **state)
{
	(void)state;
	assert_page("<head><title>Rives-Matin : toute la mer</title><meta property=og:site_name content=Rives-Matin><meta "
		"property=og:title content='Rives-Matin : toute la mer'></head>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<head><title>Le bac reste à quai - Rives-Matin</title><meta property=og:title content='La mer, chaque "
		"matin'></head>" BODY, (struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<title>Rives-Matin - Le bac reste à quai</title><div><h1>Rives-Matin</h1></div><div><h2>Le bac reste à quai"
		"</h2><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
}

static void a_heading_of_the_site_is_not_its_articles(void **state)
{
	(void)state;
	assert_page("<head><title>Le bac reste à quai - Le blog de la rive</title><meta property=og:title content='Le bac reste à "
		"quai'></head><div><h1><a href='https://anse.example'>Le blog de la rive</a></h1></div><div><h2><a href=/bac>Le bac "
		"reste à quai</a></h2><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.title = "Le bac reste à quai", .source = "Le blog de la rive", .body = TEXT});
}

static void a_heading_may_hold_more_than_the_title(void **state)
{
	(void)state;
	assert_page("<title>Le bac reste à quai - Rives-Matin</title><h1><small>Mer</small><br>Le bac reste à quai</h1><p>" FERRY
		"</p><p>" CROSSING "</p>", (struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<head><meta property=og:title content='Anse. Le bac reste à quai'></head><h1><span>Anse</span>Le bac reste à "
		"quai</h1><p>" FERRY "</p><p>" CROSSING "</p>", (struct wanted){.title = "Anse Le bac reste à quai", .body = TEXT});
}

static void the_site_stands_in_brackets_or_behind_a_title_cut_short(void **state)
{
	(void)state;
	assert_page("<title>[Rives-Matin] Le bac reste à quai</title>" BODY,
		(struct wanted){.title = "Le bac reste à quai", .source = "Rives-Matin", .body = TEXT});
	assert_page("<title>Le bac de l'estuaire reste à… - Rives-Matin</title><h1>Le bac de l'estuaire reste à quai</h1><p>" FERRY
		"</p><p>" CROSSING "</p>",
		(struct wanted){.title = "Le bac de l'estuaire reste à quai", .source = "Rives-Matin", .body = TEXT});
}

static void those_who_comment_do_not_sign(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><div><p>par</p><p>Jeanne Roy</p></div><div><p>" FERRY "</p><p>" CROSSING
		"</p></div><div><ol><li class=comment><div class=comment-author-name><a href=/g>Gérard Maillet</a></div><p>Il était "
		"temps.</p></li></ol></div></main>", (struct wanted){.author = "Jeanne Roy", .body = TEXT});
	assert_page("<div>" BODY "<h3>Commentaires</h3><p>Posté par Renée Maillet, 25 novembre 2011 à 09:11</p></div>",
		(struct wanted){.author = "", .body = TEXT});
}

static void those_who_sign_below_a_paragraph_sign_another_article(void **state)
{
	(void)state;
	assert_page("<main><div><h1>Le bac reste à quai</h1><span class=author>Jeanne Roy</span><div><p>" FERRY "</p></div></div>"
		"<div><h2>Le pont saturé</h2><span class=author>Marc Vial</span><div><p>" CROSSING "</p></div></div></main>",
		(struct wanted){.author = "Jeanne Roy", .body = FERRY});
}

static void a_role_in_the_head_goes_behind_who_is_marked(void **state)
{
	(void)state;
	assert_page("<head><meta name=author content='Super Utilisateur'></head><div itemscope "
		"itemtype='https://schema.org/Article'><h2 itemprop=headline>Le bac reste à quai</h2><dl><dd itemprop=author itemscope "
		"itemtype='https://schema.org/Person'>Par <span itemprop=name>Service des quais</span></dd></dl><div "
		"itemprop=articleBody><p>" FERRY "</p><p>" CROSSING "</p></div></div>",
		(struct wanted){.author = "Service des quais", .body = TEXT});
}

static void a_weekday_cut_short_ends_the_name(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div>Soumis par <a href=/user/3>Jeanne Roy</a> le mar 08/02/2022 - 10:12</div>"
		"<p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.author = "Jeanne Roy", .published = "2022-02-08", .body = TEXT});
}

static void a_page_named_after_a_button_has_its_heading_for_a_title(void **state)
{
	(void)state;
	assert_page("<head><title>Imprimer</title></head><body><h3>Une pétition pour le bac</h3><p>1 340 riverains demandent une "
		"traversée de plus le soir, toute l'année.</p><p>La mairie leur répondra mardi, en conseil.</p></body>",
		(struct wanted){.title = "Une pétition pour le bac", .body = "1 340 riverains demandent une traversée de plus le "
		"soir, toute l'année.\n\nLa mairie leur répondra mardi, en conseil."});
}

static void a_line_that_is_the_title_element_is_the_title(void **state)
{
	(void)state;
	assert_page("<title>Le bac reste à quai pour l'hiver</title><div><div>Le bac reste à quai pour l'hiver</div><div>Par Anne "
		"Morel, le 8 juillet 2019</div><div><b>La traversée ne reprendra qu'en mars, a dit lundi la mairie de Vernon.</b></div>"
		"<div><div>" FERRY "</div><div>" CROSSING "</div></div></div>", (struct wanted){.title = "Le bac reste à quai pour l'hiver",
		.author = "Anne Morel", .published = "2019-07-08",
		.body = "La traversée ne reprendra qu'en mars, a dit lundi la mairie de Vernon.\n\n" TEXT});
}

static void what_a_reporter_is_does_not_belong_to_the_name(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div>Par <b>JEANNE ROY</b> Envoyée spéciale à Vernon</div><p>" FERRY "</p><p>"
		CROSSING "</p></div>", (struct wanted){.author = "JEANNE ROY", .body = TEXT});
	assert_page("<div><h1>Le bac reste à quai</h1><div>Jeanne Roy, édité par Marc Vial 13h55, le 11 juillet 2022</div><p>" FERRY
		"</p><p>" CROSSING "</p></div>", (struct wanted){.author = "Jeanne Roy", .published = "2022-07-11", .body = TEXT});
}

static void a_person_goes_before_the_paper_and_the_agency_over_the_text(void **state)
{
	(void)state;
	assert_page("<title>Le bac reste à quai - Le Courrier</title><div><h1>Le bac reste à quai</h1><div>LE COURRIER | 12.10.09 | "
		"15h42</div><div><p>" FERRY "</p><p>" CROSSING "</p><div class=signature>Louise Marchand</div></div></div>",
		(struct wanted){.author = "Louise Marchand", .published = "2009-10-12", .body = TEXT});
	assert_page("<div><h1>Le bac reste à quai</h1><div>AFP 30 avril 2015 à 07:19</div><p>Par Louise Marchand</p><p>" FERRY "</p><p>"
		CROSSING "</p></div>", (struct wanted){.author = "Louise Marchand", .published = "2015-04-30", .body = TEXT});
}

static void a_name_above_the_title_goes_behind_those_below(void **state)
{
	(void)state;
	assert_page("<div><div>En direct <a href=/auteurs/md>Marc Delvaux</a></div><h1>Le bac reste à quai</h1><div>Par Jeanne Roy"
		"</div><p>" FERRY "</p><p>" CROSSING "</p></div>", (struct wanted){.author = "Jeanne Roy", .body = TEXT});
}

static void a_byline_may_stand_between_bars(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div>Faits divers | Publié le 13/08/2012 à 09:15 par Pierre Lebreton</div><p>"
		FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.author = "Pierre Lebreton", .published = "2012-08-13", .body = TEXT});
}

static void the_number_of_an_issue_stands_before_its_day(void **state)
{
	(void)state;
	assert_page("<div>Rives - N° 2761 du 25-05-2012</div><div>Fleuve</div><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING
		"</p>", (struct wanted){.published = "2012-05-25", .body = FERRY "\n\n" CROSSING});
	assert_page("<div>Arrêté n° 12 du 25-05-2012</div><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.body = FERRY "\n\n" CROSSING, .published = ""});
}

static void a_title_may_tell_the_day_that_it_comes_out_on(void **state)
{
	static const struct { const char *title, *published; } cases[] = {
		{"Communiqué du 14 octobre 2015 : le bac reste à quai", "2015-10-14"},
		{"Revue de presse - 3 mai 2019", "2019-05-03"},
		{"Naufrage du 14 octobre 2015 : ce que dit le rapport", ""},
		{"Le communiqué du 14 octobre 2015 n'a rien calmé", ""},
	};
	char page[2000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page, "<title>%s</title><h1>%s</h1><p>" FERRY "</p><p>" CROSSING "</p>", cases[i].title,
		         cases[i].title);
		assert_field("published", read_page(str_c(page))->published, cases[i].published);
	}
}

static void a_name_alone_with_an_agency_signs(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><div>Jeanne Roy avec AFP</div><div>il y a 3 heures</div><p>" FERRY "</p><p>" CROSSING
		"</p>", (struct wanted){.author = "Jeanne Roy", .body = FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><div>Jeanne Roy avec Marc Vial</div><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.author = "", .body = FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><div>Jeanne Roy</div><div>Aujourd'hui à 12h15 - 4 février 2021</div><p>" FERRY "</p><p>"
		CROSSING "</p>", (struct wanted){.author = "Jeanne Roy", .published = "2021-02-04", .body = FERRY "\n\n" CROSSING});
}

static void the_paper_over_the_text_does_not_sign_it(void **state)
{
	(void)state;
	assert_page("<h2>Le bac reste à quai</h2><p><i>La Nouvelle Gazette, mercredi 8 octobre 2008</i></p><p>" FERRY "</p><p>" CROSSING
		"</p><p>J. R.</p>", (struct wanted){.author = "J. R.", .published = "2008-10-08", .body = FERRY "\n\n" CROSSING
		"\n\nJ. R."});
}

static void parts_of_a_line_that_style_sets_apart_are_read_alone(void **state)
{
	(void)state;
	assert_page("<h1>Le bac reste à quai</h1><div><b>Jeanne Roy</b><i>19/11/2019 - 18:05</i><u>Temps de lecture 2 min</u></div>"
		"<section><p>" FERRY "</p><p>" CROSSING "</p></section>",
		(struct wanted){.author = "Jeanne Roy", .published = "2019-11-19", .body = FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><div><span><span>Le Relais (Vernon)</span> <span>Traduit de l'anglais</span> <span>Publié le "
		"3 avril 2024 à 05h00</span> <span>Lecture : 4 min.</span></span></div><section><p>" FERRY "</p><p>" CROSSING
		"</p></section>", (struct wanted){.published = "2024-04-03", .body = FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><p>Les élus réunis <b>le 3 avril 2024</b> <i>à Vernon</i> ont tranché : le bac sera réparé."
		"</p><p>" FERRY "</p><p>" CROSSING "</p>", (struct wanted){.published = "", .body = "Les élus réunis le 3 avril 2024 à "
		"Vernon ont tranché : le bac sera réparé.\n\n" FERRY "\n\n" CROSSING});
	assert_page("<h1>Le bac reste à quai</h1><p>" FERRY "</p><blockquote>Le bac est en cale. <i>La mairie</i> <a href=/m>3 avril 2024</a>"
		"</blockquote><p>" CROSSING "</p>", (struct wanted){.published = "", .body = FERRY
		"\n\nLe bac est en cale. La mairie 3 avril 2024\n\n" CROSSING});
}

static void a_team_keeps_its_agency_and_two_names_are_two(void **state)
{
	(void)state;
	static const struct { const char *head, *line, *author; } cases[] = {
		{"", "Par Le Relais avec AFP", "Le Relais avec AFP"},
		{"", "Par La rédaction avec l'AFP - 5 mars 2024", "La rédaction avec l'AFP"},
		{"", "Par Jeanne Roy avec AFP - 5 mars 2024", "Jeanne Roy"},
		{"", "Par Jeanne Roy & Marc Vial", "Jeanne Roy, Marc Vial"},
		{"<meta name=author content=\"Jeanne Roy Le Relais\">", "Le 5 mars 2024", "Jeanne Roy"},
	};
	char page[2000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page, "<title>Le bac reste à quai - Le Relais</title>%s<h1>Le bac reste à quai</h1><div>%s</div><p>" FERRY
		         "</p><p>" CROSSING "</p>", cases[i].head, cases[i].line);
		assert_field("author", read_page(str_c(page))->author, cases[i].author);
	}
	assert_page("<h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p><p>J.R.</p>",
		(struct wanted){.author = "J.R.", .body = FERRY "\n\n" CROSSING "\n\nJ.R."});
}

static void what_leads_home_is_no_part_of_the_title(void **state)
{
	(void)state;
	assert_page("<head><title>Le bac à quai - Rives et ports</title><meta name=dc.title content='Le bac à quai - Rives et ports'>"
		"</head><body><h1><a href='/'>Rives et ports</a></h1><h2 class=post-title>Le bac à quai</h2><p>" FERRY "</p><p>" CROSSING
		"</p></body>", (struct wanted){.title = "Le bac à quai", .source = "Rives et ports", .body = TEXT});
	assert_page("<title>Le bac reste à quai : la mairie paie - Rives et ports</title><div><h1><a href='https://rives.example/'>Rives et "
		"ports</a></h1></div><div><h2><a href=/bac>Le bac reste à quai : la mairie paie</a></h2><p>" FERRY "</p><p>" CROSSING
		"</p></div>", (struct wanted){.title = "Le bac reste à quai : la mairie paie", .body = TEXT});
	assert_page("<title>La mairie paie le bac | rives.example</title><ul><li><a href='/'>Accueil</a></li><li><a>La mairie paie le "
		"bac</a></li></ul><div><h1>La mairie paie le bac</h1><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.title = "La mairie paie le bac", .body = TEXT});
}

static void a_short_title_is_known_by_its_class_or_its_weight(void **state)
{
	(void)state;
	assert_page("<title>Portail des ports : Le bac passe à 8 €</title><table><tr><td><span class=titre>Le bac passe à 8 €</span><br>Mis en ligne "
		"le 28/06/2006<br><br>" FERRY "<br><br>" CROSSING "</td></tr></table>",
		(struct wanted){.title = "Le bac passe à 8 €", .published = "2006-06-28", .body = TEXT});
	assert_page("<title>page 7</title><p>L'Anse – Mardi 5 février 2019</p><p><b>Le bac augmente de huit euros</b></p><p><i>Par Anne "
		"Morel</i></p><p>" FERRY "</p><p>" CROSSING "</p>",
		(struct wanted){.title = "Le bac augmente de huit euros", .author = "Anne Morel", .published = "2019-02-05", .body = TEXT});
}

static void the_account_of_whoever_set_up_the_site_signs_nothing(void **state)
{
	(void)state;
	assert_page("<div><h2>Le bac reste à quai</h2><div class=createdby>Écrit par <span>Super Utilisateur</span></div><p>" FERRY
		"</p><p>" CROSSING "</p></div>", (struct wanted){.author = "", .body = TEXT});
}

static void more_lines_tell_who_and_when(void **state)
{
	(void)state;
	static const struct { const char *line, *author, *published; } cases[] = {
		{"9 février 2023 / Jeanne Roy", "Jeanne Roy", "2023-02-09"},
		{"9 février 2023 &gt; Jeanne Roy", "Jeanne Roy", "2023-02-09"},
		{"jeu 09 fév 2023 - 10:12", "", "2023-02-09"},
		{"Auteur(s) : Jeanne Roy", "Jeanne Roy", ""},
		{"<p>VERNON, 9 février 2023 (AFP) - Le bac de la rive gauche ne repartira pas avant le mois de mars.</p>", "", "2023-02-09"},
		{"<p>Vernon, 9 février 1923 (archives) - Le bac de la rive gauche ne repartira pas avant mars.</p>", "", ""},
	};
	char page[2000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page, "<h1>Le bac reste à quai</h1><div>%s</div><p>" FERRY "</p><p>" CROSSING "</p>", cases[i].line);
		assert_field("author", read_page(str_c(page))->author, cases[i].author);
		assert_field("published", read_page(str_c(page))->published, cases[i].published);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rdfa_is_read_as_microdata_is, begin, end),
		cmocka_unit_test_setup_teardown(a_name_of_a_catalogue_is_put_in_order, begin, end),
		cmocka_unit_test_setup_teardown(a_key_is_known_by_its_letters, begin, end),
		cmocka_unit_test_setup_teardown(a_value_that_is_no_day_leaves_the_field_to_the_next, begin, end),
		cmocka_unit_test_setup_teardown(json_ld_that_is_not_json_still_tells_its_days, begin, end),
		cmocka_unit_test_setup_teardown(an_archive_of_the_web_is_not_the_source, begin, end),
		cmocka_unit_test_setup_teardown(the_text_may_begin_with_its_day, begin, end),
		cmocka_unit_test_setup_teardown(the_site_is_the_part_farthest_from_the_title, begin, end),
		cmocka_unit_test_setup_teardown(a_label_names_the_authors_after_it, begin, end),
		cmocka_unit_test_setup_teardown(a_role_or_an_initial_does_not_hide_who_signs, begin, end),
		cmocka_unit_test_setup_teardown(the_site_stands_behind_the_section_where_nothing_else_tells, begin, end),
		cmocka_unit_test_setup_teardown(the_day_of_the_visit_goes_behind_that_of_the_article, begin, end),
		cmocka_unit_test_setup_teardown(a_title_is_its_heading_without_section_and_site, begin, end),
		cmocka_unit_test_setup_teardown(references_written_twice_are_read_twice, begin, end),
		cmocka_unit_test_setup_teardown(a_reader_view_tells_who_signs, begin, end),
		cmocka_unit_test_setup_teardown(json_ld_may_put_one_value_in_a_list, begin, end),
		cmocka_unit_test_setup_teardown(a_name_on_the_last_line_of_the_text_signs, begin, end),
		cmocka_unit_test_setup_teardown(the_day_of_an_event_and_help_of_an_agency_are_told_apart, begin, end),
		cmocka_unit_test_setup_teardown(whoever_bears_the_sites_name_is_doubted, begin, end),
		cmocka_unit_test_setup_teardown(a_name_beside_the_article_does_not_sign_it, begin, end),
		cmocka_unit_test_setup_teardown(the_title_may_be_any_line_that_is_the_same, begin, end),
		cmocka_unit_test_setup_teardown(a_whole_address_goes_before_one_within_its_site, begin, end),
		cmocka_unit_test_setup_teardown(words_of_two_classes_are_apart, begin, end),
		cmocka_unit_test_setup_teardown(the_sites_own_title_is_not_the_articles, begin, end),
		cmocka_unit_test_setup_teardown(a_heading_of_the_site_is_not_its_articles, begin, end),
		cmocka_unit_test_setup_teardown(a_heading_may_hold_more_than_the_title, begin, end),
		cmocka_unit_test_setup_teardown(the_site_stands_in_brackets_or_behind_a_title_cut_short, begin, end),
		cmocka_unit_test_setup_teardown(those_who_comment_do_not_sign, begin, end),
		cmocka_unit_test_setup_teardown(those_who_sign_below_a_paragraph_sign_another_article, begin, end),
		cmocka_unit_test_setup_teardown(a_role_in_the_head_goes_behind_who_is_marked, begin, end),
		cmocka_unit_test_setup_teardown(a_weekday_cut_short_ends_the_name, begin, end),
		cmocka_unit_test_setup_teardown(a_page_named_after_a_button_has_its_heading_for_a_title, begin, end),
		cmocka_unit_test_setup_teardown(a_line_that_is_the_title_element_is_the_title, begin, end),
		cmocka_unit_test_setup_teardown(what_a_reporter_is_does_not_belong_to_the_name, begin, end),
		cmocka_unit_test_setup_teardown(a_person_goes_before_the_paper_and_the_agency_over_the_text, begin, end),
		cmocka_unit_test_setup_teardown(a_name_above_the_title_goes_behind_those_below, begin, end),
		cmocka_unit_test_setup_teardown(a_byline_may_stand_between_bars, begin, end),
		cmocka_unit_test_setup_teardown(the_number_of_an_issue_stands_before_its_day, begin, end),
		cmocka_unit_test_setup_teardown(a_title_may_tell_the_day_that_it_comes_out_on, begin, end),
		cmocka_unit_test_setup_teardown(a_name_alone_with_an_agency_signs, begin, end),
		cmocka_unit_test_setup_teardown(the_paper_over_the_text_does_not_sign_it, begin, end),
		cmocka_unit_test_setup_teardown(parts_of_a_line_that_style_sets_apart_are_read_alone, begin, end),
		cmocka_unit_test_setup_teardown(a_team_keeps_its_agency_and_two_names_are_two, begin, end),
		cmocka_unit_test_setup_teardown(what_leads_home_is_no_part_of_the_title, begin, end),
		cmocka_unit_test_setup_teardown(a_short_title_is_known_by_its_class_or_its_weight, begin, end),
		cmocka_unit_test_setup_teardown(the_account_of_whoever_set_up_the_site_signs_nothing, begin, end),
		cmocka_unit_test_setup_teardown(more_lines_tell_who_and_when, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
