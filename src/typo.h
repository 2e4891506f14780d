/* typo.h: how many slips of the hand lie between two words: a letter too many, one too few, another one, two swapped
 * (F. Damerau, A technique for computer detection and correction of spelling errors, 1964). Letters are bytes, as in
 * folded words. */
#ifndef TYPO_H
#define TYPO_H

#include "base.h"

enum { TYPO_MAX = 62 /* [bytes] of a word; what follows is not looked at */ };

/* [slips]; more than `most` counts as most + 1, and *dead tells after how many letters of `word` that was certain
 * whatever follows them (0: only at its end): of a sorted list, all that begins so may be skipped. */
u32 typo_slips(str meant, str word, u32 most, u32 *dead);

#endif
