/* json_doc.c: see json_doc.h. A member may be a string, a number, a list of either (authors, paragraphs), or an object
 * that has it inside (`"source": {"name": …}`, `"content": {"rendered": …}`); an article may stand one object deeper
 * (`"_source"`, as search engines answer). */
#include "json_doc.h"

#include "str.h"

enum { DEPTH = 4 }; /* of values in values that are looked into */

static struct piece value(struct arena *a, str s, u32 beg, u32 end, bool text, int depth);

/* The strings of a list: paragraphs of a text, names of authors. */
static struct piece list_value(struct arena *a, str s, u32 at, bool text, int depth)
{
	struct piece_join j = {.text.arena = a, .map.arena = a};
	struct json_member m;

	while (json_next(a, &m, s, &at)) {
		struct piece one = value(a, s, m.beg, m.end, text, depth + 1);
		if (str_trim(one.text).n)
			piece_add(&j, text ? S("\n\n") : S(", "), &one);
	}
	return piece_joined(&j);
}

/* What an object says of itself: the first of these names, in the order of the object. */
static struct piece object_value(struct arena *a, str s, u32 at, bool text, int depth)
{
	static const char *const inner[] = {"rendered", "name",   "nom", "value", "text", "texte", "content",
					    "#text",    "@value", "$t",  "$date", "$oid", "title", "plain",
					    "$numberLong", "main", "original", NULL};
	struct json_member m;

	while (json_next(a, &m, s, &at)) {
		struct piece one;
		if (!str_is_one_of(m.key, inner))
			continue;
		one = value(a, s, m.beg, m.end, text, depth + 1);
		if (str_trim(one.text).n)
			return one;
	}
	return (struct piece){.map.arena = a};
}

/* Empty for null, true and false; a text is no number. */
static struct piece value(struct arena *a, str s, u32 beg, u32 end, bool text, int depth)
{
	struct piece piece = {.map.arena = a};
	bool number = s.p[beg] == '-' || (s.p[beg] >= '0' && s.p[beg] <= '9');

	if (s.p[beg] == '"')
		return json_text(a, s, beg + 1, end - 1);
	if (depth < DEPTH && s.p[beg] == '[')
		return list_value(a, s, beg, text, depth);
	if (depth < DEPTH && s.p[beg] == '{')
		return object_value(a, s, beg, text, depth);
	if (number && !text) {
		piece.text = str_cut(s, beg, end);
		map_put(&piece.map, 0, end - beg, beg, end - beg);
	}
	return piece;
}

bool json_is_wrapper(str key)
{
	static const char *const wrappers[] = {"_source", "attributes", "fields", "article", "document", "item", "node", NULL};

	return str_is_one_of(key, wrappers);
}

static void object_read(struct arena *a, struct columns *c, str s, u32 at, int depth)
{
	struct json_member m;

	while (json_next(a, &m, s, &at)) {
		u32 rank;
		enum column column = column_named(m.key, &rank);

		if (s.p[m.beg] == '{' && depth < DEPTH && json_is_wrapper(m.key)) {
			object_read(a, c, s, m.beg, depth + 1);
		} else {
			json_member_read(a, c, s, &m, column, rank);
		}
	}
}

void json_member_read(struct arena *a, struct columns *c, str s, const struct json_member *m, enum column column,
                      u32 rank)
{
	if (s.p[m->beg] != 'n' && column_takes(c, column, rank)) /* null is not given */
		c->piece[column] = value(a, s, m->beg, m->end, column_is_text(column), 0);
}

struct doc *json_columns_doc(struct arena *a, const struct decoded *decoded, const struct columns *c, const char **why)
{
	struct doc *doc;

	if (!c->piece[COLUMN_TEXT].text.p && !c->piece[COLUMN_LEAD].text.p) {
		*why = N_("has no text: it needs a member \"text\" (texte, content, body…) that is a string");
		return NULL;
	}
	doc = column_doc(a, c);
	if (str_trim(doc->body.text).n == 0) {
		*why = N_("has an empty text");
		return NULL;
	}
	doc->title.map = map_compose(a, &doc->title.map, &decoded->map, (u32)doc->title.text.n);
	doc->body.map = map_compose(a, &doc->body.map, &decoded->map, (u32)doc->body.text.n);
	return doc;
}

struct doc *json_doc(struct arena *a, const struct decoded *decoded, str object, const char **why)
{
	struct columns c = {0};
	u32 beg = (u32)(object.p - decoded->text.p);

	if ((*why = json_flaw(a, object)))
		return NULL;
	object_read(a, &c, str_cut(decoded->text, 0, beg + object.n), beg, 0);
	return json_columns_doc(a, decoded, &c, why);
}
