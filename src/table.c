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

/* `\"` amidst words: what follows is neither a separator nor an end, or a separator that a space sets off in a
 * sentence. */
static bool is_escaped(str s, size_t at, const struct dialect *d)
{
	u32 after = unit(s, at + d->width, d);

	if (at < d->width || unit(s, at - d->width, d) != '\\')
		return false;
	return !ends_field(after, d) || (after == (u8)d->separator && unit(s, at + 2u * d->width, d) == ' ');
}

/* Past the closing quote, s.n where there is none. */
static size_t quoted_end(str s, size_t at, const struct dialect *d, enum quote *quote)
{
	bool lines = false;

	*quote = QUOTE_OPEN;
	for (at += d->width; at + d->width <= s.n; at += d->width) {
		u32 c = unit(s, at, d), next;
		lines |= c == '\n';
		if (c != '"' || is_escaped(s, at, d))
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
	for (; at + d->width <= s.n; at += d->width) {
		u32 c = unit(s, at, d), next = unit(s, at + d->width, d);
		if (c == '\n' || (c == '\r' && next && next != '\n'))
			return at + d->width;
	}
	return s.n + 1;
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

/* How many names are known of the header at `at`; *text: one of them is a text's. */
static u32 known(str s, size_t at, const struct dialect *d, bool *text)
{
	struct table_field field;
	u32 count = 0, rank, fields = 0;

	*text = false;
	do {
		char room[NAME_BYTES];
		enum column column;
		at = table_field(&field, s, at, d);
		column = column_named(plain_name(room, s, &field, d), &rank);
		count += column != COLUMN_OTHER;
		*text |= column_is_text(column);
	} while (++fields < FIELDS && table_goes_on(s, &at, d));
	return field.quote < QUOTE_OPEN ? count : 0;
}

static bool says(str s, size_t at, const char *word, const struct dialect *d)
{
	for (; *word; word++, at += d->width)
		if (unit(s, at, d) != (u8)*word)
			return false;
	return true;
}

/* The line of the dialect's header, where it gives more than `most` known names: how many then. Without a text there
 * must be more of them, and in the first line. */
static u32 header_find(struct dialect *best, str head, struct dialect d, u32 most)
{
	enum { LINES = 12, AT_LEAST = 2, SURELY = 3 };

	for (u32 line = 0; line < LINES && d.header < head.n; line++, d.header = table_line(head, d.header, &d)) {
		u32 count = known(head, d.header, &d, &d.text), least = line || !d.text ? SURELY : AT_LEAST;
		bool better = d.text == best->text ? count > most : d.text;
		if (count < least || !better || (line && !d.text))
			continue;
		most = count;
		*best = d;
	}
	return most;
}

struct dialect table_dialect(str head)
{
	static const char separators[] = "\t;,|";
	bool little = str_starts(head, S("\xFF\xFE")), big = str_starts(head, S("\xFE\xFF"));
	struct dialect d = {.width = little || big ? 2 : 1, .big = big, .header = little || big ? 2 : 0}, best;
	u32 most = 0;

	if (d.width == 1 && head.n > 1 && (!head.p[0] || !head.p[1])) {
		d.width = 2;
		d.big = !head.p[0];
	}
	if (str_starts(head, S("\xEF\xBB\xBF")))
		d.header = 3;
	if (says(head, d.header, "sep=", &d))
		d.header = table_line(head, d.header, &d);
	best = d;
	for (size_t i = 0; separators[i]; i++) {
		d.separator = separators[i];
		most = header_find(&best, head, d, most);
	}
	return best;
}

/* ── values ── */

static void put(struct buf *b, struct map *m, str s, size_t beg, size_t end)
{
	map_put(m, (u32)b->n, (u32)(end - beg), (u32)beg, (u32)(end - beg));
	buf_put(b, str_cut(s, beg, end));
}

struct piece table_value(struct arena *a, str s, const struct table_field *f, const struct dialect *d)
{
	struct buf b = {.arena = a};
	struct piece piece = {.map.arena = a};
	size_t at = f->beg, end = f->end;
	bool inside = f->quote != QUOTE_NONE;

	at += inside;
	while (at < end) {
		const char *quote = inside ? memchr(s.p + at, '"', end - at) : NULL;
		size_t to = quote ? (size_t)(quote - s.p) : end;
		bool escaped = quote && is_escaped(s, to, d);
		put(&b, &piece.map, s, at, to - escaped);
		if (!quote)
			break;
		inside = escaped || (to + 1 < end && s.p[to + 1] == '"');
		if (inside) {
			map_put(&piece.map, (u32)b.n, 1, (u32)(to - escaped), 2);
			buf_char(&b, '"');
		}
		at = to + (inside && !escaped ? 2 : 1);
	}
	piece.text = buf_str(&b);
	return piece;
}
