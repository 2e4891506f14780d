/* transfer.h: bytes that were wrapped for a journey (base64, quoted-printable, HTTP's chunks, gzip) → the bytes
 * themselves, with the map back: three bytes to the four letters that carried them, one byte to its `=C3`. */
#ifndef TRANSFER_H
#define TRANSFER_H

#include "article.h"

/* Bytes [beg, end) of s as they are. text is bytes here, of whatever charset. */
struct piece transfer_none(struct arena *a, str s, size_t beg, size_t end);
struct piece transfer_base64(struct arena *a, str s, size_t beg, size_t end);
struct piece transfer_quoted(struct arena *a, str s, size_t beg, size_t end);
struct piece transfer_chunked(struct arena *a, str s, size_t beg, size_t end);

/* Replaces what is packed by gzip or zlib by what it packs, INPUT_MAX bytes at most; NULL, or why it cannot. */
const char *transfer_unpack(struct arena *a, struct piece *piece);

/* `=?utf-8?Q?L=27=C3=A9t=C3=A9?=` in a header's value (RFC 2047), folded lines joined: UTF-8. from: [bytes] of the item
 * where the value begins. */
struct piece transfer_words(struct arena *a, str value, u32 from);

#endif
