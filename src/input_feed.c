/* input_feed.c: RSS 0.9x, 1.0 (RDF), 2.0 and Atom: each item or entry is a document; the feed's own title is its
 * source.
 *
 * A name without its prefix is not enough here (`media:title`, `itunes:author`): an element of the format bears the
 * prefix that its item bears, nearly always none. */
#include "input.h"
#include "markup_text.h"
#include "str.h"
#include "xml_list.h"

struct feed {
	struct arena *arena;
	struct decoded decoded;
	const struct node *root;
	str source;
};

static bool sniff(str head)
{
	if (xml_root_is(head, "RDF"))
		return str_find(head, S("purl.org/rss"), 0) != SIZE_MAX;
	if (xml_root_is(head, "feed"))
		return str_find(head, S("Atom"), 0) != SIZE_MAX || str_find(head, S("purl.org/atom"), 0) != SIZE_MAX;
	return xml_root_is(head, "rss");
}

/* ── elements ── */

static str prefix_of(const struct feed *f, const struct node *n)
{
	str tag = str_cut(f->decoded.text, n->from + 1, n->from + 1 + 64), name = n->name;
	size_t at = str_find(tag, name, 0);

	return at && at != SIZE_MAX && tag.p[at - 1] == ':' ? str_cut(tag, 0, at - 1) : S("");
}

static bool has_words(const struct node *n)
{
	for (const struct node *t = node_after(n, n); t; t = node_after(t, n))
		if (!t->name.n && str_trim(t->text).n)
			return true;
	return false;
}

/* The child of that name with the item's own prefix, words in it. */
static const struct node *own(const struct feed *f, const struct node *item, const char *name)
{
	str prefix = prefix_of(f, item);

	for (const struct node *n = item->child; n; n = n->next)
		if (node_is(n, name) && str_eq(prefix_of(f, n), prefix) && has_words(n))
			return n;
	return NULL;
}

static const struct node *any(const struct node *item, const char *name)
{
	for (const struct node *n = item->child; n; n = n->next)
		if (node_is(n, name) && has_words(n))
			return n;
	return NULL;
}

/* Its texts, one after the other, mapped to the decoded file. */
static struct piece raw(const struct feed *f, const struct node *n)
{
	struct weave w = weave_new(f->arena);

	for (const struct node *t = node_after(n, n); t; t = node_after(t, n))
		if (!t->name.n)
			weave_text(&w, t);
	return weave_piece(&w, NULL);
}

/* Text that is HTML written as text, as XHTML, or plain, mapped to the item's bytes. */
static struct piece content(const struct feed *f, const struct node *n)
{
	struct piece piece = {.map.arena = f->arena};
	str type = node_attribute(n, "type");

	if (str_starts(type, S("xhtml"))) {
		struct weave w = weave_new(f->arena);
		markup_weave(&w, n, NULL);
		piece = weave_piece(&w, NULL);
	} else {
		piece = raw(f, n);
		if (!str_starts(type, S("text")) || str_starts(type, S("text/html")))
			piece = markup_plain(f->arena, &piece);
	}
	piece.map = map_compose(f->arena, &piece.map, &f->decoded.map, (u32)piece.text.n);
	return piece;
}

/* ── fields ── */

static str words(const struct feed *f, const struct node *n)
{
	struct piece piece = {0};

	if (!n)
		return S("");
	piece.text = node_words(f->arena, n);
	piece.map.arena = f->arena;
	return str_trim(markup_plain(f->arena, &piece).text);
}

/* `redaction@journal.example (Jeanne Dupont)`; Atom: one `author` with `name` after the other. */
static str author_of(const struct feed *f, const struct node *item)
{
	struct buf b = {.arena = f->arena};

	for (const struct node *n = item->child; n; n = n->next) {
		const struct node *name = node_child(n, "name");
		str said = node_is(n, "creator") || node_is(n, "author") ? words(f, name ? name : n) : S("");
		size_t open = str_find(said, S("("), 0), close = str_find(said, S(")"), 0);

		if (memchr(said.p, '@', said.n))
			said = open < close && close != SIZE_MAX ? str_cut(said, open + 1, close) : S("");
		if (!said.n || str_find(buf_str(&b), said, 0) != SIZE_MAX)
			continue;
		if (b.n)
			buf_put(&b, S(", "));
		buf_put(&b, said);
	}
	return buf_str(&b);
}

/* RSS says it in the element; Atom in the attribute of one of several, and `alternate` is the article. */
static str link_of(const struct feed *f, const struct node *item)
{
	const struct node *said = own(f, item, "link"), *guid = own(f, item, "guid");
	str id = guid ? words(f, guid) : S("");

	if (said)
		return words(f, said);
	for (const struct node *n = item->child; n; n = n->next) {
		str rel = node_attribute(n, "rel");
		if (node_is(n, "link") && (rel.n == 0 || str_eq(rel, S("alternate"))) && node_attribute(n, "href").n)
			return node_attribute(n, "href");
	}
	if (str_starts(id, S("http")))
		return id;
	return node_attribute(item, "about"); /* RSS 1.0 */
}

static str first_said(const struct feed *f, const struct node *item, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct node *n = any(item, names[i]);
		if (n)
			return words(f, n);
	}
	return S("");
}

static str source_of(const struct feed *f, const struct node *item)
{
	const struct node *source = node_child(item, "source"), *title = node_child(source, "title");
	str said = source ? words(f, title ? title : source) : S("");

	return said.n ? said : f->source;
}

static const struct node *body_of(const struct feed *f, const struct node *item)
{
	const struct node *encoded = any(item, "encoded"), *said = own(f, item, "content");

	if (!said && !(said = own(f, item, "description")))
		said = own(f, item, "summary");
	return encoded ? encoded : said;
}

static bool read_item(const struct feed *f, struct doc *doc, const struct node *item)
{
	static const char *const published[] = {"pubDate", "published", "issued", "date", "created"};
	static const char *const updated[] = {"updated", "modified"};
	const struct node *title = own(f, item, "title"), *body = body_of(f, item);

	*doc = (struct doc){
		.source = source_of(f, item), .author = author_of(f, item), .url = link_of(f, item),
		.published = first_said(f, item, published, countof(published)),
		.updated = first_said(f, item, updated, countof(updated)),
		.title.map.arena = f->arena, .body.map.arena = f->arena,
		.footed = true,
	};
	if (doc->published.n == 0)
		doc->published = doc->updated;
	if (title)
		doc->title = content(f, title);
	if (body)
		doc->body = content(f, body);
	return str_trim(doc->title.text).n || str_trim(doc->body.text).n;
}

/* ── the feed ── */

static const char *const elements[] = {"item", "entry", NULL};

static size_t head(str seen)
{
	return xml_list_head(seen, elements);
}

static size_t cut_below(str above, str rest, bool last)
{
	return xml_list_cut(above, rest, last, elements);
}

static const struct node *next_item(const struct feed *f, const struct node *at)
{
	at = at ? node_past(at, f->root) : node_after(f->root, f->root);
	while (at && !node_is(at, "item") && !node_is(at, "entry"))
		at = node_after(at, f->root);
	return at;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct feed f = {.arena = a};
	const struct node *channel;
	u32 items = 0, docs = 0;

	f.root = xml_list_open(a, &f.decoded, item, elements, why);
	if (!f.root)
		return 0;
	channel = f.root->child;
	while (channel && !channel->name.n)
		channel = channel->next;
	if (node_child(channel, "channel"))
		channel = node_child(channel, "channel");
	if (channel && own(&f, channel, "title"))
		f.source = words(&f, own(&f, channel, "title"));
	for (const struct node *n = next_item(&f, NULL); n; n = next_item(&f, n))
		items++;
	*out = NEW(a, struct doc, items);
	for (const struct node *n = next_item(&f, NULL); n; n = next_item(&f, n))
		docs += read_item(&f, &(*out)[docs], n);
	if (docs == 0)
		*why = items ? N_("is an item without text") : input_nothing;
	return docs;
}

const struct input_format input_feed = {
	.name = "feed", .sniff = sniff, .head = head, .cut_below = cut_below, .parse = parse};
