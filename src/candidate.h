/* candidate.h: between a match and a fact; shared by extract.c and its neighbours. */
#ifndef CANDIDATE_H
#define CANDIDATE_H

#include "convert.h"
#include "extract.h"
#include "rule.h"

enum outcome { FOUND, OVERLAP, REFUSED, TRAPPED };

struct candidate {
	const struct rule *rule;
	u32 beg, end;           /* [bytes folded] the fact */
	u32 length;             /* [bytes] of the whole match: how much speaks for it */
	u32 sentence;
	enum outcome outcome;
	const struct candidate *winner; /* of the overlap */
	const char *why;        /* of the refusal */
	const size_t *offset;   /* of the match's groups, in its sentence */
	u32 groups;
	bool converted;         /* value, and perhaps a refusal, are there */
	struct value value;
};

struct candidates {
	struct arena *arena;
	struct candidate *item;
	u32 n, room;
};

typedef void candidate_convert_fn(void *payload, struct candidate *c);

/* Which of a sentence's candidates stand: priority, then the longest match, the leftmost, the order of rules. Only what
 * would stand is converted; what is refused leaves its words to others. They are those of `all` from `from` on; beg:
 * [bytes folded] of the sentence. `taken`: one set of kinds per byte, all zero, and left so. */
void overlaps_settle(struct candidates *all, u32 from, u32 beg, u64 *taken, candidate_convert_fn *convert,
                     void *payload);

/* Gives days whose year was left out that of the article's other dates: chronicle.c. The facts are in order; the first
 * of them are the title's. The text is folded. */
void chronicle_read(struct candidate *const *fact, size_t n, size_t in_title, str text, day published, struct arena *a);

/* Département and date that each fact is about, and how that was decided.. */
void context_fill(pr_fact *fact, size_t n, const u32 *sentence, str published);

#endif
