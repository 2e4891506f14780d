/* page_site.c: whose page is it? The site's name, as its address, its head or the title element have it: `Titre - Le
 * Journal`. What names the site is neither a title nor an author. */
#include "page.h"
#include "plain.h"
#include "residue.h"
#include "str.h"

enum { SHORTEST = PAGE_TITLE_MIN, LONGEST = PAGE_TITLE_MAX };

size_t page_letters(char *out, size_t room, str s)
{
	struct plain line;
	struct plain_key key;
	size_t n = 0;

	plain_line(&line, s);
	plain_words(&key, &line);
	for (u32 i = 0; i < key.n && n < room; i++)
		if (key.p[i] != ' ')
			out[n++] = key.p[i];
	return n;
}

/* What an archive of the web keeps under an address of its own: `https://archive.example/web/2003…/http://…`. */
str page_address(str url)
{
	size_t at = str_find(url, S("/http"), 1), colon = str_find(url, S("://"), at == SIZE_MAX ? url.n : at);

	return str_starts_fold(url, S("http")) && colon != SIZE_MAX && colon <= at + 6 ? str_cut(url, at + 1, url.n) : url;
}

static str host_of(str url)
{
	str host = page_address(url);
	size_t at = str_find(host, S("://"), 0);

	host = at == SIZE_MAX ? S("") : str_cut(host, at + 3, host.n);
	host = str_field(&host, '/');
	host = str_field(&host, ':');
	return str_starts(host, S("www.")) ? str_cut(host, 4, host.n) : host;
}

/* Is it the site, by its name or its address? */
static bool is_site(str tail, str site, str url)
{
	char a[LONGEST], b[LONGEST], c[LONGEST];
	str t = {a, page_letters(a, sizeof a, tail)}, s = {b, page_letters(b, sizeof b, site)};
	str u = {c, page_letters(c, sizeof c, url)};

	if (t.n < 2)
		return false;
	return (s.n && (str_find(t, s, 0) != SIZE_MAX || str_find(s, t, 0) != SIZE_MAX))
	       || (t.n >= 4 && t.n < 30 && str_find(u, t, 0) != SIZE_MAX && str_find(u, t, 0) < 24);
}

bool page_is_site(const struct page_facts *f, str name)
{
	return is_site(name, f->value[PAGE_SOURCE].text, host_of(f->value[PAGE_URL].text));
}

/* [bytes] of a separator that stands at `at`, 0: none. */
size_t page_separator(str s, size_t at)
{
	static const char *const signs[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
	                                    " \xE2\x80\xA2 ", " :: ", " \xC2\xAB ", " \xC2\xBB ", " : "};
	for (size_t i = 0; i < countof(signs); i++)
		if (str_starts(str_cut(s, at, s.n), str_c(signs[i])))
			return strlen(signs[i]);
	return 0;
}

str page_without_site(const struct page_facts *f, str title)
{
	str site = f->value[PAGE_SOURCE].text, host = host_of(f->value[PAGE_URL].text);

	for (size_t at = title.n; at-- > SHORTEST;) {
		size_t n = page_separator(title, at);
		if (n && is_site(str_cut(title, at + n, title.n), site, host))
			return plain_trim(str_cut(title, 0, at));
	}
	return title;
}

/* The site's own name leads to its front page. */
bool page_leads_home(const struct block *b)
{
	static const char *const homes[] = {"", "/", "./", "/fr/", "/accueil", "index.html", "index.php", "/index.php",
	                                    "/index.html", NULL};
	str path = S(""), host;
	size_t at;

	for (const struct node *n = b->first; n && b->linked * 2 > b->text.n; n = n->parent) {
		if (!node_is(n, "a"))
			continue;
		path = node_attribute(n, "href");
		if (!path.n)
			return false; /* where the reader is */
		if ((at = str_find(path, S("://"), 0)) != SIZE_MAX) {
			path = str_cut(path, at + 3, path.n);
			host = str_field(&path, '/');
			path = host.n ? path : S("");
		}
		if (str_is_one_of(path, homes))
			return true;
	}
	return false;
}

static bool has_letters(str s, str of)
{
	char a[LONGEST], b[LONGEST];
	size_t n = page_letters(a, sizeof a, s);

	return n && n == page_letters(b, sizeof b, of) && memcmp(a, b, n) == 0;
}

/* The title without this name before it or behind it. */
static str without_name(str title, str name)
{
	for (size_t at = title.n; at-- > 1;) {
		size_t n = page_separator(title, at);
		str before = str_cut(title, 0, at), after;
		n = n ? n : str_starts(str_cut(title, at, title.n), S(": ")) ? 2 : 0;
		after = str_cut(title, at + n, title.n);
		if (n && at > SHORTEST && has_letters(after, name))
			return plain_trim(before);
		if (n && after.n >= SHORTEST && has_letters(before, name))
			return plain_trim(after);
	}
	return title;
}

str page_without_home(const struct page *p, str title)
{
	enum { NEAR = 40 }; /* blocks in which the head of a page is over */

	for (u32 i = 0; i < p->blocks && i < NEAR; i++)
		if (p->block[i].text.n <= LONGEST && page_leads_home(&p->block[i]))
			title = without_name(title, p->block[i].text);
	return title;
}

bool page_same_title(str a, str b)
{
	return plain_begins(a, b, SHORTEST) && plain_begins(b, a, SHORTEST);
}

/* The site's address where the page does not tell its own: what its addresses begin with, its feed. */
static str site_address(const struct node *root)
{
	for (const struct node *n = root; n; n = node_after(n, root)) {
		bool feed = node_is(n, "link") && str_eq(node_attribute(n, "rel"), S("alternate"))
		            && str_find(node_attribute(n, "type"), S("xml"), 0) != SIZE_MAX;
		bool named = node_is(n, "meta") && str_starts_fold(node_attribute(n, "name"), S("identifier-url"));
		if (feed || named || node_is(n, "base"))
			return host_of(node_attribute(n, named ? "content" : "href"));
	}
	return S("");
}

/* `Le Journal | Politique` before the title, `Politique - Le Journal` behind it: the part farthest from the title. */
static str outermost(str names, bool before)
{
	for (size_t at = before ? 1 : names.n; before ? at < names.n : at-- > 1; at += before) {
		size_t n = page_separator(names, at);
		if (n)
			return str_trim(before ? str_cut(names, 0, at) : str_cut(names, at + n, names.n));
	}
	return names;
}

/* `Titre / Rubrique - Le Journal`: what stands behind the last sign, if nothing else tells. */
static bool name_told(const struct page_facts *f)
{
	return f->value[PAGE_SOURCE].from != NULL;
}

/* What the title element holds beside the title is the site's name: `Titre - Le Journal`, `Le Journal : Titre`. */
void page_site(struct page_facts *f, const struct node *root, str head)
{
	enum { SURE = 85, GUESS = 95, ADDRESS = 90, SITE_ADDRESS = 97, LONGEST_NAME = 60 }; /* ranks; [bytes] */
	enum { CUT_SHORT = 20 }; /* letters of a title that goes on */
	str title = f->value[PAGE_TITLE].text, host = host_of(f->value[PAGE_URL].text);
	enum residue_where where;

	if (str_starts(head, S("["))) { /* [Le Journal] Titre */
		str rest = str_cut(head, 1, head.n), name = str_field(&rest, ']');
		if (page_same_title(rest, title) && name.n <= LONGEST_NAME)
			page_say(f, PAGE_SOURCE, str_trim(name), "title element", NULL, GUESS);
	}
	for (size_t at = head.n, n; at-- > 1;) {
		str before = str_cut(head, 0, at), after, name = S("");
		n = page_separator(head, at);
		n = n ? n : str_starts(str_cut(head, at, head.n), S(": ")) ? 2 : 0;
		after = str_cut(head, at + n, head.n);
		if (n && (page_same_title(before, title) || plain_begins(before, title, CUT_SHORT)
		          || (plain_begins(title, before, SHORTEST) && !name_told(f))))
			name = after;
		else if (n && page_same_title(after, title))
			name = before;
		name = outermost(name, name.p == head.p);
		if (name.n >= 3 && name.n <= LONGEST_NAME && !residue_kind(name, &where))
			page_say(f, PAGE_SOURCE, str_trim(name), "title element", NULL, is_site(name, S(""), host) ? SURE : GUESS);
	}
	page_say(f, PAGE_SOURCE, host, "address", NULL, ADDRESS);
	page_say(f, PAGE_SOURCE, site_address(root), "address of the site", NULL, SITE_ADDRESS);
}
