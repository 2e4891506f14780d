/* query_tree.h: the tree of a query; seen by query.c, which grows it, and query_print.c. */
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

#endif
