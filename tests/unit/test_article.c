/* Articles: dumps of pages in the manner of several kinds of French site, each with what must stay and what must go;
 * bylines and front matter; documents with fields; and the seeds beside the project, where they are at hand. */
#include "text_test.h"

#include <jansson.h>

#include "article.h"
#include "byline.h"

static struct article *articles;

static u32 make(const char *dump)
{
	struct doc doc = {.body = {.text = str_c(dump), .map = {.arena = &arena}}, .pasted = true};

	return article_make(&arena, &articles, &doc);
}

static bool has(str text, const char *part)
{
	return str_find(text, str_c(part), 0) != SIZE_MAX;
}

static bool in_residue(const struct article *a, const char *part)
{
	for (u32 i = 0; i < a->residues; i++)
		if (has(a->residue[i].text, part))
			return true;
	return false;
}

struct page {
	const char *dump, *title, *author, *published, *updated;
	const char *keeps[8], *drops[16];
};

static void assert_page(const struct page *p)
{
	const struct article *a = articles;

	assert_same(a->title, p->title, "title");
	assert_same(str_cut(a->text, 0, a->title_end), p->title, "title line");
	assert_same(a->author, p->author, p->title);
	assert_same(a->published, p->published, p->title);
	assert_same(a->updated, p->updated, p->title);
	for (size_t i = 0; i < 8 && p->keeps[i]; i++)
		if (!has(a->text, p->keeps[i]))
			fail_msg("%s: lost: %s", p->title, p->keeps[i]);
	for (size_t i = 0; i < 16 && p->drops[i]; i++) {
		if (has(a->text, p->drops[i]))
			fail_msg("%s: kept: %s", p->title, p->drops[i]);
		if (!in_residue(a, p->drops[i]))
			fail_msg("%s: not even residue: %s", p->title, p->drops[i]);
	}
	assert_true(a->text.n == 0 || a->text.p[a->text.n - 1] != '\n');
	assert_true(a->lead_end > a->title_end && a->lead_end <= a->text.n);
}

static const struct page pages[] = {
	{"Accueil\nBretagne\nIlle-et-Vilaine\nAbonnez-vous dès 1 €\n"
	 "Marzeuil. Un centre social ouvrira en 2024 dans le quartier des Tilleuls\n"
	 "La Ville investit 3,2 millions d’euros dans ce projet porté avec les habitants. Les travaux commencent au "
	 "printemps.\n"
	 "Jeanne MORVAN.\nPublié le 12/03/2023 à 18h30\nÉcouter\nPartager\nNewsletter La Matinale\n"
	 "Recevez chaque matin toute l'information de Marzeuil\nVotre e-mail\nOK\n"
	 "Le conseil municipal a voté lundi soir la construction d’un centre social de 1 200 m². Il accueillera 45 "
	 "agents.\n\n"
	 "Trois ans de travaux\n\n"
	 "« C’est une demande ancienne des habitants », rappelle la maire. Le chantier est confié à des entreprises "
	 "locales.\n"
	 "Lire aussi : À Trévou, la maison de quartier rouvre\n"
	 "Le Département participera à hauteur de 800 000 euros. La Caf versera le solde.\n"
	 "Partager cet article\nMarzeuil\nCentre social\nCommentaires\nLes plus lus\nUne baleine échouée à Plouhinec\n"
	 "© La Gazette 2023. Tous droits réservés.\nMentions légales\n",
	 "Marzeuil. Un centre social ouvrira en 2024 dans le quartier des Tilleuls",
	 "Jeanne MORVAN",
	 "2023-03-12",
	 "",
	 {"La Ville investit 3,2 millions", "Publié le 12/03/2023", "Trois ans de travaux", "La Caf versera le solde."},
	 {"Accueil", "Abonnez-vous", "Écouter", "Newsletter La Matinale", "Votre e-mail", "Lire aussi",
	  "Partager cet article", "baleine", "Mentions légales", "Tous droits réservés"}},

	{"Logo du Quotidien du Soir\nSe connecter\nS’abonner\nSociété\nAide sociale à l’enfance\n\nPartage\n\nArticle "
	 "réservé aux abonnés\n\n"
	 "À Lille, les éducateurs de rue au bord de l’épuisement\n\n"
	 "Le nombre de jeunes suivis a doublé en cinq ans dans le Nord, alors que les effectifs stagnent. "
	 "Reportage.\n\n"
	 "Par Claire Dassonval (Lille, correspondante)\n\nPublié le 04 mai 2021 à 11h15 - Mis à jour le 05 mai 2021 à "
	 "14h02\n\n"
	 "Temps de lecture 4 min.\n\nAjouter à vos favoris\n\n"
	 "Il est 17 heures quand l’équipe quitte le local. Ils sont trois éducateurs pour un secteur de 22 000 "
	 "habitants.\n\n"
	 "L’association emploie 48 salariés, dont 31 éducateurs spécialisés.\n\n"
	 "Il vous reste 72.4% de cet article à lire. La suite est réservée aux abonnés.\n\nContribuer\nDans la même "
	 "rubrique\nGuides d’achat\n",
	 "À Lille, les éducateurs de rue au bord de l’épuisement",
	 "Claire Dassonval",
	 "2021-05-04",
	 "2021-05-05",
	 {"alors que les effectifs stagnent", "Par Claire Dassonval", "dont 31 éducateurs spécialisés."},
	 {"Se connecter", "Article réservé aux abonnés", "Temps de lecture", "Ajouter à vos favoris", "Il vous reste",
	  "Guides d’achat", "Logo du"}},

	{"La Gazette des Cantons\n\nRH\n\n[Entretien] « Nous devons recruter 200 animateurs »\n\n"
	 "Publié le 24/06/2022 • Par Agnès Petitjean • dans : Actu Emploi, France, Toute l'actu RH\n\n"
	 "La présidente des directeurs de l'éducation alerte sur la pénurie d'animateurs. Elle demande une hausse.\n\n"
	 "Combien d'animateurs manquent aujourd'hui ?\n\nNous estimons le besoin à 200 postes dans notre réseau, et à "
	 "des milliers ailleurs.\n\n"
	 "Que demandez-vous ?\n\nUne prime de 100 euros par mois et une vraie formation. Le coût serait de 12 millions "
	 "d'euros.\n\n"
	 "Thèmes abordés\nAnimation\nRecrutement\n[1 commentaire]\nHaut de page\nMarchés publics\n",
	 "[Entretien] « Nous devons recruter 200 animateurs »",
	 "Agnès Petitjean",
	 "2022-06-24",
	 "",
	 {"Que demandez-vous ?", "dans : Actu Emploi", "Combien d'animateurs"},
	 {"Thèmes abordés", "Animation\nRecrutement", "1 commentaire", "Marchés publics"}},

	{"Nous et nos 842 partenaires stockons des informations. Avec votre accord, nous utilisons des cookies.\nTout "
	 "accepter\n"
	 "Drôme : un incendie détruit un gymnase à Valmont - Radio Drôme\nDrôme : un incendie détruit un gymnase à "
	 "Valmont\n"
	 "Un gymnase est parti en fumée dans la nuit de lundi à mardi. Aucun blessé n'est à déplorer, selon la "
	 "mairie.\n\n"
	 "De Marc Aubenas, Radio Drôme\nMardi 14 janvier 2020 à 8:12\nMis à jour le mardi 14 janvier 2020 à 10:05\n\n"
	 "Une quarantaine de pompiers ont lutté contre les flammes. Le bâtiment de 900 mètres carrés est détruit.\n\n"
	 "Le maire estime les dégâts à 1,5 million d'euros.\n\nMarc Aubenas\nPartager sur :\nFacebook\nTwitter\nÀ lire "
	 "aussi\nFaits divers\n"
	 "Un homme blessé à Romans\n",
	 "Drôme : un incendie détruit un gymnase à Valmont",
	 "Marc Aubenas",
	 "2020-01-14",
	 "2020-01-14",
	 {"1,5 million d'euros.", "Une quarantaine de pompiers"},
	 {"Tout accepter", "cookies", "Valmont - Radio Drôme", "Facebook", "Un homme blessé"}},

	{"L'hôpital de Bourg-Lastic manque de bras\nPar La Rédaction | 3 février 2018\n\nL'hôpital cherche 12 "
	 "médecins.\n\n"
	 "La direction a lancé une campagne de recrutement de 80 000 euros.\n\n3 commentaires\n\nJosette le 4 février "
	 "2018 à 10:12\n"
	 "C'est une honte, on paie des impôts pour ça et il n'y a plus personne aux urgences le soir, mon mari a "
	 "attendu six heures.\n"
	 "Répondre\n\nMichel\nTout à fait d'accord avec vous, il faudrait au moins 20 médecins de plus pour ce "
	 "territoire.\nRépondre\n\n"
	 "Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.\nNom *\nSite web\n",
	 "L'hôpital de Bourg-Lastic manque de bras",
	 "La Rédaction",
	 "2018-02-03",
	 "",
	 {"cherche 12 médecins.", "80 000 euros."},
	 {"Josette", "six heures", "Michel", "Laisser un commentaire", "Site web"}},

	{"Un plan pour les aides à domicile du canton\n\n"
	 "Le Département lance un plan d’attractivité après une longue concertation avec les agents et les […]\n\n"
	 "Le Département lance un plan d’attractivité après une longue concertation avec les agents et les syndicats. "
	 "Il y consacre 2 M€.\n\n"
	 "Notes\n\n(1) Voir notre n° 276 du 25-05-2012, p. 16.\n\nCôté terrain\n\nS'abonner\nDiv du formulaire\nSe "
	 "connecter\n\n"
	 "Mot de passe oublié\n\nContactez le service client 01.40.12.34.56\n\nRendez-vous sur votre page de "
	 "recruteur.\n\nEspace recruteur",
	 "Un plan pour les aides à domicile du canton",
	 "",
	 "",
	 "",
	 {"syndicats. Il y consacre 2 M€.", "Notes", "Voir notre n° 276"},
	 {"agents et les […]", "Côté terrain", "Div du formulaire", "01.40.12.34.56", "Rendez-vous sur votre page",
	  "Espace recruteur"}},

	{"Handicap : la maison départementale réorganise ses services\n\nLe 12/09/2014\n\n"
	 "Elle traite 25 000 demandes par an avec 60 agents. Le délai moyen est passé de 5 à 3 mois.\n\n"
	 "Partager : le maître mot\n\nLes agents se réunissent chaque lundi pour examiner ensemble les dossiers les "
	 "plus difficiles.\n\n"
	 "Pour en savoir plus :\nwww.maison.example\nTél. 03 22 00 00 00\n\nInscrivez-vous avant le 30 septembre à la "
	 "réunion publique.",
	 "Handicap : la maison départementale réorganise ses services",
	 "",
	 "2014-09-12",
	 "",
	 {"Partager : le maître mot", "Pour en savoir plus", "03 22 00 00 00", "Inscrivez-vous avant le 30 septembre"},
	 {NULL}},

	{"---\ntitle: \"Le RSA à l'épreuve\"\nauthor: Paul Mercier\ndate: 2019-03-12T08:00:00+01:00\nlayout: "
	 "post\n---\n\n"
	 "Le Département teste un nouvel accompagnement. Il concerne 1 500 allocataires du revenu de solidarité "
	 "active.",
	 "Le RSA à l'épreuve",
	 "Paul Mercier",
	 "2019-03-12",
	 "",
	 {"Il concerne 1 500 allocataires"},
	 {"layout: post"}},
};

static void pages_give_their_article(void **state)
{
	(void)state;
	for (size_t i = 0; i < countof(pages); i++) {
		if (make(pages[i].dump) != 1)
			fail_msg("%s: not one article", pages[i].title);
		assert_page(&pages[i]);
	}
}

static void a_wall_of_cookies_is_no_title_and_a_sentence_is_none_after_a_heading(void **state)
{
	(void)state;
	assert_int_equal(make("Nous et nos partenaires utilisons des cookies pour mesurer l'audience de ce site.\nTout "
		"accepter\n\n"
	                      "Le quai rouvre aux piétons\nJeanne Morel | 14/06/2021 à 08:12\n\n"
	                      "Le quai rouvre, quatre ans après sa fermeture, a dit la maire devant les riverains.\n"), 1);
	assert_same(articles->title, "Le quai rouvre aux piétons", "below a wall of cookies");
	assert_same(articles->author, "Jeanne Morel", "below a wall of cookies");
	assert_int_equal(make("Le quai\n\nLa ville a voté 12 emplois.\n"), 1);
	assert_same(articles->title, "Le quai", "above a short text");
}

static void front_matter_becomes_fields(void **state)
{
	(void)state;
	assert_int_equal(make("Titre: Le bac rouvre\nAuteur : Paul Mercier\nSource: Le Journal des Deux Rives\nDate: "
			      "12 mars 2019\n"
			      "URL: https://rives.example/bac\n\nLe bac rouvre\n\nIl transporte 450 passagers par jour "
			      "depuis lundi."),
			 1);
	assert_same(articles->title, "Le bac rouvre", "title");
	assert_same(articles->author, "Paul Mercier", "author");
	assert_same(articles->source, "Le Journal des Deux Rives", "source");
	assert_same(articles->published, "2019-03-12", "published");
	assert_same(articles->url, "https://rives.example/bac", "url");
	assert_same(articles->text, "Le bac rouvre\n\nIl transporte 450 passagers par jour depuis lundi.", "text");
	assert_int_equal(articles->day, day_of(2019, 3, 12));
	assert_int_equal(make("Campagne : métiers du social\n\nLe Département recrute 120 agents cette année dans tous "
			      "ses services."),
			 1);
	assert_same(articles->title, "Campagne : métiers du social", "no front matter");
}

static void front_matter_is_read_below_a_bare_line_and_above_a_label(void **state)
{
	static const char prose[] = "Le bac rouvre lundi, après deux ans de travaux, et transportera 450 passagers par jour, "
				    "a dit la maire devant les riverains réunis sur le quai.\n";
	static const char *const heads[] = {
		"Le Journal des Rives\nDate : 12/03/2019\nPays : FR\nPage(s) : 7\nDiffusion : 281 497\nPériodicité : "
		"Quotidien\nJournaliste : Paul Mercier\n\nLe bac rouvre\n\n",
		"Le bac rouvre\nSource : Le Journal des Rives\nDate : 12 mars 2019\nAuteur : Paul Mercier\n\n",
		"Média : Le Journal des Rives\nTitre : Le bac rouvre\nAuteur(s) : Paul Mercier\nDate de diffusion : mardi 12 "
		"mars 2019\nNombre de mots : 312\nLangue : Français\n\n",
		"SOURCE: Le Journal des Rives\nHEADLINE: Le bac rouvre\nBYLINE: Paul Mercier\nDATE: 2019-03-12\nTEXT:\n",
	};

	(void)state;
	for (size_t i = 0; i < countof(heads); i++) {
		struct buf b = {.arena = &arena};
		buf_printf(&b, "%s%s%c", heads[i], prose, '\0');
		assert_int_equal(make(b.p), 1);
		assert_same(articles->title, "Le bac rouvre", heads[i]);
		assert_same(articles->author, "Paul Mercier", heads[i]);
		assert_same(articles->source, "Le Journal des Rives", heads[i]);
		assert_same(articles->published, "2019-03-12", heads[i]);
		assert_same(str_cut(articles->text, 0, 34), "Le bac rouvre\n\nLe bac rouvre lundi", heads[i]);
	}
}

static void a_name_may_stand_a_line_away_from_the_day(void **state)
{
	static const char prose[] = "Le bac rouvre lundi, après deux ans de travaux, et transportera 450 passagers par jour, "
				    "a dit la maire devant les riverains réunis sur le quai.\n";
	static const char *const heads[] = {"Le bac rouvre enfin aux piétons\nPaul Mercier\nLe Monde\n2019-03-12\n\n",
					    "Le bac rouvre\n\nLe Monde, 12 mars 2019, p. 7\nPaul Mercier\n\n",
					    "Le Monde - 12/03/2019\nLe bac rouvre aux piétons\nPaul Mercier\n\n",
					    "Le bac rouvre enfin aux piétons\n\nPaul Mercier\n\nLe Monde\n\n12 mars 2019\n\n",
					    "Le bac rouvre enfin aux piétons\n\nPaul Mercier\nLe Monde - mardi 12 mars 2019\n\n",
					    "Paul Mercier\nLe Monde\n12 mars 2019\n\nLe bac rouvre enfin aux piétons\n\n",
					    "Par Paul Mercier\n12 mars 2019\n\nLe bac rouvre enfin aux piétons\n\n"};
	static const char *const papers[] = {
		"Le bac rouvre enfin aux piétons\n\nPaul Mercier\n\nLe Monde\n\n12 mars 2019\n\n",
		"Le bac rouvre enfin aux piétons\n\nLe Monde\nPaul Mercier\n12 mars 2019\n\n",
		"Le bac rouvre enfin aux piétons\n\nPar Paul Mercier\nLe Monde\nPublié le 12 mars 2019\n\n",
		"Le bac rouvre enfin aux piétons\n\nPaul Mercier\nLe Monde - mardi 12 mars 2019\n\n"};

	(void)state;
	for (size_t i = 0; i < countof(papers); i++) {
		struct buf b = {.arena = &arena};
		buf_printf(&b, "%s%s%c", papers[i], prose, '\0');
		assert_int_equal(make(b.p), 1);
		assert_same(articles->author, "Paul Mercier", papers[i]);
		assert_same(articles->paper, "Le Monde", papers[i]);
	}
	for (size_t i = 0; i < countof(heads); i++) {
		struct buf b = {.arena = &arena};
		buf_printf(&b, "%s%s%c", heads[i], prose, '\0');
		assert_int_equal(make(b.p), 1);
		assert_same(articles->author, "Paul Mercier", heads[i]);
	}
}

#define PROSE \
	"Le Département a adopté lundi soir un plan de trois ans pour les travailleurs sociaux de son territoire. "     \
	"Il prévoit la création de dix postes et la rénovation des locaux, pour deux millions d’euros au total.\n\n" \
	"Les syndicats saluent un premier pas, mais attendent de voir les moyens réellement engagés par la "            \
	"collectivité.\n\n"

static void each_field_says_what_told_it(void **state)
{
	struct doc doc = {.title = {.text = S("Le quai rouvre")}, .author = S("Jeanne Morel"), .published = S("2020-05-03"),
	                  .body = {.text = S("Le quai rouvre.\n"), .map = {.arena = &arena}}};

	(void)state;
	doc.from.published = "JSON-LD";
	assert_int_equal(article_make(&arena, &articles, &doc), 1);
	assert_string_equal(articles->from.title, "field");
	assert_string_equal(articles->from.author, "field");
	assert_string_equal(articles->from.published, "JSON-LD");
	assert_null(articles->from.updated);
	assert_null(articles->from.source);

	assert_int_equal(make("Titre : Le quai rouvre\nSource : L'Anse\n\nPar Jeanne Morel, le 3 mai 2020\n\n"
	                      "Le quai rouvre aux piétons, quatre ans après sa fermeture, a dit la maire.\n"), 1);
	assert_string_equal(articles->from.title, "front matter");
	assert_string_equal(articles->from.source, "front matter");
	assert_string_equal(articles->from.author, "byline");
	assert_string_equal(articles->from.published, "byline");

	assert_int_equal(make("Le quai rouvre aux piétons\n\nLe quai rouvre, quatre ans après sa fermeture, a dit la "
		"maire.\n\n"
	                      "Source : L'Anse\n"), 1);
	assert_string_equal(articles->from.title, "line");
	assert_string_equal(articles->from.source, "source line");
	assert_null(articles->from.author);
}

static void an_article_that_subscribers_alone_read_on_is_marked(void **state)
{
	static const char head[] = "Le quai rouvre aux piétons\n\nLe quai rouvre, quatre ans après sa fermeture, a dit la "
		"maire.\n\n";
	static const char tail[] = "Les travaux ont coûté 12 millions d'euros, dont 4 millions à la charge de la région.\n";
	static const char *const walls[] = {"Il vous reste 72% de cet article à lire.\n",
		"La suite est réservée aux abonnés.\n",
	                                    "Cet article est réservé aux abonnés\n"};
	char dump[1000];

	(void)state;
	for (size_t i = 0; i < countof(walls); i++) {
		snprintf(dump, sizeof dump, "%s%s", head, walls[i]);
		assert_int_equal(make(dump), 1);
		assert_true(articles->truncated);
		snprintf(dump, sizeof dump, "%s%s%s", walls[i], head, tail); /* a badge above the whole of it */
		assert_int_equal(make(dump), 1);
		assert_false(articles->truncated);
	}
}

static void a_page_of_a_press_review_gives_its_article(void **state)
{
	static const struct page page = {
		"L'Anse libre, mardi 14 mai 2002, p. 7\n\nLe bac de l'estuaire reste à quai\n\nJean-Paul DURIEUX\n\nLe bac "
		"qui relie les deux rives ne reprendra pas son service avant le printemps, a confirmé jeudi la "
		"capitainerie.\n\nLa coque doit être remplacée, et le détour par le pont est de 38 kilomètres, selon les "
		"usagers réunis lundi soir.\n\nPorts\n"
		"Transports de la région\nPartager cet article\n00:00/04:12\n",
		"Le bac de l'estuaire reste à quai", "Jean-Paul DURIEUX", "2002-05-14", "", {"La coque doit", "p. 7"},
		{"Ports", "Transports de la région", "Partager cet article", "04:12"}};

	(void)state;
	assert_int_equal(make(page.dump), 1);
	assert_page(&page);
	assert_same(articles->paper, "L'Anse libre", "paper");
}

static void a_dump_of_two_articles_becomes_two(void **state)
{
	(void)state;
	assert_int_equal(make("Archives du blog\n\nTout savoir sur l’aide sociale\n\n" PROSE ">Consulter l’ouvrage\n\n"
			      "Le canton améliore les conditions de travail\n\n Paul Mercier | Publié le 30/06/2011 | "
			      "Mis à jour le 1/07/2011\n\n" PROSE),
			 2);
	assert_same(articles[0].title, "Tout savoir sur l’aide sociale", "first");
	assert_same(articles[0].published, "", "first");
	assert_true(in_residue(&articles[0], ">Consulter"));
	assert_same(articles[1].title, "Le canton améliore les conditions de travail", "second");
	assert_same(articles[1].author, "Paul Mercier", "second");
	assert_same(articles[1].published, "2011-06-30", "second");
	assert_same(articles[1].updated, "2011-07-01", "second");
	assert_true(has(articles[1].text, "Publié le 30/06/2011"));
	assert_int_equal(articles[1].part, 2);
	assert_int_equal(make("Un titre pour le premier\n\n" PROSE "Titre: Le second\nDate: 2020-02-03\n\n" PROSE), 2);
	assert_same(articles[1].title, "Le second", "front matter");
	assert_int_equal(
		make("Un titre pour le premier\n\n" PROSE "--------------------\n\nUn titre pour le second\n\n" PROSE),
		2);
	assert_int_equal(make("Un titre pour le seul\n\n" PROSE "Un intertitre de quatre mots\n\n" PROSE), 1);
	assert_int_equal(make("Un titre pour le seul\n\n" PROSE
			      "À lire aussi\nUn autre titre de page\nPublié le 12/03/2019\n"
			      "Encore un titre de page\nPublié le 13/03/2019"),
			 1);
}

static void a_sentence_of_the_body_is_never_residue(void **state)
{
	(void)state;
	assert_int_equal(make("Les sites et leurs visiteurs\n\n" PROSE
			      "Nous utilisons des cookies, répondent les éditeurs, mais nos lecteurs peuvent désormais "
			      "les refuser tous.\n\n"
			      "Se connecter à un compte reste obligatoire pour un site sur deux, relève l'étude "
			      "publiée mardi à Paris.\n\n"
			      "L'autorité compte vérifier l'an prochain deux cents sites, dont ceux de vingt journaux "
			      "régionaux."),
			 1);
	assert_true(has(articles->text, "Nous utilisons des cookies"));
	assert_true(has(articles->text, "Se connecter à un compte"));
	assert_int_equal(articles->residues, 0);
}

static void bylines_are_read(void **state)
{
	static const struct {
		const char *line, *author;
		int published[3], updated[3];
	} lines[] = {
		{"Xavier Delbos | Publié le 30/06/2011 | Mis à jour le 01/07/2011",
		 "Xavier Delbos",
		 {2011, 6, 30},
		 {2011, 7, 1}},
		{"Par Jeanne Morvan", "Jeanne Morvan", {0}, {0}},
		{"Par Jeanne Morvan, le 4 mai 2018", "Jeanne Morvan", {2018, 5, 4}, {0}},
		{"Par Jeanne Morvan - j.morvan@anse.example", "Jeanne Morvan", {0}, {0}},
		{"Par Jeanne Morvan et Paul Mercier", "Jeanne Morvan et Paul Mercier", {0}, {0}},
		{"Par Jeanne Morvan (avec AFP)", "Jeanne Morvan", {0}, {0}},
		{"Par Jeanne Le Goff le 12 mars 2019", "Jeanne Le Goff", {2019, 3, 12}, {0}},
		{"Propos recueillis par Paul Mercier", "Paul Mercier", {0}, {0}},
		{"Recueilli par Paul d’Aubigny, le 1er avril 2020", "Paul d’Aubigny", {2020, 4, 1}, {0}},
		{"Publié le 12 mars 2019 à 18h30, mis à jour le 13 mars 2019 à 9h", "", {2019, 3, 12}, {2019, 3, 13}},
		{"Publié le 12 mars 2019 à 18h30 par Paul Mercier", "Paul Mercier", {2019, 3, 12}, {0}},
		{"le 24 juin 2011 à 14h30", "", {2011, 6, 24}, {0}},
		{"Mardi 14 janvier 2020 à 8:12", "", {2020, 1, 14}, {0}},
		{"Mis à jour le 14 févr. 2020", "", {0}, {2020, 2, 14}},
		{"Date : 2019-03-12", "", {2019, 3, 12}, {0}},
		{"Rennes, le 12 mars 2019", "", {2019, 3, 12}, {0}},
		{"12/03/19", "", {2019, 3, 12}, {0}},
		{"AFP, publié le 12/03/2019", "AFP", {2019, 3, 12}, {0}},
		{"Article publié le 12/03/2019", "", {2019, 3, 12}, {0}},
		{"Posté le 12 mars 2019 par Jeanne Morvan dans Actualité", "Jeanne Morvan", {2019, 3, 12}, {0}},
		{"Soumis par Jeanne Morvan le mar, 12/03/2019 - 10:22", "Jeanne Morvan", {2019, 3, 12}, {0}},
		{"Rennes, 12 mars 2019 (AFP) -", "", {2019, 3, 12}, {0}},
		{"Le Courrier républicain, mardi 12 mars 2019, p. 7", "", {2019, 3, 12}, {0}},
		{"L'Anse libre - 12/03/2019 - n° 3041", "", {2019, 3, 12}, {0}},
		{"Par Jeanne Morvan, envoyée spéciale à Rennes", "Jeanne Morvan", {0}, {0}},
	};
	static const char *const others[] = {
		"Par ailleurs, le plan prévoit dix postes",
		"Rapport publié le 12 mars 2019",
		"Élections du 12 mars 2019",
		"Le 24 juin 2011, l’assemblée a voté",
		"Une phrase.",
		"Les élections, 12 mars 2019",
		"Mardi 12 mars 2019 une loi sur les ports a été votée",
		"",
		"Les objectifs du plan",
		"Le 12/13/2019",
		"Publié le 12 mars 2019, le rapport décrit les besoins du territoire et propose dix mesures."};
	struct byline b;

	(void)state;
	for (size_t i = 0; i < countof(lines); i++) {
		const int *p = lines[i].published, *u = lines[i].updated;
		if (!byline_read(&b, str_c(lines[i].line)))
			fail_msg("no byline: %s", lines[i].line);
		assert_same(b.author, lines[i].author, lines[i].line);
		if (b.published != (p[0] ? day_of(p[0], p[1], p[2]) : DAY_NONE) ||
		    b.updated != (u[0] ? day_of(u[0], u[1], u[2]) : DAY_NONE))
			fail_msg("days of %s", lines[i].line);
	}
	for (size_t i = 0; i < countof(others); i++)
		if (byline_read(&b, str_c(others[i])))
			fail_msg("a byline: %s", others[i]);
}

static void days_are_read_in_any_form(void **state)
{
	static const char *const forms[] = {"2019-03-12",
					    "2019-03-12T18:30:00+01:00",
					    "2019-03-12 18:30",
					    "12/03/2019",
					    "12-03-2019",
					    "12.03.2019",
					    "12/3/19",
					    "12 mars 2019",
					    "mardi 12 mars 2019 à 18h30",
					    "Tue, 12 Mar 2019 18:30:00 +0100",
					    "12 mars 2019",
					    "March 12, 2019",
					    "12 Mar 2019",
					    "Tue Mar 12 18:30:00 CET 2019",
					    "2019/03/12 18:30:00",
					    "20190312T221000+0100",
					    "20190312221000",
					    "1552400000",
					    "1552400000000",
					    "mar, 12/03/2019 - 14:22"};
	static const char *const none[] = {"",        "mars 2019", "12 mars",     "31/02/2019", "01.40.05.23.15",
					   "12/2019", "hier",      "32 mars 2019", "2019/2020/21"};
	day d;

	(void)state;
	for (size_t i = 0; i < countof(forms); i++)
		if (!byline_day(&d, str_c(forms[i])) || d != day_of(2019, 3, 12))
			fail_msg("%s", forms[i]);
	for (size_t i = 0; i < countof(none); i++)
		if (byline_day(&d, str_c(none[i])))
			fail_msg("a day: %s", none[i]);
	/* the weekday tells the order of America from ours */
	assert_true(byline_day(&d, S("mar, 03/05/2019 - 14:22")) && d == day_of(2019, 3, 5));
	assert_true(byline_day(&d, S("ven. 03/05/2019")) && d == day_of(2019, 5, 3));
}

static void what_feeds_and_mails_put_below_a_text_is_residue(void **state)
{
	static const char *const cases[][2] = {
		{"Le quai rouvre.\n\nL’article Le quai est apparu en premier sur L'Anse.", "Le quai rouvre."},
		{"Le quai rouvre.\n\nPartager\nImprimer\n \n", "Le quai rouvre."},
		{"Le quai rouvre.\n\nEncore un mot.", "Le quai rouvre.\n\nEncore un mot."},
		{"Partager", "Partager"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct doc doc = {.footed = true, .body = {str_c(cases[i][0]), {.arena = &arena}}};
		str below = str_trim(str_c(cases[i][0] + strlen(cases[i][1])));

		assert_int_equal(article_make(&arena, &articles, &doc), 1);
		assert_same(articles->text, cases[i][1], cases[i][0]);
		if (below.n)
			assert_true(in_residue(articles, "Imprimer") || in_residue(articles, "apparu en premier"));
		else
			assert_int_equal(articles->residues, 0);
		doc.footed = false;
		assert_int_equal(article_make(&arena, &articles, &doc), 1);
		assert_int_equal(articles->residues, 0);
	}
}

static void a_title_given_as_a_field_stands_first_once(void **state)
{
	static const char *const cases[][3] = {
		{"Un titre", "Le texte.", "Un titre\nLe texte."},
		{"Un titre", "Un titre\nLe texte.", "Un titre\nLe texte."},
		{"UN TITRE", "Un titre\n\nLe texte.", "Un titre\n\nLe texte."},
		{"Un titre", "Un titre. Le texte.", "Un titre. Le texte."},
		{"Un titre", "Un titreur. Le texte.", "Un titre\nUn titreur. Le texte."},
		{"", "Le texte.", "Le texte."},
		{"Un titre", "", "Un titre"},
		{" Un\ntitre ", "Le texte.", " Un titre\nLe texte."},
		{"Un titre", "Se connecter\nLe texte.", "Un titre\nSe connecter\nLe texte."},
		{"Un titre", "\n  Un titre\n\nLe texte.", "  Un titre\n\nLe texte."},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct doc doc = {.id = S("a1"),
				  .source = S(" Le Journal "),
				  .published = S("2020-07-02T22:56:01+02:00"),
				  .author = S("AFP"),
				  .title = {str_c(cases[i][0]), {.arena = &arena}},
				  .body = {str_c(cases[i][1]), {.arena = &arena}}};
		assert_int_equal(article_make(&arena, &articles, &doc), 1);
		assert_same(articles->text, cases[i][2], cases[i][0]);
		assert_int_equal(str_trim(articles->title).n, articles->title.n);
		assert_same(articles->source, "Le Journal", "source");
		assert_same(articles->published, "2020-07-02", "published");
		assert_same(articles->id, "a1", "id");
		assert_int_equal(articles->residues, 0);
	}
}

static void each_part_leads_back_to_its_own_bytes(void **state)
{
	struct map title = {.arena = &arena}, body = {.arena = &arena};
	struct doc doc = {.title = {S("Un titre"), title}, .body = {S("Le texte."), body}};

	(void)state;
	map_put(&doc.title.map, 0, 8, 500, 8);
	map_put(&doc.body.map, 0, 9, 100, 9);
	assert_int_equal(article_make(&arena, &articles, &doc), 1);
	assert_int_equal(map_begin(&articles->map, 3), 503);
	assert_int_equal(map_end(&articles->map, 8), 508);
	assert_int_equal(map_begin(&articles->map, 9), 100);
	assert_int_equal(map_end(&articles->map, 18), 109);
}

/* Every byte that was not put in between two pieces is the byte of the dump that the map leads to. */
static void assert_mapped(const struct article *a, str raw)
{
	for (u32 i = 0; i < a->text.n; i++) {
		u32 from = map_begin(&a->map, i), to = map_end(&a->map, i + 1);
		assert_true(from <= to && to <= raw.n);
		if (from < to)
			assert_int_equal(raw.p[from], a->text.p[i]);
		else
			assert_int_equal(a->text.p[i], '\n');
	}
	for (u32 i = 0; i < a->residues; i++)
		assert_true(
			str_eq(text_normalise(&arena, str_cut(raw, a->residue[i].from, a->residue[i].to), NULL).text,
			       a->residue[i].text));
}

static void every_byte_of_a_page_leads_back_to_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < countof(pages); i++) {
		make(pages[i].dump);
		assert_mapped(articles, str_c(pages[i].dump));
	}
}

static void figures_between_slashes_are_no_menu(void **state)
{
	static const char dump[] = "Un port qui grandit\n\nLa ville ouvre un chantier de trois ans sur les quais, a dit la "
	                           "maire.\n\n450 agents / 12 M€ / 3 sites\n\nAccueil / Actualités / Le port\n";

	(void)state;
	assert_int_equal(make(dump), 1);
	assert_true(str_find(articles[0].text, S("450 agents / 12 M€ / 3 sites"), 0) != SIZE_MAX);
	assert_true(str_find(articles[0].text, S("Accueil /"), 0) == SIZE_MAX);
}

#define ADOPTED "Le Département a adopté lundi un plan de trois ans pour ses travailleurs sociaux. Il y met un million."

/* What a line is, its paragraph says: the last line of one may be a word of menus, the second one of a title be in lower
 * case. */
static void a_wrapped_text_loses_no_line_of_its_paragraphs(void **state)
{
	static const char dump[] =
		"Le laboratoire de la faculté de médecine de Tours met au point un\ntest rapide et peu coûteux\n\n"
		"par Jeanne Morel\nle 3 mai 2020\n\n"
		"Une équipe de la faculté a mis au point une méthode qui permet\nd'augmenter beaucoup le nombre de tests que "
		"les hôpitaux font\nchaque jour dans la région, sans autre matériel.\n\n"
		"Le directeur de l'hôpital a demandé un brevet pour cette méthode\net attend un partenaire qui sache "
		"produire en série cette\ntechnologie.\n\n"
		"Le nombre de cas que la région compte depuis le mois de mars est\nlargement sous-estimé, dit-il, la capacité "
		"de dépistage étant de\n210 tests par jour.\n";

	(void)state;
	assert_int_equal(make(dump), 1);
	assert_same(articles->title, "Le laboratoire de la faculté de médecine de Tours met au point un test rapide et peu "
	            "coûteux", "title");
	assert_same(articles->author, "Jeanne Morel", "author");
	assert_same(articles->published, "2020-05-03", "day");
	assert_true(has(articles->text, "technologie.") && has(articles->text, "210 tests par jour."));
	assert_int_equal(articles->residues, 0);
}

static void lines_in_any_order_do_no_harm(void **state)
{
	static const char *const lines[] = {"Lire aussi :",
					    "Un titre de page",
					    "Commentaires",
					    "Publié le 12/03/2019",
					    "S'abonner",
					    "",
					    "",
					    "x",
					    "Par Paul Mercier",
					    "Accueil > A > B",
					    "Source : X",
					    "Titre: Y",
					    "---",
					    "----------",
					    "@compte",
					    ADOPTED,
					    "Le Département a adopté lundi […]",
					    "- un",
					    "a\tb",
					    "Mot @compte",
					    "«\u00A0",
					    "12 mars 2019"};
	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct buf b = {.arena = &arena};
		u32 n;

		for (u32 k = roll(24); k; k--) {
			buf_put(&b, str_c(lines[roll(countof(lines))]));
			buf_char(&b, '\n');
		}
		buf_char(&b, '\0');
		n = make(b.p);
		for (u32 i = 0; i < n; i++) {
			assert_true(articles[i].text.n > 0);
			assert_mapped(&articles[i], buf_str(&b));
		}
		arena_reset(&arena);
	}
}

static void a_megabyte_of_any_line_takes_no_time(void **state)
{
	static const char *const lines[] = {"Lire aussi :\n",
					    "Un titre de page\n",
					    "Un titre de page\n\nPublié le 12/03/2019\n\n",
					    "Commentaires\n",
					    "a\n",
					    "Mot @compte\n",
					    "\n",
					    "Le Département a adopté lundi soir un plan […]\n",
					    "Titre: x\n",
					    "----------\nUn titre de page\n"};
	(void)state;
	for (size_t i = 0; i < countof(lines); i++) {
		struct buf b = {.arena = &arena};

		while (b.n < 1 << 20)
			buf_put(&b, str_c(lines[i]));
		buf_char(&b, '\0');
		make(b.p);
		arena_reset(&arena);
	}
}

/* ── the seeds ── */

/* Do the articles have this, one kind of space and apostrophe for another? */
static bool any_has(const struct article *a, u32 n, const char *part)
{
	str folded = text_fold(&arena, str_c(part)).text;

	for (u32 k = 0; k < n; k++)
		if (str_find(text_fold(&arena, a[k].text).text, folded, 0) != SIZE_MAX)
			return true;
	return false;
}

static void assert_parts(const struct article *a, u32 n, const json_t *parts, bool kept)
{
	for (size_t i = 0; i < json_array_size(parts); i++) {
		const char *part = json_string_value(json_array_get(parts, i));
		if (any_has(a, n, part) != kept)
			fail_msg("%s: %s", kept ? "lost" : "kept", part);
	}
}

static void the_seeds_give_their_articles(void **state)
{
	FILE *gold_file = shared_open("gold/seeds-articles.jsonl");
	char *line = NULL;
	size_t room = 0, lines = 0;

	(void)state;
	for (; getline(&line, &room, gold_file) > 0; lines++) {
		json_t *gold = json_loads(line, 0, NULL);
		const char *name = json_string_value(json_object_get(gold, "article"));
		char path[256];
		struct decoded d;
		struct doc doc = {.pasted = true};
		u32 n;

		snprintf(path, sizeof path, "seeds/%s", name);
		d = text_decode(&arena, read_all(shared_open(path)), NULL);
		doc.body = (struct piece){d.text, d.map};
		n = article_make(&arena, &articles, &doc);
		assert_int_equal(n, strncmp(name, "002", 3) == 0 ? 2 : 1);
		assert_same(articles[0].title, json_string_value(json_object_get(gold, "title")), name);
		assert_same(articles[n - 1].author, json_string_value(json_object_get(gold, "author")), name);
		assert_same(articles[n - 1].published, json_string_value(json_object_get(gold, "published")), name);
		assert_parts(articles, n, json_object_get(gold, "keeps"), true);
		assert_parts(articles, n, json_object_get(gold, "drops"), false);
		json_decref(gold);
	}
	assert_int_equal(lines, 5);
	free(line);
	fclose(gold_file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_give_their_article),
		cmocka_unit_test(a_wall_of_cookies_is_no_title_and_a_sentence_is_none_after_a_heading),
		cmocka_unit_test(front_matter_becomes_fields),
		cmocka_unit_test(front_matter_is_read_below_a_bare_line_and_above_a_label),
		cmocka_unit_test(a_name_may_stand_a_line_away_from_the_day),
		cmocka_unit_test(each_field_says_what_told_it),
		cmocka_unit_test(an_article_that_subscribers_alone_read_on_is_marked),
		cmocka_unit_test(a_page_of_a_press_review_gives_its_article),
		cmocka_unit_test(a_dump_of_two_articles_becomes_two),
		cmocka_unit_test(a_sentence_of_the_body_is_never_residue),
		cmocka_unit_test(bylines_are_read),
		cmocka_unit_test(days_are_read_in_any_form),
		cmocka_unit_test(what_feeds_and_mails_put_below_a_text_is_residue),
		cmocka_unit_test(a_title_given_as_a_field_stands_first_once),
		cmocka_unit_test(each_part_leads_back_to_its_own_bytes),
		cmocka_unit_test(every_byte_of_a_page_leads_back_to_it),
		cmocka_unit_test(figures_between_slashes_are_no_menu),
		cmocka_unit_test(a_wrapped_text_loses_no_line_of_its_paragraphs),
		cmocka_unit_test(lines_in_any_order_do_no_harm),
		cmocka_unit_test(a_megabyte_of_any_line_takes_no_time),
		cmocka_unit_test(the_seeds_give_their_articles),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}
