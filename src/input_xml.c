/* input_xml.c: XML of nobody's schema: corpora of TXM, exports of databases and spreadsheets. An article is an element
 * with a text and something else that is known by its name (column.h), among its children or its attributes:
 *
 *     <text titre="…" date="…"><p>…</p></text>
 *     <article><titre>…</titre><journal>…</journal><texte>…</texte></article>
 *     <doc><field name="title">…</field><field name="body">…</field></doc>
 *
 * Articles hold no others: what holds some is walked into. XML without any is refused, never read as text. */
#include "column.h"
#include "export.h"
#include "input.h"
#include "markup_text.h"
#include "str.h"
#include "xml_item.h"

static bool sniff(str head)
{
	static const char *const roots[] = {"corpus", "articles", "documents", "docs", "texts", "textes", "records", "rows",
	                                    "add", "export", "dataroot"};

	if (xml_is_declared(head))
		return !export_is_html(head) && !xml_root_is(head, "html");
	for (size_t i = 0; i < countof(roots); i++)
		if (xml_root_is(head, roots[i]))
			return true;
	return false;
}

/* ── what elements are ── */

/* By its name, or by the one that a nameless field has. */
static enum column column_of(const struct node *n, u32 *rank)
{
	static const char *const nameless[] = {"field", "str", "arr", "date", "int", "column", "element", "value",
	                                       NULL};
	str name = node_attribute(n, "name");

	*rank = 0;
	if (!n->name.n)
		return COLUMN_OTHER;
	return column_named(name.n && node_is_one_of(n, nameless) ? name : n->name, rank);
}

/* How many fields of an article, its text aside, are known among the attributes and children; an id tells little. */
static u32 fields_of(const struct node *n, bool id)
{
	u32 count = 0, rank;

	for (u32 i = 0; i < n->attributes; i++) {
		enum column column = column_named(n->attribute[i].name, &rank);
		count += column != COLUMN_OTHER && !column_is_text(column) && (id || column != COLUMN_ID);
	}
	for (const struct node *c = n->child; c; c = c->next) {
		enum column column = column_of(c, &rank);
		count += column != COLUMN_OTHER && !column_is_text(column) && (id || column != COLUMN_ID);
	}
	return count;
}

/* May its own content be the text? */
static bool is_body(const struct node *n)
{
	static const char *const names[] = {"text", "texte", "article", "doc", "document", NULL};

	return node_is_one_of(n, names);
}

static bool is_article(const struct node *n)
{
	u32 texts = 0, rank;

	if (!n->name.n)
		return false;
	for (const struct node *c = n->child; c; c = c->next) {
		bool text = column_is_text(column_of(c, &rank));
		if ((text || is_body(c)) && fields_of(c, is_body(c)))
			return false; /* an article of its own */
		texts += text;
	}
	return (texts && fields_of(n, false)) || (is_body(n) && fields_of(n, true));
}

/* ── reading one ── */

/* Fields of the article are no part of its text, where that has no element of its own. */
static bool is_kept(const struct node *n)
{
	u32 rank;
	enum column column = column_of(n, &rank);

	return column == COLUMN_OTHER || column_is_text(column) || !n->parent || !is_body(n->parent);
}

/* Paragraphs and the like, or, without any, lines as they are. */
static struct piece text_of(struct arena *a, const struct node *n)
{
	struct weave w = weave_new(a);
	bool plain = true;

	for (const struct node *c = n->child; c; c = c->next)
		plain &= !c->name.n;
	for (const struct node *c = n->child; c && plain; c = c->next)
		weave_text(&w, c);
	if (!plain)
		markup_weave(&w, n, is_kept);
	return weave_piece(&w, NULL);
}

static struct piece value_of(struct arena *a, const struct node *n, enum column column)
{
	if (column_is_text(column))
		return text_of(a, n);
	return column == COLUMN_TITLE ? markup_line(a, n) : (struct piece){.text = node_words(a, n), .map.arena = a};
}

struct fields {
	struct arena *arena;
	struct columns columns;
	struct piece_join join[COLUMNS]; /* what they grow in */
};

/* A second one of the same name goes behind the first: paragraphs, authors. */
static void take(struct fields *f, enum column column, u32 rank, struct piece value)
{
	u32 had = column != COLUMN_OTHER ? f->columns.rank[column] : 0;
	struct piece_join *j;

	if (!str_trim(value.text).n || !column_takes(&f->columns, column, rank))
		return;
	j = &f->join[column];
	if (had != rank || !(column_is_text(column) || column == COLUMN_AUTHOR))
		*j = (struct piece_join){.text.arena = f->arena, .map.arena = f->arena};
	piece_add(j, column_is_text(column) ? S("\n\n") : S(", "), &value);
	f->columns.piece[column] = piece_joined(j);
}

static void read_article(struct docs *d, const struct node *n, const struct map *below)
{
	struct arena *a = d->arena;
	struct fields f = {.arena = a};
	struct doc *doc;
	u32 rank;

	for (u32 i = 0; i < n->attributes; i++) {
		enum column column = column_named(n->attribute[i].name, &rank);
		struct piece value = {.text = n->attribute[i].value, .map.arena = a};
		map_put(&value.map, 0, (u32)value.text.n, n->from, 0); /* from its tag */
		if (!column_is_text(column))
			take(&f, column, rank, value);
	}
	for (const struct node *c = n->child; c; c = c->next) {
		enum column column = column_of(c, &rank);
		if (column != COLUMN_OTHER)
			take(&f, column, rank, value_of(a, c, column));
	}
	if (!f.columns.piece[COLUMN_TEXT].text.n && is_body(n))
		f.columns.piece[COLUMN_TEXT] = text_of(a, n);
	doc = column_doc(a, &f.columns);
	doc->title.map = map_compose(a, &doc->title.map, below, (u32)doc->title.text.n);
	doc->body.map = map_compose(a, &doc->body.map, below, (u32)doc->body.text.n);
	docs_settle(d, doc, N_("has an empty text"));
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct decoded decoded;
	const struct node *root = xml_open(a, &decoded, item, why);

	if (!root)
		return 0;
	for (const struct node *n = node_after(root, root); n;) {
		bool article = is_article(n);
		if (article)
			read_article(&docs, n, &decoded.map);
		n = article ? node_past(n, root) : node_after(n, root);
	}
	if (docs.n == 0)
		return *why = N_("is XML in which no element is an article (a text, with a title, a day or a source)"), 0;
	return docs_end(&docs, out, why);
}

const struct input_format input_xml = {.name = "xml", .sniff = sniff, .parse = parse};
