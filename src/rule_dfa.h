/* rule_dfa.h: which rules may match at a place: the automaton of rule_nfa.h,
 * made deterministic as the text asks for it.
 *
 * A state is a set of the automaton's states; the ways out of it are found
 * once and remembered, for all threads: taking a way asks for no lock, only
 * making one does. The memory for them is bounded: when it is full, every rule
 * that is still under way where a way is missing may match. */
#ifndef RULE_DFA_H
#define RULE_DFA_H

#include "rule.h"

enum { DFA_SETS = 0x7FFF }; /* that can be numbered: ways of 8 MB, if all are asked for */

/* Of the wide rules, or of the others; sets: how many are remembered at most. NULL: out of memory. */
struct dfa *dfa_new(const struct nfa *nfa, bool wide, u32 sets);
void dfa_free(struct dfa *d);

struct dfa_place {
	size_t at, end;          /* [bytes of the text] rules may match from here on, seeing no further than to there */
	size_t seen;             /* the [bytes] that it took to know, one more where the end was one of them */
	u64 may[RULES_MAX / 64]; /* a bit for each rule that may; to those of before */
	bool any;                /* one may, by this automaton */
};

/* At several places of a text at once: while one waits for memory, the others go on. */
void dfa_run(struct dfa *d, str text, struct dfa_place *place, u32 n);

#endif
