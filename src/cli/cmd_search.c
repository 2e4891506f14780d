/* cmd_search.c: articles, the best first; the newest first where no word tells good from better. Or what is around
 * them: how many, counted by what, how the query was read; and the query kept under a name. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "filter.h"
#include "hit_rows.h"
#include "intl.h"
#include "say.h"

const struct opt search_options[] = {
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", N_("at most N articles; 20 if not given, 0: all")},
	{0, "sort", OPT_CHOICE, OPT_AT(sort), "rank|date", N_("the best first, or the newest")},
	{0, "all", OPT_FLAG, OPT_AT(all), NULL, N_("also those that are nearly the same as one shown before")},
	{0, "count", OPT_FLAG, OPT_AT(count), NULL, N_("only how many there are")},
	{0, "facets", OPT_FLAG, OPT_AT(facets), NULL,
	 N_("only how many, with those nearly the same, by source, year, département and kind")},
	{0, "explain", OPT_FLAG, OPT_AT(explain), NULL, N_("only how the query is read, each word with its forms")},
	{0, "save", OPT_WORD, OPT_AT(save), N_("NAME"), N_("keep query and filters; `pressoir watch NAME` tells what is new")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|csv|ndjson|json|xlsx", N_("text if not given")},
	{0, "excel", OPT_FLAG, OPT_AT(excel), NULL, N_("CSV that Excel in French opens by double-click")},
	{'o', "output", OPT_WORD, OPT_AT(output), N_("FILE"), N_("write to FILE")},
	{0},
};

/* ── around the hits ── */

static pr_status print_count(struct cli *cli, const pr_query *query)
{
	uint64_t count = 0;
	pr_status status = pr_count(cli->corpus, query, &count, &cli->err);
	if (status == PR_OK)
		fprintf(cli->out.file, "%" PRIu64 "\n", count);
	return status;
}

static const struct column facet_columns[] = {{"facet", N_("by")}, {"label", N_("which")}, {"articles", N_("articles")},
                                              {0}};

/* What an empty value says to people: an article without a source, or without a date. */
static pr_str label_of(const struct cli *cli, const pr_facet *facet)
{
	const char *none = strcmp(facet->facet, "year") == 0 ? N_("no date") : N_("no source");
	if (cli->out.format == &out_text)
		none = _(none);
	return facet->value.n > 0 ? facet->label : (pr_str){none, strlen(none)};
}

static void row_of_facet(struct row *row, const struct cli *cli, const pr_facet *facet)
{
	*row = (struct row){.n = 0};
	row_add(row, CELL_WORD, "facet", (pr_str){facet->facet, strlen(facet->facet)});
	row_add(row, CELL_TEXT, "value", facet->value);
	row_add(row, CELL_TEXT, "label", label_of(cli, facet));
	row_count(row, "articles", facet->articles);
}

static int each_facet(void *payload, const pr_facet *facet)
{
	struct cli *cli = payload;
	struct row row;
	if (strcmp(facet->facet, "month") == 0) /* years say it in a list that a person reads */
		return 0;
	row_of_facet(&row, cli, facet);
	return out_row(&cli->out, &row);
}

static pr_status print_facets(struct cli *cli, const pr_query *query)
{
	struct row names;
	row_of_facet(&names, cli, &(pr_facet){.facet = ""});
	out_begin(&cli->out, &names, facet_columns);
	pr_status status = pr_facets(cli->corpus, query, each_facet, cli, &cli->err);
	out_end(&cli->out, status);
	if (status == PR_OK && cli->out.rows == 0)
		cli_nothing_found(cli);
	return status;
}

static int each_line(void *payload, const char *line)
{
	struct cli *cli = payload;
	fprintf(cli->out.file, "%s\n", line);
	return !out_ok(&cli->out);
}

/* ── words ── */

static int each_suggestion(void *payload, pr_str word, pr_str better)
{
	(void)payload;
	say("%.*s: did you mean %.*s?", (int)word.n, word.p, (int)better.n, better.p);
	return 0;
}

static pr_status print(struct cli *cli, const pr_query *query)
{
	const struct options *o = &cli->opt;
	pr_status status = o->facets  ? print_facets(cli, query)
	                   : o->count ? print_count(cli, query)
	                              : hit_rows_print(cli, query);
	if (status == PR_OK && query->words[0])
		status = pr_suggest(cli->corpus, query->words, each_suggestion, cli, &cli->err);
	if (status == PR_OK && o->save)
		status = pr_watch_save(cli->corpus, o->save, query, &cli->err);
	if (status == PR_OK && o->save)
		say("saved as %s: `pressoir watch %s` tells what is new", o->save, o->save);
	return status;
}

pr_status cmd_search(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_query query;
	char *words;
	pr_status status = cli_format(cli, "text");
	if (status == PR_OK)
		status = filter_query(&query, &words, cli, 0);
	if (status != PR_OK)
		return status;
	query.limit = opt_count(o->limit, HITS);
	bool by_date = o->sort ? strcmp(o->sort, "date") == 0 : words[0] == '\0';
	query.once = !o->all;
	query.sort = by_date ? PR_SORT_DATE : PR_SORT_RANK;
	status = o->explain ? pr_explain(words, each_line, cli, &cli->err) : print(cli, &query);
	free(words);
	return status;
}
