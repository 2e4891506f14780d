/* load_source.c: see load_source.h. */
#include "load_source.h"

#include "rule.h"

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

void source_decide(const struct press_titles *titles, struct article *article, str named, str folder)
{
	str title;

	if (article->source.n)
		decide(article, titled(titles, article->source, false), article->from.source);
	else if (named.n)
		decide(article, titled(titles, named, false), "option");
	else if ((title = press_title_of_url(titles, article->url)).n)
		decide(article, title, "address");
	else
		decide(article, titled(titles, folder, true), "folder");
}
