/* complete.c: completion for bash, zsh and fish, from the tables of commands and options. A value is one of a choice, a
 * file or a folder, or nothing that could be guessed. */
#include <string.h>

#include "manual.h"

static bool is_path(const struct opt *o)
{
	return o->value && (strcmp(o->value, "FILE") == 0 || strcmp(o->value, "DIR") == 0);
}

static void put_choices(FILE *file, const char *choices)
{
	for (; *choices; choices++)
		putc(*choices == '|' ? ' ' : *choices, file);
}

/* Between single quotes; one itself is left out, for shells do not agree on how it would be written. */
static void put_quoted(FILE *file, const char *s)
{
	putc('\'', file);
	for (; *s; s++)
		if (*s != '\'')
			putc(*s, file);
	putc('\'', file);
}

typedef void put_opt_fn(FILE *file, const char *command, const struct opt *o);

static void each_opt(FILE *file, const struct command *c, put_opt_fn *put)
{
	for (size_t i = 0; c->options[i]; i++)
		for (const struct opt *o = c->options[i]; o->name; o++)
			put(file, c->name, o);
	for (const struct opt *o = global_options; o->name; o++)
		put(file, c->name, o);
}

/* ── bash ── */

static void put_name(FILE *file, const char *command, const struct opt *o)
{
	(void)command;
	fprintf(file, " --%s", o->name);
}

static void put_bash_value(FILE *file, const char *command, const struct opt *o)
{
	if (o->type == OPT_FLAG)
		return;
	fprintf(file, "\t%s,--%s", command, o->name);
	if (o->letter)
		fprintf(file, " | %s,-%c", command, o->letter);
	if (o->type == OPT_CHOICE) {
		fputs(") COMPREPLY=($(compgen -W \"", file);
		put_choices(file, o->value);
		fputs("\" -- \"$word\")); return ;;\n", file);
	} else
		fputs(is_path(o) ? ") compopt -o default; return ;;\n" : ") return ;;\n", file);
}

static void put_bash(FILE *file)
{
	fputs("# bash completion for pressoir; made by `pressoir help --completion bash`\n"
	      "_pressoir()\n{\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
	      "\tCOMPREPLY=()\n"
	      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	      "\t\tcase ${COMP_WORDS[i]} in", file);
	for (const struct command *c = commands; c->name; c++)
		fprintf(file, "%s%s", c == commands ? " " : " | ", c->name);
	fputs(") command=${COMP_WORDS[i]}; break ;; esac\n\tdone\n\tcase $command,$before in\n", file);
	for (const struct command *c = commands; c->name; c++)
		each_opt(file, c, put_bash_value);
	for (const struct opt *o = global_options; o->name; o++)
		put_bash_value(file, "", o);
	fputs("\tesac\n\tlocal words=\n\tcase $command in\n", file);
	for (const struct command *c = commands; c->name; c++) {
		fprintf(file, "\t%s) words=\"", c->name);
		each_opt(file, c, put_name);
		fputs("\" ;;\n", file);
	}
	fputs("\t*) words=\"", file);
	for (const struct opt *o = global_options; o->name; o++)
		put_name(file, "", o);
	fputs("\" ;;\n\tesac\n\tcase $command,$word in\n\t,[!-]* | ,) words=\"", file);
	for (const struct command *c = commands; c->name; c++)
		fprintf(file, " %s", c->name);
	fputs("\" ;;\n\thelp,[!-]* | help,) words=\"", file);
	for (const struct command *c = commands; c->name; c++)
		fprintf(file, " %s", c->name);
	fputs("\" ;;\n\texport,[!-]* | export,) words=\"facts articles\" ;;\n"
	      "\trules,[!-]* | rules,) words=\"check list explain\" ;;\n"
	      "\tload,[!-]* | load, | extract,[!-]* | extract,) compopt -o default; return ;;\n\tesac\n"
	      "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -F _pressoir pressoir\n", file);
}

/* ── zsh ── */

/* A colon parts name and meaning there, brackets hold the meaning. */
static void put_zsh_text(FILE *file, const char *s)
{
	for (; *s; s++) {
		if (strchr("[]:\\", *s))
			putc('\\', file);
		if (*s != '\'')
			putc(*s, file);
	}
}

static void put_zsh_opt(FILE *file, const char *command, const struct opt *o)
{
	(void)command;
	fprintf(file, " \\\n\t\t\t'%s--%s%s[", o->type == OPT_LIST ? "*" : "", o->name, o->value ? "=" : "");
	put_zsh_text(file, o->help);
	putc(']', file);
	if (o->type == OPT_CHOICE) {
		fputs(":value:(", file);
		put_choices(file, o->value);
		putc(')', file);
	} else if (o->value) {
		putc(':', file);
		put_zsh_text(file, o->value);
		fputs(is_path(o) ? ":_files" : ":", file);
	}
	putc('\'', file);
}

static void put_zsh(FILE *file)
{
	fputs("#compdef pressoir\n# zsh completion for pressoir; made by `pressoir help --completion zsh`\n"
	      "_pressoir()\n{\n\tlocal -a commands\n\tcommands=(\n", file);
	for (const struct command *c = commands; c->name; c++) {
		fprintf(file, "\t\t'%s:", c->name);
		put_zsh_text(file, c->summary);
		fputs("'\n", file);
	}
	fputs("\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command commands\n\t\treturn\n\tfi\n"
	      "\tlocal command=$words[2]\n\tshift words\n\t(( CURRENT-- ))\n\tcase $command in\n", file);
	for (const struct command *c = commands; c->name; c++) {
		fprintf(file, "\t%s)\n\t\t_arguments -s", c->name);
		each_opt(file, c, put_zsh_opt);
		fputs(" \\\n\t\t\t'*: :_files' ;;\n", file);
	}
	fputs("\tesac\n}\n_pressoir \"$@\"\n", file);
}

/* ── fish ── */

static void put_fish_opt(FILE *file, const char *command, const struct opt *o)
{
	fputs("complete -c pressoir", file);
	if (command)
		fprintf(file, " -n '__fish_seen_subcommand_from %s'", command);
	fprintf(file, " -l %s", o->name);
	if (o->letter)
		fprintf(file, " -s %c", o->letter);
	if (o->type == OPT_CHOICE) {
		fputs(" -x -a '", file);
		put_choices(file, o->value);
		putc('\'', file);
	} else if (o->value)
		fputs(is_path(o) ? " -r -F" : " -x", file);
	fputs(" -d ", file);
	put_quoted(file, o->help);
	putc('\n', file);
}

static void put_fish(FILE *file)
{
	fputs("# fish completion for pressoir; made by `pressoir help --completion fish`\n", file);
	for (const struct command *c = commands; c->name; c++) {
		fprintf(file, "complete -c pressoir -f -n __fish_use_subcommand -a %s -d ", c->name);
		put_quoted(file, c->summary);
		putc('\n', file);
		for (size_t i = 0; c->options[i]; i++)
			for (const struct opt *o = c->options[i]; o->name; o++)
				put_fish_opt(file, c->name, o);
	}
	for (const struct opt *o = global_options; o->name; o++)
		put_fish_opt(file, NULL, o);
}

void complete_put(FILE *file, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		put_bash(file);
	else if (strcmp(shell, "zsh") == 0)
		put_zsh(file);
	else
		put_fish(file);
}
