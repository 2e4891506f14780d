/* lemmas.h: what the pieces of the generator share: the forms that it gathers, settles and writes. See lemmas.c. */
#ifndef LEMMAS_H
#define LEMMAS_H

#include "../base.h"

enum { WORD = 64 /* [bytes] with a NUL */, PAIRS = 1 << 20 };

enum use { USUAL, PAST /* participle */, PRESENT /* participle */, RARE /* tense or person, in the press */ };
enum { NOUN, ADJECTIVE, OTHER, VERB, NAME = 6, ACRONYM, CHOSEN }; /* ranks */

struct pair { /* a form of a lemma */
	char form[WORD], folded[WORD];
	char head[WORD], lemma[WORD]; /* head: the entry; lemma: it, in one spelling, a verb's with a ~ */
	int rank;
	enum use use;
	u32 number; /* of the lemma */
	bool name;  /* the form is a name too, whosever it is: Tours */
};

extern struct pair *pairs;
extern size_t pair_count;

/* ── lemmas.c ── */
_Noreturn void die(const char *what, const char *which);
bool copy(char *out, str s); /* false: too long */
str word_of(str *line);      /* the next one */
size_t same_form(size_t from); /* behind the pairs that have the form of this one */

/* ── lemmas_read.c ── */
void read_rules(str text); /* fr.aff */
void read_words(str text); /* fr.dic */
void one_spelling(char *out, const char *head);

/* ── lemmas_settle.c ── */
void read_choices(str text);
void settle(void);         /* drops the pairs that lose their form */
u32 number_lemmas(void);   /* how many; then pairs stand by form, and by lemma in it */
u32 choose(size_t from, size_t to); /* the lemma that a form asks for */

/* ── lemmas_write.c ── */
int write_table(u32 lemmas); /* to standard output; not 0: it failed */

#endif
