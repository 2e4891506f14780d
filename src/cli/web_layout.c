/* web_layout.c: what every view has around it: head, search box, tabs; filters that are set, pages, errors. */
#include <string.h>

#include "web.h"

const char *const known_kinds[] = {"amount", "headcount", "date", "department", "percentage", "duration", "area", NULL};

const char *kind_name(const struct page *p, pr_str kind)
{
	static const char *const names[][2] = {
		{"montants", "amounts"}, {"effectifs", "headcounts"}, {"dates", "dates"}, {"départements", "départements"},
		{"pourcentages", "percentages"}, {"durées", "durations"}, {"superficies", "areas"},
	};
	for (size_t i = 0; known_kinds[i]; i++)
		if (str_is(kind, known_kinds[i]))
			return tr(p, names[i][0], names[i][1]);
	return NULL;
}

/* ── head ── */

static void put_help(struct page *p)
{
	static const char *const lines[][3] = {
		{"recrutement éducateur", "les deux mots, sous toutes leurs formes (ET)",
		 "both words, in all their forms (ET)"},
		{"recrutement OU embauche", "l’un des deux", "one of them"},
		{"recrutement SAUF stage", "le premier sans le second", "the first without the second"},
		{"\"travailleur social\"", "ces mots, dans cet ordre", "these words, in this order"},
		{"plan PROCHE/5 recrutement", "au plus cinq mots entre eux", "at most five words between them"},
		{"recrut*  =recrute  recruter+", "commence ainsi ; cette forme seule ; toute la famille",
		 "begins so; this form only; the whole family"},
		{"titre:a  chapô:a  texte:a", "au titre ; au chapô ; au chapô ou plus bas", "in the title; in the lead; in lead or body"},
		{"source:\"le monde\"  auteur:lys", "mots du nom", "words of the name"},
		{"date:2011..2013", "publié alors : 2011, 2011-03, 31/03/2011, ..2013, >=2011", "published then"},
		{"dept:93  kind:amount", "articles qui ont un tel fait", "articles with such a fact"},
		{"montant:>1M€  effectif:100..200", "articles qui ont un tel montant, un tel effectif",
		 "articles with such an amount, such a headcount"},
	};
	html(p, "<details class=\"help\"><summary>%s</summary><dl>",
	     tr(p, "Comment écrire une requête", "How to write a query"));
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		html(p, "<div><dt><code lang=\"fr\">%s</code></dt><dd>%s</dd></div>", lines[i][0],
		     tr(p, lines[i][1], lines[i][2]));
	html(p, "</dl></details>");
}

static void put_tab(struct request *r, const char *path, const char *name, bool open)
{
	struct page *p = &r->page;
	html(p, "<li><a ");
	ask_link(p, path, &r->ask, CHANGES({"sort", NULL}));
	html(p, "%s>%s</a></li>", open ? " aria-current=\"page\"" : "", name);
}

static void put_search(struct request *r, const char *view)
{
	static const char *const but[] = {"q", NULL};
	struct page *p = &r->page;
	html(p, "<search><form role=\"search\" action=\"%s\" method=\"get\"><label for=\"q\">%s</label>"
	        "<input id=\"q\" name=\"q\" type=\"search\" maxlength=\"%d\" value=\"%s\" autocomplete=\"off\" "
	        "spellcheck=\"false\" aria-keyshortcuts=\"/\">",
	     strcmp(view, "facts") == 0 ? "/facts" : "/", tr(p, "Requête", "Query"), WEB_WORDS_MAX,
	     r->ask.words ? r->ask.words : "");
	ask_hidden(p, &r->ask, but);
	html(p, "<button type=\"submit\">%s</button></form></search>", tr(p, "Chercher", "Search"));
	put_help(p);
}

void layout_begin(struct request *r, pr_str title, const char *view)
{
	struct page *p = &r->page;
	html(p, "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
	        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
	        "<meta name=\"color-scheme\" content=\"light dark\"><title>%.*s – Pressoir</title>"
	        "<link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/page.js\" defer></script></head>\n"
	        "<body><a class=\"skip\" href=\"#main\">%s</a>\n<header><div class=\"wide\">"
	        "<p class=\"brand\"><a href=\"/\">Pressoir</a></p>",
	     p->english ? "en" : "fr", STR(title), tr(p, "Aller au contenu", "Skip to content"));
	put_search(r, view);
	html(p, "<nav class=\"tabs\" aria-label=\"%s\"><ul>", tr(p, "Vues", "Views"));
	put_tab(r, "/", "Articles", strcmp(view, "articles") == 0);
	put_tab(r, "/facts", tr(p, "Faits", "Facts"), strcmp(view, "facts") == 0);
	html(p, "</ul></nav></div></header>\n<main id=\"main\" tabindex=\"-1\" class=\"wide\">\n");
}

void layout_end(struct request *r)
{
	struct page *p = &r->page;
	html(p, "\n</main>\n<footer class=\"wide\"><p>%s</p><p class=\"keys\">%s</p></footer></body></html>\n",
	     tr(p, "Tout reste sur cette machine. Contours des départements : svg-maps (CC BY 4.0), simplifiés ; "
	           "outre-mer : Natural Earth (domaine public).",
	        "All of it stays on this machine. Outlines of the départements: svg-maps (CC BY 4.0), simplified; "
	        "overseas: Natural Earth (public domain)."),
	     tr(p, "Clavier : / chercher, j et k suivant et précédent, Entrée ouvrir.",
	        "Keys: / search, j and k next and previous, Enter open."));
}

/* ── around results ── */

void layout_error(struct request *r)
{
	struct page *p = &r->page;
	r->status = r->err.status == PR_USAGE ? MHD_HTTP_BAD_REQUEST : MHD_HTTP_INTERNAL_SERVER_ERROR;
	const char *words = strchr(r->err.message, '\n') ? "pre" : "p"; /* a caret stands below its place */
	html(p, "<div class=\"error\" role=\"alert\"><h1>%s</h1><%s>%s</%s></div>",
	     r->err.status == PR_USAGE ? tr(p, "Cette requête ne se lit pas", "This query cannot be read")
	                               : tr(p, "Le corpus n’a pas pu répondre", "The corpus could not answer"),
	     words, r->err.message, words);
}

static void put_filter(struct request *r, const char *path, const char *name, const char *heading, const char *value)
{
	struct page *p = &r->page;
	if (!value)
		return;
	html(p, "<li><a ");
	ask_link(p, path, &r->ask, CHANGES({name, NULL}));
	html(p, "><span class=\"what\">%s</span> %s <span class=\"x\" aria-hidden=\"true\">×</span>"
	        "<span class=\"unseen\"> – %s</span></a></li>",
	     heading, value, tr(p, "retirer ce filtre", "remove this filter"));
}

void layout_filters(struct request *r, const char *path)
{
	struct page *p = &r->page;
	const struct ask *a = &r->ask;
	const char *kind = a->kind ? kind_name(p, str_of(a->kind)) : NULL;
	if (!a->source && !a->kind && !a->since && !a->until && !a->department && !a->min && !a->max && !a->about_since &&
	    !a->about_until)
		return;
	html(p, "<ul class=\"filters\" aria-label=\"%s\">", tr(p, "Filtres", "Filters"));
	put_filter(r, path, "source", tr(p, "source", "source"), a->source);
	put_filter(r, path, "kind", tr(p, "nature", "kind"), kind ? kind : a->kind);
	put_filter(r, path, "department", tr(p, "département", "département"), a->department);
	put_filter(r, path, "since", tr(p, "publié depuis", "published since"), a->since);
	put_filter(r, path, "until", tr(p, "publié jusqu’à", "published until"), a->until);
	put_filter(r, path, "min", tr(p, "valeur d’au moins", "value of at least"), a->min);
	put_filter(r, path, "max", tr(p, "valeur d’au plus", "value of at most"), a->max);
	put_filter(r, path, "about-since", tr(p, "au sujet de dates depuis", "about dates since"), a->about_since);
	put_filter(r, path, "about-until", tr(p, "au sujet de dates jusqu’à", "about dates until"), a->about_until);
	html(p, "</ul>");
}

void layout_pages(struct request *r, const char *path, bool more)
{
	struct page *p = &r->page;
	unsigned now = ask_page(&r->ask);
	char number[12];
	if (now == 1 && !more)
		return;
	html(p, "<nav class=\"pages\" aria-label=\"%s\">", tr(p, "Pages", "Pages"));
	if (now > 1) {
		snprintf(number, sizeof number, "%u", now - 1);
		html(p, "<a rel=\"prev\" ");
		ask_link(p, path, &r->ask, CHANGES({"page", now > 2 ? number : NULL}));
		html(p, ">%s</a>", tr(p, "← Précédente", "← Previous"));
	}
	html(p, "<span>%s %u</span>", tr(p, "Page", "Page"), now);
	if (more) {
		snprintf(number, sizeof number, "%u", now + 1);
		html(p, "<a rel=\"next\" ");
		ask_link(p, path, &r->ask, CHANGES({"page", number}));
		html(p, ">%s</a>", tr(p, "Suivante →", "Next →"));
	}
	html(p, "</nav>");
}
