/* markup_sax.c: libxml2's events, HTML's and XML's, each handed to the tree that is built. */
#include <libxml/HTMLparser.h>

#include "markup_build.h"

static void on_start_html(void *context, const xmlChar *name, const xmlChar **pairs)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;
	struct node *n;
	u32 count = 0;

	build_begin(b, name);
	n = b->here;
	if (b->why || !pairs)
		return;
	while (pairs[2 * count])
		count++;
	n->attribute = NEW(b->arena, struct attribute, count + 1);
	for (u32 i = 0; i < count; i++)
		n->attribute[n->attributes++] = (struct attribute){build_copy(b, pairs[2 * i]), build_copy(b, pairs[2 * i + 1])};
}

static void on_start_xml(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                         const xmlChar **namespace, int count, int defaults, const xmlChar **five)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;
	struct node *n;

	(void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)defaults;
	build_begin(b, name);
	n = b->here;
	if (b->why || count <= 0)
		return;
	n->attribute = NEW(b->arena, struct attribute, (size_t)count);
	for (int i = 0; i < count; i++) { /* name, prefix, URI, value, end of value */
		const xmlChar **a = five + 5 * i;
		str value = {(const char *)a[3], (size_t)(a[4] - a[3])};
		n->attribute[n->attributes++] = (struct attribute){build_copy(b, a[0]), arena_copy(b->arena, value)};
	}
}

static void on_end_html(void *context, const xmlChar *name)
{
	build_end(((xmlParserCtxtPtr)context)->_private, name);
}

static void on_end_xml(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)prefix, (void)uri;
	build_end(((xmlParserCtxtPtr)context)->_private, name);
}

static void on_text(void *context, const xmlChar *chars, int length)
{
	build_text(((xmlParserCtxtPtr)context)->_private, chars, length);
}

static void on_cdata(void *context, const xmlChar *chars, int length)
{
	struct builder *b = ((xmlParserCtxtPtr)context)->_private;

	if (str_starts(str_cut(b->input, b->at, b->input.n), S("<![CDATA[")))
		b->at += (u32)strlen("<![CDATA[");
	build_text(b, chars, length);
}

static void on_comment(void *context, const xmlChar *value)
{
	(void)value;
	build_pass(((xmlParserCtxtPtr)context)->_private);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target, (void)data;
	build_pass(((xmlParserCtxtPtr)context)->_private);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
	(void)name, (void)public, (void)system;
	build_pass(((xmlParserCtxtPtr)context)->_private);
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

xmlSAXHandler markup_handler(bool html)
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
