/* cli.c: what several commands share: the options of reading, the choice of a format, what is said when nothing is
 * found. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "glyph.h"
#include "intl.h"
#include "say.h"
#include "term.h"

enum { STDIN_MAX = 16 << 20 }; /* [bytes] */

const struct opt read_options[] = {
	{0, "source", OPT_WORD, OPT_AT(source), N_("NAME"),
	 N_("source of the articles that name none; else their folder's name")},
	{0, "published", OPT_DAY, OPT_AT(published), N_("DAY"), N_("day of publication of the articles that tell none")},
	{0, "input", OPT_WORD, OPT_AT(input), "FORMAT", N_("format of the input; else told by its content")},
	{'j', "jobs", OPT_COUNT, OPT_AT(jobs), "N", N_("worker threads; else one a core")},
	{0},
};

pr_read_options cli_read_options(struct cli *cli)
{
	const struct options *o = &cli->opt;
	return (pr_read_options){
		.source = o->source,
		.published = o->published[0] ? o->published : NULL,
		.input = o->input,
		.jobs = cli_jobs(cli),
		.payload = &cli->progress,
		.progress = progress_step,
		.reject = progress_reject,
	};
}

unsigned cli_jobs(const struct cli *cli)
{
	enum { MOST = 256 };
	uint64_t jobs = opt_count(cli->opt.jobs, 0);
	return jobs > MOST ? MOST : (unsigned)jobs;
}

pr_status cli_usage(const struct cli *cli, const char *format, ...)
{
	char message[400];
	va_list values;
	va_start(values, format);
	vsnprintf(message, sizeof message, _(format), values);
	va_end(values);
	say_error("%s; see `pressoir help %s`", message, cli->command->name);
	return PR_USAGE;
}

/* The formats that the name of a file tells: those that every command has which writes one. */
static const struct ending {
	const char *ending, *format;
} endings[] = {
	{".csv", "csv"}, {".ndjson", "ndjson"}, {".jsonl", "ndjson"}, {".json", "json"}, {".xlsx", "xlsx"},
};

/* In small letters or capitals; wanted is in small ones. */
static bool is_spelled(const char *s, const char *wanted)
{
	while (*s && (*s >= 'A' && *s <= 'Z' ? *s + ('a' - 'A') : *s) == *wanted)
		s++, wanted++;
	return !*s && !*wanted;
}

static const char *format_by_name(const char *file, const char *fallback)
{
	const char *slash = strrchr(file, '/'), *ending = strrchr(slash ? slash : file, '.');
	for (size_t i = 0; ending && i < sizeof endings / sizeof endings[0]; i++)
		if (is_spelled(ending, endings[i].ending))
			return endings[i].format;
	if (ending && strcmp(fallback, "text") != 0)
		say("%s is written as %s; --format chooses another", file, fallback);
	return fallback;
}

pr_status cli_format(struct cli *cli, const char *fallback)
{
	const char *name = cli->opt.format;
	if (!name)
		name = cli->opt.output && !cli->opt.excel ? format_by_name(cli->opt.output, fallback) : fallback;
	if (cli->opt.excel && cli->opt.format && strcmp(name, "csv") != 0)
		return cli_usage(cli, "--excel goes with --format csv, not %s", name);
	cli->out.format = out_format_named(cli->opt.excel ? "csv" : name);
	cli->out.excel = cli->opt.excel;
	if (cli->out.format == &out_xlsx && term_is(cli->out.file))
		return cli_usage(cli, "a workbook is nothing for a terminal: write it to a file with -o FILE.xlsx");
	cli->out.colour = term_wants_colour(cli->out.file, cli->opt.color);
	cli->out.width = term_width(cli->out.file);
	return PR_OK;
}

void cli_heading(FILE *file, const char *english)
{
	const char *word = _(english);
	int n = (int)glyph_count((pr_str){word, strlen(word)});
	fprintf(file, "%s%*s", word, n < 10 ? 10 - n : 1, "");
}

void cli_nothing_found(struct cli *cli)
{
	uint64_t articles = 0;
	if (pr_count(cli->corpus, &(pr_query){0}, &articles, NULL) != PR_OK)
		return;
	if (articles == 0)
		say("the corpus %s is empty: fill it with `pressoir load FOLDER`", pr_corpus_path(cli->corpus));
	else
		say("nothing found");
}

static pr_status read_failed(struct cli *cli, const char *why)
{
	cli->err.status = PR_FAILED;
	snprintf(cli->err.message, sizeof cli->err.message, _("cannot read standard input: %s"), why);
	return PR_FAILED;
}

char *cli_read_stdin(struct cli *cli, size_t *size)
{
	size_t room = 1 << 16, n = 0, got;
	char *text = malloc(room);
	while (text && (got = fread(text + n, 1, room - n, stdin)) > 0) {
		n += got;
		if (n < room)
			continue;
		char *longer = room < STDIN_MAX ? realloc(text, room *= 2) : NULL;
		if (!longer)
			free(text);
		text = longer;
	}
	if (!text)
		read_failed(cli, _("it is longer than 16 MiB, or memory is out"));
	else if (ferror(stdin)) {
		free(text);
		text = NULL;
		read_failed(cli, _("an error occurred"));
	}
	*size = n;
	return text;
}
