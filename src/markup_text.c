/* markup_text.c: see markup_text.h. One walk down the tree; breaks wait for the word that comes after them, so that
 * none stands at the beginning, at the end, or around what is empty. */
#include "markup_text.h"

#include "markup_element.h"
#include "str.h"

struct walk {
	struct weave *weave;
	bool (*keep)(const struct node *n);
	u32 lines;     /* breaks that wait */
	u32 row;       /* [bytes of the text] where the row begins */
	bool cell;     /* a cell's edge waits */
	bool flat;     /* inside a cell, or where one line is wanted: blocks are words apart, no more */
	bool item;     /* inside an item: blocks are lines */
	bool pre;
};

static void walk_inside(struct walk *k, const struct node *root);

/* Of a choice between what stands in a source and what an editor made of it, TEI gives both. */
static bool is_superseded(const struct node *n)
{
	return n->parent && node_is(n->parent, "choice") && (node_is(n, "sic") || node_is(n, "orig") || node_is(n, "abbr"));
}

static bool is_hidden(const struct node *n)
{
	str style = node_attribute(n, "style");

	return str_find(style, S("display:none"), 0) != SIZE_MAX || str_find(style, S("display: none"), 0) != SIZE_MAX;
}

static enum flow flow_of(const struct walk *k, const struct node *n)
{
	if ((k->keep && !k->keep(n)) || is_superseded(n) || is_hidden(n))
		return SKIP;
	return element_flow(n->name);
}

static bool has_words(const struct node *text)
{
	return str_trim(text->text).n > 0;
}

/* A space waits where `n` stands, unless one does already. */
static void space(struct walk *k, const struct node *n)
{
	if (!k->weave->waits && n->to > n->from)
		weave_space(k->weave, n->from, n->from + 1);
}

static void put_text(struct walk *k, const struct node *text)
{
	struct weave *w = k->weave;

	if (!has_words(text)) {
		weave_flow(w, text); /* its space waits */
		return;
	}
	if (k->lines)
		weave_break(w, k->lines);
	if (k->lines || k->cell) {
		if (k->row == UINT32_MAX)
			k->row = (u32)w->text.n;
		w->waits = false;
	}
	if (k->cell && w->text.n > k->row)
		weave_put(w, S(" | "), w->from, 0);
	k->lines = 0;
	k->cell = false;
	if (k->pre && !k->flat)
		weave_text(w, text);
	else
		weave_flow(w, text);
}

static void want_lines(struct walk *k, const struct node *n, u32 lines)
{
	if (k->flat)
		space(k, n);
	else if (k->lines < lines)
		k->lines = lines;
}

/* A block, with what waits before and after it. */
static void walk_block(struct walk *k, const struct node *n, u32 lines)
{
	want_lines(k, n, lines);
	walk_inside(k, n);
	want_lines(k, n, lines);
}

static void walk_cell(struct walk *k, const struct node *n)
{
	struct walk before = *k;

	k->cell = !before.flat;
	k->flat = true;
	if (before.flat)
		space(k, n);
	walk_inside(k, n);
	k->flat = before.flat;
	k->cell = false;
}

static void walk_row(struct walk *k, const struct node *n)
{
	if (!k->flat)
		k->row = UINT32_MAX; /* at its first word */
	walk_block(k, n, 1);
}

static void walk_element(struct walk *k, const struct node *n)
{
	struct walk before = *k;
	enum flow flow = flow_of(k, n);

	switch (flow) {
	case SKIP: return;
	case LINE: want_lines(k, n, 1); return;
	case ROW: walk_row(k, n); return;
	case CELL: walk_cell(k, n); return;
	case INLINE: walk_inside(k, n); return;
	case PRE: k->pre = true; break;
	case ITEM: k->item = true; break;
	case BLOCK: break;
	}
	walk_block(k, n, before.item || flow == ITEM ? 1 : 2);
	k->item = before.item;
	k->pre = before.pre;
}

/* As deep as the tree: MARKUP_DEPTH at most. */
static void walk_inside(struct walk *k, const struct node *root)
{
	for (const struct node *n = root->child; n; n = n->next)
		if (n->name.n)
			walk_element(k, n);
		else
			put_text(k, n);
}

void markup_weave(struct weave *w, const struct node *root, bool (*keep)(const struct node *n))
{
	struct walk k = {.weave = w, .keep = keep, .lines = w->text.n ? 2 : 0};

	walk_inside(&k, root);
}

struct piece markup_line(struct arena *a, const struct node *root)
{
	struct weave w = weave_new(a);
	struct walk k = {.weave = &w, .flat = true};

	if (root)
		walk_inside(&k, root);
	return weave_piece(&w, NULL);
}

/* ── fragments ── */

bool markup_has_tags(str text)
{
	static const char *const tags[] = {"p>",   "br>",  "br/>", "br />", "/p>",      "/div>",       "/li>",
					   "/a>",  "/b>",  "/i>",  "/em>",  "/strong>", "/span>",      "/td>",
					   "/h1>", "/h2>", "/h3>", "/h4>",  "/figure>", "/blockquote>"};

	for (size_t at = 0; (at = str_find(text, S("<"), at)) != SIZE_MAX; at++)
		for (size_t i = 0; i < countof(tags); i++)
			if (str_starts_fold(str_cut(text, at + 1, text.n), str_c(tags[i])))
				return true;
	return false;
}

bool markup_has_references(str text)
{
	for (size_t at = 0; (at = str_find(text, S("&"), at)) != SIZE_MAX; at++) {
		size_t end = at + 1;
		while (end < text.n && end < at + 10 &&
		       (str_is_letter(text.p[end]) || text.p[end] == '#' || (text.p[end] >= '0' && text.p[end] <= '9')))
			end++;
		if (end > at + 2 && end < text.n && text.p[end] == ';')
			return true;
	}
	return false;
}

/* Has the tree a paragraph or a break of its own? html and body are put there by the parser, and a p where none is. */
static bool has_breaks(str text)
{
	static const char *const tags[] = {"p>", "p ", "br", "div", "li", "td", "h1", "h2", "h3", "h4", "blockquote"};

	for (size_t at = 0; (at = str_find(text, S("<"), at)) != SIZE_MAX; at++)
		for (size_t i = 0; i < countof(tags); i++)
			if (str_starts_fold(str_cut(text, at + 1, text.n), str_c(tags[i])))
				return true;
	return false;
}

struct piece markup_fragment(struct arena *a, const struct piece *html)
{
	const char *why;
	struct node *root = markup_html(a, html->text, &why), *body = root ? node_find(root, "body") : NULL;
	struct weave w = weave_new(a);
	struct walk k = {.weave = &w, .pre = !has_breaks(html->text)}; /* then its lines are the paragraphs */

	if (!root)
		return *html;
	walk_inside(&k, body ? body : root);
	return weave_piece(&w, &html->map);
}

struct piece markup_plain(struct arena *a, const struct piece *text)
{
	return markup_has_tags(text->text) || markup_has_references(text->text) ? markup_fragment(a, text) : *text;
}
