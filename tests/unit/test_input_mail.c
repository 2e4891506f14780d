/* Mail and crawls: headers, encodings of the journey, parts and records; every letter leads back to what carried it. */
#include "input_test.h"

#include <archive.h>
#include <archive_entry.h>

#define HEADER                                                                                                         \
	"From: Jeanne Morel <jeanne@anse.example>\r\nSubject: Le quai\r\nDate: Sun, 03 May 2020 10:00:00 +0200\r\n"    \
	"Message-ID: <7@anse.example>\r\nMIME-Version: 1.0\r\n"
#define FIELDS "Le quai|Jeanne Morel||Sun, 03 May 2020 10:00:00 +0200|||7@anse.example\n"

static void a_plain_mail_is_an_article(void **state)
{
	(void)state;
	assert_docs("eml", S(HEADER "\r\nLe quai rouvre.\r\n"), FIELDS "Le quai rouvre.\r\n\n");
	assert_docs("eml", S("From jeanne@anse.example Sun May  3\n" HEADER "\nLe quai rouvre."),
		    FIELDS "Le quai rouvre.\n");
	assert_docs("eml", S(HEADER "\r\nLe quai rouvre.\r\n\r\nSe désabonner\r\nMentions légales\r\n"),
		    FIELDS "Le quai rouvre.\r\n\r\nSe désabonner\r\nMentions légales\r\n\n");
	assert_docs("eml",
		    S("From: <redac@anse.example>\nTo: x@y.example\nSubject: =?UTF-8?Q?L=27=C3=A9t=C3=A9_=3F?=\nDate: "
		      "3 May 2020\n\nCorps."),
		    "L'été ?|||3 May 2020|||\nCorps.\n");
}

static void a_mailbox_is_cut_where_its_mails_begin(void **state)
{
	str box = S("From jeanne@anse.example Sun May  3 10:00:00 2020\n" HEADER "\nLe quai rouvre.\n\nFrom Anse to Brest, no "
		    "more bac.\n\nFrom paul@anse.example Mon May  4 10:00:00 2020\n" HEADER "\nLe pont ferme.\n");

	(void)state;
	assert_docs("eml", box, FIELDS "Le quai rouvre.\n\nFrom Anse to Brest, no more bac.\n\n\n" FIELDS
		    "Le pont ferme.\n\n");
	assert_cuts_alike(&input_eml, box);
}

/* As a browser saves a page with its pictures: the page is the article, wherever it stands among them. */
static void a_page_saved_as_mail_is_read_as_a_page(void **state)
{
	static const char parts[] = "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
		"image/gif\r\n\r\nGIF\r\n--b\r\n"
		"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
		"https://anse.example/2\r\n\r\n"
		"<html><head><title>Le quai rouvre</title></head><body><article><h1>Le quai rouvre</h1><p>Le quai rouvre ce "
		"soir, dit la maire, apr=C3=A8s deux ans de tra=\r\nvaux et douze "
		"millions.</p></article></body></html>\r\n--b--\r\n";
	static const char *const savers[] = {"From: <Saved by Blink>\r\nSnapshot-Content-Location: "
		"https://anse.example/2\r\n", "From: \"Saved by Hand\"\r\n"};

	(void)state;
	for (size_t i = 0; i < countof(savers); i++) {
		struct buf b = {.arena = &arena};
		struct doc *doc;
		buf_printf(&b, "%sMIME-Version: 1.0\r\n%s", savers[i], parts);
		doc = only_doc("eml", buf_str(&b));
		assert_same(doc->url, "https://anse.example/2", "url");
		assert_same(doc->title.text, "Le quai rouvre", "title");
		assert_from(&doc->body, buf_str(&b), "après", "apr=C3=A8s");
		assert_from(&doc->body, buf_str(&b), "travaux", "tra=\r\nvaux");
	}
	assert_docs("eml", S("From: <Saved by Blink>\r\nSubject: Le quai\r\nDate: Sun, 03 May 2020 10:00:00 "
		"+0200\r\nMIME-Version: 1.0\r\n"
	                     "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/gif\r\n\r\n"
	                     "GIF\r\n--b--\r\n"), "! is a saved page without a page\n");
}

static void a_page_that_nobody_received_was_saved_by_a_browser(void **state)
{
	static const char *const heads[] = {
		"Content-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n",
		"Content-Type: text/html\r\n"};

	(void)state;
	for (size_t i = 0; i < countof(heads); i++) {
		struct buf b = {.arena = &arena};
		struct doc *doc;
		buf_printf(&b, "From: =?iso-8859-1?Q?Enregistr=E9_par_un_explorateur?=\r\nSubject: Le quai - Anse-Matin\r\nDate: Sun, "
			"03 May 2020 10:00:00 +0200\r\nMIME-Version: 1.0\r\n%sContent-Location: http://anse.example/2\r\n\r\n<html><title>Le "
			"quai rouvre</title><body><h1>Le quai rouvre</h1><p>Publié le 9 janvier 2012</p><p>Le quai rouvre ce soir, dit la "
			"maire, après deux ans de travaux et douze millions.</p></body></html>\r\n%s", heads[i], i == 0 ? "--b--\r\n" : "");
		doc = only_doc("eml", buf_str(&b));
		assert_same(doc->url, "http://anse.example/2", "url");
		assert_same(doc->title.text, "Le quai rouvre", "title");
		assert_same(doc->published, "2012-01-09", "published");
	}
}

static void words_of_headers_are_decoded(void **state)
{
	static const struct { const char *value, *text; } cases[] = {
		{"=?utf-8?B?TCfDqXTDqQ==?=", "L'été"},
		{"=?iso-8859-1?q?=C9t=E9_?=\r\n =?iso-8859-1?Q?indien?= (suite)", "Été indien (suite)"},
		{"=?utf-8?B?w6l0ww==?= =?utf-8?B?qQ==?=", "été"}, /* a letter cut in two */
		{"Sans rien =? ici", "Sans rien =? ici"},
		{"Une ligne\r\n longue", "Une ligne longue"},
		{"=?utf-8?X?abc?=", "=?utf-8?X?abc?="},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct buf b = {.arena = &arena};
		buf_printf(&b, "From: a@b.example\r\nMessage-ID: <1@b>\r\nSubject: %s\r\n\r\nCorps.", cases[i].value);
		assert_same(only_doc("eml", buf_str(&b))->title.text, cases[i].text, cases[i].value);
		assert_leads_back(&only_doc("eml", buf_str(&b))->title, buf_str(&b));
	}
}

static void quoted_printable_leads_back_to_its_signs(void **state)
{
	str item =
		S(HEADER
		  "Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
		  "L'=C3=A9t=C3=A9, le quai rou=\r\nvre =3D fin=20\r\n");
	struct doc *doc = only_doc("eml", item);

	(void)state;
	assert_same(doc->body.text, "L'été, le quai rouvre = fin \r\n", "body");
	assert_from(&doc->body, item, "été", "=C3=A9t=C3=A9");
	assert_from(&doc->body, item, "rouvre", "rou=\r\nvre");
	assert_from(&doc->body, item, "=", "=3D");
}

static void base64_leads_back_to_its_letters(void **state)
{
	str item = S(HEADER "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	             "TCfDqXTDqSwgbGUg\r\ncXVhaSByb3V2cmUu\r\n"); /* L'été, le quai rouvre. */
	struct doc *doc = only_doc("eml", item);

	(void)state;
	assert_same(doc->body.text, "L'été, le quai rouvre.", "body");
	assert_from(&doc->body, item, "L", "TCfD");
	assert_from(&doc->body, item, "é", "TCfDqXTD");
	assert_from(&doc->body, item, "quai", "cXVhaSBy");
	assert_from(&doc->body, item, "rouvre.", "aSByb3V2cmUu");
}

static void the_plain_alternative_is_preferred(void **state)
{
	(void)state;
	assert_docs("eml",
		    S(HEADER "Content-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\nNe pas lire.\r\n--=_b\r\n"
			     "Content-Type: text/plain\r\n\r\nLe quai rouvre.\r\n--=_b\r\nContent-Type: "
			     "text/html\r\n\r\n<p>Autre.</p>\r\n--=_b--\r\nfin"),
		    FIELDS "Le quai rouvre.\r\n\n");
	assert_docs("eml",
		    S(HEADER "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
			     "text/plain\r\n\r\n \r\n--b\r\n"
			     "Content-Type: text/html; charset=utf-8\r\n\r\n<h1>Le quai</h1><p>Il <b>rouvre</b> "
			     "l&#8217;&eacute;t&eacute;.</p>\r\n--b--"),
		    FIELDS "Le quai\n\nIl rouvre l’été.\n");
}

static void a_plain_alternative_that_sends_to_the_other_is_not_read(void **state)
{
	(void)state;
	assert_docs("eml",
		    S(HEADER "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir "
			     "en ligne.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Le quai rouvre ce soir, dit la maire, qui y a mis "
			     "douze millions.</p>\r\n--b--"),
		    FIELDS "Le quai rouvre ce soir, dit la maire, qui y a mis douze millions.\n");
}

static void parts_follow_each_other_and_attached_messages_stand_alone(void **state)
{
	(void)state;
	assert_docs(
		"eml",
		S(HEADER
		  "Content-Type: multipart/mixed;\r\n boundary=b\r\n\r\n--b\r\n\r\nUn.\r\n--b\r\nContent-Type: "
		  "image/png\r\n\r\nxx\r\n"
		  "--b\r\nContent-Type: text/html\r\n\r\n<p>Deux.</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
		  "From: Paul Le Roux <p@anse.example>\r\nSubject: Dedans\r\n\r\nTrois.\r\n--b\r\n"
		  "Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"),
		FIELDS "Un.\r\n\n\nDeux.\nDedans|Paul Le Roux|||||\nTrois.\r\n\n"
		       "! has an attachment that is no text, or too long: it is not read\n");
}

static void attached_tables_and_lists_give_each_of_their_articles(void **state)
{
	(void)state;
	assert_docs("eml",
		    S(HEADER "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nUn.\r\n--b\r\nContent-Type: text/csv\r\n"
			     "Content-Disposition: attachment; filename=a.csv\r\n\r\ntitre;date;texte\r\nLe bac;2020-05-04;Le bac "
			     "ferme.\r\nVide;2020-05-05;\r\nLe pont;2020-05-06;Le pont rouvre.\r\n--b\r\nContent-Type: "
			     "application/json\r\n\r\n{\"articles\": [{\"titre\": \"La cale\", \"texte\": \"La cale rouvre.\"}, "
			     "{\"titre\": \"La rampe\", \"texte\": \"La rampe ferme.\"}]}\r\n--b--"),
		    FIELDS "Un.\r\n\nLe bac|||2020-05-04|||\nLe bac ferme.\n! has an empty text\nLe pont|||2020-05-06|||\nLe pont "
			   "rouvre.\nLa cale||||||\nLa cale rouvre.\nLa rampe||||||\nLa rampe ferme.\n");
}

static void flowed_lines_are_joined(void **state)
{
	(void)state;
	assert_docs("eml",
		    S(HEADER "Content-Type: text/plain; format=flowed\r\n\r\nLe quai \r\nrouvre.\r\nFin.\r\n-- \r\nJ."),
		    FIELDS "Le quai rouvre.\r\nFin.\r\n-- \r\nJ.\n");
}

static void messages_without_end_are_refused(void **state)
{
	struct buf b = {.arena = &arena};
	struct doc *doc;
	const char *why;
	u32 docs;

	(void)state;
	buf_put(&b, S(HEADER));
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i);
	docs = input_eml.parse(&arena, &doc, buf_str(&b), &why);
	assert_true(docs > 0);
	assert_non_null(doc[docs - 1].why);
	b.n = 0;
	buf_put(&b, S(HEADER "Content-Type: multipart/mixed; boundary=b\r\n\r\n"));
	for (int i = 0; i < 5000; i++)
		buf_put(&b, S("--b\r\n\r\nUn.\r\n"));
	docs = input_eml.parse(&arena, &doc, buf_str(&b), &why);
	assert_int_equal(docs, 2);
	assert_string_equal(doc[1].why, "has more parts than allowed");
}

static void front_matter_and_prose_are_no_mail(void **state)
{
	static const char *const texts[] = {"Titre : Un quai\nSource : L'Anse\nDate : 3 mai 2020\n\nLe quai rouvre.\n",
					    "Subject: Un quai\nDate: 2020-05-03\n\nLe quai.\n",
					    "From the quay: a view\n\nText.\n", "Message-ID\n",
					    "Date: 3 mai\nLe quai rouvre ce soir.\nFrom: a@b\nTo: c\n"};

	(void)state;
	for (size_t i = 0; i < countof(texts); i++)
		assert_string_equal(input_by_content(str_c(texts[i]))->name, "txt");
}

/* ── WARC ── */

#define PAGE                                                                                                           \
	"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Le quai</title></head><body><article><h1>Le "       \
	"quai</h1>"                                                                                                    \
	"<p>Le quai des bateliers rouvre ce soir, apr\xC3\xA8s deux ans de travaux que la commune a pay\xC3\xA9s "     \
	"seule, dit la maire.</p>"                                                                                     \
	"<p>Les riverains y trouvent des bancs, des arbres et une rampe pour les barques ; le bac reprend lundi "      \
	"matin.</p>"                                                                                                   \
	"</article></body></html>"
#define ANSWER "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

static str record(const char *type, str block, long claimed)
{
	struct buf b = {.arena = &arena};

	buf_printf(&b,
		   "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <https://anse.example/7>\r\nWARC-Date: "
		   "2024-01-01T00:00:00Z\r\n"
		   "Content-Type: application/http\r\nContent-Length: %ld\r\n\r\n",
		   type, claimed < 0 ? (long)block.n : claimed);
	buf_put(&b, block);
	buf_put(&b, S("\r\n\r\n"));
	return buf_str(&b);
}

static str joined(const str *records, size_t n)
{
	struct buf b = {.arena = &arena};

	for (size_t i = 0; i < n; i++)
		buf_put(&b, records[i]);
	return buf_str(&b);
}

/* How many of the lines of what a crawl gives begin like that. */
static u32 lines_with(str said, const char *head)
{
	u32 n = 0;

	while (said.n)
		n += str_starts(str_line(&said), str_c(head));
	return n;
}

static void the_pages_of_a_crawl_are_articles(void **state)
{
	str records[] = {record("warcinfo", S("software: x\r\n"), -1), record("request", S("GET / HTTP/1.1\r\n\r\n"), -1),
	                 record("response", S(ANSWER "\r\n" PAGE), -1),
	                 record("response", S("HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n" PAGE), -1),
	                 record("response", S("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" PAGE), -1)};
	str file = joined(records, countof(records)), said = docs_of(&input_warc, file);

	(void)state;
	assert_string_equal(input_by_content(file)->name, "warc");
	assert_int_equal(lines_with(said, "Le quai|"), 1);
	assert_int_equal(lines_with(said, "!"), 0);
	assert_true(str_find(said, S("|https://anse.example/7|"), 0) != SIZE_MAX);
	assert_true(str_find(said, S("2024"), 0) == SIZE_MAX);
	assert_cuts_alike(&input_warc, joined(records, 4));
}

static void lying_lengths_cost_their_record(void **state)
{
	static const long lies[] = {0, 10, 100000, 15000000, 99999999999};
	str page = S(ANSWER "\r\n" PAGE);

	(void)state;
	for (size_t i = 0; i < countof(lies); i++) {
		str records[] = {record("response", page, -1), record("response", page, lies[i]), record("response", page, -1)};
		str said = docs_of(&input_warc, joined(records, 3));
		assert_int_equal(lines_with(said, "Le quai|"), 2);
		assert_int_equal(lines_with(said, "! is a WARC record that is not as long as it says"), 1);
	}
}

static void a_header_without_end_costs_its_record(void **state)
{
	str records[] = {S("WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n"),
	                 record("response", S(ANSWER "\r\n" PAGE), -1)};
	str said = docs_of(&input_warc, joined(records, 2));

	(void)state;
	assert_int_equal(lines_with(said, "! is no WARC record"), 1);
	assert_int_equal(lines_with(said, "Le quai|"), 1);
	assert_cuts_alike(&input_warc, joined(records, 2));
}

static void a_record_is_found_again_from_amidst_another(void **state)
{
	str records[] = {S("fin de page</html>\r\n\r\n"), record("response", S(ANSWER "\r\n" PAGE), -1)};
	str file = joined(records, 2);

	(void)state;
	assert_int_equal(input_warc.cut(file, false), records[0].n);
	assert_int_equal(input_warc.cut(S("WARC/1.0\r\nContent-Length: 5\r\n\r\nab"), false), 0);
}

static void chunks_are_put_together_and_lead_back(void **state)
{
	str page = S(PAGE);
	struct buf b = {.arena = &arena};
	struct doc *doc;
	str item;

	(void)state;
	buf_put(&b, S(ANSWER "Transfer-Encoding: chunked\r\n\r\n"));
	for (size_t at = 0; at < page.n; at += 50) {
		str chunk = str_cut(page, at, at + 50);
		buf_printf(&b, "%zx\r\n", chunk.n);
		buf_put(&b, chunk);
		buf_put(&b, S("\r\n"));
	}
	buf_put(&b, S("0\r\n\r\n"));
	item = record("response", buf_str(&b), -1);
	doc = only_doc("warc", item);
	assert_leads_back(&doc->body, item);
	assert_true(str_find(doc->body.text, S("après deux ans de travaux"), 0) != SIZE_MAX);
	assert_from(&doc->body, item, "bancs", "bancs");
	assert_from(&doc->body, item, "barques", "bar\r\n32\r\nques");
}

static str packed(str page)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	char *room = (char *)arena_alloc(&arena, 1 << 20, 1);
	size_t n = 0;

	archive_write_add_filter_gzip(a);
	archive_write_set_format_raw(a);
	archive_write_set_bytes_in_last_block(a, 1);
	assert_int_equal(archive_write_open_memory(a, room, 1 << 20, &n), ARCHIVE_OK);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_write_header(a, entry);
	archive_write_data(a, page.p, page.n);
	archive_write_close(a);
	archive_write_free(a);
	archive_entry_free(entry);
	return (str){room, n};
}

static str packed_record(str page)
{
	struct buf b = {.arena = &arena};

	buf_put(&b, S(ANSWER "Content-Encoding: gzip\r\n\r\n"));
	buf_put(&b, packed(page));
	return record("response", buf_str(&b), -1);
}

static void a_packed_page_is_unpacked_within_bounds(void **state)
{
	str item = packed_record(S(PAGE)), bomb;
	struct doc *doc = only_doc("warc", item);
	const char *why = NULL;

	(void)state;
	assert_leads_back(&doc->body, item);
	assert_true(str_find(doc->body.text, S("des bateliers"), 0) != SIZE_MAX);
	bomb = packed_record((str){arena_alloc(&arena, INPUT_MAX + 100, 1), INPUT_MAX + 100});
	assert_int_equal(input_warc.parse(&arena, &doc, bomb, &why), 0);
	assert_string_equal(why, "unpacks to more than an article can be");
	assert_int_equal(input_warc.parse(&arena, &doc,
					  record("response", S(ANSWER "Content-Encoding: gzip\r\n\r\n\x1F\x8B xx"), -1),
					  &why),
			 0);
	assert_string_equal(why, "is packed in a way that cannot be read");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_plain_mail_is_an_article, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_mailbox_is_cut_where_its_mails_begin, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_page_saved_as_mail_is_read_as_a_page, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_page_that_nobody_received_was_saved_by_a_browser, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(words_of_headers_are_decoded, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(quoted_printable_leads_back_to_its_signs, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(base64_leads_back_to_its_letters, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(the_plain_alternative_is_preferred, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_plain_alternative_that_sends_to_the_other_is_not_read, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(parts_follow_each_other_and_attached_messages_stand_alone, arena_up,
						arena_down),
		cmocka_unit_test_setup_teardown(attached_tables_and_lists_give_each_of_their_articles, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(flowed_lines_are_joined, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(messages_without_end_are_refused, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(front_matter_and_prose_are_no_mail, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(the_pages_of_a_crawl_are_articles, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(lying_lengths_cost_their_record, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_header_without_end_costs_its_record, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_record_is_found_again_from_amidst_another, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(chunks_are_put_together_and_lead_back, arena_up, arena_down),
		cmocka_unit_test_setup_teardown(a_packed_page_is_unpacked_within_bounds, arena_up, arena_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
