/* page_jsonld.h: what page_jsonld.c and page_jsonld_names.c share. */
#ifndef PAGE_JSONLD_H
#define PAGE_JSONLD_H

#include <jansson.h>

#include "page.h"
#include "str.h"

enum { JSONLD_DEPTH = 6 }; /* objects in objects that are looked into */

struct jsonld {
	struct arena *arena;
	struct page_facts *facts;
	const struct node *script; /* the one that is read */
	json_t *all;          /* array of the scripts' values */
	json_t *article;      /* best so far, and how good */
	int score;
	str title;            /* of the page: that of its article, with the site's name perhaps */
};

/* Itself, or the first of several. */
static inline str jsonld_string(const json_t *value)
{
	value = json_is_array(value) ? json_array_get(value, 0) : value;
	return json_is_string(value) ? (str){json_string_value(value), json_string_length(value)} : S("");
}

/* ── page_jsonld_names.c ── */
/* Names of people, or of whoever else it is. */
void jsonld_names(struct jsonld *r, struct buf *b, json_t *value, bool people, u32 depth);
str jsonld_name(struct jsonld *r, json_t *value); /* of an organisation, else of people */

#endif
