/* web_article.c: one article, its facts marked in place; each fact with its value, its rule, what it is about, and the
 * bytes of the original that it came from. */
#include <stdlib.h>
#include <string.h>

#include "edge.h"
#include "web.h"

/* ── what is known of it ── */

static void put_item(struct page *p, const char *heading, pr_str value)
{
	if (value.n > 0)
		html(p, "<div><dt>%s</dt><dd>%.*s</dd></div>", heading, STR(value));
}

static void put_about(struct page *p, const pr_article *a)
{
	html(p, "<dl class=\"about\" lang=\"%s\">", tr(p, "fr", "en"));
	put_item(p, "Source", a->source);
	put_item(p, tr(p, "Auteur", "Author"), a->author);
	put_item(p, tr(p, "Publié", "Published"), str_of(page_day(p, a->published)));
	put_item(p, tr(p, "Mis à jour", "Updated"), str_of(page_day(p, a->updated)));
	put_item(p, tr(p, "Adresse", "Address"), a->url);
	if (a->article.n != a->path.n || memcmp(a->article.p, a->path.p, a->path.n) != 0)
		put_item(p, tr(p, "Nom", "Name"), a->article);
	put_item(p, tr(p, "Fichier", "File"), a->path);
	html(p, "</dl>");
}

/* ── the text, marked ── */

static const char *class_of(pr_str kind)
{
	static const char *const known[] = {"amount", "headcount", "date", "department"};
	for (size_t i = 0; i < 4; i++)
		if (str_is(kind, known[i]))
			return known[i];
	return "other";
}

/* What the colours mean: the kinds that are marked here, each once. */
static void put_legend(struct page *p, const pr_fact *facts, size_t count)
{
	static const char *const kinds[] = {"amount", "headcount", "date", "department", "other"};
	bool seen[sizeof kinds / sizeof kinds[0]] = {false};
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
			seen[k] = seen[k] || strcmp(class_of(facts[i].kind), kinds[k]) == 0;
	html(p, "<p class=\"kinds\" lang=\"%s\">", tr(p, "fr", "en"));
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		const char *name = kind_name(p, str_of(kinds[k]));
		if (seen[k])
			html(p, "<span class=\"%s\">%s</span> ", kinds[k], name ? name : tr(p, "autres", "others"));
	}
	html(p, "</p>");
}

struct walk {
	struct page *p;
	const pr_article *title; /* whose title is being written; NULL: that is done */
	const pr_fact *facts;
	size_t count;
};

/* The first line is the title: what is known of the article stands below it. */
static void end_line(struct walk *w)
{
	if (w->title) {
		html(w->p, "</h1>\n");
		put_about(w->p, w->title);
		put_legend(w->p, w->facts, w->count);
		html(w->p, "<div class=\"text\"><p>");
		w->title = NULL;
	} else
		html(w->p, "</p>\n<p>");
}

/* Lines are paragraphs. */
static void put_stretch(void *payload, pr_str s, int fact)
{
	struct walk *w = payload;
	struct page *p = w->p;
	while (s.n > 0) {
		const char *end = memchr(s.p, '\n', s.n);
		pr_str line = {s.p, end ? (size_t)(end - s.p) : s.n};
		if (line.n > 0 && fact != EDGE_NO_FACT)
			html(p, "<a class=\"fact %s\" href=\"#r%d\">%.*s</a>", class_of(w->facts[fact].kind), fact + 1, STR(line));
		else
			html(p, "%.*s", STR(line));
		if (end)
			end_line(w);
		size_t n = end ? line.n + 1 : line.n;
		s = (pr_str){s.p + n, s.n - n};
	}
}

static void put_edge(void *payload, const struct edge *edge, int innermost)
{
	struct walk *w = payload;
	(void)innermost;
	if (edge->opens && (edge->fact == 0 || w->facts[edge->fact - 1].start != edge->at)) /* others may begin there too */
		html(w->p, "<span id=\"f%u\"></span>", edge->at);
}

static bool put_text(struct page *p, const pr_article *a, const pr_fact *facts, size_t count)
{
	struct walk w = {p, a, facts, count};
	html(p, "<div lang=\"fr\"><h1>");
	bool enough = edge_walk(a->text, facts, count, &(struct edge_marks){&w, put_stretch, put_edge});
	if (w.title)
		end_line(&w);
	html(p, "</p></div></div>\n");
	return enough;
}

/* ── what is below it ── */

/* What was taken out of the article, at its place. */
static void put_residue(struct page *p, const pr_article *a)
{
	if (a->residue_count == 0)
		return;
	html(p, "<details class=\"residue\"><summary>%s</summary><ul>",
	     tr(p, "Ce qui n’est pas de l’article (menus, abonnement…)",
	        "What is no part of the article (menus, subscription…)"));
	for (size_t i = 0; i < a->residue_count; i++)
		html(p, "<li><b>%.*s</b> <span lang=\"fr\">%.*s</span></li>", STR(a->residue[i].kind), STR(a->residue[i].text));
	html(p, "</ul></details>");
}

static const char *from_name(const struct page *p, pr_str from)
{
	if (str_is(from, "sentence"))
		return tr(p, "d’après la phrase", "from the sentence");
	if (str_is(from, "before"))
		return tr(p, "d’après ce qui précède", "from what stands before");
	return str_is(from, "published") ? tr(p, "d’après la publication", "from the publication")
	                                 : tr(p, "d’après l’article", "from the article");
}

static void put_context(struct page *p, const char *heading, pr_str value, pr_str from)
{
	if (value.n > 0)
		html(p, "<div>%s %.*s <small>%s</small></div>", heading, STR(value), from_name(p, from));
}

static void put_fact(struct page *p, const struct original *original, const pr_fact *f, int n)
{
	const char *kind = kind_name(p, f->kind);
	html(p, "<tr id=\"r%d\"><th scope=\"row\"><a class=\"fact %s\" href=\"#f%u\">%.*s</a></th>", n, class_of(f->kind),
	     f->start, STR(f->label.n ? f->label : f->text));
	html(p, "<td>%s</td><td><code>%.*s</code> %.*s</td><td>", kind ? kind : "", STR(f->value), STR(f->unit));
	put_context(p, tr(p, "dép.", "dép."), f->department, f->department_from);
	put_context(p, tr(p, "date", "date"), f->date, f->date_from);
	html(p, "</td><td><code>%.*s</code></td><td lang=\"fr\">%.*s</td><td>", STR(f->rule), STR(f->sentence));
	original_put(p, original, (size_t)n - 1);
	html(p, "</td></tr>\n");
}

static void put_facts(struct request *r, const struct original *original, const pr_article *a, const pr_fact *facts,
                      size_t count)
{
	struct page *p = &r->page;
	if (count == 0)
		return;
	html(p, "<section class=\"facts\"><h2 id=\"facts\">%s %s</h2>", page_count(p, count),
	     count == 1 ? tr(p, "fait", "fact") : tr(p, "faits", "facts"));
	export_links(r, tr(p, "Emporter ces faits :", "Take these facts home:"),
	             page_article(p, "/export/article-", a->id));
	html(p, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"facts\" tabindex=\"0\"><table><thead><tr>"
	        "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
	        "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
	     tr(p, "Fait", "Fact"), tr(p, "Nature", "Kind"), tr(p, "Valeur", "Value"), tr(p, "Au sujet de", "About"),
	     tr(p, "Règle", "Rule"), tr(p, "Phrase", "Sentence"), tr(p, "Dans l’original", "In the original"));
	for (size_t i = 0; i < count; i++)
		put_fact(p, original, &facts[i], (int)i + 1);
	html(p, "</tbody></table></div></section>\n");
}

struct showing {
	struct request *r;
	struct original original;
};

static int put_article(void *payload, const pr_article *a, const pr_fact *facts, size_t count)
{
	const struct showing *now = payload;
	struct request *r = now->r;
	struct page *p = &r->page;
	pr_str title = a->title.n ? a->title : a->article;
	layout_begin(r, title, "");
	html(p, "<article class=\"article\">");
	if (!put_text(p, a, facts, count))
		p->failed = true;
	put_residue(p, a);
	put_facts(r, &now->original, a, facts, count);
	html(p, "</article>");
	layout_end(r);
	return 0;
}

/* A number alone: names of articles may hold anything, their row in the corpus is an address. */
static bool is_number(const char *s)
{
	size_t n = strspn(s, "0123456789");
	return n > 0 && n < 19 && !s[n];
}

void web_article(struct request *r)
{
	struct showing now = {r, {.file = -1}};
	char name[24];
	snprintf(name, sizeof name, "#%s", r->path);
	pr_status status = is_number(r->path) ? original_find(&now.original, r, name) : PR_USAGE;
	if (status == PR_OK)
		status = pr_article_get(r->corpus, name, put_article, &now, &r->err);
	if (status == PR_USAGE)
		web_fail(r, MHD_HTTP_NOT_FOUND,
		         tr(&r->page, "Il n’y a pas d’article de ce numéro.", "There is no article of this number."));
	else if (status != PR_OK)
		web_fail(r, MHD_HTTP_INTERNAL_SERVER_ERROR, r->err.message);
	original_close(&now.original);
}
