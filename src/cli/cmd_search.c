/* cmd_search.c: articles, the best first; the newest first where no word tells good from better. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "filter.h"

enum { HITS = 20 }; /* without -n */

const struct opt search_options[] = {
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", "at most N articles; 20 if not given, 0: all"},
	{0, "sort", OPT_CHOICE, OPT_AT(sort), "rank|date", "the best first, or the newest"},
	{0, "all", OPT_FLAG, OPT_AT(all), NULL, "also those that are nearly the same as one shown before"},
	{0, "count", OPT_FLAG, OPT_AT(count), NULL, "only how many there are"},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson|csv", "text if not given"},
	{0},
};

struct hits {
	struct cli *cli;
	uint64_t rank;
};

static int each_hit(void *payload, const pr_hit *hit)
{
	struct hits *hits = payload;
	struct row row;
	row_of_hit(&row, hit, ++hits->rank);
	return out_row(&hits->cli->out, &row);
}

static pr_status print_count(struct cli *cli, const pr_query *query)
{
	uint64_t count = 0;
	pr_status status = pr_count(cli->corpus, query, &count, &cli->err);
	if (status == PR_OK)
		fprintf(cli->out.file, "%" PRIu64 "\n", count);
	return status;
}

static pr_status print_hits(struct cli *cli, const pr_query *query)
{
	struct hits hits = {cli, 0};
	struct row names;
	row_of_hit(&names, &(pr_hit){0}, 0);
	out_begin(&cli->out, &names, NULL);
	pr_status status = pr_search(cli->corpus, query, each_hit, &hits, &cli->err);
	out_end(&cli->out);
	if (status == PR_OK && hits.rank == 0)
		cli_nothing_found(cli);
	return status;
}

pr_status cmd_search(struct cli *cli)
{
	pr_query query;
	char *words;
	pr_status status = cli_format(cli, "text");
	if (status == PR_OK)
		status = filter_query(&query, &words, cli, 0);
	if (status != PR_OK)
		return status;
	query.limit = opt_count(cli->opt.limit, HITS);
	bool by_date = cli->opt.sort ? strcmp(cli->opt.sort, "date") == 0 : words[0] == '\0';
	query.once = !cli->opt.all;
	query.sort = by_date ? PR_SORT_DATE : PR_SORT_RANK;
	status = cli->opt.count ? print_count(cli, &query) : print_hits(cli, &query);
	free(words);
	return status;
}
