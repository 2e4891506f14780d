/* page_text.c: which blocks of a page are its article, and their text.
 *
 * Those in the article's box, and the lead when it stands between the title and that box; without what its names or its
 * words say is not the article's. At both ends only running text, a lead or a caption stays; in the middle, a line of a
 * few words may be one of the article's own (a sub-heading, an item, a figure in a table). */
#include "page.h"
#include "residue.h"
#include "str.h"

/* ── by words ── */

static void choose_by_words(struct page *p, u32 beg, u32 end)
{
	for (u32 i = beg; i < end; i++) {
		struct block *b = &p->block[i];
		const struct box *box = &p->box[b->box];
		b->keep = !box->junk && !(box->names & NAME_CREDIT) && !page_is_boilerplate(p, b);
		if (box->junk || !page_is_label(b))
			continue;
		while (i + 1 < end && page_is_linked(&p->block[i + 1]))
			i++; /* the titles of other articles */
	}
}

/* The box of what a link heads: its own, or where that holds nothing else the one around. */
static const struct box *card_of(const struct page *p, const struct block *b)
{
	const struct box *own = &p->box[b->box];

	return own->block_end - own->block > 1 ? own : &p->box[own->parent];
}

static bool is_card_head(const struct page *p, const struct block *b)
{
	enum { FEW = 4, SHORTEST = 15 }; /* blocks in a card that no heading tells; [bytes] of its title */

	if (!page_is_linked(b))
		return false;
	return b->kind == BLOCK_HEADING || (b->kind == BLOCK_TEXT && b->text.n >= SHORTEST && !page_in_own_box(p, b)
	       && !node_is(p->box[b->box].node, "p") && card_of(p, b)->block_end - card_of(p, b)->block <= FEW);
}

/* A heading that is a link heads a card: the text under it in the same box is a teaser. So does a link set apart. */
static void drop_cards(struct page *p, u32 beg, u32 end)
{
	for (u32 i = beg; i < end; i++) {
		const struct block *b = &p->block[i];
		const struct box *card = card_of(p, b);
		if (!is_card_head(p, b) || card->prose * 5 > p->box[p->main].prose)
			continue;
		for (u32 k = card->block; k < card->block_end; k++)
			p->block[k].keep = false;
	}
}

/* After the place where most of the text is, only long paragraphs are the article's too; less long ones where the box
 * calls itself the article's body. */
static void drop_after_core(struct page *p, u32 end)
{
	u32 least = p->box[p->main].names & NAME_BODY ? 40 : 100; /* [bytes] of prose */

	for (u32 i = p->box[p->core].block_end; i < end; i++) {
		struct block *b = &p->block[i];
		b->keep &= page_in_own_box(p, b)
		           || (b->prose >= least && b->sentence && b->linked * 5 <= b->text.n && b->kind != BLOCK_ITEM);
	}
}

/* ── lists that are menus ── */

static bool ends_sentence(const struct block *b)
{
	return b->sentence && b->text.p[b->text.n - 1] != ':';
}

static void drop_link_lists(struct page *p, u32 beg, u32 end)
{
	for (u32 i = beg, next; i < end; i = next) {
		u32 bytes = 0, linked = 0, list = p->block[i].list;
		for (next = i; next < end && p->block[next].list == list; next++) {
			bytes += (u32)p->block[next].text.n;
			linked += p->block[next].linked;
		}
		if (!list || linked * 10 <= bytes * 8)
			continue;
		for (u32 k = i; k < next; k++)
			p->block[k].keep = false;
		if (i > beg && p->block[i - 1].text.n < 60 && !ends_sentence(&p->block[i - 1]))
			p->block[i - 1].keep = false; /* its heading */
	}
}

/* 1..6, of a heading; 0: of another element. */
static u32 level(const struct page *p, const struct block *b)
{
	for (u32 box = b->box, up = 0; box && up < 2; box = p->box[box].parent, up++) {
		str name = p->box[box].node->name;
		if (name.n == 2 && name.p[0] == 'h')
			return (u32)(name.p[1] - '0');
	}
	return 0;
}

/* A heading over nothing, or over another of its own level. */
static void drop_bare_headings(struct page *p, u32 beg, u32 end)
{
	enum { TEXT = 99 };
	u32 below = 0; /* level of what is kept below: TEXT, a heading's, 0 for nothing */

	for (u32 i = end; i-- > beg;) {
		struct block *b = &p->block[i];
		if (b->keep && b->kind == BLOCK_HEADING) {
			b->keep = below > level(p, b);
			below = b->keep ? level(p, b) : below == TEXT ? 0 : below;
		} else if (b->keep) {
			below = TEXT;
		}
	}
}

/* A lead that the body begins with again, perhaps after it was cut, counts once. */
static void drop_repeated(struct page *p, u32 beg, u32 end)
{
	enum { NEAR = 12, SHORTEST = 40 }; /* blocks; letters */

	for (u32 i = beg; i < end && i < beg + NEAR; i++)
		for (u32 k = i + 1; p->block[i].keep && k < end && k <= i + NEAR; k++)
			if (p->block[k].keep && plain_begins(p->block[i].text, p->block[k].text, SHORTEST))
				p->block[i].keep = false;
}

/* ── all together ── */

/* Between the title and the article's box: the lead, a paragraph, or the caption of the picture. */
static void choose_lead(struct page *p, const struct page_facts *f, u32 end)
{
	enum { NEAR = 12, SLIDES = 24 }; /* blocks */

	for (u32 i = p->title == NO_BLOCK ? end : p->title + 1; i < end; i++) {
		struct block *b = &p->block[i];
		bool long_text = b->prose && b->text.n >= 60 && b->sentence && i < p->title + NEAR;
		bool caption = i < p->title + SLIDES && page_is_caption(p, f, b);
		bool points = i < p->title + NEAR && b->sentence && (page_in_own_box(p, b) || page_is_point(p, b));
		b->keep = !p->box[b->box].junk && (page_is_lead(p, f, b) || long_text || caption || points)
		          && !page_is_boilerplate(p, b);
	}
}

/* Below the article's box, in the one that holds its title too: notes, definitions, a postscript. */
static void choose_below(struct page *p, u32 end)
{
	u32 box = p->main;

	while (box && p->title != NO_BLOCK && p->title < p->box[box].block)
		box = p->box[box].parent;
	for (u32 i = end; i < p->box[box].block_end; i++) {
		struct block *b = &p->block[i];
		b->keep = !p->box[b->box].junk && page_in_own_box(p, b) && !page_is_boilerplate(p, b);
	}
}

static void choose(struct page *p, const struct page_facts *f)
{
	const struct box *main = &p->box[p->main];
	u32 beg = main->block, end = main->block_end;

	if (p->title != NO_BLOCK && p->title >= beg && p->title < end)
		beg = p->title + 1;
	choose_by_words(p, beg, end);
	drop_link_lists(p, beg, end);
	if (!p->letter)
		drop_cards(p, beg, end);
	drop_after_core(p, end);
	page_trim(p, f, beg, end);
	drop_bare_headings(p, beg, end);
	choose_lead(p, f, beg);
	choose_below(p, end);
	drop_repeated(p, p->title != NO_BLOCK && p->title < beg ? p->title + 1 : beg, end);
}

/* ── subscribers only ── */

/* Words of a wall after the last block that is kept, or around it. */
static bool is_wall(const struct page *p, const struct block *b)
{
	enum residue_where where;
	const char *kind = b->text.n < 400 ? residue_kind(b->text, &where) : NULL;

	return (p->box[b->box].names & NAME_WALL && b->text.n > 10) || (kind && strcmp(kind, "subscription") == 0);
}

static bool is_truncated(const struct page *p, const struct page_facts *f, u32 last, size_t bytes)
{
	bool offer = false;

	for (u32 i = last + 1; i < p->blocks && i < last + 16; i++) {
		const struct block *b = &p->block[i];
		offer |= is_wall(p, b);
		if (b->text.n > 300 || b->linked * 3 > b->text.n || p->box[b->box].names & NAME_COMMENT)
			continue; /* the wall of another article, or of the comments */
		if (residue_is_wall(b->text))
			return true;
	}
	return f->paid && (offer || bytes < 1500);
}

struct weave page_text(struct page *p, const struct page_facts *f, bool *truncated)
{
	struct weave w = weave_new(p->arena);
	u32 last = NO_BLOCK;

	choose(p, f);
	for (u32 i = 0; i < p->blocks; i++) {
		const struct block *b = &p->block[i];
		if (!b->keep)
			continue;
		weave_break(&w, last != NO_BLOCK && b->list && p->block[last].list == b->list ? 1 : 2);
		page_weave(&w, b);
		last = i;
	}
	*truncated = last != NO_BLOCK && is_truncated(p, f, last, w.text.n);
	return w;
}
