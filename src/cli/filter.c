/* filter.c: options → pr_query. What an option may hold was checked when it was read (opt.c); what only the library
 * knows (a département, the query language) it refuses itself. */
#include "filter.h"
#include "intl.h"

#include <string.h>

const struct opt filter_options[] = {
	{0, "source", OPT_LIST, OPT_AT(sources), "S", N_("articles of this source; may come again")},
	{0, "since", OPT_FIRST_DAY, OPT_AT(since), N_("DAY"), N_("published on this day or after (2021-03-31, 2021-03, 2021)")},
	{0, "until", OPT_LAST_DAY, OPT_AT(until), N_("DAY"), N_("published on this day or before")},
	{0, "department", OPT_WORD, OPT_AT(department), N_("CODE|NAME"), N_("facts about this département, articles with one")},
	{0, "kind", OPT_LIST, OPT_AT(kinds), "K", N_("facts of this kind (amount, headcount, date, …); may come again")},
	{0, "min", OPT_DECIMAL, OPT_AT(min), "N", N_("value of at least N")},
	{0, "max", OPT_DECIMAL, OPT_AT(max), "N", N_("value of at most N")},
	{0, "about-since", OPT_FIRST_DAY, OPT_AT(about_since), N_("DAY"), N_("facts about this day or later")},
	{0, "about-until", OPT_LAST_DAY, OPT_AT(about_until), N_("DAY"), N_("facts about this day or earlier")},
	{0},
};

const char *const fact_sorts[] = {"published", "value", "date", "department", "kind", NULL};

void filter_sort_facts(pr_query *query, const char *name)
{
	for (size_t i = 0; fact_sorts[i]; i++)
		if (strcmp(fact_sorts[i], name) == 0)
			query->fact_sort = (pr_fact_sort)i;
}

static const char *day_or_null(const char *day)
{
	return day[0] ? day : NULL;
}

pr_status filter_query(pr_query *query, char **words, struct cli *cli, size_t from)
{
	const struct options *o = &cli->opt;
	*words = opt_join_words(o, from);
	if (!*words)
		return intl_memory(&cli->err);
	*query = (pr_query){
		.words = *words,
		.sources = o->sources,
		.kinds = o->kinds,
		.since = day_or_null(o->since),
		.until = day_or_null(o->until),
		.department = o->department,
		.min = o->min,
		.max = o->max,
		.about_since = day_or_null(o->about_since),
		.about_until = day_or_null(o->about_until),
		.limit = opt_count(o->limit, 0),
	};
	return PR_OK;
}
