/* input_newsml.c: NewsML-G2: each newsItem with a text of its own (XHTML, NITF or plain, inline) is a document,
 * alone or in a newsMessage; pictures and packages, which only refer to something, are none. So is each NewsItem of
 * NewsML 1 (newsml1.c). */
#include "input.h"
#include "input_nitf.h"
#include "markup_text.h"
#include "newsml1.h"
#include "str.h"
#include "xml_list.h"

static bool sniff(str head)
{
	static const char *const roots[] = {"newsItem", "newsMessage", "itemSet", "NewsML"};

	for (size_t i = 0; i < countof(roots); i++)
		if (xml_root_is(head, roots[i]))
			return true;
	return false;
}

/* A party: by its `literal`, its name, or what its qcode says after the prefix (`nprov:AFP`). */
static str party(struct arena *a, const struct node *n)
{
	str literal = n ? node_attribute(n, "literal") : S(""), name = node_said(a, n, "name");
	str code = n ? node_attribute(n, "qcode") : S("");

	str_field(&code, ':');
	return name.n ? name : literal.n ? literal : code.n ? code : n ? node_words(a, n) : S("");
}

static str author_of(struct arena *a, const struct node *content)
{
	const struct node *by = node_child(content, "by"), *creator = node_child(content, "creator");

	return by ? nitf_author(a, by) : party(a, creator);
}

static str source_of(struct arena *a, const struct node *item)
{
	str source = party(a, node_path(item, "contentMeta/infoSource"));

	return source.n ? source : party(a, node_path(item, "itemMeta/provider"));
}

static void read_days(struct arena *a, struct doc *doc, const struct node *item)
{
	static const char *const days[] = {"contentMeta/contentCreated", "itemMeta/firstCreated",
					   "itemMeta/versionCreated"};

	for (size_t i = 0; i < countof(days) && doc->published.n == 0; i++)
		doc->published = node_said(a, item, days[i]);
	doc->updated = node_said(a, item, "contentMeta/contentModified");
	if (doc->updated.n == 0)
		doc->updated = node_said(a, item, "itemMeta/versionCreated");
	if (str_eq(str_cut(doc->updated, 0, 10), str_cut(doc->published, 0, 10)))
		doc->updated = S("");
}

/* The text of one element of a contentSet; false when it is none. */
static bool read_inline(struct arena *a, struct doc *doc, const struct node *n, const struct map *below)
{
	const struct node *nitf = node_find(n, "nitf"), *body = node_find(n, "body");
	struct weave w = weave_new(a);
	str type = node_attribute(n, "contenttype");

	if (node_is(n, "inlineXML") && nitf) {
		nitf_read(a, doc, nitf, below);
		return doc->body.text.n > 0;
	}
	if (node_is(n, "inlineXML"))
		markup_weave(&w, body ? body : n, NULL);
	else if (node_is(n, "inlineData") && (type.n == 0 || str_starts(type, S("text/"))))
		for (const struct node *t = node_after(n, n); t; t = node_after(t, n))
			if (!t->name.n)
				weave_text(&w, t);
	doc->body = weave_piece(&w, below);
	return str_trim(doc->body.text).n > 0;
}

static bool is_item(const struct node *n)
{
	return node_is(n, "newsItem") || node_is(n, "NewsItem");
}

static bool read_g2(struct arena *a, struct doc *doc, const struct node *item, const struct decoded *decoded)
{
	const struct map *below = &decoded->map;
	const struct node *content = node_child(item, "contentMeta"), *set = node_child(item, "contentSet");
	const struct node *headline = node_child(content, "headline");

	*doc = (struct doc){
		.id = node_attribute(item, "guid"), .source = source_of(a, item), .author = author_of(a, content),
		.title = markup_line(a, headline), .body.map.arena = a,
	};
	doc->title.map = map_compose(a, &doc->title.map, below, (u32)doc->title.text.n);
	read_days(a, doc, item);
	for (const struct node *n = set ? set->child : NULL; n; n = n->next)
		if (n->name.n && read_inline(a, doc, n, below))
			return true;
	return false;
}

static bool read_item(struct arena *a, struct doc *doc, const struct node *item, const struct decoded *decoded)
{
	return node_is(item, "NewsItem") ? newsml1_read(a, doc, item, &decoded->map) : read_g2(a, doc, item, decoded);
}

static const char *const elements[] = {"newsItem", "NewsItem", NULL};

static size_t head(str seen)
{
	return xml_list_head(seen, elements);
}

static size_t cut_below(str above, str rest, bool last)
{
	return xml_list_cut(above, rest, last, elements);
}

/* A picture, a package: what it refers to is told of elsewhere. */
static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	const struct xml_reader reader = {elements, is_item, read_item, input_nothing};

	return xml_list_parse(a, out, item, &reader, why);
}

const struct input_format input_newsml = {
	.name = "newsml", .sniff = sniff, .head = head, .cut_below = cut_below, .parse = parse};
