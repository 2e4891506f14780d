/* group.h: which facts say the same. Pure: facts in, groups out. The policy is told at pr_group in pressoir.h. */
#ifndef GROUP_H
#define GROUP_H

#include "date.h"
#include "token.h"

struct group_fact {
	pr_fact fact;
	pr_article article;  /* without text */
	str family;          /* of its unit */
	day published;       /* DAY_NONE: not known */
	u64 *word;           /* hashes of the content words of its sentence, ascending */
	u32 words;
	u64 key;             /* hash of what must agree, but the value */
	u32 leader;          /* index of the group's first fact */
};

/* Fills word and words: lemmas of at least four letters, no figures, no words of grammar. */
void group_words(struct arena *a, struct analyzer *analyzer, struct group_fact *f);

/* Sets every leader. fact is in the order of pr_facts, which decides who leads. */
void groups_find(struct arena *a, struct group_fact *fact, u32 n);

#endif
