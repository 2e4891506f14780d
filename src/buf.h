/* buf.h: bytes that grow, in an arena. An append cannot fail: the arena jumps. */
#ifndef BUF_H
#define BUF_H

#include "arena.h"

struct buf {
	struct arena *arena;
	char *p;
	size_t n, room; /* [bytes] */
};

char *buf_room(struct buf *b, size_t n); /* where at least n bytes may be written behind what is there */
void buf_put(struct buf *b, str s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, i64 number);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
str buf_str(const struct buf *b); /* valid until the next append */

#endif
