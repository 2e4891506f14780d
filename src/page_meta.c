/* page_meta.c: what the head of a page says of its article (OpenGraph, Dublin Core, habits of French publishers). A value
 * that is trusted more stands higher in the table. */
#include "byline.h"
#include "page.h"
#include "str.h"

/* Of <meta property=…, name=…, http-equiv=… content=…>, by the letters of the key: `DC.date.issued`, `publish-date` and
 * `publish_date` are written in as many ways as there are publishers. */
static const struct page_source metas[] = {
	{"ogtitle", "og:title", PAGE_TITLE, 20},
	{"twittertitle", "twitter:title", PAGE_TITLE, 21},
	{"citationtitle", "meta citation_title", PAGE_TITLE, 22},
	{"dctitle", "meta DC.title", PAGE_TITLE, 23},
	{"dctermstitle", "meta DC.title", PAGE_TITLE, 23},
	{"sailthrutitle", "meta sailthru.title", PAGE_TITLE, 24},
	{"parselytitle", "meta parsely-title", PAGE_TITLE, 24},
	{"articlepublishedtime", "article:published_time", PAGE_PUBLISHED, 10},
	{"ogarticlepublishedtime", "article:published_time", PAGE_PUBLISHED, 11},
	{"articlepublished", "article:published_time", PAGE_PUBLISHED, 12},
	{"articlepublisheddate", "article:published_time", PAGE_PUBLISHED, 12},
	{"ogpublishedtime", "article:published_time", PAGE_PUBLISHED, 12},
	{"ogpubdate", "article:published_time", PAGE_PUBLISHED, 12},
	{"citationpublicationdate", "meta citation_publication_date", PAGE_PUBLISHED, 13},
	{"citationdate", "meta citation_publication_date", PAGE_PUBLISHED, 13},
	{"dcdateissued", "meta DC.date", PAGE_PUBLISHED, 14},
	{"dctermsissued", "meta DC.date", PAGE_PUBLISHED, 14},
	{"dctermscreated", "meta DC.date", PAGE_PUBLISHED, 15},
	{"dcdate", "meta DC.date", PAGE_PUBLISHED, 16},
	{"dctermsdate", "meta DC.date", PAGE_PUBLISHED, 16},
	{"dcdatecreated", "meta DC.date", PAGE_PUBLISHED, 16},
	{"dcdatepublication", "meta DC.date", PAGE_PUBLISHED, 16},
	{"sailthrudate", "meta sailthru.date", PAGE_PUBLISHED, 17},
	{"parselypubdate", "meta parsely-pub-date", PAGE_PUBLISHED, 17},
	{"datepublished", "meta pubdate", PAGE_PUBLISHED, 18},
	{"originalpublicationdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"pubdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publicationdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publishdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publisheddate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"cxenseparserecspublishtime", "meta date", PAGE_PUBLISHED, 19},
	{"date", "meta date", PAGE_PUBLISHED, 19},
	{"datecreated", "meta date", PAGE_PUBLISHED, 20},
	{"creationdate", "meta date", PAGE_PUBLISHED, 20},
	{"articlemodifiedtime", "article:modified_time", PAGE_UPDATED, 10},
	{"ogupdatedtime", "og:updated_time", PAGE_UPDATED, 11},
	{"dctermsmodified", "meta DC.date", PAGE_UPDATED, 14},
	{"dcdatemodified", "meta DC.date", PAGE_UPDATED, 14},
	{"lastmod", "meta lastmod", PAGE_UPDATED, 19},
	{"datemodified", "meta lastmod", PAGE_UPDATED, 19},
	{"articleauthor", "article:author", PAGE_AUTHOR, 14},
	{"author", "meta author", PAGE_AUTHOR, 10},
	{"byl", "meta author", PAGE_AUTHOR, 11},
	{"sailthruauthor", "meta sailthru.author", PAGE_AUTHOR, 11},
	{"parselyauthor", "meta parsely-author", PAGE_AUTHOR, 11},
	{"citationauthor", "meta citation_author", PAGE_AUTHOR, 11},
	{"dccreator", "meta DC.creator", PAGE_AUTHOR, 12},
	{"dctermscreator", "meta DC.creator", PAGE_AUTHOR, 12},
	{"dccontributor", "meta DC.creator", PAGE_AUTHOR, 13},
	{"twittercreatorname", "twitter:creator", PAGE_AUTHOR, 15},
	{"ogurl", "og:url", PAGE_URL, 10},
	{"ogsitename", "og:site_name", PAGE_SOURCE, 0},
	{"dcpublisher", "meta DC.publisher", PAGE_SOURCE, 12},
	{"dctermspublisher", "meta DC.publisher", PAGE_SOURCE, 12},
	{"citationjournaltitle", "meta citation_journal_title", PAGE_SOURCE, 11},
	{"applicationname", "meta application-name", PAGE_SOURCE, 20},
	{"applemobilewebapptitle", "meta application-name", PAGE_SOURCE, 21},
	{"ogdescription", "og:description", PAGE_SUMMARY, 10},
	{"description", "meta description", PAGE_SUMMARY, 11},
};

/* ── values ── */

static str without_markup(struct arena *a, str markup)
{
	const char *why;
	struct node *root;

	if (!memchr(markup.p, '&', markup.n) && !memchr(markup.p, '<', markup.n))
		return arena_copy(a, str_trim(markup));
	if (markup.n > 4096)
		markup = str_cut(markup, 0, 0); /* no title, no name */
	root = markup_html(a, markup, &why);
	return root ? node_words(a, root) : S("");
}

/* `&amp;#039;`: programs that write references twice do so for all of them. */
str page_plain(struct arena *a, str markup)
{
	str once = without_markup(a, markup);

	return str_find(markup, S("&amp;"), 0) == SIZE_MAX ? once : without_markup(a, once);
}

void page_say(struct page_facts *f, enum page_field field, str text, const char *from, const struct node *n, u32 rank)
{
	enum { RELATIVE = 60 }; /* ranks: better than no address */
	struct page_value *v = &f->value[field];
	bool dated = field == PAGE_PUBLISHED || field == PAGE_UPDATED;
	day ignored;

	text = field == PAGE_URL ? page_address(text) : text;
	rank += field == PAGE_URL && !str_starts_fold(text, S("http")) ? RELATIVE : 0;
	if (text.n && (!v->from || rank < v->rank) && (!dated || byline_day(&ignored, text)))
		*v = (struct page_value){text, from, n, rank};
}

static bool is_address(str s)
{
	return str_starts_fold(s, S("http")) || str_starts(s, S("/")) || (memchr(s.p, '@', s.n) && !memchr(s.p, ' ', s.n));
}

/* `Roy, Jeanne` → `Jeanne Roy`, as catalogues write one name; `Jeanne Roy, Paul Vial` are two. */
static str name_in_order(struct arena *a, str name)
{
	str given = name, family = str_trim(str_field(&given, ','));
	struct buf b = {.arena = a};

	given = str_trim(given);
	if (!family.n || !given.n || memchr(given.p, ',', given.n) || name.n > 60
	    || (memchr(family.p, ' ', family.n) && memchr(given.p, ' ', given.n)))
		return name;
	buf_put(&b, given);
	buf_put(&b, S(" "));
	buf_put(&b, family);
	return buf_str(&b);
}

/* Several elements, one author each. */
static void add_author(struct page_facts *f, struct arena *a, str text, const struct page_source *s,
                       const struct node *n)
{
	struct page_value *v = &f->value[PAGE_AUTHOR];

	if (is_address(text))
		return;
	if (str_find(str_c(s->from), S("meta DC."), 0) == 0 || str_eq(str_c(s->from), S("meta citation_author")))
		text = name_in_order(a, text);
	if (v->from != s->from || v->rank != s->rank) {
		page_say(f, PAGE_AUTHOR, text, s->from, n, s->rank);
	} else if (text.n && str_find(v->text, text, 0) == SIZE_MAX && v->text.n < 200) {
		struct buf b = {.arena = a};
		buf_put(&b, v->text);
		buf_put(&b, S(", "));
		buf_put(&b, text);
		v->text = buf_str(&b);
	}
}

void page_say_source(struct page_facts *f, struct arena *a, str text, const struct page_source *s,
                     const struct node *n)
{
	if (s->field == PAGE_AUTHOR)
		add_author(f, a, text, s, n);
	else
		page_say(f, s->field, text, s->from, n, s->rank);
}

/* ── elements ── */

/* Has the key these letters, whatever stands between them? */
static bool same_letters(str key, const char *letters)
{
	for (size_t i = 0; i < key.n; i++) {
		char low = (char)(key.p[i] >= 'A' && key.p[i] <= 'Z' ? key.p[i] + 32 : key.p[i]);
		if (strchr(".:_-", low))
			continue;
		if (low != *letters++)
			return false;
	}
	return *letters == '\0';
}

static void read_meta(struct page_facts *f, struct arena *a, const struct node *n)
{
	static const char *const keys[] = {"property", "name", "http-equiv"};
	str content = node_attribute(n, "content");

	for (size_t k = 0; content.n && k < countof(keys); k++) {
		str key = node_attribute(n, keys[k]);
		for (size_t i = 0; key.n && i < countof(metas); i++)
			if (same_letters(key, metas[i].key))
				page_say_source(f, a, page_plain(a, content), &metas[i], n);
	}
}

void page_meta(struct page_facts *f, struct arena *a, const struct node *root)
{
	for (const struct node *n = node_after(root, root); n; n = node_after(n, root))
		if (node_is(n, "meta")) {
			read_meta(f, a, n);
			if (node_is(n->parent, "head"))
				page_item(f, a, n);
		} else if (node_is(n, "link") && str_eq(node_attribute(n, "rel"), S("canonical")))
			page_say(f, PAGE_URL, str_trim(node_attribute(n, "href")), "link canonical", n, 0);
		else if (node_is(n, "a") && node_has_class(n, "reader-domain"))
			page_say(f, PAGE_URL, str_trim(node_attribute(n, "href")), "reader view", n, 41);
		else if (node_is(n, "div") && node_has_class(n, "reader-credits"))
			page_say(f, PAGE_AUTHOR, node_words(a, n), "reader view", n, 41);
}

/* What browsers and mirrors write at the head of what they save: `saved from url=(0030)https://…`. */
void page_saved(struct page_facts *f, struct arena *a, str html)
{
	static const struct { const char *mark, *scheme; } marks[] = {
		{"saved from url=(", ""}, {"Page saved with SingleFile", ""}, {"Mirrored from ", "http://"},
		{".wombat(", ""}};
	str head = str_cut(html, 0, 4096);

	for (size_t i = 0; i < countof(marks); i++) {
		size_t at = str_find(head, str_c(marks[i].mark), 0), end;
		struct buf url = {.arena = a};
		if (at == SIZE_MAX)
			continue;
		at = *marks[i].scheme ? at + strlen(marks[i].mark) : str_find(head, S("http"), at);
		for (end = at; end < head.n && !strchr(" \r\n\t<>\"", head.p[end]); end++)
			;
		buf_put(&url, str_c(marks[i].scheme));
		buf_put(&url, str_cut(head, at, end));
		page_say(f, PAGE_URL, at < end ? buf_str(&url) : S(""), "saved from", NULL, 40);
		return;
	}
}
