/* charset.h: single-byte character sets of the last thirty years, and which of them some French bytes are in. */
#ifndef CHARSET_H
#define CHARSET_H

#include "base.h"

struct charset {
	const char *name;  /* as told to the user */
	u16 high[128];     /* [code point] of bytes 0x80…0xFF; 0xFFFD where there is none */
};

enum { NO_CHARACTER = 0xFFFD };

extern const struct charset windows_1252, mac_roman, cp850;

/* The set that makes the most likely French of the bytes from 0x80 up; declared (or NULL) is a hint, and the only way
 * to a set that is not Western European. Returns [tenths of a bit] that a byte from 0x80 up costs on average when it is
 * read so: French costs 10 to 50. */
i64 charset_choose(struct charset *out, str bytes, const char *declared);

/* Byte of the set that stands for c, -1 if it has none. */
int charset_byte(const struct charset *set, u32 c);

#endif
