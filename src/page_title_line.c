/* page_title_line.c: the title of a page that has no heading for it: a line of some block, by what the title element says or
 * by how it is set. */
#include "page.h"
#include "plain.h"
#include "str.h"

/* By an element within its line: `<span class=titre>`. */
bool page_is_called_title(const struct block *b)
{
	for (const struct node *n = b->first->parent; n && page_is_inline(n); n = n->parent)
		if (n->attributes && page_names(n) & NAME_TITLE)
			return true;
	return false;
}

/* The title as one of the first lines of a block, where the page has neither headings nor a block for it. */
str page_title_line(const struct page *p, str title)
{
	enum { LEAST = 20, LINES = 4 }; /* letters and digits */
	char whole[PAGE_TITLE_MAX], part[PAGE_TITLE_MAX];
	size_t n = page_letters(whole, sizeof whole, title);

	for (u32 i = 0; i < p->blocks; i++) {
		str rest = p->block[i].linked ? S("") : p->block[i].text;
		for (u32 k = 0; rest.n && k < LINES; k++) {
			str line = str_line(&rest);
			size_t letters = line.n <= PAGE_TITLE_MAX ? page_letters(part, sizeof part, line) : 0;
			bool called = k == 0 && 5 * letters >= 2 * n && page_is_called_title(&p->block[i]);
			if ((letters >= LEAST || called) && letters < n
			    && (memcmp(whole, part, letters) == 0 || memcmp(whole + n - letters, part, letters) == 0))
				return str_trim(line);
		}
	}
	return S("");
}

/* All of it, and no sentence: that would be a lead. */
static bool is_bold(const struct block *b)
{
	for (const struct node *n = b->first->parent; n && page_is_inline(n) && !b->sentence; n = n->parent) {
		const struct node *in = b->last;
		while (in && in != n)
			in = in->parent;
		if (in && (node_is(n, "b") || node_is(n, "strong")))
			return true;
	}
	return false;
}

/* Is it set as a title, by an element, by its size or its weight? */
static bool stands_out(const struct page *p, const struct block *b)
{
	const struct node *n = b->first;

	for (u32 up = 0; n && up < 4; n = n->parent, up++) {
		if (page_is_large(n))
			return true;
	}
	return page_level(p, b) <= 4 || page_level(p, b) == PAGE_NAMED_TITLE || is_bold(b);
}

/* The first of so many bytes; p->blocks where there is none. */
static u32 first_paragraph(const struct page *p, size_t bytes)
{
	u32 i = 0;

	while (i < p->blocks && (p->block[i].text.n < bytes || !p->block[i].prose || !p->block[i].sentence))
		i++;
	return i;
}

/* Where neither a heading of the first order nor the title element tells it: the first line of the block that stands
 * out over the first paragraph. */
str page_title_over_text(const struct page *p, u32 *block)
{
	enum { ABOVE = 6, LONG = 100, SHORT = 60, WORDS = 3 }; /* blocks; [bytes]; spaces */
	u32 first = first_paragraph(p, LONG);

	first = first < p->blocks ? first : first_paragraph(p, SHORT);
	for (u32 i = first; first < p->blocks && i-- > 0 && i + ABOVE >= first;) {
		const struct block *b = &p->block[i];
		str rest = b->text, line = str_line(&rest);
		u32 spaces = 0;
		for (size_t k = 0; k < line.n; k++)
			spaces += line.p[k] == ' ';
		if (spaces < WORDS || line.n > PAGE_TITLE_MAX || b->linked || !stands_out(p, b))
			continue;
		*block = i;
		return str_trim(line);
	}
	return S("");
}
