/* cmd_export.c: the same rows for other programs, to stdout or to a file that appears when it is whole. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "fact_rows.h"
#include "filter.h"

const struct opt export_options[] = {
	{'o', "output", OPT_WORD, OPT_AT(output), "FILE", "write to FILE"},
	{0, "format", OPT_CHOICE, OPT_AT(format), "csv|ndjson|json|xlsx",
	 "else as FILE ends, else csv for facts and ndjson for articles"},
	{0, "excel", OPT_FLAG, OPT_AT(excel), NULL, "CSV that Excel in French opens by double-click"},
	{0, "with-residue", OPT_FLAG, OPT_AT(with_residue), NULL, "articles with what is no part of them (menus, forms …)"},
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", "at most N rows; else all"},
	{0},
};

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct cli *cli = payload;
	struct row row;
	(void)facts, (void)count;
	row_of_article(&row, article, cli->opt.with_residue);
	return out_row(&cli->out, &row);
}

static pr_status print_articles(struct cli *cli, size_t from)
{
	struct row names;
	pr_query query;
	char *words;
	pr_status status = filter_query(&query, &words, cli, from);
	if (status != PR_OK)
		return status;
	row_of_article(&names, &(pr_article){0}, cli->opt.with_residue);
	out_begin(&cli->out, &names, NULL);
	status = pr_articles(cli->corpus, &query, each_article, cli, &cli->err);
	out_end(&cli->out);
	free(words);
	return status;
}

pr_status cmd_export(struct cli *cli)
{
	const struct options *o = &cli->opt;
	const char *what = o->word_count > 0 ? o->words[0] : "";
	bool articles = strcmp(what, "articles") == 0;
	size_t from = articles || strcmp(what, "facts") == 0;
	pr_status status = cli_format(cli, articles ? "ndjson" : "csv");
	if (status == PR_OK && o->with_residue && !articles)
		status = cli_usage(cli, "--with-residue goes with `export articles`");
	if (status != PR_OK)
		return status;
	return articles ? print_articles(cli, from) : fact_rows_print(cli, from);
}
