/* test_page_text.c: which text of a saved page is the article's, where names of classes mislead, where the body comes
 * in pieces, where it is shorter than what stands around it. Structures of real kinds of sites, words of our own. */
#include "page_test.h"

static void a_body_cut_in_pieces_by_its_advertisements_is_whole(void **state)
{
	(void)state;
	assert_page("<main><header><h1>Le bac reste à quai</h1></header><div class=article-body><p>" FERRY "</p></div>"
		"<div class=ad-slot>Publicité</div><div class=article-body><p>" CROSSING "</p></div><div class=ad-slot></div>"
		"<div class=article-body><p>" COUNCIL "</p><p>Rien n'est joué.</p></div></main>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\n" COUNCIL "\n\nRien n'est joué."});
}

static void each_paragraph_in_a_widget_of_its_own_is_still_the_article(void **state)
{
	(void)state;
	assert_page("<div class=elementor><div class='elementor-widget elementor-widget-heading'><h1>Le bac reste à "
		"quai</h1></div><div class='elementor-element elementor-widget elementor-widget-text-editor'><p>" FERRY "</p>"
		"</div><div class='elementor-element elementor-widget elementor-widget-text-editor'><p>" CROSSING "</p></div>"
		"<div class='elementor-widget elementor-widget-counter'><div class=elementor-counter><div>38</div><div>"
		"kilomètres de détour</div></div></div><div class='elementor-element elementor-widget "
		"elementor-widget-text-editor'><p>" COUNCIL "</p></div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\n38\n\nkilomètres de détour\n\n" COUNCIL});
}

static void what_a_box_has_is_not_what_it_is(void **state)
{
	(void)state;
	assert_page("<div><div><h1>Le bac reste à quai</h1></div><div class='text with-sidebar has-share-bar no-comments'><p>"
		FERRY "</p><p>" CROSSING "</p></div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void results_of_a_vote_and_a_box_of_advice_are_the_articles_own(void **state)
{
	(void)state;
	assert_page("<main><h1>Les élus votent le bac</h1><p>" FERRY "</p><div class=vote-results><table class=votes><tr>"
		"<th>Avis</th><th>Voix</th></tr><tr><td>Pour</td><td>41</td></tr><tr><td>Contre</td><td>12</td></tr></table>"
		"</div><p>" CROSSING "</p><div class='alert alert-info'><p>Abstention : 3 élus sur 56.</p></div><p>" COUNCIL
		"</p></main>", (struct wanted){.body = FERRY "\n\nAvis | Voix\nPour | 41\nContre | 12\n\n" CROSSING
		"\n\nAbstention : 3 élus sur 56.\n\n" COUNCIL});
}

static void an_aside_without_a_link_is_a_box_of_the_article(void **state)
{
	(void)state;
	assert_page("<article><h1>Le bac reste à quai</h1><p>" FERRY "</p><aside><h2>Chiffres</h2><ul><li>14 marins</li><li>38 "
		"kilomètres</li></ul></aside><p>" CROSSING "</p><aside><h3>Newsletter</h3><p>Recevez chaque matin l'actualité "
		"de votre commune.</p></aside><aside><p><a href=/x>Le pont saturé</a></p></aside><p>" COUNCIL "</p></article>",
		(struct wanted){.body = FERRY "\n\nChiffres\n\n14 marins\n38 kilomètres\n\n" CROSSING "\n\n" COUNCIL});
}

static void what_a_click_unfolds_is_read(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac en questions</h1><p>" FERRY "</p><div class=accordion><h3><button>Combien de "
		"marins ?</button></h3><div class=accordion-panel hidden><p>Quatorze, dont deux saisonniers.</p></div></div><p>"
		CROSSING "</p><div class=read-more style='display:none'><p>" COUNCIL "</p><p>Le port confirme. " FERRY "</p></div>"
		"</main>", (struct wanted){.body = FERRY "\n\nCombien de marins ?\n\nQuatorze, dont deux saisonniers.\n\n"
		CROSSING "\n\n" COUNCIL "\n\nLe port confirme. " FERRY});
}

static void a_few_lines_go_before_the_teasers_around_them(void **state)
{
	(void)state;
	assert_page("<main><article><h1>Un nouvel arrêt de bus</h1><p>La ligne 12 desservira dès lundi la zone des "
		"Terrasses.</p><p>Trente salariés sont concernés.</p></article><aside><article><h3><a href=/a>Le bac à "
		"quai</a></h3><p>" FERRY "</p></article><article><h3><a href=/b>Le pont saturé</a></h3><p>" CROSSING "</p>"
		"</article></aside></main><div class=teasers><p>" COUNCIL "</p></div>",
		(struct wanted){.body = "La ligne 12 desservira dès lundi la zone des Terrasses.\n\nTrente salariés sont "
		"concernés."});
}

static void a_request_for_consent_is_known_by_its_words(void **state)
{
	(void)state;
	assert_page("<div id=layer><p>Nous et nos 812 partenaires stockons des informations sur un appareil, telles que les "
		"cookies, pour traiter vos données et mesurer l'audience de ce site selon vos choix.</p><p>Vos choix seront "
		"signalés à nos partenaires. Vous pouvez retirer votre consentement à tout moment en bas de page, sans que "
		"votre navigation en souffre le moins du monde.</p></div><div id=b><h1>Le bac reste à quai</h1><p>" FERRY
		"</p><p>Rien n'est joué.</p></div>", (struct wanted){.body = FERRY "\n\nRien n'est joué."});
}

static void notes_definitions_and_a_postscript_stay_below_the_text(void **state)
{
	(void)state;
	assert_page("<div class=hentry><h1>Le bac reste à quai</h1><div class=texte><p>" FERRY "</p><p>" CROSSING "</p></div>"
		"<h2>Notes</h2><div class=notes><p>Chiffres du port, arrêtés au 31 mai.</p></div><div class=definitions><p>Un bac "
		"est un bateau à fond plat.</p></div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING
		"\n\nChiffres du port, arrêtés au 31 mai.\n\nUn bac est un bateau à fond plat."});
}

static void a_chronology_keeps_its_days(void **state)
{
	(void)state;
	assert_page("<article><h1>Le bac reste à quai</h1><p>" FERRY "</p><ul class=timeline><li><span>12 mars 2005</span>"
		"<div><p>Mise en service.</p></div></li><li><span>3 mai 2009</span><div><p>Première avarie.</p></div></li></ul>"
		"<p>" CROSSING "</p></article>", (struct wanted){.body = FERRY
		"\n\n12 mars 2005\nMise en service.\n3 mai 2009\nPremière avarie.\n\n" CROSSING});
}

static void a_heading_over_a_lower_one_stays(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><p>" FERRY "</p><h2>Deux témoins</h2><h3>Anna, marin</h3><p>" CROSSING
		"</p><h2>Sans texte</h2><h2>Et après</h2><p>" COUNCIL "</p></div>", (struct wanted){.body = FERRY
		"\n\nDeux témoins\n\nAnna, marin\n\n" CROSSING "\n\nEt après\n\n" COUNCIL});
}

static void what_is_told_to_the_ear_alone_is_no_text(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><h2>Le fait<span class=mw-editsection>[<a>modifier</a>]</span></h2><p>"
		FERRY "</p><p>La carte<span class=visually-hidden>(nouvelle fenêtre)</span> compte 300 points.</p><p>" COUNCIL
		"</p></main>", (struct wanted){.body = "Le fait\n\n" FERRY "\n\nLa carte compte 300 points.\n\n" COUNCIL});
}

static void elements_of_word_processors_stand_inside_the_line(void **state)
{
	(void)state;
	assert_page("<div class=Section1><p class=MsoTitle>Le bac reste à quai<o:p></o:p></p><p class=MsoNormal>Le port a voté, à "
		"<st1:metricconverter w:st=on>3 km</st1:metricconverter> du bourg, l'achat d'un terrain de <st1:metricconverter>2 "
		"500 m2</st1:metricconverter> pour 48 000 euros, a annoncé <st1:PersonName>Mme Roy</st1:PersonName> à "
		"l'assemblée.<o:p></o:p></p><p class=MsoNormal>" FERRY "</p></div>", (struct wanted){.body = "Le port a voté, à 3 km du bourg, l'achat d'un terrain de 2 500 m2 pour 48 000 euros, a annoncé Mme Roy à "
		"l'assemblée.\n\n" FERRY});
}

static void a_link_set_apart_heads_a_card_too(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p><h3>Sur le même sujet</h3><div><div><a "
		"href=/x>Le pont sera-t-il élargi ?</a><p>Le conseil en débat lundi, et les riverains comptent se faire entendre "
		"en nombre, banderoles à la main.</p></div></div></main>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void figures_and_addresses_stay_at_the_end(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><p>" FERRY "</p><div><h3>120 M€</h3><p>de crédits</p></div><p>" CROSSING
		"</p><p>Tél. 05 00 00 00 00</p></div>", (struct wanted){.body = FERRY "\n\n120 M€\n\nde crédits\n\n" CROSSING
		"\n\nTél. 05 00 00 00 00"});
}

static void a_lead_is_one_though_it_is_called_a_teaser(void **state)
{
	(void)state;
	assert_page("<div itemscope itemtype='http://schema.org/Article'><h1>Le bac reste à quai</h1><div class=teaser-text "
		"itemprop=description><p>Il faudra faire le tour jusqu'au printemps.</p></div><div itemprop=articleBody><p>" FERRY
		"</p><p>" CROSSING "</p></div></div>", (struct wanted){.body = "Il faudra faire le tour jusqu'au printemps.\n\n"
		FERRY "\n\n" CROSSING});
}

static void a_heading_that_links_to_itself_is_no_card(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><p>" FERRY "</p><div><h2 id=s1><a href='#s1'>Le détour</a></h2><p>"
		CROSSING "</p></div><div id=s2><h2><a href='https://anse.example/bac#s2'>Le budget</a></h2><p>" COUNCIL "</p></div>"
		"</main>", (struct wanted){.body = FERRY "\n\nLe détour\n\n" CROSSING "\n\nLe budget\n\n" COUNCIL});
}

static void an_anchor_left_open_is_no_link(void **state)
{
	(void)state;
	assert_page("<body><a name=haut><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p></body>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void days_that_head_the_parts_of_an_agenda_stay(void **state)
{
	(void)state;
	assert_page("<main><h1>Que faire sur la rive ?</h1><h4>13 juin 2024</h4><p>" FERRY "</p><h2>Samedi 15 juin 2024</h2><p>"
		"Brocante à Anse, 140 exposants.</p><p>" CROSSING "</p></main>", (struct wanted){.published = "2024-06-13",
		.body = FERRY "\n\nSamedi 15 juin 2024\n\nBrocante à Anse, 140 exposants.\n\n" CROSSING});
}

static void a_short_last_sentence_in_a_div_stays(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div><div dir=auto>" FERRY "</div><div dir=auto>" CROSSING "</div><div "
		"dir=auto>Il en manque trois.</div></div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\nIl en manque trois."});
}

static void a_class_of_style_is_no_postscript(void **state)
{
	(void)state;
	assert_page("<div class=row><div class=pe-4><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p></div><div "
		"class='col ps-lg-4'><h3>Météo</h3><p>Anse, 14 degrés, vent faible.</p></div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void what_is_called_aside_beside_a_short_main_is_left_out(void **state)
{
	(void)state;
	assert_page("<body><main><h1>En bref sur la rive</h1><h2>Anse</h2><p>La piscine rouvre lundi après 45 000 euros de travaux.</p><h2>"
		"Vernon</h2><p>Le marché est déplacé jusqu'au 12 mai.</p></main><aside><h3>Vidéos</h3><p>" FERRY "</p></aside>"
		"</body>", (struct wanted){.body = "Anse\n\nLa piscine rouvre lundi après 45 000 euros de travaux.\n\nVernon\n\n"
		"Le marché est déplacé jusqu'au 12 mai."});
}

static void offers_in_words_alone_are_no_text(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>Ajoutez Rives-Matin à vos sources préférées sur Google"
		"</p><div><h3>Recevez notre lettre</h3><p>Inscrivez-vous pour recevoir chaque vendredi l'actualité de la rive.</p>"
		"</div><figure><blockquote class=wp-embedded-content><a href=/x>Le pont saturé</a></blockquote></figure><p>" CROSSING
		"</p></main>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void points_over_the_text_stay_and_who_wrote_it_goes(void **state)
{
	(void)state;
	assert_page("<article><h1>Le bac reste à quai</h1><ul><li>Trois mois de travaux</li><li>38 km de détour</li></ul><p>"
		FERRY "</p><p>" CROSSING "</p></article>",
		(struct wanted){.body = "Trois mois de travaux\n38 km de détour\n\n" FERRY "\n\n" CROSSING});
	assert_page("<article><h1>Le bac reste à quai</h1><ul><li>Jeanne Roy</li><li>Le 5 mars 2024</li><li>Mer et pêche</li></ul>"
		"<p>" FERRY "</p><p>" CROSSING "</p></article>", (struct wanted){.author = "Jeanne Roy", .published = "2024-03-05",
		.body = FERRY "\n\n" CROSSING});
}

static void an_aside_with_a_link_in_its_sentence_is_the_articles_own(void **state)
{
	(void)state;
	assert_page("<article><h1>Le bac reste à quai</h1><p>" FERRY "</p><aside><h3>Le précédent de 2019</h3><p>Cette année-là, "
		"<a href=/x>le bac voisin</a> avait coûté 9 millions d'euros et trois mois d'arrêt.</p></aside><p>" CROSSING
		"</p><aside><h3>Le bac</h3><p><a href=/x>Le bac voisin vendu 9 millions d'euros.</a></p></aside></article>",
		(struct wanted){.body = FERRY "\n\nLe précédent de 2019\n\nCette année-là, le bac voisin avait coûté 9 millions "
		"d'euros et trois mois d'arrêt.\n\n" CROSSING});
}

static void captions_below_the_last_paragraph_stay(void **state)
{
	(void)state;
	assert_page("<article><h1>Le bac en images</h1><p>" FERRY "</p><figure><img><figcaption>Vendredi, 900 personnes attendaient "
		"le bac sur le quai. © J. Roy</figcaption></figure><figure><img><figcaption>© J. Roy</figcaption></figure></article>",
		(struct wanted){.body = FERRY "\n\nVendredi, 900 personnes attendaient le bac sur le quai. © J. Roy"});
}

static void short_questions_and_answers_stay_at_both_ends(void **state)
{
	(void)state;
	assert_page("<div><h1>Le patron du bac répond</h1><div><div class=q>Combien de marins ?</div><div class=r>Quatorze.</div><div "
		"class=q>Et demain ?</div><div class=r>" FERRY "</div><div class=r>" CROSSING "</div><div class=q>Un vœu ?</div><div "
		"class=r>Naviguer.</div></div></div>", (struct wanted){.body = "Combien de marins ?\n\nQuatorze.\n\nEt demain ?\n\n"
		FERRY "\n\n" CROSSING "\n\nUn vœu ?\n\nNaviguer."});
}

static void a_notice_of_what_is_kept_of_readers_is_no_article(void **state)
{
	(void)state;
	assert_page("<div><div><h1>Le bac reste à quai</h1><p>Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé.</p>"
		"</div><div><p>Conformément à la loi informatique et libertés, vous disposez d'un droit d'accès et de rectification des "
		"données qui vous concernent, en écrivant au siège du journal.</p></div></div>",
		(struct wanted){.body = "Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé."});
}

static void all_titles_below_a_label_are_other_articles(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>Sur le même sujet :</p><p><a href=/x>Le pont saturé depuis le "
		"mois de mars</a></p><p><a href=/y>Le port a trouvé un repreneur</a></p><p>" CROSSING "</p><div class=keynumber><div>85"
		"</div><div>marins sans travail</div></div><p>" COUNCIL "</p></div>", (struct wanted){.body = FERRY "\n\n" CROSSING
		"\n\n85\n\nmarins sans travail\n\n" COUNCIL});
}

static void a_lead_may_be_a_heading_below_the_title(void **state)
{
	(void)state;
	assert_page("<title>Le bac de la rive reste à quai - Rives-Matin</title><div><h3>Rives-Matin</h3><div>Le bac de la rive reste à "
		"quai</div><h2>Il faudra faire un détour de 38 kilomètres jusqu'au printemps au moins.</h2><div><p>" FERRY "</p><p>"
		CROSSING "</p></div></div>", (struct wanted){.title = "Le bac de la rive reste à quai", .source = "Rives-Matin",
		.body = "Il faudra faire un détour de 38 kilomètres jusqu'au printemps au moins.\n\n" FERRY "\n\n" CROSSING});
}

static void letters_of_a_title_stand_apart_from_the_lines_around(void **state)
{
	(void)state;
	assert_page("<title>Le Quotidien - Le bac reste à quai pour l'hiver</title><table><tr><td><font size=2><b>FLEUVE</b></font><br>"
		"<font size=5><b>Le bac reste à quai pour l'hiver</b></font><br><font size=2><b>La traversée ne reprendra qu'en mars, a "
		"dit lundi la mairie de Vernon.</b></font></td></tr><tr><td>" FERRY "<br><br>" CROSSING "</td></tr></table>",
		(struct wanted){.title = "Le bac reste à quai pour l'hiver",
		.body = "La traversée ne reprendra qu'en mars, a dit lundi la mairie de Vernon.\n\n" FERRY "\n\n" CROSSING});
}

static void short_entries_of_a_live_blog_stay(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac à quai : notre direct</h1><div class=live><div class=post><time>12:04</time><h2>Le bac repart</h2>"
		"<p>La mairie l'annonce.</p></div><div class=post><time>10:31</time><p>" FERRY "</p></div><div class=post><time>08:12"
		"</time><h2>Que s'est-il passé ?</h2><p>" CROSSING "</p><p>" COUNCIL "</p></div></div></main>",
		(struct wanted){.body = "Le bac repart\n\nLa mairie l'annonce.\n\n" FERRY "\n\nQue s'est-il passé ?\n\n" CROSSING
		"\n\n" COUNCIL});
}

static void a_body_in_boxes_of_two_names_is_whole(void **state)
{
	(void)state;
	assert_page("<div><h3>Le bac reste à quai</h3><div class=entry-content><div class=entry-body><p>" FERRY "</p><p>" CROSSING
		"</p></div><div class=entry-more><p>La prochaine traversée est fixée au 3 mars. La Région a confirmé sa subvention, "
		"en baisse de dix pour cent.</p></div></div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING "\n\nLa "
		"prochaine traversée est fixée au 3 mars. La Région a confirmé sa subvention, en baisse de dix pour cent."});
}

static void a_teaser_below_the_title_is_the_lead(void **state)
{
	(void)state;
	assert_page("<main><div><h1>Le bac reste à quai</h1><p class=head__teaser>La traversée ne reprendra qu'en mars.</p></div><div>"
		"<p>" FERRY "</p><p>" CROSSING "</p></div></main>",
		(struct wanted){.body = "La traversée ne reprendra qu'en mars.\n\n" FERRY "\n\n" CROSSING});
}

static void a_first_question_with_a_short_answer_stays(void **state)
{
	(void)state;
	assert_page("<div><h1>Le patron du bac répond</h1><p>Propos recueillis par Jeanne Roy</p><div class=article-content><h3>Comment "
		"êtes-vous arrivé là ?</h3><p>Par hasard.</p><p>" FERRY "</p><h3>Et demain ?</h3><p>" CROSSING "</p></div></div>",
		(struct wanted){.author = "Jeanne Roy", .body = "Comment êtes-vous arrivé là ?\n\nPar hasard.\n\n" FERRY
		"\n\nEt demain ?\n\n" CROSSING});
}

static void a_lead_in_a_heading_stays_over_names_and_days(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><h2>Il faudra faire un détour de 38 kilomètres jusqu'au printemps au moins.</h2><p>Par "
		"notre correspondante à Vernon, Jeanne Roy</p><p>Le 2 mars 2020 à 18h30</p><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.author = "Jeanne Roy", .published = "2020-03-02",
		.body = "Il faudra faire un détour de 38 kilomètres jusqu'au printemps au moins.\n\n" FERRY "\n\n" CROSSING});
}

static void the_place_of_a_report_stays_over_it(void **state)
{
	(void)state;
	assert_page("<main><h1>Le bac reste à quai</h1><p>10 janvier 2023 à 09h38</p><div class=texte><p><strong>Vernon (Eure), reportage"
		"</strong></p><p>" FERRY "</p><p>" CROSSING "</p></div></main>",
		(struct wanted){.published = "2023-01-10", .body = "Vernon (Eure), reportage\n\n" FERRY "\n\n" CROSSING});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_body_cut_in_pieces_by_its_advertisements_is_whole, begin, end),
		cmocka_unit_test_setup_teardown(each_paragraph_in_a_widget_of_its_own_is_still_the_article, begin, end),
		cmocka_unit_test_setup_teardown(what_a_box_has_is_not_what_it_is, begin, end),
		cmocka_unit_test_setup_teardown(results_of_a_vote_and_a_box_of_advice_are_the_articles_own, begin, end),
		cmocka_unit_test_setup_teardown(an_aside_without_a_link_is_a_box_of_the_article, begin, end),
		cmocka_unit_test_setup_teardown(what_a_click_unfolds_is_read, begin, end),
		cmocka_unit_test_setup_teardown(a_few_lines_go_before_the_teasers_around_them, begin, end),
		cmocka_unit_test_setup_teardown(a_request_for_consent_is_known_by_its_words, begin, end),
		cmocka_unit_test_setup_teardown(notes_definitions_and_a_postscript_stay_below_the_text, begin, end),
		cmocka_unit_test_setup_teardown(a_chronology_keeps_its_days, begin, end),
		cmocka_unit_test_setup_teardown(a_heading_over_a_lower_one_stays, begin, end),
		cmocka_unit_test_setup_teardown(what_is_told_to_the_ear_alone_is_no_text, begin, end),
		cmocka_unit_test_setup_teardown(elements_of_word_processors_stand_inside_the_line, begin, end),
		cmocka_unit_test_setup_teardown(a_link_set_apart_heads_a_card_too, begin, end),
		cmocka_unit_test_setup_teardown(figures_and_addresses_stay_at_the_end, begin, end),
		cmocka_unit_test_setup_teardown(a_lead_is_one_though_it_is_called_a_teaser, begin, end),
		cmocka_unit_test_setup_teardown(a_heading_that_links_to_itself_is_no_card, begin, end),
		cmocka_unit_test_setup_teardown(an_anchor_left_open_is_no_link, begin, end),
		cmocka_unit_test_setup_teardown(days_that_head_the_parts_of_an_agenda_stay, begin, end),
		cmocka_unit_test_setup_teardown(a_short_last_sentence_in_a_div_stays, begin, end),
		cmocka_unit_test_setup_teardown(a_class_of_style_is_no_postscript, begin, end),
		cmocka_unit_test_setup_teardown(what_is_called_aside_beside_a_short_main_is_left_out, begin, end),
		cmocka_unit_test_setup_teardown(offers_in_words_alone_are_no_text, begin, end),
		cmocka_unit_test_setup_teardown(points_over_the_text_stay_and_who_wrote_it_goes, begin, end),
		cmocka_unit_test_setup_teardown(an_aside_with_a_link_in_its_sentence_is_the_articles_own, begin, end),
		cmocka_unit_test_setup_teardown(captions_below_the_last_paragraph_stay, begin, end),
		cmocka_unit_test_setup_teardown(short_questions_and_answers_stay_at_both_ends, begin, end),
		cmocka_unit_test_setup_teardown(a_notice_of_what_is_kept_of_readers_is_no_article, begin, end),
		cmocka_unit_test_setup_teardown(all_titles_below_a_label_are_other_articles, begin, end),
		cmocka_unit_test_setup_teardown(a_lead_may_be_a_heading_below_the_title, begin, end),
		cmocka_unit_test_setup_teardown(letters_of_a_title_stand_apart_from_the_lines_around, begin, end),
		cmocka_unit_test_setup_teardown(short_entries_of_a_live_blog_stay, begin, end),
		cmocka_unit_test_setup_teardown(a_body_in_boxes_of_two_names_is_whole, begin, end),
		cmocka_unit_test_setup_teardown(a_teaser_below_the_title_is_the_lead, begin, end),
		cmocka_unit_test_setup_teardown(a_first_question_with_a_short_answer_stays, begin, end),
		cmocka_unit_test_setup_teardown(a_lead_in_a_heading_stays_over_names_and_days, begin, end),
		cmocka_unit_test_setup_teardown(the_place_of_a_report_stays_over_it, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
