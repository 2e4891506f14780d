/* test_input_exports.c: exports of press databases, every generation, with invented articles: how many there are, their
 * fields, their very text, where it came from, and why what is no article is refused. */
#include "text_test.h"

#include <archive.h>
#include <archive_entry.h>

#include "input.h"

/* ── helpers ── */

struct wanted { const char *title, *source, *author, *published, *text, *why; };

static const char *shown(str s)
{
	return arena_copy(&arena, s).p;
}

static void assert_field(str got, const char *wanted, const char *field, size_t i)
{
	if (!str_eq(got, str_c(wanted)))
		fail_msg("document %zu, %s\n   got:    %s\n   wanted: %s", i + 1, field, shown(got), wanted ? wanted : "");
}

static u32 parse(struct doc **doc, const struct input_format *format, str item)
{
	const char *why = NULL;
	u32 n = format->parse(&arena, doc, item, &why);

	if (n == 0)
		fail_msg("refused: %s", why);
	return n;
}

static void assert_docs(const struct input_format *format, str item, const struct wanted *wanted, size_t count)
{
	struct doc *doc;
	u32 n = parse(&doc, format, item);

	if (n != count)
		fail_msg("%u documents, wanted %zu", n, count);
	for (size_t i = 0; i < count; i++) {
		if (wanted[i].why) {
			if (!doc[i].why || !strstr(doc[i].why, wanted[i].why))
				fail_msg("document %zu: refused because \"%s\", wanted \"%s\"", i + 1, doc[i].why, wanted[i].why);
			continue;
		}
		assert_field(str_c(doc[i].why), "", "refusal", i);
		assert_field(doc[i].title.text, wanted[i].title, "title", i);
		assert_field(doc[i].source, wanted[i].source, "source", i);
		assert_field(doc[i].author, wanted[i].author, "author", i);
		assert_field(doc[i].published, wanted[i].published, "day", i);
		assert_field(doc[i].body.text, wanted[i].text, "text", i);
	}
}

/* The word stands once in the item, and the body's leads to it. */
static void assert_origin(const struct doc *doc, str item, const char *word)
{
	size_t above = str_find(doc->body.text, str_c(word), 0), below = str_find(item, str_c(word), 0);

	assert_true(above != SIZE_MAX && below != SIZE_MAX);
	assert_int_equal(map_begin(&doc->body.map, (u32)above), below);
	assert_int_equal(map_end(&doc->body.map, (u32)(above + strlen(word))), below + strlen(word));
}

static void assert_refused(const struct input_format *format, str item, const char *wanted)
{
	struct doc *doc;
	const char *why = NULL;

	assert_int_equal(format->parse(&arena, &doc, item, &why), 0);
	assert_non_null(why);
	if (!strstr(why, wanted))
		fail_msg("refused because it %s, wanted: %s", why, wanted);
}

/* ── Europresse ── */

static const char europresse_tables[] =
	"<html xmlns:n1=\"http://www.cedrom-sni.com/schema/newsv1.xsd\"><head>\n"
	"<META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\"></head><body>\n"
	"<form><div><input type=\"button\" value=\"Sauvegarder\"/></div></form><table><tr><td>"
	"<table id=\"tbHeaderImages\"><tr><td><img src=\"x.gif\"><br></td></tr></table>"
	"<span class=\"DocPublicationName\">La Gazette du Port, no. 5968</span><br>"
	"<span class=\"DocHeader\">R\xE9gion, </span><span class=\"DocHeader\">lundi </span>"
	"<span class=\"DocHeader\">3 mars 2014</span><span class=\"DocHeader\">, p. 12</span><br><br>"
	"Enqu\xEAte<br><span class=\"TitreArticleVisu\">Le bac <span style=\"color:red\">reprend</span> la mer"
	"</span><br><br>"
	"Jeanne Morvan<br><p></p>Apr\xE8s deux ans \xE0 quai, le bac repart.<font style=\"font-weight:bold;\"> Il compte "
	"12 marins.</font><p></p>Photo \xA9 archives<p></p>Le billet co\xFBte 4 euros.<p></p>"
	"<b><i>\xA9 2014 La Gazette. Tous droits r\xE9serv\xE9s.</i></b><p></p>"
	"Num\xE9ro de document : news\xB7" "20140303\xB7GP\xB7" "001<br><br><table><tr><td>Ce certificat est \xE9mis \xE0 "
	"<b>Universit\xE9</b></td></tr></table></td></tr></table>\n"
	"<p><br><br><table><tr><td><span class=\"DocPublicationName\">Le Courrier</span><br>"
	"<span class=\"DocHeader\">mardi </span><span class=\"DocHeader\">4 mars 2014</span><br><br>"
	"<span class=\"TitreArticleVisu\">Sans auteur</span><br><br>Le conseil a vot\xE9.<p></p>"
	"<b><i>\xA9 2014 Le Courrier.</i></b><p></p>Num\xE9ro de document : news\xB7" "20140304\xB7LC\xB7" "002"
	"</td></tr></table></body></html>";

static void europresse_in_tables_gives_its_articles(void **state)
{
	static const struct wanted wanted[] = {
		{"Le bac reprend la mer", "La Gazette du Port", "Jeanne Morvan", "2014-03-03",
	     "Après deux ans à quai, le bac repart. Il compte 12 marins.\n\nPhoto © archives\n\nLe "
	     "billet coûte 4 euros.", NULL},
		{"Sans auteur", "Le Courrier", "", "2014-03-04", "Le conseil a voté.", NULL},
	};
	struct doc *doc;

	(void)state;
	assert_docs(&input_europresse, str_c(europresse_tables), wanted, countof(wanted));
	parse(&doc, &input_europresse, str_c(europresse_tables));
	assert_origin(doc, str_c(europresse_tables), "12 marins");
	assert_same(doc[0].id, "news·20140303·GP·001", "number");
}

static void europresse_with_a_marked_text_but_no_articles(void **state)
{
	static const char page[] =
		"<html><head><meta charset=\"utf-8\"></head><body><div><span class=\"DocPublicationName\">Le Nord "
		"Maritime</span></div>"
		"<div><span class=\"DocHeader\">Région, vendredi 2 mai 2014, p. 3</span></div>"
		"<p class=\"titreArticleVisu\">Le phare rouvre</p><div>Rédaction</div>"
		"<div class='docOcurrContainer'><p>Il rouvre.</p><p>L'entrée coûte 6 €.</p></div>"
		"<small>© 2014 Le Nord. Tous droits réservés.</small><p>Numéro de document : news·20140502·NM·9</p>"
		"<div id=\"divPubliC\">Certificat</div></body></html>";
	static const struct wanted wanted[] = {
		{"Le phare rouvre", "Le Nord Maritime", "Rédaction", "2014-05-02", "Il rouvre.\n\nL'entrée coûte 6 €.", NULL},
	};

	(void)state;
	assert_docs(&input_europresse, str_c(page), wanted, countof(wanted));
}

static const char europresse_articles[] =
	"<!DOCTYPE html> <html> <head> <meta charset=\"utf-8\"> <style>.DocPublicationName{color:#83724e}</style>"
	"</head> <body> "
	"<article> <header> <div> <span class=\"DocPublicationName\">Le Quotidien   </span> </div> "
	"<div> <span class=\"DocHeader\">Politique, mardi 14 mars 2006, p. 16</span> </div> <div><p>POLITIQUE</p></div> "
	"<div class=\"titreArticle\"> <p class='sm-margin-bottom'>TRIBUNES</p> <p class=\"titreArticleVisu\">Le vote"
	"</p> </div> "
	"<div>Ariane Le Goff; Paul Petit</div> </header> <section> <div class=\"DocText\"> <div class='docOcurrContainer'> "
	"<p>Un texte : une <mark>marque</mark>.</p><ul><li>un</li><li>deux</li></ul>"
	"<table><tr><td><p>Ville</p></td><td><p>Voix</p></td></tr><tr><td>Brest</td><td>12</td></tr></table> </div> "
	"</div> </section> "
	"<aside> <div> <p><b>Illustration(s) : </b></p> <p></p> <div><p>Le bureau de vote.</p> </div> </div> "
	"<div> <b>Note(s) : </b> </div> </aside> <footer> <small>© 2006 Le Quotidien. Tous droits réservés.</small> "
	"<p>Numéro de document : news·20060314·LQ·0q1503</p> <div id=\"divPubliC\">Ce certificat est émis</div> "
	"</footer> </article> "
	"<article> <header> <div> <span class=\"DocPublicationName\">Le Quotidien</span> </div> "
	"<div> <span class=\"DocHeader\">mercredi 15 mars 2006</span> </div> <div class=\"titreArticle\"> "
	"<p class=\"titreArticleVisu\">Une page sans texte</p> </div> </header> <section> </section> <footer> "
	"<small>© 2006</small> </footer> </article> <article></article></body> </html>";

static void europresse_in_articles_keeps_lists_tables_and_captions_and_refuses_what_is_empty(void **state)
{
	static const struct wanted wanted[] = {
		{"Le vote", "Le Quotidien", "Ariane Le Goff; Paul Petit", "2006-03-14",
	     "Un texte : une marque.\n\nun\ndeux\n\nVille | Voix\nBrest | 12\n\nLe bureau de vote.", NULL},
		{.why = "document 2 is a document of Europresse without text"},
		{.why = "document 3 is a document of Europresse without text"},
	};

	(void)state;
	assert_docs(&input_europresse, str_c(europresse_articles), wanted, countof(wanted));
}

static const char europresse_recent[] =
	"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
	"<article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">Ouest-Presse "
	"(site web)\n"
	"                    Lannion</span></div>"
	"<div class=\"rdp__DocHeader\"><span class=\"DocHeader\">Économie, lundi 6 mars 2023 - 18:12:00 UTC +0100 "
	"612 mots</span></div>"
	"<div class=\"apd-wrapper\"><div class=\"source-name-APD\">Aussi paru dans Le Télégramme</div></div>"
	"<div class=\"titreArticle\"><p class=\"sm-margin-TopNews titreArticleVisu rdp__articletitle\">L'usine "
	"embauche</p></div>"
	"<p class=\"rdp__subtitle\">Trente postes sont ouverts cet été.</p>"
	"<p class=\"sm-margin-bottomNews\">Par Soizic Le Bihan</p></header>"
	"<section><div class=\"DocText clearfix\"><div class=\"docOcurrContainer\"><p>L'usine recrute 30 ouvriers.</p>"
	"<p class=\"DocTitreSousSection\">Un chantier</p><p>Il durera deux ans.<br>Puis on verra.</p></div></div></section>"
	"<footer><div class=\"Doc-LegalInfo\"><small>© 2023 Ouest-Presse. Tous droits réservés.</small></div>"
	"<div class=\"publiC-lblNodoc\">news·20230306·OPW·77_abc</div></footer></article>"
	"<article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">Le Soir de Lyon, "
	"n° 812</span></div>"
	"<div class=\"rdp__DocHeader\"><span class=\"DocHeader\">p. 4</span></div>"
	"<div class=\"titreArticle\"><p class=\"titreArticleVisu rdp__articletitle\">Brève</p></div>"
	"<div class=\"docAuthors\">Agence régionale</div></header>"
	"<section><div class=\"DocText\"><p>Trois blessés.</p></div></section>"
	"<footer><div class=\"publiC-lblNodoc\">news·20230307·SL·78</div></footer></article></body></html>";

static void europresse_of_today_gives_its_articles(void **state)
{
	static const struct wanted wanted[] = {
		{"L'usine embauche", "Ouest-Presse", "Soizic Le Bihan", "2023-03-06",
	     "Trente postes sont ouverts cet été.\n\nL'usine recrute 30 ouvriers.\n\nUn chantier\n\n"
	     "Il durera deux ans.\nPuis on verra.", NULL},
		{"Brève", "Le Soir de Lyon", "Agence régionale", "2023-03-07", "Trois blessés.", NULL},
	};

	(void)state;
	assert_docs(&input_europresse, str_c(europresse_recent), wanted, countof(wanted));
}

/* ── Factiva ── */

static const char factiva_codes[] =
	"<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"/>"
	"<title>Factiva</title>"
	"</head><body><h1>Factiva</h1><form><div class=\"article frArticle\"><table>"
	"<tr><td class=\"index\"><b>HD</b>&nbsp;</td><td><b class='frHeadline'>La digue tient bon</b>\n</td></tr>"
	"<tr><td><b>BY</b>&nbsp;</td><td>Par Loïc Kerbrat</td></tr><tr><td><b>WC</b>&nbsp;</td><td>295 mots</td></tr>"
	"<tr><td><b>PD</b>&nbsp;</td><td>29 décembre 2011</td></tr><tr><td><b>ET</b>&nbsp;</td><td>15:32</td></tr>"
	"<tr><td><b>SN</b>&nbsp;</td><td>Le Marin</td></tr><tr><td><b>PG</b>&nbsp;</td><td>26</td></tr>"
	"<tr><td><b>CY</b>&nbsp;</td><td>(c) Le Marin.</td></tr>"
	"<tr><td><p><b>LP</b>&nbsp;</p></td><td><p class=\"articleParagraph\">Premier paragraphe.</p>\n"
	"<p class=\"articleParagraph\">Deuxième, à 3 millions d'euros.</p></td></tr>"
	"<tr><td><p><b>TD</b>&nbsp;</p></td><td><p class=\"articleParagraph\">Le reste.</p></td></tr>"
	"<tr><td><br/><b>NS</b>&nbsp;</td><td><br/>gcat : Political/General News</td></tr>"
	"<tr><td><br/><b>AN</b>&nbsp;</td><td><br/>Document LEMARI0020111229e7ct0001r</td></tr></table></div><br/>"
	"<div class=\"article frArticle\"><table><tr><td><b>HD</b></td><td>Sans texte</td></tr>"
	"<tr><td><b>PD</b></td><td>30 décembre 2011</td></tr></table></div>"
	"<div id=\"pageFooter\">© 2011 Factiva, Inc. Tous droits réservés.</div></form></body></html>";

static void factiva_with_codes_gives_lead_and_text(void **state)
{
	static const struct wanted wanted[] = {
		{"La digue tient bon", "Le Marin", "Loïc Kerbrat", "2011-12-29",
	     "Premier paragraphe.\n\nDeuxième, à 3 millions d'euros.\n\nLe reste.", NULL},
		{.why = "without text"},
	};
	struct doc *doc;

	(void)state;
	assert_docs(&input_factiva, str_c(factiva_codes), wanted, countof(wanted));
	parse(&doc, &input_factiva, str_c(factiva_codes));
	assert_same(doc[0].id, "LEMARI0020111229e7ct0001r", "accession number");
	assert_origin(doc, str_c(factiva_codes), "3 millions");
}

static const char factiva_lines[] =
	"<html><head><meta charset=\"utf-8\"><title>Dow Jones Factiva</title></head><body><h1>Dow Jones Factiva</h1>"
	"<div id=\"article-x\" class=\"article\"><div class=\"article frArticle\"><p><div>Économie</div>"
	"<div id=\"hd\"><span class='frHeadline'> Le port s'agrandit </span></div><div class=\"author\">Maël Tanguy</div>"
	"<div>1 234 mots</div><div>18 avril 1998</div><div>09:15</div><div>Le Journal des Îles</div><div>JDI</div>"
	"<div>18</div>"
	"<div>Français</div><div>(c) 1998 Le Journal des Îles</div></p>"
	"<p class=\"articleParagraph frarticleParagraph\"> Le chantier commence.\n</p>"
	"<p class=\"articleParagraph frarticleParagraph\">Copyright : un mot de droit.</p>"
	"<p>Document jdi0000020010926du4i003v3</p></div></div>"
	"<table class=\"searchPreview\"><tr><td>Résumé de la recherche</td></tr></table></body></html>";

static void factiva_without_codes_gives_its_text_only(void **state)
{
	static const struct wanted wanted[] = {
		{"Le port s'agrandit", "Le Journal des Îles", "Maël Tanguy", "1998-04-18",
	     "Le chantier commence.\n\nCopyright : un mot de droit.", NULL},
	};

	(void)state;
	assert_docs(&input_factiva, str_c(factiva_lines), wanted, countof(wanted));
}

static const char factiva_xml[] =
	"\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><PPSResponse><ppsArticleResponse "
	"xmlns=\"http://global.factiva.com/pps/2.0\"><ppsarticle><article><accessionNo>EST0000020120109e51700030"
	"</accessionNo>"
	"<byline><paragraph>Par Zoé Weber</paragraph></byline><headline><paragraph> <hlt>Neige</hlt> sur la ville"
	"</paragraph></headline>"
	"<leadParagraph><paragraph>Il a neigé.</paragraph></leadParagraph>"
	"<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate><sourceName>L'Est</sourceName>"
	"<region code=\"fra\"><name>France</name></region><tailParagraphs><paragraph>Les écoles &amp; les gares "
	"ferment.</paragraph>"
	"<paragraph>Jusqu'à lundi.</paragraph></tailParagraphs><notes>UNE NOTE</notes></article></ppsarticle>"
	"<ppsarticle><article><headline><paragraph>Rien</paragraph></headline></article></ppsarticle>"
	"</ppsArticleResponse></PPSResponse>";

static void factivas_xml_gives_its_articles(void **state)
{
	static const struct wanted wanted[] = {
		{"Neige sur la ville", "L'Est", "Zoé Weber", "2012-01-09",
	     "Il a neigé.\n\nLes écoles & les gares ferment.\n\nJusqu'à lundi.", NULL},
		{.why = "without text"},
	};

	(void)state;
	assert_docs(&input_factiva, str_c(factiva_xml), wanted, countof(wanted));
	assert_refused(&input_factiva, S("<?xml version='1.0'?><PPSResponse/>"), "holds no article");
}

/* ── LexisNexis ── */

static const char lexisnexis_html[] =
	"<HTML><HEAD><!-- LXNComment 1:2 --><META TOPIC=\"null\" DOCUMENTS=\"3\"/></HEAD><BODY>"
	"<P>Download Request: Selected Items: 1-3<BR>Terms: bac</P>"
	"<A NAME=\"DOC_ID_0_0\"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n"
	"<BR><DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">1 of 3 DOCUMENTS</SPAN></P>\n</DIV>\n"
	"<BR><DIV CLASS=\"c3\"><P><SPAN>Le Phare</SPAN></P>\n</DIV>\n"
	"<BR><DIV CLASS=\"c3\"><P><SPAN CLASS=\"c4\">12</SPAN><SPAN> avril 2013 vendredi</SPAN><SPAN>&nbsp;"
	"<BR>Édition nationale</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN CLASS=\"c7\">Première partie;<BR>deuxième partie</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>AUTEUR: </SPAN><SPAN>Par Yann Guen</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>RUBRIQUE: </SPAN><SPAN>ECONOMIE; Pg. 6</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>LONGUEUR: </SPAN><SPAN>143 mots</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>ENCART:</SPAN><SPAN>&nbsp;Le chapeau.<BR></SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>Un </SPAN><SPAN CLASS=\"c4\">bac</SPAN><SPAN>&nbsp;</SPAN><SPAN>neuf. \nIl part.</SPAN></P>\n"
	"<P><SPAN>Fin de l'histoire.</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>SUJET: </SPAN><SPAN>TRANSPORT (90%)</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>DATE-CHARGEMENT: </SPAN><SPAN>13 avril 2013</SPAN></P></DIV>"
	"<BR><DIV><P><SPAN>Copyright 2013 Le Phare<BR>Tous Droits Réservés</SPAN></P></DIV>"
	"<A NAME=\"DOC_ID_0_1\"></A><BR><DIV><P><SPAN>We are sorry but there is an error in this document.</SPAN></P></DIV>"
	"<A NAME=\"DOC_ID_0_2\"></A><DIV><P>3 of 3 DOCUMENTS</P></DIV><DIV><P>The Bugle</P></DIV>"
	"<DIV><P>January 28, 1993, Tuesday, Late Edition - Final</P></DIV><DIV><P>SECTION: Section B; Page 22</P></DIV>"
	"<DIV><P>LENGTH: 121 words</P></DIV><DIV><P>A list:</P><P>NOTE: it is short.</P></DIV>"
	"<DIV><P>LOAD-DATE: January 28, 1993</P></DIV></BODY></HTML>";

static void lexisnexis_pages_give_every_document_or_its_refusal(void **state)
{
	static const struct wanted wanted[] = {
		{"Première partie;\ndeuxième partie", "Le Phare", "Yann Guen", "2013-04-12",
	     "Le chapeau.\n\nUn bac neuf. Il part.\n\nFin de l'histoire.", NULL},
		{.why = "document 2 is a document without source, day and fields"},
		{"", "The Bugle", "", "1993-01-28", "A list:\n\nNOTE: it is short.", NULL},
	};
	struct doc *doc;

	(void)state;
	assert_docs(&input_lexisnexis, str_c(lexisnexis_html), wanted, countof(wanted));
	parse(&doc, &input_lexisnexis, str_c(lexisnexis_html));
	assert_origin(doc, str_c(lexisnexis_html), "Fin de l'histoire");
}

static const char lexisnexis_text[] =
	"\xEF\xBB\xBF\r\n\r\nDownload Request: Selected Items: 1-3\r\nTerms: (bac)\r\n\r\n"
	"                               1 of 3 DOCUMENTS\r\n\r\n\r\n"
	"                                  Le Phare (Brest)\r\n\r\n"
	"                            lundi 11 janvier 2010\r\n                                   Edition 1;\r\n"
	"                                    Sud\r\n\r\n"
	"Le bac est vendu à la région, qui en fera un musée, dit\r\nle maire\r\n\r\nAUTEUR: Yann Guen\r\n\r\n"
	"LONGUEUR: 2 355 mots\r\n\r\n"
	"La région achète le bac pour trois millions d'euros et le garde au\r\nport, où il restera deux ans.\r\n"
	"- un quai\r\n- une grue\r\n\r\nLe reste attendra.\r\n\r\n"
	"DATE-CHARGEMENT: 11 janvier 2010\r\n\r\nLANGUE: FRENCH\r\n\r\n"
	"                       Copyright 2010 Le Phare\r\n                              Tous droits réservés\r\n\r\n"
	"                               2 of 3 DOCUMENTS\r\n\r\n"
	"                                  Le Phare (Brest)\r\n\r\n                            January 12, 2010 "
	"Tuesday\r\n\r\n"
	"Une image\r\n\r\nLENGTH: 0 words\r\n\r\nGRAPHIC: Photo\r\n\r\n"
	"                               3 of 3 DOCUMENTS\r\n\r\n                        Copyright 2010 L'Agence\r\n\r\n"
	"                                  L'Agence\r\n\r\n                            January 13, 2010 Wednesday\r\n\r\n"
	"Une dépêche\r\n\r\nSous-titre\r\n\r\nBYLINE: By Ann Lee\r\n\r\nLENGTH: 12 words\r\n\r\nTrois lignes.\r\n";

static void lexisnexis_text_counts_ten_of_ten_and_joins_its_lines(void **state)
{
	static const struct wanted wanted[] = {
		{"Le bac est vendu à la région, qui en fera un musée, dit\nle maire", "Le Phare (Brest)", "Yann Guen",
		 "2010-01-11",
	     "La région achète le bac pour trois millions d'euros et le garde au port, où il restera deux ans.\n- un quai\n"
	     "- une grue\n\nLe reste attendra.", NULL},
		{.why = "document 2 is a document without text"},
		{"Une dépêche", "L'Agence", "Ann Lee", "2010-01-13", "Sous-titre\n\nTrois lignes.", NULL},
	};
	struct doc *doc;

	(void)state;
	assert_docs(&input_lexisnexis, str_c(lexisnexis_text), wanted, countof(wanted));
	parse(&doc, &input_lexisnexis, str_c(lexisnexis_text));
	assert_origin(doc, str_c(lexisnexis_text), "trois millions");
}

/* ── Word ── */

#define W_OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://w\" xmlns:mc=\"http://mc\"><w:body>"
#define W_CLOSE "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define TITLE(text) "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"

/* A zip of that one member, and of one before it. */
static str zip_of(const char *name, str bytes)
{
	size_t room = bytes.n + 100000, n = 0;
	char *zip = malloc(room);
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();
	str copy;

	archive_write_set_format_zip(a);
	archive_write_open_memory(a, zip, room, &n);
	for (int i = 0; i < 2; i++) {
		archive_entry_clear(e);
		archive_entry_set_pathname(e, i ? name : "[Content_Types].xml");
		archive_entry_set_size(e, (la_int64_t)(i ? bytes.n : 1));
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		archive_write_header(a, e);
		archive_write_data(a, i ? bytes.p : "x", i ? bytes.n : 1);
	}
	archive_entry_free(e);
	archive_write_free(a);
	copy = arena_copy(&arena, (str){zip, n});
	free(zip);
	return copy;
}

static const char nexis_xml[] = W_OPEN P("Date and Time: Friday, 5 July 2019") P("Documents (3)") P("1. Le pont ferme")
	P("Client/Matter: -None-") P("2. Le pont rouvre") P("Narrowed by: ")
	TITLE("Le pont ferme") P("Le Phare(Brest)") P("1 juillet 2019 lundi") P("<w:br/>") P("Copyright 2019 Le Phare, "
		"Tous droits réservés")
	P("Section: ECONOMIE; Pg. 3") P("Length: 355 "
		"words") "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Byline:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Yann "
		"Guen</w:t></w:r></w:p>"
	P("Body") P("Le pont ferme pour 2 ans.") "<w:tbl><w:tr><w:tc>" P("Année") "</w:tc><w:tc>" P("Coût") "</w:tc></w:tr>"
	"<w:tr><w:tc>" P("2020") "</w:tc><w:tc>" P("3 M€") "</w:tc></w:tr></w:tbl>"
	"<w:p><w:r><w:t>Il roui</w:t></w:r><w:del><w:r><w:delText>xx</w:delText></w:r></w:del><w:r><w:t>lle.</w:t>"
	"</w:r></w:p>"
	P("Classification") P("Language: FRENCH") P("Load-Date: July 2, 2019") P("End of Document")
	TITLE("Le pont rouvre") P("Le Phare(Brest)") P("July 3, 2019 Wednesday 9:20 AM GMT") P("Section: UNE") P("Body")
	P("Section suivante : le pont rouvre.") P("Load-Date: July 3, 2019") P("End of Document") W_CLOSE;

static void nexis_in_word_gives_its_articles_and_misses_what_its_list_announces(void **state)
{
	static const struct wanted wanted[] = {
		{"Le pont ferme", "Le Phare(Brest)", "Yann Guen", "2019-07-01",
	     "Le pont ferme pour 2 ans.\n\nAnnée | Coût\n2020 | 3 M€\n\nIl rouille.", NULL},
		{"Le pont rouvre", "Le Phare(Brest)", "", "2019-07-03", "Section suivante : le pont rouvre.", NULL},
		{.why = "document 3 is on the list"},
	};

	(void)state;
	assert_docs(&input_docx, zip_of("word/document.xml", str_c(nexis_xml)), wanted, countof(wanted));
}

/* The bytes of xml that the words lead to. */
static str origin_of(const struct piece *p, const char *words, str xml)
{
	size_t at = str_find(p->text, str_c(words), 0);

	assert_true(at != SIZE_MAX);
	return str_cut(xml, map_begin(&p->map, (u32)at), map_end(&p->map, (u32)(at + strlen(words))));
}

static void each_word_of_a_word_document_leads_to_its_bytes_in_the_member(void **state)
{
	static const char xml[] = W_OPEN P("Un titre") "<w:p><w:r><w:rPr><w:b/><w:color w:val=\"FF\"/></w:rPr><w:t>Mess "
		"&amp; fils,</w:t></w:r>"
		"<w:r><w:rPr><w:i/></w:rPr><w:t>quai</w:t><w:tab/><w:t>12 \xE2\x82\xAC</w:t></w:r></w:p>" W_CLOSE;
	struct doc *doc;

	(void)state;
	parse(&doc, &input_docx, zip_of("word/document.xml", str_c(xml)));
	assert_same(doc->body.text, "Un titre\n\nMess & fils,quai 12 \xE2\x82\xAC", "text");
	assert_same(origin_of(&doc->body, "titre", str_c(xml)), "titre", "before any look");
	assert_same(origin_of(&doc->body, "& fils", str_c(xml)), "&amp; fils", "a reference");
	assert_same(origin_of(&doc->body, "quai", str_c(xml)), "quai", "after two looks");
	assert_same(origin_of(&doc->body, "12 \xE2\x82\xAC", str_c(xml)), "12 \xE2\x82\xAC", "after a tab");
	parse(&doc, &input_docx, zip_of("word/document.xml", str_c(nexis_xml)));
	assert_same(origin_of(&doc->body, "ferme pour", str_c(nexis_xml)), "ferme pour", "in an export");
}

static void any_other_word_document_is_one_text(void **state)
{
	struct doc *doc;
	str zip;

	(void)state;
	zip = zip_of("word/document.xml", S(W_OPEN P("Un titre") "<w:p><w:r><w:t>Le texte,</w:t><w:br/><w:t>sur deux "
		"lignes.</w:t></w:r></w:p>"
	                                    W_CLOSE));
	assert_int_equal(parse(&doc, &input_docx, zip), 1);
	assert_true(doc->pasted);
	assert_same(doc->body.text, "Un titre\n\nLe texte,\nsur deux lignes.", "text");
	assert_refused(&input_docx, zip_of("word/document.xml", S(W_OPEN W_CLOSE)), "without text");
	assert_refused(&input_docx, zip_of("word/document.xml", S(W_OPEN P("Job Number: 12") P("Documents (2)") P("1. Le quai")
		P("2. Le pont") W_CLOSE)), "in other files");
	assert_refused(&input_docx, zip_of("xl/workbook.xml", S("<a/>")), "no text document");
	assert_refused(&input_docx, str_cut(zip, 0, zip.n / 2), "");
	assert_refused(&input_docx, zip_of("word/document.xml", S("<a><b></a>")), "broken XML");
}

static void a_word_document_that_unpacks_without_end_is_refused(void **state)
{
	size_t n = 40u << 20;
	char *blanks = malloc(n);

	(void)state;
	memset(blanks, ' ', n);
	assert_refused(&input_docx, zip_of("word/document.xml", (str){blanks, n}), "longer than allowed");
	free(blanks);
}

/* ── RTF ── */

static const char rtf_plain[] =
	"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\generator Word;}{\\info{\\title Secret}}\r\n"
	"{\\header En-t\\'eate}\\pard\\b Un titre d\\'e9j\\'e0 vu\\b0\\par\r\n\\pard L\\rquote \\u339?uvre co\\'fbte "
	"2\\~000\\u160 \\'a0"
	"\\u8364\\'80 \\{net\\}.\\line Fin\\par\r\n"
	"\\trowd\\intbl Ville\\cell Voix\\cell\\row\\trowd\\intbl Brest\\cell "
	"12\\cell\\row\\pard \\u-10179?\\u-8704? Vu.\\par}";

static void rich_text_is_one_text_with_its_letters_and_rows(void **state)
{
	struct doc *doc;

	(void)state;
	assert_int_equal(parse(&doc, &input_rtf, str_c(rtf_plain)), 1);
	assert_true(doc->pasted);
	assert_same(doc->body.text, "Un titre déjà vu\n\nL’œuvre coûte 2\u00A0" "000\u00A0" "€ {net}.\nFin\n\nVille | "
		"Voix\nBrest | 12\n\n😀 Vu.",
	            "text");
	assert_origin(doc, str_c(rtf_plain), "uvre co");
	assert_refused(&input_rtf, S("{\\rtf1 {\\info x}}"), "without text");
	assert_refused(&input_rtf, S("{\\rtf1\\bin99999999999 x"), "without text");
}

static void groups_without_end_are_refused(void **state)
{
	struct buf b = {.arena = &arena};

	(void)state;
	buf_put(&b, S("{\\rtf1 "));
	for (int i = 0; i < 100000; i++)
		buf_char(&b, '{');
	assert_refused(&input_rtf, buf_str(&b), "deeper");
}

#define ROW(code, value) "\\trowd\\intbl\\b " code "\\b0\\cell " value "\\cell\\row"

static const char rtf_factiva[] =
	"{\\rtf1\\ansi\\deff0 " ROW("SE", "Une") ROW("HD", "Le lait monte") ROW("BY", "Par Luc Roche") ROW("WC", "65 mots")
	ROW("PD", "2 f\\'e9vrier 2012") ROW("SN", "Le Montagnard") ROW("CY", "(c) 2012") ROW("LP",
		"Le lait monte \\'e0 40 centimes.\\par Encore.")
	ROW("TD", "Les fermes attendent.") ROW("AN", "Document MONTAG0020120202e8220001r") "\\pard\\par "
	ROW("HD", "Vide") ROW("AN", "Document MONTAG0020120202e8220002r") "\\pard\\par "
	"\\b Le foin\\b0\\par Luc Roche\\par 80 mots\\par 3 f\\'e9vrier 2012\\par Le Montagnard\\par MONTAG\\par "
	"4\\par Fran\\'e7ais\\par "
	"Copyright 2012. Tous droits.\\par Le foin manque.\\par Il en faut 300 tonnes.\\par Document "
	"MONTAG0020120203e8230003r\\par "
	"R\\'e9sum\\'e9 de la recherche\\par \\'a9 2012 Factiva, Inc.\\par}";

static void factivas_rich_text_gives_both_layouts(void **state)
{
	static const struct wanted wanted[] = {
		{"Le lait monte", "Le Montagnard", "Luc Roche", "2012-02-02",
	     "Le lait monte à 40 centimes.\n\nEncore.\n\nLes fermes attendent.", NULL},
		{.why = "document 2 is a document of Factiva without text"},
		{"Le foin", "Le Montagnard", "Luc Roche", "2012-02-03", "Le foin manque.\n\nIl en faut 300 tonnes.", NULL},
	};

	(void)state;
	assert_docs(&input_rtf, str_c(rtf_factiva), wanted, countof(wanted));
}

static void factivas_rich_text_may_part_codes_by_tabs(void **state)
{
	static const char file[] =
		"{\\rtf1\\ansi\\deff0 \\pard {\\b HD}\\tab {\\b Le lait monte}\\par BY\\tab Luc Roche\\par WC\\tab 65 "
		"mots\\par PD\\tab 2 f\\'e9vrier 2012\\par SN\\tab Le Montagnard\\par LP\\tab Le lait monte.\\par \\tab "
		"Encore.\\par TD\\tab Les fermes\\tab attendent.\\par AN\\tab Document MONTAG0020120202e8220001r\\par}";
	static const struct wanted wanted[] = {
		{"Le lait monte", "Le Montagnard", "Luc Roche", "2012-02-02",
		 "Le lait monte.\n\nEncore.\n\nLes fermes\tattendent.", NULL},
	};

	(void)state;
	assert_docs(&input_rtf, str_c(file), wanted, countof(wanted));
}

static const char rtf_nexis[] =
	"{\\rtf1\\ansi\\ansicpg1252 {\\pard\\outlinelevel0\\b Le train part\\par}{\\pard Le Rail\\par}{\\pard 4 mai "
	"2021 mardi\\par}"
	"{\\pard Copyright 2021 Le Rail\\par}{\\pard\\b Section:\\b0  FRANCE\\par}{\\pard Longueur : 12 "
	"mots\\par}{\\pard Auteur\\~: Par Ana Gil\\par}"
	"{\\pard Corps\\par}{\\pard Le train part \\'e0 8 heures.\\par}{\\pard Date de chargement : 5 mai "
	"2021\\par}{\\pard Fin du document\\par}}";

static void nexis_in_rich_text_with_french_labels(void **state)
{
	static const struct wanted wanted[] = {
		{"Le train part", "Le Rail", "Ana Gil", "2021-05-04", "Le train part à 8 heures.", NULL},
	};

	(void)state;
	assert_docs(&input_rtf, str_c(rtf_nexis), wanted, countof(wanted));
}

/* ── Alceste ── */

static void alceste_is_cut_at_its_starred_lines(void **state)
{
	str file = S("**** *source_le_phare *date_2013-04-01\nUn texte.\n\n****  *x_1\nDeux.\n0003 *x_2\nTrois.\n**\n12 "
		"*pas\n");
	static const size_t sizes[] = {50, 17, 28};

	(void)state;
	for (size_t i = 0; i < countof(sizes); i++) {
		assert_int_equal(input_alceste.cut(file, true), sizes[i]);
		file = str_cut(file, sizes[i], file.n);
	}
	assert_int_equal(file.n, 0);
	assert_int_equal(input_alceste.cut(S("**** *a_1\nUn texte.\n***"), false), 0);
	assert_int_equal(input_alceste.cut(S("**** *a_1\nUn texte.\n***"), true), 23);
}

static void alcestes_variables_are_fields_where_their_names_say_so(void **state)
{
	static const struct { const char *item; struct wanted wanted; } cases[] = {
		{"**** *source_Le_Phare *date_2013-04-01 *auteur_Yann_Guen *titre_Le_bac *x_1\n-*theme1\nUn "
		 "texte.\n-*theme2\nDeux\nlignes.\n",
	     {"Le bac", "Le Phare", "Yann Guen", "2013-04-01", "Un texte.\n\nDeux\nlignes.\n", NULL}},
		{"\xEF\xBB\xBF" "00002 *journal_sud *date_20130401\nUn texte.", {"", "sud", "", "2013-04-01", "Un texte.",
		 NULL}},
		{"**** *annee_2013 *mois_4 *jour_1\n\xE9t\xE9", {"", "", "", "2013-04-01", "été", NULL}},
		{"**** *annee_2013 *mois_avril *jour_1\nx", {"", "", "", "2013-04-01", "x", NULL}},
		{"**** *date_01_04_2013\nx", {"", "", "", "2013-04-01", "x", NULL}},
		{"**** *date_demain *jour_1\nx", {"", "", "", "", "x", NULL}},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		assert_docs(&input_alceste, str_c(cases[i].item), &cases[i].wanted, 1);
	assert_refused(&input_alceste, S("**** *x_1\n-*theme\n\n"), "no text");
	assert_refused(&input_alceste, S("Un texte.\n"), "no line of variables");
}

/* ── recognising ── */

static void each_is_recognised_and_nothing_else_is(void **state)
{
	static const struct { const char *head, *format; } cases[] = {
		{europresse_tables, "europresse"}, {europresse_articles, "europresse"}, {europresse_recent, "europresse"},
		{factiva_codes, "factiva"}, {factiva_lines, "factiva"}, {factiva_xml, "factiva"},
		{lexisnexis_html, "lexisnexis"}, {lexisnexis_text, "lexisnexis"},
		{rtf_plain, "rtf"}, {rtf_factiva, "rtf"},
		{"**** *x_1\nUn texte.", "alceste"}, {"\n0001 *x_1\nUn texte.", "alceste"},
		{"****\nUn texte.", "txt"}, {"**********\nUn texte.", "txt"}, {"**** Un texte.", "txt"}, {"2013 * Un texte",
		 "txt"},
		{"Il y a 1 of 10 DOCUMENTS\n", "txt"}, {"On parle de Factiva et de DocPublicationName.", "txt"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (strcmp(input_by_content(str_c(cases[i].head))->name, cases[i].format) != 0)
			fail_msg("%.60s… is taken for %s", cases[i].head, input_by_content(str_c(cases[i].head))->name);
	assert_string_equal(input_by_content(zip_of("word/document.xml", str_c(nexis_xml)))->name, "docx");
}

/* Cut while it is read, byte by byte if need be, a file gives what it gives as a whole. */
static void a_file_is_cut_where_its_documents_begin(void **state)
{
	static const struct { const struct input_format *format; const char *item; } cases[] = {
		{&input_europresse, europresse_tables}, {&input_europresse, europresse_articles}, {&input_europresse,
		 europresse_recent},
		{&input_lexisnexis, lexisnexis_html}, {&input_lexisnexis, lexisnexis_text},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		str rest = str_c(cases[i].item);
		struct doc *whole, *doc;
		u32 n = parse(&whole, cases[i].format, rest), seen = 0, step = 1 + roll(50);

		while (rest.n) {
			const char *why = NULL;
			size_t known = 0, item = 0;
			while (!item) {
				known = known + step < rest.n ? known + step : rest.n;
				item = cases[i].format->cut(str_cut(rest, 0, known), known == rest.n);
			}
			if (cases[i].format->parse(&arena, &doc, str_cut(rest, 0, item), &why)) {
				assert_true(seen < n && !whole[seen].why);
				assert_same(doc->body.text, shown(whole[seen].body.text), "text");
				assert_same(doc->source, shown(whole[seen++].source), "source");
			} else if (why != input_nothing) {
				assert_true(seen < n && whole[seen++].why);
			}
			rest = str_cut(rest, item, rest.n);
		}
		assert_int_equal(seen, n);
	}
}

/* Whatever is cut off or changed, it ends, and what it gives is sound. */
static void broken_exports_give_documents_or_reasons(void **state)
{
	static const struct { const struct input_format *format; const char *item; } cases[] = {
		{&input_europresse, europresse_tables}, {&input_europresse, europresse_articles}, {&input_europresse,
		 europresse_recent},
		{&input_factiva, factiva_codes}, {&input_factiva, factiva_lines}, {&input_factiva, factiva_xml},
		{&input_lexisnexis, lexisnexis_html}, {&input_lexisnexis, lexisnexis_text}, {&input_rtf, rtf_plain},
		{&input_rtf, rtf_factiva}, {&input_rtf, rtf_nexis},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases) * 60; i++) {
		str item = arena_copy(&arena, str_c(cases[i % countof(cases)].item));
		struct doc *doc = NULL;
		const char *why = NULL;
		char *p = (char *)(uintptr_t)item.p;
		u32 n;

		for (u32 k = roll(8); k > 0; k--)
			p[roll((u32)item.n)] = "<>{}\\\0 \n:\xE9*1"[roll(12)];
		item.n = roll(3) ? item.n : roll((u32)item.n);
		n = cases[i % countof(cases)].format->parse(&arena, &doc, item, &why);
		assert_true(n > 0 || why);
		for (u32 k = 0; k < n; k++) {
			assert_true(utf8_valid(doc[k].body.text) && utf8_valid(doc[k].title.text));
			assert_true(doc[k].why || map_end(&doc[k].body.map, (u32)doc[k].body.text.n) <= item.n);
		}
	}
}

/* ── files beside the project ── */

static void every_shared_export_gives_all_its_articles(void **state)
{
	static const struct { const char *name, *format; u32 articles, refused; } cases[] = {
		{"europresse_test1.html", "europresse", 3, 0}, {"europresse_test2.html", "europresse", 4, 0},
		{"factiva_example_clemm.html", "factiva", 2, 0}, {"factiva_test.html", "factiva", 2, 0},
		{"factiva_test.xml", "factiva", 3, 0}, {"lexisnexis_sample.DOCX", "docx", 10, 0},
		{"lexisnexis_sample.TXT", "lexisnexis", 10, 0}, {"lexisnexis_test_copyright_error.html", "lexisnexis", 1, 1},
		{"lexisnexis_test_en.html", "lexisnexis", 2, 0}, {"lexisnexis_test_fr.html", "lexisnexis", 3, 0},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		char path[200];
		snprintf(path, sizeof path, "exports/%s", cases[i].name);
		str item = read_all(shared_open(path));
		const struct input_format *format = input_by_content(str_cut(item, 0, INPUT_HEAD));
		struct doc *doc;
		u32 n, refused = 0;

		assert_string_equal(format->name, cases[i].format);
		n = parse(&doc, format, item);
		for (u32 k = 0; k < n; k++) {
			refused += doc[k].why != NULL;
			if (!doc[k].why && (!doc[k].source.n || !doc[k].published.n || !doc[k].body.text.n))
				fail_msg("%s: document %u lacks its source, day or text", cases[i].name, k + 1);
		}
		if (n - refused != cases[i].articles || refused != cases[i].refused)
			fail_msg("%s: %u articles, %u refused", cases[i].name, n - refused, refused);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_up, arena_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(europresse_in_tables_gives_its_articles),
		TEST(europresse_with_a_marked_text_but_no_articles),
		TEST(europresse_in_articles_keeps_lists_tables_and_captions_and_refuses_what_is_empty),
		TEST(europresse_of_today_gives_its_articles),
		TEST(factiva_with_codes_gives_lead_and_text),
		TEST(factiva_without_codes_gives_its_text_only),
		TEST(factivas_xml_gives_its_articles),
		TEST(lexisnexis_pages_give_every_document_or_its_refusal),
		TEST(lexisnexis_text_counts_ten_of_ten_and_joins_its_lines),
		TEST(nexis_in_word_gives_its_articles_and_misses_what_its_list_announces),
		TEST(each_word_of_a_word_document_leads_to_its_bytes_in_the_member),
		TEST(any_other_word_document_is_one_text),
		TEST(a_word_document_that_unpacks_without_end_is_refused),
		TEST(rich_text_is_one_text_with_its_letters_and_rows),
		TEST(groups_without_end_are_refused),
		TEST(factivas_rich_text_gives_both_layouts),
		TEST(factivas_rich_text_may_part_codes_by_tabs),
		TEST(nexis_in_rich_text_with_french_labels),
		TEST(alceste_is_cut_at_its_starred_lines),
		TEST(alcestes_variables_are_fields_where_their_names_say_so),
		TEST(each_is_recognised_and_nothing_else_is),
		TEST(a_file_is_cut_where_its_documents_begin),
		TEST(broken_exports_give_documents_or_reasons),
		TEST(every_shared_export_gives_all_its_articles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
