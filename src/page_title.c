/* page_title.c: the title of a page's article, and the block that shows it.
 *
 * What the machine reads (JSON-LD, og:title) says which title it is; the page shows it as a heading, and that heading's
 * bytes are what the title leads back to. The name of the site that pages hang on to their titles is cut. */
#include "page.h"
#include "plain.h"
#include "str.h"

enum { SHORTEST = 8, LONGEST = 300 }; /* [bytes] of a title that is looked for */

/* Letters and digits of a, of b: do those of one begin the other? */
static bool is_near(str a, str b)
{
	return plain_begins(a, b, SHORTEST) || plain_begins(b, a, SHORTEST);
}

static bool in_header(const struct page *p, u32 box)
{
	for (; box; box = p->box[box].parent)
		if (node_is(p->box[box].node, "header") || node_is(p->box[box].node, "nav"))
			return true;
	return false;
}

/* h1 counts before h2, h2 before h3; any other block comes last. */
static u32 level(const struct page *p, const struct block *b)
{
	for (u32 box = b->box, up = 0; up < 3; box = p->box[box].parent, up++) {
		str name = p->box[box].node->name;
		if (name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' && name.p[1] <= '6')
			return (u32)(name.p[1] - '0');
		if (str_eq(node_attribute(p->box[box].node, "itemprop"), S("headline")))
			return 2;
	}
	return 9;
}

/* Letters and digits alone; [bytes]. */
static size_t folded(char *out, size_t room, str s)
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

/* The block that shows this title: the highest heading, the first of equals. */
static u32 block_of(const struct page *p, str title)
{
	u32 best = NO_BLOCK, best_level = 9;

	for (u32 i = 0; title.n && i < p->blocks; i++) {
		const struct block *b = &p->block[i];
		u32 lev = b->text.n <= LONGEST ? level(p, b) : 9;
		bool link = b->linked * 2 > b->text.n && lev > 1;
		if (lev < best_level && !link && is_near(b->text, title))
			best = i, best_level = lev;
	}
	return best;
}

/* The highest heading that the title element repeats at its end or its beginning: `Le Carnet: Le bac`; in a page
 * without headings, another line of some length. */
static u32 heading_in(const struct page *p, str title)
{
	enum { LEAST = 4, LEAST_OF_LINE = 20 }; /* letters and digits */
	u32 best = NO_BLOCK, best_level = 10;
	char whole[LONGEST], part[LONGEST];
	size_t n = folded(whole, sizeof whole, title), k;

	for (u32 i = 0; i < p->blocks; i++) {
		u32 lev = level(p, &p->block[i]);
		if (lev >= best_level || (lev > 3 && p->block[i].linked) || p->block[i].text.n > LONGEST)
			continue;
		k = folded(part, sizeof part, p->block[i].text);
		if (k < (lev > 3 ? LEAST_OF_LINE : LEAST) || k >= n)
			continue;
		if (memcmp(whole, part, k) == 0 || memcmp(whole + n - k, part, k) == 0)
			best = i, best_level = lev;
	}
	return best;
}

/* The title as the first line of a block, where the page has neither headings nor a block for it. */
static str line_in(const struct page *p, str title)
{
	enum { LEAST = 20 }; /* letters and digits */
	char whole[LONGEST], part[LONGEST];
	size_t n = folded(whole, sizeof whole, title);

	for (u32 i = 0; i < p->blocks; i++) {
		str rest = p->block[i].text, line = str_line(&rest);
		size_t k = rest.n && line.n <= LONGEST && !p->block[i].linked ? folded(part, sizeof part, line) : 0;
		if (k >= LEAST && k < n && (memcmp(whole, part, k) == 0 || memcmp(whole + n - k, part, k) == 0))
			return str_trim(line);
	}
	return S("");
}

/* The only h1 outside the site's own header, or the first. */
static u32 first_heading(const struct page *p)
{
	for (int outside = 1; outside >= 0; outside--)
		for (u32 i = 0; i < p->blocks; i++)
			if (level(p, &p->block[i]) == 1 && p->block[i].text.n >= SHORTEST && p->block[i].text.n <= LONGEST
			    && !(outside && in_header(p, p->block[i].box)))
				return i;
	return NO_BLOCK;
}

/* ── the site's name at the end ── */

/* Is it the site, by its name or its address? */
static bool is_site(str tail, str site, str url)
{
	char a[LONGEST], b[LONGEST], c[LONGEST];
	str t = {a, folded(a, sizeof a, tail)}, s = {b, folded(b, sizeof b, site)}, u = {c, folded(c, sizeof c, url)};

	if (t.n < 2)
		return false;
	return (s.n && (str_find(t, s, 0) != SIZE_MAX || str_find(s, t, 0) != SIZE_MAX))
	       || (t.n >= 4 && t.n < 30 && str_find(u, t, 0) != SIZE_MAX && str_find(u, t, 0) < 24);
}

static str host_of(str url)
{
	size_t at = str_find(url, S("://"), 0);
	str host = at == SIZE_MAX ? S("") : str_cut(url, at + 3, url.n);

	host = str_field(&host, '/');
	return str_starts(host, S("www.")) ? str_cut(host, 4, host.n) : host;
}

bool page_is_site(const struct page_facts *f, str name)
{
	return is_site(name, f->value[PAGE_SOURCE].text, host_of(f->value[PAGE_URL].text));
}

/* [bytes] of a separator that stands at `at`, 0: none. */
static size_t separator(str s, size_t at)
{
	static const char *const signs[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
	                                    " \xE2\x80\xA2 ", " :: ", " \xC2\xBB ", " : "};
	for (size_t i = 0; i < countof(signs); i++)
		if (str_starts(str_cut(s, at, s.n), str_c(signs[i])))
			return strlen(signs[i]);
	return 0;
}

static str without_site(str title, str site, str url)
{
	for (size_t at = title.n; at-- > SHORTEST;) {
		size_t n = separator(title, at);
		if (n && is_site(str_cut(title, at + n, title.n), site, url))
			return plain_trim(str_cut(title, 0, at));
	}
	return title;
}

/* ── all together ── */

void page_title(struct page_facts *f, struct page *p)
{
	struct page_value *title = &f->value[PAGE_TITLE];
	const struct node *head = node_find(p->root, "title");
	str url = f->value[PAGE_URL].text, line;

	page_say(f, PAGE_SOURCE, host_of(url), "address", NULL, 90);
	if (head)
		page_say(f, PAGE_TITLE, node_words(p->arena, head), "title element", head, 60);
	title->text = without_site(title->text, f->value[PAGE_SOURCE].text, host_of(url));
	p->title = block_of(p, title->text);
	if (p->title == NO_BLOCK && title->rank >= 60)
		p->title = heading_in(p, title->text);
	if (p->title == NO_BLOCK)
		p->title = first_heading(p);
	if (p->title == NO_BLOCK && title->rank >= 60 && (line = line_in(p, title->text)).n)
		title->text = line;
	if (p->title != NO_BLOCK && (!title->from || title->rank >= 60))
		page_say(f, PAGE_TITLE, p->block[p->title].text, "heading", p->box[p->block[p->title].box].node, 50);
}
