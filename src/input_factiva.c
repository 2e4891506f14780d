/* input_factiva.c: Factiva: pages that it saves or prints (HTML), what is copied out of them (text), and the answers of
 * its API (XML). Its RTF is read by input_rtf.c, with the same grammar: export_factiva.c. */
#include "export.h"
#include "input.h"
#include "sniff.h"
#include "str.h"

/* `<p class="articleParagraph frarticleParagraph">` */
static bool has_paragraphs(str head)
{
	static const char class[] = "articleParagraph";
	size_t at = str_find(head, S("\"articleParagraph "), 0);

	return at != SIZE_MAX && str_starts(str_cut(head, at + sizeof class + 3, head.n), str_c(class));
}

static bool is_xml(str head)
{
	return str_find(head, S("<?xml"), 0) <= 3;
}

static bool sniff(str head)
{
	static const char *const html[] = {"<title>Factiva", "<title>Dow Jones Factiva", "fcpNavContainer"};
	static const char *const xml[] = {"global.factiva.com", "<ppsarticle", "distdoc:archive/ArchiveDoc"};
	char room[SNIFF_NARROW];
	bool is_html;

	head = sniff_narrow(head, room);
	is_html = export_is_html(head);

	for (size_t i = 0; i < countof(html) && is_html; i++)
		if (export_find(head, html[i], 0) != SIZE_MAX)
			return true;
	if (is_html && has_paragraphs(head))
		return true;
	for (size_t i = 0; i < countof(xml) && !is_html && is_xml(head); i++)
		if (export_find(head, xml[i], 0) != SIZE_MAX)
			return true;
	return !is_html && !is_xml(head) && export_is_factiva_text(head);
}

/* ── HTML ── */

static bool is_article(const struct node *n)
{
	return node_is(n, "div") && node_has_class(n, "article");
}

static bool is_inside_article(const struct node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (is_article(n))
			return true;
	return false;
}

static u32 role(const struct node *n)
{
	str class = node_attribute(n, "class");

	if (is_article(n) && !is_inside_article(n))
		return SHEET_START | SHEET_WITHIN;
	if (str_ends(class, S("Headline")) || str_eq(node_attribute(n, "id"), S("hd")))
		return SHEET_HEADING;
	if (node_has_class(n, "author"))
		return FACTIVA_AUTHOR;
	return node_has_class(n, "articleParagraph") ? FACTIVA_TEXT : 0;
}

static u32 parse_html(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = export_page(a, item, role, why);

	if (!s)
		return 0;
	export_parts(&docs, s, export_factiva);
	if (s->parts == 0)
		export_factiva_all(&docs, s);
	return docs_end(&docs, out, why);
}

/* ── XML ── */

static bool is_paragraph(const struct node *n)
{
	return node_is(n, "paragraph");
}

/* Paragraphs of n appended; `display="Preserve"` keeps its lines. */
static void weave_paragraphs(struct weave *w, const struct node *n)
{
	for (const struct node *p = node_after(n, n); p; p = node_after(p, n)) {
		if (is_paragraph(p))
			weave_break(w, 2);
		if (!p->name.n)
			weave_flow(w, p);
	}
}

static str words_of(struct arena *a, const struct node *article, const char *name)
{
	const struct node *n = node_find(article, name);

	return n ? node_words(a, n) : S("");
}

static struct piece piece_of(struct arena *a, const struct node *article, const char *first, const char *second,
                             const struct map *below)
{
	struct weave w = weave_new(a);
	const char *const names[] = {first, second};

	for (size_t i = 0; i < countof(names); i++) {
		const struct node *n = names[i] ? node_find(article, names[i]) : NULL;
		if (n)
			weave_paragraphs(&w, n);
	}
	return weave_piece(&w, below);
}

static void read_article(struct docs *d, const struct node *article, const struct map *below)
{
	struct arena *a = d->arena;
	struct doc doc = {
		.id = words_of(a, article, "accessionNo"),
		.source = words_of(a, article, "sourceName"),
		.author = export_author(words_of(a, article, "byline")),
		.published = export_day(a, words_of(a, article, "publicationDate")),
		.title = piece_of(a, article, "headline", NULL, below),
		.body = piece_of(a, article, "leadParagraph", "tailParagraphs", below),
	};

	docs_settle(d, &doc, N_("is a document of Factiva without text"));
}

static u32 parse_xml(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct decoded decoded;
	struct node *root = export_xml(a, &decoded, item, why);

	if (!root)
		return 0;
	for (const struct node *n = node_after(root, root); n;) {
		bool article = node_is(n, "article");
		if (article)
			read_article(&docs, n, &decoded.map);
		n = article ? node_past(n, root) : node_after(n, root);
	}
	return docs_end(&docs, out, why);
}

/* ── text ── */

static u32 parse_text(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = export_lines(a, item, why);

	if (!s)
		return 0;
	export_factiva_tabs(s);
	export_factiva_all(&docs, s);
	return docs_end(&docs, out, why);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	if (export_is_html(item))
		return parse_html(a, out, item, why);
	return is_xml(item) ? parse_xml(a, out, item, why) : parse_text(a, out, item, why);
}

const struct input_format input_factiva = {.name = "factiva", .sniff = sniff, .parse = parse};
