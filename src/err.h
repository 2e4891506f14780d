/* err.h: failures. The caller owns the pr_err; the first failure stays in it. */
#ifndef ERR_H
#define ERR_H

#include <stdarg.h>

#include "base.h"

/* Fills err (which may be NULL) and returns status, so that `return err_set(…)` reads as one step. */
pr_status err_set(pr_err *err, pr_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* PR_FAILED, for there is no memory left. */
pr_status err_memory(pr_err *err);

/* Into room of size [bytes]; what is too long ends with a whole code point. */
void err_print(char *room, size_t size, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

/* The same words in the language of the person, where the program that uses the library knows one (pr_translate); else
 * English. err_set does so with its format. */
const char *err_words(const char *english) __attribute__((format_arg(1)));

#endif
