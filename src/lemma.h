/* lemma.h: French forms and what they are looked for by.
 *
 *     recrute     recrute, ~recruter           the form, and its lemma beside it where that is another word
 *     emploi      emploi                       a word that is its own lemma stands once
 *     marchés     marches~marchés, ~marche~marché   with accents where they tell two words apart (marche)
 *     pouvoirs    pouvoirs, ~~pouvoir          `~~`: a lemma whose own form is another word's (the verb)
 *     PECHES      peches, ~peche~pêche, ~peche~péché   every word that it may be
 *     Tours       tours                        a name that the dictionary has; in small letters ~tour is beside it
 *     macronistes macronistes, }macron         of a word that no dictionary has, the Snowball stem
 *
 * A query asks for the lemma: `emplois` for emploi and ~emploi; also for those forms of it that the index holds for
 * another word (`annoncer`: annonce too). `=emplois` asks for that form alone. Forms and lemmas come from the system's
 * spelling dictionary, compiled into a table at build time (lemma_table.h).
 *
 * One struct lemmas a thread: it remembers what it was asked. What it returns is valid until the next call. */
#ifndef LEMMA_H
#define LEMMA_H

#include "base.h"

enum { LEMMA_MARK = '~', STEM_MARK = '}', SPELLING_MAX = 128 /* [bytes] */, SPELLINGS = 200, BESIDE = 6 };

struct lemmas;

struct lemmas *lemmas_new(void); /* NULL: out of memory */
void lemmas_free(struct lemmas *l);

/* How a word is written. LEMMA_NAME: with a capital, as names are; LEMMA_CAPITALS: in nothing else, so that its accents
 * may be lost. In a query also LEMMA_EXACT: that form only; LEMMA_SHOWN: every form one by one, as people write it. */
enum { LEMMA_NAME = 1, LEMMA_CAPITALS = 2, LEMMA_EXACT = 4, LEMMA_SHOWN = 8 };

/* A word of a text: how the index spells it, and what stands beside it. lower: in lower case with its accents; folded:
 * as fold.h spells it. */
struct spelling {
	str word, beside[BESIDE];
	u32 n; /* of beside */
};
struct spelling lemma_spell(struct lemmas *l, str lower, str folded, int how);

/* A word of a query: the spellings that it asks for, the form that was typed first. */
u32 lemma_ask(struct lemmas *l, const str **out, str lower, str folded, int how);

/* The lemma of a word, folded; the stem of one that the dictionary lacks. */
str lemma_of(struct lemmas *l, str lower, str folded);

/* A word of the index as people write it: of those that look like it without accents, the first. */
str lemma_written(struct lemmas *l, str folded);

u32 lemma_version(void); /* another one: the same words may be spelled otherwise in the index */

/* What a word's whole family begins with, folded. */
str lemma_stem(struct lemmas *l, str lower);

#endif
