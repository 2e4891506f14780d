/* cmd_rules.c: the rules: do they find what their examples promise, which are there, what do they make of a text. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "intl.h"
#include "say.h"

const struct opt rules_options[] = {
	{0, "published", OPT_DAY, OPT_AT(published), N_("DAY"), N_("explain: day of publication of TEXT")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson", N_("text if not given")},
	{0},
};

static const struct column rule_columns[] = {
	{"name", N_("rule")}, {"kind", N_("kind")}, {"unit", N_("unit")}, {"file", N_("file")}, {"line", N_("line")},
	{"note", N_("note")}, {0},
};
static const struct column trace_columns[] = {
	{"outcome", N_("outcome")}, {"rule", N_("rule")}, {"text", N_("text")}, {"value", N_("value")}, {"why", N_("why")},
	{0},
};

static pr_status check(struct cli *cli)
{
	pr_check sum = {0};
	pr_status status = pr_rules_check(cli->rules, &sum, say_message, NULL, &cli->err);
	fprintf(cli->out.file, _("%zu rules, %zu examples, %zu failed\n"), sum.rules, sum.examples, sum.failed);
	return status;
}

static int each_rule(void *payload, const pr_rule_info *rule)
{
	struct cli *cli = payload;
	struct row row = {.n = 0};
	row_add(&row, CELL_TEXT, "name", rule->name);
	row_add(&row, CELL_TEXT, "kind", rule->kind);
	row_add(&row, CELL_TEXT, "unit", rule->unit);
	row_add(&row, CELL_TEXT, "file", rule->file);
	row_count(&row, "line", rule->line);
	row_count(&row, "yes", rule->yes);
	row_count(&row, "no", rule->no);
	row_add(&row, CELL_TEXT, "note", rule->note);
	return out_row(&cli->out, &row);
}

static pr_status list(struct cli *cli)
{
	out_begin(&cli->out, NULL, rule_columns);
	pr_status status = pr_rules_list(cli->rules, each_rule, cli);
	out_end(&cli->out, status);
	return status;
}

static int each_trace(void *payload, const pr_trace *trace)
{
	struct cli *cli = payload;
	struct row row = {.n = 0};
	row_add(&row, CELL_WORD, "outcome", trace->outcome);
	row_add(&row, CELL_TEXT, "rule", trace->rule);
	row_add(&row, CELL_TEXT, "kind", trace->kind);
	row_add(&row, CELL_TEXT, "text", trace->text);
	row_count(&row, "start", trace->start);
	row_count(&row, "end", trace->end);
	row_add(&row, CELL_DECIMAL, "value", trace->value);
	row_add(&row, CELL_TEXT, "why", trace->why);
	return out_row(&cli->out, &row);
}

static pr_status explain_text(struct cli *cli, pr_str text)
{
	const char *published = cli->opt.published[0] ? cli->opt.published : NULL;
	out_begin(&cli->out, NULL, trace_columns);
	intl_speak(cli->out.format == &out_text ? THE_USERS : ENGLISH);
	pr_status status = pr_rules_explain(cli->rules, text, published, each_trace, cli, &cli->err);
	intl_speak(THE_USERS);
	out_end(&cli->out, status);
	if (status == PR_OK && cli->out.rows == 0)
		say("no rule matches anything in this text");
	return status;
}

static pr_status explain(struct cli *cli)
{
	const struct options *o = &cli->opt;
	bool from_stdin = o->word_count == 2 && strcmp(o->words[1], "-") == 0;
	size_t size = 0;
	char *text = from_stdin ? cli_read_stdin(cli, &size) : opt_join_words(o, 1);
	if (!text)
		return PR_FAILED;
	pr_status status = explain_text(cli, (pr_str){text, from_stdin ? size : strlen(text)});
	free(text);
	return status;
}

pr_status cmd_rules(struct cli *cli)
{
	const struct options *o = &cli->opt;
	const char *what = o->word_count > 0 ? o->words[0] : "";
	pr_status status = cli_format(cli, "text");
	if (status != PR_OK)
		return status;
	if (strcmp(what, "check") == 0 && o->word_count == 1)
		return check(cli);
	if (strcmp(what, "list") == 0 && o->word_count == 1)
		return list(cli);
	if (strcmp(what, "explain") == 0 && o->word_count > 1)
		return explain(cli);
	return cli_usage(cli, "rules takes `check`, `list`, or `explain` and a text");
}
