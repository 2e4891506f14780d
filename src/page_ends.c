/* page_ends.c: where a page's article begins and ends among the blocks of its box. At both ends only running text, a
 * lead or a caption stays, and what is told by its place to be a paragraph, short as it may be; names, days, buttons and
 * pictures stand there, too. */
#include "byline.h"
#include "page.h"
#include "residue.h"
#include "str.h"

bool page_is_lead(const struct page *p, const struct page_facts *f, const struct block *b)
{
	enum { HEADING = 60, BESIDE = 3 }; /* [bytes] of a heading below the title that is one; blocks */
	u32 names = 0;

	if (b->kind == BLOCK_HEADING && b->sentence && !b->linked && b->text.n >= HEADING && p->title != NO_BLOCK
	    && b > p->block + p->title && b <= p->block + p->title + BESIDE)
		return true;
	for (u32 box = b->box, up = 0; box && up < 3; box = p->box[box].parent, up++)
		names |= p->box[box].names;
	if (b->text.n >= 25 && (names & NAME_LEAD) && b->linked * 2 <= b->text.n)
		return true;
	return b->text.n >= 40 && plain_begins(f->value[PAGE_SUMMARY].text, b->text, 30);
}

static bool is_running(const struct page *p, const struct page_facts *f, const struct block *b)
{
	return b->keep && (b->prose || page_is_lead(p, f, b));
}

/* Without whose picture it is. */
static str shown_of(const struct block *b)
{
	size_t credit = str_find(b->text, S("\xC2\xA9"), 0);

	return str_trim(str_cut(b->text, 0, credit == SIZE_MAX ? b->text.n : credit));
}

/* A caption that says more than whose picture it is, what the title says, or who signs. */
bool page_is_caption(const struct page *p, const struct page_facts *f, const struct block *b)
{
	str shown = shown_of(b);
	enum residue_where where;
	struct byline line;

	if (b->kind != BLOCK_CAPTION || shown.n < 25 || b->linked * 2 >= b->text.n)
		return false;
	return !(shown.n < 60 && residue_kind(shown, &where)) && !byline_read(&line, shown)
	       && !(p->box[b->box].names & NAME_CREDIT) && !plain_begins(f->value[PAGE_TITLE].text, shown, 20);
}

/* A sub-heading, or the first question of an interview. */
static bool opens_text(const struct block *b)
{
	return b->kind == BLOCK_HEADING || (b->kind == BLOCK_TEXT && !b->linked && str_ends(b->text, S("?")));
}

/* A line that the next one goes on with, in a page whose lines are paragraphs: a small letter begins it. */
static bool goes_on(const struct page *p, const struct block *b)
{
	const struct block *next = b + 1;

	return next < p->block + p->blocks && next->text.n && next->text.p[0] >= 'a' && next->text.p[0] <= 'z'
	       && p->box[next->box].parent == p->box[b->box].parent;
}

/* In a box such as the paragraph before has: `<div class=par>` for each. */
static bool is_like_last(const struct page *p, const struct block *b)
{
	const struct node *own = p->box[b->box].node, *last;

	if (b == p->block || !b[-1].keep || !b[-1].prose || b[-1].box == b->box)
		return false;
	last = p->box[b[-1].box].node;
	return str_eq(own->name, last->name) && own->parent == last->parent
	       && str_eq(node_attribute(own, "class"), node_attribute(last, "class"));
}

/* Is there another box of its class beside it, with running text? */
static bool has_like(const struct page *p, u32 box)
{
	enum { MOST = 64 }; /* boxes looked at */
	str class = node_attribute(p->box[box].node, "class");
	u32 around = p->box[box].parent, seen = 0;

	for (u32 i = around + 1; class.n && i < p->box[around].end && seen < MOST; i = p->box[i].end, seen++)
		if (i != box && p->box[i].prose && !p->box[i].junk && str_eq(node_attribute(p->box[i].node, "class"), class))
			return true;
	return false;
}

/* A sentence in one of several boxes of a kind, another of which has running text: `<div class=answer>`, perhaps with a
 * paragraph inside. */
static bool is_one_of_many(const struct page *p, const struct block *b)
{
	if (!b->sentence || b->linked || b->kind != BLOCK_TEXT)
		return false;
	return has_like(p, b->box) || (node_is(p->box[b->box].node, "p") && has_like(p, p->box[b->box].parent));
}

/* A sentence that stands among the article's paragraphs, however short: `Nous verrons.` */
static bool is_paragraph(const struct page *p, const struct block *b)
{
	u32 around = p->box[b->box].parent;
	bool among = around == p->core || (b > p->block && b[-1].keep && p->box[b[-1].box].parent == around);

	return among && b->kind == BLOCK_TEXT && (b->sentence || goes_on(p, b)) && !b->linked
	       && (node_is(p->box[b->box].node, "p") || is_like_last(p, b));
}

/* `Onze collèges concernés`, in a list over the text: what it says in short, not who wrote it and where it is filed. */
bool page_is_point(const struct page *p, const struct block *b)
{
	enum { WORDS = 3, MOST = 12 /* items */ };
	const struct block *end = p->block + p->blocks;
	struct byline line;
	u32 points = 0;

	if (!b->list || (b + MOST < end && b[MOST].list == b->list))
		return false;
	for (const struct block *t = b; t < end && t->list == b->list; t++) {
		u32 words = 1;
		for (size_t i = 0; i < t->text.n; i++)
			words += t->text.p[i] == ' ';
		if (t->linked || t->kind != BLOCK_ITEM || byline_read(&line, t->text))
			return false;
		points += words >= WORDS;
	}
	return points > 1 || (b > p->block && b[-1].list == b->list && b[-1].keep);
}

/* `Vernon (Eure), reportage`: where the text was written, over its first paragraph. */
static bool is_place(const struct page *p, const struct block *b)
{
	enum { LONGEST = 90 }; /* [bytes] */
	static const char *const how[] = {"), reportage", "), correspondance", "), enquête", "), témoignage", "), de notre ",
	                                  "), de nos ", "), envoyé", NULL};

	return b->text.n <= LONGEST && !b->linked && b->kind == BLOCK_TEXT && node_is(p->box[b->box].node, "p")
	       && str_has_one_of(b->text, how);
}

/* `Par hasard.`, and no name or day. */
static bool tells(const struct page *p, const struct block *b)
{
	struct byline line;

	return is_place(p, b) || is_one_of_many(p, b) || (is_paragraph(p, b) && !byline_read(&line, b->text));
}

/* Up to the first paragraph that is not the lead: there stand the names, days, buttons and pictures. */
static void trim_head(struct page *p, const struct page_facts *f, u32 beg, u32 end)
{
	for (u32 i = beg; i < end && (!is_running(p, f, &p->block[i]) || page_is_lead(p, f, &p->block[i])); i++) {
		struct block *b = &p->block[i];
		bool opens = i + 1 < end && opens_text(b)
		             && (is_running(p, f, &p->block[i + 1]) || tells(p, &p->block[i + 1]));
		b->keep &= page_is_caption(p, f, b) || tells(p, b) || opens || b->kind == BLOCK_ROW || is_running(p, f, b)
		           || page_is_point(p, b);
	}
}

/* Of two digits or more: `Tél. 05 …`, `Entrée : 12 euros`. */
static bool has_number(str s)
{
	u32 digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	return digits >= 2;
}

static void trim_tail(struct page *p, const struct page_facts *f, u32 beg, u32 end)
{
	u32 last = end;

	while (last > beg && !is_running(p, f, &p->block[last - 1]))
		last--;
	for (u32 i = end; i-- > last;) {
		struct block *b = &p->block[i];
		bool heads = opens_text(b) && !b->linked && i + 1 < end && p->block[i + 1].keep
		             && p->box[p->block[i + 1].box].parent == p->box[b->box].parent;
		u32 around = p->box[b->box].parent;
		bool tells = b->kind == BLOCK_TEXT && !b->linked && node_is(p->box[b->box].node, "p") && has_number(b->text)
		             && p->box[b->box].parent == p->core;
		bool link = last > beg && (around == p->core || around == p->box[p->block[last - 1].box].parent)
		            && b->text.n >= 25 && node_is(p->box[b->box].node, "p");
		b->keep &= heads || link || is_one_of_many(p, b) || tells || page_in_own_box(p, b) || is_paragraph(p, b)
		           || b->kind == BLOCK_ROW || b->kind == BLOCK_QUOTE
		           || (b->kind == BLOCK_ITEM && b->linked * 2 < b->text.n)
		           || (page_is_caption(p, f, b) && str_ends(shown_of(b), S(".")) && page_inside(p, b->box, p->core))
		           || (b->sentence && b->kind != BLOCK_HEADING && b->text.n >= 20 && b->linked * 2 < b->text.n);
	}
}

void page_trim(struct page *p, const struct page_facts *f, u32 beg, u32 end)
{
	trim_head(p, f, beg, end);
	trim_tail(p, f, beg, end);
}
