/* tense_cue.h: words that tell the tense around a date; for tense.c.
 *
 * `next`, `second` and `before` are the words that follow and precede `word` in the sentence; empty at its ends. */
#ifndef TENSE_CUE_H
#define TENSE_CUE_H

#include "str.h"

bool cue_among(str word, const char *const *words); /* words: ends with NULL; its first letter may be a capital */

bool cue_is_past(str word, str next, str second, str before);   /* a été élu, était, révèle */
bool cue_is_future(str word, str next, str second, str before); /* sera, va partir, prévu, se tient */
bool cue_is_planning_then(str word);                             /* devait: on either side of now */
bool cue_is_scheduled(str word, str before);                     /* est organisée */
bool cue_is_eve(str word, str next, str before);                 /* en prévision de, à la veille de: only of a date that follows */
bool cue_is_bare_participle(str word, str before);               /* publié, survenue: without an auxiliary */

#endif
