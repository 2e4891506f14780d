/* cli.h: what every command is given, and the table that names them all.
 *
 *     argv ─opt─▶ options ─main opens what the command needs─▶ run ─▶ rows on stdout, words on stderr
 *
 * A command only fills pr_ structures and hands rows to out.h: main alone opens, closes and chooses the exit status, so
 * that a command is short and forgets nothing. The program sees include/pressoir.h and nothing else of the library. */
#ifndef CLI_H
#define CLI_H

#include "opt.h"
#include "out.h"
#include "progress.h"

enum needs {
	NEEDS_NOTHING = 0,
	NEEDS_RULES = 1,
	NEEDS_READ = 2,  /* the corpus, which must exist */
	NEEDS_WRITE = 4, /* the corpus, to change it; alone, it is created where there is none */
	TAKES_WORDS = 8, /* arguments that are no options */
	WANTS_WORDS = 16, /* at least one of them: without, it says so, and nothing is opened */
	PATHS = 32 /* they are paths, of which none is empty, as an unset variable of a shell would be */
};

struct cli;
struct command {
	const char *name;
	pr_status (*run)(struct cli *cli);
	unsigned needs;
	const char *usage;   /* after `pressoir NAME ` */
	const char *summary; /* one line of the list */
	const char *details; /* for its own help; may be "" */
	const struct opt *options[3]; /* its own, then shared groups; NULL-terminated */
};

extern const struct command commands[]; /* ends with a line without a name */
extern const struct opt global_options[];
const struct command *command_find(const char *name); /* says what is near when there is none, and returns NULL */

struct cli {
	const struct command *command; /* NULL: none was named */
	struct options opt;
	struct out out;
	struct progress progress;
	pr_rules *rules;   /* as the command needs */
	pr_corpus *corpus; /* as the command needs */
	pr_err err;        /* what a pr_ function says; main prints it */
};

/* A wrong use of this command: says so, and where its help is. Always PR_USAGE. */
pr_status cli_usage(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The options of reading, and what they say, with callbacks that show progress and name each rejected input. */
extern const struct opt read_options[];
pr_read_options cli_read_options(struct cli *cli);
unsigned cli_jobs(const struct cli *cli);

/* Chooses the format: --format, else as the FILE of -o ends, else fallback. PR_USAGE when --excel is asked of another
 * than CSV. */
pr_status cli_format(struct cli *cli, const char *fallback);

/* The name of a line, in the language of the person, and blanks up to where its value stands. */
void cli_heading(FILE *file, const char *english);

/* Says why no row came out: an empty corpus, or nothing in it that the words and filters want. */
void cli_nothing_found(struct cli *cli);

/* All of standard input, less than 16 MiB; NULL with cli->err filled. Yours to free. */
char *cli_read_stdin(struct cli *cli, size_t *size);

void help_guide(FILE *file);                                  /* what the program is, its commands, the first minute */
void help_command(FILE *file, const struct command *command); /* one command, all its options */
bool help_is_filters(const struct opt *group);                /* a group after a command's own: filters, or of reading */
void help_put_formats(FILE *file);                            /* those of the input, in a line */

#endif
