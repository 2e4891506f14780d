/* table.c: see table.h. */
#include "table.h"

#include "column.h"
#include "str.h"

enum { NAME_BYTES = 64, FIELDS = 200 }; /* of a header */

/* The character at `at`, 0 beyond the end. */
static u32 unit(str s, size_t at, const struct dialect *d)
{
	if (at + d->width > s.n)
		return 0;
	if (d->width == 1)
		return (u8)s.p[at];
	return d->big ? (u32)(u8)s.p[at] << 8 | (u8)s.p[at + 1] : (u32)(u8)s.p[at + 1] << 8 | (u8)s.p[at];
}

static size_t skip_spaces(str s, size_t at, const struct dialect *d)
{
	while (unit(s, at, d) == ' ')
		at += d->width;
	return at;
}

/* 0: where the text ends, or what is seen of it. */
static bool ends_field(u32 c, const struct dialect *d)
{
	return c == 0 || c == '\n' || c == '\r' || c == (u8)d->separator;
}

/* Past the closing quote, s.n where there is none. */
static size_t quoted_end(str s, size_t at, const struct dialect *d, enum quote *quote)
{
	bool lines = false;

	*quote = QUOTE_OPEN;
	for (at += d->width; at + d->width <= s.n; at += d->width) {
		u32 c = unit(s, at, d), next;
		lines |= c == '\n';
		if (c != '"')
			continue;
		at += d->width;
		if ((next = unit(s, at, d)) == '"')
			continue;
		next = unit(s, skip_spaces(s, at, d), d);
		*quote = lines && !ends_field(next, d) ? QUOTE_BROKEN : QUOTE_CLOSED;
		return at;
	}
	return s.n;
}

size_t table_field(struct table_field *out, str s, size_t at, const struct dialect *d)
{
	size_t quote = skip_spaces(s, at, d);
	u32 c;

	*out = (struct table_field){.beg = at};
	if (unit(s, quote, d) == '"') {
		out->beg = quote;
		at = quoted_end(s, quote, d, &out->quote);
	}
	for (; at + d->width <= s.n; at += d->width)
		if ((c = unit(s, at, d)) == (u8)d->separator || c == '\n' || c == '\r')
			break;
	if (at + d->width > s.n)
		at = s.n;
	out->end = at;
	return at;
}

bool table_goes_on(str s, size_t *at, const struct dialect *d)
{
	if (*at >= s.n || unit(s, *at, d) != (u8)d->separator)
		return false;
	*at += d->width;
	return true;
}

size_t table_record(str s, size_t at, const struct dialect *d, enum quote *quote)
{
	struct table_field field;

	do
		at = table_field(&field, s, at, d);
	while (field.quote < QUOTE_OPEN && table_goes_on(s, &at, d));
	*quote = field.quote;
	if (field.quote >= QUOTE_OPEN || at + d->width > s.n)
		return s.n + 1;
	if (unit(s, at, d) == '\r') {
		at += d->width;
		if (at + d->width > s.n)
			return s.n + 1; /* its line feed may come yet */
		return unit(s, at, d) == '\n' ? at + d->width : at;
	}
	return at + d->width;
}

size_t table_line(str s, size_t at, const struct dialect *d)
{
	while (at + d->width <= s.n && unit(s, at, d) != '\n')
		at += d->width;
	return at + d->width <= s.n ? at + d->width : s.n + 1;
}

/* ── dialects ── */

/* The ASCII of a field, letters beyond it as '?'. */
static str plain_name(char room[NAME_BYTES], str s, const struct table_field *f, const struct dialect *d)
{
	size_t n = 0;

	for (size_t at = f->beg; at + d->width <= f->end && n < NAME_BYTES; at += d->width) {
		u32 c = unit(s, at, d);
		room[n++] = c < 0x80 ? (char)c : '?';
	}
	return (str){room, n};
}

/* How many names of the header are known, 0 when none of them is a text. */
static u32 known(str s, const struct dialect *d)
{
	struct table_field field;
	size_t at = d->header;
	u32 count = 0, rank, fields = 0;
	bool text = false;

	do {
		char room[NAME_BYTES];
		enum column column;
		at = table_field(&field, s, at, d);
		column = column_named(plain_name(room, s, &field, d), &rank);
		count += column != COLUMN_OTHER;
		text |= column == COLUMN_TEXT;
	} while (++fields < FIELDS && table_goes_on(s, &at, d));
	return text && field.quote < QUOTE_OPEN ? count : 0;
}

static bool says(str s, size_t at, const char *word, const struct dialect *d)
{
	for (; *word; word++, at += d->width)
		if (unit(s, at, d) != (u8)*word)
			return false;
	return true;
}

struct dialect table_dialect(str head)
{
	static const char separators[] = "\t;,|";
	bool little = str_starts(head, S("\xFF\xFE")), big = str_starts(head, S("\xFE\xFF"));
	struct dialect d = {.width = little || big ? 2 : 1, .big = big, .header = little || big ? 2 : 0}, best;
	u32 most = 1;

	if (d.width == 1 && head.n > 1 && (!head.p[0] || !head.p[1])) {
		d.width = 2;
		d.big = !head.p[0];
	}
	if (str_starts(head, S("\xEF\xBB\xBF")))
		d.header = 3;
	if (says(head, d.header, "sep=", &d))
		d.header = table_line(head, d.header, &d);
	best = d;
	for (size_t i = 0; separators[i] && d.header < head.n; i++) {
		u32 count;
		d.separator = separators[i];
		count = known(head, &d);
		if (count > most) {
			most = count;
			best = d;
		}
	}
	return best;
}

/* ── values ── */

static void put(struct buf *b, struct map *m, str s, size_t beg, size_t end)
{
	map_put(m, (u32)b->n, (u32)(end - beg), (u32)beg, (u32)(end - beg));
	buf_put(b, str_cut(s, beg, end));
}

struct piece table_value(struct arena *a, str s, const struct table_field *f)
{
	struct buf b = {.arena = a};
	struct piece piece = {.map.arena = a};
	size_t at = f->beg, end = f->end;
	bool inside = f->quote != QUOTE_NONE;

	at += inside;
	while (at < end) {
		const char *quote = inside ? memchr(s.p + at, '"', end - at) : NULL;
		size_t to = quote ? (size_t)(quote - s.p) : end;
		put(&b, &piece.map, s, at, to);
		at = to;
		if (!quote)
			break;
		inside = at + 1 < end && s.p[at + 1] == '"';
		if (inside) {
			map_put(&piece.map, (u32)b.n, 1, (u32)at, 2);
			buf_char(&b, '"');
		}
		at += inside ? 2 : 1;
	}
	piece.text = buf_str(&b);
	return piece;
}
