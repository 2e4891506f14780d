/* xml_item.c: see xml_item.h. */
#include "xml_item.h"

#include "sniff.h"
#include "str.h"

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
	       c == '_';
}

/* After a comment, a processing instruction or a document type at the head of s; s itself where none stands. */
static str past_markup(str s)
{
	size_t end = 0;

	if (str_starts(s, S("<!--")))
		end = str_find(s, S("-->"), 4);
	else if (str_starts(s, S("<?")))
		end = str_find(s, S("?>"), 2);
	else if (str_starts(s, S("<!DOCTYPE"))) {
		size_t subset = str_find(s, S("["), 0), close = str_find(s, S(">"), 0);
		end = subset < close ? str_find(s, S("]"), subset) : close;
		end = end == SIZE_MAX ? end : str_find(s, S(">"), end);
	}
	if (end == 0)
		return s;
	end = end == SIZE_MAX ? s.n : (size_t)((const char *)memchr(s.p + end, '>', s.n - end) - s.p) + 1;
	return str_trim(str_cut(s, end, s.n));
}

/* s at the root element's `<`; empty when something else comes first. */
static str root_of(str s)
{
	str before;

	s = str_trim(s);
	do {
		before = s;
		s = past_markup(s);
	} while (s.n < before.n);
	return str_starts(s, S("<")) ? s : S("");
}

static bool root_named(str root, str name)
{
	size_t beg = 1, end = 1;

	while (end < root.n && (is_name(root.p[end]) || root.p[end] == ':')) {
		if (root.p[end++] == ':')
			beg = end;
	}
	return root.n > 1 && end < root.n && str_eq(str_cut(root, beg, end), name);
}

bool xml_root_is(str head, const char *name)
{
	char room[SNIFF_MAX];

	return root_named(root_of(sniff_plain(head, room)), str_c(name));
}

bool xml_is_declared(str head)
{
	char room[SNIFF_MAX];
	str plain = sniff_plain(head, room);

	return str_starts(plain, S("<?xml")) && root_of(plain).n > 0;
}

/* The charset that the XML declaration names, as a C string. */
static const char *declared(struct arena *a, str item)
{
	str head = str_cut(item, 0, 200);
	size_t end = str_find(head, S("?>"), 0), at = str_find(head, S("encoding="), 0);
	str name;

	if (end == SIZE_MAX || at > end || at + 10 >= head.n)
		return NULL;
	name = str_cut(head, at + 10, end);
	return arena_copy(a, str_field(&name, head.p[at + 9])).p;
}

struct decoded xml_decode(struct arena *a, str item)
{
	return text_decode(a, item, declared(a, item));
}

const char *xml_flaw(const struct decoded *decoded)
{
	str text = decoded->text, root = root_of(text);

	if (decoded->why)
		return decoded->why;
	if (str_find(str_cut(text, 0, text.n - root.n), S("<!ENTITY"), 0) != SIZE_MAX)
		return N_("declares entities of its own, which are not expanded");
	return NULL;
}

struct node *xml_open(struct arena *a, struct decoded *decoded, str item, const char **why)
{
	*decoded = xml_decode(a, item);
	*why = xml_flaw(decoded);
	return *why ? NULL : markup_xml(a, decoded->text, why);
}

struct node *node_child(const struct node *n, const char *name)
{
	for (struct node *c = n ? n->child : NULL; c; c = c->next)
		if (node_is(c, name))
			return c;
	return NULL;
}

struct node *node_path(const struct node *n, const char *path)
{
	str rest = str_c(path);
	struct node *at = (struct node *)n;

	while (rest.n && at) {
		str step = str_field(&rest, '/');
		for (at = at->child; at && !str_eq(at->name, step); at = at->next)
			;
	}
	return at;
}

str node_said(struct arena *a, const struct node *n, const char *path)
{
	const struct node *at = node_path(n, path);

	return at ? node_words(a, at) : S("");
}
