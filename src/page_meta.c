/* page_meta.c: what the head of a page says of its article (OpenGraph, Dublin Core, the habits of French publishers), and
 * microdata. A value that is trusted more stands higher in its table. */
#include "page.h"
#include "str.h"

struct source {
	const char *key;
	enum page_field field;
	const char *from;
	u32 rank;
};

/* Of <meta property=…, name=…, itemprop=…, http-equiv=… content=…>; keys in lower case. */
static const struct source metas[] = {
	{"og:title", PAGE_TITLE, "og:title", 20},
	{"twitter:title", PAGE_TITLE, "twitter:title", 21},
	{"citation_title", PAGE_TITLE, "meta citation_title", 22},
	{"dc.title", PAGE_TITLE, "meta DC.title", 23},
	{"dcterms.title", PAGE_TITLE, "meta DC.title", 23},
	{"sailthru.title", PAGE_TITLE, "meta sailthru.title", 24},
	{"parsely-title", PAGE_TITLE, "meta parsely-title", 24},
	{"headline", PAGE_TITLE, "microdata", 25},
	{"article:published_time", PAGE_PUBLISHED, "article:published_time", 10},
	{"og:article:published_time", PAGE_PUBLISHED, "article:published_time", 11},
	{"datepublished", PAGE_PUBLISHED, "microdata", 12},
	{"citation_publication_date", PAGE_PUBLISHED, "meta citation_publication_date", 13},
	{"dc.date.issued", PAGE_PUBLISHED, "meta DC.date", 14},
	{"dcterms.issued", PAGE_PUBLISHED, "meta DC.date", 14},
	{"dcterms.created", PAGE_PUBLISHED, "meta DC.date", 15},
	{"dc.date", PAGE_PUBLISHED, "meta DC.date", 16},
	{"dcterms.date", PAGE_PUBLISHED, "meta DC.date", 16},
	{"dc.date.created", PAGE_PUBLISHED, "meta DC.date", 16},
	{"sailthru.date", PAGE_PUBLISHED, "meta sailthru.date", 17},
	{"parsely-pub-date", PAGE_PUBLISHED, "meta parsely-pub-date", 17},
	{"pubdate", PAGE_PUBLISHED, "meta pubdate", 18},
	{"publishdate", PAGE_PUBLISHED, "meta pubdate", 18},
	{"publish-date", PAGE_PUBLISHED, "meta pubdate", 18},
	{"publication_date", PAGE_PUBLISHED, "meta pubdate", 18},
	{"date", PAGE_PUBLISHED, "meta date", 19},
	{"cxenseparse:recs:publishtime", PAGE_PUBLISHED, "meta date", 19},
	{"article:modified_time", PAGE_UPDATED, "article:modified_time", 10},
	{"og:updated_time", PAGE_UPDATED, "og:updated_time", 11},
	{"datemodified", PAGE_UPDATED, "microdata", 12},
	{"dcterms.modified", PAGE_UPDATED, "meta DC.date", 14},
	{"dc.date.modified", PAGE_UPDATED, "meta DC.date", 14},
	{"lastmod", PAGE_UPDATED, "meta lastmod", 19},
	{"article:author", PAGE_AUTHOR, "article:author", 14},
	{"author", PAGE_AUTHOR, "meta author", 10},
	{"sailthru.author", PAGE_AUTHOR, "meta sailthru.author", 11},
	{"parsely-author", PAGE_AUTHOR, "meta parsely-author", 11},
	{"citation_author", PAGE_AUTHOR, "meta citation_author", 11},
	{"dc.creator", PAGE_AUTHOR, "meta DC.creator", 12},
	{"dcterms.creator", PAGE_AUTHOR, "meta DC.creator", 12},
	{"dc.contributor", PAGE_AUTHOR, "meta DC.creator", 13},
	{"twitter:creator:name", PAGE_AUTHOR, "twitter:creator", 15},
	{"og:url", PAGE_URL, "og:url", 10},
	{"og:site_name", PAGE_SOURCE, "og:site_name", 0},
	{"dc.publisher", PAGE_SOURCE, "meta DC.publisher", 12},
	{"dcterms.publisher", PAGE_SOURCE, "meta DC.publisher", 12},
	{"citation_journal_title", PAGE_SOURCE, "meta citation_journal_title", 11},
	{"application-name", PAGE_SOURCE, "meta application-name", 20},
	{"apple-mobile-web-app-title", PAGE_SOURCE, "meta application-name", 21},
	{"og:description", PAGE_SUMMARY, "og:description", 10},
	{"description", PAGE_SUMMARY, "meta description", 11},
};

/* itemprop of other elements than meta. */
static const struct source items[] = {
	{"headline", PAGE_TITLE, "microdata", 25},
	{"datePublished", PAGE_PUBLISHED, "microdata", 12},
	{"dateCreated", PAGE_PUBLISHED, "microdata", 30},
	{"dateModified", PAGE_UPDATED, "microdata", 12},
	{"author", PAGE_AUTHOR, "microdata", 16},
	{"creator", PAGE_AUTHOR, "microdata", 17},
};

/* ── values ── */

str page_plain(struct arena *a, str markup)
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

void page_say(struct page_facts *f, enum page_field field, str text, const char *from, const struct node *n, u32 rank)
{
	struct page_value *v = &f->value[field];

	if (text.n && (!v->from || rank < v->rank))
		*v = (struct page_value){text, from, n, rank};
}

static bool is_address(str s)
{
	return str_starts_fold(s, S("http")) || str_starts(s, S("/")) || str_starts(s, S("@"));
}

/* Several elements, one author each. */
static void add_author(struct page_facts *f, struct arena *a, str text, const struct source *s, const struct node *n)
{
	struct page_value *v = &f->value[PAGE_AUTHOR];

	if (is_address(text))
		return;
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

static void say(struct page_facts *f, struct arena *a, str text, const struct source *s, const struct node *n)
{
	if (s->field == PAGE_AUTHOR)
		add_author(f, a, text, s, n);
	else
		page_say(f, s->field, text, s->from, n, s->rank);
}

/* ── elements ── */

static bool same_fold(str s, const char *lower)
{
	return s.n == strlen(lower) && str_starts_fold(s, str_c(lower));
}

static void read_meta(struct page_facts *f, struct arena *a, const struct node *n)
{
	static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
	str content = node_attribute(n, "content");

	for (size_t k = 0; content.n && k < countof(keys); k++) {
		str key = node_attribute(n, keys[k]);
		for (size_t i = 0; key.n && i < countof(metas); i++)
			if (same_fold(key, metas[i].key))
				say(f, a, page_plain(a, content), &metas[i], n);
	}
}

static bool in_comment(const struct node *n)
{
	for (; n; n = n->parent)
		if (page_names(n) & NAME_COMMENT || str_ends(node_attribute(n, "itemtype"), S("/Comment")))
			return true;
	return false;
}

/* The element in n that has this itemprop; n if none. */
static const struct node *inner(const struct node *n, const char *prop)
{
	for (const struct node *t = node_after(n, n); t; t = node_after(t, n))
		if (str_eq(node_attribute(t, "itemprop"), str_c(prop)))
			return t;
	return n;
}

static str item_value(struct arena *a, const struct node *n)
{
	str content = node_attribute(n, "content"), when = node_attribute(n, "datetime");

	return content.n ? page_plain(a, content) : when.n ? str_trim(when) : node_words(a, n);
}

static void read_item(struct page_facts *f, struct arena *a, const struct node *n)
{
	str prop = node_attribute(n, "itemprop");

	for (size_t i = 0; prop.n && i < countof(items); i++) {
		str word, rest = prop;
		bool has = false;
		while (rest.n)
			word = str_field(&rest, ' '), has |= str_eq(word, str_c(items[i].key));
		if (!has || in_comment(n))
			continue;
		say(f, a, item_value(a, items[i].field == PAGE_AUTHOR ? inner(n, "name") : n), &items[i], n);
	}
}

void page_meta(struct page_facts *f, struct arena *a, const struct node *root)
{
	for (const struct node *n = node_after(root, root); n; n = node_after(n, root)) {
		if (node_is(n, "meta"))
			read_meta(f, a, n);
		else if (node_is(n, "link") && str_eq(node_attribute(n, "rel"), S("canonical")))
			page_say(f, PAGE_URL, str_trim(node_attribute(n, "href")), "link canonical", n, 0);
		else if (n->attributes)
			read_item(f, a, n);
	}
}
