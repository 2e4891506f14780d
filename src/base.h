/* base.h: names every file uses. Floor: C and POSIX only.
 *
 * A `str` is a borrowed slice of bytes: no NUL, no ownership. What a slice
 * points into lives in an arena, in the rules or in the caller's hands. */
#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pressoir.h"

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int32_t i32;
typedef int64_t i64;

typedef pr_str str; /* { const char *p; size_t n [bytes]; } */

#define countof(array) (sizeof(array) / sizeof *(array))
#define S(literal) ((str){"" literal, sizeof(literal) - 1})
/* Words that are told later, by err_words or by the program, in the language of the person. */
#define N_(english) english

#endif
