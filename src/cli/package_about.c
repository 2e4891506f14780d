/* package_about.c: datapackage.json: what a package is of, who may use it, and its tables. It tells no hour of its own
 * making, so that the same corpus gives the same bytes. */
#include <inttypes.h>
#include <string.h>

#include "package.h"
#include "quote.h"

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

static void put_sources(FILE *file, const struct sources *sources)
{
	if (sources->n == 0)
		return;
	fputs("  \"sources\": [", file);
	for (size_t i = 0; i < sources->n; i++) {
		fputs(i ? ",\n    {\"title\": " : "\n    {\"title\": ", file);
		quote_word(file, sources->at[i].name);
		putc('}', file);
	}
	fputs("\n  ],\n", file);
}

static void put_head(FILE *file, const struct package_told *told)
{
	fprintf(file,
	        "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": \"pressoir\",\n"
	        "  \"title\": \"%" PRIu64 " facts of %" PRIu64 " articles of the press\",\n"
	        "  \"description\": \"Figures pressed out of French press articles by rules; each fact leads to "
	        "its article, its words, its sentence and its rule.\",\n",
	        told->table[0]->rows, told->table[1]->rows);
	if (told->created[0])
		fprintf(file, "  \"created\": \"%sT00:00:00Z\",\n", told->created);
	fputs("  \"licenses\": [{\"name\": \"other-closed\", \"title\": \"Titles, sentences and texts belong to those who "
	      "published them; ask them before you pass them on.\"}],\n"
	      "  \"contributors\": [{\"title\": \"pressoir " PR_VERSION "\", \"role\": \"wrangler\"}],\n", file);
}

pr_status package_describe(struct folder *folder, const struct package_told *told, pr_err *err)
{
	FILE *file = folder_file(folder, "datapackage.json");
	if (!file)
		return PR_STOPPED;
	struct state state = {file, ""};
	put_head(file, told);
	put_sources(file, told->sources);
	put_query(file, told->query);
	fputs("  \"corpus\": [", file);
	pr_status status = pr_corpus_status(told->corpus, each_count, &state, err);
	fputs("],\n  \"resources\": [\n", file);
	for (size_t i = 0; i < PACKAGE_TABLES; i++) {
		fputs(i ? ",\n" : "", file);
		package_put_table(file, told->table[i]);
	}
	fputs("\n  ]\n}\n", file);
	folder_end(folder, file);
	return status;
}
