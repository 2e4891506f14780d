/* json_span.h: where the values of a JSON text stand in its bytes, and what they say.
 *
 *     line  { "text" : "un \"plan\"\u00a0social" }
 *     text               un  " plan "  nbsp  social
 *
 * Ends are found in any bytes; all else is for text that json_flaw has found to be valid. */
#ifndef JSON_SPAN_H
#define JSON_SPAN_H

#include "article.h"

/* NULL when s is one JSON object; else why it is not (in the arena). */
const char *json_flaw(struct arena *a, str s);

u32 json_space(str s, u32 at);      /* past white space */
/* The next byte from `at` on that is not plain within a string: a quote, a backslash, a control; s.n: none. */
u32 json_plain(str s, u32 at);
u32 json_string_end(str s, u32 at); /* at: an opening quote; past the closing one, beyond s.n where there is none */
u32 json_value_end(str s, u32 at);  /* past the value that begins there, s.n or beyond where it is cut off */
u32 json_past(str s, u32 at);       /* past that value and the comma behind it */
/* The key of the member at *at, as it is written; *at moves on to its value. Empty, and *at s.n, where there is
 * none. */
str json_key(str s, u32 *at);

/* A string's value and its map; beg and end are the quotes' inner sides. */
struct piece json_text(struct arena *a, str s, u32 beg, u32 end);

/* One after the other what stands in an object or array; *at: first its bracket, then wherever the last call left it.
 * False at its end. key: empty in an array. */
struct json_member {
	str key;
	u32 beg, end; /* [bytes] of the value */
};
bool json_next(struct arena *a, struct json_member *out, str s, u32 *at);

#endif
