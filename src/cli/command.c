/* command.c: the table of commands, from which main runs them, help.c describes them and an unknown one finds its
 * neighbour. A new command is one file, cmd_NAME.c, and one entry here. */
#include <string.h>

#include "cli.h"
#include "cmd.h"
#include "filter.h"
#include "intl.h"
#include "say.h"

const struct opt global_options[] = {
	{'d', "corpus", OPT_WORD, OPT_AT(corpus), N_("FILE"), N_("the corpus; else $PRESSOIR_DB, else your own")},
	{0, "rules", OPT_WORD, OPT_AT(rules), N_("DIR"), N_("the rules; else $PRESSOIR_RULES, else the installed ones")},
	{'q', "quiet", OPT_FLAG, OPT_AT(quiet), NULL, N_("only errors and rejected inputs on standard error")},
	{'v', "verbose", OPT_FLAG, OPT_AT(verbose), NULL, N_("more about what is done")},
	{0, "color", OPT_CHOICE, OPT_AT(color), "auto|always|never", N_("auto: on a terminal, unless NO_COLOR is set")},
	{'h', "help", OPT_FLAG, OPT_AT(help), NULL, N_("this help")},
	{0, "version", OPT_FLAG, OPT_AT(version), NULL, N_("the version of pressoir")},
	{0},
};

static const char query_language[] =
	N_("The best come first; without QUERY, the newest. A word finds all its forms: travail, travaux.\n\n"
	"  recrutement éducateur           both words (ET, AND)\n"
	"  recrutement OU embauche         one of them (OR)\n"
	"  recrutement SAUF stage          the first without the second (NOT, -stage)\n"
	"  (a OU b) SAUF (c d)             parentheses hold together\n"
	"  \"travailleur social\"            these words in this order\n"
	"  plan PROCHE/5 recrutement       at most five words between them (NEAR/5)\n"
	"  recrut*   =recrute   recruter+  words that begin so; this form only; the whole family\n"
	"  titre:a   chapô:a   texte:a     in the title; the lead; lead or body; also titre:(a OU b)\n"
	"  source:\"le monde\"  auteur:lys   words of the name; =… the whole name, lib* its beginning\n"
	"  date:2011..2013                 published: 2011, 2011-03, 31/03/2011, 2011.., ..2013, >=2011\n"
	"  dept:93   kind:amount           articles with such a fact; dept: takes a code or a name\n"
	"  montant:>1M€   effectif:100..200  articles with such an amount or headcount: k€, M€, Md€, >=, <, =\n\n"
	"ET OU SAUF PROCHE are capitals. Of `facts`, dept: kind: montant: effectif: say what the fact itself is.\n");

const struct command commands[] = {
	{"load", cmd_load, NEEDS_RULES | NEEDS_WRITE | TAKES_WORDS | WANTS_WORDS | PATHS,
	 N_("[options] PATH…"),
	 N_("put files, folders, archives or standard input (-) into the corpus"),
	 N_("Loading again changes nothing; a changed article replaces its older self.\n"
	 "What is rejected is named with its reason, the rest is loaded, and the exit status is 1.\n"),
	 {load_options, read_options}},
	{"search", cmd_search, NEEDS_READ | TAKES_WORDS, N_("[options] [QUERY…]"),
	 N_("find articles"), query_language, {search_options, filter_options}},
	{"similar", cmd_similar, NEEDS_READ | TAKES_WORDS, "[options] ARTICLE",
	 N_("find articles like one"),
	 N_("ARTICLE is its name, the end of its path, or its number in the corpus (no. 12). It is left out, and so are those\n"
	 "that are nearly the same.\n"), {similar_options, filter_options}},
	{"watch", cmd_watch, NEEDS_READ | NEEDS_WRITE | TAKES_WORDS, N_("[options] [NAME…]"),
	 N_("what saved queries find that is new"),
	 N_("`pressoir search --save NAME QUERY` saves one. Each is asked for the articles that were loaded since it was last\n"
	 "asked; without NAME, all are.\n"), {watch_options}},
	{"facts", cmd_facts, NEEDS_READ | TAKES_WORDS, N_("[options] [QUERY…]"),
	 N_("list facts: a table on a terminal, CSV elsewhere"),
	 N_("QUERY is looked for in the sentence of each fact; `pressoir help search` tells how it is written.\n"
	 "A spreadsheet reads the code 01 of a CSV as the number 1, and `3 mars` as a day of this year: -o FILE.xlsx has every\n"
	 "cell as what it is, and so has a CSV whose columns of text are imported as text.\n"),
	 {facts_options, filter_options}},
	{"export", cmd_export, NEEDS_READ | TAKES_WORDS, N_("[options] [facts|articles] [QUERY…]"),
	 N_("write facts or articles for other programs"),
	 N_("FILE, or the folder, appears when all of it is written. A folder must not be there before.\n"
	 "A spreadsheet reads the code 01 of a CSV as the number 1, and `3 mars` as a day of this year: -o FILE.xlsx has every\n"
	 "cell as what it is, and so has a CSV whose columns of text are imported as text.\n"),
	 {export_options, filter_options}},
	{"extract", cmd_extract, NEEDS_RULES | TAKES_WORDS | PATHS, N_("[options] [PATH…|-]"),
	 N_("a filter: articles in, facts out, without a corpus"),
	 N_("Reads standard input where no PATH is given. Facts come in the order of the input.\n"),
	 {extract_options, read_options}},
	{"show", cmd_show, NEEDS_READ | TAKES_WORDS, "[options] ARTICLE",
	 N_("show one article, its facts marked in place"),
	 N_("ARTICLE is its name, the end of its path, or its number in the corpus (no. 12).\n"), {show_options}},
	{"rules", cmd_rules, NEEDS_RULES | TAKES_WORDS, N_("[options] check | list | explain TEXT…"),
	 N_("check the rules against their examples, list them, explain a text"),
	 N_("`check` runs every example of every rule; `explain` tells what became of each match of each rule in TEXT\n"
	 "(-: standard input).\n"), {rules_options}},
	{"status", cmd_status, NEEDS_READ, "[options]",
	 N_("what the corpus holds, and what was rejected"), "", {status_options}},
	{"serve", cmd_serve, NEEDS_READ, "[options]",
	 N_("the search in a browser, on this machine alone"),
	 N_("Prints the address and serves it until it is interrupted (Ctrl-C). Only this machine can open it.\n"),
	{serve_options}},
	{"verify", cmd_verify, NEEDS_READ, "", N_("check the file, its indexes and every fact"), "", {NULL}},
	{"rebuild", cmd_rebuild, NEEDS_RULES | NEEDS_READ | NEEDS_WRITE, "[options]",
	 N_("make facts and indexes again, after a change of rules"), "", {rebuild_options}},
	{"forget", cmd_forget, NEEDS_READ | NEEDS_WRITE | TAKES_WORDS, "ARTICLE | --source S",
	 N_("remove an article, or all of a source"), "", {forget_options}},
	{"doctor", cmd_doctor, NEEDS_NOTHING, "", N_("check libraries, locale, rules, corpus and room on the disk"),
	 N_("A line a finding: `ok`, `note` (good to know), or `FAULT`, of which one makes the exit status 3.\n"), {NULL}},
	{"help", cmd_help, TAKES_WORDS, N_("[COMMAND]"), N_("this list, or the help of a command"), "", {help_options}},
	{0},
};

const struct command *command_find(const char *name)
{
	struct nearest near = {name, NULL, 0};
	for (const struct command *c = commands; c->name; c++) {
		if (strcmp(c->name, name) == 0)
			return c;
		nearest_try(&near, c->name);
	}
	if (near.name)
		say_error("there is no command `%s`; did you mean `%s`?", name, near.name);
	else
		say_error("there is no command `%s`; `pressoir help` lists them", name);
	return NULL;
}
