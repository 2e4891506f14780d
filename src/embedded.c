/* embedded.c: see embedded.h. A file of many items is cut as it would be on its own, by memory instead of by a stream. */
#include "embedded.h"

#include "str.h"

enum { HANDED_MAX = 64 << 20 }; /* [bytes] of all items of a file, the head that stands before each counted each time */

struct file {
	struct docs docs;
	const struct piece *bytes;
	const struct input_format *format;
	str head;      /* what the format wants before each item */
	size_t handed; /* [bytes] */
};

/* NULL: a format that holds files. */
static const struct input_format *format_of(str file)
{
	const struct input_format *format = input_by_content(str_cut(file, 0, INPUT_HEAD));

	return format == &input_eml || format == &input_warc ? NULL : format;
}

bool embedded_known(str file)
{
	const struct input_format *format = format_of(file);

	return format && format != input_by_content(S(""));
}

/* ── one item ── */

static void lead(struct arena *a, struct piece *p, const struct map *below)
{
	p->map = map_compose(a, &p->map, below, (u32)p->text.n);
}

/* below: from the item to what holds the file. */
static void read_item(struct file *f, str item, const struct map *below)
{
	struct arena *a = f->docs.arena;
	const char *why = NULL;
	struct doc *doc;
	u32 docs = f->format->parse(a, &doc, item, &why);

	if (!docs && why != input_nothing)
		docs_next(&f->docs)->why = why;
	for (u32 i = 0; i < docs; i++) {
		lead(a, &doc[i].title, below);
		lead(a, &doc[i].body, below);
		*docs_next(&f->docs) = doc[i];
	}
}

/* Bytes [beg, end) of the file, below its head. */
static void read_below(struct file *f, size_t beg, size_t end)
{
	struct buf item = {.arena = f->docs.arena};
	struct map place = {.arena = f->docs.arena};

	buf_put(&item, f->head);
	buf_put(&item, str_cut(f->bytes->text, beg, end));
	map_slice(&place, 0, &f->bytes->map, 0, (u32)f->head.n);
	map_slice(&place, (u32)f->head.n, &f->bytes->map, (u32)beg, (u32)(end - beg));
	read_item(f, buf_str(&item), &place);
}

/* ── all of them ── */

static void cut_items(struct file *f)
{
	str file = f->bytes->text;
	size_t n;

	f->head = f->format->head ? str_cut(file, 0, f->format->head(str_cut(file, 0, INPUT_HEAD))) : S("");
	for (size_t at = f->head.n; at < file.n; at += n) {
		str rest = str_cut(file, at, file.n);
		n = f->format->head ? f->format->cut_below(f->head, rest, true) : f->format->cut(rest, true);
		if (!n)
			return;
		f->handed += f->head.n + n;
		if (f->handed > HANDED_MAX) {
			docs_next(&f->docs)->why = N_("holds a file of more articles than are read of one");
			return;
		}
		if (str_trim(str_cut(rest, 0, n)).n)
			read_below(f, at, at + n);
	}
}

u32 embedded_parse(struct arena *a, struct doc **out, const struct piece *file, const char **why)
{
	struct file f = {.docs.arena = a, .bytes = file, .format = format_of(file->text)};

	*why = N_("holds a file that cannot stand in another");
	if (!f.format)
		return 0;
	if (f.format->cut || f.format->head)
		cut_items(&f);
	else
		read_item(&f, file->text, &file->map);
	*why = f.docs.n ? f.docs.doc->why : input_nothing;
	if (f.docs.n == 1 && *why)
		return 0;
	*out = f.docs.doc;
	*why = NULL;
	return f.docs.n;
}
