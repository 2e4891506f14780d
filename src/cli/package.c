/* package.c: the facts that a query finds, their articles and those that the query finds itself, and the sources of
 * these, as facts.csv, articles.csv and sources.csv; package_about.c describes them.
 *
 * A fact names its article by the number that it has in the corpus, for two sources may call an article the same. */
#include "package.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "say.h"

struct package {
	struct cli *cli;
	struct folder folder;
	struct out out; /* of the table that is being written */
	int64_t *cited; /* articles that facts were found in, each once; ascending when they are all there */
	size_t cited_count;
	bool *written;  /* each of them stands in articles.csv */
	struct sources sources;
	struct row fact_columns, article_columns, source_columns;
	struct table_plan facts, articles, by_source;
};

static int out_of_memory(struct package *p)
{
	p->folder.failure = ENOMEM;
	return 1;
}

/* ── rows ── */

static struct row columns_of_fact(const pr_article *article, const pr_fact *fact)
{
	struct row row, keyed = {.n = 0};
	row_of_fact(&row, article, fact);
	row_count(&keyed, "number", (uint64_t)article->id);
	for (size_t i = 0; i < row.n; i++)
		if (row.cell[i].where == EVERYWHERE)
			keyed.cell[keyed.n++] = row.cell[i];
	return keyed;
}

static struct row columns_of_article(const pr_article *article)
{
	struct row row, keyed = {.n = 0};
	row_of_article(&row, article, false);
	row_count(&keyed, "number", (uint64_t)article->id);
	for (size_t i = 0; i < row.n; i++)
		if (row.cell[i].where == EVERYWHERE)
			keyed.cell[keyed.n++] = row.cell[i];
	return keyed;
}

static struct row columns_of_source(const struct source *source)
{
	struct row row = {.n = 0};
	row_add(&row, CELL_TEXT, "source", (pr_str){source->name, strlen(source->name)});
	row_count(&row, "articles", source->articles);
	row_add(&row, CELL_DAY, "first", (pr_str){source->first, strlen(source->first)});
	row_add(&row, CELL_DAY, "last", (pr_str){source->last, strlen(source->last)});
	return row;
}

/* ── tables ── */

static bool table_begin(struct package *p, struct table_plan *plan, const struct row *columns)
{
	char name[40];
	snprintf(name, sizeof name, "%s.csv", plan->name);
	plan->columns = columns;
	p->out = (struct out){.file = folder_file(&p->folder, name), .format = &out_csv};
	if (p->out.file)
		out_begin(&p->out, columns, NULL);
	return p->out.file;
}

static void table_end(struct package *p, struct table_plan *plan, pr_status status)
{
	out_end(&p->out, status);
	plan->rows = p->out.rows;
	long bytes = ftell(p->out.file);
	plan->bytes = bytes > 0 ? (uint64_t)bytes : 0;
	if (p->out.failure && p->folder.failure == 0)
		p->folder.failure = p->out.failure;
	folder_end(&p->folder, p->out.file);
}

static int each_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct package *p = payload;
	struct row row = columns_of_fact(article, fact);
	if (p->cited_count == 0 || p->cited[p->cited_count - 1] != article->id) {
		int64_t *longer = package_grown(p->cited, p->cited_count, sizeof *longer);
		if (!longer)
			return out_of_memory(p);
		p->cited = longer;
		p->cited[p->cited_count++] = article->id;
	}
	return out_row(&p->out, &row);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static pr_status write_facts(struct package *p, const pr_query *query)
{
	p->fact_columns = columns_of_fact(&(pr_article){0}, &(pr_fact){0});
	if (!table_begin(p, &p->facts, &p->fact_columns))
		return PR_STOPPED;
	pr_status status = pr_facts(p->cli->corpus, query, each_fact, p, &p->cli->err);
	table_end(p, &p->facts, status);
	if (p->cited_count > 0)
		qsort(p->cited, p->cited_count, sizeof *p->cited, by_number);
	p->written = calloc(p->cited_count + 1, sizeof *p->written);
	if (status == PR_OK && !p->written && out_of_memory(p))
		return PR_STOPPED;
	return status;
}

/* ── sources ── */

static pr_status write_sources(struct package *p)
{
	p->source_columns = columns_of_source(&(struct source){.name = (char[]){""}});
	if (!table_begin(p, &p->by_source, &p->source_columns))
		return PR_STOPPED;
	sources_sort(&p->sources);
	for (size_t i = 0; i < p->sources.n; i++) {
		struct row row = columns_of_source(&p->sources.at[i]);
		out_row(&p->out, &row);
	}
	table_end(p, &p->by_source, PR_OK);
	return PR_OK;
}

/* ── articles ── */

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct package *p = payload;
	struct row row = columns_of_article(article);
	(void)facts, (void)count;
	const int64_t *cited = p->cited_count ? bsearch(&article->id, p->cited, p->cited_count, sizeof *cited, by_number)
	                                      : NULL;
	if (cited)
		p->written[cited - p->cited] = true;
	if (article->source.n > 0 && !sources_count(&p->sources, article->source, article->published))
		return out_of_memory(p);
	return out_row(&p->out, &row);
}

/* A fact's sentence may hold the words that exclude its article: SAUF looks at the one, then at the other. */
static pr_status write_cited(struct package *p)
{
	pr_status status = PR_OK;
	for (size_t i = 0; i < p->cited_count && status == PR_OK; i++) {
		char number[24];
		snprintf(number, sizeof number, "%" PRId64, p->cited[i]);
		if (!p->written[i])
			status = pr_article_get(p->cli->corpus, number, each_article, p, &p->cli->err);
	}
	return status;
}

static pr_status write_articles(struct package *p, const pr_query *query)
{
	p->article_columns = columns_of_article(&(pr_article){0});
	if (!table_begin(p, &p->articles, &p->article_columns))
		return PR_STOPPED;
	pr_status status = pr_articles(p->cli->corpus, query, each_article, p, &p->cli->err);
	if (status == PR_OK)
		status = write_cited(p);
	table_end(p, &p->articles, status);
	return status;
}

static pr_status write_all(struct package *p, const pr_query *query)
{
	pr_status status = write_facts(p, query);
	if (status == PR_OK)
		status = write_articles(p, query);
	if (status == PR_OK)
		status = write_sources(p);
	if (status != PR_OK)
		return status;
	const struct package_told told = {p->cli->corpus, query, p->cli->opt.created, &p->sources,
	                                  {&p->facts, &p->articles, &p->by_source}};
	return package_describe(&p->folder, &told, &p->cli->err);
}

static void forget(struct package *p)
{
	sources_free(&p->sources);
	free(p->cited);
	free(p->written);
}

pr_status package_write(struct cli *cli, const char *folder, size_t from)
{
	struct package p = {
		.cli = cli,
		.facts = {.name = "facts", .key = "[\"number\", \"start\", \"end\", \"kind\", \"rule\"]", .foreign = "number",
		          .in = "articles"},
		.articles = {.name = "articles", .key = "\"number\"", .foreign = "source", .in = "sources"},
		.by_source = {.name = "sources", .key = "\"source\""},
	};
	pr_query query;
	char *words;
	pr_status status = filter_query(&query, &words, cli, from);
	if (status != PR_OK)
		return status;
	status = folder_open(&p.folder, folder, &cli->err);
	if (status == PR_OK)
		status = write_all(&p, &query);
	pr_status closed = folder_close(&p.folder, status == PR_OK || p.folder.failure, &cli->err);
	if (closed == PR_OK && status == PR_OK)
		say("%" PRIu64 " facts, %" PRIu64 " articles, %" PRIu64 " sources in %s", p.facts.rows, p.articles.rows,
		    p.by_source.rows, folder);
	forget(&p);
	free(words);
	return closed == PR_OK ? status : closed;
}
