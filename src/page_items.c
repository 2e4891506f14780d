/* page_items.c: what microdata and RDFa say of the article, on the elements that show it and in the head. */
#include "page.h"
#include "str.h"

/* itemprop of any element, or property, as RDFa has it. */
static const struct page_source items[] = {
	{"datePublished", "microdata", PAGE_PUBLISHED, 12},
	{"issued", "microdata", PAGE_PUBLISHED, 13},
	{"dateCreated", "microdata", PAGE_PUBLISHED, 30},
	{"created", "microdata", PAGE_PUBLISHED, 31},
	{"date", "microdata", PAGE_PUBLISHED, 32},
	{"dateModified", "microdata", PAGE_UPDATED, 12},
	{"modified", "microdata", PAGE_UPDATED, 13},
	{"author", "microdata", PAGE_AUTHOR, 16},
	{"creator", "microdata", PAGE_AUTHOR, 17},
	{"publisher", "microdata", PAGE_SOURCE, 12},
};

/* Is what it tells a property of an article? Of the nearest item around it, which may be a picture or a comment. */
static bool of_article(const struct node *n)
{
	static const char *const kinds[] = {"Article", "Posting", "WebPage", "CreativeWork", "sioc:Item", "Document"};

	for (n = n->parent; n && !node_is(n, "figure"); n = n->parent)
		for (u32 i = 0; i < n->attributes; i++) {
			bool scope = str_eq(n->attribute[i].name, S("itemscope"));
			str type = scope ? node_attribute(n, "itemtype") : n->attribute[i].value;
			if (!scope && !str_eq(n->attribute[i].name, S("typeof")))
				continue;
			for (size_t k = 0; k < countof(kinds); k++)
				if (!type.n || str_ends(type, str_c(kinds[k])))
					return true;
			return false;
		}
	return !n;
}

/* `dc:date` → `date`; empty when it is of a vocabulary that does not tell of articles so (og:, article:, …). */
static str without_prefix(str word)
{
	static const char *const prefixes[] = {"schema", "s", "dc", "dct", "dcterms"};
	str rest = word, prefix = str_field(&rest, ':');

	for (size_t i = 0; i < countof(prefixes); i++)
		if (str_eq(prefix, str_c(prefixes[i])))
			return rest;
	return prefix.n == word.n ? word : S("");
}

static bool has_property(const struct node *n, const char *attribute, const char *property)
{
	str rest = node_attribute(n, attribute);

	while (rest.n)
		if (str_eq(without_prefix(str_field(&rest, ' ')), str_c(property)))
			return true;
	return false;
}

/* The element in n that has this property; n if none. */
static const struct node *inner(const struct node *n, const char *attribute, const char *property)
{
	for (const struct node *t = node_after(n, n); t; t = node_after(t, n))
		if (has_property(t, attribute, property))
			return t;
	return n;
}

static str item_value(struct arena *a, const struct node *n)
{
	static const char *const values[] = {"content", "datetime", "title"}; /* <abbr title=2011-05-17>mardi</abbr> */

	for (size_t i = 0; i < countof(values); i++) {
		str value = i < 2 || node_is(n, "abbr") ? node_attribute(n, values[i]) : S("");
		if (value.n)
			return page_plain(a, value);
	}
	return node_words(a, n);
}

void page_item(struct page_facts *f, struct arena *a, const struct node *n)
{
	static const char rdfa[] = "RDFa"; /* the same in French */
	const char *attribute = node_attribute(n, "itemprop").n ? "itemprop" : "property";

	for (size_t i = 0; node_attribute(n, attribute).n && i < countof(items); i++) {
		struct page_source s = items[i];
		const struct node *named = n;
		if (!has_property(n, attribute, s.key) || !of_article(n))
			continue;
		if (s.field == PAGE_AUTHOR || s.field == PAGE_SOURCE)
			named = inner(n, attribute, "name");
		s.from = *attribute == 'p' ? rdfa : s.from;
		if (s.field != PAGE_SOURCE || named != n)
			page_say_source(f, a, item_value(a, named), &s, n);
	}
}

void page_items(struct page_facts *f, const struct page *p)
{
	const struct node *root = p->box[p->scope].node;

	for (const struct node *n = root, *next; n; n = next) {
		bool comments = n != root && n->name.n && page_names(n) & NAME_COMMENT;
		if (n->attributes)
			page_item(f, p->arena, n);
		next = comments ? node_past(n, root) : node_after(n, root);
	}
}
