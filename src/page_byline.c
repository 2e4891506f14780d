/* page_byline.c: author and days from what a page shows near its title: <time>, rel=author, a class that says author or
 * date, lines such as `Par …` and `Publié le …`. Only what its head did not say is taken from there; last of all, the
 * day in the address. */
#include "byline.h"
#include "page.h"
#include "str.h"

enum { BEFORE = 8, AFTER = 30, NAME_LIMIT = 90 }; /* blocks around the title; [bytes] of a name */

struct span { u32 beg, end; }; /* blocks */

static struct span near_title(const struct page *p)
{
	u32 at = p->title != NO_BLOCK ? p->title : p->box[p->main].block;

	return (struct span){at > BEFORE ? at - BEFORE : 0, at + AFTER < p->blocks ? at + AFTER : p->blocks};
}

/* ── names ── */

/* `Par Jean Dupont (avec AFP)` → `Jean Dupont`. */
static str clean_name(str name)
{
	static const char *const heads[] = {"Par ", "par ", "PAR ", "By ", "De ", "Propos recueillis par ", "Texte : ", "Auteur : ",
	                                    "Publié par ", "Écrit par ", "Rédigé par ", "Une enquête de "};
	bool again = true;

	while (again) {
		again = false;
		name = str_trim(name);
		for (size_t i = 0; i < countof(heads); i++)
			if (str_starts(name, str_c(heads[i])))
				name = str_cut(name, strlen(heads[i]), name.n), again = true;
	}
	while (name.n && strchr(" ,;:-|", name.p[name.n - 1]))
		name.n--;
	return name;
}

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* ── days ── */

static void say_day(struct page_facts *f, enum page_field field, str text, const char *from, const struct node *n, u32 rank)
{
	day d;

	if (byline_day(&d, text))
		page_say(f, field, text, from, n, rank);
}

/* Does the text before say that what follows is an update? */
static bool is_update(str text)
{
	struct byline line;

	return byline_read(&line, text) && line.updated != DAY_NONE && line.published == DAY_NONE;
}

static void read_times(struct page_facts *f, const struct page *p, struct span span)
{
	const struct node *end = span.end < p->blocks ? p->block[span.end].first : NULL;

	for (const struct node *n = p->block[span.beg].first; n && n != end; n = node_after(n, p->root)) {
		bool updated = node_has_class(n, "updated") || str_eq(node_attribute(n, "itemprop"), S("dateModified"));
		if (!node_is(n, "time"))
			continue;
		say_day(f, updated ? PAGE_UPDATED : PAGE_PUBLISHED, node_attribute(n, "datetime"), "time element", n, 40);
	}
}

static str iso(struct arena *a, day d)
{
	struct buf b = {.arena = a};

	day_print(&b, d);
	return buf_str(&b);
}

static void read_line(struct page_facts *f, struct page *p, const struct block *b)
{
	const struct node *n = p->box[b->box].node;
	struct byline line;

	if (b->text.n > 170 || !byline_read(&line, b->text))
		return;
	if (line.published != DAY_NONE)
		page_say(f, PAGE_PUBLISHED, iso(p->arena, line.published), "byline", n, 45);
	if (line.updated != DAY_NONE)
		page_say(f, PAGE_UPDATED, iso(p->arena, line.updated), "byline", n, 45);
	page_say(f, PAGE_AUTHOR, line.author, "byline", n, 45);
}

/* A box that says it holds the author, or the day. */
static void read_named(struct page_facts *f, struct page *p, const struct block *b)
{
	str name = clean_name(b->text);
	u32 names = 0;

	for (u32 box = b->box, up = 0; box && up < 3; box = p->box[box].parent, up++)
		names |= p->box[box].names;
	if (names & NAME_DATE && b->text.n < 120)
		say_day(f, is_update(b->text) ? PAGE_UPDATED : PAGE_PUBLISHED, b->text, "date class", p->box[b->box].node, 48);
	if (names & NAME_AUTHOR && name.n && name.n <= NAME_LIMIT && !has_digit(name) && byline_is_name(name))
		page_say(f, PAGE_AUTHOR, name, "author class", p->box[b->box].node, 44);
}

static void read_links(struct page_facts *f, struct page *p, struct span span)
{
	const struct node *end = span.end < p->blocks ? p->block[span.end].first : NULL;

	for (const struct node *n = p->block[span.beg].first; n && n != end; n = node_after(n, p->root)) {
		str name;
		if (!node_is(n, "a"))
			continue;
		if (!str_eq(node_attribute(n, "rel"), S("author")) && !(page_names(n) & NAME_AUTHOR)
		    && !(n->parent && page_names(n->parent) & NAME_AUTHOR))
			continue;
		name = clean_name(node_words(p->arena, n));
		if (name.n && name.n <= NAME_LIMIT && !has_digit(name))
			page_say(f, PAGE_AUTHOR, name, "author link", n, 43);
	}
}

/* `/2019/06/09/`, `20190609`: a day that the address tells. */
static void read_address(struct page_facts *f, struct arena *a)
{
	str url = f->value[PAGE_URL].text;

	for (size_t i = 0; i + 8 <= url.n; i++) {
		u32 digit[8], n = 0;
		size_t at = i;
		if (i && url.p[i - 1] >= '0' && url.p[i - 1] <= '9')
			continue;
		for (; at < url.n && n < 8; at++)
			if (url.p[at] >= '0' && url.p[at] <= '9')
				digit[n++] = (u32)(url.p[at] - '0');
			else if ((url.p[at] != '/' && url.p[at] != '-') || (n != 4 && n != 6))
				break;
		if (n == 8 && !(at < url.n && url.p[at] >= '0' && url.p[at] <= '9')) {
			int year = (int)(digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 + digit[3]);
			int month = (int)(digit[4] * 10 + digit[5]), mday = (int)(digit[6] * 10 + digit[7]);
			if (year > 1990 && year < 2100 && day_valid(year, month, mday))
				page_say(f, PAGE_PUBLISHED, iso(a, day_of(year, month, mday)), "address", NULL, 80);
		}
	}
}

void page_byline(struct page_facts *f, struct page *p)
{
	struct span span = near_title(p);
	struct page_value *author = &f->value[PAGE_AUTHOR];

	if (p->blocks && span.beg < span.end) {
		read_times(f, p, span);
		read_links(f, p, span);
		for (u32 i = span.beg; i < span.end; i++) {
			if (i != p->title && !p->box[p->block[i].box].junk)
				read_line(f, p, &p->block[i]);
			if (i != p->title)
				read_named(f, p, &p->block[i]);
		}
	}
	read_address(f, p->arena);
	author->text = clean_name(author->text);
}
