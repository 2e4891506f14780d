/* page_byline.c: author and days from what a page shows near its title: <time>, a class that says author or date, lines
 * such as `Par …` and `Publié le …`, whoever page_author.c finds. Only what its head did not say is taken from there. */
#include "byline.h"
#include "page.h"
#include "str.h"

enum { BEFORE = 8, AFTER = 30, FAR = 120 }; /* blocks around the title; up to where the text may begin */
enum { NAME_LIMIT = 90 }; /* [bytes] of a name */
enum { BESIDE = 8 }; /* blocks after the title where even a box of buttons may hold the day */

struct span { u32 beg, end; }; /* blocks */

static struct span near_title(const struct page *p)
{
	u32 text = p->box[p->main].block, at = p->title != NO_BLOCK ? p->title : text, end = at + AFTER;

	if (end < text && text < at + FAR)
		end = text;
	return (struct span){at > BEFORE ? at - BEFORE : 0, end < p->blocks ? end : p->blocks};
}

/* ── days ── */

/* Does the text before say that what follows is an update? */
static bool is_update(str text)
{
	struct byline line;

	return byline_read(&line, text) && line.updated != DAY_NONE && line.published == DAY_NONE;
}

/* `<time itemprop=startDate>`: when something takes place. */
static bool is_of_event(const struct node *n)
{
	str property = node_attribute(n, "itemprop");

	return str_starts(property, S("start")) || str_starts(property, S("end"));
}

static void read_times(struct page_facts *f, const struct page *p, struct span span)
{
	const struct node *end = span.end < p->blocks ? p->block[span.end].first : NULL;

	str before = S("");

	for (const struct node *n = p->block[span.beg].first; n && n != end; n = node_after(n, p->root)) {
		bool updated = node_has_class(n, "updated") || str_eq(node_attribute(n, "itemprop"), S("dateModified"))
		               || byline_updates(before);
		before = n->name.n ? before : n->text;
		if (node_is(n, "abbr") && (updated || node_has_class(n, "published")))
			page_say(f, updated ? PAGE_UPDATED : PAGE_PUBLISHED, node_attribute(n, "title"), "time element", n,
			         41 + page_day_doubt(p, n));
		if (node_is(n, "time") && !is_of_event(n))
			page_say(f, updated ? PAGE_UPDATED : PAGE_PUBLISHED, node_attribute(n, "datetime"), "time element", n,
			         40 + page_day_doubt(p, n));
	}
}

/* The head of a text that ends where a time, a bar or a line break begins: `Jeanne Roy 07h06, le 31 décembre 2022`. */
static str name_head(str text)
{
	size_t n = 0;

	while (n < text.n && !strchr("0123456789|\n(", text.p[n]))
		n++;
	return page_author_clean(str_cut(text, 0, n));
}

/* Does it look like whoever signs, by more than a name: `E.R. avec AFP`? */
static bool may_sign(str name)
{
	static const char *const never[] = {"Voir", "Tous", "Toute", "Publi", "Suivre", "Temps", "Lire"};
	struct plain line;
	struct plain_key key;

	for (size_t i = 0; i < countof(never); i++)
		if (str_starts(name, str_c(never[i])))
			return false;
	plain_line(&line, name);
	plain_words(&key, &line);
	return name.n <= 50 && key.words >= 2 && key.words <= 6 && name.p[0] >= 'A' && name.p[0] <= 'Z'
	       && !memchr(name.p, ':', name.n) && !str_ends(name, S("."));
}

/* NAME_… of its box and the two around it. */
static u32 names_around(const struct page *p, const struct block *b)
{
	u32 names = 0;

	for (u32 box = b->box, up = 0; box && up < 3; box = p->box[box].parent, up++)
		names |= p->box[box].names;
	return names;
}

/* A box that says it holds the day. */
static void read_dated(struct page_facts *f, struct page *p, const struct block *b)
{
	const struct node *n = p->box[b->box].node;

	if (b->text.n < 120 && names_around(p, b) & NAME_DATE)
		page_say(f, is_update(b->text) ? PAGE_UPDATED : PAGE_PUBLISHED, b->text, "date class", n,
		         48 + page_day_doubt(p, n));
}

/* A box that says it holds the author; doubt: [ranks] for where it stands. */
static void read_named(struct page_facts *f, struct page *p, const struct block *b, u32 doubt)
{
	enum { SIGNED_MAX = 50 }; /* [bytes] of whoever `Par` names in a box of the author's */
	const struct node *n = p->box[b->box].node;
	str name;

	if (b->text.n > 2 * NAME_LIMIT || !(names_around(p, b) & NAME_AUTHOR))
		return;
	name = name_head(b->text);
	if (!name.n || name.n > NAME_LIMIT)
		return;
	if (byline_is_name(name))
		page_say(f, PAGE_AUTHOR, name, "author class", n, 46 + doubt);
	else if (may_sign(name) || (str_starts_fold(b->text, S("par ")) && name.n <= SIGNED_MAX))
		page_say(f, PAGE_AUTHOR, name, "author class", n, 49 + doubt);
}

/* A full day in a few words beside the title: the last hope but the address. */
static void read_any_day(struct page_facts *f, struct page *p, const struct block *b)
{
	if (b->text.n < 100 && !b->sentence && b->kind != BLOCK_CAPTION)
		page_say(f, PAGE_PUBLISHED, b->text, "near the title", p->box[b->box].node, 70);
}

/* Several lines, the last of which is no sentence's: who wrote it, what they are, when. */
static bool is_of_lines(const struct block *b)
{
	return !b->sentence && memchr(b->text.p, '\n', b->text.n);
}

static void read_blocks(struct page_facts *f, struct page *p, struct span span)
{
	bool begun = false; /* below a paragraph a comment is one, whatever it is called beside the title */
	bool told = false;  /* and what stands in a list, with a link, is a reference */

	for (u32 i = span.beg; i < span.end; i++) {
		struct block *b = &p->block[i];
		bool beside = p->title != NO_BLOCK && i > p->title && i <= p->title + BESIDE;
		bool comment = p->box[b->box].names & NAME_COMMENT && (begun || !beside);
		str rest = b->text;
		begun |= beside && b->prose > 150 && b->sentence;
		told |= i > p->title && b->prose && b->sentence && b->kind == BLOCK_TEXT;
		if (i == p->title || (b->prose > 150 && !(beside && is_of_lines(b))) || comment)
			continue;
		read_dated(f, p, b);
		read_named(f, p, b, 0);
		if ((p->box[b->box].junk && !beside) || (told && b->kind == BLOCK_ITEM && b->linked))
			continue;
		while (rest.n)
			page_line_read(f, p, str_line(&rest), p->box[b->box].node);
		page_line_pair(f, p, i);
		if (beside && !begun) {
			page_line_parts(f, p, b);
			page_line_helped(f, p, b);
		}
		if (beside || i + 1 == p->title)
			read_any_day(f, p, b);
	}
}

/* Whoever signs at the foot of a long article, in a box that says so. */
static void read_foot(struct page_facts *f, struct page *p, u32 beg)
{
	enum { FOOT = 15 }; /* ranks */

	for (u32 i = beg; i < p->box[p->main].block_end; i++)
		if (!p->box[p->block[i].box].junk && !p->block[i].prose)
			read_named(f, p, &p->block[i], FOOT);
}

void page_byline(struct page_facts *f, struct page *p)
{
	struct span span = near_title(p);
	struct page_value said = page_author_doubt(f), marked;

	page_items(f, p);
	marked = page_author_doubt(f);
	said = said.text.n ? said : marked;
	if (p->blocks && span.beg < span.end) {
		read_times(f, p, span);
		if (p->title != NO_BLOCK) {
			page_author_marked(f, p, p->title, p->title + BESIDE < span.end ? p->title + BESIDE : span.end);
			page_author_marked(f, p, p->title, span.end);
		}
		page_author_marked(f, p, span.beg, span.end);
		read_blocks(f, p, span);
		read_foot(f, p, span.end);
		page_author_signed(f, p);
	}
	page_day_guess(f, p);
	page_author_settle(f, p, &said);
}
