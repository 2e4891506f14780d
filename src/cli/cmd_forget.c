/* cmd_forget.c: takes an article, or all of a source, out of the corpus. */
#include <inttypes.h>

#include "cmd.h"
#include "intl.h"

const struct opt forget_options[] = {
	{0, "source", OPT_LIST, OPT_AT(sources), "S", N_("all articles of this source")},
	{0},
};

pr_status cmd_forget(struct cli *cli)
{
	const struct options *o = &cli->opt;
	const char *article = o->word_count == 1 ? o->words[0] : NULL, *source = o->sources ? o->sources[0] : NULL;
	uint64_t removed = 0;
	if (o->word_count > 1 || !article == !source || (source && o->sources[1]))
		return cli_usage(cli, "forget takes one article, or --source S");
	pr_status status = pr_forget(cli->corpus, article, source, &removed, &cli->err);
	if (status == PR_OK)
		fprintf(cli->out.file, intl_plural("%" PRIu64 " article removed\n", "%" PRIu64 " articles removed\n", removed),
		        removed);
	return status;
}
