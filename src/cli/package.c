/* package.c: the facts that a query finds, their articles and those that the query finds itself, and the sources of
 * these, as facts.csv, articles.csv, sources.csv and datapackage.json.
 *
 * A fact names its article by the number that it has in the corpus, for two sources may call an article the same. The
 * package tells no hour of its own making, so that the same corpus gives the same bytes. */
#include "package.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "folder.h"
#include "quote.h"
#include "say.h"

enum { DAY = 10 }; /* [bytes] of an ISO day */

struct source {
	char *name;
	uint64_t articles;
	char first[DAY + 1], last[DAY + 1];
};

struct package {
	struct cli *cli;
	struct folder folder;
	struct out out; /* of the table that is being written */
	int64_t *cited; /* articles that facts were found in, each once; ascending when they are all there */
	size_t cited_count;
	bool *written;  /* each of them stands in articles.csv */
	struct source *sources;
	size_t source_count;
	struct row fact_columns, article_columns, source_columns;
	struct table_plan facts, articles, by_source;
};

static int out_of_memory(struct package *p)
{
	p->folder.failure = ENOMEM;
	return 1;
}

/* Room for one more; NULL: there is none, and the package has failed. It doubles at each power of two. */
static void *grown(struct package *p, void *list, size_t count, size_t size)
{
	if (count & (count - 1))
		return list;
	void *longer = realloc(list, (count ? count * 2 : 1) * size);
	if (!longer)
		out_of_memory(p);
	return longer;
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

static void table_end(struct package *p, struct table_plan *plan)
{
	out_end(&p->out);
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
		int64_t *longer = grown(p, p->cited, p->cited_count, sizeof *longer);
		if (!longer)
			return 1;
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
	table_end(p, &p->facts);
	if (p->cited_count > 0)
		qsort(p->cited, p->cited_count, sizeof *p->cited, by_number);
	p->written = calloc(p->cited_count + 1, sizeof *p->written);
	if (status == PR_OK && !p->written && out_of_memory(p))
		return PR_STOPPED;
	return status;
}

/* ── sources ── */

static struct source *source_named(struct package *p, pr_str name)
{
	for (size_t i = 0; i < p->source_count; i++)
		if (strlen(p->sources[i].name) == name.n && memcmp(p->sources[i].name, name.p, name.n) == 0)
			return &p->sources[i];
	struct source *longer = grown(p, p->sources, p->source_count, sizeof *longer);
	if (!longer)
		return NULL;
	p->sources = longer;
	p->sources[p->source_count] = (struct source){.name = strndup(name.p, name.n)};
	return p->sources[p->source_count].name ? &p->sources[p->source_count++] : NULL;
}

static void count_in(struct source *source, pr_str published)
{
	source->articles++;
	if (published.n != DAY)
		return;
	if (!source->first[0] || memcmp(published.p, source->first, DAY) < 0)
		memcpy(source->first, published.p, DAY);
	if (memcmp(published.p, source->last, DAY) > 0)
		memcpy(source->last, published.p, DAY);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

static pr_status write_sources(struct package *p)
{
	p->source_columns = columns_of_source(&(struct source){.name = (char[]){""}});
	if (!table_begin(p, &p->by_source, &p->source_columns))
		return PR_STOPPED;
	if (p->source_count > 0)
		qsort(p->sources, p->source_count, sizeof *p->sources, by_name);
	for (size_t i = 0; i < p->source_count; i++) {
		struct row row = columns_of_source(&p->sources[i]);
		out_row(&p->out, &row);
	}
	table_end(p, &p->by_source);
	return PR_OK;
}

/* ── articles ── */

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct package *p = payload;
	struct row row = columns_of_article(article);
	(void)facts, (void)count;
	const int64_t *cited = p->cited_count ? bsearch(&article->id, p->cited, p->cited_count, sizeof *cited, by_number) : NULL;
	if (cited)
		p->written[cited - p->cited] = true;
	if (article->source.n > 0) {
		struct source *source = source_named(p, article->source);
		if (!source)
			return out_of_memory(p);
		count_in(source, article->published);
	}
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
	table_end(p, &p->articles);
	return status;
}

/* ── datapackage.json ── */

static void put_member(FILE *file, const char **before, const char *name, const char *value)
{
	if (!value || !value[0])
		return;
	fprintf(file, "%s\"%s\": ", *before, name);
	quote_word(file, value);
	*before = ", ";
}

static void put_list(FILE *file, const char **before, const char *name, const char *const *values)
{
	if (!values)
		return;
	fprintf(file, "%s\"%s\": [", *before, name);
	for (size_t i = 0; values[i]; i++) {
		fputs(i ? ", " : "", file);
		quote_word(file, values[i]);
	}
	putc(']', file);
	*before = ", ";
}

static void put_query(FILE *file, const pr_query *q)
{
	const char *before = "";
	fputs("  \"query\": {", file);
	put_member(file, &before, "words", q->words);
	put_list(file, &before, "sources", q->sources);
	put_list(file, &before, "kinds", q->kinds);
	put_member(file, &before, "since", q->since);
	put_member(file, &before, "until", q->until);
	put_member(file, &before, "department", q->department);
	put_member(file, &before, "min", q->min);
	put_member(file, &before, "max", q->max);
	put_member(file, &before, "about_since", q->about_since);
	put_member(file, &before, "about_until", q->about_until);
	fputs("},\n", file);
}

struct state {
	FILE *file;
	const char *before;
};

/* The corpus as it was: how much it held, by which rules. */
static int each_count(void *payload, const char *what, pr_str which, uint64_t count)
{
	struct state *s = payload;
	bool rules = strcmp(what, "rules") == 0;
	if (!rules && strcmp(what, "articles") != 0 && strcmp(what, "facts") != 0)
		return 0;
	fprintf(s->file, "%s{\"what\": \"%s\", ", s->before, what);
	if (rules) {
		fputs("\"version\": ", s->file);
		quote_put(s->file, which);
		fputs(", ", s->file);
	}
	fprintf(s->file, "\"count\": %" PRIu64 "}", count);
	s->before = ", ";
	return 0;
}

static void put_sources(FILE *file, const struct package *p)
{
	if (p->source_count == 0)
		return;
	fputs("  \"sources\": [", file);
	for (size_t i = 0; i < p->source_count; i++) {
		fputs(i ? ",\n    {\"title\": " : "\n    {\"title\": ", file);
		quote_word(file, p->sources[i].name);
		putc('}', file);
	}
	fputs("\n  ],\n", file);
}

static void put_head(FILE *file, const struct package *p)
{
	const char *created = p->cli->opt.created;
	fprintf(file,
	        "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": \"pressoir\",\n"
	        "  \"title\": \"%" PRIu64 " facts of %" PRIu64 " articles of the press\",\n"
	        "  \"description\": \"Figures pressed out of French press articles by rules; each fact leads to its article, "
	        "its words, its sentence and its rule.\",\n",
	        p->facts.rows, p->articles.rows);
	if (created[0])
		fprintf(file, "  \"created\": \"%sT00:00:00Z\",\n", created);
	fputs("  \"licenses\": [{\"name\": \"other-closed\", \"title\": \"Titles, sentences and texts belong to those who "
	      "published them; ask them before you pass them on.\"}],\n"
	      "  \"contributors\": [{\"title\": \"pressoir " PR_VERSION "\", \"role\": \"wrangler\"}],\n", file);
}

static pr_status write_description(struct package *p, const pr_query *query)
{
	FILE *file = folder_file(&p->folder, "datapackage.json");
	if (!file)
		return PR_STOPPED;
	struct state state = {file, ""};
	put_head(file, p);
	put_sources(file, p);
	put_query(file, query);
	fputs("  \"corpus\": [", file);
	pr_status status = pr_corpus_status(p->cli->corpus, each_count, &state, &p->cli->err);
	fputs("],\n  \"resources\": [\n", file);
	package_put_table(file, &p->facts);
	fputs(",\n", file);
	package_put_table(file, &p->articles);
	fputs(",\n", file);
	package_put_table(file, &p->by_source);
	fputs("\n  ]\n}\n", file);
	folder_end(&p->folder, file);
	return status;
}

static pr_status write_all(struct package *p, const pr_query *query)
{
	pr_status status = write_facts(p, query);
	if (status == PR_OK)
		status = write_articles(p, query);
	if (status == PR_OK)
		status = write_sources(p);
	return status == PR_OK ? write_description(p, query) : status;
}

static void forget(struct package *p)
{
	for (size_t i = 0; i < p->source_count; i++)
		free(p->sources[i].name);
	free(p->sources);
	free(p->cited);
	free(p->written);
}

pr_status package_write(struct cli *cli, const char *folder, size_t from)
{
	struct package p = {
		.cli = cli,
		.facts = {.name = "facts", .key = "[\"number\", \"start\", \"end\", \"kind\", \"rule\"]", .foreign = "number", .in = "articles"},
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
