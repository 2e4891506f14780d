/* extract.h: rule set × article → facts. Pure: no file, clock, database or global.
 *
 *     sentence ─scan─▶ words ─automaton─▶ rules that may match there ─PCRE2─▶ matches
 *             ─convert─▶ candidates ─overlaps─▶ facts ─context─▶ rows
 *
 * A rule is tried, anchored, where a word begins; it sees at most WINDOW bytes
 * from there, never past its sentence. So what is found depends on the sentence
 * alone, and trying everywhere (`everywhere`, for tests) finds the same facts. */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "article.h"

struct extractor; /* one a thread: match memory over shared rules */

struct extractor *extractor_new(const pr_rules *rules); /* NULL: out of memory */
void extractor_free(struct extractor *x);
void extractor_everywhere(struct extractor *x);         /* the slow path: every rule at every word */

/* Facts of an article in order of start, end, kind; they live in the arena and in the rules. */
struct facts {
	pr_fact *fact;
	size_t n;
};
struct facts extract(struct extractor *x, struct arena *a, const struct article *article);

/* Tells every candidate and what became of it; false: the callback asked to stop. */
bool extract_trace(struct extractor *x, struct arena *a, const struct article *article,
                   int (*each)(void *payload, const pr_trace *trace), void *payload);

#endif
