/* buf.c: see buf.h. */
#include "buf.h"

#include <stdarg.h>
#include <stdio.h>

char *buf_room(struct buf *b, size_t n)
{
	if (n > b->room - b->n) {
		size_t want = b->room * 2 + n + 64;
		b->p = arena_grow(b->arena, b->p, b->n, want, 1);
		b->room = want;
	}
	return b->p + b->n;
}

void buf_put(struct buf *b, str s)
{
	if (s.n) {
		memcpy(buf_room(b, s.n), s.p, s.n);
		b->n += s.n;
	}
}

void buf_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->n++;
}

void buf_int(struct buf *b, i64 number)
{
	char digits[20]; /* 19 of them and a sign */
	size_t at = sizeof digits;
	u64 left = number < 0 ? 0 - (u64)number : (u64)number;

	do
		digits[--at] = (char)('0' + left % 10);
	while (left /= 10);
	if (number < 0)
		digits[--at] = '-';
	buf_put(b, (str){digits + at, sizeof digits - at});
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

str buf_str(const struct buf *b)
{
	return (str){b->p ? b->p : "", b->n};
}
