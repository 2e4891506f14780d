/* str.h: slices of bytes. Nothing here allocates, nothing depends on the locale. */
#ifndef STR_H
#define STR_H

#include "base.h"

/* Of ASCII alone. */
static inline bool str_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool str_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_c(const char *c);                         /* NULL gives the empty slice */
str str_cut(str s, size_t beg, size_t end);       /* bytes [beg, end), clipped to s */
bool str_eq(str a, str b);
int str_cmp(str a, str b);                        /* by bytes, which is by code points in UTF-8 */
bool str_starts(str s, str head);
bool str_ends(str s, str tail);
bool str_starts_fold(str s, str head);            /* ASCII letters without case */
/* words: NULL at the end. fold: ASCII letters without case. */
bool str_is_one_of(str s, const char *const *words);
bool str_is_one_of_fold(str s, const char *const *words);
bool str_starts_one_of_fold(str s, const char *const *words);
bool str_has_one_of(str s, const char *const *words);     /* anywhere in it */
size_t str_find(str s, str needle, size_t from);  /* byte where it stands, SIZE_MAX if nowhere */
str str_trim(str s);                              /* without ASCII white space at both ends */
str str_line(str *rest);                          /* cuts the next line off *rest, without its \n or \r\n */
str str_field(str *rest, char separator);         /* cuts the next field off *rest */
u64 str_hash(str s);                              /* FNV-1a, 64 bits: stable across runs and machines */

#endif
