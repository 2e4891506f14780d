/* dec.c: exact decimals (number.h).
 *
 * Every result passes through `fit`, which brings it to its lowest form (no
 * zero at the end of the decimals) and refuses what 63 bits or SCALE_MAX
 * decimals do not hold. In between, 128 bits hold any sum or product of two. */
#include "number.h"
#include "str.h"

#include <stdio.h>

__extension__ typedef __int128 wide;

enum { SCALE_MAX = 18 }; /* [decimal places] */

static bool fit(struct dec *out, wide num, i32 scale)
{
	while (scale > 0 && num % 10 == 0) {
		num /= 10;
		scale--;
	}
	if (scale > SCALE_MAX || num > INT64_MAX || num < -INT64_MAX)
		return false;
	*out = (struct dec){(i64)num, scale};
	return true;
}

/* d.num as if it had `scale` decimals; scale >= d.scale */
static wide at_scale(struct dec d, i32 scale)
{
	wide num = d.num;

	for (i32 i = d.scale; i < scale; i++)
		num *= 10;
	return num;
}

int dec_cmp(struct dec a, struct dec b)
{
	i32 scale = a.scale > b.scale ? a.scale : b.scale;
	wide x = at_scale(a, scale), y = at_scale(b, scale);

	return (x > y) - (x < y);
}

bool dec_mul(struct dec *a, struct dec b)
{
	return fit(a, (wide)a->num * b.num, a->scale + b.scale);
}

bool dec_add(struct dec *a, struct dec b)
{
	i32 scale = a->scale > b.scale ? a->scale : b.scale;

	return fit(a, at_scale(*a, scale) + at_scale(b, scale), scale);
}

bool dec_read(struct dec *out, str plain)
{
	size_t at = plain.n && plain.p[0] == '-';
	bool negative = at, point = false;
	size_t digits = 0;
	i32 scale = 0;
	wide num = 0;

	for (; at < plain.n; at++) {
		char c = plain.p[at];
		if ((c == '.' || c == ',') && digits && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9' || ++digits > 2 * SCALE_MAX)
			return false;
		num = num * 10 + (c - '0');
		scale += point;
	}
	if (!digits || (point && !scale))
		return false;
	return fit(out, negative ? -num : num, scale);
}

/* The digits of d in `text`, zeros before them so that one stands before the point; returns where the point goes. */
static size_t digits_of(char text[40], struct dec d)
{
	u64 num = d.num < 0 ? (u64)0 - (u64)d.num : (u64)d.num;
	int n = snprintf(text, 40, "%0*llu", (int)d.scale + 1, (unsigned long long)num);

	return (size_t)(n - d.scale);
}

static void print(struct buf *b, struct dec d, str group, str point)
{
	char text[40];
	size_t whole = digits_of(text, d);

	if (d.num < 0)
		buf_char(b, '-');
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			buf_put(b, group);
		buf_char(b, text[i]);
	}
	if (d.scale) {
		buf_put(b, point);
		buf_put(b, str_c(text + whole));
	}
}

void dec_print(struct buf *b, struct dec d)
{
	print(b, d, S(""), S("."));
}

void dec_print_fr(struct buf *b, struct dec d)
{
	print(b, d, S("\u00A0"), S(","));
}
