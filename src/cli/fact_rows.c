/* fact_rows.c: see fact_rows.h. */
#include "fact_rows.h"

#include <stdlib.h>

#include "filter.h"
#include "intl.h"

static const struct column columns[] = {
	{"number", N_("no.")},  {"date", N_("date")},     {"department", N_("dép.")}, {"label", N_("fact")},
	{"source", N_("source")}, {"sentence", N_("sentence")}, {0},
};

static const struct column group_columns[] = {
	{"articles", N_("articles")}, {"independent", N_("independent")}, {"agreement", N_("they")}, {"date", N_("date")},
	{"department", N_("dép.")}, {"label", N_("fact")}, {"sentence", N_("sentence")}, {0},
};

static const pr_article no_article;
static const pr_fact no_fact;

struct facts {
	struct cli *cli;
	uint64_t count;
};

static int each_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct facts *facts = payload;
	struct row row;
	facts->count++;
	row_of_fact(&row, article, fact);
	return out_row(&facts->cli->out, &row);
}

static int each_group(void *payload, const pr_group *group)
{
	struct facts *facts = payload;
	struct row row;
	facts->count++;
	row_of_group(&row, group);
	return out_row(&facts->cli->out, &row);
}

static pr_status ask_facts(struct facts *facts, const pr_query *query)
{
	return pr_facts(facts->cli->corpus, query, each_fact, facts, &facts->cli->err);
}

static pr_status ask_groups(struct facts *facts, const pr_query *query)
{
	struct cli *cli = facts->cli;
	pr_status status = pr_rules_open(&cli->rules, cli->opt.rules, &cli->err);
	return status == PR_OK ? pr_fact_groups(cli->corpus, cli->rules, query, each_group, facts, &cli->err) : status;
}

static pr_status print(struct cli *cli, size_t from, const struct row *names, const struct column *shown,
                       pr_status (*ask)(struct facts *, const pr_query *))
{
	struct facts facts = {cli, 0};
	pr_query query;
	char *words;
	pr_status status = filter_query(&query, &words, cli, from);
	if (status != PR_OK)
		return status;
	if (cli->opt.sort)
		filter_sort_facts(&query, cli->opt.sort);
	query.descending = cli->opt.reverse;
	out_begin(&cli->out, names, shown);
	status = ask(&facts, &query);
	out_end(&cli->out, status);
	if (status == PR_OK && facts.count == 0)
		cli_nothing_found(cli);
	free(words);
	return status;
}

pr_status fact_rows_print(struct cli *cli, size_t from)
{
	struct row names;
	row_of_fact(&names, &no_article, &no_fact);
	return print(cli, from, &names, columns, ask_facts);
}

pr_status group_rows_print(struct cli *cli, size_t from)
{
	struct row names;
	row_of_group(&names, &(pr_group){.article = &no_article, .fact = &no_fact});
	return print(cli, from, &names, group_columns, ask_groups);
}
