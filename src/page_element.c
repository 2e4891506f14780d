/* page_element.c: how the elements of HTML lie in a page: which are no text, which stand inside a line, which tables are
 * figures, which links lead away. What their names say (class, id) is page_names.c's. */
#include "page.h"
#include "str.h"

static bool among(const struct node *n, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (node_is(n, list[i]))
			return true;
	return false;
}

bool page_is_heading(const struct node *n)
{
	return n->name.n == 2 && n->name.p[0] == 'h' && n->name.p[1] >= '1' && n->name.p[1] <= '6';
}

/* A heading that is all of it a button unfolds the text below: it is the article's. */
static bool unfolds(const struct node *n)
{
	if (!node_is(n, "button") || !n->parent || !page_is_heading(n->parent))
		return false;
	for (const struct node *t = n->parent->child; t; t = t->next)
		if (t != n && (t->name.n || str_trim(t->text).n))
			return false;
	return true;
}

bool page_skips(const struct node *n)
{
	static const char *const skipped[] = {
		"audio", "button", "canvas", "datalist", "embed", "iframe", "input", "link", "map", "meta", "noscript",
		"object", "option", "progress", "script", "select", "style", "svg", "template", "textarea", "title", "video",
		"amp-iframe", "amp-video", "amp-audio",
	};

	if (among(n, skipped, countof(skipped)))
		return !unfolds(n);
	return node_is(n, "span") && n->attributes && (page_names(n) & NAME_UNSEEN);
}

/* Elements inside a line; all others set their content apart. */
bool page_is_inline(const struct node *n)
{
	static const char *const names[] = {
		"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
		"img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "ruby", "s", "samp", "small", "source",
		"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img",
	};

	return among(n, names, countof(names)) || (n->name.n && memchr(n->name.p, ':', n->name.n)); /* Word's <st1:date>, <o:p> */
}

bool page_is_large(const struct node *n)
{
	str size = node_is(n, "font") ? node_attribute(n, "size") : S("");

	return node_is(n, "big") || (size.n && strchr("4567", size.p[size.n - 1])) || str_starts(size, S("+"));
}

/* An anchor of old pages, which may be left open around half of a text; a heading's address of its own. */
bool page_leads_away(const struct node *n)
{
	str address = node_attribute(n, "href"), fragment = address;
	bool heading = false, own = address.n && address.p[0] == '#';

	if (!address.n)
		return !node_attribute(n, "name").n;
	str_field(&fragment, '#');
	for (u32 up = 0; fragment.n && n && up < 3; n = n->parent, up++) {
		heading |= page_is_heading(n);
		own |= str_eq(node_attribute(n, "id"), fragment);
	}
	return !(heading && own);
}

/* A field for the reader's address. */
bool page_asks_address(const struct node *field)
{
	str type = node_attribute(field, "type");

	if (str_eq(type, S("hidden")))
		return false;
	return str_eq(type, S("email")) || str_find(node_attribute(field, "name"), S("mail"), 0) != SIZE_MAX
	       || str_find(node_attribute(field, "placeholder"), S("mail"), 0) != SIZE_MAX;
}

/* ── tables ── */

/* A cell over several columns: the heading of a box of figures. */
static bool is_wide(const struct node *cell)
{
	str span = node_attribute(cell, "colspan");

	return span.n > 1 || (span.n && span.p[0] > '1');
}

/* Of figures or words, not a grid for the page: two rows or more of two cells or more, all cells short. */
bool page_is_data_table(const struct node *table)
{
	u32 rows = 0, cells = 0, bytes = 0;

	for (const struct node *n = node_after(table, table); n; n = node_after(n, table)) {
		if (node_is(n, "table") || node_is(n, "h1") || node_is(n, "form") || page_skips(n))
			return false;
		rows += node_is(n, "tr");
		if (node_is(n, "td") || node_is(n, "th"))
			cells += is_wide(n) ? 2 : 1;
		bytes += (u32)n->text.n;
		if (n->text.n > 600)
			return false;
	}
	return rows >= 2 && cells >= 2 * rows && bytes / (cells ? cells : 1) < 120;
}
