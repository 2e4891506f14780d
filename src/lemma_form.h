/* lemma_form.h: forms of the dictionary, and how the index spells them; seen by lemma*.c. What is told goes into the
 * caller's room, or into struct lemmas, until its next word. */
#ifndef LEMMA_FORM_H
#define LEMMA_FORM_H

#include "lemma.h"
#include "lemma_table.h"

enum { ALIKE = 12 /* forms that look alike without accents, at the most */ };

struct sb_stemmer;
struct seen; /* see lemma.c */
struct lemmas {
	struct sb_stemmer *stemmer;
	struct seen *seen; /* by hash of the form */
	char stem[SPELLING_MAX];
	char word[SPELLING_MAX];
	char room[SPELLINGS][SPELLING_MAX];
	str spelling[SPELLINGS]; /* of a query; or what stands beside a word */
	u32 spellings;
};

/* head, mark and tail as one word. */
str spelling_join(char out[SPELLING_MAX], str head, char mark, str tail);
void spelling_add(struct lemmas *l, str s); /* to l->spelling, once */

str form_text(const struct form *f);
/* As token_word.c hands words over: its ligatures (œ, æ) spread out, its accents kept. */
str form_lower(char out[2 * TABLE_FORM_MAX], const struct form *f);
str form_spell(char out[SPELLING_MAX], const struct form *f); /* as the index spells it */
/* Which of the forms that look alike without accents it is; -1: any of them. */
i32 form_which(const struct form *alike, u32 n, str lower, bool bare);

str lemma_name(char out[SPELLING_MAX], u32 lemma); /* what stands beside the forms of a lemma */
str word_abbreviated(str folded); /* `Seine-St-Denis`: what an abbreviation stands for; empty: it is none */

#endif
