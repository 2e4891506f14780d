/* cmd_facts.c: the facts, for a person on a terminal, as CSV elsewhere. */
#include <stdlib.h>

#include "cmd.h"
#include "fact_rows.h"
#include "intl.h"
#include "term.h"

const struct opt facts_options[] = {
	{'o', "output", OPT_WORD, OPT_AT(output), N_("FILE"), N_("write to FILE")},
	{'n', "limit", OPT_COUNT, OPT_AT(limit), "N", N_("at most N facts; else all")},
	{0, "sort", OPT_CHOICE, OPT_AT(sort), "published|value|date|department|kind",
	 N_("by publication if not given; date: that they are about")},
	{0, "reverse", OPT_FLAG, OPT_AT(reverse), NULL, N_("the last first, as the largest value")},
	{0, "grouped", OPT_FLAG, OPT_AT(grouped), NULL, N_("each figure once, with all the sources that give it")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|csv|ndjson|json|xlsx",
	 N_("else text on a terminal, csv elsewhere")},
	{0, "excel", OPT_FLAG, OPT_AT(excel), NULL, N_("CSV that Excel in French opens by double-click")},
	{0},
};

pr_status cmd_facts(struct cli *cli)
{
	pr_status status = cli_format(cli, term_is(cli->out.file) ? "text" : "csv");
	if (status != PR_OK)
		return status;
	return cli->opt.grouped ? group_rows_print(cli, 0) : fact_rows_print(cli, 0);
}
