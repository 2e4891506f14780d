/* tense_phrase.h: what several words around a date tell together of its tense; for tense.c. i is a word of them. */
#ifndef TENSE_PHRASE_H
#define TENSE_PHRASE_H

#include "convert.h"
#include "tense_words.h"

enum tense phrase_preposition(const struct words *w, bool *sure); /* depuis, jusqu'à, pour, before the date */
bool phrase_is_relative(const struct words *w);       /* demain (mardi): named otherwise right before */
bool phrase_is_before(const struct words *w);         /* avant la reprise des cours lundi: it may have come by now */
bool phrase_is_aftermath(const struct words *w);                  /* après la mobilisation de */
bool phrase_is_next(const struct words *w, u32 i);    /* nothing but an article stands between i and the date */
bool phrase_is_put_in(const struct words *w, u32 i);         /* mis en ligne */
bool phrase_is_set_off(const struct words *w, u32 i);              /* la réunion, mardi, a été houleuse */
bool phrase_is_framed(const struct words *w, str verb);           /* En mars, il a quitté */
bool phrase_is_told_of(const struct words *w, u32 i);             /* la grève de samedi, qui visait */
bool phrase_is_vote(const struct words *w, u32 i);                /* l'élection de novembre */
bool phrase_is_event(const struct words *w, u32 i);               /* les violences de samedi */
bool phrase_is_measured(const struct words *w, u32 i);            /* progresse de 3 % en mars */
bool phrase_is_plan_dropped(const struct words *w, u32 i);        /* prévue au printemps, avait été reportée */
bool phrase_is_passive_to_come(const struct words *w, u32 i);     /* sera à son tour interrogé */
bool phrase_is_aim_between(const struct words *w, u32 i);         /* a décidé de fermer lundi */
bool phrase_is_incise(const struct words *w, u32 i, bool telling); /* …, a dit la ministre; telling: i is `précise` */
bool phrase_is_announced(const struct words *w, u32 i);           /* a annoncé un congrès en mars */
bool phrase_is_called_for(const struct words *w, u32 i);          /* un appel à manifester samedi */

#endif
