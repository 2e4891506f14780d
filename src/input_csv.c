/* input_csv.c: tables with a header that names the columns in French or English: CSV, TSV, with any of `, ; tab |`,
 * in any encoding, each record an article.
 *
 * The header is the file's head: each record comes to parse below it, so a table of any length passes through the
 * memory of one record. A quote that is not closed within INPUT_MAX, or only by the quote that opens a later field,
 * costs one line: what follows is read again from the next one. No quote stood alone between, so no byte is
 * searched more than twice. */
#include "column.h"
#include "input.h"
#include "sniff.h"
#include "str.h"
#include "table.h"

static u32 count_fields(str s, size_t at, const struct dialect *d)
{
	struct table_field field;
	u32 n = 0;

	do {
		at = table_field(&field, s, at, d);
		n++;
	} while (table_goes_on(s, &at, d));
	return n;
}

/* The record below the header has as many fields as it, as far as it is seen. */
static bool sniff(str head)
{
	str s = str_cut(head, 0, SNIFF_MAX);
	struct dialect d = table_dialect(s);
	size_t below;
	enum quote quote;

	if (!d.separator)
		return false;
	below = table_record(s, d.header, &d, &quote);
	if (below >= s.n)
		return s.n < SNIFF_MAX; /* nothing but a header */
	if (table_record(s, below, &d, &quote) > s.n && s.n == SNIFF_MAX)
		return true;
	return quote >= QUOTE_OPEN || count_fields(s, below, &d) == count_fields(s, d.header, &d);
}

static size_t head(str seen)
{
	struct dialect d = table_dialect(seen);
	enum quote quote;
	size_t end = d.separator ? table_record(seen, d.header, &d, &quote) : 0;

	return end > seen.n ? seen.n : end;
}

static size_t cut_below(str above, str rest, bool last)
{
	struct dialect d = table_dialect(above);
	enum quote quote;
	size_t end = table_record(rest, 0, &d, &quote);

	if (d.separator && !d.text)
		return last ? rest.n : 0; /* no record of it is an article */
	if (end <= rest.n)
		return end;
	if (quote == QUOTE_BROKEN || (quote == QUOTE_OPEN && (last || rest.n >= INPUT_MAX)))
		end = table_line(rest, 0, &d);
	return end <= rest.n ? end : last ? rest.n : 0;
}

/* ── one record ── */

static const char *read_record(struct arena *a, struct columns *c, str s, const struct dialect *d, size_t names,
			       size_t at)
{
	struct table_field name = {0}, field;
	bool named = true;
	u32 rank;

	do {
		struct piece value;
		enum column column;
		at = table_field(&field, s, at, d);
		if (field.quote >= QUOTE_OPEN)
			return N_("opens a quote that is never closed");
		value = table_value(a, s, &field, d);
		if (!named && str_trim(value.text).n)
			return N_("has more fields than the header has names");
		if (!named)
			continue;
		names = table_field(&name, s, names, d);
		column = column_named(table_value(a, s, &name, d).text, &rank);
		if (str_trim(value.text).n && column_takes(c, column, rank))
			c->piece[column] = value;
		named = table_goes_on(s, &names, d);
	} while (table_goes_on(s, &at, d));
	return NULL;
}

static bool is_blank(str record, char separator)
{
	for (size_t i = 0; i < record.n; i++)
		if (record.p[i] != separator && !strchr(" \t\r\n\"", record.p[i]))
			return false;
	return true;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);
	str s = decoded.text;
	struct dialect d = table_dialect(s);
	struct columns c = {0};
	size_t below;
	enum quote quote;

	if ((*why = decoded.why))
		return 0;
	if (!d.separator || !d.text)
		return *why = N_("is a table without a header that names a text (texte, contenu, body…)"), 0;
	below = table_record(s, d.header, &d, &quote);
	if (below > s.n)
		return *why = input_nothing, 0;
	if (is_blank(str_cut(s, below, s.n), d.separator))
		return *why = input_nothing, 0;
	if ((*why = read_record(a, &c, s, &d, d.header, below)))
		return 0;
	*out = column_doc(a, &c);
	if (str_trim((*out)->body.text).n == 0)
		return *why = N_("has an empty text"), 0;
	(*out)->title.map = map_compose(a, &(*out)->title.map, &decoded.map, (u32)(*out)->title.text.n);
	(*out)->body.map = map_compose(a, &(*out)->body.map, &decoded.map, (u32)(*out)->body.text.n);
	return 1;
}

const struct input_format input_csv = {
	.name = "csv", .sniff = sniff, .head = head, .cut_below = cut_below, .parse = parse};
