/* page_names.c: what the words in an element's class, id and role say of it. Words are cut at signs and at capitals
 * inside (`articleShare_bar` → article share bar); two neighbours are also looked up as one (`lire-aussi` → lireaussi).
 * To teach the program another one is to add it in its alphabetical place. */
#include "page.h"
#include "str.h"

enum { WORD_MAX = 24 }; /* [bytes]; no word of the list is longer */

struct name { const char *word; u32 names; };

static const struct name names[] = {
	{"abo", NAME_MAYBE | NAME_WALL}, {"abonnement", NAME_JUNK | NAME_WALL}, {"abonnez", NAME_JUNK | NAME_WALL},
	{"accordeon", NAME_FOLD}, {"accordion", NAME_FOLD}, {"accroche", NAME_LEAD}, {"ad", NAME_JUNK},
	{"addthis", NAME_JUNK}, {"addtoany", NAME_JUNK}, {"ads", NAME_JUNK}, {"adsbygoogle", NAME_JUNK},
	{"advert", NAME_JUNK}, {"advertisement", NAME_JUNK}, {"advertising", NAME_JUNK}, {"alalire", NAME_JUNK},
	{"alaune", NAME_JUNK}, {"alerte", NAME_JUNK}, {"alire", NAME_JUNK}, {"alsolike", NAME_JUNK},
	{"aretenir", NAME_BOX}, {"ariane", NAME_JUNK}, {"articlebody", NAME_BODY}, {"articlecontent", NAME_BODY},
	{"articletext", NAME_BODY}, {"aussilire", NAME_JUNK}, {"auteur", NAME_AUTHOR}, {"auteurs", NAME_AUTHOR},
	{"author", NAME_AUTHOR}, {"authorbox", NAME_JUNK | NAME_AUTHOR}, {"authors", NAME_AUTHOR},
	{"autresarticles", NAME_JUNK}, {"banner", NAME_MAYBE}, {"banniere", NAME_JUNK}, {"bio", NAME_JUNK},
	{"biographie", NAME_JUNK}, {"biography", NAME_JUNK}, {"breadcrumb", NAME_JUNK}, {"breadcrumbs", NAME_JUNK},
	{"byline", NAME_AUTHOR}, {"caption", NAME_CAPTION}, {"carddeck", NAME_JUNK},
	{"carousel", NAME_MAYBE}, {"carrousel", NAME_MAYBE},
	{"chapeau", NAME_LEAD}, {"chapo", NAME_LEAD}, {"chiffre", NAME_BOX}, {"chiffres", NAME_BOX},
	{"chiffrescles", NAME_BOX}, {"chronologie", NAME_BOX}, {"collapse", NAME_FOLD}, {"collapsed", NAME_FOLD},
	{"collapsible", NAME_FOLD}, {"comment", NAME_COMMENT}, {"commentaire", NAME_COMMENT},
	{"commentaires", NAME_COMMENT}, {"commentlist", NAME_COMMENT}, {"comments", NAME_COMMENT},
	{"complementary", NAME_JUNK}, {"consent", NAME_JUNK}, {"contentinfo", NAME_JUNK}, {"cookie", NAME_JUNK},
	{"cookies", NAME_JUNK}, {"copyright", NAME_CREDIT}, {"correction", NAME_BOX}, {"counter", NAME_BOX},
	{"credit", NAME_CREDIT}, {"credits", NAME_CREDIT}, {"date", NAME_DATE}, {"dateline", NAME_DATE},
	{"deck", NAME_LEAD}, {"definition", NAME_BOX}, {"definitions", NAME_BOX}, {"depliant", NAME_FOLD},
	{"desc", NAME_LEAD}, {"description", NAME_LEAD}, {"dialog", NAME_JUNK}, {"didomi", NAME_JUNK},
	{"disclaimer", NAME_MAYBE}, {"disqus", NAME_COMMENT}, {"don", NAME_JUNK}, {"donate", NAME_JUNK},
	{"donation", NAME_JUNK}, {"dons", NAME_JUNK}, {"editsection", NAME_UNSEEN}, {"elementinvisible", NAME_UNSEEN},
	{"embeddedcontent", NAME_JUNK}, {"encadre", NAME_BOX},
	{"encontinu", NAME_JUNK}, {"entrycontent", NAME_BODY}, {"entrymeta", NAME_JUNK}, {"erratum", NAME_BOX},
	{"essentiel", NAME_BOX}, {"excerpt", NAME_LEAD}, {"expandable", NAME_FOLD}, {"factbox", NAME_BOX},
	{"filinfo", NAME_JUNK}, {"follow", NAME_JUNK}, {"footer", NAME_JUNK}, {"footnote", NAME_BOX},
	{"footnotes", NAME_BOX}, {"forum", NAME_COMMENT},
	{"gdpr", NAME_JUNK}, {"headline", NAME_TITLE}, {"infobox", NAME_BOX},
	{"inread", NAME_JUNK}, {"intro", NAME_LEAD}, {"introduction", NAME_LEAD}, {"jprelatedposts", NAME_JUNK},
	{"keyfigure", NAME_BOX}, {"keyfigures", NAME_BOX}, {"keynumber", NAME_BOX}, {"keynumbers", NAME_BOX},
	{"keypoints", NAME_BOX}, {"keywords", NAME_JUNK},
	{"lead", NAME_LEAD}, {"legend", NAME_CAPTION}, {"legende", NAME_CAPTION}, {"lireaussi", NAME_JUNK},
	{"login", NAME_JUNK}, {"mc4wp", NAME_JUNK}, {"megamenu", NAME_JUNK}, {"memesujet", NAME_JUNK},
	{"menu", NAME_JUNK}, {"meta", NAME_MAYBE}, {"methodologie", NAME_BOX}, {"modal", NAME_JUNK},
	{"morearticles", NAME_JUNK}, {"mostpopular", NAME_JUNK}, {"mostread", NAME_JUNK}, {"motscles", NAME_JUNK},
	{"nav", NAME_JUNK}, {"navbar", NAME_JUNK}, {"navigation", NAME_JUNK}, {"newsletter", NAME_JUNK},
	{"newsletters", NAME_JUNK}, {"noprint", NAME_MAYBE}, {"note", NAME_BOX}, {"notes", NAME_BOX},
	{"otherarticles", NAME_JUNK}, {"otherposts", NAME_JUNK}, {"outbrain", NAME_JUNK}, {"outils", NAME_JUNK},
	{"overlay", NAME_JUNK}, {"pager", NAME_JUNK}, {"pagination", NAME_JUNK}, {"partage", NAME_JUNK},
	{"partager", NAME_JUNK}, {"paywall", NAME_WALL}, {"player", NAME_JUNK}, {"playlist", NAME_JUNK},
	{"podcast", NAME_MAYBE}, {"populaire", NAME_JUNK}, {"popular", NAME_JUNK}, {"popup", NAME_JUNK},
	{"postbody", NAME_BODY}, {"postcontent", NAME_BODY}, {"postmeta", NAME_JUNK}, {"postmetadata", NAME_JUNK}, {"postscriptum", NAME_BOX},
	{"promo", NAME_JUNK}, {"promos", NAME_JUNK}, {"promoted", NAME_JUNK}, {"ps", NAME_BOX}, {"pub", NAME_JUNK},
	{"publicite", NAME_JUNK}, {"publicites", NAME_JUNK}, {"published", NAME_DATE}, {"pubs", NAME_JUNK},
	{"rating", NAME_JUNK}, {"reaction", NAME_COMMENT}, {"reactions", NAME_COMMENT},
	{"readalso", NAME_JUNK}, {"readingtime", NAME_JUNK},
	{"readmore", NAME_JUNK}, {"recherche", NAME_JUNK}, {"reco", NAME_JUNK}, {"recommandation", NAME_JUNK},
	{"recommandations", NAME_JUNK}, {"recommendation", NAME_JUNK}, {"recommendations", NAME_JUNK},
	{"recommended", NAME_JUNK}, {"related", NAME_JUNK}, {"relatedposts", NAME_JUNK}, {"repere", NAME_BOX},
	{"reperes", NAME_BOX}, {"resume", NAME_LEAD}, {"rgpd", NAME_JUNK}, {"screenreader", NAME_JUNK | NAME_UNSEEN},
	{"search", NAME_JUNK}, {"seealso", NAME_JUNK}, {"share", NAME_JUNK}, {"sharedaddy", NAME_JUNK},
	{"shares", NAME_JUNK}, {"sharing", NAME_JUNK}, {"sidebar", NAME_MAYBE}, {"signature", NAME_AUTHOR},
	{"signin", NAME_JUNK}, {"signup", NAME_JUNK}, {"similaire", NAME_JUNK}, {"similaires", NAME_JUNK},
	{"similar", NAME_JUNK}, {"skiplink", NAME_JUNK}, {"slider", NAME_MAYBE}, {"social", NAME_JUNK},
	{"socials", NAME_JUNK}, {"sommaire", NAME_MAYBE}, {"sondage", NAME_MAYBE}, {"soustitre", NAME_LEAD},
	{"soutenir", NAME_JUNK}, {"spoiler", NAME_FOLD}, {"sponsor", NAME_JUNK}, {"sponsored", NAME_JUNK},
	{"sponsors", NAME_JUNK},
	{"sronly", NAME_UNSEEN}, {"standfirst", NAME_LEAD}, {"stat", NAME_BOX}, {"stats", NAME_BOX},
	{"subnav", NAME_JUNK}, {"subscribe", NAME_JUNK | NAME_WALL}, {"subscription", NAME_JUNK | NAME_WALL},
	{"subtitle", NAME_LEAD}, {"suggestions", NAME_JUNK}, {"suivre", NAME_JUNK}, {"summary", NAME_LEAD},
	{"summarybox", NAME_BOX}, {"surtitre", NAME_MAYBE}, {"swiper", NAME_MAYBE}, {"taboola", NAME_JUNK},
	{"tabpane", NAME_FOLD}, {"tabpanel", NAME_FOLD}, {"tagcloud", NAME_JUNK}, {"taglist", NAME_JUNK},
	{"tags", NAME_JUNK}, {"teaser", NAME_MAYBE | NAME_LEAD}, {"teasers", NAME_JUNK}, {"timeline", NAME_BOX},
	{"title", NAME_TITLE}, {"titre", NAME_TITLE}, {"toc", NAME_MAYBE}, {"toggle", NAME_FOLD},
	{"toolbar", NAME_JUNK}, {"tooltip", NAME_JUNK}, {"topics", NAME_JUNK}, {"trending", NAME_JUNK},
	{"visuallyhidden", NAME_JUNK | NAME_UNSEEN}, {"voiraussi", NAME_JUNK}, {"yarpp", NAME_JUNK},
};

static u32 look_up(const char *word, size_t n)
{
	size_t low = 0, high = countof(names);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strncmp(names[mid].word, word, n);
		order = order ? order : names[mid].word[n] != '\0';
		if (order == 0)
			return names[mid].names;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static bool is_lower(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Cuts the next word off *at, in lower case; [bytes] of it, cut at WORD_MAX. */
static size_t next_word(char out[WORD_MAX], str s, size_t *at)
{
	size_t n = 0, i = *at;

	while (i < s.n && !is_lower(s.p[i]) && !is_upper(s.p[i]))
		i++;
	for (; i < s.n && (is_lower(s.p[i]) || is_upper(s.p[i])); i++) {
		bool hump = is_upper(s.p[i]) && n && (is_lower(s.p[i - 1]) || (i + 1 < s.n && is_lower(s.p[i + 1])));
		if (hump)
			break;
		if (n < WORD_MAX)
			out[n++] = (char)(is_upper(s.p[i]) ? s.p[i] + 32 : s.p[i]);
	}
	*at = i;
	return n;
}

/* `has-sidebar`, `no-comments` */
static bool says_of_another(const char *word, size_t n)
{
	static const char *const words[] = {"has", "with", "without", "no", "avec", "sans"};

	for (size_t i = 0; i < countof(words); i++)
		if (str_eq((str){word, n}, str_c(words[i])))
			return true;
	return false;
}

/* `ps-lg-4`: room on a side, as style sheets call it; not a postscript, whose class is `ps`, or ends so. */
static bool is_of_style(const char *word, size_t n, str s, size_t after)
{
	return n == 2 && memcmp(word, "ps", 2) == 0 && after < s.n && s.p[after] == '-'
	       && (after == 2 || s.p[after - 3] == ' ');
}

static u32 names_in(str s)
{
	char pair[2 * WORD_MAX], word[WORD_MAX];
	size_t before = 0, n, at = 0;
	u32 found = 0;

	while ((n = next_word(word, s, &at)) != 0) {
		if (before && says_of_another(pair, before)) {
			before = 0;
			continue; /* what the box has, not what it is */
		}
		found |= is_of_style(word, n, s, at) ? 0 : look_up(word, n);
		memcpy(pair + before, word, n);
		if (before)
			found |= look_up(pair, before + n);
		memcpy(pair, word, n);
		before = n;
	}
	return found;
}

/* Not shown, or said to be no content, by the page itself. */
static bool is_hidden(const struct attribute *a)
{
	if (str_eq(a->name, S("hidden")) || (str_eq(a->name, S("aria-hidden")) && str_eq(a->value, S("true"))))
		return true;
	return str_eq(a->name, S("style")) && (str_find(a->value, S("display:none"), 0) != SIZE_MAX
	                                       || str_find(a->value, S("display: none"), 0) != SIZE_MAX);
}

/* Is it what a click unfolds: hidden when the page was saved, yet of the article? */
static bool is_folded(const struct node *n)
{
	for (u32 up = 0; n && up < 3; n = n->parent, up++)
		if (names_in(node_attribute(n, "class")) & NAME_FOLD)
			return true;
	return false;
}

static u32 names_of_tag(const struct node *n)
{
	static const struct name tags[] = {
		{"address", NAME_AUTHOR}, {"amp-ad", NAME_JUNK}, {"amp-consent", NAME_JUNK}, {"amp-sidebar", NAME_JUNK},
		{"amp-user-notification", NAME_JUNK}, {"aside", NAME_ASIDE}, {"dialog", NAME_JUNK},
		{"figcaption", NAME_CAPTION}, {"footer", NAME_JUNK}, {"form", NAME_MAYBE}, {"menu", NAME_JUNK},
		{"nav", NAME_JUNK},
	};

	for (size_t i = 0; i < countof(tags); i++)
		if (node_is(n, tags[i].word))
			return tags[i].names;
	return 0;
}

u32 page_names(const struct node *n)
{
	u32 found = names_of_tag(n);
	bool hidden = false;

	for (u32 i = 0; i < n->attributes; i++) {
		const struct attribute *a = &n->attribute[i];
		if (str_eq(a->name, S("class")) || str_eq(a->name, S("id")) || str_eq(a->name, S("role"))
		    || str_eq(a->name, S("data-component")))
			found |= names_in(a->value);
		else if (str_eq(a->name, S("itemprop")))
			found |= str_find(a->value, S("articleBody"), 0) != SIZE_MAX ? NAME_BODY : names_in(a->value);
		else
			hidden |= is_hidden(a);
	}
	return hidden && !(found & NAME_FOLD) && !is_folded(n) ? found | NAME_MAYBE : found;
}
