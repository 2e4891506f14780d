/* input_docx.c: Word documents. A zip whose member word/document.xml holds paragraphs; libarchive unpacks it from
 * memory, markup.h reads it. A file that Nexis Uni made holds many articles; any other is one text (export_written).
 * What is packed has no place of its own in the file:
 * maps lead to bytes of the member, as they do for the members of an archive. */
#include <archive.h>
#include <archive_entry.h>

#include "export.h"
#include "input.h"
#include "str.h"

static const char member_name[] = "word/document.xml";

static bool sniff(str head)
{
	static const char *const first[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/"};
	str name = str_cut(head, 30, head.n); /* of the first member */

	if (!str_starts(head, S("PK\3\4")))
		return false;
	for (size_t i = 0; i < countof(first); i++)
		if (str_starts(name, str_c(first[i])))
			return true;
	return false;
}

/* ── the zip ── */

/* Finds the member; NULL, or what is wrong. */
static const char *find_member(struct archive *zip)
{
	struct archive_entry *entry;
	int got;

	while ((got = archive_read_next_header(zip, &entry)) == ARCHIVE_OK || got == ARCHIVE_WARN) {
		const char *name = archive_entry_pathname(entry);
		if (name && strcmp(name, member_name) == 0)
			return archive_entry_is_encrypted(entry) ? N_("is encrypted") : NULL;
	}
	return got == ARCHIVE_EOF ? N_("is an Office file that holds no text document") : N_("is a damaged Word document");
}

static const char *read_member(struct buf *b, struct archive *zip)
{
	const void *block;
	size_t n;
	la_int64_t at;
	int got;

	while ((got = archive_read_data_block(zip, &block, &n, &at)) == ARCHIVE_OK) {
		if (b->n + n > DOCX_UNPACKED_MAX)
			return N_("unpacks to a text that is longer than allowed");
		buf_put(b, (str){block, n});
	}
	return got == ARCHIVE_EOF ? NULL : N_("is a damaged Word document");
}

/* libarchive's memory is outside the arena, whose failure would jump over its release: so the recovery point is ours
 * for the while, and the failure goes on from here. */
static const char *unpack(struct buf *b, str item)
{
	struct archive *zip = archive_read_new();
	jmp_buf *outer = b->arena->fail, point;
	volatile bool exhausted = false;
	const char *volatile why = NULL;

	if (!zip)
		return N_("needs more memory than there is");
	archive_read_support_format_zip(zip);
	if (archive_read_open_memory(zip, item.p, item.n) != ARCHIVE_OK)
		why = N_("is a damaged Word document");
	else if (arena_try(b->arena, &point))
		exhausted = true;
	else if (!(why = find_member(zip)))
		why = read_member(b, zip);
	b->arena->fail = outer;
	archive_read_free(zip);
	if (exhausted)
		longjmp(*outer, 1);
	return why;
}

/* Without the properties of runs (fonts, colours, languages): they are most of the file, and nothing here asks them. */
static struct piece without_looks(struct arena *a, str xml)
{
	struct buf b = {.arena = a};
	struct map map = {.arena = a};
	size_t at = 0, open;

	while ((open = str_find(xml, S("<w:rPr>"), at)) != SIZE_MAX) {
		size_t close = str_find(xml, S("</w:rPr>"), open), inner = str_find(xml, S("<w:rPr>"), open + 1);
		if (close == SIZE_MAX || inner < close)
			break; /* a change is tracked in it: left as it is */
		map_put(&map, (u32)b.n, (u32)(open - at), (u32)at, (u32)(open - at));
		buf_put(&b, str_cut(xml, at, open));
		at = close + strlen("</w:rPr>");
	}
	map_put(&map, (u32)b.n, (u32)(xml.n - at), (u32)at, (u32)(xml.n - at));
	buf_put(&b, str_cut(xml, at, xml.n));
	return (struct piece){buf_str(&b), map};
}

/* ── paragraphs ── */

/* Its style is a title's, or its level in the outline says so. */
static bool is_heading(const struct node *paragraph)
{
	const struct node *properties = paragraph->child;
	str style;

	while (properties && !node_is(properties, "pPr"))
		properties = properties->next;
	for (const struct node *n = properties ? properties->child : NULL; n; n = n->next) {
		style = node_attribute(n, "val");
		if (node_is(n, "outlineLvl") && style.n == 1 && style.p[0] < '9')
			return true;
		if (node_is(n, "pStyle") && (str_starts(style, S("Heading")) || str_starts(style, S("Titre"))
		                             || str_starts(style, S("Title"))))
			return true;
	}
	return false;
}

/* What is no text of the reader's: properties, deletions, field codes, the other form of what has two. */
static bool is_aside(const struct node *n)
{
	static const char *const names[] = {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "Fallback", "sectPr",
	                                    "tblPr", "trPr", "tcPr", NULL};

	return node_is_one_of(n, names);
}

static void walk(struct sheet *s, const struct node *n);

static void children(struct sheet *s, const struct node *n)
{
	u16 outer = s->next.column, column = 0;

	for (const struct node *c = n->child; c; c = c->next) {
		if (node_is(n, "tr") && node_is(c, "tc")) {
			s->next.column = (u16)(column < UINT16_MAX ? column + 1 : column);
			sheet_row(s, column++ ? GLUE_CELL : s->glue);
		}
		walk(s, c);
	}
	s->next.column = outer;
}

static void texts(struct sheet *s, const struct node *t)
{
	for (const struct node *n = t->child; n; n = n->next)
		if (!n->name.n) {
			sheet_put(s, S(""), map_begin(&n->map, 0), 0);
			weave_text(&s->w, n);
		}
}

/* What an element without text stands for. */
static void sign(struct sheet *s, const struct node *n, str text)
{
	sheet_put(s, text, n->from, n->to - n->from);
}

static void walk(struct sheet *s, const struct node *n)
{
	bool paragraph = node_is(n, "p"), row = node_is(n, "tr"), table = node_is(n, "tbl");

	if (!n->name.n || is_aside(n))
		return;
	if (paragraph || table)
		sheet_break(s, GLUE_BLOCK);
	if (row)
		sheet_row(s, n->parent->child == n || s->glue == GLUE_BLOCK ? s->glue : GLUE_LINE);
	if (paragraph)
		s->next.heading = is_heading(n);
	if (node_is(n, "t"))
		texts(s, n);
	else if (node_is(n, "tab"))
		sign(s, n, S(" "));
	else if (node_is(n, "br") || node_is(n, "cr"))
		sign(s, n, S("\n"));
	else if (node_is(n, "noBreakHyphen"))
		sign(s, n, S("-"));
	else
		children(s, n);
	if (paragraph || table)
		sheet_break(s, GLUE_BLOCK);
	if (table || row)
		s->fixed = false;
	if (row)
		s->glue = GLUE_LINE;
	if (table)
		s->glue = GLUE_BLOCK;
}

/* ── documents ── */

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = sheet_new(a);
	struct buf xml = {.arena = a};
	struct piece bare;
	struct node *root;

	if ((*why = unpack(&xml, item)))
		return 0;
	bare = without_looks(a, buf_str(&xml));
	root = markup_xml(a, bare.text, why);
	if (!root)
		return 0;
	walk(s, root->child ? node_find(root, "body") ? node_find(root, "body") : root->child : root);
	sheet_end(s, &bare.map);
	export_written(&docs, s);
	return docs_end(&docs, out, why);
}

const struct input_format input_docx = {.name = "docx", .sniff = sniff, .parse = parse, .unpacked = DOCX_UNPACKED_MAX};
