/* markup.c: the tree of markup.h, parsed by libxml2. */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "library.h"
#include "markup_build.h"

void markup_init(void)
{
	xmlInitParser();
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
	xmlSAXHandler handler = markup_handler(b->html);
	jmp_buf *outer = b->arena->fail, point;
	volatile bool exhausted = false; /* survives the jump */
	bool broken, starved;
	int line;

	b->root = b->here = NEW(b->arena, struct node, 1);
	b->context = context_new(b->html, str_cut(b->input, b->blank, b->input.n));
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

/* [bytes] of white space before an XML declaration, which must stand first: many a program writes an empty line there. */
static u32 blank_before(str xml)
{
	u32 n = 0;

	while (n < xml.n && strchr(" \t\r\n", xml.p[n]))
		n++;
	return str_starts(str_cut(xml, n, xml.n), S("<?xml")) ? n : 0;
}

static struct node *markup(struct arena *a, str utf8, bool html, const char **why)
{
	u32 blank = html ? 0 : blank_before(utf8);
	struct builder b = {.arena = a, .input = utf8, .html = html, .blank = blank, .at = blank};
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
