/* page_others.c: what stands on the page of an article and is another's: offers to write to the reader, comments under a
 * heading that says so, the articles that a page goes on with when it is scrolled, cards that lead to further ones.
 * Known by how the page is built, whatever the names of its elements. */
#include "byline.h"
#include "page.h"
#include "residue.h"
#include "str.h"

static void mark_junk(struct page *p, u32 beg, u32 end)
{
	for (u32 i = beg; i < end; i++)
		p->box[i].junk = true;
}

static bool holds_title(const struct page *p, u32 box)
{
	return p->title >= p->box[box].block && p->title < p->box[box].block_end;
}

/* A sentence of some length that leads nowhere. */
static bool is_told(const struct block *b)
{
	enum { SENTENCE = 40 }; /* [bytes] */

	return b->sentence && b->kind != BLOCK_HEADING && b->text.n >= SENTENCE && !b->linked;
}

/* ── offers ── */

/* The first block that tells anything below the title; p->blocks where none does. */
static u32 first_told(const struct page *p)
{
	u32 i = p->title + 1;

	while (i < p->blocks && !is_told(&p->block[i]))
		i++;
	return i;
}

/* The few lines around what asks for the reader's address, which say what will be sent to it; told: the first block that
 * tells anything, longest: [bytes] of prose. */
static void mark_offer(struct page *p, u32 asking, u32 told, u32 longest)
{
	enum { MOST = 6 }; /* blocks */
	u32 box = 0;

	for (u32 up = asking; up && !holds_title(p, up) && !(told >= p->box[up].block && told < p->box[up].block_end)
	     && p->box[up].block_end - p->box[up].block <= MOST && p->box[up].prose <= longest; up = p->box[up].parent)
		box = up;
	if (box)
		mark_junk(p, box, p->box[box].end);
}

/* `S'inscrire`, `Recevez notre lettre` */
static bool offers_letter(const struct block *b)
{
	enum { LONGEST = 60 }; /* [bytes] */
	enum residue_where where;
	const char *kind = b->text.n <= LONGEST ? residue_kind(b->text, &where) : NULL;

	return kind && strcmp(kind, "newsletter") == 0 && where != RESIDUE_EDGE;
}

/* A field for the address, or the words of a button beside it. */
static void mark_asking(struct page *p)
{
	enum { FIELD = 300, WORDS = 200 }; /* [bytes] of prose */
	u32 told = first_told(p);

	for (u32 i = 1; i < p->boxes; i++)
		if (p->box[i].names & NAME_ASKS)
			mark_offer(p, i, told, FIELD);
	for (u32 i = told; i < p->blocks; i++)
		if (!p->box[p->block[i].box].junk && offers_letter(&p->block[i]))
			mark_offer(p, p->block[i].box, told, WORDS);
}

/* ── authors ── */

/* The text of the link that the box begins with, if it leads to an author. */
static str linked_author(const struct page *p, const struct box *b)
{
	const struct block *first = &p->block[b->block];

	for (const struct node *n = first->first; page_is_linked(first) && n && n != b->node; n = n->parent)
		if (node_is(n, "a") && page_leads_to_author(n))
			return first->text;
	return S("");
}

/* `Jeanne Roy`, a link, and below what Jeanne Roy does. */
static void mark_authors(struct page *p)
{
	enum { MOST = 4 }; /* blocks */

	for (u32 i = 1; i < p->boxes; i++) {
		const struct box *b = &p->box[i];
		str name = b->block_end - b->block > 1 && b->block_end - b->block <= MOST ? linked_author(p, b) : S("");
		for (u32 k = b->block + 1; name.n && k < b->block_end && !holds_title(p, i); k++)
			if (is_told(&p->block[k]) && str_find(p->block[k].text, name, 0) != SIZE_MAX)
				mark_junk(p, i, b->end);
	}
}

/* ── comments ── */

/* `Vos commentaires`, `Réagir (12)`; `Commentaire` alone heads that of a ruling, `Réactions` what was said, `Réagir` an
 * advice. */
static bool heads_comments(const struct page *p, const struct block *b)
{
	bool heads = b->kind == BLOCK_HEADING || p->box[b->box].names & NAME_TITLE;
	enum residue_where where;
	const char *kind = heads ? residue_kind(b->text, &where) : NULL;

	if (!kind || strcmp(kind, "comments") != 0 || str_eq(b->text, S("Commentaire")))
		return false;
	return where == RESIDUE_COMMENTS || (where != RESIDUE_EDGE && memchr(b->text.p, ' ', b->text.n));
}

/* What follows the heading in the box around it; where that is a box for the heading alone, in the next one out. */
static void mark_below(struct page *p, u32 heading)
{
	enum { OUT = 3 }; /* boxes */
	u32 beg = p->block[heading].box, around = p->box[beg].parent;

	for (u32 up = 1; up < OUT && around && p->box[around].block_end == heading + 1; up++)
		around = p->box[around].parent;
	mark_junk(p, beg, p->box[around].end);
	for (u32 i = beg; i < p->box[around].end; i++)
		p->box[i].names |= NAME_COMMENT;
}

/* Once the article has begun: a count of comments may stand under its title. */
static void mark_comments(struct page *p)
{
	bool begun = false;

	for (u32 i = p->title + 1; i < p->blocks; i++) {
		const struct block *b = &p->block[i];
		if (p->box[b->box].junk)
			continue;
		begun |= b->prose >= 100 && b->sentence;
		if (begun && heads_comments(p, b))
			mark_below(p, i);
	}
}

/* ── further articles ── */

static bool are_twins(const struct node *a, const struct node *b)
{
	return str_eq(a->name, b->name) && str_eq(node_attribute(a, "class"), node_attribute(b, "class"));
}

/* Has it a heading of the title's order, with text below? */
static bool is_headed_as(const struct page *p, const struct box *b, const struct node *title)
{
	u32 i = b->block;

	while (i < b->block_end && !(p->block[i].kind == BLOCK_HEADING && str_eq(p->box[p->block[i].box].node->name, title->name)))
		i++;
	while (i < b->block_end && !is_told(&p->block[i]))
		i++;
	return i < b->block_end;
}

/* Does it say over its text who wrote it, or when? */
static bool is_signed(const struct page *p, const struct box *b)
{
	const struct node *stop = NULL;
	struct byline line;

	for (u32 i = b->block; i < b->block_end && !stop; i++) {
		if (byline_read(&line, p->block[i].text))
			return true;
		stop = is_told(&p->block[i]) ? p->block[i].first : NULL;
	}
	for (const struct node *n = node_after(b->node, b->node); n && n != stop; n = node_after(n, b->node))
		if (node_is(n, "time") || (n->attributes && page_names(n) & (NAME_AUTHOR | NAME_DATE)))
			return true;
	return false;
}

/* Behind a box of the title: its like, each with a title of the same order. */
static void mark_further_behind(struct page *p, u32 own, const struct node *title, bool signed_too)
{
	u32 parent = p->box[own].parent;

	for (u32 i = p->box[own].end; i < p->box[parent].end; i = p->box[i].end)
		if (are_twins(p->box[own].node, p->box[i].node) && is_headed_as(p, &p->box[i], title)
		    && (!signed_too || is_signed(p, &p->box[i])))
			mark_junk(p, i, p->box[i].end);
}

/* The <article> of the title; where that is a heading of the first order, any box with a class that holds its text: the
 * parts of one article may look so, but are not signed each. */
static void mark_further(struct page *p)
{
	const struct node *title = p->box[p->block[p->title].box].node;
	bool inner = true; /* no <article> yet */

	for (u32 own = p->block[p->title].box; own && p->block[p->title].kind == BLOCK_HEADING; own = p->box[own].parent) {
		const struct node *n = p->box[own].node;
		bool article = inner && node_is(n, "article");
		inner &= !article;
		if ((article || (node_is(title, "h1") && node_attribute(n, "class").n)) && is_headed_as(p, &p->box[own], title))
			mark_further_behind(p, own, title, !article);
	}
}

/* ── cards ── */

/* The smallest box around the title with text below it. */
static u32 told_box(const struct page *p)
{
	u32 box = p->block[p->title].box, told = first_told(p);

	while (box && p->box[box].block_end <= told)
		box = p->box[box].parent;
	return box;
}

/* A few blocks, the first heading among them a link; away from the text, the first of them will do. */
static bool is_card(const struct page *p, u32 box, u32 told)
{
	enum { MOST = 6 }; /* blocks */
	const struct box *b = &p->box[box];
	u32 i = b->block;

	if (b->block_end - i > MOST || i == b->block_end || holds_title(p, box))
		return false;
	if (b->block_end - i > 1 && !page_inside(p, box, told) && page_is_linked(&p->block[i]))
		return true;
	while (i < b->block_end && p->block[i].kind != BLOCK_HEADING)
		i++;
	return i < b->block_end && page_is_linked(&p->block[i]);
}

/* Does the page tell anything near its title that is in no card? */
static bool tells_below_title(const struct page *p, u32 told)
{
	enum { NEAR = 10 }; /* blocks */

	for (u32 i = p->title + 1; i < p->blocks && i <= p->title + NEAR; i++) {
		u32 box = p->block[i].box;
		bool carded = is_card(p, box, told) || is_card(p, p->box[box].parent, told);
		if (is_told(&p->block[i]) && !p->box[box].junk && !carded)
			return true;
	}
	return false;
}

/* Does the page tell things in short, and in cards alone? */
static bool tells_in_cards(const struct page *p, u32 told)
{
	enum { LONGEST = 300 }; /* [bytes] of what a list says of an article */

	for (u32 i = p->title + 1; i < p->blocks; i++) {
		u32 box = p->block[i].box;
		if (is_told(&p->block[i]) && !p->box[box].junk
		    && (p->block[i].text.n > LONGEST || !(is_card(p, box, told) || is_card(p, p->box[box].parent, told))))
			return false;
	}
	return true;
}

/* Marks the cards that stand two and more in a row, however long what they tell of their articles; the most in one. */
static u32 cards_in_row(struct page *p, u32 told, bool mark)
{
	u32 most = 0;

	for (u32 i = 1, next; i < p->boxes; i = next) {
		u32 row = 0, parent = p->box[i].parent;
		for (next = i; next < p->box[parent].end && is_card(p, next, told) && are_twins(p->box[i].node, p->box[next].node);
		     next = p->box[next].end)
			row++;
		most = row > most ? row : most;
		if (row > 1 && mark)
			mark_junk(p, i, next);
		else if (row < 2)
			next = i + 1;
	}
	return most;
}

/* Beside an article; or all there is, where the page is a list of articles that stand elsewhere. */
static void mark_cards_in_row(struct page *p)
{
	enum { LIST = 3 }; /* cards */
	u32 told = told_box(p);

	if (tells_below_title(p, told) || (tells_in_cards(p, told) && cards_in_row(p, told, false) >= LIST))
		cards_in_row(p, told, true);
}

void page_mark_others(struct page *p)
{
	p->letter = page_is_letter(p);
	if (p->title == NO_BLOCK)
		return;
	mark_asking(p);
	mark_authors(p);
	mark_comments(p);
	mark_further(p);
	if (!p->letter)
		mark_cards_in_row(p);
}
