/* rule_step.h: one step of the automaton of rule_nfa.h, all its states that are under way at once: a set of them and a
 * byte give the next set. */
#ifndef RULE_STEP_H
#define RULE_STEP_H

#include "rule.h"

enum { STEP_SETS = RULES_MAX / 64 };

struct work { /* a set in the making */
	u32 *item, items;
	u32 *mark, round; /* mark[q] == round: state q is in */
	u64 accept[STEP_SETS];
};

struct step {
	const struct nfa *nfa;
	u32 room; /* items of a set */
	u32 *stack;
	struct work from, to; /* to: what the last step led to */
};

bool step_init(struct step *d, const struct nfa *nfa); /* false: out of memory; free it all the same */
void step_free(struct step *d);

/* Where a word begins, by what stands before it; with the wide rules, or with the others. */
void step_start(struct step *d, bool wide, u32 before);
void step_over(struct step *d, const u32 *item, u32 items, u32 class); /* class: nfa->classes for the end of the text */

bool step_accepts(const struct step *d);       /* is a rule accepted on it? */
u32 step_rule(const struct nfa *n, u32 item);  /* the rule that an item is of */

#endif
