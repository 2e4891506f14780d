/* follow.h: the leaves of a query, looked for in a text with the index's own tokens: where does each of them stand? */
#ifndef FOLLOW_H
#define FOLLOW_H

#include "query.h"

struct follower;

struct found {
	u32 beg, end; /* [bytes] of the text */
	u32 leaf;
};

/* All leaves, or only what a reader looks for in the title, or below it: no leaf that is to be left out, and `de` and
 * `la` only where nothing else is asked for. */
enum follow { FOLLOW_ALL, FOLLOW_TITLE, FOLLOW_BELOW_TITLE };

/* Made in the arena. */
struct follower *follower_new(struct arena *a, struct analyzer *analyzer, const struct query *q, enum follow what);
/* Tells each place, in the order of their ends; non-zero from each stops. */
void follower_read(struct follower *f, str text, int (*each)(void *payload, const struct found *found), void *payload);

#endif
