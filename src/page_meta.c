/* page_meta.c: what the head of a page says of its article (OpenGraph, Dublin Core, habits of French publishers), and
 * microdata. A value that is trusted more stands higher in its table. */
#include "page.h"
#include "str.h"

struct source {
	const char *key, *from;
	enum page_field field;
	u32 rank;
};

/* Of <meta property=…, name=…, http-equiv=… content=…>; keys in lower case. */
static const struct source metas[] = {
	{"og:title", "og:title", PAGE_TITLE, 20},
	{"twitter:title", "twitter:title", PAGE_TITLE, 21},
	{"citation_title", "meta citation_title", PAGE_TITLE, 22},
	{"dc.title", "meta DC.title", PAGE_TITLE, 23},
	{"dcterms.title", "meta DC.title", PAGE_TITLE, 23},
	{"sailthru.title", "meta sailthru.title", PAGE_TITLE, 24},
	{"parsely-title", "meta parsely-title", PAGE_TITLE, 24},
	{"article:published_time", "article:published_time", PAGE_PUBLISHED, 10},
	{"og:article:published_time", "article:published_time", PAGE_PUBLISHED, 11},
	{"citation_publication_date", "meta citation_publication_date", PAGE_PUBLISHED, 13},
	{"dc.date.issued", "meta DC.date", PAGE_PUBLISHED, 14},
	{"dcterms.issued", "meta DC.date", PAGE_PUBLISHED, 14},
	{"dcterms.created", "meta DC.date", PAGE_PUBLISHED, 15},
	{"dc.date", "meta DC.date", PAGE_PUBLISHED, 16},
	{"dcterms.date", "meta DC.date", PAGE_PUBLISHED, 16},
	{"dc.date.created", "meta DC.date", PAGE_PUBLISHED, 16},
	{"sailthru.date", "meta sailthru.date", PAGE_PUBLISHED, 17},
	{"parsely-pub-date", "meta parsely-pub-date", PAGE_PUBLISHED, 17},
	{"pubdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publishdate", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publish-date", "meta pubdate", PAGE_PUBLISHED, 18},
	{"publication_date", "meta pubdate", PAGE_PUBLISHED, 18},
	{"date", "meta date", PAGE_PUBLISHED, 19},
	{"cxenseparse:recs:publishtime", "meta date", PAGE_PUBLISHED, 19},
	{"article:modified_time", "article:modified_time", PAGE_UPDATED, 10},
	{"og:updated_time", "og:updated_time", PAGE_UPDATED, 11},
	{"dcterms.modified", "meta DC.date", PAGE_UPDATED, 14},
	{"dc.date.modified", "meta DC.date", PAGE_UPDATED, 14},
	{"lastmod", "meta lastmod", PAGE_UPDATED, 19},
	{"article:author", "article:author", PAGE_AUTHOR, 14},
	{"author", "meta author", PAGE_AUTHOR, 10},
	{"sailthru.author", "meta sailthru.author", PAGE_AUTHOR, 11},
	{"parsely-author", "meta parsely-author", PAGE_AUTHOR, 11},
	{"citation_author", "meta citation_author", PAGE_AUTHOR, 11},
	{"dc.creator", "meta DC.creator", PAGE_AUTHOR, 12},
	{"dcterms.creator", "meta DC.creator", PAGE_AUTHOR, 12},
	{"dc.contributor", "meta DC.creator", PAGE_AUTHOR, 13},
	{"twitter:creator:name", "twitter:creator", PAGE_AUTHOR, 15},
	{"og:url", "og:url", PAGE_URL, 10},
	{"og:site_name", "og:site_name", PAGE_SOURCE, 0},
	{"dc.publisher", "meta DC.publisher", PAGE_SOURCE, 12},
	{"dcterms.publisher", "meta DC.publisher", PAGE_SOURCE, 12},
	{"citation_journal_title", "meta citation_journal_title", PAGE_SOURCE, 11},
	{"application-name", "meta application-name", PAGE_SOURCE, 20},
	{"apple-mobile-web-app-title", "meta application-name", PAGE_SOURCE, 21},
	{"og:description", "og:description", PAGE_SUMMARY, 10},
	{"description", "meta description", PAGE_SUMMARY, 11},
};

/* itemprop of any element. */
static const struct source items[] = {
	{"datePublished", "microdata", PAGE_PUBLISHED, 12},
	{"dateCreated", "microdata", PAGE_PUBLISHED, 30},
	{"dateModified", "microdata", PAGE_UPDATED, 12},
	{"author", "microdata", PAGE_AUTHOR, 16},
	{"creator", "microdata", PAGE_AUTHOR, 17},
	{"publisher", "microdata", PAGE_SOURCE, 12},
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
	return str_starts_fold(s, S("http")) || str_starts(s, S("/")) || (memchr(s.p, '@', s.n) && !memchr(s.p, ' ', s.n));
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
	static const char *const keys[] = {"property", "name", "http-equiv"};
	str content = node_attribute(n, "content");

	for (size_t k = 0; content.n && k < countof(keys); k++) {
		str key = node_attribute(n, keys[k]);
		for (size_t i = 0; key.n && i < countof(metas); i++)
			if (same_fold(key, metas[i].key))
				say(f, a, page_plain(a, content), &metas[i], n);
	}
}

/* Is what it tells a property of an article? Of the nearest item around it, which may be a picture or a comment. */
static bool of_article(const struct node *n)
{
	for (n = n->parent; n && !node_is(n, "figure"); n = n->parent)
		for (u32 i = 0; i < n->attributes; i++)
			if (str_eq(n->attribute[i].name, S("itemscope"))) {
				str type = node_attribute(n, "itemtype");
				return !type.n || str_ends(type, S("Article")) || str_ends(type, S("Posting"))
				       || str_ends(type, S("WebPage")) || str_ends(type, S("CreativeWork"));
			}
	return !n;
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
	const struct node *named;

	for (size_t i = 0; prop.n && i < countof(items); i++) {
		str word, rest = prop;
		bool has = false;
		while (rest.n)
			word = str_field(&rest, ' '), has |= str_eq(word, str_c(items[i].key));
		if (!has || !of_article(n))
			continue;
		named = items[i].field == PAGE_AUTHOR || items[i].field == PAGE_SOURCE ? inner(n, "name") : n;
		if (items[i].field != PAGE_SOURCE || named != n)
			say(f, a, item_value(a, named), &items[i], n);
	}
}

void page_meta(struct page_facts *f, struct arena *a, const struct node *root)
{
	for (const struct node *n = node_after(root, root); n; n = node_after(n, root))
		if (node_is(n, "meta")) {
			read_meta(f, a, n);
			if (node_is(n->parent, "head"))
				read_item(f, a, n);
		} else if (node_is(n, "link") && str_eq(node_attribute(n, "rel"), S("canonical")))
			page_say(f, PAGE_URL, str_trim(node_attribute(n, "href")), "link canonical", n, 0);
}

/* What browsers and mirrors write at the head of what they save: `saved from url=(0030)https://…`. */
void page_saved(struct page_facts *f, struct arena *a, str html)
{
	static const struct { const char *mark, *scheme; } marks[] = {
		{"saved from url=(", ""}, {"Page saved with SingleFile", ""}, {"Mirrored from ", "http://"}};
	str head = str_cut(html, 0, 4096);

	for (size_t i = 0; i < countof(marks); i++) {
		size_t at = str_find(head, str_c(marks[i].mark), 0), end;
		struct buf url = {.arena = a};
		if (at == SIZE_MAX)
			continue;
		at = *marks[i].scheme ? at + strlen(marks[i].mark) : str_find(head, S("http"), at);
		for (end = at; end < head.n && !strchr(" \r\n\t<>", head.p[end]); end++)
			;
		buf_put(&url, str_c(marks[i].scheme));
		buf_put(&url, str_cut(head, at, end));
		page_say(f, PAGE_URL, at < end ? buf_str(&url) : S(""), "saved from", NULL, 40);
		return;
	}
}

/* The smallest box that holds both the article's text and its title. */
static u32 scope(const struct page *p)
{
	u32 box = p->main;

	while (box && p->title != NO_BLOCK && !(p->title >= p->box[box].block && p->title < p->box[box].block_end))
		box = p->box[box].parent;
	return box;
}

void page_items(struct page_facts *f, const struct page *p)
{
	const struct node *root = p->box[scope(p)].node;

	for (const struct node *n = root, *next; n; n = next) {
		bool comments = n != root && n->name.n && page_names(n) & NAME_COMMENT;
		if (n->attributes)
			read_item(f, p->arena, n);
		next = comments ? node_past(n, root) : node_after(n, root);
	}
}
