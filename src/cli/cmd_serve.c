/* cmd_serve.c: the search in a browser, until a signal ends it. */
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>

#include "cmd.h"
#include "intl.h"
#include "web.h"

const struct opt serve_options[] = {
	{0, "port", OPT_COUNT, OPT_AT(port), "N", N_("the port; 8064 if not given, 0: a free one")},
	{0},
};

/* Threads inherit what is blocked: the signals that end the program reach this one alone, when it waits for them. */
static void hold_signals(sigset_t *ends)
{
	sigemptyset(ends);
	sigaddset(ends, SIGINT);
	sigaddset(ends, SIGTERM);
	pthread_sigmask(SIG_BLOCK, ends, NULL);
}

pr_status cmd_serve(struct cli *cli)
{
	uint64_t port = opt_count(cli->opt.port, WEB_PORT);
	struct web *web = NULL;
	sigset_t ends;
	int signal;
	if (port > UINT16_MAX)
		return cli_usage(cli, "--port takes a number up to 65535");
	hold_signals(&ends);
	pr_status status = web_start(&web, pr_corpus_path(cli->corpus), (unsigned)port, &cli->err);
	if (status == PR_OK) {
		fprintf(cli->out.file, "http://127.0.0.1:%u/\n", web_port(web));
		if (fflush(cli->out.file) == 0) /* else nobody knows it */
			sigwait(&ends, &signal);
	}
	web_stop(web);
	return status;
}
