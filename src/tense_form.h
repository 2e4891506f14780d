/* tense_form.h: what a word alone tells of its tense; for tense.c and tense_cue.c. No dictionary: by its ending. */
#ifndef TENSE_FORM_H
#define TENSE_FORM_H

#include "str.h"

bool form_among(str word, const char *const *words);    /* words: ends with NULL; its first letter may be a capital */
bool form_inflects(str word, const char *const *words); /* the same, also with -e, -s, -es */
bool form_is_small(str word); /* a name, or the first word of a sentence, is taken for no verb by its ending */

bool form_is_participle(str word);      /* behind an auxiliary: fait, mis, ouverte */
bool form_is_lone_participle(str word); /* without one: publié, survenue */
bool form_is_infinitive(str word);
bool form_is_future(str word);          /* the conditional too */
bool form_is_past(str word);            /* quittait, moururent */

#endif
