/* help.c: prints help from the tables of commands and options, so that it cannot fall behind them. */
#include <string.h>

#include "cmd.h"
#include "glyph.h"
#include "intl.h"
#include "manual.h"
#include "say.h"

enum { HELP_AT = 34 }; /* [columns] where the help of an option begins */

static void put_padded(FILE *file, const char *s, int columns)
{
	int n = (int)glyph_count((pr_str){s, strlen(s)});
	fprintf(file, "%s%*s", s, n < columns ? columns - n : 1, "");
}

static void put_options(FILE *file, const char *heading, const struct opt *o)
{
	char spelled[80];
	fprintf(file, "\n%s\n", heading);
	for (; o->name; o++) {
		char letter[] = {'-', o->letter, ',', '\0'};
		snprintf(spelled, sizeof spelled, "  %-3s --%s%s%s", o->letter ? letter : "", o->name, o->value ? " " : "",
		         o->value ? _(o->value) : "");
		if (glyph_count((pr_str){spelled, strlen(spelled)}) < HELP_AT)
			put_padded(file, spelled, HELP_AT);
		else
			fprintf(file, "%s\n%*s", spelled, HELP_AT, "");
		fprintf(file, "%s\n", _(o->help));
	}
}

void help_guide(FILE *file)
{
	fputs(_("pressoir presses figures out of press articles: amounts, headcounts, dates, départements.\n\n"
	      "usage: pressoir COMMAND [options] …\n\n"), file);
	for (const struct command *c = commands; c->name; c++) {
		fputs("  ", file);
		put_padded(file, c->name, 10);
		fprintf(file, "%s\n", _(c->summary));
	}
	put_options(file, _("everywhere"), global_options);
	fputs(_("\nthe first minute\n"
	      "  pressoir load FOLDER                       fill the corpus\n"
	      "  pressoir search recrutement                find articles\n"
	      "  pressoir facts recrutement > facts.csv     take the facts home\n"
	      "  pressoir help COMMAND                      all options of a command\n"
	      "\nexit status: 0 done, 1 done but some input was rejected, 2 wrong usage, 3 failure\n"), file);
}

void help_put_formats(FILE *file)
{
	fputs("FORMAT ", file);
	for (const char *const *format = pr_input_formats(); *format; format++)
		fprintf(file, " %s", *format);
	putc('\n', file);
}

static void put_group(FILE *file, const struct opt *group, bool own)
{
	put_options(file, help_is_filters(group) ? _("filters") : own ? _("options") : _("reading"), group);
	if (group == read_options) {
		fputs("  ", file);
		help_put_formats(file);
	}
}

bool help_is_filters(const struct opt *group)
{
	return group->at == OPT_AT(sources);
}

void help_command(FILE *file, const struct command *command)
{
	fprintf(file, _("pressoir %s: %s\n\nusage: pressoir %s%s%s\n"), command->name, _(command->summary), command->name,
	        command->usage[0] ? " " : "", _(command->usage));
	if (command->details[0])
		fprintf(file, "\n%s", _(command->details));
	for (size_t i = 0; command->options[i]; i++)
		put_group(file, command->options[i], i == 0);
	put_options(file, _("everywhere"), global_options);
}

const struct opt help_options[] = {
	{0, "man", OPT_FLAG, OPT_AT(man), NULL, N_("the page of the manual, in roff")},
	{0, "completion", OPT_CHOICE, OPT_AT(completion), "bash|zsh|fish",
	 N_("what completes commands and options in this shell")},
	{0},
};

pr_status cmd_help(struct cli *cli)
{
	const struct options *o = &cli->opt;
	if (o->word_count > 1)
		return cli_usage(cli, "help takes one command");
	const struct command *about = o->word_count == 1 ? command_find(o->words[0]) : NULL;
	if (o->word_count == 1 && !about)
		return PR_USAGE;
	if (o->completion)
		complete_put(cli->out.file, o->completion);
	else if (o->man)
		manual_put(cli->out.file, about);
	else if (about)
		help_command(cli->out.file, about);
	else
		help_guide(cli->out.file);
	return PR_OK;
}
