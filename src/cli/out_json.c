/* out_json.c: NDJSON, an object a line, and the same objects as one JSON array. Numbers of the press are strings, for
 * they are exact; places are numbers, in [code points]. Members stand in the order of the cells. */
#include "glyph.h"
#include "quote.h"
#include "out.h"

/* ,"marks":[[3,9],…] in [code points], counted in one pass over the snippet */
static void put_marks(FILE *file, const struct cell *cell)
{
	size_t at = 0, points = 0;
	fputs(",\"marks\":[", file);
	for (uint64_t i = 0; i < cell->count; i++) {
		pr_span mark = cell->marks[i];
		size_t start = points + glyph_count((pr_str){cell->text.p + at, mark.start - at});
		points = start + glyph_count((pr_str){cell->text.p + mark.start, mark.end - mark.start});
		at = mark.end;
		fprintf(file, i ? ",[%zu,%zu]" : "[%zu,%zu]", start, points);
	}
	putc(']', file);
}

static void put_residue(FILE *file, const struct cell *cell)
{
	putc('[', file);
	for (uint64_t i = 0; i < cell->count; i++) {
		const pr_residue *residue = &cell->residue[i];
		fprintf(file, i ? ",{\"at\":%u,\"kind\":" : "{\"at\":%u,\"kind\":", residue->at);
		quote_put(file, residue->kind);
		fputs(",\"text\":", file);
		quote_put(file, residue->text);
		putc('}', file);
	}
	putc(']', file);
}

static void put_list(FILE *file, const struct cell *cell)
{
	putc('[', file);
	for (uint64_t i = 0; i < cell->count; i++) {
		if (i)
			putc(',', file);
		quote_put(file, cell->list[i]);
	}
	putc(']', file);
}

static void put_cell(FILE *file, const struct cell *cell)
{
	putc('"', file);
	fputs(cell->name, file);
	fputs("\":", file);
	if (cell->type == CELL_COUNT)
		fprintf(file, "%llu", (unsigned long long)cell->count);
	else if (cell->type == CELL_FLAG)
		fwrite(cell->text.p, 1, cell->text.n, file);
	else if (cell->type == CELL_RESIDUE)
		put_residue(file, cell);
	else if (cell->type == CELL_LIST)
		put_list(file, cell);
	else
		quote_put(file, cell->text);
	if (cell->type == CELL_SNIPPET)
		put_marks(file, cell);
	if (cell->type == CELL_ARTICLE && cell->count > 1)
		fprintf(file, ",\"part\":%llu", (unsigned long long)cell->count);
}

static void put_object(struct out *out, const struct row *row)
{
	const char *before = "{";
	for (size_t i = 0; i < row->n; i++) {
		if (row->cell[i].where != EVERYWHERE)
			continue;
		fputs(before, out->file);
		put_cell(out->file, &row->cell[i]);
		before = ",";
	}
	putc('}', out->file);
}

static void put_line(struct out *out, const struct row *row)
{
	put_object(out, row);
	putc('\n', out->file);
}

static void put_item(struct out *out, const struct row *row)
{
	fputs(out->rows > 0 ? ",\n" : "[\n", out->file);
	put_object(out, row);
}

static void end_array(struct out *out)
{
	fputs(out->rows > 0 ? "\n]\n" : "[]\n", out->file);
}

const struct out_format out_json = {"ndjson", NULL, put_line, NULL};
const struct out_format out_json_array = {"json", NULL, put_item, end_array};
