/* token_seen.h: what was made of words that were met before: few make up a text. Bytes as they stand → packed tokens.
 *
 * Only words that stand alone are kept (token_bare), for of what touches the others something may belong to them. */
#ifndef TOKEN_SEEN_H
#define TOKEN_SEEN_H

#include "base.h"

struct token_seen; /* one an analyzer */
struct token_seen *token_seen_new(void); /* NULL: out of memory */
void token_seen_free(struct token_seen *seen);

/* [bytes] of the word at `at`, a run of Latin letters with nothing about it; or of what may be an elision, with its
 * apostrophe. 0: neither; it must be read letter by letter. */
u32 token_bare(str s, u32 at);

bool token_seen_find(const struct token_seen *seen, str bare, str *packed);
void token_seen_keep(struct token_seen *seen, str bare, str packed);

#endif
