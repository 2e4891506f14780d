/* decode.c: bytes of any input → valid UTF-8, with the map back.
 *
 * In order: a byte order mark decides; NULs in every second byte are UTF-16; what is mostly well-formed UTF-8 is UTF-8,
 * and its stray bytes are read as Windows-1252, one by one; all else is in a single-byte set (charset.c). UTF-8 that
 * was once taken for another set and encoded again is undone (decode_twice.c). What then still has NULs or many
 * controls is no text. */
#include "charset.h"
#include "decode.h"
#include "scan.h"

static str drop(struct decoded *d, str bytes, u32 n)
{
	map_put(&d->map, 0, 0, 0, n);
	return str_cut(bytes, n, bytes.n);
}

static struct decoded fresh(struct arena *a)
{
	return (struct decoded){.text = {"", 0}, .map = {.arena = a}, .charset = "UTF-8"};
}

/* Appends a character that came from [from, from+n) of the input. */
static void put(struct buf *out, struct map *m, u32 c, u32 from, u32 n)
{
	u32 to = (u32)out->n;

	utf8_put(out, c);
	map_piece(m, to, (u32)out->n - to, from, n);
}

/* Appends bytes [beg, end) of the input as they are. */
static void copy(struct buf *out, struct map *m, str bytes, u32 beg, u32 end, u32 from)
{
	map_put(m, (u32)out->n, end - beg, from + beg, end - beg);
	buf_put(out, str_cut(bytes, beg, end));
}

/* ── UTF-16 ── */

static u32 unit_at(str s, u32 i, bool big)
{
	u8 first = (u8)s.p[i], second = (u8)s.p[i + 1];

	return big ? (u32)first << 8 | second : (u32)second << 8 | first;
}

static void from_utf16(struct arena *a, struct decoded *d, str s, u32 from, bool big)
{
	struct buf out = {.arena = a};

	d->charset = big ? "UTF-16BE" : "UTF-16LE";
	for (u32 i = 0; i + 2 <= s.n;) {
		u32 c = unit_at(s, i, big), n = 2;
		u32 low = i + 4 <= s.n ? unit_at(s, i + 2, big) : 0;

		if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			n = 4;
		} else if (c >= 0xD800 && c < 0xE000) {
			c = NO_CHARACTER;
		}
		put(&out, &d->map, c, from + i, n);
		i += n;
	}
	d->text = buf_str(&out);
}

/* UTF-16 without a mark: nearly all high bytes of French are NUL, and nearly no low ones. */
static bool looks_utf16(str s, bool *big)
{
	size_t zeros[2] = {0, 0}, n = s.n < 65536 ? s.n : 65536;

	for (size_t i = 0; i < n; i++)
		zeros[i & 1] += s.p[i] == 0;
	*big = zeros[0] > zeros[1];
	return n >= 2 && zeros[!*big] * 10 >= n / 2 * 6 && zeros[*big] * 20 <= n / 2;
}

/* ── UTF-8 ── */

struct tally {
	size_t good, stray; /* sequences that are a character of French; bytes that begin no sequence */
};

/* In Mac Roman `’é` is well formed too, as an Armenian letter: only what French is written with is counted. */
static bool in_french(str s, u32 at)
{
	u32 c = utf8_next(s, &at);

	return (c >= 0x80 && c < 0x180) || (c >= 0x2000 && c < 0x2200);
}

static struct tally tally_utf8(str s)
{
	struct tally t = {0, 0};

	for (u32 i = 0, n; (i = scan_beyond((const u8 *)s.p, i, (u32)s.n)) < s.n; i += n ? n : 1) {
		n = utf8_sequence(s, i);
		t.good += n > 1 && in_french(s, i);
		t.stray += n == 0;
	}
	return t;
}

/* Well-formed UTF-8 without one French sign, whose bytes are good French in a single-byte set: `l’état` on a Mac. */
static bool in_disguise(str s)
{
	struct charset set;
	bool beyond_ascii = false;

	for (size_t i = 0; i < s.n; i += (u8)s.p[i] < 0x80 ? 1 : utf8_sequence(s, i))
		if ((u8)s.p[i] >= 0x80) {
			beyond_ascii = true;
			if (in_french(s, (u32)i))
				return false;
		}
	return beyond_ascii && charset_choose(&set, s, NULL) <= 50;
}

/* [bytes] at i that are one character damaged beyond reading: a sequence that the end of the input cut, a surrogate. */
static u32 broken_at(str s, u32 i)
{
	u8 c = (u8)s.p[i];
	u32 left = (u32)(s.n - i), n = 1;

	if (c == 0xED && left >= 3 && ((u8)s.p[i + 1] & 0xE0) == 0xA0 && ((u8)s.p[i + 2] & 0xC0) == 0x80)
		return 3;
	while (n < left && ((u8)s.p[i + n] & 0xC0) == 0x80)
		n++;
	if (n == left && left < 4 && c >= 0xE0 && c < 0xF5 && (n > 1 || c >= 0xF0))
		return n;
	return windows_1252.high[c - 0x80] == NO_CHARACTER;
}

static void from_utf8(struct arena *a, struct decoded *d, str s, u32 from)
{
	struct buf out = {.arena = a};
	u32 run = 0, i = 0;

	while (i < s.n) {
		u32 n = utf8_sequence(s, i), broken;

		if (n) {
			i += n;
			continue;
		}
		copy(&out, &d->map, s, run, i, from);
		broken = broken_at(s, i);
		put(&out, &d->map, broken ? NO_CHARACTER : windows_1252.high[(u8)s.p[i] - 0x80], from + i,
		    broken ? broken : 1);
		i += broken ? broken : 1;
		run = i;
	}
	copy(&out, &d->map, s, run, i, from);
	d->text = buf_str(&out);
}

static void from_single_byte(struct arena *a, struct decoded *d, str s, const char *declared)
{
	struct charset set;
	struct buf out = {.arena = a};
	u32 run = 0;

	charset_choose(&set, s, declared);
	d->charset = set.name;
	for (u32 i; (i = scan_beyond((const u8 *)s.p, run, (u32)s.n)) < s.n; run = i + 1) {
		copy(&out, &d->map, s, run, i, 0);
		put(&out, &d->map, set.high[(u8)s.p[i] - 0x80], i, 1);
	}
	copy(&out, &d->map, s, run, (u32)s.n, 0);
	d->text = buf_str(&out);
}

/* ── text or not ── */

static const char not_text[] = N_("binary data, not text");

/* A NUL is worse than another control: text has none, but a control or two may have slipped into old files. */
static bool binary(str s)
{
	static const u64 ones = 0x0101010101010101u;
	size_t controls = 0, nuls = 0;

	for (size_t i = 0; i < s.n; i++) {
		u8 c = (u8)s.p[i];
		u64 eight;

		if (i + 8 <= s.n && (memcpy(&eight, s.p + i, 8), ((eight - ones * 0x20) & ~eight & ones * 0x80) == 0)) {
			i += 7; /* none of these is below the space */
			continue;
		}
		controls += c < 0x20 && (c < '\t' || c > '\r');
		nuls += c == 0;
	}
	return (controls + 7 * nuls) * 100 > s.n;
}

/* A set of 8 bits has its controls where ASCII has them: what is no text is told before room is taken for its letters. */
static void decode_bytes(struct arena *a, struct decoded *d, str bytes, const char *declared)
{
	bool marked = str_starts(bytes, S("\xEF\xBB\xBF"));
	str rest = marked ? drop(d, bytes, 3) : bytes;
	struct tally tally;

	if (binary(bytes))
		d->why = not_text;
	else if (utf8_valid(rest) && (marked || !in_disguise(rest)))
		d->text = rest;
	else if (marked || (tally = tally_utf8(rest), tally.good && tally.good * 4 >= tally.stray))
		from_utf8(a, d, rest, marked ? 3 : 0);
	else
		from_single_byte(a, d, rest, declared);
}

static void decode(struct arena *a, struct decoded *d, str bytes, const char *declared)
{
	bool mark = str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF")), big = bytes.p[0] == '\xFE';

	if (!mark && !(memchr(bytes.p, 0, bytes.n < 65536 ? bytes.n : 65536) && looks_utf16(bytes, &big))) {
		decode_bytes(a, d, bytes, declared);
		return;
	}
	from_utf16(a, d, mark ? drop(d, bytes, 2) : bytes, mark ? 2 : 0, big);
	if (binary(d->text)) {
		*d = fresh(a);
		d->why = not_text;
	}
}

bool text_lacks_feeds(str s)
{
	return s.n && memchr(s.p, '\r', s.n) && !memchr(s.p, '\n', s.n);
}

str text_feed(char *room, str s)
{
	for (size_t i = 0; i < s.n; i++)
		room[i] = s.p[i] == '\r' ? '\n' : s.p[i];
	return (str){room, s.n};
}

struct decoded text_decode(struct arena *a, str bytes, const char *declared)
{
	struct decoded d = fresh(a);

	if (bytes.n)
		decode(a, &d, bytes, declared);
	if (d.text.n) {
		decode_twice(a, &d);
		if (text_lacks_feeds(d.text))
			d.text = text_feed(NEW(a, char, d.text.n), d.text);
	}
	return d;
}
