/* package_schema.c: the columns of a package's tables: what sort of value each has, and what it means. */
#include <inttypes.h>
#include <string.h>

#include "quote.h"
#include "package.h"

static const struct field {
	const char *name, *type, *meaning;
	bool required;
	const char *table; /* where another table has a column of that name which means something else; NULL: any */
} fields[] = {
	{"number", "integer", "the article, by its number in the corpus that this was taken from", true, NULL},
	{"article", "string", "the article's own id, or the path that it came from", true, NULL},
	{"path", "string", "the file that it was read from", false, NULL},
	{"source", "string", "who published it", false, NULL},
	{"title", "string", "its title", false, NULL},
	{"author", "string", "who wrote it, as far as it says", false, NULL},
	{"published", "date", "the day of its publication", false, NULL},
	{"updated", "string", "when it was changed after, as far as it says", false, NULL},
	{"url", "string", "its address", false, NULL},
	{"title_from", "string", "where the title was read: meta, json-ld, heading, field, …", false, NULL},
	{"author_from", "string", "where the author was read", false, NULL},
	{"published_from", "string", "where the day of publication was read", false, NULL},
	{"updated_from", "string", "where the change was read", false, NULL},
	{"url_from", "string", "where the address was read", false, NULL},
	{"source_from", "string", "where the source was read", false, NULL},
	{"truncated", "boolean", "the article goes on for subscribers only: the text is its beginning", true, NULL},
	{"text", "string", "the words that are the fact: code points [start, end) of the article's text", true, "facts"},
	{"text", "string", "the article, normalised: its title on a line of its own, then lead and body", false, NULL},
	{"kind", "string", "the kind of fact: amount, headcount, date, department, or one that a rule brought", true, NULL},
	{"start", "integer", "where the fact begins [code points of the article's text, from 0]", true, NULL},
	{"end", "integer", "where it ends, itself outside [code points]", true, NULL},
	{"value", "string", "the value: an exact decimal, an EDTF date, or a code, as the kind has it", false, NULL},
	{"low", "string", "the least that the words allow; empty: no bound", false, NULL},
	{"high", "string", "the most that the words allow; empty: no bound", false, NULL},
	{"unit", "string", "what the value counts: an ISO 4217 currency, agents, the grain of a date", false, NULL},
	{"per", "string", "of a rate: per what time (year, month, …)", false, NULL},
	{"modifier", "string",
	 "how the words qualify the value: exact, approx, at_least, more_than, at_most, less_than, range", false, NULL},
	{"label", "string", "the fact in short, for people", false, NULL},
	{"rule", "string", "the rule that found it", true, NULL},
	{"sentence", "string", "the sentence that it stands in", false, NULL},
	{"department", "string", "the INSEE code of the département that it is about", false, NULL},
	{"department_from", "string", "what tells that: sentence, before, article", false, NULL},
	{"date", "string", "the date that it is about, as EDTF (ISO 8601-2)", false, NULL},
	{"date_from", "string", "what tells that: sentence, before, article, published", false, NULL},
	{"articles", "integer", "how many of its articles are in this package", true, NULL},
	{"first", "date", "the earliest day of publication among them", false, NULL},
	{"last", "date", "the latest", false, NULL},
	{NULL, "string", "", false, NULL},
};

static const struct field *field_named(const char *name, const char *table)
{
	const struct field *f = fields;
	while (f->name && (strcmp(f->name, name) != 0 || (f->table && strcmp(f->table, table) != 0)))
		f++;
	return f;
}

static void put_field(FILE *file, const char *name, const char *table)
{
	const struct field *f = field_named(name, table);
	fprintf(file, "{\"name\": \"%s\", \"type\": \"%s\", \"description\": ", name, f->type);
	quote_word(file, f->meaning);
	fputs(f->required ? ", \"constraints\": {\"required\": true}}" : "}", file);
}

void package_put_table(FILE *file, const struct table_plan *plan)
{
	const char *before = "";
	fprintf(file,
	        "    {\n      \"name\": \"%s\", \"path\": \"%s.csv\", \"profile\": \"tabular-data-resource\",\n"
	        "      \"format\": \"csv\", \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\", \"bytes\": %" PRIu64
	        ", \"rows\": %" PRIu64 ",\n      \"schema\": {\n        \"fields\": [",
	        plan->name, plan->name, plan->bytes, plan->rows);
	for (size_t i = 0; i < plan->columns->n; i++) {
		if (plan->columns->cell[i].where == TEXT_ONLY)
			continue;
		fprintf(file, "%s\n          ", before);
		put_field(file, plan->columns->cell[i].name, plan->name);
		before = ",";
	}
	fprintf(file, "\n        ],\n        \"missingValues\": [\"\"],\n        \"primaryKey\": %s", plan->key);
	if (plan->foreign)
		fprintf(file, ",\n        \"foreignKeys\": [{\"fields\": \"%s\", \"reference\": {\"resource\": \"%s\", "
		              "\"fields\": \"%s\"}}]",
		        plan->foreign, plan->in, plan->foreign);
	fputs("\n      }\n    }", file);
}
