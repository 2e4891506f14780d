/* lemma.h: French forms and what they are looked for by.
 *
 * The index keeps one word a place: the form, without its accents, or with them where they tell two words apart
 * (`marche`, `marche~marché`). So it stays small; which forms belong together is decided when a query is read:
 * `travail` asks for travail and travaux, `=travail` for that form alone. Forms and lemmas come from the system's
 * spelling dictionary, compiled into a table at build time (lemma_table.h). A word that it lacks stands with its
 * Snowball stem beside it, after a `~`.
 *
 * One struct lemmas a thread: it remembers what it was asked. What it returns is valid until the next call. */
#ifndef LEMMA_H
#define LEMMA_H

#include "base.h"

enum { LEMMA_MARK = '~' /* = TOKEN_LEMMA */, SPELLING_MAX = 128 /* [bytes] */, SPELLINGS = 200 };

struct lemmas;

struct lemmas *lemmas_new(void); /* NULL: out of memory */
void lemmas_free(struct lemmas *l);

/* A word of a text: how the index spells it, and what stands beside it (empty: nothing). lower: in lower case with its
 * accents; folded: as fold.h spells it; capital: a name, which has no stem. */
struct spelling {
	str word, beside;
};
struct spelling lemma_spell(struct lemmas *l, str lower, str folded, bool capital);

/* A word of a query: every spelling that it asks for, the form that was typed first. exact: that form only. */
u32 lemma_forms(struct lemmas *l, const str **out, str lower, str folded, bool exact);

/* The lemma of a word, folded; the stem of one that the dictionary lacks. */
str lemma_of(struct lemmas *l, str lower, str folded);

u32 lemma_version(void); /* another one: the same words may be spelled otherwise in the index */

/* What a word's whole family begins with, folded. */
str lemma_stem(struct lemmas *l, str lower);

#endif
