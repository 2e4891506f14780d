/* token.h: French words of a shown text, as the index sees them. One analysis for every store, query and snippet.
 *
 *     L'État        de   la   Seine-Saint-Denis                    recrute     4 700   macronistes
 *       etat        de   la   seine                saint  denis    recrute     4700    macronistes
 *                             seine-saint-denis                    ~recruter           }macron
 *
 * One column is one place: the word, folded (fold.h), with its accents only where they tell it from another; beside it
 * its lemma where that is another word (lemma.h), the stem of a word that no dictionary knows, a whole compound. What
 * stands beside begins with a mark or holds a hyphen, so a word as it is written never is taken for a lemma. Offsets
 * begin after an elision. */
#ifndef TOKEN_H
#define TOKEN_H

#include "base.h"

enum { TOKEN_MAX = 128 };   /* [bytes] of a word; one longer than 62 is cut, and may then stand with its accents */

#define TOKEN_LEMMA '~' /* begins a lemma; stands within a word before its accents */
#define TOKEN_STEM '}'  /* begins a stem */

struct token {
	char word[TOKEN_MAX];
	u32 n;          /* [bytes] of word */
	u32 beg, end;   /* [bytes] of the text */
	bool same_place; /* stands at the position of the token before it (other forms in a query, whole of a compound) */
};

/* TOKEN_QUERY: what to look for instead of what stands there: for a word its lemma, in the few ways that the index
 * spells it, at one place, for a compound its parts; `=` at the head of the text asks for its forms only.
 * TOKEN_PREFIX, with it: beginnings of words, as they are written. TOKEN_FORMS, with it: every form that a lemma stands
 * for, to be shown. TOKEN_LEMMAS: each word as its lemma, folded; for comparing texts. TOKEN_PLACES: where
 * the words of a text stand, one token a place, without their bytes. */
enum { TOKEN_QUERY = 1, TOKEN_PREFIX = 2, TOKEN_LEMMAS = 4, TOKEN_FORMS = 8, TOKEN_PLACES = 16 }; /* flags */

/* Another one: the same text may give other words, and what is indexed must be indexed again. */
u32 token_version(void);

struct analyzer; /* one a thread */
struct analyzer *analyzer_new(void); /* NULL: out of memory */
void analyzer_free(struct analyzer *a);

typedef int token_fn(void *payload, const struct token *token); /* non-zero stops */
int tokens_each(struct analyzer *a, str text, int flags, token_fn *each, void *payload);

/* A word of the index as people write it, with accents (marche~marché: marché). Valid until the next call. */
str token_written(struct analyzer *a, str word);

/* The family of a word (recrut- for recrutement, recrute, recruteurs), as a beginning; empty when text is no word.
 * Valid until the next call. */
str token_family(struct analyzer *a, str text);

#endif
