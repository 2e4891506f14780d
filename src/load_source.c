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

/* `La Montagne - Corrèze`, `Société | Le Monde`: the part that is a title, as feeds and sites name themselves. */
static str title_among_parts(const struct press_titles *titles, str name)
{
	static const char *const signs[] = {" - ", " | ", " : ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};

	for (size_t i = 0; i < countof(signs); i++) {
		size_t at = str_find(name, str_c(signs[i]), 0);
		str before, after, title;
		if (at == SIZE_MAX)
			continue;
		before = str_cut(name, 0, at);
		after = str_cut(name, at + strlen(signs[i]), name.n);
		title = press_title_of_name(titles, before, true);
		return title.n ? title : press_title_of_name(titles, after, true);
	}
	return S("");
}

static str titled(const struct press_titles *titles, str name, bool folder)
{
	str title = press_title_of_name(titles, name, folder);

	if (!title.n && !folder)
		title = title_among_parts(titles, name);
	return title.n ? title : name;
}

static void decide(struct article *article, str title, const char *from)
{
	article->source = title;
	article->from.source = title.n ? from : NULL;
}

/* `Ouest-France Jeanne Roy`: [bytes] of the paper that stands beside its journalist, and its title; 0 if none does. One
 * word may as well be a first name. */
static size_t paper_beside(const struct press_titles *titles, str author, str *title)
{
	for (size_t at = 0; (at = str_find(author, S(" "), at)) != SIZE_MAX; at++) {
		str head = str_cut(author, 0, at);
		bool words = memchr(head.p, '-', head.n) || memchr(head.p, ' ', head.n);
		*title = words ? press_title_of_name(titles, head, false) : S("");
		if (title->n && byline_is_name(str_trim(str_cut(author, at, author.n))))
			return at;
	}
	return 0;
}

/* The paper that the line of a day, or of the author, names; it is taken out of the author. */
static str take_paper(const struct press_titles *titles, struct article *article)
{
	str title = press_title_of_name(titles, article->paper, true), author = article->author;
	size_t at;

	if (title.n && str_eq(author, article->paper)) {
		article->author = S("");
		article->from.author = NULL;
	} else if (!title.n && (at = paper_beside(titles, author, &title)) != 0) {
		article->author = str_trim(str_cut(author, at, author.n));
	} else if (!title.n && author.n && memchr(author.p, ' ', author.n)) {
		title = press_title_of_name(titles, author, true); /* the paper signs itself */
	}
	return title;
}

/* A line above the title that is a title of the press, its article included. */
static str title_above(const struct press_titles *titles, str above)
{
	str title = S("");

	while (above.n && !title.n)
		title = press_title_of_name(titles, str_trim(str_line(&above)), true);
	return title;
}

void source_decide(const struct press_titles *titles, struct article *article, str named, str folder)
{
	str paper = take_paper(titles, article), title;

	if (article->source.n)
		decide(article, titled(titles, article->source, false), article->from.source);
	else if (named.n)
		decide(article, titled(titles, named, false), N_("option"));
	else if ((title = press_title_of_url(titles, article->url)).n)
		decide(article, title, "address");
	else if (paper.n)
		decide(article, paper, N_("byline"));
	else if (!(title = press_title_of_name(titles, folder, true)).n && (paper = title_above(titles, article->above)).n)
		decide(article, paper, N_("line"));
	else
		decide(article, title.n ? title : folder, N_("folder"));
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
		article->from.published = N_("file name");
	}
}
