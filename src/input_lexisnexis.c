/* input_lexisnexis.c: what LexisNexis (Academic, Nexis) saves as HTML or as text: documents between lines that count
 * them, `1 of 10 DOCUMENTS`; and what is copied out of Nexis Uni as text, each up to its `End of Document`. The grammar
 * of each is in export_lexisnexis.c. */
#include "export.h"
#include "export_label.h"
#include "input.h"
#include "plain.h"
#include "sniff.h"
#include "str.h"

/* ── `2001 of 2146 DOCUMENTS` ── */

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* `2001 of 2146 DOCUMENTS`; `Document 1 of 10`, where its own fields follow. */
static bool is_count(str line)
{
	line = plain_trim(line);
	return export_is_count(line) && (is_capital(line.p[0]) || is_capital(line.p[line.n - 1]));
}

/* Lines that count documents or end them, and fields with their labels; the first service needs no more than the
 * lines. */
static bool sniff_text(str head)
{
	bool counted = false, has_body = false;

	while (head.n) {
		str line = plain_trim(str_line(&head));
		bool count = is_count(line);
		enum label label;
		u32 value;
		if (count && is_capital(line.p[line.n - 1]))
			return true;
		label = label_read(line, false, &value);
		if ((label == LABEL_END && has_body) || (counted && label_read(line, true, &value) != LABEL_NONE))
			return true;
		counted |= count;
		has_body |= label == LABEL_BODY;
	}
	return false;
}

static bool sniff(str head)
{
	static const char *const marks[] = {"<!-- LXNComment", "<DOC NUMBER=", "name=\"DOC_ID_"};
	char room[SNIFF_NARROW];

	head = sniff_narrow(head, room);
	if (!export_is_html(head))
		return sniff_text(head);
	for (size_t i = 0; i < countof(marks); i++)
		if (export_find(head, marks[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* ── where documents begin ── */

static size_t next_count(str rest, size_t from)
{
	for (size_t at = from; at < rest.n;) {
		str line = str_cut(rest, at, rest.n), after = line;
		line = str_line(&after);
		if (is_count(line))
			return at;
		at = rest.n - after.n;
	}
	return SIZE_MAX;
}

/* Past the first line that ends a document of Nexis Uni, above which none counts; 0: there is none. */
static size_t nexis_end(str rest)
{
	u32 value;

	for (str after = rest; memchr(after.p, '\n', after.n);) {
		str line = plain_trim(str_line(&after));
		if (is_count(line))
			return 0;
		if (label_read(line, false, &value) == LABEL_END)
			return rest.n - after.n;
	}
	return 0;
}

/* Where the next document begins: at an anchor of a page, at a line of a text that counts. */
static size_t next_document(str rest, size_t from, bool page)
{
	return page ? export_tag(rest, "DOC_ID_", from) : next_count(rest, from);
}

static size_t cut(str rest, bool last)
{
	enum { START = 200 }; /* [bytes] that may belong to the same start */
	str head = str_trim(str_cut(rest, 0, START));
	bool page = head.n && (head.p[0] == '<' || export_is_html(str_cut(rest, 0, INPUT_HEAD)));
	size_t next;

	if (!last && rest.n < INPUT_HEAD)
		return 0; /* what it is, a whole head tells */
	if (sniff_is_wide(rest))
		return last ? rest.n : 0; /* no line of it can be read */
	if (!page && (next = nexis_end(rest)))
		return next;
	next = next_document(rest, 0, page); /* what stands before the first is an item, too */
	if (next == 0)
		next = next_document(rest, 1, page);
	return next != SIZE_MAX && (last || next + START < rest.n) ? next : last ? rest.n : 0;
}

/* ── documents ── */

static u32 role(const struct node *n)
{
	return node_is(n, "a") && str_starts(node_attribute(n, "name"), S("DOC_ID_")) ? SHEET_START : 0;
}

/* Without the lines that count: they say where a document begins, where the page itself does not. */
static void read_part(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	while (i < end && is_count(sheet_block(s, i)))
		i++;
	export_lexisnexis(d, s, i, end);
}

static void number_parts(struct sheet *s)
{
	for (u32 i = 0; i < s->n; i++) {
		s->parts += is_count(sheet_block(s, i));
		s->block[i].part = s->parts;
	}
}

static u32 parse_html(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = export_page(a, item, role, why);

	if (!s)
		return 0;
	if (s->parts == 0)
		number_parts(s);
	export_parts(&docs, s, read_part);
	return docs_end(&docs, out, why);
}

static u32 parse_text(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = sheet_new(a);
	struct decoded decoded = text_decode(a, item, NULL);
	bool counted = next_count(decoded.text, 0) != SIZE_MAX;

	if ((*why = decoded.why))
		return 0;
	if (counted)
		sheet_lines(s, decoded.text);
	else
		sheet_each_line(s, decoded.text);
	sheet_end(s, &decoded.map);
	number_parts(s);
	if (counted)
		export_parts(&docs, s, read_part);
	else
		export_nexis_text(&docs, s);
	return docs_end(&docs, out, why);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	return export_is_html(item) ? parse_html(a, out, item, why) : parse_text(a, out, item, why);
}

const struct input_format input_lexisnexis = {.name = "lexisnexis", .sniff = sniff, .cut = cut, .parse = parse};
