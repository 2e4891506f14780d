/* intl.h: messages in the language of the person: _("…") translates where it is printed, N_("…") marks what a table
 * keeps until then. What say.h, cli_usage and the library's pr_err are given is translated by them. Results for other
 * programs (CSV, JSON) never are. */
#ifndef INTL_H
#define INTL_H

#include <stdint.h>

#include "pressoir.h"

#define _(english) intl_text(english)
#define N_(english) english

enum language { THE_USERS, ENGLISH, FRENCH };

const char *intl_text(const char *english) __attribute__((format_arg(1)));
const char *intl_plural(const char *one, const char *several, uint64_t n) __attribute__((format_arg(1), format_arg(2)));
pr_status intl_memory(pr_err *err); /* there is none left, and err says so: always PR_FAILED */
enum { TENTHS_SIZE = 32 };
const char *intl_tenths(char out[TENTHS_SIZE], double value); /* 0.4, or 0,4; returns out */
pr_str intl_word(pr_str english); /* the same for a short word that the library told; it lives on */

void intl_setup(void); /* the user's language, for the library too, and the characters of the terminal; nothing else */
void intl_speak(enum language language); /* that of the calling thread, from now on */

#endif
