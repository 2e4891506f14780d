/* cmd_verify.c: is the corpus sound? */
#include "cmd.h"
#include "intl.h"
#include "say.h"
#include "term.h"

pr_status cmd_verify(struct cli *cli)
{
	bool waits = term_is(stderr) && !cli->opt.quiet;
	if (waits)
		say_for_now(_("looking at the file, its indexes and every fact …"));
	pr_status status = pr_verify(cli->corpus, say_message, NULL, &cli->err);
	if (waits)
		say_for_now("");
	if (status == PR_OK)
		fprintf(cli->out.file, _("%s is sound\n"), pr_corpus_path(cli->corpus));
	return status;
}
