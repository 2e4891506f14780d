/* cmd_similar.c: articles like a given one, the most alike first. */
#include <stdlib.h>

#include "cmd.h"
#include "filter.h"
#include "hit_rows.h"
#include "intl.h"

const struct opt similar_options[] = {
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", N_("at most N articles; 20 if not given, 0: all")},
	{0, "all", OPT_FLAG, OPT_AT(all), NULL, N_("also those that are nearly the same as one shown before")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson|csv", N_("text if not given")},
	{0},
};

pr_status cmd_similar(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_query query;
	char *words;
	if (o->word_count != 1)
		return cli_usage(cli, "similar takes one article");
	pr_status status = cli_format(cli, "text");
	if (status == PR_OK)
		status = filter_query(&query, &words, cli, 1);
	if (status != PR_OK)
		return status;
	query.like = o->words[0];
	query.limit = opt_count(o->limit, HITS);
	query.once = !o->all;
	status = hit_rows_print(cli, &query);
	free(words);
	return status;
}
