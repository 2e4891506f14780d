/* markup.c: the tree of markup.h from libxml2's SAX events. */
#include "markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "library.h"
#include "str.h"

struct builder {
	struct arena *arena;
	str input;
	xmlParserCtxtPtr context;
	struct node *root, *here;
	struct node *open;   /* the text that grows */
	struct buf text;     /* its bytes */
	u32 at;       /* [bytes of input] all before it is accounted for */
	u32 depth, nodes;
	bool html;
	xmlEntity entity;  /* the last one of HTML's names that an XML text used */
	char letters[8];   /* what it stands for */
	const char *why;
};

void markup_init(void)
{
	xmlInitParser();
}

/* ── where the parser stands ── */

static u32 position(const struct builder *b)
{
	const xmlParserInput *in = b->context->input;
	size_t at = in ? (size_t)in->consumed + (size_t)(in->cur - in->base) : b->input.n;

	return (u32)(at < b->input.n ? at : b->input.n);
}

static void refuse(struct builder *b, const char *why)
{
	if (!b->why)
		b->why = why;
	xmlStopParser(b->context);
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

static str copied(struct builder *b, const xmlChar *s)
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

static void element_begin(struct builder *b, const xmlChar *name)
{
	struct node *n = b->why ? NULL : node_new(b);
	u32 at = position(b) > b->at ? position(b) : b->at;

	if (!n)
		return;
	if (++b->depth > (b->html ? MARKUP_DEPTH : XML_DEPTH)) {
		refuse(b, N_("nests elements deeper than allowed"));
		return;
	}
	n->name = copied(b, name);
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

/* Stands `</name` in [at, end)? A text or another tag may end an element too, and is still to be told of. */
static bool has_end_tag(const struct builder *b, u32 at, u32 end, str name)
{
	for (; at + 2 + name.n <= end; at++)
		if (b->input.p[at] == '<' && b->input.p[at + 1] == '/' && str_starts_fold(str_cut(b->input, at + 2, end), name))
			return true;
	return false;
}

static void element_end(struct builder *b, const xmlChar *name)
{
	u32 at = position(b);

	if (b->why || b->here == b->root)
		return;
	if (at > b->at && (!b->html || has_end_tag(b, b->at, at, str_c((const char *)name))))
		b->at = at;
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

/* Events of one text come one after the other; it grows in the builder's buffer. */
static void text_add(struct builder *b, const xmlChar *chars, int length)
{
	str s = {(const char *)chars, (size_t)length};
	u32 from, from_len;

	if (b->why || length <= 0)
		return;
	text_place(b, s, &from, &from_len);
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

/* ── SAX ── */

static void on_start_html(void *context, const xmlChar *name, const xmlChar **pairs)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;
	struct node *n;
	u32 count = 0;

	element_begin(b, name);
	n = b->here;
	if (b->why || !pairs)
		return;
	while (pairs[2 * count])
		count++;
	n->attribute = NEW(b->arena, struct attribute, count + 1);
	for (u32 i = 0; i < count; i++)
		n->attribute[n->attributes++] = (struct attribute){copied(b, pairs[2 * i]), copied(b, pairs[2 * i + 1])};
}

static void on_start_xml(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                         const xmlChar **namespace, int count, int defaults, const xmlChar **five)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;
	struct node *n;

	(void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)defaults;
	element_begin(b, name);
	n = b->here;
	if (b->why || count <= 0)
		return;
	n->attribute = NEW(b->arena, struct attribute, (size_t)count);
	for (int i = 0; i < count; i++) { /* name, prefix, URI, value, end of value */
		const xmlChar **a = five + 5 * i;
		str value = {(const char *)a[3], (size_t)(a[4] - a[3])};
		n->attribute[n->attributes++] = (struct attribute){copied(b, a[0]), arena_copy(b->arena, value)};
	}
}

static void on_end_html(void *context, const xmlChar *name)
{
	element_end(((xmlParserCtxtPtr)context)->_private, name);
}

static void on_end_xml(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)prefix, (void)uri;
	element_end(((xmlParserCtxtPtr)context)->_private, name);
}

static void on_text(void *context, const xmlChar *chars, int length)
{
	text_add(((xmlParserCtxtPtr)context)->_private, chars, length);
}

static void on_cdata(void *context, const xmlChar *chars, int length)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;

	if (str_starts(str_cut(b->input, b->at, b->input.n), S("<![CDATA[")))
		b->at += (u32)strlen("<![CDATA[");
	text_add(b, chars, length);
}

/* Of comments, processing instructions and the like only where they end matters. */
static void pass_over(struct builder *b)
{
	b->at = position(b) > b->at ? position(b) : b->at;
}

static void on_comment(void *context, const xmlChar *value)
{
	(void)value;
	pass_over(((xmlParserCtxtPtr)context)->_private);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target, (void)data;
	pass_over(((xmlParserCtxtPtr)context)->_private);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
	(void)name, (void)public, (void)system;
	pass_over(((xmlParserCtxtPtr)context)->_private);
}

/* Feeds use HTML's names without declaring them. libxml2 takes but one byte of such a value in an attribute: not
 * there. */
static xmlEntityPtr on_entity(void *context, const xmlChar *name)
{
	xmlParserCtxtPtr parser = context;
	struct builder *b = parser->_private;
	const htmlEntityDesc *html = htmlEntityLookup(name);
	struct buf letters = {.p = b->letters, .room = sizeof b->letters};

	if (!html || parser->instate == XML_PARSER_ATTRIBUTE_VALUE)
		return NULL;
	utf8_put(&letters, html->value);
	b->letters[letters.n] = 0;
	b->entity = (xmlEntity){.type = XML_ENTITY_DECL, .name = (const xmlChar *)html->name, .length = (int)letters.n,
	                        .etype = XML_INTERNAL_PREDEFINED_ENTITY, .content = (xmlChar *)b->letters};
	return &b->entity;
}

static void silent(void *context, const char *message, ...)
{
	(void)context, (void)message;
}

static xmlSAXHandler handler_of(bool html)
{
	xmlSAXHandler h = {.characters = on_text,
			   .cdataBlock = on_cdata,
			   .ignorableWhitespace = on_text,
			   .comment = on_comment,
			   .processingInstruction = on_instruction,
			   .warning = silent,
			   .error = silent,
			   .initialized = html ? 1 : XML_SAX2_MAGIC};

	if (html) {
		h.internalSubset = on_doctype;
		h.startElement = on_start_html;
		h.endElement = on_end_html;
	} else {
		h.startElementNs = on_start_xml;
		h.endElementNs = on_end_xml;
		h.getEntity = on_entity;
	}
	return h;
}

/* As xmlCreateMemoryParserCtxt, which leaks its context where there is no memory for the rest. */
static xmlParserCtxt *context_new(bool html, str input)
{
	xmlParserCtxt *context = html ? htmlNewParserCtxt() : xmlNewParserCtxt();
	xmlParserInputBuffer *bytes = context ? xmlParserInputBufferCreateMem(input.p, (int)input.n, XML_CHAR_ENCODING_NONE)
	                                      : NULL;
	xmlParserInput *stream = bytes ? xmlNewIOInputStream(context, bytes, XML_CHAR_ENCODING_NONE) : NULL;

	if (stream && inputPush(context, stream) >= 0)
		return context;
	if (stream)
		xmlFreeInputStream(stream);
	else
		xmlFreeParserInputBuffer(bytes);
	xmlFreeParserCtxt(context);
	return NULL;
}

/* libxml2's own memory is outside the arena, whose failure would jump over its release: so the arena's recovery point
 * is ours for the while, and the failure goes on from here. */
static struct node *parse(struct builder *b)
{
	xmlSAXHandler handler = handler_of(b->html);
	jmp_buf *outer = b->arena->fail, point;
	volatile bool exhausted = false; /* survives the jump */
	bool broken, starved;
	int line;

	b->root = b->here = NEW(b->arena, struct node, 1);
	b->context = context_new(b->html, b->input);
	if (!b->context)
		return b->why = N_("needs more memory than there is"), NULL;
	*b->context->sax = handler;
	b->context->_private = b;
	xmlSwitchEncoding(b->context, XML_CHAR_ENCODING_UTF8); /* text_decode has seen to it, whatever the text declares */
	if (arena_try(b->arena, &point)) {
		exhausted = true;
	} else if (b->html) {
		htmlCtxtUseOptions(b->context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		                               HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
		htmlParseDocument(b->context);
	} else {
		xmlCtxtUseOptions(b->context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
		xmlParseDocument(b->context);
	}
	b->arena->fail = outer;
	starved = b->context->errNo == XML_ERR_NO_MEMORY;
	broken = !b->html && !b->context->wellFormed;
	line = b->context->lastError.line;
	xmlFreeDoc(b->context->myDoc); /* made for a declared entity, whoever handles the elements */
	xmlFreeParserCtxt(b->context);
	if (exhausted)
		longjmp(*outer, 1);
	if (!b->why && starved)
		b->why = N_("needs more memory than there is");
	else if (!b->why && broken)
		b->why = arena_printf(b->arena, N_("is broken XML at line %d"), line);
	b->root->to = (u32)b->input.n;
	return b->why ? NULL : b->root;
}

static struct node *markup(struct arena *a, str utf8, bool html, const char **why)
{
	struct builder b = {.arena = a, .input = utf8, .html = html};
	struct node *root = NULL;

	if (markup_is_crowded(utf8, html))
		b.why = N_("has a tag of more attributes than allowed");
	else if (utf8.n)
		root = parse(&b);
	*why = root ? NULL : b.why ? b.why : N_("is empty");
	return root;
}

struct node *markup_html(struct arena *a, str utf8, const char **why)
{
	return markup(a, utf8, true, why);
}

struct node *markup_xml(struct arena *a, str utf8, const char **why)
{
	return markup(a, utf8, false, why);
}

/* `20914` is 2.9.14 */
void markup_library(char version[LIBRARY_VERSION])
{
	int number = atoi(xmlParserVersion);

	snprintf(version, LIBRARY_VERSION, "%d.%d.%d", number / 10000, number / 100 % 100, number % 100);
}
