/* out_text.c: rows for people. Hits are paragraphs, all else is a table of the columns that the command chose. */
#include "intl.h"
#include "out.h"
#include "table.h"
#include "term.h"

static void put(struct out *out, pr_str s)
{
	term_put(out->file, s, TERM_ONE_LINE);
}

static void put_cell(struct out *out, const struct row *row, const char *name)
{
	put(out, row_cell(row, name)->text);
}

static void put_as(struct out *out, const char *style, const char *otherwise)
{
	fputs(out->colour ? style : otherwise, out->file);
}

/* Marks are bold on a terminal, [in brackets] elsewhere. */
static void put_snippet(struct out *out, const struct cell *cell)
{
	pr_str s = cell->text;
	size_t done = 0;
	for (uint64_t i = 0; i < cell->count; i++) {
		pr_span mark = cell->marks[i];
		put(out, (pr_str){s.p + done, mark.start - done});
		put_as(out, TERM_BOLD, "[");
		put(out, (pr_str){s.p + mark.start, mark.end - mark.start});
		put_as(out, TERM_PLAIN, "]");
		done = mark.end;
	}
	put(out, (pr_str){s.p + done, s.n - done});
}

/*  1. Title
 *     source · 2021-03-31 · article · no. 12
 *     … snippet …
 *     and 3 like it */
static void put_hit(struct out *out, const struct row *row)
{
	static const char *const about[] = {"source", "published"};
	const struct cell *article = row_cell(row, "article");
	fprintf(out->file, "%2llu. ", (unsigned long long)row_cell(row, "rank")->count);
	put_as(out, TERM_BOLD, "");
	put_cell(out, row, row_cell(row, "title")->text.n > 0 ? "title" : "article");
	put_as(out, TERM_PLAIN, "");
	fputs("\n    ", out->file);
	for (size_t i = 0; i < sizeof about / sizeof about[0]; i++)
		if (row_cell(row, about[i])->text.n > 0) {
			put_cell(out, row, about[i]);
			fputs(" · ", out->file);
		}
	put_cell(out, row, "article");
	if (article->count > 1)
		fprintf(out->file, "#%llu", (unsigned long long)article->count);
	fprintf(out->file, " · %s %llu\n", _("no."), (unsigned long long)row_cell(row, "number")->count);
	if (row_cell(row, "snippet")->text.n > 0) {
		fputs("    ", out->file);
		put_snippet(out, row_cell(row, "snippet"));
		fputs("\n", out->file);
	}
	if (row_cell(row, "like")->count > 0)
		fprintf(out->file, _("    and %llu like it\n"), (unsigned long long)row_cell(row, "like")->count);
	fputs("\n", out->file);
}

static void put_row(struct out *out, const struct row *row)
{
	if (row->kind == ROW_HIT)
		put_hit(out, row);
	else if (out->table || (out->table = table_open(out)))
		table_row(out->table, row);
}

static void end(struct out *out)
{
	table_close(out->table);
	out->table = NULL;
}

const struct out_format out_text = {"text", NULL, put_row, end};
