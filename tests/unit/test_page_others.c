/* test_page_others.c: what readers wrote and what other articles say on the page of an article. */
#include "page_test.h"

#define TITLE "<h1>Le bac reste à quai</h1>"

static void comments_end_the_article_where_a_heading_says_so(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<p>" FERRY "</p><p>" CROSSING "</p><h3>2 commentaires</h3><p><b>Jojo</b> dit :</p><p>" COUNCIL
		"</p></div>", (struct wanted){.body = FERRY "\n\n" CROSSING});
	assert_page("<div>" TITLE "<div class=a><p>" FERRY "</p></div><div class=b><div><h2>Vos commentaires (2)</h2></div><div>"
		"<p>" CROSSING "</p></div><div><p>" COUNCIL "</p></div></div></div>", (struct wanted){.body = FERRY});
	assert_page("<div>" TITLE "<div class=a><p>" FERRY "</p></div><div class=b><div class=title-b>Vos avis</div><div><div>Jojo"
		"</div><div>" CROSSING "</div></div></div></div>", (struct wanted){.body = FERRY});
}

static void a_count_of_comments_under_the_title_ends_nothing(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<h4>12 commentaires</h4><p>" FERRY "</p><p>" CROSSING "</p></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void reactions_are_the_articles_own(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<p>" FERRY "</p><h2>Les réactions</h2><p>" CROSSING "</p><p>" COUNCIL
		"</p></div>", (struct wanted){.body = FERRY "\n\nLes réactions\n\n" CROSSING "\n\n" COUNCIL});
}

static void a_heading_that_advises_to_react_ends_nothing(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<p>" FERRY "</p><h2>Réagir</h2><p>" CROSSING "</p><h2>Réagir (12)</h2><p>" COUNCIL "</p></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
	assert_page("<div><div>" TITLE "</div><div><p>Le bac a heurté le quai vendredi. Personne n'est blessé.</p><form><input "
		"type=email></form></div></div>",
		(struct wanted){.body = "Le bac a heurté le quai vendredi. Personne n'est blessé."});
}

static void the_next_articles_of_an_endless_page_are_left_out(void **state)
{
	(void)state;
	assert_page("<title>Le bac reste à quai</title><main><article class=full>" TITLE "<p>" FERRY "</p></article><article "
		"class=full><h1>Le pont saturé</h1><p>" CROSSING "</p><p>" COUNCIL "</p></article></main>",
		(struct wanted){.title = "Le bac reste à quai", .body = FERRY});
}

static void the_entries_of_a_live_blog_are_no_further_articles(void **state)
{
	(void)state;
	assert_page("<main><article class=post>" TITLE "<p>" FERRY "</p></article><article class=post><h2>Le pont "
		"saturé</h2><p>" CROSSING "</p></article><article class=post><h2>Une session le 12 mars</h2><p>" COUNCIL
		"</p></article></main>", (struct wanted){.body = FERRY "\n\nLe pont saturé\n\n" CROSSING
		"\n\nUne session le 12 mars\n\n" COUNCIL});
}

static void long_cards_do_not_outweigh_a_short_article(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<div><p>Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé.</p></div><div><div "
		"class=it><h3><a href=/a>Le pont saturé</a></h3><p>" CROSSING "</p></div><div class=it><h3><a href=/b>Le budget "
		"en débat</a></h3><p>" COUNCIL "</p></div></div></div>",
		(struct wanted){.body = "Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé."});
}

static void what_asks_for_an_address_is_no_text(void **state)
{
	(void)state;
	assert_page("<main>" TITLE "<p>" FERRY "</p><div class=x9><div><p><b>La rive chaque matin</b></p><p>Rejoignez nos 12 000 "
		"abonnés, c'est gratuit.</p></div><div><input type=email><button>OK</button></div></div><p>" CROSSING "</p></main>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
	assert_page("<main>" TITLE "<input type=email><p>" FERRY "</p><p>" CROSSING "</p></main>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void who_wrote_it_is_no_text_wherever_it_stands(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<div><img><a href='/auteurs/jr'>Jeanne Roy</a><div>Jeanne Roy est journaliste et enseigne la "
		"navigation à l'école de Vernon.</div></div><div><p>" FERRY "</p><p>" CROSSING "</p></div></div>",
		(struct wanted){.author = "Jeanne Roy", .body = FERRY "\n\n" CROSSING});
	assert_page("<div>" TITLE "<div><a href='/auteurs/jr'>Jeanne Roy</a><p>" FERRY "</p></div><p>" CROSSING "</p></div>",
		(struct wanted){.author = "Jeanne Roy", .body = FERRY "\n\n" CROSSING});
}

static void a_list_of_news_beside_a_short_article_is_left_out(void **state)
{
	(void)state;
	assert_page("<div><div>" TITLE "<p>Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé.</p></div><div><h2>Vite "
		"dit</h2><ul><li><a href=/a>Le pont</a><p>" CROSSING "</p></li><li><a href=/b>Le budget</a><p>" COUNCIL "</p></li>"
		"</ul></div></div>", (struct wanted){.body = "Le bac a heurté le quai vendredi vers 18 h. Personne n'est blessé."});
}

static void the_next_articles_of_an_endless_page_may_stand_in_any_box(void **state)
{
	(void)state;
	assert_page("<div><div class=full>" TITLE "<div>Par Jeanne Roy</div><p>" FERRY "</p></div><div class=full><h1>Le pont "
		"saturé</h1><div>Par Marc Vial</div><p>" CROSSING "</p></div><div class=full><h1>Une session</h1><time>12 mars"
		"</time><p>" COUNCIL "</p></div></div>", (struct wanted){.author = "Jeanne Roy", .body = FERRY});
	assert_page("<div><section class=part>" TITLE "<p>Une saison sur le fleuve, avec ceux qui le "
		"traversent, les jours de crue aussi.</p></section><section class=part><h1>Septembre</h1><p>" CROSSING
		"</p></section></div>", (struct wanted){.body = "Une saison sur le fleuve, avec ceux qui le "
		"traversent, les jours de crue aussi.\n\nSeptembre\n\n" CROSSING});
}

static void an_offer_is_known_by_the_words_of_its_button(void **state)
{
	(void)state;
	assert_page("<main>" TITLE "<p>" FERRY "</p><div class=x9><p>La rive chaque matin</p><p>Les nouvelles du fleuve, et rien "
		"d'autre.</p><a href=/lettre>S'inscrire</a></div><p>" CROSSING "</p></main>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void what_one_paragraph_alone_is_called_tells_what_it_is(void **state)
{
	(void)state;
	assert_page("<div><h2>Le bac reste à quai</h2><div class=entry><p>" FERRY "</p><p>" CROSSING "</p><p class='postmetadata "
		"alt'>Cet article a été publié le mardi 12 mai 2015 à 10:22 et est classé dans Fleuve. Vous pouvez en suivre les "
		"commentaires par le flux RSS 2.0.</p></div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void parts_of_the_text_may_be_articles(void **state)
{
	(void)state;
	assert_page("<article class=story><h1>Le bac reste à quai</h1><article class=story--part><p>" FERRY "</p><p>" CROSSING "</p>"
		"</article><aside><p>À lire aussi</p><a href=/x><h3>Le pont saturé depuis le mois de mars</h3></a></aside>"
		"<article class=story--part><h2>Un bac de secours</h2><p>" COUNCIL "</p></article></article>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\nUn bac de secours\n\n" COUNCIL});
	assert_page("<article class=story><h1>Le bac reste à quai</h1><p>" FERRY "</p><p>" CROSSING "</p><article class=card><a href=/x>"
		"<img src=x.jpg></a><p>La location d'un navire de remplacement coûterait 450 000 euros, que la Région refuse de payer "
		"seule.</p></article></article>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void requests_for_gifts_and_notes_of_the_site_are_no_text(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div><p>" FERRY "</p><div class=inline-don><p>Ce journal vit sans actionnaire, grâce à "
		"ses lectrices et à ses lecteurs, qui sont 24 000. <a href=/d>Faites un don</a></p></div><p>" CROSSING "</p><p>Vous avez "
		"repéré une erreur ? <a href=/e>Écrivez-nous</a></p><p>Rives est aussi sur Google News. Abonnez-vous !</p><p>Adresse de cet article : http://rives.example/12</p><div>© Rives. "
		"Tous droits de reproduction et de représentation réservés. Ce que montre cette page ne peut être repris sans "
		"l'accord du journal, quel que soit l'usage.</div></div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void a_box_is_the_articles_own_by_its_heading(void **state)
{
	(void)state;
	assert_page("<div id=c><h1>Le bac reste à quai</h1><div class=text><p>" FERRY "</p><p>" CROSSING "</p></div><div class=bloc><h3>"
		"Pratique</h3><p>Embarcadère de Vernon, tous les jours sauf le lundi.</p><p>Traversée : 8 euros.</p></div><div class=bloc>"
		"<h3>Repères</h3><ul><li><a href=/x>Le pont saturé depuis le mois de mars</a></li></ul></div></div>", (struct wanted){
		.body = FERRY "\n\n" CROSSING "\n\nPratique\n\nEmbarcadère de Vernon, tous les jours sauf le lundi.\n\n"
		"Traversée : 8 euros."});
}

static void declarations_and_letters_of_the_site_are_no_text(void **state)
{
	(void)state;
	assert_page("<div><h1>Le bac reste à quai</h1><div><h2>Déclaration d’intérêts</h2><p>Jeanne Roy ne travaille pas pour une entreprise, ne "
		"la conseille pas et ne reçoit rien d'une organisation qui pourrait tirer profit de cet article.</p></div><div><p>" FERRY
		"</p><p>L'association ne reçoit pas de fonds de l'État.</p><p>" CROSSING "</p><p>[<em>Plus de 80 000 lecteurs font confiance "
		"à la newsletter de Rives. <a href=/n>Abonnez-vous dès aujourd'hui</a></em>]</p><p>" COUNCIL "</p></div></div>",
		(struct wanted){.body = FERRY "\n\nL'association ne reçoit pas de fonds de l'État.\n\n" CROSSING "\n\n" COUNCIL});
}

static void the_headings_of_a_letter_are_its_text(void **state)
{
	(void)state;
#define ENTRY(title, text) "<div class=c><h3><a href=/x>" title "</a></h3><p>" text "</p></div>"
#define ENTRIES ENTRY("Le bac reste à quai", FERRY) ENTRY("Le patron du bac répond", CROSSING) ENTRY("Un navire de secours", COUNCIL)
	assert_page("<div>Voir ce message dans votre navigateur</div><h1>La lettre des rives</h1>" ENTRIES "<div>Vous recevez ce message car "
		"vous êtes abonné.</div>", (struct wanted){.title = "La lettre des rives", .body = "Le bac reste à quai\n\n" FERRY
		"\n\nLe patron du bac répond\n\n" CROSSING "\n\nUn navire de secours\n\n" COUNCIL});
	assert_page("<div>Activez JavaScript dans votre navigateur</div><h1>Les élus des rives se sont réunis</h1><p>" FERRY "</p><p>"
		CROSSING "</p>" ENTRY("Le pont saturé", COUNCIL) ENTRY("Le port repris", COUNCIL),
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void what_praises_the_paper_at_its_wall_is_no_text(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<div><p>" FERRY "</p><p>" CROSSING "</p></div><div class=x-paywall><h3>Soutenez une rédaction de "
		"200 journalistes</h3><p>L'Anse est un journal indépendant, engagé pour ses rives.</p><p>Sans engagement, à partir de 1 €</p>"
		"</div></div>", (struct wanted){.body = FERRY "\n\n" CROSSING});
	assert_page("<div>" TITLE "<div><p>" FERRY "</p></div><div class=x-paywall><p>" CROSSING "</p><p>" COUNCIL "</p></div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\n" COUNCIL});
}

static void how_often_it_was_read_and_where_to_read_on_is_no_text(void **state)
{
	(void)state;
	assert_page("<div>" TITLE "<p>" FERRY "</p><div><strong>Sur le même sujet</strong><a href=/pont>À l'est, le pont saturé</a></div>"
		"<p>" CROSSING "</p><div><ul><li class=statistics-counter>412 vues</li></ul></div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static const char *why_not(const char *page)
{
	const char *why = NULL;
	struct doc *doc;

	assert_int_equal(input_html.parse(&arena, &doc, str_c(page), &why), 0);
	return why;
}

#define CARD(title, text) "<article class=card><a href=/1><h2>" title "</h2></a><p>" text "</p></article>"

static void a_list_of_articles_is_none(void **state)
{
	(void)state;
	assert_string_equal(why_not("<main><h1>Ports et rives</h1>" CARD("Le bac à quai", "Il ne reprendra pas son service avant le printemps.")
		CARD("Le pont rouvre", "Les bouchons s'allongent chaque matin à l'entrée.") CARD("Une session", "Le conseil étudie jeudi la "
		"location d'un navire.") "</main>"), "is a page without an article");
	why_not("<h1>Ville de Vernon</h1><main>" CARD("Le bac à quai", "Il reprend au printemps.")
		CARD("Le pont rouvre", "On l'a repeint.") CARD("Une session", "Jeudi, en mairie.") "</main><footer>Mairie de Vernon, place "
		"de la République. Ouvert du lundi au vendredi de 8h30 à 12h et de 13h30 à 17h.</footer>");
	assert_page("<main><h1>Ports et rives</h1>" CARD("Le bac à quai", FERRY) CARD("Le pont rouvre", CROSSING) CARD("Une session", COUNCIL) "<p>"
		FERRY "</p></main>", (struct wanted){.body = FERRY});
}

static void what_a_server_answers_instead_is_none(void **state)
{
	(void)state;
	assert_string_equal(why_not("<title>Page introuvable - L'Anse</title><header><a href='/'>L'Anse</a></header><h1>Page introuvable</h1>"
		"<p>La page que vous cherchez n'existe pas ou n'existe plus. Revenez à l'accueil.</p>"),
		"is what a server answers instead of an article");
	why_not("<title>Un instant…</title><h1>anse.example</h1><p>Vérification que vous êtes humain. Cela peut prendre un moment.</p>");
	why_not("<frameset><noframes><body>Votre navigateur ne supporte pas les cadres.</body></noframes></frameset>");
	assert_page("<title>Page introuvable : le bac coule</title><h1>Page introuvable : le bac coule</h1><p>" FERRY "</p>",
		(struct wanted){.body = FERRY});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(comments_end_the_article_where_a_heading_says_so, begin, end),
		cmocka_unit_test_setup_teardown(a_count_of_comments_under_the_title_ends_nothing, begin, end),
		cmocka_unit_test_setup_teardown(reactions_are_the_articles_own, begin, end),
		cmocka_unit_test_setup_teardown(a_heading_that_advises_to_react_ends_nothing, begin, end),
		cmocka_unit_test_setup_teardown(the_next_articles_of_an_endless_page_are_left_out, begin, end),
		cmocka_unit_test_setup_teardown(the_entries_of_a_live_blog_are_no_further_articles, begin, end),
		cmocka_unit_test_setup_teardown(long_cards_do_not_outweigh_a_short_article, begin, end),
		cmocka_unit_test_setup_teardown(what_asks_for_an_address_is_no_text, begin, end),
		cmocka_unit_test_setup_teardown(who_wrote_it_is_no_text_wherever_it_stands, begin, end),
		cmocka_unit_test_setup_teardown(a_list_of_news_beside_a_short_article_is_left_out, begin, end),
		cmocka_unit_test_setup_teardown(the_next_articles_of_an_endless_page_may_stand_in_any_box, begin, end),
		cmocka_unit_test_setup_teardown(an_offer_is_known_by_the_words_of_its_button, begin, end),
		cmocka_unit_test_setup_teardown(what_one_paragraph_alone_is_called_tells_what_it_is, begin, end),
		cmocka_unit_test_setup_teardown(parts_of_the_text_may_be_articles, begin, end),
		cmocka_unit_test_setup_teardown(requests_for_gifts_and_notes_of_the_site_are_no_text, begin, end),
		cmocka_unit_test_setup_teardown(a_box_is_the_articles_own_by_its_heading, begin, end),
		cmocka_unit_test_setup_teardown(declarations_and_letters_of_the_site_are_no_text, begin, end),
		cmocka_unit_test_setup_teardown(the_headings_of_a_letter_are_its_text, begin, end),
		cmocka_unit_test_setup_teardown(what_praises_the_paper_at_its_wall_is_no_text, begin, end),
		cmocka_unit_test_setup_teardown(how_often_it_was_read_and_where_to_read_on_is_no_text, begin, end),
		cmocka_unit_test_setup_teardown(a_list_of_articles_is_none, begin, end),
		cmocka_unit_test_setup_teardown(what_a_server_answers_instead_is_none, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
