/* markup_walk.c: finding one's way in a tree of markup.h, and joining its texts. */
#include "markup.h"

#include "str.h"

str node_attribute(const struct node *n, const char *name)
{
	str wanted = str_c(name);

	for (u32 i = 0; i < n->attributes; i++)
		if (str_eq(n->attribute[i].name, wanted))
			return n->attribute[i].value;
	return S("");
}

bool node_is(const struct node *n, const char *name)
{
	return n->name.n && n->name.p[0] == *name && str_eq(n->name, str_c(name)); /* most names end at the first letter */
}

bool node_is_one_of(const struct node *n, const char *const *names)
{
	for (; *names; names++)
		if (node_is(n, *names))
			return true;
	return false;
}

bool node_has_class(const struct node *n, const char *word)
{
	str rest = node_attribute(n, "class");

	while (rest.n)
		if (str_eq(str_field(&rest, ' '), str_c(word)))
			return true;
	return false;
}

struct node *node_past(const struct node *n, const struct node *root)
{
	for (; n && n != root; n = n->parent)
		if (n->next)
			return n->next;
	return NULL;
}

struct node *node_after(const struct node *n, const struct node *root)
{
	return n->child ? n->child : node_past(n, root);
}

struct node *node_find(const struct node *root, const char *name)
{
	for (struct node *n = node_after(root, root); n; n = node_after(n, root))
		if (node_is(n, name))
			return n;
	return NULL;
}

static bool breaks_words(const struct node *n)
{
	return node_is(n, "br") || node_is(n, "p") || node_is(n, "div") || node_is(n, "li") || node_is(n, "td");
}

str node_words(struct arena *a, const struct node *n)
{
	struct weave w = weave_new(a);

	if (!n->name.n && n->text.n)
		weave_flow(&w, n);
	for (const struct node *t = node_after(n, n); t; t = node_after(t, n)) {
		if (breaks_words(t))
			weave_space(&w, t->from, t->from);
		if (!t->name.n)
			weave_flow(&w, t);
	}
	return str_trim(buf_str(&w.text));
}

/* ── weaving ── */

struct weave weave_new(struct arena *a)
{
	return (struct weave){.text.arena = a, .map.arena = a};
}

void weave_put(struct weave *w, str s, u32 from, u32 from_len)
{
	map_put(&w->map, (u32)w->text.n, (u32)s.n, from, from_len);
	buf_put(&w->text, s);
	w->from = from + from_len;
}

/* The text's own map is one run: nearly always. */
static bool is_plain(const struct map *m)
{
	return m->n == 0 || (m->n == 1 && m->edit[0].to_len == 0 && m->edit[0].to == 0);
}

/* Part [beg, end) of a text, with its map, piece by piece. */
static void put_part(struct weave *w, const struct node *text, u32 beg, u32 end)
{
	while (beg < end) {
		u32 from = map_begin(&text->map, beg), next = is_plain(&text->map) ? end : beg + 1;
		while (next < end && ((u8)text->text.p[next] & 0xC0) == 0x80)
			next++;
		weave_put(w, str_cut(text->text, beg, next), from, map_end(&text->map, next) - from);
		beg = next;
	}
}

void weave_text(struct weave *w, const struct node *text)
{
	w->waits = false;
	put_part(w, text, 0, (u32)text->text.n);
}

void weave_space(struct weave *w, u32 from, u32 to)
{
	w->waits = true;
	w->space = from;
	w->space_len = to > from ? to - from : 0;
}

/* A space waits until a word comes after it, so that none stands at a line's end; nor at its beginning. */
static void put_space(struct weave *w)
{
	if (w->waits && w->text.n && !strchr("\n ", w->text.p[w->text.n - 1]))
		weave_put(w, S(" "), w->space, w->space_len);
	w->waits = false;
}

void weave_flow(struct weave *w, const struct node *text)
{
	str s = text->text;

	for (u32 at = 0; at < s.n;) {
		u32 end = at;
		while (end < s.n && str_is_space(s.p[end]))
			end++;
		if (end > at)
			weave_space(w, map_begin(&text->map, at), map_end(&text->map, end));
		for (at = end; end < s.n && !str_is_space(s.p[end]); end++)
			;
		if (end > at)
			put_space(w);
		put_part(w, text, at, end);
		at = end;
	}
}

void weave_break(struct weave *w, u32 lines)
{
	u32 have = 0;

	w->waits = false;
	while (have < w->text.n && w->text.p[w->text.n - 1 - have] == '\n')
		have++;
	for (; w->text.n && have < lines; have++)
		weave_put(w, S("\n"), w->from, 0);
}

struct piece weave_piece(const struct weave *w, const struct map *below)
{
	str text = buf_str(&w->text);

	return (struct piece){text, below ? map_compose(w->text.arena, &w->map, below, (u32)text.n) : w->map};
}
