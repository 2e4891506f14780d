/* json_frame.h: tables that data frames are written as, whole in one object:
 *
 *     {"titre": {"0": "Un", "1": "Deux"}, "texte": {"0": …, "1": …}}       by column
 *     {"columns": ["titre", "texte"], "data": [["Un", …], ["Deux", …]]}    by row */
#ifndef JSON_FRAME_H
#define JSON_FRAME_H

#include "article.h"

/* Is the object at `at` written so, as far as it is seen? */
bool json_is_frame(str s, u32 at);

/* The documents of a text that is one, each record its own; 0 with *why where it is not valid. */
u32 json_frame(struct arena *a, struct doc **out, const struct decoded *decoded, const char **why);

#endif
