/* markup_build.c: see markup_build.h. */
#include "markup_build.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* ── where the parser stands ── */

static u32 position(const struct builder *b)
{
	const xmlParserInput *in = b->context->input;
	size_t at = in ? b->blank + (size_t)in->consumed + (size_t)(in->cur - in->base) : b->input.n;

	return (u32)(at < b->input.n ? at : b->input.n);
}

static void refuse(struct builder *b, const char *why)
{
	if (!b->why)
		b->why = why;
	xmlStopParser(b->context);
}

/* Of an element or a reference. */
static bool is_name_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* ── nodes ── */

static struct node *node_new(struct builder *b)
{
	struct node *n;

	if (++b->nodes > MARKUP_NODES)
		return refuse(b, N_("has more elements than allowed")), NULL;
	n = NEW(b->arena, struct node, 1);
	n->parent = b->here;
	n->map.arena = b->arena;
	if (b->here->last)
		b->here->last->next = n;
	else
		b->here->child = n;
	b->here->last = n;
	return n;
}

str build_copy(struct builder *b, const xmlChar *s)
{
	return s ? arena_copy(b->arena, str_c((const char *)s)) : S("");
}

/* Where in [at, end) the start tag of this name begins; end if it is nowhere: the parser implied the element. */
static u32 tag_at(const struct builder *b, u32 at, u32 end, str name)
{
	for (; at < end; at++)
		if (b->input.p[at] == '<' && (!b->html || str_starts_fold(str_cut(b->input, at + 1, end), name)))
			return at;
	return end;
}

void build_begin(struct builder *b, const xmlChar *name)
{
	struct node *n = b->why ? NULL : node_new(b);
	u32 at = position(b) > b->at ? position(b) : b->at;

	if (!n)
		return;
	if (++b->depth > (b->html ? MARKUP_DEPTH : XML_DEPTH)) {
		refuse(b, N_("nests elements deeper than allowed"));
		return;
	}
	n->name = build_copy(b, name);
	b->here = n;
	n->from = tag_at(b, b->at, at, n->name);
	if (n->from == at && b->html) { /* what implies it, a tag or a text, is still to be told of */
		n->from = n->to = b->at;
		return;
	}
	/* The event comes before the tag's end is read. */
	if (at > b->at && at < b->input.n && b->input.p[at] == '/')
		at++;
	if (at > b->at && at < b->input.n && b->input.p[at] == '>')
		at++;
	b->at = n->to = at;
}

/* Where the tag `</name …>` in [at, end) ends; at: there is none. A text or another tag may end an element too, and is
 * still to be told of. */
static u32 end_tag_end(const struct builder *b, u32 at, u32 end, str name)
{
	for (u32 i = at; i + 2 + name.n <= end; i++) {
		u32 next = i + 2 + (u32)name.n;
		if (b->input.p[i] != '<' || b->input.p[i + 1] != '/' || !str_starts_fold(str_cut(b->input, i + 2, end), name)
		    || (next < end && is_name_letter(b->input.p[next])))
			continue;
		while (next < end && b->input.p[next - 1] != '>')
			next++;
		return next;
	}
	return at;
}

void build_end(struct builder *b, const xmlChar *name)
{
	u32 at = position(b);

	if (b->why || b->here == b->root)
		return;
	if (at > b->at)
		b->at = b->html ? end_tag_end(b, b->at, at, str_c((const char *)name)) : at;
	b->here->to = b->at;
	b->here = b->here->parent;
	b->depth--;
}

/* ── texts ── */

/* Where in the input do these bytes stand? Next in line, just before or behind the parser's place, or (a reference) all
 * that was passed. */
static void text_place(const struct builder *b, str s, u32 *from, u32 *from_len)
{
	u32 now = position(b);
	str rest = str_cut(b->input, b->at, b->input.n);
	bool bare = str_eq(s, S("&")) && !str_starts_fold(rest, S("&amp")) && !str_starts(rest, S("&#")); /* Marks & Co */
	bool reference = str_starts(rest, S("&")) && s.n < now - b->at && !bare; /* &amp; is no & */

	*from_len = (u32)s.n;
	if (!reference && str_eq(str_cut(b->input, b->at, b->at + s.n), s)) {
		*from = b->at;
	} else if (now >= s.n && now - (u32)s.n >= b->at && str_eq(str_cut(b->input, now - s.n, now), s)) {
		*from = now - (u32)s.n;
	} else if (!reference && now > b->at && str_eq(str_cut(b->input, now, now + s.n), s)) {
		*from = now; /* the parser tells of it before it moves on */
	} else {
		*from = b->at;
		*from_len = now > b->at ? now - b->at : 0;
	}
}

/* May it stand before other letters, as browsers have it: `&eacutet&eacute`? The other names might begin a word. */
static bool is_accent(const char *name, size_t n)
{
	static const char *const endings[] = {"acute", "grave", "circ", "uml", "cedil", "nbsp"};

	for (size_t i = 0; i < countof(endings); i++)
		if (str_ends((str){name, n}, str_c(endings[i])))
			return true;
	return false;
}

/* A name of Latin-1 that stands behind the `&` at b->at without its semicolon: [bytes] of it, and what it stands for;
 * 0: none does. */
static u32 open_reference(const struct builder *b, u32 *letter)
{
	enum { LONGEST = 6 }; /* eacute */
	str rest = str_cut(b->input, b->at, b->input.n);
	char name[LONGEST + 1];
	u32 n = 0;

	while (n < LONGEST && n + 1 < rest.n && is_name_letter(rest.p[n + 1]))
		name[n] = rest.p[n + 1], n++;
	for (bool whole = n + 1 >= rest.n || !is_name_letter(rest.p[n + 1]); n > 1; n--, whole = false) {
		const htmlEntityDesc *entity;
		name[n] = '\0';
		entity = whole || is_accent(name, n) ? htmlEntityLookup((const xmlChar *)name) : NULL;
		if (entity && entity->value >= 0xA0 && entity->value <= 0xFF) {
			*letter = entity->value;
			return n;
		}
	}
	return 0;
}

/* Events of one text come one after the other; it grows in the builder's buffer. */
void build_text(struct builder *b, const xmlChar *chars, int length)
{
	str s = {(const char *)chars, (size_t)length};
	u32 from, from_len, letter, taken = b->pass < s.n ? b->pass : (u32)s.n;
	struct buf letters = {.p = b->letters, .room = sizeof b->letters};

	if (b->why || length <= 0)
		return;
	b->pass -= taken;
	s = str_cut(s, taken, s.n);
	if (!s.n)
		return;
	text_place(b, s, &from, &from_len);
	if (b->html && str_eq(s, S("&")) && from == b->at && (taken = open_reference(b, &letter))) {
		utf8_put(&letters, letter);
		s = buf_str(&letters);
		from_len = 1 + taken;
		b->pass = taken;
	}
	b->at = from + from_len;
	if (!b->here->last || b->here->last->name.n || b->here->last != b->open) {
		if (!(b->open = node_new(b)))
			return;
		b->text = (struct buf){.arena = b->arena};
	}
	map_put(&b->open->map, (u32)b->text.n, (u32)s.n, from, from_len);
	buf_put(&b->text, s);
	b->open->text = buf_str(&b->text);
}

/* Of comments, processing instructions and the like only where they end matters. */
void build_pass(struct builder *b)
{
	b->at = position(b) > b->at ? position(b) : b->at;
}
