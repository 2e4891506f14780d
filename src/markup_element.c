/* markup_element.c: see markup_element.h. Where the three languages share a name they mean the same. */
#include "markup_element.h"

#include <stdlib.h>

static const struct element {
	const char *name;
	enum flow flow;
} elements[] = {
	/* by name */
	{"ab", BLOCK},
	{"abstract", BLOCK},
	{"address", BLOCK},
	{"argument", BLOCK},
	{"article", BLOCK},
	{"aside", BLOCK},
	{"audio", SKIP},
	{"bibl", BLOCK},
	{"block", BLOCK},
	{"blockquote", BLOCK},
	{"body", BLOCK},
	{"body.content", BLOCK},
	{"bq", BLOCK},
	{"br", LINE},
	{"button", SKIP},
	{"byline", BLOCK},
	{"canvas", SKIP},
	{"caption", BLOCK},
	{"cell", CELL},
	{"center", BLOCK},
	{"closer", BLOCK},
	{"credit", BLOCK},
	{"dateline", BLOCK},
	{"dd", ITEM},
	{"div", BLOCK},
	{"div1", BLOCK},
	{"div2", BLOCK},
	{"div3", BLOCK},
	{"div4", BLOCK},
	{"dl", BLOCK},
	{"dt", ITEM},
	{"epigraph", BLOCK},
	{"fieldset", BLOCK},
	{"figDesc", SKIP},
	{"figcaption", BLOCK},
	{"figure", BLOCK},
	{"fn", BLOCK},
	{"footer", BLOCK},
	{"form", BLOCK},
	{"front", BLOCK},
	{"fw", SKIP},
	{"h1", BLOCK},
	{"h2", BLOCK},
	{"h3", BLOCK},
	{"h4", BLOCK},
	{"h5", BLOCK},
	{"h6", BLOCK},
	{"head", BLOCK},
	{"header", BLOCK},
	{"hedline", BLOCK},
	{"hl1", BLOCK},
	{"hl2", BLOCK},
	{"hr", BLOCK},
	{"iframe", SKIP},
	{"item", ITEM},
	{"l", ITEM},
	{"lb", LINE},
	{"lg", BLOCK},
	{"li", ITEM},
	{"list", BLOCK},
	{"main", BLOCK},
	{"math", SKIP},
	{"media", BLOCK},
	{"media-caption", BLOCK},
	{"media-metadata", SKIP},
	{"media-reference", SKIP},
	{"meta", SKIP},
	{"nav", BLOCK},
	{"noscript", SKIP},
	{"object", SKIP},
	{"ol", BLOCK},
	{"opener", BLOCK},
	{"p", BLOCK},
	{"pre", PRE},
	{"row", ROW},
	{"salute", BLOCK},
	{"script", SKIP},
	{"section", BLOCK},
	{"select", SKIP},
	{"signed", BLOCK},
	{"sp", BLOCK},
	{"speaker", ITEM},
	{"stage", BLOCK},
	{"style", SKIP},
	{"svg", SKIP},
	{"table", BLOCK},
	{"tagline", BLOCK},
	{"td", CELL},
	{"teiHeader", SKIP},
	{"template", SKIP},
	{"textarea", SKIP},
	{"th", CELL},
	{"titlePage", SKIP},
	{"tr", ROW},
	{"trailer", BLOCK},
	{"ul", BLOCK},
	{"video", SKIP},
};

static int by_name(const void *key, const void *element)
{
	const str *name = key;

	return str_cmp(*name, str_c(((const struct element *)element)->name));
}

enum flow element_flow(str name)
{
	const struct element *e = bsearch(&name, elements, countof(elements), sizeof *elements, by_name);

	return e ? e->flow : INLINE;
}
