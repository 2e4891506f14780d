/* extract_word.h: where in a sentence rules may begin, and which groups of `near` words stand in it. What is found out
 * about a word is remembered: few make up a text, and at most of them no rule begins. */
#ifndef EXTRACT_WORD_H
#define EXTRACT_WORD_H

#include "rule_dfa.h"

#define NO_RULE 0x80000000u /* of a place: none begins there but perhaps a wide one */

struct words; /* one an extractor */
struct words *words_new(const pr_rules *rules); /* NULL: out of memory */
void words_free(struct words *w);

/* What the automaton told about a place: words_scan asks no more about a word at which no rule begins. */
void words_learn(struct words *w, str sentence, const struct dfa_place *place);

/* The places where words and symbols begin [bytes of the sentence], ascending; how many. near: the groups. */
u32 words_scan(struct words *w, str sentence, u32 *start, u64 *near);

size_t window_end(str sentence, u32 at); /* what a rule may see of it from `at` on */

#endif
