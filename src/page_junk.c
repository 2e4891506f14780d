/* page_junk.c: which boxes of a page are not its article: menus, shares, related articles, comments, offers of cookies.
 *
 * What an element calls itself says so, unless the article itself stands in it; so do its words, where a page asks for
 * consent, and links for headings, where it leads to other articles. */
#include "page.h"
#include "plain.h"
#include "residue.h"
#include "str.h"

/* ── by names ── */

/* Does the article stand in it? Its title does, or nearly all prose of the page. */
static bool holds_article(const struct page *p, const struct box *b, u32 share)
{
	if (p->title != NO_BLOCK && p->title >= b->block && p->title < b->block_end)
		return true;
	return (u64)b->prose * 100 >= (u64)p->box[0].prose * share && p->box[0].prose > 0;
}

static bool is_outside(const struct box *b, const struct box *of)
{
	return of && (b->block >= of->block_end || b->block_end <= of->block);
}

static bool may_be_junk(const struct box *b)
{
	return (b->names & (NAME_JUNK | NAME_MAYBE | NAME_ASIDE)) != 0;
}

static bool is_paragraph(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->prose >= 100 && b->sentence && !b->linked;
}

/* Two paragraphs and more that follow the article's own in the box around: what is unfolded to read on, whatever it is
 * called. */
static bool continues_text(const struct page *p, const struct box *b)
{
	enum { LEAST = 2 };
	u32 paragraphs = 0, others = 0;

	if (b->block == 0 || b->block <= p->box[b->parent].block || !is_paragraph(&p->block[b->block - 1])
	    || b->names & NAME_AUTHOR || node_is(b->node, "nav") || node_is(b->node, "footer") || node_is(b->node, "form"))
		return false;
	for (u32 i = b->block; i < b->block_end; i++) {
		paragraphs += is_paragraph(&p->block[i]);
		others += p->block[i].linked * 2 > p->block[i].text.n;
	}
	return paragraphs >= LEAST && paragraphs > others;
}

/* An aside without a link but in its sentences, neither a label nor an offer: figures, a definition, somebody's story. */
static bool is_box_of_article(const struct page *p, const struct box *b)
{
	enum residue_where where;
	bool sentence = false;

	for (u32 i = b->block; i < b->block_end; i++) {
		const struct block *t = &p->block[i];
		if ((t->linked && !(t->sentence && t->linked * 4 < t->text.n)) || (t->text.n < 300 && residue_kind(t->text, &where)))
			return false;
		sentence |= t->sentence || t->kind == BLOCK_ITEM || t->kind == BLOCK_ROW;
	}
	return sentence;
}

/* Between the title and the text, whatever else it is called: `<div class=teaser itemprop=description>`. */
static bool is_lead(const struct page *p, const struct box *b)
{
	enum { NEAR = 6 }; /* blocks */

	return b->names & NAME_LEAD && !(b->names & NAME_JUNK) && p->title != NO_BLOCK && b->block > p->title
	       && b->block_end <= p->title + NEAR;
}

/* That of the page, even if it says more than all above it. */
static bool is_foot(const struct page *p, const struct box *b)
{
	for (const struct node *n = b->node->parent; n; n = n->parent)
		if (node_is(n, "article") || node_is(n, "main") || node_is(n, "section"))
			return false;
	return node_is(b->node, "footer") && b->block > 0 && !holds_article(p, b, 101);
}

/* What is called a wall, and offers something in a few lines: whatever else stands there praises it. */
static bool is_offer(const struct page *p, const struct box *b)
{
	enum { MOST = 12, PARAGRAPH = 200 }; /* blocks; [bytes] of prose */
	enum residue_where where;
	bool offers = false;

	if (!(b->names & NAME_WALL) || b->names & NAME_BODY || b->block_end - b->block > MOST || holds_article(p, b, 50))
		return false;
	for (u32 i = b->block; i < b->block_end; i++) {
		const char *kind = residue_kind(p->block[i].text, &where);
		if (p->block[i].prose >= PARAGRAPH)
			return false;
		offers |= kind && (strcmp(kind, "subscription") == 0 || strcmp(kind, "login") == 0);
	}
	return offers;
}

/* article: the <article> of the page; NULL. What is called junk is so outside it, short as the article may be. */
static bool is_junk(const struct page *p, const struct box *b, const struct box *article)
{
	if (b->names & NAME_COMMENT)
		return !holds_article(p, b, 101);
	if (b->names & NAME_CONSENT || is_offer(p, b))
		return true;
	if (b->names & NAME_BODY)
		return false;
	if (is_foot(p, b))
		return true;
	if (!may_be_junk(b) || is_lead(p, b))
		return false;
	if (!(b->names & NAME_BOX) && is_outside(b, article))
		return true;
	if (continues_text(p, b))
		return false;
	if (b->names & NAME_JUNK)
		return !holds_article(p, b, 50);
	if (!(b->names & NAME_MAYBE) && is_box_of_article(p, b))
		return false;
	return !(b->names & NAME_BOX) && !holds_article(p, b, 35);
}

/* The innermost <article> or <main> with the title and a sentence of some length. */
static const struct box *titled_article(const struct page *p)
{
	enum { SENTENCE = 40 }; /* [bytes] */
	u32 box = p->title == NO_BLOCK ? 0 : p->block[p->title].box;

	while (box && !node_is(p->box[box].node, "article") && !node_is(p->box[box].node, "main"))
		box = p->box[box].parent;
	for (u32 i = p->box[box].block; box && i < p->box[box].block_end; i++)
		if (p->block[i].sentence && p->block[i].text.n >= SENTENCE && i != p->title && !p->block[i].linked)
			return &p->box[box];
	return NULL;
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
			if (clear && *of_name * 4 > p->box[0].prose && *of_name > p->box[i].prose)
				p->box[i].names &= ~(u32)(NAME_JUNK | NAME_MAYBE | NAME_ASIDE);
			*of_name += clear ? 0 : p->box[i].prose;
		}
}

/* A caption stays when the carousel or the aside around it goes: only what nothing excuses takes it along. */
static bool is_caption_of_article(const struct page *p, u32 box)
{
	if (!(p->box[box].names & NAME_CAPTION))
		return false;
	for (; box; box = p->box[box].parent)
		if (p->box[box].names & (NAME_JUNK | NAME_COMMENT) && is_junk(p, &p->box[box], NULL))
			return false;
	return true;
}

static void mark_named(struct page *p)
{
	const struct box *article = titled_article(p);

	for (u32 i = 0; i < p->boxes; i++) {
		bool junk = i && (p->box[p->box[i].parent].junk || is_junk(p, &p->box[i], article));
		p->box[i].junk = junk && !is_caption_of_article(p, i);
	}
}

/* ── by words ── */

/* Does it speak to the reader of cookies and of what is done with what they tell? */
static bool asks_consent(const struct block *b)
{
	static const char *const words[] = {
		"cookies", "nos partenaires", "partenaires et nous", "vos choix", "vos preferences", "vos donnees",
		"votre consentement", "votre appareil", "votre terminal", "votre navigation", "votre vie privee",
		"vos centres d'interet", "interet legitime", "informations sur un appareil", "stocker et/ou acceder",
		"vous disposez d'un droit", "qui vous concernent", "vous concernant", "informatique et libertes",
	};
	enum { ENOUGH = 2 }; /* of these */
	struct plain line;
	u32 found = 0;

	if (b->text.n > PLAIN_MAX)
		return false;
	plain_line(&line, b->text);
	for (size_t i = 0; i < countof(words); i++)
		found += strstr(line.p, words[i]) != NULL;
	return found >= ENOUGH;
}

/* A box without the title, half of whose prose asks for consent, while most of the page's is elsewhere. */
static void mark_consent(struct page *p)
{
	u32 *asked = NEW(p->arena, u32, p->boxes);

	for (u32 i = 0; i < p->boxes; i++)
		asked[i] = 0;
	for (u32 i = 0; i < p->blocks; i++)
		asked[p->block[i].box] += p->block[i].prose && asks_consent(&p->block[i]) ? p->block[i].prose : 0;
	for (u32 i = p->boxes; i-- > 1;)
		asked[p->box[i].parent] += asked[i];
	for (u32 i = 1; i < p->boxes; i++)
		if (asked[i] && (u64)asked[i] * 2 > p->box[i].prose && !holds_article(p, &p->box[i], 90))
			p->box[i].names = (p->box[i].names & ~(u32)NAME_BODY) | NAME_CONSENT;
}

/* `Infos pratiques`, `Repères`: what heads a box of the article's own, whatever its element is called. */
static bool heads_own_box(const struct block *b)
{
	static const char *const heads[] = {
		"a noter", "bio", "bio express", "bon a savoir", "chiffres cles", "en bref", "en chiffres", "en pratique",
		"glossaire", "infos pratiques", "le contexte", "le lexique", "les chiffres", "les chiffres cles",
		"les dates cles", "lexique", "pratique", "reperes", "y aller", NULL,
	};
	enum { LONGEST = 24 }; /* [bytes] */
	bool apart = b->text.n <= LONGEST && !b->linked && b->kind != BLOCK_ITEM && b->kind != BLOCK_ROW;

	return apart && plain_is_one_of(b->text, heads);
}

/* A few lines below such a heading, without a link. */
static void mark_own_boxes(struct page *p)
{
	enum { MOST = 16 }; /* blocks */

	for (u32 i = p->title + 1; i < p->blocks; i++) {
		struct box *around = &p->box[p->box[p->block[i].box].parent];
		bool told = heads_own_box(&p->block[i]) && around->block == i && around->block_end <= i + MOST
		            && !(around->names & (NAME_JUNK | NAME_COMMENT));
		for (u32 k = i + 1; told && k < around->block_end; k++)
			told = !page_is_linked(&p->block[k]);
		if (told && around->block_end > i + 1)
			around->names |= NAME_BOX;
	}
}

/* ── all together ── */

void page_mark_junk(struct page *p)
{
	clear_common_names(p);
	mark_own_boxes(p);
	mark_consent(p);
	mark_named(p);
}

bool page_is_part(const struct page *p, u32 box)
{
	const struct box *b = &p->box[box];
	bool paragraph = false;

	for (u32 i = b->block; i < b->block_end; i++) {
		if (page_is_linked(&p->block[i]))
			return false;
		paragraph |= is_paragraph(&p->block[i]);
	}
	for (const struct node *n = b->node->child; paragraph && n; n = node_after(n, b->node))
		if (node_is(n, "a") && !node_words(p->arena, n).n)
			return false; /* a picture that leads away */
	return paragraph;
}

/* Articles in the article are cards that lead to others, unless it is made of them: a live blog. */
void page_mark_cards(struct page *p)
{
	u64 prose = 0;

	for (int mark = 0; mark < 2; mark++)
		for (u32 i = p->main + 1; i < p->box[p->main].end; i++) {
			if (!node_is(p->box[i].node, "article") || p->box[i].junk || p->box[i].prose * 2 > p->box[p->main].prose
			    || page_is_part(p, i))
				continue;
			prose += p->box[i].prose;
			for (u32 k = i; mark && prose * 2 < p->box[p->main].prose && k < p->box[i].end; k++)
				p->box[k].junk = true;
			i = p->box[i].end - 1;
		}
}
