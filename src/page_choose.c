/* page_choose.c: which box of a page is the article?
 *
 * From the page as a whole down to the child that holds nearly all the running text outside junk, as long as there is
 * one. What an element calls itself helps: an article's body, the box of the title. */
#include "page.h"
#include "str.h"

/* ── junk ── */

/* Does the article stand in it? Its title does, or nearly all prose of the page. */
static bool holds_article(const struct page *p, const struct box *b, u32 share)
{
	if (p->title != NO_BLOCK && p->title >= b->block && p->title < b->block_end)
		return true;
	return (u64)b->prose * 100 >= (u64)p->box[0].prose * share && p->box[0].prose > 0;
}

static bool is_junk(const struct page *p, const struct box *b)
{
	if (b->names & NAME_COMMENT)
		return !holds_article(p, b, 101);
	if (b->names & NAME_BODY)
		return false;
	if (b->names & NAME_JUNK)
		return !holds_article(p, b, 75);
	return (b->names & NAME_MAYBE) && !(b->names & NAME_BOX) && !holds_article(p, b, 35);
}

/* Prose of each box: of its own blocks and of the boxes inside. */
static void add_prose(struct page *p)
{
	for (u32 i = 0; i < p->boxes; i++)
		p->box[i].prose = 0;
	for (u32 i = 0; i < p->blocks; i++)
		if (!p->box[p->block[i].box].junk)
			p->box[p->block[i].box].prose += p->block[i].prose;
	for (u32 i = p->boxes; i-- > 1;)
		p->box[p->box[i].parent].prose += p->box[i].prose;
}

static bool may_be_junk(const struct box *b)
{
	return (b->names & (NAME_JUNK | NAME_MAYBE)) != 0;
}

/* What many paragraphs are called says nothing: `<p class="AdSlotParagraph">` for each of them. */
static void clear_common_names(struct page *p)
{
	u32 room = 64;
	u64 *prose;

	while (room < p->boxes)
		room *= 2;
	prose = NEW(p->arena, u64, room);
	for (int clear = 0; clear < 2; clear++)
		for (u32 i = 1; i < p->boxes; i++) {
			u64 *of_name = &prose[str_hash(node_attribute(p->box[i].node, "class")) & (room - 1)];
			if (p->box[i].end > i + 1 || !may_be_junk(&p->box[i]))
				continue;
			if (clear && *of_name * 4 > p->box[0].prose)
				p->box[i].names &= ~(u32)(NAME_JUNK | NAME_MAYBE);
			*of_name += clear ? 0 : p->box[i].prose;
		}
}

/* Articles in the article are cards that lead to others, unless it is made of them: a live blog. */
static void mark_cards(struct page *p)
{
	u64 prose = 0;

	for (int mark = 0; mark < 2; mark++)
		for (u32 i = p->main + 1; i < p->box[p->main].end; i++) {
			if (!node_is(p->box[i].node, "article") || p->box[i].junk || p->box[i].prose * 2 > p->box[p->main].prose)
				continue;
			prose += p->box[i].prose;
			for (u32 k = i; mark && prose * 2 < p->box[p->main].prose && k < p->box[i].end; k++)
				p->box[k].junk = true;
			i = p->box[i].end - 1;
		}
}

/* A caption stays when the carousel or the aside around it goes: only what nothing excuses takes it along. */
static bool is_caption_of_article(const struct page *p, u32 box)
{
	if (!(p->box[box].names & NAME_CAPTION))
		return false;
	for (; box; box = p->box[box].parent)
		if (p->box[box].names & (NAME_JUNK | NAME_COMMENT) && is_junk(p, &p->box[box]))
			return false;
	return true;
}

static void mark_junk(struct page *p)
{
	for (u32 i = 0; i < p->boxes; i++) {
		bool junk = i && (p->box[p->box[i].parent].junk || is_junk(p, &p->box[i]));
		p->box[i].junk = junk && !is_caption_of_article(p, i);
	}
}

/* ── the article ── */

static bool is_article(const struct page *p, const struct box *b)
{
	return node_is(b->node, "article") || node_is(b->node, "main") || (b->names & NAME_BODY)
	       || (p->title >= b->block && p->title < b->block_end);
}

/* The child with the most prose, and a little more for one that says it is the article; the box itself if none. */
static u32 best_child(const struct page *p, u32 box)
{
	u32 best = box;
	u64 most = 0;

	for (u32 i = box + 1; i < p->box[box].end; i = p->box[i].end) {
		u64 prose = (u64)p->box[i].prose * (is_article(p, &p->box[i]) ? 3 : 2);
		if (p->box[i].end == i + 1)
			continue; /* a paragraph is no article */
		if (prose > most)
			most = prose, best = i;
	}
	return best;
}

/* share: [%] of a box's prose that a child must hold to be gone into. */
static u32 descend(const struct page *p, u32 box, u32 share_of_any, u32 share_of_article)
{
	for (;;) {
		u32 child = best_child(p, box);
		u32 share = is_article(p, &p->box[child]) ? share_of_article : share_of_any;
		if (child == box || (u64)p->box[child].prose * 100 < (u64)p->box[box].prose * share)
			return box;
		box = child;
	}
}

void page_choose(struct page *p)
{
	add_prose(p);
	clear_common_names(p);
	mark_junk(p);
	add_prose(p);
	p->main = descend(p, 0, 80, 45);
	mark_cards(p);
	p->core = descend(p, p->main, 60, 45);
}
