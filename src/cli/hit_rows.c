/* hit_rows.c: see hit_rows.h. */
#include "hit_rows.h"

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

pr_status hit_rows_print(struct cli *cli, const pr_query *query)
{
	struct hits hits = {cli, 0};
	struct row names;
	row_of_hit(&names, &(pr_hit){0}, 0);
	out_begin(&cli->out, &names, NULL);
	pr_status status = pr_search(cli->corpus, query, each_hit, &hits, &cli->err);
	out_end(&cli->out, status);
	if (status == PR_OK && hits.rank == 0)
		cli_nothing_found(cli);
	return status;
}
