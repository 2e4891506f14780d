/* input_tei.c: TEI P5 and P4: one document a TEI element, however deep in a teiCorpus.
 *
 * What was printed is told by the header's sourceDesc, what was encoded by its titleStmt and publicationStmt: for an
 * article of the press the first comes first where it speaks (a day, a journal), the second where it does not. */
#include "byline.h"
#include "input.h"
#include "markup_text.h"
#include "str.h"
#include "xml_list.h"

static bool sniff(str head)
{
	return xml_root_is(head, "TEI") || xml_root_is(head, "TEI.2") || xml_root_is(head, "teiCorpus") ||
	       xml_root_is(head, "teiCorpus.2");
}

static bool is_text(const struct node *n)
{
	return node_is(n, "TEI") || node_is(n, "TEI.2");
}

/* A title that is the article's: of that level or type; without either, the first that says nothing of both. */
static const struct node *title_of(const struct node *header)
{
	const struct node *statement = node_path(header, "fileDesc/titleStmt"), *first = NULL;
	const struct node *analytic = node_find(header, "analytic"), *title = node_child(analytic, "title");

	if (title)
		return title;
	for (const struct node *n = statement ? statement->child : NULL; n; n = n->next) {
		str type = node_attribute(n, "type");
		if (!node_is(n, "title"))
			continue;
		if (str_eq(type, S("main")) || str_eq(node_attribute(n, "level"), S("a")))
			return n;
		if (!first)
			first = n;
	}
	return first;
}

static void add_name(struct buf *b, str name)
{
	struct byline line;

	if (byline_read(&line, name) && line.author.n)
		name = line.author;
	if (!name.n || str_find(buf_str(b), name, 0) != SIZE_MAX)
		return;
	if (b->n)
		buf_put(b, S(", "));
	buf_put(b, name);
}

static str author_of(struct arena *a, const struct node *header)
{
	struct buf b = {.arena = a};
	const struct node *in = node_find(header, "analytic");

	if (!node_child(in, "author"))
		in = node_path(header, "fileDesc/titleStmt");
	for (const struct node *n = in ? in->child : NULL; n; n = n->next)
		if (node_is(n, "author"))
			add_name(&b, node_words(a, n));
	return buf_str(&b);
}

/* The first date inside `in`: its attribute where it has one, else its words. */
static str date_in(struct arena *a, const struct node *in)
{
	static const char *const attributes[] = {"when", "when-iso", "value", "notBefore", "from"};
	day ignored;

	for (const struct node *n = in ? node_after(in, in) : NULL; n; n = node_after(n, in)) {
		str words;
		if (!node_is(n, "date"))
			continue;
		for (size_t i = 0; i < countof(attributes); i++)
			if (byline_day(&ignored, node_attribute(n, attributes[i])))
				return node_attribute(n, attributes[i]);
		words = node_words(a, n);
		if (byline_day(&ignored, words))
			return words;
	}
	return S("");
}

/* A title of that level inside `in`: j of a journal, m of a book. */
static str title_at_level(struct arena *a, const struct node *in, str level)
{
	for (const struct node *n = in ? node_after(in, in) : NULL; n; n = node_after(n, in))
		if (node_is(n, "title") && str_eq(node_attribute(n, "level"), level))
			return node_words(a, n);
	return S("");
}

static str source_of(struct arena *a, const struct node *header)
{
	const struct node *file = node_child(header, "fileDesc"), *described = node_child(file, "sourceDesc");
	str said = title_at_level(a, described, S("j"));

	if (!said.n)
		said = title_at_level(a, node_child(file, "titleStmt"), S("j"));
	if (!said.n && described && node_find(described, "monogr"))
		said = node_said(a, node_find(described, "monogr"), "title");
	if (!said.n && described && node_find(described, "publisher"))
		said = node_words(a, node_find(described, "publisher"));
	return said.n ? said : node_said(a, file, "publicationStmt/publisher");
}

static str published_of(struct arena *a, const struct node *header)
{
	str said = date_in(a, node_path(header, "fileDesc/sourceDesc"));

	if (!said.n)
		said = date_in(a, node_path(header, "profileDesc/creation"));
	return said.n ? said : date_in(a, node_path(header, "fileDesc/publicationStmt"));
}

static str url_of(struct arena *a, const struct node *header)
{
	for (const struct node *n = header ? node_after(header, header) : NULL; n; n = node_after(n, header)) {
		str target = node_attribute(n, "target"), words = node_is(n, "idno") ? node_words(a, n) : S("");
		bool link = node_is(n, "ref") || node_is(n, "ptr");
		if (link && str_starts(target, S("http")) && !node_find(n, "licence") && !node_is(n->parent, "licence"))
			return target;
		if (str_starts(words, S("http")))
			return words;
	}
	return S("");
}

static struct piece mapped(struct piece piece, const struct decoded *decoded)
{
	piece.map = map_compose(decoded->map.arena, &piece.map, &decoded->map, (u32)piece.text.n);
	return piece;
}

static bool read_text(struct arena *a, struct doc *doc, const struct node *tei, const struct decoded *decoded)
{
	const struct node *header = node_child(tei, "teiHeader"), *text = node_child(tei, "text");
	const struct node *title = header ? title_of(header) : NULL;
	struct weave w = weave_new(a);

	if (text)
		markup_weave(&w, text, NULL);
	*doc = (struct doc){
		.id = node_attribute(tei, "id"), .title = mapped(markup_line(a, title), decoded),
		.body = weave_piece(&w, &decoded->map),
	};
	if (header) {
		doc->author = author_of(a, header);
		doc->source = source_of(a, header);
		doc->published = published_of(a, header);
		doc->url = url_of(a, header);
	}
	return doc->body.text.n > 0;
}

static const char *const elements[] = {"TEI", "TEI.2", NULL};

static size_t head(str seen)
{
	return xml_list_head(seen, elements);
}

static size_t cut_below(str above, str rest, bool last)
{
	return xml_list_cut(above, rest, last, elements);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	const struct xml_reader reader = {elements, is_text, read_text, N_("is TEI without a text")};

	return xml_list_parse(a, out, item, &reader, why);
}

const struct input_format input_tei = {
	.name = "tei", .sniff = sniff, .head = head, .cut_below = cut_below, .parse = parse};
