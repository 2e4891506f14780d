/* number_words.h: the words of French numbers, for number.c and quantity.c. */
#ifndef NUMBER_WORDS_H
#define NUMBER_WORDS_H

#include "number.h"
#include "str.h"

enum word_kind {
	WORD_OTHER,
	WORD_UNIT,     /* zéro … seize: 0 … 16 */
	WORD_TEN,      /* vingt … nonante: 20 … 90 */
	WORD_HUNDRED,
	WORD_THOUSAND,
	WORD_SCALE,    /* million, milliard, billion */
	WORD_GROUP,    /* dizaine, centaine, millier: about so many */
	WORD_AND,      /* et */
	WORD_HALF,     /* demi */
	WORD_QUARTER,  /* quart */
	WORD_POINT,    /* virgule */
	WORD_OF,       /* de, d' */
	WORD_THE,      /* la, cette: one, before a group */
	WORD_GOOD      /* une *bonne* centaine */
};
struct word {
	enum word_kind kind;
	i64 value;
	size_t end; /* [bytes] of s where the word ends */
};
struct word number_word_at(str s, size_t at);
struct word word_after(str s, size_t at); /* the word after one gap; WORD_OTHER when no gap is there */

size_t gap_skip(str s, size_t at);        /* blanks, or one hyphen: [bytes] where they end */
bool letter_at(str s, size_t at);         /* does a letter or a digit stand there? */
char fold_at(str s, size_t at, size_t *next); /* one character, lower case, no accent; 0 when none of Latin-1 */

/* A number as it was read. Its tails are what another number before it may share: `deux à trois cent mille` has
 * 100000 and 1000, `2 à 3 millions` has 1000000 alone; 0: none. */
struct reading {
	struct dec value;
	i64 tail[2];
	bool scaled;  /* million or more stands in it */
	bool approx;
	bool decimal; /* 7,5 milliards: nothing goes on after it */
	size_t end;   /* [bytes] of s where the number ends */
};
bool reading_words(struct reading *out, str s, size_t at); /* words below a million */
bool reading_at(struct reading *out, str s, size_t at);    /* any number, with its scale */

/* ── phrases around a number ── */
enum link { ALONE, WITH_DE, WITH_A }; /* the preposition after a phrase: de, d', des, du; à, au, aux */
enum opener { OPEN_NOT, OPEN_FROM, OPEN_BETWEEN };        /* of a range: de, entre */
enum joint { JOIN_NOT, JOIN_TO, JOIN_AND, JOIN_OR };      /* of its two ends: à, et, ou */
enum { NEGATION = RANGE + 1 }; /* what a phrase before may mean beside a modifier */
enum phrases { PHRASES_BEFORE, PHRASES_AFTER, PHRASES_OPENER, PHRASES_JOINT };
struct phrase {
	const char *text;
	u8 link;
	u8 means; /* enum modifier, opener or joint, as its table says */
};
const struct phrase *phrase_at(size_t *end, enum phrases phrases, str s, size_t at); /* NULL: none stands there */
size_t preposition_end(str s, size_t at, enum link link); /* [bytes] where it ends, 0: none */
size_t blanks_skip(str s, size_t at);

#endif
