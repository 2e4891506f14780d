/* token_pack.h: the words of a text as bytes, in their order, so that one thread finds them and another indexes them.
 * They are as tokens_each gives them, but for the places in the text, which an index of words does not keep. */
#ifndef TOKEN_PACK_H
#define TOKEN_PACK_H

#include "arena.h"
#include "token.h"

/* places: grows by how many there are. */
str tokens_pack(struct arena *a, struct analyzer *analyzer, str text, u32 *places);

/* One more at p, where there is room for it; [bytes] written, 0 if there is not. */
u32 packed_put(char *p, size_t room, const struct token *token);

/* The next one of what is left; false at the end. */
bool packed_next(str *packed, str *word, bool *same_place);

#endif
