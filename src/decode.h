/* decode.h: between decode.c and decode_twice.c. */
#ifndef DECODE_H
#define DECODE_H

#include "str.h"
#include "text.h"

/* Undoes `dÃ©partement` in decoded text, and carries the map along. */
void decode_twice(struct arena *a, struct decoded *d);

#endif
