/* input_lexisnexis.c: what LexisNexis (Academic, Nexis) saves as HTML or as text: documents between lines that count
 * them, `1 of 10 DOCUMENTS`. The grammar of each is in export_lexisnexis.c. */
#include "export.h"
#include "input.h"
#include "plain.h"
#include "str.h"

/* ── `2001 of 2146 DOCUMENTS` ── */

static bool is_number(str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
	return word.n > 0 && word.n < 8;
}

static bool is_count(str line)
{
	static const char *const between[] = {"of", "de", "von", "sur", "di", "van"};
	static const char *const units[] = {"DOCUMENTS", "DOCUMENT", "DOKUMENTEN", "DOKUMENT", "DOCUMENTOS", "DOCUMENTO",
	                                    "DOCUMENTI", "DOCUMENTEN"};
	str rest = plain_trim(line), of;
	bool joined = false, counted = false;

	if (rest.n > 60 || !is_number(str_field(&rest, ' ')))
		return false;
	of = str_field(&rest, ' ');
	for (size_t i = 0; i < countof(between); i++)
		joined |= str_eq(of, str_c(between[i]));
	if (!joined || !is_number(str_field(&rest, ' ')))
		return false;
	for (size_t i = 0; i < countof(units); i++)
		counted |= str_eq(rest, str_c(units[i]));
	return counted;
}

static bool sniff_text(str head)
{
	while (head.n)
		if (is_count(str_line(&head)))
			return true;
	return false;
}

static bool sniff(str head)
{
	static const char *const marks[] = {"<!-- LXNComment", "<DOC NUMBER=", "name=\"DOC_ID_"};

	if (!export_is_html(head))
		return sniff_text(head);
	for (size_t i = 0; i < countof(marks); i++)
		if (export_find(head, marks[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* ── where documents begin ── */

static size_t next_line(str rest, size_t from)
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

/* A page's documents begin at its anchors, a text's at the lines that count. */
static size_t cut(str rest, bool last)
{
	enum { START = 200 }; /* [bytes] that may belong to the same start */
	str head = str_trim(str_cut(rest, 0, START));
	bool page = head.n && (head.p[0] == '<' || export_is_html(rest));
	size_t own = page ? export_tag(rest, "DOC_ID_", 0) : next_line(rest, 0), next;

	if (own > 0 && own != SIZE_MAX)
		return own; /* what stands before the first */
	if (own == SIZE_MAX)
		return last ? rest.n : 0;
	next = page ? export_tag(rest, "DOC_ID_", own + 1) : next_line(rest, own + 1);
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

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = sheet_new(a);
	struct decoded decoded;
	struct node *root = NULL;

	if (export_is_html(item)) {
		if (!(root = export_html(a, &decoded, item, why)))
			return 0;
		sheet_html(s, root, role);
	} else {
		decoded = text_decode(a, item, NULL);
		if ((*why = decoded.why))
			return 0;
		sheet_lines(s, decoded.text);
	}
	sheet_end(s, &decoded.map);
	if (s->parts == 0)
		number_parts(s);
	if (s->parts == 0) {
		*why = input_nothing; /* what stands before the first document */
		return 0;
	}
	export_parts(&docs, s, read_part);
	return docs_end(&docs, out, why);
}

const struct input_format input_lexisnexis = {.name = "lexisnexis", .sniff = sniff, .cut = cut, .parse = parse};
