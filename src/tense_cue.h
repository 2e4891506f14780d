/* tense_cue.h: words that tell the tense around a date; for tense.c. */
#ifndef TENSE_CUE_H
#define TENSE_CUE_H

#include "str.h"

/* A word and those that stand next to it in the sentence, the nearest first; empty at its ends. */
struct cue_place {
	str word, before[2], after[3];
};

bool cue_is_past(const struct cue_place *p);            /* a été élu, était, révèle */
bool cue_is_telling(const struct cue_place *p);         /* révèle, précise: in the present, of what is past */
bool cue_is_pluperfect(const struct cue_place *p);      /* avaient brûlé */
bool cue_is_since(const struct cue_place *p);           /* depuis la signature: only of a date that follows */
bool cue_is_future(const struct cue_place *p);          /* sera, va partir, prévu, se tient */
bool cue_is_on(const struct cue_place *p);               /* reçoit, examine: of a day that follows at once */
bool cue_is_planning_then(const struct cue_place *p);   /* devait, était prévu: on either side of now */
bool cue_is_scheduled(const struct cue_place *p);       /* est organisée */
bool cue_is_ruling(const struct cue_place *p);          /* Jugement le 3 mai */
bool cue_is_eve(const struct cue_place *p);             /* en prévision de, à la veille de: of a date that follows */
bool cue_is_deed(const struct cue_place *p);             /* arrêté, tué: by itself, in a title too */
bool cue_is_bare_participle(const struct cue_place *p); /* publié, survenue: without an auxiliary */

#endif
