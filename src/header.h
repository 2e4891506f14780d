/* header.h: `Name: value` lines, as mail, HTTP and WARC put them before a body. */
#ifndef HEADER_H
#define HEADER_H

#include "base.h"

/* [bytes] of the header and of the blank line after it; 0: no blank line stands in s. */
size_t header_end(str s);

/* The value of the first line of that name, its folded lines included, trimmed; empty when there is none. */
str header_value(str header, const char *name);

/* `text/html` of `text/html; charset=utf-8`: is it that, without case? */
bool header_is(str value, const char *word);

/* What the parameter of that name says, quotes off; empty when there is none. */
str header_parameter(str value, const char *name);

#endif
