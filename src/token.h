/* token.h: French words of a shown text, as the index sees them. One analysis for every store, query and snippet.
 *
 *     L'État        de   la   Seine-Saint-Denis                    recrute     4 700   agents
 *       etat        de   la   seine                saint  denis    recrute     4700    agents
 *                             seine-saint-denis                    ~recruter           ~agent
 *
 * One column is one place. A word stands as it was written, folded (fold.h); at the same place, after a `~`, its lemma
 * where that differs. So `=mot` looks for `mot`, and `mot` for `~lemma`, or for `lemma` itself where no other word is
 * spelled so (lemma.h). Offsets begin after an elision. */
#ifndef TOKEN_H
#define TOKEN_H

#include "base.h"

enum { TOKEN_MAX = 64 };    /* [bytes] of a folded word; longer ones are cut */
#define TOKEN_LEMMA '~'     /* begins a lemma; stands in no word */

struct token {
	char word[TOKEN_MAX];
	u32 n;          /* [bytes] of word */
	u32 beg, end;   /* [bytes] of the text */
	bool same_place; /* stands at the position of the token before it (lemma beside form, whole of a compound) */
};

/* TOKEN_QUERY: what to look for instead of what stands there: the spellings of a lemma instead of form and lemma, and a
 * compound by its parts; `=` at the head of the text asks for its forms only.
 * TOKEN_PREFIX, with it: beginnings of words, as they are written. */
enum { TOKEN_QUERY = 1, TOKEN_PREFIX = 2 }; /* flags */

struct analyzer; /* one a thread */
struct analyzer *analyzer_new(void); /* NULL: out of memory */
void analyzer_free(struct analyzer *a);

typedef int token_fn(void *payload, const struct token *token); /* non-zero stops */
int tokens_each(struct analyzer *a, str text, int flags, token_fn *each, void *payload);

/* The family of a word (recrut- for recrutement, recrute, recruteurs), as a beginning; empty when text is no word.
 * Valid until the next call. */
str token_family(struct analyzer *a, str text);

#endif
