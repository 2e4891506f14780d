/* page_title.c: the title of a page's article, and the block that shows it.
 *
 * What the machine reads (JSON-LD, og:title) says which title it is; the page shows it as a heading, and that heading's
 * bytes are what the title leads back to. The site's name that pages hang on to their titles is cut (page_site.c). */
#include "page.h"
#include "plain.h"
#include "str.h"

enum { OG_RANK = 20, HEADING_RANK = 50 }; /* ranks of what page_meta.c finds in the head, of what the page shows */
enum { SHORTEST = PAGE_TITLE_MIN, LONGEST = PAGE_TITLE_MAX }; /* [bytes] of a title that is looked for */

/* Letters and digits of a, of b: do those of one begin the other? */
static bool is_near(str a, str b)
{
	return plain_begins(a, b, SHORTEST) || plain_begins(b, a, SHORTEST);
}

static bool in_header(const struct page *p, u32 box)
{
	for (; box; box = p->box[box].parent)
		if (node_is(p->box[box].node, "header") || node_is(p->box[box].node, "nav"))
			return true;
	return false;
}

u32 page_level(const struct page *p, const struct block *b)
{
	for (u32 box = b->box, up = 0; up < 3; box = p->box[box].parent, up++) {
		str name = p->box[box].node->name;
		if (name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' && name.p[1] <= '6')
			return (u32)(name.p[1] - '0');
		if (str_eq(node_attribute(p->box[box].node, "itemprop"), S("headline")))
			return 2;
	}
	return p->box[b->box].names & NAME_TITLE ? PAGE_NAMED_TITLE : PAGE_ANY_LINE;
}

/* The heading that is this title and leads to where the article stands, as blogs set it. */
static u32 own_link_of(const struct page *p, str title)
{
	for (u32 i = 0; title.n && i < p->blocks; i++)
		if (p->block[i].kind == BLOCK_HEADING && page_same_title(p->block[i].text, title) && !page_leads_home(&p->block[i]))
			return i;
	return NO_BLOCK;
}

/* The block that shows this title: the highest heading, the first of equals. */
static u32 block_of(const struct page *p, str title)
{
	u32 best = NO_BLOCK, best_level = PAGE_ANY_LINE;

	for (u32 i = 0; title.n && i < p->blocks; i++) {
		const struct block *b = &p->block[i];
		u32 lev = b->text.n <= LONGEST ? page_level(p, b) : PAGE_ANY_LINE;
		bool link = b->linked * 2 > b->text.n && (lev > 1 || page_leads_home(b));
		if (lev < best_level && !link && is_near(b->text, title))
			best = i, best_level = lev;
	}
	return best == NO_BLOCK ? own_link_of(p, title) : best;
}

/* The block that is the title, letter for letter, where it is no heading: the last one over the first paragraph, since
 * the way to the page may end with it. */
static u32 line_of(const struct page *p, str title)
{
	enum { LEAST = 20, PARAGRAPH = 100 }; /* [bytes] */
	u32 best = NO_BLOCK;

	for (u32 i = 0; title.n >= LEAST && i < p->blocks; i++) {
		const struct block *b = &p->block[i];
		if (!b->linked && b->text.n <= LONGEST && page_same_title(b->text, title))
			best = i;
		else if (best != NO_BLOCK && b->prose >= PARAGRAPH && b->sentence)
			break;
	}
	return best;
}

/* The highest heading that the title element repeats at its end or its beginning: `Le Carnet: Le bac`, or a lower one
 * far longer than it, which is the site's name then; in a page without headings, another line of some length. */
static u32 heading_in(const struct page *p, str title)
{
	enum { LEAST = 4, LEAST_OF_LINE = 20 }; /* letters and digits */
	u32 best = NO_BLOCK, best_level = PAGE_ANY_LINE + 1;
	char whole[LONGEST], part[LONGEST];
	size_t n = page_letters(whole, sizeof whole, title), k, best_letters = 0;

	for (u32 i = 0; i < p->blocks; i++) {
		u32 lev = page_level(p, &p->block[i]);
		if ((lev > 3 && p->block[i].linked) || p->block[i].text.n > LONGEST || page_leads_home(&p->block[i]))
			continue;
		k = page_letters(part, sizeof part, p->block[i].text);
		if (k < LEAST || k >= n)
			continue;
		if (lev >= best_level && 2 * k < 3 * best_letters)
			continue;
		if ((memcmp(whole, part, k) == 0 || memcmp(whole + n - k, part, k) == 0)
		    && (lev < PAGE_ANY_LINE || k >= LEAST_OF_LINE || (5 * k >= 2 * n && page_is_called_title(&p->block[i]))))
			best = i, best_level = lev, best_letters = k;
	}
	return best;
}

/* The only h1 outside the site's own header, or the first. */
static u32 first_heading(const struct page *p)
{
	for (int outside = 1; outside >= 0; outside--)
		for (u32 i = 0; i < p->blocks; i++)
			if (page_level(p, &p->block[i]) == 1 && p->block[i].text.n >= SHORTEST && p->block[i].text.n <= LONGEST
			    && !(outside && (in_header(p, p->block[i].box) || page_leads_home(&p->block[i]))))
				return i;
	return NO_BLOCK;
}

/* Has the page a heading that begins so? Then the one of the first order names but the section. */
static bool heads(const struct page *p, str title)
{
	for (u32 i = 0; i < p->blocks; i++)
		if (p->block[i].kind == BLOCK_HEADING && plain_begins(p->block[i].text, title, SHORTEST))
			return true;
	return false;
}

/* `Le bac reste à quai - Politique - Le Journal`, the heading being the first part: section and site are no title.
 * Before the heading only the site is none: `Vidéo - Le bac reste à quai`. */
static str without_company(const struct page_facts *f, const struct page *p, str title, str heading)
{
	static const char *const signs[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 "};

	for (size_t i = 0; i < countof(signs); i++) {
		str sign = str_c(signs[i]), part;
		for (size_t at = 0; (at = str_find(title, sign, at)) != SIZE_MAX; at += sign.n) {
			part = str_cut(title, 0, at);
			if (part.n * 5 > title.n * 2 && page_same_title(part, heading) && !heads(p, str_cut(title, at + sign.n, title.n)))
				return part;
			part = str_cut(title, at + sign.n, title.n);
			if (page_same_title(part, heading) && page_is_site(f, str_cut(title, 0, at)))
				return part;
		}
	}
	return title;
}

/* Stand the letters of one somewhere in those of the other? */
static bool repeats(str whole, str part)
{
	enum { LEAST = 12 }; /* letters and digits */
	char a[LONGEST], b[LONGEST];
	str w = {a, page_letters(a, sizeof a, whole)}, s = {b, page_letters(b, sizeof b, part)};

	return s.n >= LEAST && str_find(w, s, 0) != SIZE_MAX;
}

/* Is the title that the page gives to those who share it the site's own? It has nothing of the heading, which the title
 * element has, or begins with the site's name. */
static bool is_of_site(const struct page_facts *f, const struct page *p, str head)
{
	const struct page_value *title = &f->value[PAGE_TITLE];
	const struct block *b = &p->block[p->title];
	str heading = b->text;

	if (title->rank < OG_RANK || page_leads_home(b) || in_header(p, b->box) || page_is_site(f, heading))
		return false;
	return !repeats(title->text, heading)
	       && (repeats(head, heading) || plain_begins(f->value[PAGE_SOURCE].text, title->text, SHORTEST));
}

/* `Emploi L'usine ferme`, a heading, over `L'usine ferme - Le Journal`, the title element: the part that both have. */
static str common_part(str title, str heading)
{
	for (size_t at = title.n, n; at-- > SHORTEST;) {
		str part = str_cut(title, 0, at);
		n = page_separator(title, at);
		if (n && repeats(heading, part) && part.n < heading.n)
			return part;
	}
	return S("");
}

/* What programs write into the title element tells nothing: `Page 7`, `Document sans titre`. */
static str told_by(str head)
{
	static const char *const names[] = {"document", "document sans nom", "document sans titre", "index", "nouvelle page",
	                                    "page", "sans titre", "untitled", "untitled document", "untitled page", NULL};
	size_t n = head.n;

	while (n && strchr(" 0123456789", head.p[n - 1]))
		n--;
	return plain_is_one_of(str_cut(head, 0, n), names) ? S("") : head;
}

void page_title(struct page_facts *f, struct page *p)
{
	struct page_value *title = &f->value[PAGE_TITLE];
	const struct node *element = node_find(p->root, "title");
	str head = element ? told_by(node_words(p->arena, element)) : S(""), line;
	u32 over;
	bool weak;

	page_say(f, PAGE_TITLE, head, "title element", element, 60);
	weak = !title->from || title->rank >= 60;
	title->text = page_without_home(p, page_without_site(f, title->text));
	p->title = block_of(p, title->text);
	if (weak && (p->title == NO_BLOCK || p->block[p->title].text.n * 2 < title->text.n))
		p->title = heading_in(p, title->text);
	if (p->title == NO_BLOCK)
		p->title = line_of(p, title->text);
	if (p->title == NO_BLOCK && (p->title = first_heading(p)) != NO_BLOCK) {
		str heading = p->block[p->title].text;
		if (!weak && is_of_site(f, p, head))
			*title = (struct page_value){heading, "heading", p->box[p->block[p->title].box].node, HEADING_RANK};
		else if (weak && (line = common_part(head, heading)).n)
			*title = (struct page_value){line, "title element", element, HEADING_RANK};
	}
	if (p->title == NO_BLOCK && weak && (line = page_title_line(p, title->text)).n) {
		title->text = line;
	} else if (p->title == NO_BLOCK && weak && (line = page_title_over_text(p, &over)).n) {
		page_say(f, PAGE_TITLE, line, "heading", p->box[p->block[over].box].node, HEADING_RANK);
		p->title = line.n == p->block[over].text.n ? over : NO_BLOCK;
	}
	if (p->title != NO_BLOCK && page_level(p, &p->block[p->title]) == 1)
		title->text = without_company(f, p, title->text, p->block[p->title].text);
	if (p->title != NO_BLOCK && weak && !(title->text.n && page_leads_home(&p->block[p->title])))
		page_say(f, PAGE_TITLE, p->block[p->title].text, "heading", p->box[p->block[p->title].box].node, HEADING_RANK);
	page_site(f, p->root, head);
}
