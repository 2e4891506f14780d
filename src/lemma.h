/* lemma.h: the word under which a French form is looked for: recrutements → recrutement, travaux → travail.
 *
 * The index spells forms and lemmas without accents. Two lemmas that then look the same (`marche`, `marché`) keep
 * theirs, and words of such a form are `apart`: the bare form cannot stand for either lemma, so the index writes both.
 * Forms come from the system's spelling dictionary, compiled into a table at build time; a form that it lacks gets its
 * Snowball stem. One struct lemmas a thread: it remembers what it was asked. */
#ifndef LEMMA_H
#define LEMMA_H

#include "base.h"

struct lemmas;

struct lemma {
	str key;    /* valid until the next call */
	bool apart; /* the folded form alone does not say which lemma it is */
};

struct lemmas *lemmas_new(void); /* NULL: out of memory */
void lemmas_free(struct lemmas *l);

/* lower: the form in lower case with its accents; folded: as fold.h spells it. */
struct lemma lemma_of(struct lemmas *l, str lower, str folded);

bool lemma_apart(str folded);                      /* is this folded form one that may have several lemmas? */
str lemma_stem(struct lemmas *l, str lower);       /* what a word's whole family begins with, folded; valid until the next call */

#endif
