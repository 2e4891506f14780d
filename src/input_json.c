/* input_json.c: a JSON file of articles: a list of objects, an object that holds such a list (`{"articles": [ …
 * ]}`), or has one under each key (`{"a1": {…}, "a2": {…}}`), a data frame (json_frame.c), or one object written
 * over several lines, perhaps with more of them below.
 *
 * Everything up to the list's bracket is the file's head, and each object of the list an item: a list of any length
 * passes through the memory of one article. UTF-16, whose bytes cannot be cut by sight, is one item. */
#include "column.h"
#include "input.h"
#include "json_doc.h"
#include "json_frame.h"
#include "sniff.h"
#include "str.h"

enum { DEPTH = 3 }; /* of objects around the list */

static bool is_container(str key)
{
	static const char *const names[] = {"articles", "items",    "docs",      "documents", "results",  "data",
					    "hits",     "response", "entries",   "posts",     "news",     "stories",
					    "records",  "rows",     "resultats", "reponse",   "contents", "feed",
					    "nodes",    "d",        "value",     "list",      "liste",    "edges",
					    NULL};

	return str_is_one_of(key, names);
}

/* Is it an object that has a text, as far as it is seen? */
static bool has_text(str s, u32 at)
{
	u32 rank;

	if (at >= s.n || s.p[at] != '{')
		return false;
	for (at = json_space(s, at + 1); at < s.n && s.p[at] == '"'; at = json_past(s, at))
		if (column_named(json_key(s, &at), &rank) == COLUMN_TEXT && at < s.n && s.p[at] == '"')
			return true;
	return false;
}

/* Has the object at `at` an article under each of its keys? */
static bool is_keyed(str s, u32 at)
{
	u32 members = 0;

	for (at = json_space(s, at + 1); at < s.n && s.p[at] == '"' && members < 2; at = json_past(s, at), members++) {
		str key = json_key(s, &at);
		if (json_is_wrapper(key) || !has_text(s, at)) /* what wraps one article has more of it around */
			return false;
	}
	return members > 0;
}

/* [bytes] up to and with the bracket of the list of articles in the value at `at`; 0: it holds none. An object that has
 * a text is an article itself, whatever lists it has. */
static u32 list_in(str s, u32 at, int depth)
{
	u32 found = 0;

	at = json_space(s, at);
	if (at < s.n && s.p[at] == '[') {
		u32 first = json_space(s, at + 1);
		return first >= s.n || s.p[first] == '{' || s.p[first] == ']' ? at + 1 : 0;
	}
	if (at >= s.n || s.p[at] != '{' || depth > DEPTH)
		return 0;
	if (is_keyed(s, at))
		return at + 1;
	for (at = json_space(s, at + 1); at < s.n && s.p[at] != '}'; at = json_past(s, at)) {
		str key = json_key(s, &at);
		u32 ignored;
		if (at < s.n && s.p[at] == '"' && column_named(key, &ignored) == COLUMN_TEXT)
			return 0;
		if (!found && is_container(key))
			found = list_in(s, at, depth + 1);
	}
	return found;
}

static bool sniff(str head)
{
	char room[SNIFF_MAX];
	u32 end;

	head = sniff_plain(head, room);
	if (head.n == 0 || (head.p[0] != '{' && head.p[0] != '['))
		return false;
	if (head.p[0] == '[')
		return list_in(head, 0, 0) > 0 && head.n > 1;
	if (head.n < 2 || !strchr("\"} \t\r\n", head.p[1]) || json_space(head, 1) >= head.n ||
	    !strchr("\"}", head.p[json_space(head, 1)]))
		return false;
	end = json_value_end(head, 0);
	return list_in(head, 0, 0) > 0 || json_is_frame(head, 0) || memchr(head.p, '\n', end < head.n ? end : head.n);
}

static u32 mark(str s)
{
	return str_starts(s, S("\xEF\xBB\xBF")) ? 3 : 0;
}

static size_t head(str seen)
{
	bool wide = seen.n && memchr(seen.p, 0, seen.n < 64 ? seen.n : 64);

	return wide ? 0 : list_in(seen, mark(seen), 0);
}

/* From amidst what is no object, or one whose beginning is gone: the `{` after a `},`; beyond the end when there is
 * none. */
static u32 next_object(str s, u32 at)
{
	for (; at < s.n; at++) {
		u32 next = s.p[at] == ',' ? json_space(s, at + 1) : (u32)s.n;
		if (next < s.n && s.p[next] == '{' && at > 0 &&
		    str_ends(str_trim(str_cut(s, at > 64 ? at - 64 : 0, at)), S("}")))
			return next;
	}
	return (u32)s.n + 1;
}

/* Where the value at `at` begins: behind its key, where articles have one. */
static u32 value_at(str s, u32 at, bool keyed)
{
	if (keyed && at < s.n && s.p[at] == '"')
		json_key(s, &at);
	return at;
}

/* An object, with the comma after it; what follows the list, to the end. Objects may stand below each other in no
 * list. */
static size_t cut_below(str above, str rest, bool last)
{
	bool list = above.n > 0, keyed = list && above.p[above.n - 1] == '{';
	u32 beg = json_space(rest, list ? 0 : mark(rest)), end;

	if (list && beg < rest.n && rest.p[beg] == ',')
		beg = json_space(rest, beg + 1);
	if (beg >= rest.n || (list && strchr("]}", rest.p[beg])) || (!list && (rest.p[beg] != '{' || sniff_is_wide(rest))))
		return last ? rest.n : 0;
	beg = value_at(rest, beg, keyed);
	if (beg >= rest.n)
		return last ? rest.n : 0;
	end = rest.p[beg] == '{' ? json_value_end(rest, beg) : next_object(rest, beg);
	if (end > rest.n)
		return last ? rest.n : 0;
	beg = json_space(rest, end);
	if (beg < rest.n && (rest.p[beg] == ',' || (keyed && rest.p[beg] == '}')))
		beg = json_space(rest, beg + 1);
	return beg < rest.n || last ? beg : 0;
}

/* The objects of a list from `at` on. */
static u32 list_read(struct arena *a, struct doc **out, const struct decoded *decoded, u32 at, const char **why)
{
	str s = decoded->text;
	bool keyed = s.p[at - 1] == '{';
	struct docs docs = {.arena = a};

	for (u32 end; at < s.n; at = end) {
		struct doc *doc;
		at = json_space(s, at);
		if (at < s.n && s.p[at] == ',')
			at = json_space(s, at + 1);
		if (at >= s.n || s.p[at] == ']' || s.p[at] == '}' || (at = value_at(s, at, keyed)) >= s.n)
			break;
		end = json_value_end(s, at);
		doc = json_doc(a, decoded, str_cut(s, at, end), why);
		*docs_next(&docs) = doc ? *doc : (struct doc){.why = *why};
	}
	*out = docs.doc;
	if (docs.n == 1 && docs.doc->why)
		return *why = docs.doc->why, 0;
	*why = docs.n ? NULL : input_nothing;
	return docs.n;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);
	u32 list;

	*out = NULL;
	if ((*why = decoded.why))
		return 0;
	if (json_is_frame(decoded.text, 0))
		return json_frame(a, out, &decoded, why);
	list = list_in(decoded.text, 0, 0);
	if (list)
		return list_read(a, out, &decoded, list, why);
	*out = json_doc(a, &decoded, decoded.text, why);
	return *out != NULL;
}

const struct input_format input_json = {
	.name = "json", .sniff = sniff, .head = head, .cut_below = cut_below, .parse = parse};
