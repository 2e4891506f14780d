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
	return (b->names & NAME_MAYBE) && !holds_article(p, b, 35);
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

static void mark_junk(struct page *p)
{
	for (u32 i = 0; i < p->boxes; i++)
		p->box[i].junk = i && (p->box[p->box[i].parent].junk || is_junk(p, &p->box[i]));
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
		if (prose > most)
			most = prose, best = i;
	}
	return best;
}

static u32 descend(const struct page *p, u32 box)
{
	enum { SHARE = 80, ARTICLE_SHARE = 45 }; /* [%] of the prose that a child must hold to be gone into */

	for (;;) {
		u32 child = best_child(p, box);
		u32 share = is_article(p, &p->box[child]) ? ARTICLE_SHARE : SHARE;
		if (child == box || (u64)p->box[child].prose * 100 < (u64)p->box[box].prose * share)
			return box;
		box = child;
	}
}

void page_choose(struct page *p)
{
	add_prose(p);
	mark_junk(p);
	add_prose(p);
	p->main = descend(p, 0);
}
