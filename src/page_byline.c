/* page_byline.c: author and days from what a page shows near its title: <time>, rel=author, a class that says author or
 * date, lines such as `Par …` and `Publié le …`. Only what its head did not say is taken from there; last of all, the
 * day in the address. */
#include "byline.h"
#include "page.h"
#include "residue.h"
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
	static const char *const heads[] = {"Par ", "par ", "PAR ", "By ", "De ", "Propos recueillis par ", "Texte : ",
	                                    "Auteur : ", "Publié par ", "Écrit par ", "Rédigé par ", "Une enquête de "};
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
	if (name.n > 3 && name.p[name.n - 1] == '.' && !memchr(name.p + name.n - 3, ' ', 2) && name.p[name.n - 3] != '.')
		name.n--; /* no initial */
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

static void say_day(struct page_facts *f, enum page_field field, str text, const char *from, const struct node *n,
                    u32 rank)
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

/* `Par Jeanne Roy, professeure à …`: the name before what it goes on with. */
static str name_after_par(str text)
{
	str name = str_starts_fold(text, S("par ")) ? str_cut(text, 4, text.n) : S("");

	for (size_t i = 0; i < name.n; i++)
		if (strchr(",|(\n-", name.p[i]) && (name.p[i] != '-' || (i && name.p[i - 1] == ' ')))
			name.n = i;
	name = str_trim(name);
	return byline_is_name(name) ? name : S("");
}

static void read_line(struct page_facts *f, struct page *p, str text, const struct node *n)
{
	struct byline line;

	page_say(f, PAGE_AUTHOR, name_after_par(text), "byline", n, 44);
	if (!byline_read(&line, text))
		return;
	if (line.published != DAY_NONE)
		page_say(f, PAGE_PUBLISHED, iso(p->arena, line.published), "byline", n, 45);
	if (line.updated != DAY_NONE)
		page_say(f, PAGE_UPDATED, iso(p->arena, line.updated), "byline", n, 45);
	page_say(f, PAGE_AUTHOR, line.author, "byline", n, 43);
}

/* The head of a text that ends where a time, a bar or a line break begins: `Jeanne Roy 07h06, le 31 décembre 2022`. */
static str name_head(str text)
{
	size_t n = 0;

	while (n < text.n && !strchr("0123456789|\n(", text.p[n]))
		n++;
	return clean_name(str_cut(text, 0, n));
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

/* A box that says it holds the author, or the day. */
static void read_named(struct page_facts *f, struct page *p, const struct block *b)
{
	const struct node *n = p->box[b->box].node;
	str name = name_head(b->text);
	u32 names = 0;

	for (u32 box = b->box, up = 0; box && up < 3; box = p->box[box].parent, up++)
		names |= p->box[box].names;
	if (names & NAME_DATE && b->text.n < 120)
		say_day(f, is_update(b->text) ? PAGE_UPDATED : PAGE_PUBLISHED, b->text, "date class", n, 48);
	if (!(names & NAME_AUTHOR) || !name.n || name.n > NAME_LIMIT || b->text.n > 2 * NAME_LIMIT)
		return;
	if (byline_is_name(name))
		page_say(f, PAGE_AUTHOR, name, "author class", n, 46);
	else if (may_sign(name))
		page_say(f, PAGE_AUTHOR, name, "author class", n, 49);
}

/* `Par` alone, the name in the block after it; a name alone, when it appeared in the block after it. */
static void read_pair(struct page_facts *f, struct page *p, u32 i)
{
	const struct block *b = &p->block[i], *next = &p->block[i + 1];
	struct byline line;
	str par = b->text;

	if (i + 1 == p->blocks)
		return;
	if ((str_eq(par, S("Par")) || str_eq(par, S("par")) || str_eq(par, S("Par :"))) && byline_is_name(next->text))
		page_say(f, PAGE_AUTHOR, next->text, "byline", p->box[next->box].node, 43);
	if (byline_is_name(par) && byline_read(&line, next->text) && line.published != DAY_NONE)
		page_say(f, PAGE_AUTHOR, par, "byline", p->box[b->box].node, 50);
}

/* A full day in a few words beside the title: the last hope but the address. */
static void read_any_day(struct page_facts *f, struct page *p, const struct block *b)
{
	if (b->text.n < 100 && !b->sentence && b->kind != BLOCK_CAPTION)
		say_day(f, PAGE_PUBLISHED, b->text, "near the title", p->box[b->box].node, 70);
}

static bool is_author_link(const struct node *n)
{
	return node_is(n, "a") && (str_eq(node_attribute(n, "rel"), S("author")) || page_names(n) & NAME_AUTHOR
	                           || (n->parent && page_names(n->parent) & NAME_AUTHOR));
}

/* Links that name authors; those beside the first one name its co-authors. */
static void read_links(struct page_facts *f, struct page *p, struct span span)
{
	const struct node *end = span.end < p->blocks ? p->block[span.end].first : NULL, *first = NULL;
	struct buf names = {.arena = p->arena};
	enum residue_where where;

	for (const struct node *n = p->block[span.beg].first; n && n != end; n = node_after(n, p->root)) {
		bool beside = first && n->parent && (n->parent == first->parent || n->parent->parent == first->parent->parent);
		str name;
		if (!is_author_link(n) || (first && !beside))
			continue;
		name = clean_name(node_words(p->arena, n));
		if (!name.n || name.n > NAME_LIMIT || has_digit(name) || residue_kind(name, &where)
		    || str_find(buf_str(&names), name, 0) != SIZE_MAX)
			continue; /* the same again, or one of the buttons beside the name */
		if (first)
			buf_put(&names, S(", "));
		buf_put(&names, name);
		first = first ? first : n;
	}
	page_say(f, PAGE_AUTHOR, buf_str(&names), "author link", first, 42);
}

/* Words in a line that say they are the author: `<span class="author-name">`. */
static void read_marked(struct page_facts *f, struct page *p, struct span span)
{
	const struct node *end = span.end < p->blocks ? p->block[span.end].first : NULL;

	for (const struct node *n = p->block[span.beg].first; n && n != end; n = node_after(n, p->root)) {
		str name;
		if (!node_is(n, "span") || !(page_names(n) & NAME_AUTHOR))
			continue;
		name = clean_name(node_words(p->arena, n));
		if (byline_is_name(name))
			page_say(f, PAGE_AUTHOR, name, "author class", n, 47);
	}
}

/* A name under the last paragraph, or as its last line. */
static void read_signature(struct page_facts *f, struct page *p)
{
	enum { BELOW = 2 }; /* blocks */
	u32 i = p->box[p->core].block_end, end = p->box[p->box[p->main].parent].block_end;

	while (i > p->box[p->core].block && !(p->block[i - 1].prose && p->block[i - 1].sentence))
		i--;
	for (u32 k = i; k < end && k < i + BELOW; k++) {
		const struct block *b = &p->block[k];
		str name = clean_name(b->text);
		if (!b->linked && b->kind == BLOCK_TEXT && !p->box[b->box].junk && byline_is_name(name))
			page_say(f, PAGE_AUTHOR, name, "signature", p->box[b->box].node, 60);
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

static void read_blocks(struct page_facts *f, struct page *p, struct span span)
{
	enum { BESIDE = 8 }; /* blocks after the title where even a box of buttons may hold the day */

	for (u32 i = span.beg; i < span.end; i++) {
		const struct block *b = &p->block[i];
		bool beside = p->title != NO_BLOCK && i > p->title && i <= p->title + BESIDE;
		str rest = b->text;
		if (i == p->title || b->prose > 150 || (p->box[b->box].names & NAME_COMMENT))
			continue;
		read_named(f, p, b);
		if (p->box[b->box].junk && !beside)
			continue;
		while (rest.n)
			read_line(f, p, str_line(&rest), p->box[b->box].node);
		read_pair(f, p, i);
		if (beside || i + 1 == p->title)
			read_any_day(f, p, b);
	}
}

/* `jeanne.roy@anse.example`, `anse.example` */
static bool is_mail_or_site(str s)
{
	return s.n && !memchr(s.p, ' ', s.n) && memchr(s.p, '.', s.n) && (memchr(s.p, '@', s.n) || s.p[0] >= 'a');
}

void page_byline(struct page_facts *f, struct page *p)
{
	struct span span = near_title(p);
	struct page_value *author = &f->value[PAGE_AUTHOR], *updated = &f->value[PAGE_UPDATED];

	if (is_mail_or_site(author->text))
		*author = (struct page_value){0};
	if (p->blocks && span.beg < span.end) {
		read_times(f, p, span);
		read_links(f, p, span);
		read_blocks(f, p, span);
		read_marked(f, p, span);
		read_signature(f, p);
	}
	if (updated->from)
		page_say(f, PAGE_PUBLISHED, updated->text, "day of the update", updated->node, 75);
	read_address(f, p->arena);
	author->text = clean_name(author->text);
}
