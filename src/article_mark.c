/* article_mark.c: which lines of a pasted article are its own.
 *
 * The body is what lies between the first and the last line of prose that is no known residue. Inside it only lines
 * that no article has are residue, and a long sentence never is. Before it and after it, where menus and footers stand,
 * their company decides too: short lines after the first sure residue belong to it. */
#include "article_zone.h"
#include "byline.h"
#include "str.h"

static bool is_prose(const struct line *l)
{
	return l->prose && !l->kind && !l->drop;
}

/* ── a lead that stands twice ── */

/* Cuts `[…]` and the like off the end; were they there? */
static bool cut_mark(str *s)
{
	static const char *const marks[] = {"[…]", "[...]", "(…)", "(...)", "…", "...", "[ … ]"};

	for (size_t i = 0; i < countof(marks); i++)
		if (str_ends(*s, str_c(marks[i]))) {
			*s = plain_trim(str_cut(*s, 0, s->n - strlen(marks[i])));
			return true;
		}
	return false;
}

static void drop_repeated_lead(struct zone *z)
{
	enum { NEAR = 10, AFTER = 6, LEAST = 30, WHOLE = 60 };
	u32 beg = z->title == NO_LINE ? z->from : z->title + 1;
	bool body = false; /* prose has come: a whole paragraph that stands twice is no lead */

	for (u32 i = beg; i < z->to && i < beg + NEAR; body |= is_prose(&z->line[i++])) {
		str copy = z->line[i].text;
		bool cut = cut_mark(&copy);

		for (u32 j = i + 1; !z->line[i].drop && j < z->to && j <= i + AFTER; j++) {
			str other = z->line[j].text, short_other = other;
			if (z->line[j].drop)
				continue;
			if ((cut || (!body && copy.n >= WHOLE)) && plain_begins(copy, other, LEAST))
				z->line[i].drop = "repeated lead";
			else if (cut_mark(&short_other) && plain_begins(short_other, z->line[i].text, LEAST))
				z->line[j].drop = "repeated lead";
		}
	}
}

/* ── comments ── */

static size_t prose_between(const struct zone *z, u32 from, u32 to)
{
	size_t bytes = 0;

	for (u32 i = from; i < to; i++)
		bytes += is_prose(&z->line[i]) ? z->line[i].text.n : 0;
	return bytes;
}

/* What comes after the head of the comments, unless that is most of the article and nobody answers there. */
static void drop_comments(struct zone *z)
{
	size_t all = prose_between(z, z->from, z->to), before = 0;
	u32 answers = 0;

	for (u32 i = z->from; i < z->to; i++)
		answers += z->line[i].kind && strcmp(z->line[i].kind, "comments") == 0;
	for (u32 i = z->from; i < z->to; i++) {
		const struct line *l = &z->line[i];

		before += is_prose(l) ? l->text.n : 0;
		answers -= l->kind && strcmp(l->kind, "comments") == 0;
		if (!l->kind || l->where != RESIDUE_COMMENTS || before == 0)
			continue;
		if (answers < 2 && (before < 200 || before < all - before))
			continue;
		for (u32 j = i; j < z->to; j++)
			z->line[j].drop = "comments";
		z->to = i;
	}
}

/* ── known residue ── */

static void find_body(struct zone *z)
{
	u32 beg = z->title == NO_LINE ? z->from : z->title + 1;

	z->first = z->to;
	z->last = 0;
	for (u32 i = beg; i < z->to; i++)
		if (is_prose(&z->line[i])) {
			z->first = z->first == z->to ? i : z->first;
			z->last = i;
		}
	if (z->first == z->to)
		z->last = z->title == NO_LINE ? z->from : z->title;
}

static bool inside(const struct zone *z, u32 i)
{
	return i > z->first && i < z->last;
}

/* After `Lire aussi :` the title of another article; inside the body one, outside it as many as come. */
static void drop_titles_after(struct zone *z, u32 i)
{
	if (z->line[i].text.n > 30 && z->line[i].text.p[z->line[i].text.n - 1] != ':')
		return;
	for (u32 j = i + 1; j < z->to; j++) {
		struct line *l = &z->line[j];
		if (l->kind || l->text.n > 200 || line_is_sentence(l->text) || byline_is_name(l->text))
			return;
		if (inside(z, j) && l->after_blank && j + 1 < z->to && z->line[j + 1].after_blank && j > i + 1)
			return;
		l->drop = "related";
		if (inside(z, i))
			return;
	}
}

static void drop_known(struct zone *z)
{
	for (u32 i = z->from; i < z->to; i++) {
		struct line *l = &z->line[i];

		if (!l->kind || l->drop || i == z->title)
			continue;
		if (inside(z, i) && (l->where == RESIDUE_EDGE || (l->text.n >= 80 && line_is_sentence(l->text))))
			continue;
		l->drop = l->kind;
		if (l->where == RESIDUE_HEADER)
			drop_titles_after(z, i);
	}
}

/* ── the page's tail ── */

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* A heading with nothing under it but residue. */
static bool is_dangling(const struct line *l)
{
	return !l->kind && !l->drop && l->text.n <= 40 && !line_is_sentence(l->text) &&
	       !has_digit(l->text) && !strchr(":)", l->text.p[l->text.n - 1]) && !strchr("-*(\xE2\xC2", l->text.p[0]) &&
	       !byline_is_name(l->text);
}

/* `Budget ↵ Vernon ↵ Impôts locaux ↵ Partager cet article`: tags, or one heading, that stand on the residue. */
static void drop_dangling(struct zone *z, u32 start, bool below)
{
	u32 i = start;

	while (start < z->to && !below && i > z->last + 1 && i - 1 != z->title && is_dangling(&z->line[i - 1]))
		i--;
	if (i < start && !z->line[i].after_blank)
		return; /* the end of a list */
	for (; i < start; i++)
		z->line[i].drop = "menu";
}

static void drop_tail(struct zone *z)
{
	u32 start = z->to, count = 0;
	bool below = false, dropped_after = false;

	for (u32 i = z->to; i-- > z->last + 1;)
		if (z->line[i].drop && i != z->title) {
			start = i;
			count++;
		}
	for (u32 i = z->to; i-- > start;) {
		struct line *l = &z->line[i];
		struct byline byline;
		bool sentence = line_is_sentence(l->text) && l->text.n >= 25;

		if (l->drop) {
			dropped_after = true;
			continue;
		}
		if (below || (sentence && !(count >= 3 && dropped_after)))
			below = true;
		else if (count >= 3 || !(byline_is_name(l->text) || byline_read(&byline, l->text)))
			l->drop = "menu";
	}
	drop_dangling(z, start, below);
}

u32 lines_mark(struct lines *l, u32 from, u32 to)
{
	struct zone z = {.line = l->line, .from = from, .to = to};

	zone_title(&z);
	drop_repeated_lead(&z);
	drop_comments(&z);
	find_body(&z);
	drop_known(&z);
	drop_tail(&z);
	return z.title;
}
