/* test_input_html.c: saved web pages: each a small invented page in the structure of a kind of site, with the article
 * that must come out of it, word for word, and every letter of it led back to the bytes of the page. */
#include "page_test.h"

/* ── recognising ── */

static void a_page_is_known_by_its_first_tag(void **state)
{
	static const struct { const char *head; bool page; } cases[] = {
		{"<!DOCTYPE html><html>", true}, {"\n\n <!doctype HTML PUBLIC \"-//W3C//DTD", true}, {"<HTML LANG=fr>", true},
		{"<!-- saved from url=(0030)http://x.example/ -->\n<html>", true}, {"\xEF\xBB\xBF<html>", true},
		{"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">", true}, {"<article class='a'>", true},
		{"<div>", true}, {"<h1>Titre</h1>", true}, {"<table border=0>", true},
		{"<?xml version=\"1.0\"?><rss version=\"2.0\">", false}, {"<nitf>", false}, {"<TEI xmlns=", false},
		{"<newsItem>", false}, {"<divers>", false}, {"Le conseil <html>", false}, {"", false}, {"<", false},
		{"{\"text\": \"<html>\"}", false}, {"<!-- sans fin", false},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (input_html.sniff(str_c(cases[i].head)) != cases[i].page)
			fail_msg("%s", cases[i].head);
	assert_true(input_html.sniff((str){"\xFF\xFE<\0h\0t\0m\0l\0>\0", 14}));
}

/* ── kinds of sites ── */

static void wordpress(void **state)
{
	static const char page[] =
		"<!DOCTYPE html><html lang=\"fr-FR\"><head><meta charset=\"utf-8\"><title>Le bac à quai - L’Écho des "
		"dunes</title>"
		"<meta property=\"og:site_name\" content=\"L’Écho des dunes\">"
		"<meta property=\"og:title\" content=\"Le bac à quai - L’Écho des dunes\">"
		"<link rel=canonical href=\"https://dunes.example/le-bac/\">"
		"<meta property=\"article:published_time\" content=\"2022-01-20T17:02:00+01:00\">"
		"<meta property=\"article:modified_time\" content=\"2022-01-21T08:00:00+01:00\">"
		"</head><body class=\"post-template-default single tag-port\"><header "
		"class=\"site-header\"><nav><ul><li><a href=/>Accueil</a></li>"
		"<li><a href=/ports>Ports</a></li></ul></nav></header><div id=\"content\"><main><article class=\"post "
		"tag-port category-social\">"
		"<header class=\"entry-header\"><h1 class=\"entry-title\">Le bac à quai</h1><div "
		"class=\"entry-meta\">Publié le "
		"<time class=\"entry-date\" datetime=\"2022-01-20T17:02:00+01:00\">20 janvier 2022</time> par <span "
		"class=\"author vcard\">"
		"<a rel=\"author\" href=\"/author/lm/\">Lucie Mareuil</a></span></div></header><div class=\"entry-content\">"
		"<p>" FERRY "</p><h2>Un détour de 38 kilomètres</h2><p>" CROSSING "</p>"
		"<ul><li>lundi : navette de 7 heures ;</li><li>mardi : pas de navette.</li></ul>"
		"<blockquote><p>On s’organise comme on peut.</p></blockquote>"
		"<figure class=\"wp-block-image\"><img src=a.jpg><figcaption>Le bac en cale sèche, en "
		"janvier.</figcaption></figure>"
		"<p>" COUNCIL "</p><div class=\"sharedaddy\"><h3>Partager :</h3><ul><li><a "
		"href=#>Facebook</a></li></ul></div>"
		"<div id=\"jp-relatedposts\"><h3>Articles similaires</h3><p><a href=/x>Le phare repeint avant "
		"l’été</a></p></div></div>"
		"<footer class=\"entry-footer\">Étiquettes : <a href=/tag/port>port</a></footer></article></main>"
		"<aside id=\"secondary\"><h2>Articles récents</h2><p>" COUNCIL "</p></aside>"
		"<div id=\"comments\"><h2>2 réponses</h2><ol><li><p>" CROSSING "</p></li><li><p>" FERRY
		"</p></li></ol></div></div>"
		"<footer><p>Fièrement propulsé par WordPress</p></footer></body></html>";
	struct doc *doc = assert_page(page, (struct wanted){
		.title = "Le bac à quai", .author = "Lucie Mareuil", .published = "2022-01-20", .updated = "2022-01-21",
		.source = "L’Écho des dunes", .url = "https://dunes.example/le-bac/",
		.body = FERRY "\n\nUn détour de 38 kilomètres\n\n" CROSSING "\n\nlundi : navette de 7 heures ;\nmardi : "
		"pas de "
		        "navette.\n\nOn s’organise comme on peut.\n\nLe bac en cale sèche, en janvier.\n\n" COUNCIL});

	(void)state;
	assert_origin(&doc->title, str_c(page));
	assert_string_equal(doc->from.title, "og:title");
	assert_string_equal(doc->from.author, "author link");
	assert_string_equal(doc->from.published, "article:published_time");
	assert_string_equal(doc->from.url, "link canonical");
	assert_string_equal(doc->from.source, "og:site_name");
}

static void json_ld_in_a_graph_with_its_author_elsewhere(void **state)
{
	(void)state;
	assert_page("<html><head><title>x</title><script type=\"application/ld+json\">//<![CDATA[\n"
		"{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Le Littoral\"},"
		"{\"@type\":[\"NewsArticle\"],\"headline\":\"L&#039;estuaire sans "
		"bac\",\"datePublished\":\"2021-02-03T06:00:00+01:00\","
		"\"dateModified\":\"2021-02-04\",\"author\":[{\"@id\":\"#p1\"},{\"@type\":\"Person\",\"name\":\"Yves "
		"Kerdraon\"}],"
		"\"publisher\":{\"@type\":\"Organization\",\"name\":\"Le Littoral\"},},"
		"{\"@type\":\"Person\",\"@id\":\"#p1\",\"name\":\"Anne\nLebrun\"}]}\n//]]></script></head><body>"
		"<h1>L’estuaire sans bac</h1><div class=texte><p>" FERRY "</p><p>" CROSSING "</p></div></body></html>",
		(struct wanted){.title = "L’estuaire sans bac", .author = "Anne Lebrun, Yves Kerdraon", .published =
		"2021-02-03",
		.updated = "2021-02-04", .source = "Le Littoral", .body = FERRY "\n\n" CROSSING});
}

static void a_national_daily_behind_its_wall(void **state)
{
	(void)state;
	assert_page("<!doctype html><html><head><script "
		"type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"La traversée "
		"suspendue\",\"datePublished\":\"2023-01-05\",\"author\":{\"@type\":\"Person\",\"name\":\"Claire Vasseur\"},"
		"\"isAccessibleForFree\":false}</script></head><body><div class=\"cookie-banner\"><p>" COUNCIL "</p></div>"
		"<main><article><h1 class=\"article__title\">La traversée suspendue</h1>"
		"<p class=\"article__desc\">Privilège de l’été, le bac ne naviguera pas cet hiver, faute d’une coque "
		"saine.</p>"
		"<p class=\"meta__authors\">Par <a class=\"author\" href=/cv>Claire Vasseur</a></p>"
		"<p class=\"meta__publisher\">Publié le 05 janvier 2023 à 06h00, mis à jour à 09h12</p><p>Temps de "
		"Lecture 3 min.</p>"
		"<section class=\"article__content\"><p>" FERRY "</p><p>" CROSSING "</p>"
		"<section class=\"paywall\"><p>Il vous reste 71.4% de cet article à lire. La suite est réservée aux "
		"abonnés.</p>"
		"<a href=/abo>S’abonner</a></section></section></article></main></body></html>",
		(struct wanted){.title = "La traversée suspendue", .author = "Claire Vasseur", .published =
		"2023-01-05", .truncated = true,
		.body = "Privilège de l’été, le bac ne naviguera pas cet hiver, faute d’une coque saine.\n\n" FERRY "\n\n"
		        CROSSING});
}

static void a_regional_daily_with_related_articles_in_the_text(void **state)
{
	(void)state;
	assert_page("<html><head><title>Estuaire. Le bac reste à quai</title><meta name=\"author\" content=\"Gurvan "
		"LE TALLEC.\">"
		"<meta property=\"og:site_name\" content=\"Rives-Matin\"></head><body><div class=\"header\"><a "
		"href=/>Rives-Matin</a> <a href=/c>Mon "
		"compte</a></div><div class=\"breadcrumb\"><a href=/a>Accueil</a> / <a href=/b>Mer</a></div><div "
		"class=\"su-article\"><h1>Estuaire. Le bac "
		"reste à quai</h1><div class=\"su-chapo\"><p>La coque du bac est fissurée : il ne naviguera pas avant le "
		"printemps, selon le "
		"port.</p></div><div class=\"su-date\">Publié le 14/02/2019 à 18h31 | Mis à jour le 15/02/2019 à 7h</div>"
		"<div class=\"su-text\"><p>" FERRY "</p><p><strong>À lire aussi :</strong> <a href=/p>Le pont de "
		"l’estuaire saturé chaque "
		"matin</a></p><p>" CROSSING "</p><p>LIRE AUSSI</p><p><a href=/q>Une navette pour les lycéens</a></p><p>"
		COUNCIL "</p>"
		"<div class=\"newsletter\"><p>Recevez chaque matin toute l’information du littoral, en vous "
		"inscrivant.</p><form><input></form></div>"
		"</div><div class=\"tags\"><a href=/t>Ports</a> <a href=/u>Mer</a></div></div><div "
		"class=\"comments\"><p>" FERRY "</p></div></body></html>",
		(struct wanted){.title = "Estuaire. Le bac reste à quai", .author = "Gurvan LE TALLEC", .published =
		"2019-02-14",
		.updated = "2019-02-15", .source = "Rives-Matin",
		.body = "La coque du bac est fissurée : il ne naviguera pas avant le printemps, selon le port.\n\n"
		FERRY "\n\n" CROSSING "\n\n"
		        COUNCIL});
}

static void the_wall_of_another_article_cuts_nothing(void **state)
{
	(void)state;
	assert_page("<html><body><article><h1>Le bac de l’estuaire à quai</h1><p>" FERRY "</p><p>" CROSSING "</p>"
		"<section>Lire aussi : Article réservé à nos abonnés "
		"<a href=/x>Le pont de l’estuaire saturé chaque matin</a></section>"
		"</article><div class=comments>Les contributions : contenu réservé à nos abonnés.</div></body></html>",
		(struct wanted){.body = FERRY "\n\n" CROSSING});
}

static void amp(void **state)
{
	(void)state;
	assert_page("<!doctype html><html amp lang=fr><head><title>Le bac à quai | Rives-Matin</title>"
		"<meta property=og:site_name content=Rives-Matin></head><body><amp-sidebar "
		"id=s><ul><li>Une</li><li>Mer</li></ul></amp-sidebar>"
		"<amp-consent><p>" COUNCIL "</p></amp-consent><article><h1>Le bac à quai</h1><amp-img "
		"src=x></amp-img><p>" FERRY "</p>"
		"<amp-ad type=x><p>Publicité</p></amp-ad><p>" CROSSING "</p></article></body></html>",
		(struct wanted){.title = "Le bac à quai", .source = "Rives-Matin", .body = FERRY "\n\n" CROSSING});
}

static void blogger_with_line_breaks_for_paragraphs(void **state)
{
	(void)state;
	assert_page("<html><head><title>Carnet du passeur: Le bac</title></head><body><h2 "
		"class='date-header'><span>mercredi 5 mai 2010</span></h2>"
		"<div class='post hentry'><h3 class='post-title entry-title' itemprop='name'><a "
		"href=/2010/05/bac.html>Le bac</a></h3>"
		"<div class='post-body entry-content' itemprop='description articleBody'>" FERRY "<br><br>" CROSSING
		"<br/>\nFin du premier "
		"épisode.<br /><br /></div><div class='post-footer'><span class='post-author vcard'>Publié par <span "
		"class='fn' "
		"itemprop='author'>Le Passeur</span></span></div></div><div class='comments' id='comments'><h4>1 "
		"commentaire:</h4><p>"
		COUNCIL "</p></div></body></html>",
		(struct wanted){.title = "Le bac", .author = "Le Passeur", .published = "2010-05-05",
		.body = FERRY "\n\n" CROSSING "\nFin du premier épisode."});
}

static void an_old_layout_of_tables_in_iso_8859_1(void **state)
{
	static const char page[] =
		"<HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=iso-8859-1\"><TITLE>Le "
		"bac</TITLE></HEAD>"
		"<BODY BGCOLOR=white><TABLE WIDTH=760><TR><TD WIDTH=150><A HREF=/>Accueil</A><BR><A "
		"HREF=/m>Mer</A><BR><A HREF=/p>Ports</A></TD>"
		"<TD><FONT SIZE=5><B>Le bac reste \xE0 quai</B></FONT><BR><I>Par Marc Ollivier</I><BR><BR>"
		"<P>La coque, fissur\xE9""e sur pr\xE8s de deux m\xE8tres, doit \xEAtre remplac\xE9""e avant le "
		"printemps, a confirm\xE9 jeudi la "
		"capitainerie du port, qui cherche encore un chantier naval.<P>Le d\xE9tour co\xFBte 3 &euro; par jour "
		"&agrave; chacun des "
		"1 200 voyageurs, estime l'association des usagers, qui r\xE9""clame une indemnit\xE9 au d\xE9partement."
		"<TABLE BORDER=1><TR><TH>Ann\xE9""e</TH><TH>Voyageurs</TH></TR><TR><TD>2000</TD><TD>310 000</TD></TR>"
		"<TR><TD>2001</TD><TD>298 000</TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>";
	struct doc *doc = read_page(str_c(page));
	size_t at = str_find(doc->body.text, S("€"), 0), accent = str_find(doc->body.text, S("ê"), 0);

	(void)state;
	assert_field("body", doc->body.text, "La coque, fissurée sur près de deux mètres, doit être remplacée avant le "
		"printemps, a confirmé jeudi la capitainerie du port, qui cherche encore un chantier naval.\n\nLe détour "
		"coûte 3 € par "
		"jour à chacun des 1 200 voyageurs, estime l'association des usagers, qui réclame une indemnité au "
		"département.\n\n"
		"Année | Voyageurs\n2000 | 310 000\n2001 | 298 000");
	assert_field("author", doc->author, "Marc Ollivier");
	assert_field("euro", str_cut(str_c(page), map_begin(&doc->body.map, (u32)at), map_end(&doc->body.map,
		(u32)at + 3)), "&euro;");
	assert_field("accent", str_cut(str_c(page), map_begin(&doc->body.map, (u32)accent), map_end(&doc->body.map,
		(u32)accent + 2)),
	             "\xEA");
}

static void nothing_but_divs(void **state)
{
	(void)state;
	assert_page("<div class=a1><div class=b2><a href=/>Une</a></div><div class=b3><a href=/m>Mer</a></div></div>"
		"<div class=c4><div class=d5>Le bac reste à quai</div><div class=e6>" FERRY "</div><div class=e6>"
		CROSSING "</div>"
		"<div class=e6>" COUNCIL "</div></div><div class=f7><div>Contact</div><div>Plan du site</div></div>",
		(struct wanted){.body = FERRY "\n\n" CROSSING "\n\n" COUNCIL});
}

static void a_live_blog_keeps_its_entries_in_order(void **state)
{
	(void)state;
	assert_page("<html><head><script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"EN "
		"DIRECT. Le bac\",\"datePublished\":"
		"\"2022-03-01T09:00:00Z\"}</script></head><body><main><h1>EN DIRECT. Le bac</h1><div class=live>"
		"<article class=live-post><time>11h40</time><h2>La session est ouverte</h2><p>" COUNCIL "</p></article>"
		"<article class=live-post><time>10h05</time><h2>Le patron s’explique</h2><p>" CROSSING "</p></article>"
		"<article class=live-post><time>09h00</time><h2>Bonjour</h2><p>" FERRY
		"</p></article></div></main></body></html>",
		(struct wanted){.title = "EN DIRECT. Le bac", .published = "2022-03-01", .body = "La session est "
		"ouverte\n\n" COUNCIL
		"\n\nLe patron s’explique\n\n" CROSSING "\n\nBonjour\n\n" FERRY});
}

static void captions_stay_when_the_carousel_around_them_goes(void **state)
{
	static const char page[] =
		"<!DOCTYPE html><html><head><title>Le bac à quai</title></head><body><main><h1>Le bac à quai</h1>"
		"<div class=\"media-slider swiper\"><div class=\"swiper-slide\"><figure><img><figcaption>Le bac au ponton de "
		"la Rive haute, jeudi.<span class=copyright> © Louis Vasseur</span></figcaption></figure></div>"
		"<div class=\"swiper-slide\"><figure><img><figcaption>Photo d’illustration L. "
		"Vasseur</figcaption></figure></div>"
		"<div class=\"swiper-slide\"><a href=1><figure><figcaption>Les autres ports de "
		"l’estuaire</figcaption></figure></a>"
		"</div><p>Faire défiler les sept images de ce diaporama.</p></div>"
		"<div class=content><p>" FERRY "</p><div class=carousel><div class=legende>La coque, fissurée sur deux mètres."
		"</div><div class=credit>Louis Vasseur</div></div><p>" CROSSING "</p></div>"
		"<aside class=related><figure><figcaption>Le port voisin fermera ses portes cet "
		"hiver.</figcaption></figure></aside>"
		"</main></body></html>";

	(void)state;
	assert_page(page, (struct wanted){
		.title = "Le bac à quai",
		.body = "Le bac au ponton de la Rive haute, jeudi. © Louis Vasseur\n\n" FERRY
		        "\n\nLa coque, fissurée sur deux mètres.\n\n" CROSSING,
	});
}

static void microdata(void **state)
{
	(void)state;
	assert_page("<html><body><div itemscope itemtype=\"http://schema.org/NewsArticle\"><h1 itemprop=headline>Le "
		"bac à quai</h1>"
		"<span itemprop=author itemscope><span itemprop=name>Paul Ferrand</span></span> <time itemprop=datePublished "
		"datetime=\"2014-06-05T10:00\">5 juin</time><meta itemprop=dateModified content=\"2014-06-06\"><div "
		"itemprop=articleBody><p>" FERRY
		"</p><p>" CROSSING "</p></div></div><div class=comment><span itemprop=author>Lecteur</span><time "
		"itemprop=datePublished "
		"datetime=2020-01-01>x</time><p>" COUNCIL "</p></div></body></html>",
		(struct wanted){.title = "Le bac à quai", .author = "Paul Ferrand", .published = "2014-06-05", .updated
		= "2014-06-06",
		.body = FERRY "\n\n" CROSSING});
}

static void an_agency_signs_when_nobody_else_does(void **state)
{
	(void)state;
	assert_page("<html><body><h1>Le bac de l’estuaire à quai</h1><p class=byline>AFP</p><p class=date>Publié le "
		"3 mai 2018</p>"
		"<div class=corps><p>" FERRY "</p><p>" CROSSING "</p></div></body></html>",
		(struct wanted){.title = "Le bac de l’estuaire à quai", .author = "AFP", .published = "2018-05-03",
		.body = FERRY "\n\n" CROSSING});
}

static void quotes_of_messages_stay_and_buttons_go(void **state)
{
	(void)state;
	assert_page("<html><body><article><h1>Le bac de l’estuaire à quai</h1><p>" FERRY "</p><blockquote "
		"class=\"twitter-tweet\"><p>Le bac "
		"est en cale : patience ! <a href=x>pic.example/1</a></p>&mdash; Le port (@port) <a href=y>5 mai "
		"2018</a></blockquote>"
		"<button>Partager</button><div class=player>Votre navigateur ne sait pas lire cette vidéo.</div><p>"
		CROSSING "</p>"
		"<figure><figcaption>Les voyageurs attendent la navette. <span class=credit>(Photo Jeanne "
		"Roy)</span></figcaption></figure>"
		"<div class=credit>© Rives-Matin</div><p>" COUNCIL "</p></article></body></html>",
		(struct wanted){.body = FERRY "\n\nLe bac est en cale : patience ! pic.example/1\n\n— Le port (@port) 5 "
		"mai 2018\n\n" CROSSING
		"\n\nLes voyageurs attendent la navette. (Photo Jeanne Roy)\n\n" COUNCIL});
}

static void the_lead_stands_once(void **state)
{
	(void)state;
	assert_page("<html><head><meta name=description content=\"Le bac qui relie les deux rives de l'estuaire ne "
		"reprendra pas son service\">"
		"</head><body><div class=page><h1>Le bac de l’estuaire à quai</h1><div class=chapo>Le bac qui relie les "
		"deux rives de "
		"l'estuaire ne reprendra pas son service avant le printemps</div><div class=x><p>" FERRY "</p><p>"
		CROSSING "</p><p>" COUNCIL
		"</p></div></div></body></html>", (struct wanted){.body = FERRY "\n\n" CROSSING "\n\n" COUNCIL});
}

static void the_day_is_read_from_the_address_when_nothing_else_tells(void **state)
{
	(void)state;
	assert_page("<html><head><link rel=canonical "
		"href=\"https://www.rives.example/mer/2017/11/30/le-bac_123.html\"></head><body><h1>Le bac de "
		"l’estuaire</h1><p>" FERRY "</p><p>" CROSSING "</p></body></html>",
		(struct wanted){.published = "2017-11-30", .source = "rives.example", .body = FERRY "\n\n" CROSSING});
}

static void references_and_split_words_keep_their_place(void **state)
{
	(void)state;
	assert_page("<html><body><h1>Le bac de l&rsquo;estuaire</h1><p>L&#8217;<em>estu</em>aire, c&rsquo;est "
		"1&nbsp;200&#160;voyageurs &amp; 14 marins de Tech&Co : le bac ne "
		"reprendra pas son service avant le printemps, a confirm&eacute; jeudi\n\t la   "
		"capitainerie.</p><p>" CROSSING "</p></body></html>",
		(struct wanted){.title = "Le bac de l’estuaire", .body = "L’estuaire, c’est 1\u00a0200\u00a0voyageurs & "
		"14 marins de Tech&Co : le bac ne reprendra pas son service avant le printemps, a confirmé jeudi la "
		"capitainerie.\n\n" CROSSING});
}

static void a_page_that_shows_nothing_gives_what_its_json_ld_holds(void **state)
{
	static const char page[] = "<html><head><script "
		"type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Le bac\","
		"\"isAccessibleForFree\":false,\"articleBody\":\"<p>L&rsquo;estuaire n\\u2019a plus de bac&nbsp;: "
		"1\\u00a0200 \\\"voyageurs\\\" "
		"attendent.<\\/p><p>" FERRY "</p>\\n\\n" CROSSING "\"}</script></head><body><h1>Le bac</h1><div "
		"id=app><p>Chargement en cours, "
		"merci de patienter un instant.</p></div></body></html>";
	struct doc *doc = read_page(str_c(page));
	u32 at = (u32)str_find(doc->body.text, S("’a plus"), 0);

	(void)state;
	assert_field("body", doc->body.text, "L’estuaire n’a plus de bac\u00a0: 1\u00a0200 \"voyageurs\" "
		"attendent.\n\n" FERRY "\n\n" CROSSING);
	assert_field("origin", str_cut(str_c(page), map_begin(&doc->body.map, at), map_end(&doc->body.map, at + 3)),
		"\\u2019");
	assert_false(doc->truncated);
}

/* ── what is refused, and what takes time ── */

static void a_page_without_text_is_refused_with_the_reason(void **state)
{
	static const char *const pages[] = {
		"<html></html>",
		"<html><body><nav><a href=/>Accueil</a></nav></body></html>",
		"<html><body><script>var a = 'texte';</script>",
		"<html><head><title>Titre seul</title></head><body></body></html>",
	};

	(void)state;
	for (size_t i = 0; i < countof(pages); i++) {
		struct doc *doc;
		const char *why = NULL;
		assert_int_equal(input_html.parse(&arena, &doc, str_c(pages[i]), &why), 0);
		assert_true(str_ends(str_c(why), S("without an article")));
	}
}

static str repeated(const char *head, const char *part, u32 times, const char *tail)
{
	struct buf b = {.arena = &arena};

	buf_put(&b, str_c(head));
	for (u32 i = 0; i < times; i++)
		buf_put(&b, str_c(part));
	buf_put(&b, str_c(tail));
	return buf_str(&b);
}

/* Never a crash; and sizes at which a square of time would be felt by whoever runs the tests. */
static void hostile_pages_are_read_or_refused_with_a_reason(void **state)
{
	const struct { const char *head, *part; u32 times; } cases[] = {
		{"<html><body>", "<div>", 10000}, {"<html><body>", "<p>a<br><br>", 100000}, {"<html><body><table>",
		"<tr><td>1<td>2", 60000},
		{"<html><body>", "<h2><a href=x>Titre de carte</a></h2>", 40000}, {"<html><body>", "<ul><li>x</ul>", 60000},
		{"<html><body><p>", "a ", 1000000}, {"<html><body>", "<article><p>" FERRY "</p></article>", 5000},
		{"<html><body>", "<table><tr><td>a</td></tr>", 300}, {"<html><head>", "<meta name=author content=\"Jean "
		"Dupont\">", 50000},
		{"<html><head>", "<script "
		"type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"x\"}}</script>", 20000},
		{"<html><head><script type=application/ld+json>", "[", 100000}, {"<html><body>", "<time datetime=2020>", 300},
		{"<html><body><h1>Le bac</h1>", "<p class='lead chapo'>Le bac qui relie les deux rives de l'estuaire est "
		"en panne</p>", 20000},
		{"<html><body><p class='", "share ", 200000}, {"<html><body>", "&amp;&#233;&bidon;", 100000},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		str page = repeated(cases[i].head, cases[i].part, cases[i].times, "");
		const char *why = NULL;
		struct doc *doc;
		u32 n = input_html.parse(&arena, &doc, page, &why);
		if (n != (why == NULL))
			fail_msg("case %zu: %u documents, and the reason \"%s\"", i, n, why ? why : "");
	}
}

/* Cut anywhere, a page is still read without harm. */
/* Six hundred words after `a <b` are a tag of as many attributes, but in a script. */
static void what_looks_like_a_tag_in_a_script_is_none(void **state)
{
	struct buf page = {.arena = &arena};

	(void)state;
	buf_put(&page, S("<html><head><title>Le bac à quai</title><script>var t = a <b"));
	for (int i = 0; i < 600; i++)
		buf_put(&page, S(" mot"));
	buf_put(&page, S("</script></head><body><h1>Le bac à quai</h1><p>" FERRY "</p></body></html>"));
	assert_field("body", read_page(buf_str(&page))->body.text, FERRY);
}

static void a_page_cut_short_does_no_harm(void **state)
{
	static const char page[] = "<!doctype html><html><head><meta charset=utf-8><script "
		"type=\"application/ld+json\">{\"@type\":\"Article\","
		"\"headline\":\"Le bac\",\"author\":[\"A B\",{\"name\":[\"C D\"]}],\"articleBody\":\"" FERRY
		"&eacute;\\u00e9<p>" FERRY CROSSING "\"}</script></head><body><h1>Le bac &agrave; "
		"quai</h1><table><tr><td>1</td>"
		"<td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>" FERRY "</p><ul><li>un</li><li><a "
		"href=x>deux</a></li></ul></body></html>";

	(void)state;
	for (size_t n = 1; n < sizeof page; n++) {
		const char *why = NULL;
		struct doc *doc;
		char *copy = malloc(n); /* so that a read past the end is seen */
		memcpy(copy, page, n);
		input_html.parse(&arena, &doc, (str){copy, n}, &why);
		free(copy);
	}
}

/* ── who, when, under which title: in forms of many sites ── */

#define BODY_HTML "<p>" FERRY "</p><p>" CROSSING "</p><p>" COUNCIL "</p>"
#define BODY_TEXT FERRY "\n\n" CROSSING "\n\n" COUNCIL

static void of_several_articles_in_json_ld_the_one_of_the_title_counts(void **state)
{
	(void)state;
	assert_page("<html><head><title>Le bac reste à quai - L'Anse</title><script type=\"application/ld+json\">"
	            "[{\"@type\":\"NewsArticle\",\"headline\":\"Une autre histoire de "
		"pont\",\"datePublished\":\"2019-01-01\",\"author\":"
	            "{\"name\":\"Paul Autre\"},\"url\":\"/x\"},{\"@type\":\"NewsArticle\",\"headline\":\"Le bac reste à "
		"quai\","
	            "\"datePublished\":\"2021-06-14\",\"author\":{\"name\":\"Anne Roy\"}}]</script></head><body><article>"
	            "<h1>Le bac reste à quai</h1>" BODY_HTML "</article></body></html>",
	            (struct wanted){"Le bac reste à quai", "Anne Roy", "2021-06-14", .body = BODY_TEXT});
}

static void microdata_in_the_head_and_of_the_publisher_is_read(void **state)
{
	(void)state;
	assert_page("<html><head><title>Le bac reste à quai</title><meta itemprop=\"datePublished\" "
		"content=\"2021-06-14T10:00\"></head>"
	            "<body><div itemscope itemtype=\"http://schema.org/NewsArticle\"><h1 itemprop=\"headline\">Le bac "
		"reste à quai</h1>"
	            "<div itemprop=\"publisher\" itemscope><img src=\"l.png\"><meta itemprop=\"name\" "
		"content=\"L'Anse\"></div>"
	            "<div itemprop=\"articleBody\">" BODY_HTML "</div></div></body></html>",
	            (struct wanted){"Le bac reste à quai", .published = "2021-06-14", .source = "L'Anse",
		.body = BODY_TEXT});
}

static void a_name_is_found_wherever_it_signs(void **state)
{
	static const struct { const char *above, *below, *author; } cases[] = {
		{"<div>Anne Roy</div><div>le 14 juin 2021 à 14h30</div>", "", "Anne Roy"},
		{"<div>Il y a 2 heures <span class=\"author-name\">Anne Roy</span></div>", "", "Anne Roy"},
		{"<div class=\"meta\"><span>Anne Roy</span><span>Publié le 14 juin 2021 à 8h12</span></div>", "", "Anne Roy"},
		{"<p>De notre envoyée spéciale à Vernon-sur-Loue, Anne Roy</p>", "", "Anne Roy"},
		{"", "<p><b>Anne Roy</b></p>", "Anne Roy"},
		{"<div>Partager par Mail</div>", "", ""},
		{"<div>L'Anse <span class=signature-auteur>Anne ROY.</span> Publié le 14 juin 2021</div>", "", "Anne ROY"},
		{"<div>Propos recueillis par <a href=\"/auteur/12\">Anne Roy</a>, envoyée spéciale</div>", "", "Anne Roy"},
		{"<div>Par Anne Roy, professeure de droit</div>", "", "Anne Roy"},
		{"<div>Publié par Anne Roy à 10:30</div>", "", "Anne Roy"},
		{"<div>Par Anne Roy pour L'Anse</div>", "", "Anne Roy"},
		{"<div>14 juin 2021, 14:30</div><div>Anne Roy</div>", "", "Anne Roy"},
		{"", "<p>Anne Roy, avec l'AFP</p>", "Anne Roy"},
		{"", "<div>Anne Roy<br>Vendredi 3 juin 2005</div>", "Anne Roy"},
		{"<div>Anne Roy, correspondante à Vernon</div>", "", "Anne Roy"},
		{"<div>Anne Roy, directrice du port</div>", "", ""},
		{"<div>Anne Roy (à Vernon)</div><div>14 juin 2021</div>", "", "Anne Roy"},
		{"<p>Anne Roy avec AFP</p><p>Publié le 14 juin 2021</p>", "", "Anne Roy avec AFP"},
		{"<div>Tribune. Par Anne Roy, économiste</div>", "", "Anne Roy"},
		{"<div>Une enquête d'été</div><div>Une enquête de Anne Roy et Paul Vial</div>", "", "Anne Roy et Paul Vial"},
		{"<div>Reportage de Anne Roy</div>", "", "Anne Roy"},
		{"<div>Par Anne Roy, Enseignante-chercheuse à l'institut de navigation de Vernon-sur-Loue et au centre de recherches sur "
		 "les bacs, les ports et les marins, université de l'Anse<br><time>Publié le 14 juin 2021</time></div>", "", "Anne Roy"},
		{"<div class=article-author>Par anse.example avec AFP</div>", "", "anse.example avec AFP"},
		{"<div>Par&nbsp<a href='/profils/12'>Anne Roy</a></div>", "", "Anne Roy"},
		{"<div class=author><span>Anne Roy</span><span>Journaliste</span></div>", "", "Anne Roy"},
	};
	char page[4000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page, "<html><head><title>Le bac reste à quai</title></head><body><article><h1>Le bac "
			"reste à quai</h1>%s"
		         "<div>" BODY_HTML "</div>%s</article></body></html>", cases[i].above, cases[i].below);
		assert_field(cases[i].above, read_page(str_c(page))->author, cases[i].author);
	}
}

static void a_person_at_the_head_goes_before_the_site_that_signs(void **state)
{
	static const struct { const char *said, *above, *below, *author; } cases[] = {
		{"L'Anse", "<p>Par Anne Roy</p>", "", "Anne Roy, L'Anse"},
		{"L'Anse", "", "", "L'Anse"},
		{"L'Anse", "", "<div>Par Louis Vasseur</div>", "L'Anse"}, /* of another article */
		{"admin", "<p>Par Anne Roy</p>", "", "Anne Roy"},
		{"web@anse.example", "<p>Par Anne Roy</p>", "", "Anne Roy"},
		{"Rédaction du soir", "<p>Par Anne Roy</p>", "", "Anne Roy"},
		{"Rédaction du soir", "", "", "Rédaction du soir"},
		{"La rédaction avec AFP", "<p>Par la rédaction</p>", "", "La rédaction avec AFP"},
		{"Louis Vasseur", "<p>Par Anne Roy</p>", "", "Louis Vasseur"},
	};
	char page[5000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page, "<html><head><title>Le bac reste à quai</title><meta property=og:site_name "
			"content=\"L'Anse\">"
		         "<meta name=author content=\"%s\"></head><body><article><h1>Le bac reste à "
			"quai</h1>%s<div>" BODY_HTML BODY_HTML
		         BODY_HTML "</div></article>%s</body></html>", cases[i].said, cases[i].above, cases[i].below);
		assert_field(cases[i].above, read_page(str_c(page))->author, cases[i].author);
	}
}

static void a_title_that_no_heading_shows_is_cut_out_of_the_title_element(void **state)
{
	(void)state;
	assert_page("<html><head><title>L'Anse : Le bac de l'estuaire reste à "
	            "quai</title></head><body><table><tr><td><font size=4><b>Le bac de l'estuaire reste à "
		"quai</b></font><br><font size=1>Par Anne Roy - lundi 14 juin 2004</font><br><br>" FERRY "<br><br>"
	            CROSSING "<br><br>" COUNCIL "</td></tr></table></body></html>",
	            (struct wanted){"Le bac de l'estuaire reste à quai", "Anne Roy", "2004-06-14", .body = BODY_TEXT});
	assert_page("<html><head><title>Le bac de l'estuaire reste à quai, par Anne Roy - L'Anse</title></head><body><div "
	            "class=t>Le bac de l'estuaire reste à "
		"quai</div><div>" FERRY "<br><br>" CROSSING "<br><br>" COUNCIL "</div></body></html>",
	            (struct wanted){"Le bac de l'estuaire reste à quai", .body = BODY_TEXT});
}

static void a_time_after_mis_a_jour_is_that_of_the_update(void **state)
{
	(void)state;
	assert_page("<html><head><title>Le bac reste à quai</title></head><body><article><h1>Le bac reste à "
	            "quai</h1><p>Publié le <time datetime=2022-11-08T11:12>8 nov. 22</time>, mis à jour le <time "
		"datetime=2022-11-09T14:00>9 nov. 22</time></p>"
	            "<div>" BODY_HTML "</div></article></body></html>",
	            (struct wanted){.published = "2022-11-08", .updated = "2022-11-09", .body = BODY_TEXT});
}

static void a_title_is_what_stands_out_where_the_title_element_tells_none(void **state)
{
	static const struct { const char *head, *above, *title; } cases[] = {
		{"Impression", "<p><b><font size=\"+2\">Le bac de l'estuaire reste à quai</font></b></p>",
		 "Le bac de l'estuaire reste à quai"},
		{"Actualités", "<div class=titre>Le bac de l'estuaire reste à quai</div>", "Le bac de l'estuaire reste à quai"},
		{"", "<p class=\"c0 title\"><span>Le bac de l'estuaire reste à quai</span></p>",
		 "Le bac de l'estuaire reste à quai"},
		{"Ports du Nord - Le bac", "<table><tr><td class=titre>Le bac</td></tr></table>", "Le bac"},
		{"L'Anse - Ports", "<center><h3>Le bac de l'estuaire reste à quai</h3></center>",
		 "Le bac de l'estuaire reste à quai"},
		{"Le carnet du port: Le bac reste à quai", "<h1><a href=\"/\">Le carnet du port</a></h1><h3>Le bac reste à "
		 "quai</h3>",
		 "Le bac reste à quai"},
		{"L'Anse : Le bac de l'estuaire reste à quai", "Ports<br><b>Le bac de l'estuaire reste à quai</b><br>14 juin "
		 "2004",
		 "Le bac de l'estuaire reste à quai"},
		{"Le bac reste à quai", "<h2>À la une</h2>", "Le bac reste à quai"},
	};
	char page[5000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		snprintf(page, sizeof page,
			"<html><head><title>%s</title></head><body><div>%s<div>" BODY_HTML "</div></div></body></html>",
		         cases[i].head, cases[i].above);
		assert_field(cases[i].head, read_page(str_c(page))->title.text, cases[i].title);
	}
}

static void the_source_is_what_the_page_says_most_surely(void **state)
{
	static const struct { const char *top, *head, *source, *from; } cases[] = {
		{"", "<title>Le bac reste à quai - L'Anse</title>", "L'Anse", "title element"},
		{"", "<title>L'Anse : Le bac reste à quai</title>", "L'Anse", "title element"},
		{"", "<title>Le bac reste à quai | Politique</title>", "", NULL}, /* a section */
		{"", "<title>Le bac reste à quai - Ports du Nord</title><link rel=canonical href=https://lanse.example/1>",
		 "lanse.example",
		 "address"},
		{"", "<title>Le bac reste à quai - L'Anse</title><link rel=canonical href=https://lanse.example/1>", "L'Anse",
		 "title element"},
		{"",
		 "<title>Le bac reste à quai - L'Anse</title><script "
			"type=application/ld+json>{\"@graph\":[{\"@type\":\"WebSite\","
		 "\"name\":\"L'Anse du Nord\"}]}</script>", "L'Anse du Nord", "JSON-LD"},
		{"<!-- saved from url=(0023)https://anse.example/1 -->", "<title>Le bac reste à quai</title>", "anse.example",
		 "address"},
		{"<!--\n Page saved with SingleFile \n url: https://anse.example/1 \n-->", "<title>Le bac reste à quai</title>",
		 "anse.example", "address"},
		{"", "<title>Le bac</title><link rel=alternate type=application/rss+xml href=https://anse.example/rss>",
		 "anse.example",
		 "address of the site"},
		{"", "<title>Le bac</title><base href=https://anse.example/>", "anse.example", "address of the site"},
		{"<!-- Mirrored from anse.example/1 by HTTrack -->", "<title>Le bac reste à quai</title>", "anse.example",
		 "address"},
	};
	char page[5000];

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct doc *doc;
		snprintf(page, sizeof page, "<!DOCTYPE html>%s<html><head>%s</head><body><h1>Le bac reste à "
			"quai</h1><div>" BODY_HTML
		         "</div></body></html>", cases[i].top, cases[i].head);
		doc = read_page(str_c(page));
		assert_field(cases[i].head, doc->source, cases[i].source);
		assert_true(doc->from.source == cases[i].from || strcmp(doc->from.source, cases[i].from) == 0);
	}
}

static void boxes_of_figures_and_questions_are_the_articles_own(void **state)
{
	static const char page[] =
		"<html><head><title>Le bac à quai</title></head><body><article><h1>Le bac à quai</h1><div>"
		"<p>Pourquoi le bac est-il à quai ?</p><p>La coque.</p><p>" FERRY "</p><table class=infobox><tr><th "
		"colspan=2>Le bac</th></tr>"
		"<tr><td>Marins</td><td>14</td></tr><tr><td>Voyageurs</td><td>1 200</td></tr></table><p>" CROSSING "</p>"
		"<aside class=encadre><h3>Repères</h3><ul><li>14 marins</li></ul></aside>"
		"<aside><h3>À lire aussi</h3><p>Le port voisin fermera ses portes cet hiver, faute de repreneur.</p></aside>"
		"<p>" COUNCIL "</p><p>Et après ?</p><p>Nous verrons.</p></div></article></body></html>";

	(void)state;
	assert_page(page, (struct wanted){
		.body = "Pourquoi le bac est-il à quai ?\n\nLa coque.\n\n" FERRY "\n\nLe bac\nMarins | 14\nVoyageurs | 1 "
			"200\n\n" CROSSING
		        "\n\nRepères\n\n14 marins\n\n" COUNCIL "\n\nEt après ?\n\nNous verrons.",
	});
}

static void a_front_page_is_refused_as_what_it_is(void **state)
{
	static const char page[] = "<html><head><title>L'Anse</title></head><body><h1>À la une</h1><ul><li><a href=/1>Le "
		"bac de l'estuaire reste à quai</a></li><li><a href=/2>Le pont rouvre lundi</a></li></ul></body></html>";
	struct doc *doc;
	const char *why;

	(void)state;
	assert_int_equal(input_html.parse(&arena, &doc, str_c(page), &why), 0);
	assert_string_equal(why, "is a page of links, without an article");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_page_is_known_by_its_first_tag, begin, end),
		cmocka_unit_test_setup_teardown(wordpress, begin, end),
		cmocka_unit_test_setup_teardown(json_ld_in_a_graph_with_its_author_elsewhere, begin, end),
		cmocka_unit_test_setup_teardown(a_national_daily_behind_its_wall, begin, end),
		cmocka_unit_test_setup_teardown(a_regional_daily_with_related_articles_in_the_text, begin, end),
		cmocka_unit_test_setup_teardown(the_wall_of_another_article_cuts_nothing, begin, end),
		cmocka_unit_test_setup_teardown(amp, begin, end),
		cmocka_unit_test_setup_teardown(blogger_with_line_breaks_for_paragraphs, begin, end),
		cmocka_unit_test_setup_teardown(an_old_layout_of_tables_in_iso_8859_1, begin, end),
		cmocka_unit_test_setup_teardown(nothing_but_divs, begin, end),
		cmocka_unit_test_setup_teardown(a_live_blog_keeps_its_entries_in_order, begin, end),
		cmocka_unit_test_setup_teardown(captions_stay_when_the_carousel_around_them_goes, begin, end),
		cmocka_unit_test_setup_teardown(microdata, begin, end),
		cmocka_unit_test_setup_teardown(an_agency_signs_when_nobody_else_does, begin, end),
		cmocka_unit_test_setup_teardown(quotes_of_messages_stay_and_buttons_go, begin, end),
		cmocka_unit_test_setup_teardown(the_lead_stands_once, begin, end),
		cmocka_unit_test_setup_teardown(the_day_is_read_from_the_address_when_nothing_else_tells, begin, end),
		cmocka_unit_test_setup_teardown(references_and_split_words_keep_their_place, begin, end),
		cmocka_unit_test_setup_teardown(a_page_that_shows_nothing_gives_what_its_json_ld_holds, begin, end),
		cmocka_unit_test_setup_teardown(a_page_without_text_is_refused_with_the_reason, begin, end),
		cmocka_unit_test_setup_teardown(hostile_pages_are_read_or_refused_with_a_reason, begin, end),
		cmocka_unit_test_setup_teardown(what_looks_like_a_tag_in_a_script_is_none, begin, end),
		cmocka_unit_test_setup_teardown(a_page_cut_short_does_no_harm, begin, end),
		cmocka_unit_test_setup_teardown(of_several_articles_in_json_ld_the_one_of_the_title_counts, begin, end),
		cmocka_unit_test_setup_teardown(microdata_in_the_head_and_of_the_publisher_is_read, begin, end),
		cmocka_unit_test_setup_teardown(a_name_is_found_wherever_it_signs, begin, end),
		cmocka_unit_test_setup_teardown(a_person_at_the_head_goes_before_the_site_that_signs, begin, end),
		cmocka_unit_test_setup_teardown(a_title_that_no_heading_shows_is_cut_out_of_the_title_element, begin, end),
		cmocka_unit_test_setup_teardown(a_time_after_mis_a_jour_is_that_of_the_update, begin, end),
		cmocka_unit_test_setup_teardown(a_title_is_what_stands_out_where_the_title_element_tells_none, begin, end),
		cmocka_unit_test_setup_teardown(the_source_is_what_the_page_says_most_surely, begin, end),
		cmocka_unit_test_setup_teardown(boxes_of_figures_and_questions_are_the_articles_own, begin, end),
		cmocka_unit_test_setup_teardown(a_front_page_is_refused_as_what_it_is, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
