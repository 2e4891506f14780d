/* json_frame.c: see json_frame.h. By column, all columns are walked at once, so a table of any length is read once. */
#include "json_frame.h"

#include "input.h"
#include "json_doc.h"
#include "str.h"

enum { COLUMNS_MAX = 100 };

struct frame {
	struct arena *arena;
	const struct decoded *decoded;
	str s;
	struct { enum column column; u32 rank, at; } name[COLUMNS_MAX]; /* at: where the column is read on */
	u32 names;
	u32 data; /* [bytes] of the rows; 0: it is written by column */
	struct docs docs;
};

/* ── which of the two, if any ── */

/* A list of values that hold no others. */
static bool is_row(str s, u32 at)
{
	if (at >= s.n || s.p[at] != '[')
		return false;
	at = json_space(s, at + 1);
	return at < s.n && !strchr("{[]}", s.p[at]);
}

/* The same under the numbers of rows. */
static bool is_column(str s, u32 at)
{
	str key;

	if (at >= s.n || s.p[at] != '{')
		return false;
	at = json_space(s, at + 1);
	key = json_key(s, &at);
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] < '0' || key.p[i] > '9')
			return false;
	return key.n && at < s.n && !strchr("{[]}", s.p[at]);
}

bool json_is_frame(str s, u32 at)
{
	bool columns = false, rows = false, cells = true, text = false, known = false;
	u32 members = 0, rank;

	at = json_space(s, at);
	if (at >= s.n || s.p[at] != '{')
		return false;
	for (at = json_space(s, at + 1); at < s.n && s.p[at] == '"'; at = json_past(s, at), members++) {
		str key = json_key(s, &at);
		if (at >= s.n)
			break;
		columns |= str_eq(key, S("columns")) && is_row(s, at);
		rows |= str_eq(key, S("data")) && s.p[at] == '[' && is_row(s, json_space(s, at + 1));
		known |= column_named(key, &rank) != COLUMN_OTHER;
		text |= column_named(key, &rank) == COLUMN_TEXT;
		cells &= is_column(s, at);
	}
	if (at >= s.n) /* it goes on beyond what is seen */
		return columns || (cells && known && members);
	return (columns && rows) || (cells && text && members > 1);
}

/* ── reading ── */

static void add_doc(struct frame *f, const struct columns *c)
{
	const char *why = NULL;
	struct doc *doc = json_columns_doc(f->arena, f->decoded, c, &why);

	*docs_next(&f->docs) = doc ? *doc : (struct doc){.why = why};
}

static void add_name(struct frame *f, str name, u32 at)
{
	u32 rank = 0;

	if (f->names == COLUMNS_MAX)
		return;
	f->name[f->names].column = column_named(name, &rank);
	f->name[f->names].rank = rank;
	f->name[f->names++].at = at;
}

/* The names of `"columns"` and where the rows stand; or, without them, each member and where its cells stand. */
static void read_names(struct frame *f)
{
	struct json_member m, cell;
	bool by_row = false;

	for (u32 at = json_space(f->s, 0); json_next(f->arena, &m, f->s, &at);) {
		if (str_eq(m.key, S("data")))
			f->data = m.beg;
		by_row |= str_eq(m.key, S("columns"));
		for (u32 k = m.beg; str_eq(m.key, S("columns")) && json_next(f->arena, &cell, f->s, &k);)
			add_name(f, str_cut(f->s, cell.beg + 1, cell.end - 1), 0);
	}
	f->data = by_row ? f->data : 0;
	for (u32 at = json_space(f->s, 0); !f->data && json_next(f->arena, &m, f->s, &at);)
		add_name(f, m.key, m.beg);
}

static void read_rows(struct frame *f)
{
	struct json_member row, cell;

	for (u32 at = f->data; json_next(f->arena, &row, f->s, &at);) {
		struct columns c = {0};
		u32 k = row.beg;
		for (u32 i = 0; f->s.p[row.beg] == '[' && json_next(f->arena, &cell, f->s, &k); i++)
			if (i < f->names)
				json_member_read(f->arena, &c, f->s, &cell, f->name[i].column, f->name[i].rank);
		add_doc(f, &c);
	}
}

static void read_columns(struct frame *f)
{
	for (bool more = f->names > 0; more;) {
		struct columns c = {0};
		struct json_member cell;
		more = false;
		for (u32 i = 0; i < f->names; i++)
			if (f->s.p[f->name[i].at] != '"' && json_next(f->arena, &cell, f->s, &f->name[i].at)) {
				json_member_read(f->arena, &c, f->s, &cell, f->name[i].column, f->name[i].rank);
				more = true;
			}
		if (more)
			add_doc(f, &c);
	}
}

u32 json_frame(struct arena *a, struct doc **out, const struct decoded *decoded, const char **why)
{
	struct frame f = {.arena = a, .decoded = decoded, .s = decoded->text, .docs.arena = a};

	if ((*why = json_flaw(a, decoded->text)))
		return 0;
	read_names(&f);
	if (f.data)
		read_rows(&f);
	else
		read_columns(&f);
	*out = f.docs.doc;
	return f.docs.n;
}
