/* tense_words.h: the words around a date, and how far each is; for tense*.c.
 *
 * A word costs the words between it and the date, and more where a comma, a colon, a quotation mark or `que` stands
 * between. */
#ifndef TENSE_WORDS_H
#define TENSE_WORDS_H

#include "str.h"

enum { CLAUSE = 5, QUOTED = 17 }; /* [words] that a comma is worth; a quotation mark and a comma */
enum { NEAR_WORDS = 40 }; /* on each side; farther verbs say nothing about this date */

/* As they stand in the sentence: those before the date end at NEAR_WORDS, where the others begin. */
struct words {
	struct {
		str text;
		u32 cost;
	} word[2 * NEAR_WORDS];
	u32 first, end;
};

void words_around(struct words *w, str sentence, u32 beg, u32 end); /* the date stands at [beg, end) */
str words_at(const struct words *w, i64 i);                          /* empty beyond the words that were kept */
bool words_in_clause(const struct words *w, u32 i);    /* i stands before the date, and no sign between them */
u32 words_sign_before(const struct words *w, u32 i); /* [words] what stands right before i is worth, behind the date */

#endif
