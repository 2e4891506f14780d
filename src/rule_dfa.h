/* rule_dfa.h: which rules may match at a place: the automaton of rule_nfa.h,
 * made deterministic as the text asks for it.
 *
 * A state is a set of the automaton's states; the ways out of it are found
 * once and remembered. The memory for them is bounded: when it is full, all is
 * forgotten and found again. One a thread. */
#ifndef RULE_DFA_H
#define RULE_DFA_H

#include "rule.h"

struct dfa;

struct dfa *dfa_new(const struct nfa *nfa, bool wide); /* of the wide rules, or of the others; NULL: out of memory */
void dfa_free(struct dfa *d);

/* Sets the bits of the rules that may match from text[at] on, seeing no further than text[end]; false: none. */
bool dfa_run(struct dfa *d, str text, size_t at, size_t end, u64 out[RULES_MAX / 64]);

#endif
