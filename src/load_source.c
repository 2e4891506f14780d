/* load_source.c: see load_source.h. What only a load knows: the list of titles, the folder, the name of the file. */
#include "load_source.h"

#include "byline.h"
#include "rule.h"
#include "str.h"

struct press_titles *source_titles(struct arena *a, const pr_rules *rules)
{
	struct press_titles *titles = press_titles_new(a);
	const struct list *list = list_by_name(rules, S("sources"));

	for (u32 i = 0; list && i < list->rows; i++) {
		const struct row *row = &list->row[i];
		struct press_line line = {.title = row->form, .article = row_has_tag(row, S("article"))};
		line.site = row->columns > 0 ? row->column[0] : S("");
		line.others = row->columns > 1 ? row->column[1] : S("");
		press_titles_add(titles, &line);
	}
	return titles;
}

static str titled(const struct press_titles *titles, str name, bool folder)
{
	str title = press_title_of_name(titles, name, folder);

	return title.n ? title : name;
}

static void decide(struct article *article, str title, const char *from)
{
	article->source = title;
	article->from.source = title.n ? from : NULL;
}

/* The line above an article in a press review names its paper, and nobody. */
static void take_paper(struct article *article, str title)
{
	if (str_eq(article->author, article->paper))
		article->author = S(""), article->from.author = NULL;
	if (!article->source.n)
		decide(article, title, "byline");
}

/* `Ouest-France Jeanne Roy`: the paper that stands beside its journalist. One word may as well be a first name. */
static void part_paper(const struct press_titles *titles, struct article *article)
{
	str author = article->author;

	for (size_t at = 0; (at = str_find(author, S(" "), at)) != SIZE_MAX; at++) {
		str head = str_cut(author, 0, at), rest = str_trim(str_cut(author, at, author.n));
		bool words = memchr(head.p, '-', head.n) || memchr(head.p, ' ', head.n);
		str title = words ? press_title_of_name(titles, head, false) : S("");
		if (!title.n || !byline_is_name(rest))
			continue;
		article->author = rest;
		if (!article->source.n)
			decide(article, title, "byline");
		return;
	}
}

void source_decide(const struct press_titles *titles, struct article *article, str named, str folder)
{
	str title;

	if (article->paper.n && (title = press_title_of_name(titles, article->paper, false)).n)
		take_paper(article, title);
	part_paper(titles, article);
	if (article->source.n)
		decide(article, titled(titles, article->source, false), article->from.source);
	else if (named.n)
		decide(article, titled(titles, named, false), "option");
	else if ((title = press_title_of_url(titles, article->url)).n)
		decide(article, title, "address");
	else
		decide(article, titled(titles, folder, true), "folder");
}

/* ── the day in the name of a file ── */

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (u8)c >= 0x80;
}

/* `2019-04-02`, `2019_04_02`, `2019/04/02`, `20190402` at the beginning of s, as ISO writes it; [bytes] of it, or 0. */
static size_t day_at(char iso[11], str s)
{
	char sign = s.n > 10 ? s.p[4] : 0;
	bool parted = sign && strchr("-_./", sign) && s.p[7] == sign;
	size_t n = parted ? 10 : 8, at = 0;

	if (s.n < n || (s.n > n && is_word_byte(s.p[n])))
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (parted && (i == 4 || i == 7))
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		if (at == 4 || at == 7)
			iso[at++] = '-';
		iso[at++] = s.p[i];
	}
	iso[at] = '\0';
	return n;
}

void source_day(struct arena *a, struct article *article, str name)
{
	char iso[11];

	for (size_t i = name.n; article->day == DAY_NONE && i-- > 0;) {
		bool begins = i == 0 || !is_word_byte(name.p[i - 1]);
		if (!begins || !day_at(iso, str_cut(name, i, name.n)) || !day_read(&article->day, str_c(iso)))
			continue;
		article->published = arena_copy(a, str_c(iso));
		article->from.published = "file name";
	}
}
