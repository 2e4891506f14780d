/* page_cut.c: the tree of a page, cut into boxes and blocks.
 *
 * One walk. A block-level element ends the block before it, where it begins and where it ends; so do two line breaks in
 * a row. A row of a table of figures is one block; a table that is only a grid for the page is boxes like any other. */
#include "page.h"
#include "str.h"

struct cutter {
	struct page *page;
	struct buf text;         /* of the block that grows */
	struct block block;
	u32 depth_linked;        /* links around */
	u32 breaks;              /* line breaks since the last word */
	bool space;              /* white space since the last word */
	bool large;              /* the last word is one of large letters */
	bool row;                /* in a row of a table of figures: nothing ends the block but its end */
};

struct place { u32 box, list; enum block_kind kind; };

/* ── blocks ── */

/* Does it end as a sentence does, a closing quote or bracket aside? */
static bool is_sentence(str s)
{
	static const char *const closing[] = {"\xC2\xBB", "\"", "\xE2\x80\x9D", ")", "]", " ", "\xC2\xA0",
	                                      "\xE2\x80\xAF", "*"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < countof(closing); i++)
			if (str_ends(s, str_c(closing[i])))
				s.n -= strlen(closing[i]), again = true;
	}
	return s.n && (strchr(".!?:;", s.p[s.n - 1]) || str_ends(s, S("\xE2\x80\xA6")));
}

/* [bytes] that a block counts for in the search for the article: running text without links. The short texts of
 * teasers, many as they are, must not outweigh the article: below FULL, a byte counts for less. */
static u32 prose_of(const struct block *b)
{
	enum { FULL = 200 }; /* [bytes] */
	u32 bytes = (u32)b->text.n;

	if (b->kind == BLOCK_HEADING || b->kind == BLOCK_CAPTION || b->linked * 2 > bytes)
		return 0;
	if (bytes < 40 || (bytes < 80 && !b->sentence))
		return 0;
	bytes = (bytes - b->linked) / (b->kind == BLOCK_ITEM || b->kind == BLOCK_ROW ? 2 : 1);
	return bytes < FULL ? (bytes * bytes + FULL - 1) / FULL : bytes;
}

/* By the names of the element, or of one of the two around it. */
static bool is_caption(const struct page *p, u32 box)
{
	for (u32 up = 0; box && up < 3; box = p->box[box].parent, up++)
		if (p->box[box].names & (NAME_CAPTION | NAME_CREDIT))
			return true;
	return false;
}

static void flush(struct cutter *c)
{
	struct page *p = c->page;

	c->space = c->large = false;
	c->breaks = 0;
	if (!c->block.first)
		return;
	c->block.text = buf_str(&c->text);
	if (c->block.kind == BLOCK_TEXT && is_caption(p, c->block.box))
		c->block.kind = BLOCK_CAPTION;
	c->text = (struct buf){.arena = p->arena};
	c->block.sentence = is_sentence(c->block.text);
	c->block.prose = prose_of(&c->block);
	if (p->blocks == p->block_room) {
		u32 want = p->block_room * 2 + 256;
		p->block = arena_grow(p->arena, p->block, p->blocks, want, sizeof *p->block);
		p->block_room = want;
	}
	p->block[p->blocks++] = c->block;
	c->block = (struct block){0};
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (u8)c >= 0x80;
}

/* É, À and the like too. */
static bool begins_capital(str s)
{
	return s.n && ((s.p[0] >= 'A' && s.p[0] <= 'Z') || (s.n > 1 && (u8)s.p[0] == 0xC3 && (u8)s.p[1] < 0x9F));
}

/* `<span>Jeanne Roy</span><span>Publié le …</span>`: two words that style alone sets apart; so do two classes. */
static bool is_seam(str text, const struct node *last, const struct node *n)
{
	char end = text.n ? text.p[text.n - 1] : ' ';
	const struct node *before = last ? last->parent : NULL, *now = n->parent;

	if (end >= 'a' && end <= 'z' && begins_capital(n->text))
		return true;
	if (!is_word(end) || !n->text.n || !is_word(n->text.p[0]))
		return false;
	return before && before != now && before->parent == now->parent && node_is(before, "span") && node_is(now, "span")
	       && node_attribute(before, "class").n && node_attribute(now, "class").n;
}

static void add_text(struct cutter *c, const struct node *n, struct place at)
{
	str s = n->text;

	c->space |= is_seam(buf_str(&c->text), c->block.last, n);
	for (u32 i = 0, end; i < s.n; i = end) {
		for (end = i; end < s.n && str_is_space(s.p[end]); end++)
			;
		c->space |= end > i;
		for (i = end; end < s.n && !str_is_space(s.p[end]); end++)
			;
		if (end == i)
			break;
		if (!c->block.first)
			c->block = (struct block){.first = n, .box = at.box, .list = at.list, .kind = at.kind};
		else if (c->space)
			buf_char(&c->text, c->breaks ? '\n' : ' ');
		buf_put(&c->text, str_cut(s, i, end));
		c->block.linked += c->depth_linked ? end - i + (c->text.n > end - i && c->space) : 0;
		c->block.last = n;
		c->space = c->large = false;
		c->breaks = 0;
	}
}

/* ── boxes ── */

static u32 add_box(struct page *p, const struct node *n, u32 parent)
{
	if (p->boxes == p->box_room) {
		u32 want = p->box_room * 2 + 512;
		p->box = arena_grow(p->arena, p->box, p->boxes, want, sizeof *p->box);
		p->box_room = want;
	}
	p->box[p->boxes] = (struct box){.node = n, .parent = parent, .block = p->blocks, .names = page_names(n)};
	return p->boxes++;
}

static void walk(struct cutter *c, const struct node *parent, struct place at);

static void enter_box(struct cutter *c, const struct node *n, struct place at)
{
	flush(c);
	at.box = add_box(c->page, n, at.box);
	if (node_is(n, "ul") || node_is(n, "ol") || node_is(n, "dl"))
		at.list = at.box;
	if (node_is(n, "li") || node_is(n, "dt") || node_is(n, "dd"))
		at.kind = BLOCK_ITEM;
	else if (page_is_heading(n))
		at.kind = BLOCK_HEADING;
	else if (node_is(n, "blockquote"))
		at.kind = BLOCK_QUOTE;
	else if (node_is(n, "pre"))
		at.kind = BLOCK_VERBATIM;
	walk(c, n, at);
	flush(c);
	c->page->box[at.box].end = c->page->boxes;
	c->page->box[at.box].block_end = c->page->blocks;
}

static void enter_table(struct cutter *c, const struct node *n, struct place at)
{
	flush(c);
	at.box = at.list = add_box(c->page, n, at.box);
	at.kind = BLOCK_ROW;
	for (const struct node *t = node_after(n, n), *next; t; t = next) {
		next = node_after(t, n);
		if (node_is(t, "caption")) {
			walk(c, t, (struct place){at.box, 0, BLOCK_CAPTION});
			flush(c);
			next = node_past(t, n);
		} else if (node_is(t, "tr")) {
			c->row = true;
			walk(c, t, at);
			c->row = false;
			flush(c);
			next = node_past(t, n);
		}
	}
	c->page->box[at.box].end = c->page->boxes;
	c->page->box[at.box].block_end = c->page->blocks;
}

static void enter(struct cutter *c, const struct node *n, struct place at)
{
	bool link = node_is(n, "a") && page_leads_away(n), large = !c->row && page_is_large(n);

	if (c->row && c->block.first && (node_is(n, "td") || node_is(n, "th"))) {
		buf_put(&c->text, S(" |"));
		c->space = true;
	}
	if (large && c->breaks)
		flush(c);
	if (node_is(n, "br") && (++c->breaks > 1 || c->large) && !c->row)
		flush(c);
	else if (node_is(n, "table") && !c->row && page_is_data_table(n))
		enter_table(c, n, at);
	else if (!c->row && !page_is_inline(n) && !node_is(n, "br"))
		enter_box(c, n, at);
	else {
		c->space |= !page_is_inline(n);
		c->depth_linked += link;
		walk(c, n, at);
		c->depth_linked -= link;
		c->space |= !page_is_inline(n);
		c->large |= large;
	}
}

static void walk(struct cutter *c, const struct node *parent, struct place at)
{
	for (const struct node *n = parent->child; n; n = n->next)
		if (!n->name.n)
			add_text(c, n, at);
		else if (!page_skips(n))
			enter(c, n, at);
		else if (node_is(n, "input") && page_asks_address(n))
			c->page->box[at.box].names |= NAME_ASKS;
}

void page_cut(struct page *p)
{
	struct cutter c = {.page = p, .text = {.arena = p->arena}};

	add_box(p, p->root, 0);
	walk(&c, p->root, (struct place){0, 0, BLOCK_TEXT});
	flush(&c);
	p->box[0].end = p->boxes;
	p->box[0].block_end = p->blocks;
}

bool page_inside(const struct page *p, u32 box, u32 around)
{
	return box >= around && box < p->box[around].end;
}

/* ── the text of a block, with its map ── */

void page_weave(struct weave *w, const struct block *b)
{
	const struct node *n = b->first, *last = NULL;

	for (;;) {
		bool skip = n->name.n && page_skips(n);
		if (!n->name.n && b->kind == BLOCK_HEADING && last && !w->waits && is_seam(buf_str(&w->text), last, n))
			weave_put(w, S(" "), map_begin(&n->map, 0), 0);
		last = n->name.n ? last : n;
		if (!n->name.n && b->kind == BLOCK_VERBATIM)
			weave_text(w, n);
		else if (!n->name.n)
			weave_flow(w, n);
		else if (b->kind == BLOCK_ROW && (node_is(n, "td") || node_is(n, "th")))
			weave_put(w, S(" |"), n->from, 0), weave_space(w, n->from, n->from + (n->to > n->from));
		else if (node_is(n, "br") && b->kind != BLOCK_ROW && b->kind != BLOCK_HEADING)
			weave_break(w, 1);
		else if (!page_is_inline(n))
			weave_space(w, n->from, n->from + (n->to > n->from));
		if (n == b->last)
			break;
		n = skip ? node_past(n, NULL) : node_after(n, NULL);
	}
}
