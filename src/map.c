/* map.c: the edits between two layers of a text; see the drawing in text.h.
 *
 * Invariant: edits are sorted by `to`; pieces do not overlap; an edit that is
 * no piece (to_len 0) has from_len 0 too and only moves the origin; two edits
 * never stand at one `to` unless the first of them is a piece. So a position is
 * found by one binary search, and one mapping has one form. */
#include "text.h"

#include <assert.h>

/* [bytes below] that the text at `to` would come from if identity went on after the last edit. */
static u32 expected(const struct map *m, u32 to)
{
	const struct edit *last = m->n ? &m->edit[m->n - 1] : NULL;

	return last ? last->from + last->from_len + (to - last->to - last->to_len) : to;
}

static void push(struct map *m, struct edit e)
{
	assert(!m->n || e.to >= m->edit[m->n - 1].to + m->edit[m->n - 1].to_len);
	if (m->n && m->edit[m->n - 1].to == e.to)
		m->n--; /* the origin is moved again before anything came from it */
	if (e.to_len == 0 && e.from == expected(m, e.to))
		return;
	if (m->n == m->room) {
		u32 want = m->room * 2 + 16;
		m->edit = arena_grow(m->arena, m->edit, m->n, want, sizeof *m->edit);
		m->room = want;
	}
	m->edit[m->n++] = e;
}

void map_piece(struct map *m, u32 to, u32 to_len, u32 from, u32 from_len)
{
	if (to_len)
		push(m, (struct edit){to, to_len, from, from_len});
	else
		push(m, (struct edit){to, 0, from + from_len, 0});
}

void map_put(struct map *m, u32 to, u32 to_len, u32 from, u32 from_len)
{
	if (to_len != from_len)
		map_piece(m, to, to_len, from, from_len);
	else if (to_len && expected(m, to) != from)
		push(m, (struct edit){to, 0, from, 0});
}

/* How many edits have `to` below limit. */
static u32 edits_below(const struct map *m, u64 limit)
{
	u32 low = 0, high = m->n;

	while (low < high) {
		u32 mid = low + (high - low) / 2;
		if (m->edit[mid].to < limit)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

u32 map_begin(const struct map *m, u32 to)
{
	u32 i = edits_below(m, (u64)to + 1);
	const struct edit *e = i ? &m->edit[i - 1] : NULL;

	if (!e)
		return to;
	if (to - e->to < e->to_len)
		return e->from;
	return e->from + e->from_len + (to - e->to - e->to_len);
}

u32 map_end(const struct map *m, u32 to)
{
	u32 i = edits_below(m, to);
	const struct edit *e = i ? &m->edit[i - 1] : NULL;

	if (to == 0)
		return map_begin(m, 0); /* nothing ends there */
	if (!e)
		return to;
	if (to - e->to <= e->to_len)
		return e->from + e->from_len;
	return e->from + e->from_len + (to - e->to - e->to_len);
}

void map_slice(struct map *m, u32 to, const struct map *src, u32 beg, u32 n)
{
	u32 i = edits_below(src, (u64)beg + 1), end = beg + n;

	if (!n)
		return;
	if (i && beg - src->edit[i - 1].to < src->edit[i - 1].to_len)
		i--; /* the slice begins in the middle of a piece */
	else
		map_put(m, to, 1, map_begin(src, beg), 1); /* where the identity before the first edit starts from */
	for (; i < src->n && src->edit[i].to < end; i++) {
		struct edit e = src->edit[i];
		u32 from = e.to > beg ? e.to : beg, last = e.to + e.to_len < end ? e.to + e.to_len : end;

		map_piece(m, to + (from - beg), last - from, e.from, e.from_len);
	}
}

/* What one piece of the upper map covers of the layer below the lower one. */
static void compose_piece(struct map *out, const struct edit *e, const struct map *lower)
{
	u32 from = map_begin(lower, e->from);
	u32 end = e->from_len ? map_end(lower, e->from + e->from_len) : from;

	if (e->to_len)
		map_piece(out, e->to, e->to_len, from, end > from ? end - from : 0);
}

struct map map_compose(struct arena *a, const struct map *upper, const struct map *lower, u32 upper_n)
{
	struct map out = {.arena = a};
	u32 to = 0, from = 0;

	for (u32 i = 0;; i++) {
		const struct edit *e = i < upper->n ? &upper->edit[i] : NULL;
		u32 stop = e && e->to < upper_n ? e->to : upper_n;

		map_slice(&out, to, lower, from, stop - to);
		if (!e || e->to >= upper_n)
			return out;
		compose_piece(&out, e, lower);
		to = e->to + e->to_len;
		from = e->from + e->from_len;
	}
}

/* ── stored form ──
 *
 * An edit is a varint gap << 1 | told, and where told a byte of flags (enum) with what they announce: OTHER, lengths
 * that are not those of the edit before, a byte to_len << 4 | from_len (7 and 15: a varint with the rest follows);
 * MOVED, a zigzag varint of the way from the expected `from`; REPEATED, a varint: so many edits more with the same
 * lengths, without gap. So an accent out of Latin-1 costs a byte or two, UTF-16 a few for a run. */

enum { MOVED, REPEATED, OTHER, TOLD };

static void put_varint(struct buf *b, u64 v)
{
	for (; v >= 0x80; v >>= 7)
		buf_char(b, (char)(v | 0x80));
	buf_char(b, (char)v);
}

static bool get_varint(u64 *out, str *rest)
{
	*out = 0;
	for (unsigned shift = 0; rest->n && shift < 63; shift += 7) {
		u8 c = (u8)*rest->p++;

		rest->n--;
		*out |= (u64)(c & 0x7F) << shift;
		if (c < 0x80)
			return true;
	}
	return false;
}

/* How many edits after the i-th are the same again, one against the other. */
static u32 repeats(const struct map *m, u32 i)
{
	u32 n = 0;

	for (; i + n + 1 < m->n; n++) {
		const struct edit *e = &m->edit[i + n], *next = e + 1;
		if (!e->to_len || next->to != e->to + e->to_len || next->from != e->from + e->from_len ||
		    next->to_len != e->to_len || next->from_len != e->from_len)
			break;
	}
	return n;
}

/* Most edits are as long as the one before them (an escape of JSON, a letter of one byte): then the gap is all. */
void map_write(struct buf *b, const struct map *m)
{
	struct edit before = {0};

	for (u32 i = 0; i < m->n; i++) {
		const struct edit *e = &m->edit[i];
		u32 gap = e->to - before.to - before.to_len, more = repeats(m, i);
		i64 moved = (i64)e->from - ((i64)before.from + before.from_len + gap);
		u32 to_len = e->to_len < 7 ? e->to_len : 7, from_len = e->from_len < 15 ? e->from_len : 15;

		bool other = e->to_len != before.to_len || e->from_len != before.from_len;
		u32 told = (u32)(moved != 0) << MOVED | (u32)(more != 0) << REPEATED | (u32)other << OTHER;

		put_varint(b, (u64)gap << 1 | (told != 0));
		if (told)
			buf_char(b, (char)told);
		if (other)
			buf_char(b, (char)(to_len << 4 | from_len));
		if (other && to_len == 7)
			put_varint(b, e->to_len - 7);
		if (other && from_len == 15)
			put_varint(b, e->from_len - 15);
		if (moved)
			put_varint(b, (u64)moved << 1 ^ (u64)(moved >> 63));
		if (more)
			put_varint(b, more);
		i += more;
		before = m->edit[i];
	}
}

/* The lengths of an edit; false where the bytes end. */
static bool get_lengths(u64 *to_len, u64 *from_len, str *rest)
{
	u64 more_to = 0, more_from = 0;
	u8 both = rest->n ? (u8)*rest->p : 0;

	if (!rest->n || both >= 0x80)
		return false;
	rest->p++, rest->n--;
	if ((both >> 4) == 7 && !get_varint(&more_to, rest))
		return false;
	if ((both & 15) == 15 && !get_varint(&more_from, rest))
		return false;
	*to_len = (both >> 4) + more_to;
	*from_len = (both & 15) + more_from;
	return *to_len <= UINT32_MAX && *from_len <= UINT32_MAX && (*to_len || !*from_len);
}

static bool get_told(u32 *told, str *rest)
{
	if (!rest->n || (u8)*rest->p >= 1u << TOLD)
		return false;
	*told = (u8)*rest->p;
	rest->p++, rest->n--;
	return true;
}

/* One group of edits; to and from [bytes] are where the one before it ended. */
static bool get_edits(struct map *m, u64 *to, u64 *from, str *rest)
{
	u64 gap, to_len = m->n ? m->edit[m->n - 1].to_len : 0, from_len = m->n ? m->edit[m->n - 1].from_len : 0;
	u64 zigzag = 0, more = 0;
	u32 told = 0;

	if (!get_varint(&gap, rest) || ((gap & 1) && !get_told(&told, rest)))
		return false;
	if ((told >> OTHER & 1) && !get_lengths(&to_len, &from_len, rest))
		return false;
	if ((told >> MOVED & 1) && !get_varint(&zigzag, rest))
		return false;
	if ((told >> REPEATED & 1) && (!get_varint(&more, rest) || !to_len))
		return false;
	*to += gap >> 1;
	*from += (gap >> 1) + ((zigzag >> 1) ^ (0 - (zigzag & 1)));
	for (u64 i = 0; i <= more; i++) {
		if (*to + to_len > UINT32_MAX || *from + from_len > UINT32_MAX || *from > UINT32_MAX)
			return false;
		push(m, (struct edit){(u32)*to, (u32)to_len, (u32)*from, (u32)from_len});
		*to += to_len;
		*from += from_len;
	}
	return true;
}

bool map_read(struct arena *a, struct map *out, str bytes)
{
	u64 to = 0, from = 0;

	*out = (struct map){.arena = a};
	while (bytes.n)
		if (!get_edits(out, &to, &from, &bytes))
			return false;
	return true;
}
