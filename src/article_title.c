/* article_title.c: which line of a pasted text is its title: the first one above the body that looks so, unless it is
 * still the site's. */
#include "article_zone.h"
#include "byline.h"
#include "str.h"

static u32 words_of(str text)
{
	struct plain plain;
	struct plain_key key;

	plain_line(&plain, text);
	plain_words(&key, &plain);
	return key.words;
}

static bool is_dateline(const struct line *l)
{
	struct byline byline;

	return byline_read(&byline, l->text) && byline.published != DAY_NONE;
}

/* The name of the paper rather than of the article. */
static bool names_paper(str text)
{
	static const char *const words[] = {"gazette", "journal", "quotidien", "hebdo", "magazine", "courrier",
					    "depeche", "logo",    "tribune",   "echo",  "echos",    "telegramme",
					    "presse",  "mensuel", "lettre",    "site"};
	struct plain plain;
	struct plain_key key;

	plain_line(&plain, text);
	plain_words(&key, &plain);
	for (size_t i = 0; i < countof(words); i++) {
		const char *hit = strstr(key.p, words[i]);
		if (hit && (hit == key.p || hit[-1] == ' ') && strchr(" ", hit[strlen(words[i])]))
			return true;
	}
	return false;
}

/* Lines above the body, of which one is the title. */
static bool is_candidate(const struct line *l)
{
	return !l->kind && !is_dateline(l) && !(l->text.n > 220 && line_is_sentence(l->text));
}

/* Four words make a title; fewer may as well be a section's name, if something longer comes. */
static bool is_good(const struct line *l)
{
	return is_candidate(l) && l->text.n >= 20 && words_of(l->text) >= 4;
}

/* The next good candidate above the body; to if there is none. */
static u32 next_good(const struct zone *z, u32 i)
{
	enum { HEAD = 30 };

	for (u32 at = i; at < z->to && at < i + HEAD; at++) {
		bool body = z->line[at].prose || (at > i && words_of(z->line[at].text) > 4);
		if (body && !z->line[at].kind && line_is_sentence(z->line[at].text))
			return z->to;
		if (is_good(&z->line[at]))
			return at;
	}
	return z->to;
}

/* Is the candidate i, before the good candidate next, still the site's and not the article's? */
static bool is_site(const struct zone *z, u32 i, u32 next)
{
	bool residue = false;

	for (u32 k = i + 1; k < next; k++)
		residue |= z->line[k].kind != NULL;
	return z->line[i].text.n < 40 && (residue || names_paper(z->line[i].text));
}

/* `Prénom Nom ↵ Le Journal ↵ 3 mai 2020` above the title: does who wrote it stand in line i, over the day? */
static bool signs_day(const struct zone *z, u32 i)
{
	enum { LINES = 2 };

	if (!byline_is_name(z->line[i].text) && !str_starts_fold(z->line[i].text, S("par ")))
		return false;
	for (u32 k = i + 1; k < z->to && k <= i + LINES && !z->line[k].after_blank; k++)
		if (is_dateline(&z->line[k]))
			return true;
	return false;
}

static u32 find_title(struct zone *z)
{
	u32 first = z->from, title;

	while (first < z->to && (z->line[first].kind || is_dateline(&z->line[first])))
		first++;
	if (first == z->to || !is_candidate(&z->line[first]))
		return NO_LINE;
	title = next_good(z, first);
	for (u32 next; title < z->to && (next = next_good(z, title + 1)) < z->to && is_site(z, title, next);)
		title = next;
	if (title == z->to || z->line[first].prose)
		return first;
	for (u32 i = first; i < title; i++)
		if (is_candidate(&z->line[i]) && z->line[i].text.n < 40 && !signs_day(z, i))
			z->line[i].drop = "menu";
	return title;
}

/* `Titre - Le Journal`, then `Titre`: the second one is the title. Or the same twice. */
static void drop_repeated_title(struct zone *z)
{
	for (u32 i = z->title + 1; z->title != NO_LINE && i < z->to && i < z->title + 5; i++) {
		struct line *title = &z->line[z->title], *l = &z->line[i];

		if (line_is_same(title->text, l->text)) {
			l->drop = "repeated title";
		} else if (title->text.n <= l->text.n + 40 && words_of(l->text) > 2 &&
			   plain_begins(l->text, title->text, 12)) {
			title->drop = "repeated title";
			z->title = i;
		}
	}
}

void zone_title(struct zone *z)
{
	z->title = find_title(z);
	drop_repeated_title(z);
}
