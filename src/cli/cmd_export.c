/* cmd_export.c: the same rows for other programs, to stdout, or to a file or a folder that appears when it is whole. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "fact_rows.h"
#include "filter.h"
#include "folder.h"
#include "intl.h"
#include "package.h"

const struct opt export_options[] = {
	{'o', "output", OPT_WORD, OPT_AT(output), N_("FILE"), N_("write to FILE; of txm, a folder")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "csv|ndjson|json|xlsx|txm|iramuteq",
	 N_("else as FILE ends, else csv for facts and ndjson for articles")},
	{0, "excel", OPT_FLAG, OPT_AT(excel), NULL, N_("CSV that Excel in French opens by double-click")},
	{0, "with-residue", OPT_FLAG, OPT_AT(with_residue), NULL,
	 N_("articles with what is no part of them (menus, forms …)")},
	{0, "package", OPT_WORD, OPT_AT(package), N_("DIR"), N_("facts, articles and sources as a data package, a folder")},
	{0, "created", OPT_DAY, OPT_AT(created), N_("DAY"),
	 N_("the day that the package says it was made on; else it says none")},
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", N_("at most N rows; else all")},
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
	out_end(&cli->out, status);
	free(words);
	return status;
}

/* A folder of files, and what lists them. */
static pr_status write_folder(struct cli *cli, size_t from)
{
	struct folder folder;
	FILE *before = cli->out.file;
	pr_status status = folder_open(&folder, cli->opt.output, &cli->err);
	if (status == PR_OK && (cli->out.file = folder_file(&folder, "metadata.csv"))) {
		cli->out.folder = &folder;
		status = print_articles(cli, from);
		folder_end(&folder, cli->out.file);
	}
	cli->out.file = before;
	cli->out.folder = NULL;
	pr_status closed = folder_close(&folder, status == PR_OK || folder.failure, &cli->err);
	return closed == PR_OK ? status : closed;
}

static pr_status check_words(struct cli *cli, bool articles)
{
	const struct options *o = &cli->opt;
	bool of_texts = cli->out.format == &out_txm || cli->out.format == &out_iramuteq;
	if (o->package && (o->output || o->format || o->excel))
		return cli_usage(cli, "--package DIR stands without -o, --format and --excel");
	if (o->created[0] && !o->package)
		return cli_usage(cli, "--created goes with --package");
	if (o->with_residue && (!articles || o->package))
		return cli_usage(cli, "--with-residue goes with `export articles`");
	if (of_texts && !articles)
		return cli_usage(cli, "--format %s goes with `export articles`", o->format);
	if (cli->out.format == &out_txm && !o->output)
		return cli_usage(cli, "txm is a folder of files: name it with -o DIR");
	return PR_OK;
}

pr_status cmd_export(struct cli *cli)
{
	const struct options *o = &cli->opt;
	const char *what = o->word_count > 0 ? o->words[0] : "";
	bool articles = strcmp(what, "articles") == 0;
	size_t from = articles || strcmp(what, "facts") == 0;
	pr_status status = cli_format(cli, articles ? "ndjson" : "csv");
	if (status == PR_OK)
		status = check_words(cli, articles);
	if (status != PR_OK)
		return status;
	if (o->package)
		return package_write(cli, o->package, from);
	if (cli->out.format == &out_txm)
		return write_folder(cli, from);
	return articles ? print_articles(cli, from) : fact_rows_print(cli, from);
}
