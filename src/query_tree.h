/* query_tree.h: the tree of a query and its parser; seen by query*.c, which grow the tree and print it, and by the
 * files of the store that make conditions of its parts. */
#ifndef QUERY_TREE_H
#define QUERY_TREE_H

#include "query.h"
#include "str.h"

enum query_kind { QUERY_LEAF, QUERY_AND, QUERY_OR, QUERY_NOT, QUERY_NEAR, QUERY_CONDITION };

struct query_node {
	enum query_kind kind;
	struct query_node *child, *last, *next; /* QUERY_NOT has one child, QUERY_NEAR two, leaves or itself */
	u32 leaf;     /* or condition */
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

/* PR_USAGE: what is wrong, in the words that are shown, with a caret below its place. */
pr_status query_point(struct arena *a, str words, u32 at, const char *what, pr_err *err);
struct query_node *query_fail(struct parser *p, u32 at, const char *what); /* NULL; the first one is told */
struct query_node *query_new(struct parser *p, enum query_kind kind);

u32 query_peek(const struct parser *p, u32 *len); /* the code point at hand, 0 at the end */
bool query_space(u32 c);
bool query_quote(u32 c);
void query_skip(struct parser *p); /* spaces */
str query_word(const struct parser *p); /* the word at hand */
bool query_is(str word, const char *french, const char *english);
bool query_take(struct parser *p, const char *french, const char *english); /* this operator, if it stands here */

/* What stands between the quotation marks at hand; p NULL: they do not close. */
str query_quoted(struct parser *p);
str query_take_word(struct parser *p);

/* Leaves; NULL for one without a letter or digit. */
struct query_node *query_phrase(struct parser *p, bool exact);
struct query_node *query_form(struct parser *p); /* a word with the marks on it: =form, begin*, family+ */

/* ── query_field.c ── */

/* [bytes] of `titre:` at the parser's place; a name of letters that is no field is a mistake. */
u32 query_field_at(struct parser *p, enum query_field *field);
struct query_node *query_condition(struct parser *p); /* of p->field, from the value at hand */

/* ── query_value.c: fill days or values from the parser's place; false, and the mistake is told ── */
bool query_days(struct parser *p, struct query_condition *c);
bool query_values(struct parser *p, struct query_condition *c);

/* ── query_print.c: of a part of the tree that is all words ── */
bool query_is_words(const struct query_node *n);
struct query_match query_part_articles(const struct query *q, const struct query_node *n, struct arena *a);
/* The articles that may have a sentence where it holds (complement: where it does not). The last phrases are the leaves, in
 * order, so that where each stands is known; query_part_holds then decides for a sentence. */
struct query_match query_part_sentences(const struct query *q, const struct query_node *n, struct arena *a);
bool query_part_holds(const struct query_node *n, u64 present);

#endif
