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
 *     titre:a  chapô:a  texte:a    in the title; the lead; lead or body; also before ( … )
 *     source:x  auteur:x           words of the name; =x the whole name, x* its beginning
 *     date:2011..2013              publication: 2011, 2011-03, 31/03/2011, 2011.., >=2011 …
 *     dept:93  kind:amount         the article has such a fact, a fact is such a one
 *     montant:>1M€  effectif:100..200
 *
 * Operators are capitals: `et` is a word. No input makes a store's own syntax error: what FTS5 gets is printed from the
 * tree. Depth and number of words are bounded. */
#ifndef QUERY_H
#define QUERY_H

#include "arena.h"
#include "date.h"
#include "err.h"
#include "bounds.h"
#include "number.h"
#include "token.h"

enum query_field {
	FIELD_ANY, FIELD_TITLE, FIELD_LEAD, FIELD_BODY, /* where words stand */
	FIELD_SOURCE, FIELD_AUTHOR, FIELD_DATE, FIELD_DEPARTMENT, FIELD_KIND, FIELD_AMOUNT, FIELD_HEADCOUNT
};

struct query_leaf {
	str text;     /* for tokens_each with TOKEN_QUERY; yields one token at least */
	bool prefix;  /* TOKEN_PREFIX */
	bool without; /* to be left out: no hit to show */
	enum query_field field;
	str nearer[2]; /* the same in fewer forms, empty: none: of a family the lemma's; the form that was typed */
};

/* What an article must be, or have, beside its words. */
struct query_condition {
	enum query_field field; /* FIELD_SOURCE or one after it */
	str typed;
	u32 at;                 /* [bytes] of the query */
	str text;               /* names: for query_name_in; a code or name, a kind; of an amount its unit, empty: any */
	bool has_low, has_high; /* of days or values */
	bool above, below;      /* the bound itself is left out */
	day since, until;
	struct dec low, high;
};

struct query_node;

struct query {
	struct query_node *whole; /* all of it, as it was read; NULL: everything */
	struct query_node *root;  /* what words alone decide … */
	struct query_node *also;  /* … and the rest: conditions, and words beside them under OU or SAUF; NULL: nothing */
	struct query_leaf leaf[QUERY_LEAVES];
	struct query_condition condition[QUERY_LEAVES];
	u32 leaves, conditions;
};

/* PR_USAGE with a caret under the place, on lines after the message's first. */
pr_status query_read(struct query *out, struct arena *a, struct analyzer *analyzer, str words, pr_err *err);

/* An expression of FTS5, and whether it says what to find or (complement) what not to find. */
struct query_match {
	str expression; /* empty: for a query without words */
	bool complement;
	u32 first_leaf; /* query_part_sentences: number of the phrase that stands for leaf 0 */
};

/* The articles that match root. */
struct query_match query_articles(const struct query *q, struct arena *a);

/* The same articles, for ranking: where a leaf has nearer forms, they are phrases of their own, and count once more. */
struct query_match query_ranked(const struct query *q, struct arena *a);

/* Does root hold where the leaves of these bits stand? PROCHE asks for both. */
bool query_holds(const struct query *q, u64 present);

/* Is this one of the names that a condition asks for? Words are compared as fold.h spells them. */
bool query_name_in(str name, str asked);

/* How it was read, for people: a line for each part, what it holds indented below it; each word with its forms. */
str query_explain(const struct query *q, struct arena *a, struct analyzer *analyzer);

#endif
