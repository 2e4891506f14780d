/* Feeds, TEI, NITF, NewsML: which element is what, what of the text stays, where it came from, what is refused. */
#include "input_test.h"

#include "markup_text.h"

#define RSS                                                                                                            \
	"<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "                             \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                                               \
	"xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>L'Anse</title>"
#define RSS_END "</channel></rss>"

static void an_rss_item_is_an_article(void **state)
{
	(void)state;
	assert_docs("feed",
		    S("<?xml version=\"1.0\"?>\n<!-- a feed -->\n" RSS
		      "<link>https://anse.example/</link><item><media:title>Photo</media:title><title>Le quai "
		      "d&amp;#8217;en bas</title>"
		      "<link>https://anse.example/7</link><dc:creator><![CDATA[Jeanne Morel]]></dc:creator>"
		      "<pubDate>Sun, 03 May 2020 10:00:00 +0200</pubDate><description>En bref.</description>"
		      "<content:encoded><![CDATA[<p>Le quai <b>rouvre</b>.</p>\n<p>Il co&ucirc;te &lt; "
		      "5.</p><script>x()</script>]]>"
		      "</content:encoded></item>"
		      "<item><title>Bac</title><author>redac@anse.example (Paul Le "
		      "Roux)</author><guid>https://anse.example/8</guid>"
		      "<description>&lt;p&gt;Le bac &amp;amp; le pont.&lt;/p&gt;</description></item>" RSS_END),
		    "Le quai d’en bas|Jeanne Morel|L'Anse|Sun, 03 May 2020 10:00:00 +0200||https://anse.example/7|\n"
		    "Le quai rouvre.\n\nIl coûte < 5.\n"
		    "Bac|Paul Le Roux|L'Anse|||https://anse.example/8|\nLe bac & le pont.\n");
}

static void an_rss_1_item_is_an_article(void **state)
{
	(void)state;
	assert_docs("feed",
		    S("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
		      "xmlns=\"http://purl.org/rss/1.0/\" "
		      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel "
		      "rdf:about=\"u\"><title>L'Anse</title></channel>"
		      "<item "
		      "rdf:about=\"https://anse.example/9\"><title>Neuf</title><dc:date>2009-05-04T10:00:00Z</dc:date>"
		      "<description>Du neuf.</description></item></rdf:RDF>"),
		    "Neuf||L'Anse|2009-05-04T10:00:00Z||https://anse.example/9|\nDu neuf.\n");
}

static void an_atom_entry_is_an_article(void **state)
{
	(void)state;
	assert_docs("feed",
		    S("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>L'Anse</title><entry><title type=\"html\">A "
		      "&amp;amp; B</title>"
		      "<link rel=\"self\" href=\"x\"/><link href=\"https://anse.example/1\"/><author><name>Jeanne "
		      "Morel</name></author>"
		      "<author><name>Paul Le Roux</name></author><published>2020-02-02T10:00:00Z</published>"
		      "<updated>2020-02-03T10:00:00Z</updated><summary>Bref.</summary><content type=\"xhtml\">"
		      "<div "
		      "xmlns=\"http://www.w3.org/1999/xhtml\"><h2>Un</h2><p>Deux<br/>trois.</p></div></content></entry>"
		      "<entry><title>C &amp;lt; D</title><updated>2020-02-04</updated><content>Simple &amp;amp; "
		      "court.</content>"
		      "<source><title>Le Bac</title></source></entry></feed>"),
		    "A & B|Jeanne Morel, Paul Le "
		    "Roux|L'Anse|2020-02-02T10:00:00Z|2020-02-03T10:00:00Z|https://anse.example/1|\n"
		    "Un\n\nDeux\ntrois.\nC < D||Le Bac|2020-02-04|2020-02-04||\nSimple & court.\n");
}

static void a_feed_uses_names_of_html_undeclared(void **state)
{
	(void)state;
	assert_docs(
		"feed",
		S(RSS
		  "<item><title>&Eacute;t&eacute;</title><description>O&ugrave;&nbsp;?</description></item>" RSS_END),
		"Été||L'Anse||||\nOù\xC2\xA0?\n");
}

static void text_of_a_feed_leads_back_through_both_escapes(void **state)
{
	str item = S(RSS "<item><title>T</title><description>&lt;p&gt;L&amp;eacute;ger, <![CDATA[vite &amp; "
			 "bien</p>]]></description></item>" RSS_END);
	struct doc *doc = only_doc("feed", item);

	(void)state;
	assert_from(&doc->body, item, "é", "&amp;eacute;");
	assert_from(&doc->body, item, "ger", "ger");
	assert_from(&doc->body, item, "& bien", "&amp; bien");
}

/* ── TEI ── */

#define TEI_HEADER                                                                                                     \
	"<teiHeader><fileDesc><titleStmt><title>Le quai &amp; "                                                        \
	"l'eau</title><author><persName><forename>Jeanne</forename> "                                                  \
	"<surname>Morel</surname></persName></author></titleStmt><publicationStmt><publisher>Un "                      \
	"laboratoire</publisher>"                                                                                      \
	"<date when=\"2015-01-01\"/></publicationStmt><sourceDesc><bibl><title level=\"j\">L'Anse</title>, "           \
	"<date when=\"1921-05-04\">4 mai 1921</date></bibl></sourceDesc></fileDesc></teiHeader>"

static void an_empty_line_before_the_declaration_does_no_harm(void **state)
{
	str feed = S("\r\n\n<?xml version=\"1.0\" encoding=\"utf-8\"?>" RSS "<item><title>Quai</title><description>Le quai "
		     "d&amp;#8217;en bas.</description></item>" RSS_END);

	(void)state;
	assert_docs("feed", feed, "Quai||L'Anse||||\nLe quai d’en bas.\n");
	assert_from(&only_doc("feed", feed)->body, feed, "bas", "bas");
}

static void a_tei_text_is_an_article(void **state)
{
	(void)state;
	assert_docs("tei",
		    S("<?xml version=\"1.0\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"q7\">" TEI_HEADER
		      "<text><body><div><head>En ville</head><p>Le quai <hi>rouvre</hi><lb/>ce soir, "
		      "<choice><sic>asser</sic>"
		      "<corr>assez</corr></choice> tard.</p><list><item><p>un</p></item><item>deux</item></list>"
		      "<table><row><cell>a</cell><cell><p>b</p> "
		      "<p>c</p></cell></row><row><cell/><cell>d</cell></row></table></div></body>"
		      "</text></TEI>"),
		    "Le quai & l'eau|Jeanne Morel|L'Anse|1921-05-04|||q7\n"
		    "En ville\n\nLe quai rouvre\nce soir, assez tard.\n\nun\ndeux\n\na | b c\nd\n");
}

static void a_corpus_of_tei_gives_each_of_its_texts(void **state)
{
	(void)state;
	assert_docs("tei",
		    S("<teiCorpus><teiHeader/><TEI><teiHeader/><text><body><p>Un.</p></body></text></TEI>"
		      "<teiCorpus><TEI "
		      "xml:id=\"b\"><teiHeader/><text><body><p>Deux.</p></body></text></TEI></teiCorpus></teiCorpus>"),
		    "||||||\nUn.\n||||||b\nDeux.\n");
	assert_docs("tei", S("<TEI>" TEI_HEADER "</TEI>"), "! is TEI without a text\n");
}

/* What a header says, in whichever of the places that TEI has for it. */
static void a_tei_header_is_read_wherever_it_says_something(void **state)
{
	static const struct { const char *header, *fields; } cases[] = {
		{"", "||||||"},
		{"<fileDesc><titleStmt><title level=\"j\">L'Anse</title><title>Le quai</title></titleStmt></fileDesc>",
		 "L'Anse||L'Anse||||"},
		{"<fileDesc><titleStmt><title>Suite</title><title type=\"main\">Le quai</title></titleStmt></fileDesc>",
		 "Le quai||||||"},
		{"<fileDesc><titleStmt><author/><title>Suite</title><title level=\"a\">Le quai</title></titleStmt></fileDesc>",
		 "Le quai||||||"},
		{"<fileDesc><titleStmt><title>Fichier</title></titleStmt><sourceDesc><biblStruct><analytic><title>Le "
		 "quai</title><author>Jeanne Morel"
		 "</author><author>Paul Rey</author><author>Jeanne "
			"Morel</author><author/></analytic><monogr><title>L'Anse</title></monogr></biblStruct>"
		 "</sourceDesc></fileDesc>", "Le quai|Jeanne Morel, Paul Rey|L'Anse||||"},
		{"<fileDesc><sourceDesc><bibl><publisher>L'Anse</publisher><date>4 mai "
		 "1921</date></bibl></sourceDesc></fileDesc>", "||L'Anse|4 mai 1921|||"},
		{"<fileDesc><publicationStmt><publisher>L'Anse</publisher><date "
		 "when=\"1921-05-04\"/></publicationStmt></fileDesc>", "||L'Anse|1921-05-04|||"},
		{"<fileDesc><sourceDesc><date>un jour</date><date notBefore=\"1921-05-04\"/></sourceDesc></fileDesc>",
		 "|||1921-05-04|||"},
		{"<fileDesc/><profileDesc><creation><date from=\"1921-05-04\"/></creation></profileDesc>", "|||1921-05-04|||"},
		{"<fileDesc><publicationStmt><idno>q7</idno><idno>https://anse.example/1</idno></publicationStmt></fileDesc>",
		 "|||||https://anse.example/1|"},
		{"<fileDesc><publicationStmt><availability><licence><ref "
		 "target=\"http://droits.example/\"/></licence></availability>"
		 "<ref target=\"#a\"/><ptr target=\"https://anse.example/1\"/></publicationStmt></fileDesc>",
			"|||||https://anse.example/1|"},
		{"<fileDesc><publicationStmt><ref "
		 "target=\"http://droits.example/\"><licence/></ref></publicationStmt></fileDesc>", "||||||"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct buf file = {.arena = &arena}, wanted = {.arena = &arena};
		buf_printf(&file, "<TEI.2><teiHeader>%s</teiHeader><text><body><p>Le quai rouvre.</p></body></text></TEI.2>",
			cases[i].header);
		buf_printf(&wanted, "%s\nLe quai rouvre.\n", cases[i].fields);
		buf_char(&wanted, 0);
		assert_docs("tei", buf_str(&file), wanted.p);
	}
}

/* ── NITF and NewsML ── */

#define NITF                                                                                                           \
	"<nitf><head><title>Le quai</title><docdata><doc-id id-string=\"n-7\"/><date.issue "                           \
	"norm=\"20190312T101500\"/></docdata>"                                                                         \
	"<pubdata name=\"L'Anse\"/></head><body><body.head><hedline><hl1>Le quai rouvre</hl1><hl2>Mais "               \
	"tard</hl2></hedline>"                                                                                         \
	"<byline>Par <person>Jeanne "                                                                                  \
	"Morel</person></byline><dateline>NANTES</dateline></body.head><body.content><p>Un.</p>"                       \
	"<media><media-reference "                                                                                     \
	"source=\"x\">x</media-reference><media-caption>Vue.</media-caption></media><p>Deux.</p>"                      \
	"</body.content></body></nitf>"
#define NITF_SAYS "\nMais tard\n\nUn.\n\nVue.\n\nDeux.\n"

static void a_nitf_file_is_an_article(void **state)
{
	(void)state;
	assert_docs("nitf", S("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-4.dtd\">\n" NITF),
	            "Le quai rouvre|Jeanne Morel|L'Anse|2019-03-12|||n-7" NITF_SAYS);
	assert_docs("nitf", S("<nitf><head/><body/></nitf>"), "! is NITF without a text\n");
}

static void a_news_item_is_an_article_where_it_holds_one(void **state)
{
	(void)state;
	assert_docs(
		"newsml",
		S("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>"
		  "<newsItem guid=\"urn:1\"><itemMeta><provider "
		  "qcode=\"nprov:ANSE\"/><versionCreated>2019-03-13T10:00:00Z"
		  "</versionCreated></itemMeta><contentMeta><contentCreated>2019-03-12T10:00:00Z</contentCreated>"
		  "<by>Par Jeanne Morel</by><headline>Le quai</headline></contentMeta><contentSet>"
		  "<inlineXML contenttype=\"application/xhtml+xml\"><html "
		  "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title>"
		  "</head><body><p>Un <em>mot</em>.</p><p>Deux.</p></body></html></inlineXML></contentSet></newsItem>"
		  "<newsItem guid=\"urn:2\"><contentSet><inlineXML contenttype=\"application/nitf+xml\">" NITF
		  "</inlineXML></contentSet></newsItem><newsItem guid=\"urn:3\"><contentSet><inlineData "
		  "contenttype=\"text/plain\">"
		  "Brut.</inlineData></contentSet></newsItem><newsItem guid=\"urn:4\"><contentSet><remoteContent "
		  "href=\"a.jpg\"/>"
		  "</contentSet></newsItem></itemSet></newsMessage>"),
		"Le quai|Jeanne Morel|ANSE|2019-03-12T10:00:00Z|2019-03-13T10:00:00Z||urn:1\nUn mot.\n\nDeux.\n"
		"Le quai rouvre|Jeanne Morel|L'Anse|2019-03-12|||urn:2" NITF_SAYS "||||||urn:3\nBrut.\n");
	assert_docs("newsml", S("<newsItem guid=\"p\"><contentSet><remoteContent href=\"a.jpg\"/></contentSet></newsItem>"),
	            "");
}

static void news_of_the_first_newsml_is_an_article(void **state)
{
	(void)state;
	assert_docs("newsml",
		    S("<?xml version=\"1.0\"?><!DOCTYPE NewsML SYSTEM \"NewsML_1.2.dtd\"><NewsML><NewsEnvelope/><NewsItem>"
		      "<Identification><NewsIdentifier><ProviderId>anse.example</ProviderId><NewsItemId>7</NewsItemId>"
		      "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20040729T054956Z</FirstCreated>"
		      "<ThisRevisionCreated>20040730T054956Z</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines>"
		      "<HeadLine>Le quai rouvre</HeadLine><SubHeadLine>Enfin</SubHeadLine><ByLine>Par Jeanne Morel</ByLine>"
		      "</NewsLines><AdministrativeMetadata><Provider><Party FormalName=\"L'Anse\"/></Provider>"
		      "</AdministrativeMetadata><NewsComponent><ContentItem><DataContent><p>Un.</p><p>Deux.</p></DataContent>"
		      "</ContentItem></NewsComponent></NewsComponent></NewsItem><NewsItem><NewsComponent><NewsLines><HeadLine>"
		      "Le pont</HeadLine></NewsLines><ContentItem><DataContent><![CDATA[<p>Il ferme&nbsp;: 3 &euro;.</p>]]>"
		      "</DataContent></ContentItem></NewsComponent></NewsItem><NewsItem><NewsComponent><ContentItem "
		      "Href=\"a.jpg\"/></NewsComponent></NewsItem></NewsML>"),
		    "Le quai rouvre|Jeanne Morel|L'Anse|2004-07-29|2004-07-30||7\nEnfin\n\nUn.\n\nDeux.\n"
		    "Le pont||||||\nIl ferme\xC2\xA0: 3 €.\n");
}

static void text_of_xml_leads_back_through_its_encoding(void **state)
{
	str item = S("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><nitf><body><body.content><p>L'\xE9t\xE9 "
		     "&#233;tait\n  l\xE0.</p></body.content></body></nitf>");
	struct doc *doc = only_doc("nitf", item);

	(void)state;
	assert_same(doc->body.text, "L'été était là.", "text");
	assert_from(&doc->body, item, "été ", "\xE9t\xE9 ");
	assert_from(&doc->body, item, "était là", "&#233;tait\n  l\xE0");
}

/* ── hostile ── */

static void a_bomb_of_entities_is_refused(void **state)
{
	(void)state;
	assert_docs("feed",
		    S("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
		      "\"&a;&a;&a;&a;&a;&a;\">]>" RSS "<item><title>&b;</title></item>" RSS_END),
		    "! declares entities of its own, which are not expanded\n");
}

static void ten_thousand_nested_elements_are_refused(void **state)
{
	struct buf b = {.arena = &arena};

	(void)state;
	buf_put(&b, S("<TEI><text><body>"));
	for (int i = 0; i < 10000; i++)
		buf_put(&b, S("<div>"));
	assert_docs("tei", buf_str(&b), "! nests elements deeper than allowed\n");
}

static void broken_xml_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_docs("feed", S("<rss>\n<channel>\n<item></channel></rss>"), "! is broken XML\n");
	assert_docs("feed", S(RSS RSS_END), "");
	assert_docs("feed", S(RSS "<item><link>x</link></item>" RSS_END), "! is an item without text\n");
}

/* … and costs itself only; what is cut off at the end is no shorter article. */
static void a_broken_item_costs_itself(void **state)
{
	(void)state;
	assert_docs(
		"feed",
		S(RSS
		  "<item><title>Un</title></item><item><title>Deux<item><title>Trois</title></item><item><title>Qua"),
		"Un||L'Anse||||\n\n! is broken XML\nTrois||L'Anse||||\n\n! is broken XML\n");
	assert_cuts_alike(&input_feed, S(RSS "<item a='>'><!-- </item> --><![CDATA[</item>]]></item> <item/>" RSS_END));
}

static void other_xml_is_left_to_others(void **state)
{
	static const char *const texts[] = {"<html><body>rss</body></html>",
					    "<rssx/>",
					    "rss",
					    "<feed xmlns='x'/>",
					    "<!-- <rss> -->",
					    "<RDF xmlns='x'/>",
					    "<?xml version='1.0'?><opml/>"};

	(void)state;
	for (size_t i = 0; i < countof(texts); i++) {
		const char *name = input_by_content(str_c(texts[i]))->name;
		assert_string_not_equal(name, "feed");
		assert_string_not_equal(name, "tei");
	}
}

/* ── the text of a tree ── */

static void a_fragment_becomes_paragraphs_lists_and_rows(void **state)
{
	static const struct { const char *html, *text;
	} cases[] = {
		{"<p>Un.</p><p> </p><p>Deux.</p>", "Un.\n\nDeux."},
		{"Un<br>deux<br/><br/>trois", "Un\ndeux\ntrois"},
		{"<ul>\n<li>un</li>\n<li><p>deux</p><ul><li>trois</li></ul></li></ul>fin", "un\ndeux\ntrois\n\nfin"},
		{"<table><tr><th>a</th><td><p>b</p><p>c</p></td></tr><tr><td></td><td>d</td></tr></table>",
		 "a | b c\nd"},
		{"<p>a<span style=\"display:none\">b</span><script>c</script>d</p><style>e</style>", "ad"},
		{"<pre>a\n  b</pre>", "a\n  b"},
		{"<blockquote><p>Dit.</p></blockquote><figure><img src=x><figcaption>Vue.</figcaption></figure>",
		 "Dit.\n\nVue."},
		{"Sans balise, R&amp;D", "Sans balise, R&D"},
		{"Sans paragraphes,\n\n<i>mais</i> des lignes &agrave; garder.",
		 "Sans paragraphes,\n\nmais des lignes à garder."},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct piece in = {.text = str_c(cases[i].html), .map.arena = &arena};
		struct piece out = markup_fragment(&arena, &in);
		assert_leads_back(&out, in.text);
		assert_same(out.text, cases[i].text, cases[i].html);
	}
}

static void plain_text_is_not_taken_for_html(void **state)
{
	static const char *const texts[] = {"a < b et c > d", "R&D; S&P", "Dupont <dupont@anse.example>", "x & y;"};

	(void)state;
	for (size_t i = 0; i < countof(texts); i++) {
		struct piece in = {.text = str_c(texts[i]), .map.arena = &arena};
		assert_same(markup_plain(&arena, &in).text, texts[i], texts[i]);
	}
}

/* ── XML of nobody's schema ── */

static void xml_is_read_by_what_its_elements_are_called(void **state)
{
	(void)state;
	assert_docs("xml",
		    S("<corpus><text id=\"t1\" titre=\"Un quai\" journal=\"L'Anse\" date=\"2020-05-03\"><p>Il <w>rouvre</w>.</p>"
		      "<p>Douze emplois.</p></text><text id=\"t2\" titre=\"Deux\"><p>Il ferme.</p></text></corpus>"),
		    "Un quai||L'Anse|2020-05-03|||t1\nIl rouvre.\n\nDouze emplois.\nDeux||||||t2\nIl ferme.\n");
	assert_docs("xml",
		    S("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<presse source=\"base\">\n<article num=\"1\"><titre>Un "
		      "quai</titre><auteur>Jeanne Morel</auteur><auteur>Marc Vial</auteur><journal>L'Anse</journal><date_parution>"
		      "03/05/2020</date_parution><texte>L'\xE9t\xE9.\n\nDouze emplois.</texte></article>\n<article><titre>Vide"
		      "</titre><texte/></article>\n</presse>"),
		    "Un quai|Jeanne Morel, Marc Vial|L'Anse|03/05/2020|||\nL'été.\n\nDouze emplois.\n! document 2 has an empty "
		    "text\n");
	assert_docs("xml",
		    S("<add><doc><field name=\"id\">7</field><field name=\"title\">Un quai</field><field name=\"body\">&lt;p&gt;Il "
		      "rouvre.&lt;/p&gt;</field></doc></add>"),
		    "Un quai||||||7\nIl rouvre.\n");
	assert_docs("xml",
		    S("<?xml version=\"1.0\"?><doc><date>2020-05-03</date><title>Un quai</title><p>Il rouvre le <date>4 mai</date>."
		      "</p></doc>"),
		    "Un quai|||2020-05-03|||\nIl rouvre le 4 mai.\n");
}

static void an_article_of_many_texts_takes_memory_by_their_length(void **state)
{
	enum { TEXTS = 2000 };
	struct buf b = {.arena = &arena};
	struct arena small;
	struct doc *doc = NULL;
	const char *why = NULL;
	jmp_buf point;

	(void)state;
	buf_put(&b, S("<corpus><doc titre=\"Un quai\" date=\"2020-05-03\">"));
	for (int i = 0; i < TEXTS; i++)
		buf_put(&b, S("<texte>Le quai rouvre, et douze emplois avec lui.</texte>"));
	buf_put(&b, S("</doc></corpus>"));
	arena_init(&small, 16 << 20); /* [bytes]; each of them copied for each that follows would be 90 MB */
	if (arena_try(&small, &point))
		fail_msg("%d short texts do not fit into 16 MiB", TEXTS);
	assert_int_equal(input_by_name("xml")->parse(&small, &doc, buf_str(&b), &why), 1);
	assert_int_equal(doc->body.text.n, TEXTS * strlen("Le quai rouvre, et douze emplois avec lui.\n\n") - 2);
	arena_free(&small);
}

static void xml_without_articles_is_refused_and_never_text(void **state)
{
	(void)state;
	assert_docs("xml", S("<?xml version=\"1.0\"?><config><name>x</name><description>Un réglage.</description></config>"),
		    "! is XML in which no element is an article (a text, with a title, a day or a source)\n");
	assert_docs("xml", S("<?xml version=\"1.0\"?><corpus><text id=\"a\"><p>Un"), "! is broken XML at line 1\n");
	assert_string_equal(input_by_content(S("<?xml version=\"1.0\"?>\n<html><body><p>Un quai.</p></body></html>"))->name,
			    "html");
	assert_string_equal(input_by_content(S("<corpuscule> de texte"))->name, "txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_rss_item_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_rss_1_item_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_atom_entry_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_feed_uses_names_of_html_undeclared, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(text_of_a_feed_leads_back_through_both_escapes, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_empty_line_before_the_declaration_does_no_harm, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_tei_text_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_corpus_of_tei_gives_each_of_its_texts, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_tei_header_is_read_wherever_it_says_something, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_nitf_file_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_news_item_is_an_article_where_it_holds_one, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(news_of_the_first_newsml_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(text_of_xml_leads_back_through_its_encoding, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_bomb_of_entities_is_refused, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(ten_thousand_nested_elements_are_refused, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(broken_xml_is_refused_with_its_line, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_broken_item_costs_itself, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(other_xml_is_left_to_others, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_fragment_becomes_paragraphs_lists_and_rows, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(plain_text_is_not_taken_for_html, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(xml_is_read_by_what_its_elements_are_called, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(an_article_of_many_texts_takes_memory_by_their_length, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(xml_without_articles_is_refused_and_never_text, arena_up, arena_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
