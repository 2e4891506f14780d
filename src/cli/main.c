/* main.c: from the words of the command line to an exit status. Reads the options, opens what the command needs, runs
 * it, closes all of it again and says what went wrong: the one place where the program begins and ends. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "interrupt.h"
#include "intl.h"
#include "say.h"

static pr_status check_words(struct cli *cli)
{
	const struct options *o = &cli->opt;
	unsigned needs = cli->command->needs;
	if (o->help)
		return PR_OK;
	if (o->word_count > 0 && !(needs & TAKES_WORDS))
		return cli_usage(cli, "`%s` takes no such word as '%s'", cli->command->name, o->words[0]);
	for (size_t i = 0; i < o->word_count && (needs & PATHS); i++)
		if (!o->words[i][0])
			return cli_usage(cli, "a path is empty; name a file, a folder, or - for standard input");
	return PR_OK;
}

static pr_status read_arguments(struct cli *cli, int argc, char **argv)
{
	const struct opt *groups[5] = {global_options};
	int at = 1;
	pr_status status = opt_read(&cli->opt, groups, argc, argv, &at, true);
	if (status != PR_OK || at == argc)
		return status;
	cli->command = command_find(argv[at++]);
	if (!cli->command)
		return PR_USAGE;
	for (size_t i = 0; cli->command->options[i]; i++)
		groups[i + 1] = cli->command->options[i];
	status = opt_read(&cli->opt, groups, argc, argv, &at, false);
	return status == PR_OK ? check_words(cli) : status;
}

/* What changes a corpus that must exist is first opened for reading, which creates nothing. */
static pr_status open_corpus(struct cli *cli, unsigned needs)
{
	pr_status status = PR_OK;
	if (needs & NEEDS_READ)
		status = pr_corpus_open(&cli->corpus, cli->opt.corpus, PR_READ, &cli->err);
	if (status != PR_OK || !(needs & NEEDS_WRITE))
		return status;
	pr_corpus_close(cli->corpus);
	cli->corpus = NULL;
	return pr_corpus_open(&cli->corpus, cli->opt.corpus, PR_WRITE, &cli->err);
}

/* What the command needs, with its options. */
static unsigned needs_of(const struct cli *cli)
{
	unsigned needs = cli->command->needs;
	if (cli->opt.explain || ((needs & WANTS_WORDS) && cli->opt.word_count == 0))
		return NEEDS_NOTHING;
	if (cli->opt.save)
		needs |= NEEDS_WRITE;
	return cli->opt.dry_run ? needs & ~(unsigned)NEEDS_WRITE : needs;
}

static pr_status open_needs(struct cli *cli)
{
	unsigned needs = needs_of(cli);
	pr_status status = PR_OK;
	if (needs & NEEDS_RULES)
		status = pr_rules_open(&cli->rules, cli->opt.rules, &cli->err);
	if (status == PR_OK && cli->rules)
		say_more("rules: version %s", pr_rules_version(cli->rules));
	if (status == PR_OK && (needs & (NEEDS_READ | NEEDS_WRITE)))
		status = open_corpus(cli, needs);
	if (status == PR_OK && cli->corpus)
		say_more("corpus: %s", pr_corpus_path(cli->corpus));
	return status;
}

static pr_status run_command(struct cli *cli)
{
	bool folder = cli->opt.format && strcmp(cli->opt.format, out_txm.name) == 0; /* which the command makes itself */
	pr_status status = out_open(&cli->out, folder ? NULL : cli->opt.output, &cli->err);
	if (status == PR_OK)
		status = open_needs(cli);
	return status == PR_OK ? cli->command->run(cli) : status;
}

static pr_status run(struct cli *cli, int argc, char **argv)
{
	pr_status status = read_arguments(cli, argc, argv);
	say_setup(cli->opt.quiet, cli->opt.verbose);
	if (status == PR_OK && cli->opt.log && out_is_database(cli->opt.log))
		return cli_usage(cli, "the log %s is a corpus, or another database; name another file", cli->opt.log);
	if (status == PR_OK && cli->opt.log && !say_open_log(cli->opt.log)) {
		say_error("cannot write the log %s: %s; name another file", cli->opt.log, strerror(errno));
		return PR_FAILED;
	}
	if (status != PR_OK)
		return status;
	if (cli->opt.version)
		printf("pressoir %s\n", PR_VERSION);
	else if (cli->opt.help && cli->command)
		help_command(stdout, cli->command);
	else if (cli->opt.help)
		help_guide(stdout);
	else if (cli->command)
		return run_command(cli);
	else {
		help_guide(stderr);
		return PR_USAGE;
	}
	return PR_OK;
}

/* The results are complete only when they are written: a full disk is a failure, a reader who left is none. */
static int finish(struct cli *cli, pr_status status)
{
	bool done = status == PR_OK || status == PR_REJECTED;
	if (!done && status != PR_STOPPED && cli->err.message[0])
		say_error("%s", cli->err.message);
	pr_err err = {0};
	pr_status written = out_close(&cli->out, done, &err);
	if (written == PR_OK && cli->out.cut > 0)
		say("%llu cells were longer than a spreadsheet allows (32,767 characters) and are cut; "
		    "--format csv has them whole",
		    (unsigned long long)cli->out.cut);
	if (written == PR_FAILED) {
		say_error("%s", err.message);
		return PR_FAILED;
	}
	return status == PR_STOPPED ? PR_OK : (int)status;
}

/* A file that is opened as 0, 1 or 2, where the caller closed these, would be taken for standard input or output: each
 * gets something that can do neither what it is for nor any harm. */
static void keep_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

int main(int argc, char **argv)
{
	struct cli cli = {.out.file = stdout};
	keep_standard_files();
	intl_setup();
	signal(SIGPIPE, SIG_IGN); /* a write that cannot be done is told by write(), where it can be handled */
	signal(SIGXFSZ, SIG_IGN);
	int status = finish(&cli, run(&cli, argc, argv));
	pr_corpus_close(cli.corpus);
	pr_rules_close(cli.rules);
	if (!say_close_log())
		say_error("the log is not whole: %s; make room, or name another file", cli.opt.log);
	opt_free(&cli.opt);
	interrupt_end();
	return status;
}
