/* quote.h: a string of JSON, escaped, always valid UTF-8. */
#ifndef QUOTE_H
#define QUOTE_H

#include "pressoir.h"

void quote_put(FILE *file, pr_str s);       /* with its quotes */
void quote_word(FILE *file, const char *s);

#endif
