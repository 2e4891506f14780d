/* input_europresse.c: what Europresse (Eureka, CEDROM-SNi) saves or prints, in HTML. Its layouts have changed, the names
 * of their classes hardly: so a document is read by them wherever they stand:
 *
 *     until 2013   tables; <span class=DocPublicationName>, DocHeader, TitreArticleVisu, then text between <p></p>
 *     until 2019   <article><header>…<p class=titreArticleVisu>…<div>Author</div></header> <div class=DocText>…
 *     since        the same with rdp__DocPublicationName, rdp__articletitle, docAuthors or sm-margin-bottomNews */
#include "export.h"
#include "input.h"
#include "plain.h"
#include "str.h"

enum role { PLAIN, SOURCE, HEADER, TITLE, SUBTITLE, AUTHOR, NEWS, TOP, TEXT, ASIDE, LEGAL };

static const char no_text[] = "is a document of Europresse without text";

static bool sniff(str head)
{
	return export_is_html(head) && (export_find(head, "DocPublicationName", 0) != SIZE_MAX
	                                || export_find(head, "cedrom-sni.com/schema", 0) != SIZE_MAX);
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
	static const struct { const char *word; enum role role; } roles[] = {
		{"DocHeader", HEADER}, {"rdp__DocHeader", HEADER}, {"titreArticleVisu", TITLE}, {"rdp__articletitle", TITLE},
		{"rdp__subtitle", SUBTITLE}, {"docAuthors", AUTHOR}, {"sm-margin-bottomNews", NEWS},
		{"DocText", TEXT}, {"docOcurrContainer", TEXT}, {"Doc-LegalInfo", LEGAL}, {"publiC-lblNodoc", LEGAL},
	};
	static const char *const foreign[] = {"apd-wrapper", "rdp__public-cert", "Doc-UrlRef", "tbHeaderImages", "icon-logo-public"};

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

/* ── fields ── */

/* The first line of what the publication's name holds: below it, or far to the right, stands the local edition. Without
 * the number of the issue, and without what says that it is a site. */
static str source_name(struct arena *a, const struct sheet *s, const struct node *n)
{
	static const char *const tails[] = {", no", ", n\xC2\xB0", ", vol", ", num", "(site web", "(web site", "(tweet", "(site"};
	str name = {"", 0};

	for (const struct node *t = n->child; t && !name.n; t = node_after(t, n)) {
		str rest = plain_trim(t->text);
		name = str_line(&rest);
		name.n = str_find(name, S("   "), 0) != SIZE_MAX ? str_find(name, S("   "), 0) : name.n;
	}
	(void)s;
	for (size_t i = 0; i < countof(tails); i++) {
		size_t at = export_find(name, tails[i], 1);
		name.n = at != SIZE_MAX ? at : name.n;
	}
	return export_words(a, name);
}
