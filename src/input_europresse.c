/* input_europresse.c: what Europresse (Eureka, CEDROM-SNi) saves or prints, in HTML. Its layouts have changed, the
 * names of their classes hardly: so a document is read by them wherever they stand:
 *
 *     until 2013   tables; <span class=DocPublicationName>, DocHeader, TitreArticleVisu, then text between <p></p>
 *     2012-2016    the same spans, the text in <div class=docOcurrContainer>
 *     until 2019   <article><header>…<p class=titreArticleVisu>…<div>Author</div></header> <div class=DocText>…
 *     since        the same with rdp__DocPublicationName, rdp__articletitle, docAuthors or sm-margin-bottomNews */
#include "europresse.h"
#include "input.h"
#include "sniff.h"
#include "str.h"

static bool sniff(str head)
{
	char room[SNIFF_NARROW];

	head = sniff_narrow(head, room);
	if (!export_is_html(head))
		return europresse_is_text(head);
	return export_find(head, "DocPublicationName", 0) != SIZE_MAX
	       || export_find(head, "cedrom-sni.com/schema", 0) != SIZE_MAX;
}

/* ── where documents begin ── */

/* The next <article>, or, where documents are no articles, the next publication's name. */
static size_t next_document(str rest, size_t from)
{
	size_t article = export_find(rest, "<article", from);
	bool in_article = export_find(str_cut(rest, 0, 8), "<article", 0) == 0;
	size_t name = in_article ? SIZE_MAX : export_tag(rest, "DocPublicationName", from);

	return article < name ? article : name;
}

static bool is_page(str head)
{
	char room[SNIFF_NARROW];
	str s;

	head = sniff_narrow(head, room);
	s = str_trim(str_cut(head, 0, 200));
	return (s.n && s.p[0] == '<') || export_is_html(head) || export_tag(head, "DocPublicationName", 0) != SIZE_MAX;
}

static size_t cut(str rest, bool last)
{
	enum { START = 200 }; /* [bytes] that a document's first tag may take: its own start is not the next one's */
	size_t next;

	if (!last && rest.n < INPUT_HEAD)
		return 0; /* what it is, a whole head tells */
	if (sniff_is_wide(rest))
		return last ? rest.n : 0; /* nothing of it can be found */
	if (!is_page(str_cut(rest, 0, INPUT_HEAD)))
		return europresse_cut(rest, last);
	next = next_document(rest, 0); /* what stands before the first is an item, too */
	if (next == 0)
		next = next_document(rest, 1);
	return next != SIZE_MAX && (last || next + START < rest.n) ? next : last ? rest.n : 0;
}

/* ── what elements mean ── */

/* One of the words of the class, ASCII letters without case. */
static bool has(str class, const char *word)
{
	while (class.n) {
		str one = str_field(&class, ' ');
		if (one.n == strlen(word) && str_starts_fold(one, str_c(word)))
			return true;
	}
	return false;
}

static bool is_in_article(const struct node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (node_is(n, "article"))
			return true;
	return false;
}

static u32 role_of_class(str class)
{
	static const struct { const char *word; enum europresse_role role; } roles[] = {
		{"DocHeader", HEADER}, {"rdp__DocHeader", HEADER}, {"titreArticleVisu", TITLE},
		{"rdp__articletitle", TITLE}, {"rdp__subtitle", SUBTITLE}, {"titreArticle", SUBTITLE},
		{"docAuthors", AUTHOR}, {"sm-margin-bottomNews", NEWS},
		{"DocText", TEXT}, {"docOcurrContainer", TEXT}, {"Doc-LegalInfo", LEGAL}, {"publiC-lblNodoc", LEGAL},
	};
	static const char *const foreign[] = {"apd-wrapper", "rdp__public-cert", "Doc-UrlRef", "tbHeaderImages"};

	for (size_t i = 0; i < countof(foreign); i++)
		if (has(class, foreign[i]))
			return SHEET_SKIP;
	for (size_t i = 0; i < countof(roles); i++)
		if (has(class, roles[i].word))
			return roles[i].role;
	return PLAIN;
}

static u32 role(const struct node *n)
{
	str class = node_attribute(n, "class"), id = node_attribute(n, "id");

	if (node_is(n, "article"))
		return is_in_article(n) ? 0 : SHEET_START | SHEET_WITHIN;
	if (node_is(n, "header"))
		return TOP;
	if (node_is(n, "section"))
		return TEXT;
	if (node_is(n, "aside"))
		return ASIDE;
	if (node_is(n, "footer") || str_eq(id, S("divPubliC")))
		return LEGAL;
	if (has(class, "DocPublicationName"))
		return SOURCE | (is_in_article(n) ? 0 : SHEET_START);
	return class.n ? role_of_class(class) : 0;
}

/* ── documents ── */

static u32 parse_text(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = export_lines(a, item, why);

	if (!s)
		return 0;
	europresse_text(&docs, s);
	return docs_end(&docs, out, why);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s;

	if (!is_page(item))
		return parse_text(a, out, item, why);
	if (!(s = export_page(a, item, role, why)))
		return 0;
	export_parts(&docs, s, europresse_part);
	return docs_end(&docs, out, why);
}

const struct input_format input_europresse = {.name = "europresse", .sniff = sniff, .cut = cut, .parse = parse};
