/* query_tree.h: the tree of a query and its parser; seen by query_word.c and query.c, which grow the tree, and
 * query_print.c. */
#ifndef QUERY_TREE_H
#define QUERY_TREE_H

#include "query.h"
#include "str.h"

enum query_kind { QUERY_LEAF, QUERY_AND, QUERY_OR, QUERY_NOT, QUERY_NEAR };

struct query_node {
	enum query_kind kind;
	struct query_node *child, *last, *next; /* QUERY_NOT has one child, QUERY_NEAR two, leaves or itself */
	u32 leaf;
	u32 distance; /* [words] QUERY_NEAR */
};

struct parser {
	struct query *q;
	struct arena *arena;
	struct analyzer *analyzer;
	str s;
	u32 at, depth;
	enum query_field field;
	bool without, failed;
	pr_err *err;
};

/* ── query_word.c ── */

struct query_node *query_fail(struct parser *p, u32 at, const char *what); /* NULL; the first one is told */
struct query_node *query_new(struct parser *p, enum query_kind kind);

u32 query_peek(const struct parser *p, u32 *len); /* the code point at hand, 0 at the end */
bool query_space(u32 c);
bool query_quote(u32 c);
void query_skip(struct parser *p); /* spaces */
str query_word(const struct parser *p); /* the word at hand */
bool query_is(str word, const char *french, const char *english);
bool query_take(struct parser *p, const char *french, const char *english); /* this operator, if it stands here */

/* Leaves; NULL for one without a letter or digit. */
struct query_node *query_phrase(struct parser *p, bool exact);
struct query_node *query_form(struct parser *p); /* a word with the marks on it: =form, begin*, family+ */

#endif
