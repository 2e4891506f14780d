/* web_ask.c: addresses. Parameters bear the names of the command line's filters, so that one knows the other; the table
 * below reads an address and writes it again. */
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "intl.h"
#include "opt.h"
#include "web.h"

static const struct param {
	const char *name;
	size_t at; /* [bytes] in struct ask */
} params[] = {
	{"q", offsetof(struct ask, words)},
	{"source", offsetof(struct ask, source)},
	{"kind", offsetof(struct ask, kind)},
	{"since", offsetof(struct ask, since)},
	{"until", offsetof(struct ask, until)},
	{"department", offsetof(struct ask, department)},
	{"min", offsetof(struct ask, min)},
	{"max", offsetof(struct ask, max)},
	{"about-since", offsetof(struct ask, about_since)},
	{"about-until", offsetof(struct ask, about_until)},
	{"sort", offsetof(struct ask, sort)},
	{"page", offsetof(struct ask, page)},
};
enum { PARAMS = sizeof params / sizeof params[0], PAGES_MAX = 500 };

static const char **member(const struct ask *ask, const struct param *param)
{
	return (const char **)((char *)ask + param->at);
}

void ask_read(struct ask *ask, struct MHD_Connection *connection)
{
	*ask = (struct ask){0};
	for (size_t i = 0; i < PARAMS; i++) {
		const char *value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, params[i].name);
		*member(ask, &params[i]) = value && *value ? value : NULL;
	}
}

unsigned ask_page(const struct ask *ask)
{
	unsigned long page = ask->page ? strtoul(ask->page, NULL, 10) : 1;
	return page < 1 ? 1 : page > PAGES_MAX ? PAGES_MAX : (unsigned)page;
}

static pr_status refuse(pr_err *err, const char *what, const char *value)
{
	err->status = PR_USAGE;
	snprintf(err->message, sizeof err->message, _("%s: `%.100s` is no day; write 2021-03-31, 2021-03 or 2021"), what,
	         value);
	return PR_USAGE;
}

pr_status ask_query(pr_query *query, struct ask_room *room, const struct ask *ask, pr_err *err)
{
	*room = (struct ask_room){{ask->source}, {ask->kind}, {{0}}};
	*query = (pr_query){.words = ask->words ? ask->words : "",
	                    .sources = ask->source ? room->sources : NULL,
	                    .kinds = ask->kind ? room->kinds : NULL,
	                    .department = ask->department,
	                    .min = ask->min,
	                    .max = ask->max};
	struct {
		const char *name, *given, **to;
		enum opt_type type;
	} days[] = {
		{"since", ask->since, &query->since, OPT_FIRST_DAY},
		{"until", ask->until, &query->until, OPT_LAST_DAY},
		{"about-since", ask->about_since, &query->about_since, OPT_FIRST_DAY},
		{"about-until", ask->about_until, &query->about_until, OPT_LAST_DAY},
	};
	for (size_t i = 0; i < 4; i++) {
		if (days[i].given && !opt_day(room->day[i], days[i].given, days[i].type))
			return refuse(err, days[i].name, days[i].given);
		*days[i].to = days[i].given ? room->day[i] : NULL;
	}
	if (strlen(query->words) > WEB_WORDS_MAX) {
		err->status = PR_USAGE;
		snprintf(err->message, sizeof err->message, _("this query is too long; %d bytes at most"), WEB_WORDS_MAX);
		return PR_USAGE;
	}
	return PR_OK;
}

void ask_sort(pr_query *query, const struct ask *ask)
{
	bool by_date = ask->sort ? strcmp(ask->sort, "date") == 0 : !ask->words;
	query->once = 1;
	query->sort = by_date ? PR_SORT_DATE : PR_SORT_RANK;
}

void ask_fact_sort(pr_query *query, const struct ask *ask)
{
	const char *name = ask->sort ? ask->sort : fact_sorts[0];
	query->descending = name[0] == '-';
	filter_sort_facts(query, name + query->descending);
}

/* ── written ── */

void ask_link(struct page *p, const char *path, const struct ask *ask, const struct change *change)
{
	const char *between = "?";
	struct ask changed = *ask;
	changed.page = NULL;
	for (; change && change->name; change++)
		for (size_t i = 0; i < PARAMS; i++)
			if (strcmp(params[i].name, change->name) == 0)
				*member(&changed, &params[i]) = change->value;
	html(p, "href=\"%s", path);
	for (size_t i = 0; i < PARAMS; i++) {
		const char *value = *member(&changed, &params[i]);
		if (!value)
			continue;
		html(p, "%s%s=", between, params[i].name);
		page_url(p, str_of(value));
		between = "&";
	}
	html(p, "\"");
}

void ask_hidden(struct page *p, const struct ask *ask, const char *const *but)
{
	for (size_t i = 0; i < PARAMS; i++) {
		const char *value = *member(ask, &params[i]);
		bool left_out = !value || strcmp(params[i].name, "page") == 0;
		for (size_t k = 0; !left_out && but[k]; k++)
			left_out = strcmp(but[k], params[i].name) == 0;
		if (!left_out)
			html(p, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", params[i].name, value);
	}
}
