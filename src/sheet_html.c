/* sheet_html.c: a tree of HTML → the paragraphs of sheet.h. Depth is bounded by MARKUP_DEPTH. */
#include "sheet.h"


struct html {
	struct sheet *sheet;
	sheet_role_fn *role;
	u32 breaks; /* <br> since the last text */
};

static void visit(struct html *h, const struct node *n);

static bool is_hidden(const struct node *n)
{
	static const char *const names[] = {"head", "script", "style", "noscript", "template", "select", "button", "object",
	                                    "iframe", "svg", "textarea", NULL};

	return node_is_one_of(n, names);
}

static bool is_heading(const struct node *n)
{
	return n->name.n == 2 && n->name.p[0] == 'h' && n->name.p[1] >= '1' && n->name.p[1] <= '6';
}

static bool is_paragraph(const struct node *n)
{
	static const char *const names[] = {
		"p", "div", "table", "ul", "ol", "dl", "blockquote", "article", "section", "header", "footer", "aside", "pre",
		"figure", "figcaption", "center", "hr", "form", "main", "nav", "address", "body", "caption", "fieldset", NULL};

	return is_heading(n) || node_is_one_of(n, names);
}

/* ── texts ── */

/* White space only, that of typographers included. */
static bool is_blank(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool nbsp = s.p[i] == '\xC2' && i + 1 < s.n && s.p[i + 1] == '\xA0';
		if (!nbsp && !strchr(" \t\r\n\f\v", s.p[i]))
			return false;
		i += nbsp;
	}
	return true;
}

/* Text of another role begins a line of its own. */
static void text(struct html *h, const struct node *n)
{
	struct sheet *s = h->sheet;

	if (is_blank(n->text)) {
		if (s->open && !h->breaks)
			weave_space(&s->w, map_begin(&n->map, 0), map_end(&n->map, (u32)n->text.n));
		return;
	}
	if (s->open && (h->breaks > 1 || s->block[s->n - 1].role != s->next.role))
		sheet_break(s, h->breaks > 1 ? GLUE_BLOCK : GLUE_LINE);
	else if (s->open && h->breaks)
		weave_break(&s->w, 1);
	else if (h->breaks)
		sheet_break(s, h->breaks > 1 ? GLUE_BLOCK : GLUE_LINE);
	h->breaks = 0;
	sheet_put(s, S(""), map_begin(&n->map, 0), 0);
	weave_flow(&s->w, n);
}

/* ── elements ── */

/* A row's cells, an item of a list: what stands before them does not depend on the paragraphs in them. */
static void enter(struct html *h, const struct node *n, u32 column)
{
	struct sheet *s = h->sheet;
	bool first = !n->parent || n->parent->child == n || (n->parent->child->next == n && !n->parent->child->name.n);

	if (column)
		sheet_row(s, column > 1 ? GLUE_CELL : s->glue == GLUE_NONE ? GLUE_LINE : s->glue);
	else if (node_is(n, "tr") || node_is(n, "li") || node_is(n, "dt") || node_is(n, "dd"))
		sheet_row(s, first && s->n && s->glue == GLUE_BLOCK ? GLUE_BLOCK : GLUE_LINE);
	else if (is_paragraph(n))
		sheet_break(s, GLUE_BLOCK);
	else
		return;
	h->breaks = 0;
}

static void leave(struct html *h, const struct node *n)
{
	bool item = node_is(n, "tr") || node_is(n, "li") || node_is(n, "td") || node_is(n, "th");

	if (node_is(n, "table") || node_is(n, "ul") || node_is(n, "ol") || node_is(n, "dl"))
		h->sheet->fixed = false; /* its last rows were empty */
	if (item)
		sheet_break(h->sheet, GLUE_LINE);
	else if (is_paragraph(n))
		sheet_break(h->sheet, GLUE_BLOCK);
	else
		return;
	h->breaks = 0;
}

static void children(struct html *h, const struct node *n)
{
	u16 outer = h->sheet->next.column, column = 0;
	bool row = node_is(n, "tr");

	for (const struct node *c = n->child; c; c = c->next) {
		bool cell = row && (node_is(c, "td") || node_is(c, "th"));
		if (cell && column < UINT16_MAX)
			h->sheet->next.column = ++column;
		visit(h, c);
	}
	h->sheet->next.column = outer;
}

static void element(struct html *h, const struct node *n)
{
	struct sheet *s = h->sheet;
	u32 said = h->role ? h->role(n) : 0;
	struct block outer = s->next;
	bool cell = node_is(n, "td") || node_is(n, "th");

	if (node_is(n, "br"))
		h->breaks++;
	if (is_hidden(n) || (said & SHEET_SKIP))
		return;
	enter(h, n, cell ? s->next.column : 0);
	if (said & SHEET_START) {
		sheet_break(s, GLUE_BLOCK);
		s->next.part = ++s->parts;
	}
	if (said & 0xFF)
		s->next.role = (u16)(said & 0xFF);
	if ((said & SHEET_HEADING) || is_heading(n))
		s->next.heading = true;
	children(h, n);
	leave(h, n);
	if (said & SHEET_WITHIN)
		sheet_break(s, GLUE_BLOCK);
	else
		outer.part = s->next.part;
	s->next = outer;
}

static void visit(struct html *h, const struct node *n)
{
	if (n->name.n)
		element(h, n);
	else if (n->text.n)
		text(h, n);
}

void sheet_html(struct sheet *s, const struct node *root, sheet_role_fn *role)
{
	struct html h = {.sheet = s, .role = role};

	for (const struct node *n = root->child; n; n = n->next)
		visit(&h, n);
	sheet_break(s, GLUE_BLOCK);
}
