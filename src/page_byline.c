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

/* A day above all that holds title and text may be that of the visit; one far below, that of another article. Those
 * between go before. */
static u32 doubt_of(const struct page *p, const struct node *n)
{
	enum { DOUBTED = 12 }; /* ranks */
	bool above = p->title != NO_BLOCK && n->from < p->box[p->scope].node->from;
	bool below = p->main && n->from >= p->box[p->main].node->to && n->from >= page_head_end(p);

	return above || below ? DOUBTED : 0;
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
			         41 + doubt_of(p, n));
		if (node_is(n, "time") && !is_of_event(n))
			page_say(f, updated ? PAGE_UPDATED : PAGE_PUBLISHED, node_attribute(n, "datetime"), "time element", n,
			         40 + doubt_of(p, n));
	}
}

/* `Par Jeanne Roy, professeure à …`, `Tribune. Par Jeanne Roy, …`: the name before what it goes on with. */
static str name_after_par(str text)
{
	size_t label = str_find(str_cut(text, 0, NAME_LIMIT), S(". Par "), 0);
	str name = str_starts_fold(text, S("par ")) ? str_cut(text, 4, text.n)
	           : label != SIZE_MAX              ? str_cut(text, label + strlen(". Par "), text.n)
	                                            : S("");

	for (size_t i = 0; i < name.n; i++)
		if (strchr(",|(\n-", name.p[i]) && (name.p[i] != '-' || (i && name.p[i - 1] == ' ')))
			name.n = i;
	name = str_trim(name);
	return byline_is_name(name) ? name : S("");
}

/* `Jeanne Roy, correspondante à Laval`; `Odile Vial, principale du collège` is whom it is about. */
static str name_before_role(str text)
{
	static const char *const roles[] = {", correspondant", ", envoyé", ", journaliste", ", reporter", ", rédact"};
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < countof(roles) && at == SIZE_MAX; i++)
		at = str_find(str_cut(text, 0, NAME_LIMIT), str_c(roles[i]), 0);
	return at != SIZE_MAX && byline_is_name(str_cut(text, 0, at)) ? str_cut(text, 0, at) : S("");
}

/* [ranks] An agency, or the site itself, that begins a line (`AFP | 12.10.09`) is trusted less than a person whom another
 * one names; not behind `Par`. */
static u32 doubt_of_name(const struct page_facts *f, str text, str name)
{
	enum { ONE_WORD = 3, SITE = 20 };

	if (!name.n || name.p != str_trim(text).p)
		return 0;
	return page_is_site(f, name) ? SITE : memchr(name.p, ' ', name.n) ? 0 : ONE_WORD;
}

/* The line, or the first of its parts between bars that is a byline: `Faits divers | Publié le … par …`. */
static bool read_byline(struct byline *line, str text)
{
	if (byline_read(line, text))
		return true;
	if (!memchr(text.p, '|', text.n))
		return false;
	while (text.n)
		if (byline_read(line, str_field(&text, '|')))
			return true;
	return false;
}

static void read_line(struct page_facts *f, struct page *p, str text, const struct node *n)
{
	struct byline line;

	page_say(f, PAGE_AUTHOR, name_after_par(text), "byline", n, 44);
	page_say(f, PAGE_AUTHOR, name_before_role(text), "byline", n, 51);
	if (!read_byline(&line, text))
		return;
	if (line.published != DAY_NONE)
		page_say(f, PAGE_PUBLISHED, page_iso(p->arena, line.published), "byline", n, 45 + doubt_of(p, n));
	if (line.updated != DAY_NONE)
		page_say(f, PAGE_UPDATED, page_iso(p->arena, line.updated), "byline", n, 45 + doubt_of(p, n));
	if (!str_eq(line.author, line.paper))
		page_say(f, PAGE_AUTHOR, line.author, "byline", n, 43 + doubt_of_name(f, text, line.author));
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
		         48 + doubt_of(p, n));
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

/* `Lucie Ferrand, envoyée spéciale à …`, `Lucie Ferrand (à Laval)` */
static str without_role(str name)
{
	size_t at = str_find(name, S(", "), 0), place = str_find(name, S(" ("), 0);

	if (at != SIZE_MAX && at + 2 < name.n && name.p[at + 2] >= 'a' && name.p[at + 2] <= 'z')
		return str_cut(name, 0, at);
	return byline_is_name(str_cut(name, 0, place)) && !page_author_helps(name) ? str_cut(name, 0, place) : name;
}

static bool is_author_label(str text)
{
	static const char *const labels[] = {"par", "auteur", "auteure", "auteurs", "ecrit par", "redige par", "publie par"};
	struct plain line;
	struct plain_key key;

	if (text.n > 20)
		return false;
	plain_line(&line, text);
	plain_words(&key, &line);
	for (size_t i = 0; i < countof(labels); i++)
		if (strcmp(key.p, labels[i]) == 0)
			return true;
	return false;
}

struct said { str text; const struct node *n; bool linked; }; /* a block, or a part of one */

/* `Par` alone, the name in the block after it; a name alone, when it appeared in the block after it or before it. */
static void read_pair(struct page_facts *f, struct said one, struct said next)
{
	struct byline line;
	str par = without_role(one.text);

	if (is_author_label(one.text) && byline_is_name(next.text))
		page_say(f, PAGE_AUTHOR, next.text, "byline", next.n, 43);
	if ((byline_is_name(par) || page_author_helps(par)) && byline_read(&line, next.text) && line.published != DAY_NONE)
		page_say(f, PAGE_AUTHOR, par, "byline", one.n, 50);
	else if (byline_is_name(next.text) && !next.linked && byline_read(&line, one.text) && line.published != DAY_NONE
	         && !line.author.n)
		page_say(f, PAGE_AUTHOR, next.text, "byline", next.n, 52);
}

static void read_blocks_pair(struct page_facts *f, const struct page *p, u32 i)
{
	const struct block *b = &p->block[i], *next = &p->block[i + 1];

	if (i + 1 < p->blocks)
		read_pair(f, (struct said){b->text, p->box[b->box].node, b->linked > 0},
		          (struct said){next->text, p->box[next->box].node, next->linked > 0});
}

static bool is_around(const struct node *around, const struct node *n)
{
	while (n && n != around)
		n = n->parent;
	return n;
}

/* `<b>Jeanne Roy</b><i>19/11/2019</i><u>Social</u>`: no byline as a whole, its parts being set apart by style alone. */
static void read_parts(struct page_facts *f, struct page *p, struct block *b)
{
	enum { LONGEST = 200 }; /* [bytes] */
	const struct node *n = b->first;
	struct said last = {S(""), NULL, false};
	struct byline line;

	if (b->text.n > LONGEST || b->kind == BLOCK_CAPTION || b->kind == BLOCK_QUOTE || byline_read(&line, b->text))
		return;
	while (n->parent && !is_around(n->parent, b->last))
		n = n->parent;
	for (; n && n != b->last->next; n = n->next) {
		struct said part = {node_words(p->arena, n), p->box[b->box].node, node_is(n, "a")};
		if (!part.text.n || part.text.n == b->text.n)
			continue;
		read_line(f, p, part.text, part.n);
		read_pair(f, last, part);
		b->signs |= byline_read(&line, part.text) && line.published != DAY_NONE;
		last = part;
	}
}

/* `Jeanne Roy avec AFP`, alone; `Jeanne Roy avec Marc Vial` may be whom a picture shows. */
static void read_helped(struct page_facts *f, struct page *p, const struct block *b)
{
	size_t at = str_find(b->text, S("avec "), 0);
	str agency = at == SIZE_MAX ? S("") : str_cut(b->text, at + 5, b->text.n);

	if (b->kind != BLOCK_CAPTION && b->text.n <= NAME_LIMIT && page_author_helps(b->text) && byline_is_agency(agency))
		page_say(f, PAGE_AUTHOR, page_author_clean(page_author_alone(b->text)), "byline", p->box[b->box].node, 50);
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

	for (u32 i = span.beg; i < span.end; i++) {
		struct block *b = &p->block[i];
		bool beside = p->title != NO_BLOCK && i > p->title && i <= p->title + BESIDE;
		bool comment = p->box[b->box].names & NAME_COMMENT && (begun || !beside);
		str rest = b->text;
		begun |= beside && b->prose > 150 && b->sentence;
		if (i == p->title || (b->prose > 150 && !(beside && is_of_lines(b))) || comment)
			continue;
		read_dated(f, p, b);
		read_named(f, p, b, 0);
		if (p->box[b->box].junk && !beside)
			continue;
		while (rest.n)
			read_line(f, p, str_line(&rest), p->box[b->box].node);
		read_blocks_pair(f, p, i);
		if (beside && !begun) {
			read_parts(f, p, b);
			read_helped(f, p, b);
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
