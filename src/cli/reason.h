/* reason.h: why an input was rejected. A corpus keeps reasons in English, the same for everyone; who reads them does so
 * in the language of the person. */
#ifndef REASON_H
#define REASON_H

#include "pressoir.h"

enum { REASON_MAX = 1000 /* [bytes], its NUL counted; longer ones are cut */ };

/* The reason in the language of the person, as far as there is a translation; fills and returns out. */
const char *reason_words(char out[REASON_MAX], pr_str reason);

#endif
