/* similar.h: which texts are nearly the same. Pure: texts in, an answer out.
 *
 * A text is the set of its shingles, runs of SHINGLE words (A. Broder, On the resemblance and containment of documents,
 * 1997): cutting a paragraph, giving another title, adding a byline changes few of them. Its sketch is the SKETCH
 * smallest of their hashes, a sample of the set that is the same sample in every text: texts that share most shingles
 * share one of their sketches, so those that may be alike are found by looking up SKETCH numbers. Whether they are is
 * then decided on all shingles, exactly.
 *
 * Both questions have the same answer whichever of the two texts came first. */
#ifndef SIMILAR_H
#define SIMILAR_H

#include "arena.h"

enum {
	SHINGLE = 5,       /* [words] */
	SHINGLES_MIN = 16, /* a text of fewer is like no other … */
	SIMILAR_MAX = 256 << 10, /* … nor is a longer one [bytes]: no article, and slow to compare */
	SKETCH = 6         /* [shingles] */
};

struct shingles {
	u64 *slot; /* of a hash table; 0: free */
	u32 n, mask;
};
struct shingles similar_shingles(struct arena *a, str text);

/* The sketch of a text, ascending; [shingles] of it: SKETCH, or none where the text is too short. */
u32 similar_sketch(u64 sketch[SKETCH], str text);

/* How many shingles of a text stand in a set, each time that they do: at least as many as the sets share. */
u32 similar_hits(const struct shingles *a, str text);
enum { SIMILAR_LONGER = 35 }; /* [%] of the longer one that must be shared, at least, unless moved */

/* Most of the shorter one stands in the longer one, and is much of it. moved: they stand at the same address, where an
 * article is written on under the same name: then a part in common is enough. */
bool similar_texts(const struct shingles *a, const struct shingles *b, bool moved);

/* Hash of a web address without what does not tell articles apart (scheme, `www.`, fragment, campaign); 0: it is no
 * address of an article. */
u64 similar_address(str url);

#endif
