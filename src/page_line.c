/* page_line.c: who signs and when, by the words of a line: `Par …`, `Publié le …`, a role, an agency; of two lines, the
 * name beside the day; of a line, its parts. */
#include "byline.h"
#include "page.h"
#include "residue.h"
#include "str.h"

enum { NAME_LIMIT = 90 }; /* [bytes] of a name */

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

void page_line_read(struct page_facts *f, struct page *p, str text, const struct node *n)
{
	struct byline line;

	page_say(f, PAGE_AUTHOR, name_after_par(text), "byline", n, 44);
	page_say(f, PAGE_AUTHOR, name_before_role(text), "byline", n, 51);
	if (!read_byline(&line, text))
		return;
	if (line.published != DAY_NONE)
		page_say(f, PAGE_PUBLISHED, page_iso(p->arena, line.published), "byline", n, 45 + page_day_doubt(p, n));
	if (line.updated != DAY_NONE)
		page_say(f, PAGE_UPDATED, page_iso(p->arena, line.updated), "byline", n, 45 + page_day_doubt(p, n));
	if (!str_eq(line.author, line.paper))
		page_say(f, PAGE_AUTHOR, page_author_with_agency(f, text, line.author), "byline", n,
		         43 + doubt_of_name(f, text, line.author));
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
	static const char *const labels[] = {"par", "auteur", "auteure", "auteurs", "ecrit par", "redige par", "publie par",
	                                     NULL};

	return text.n <= 20 && plain_is_one_of(text, labels);
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

void page_line_pair(struct page_facts *f, const struct page *p, u32 i)
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

/* The part after n of what b is made of; NULL after the last. */
static const struct node *part_after(const struct node *n, const struct block *b)
{
	return is_around(n, b->last) ? NULL : n->next;
}

/* The first of several elements that b is made of, nothing but signs between them; NULL: it is text. */
static const struct node *first_part(const struct block *b)
{
	enum { SIGN = 4 }; /* [bytes] */
	const struct node *first = b->first;

	while (first->parent && !is_around(first->parent, b->last))
		first = first->parent;
	for (const struct node *n = first; n; n = part_after(n, b))
		if (!n->name.n && str_trim(n->text).n > SIGN)
			return NULL;
	return first;
}

/* `<b>Jeanne Roy</b><i>19/11/2019</i><u>Social</u>`: nobody signs the whole, its parts being set apart by style alone. */
void page_line_parts(struct page_facts *f, struct page *p, struct block *b)
{
	enum { LONGEST = 200 }; /* [bytes] */
	struct said last = {S(""), NULL, false};
	enum residue_where where;
	struct byline line;

	if (b->text.n > LONGEST || b->kind == BLOCK_CAPTION || b->kind == BLOCK_QUOTE
	    || (byline_read(&line, b->text) && line.author.n))
		return;
	for (const struct node *n = first_part(b); n; n = part_after(n, b)) {
		struct said part = {node_words(p->arena, n), p->box[b->box].node, node_is(n, "a")};
		if (!part.text.n || part.text.n == b->text.n || residue_kind(part.text, &where))
			continue;
		page_line_read(f, p, part.text, part.n);
		read_pair(f, last, part);
		b->signs |= byline_read(&line, part.text) && line.published != DAY_NONE;
		last = part;
	}
}

/* `Jeanne Roy avec AFP`, alone; `Jeanne Roy avec Marc Vial` may be whom a picture shows. */
void page_line_helped(struct page_facts *f, const struct page *p, const struct block *b)
{
	size_t at = str_find(b->text, S("avec "), 0);
	str agency = at == SIZE_MAX ? S("") : str_cut(b->text, at + 5, b->text.n);

	if (b->kind != BLOCK_CAPTION && b->text.n <= NAME_LIMIT && page_author_helps(b->text) && byline_is_agency(agency))
		page_say(f, PAGE_AUTHOR, page_author_clean(page_author_alone(b->text)), "byline", p->box[b->box].node, 50);
}
