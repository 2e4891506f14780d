/* input_nitf.c: NITF, the IPTC's News Industry Text Format: one article a file. */
#include "input_nitf.h"

#include "byline.h"
#include "input.h"
#include "markup_text.h"
#include "stamp.h"
#include "xml_item.h"

static bool sniff(str head)
{
	return xml_root_is(head, "nitf");
}

str nitf_author(struct arena *a, const struct node *byline)
{
	const struct node *person = byline ? node_find(byline, "person") : NULL;
	str words = byline ? node_words(a, person ? person : byline) : S("");
	struct byline line;

	return byline_read(&line, words) && line.author.n ? line.author : words;
}

/* The first attribute that is filled, of the elements inside `in` that bear the name. */
static str attribute_in(const struct node *in, const char *element, const char *name)
{
	for (const struct node *n = in ? node_after(in, in) : NULL; n; n = node_after(n, in))
		if (node_is(n, element) && node_attribute(n, name).n)
			return node_attribute(n, name);
	return S("");
}

static str first_of(str a, str b)
{
	return a.n ? a : b;
}

/* What stands above the text and is no title, byline or day: the second headline, the abstract. */
static bool keep(const struct node *n)
{
	return !node_is(n, "hl1") && !node_is(n, "byline") && !node_is(n, "dateline") && !node_is(n, "distributor") &&
	       !node_is(n, "rights") && !node_is(n, "body.end");
}

static void fill_fields(struct arena *a, struct doc *doc, const struct node *nitf)
{
	const struct node *head = node_child(nitf, "head"), *top = node_path(nitf, "body/body.head");

	doc->id = first_of(doc->id, attribute_in(head, "doc-id", "id-string"));
	doc->source = first_of(doc->source, attribute_in(head, "pubdata", "name"));
	doc->source = first_of(doc->source, node_said(a, top, "distributor"));
	doc->source = first_of(doc->source, attribute_in(head, "doc.copyright", "holder"));
	doc->published = first_of(doc->published, attribute_in(head, "pubdata", "date.publication"));
	doc->published = first_of(doc->published, attribute_in(head, "date.issue", "norm"));
	doc->published = stamp_day(a, first_of(doc->published, attribute_in(top, "story.date", "norm")));
	doc->url = first_of(doc->url, attribute_in(head, "pubdata", "ex-ref"));
	if (doc->author.n == 0)
		doc->author = nitf_author(a, node_child(top, "byline"));
}

void nitf_read(struct arena *a, struct doc *doc, const struct node *nitf, const struct map *below)
{
	const struct node *body = node_child(nitf, "body"), *top = node_child(body, "body.head");
	const struct node *title = node_path(top, "hedline/hl1");
	struct weave w = weave_new(a);

	fill_fields(a, doc, nitf);
	if (!title)
		title = node_path(nitf, "head/title");
	if (doc->title.text.n == 0 && title) {
		doc->title = markup_line(a, title);
		doc->title.map = map_compose(a, &doc->title.map, below, (u32)doc->title.text.n);
	}
	if (body)
		markup_weave(&w, body, keep);
	doc->body = weave_piece(&w, below);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded;
	const struct node *root = xml_open(a, &decoded, item, why), *nitf = root ? node_child(root, "nitf") : NULL;

	if (!root)
		return 0;
	*out = NEW(a, struct doc, 1);
	(*out)->title.map.arena = a;
	if (nitf)
		nitf_read(a, *out, nitf, &decoded.map);
	if ((*out)->body.text.n == 0)
		*why = N_("is NITF without a text");
	return (*out)->body.text.n > 0;
}

const struct input_format input_nitf = {.name = "nitf", .sniff = sniff, .parse = parse};
