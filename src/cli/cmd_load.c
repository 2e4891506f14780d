/* cmd_load.c: files, folders, archives, standard input → the corpus. */
#include <inttypes.h>

#include "cmd.h"
#include "say.h"
#include "term.h"

static void say_sum(const struct cli *cli, const pr_progress *p)
{
	uint64_t in = p->loaded + p->unchanged + p->duplicate + p->rejected;
	say("%" PRIu64 " in = %" PRIu64 " loaded + %" PRIu64 " unchanged + %" PRIu64 " duplicate + %" PRIu64 " rejected",
	    in, p->loaded, p->unchanged, p->duplicate, p->rejected);
	say_more("%.1f s", progress_seconds(&cli->progress));
}

pr_status cmd_load(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_read_options options = cli_read_options(cli);
	pr_progress sum = {0};
	if (o->word_count == 0)
		return cli_usage(cli, "load what? name files, folders, archives, or - for standard input");
	progress_begin(&cli->progress, term_is(stderr) && !o->quiet);
	pr_status status = pr_load(cli->corpus, cli->rules, o->words, o->word_count, &options, &sum, &cli->err);
	progress_end(&cli->progress);
	if (status != PR_USAGE)
		say_sum(cli, &sum);
	return status;
}
