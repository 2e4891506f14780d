/* cmd_extract.c: a filter: articles in, facts out, in the order of the input, without a corpus. */
#include <string.h>

#include "cmd.h"
#include "intl.h"
#include "say.h"
#include "term.h"

const struct opt extract_options[] = {
	{0, "format", OPT_CHOICE, OPT_AT(format), "ndjson|json|csv|xlsx", N_("ndjson if not given")},
	{0, "with-text", OPT_FLAG, OPT_AT(with_text), NULL, N_("each article, as normalised, before its facts (ndjson)")},
	{'o', "output", OPT_WORD, OPT_AT(output), N_("FILE"), N_("write to FILE")},
	{0, "excel", OPT_FLAG, OPT_AT(excel), NULL, N_("CSV that Excel in French opens by double-click")},
	{0},
};

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct cli *cli = payload;
	struct row row;
	if (cli->opt.with_text) {
		row_of_text(&row, article);
		if (out_row(&cli->out, &row) != 0)
			return 1;
	}
	for (size_t i = 0; i < count; i++) {
		row_of_fact(&row, article, &facts[i]);
		if (out_row(&cli->out, &row) != 0)
			return 1;
	}
	return 0;
}

pr_status cmd_extract(struct cli *cli)
{
	static const char *const standard_input[] = {"-"};
	const struct options *o = &cli->opt;
	const char *const *paths = o->word_count > 0 ? o->words : standard_input;
	size_t count = o->word_count > 0 ? o->word_count : 1;
	pr_read_options options = cli_read_options(cli);
	struct row names;
	pr_status status = cli_format(cli, "ndjson");
	if (status == PR_OK && o->with_text && cli->out.format != &out_json && cli->out.format != &out_json_array)
		status = cli_usage(cli, "--with-text goes with --format ndjson");
	if (status != PR_OK)
		return status;
	if (o->word_count == 0 && term_is(stdin))
		say("reading an article from the terminal; Ctrl-D ends it");
	row_of_fact(&names, &(pr_article){0}, &(pr_fact){0});
	out_begin(&cli->out, &names, NULL);
	progress_begin(&cli->progress, term_is(stderr) && !term_is(cli->out.file) && !o->quiet);
	status = pr_extract(cli->rules, paths, count, &options, each_article, cli, &cli->err);
	progress_end(&cli->progress);
	out_end(&cli->out, status);
	return status;
}
