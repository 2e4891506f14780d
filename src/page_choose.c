/* page_choose.c: which box of a page is the article?
 *
 * From the page as a whole down to the child that holds nearly all the running text outside junk, as long as there is
 * one. What an element calls itself helps: an article's body, the box of the title. */
#include "page.h"
#include "str.h"

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

/* `12:04`, `Publié à 8 h 30`: what the entries of a live blog begin with. */
static bool is_moment(str s)
{
	enum { LONGEST = 24 }; /* [bytes] */
	u32 digits = 0;

	for (size_t i = 0; i < s.n && s.n <= LONGEST; i++) {
		if (digits && digits <= 2 && (s.p[i] == ':' || (s.p[i] | 32) == 'h'))
			return true;
		if (s.p[i] != ' ')
			digits = s.p[i] >= '0' && s.p[i] <= '9' ? digits + 1 : 0;
	}
	return false;
}

static bool is_entry(const struct page *p, const struct box *b)
{
	return b->block < b->block_end && is_moment(p->block[b->block].text)
	       && !(p->title >= b->block && p->title < b->block_end);
}

/* `<article class=section>` below the title, which another <article> holds. */
static bool is_section(const struct page *p, u32 child)
{
	return node_is(p->box[child].node, "article") && p->title < p->box[child].block && page_is_part(p, child);
}

/* Has the article's body been cut in pieces, by what stands between them? Siblings of the same class with prose, and
 * where any child would do, not only what calls itself the body, a section or an entry. */
static bool has_twin(const struct page *p, u32 child, bool any)
{
	str class = node_attribute(p->box[child].node, "class");
	u32 parent = p->box[child].parent;
	bool piece = any || p->box[child].names & NAME_BODY || is_section(p, child) || is_entry(p, &p->box[child]);

	if (!class.n || !piece)
		return false;
	for (u32 i = parent + 1; i < p->box[parent].end; i = p->box[i].end)
		if (i != child && p->box[i].prose && !p->box[i].junk && p->box[i].end > i + 1
		    && str_eq(node_attribute(p->box[i].node, "class"), class))
			return true;
	return false;
}

/* share: [%] of a box's prose that a child must hold to be gone into. What calls itself the body is not left for a part
 * of it but where that is nearly all. */
static u32 descend(const struct page *p, u32 box, u32 share_of_any, u32 share_of_article, bool any_twin)
{
	for (;;) {
		u32 child = best_child(p, box);
		u32 share = is_article(p, &p->box[child]) ? share_of_article
		            : p->box[box].names & NAME_BODY ? share_of_any + 15 : share_of_any;
		if (child == box || has_twin(p, child, any_twin) || (u64)p->box[child].prose * 100 < (u64)p->box[box].prose * share)
			return box;
		box = child;
	}
}

static u32 scope_of(const struct page *p)
{
	u32 box = p->main;

	while (box && p->title != NO_BLOCK && !(p->title >= p->box[box].block && p->title < p->box[box].block_end))
		box = p->box[box].parent;
	return box;
}

void page_choose(struct page *p)
{
	add_prose(p);
	page_mark_junk(p);
	page_mark_others(p);
	add_prose(p);
	p->main = descend(p, 0, 80, 45, false);
	page_mark_cards(p);
	p->core = descend(p, p->main, 60, 45, true);
	p->scope = scope_of(p);
}
