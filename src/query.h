/* query.h: the query language, read into a tree, and the tree printed for FTS5.
 *
 *     recrutement éducateur        both                    ET, AND: the same
 *     a OU b                       one of them             OR
 *     a SAUF b    a -b             the first without       NOT
 *     ( … )
 *     "travailleur social"         these words in this order; also « … »
 *     a PROCHE/5 b                 at most five words between; NEAR
 *     recrut*                      beginning of a word
 *     =recrute                     this form only
 *     recruter+                    the whole family
 *     titre:a  chapô:a  texte:a    where it stands; also before ( … )
 *
 * Operators are capitals: `et` is a word. No input makes a store's own syntax error: what FTS5 gets is printed from the
 * tree. Depth and number of words are bounded. */
#ifndef QUERY_H
#define QUERY_H

#include "arena.h"
#include "err.h"
#include "token.h"

enum { QUERY_DEPTH = 10, QUERY_LEAVES = 64, QUERY_MAX = 4096 /* [bytes] */ };

enum query_field { FIELD_ANY, FIELD_TITLE, FIELD_LEAD, FIELD_BODY };

struct query_leaf {
	str text;     /* for tokens_each with TOKEN_QUERY; yields one token at least */
	bool prefix;  /* TOKEN_PREFIX */
	bool without; /* to be left out: no hit to show */
	enum query_field field;
};

struct query_node;

struct query {
	struct query_node *root; /* NULL: everything */
	struct query_leaf leaf[QUERY_LEAVES];
	u32 leaves;
};

/* PR_USAGE with a caret under the place, on lines after the message's first. */
pr_status query_read(struct query *out, struct arena *a, struct analyzer *analyzer, str words, pr_err *err);

/* An expression of FTS5, and whether it says what to find or (complement) what not to find. */
struct query_match {
	str expression; /* empty: for a query without words */
	bool complement;
	u32 first_leaf; /* query_sentences: number of the phrase that stands for leaf 0 */
};

/* The articles that match. */
struct query_match query_articles(const struct query *q, struct arena *a);

/* The articles that may have a sentence where the tree holds (complement: where it does not). The last phrases are the
 * leaves, in order, so that where each stands is known; query_holds then decides for a sentence. */
struct query_match query_sentences(const struct query *q, struct arena *a);

/* Does the tree hold where the leaves of these bits stand? PROCHE asks for both. */
bool query_holds(const struct query *q, u64 present);

#endif
