/* xml_list.c: see xml_list.h. */
#include "xml_list.h"

#include "input.h"
#include "str.h"

struct tag {
	size_t beg, end; /* [bytes] */
	str name;        /* with its prefix */
	bool opens, closes; /* both: <x/> */
};

/* Past what begins at `at` and is no tag (a comment, CDATA, an instruction, a document type); `at` for a tag, s.n + 1
 * where it does not end. */
static size_t past_other(str s, size_t at)
{
	static const struct {
		const char *begin, *end;
	} others[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
	str rest = str_cut(s, at, s.n);

	for (size_t i = 0; i < countof(others); i++)
		if (str_starts(rest, str_c(others[i].begin))) {
			size_t end = str_find(rest, str_c(others[i].end), strlen(others[i].begin));
			return end == SIZE_MAX ? s.n + 1 : at + end + strlen(others[i].end);
		}
	return at;
}

/* Past the `>` of the tag that begins at `at`, quotes heeded; s.n + 1 where it does not end. */
static size_t tag_end(str s, size_t at)
{
	char quote = 0;

	for (at++; at < s.n; at++) {
		char c = s.p[at];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return s.n + 1;
}

/* The next tag from `at` on; false where none ends in s. */
static bool next_tag(struct tag *tag, str s, size_t at)
{
	size_t end;

	while ((at = str_find(s, S("<"), at)) != SIZE_MAX && (end = past_other(s, at)) != at) {
		if (end > s.n)
			return false;
		at = end;
	}
	if (at == SIZE_MAX || (end = tag_end(s, at)) > s.n)
		return false;
	*tag = (struct tag){.beg = at, .end = end, .closes = s.p[at + 1] == '/' || s.p[end - 2] == '/'};
	tag->opens = s.p[at + 1] != '/';
	tag->name = str_cut(s, at + 1 + !tag->opens, end - 1);
	for (size_t n = 0; n < tag->name.n; n++)
		if (str_is_space(tag->name.p[n]) || tag->name.p[n] == '/')
			tag->name.n = n;
	return true;
}

static bool is_listed(const struct tag *tag, const char *const *names)
{
	str local = tag->name;

	if (memchr(local.p, ':', local.n))
		str_field(&local, ':');
	for (; *names; names++)
		if (str_eq(local, str_c(*names)))
			return true;
	return false;
}

size_t xml_list_head(str seen, const char *const *names)
{
	struct tag tag;

	if (memchr(seen.p, 0, seen.n < 64 ? seen.n : 64)) /* UTF-16 is not cut by sight */
		return 0;
	for (size_t at = 0; next_tag(&tag, seen, at); at = tag.end)
		if (tag.opens && is_listed(&tag, names)) /* entities are refused, once for the file */
			return str_find(str_cut(seen, 0, tag.beg), S("<!ENTITY"), 0) == SIZE_MAX ? tag.beg : 0;
	return 0;
}

size_t xml_list_cut(str head, str rest, bool last, const char *const *names)
{
	struct tag tag;
	bool inside = false;

	for (size_t at = 0; head.n && next_tag(&tag, rest, at); at = tag.end) {
		if (!is_listed(&tag, names))
			continue;
		if (inside && tag.opens) /* the one before was not closed */
			return tag.beg;
		if (tag.closes)
			return tag.end;
		inside = true;
	}
	return last ? rest.n : 0;
}

/* ── parsing ── */

/* The names of what is open before `end`, at most MARKUP_DEPTH; their number. */
static u32 open_before(str open[MARKUP_DEPTH], str s, size_t from, size_t end, u32 depth)
{
	struct tag tag;

	for (size_t at = from; next_tag(&tag, s, at) && tag.beg < end; at = tag.end) {
		if (tag.opens && !tag.closes && depth < MARKUP_DEPTH)
			open[depth++] = tag.name;
		else if (tag.closes && !tag.opens && depth)
			depth--;
	}
	return depth;
}

/* Does it close more than it opens? So does what stands behind a list in a list, below the head of the outer one. */
static bool is_tail(str s)
{
	struct tag tag;
	u32 depth = 0;

	for (size_t at = 0; next_tag(&tag, s, at); at = tag.end) {
		if (tag.closes && !tag.opens && depth-- == 0)
			return true;
		depth += tag.opens && !tag.closes;
	}
	return false;
}

/* A copy with blanks for what stands between the head and the element (ends of lists before it), and the head's end
 * tags behind it. Empty: there is no element. */
static str closed(struct arena *a, str s, const char *const *names, size_t head)
{
	str open[MARKUP_DEPTH];
	u32 depth = open_before(open, s, 0, head, 0), after;
	struct buf b = {.arena = a};
	struct tag tag = {.end = head};
	bool found;

	do
		found = next_tag(&tag, s, tag.end);
	while (found && !(tag.opens && is_listed(&tag, names)));
	if (!found)
		return S("");
	buf_put(&b, s);
	memset(b.p + head, ' ', tag.beg - head);
	after = open_before(open, s, tag.beg, s.n, depth);
	for (u32 i = after; after == depth && i-- > 0;)
		buf_printf(&b, "</%.*s>", (int)open[i].n, open[i].p);
	return buf_str(&b);
}

struct node *xml_list_open(struct arena *a, struct decoded *decoded, str item, const char *const *names,
			   const char **why)
{
	struct node *root;
	size_t head;
	str text;

	*decoded = xml_decode(a, item);
	if ((*why = xml_flaw(decoded)))
		return NULL;
	head = xml_list_head(decoded->text, names);
	text = head ? closed(a, decoded->text, names, head) : is_tail(decoded->text) ? S("") : decoded->text;
	*why = input_nothing;
	root = text.n ? markup_xml(a, text, why) : NULL;
	if (!root && head && str_starts(str_c(*why), S("is broken XML")))
		*why = N_("is broken XML"); /* lines are counted from the head here */
	return root;
}

u32 xml_list_parse(struct arena *a, struct doc **out, str item, const struct xml_reader *r, const char **why)
{
	struct decoded decoded;
	const struct node *root = xml_list_open(a, &decoded, item, r->names, why);
	u32 found = 0, docs = 0;

	if (!root)
		return 0;
	for (const struct node *n = node_after(root, root); n; n = node_after(n, root))
		found += r->is_doc(n);
	*out = NEW(a, struct doc, found);
	for (const struct node *n = node_after(root, root); n; n = node_after(n, root))
		if (r->is_doc(n))
			docs += r->read(a, &(*out)[docs], n, &decoded);
	if (docs == 0)
		*why = found ? r->why : input_nothing;
	return docs;
}
