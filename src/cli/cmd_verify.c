/* cmd_verify.c: is the corpus sound? */
#include "cmd.h"
#include "intl.h"
#include "say.h"

pr_status cmd_verify(struct cli *cli)
{
	pr_status status = pr_verify(cli->corpus, say_message, NULL, &cli->err);
	if (status == PR_OK)
		fprintf(cli->out.file, _("%s is sound\n"), pr_corpus_path(cli->corpus));
	return status;
}
