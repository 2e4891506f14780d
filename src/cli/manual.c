/* manual.c: pages of the manual, pressoir(1) and one a command, printed from the tables as help is. What the tables do
 * not say (files, environment, examples) stands in the fragments here. */
#include "manual.h"

#include <string.h>

#define CHANGED "2026-11-29" /* these pages; no clock is asked, so that a build can be repeated */

/* ── roff ── */

/* Text in roff: a backslash is told as such, a dash is that of an option, a control character never begins a line. */
static void put_text(FILE *file, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i == 0 && (s[i] == '.' || s[i] == '\''))
			fputs("\\&", file);
		if (s[i] == '\\')
			fputs("\\e", file);
		else if (s[i] == '-')
			fputs("\\-", file);
		else if (s[i] == '`')
			fputs("\\(ga", file);
		else
			putc(s[i], file);
	}
}

static void put_word(FILE *file, const char *s)
{
	put_text(file, s, strlen(s));
}

static void put_heading(FILE *file, const char *heading)
{
	fprintf(file, ".SH %s\n", heading);
}

/* Lines that are indented are shown as they are, others are paragraphs; blank lines part them. */
static void put_prose(FILE *file, const char *s)
{
	bool literal = false, parted = false, first = true;
	while (*s) {
		size_t n = strcspn(s, "\n");
		bool indented = n > 0 && *s == ' ';
		if (indented != literal && n > 0)
			fputs(!indented ? ".fi\n.PP\n" : first ? ".nf\n" : ".PP\n.nf\n", file);
		else if (parted && n > 0 && !indented)
			fputs(".PP\n", file);
		parted = n == 0;
		first = false;
		literal = n > 0 ? indented : literal;
		if (n > 0) {
			put_text(file, s, n);
			putc('\n', file);
		}
		s += n + (s[n] == '\n');
	}
	if (literal)
		fputs(".fi\n", file);
}

/* ── options ── */

static void put_options(FILE *file, const char *heading, const struct opt *o)
{
	put_heading(file, heading);
	for (; o->name; o++) {
		fputs(".TP\n", file);
		if (o->letter)
			fprintf(file, "\\fB\\-%c\\fR, ", o->letter);
		fputs("\\fB\\-\\-", file);
		put_word(file, o->name);
		fputs("\\fR", file);
		if (o->value) {
			fputs(" \\fI", file);
			put_word(file, o->value);
			fputs("\\fR", file);
		}
		putc('\n', file);
		put_word(file, o->help);
		putc('\n', file);
	}
}

/* ── what the tables do not say ── */

static const struct fragment {
	const char *command, *examples;
} fragments[] = {
	{"load", "  pressoir load press/\n  pressoir load --source \"Le Monde\" --published 2021-03-31 pasted.txt\n"
	         "  pressoir load --dry-run exports.zip\n  zcat articles.ndjson.gz | pressoir load -\n"},
	{"search", "  pressoir search recrutement éducateur --since 2020\n"
	           "  pressoir search '\"travail social\" SAUF stage' --sort date\n"
	           "  pressoir search --facets montant:\\>1M€\n  pressoir search --save veille recrutement\n"},
	{"facts", "  pressoir facts --kind amount --min 1000000 --department Sarthe\n"
	          "  pressoir facts recrutement --excel > facts.csv\n  pressoir facts --grouped -o figures.xlsx\n"},
	{"export", "  pressoir export facts -o facts.xlsx\n  pressoir export --package published/ --created 2024-05-06\n"
	           "  pressoir export articles recrutement --format txm -o for-txm\n"
	           "  pressoir export articles --format iramuteq -o corpus.txt\n"},
	{"extract", "  pressoir extract article.html\n"
	            "  echo \"La ville recrute 450 agents.\" | pressoir extract --format csv -\n"},
	{"rules", "  pressoir rules check\n  pressoir rules explain \"La gare du Nord recrute 350 agents.\"\n"},
	{"forget", "  pressoir forget second-tour-nyons.txt\n  pressoir forget --source \"Le Monde\"\n"},
};

static void put_examples(FILE *file, const char *command)
{
	for (size_t i = 0; i < sizeof fragments / sizeof fragments[0]; i++)
		if (strcmp(fragments[i].command, command) == 0) {
			put_heading(file, "EXAMPLES");
			put_prose(file, fragments[i].examples);
		}
}

static void put_ends(FILE *file)
{
	put_heading(file, "EXIT STATUS");
	fputs(".TP\n0\ndone\n.TP\n1\ndone, but some input was rejected; each is named with its reason\n"
	      ".TP\n2\nwrong usage, an unknown option, a mistake in a rule, a bad query: nothing was done\n"
	      ".TP\n3\nfailure (disk, database, memory): nothing is half\\-written\n", file);
	put_heading(file, "ENVIRONMENT");
	fputs(".TP\nPRESSOIR_DB\nthe corpus, where \\-d does not name one\n"
	      ".TP\nPRESSOIR_RULES\nthe folder of rules, where \\-\\-rules does not name one\n"
	      ".TP\nXDG_DATA_HOME\nwhere the corpus stands that nothing names: pressoir/corpus.db below it\n"
	      ".TP\nNO_COLOR\nwhere it is set, no colour is shown unless \\-\\-color=always asks for it\n", file);
}

static void put_head(FILE *file, const char *dash, const char *name, const char *summary)
{
	fprintf(file, ".TH PRESSOIR%s%s 1 \"" CHANGED "\" \"pressoir " PR_VERSION "\" \"pressoir\"\n.SH NAME\n"
	              "pressoir%s%s \\- ", dash[0] ? "\\-" : "", name, dash[0] ? "\\-" : "", name);
	put_word(file, summary);
	putc('\n', file);
	put_heading(file, "SYNOPSIS");
}

static void put_guide(FILE *file)
{
	put_head(file, "", "", "figures pressed out of French press articles");
	fputs(".B pressoir\n.I COMMAND\n[options] ...\n", file);
	put_heading(file, "DESCRIPTION");
	fputs("Loads articles of the French press (pasted text, saved pages, exports of press databases, feeds, archives) into\n"
	      "a corpus, pulls out amounts of money, headcounts, dates and départements by rules that anyone can read and\n"
	      "extend, and searches both. Results go to standard output, everything else to standard error.\n", file);
	put_heading(file, "COMMANDS");
	for (const struct command *c = commands; c->name; c++) {
		fprintf(file, ".TP\n.B pressoir %s\n", c->name);
		put_word(file, c->summary);
		fprintf(file, "; see\n.BR pressoir\\-%s (1)\n", c->name);
	}
	put_options(file, "OPTIONS", global_options);
	put_ends(file);
	put_heading(file, "FILES");
	fputs(".TP\n~/.local/share/pressoir/corpus.db\nthe corpus, one SQLite file\n", file);
	put_heading(file, "EXAMPLES");
	put_prose(file,
	          "  pressoir load FOLDER\n  pressoir search recrutement\n  pressoir facts recrutement > facts.csv\n");
	put_heading(file, "SEE ALSO");
	fputs(".BR pressoir\\-rules (5)\n", file);
}

void manual_put(FILE *file, const struct command *c)
{
	if (!c) {
		put_guide(file);
		return;
	}
	put_head(file, "-", c->name, c->summary);
	fprintf(file, ".B pressoir %s\n", c->name);
	put_prose(file, c->usage);
	if (c->details[0]) {
		put_heading(file, "DESCRIPTION");
		put_prose(file, c->details);
	}
	for (size_t i = 0; c->options[i]; i++)
		put_options(file, help_is_filters(c->options[i]) ? "FILTERS" : i ? "READING" : "OPTIONS", c->options[i]);
	if (c->options[0] && c->options[1] == read_options) {
		fputs(".PP\n", file);
		help_put_formats(file);
	}
	put_options(file, "OPTIONS OF EVERY COMMAND", global_options);
	put_examples(file, c->name);
	put_ends(file);
	put_heading(file, "SEE ALSO");
	fputs(".BR pressoir (1),\n.BR pressoir\\-rules (5)\n", file);
}
