/* cmd_rebuild.c: facts and indexes again from the stored text, after a change of rules. */
#include <inttypes.h>

#include "cmd.h"
#include "intl.h"
#include "say.h"
#include "term.h"

const struct opt rebuild_options[] = {
	{0, "log", OPT_WORD, OPT_AT(log), N_("FILE"), N_("add what is said to FILE, each line with its time")},
	{'j', "jobs", OPT_COUNT, OPT_AT(jobs), "N", N_("worker threads; else one a core")},
	{0},
};

pr_status cmd_rebuild(struct cli *cli)
{
	pr_read_options options = cli_read_options(cli);
	pr_progress sum = {0};
	progress_begin(&cli->progress, term_is(stderr) && !cli->opt.quiet);
	pr_status status = pr_rebuild(cli->corpus, cli->rules, &options, &sum, &cli->err);
	progress_end(&cli->progress);
	if (status == PR_OK)
		say(intl_plural("%" PRIu64 " article rebuilt", "%" PRIu64 " articles rebuilt", sum.inputs), sum.inputs);
	return status;
}
