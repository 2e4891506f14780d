/* out_txm.c: articles as a folder that TXM imports as `XTZ + CSV`: a TEI file an article, and metadata.csv, which knows
 * them by the names of their files. The first paragraph is the title, in a <head>. */
#include <errno.h>
#include <string.h>

#include "folder.h"
#include "glyph.h"
#include "out.h"

static const char *const columns[] = {"article", "source", "title", "author", "published", "url"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* ── metadata.csv ── */

static void put_quoted(FILE *file, pr_str s)
{
	putc('"', file);
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		if (c == '"')
			putc('"', file);
		if (c < 0x20)
			putc(' ', file);
		else
			glyph_put(file, (pr_str){s.p + from, at - from});
	}
	putc('"', file);
}

static void put_metadata(struct out *out, const char *id, const struct row *row)
{
	FILE *file = out->file;
	pr_str published = row_cell(row, "published")->text;
	fprintf(file, "\"%s\"", id);
	for (size_t i = 0; i < COLUMNS; i++) {
		putc(',', file);
		put_quoted(file, row_cell(row, columns[i])->text);
	}
	fprintf(file, ",\"%.*s\",\"%.*s\",\"%09llu\"\n", published.n >= 4 ? 4 : 0, published.p, published.n >= 7 ? 7 : 0,
	        published.p, (unsigned long long)out->rows);
}

static void begin(struct out *out, const struct row *names)
{
	(void)names;
	fputs("\"id\"", out->file);
	for (size_t i = 0; i < COLUMNS; i++)
		fprintf(out->file, ",\"%s\"", columns[i]);
	fputs(",\"year\",\"month\",\"textorder\"\n", out->file);
}

/* ── the text ── */

/* What XML cannot hold is told as unknown. */
static void put_escaped(FILE *file, pr_str s)
{
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = glyph_next(s, &at);
		if (c == '&' || c == '<' || c == '>' || c == '"')
			fputs(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;", file);
		else if ((c < 0x20 && c != '\t') || c == 0xFFFE || c == 0xFFFF)
			fputs(GLYPH_UNKNOWN, file);
		else
			glyph_put(file, (pr_str){s.p + from, at - from});
	}
}

static void put_element(FILE *file, const char *name, pr_str s)
{
	fprintf(file, "<%s>", name);
	put_escaped(file, s);
	fprintf(file, "</%s>", name);
}

/* A paragraph a line; the first is the head where the article has a title. */
static void put_paragraphs(FILE *file, pr_str text, bool titled)
{
	const char *element = titled ? "head" : "p";
	while (text.n > 0) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		if (n > 0) {
			put_element(file, element, (pr_str){text.p, n});
			putc('\n', file);
			element = "p";
		}
		text = end ? (pr_str){end + 1, text.n - n - 1} : (pr_str){0};
	}
}

static void put_tei(FILE *file, const char *id, const struct row *row)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc>\n"
	      "<titleStmt>", file);
	put_element(file, "title", row_cell(row, "title")->text);
	if (row_cell(row, "author")->text.n > 0)
		put_element(file, "author", row_cell(row, "author")->text);
	fputs("</titleStmt>\n<publicationStmt>", file);
	put_element(file, "publisher", row_cell(row, "source")->text);
	if (row_cell(row, "published")->text.n > 0)
		put_element(file, "date", row_cell(row, "published")->text);
	fputs("</publicationStmt>\n<sourceDesc>", file);
	put_element(file, "p", row_cell(row, "article")->text);
	fprintf(file, "</sourceDesc>\n</fileDesc></teiHeader>\n<text id=\"%s\"><body><div>\n", id);
	put_paragraphs(file, row_cell(row, "text")->text, row_cell(row, "title")->text.n > 0);
	fputs("</div></body></text>\n</TEI>\n", file);
}

static void put_row(struct out *out, const struct row *row)
{
	char id[32], name[40];
	snprintf(id, sizeof id, "a%09llu", (unsigned long long)row_cell(row, "number")->count);
	snprintf(name, sizeof name, "%s.xml", id);
	put_metadata(out, id, row);
	FILE *file = folder_file(out->folder, name);
	if (file)
		put_tei(file, id, row);
	folder_end(out->folder, file);
	out->failure = out->folder->failure;
}

const struct out_format out_txm = {"txm", begin, put_row, NULL};
