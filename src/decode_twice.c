/* decode_twice.c: UTF-8 that was read as a single-byte set and encoded again (`dÃ©partement`, `d√©partement`) is put
 * right, sequence by sequence, so that a text of which only a part was damaged heals too.
 *
 * A sequence is undone only if its characters are, in one of the three sets, exactly the bytes of one French character
 * in UTF-8. No word in French has `Ã©` or `â€™` in it, so nothing that was right is harmed. */
#include "charset.h"
#include "decode.h"
#include "scan.h"

static const struct charset *const mistaken[] = {&windows_1252, &mac_roman, &cp850};

/* Byte that c was, when the text was read as this set. Windows-1252 readers let its five holes, and Latin-1 readers
 * all of C1, through as controls. */
static int byte_of(const struct charset *set, u32 c)
{
	if (set == &windows_1252 && c >= 0x80 && c < 0xA0)
		return (int)c;
	return charset_byte(set, c);
}

/* Characters that French news are made of, and that damage of this kind may therefore have hit. */
static bool is_french(u32 c)
{
	return (c >= 0xA0 && c <= 0xFF && c != 0xAD) || c == 0x152 || c == 0x153 || c == 0x178 ||
	       (c >= 0x2009 && c <= 0x203A) || c == 0x20AC || c == 0x2122 || c == 0x2212;
}

/* Can c be the first of a damaged sequence? Its byte is then C2, C3, C5 or E2. */
static bool may_lead(u32 c)
{
	static const u16 leads[] = {0xC2, 0xC3, 0xC5, 0xE2, 0xAC, 0x221A, 0x2248, 0x201A, 0x252C, 0x251C, 0x253C, 0xD4};

	for (size_t i = 0; i < countof(leads); i++)
		if (leads[i] == c)
			return true;
	return false;
}

/* The character that the damaged sequence at *at stands for, and *at after it; 0 if there is none. */
static u32 undo(const struct charset *set, str s, u32 *at)
{
	char bytes[3];
	u32 here = *at, n = 0, need = 2, first = 0, c;

	for (; n < need && here < s.n; n++) {
		int b = byte_of(set, utf8_next(s, &here));

		if (b < 0x80 || (n == 0 && b != 0xC2 && b != 0xC3 && b != 0xC5 && b != 0xE2))
			return 0;
		bytes[n] = (char)b;
		need = (u8)bytes[0] == 0xE2 ? 3 : 2;
	}
	if (n < need || utf8_sequence((str){bytes, n}, 0) != n)
		return 0;
	c = utf8_next((str){bytes, n}, &first);
	if (!is_french(c))
		return 0;
	*at = here;
	return c;
}

static u32 undo_any(str s, u32 *at)
{
	u32 here = *at;

	if (!may_lead(utf8_next(s, &here)))
		return 0;
	for (size_t i = 0; i < countof(mistaken); i++) {
		u32 c = undo(mistaken[i], s, at);
		if (c)
			return c;
	}
	return 0;
}

/* `Ã` before a space was `à`, whose second byte, a no-break space, someone has made a space or has lost. */
static bool lost_a_grave(str s, u32 at)
{
	return at + 2 < s.n && s.p[at] == '\xC3' && s.p[at + 1] == '\x83' && s.p[at + 2] == ' ' &&
	       (at == 0 || s.p[at - 1] == ' ' || s.p[at - 1] == '\n' || s.p[at - 1] == 'l' || s.p[at - 1] == 'j');
}

/* What stands at *at, put right, and *at after it; 0 where nothing is wrong. */
static u32 repaired(str s, u32 *at)
{
	if ((u8)s.p[*at] < 0x80)
		return 0;
	if (!lost_a_grave(s, *at))
		return undo_any(s, at);
	*at += 2;
	return 0xE0;
}

/* Where damage begins: a character beyond ASCII that another one follows, and that can be undone. */
static u32 first_damage(str s)
{
	u32 n = (u32)s.n;

	for (u32 i = scan_high((const u8 *)s.p, 0, n); i < n; i = scan_high((const u8 *)s.p, i + 1, n)) {
		u8 c = (u8)s.p[i];
		u32 next = i + (c == 0xE2 ? 3 : 2), at = i;

		if ((c == 0xC2 || c == 0xC3 || c == 0xE2) && next < s.n && (u8)s.p[next] >= 0xC2 && undo_any(s, &at))
			return i;
	}
	return n;
}

/* false: nothing was wrong. */
static bool undo_once(struct arena *a, struct decoded *d)
{
	str s = d->text;
	struct buf out = {.arena = a};
	struct map upper = {.arena = a};
	u32 run = 0, i = 0;

	if (first_damage(s) == s.n)
		return false;
	while (i < s.n) {
		u32 at = i, c = repaired(s, &at), to;

		if (!c) {
			i += utf8_sequence(s, i);
			continue;
		}
		map_put(&upper, (u32)out.n, i - run, run, i - run);
		buf_put(&out, str_cut(s, run, i));
		to = (u32)out.n;
		utf8_put(&out, c);
		map_piece(&upper, to, (u32)out.n - to, i, at - i);
		run = i = at;
	}
	map_put(&upper, (u32)out.n, i - run, run, i - run);
	buf_put(&out, str_cut(s, run, i));
	d->text = buf_str(&out);
	d->map = map_compose(a, &upper, &d->map, (u32)out.n);
	return true;
}

/* What was damaged twice is so once after that. */
void decode_twice(struct arena *a, struct decoded *d)
{
	enum { TIMES = 3 };

	for (int i = 0; i < TIMES && undo_once(a, d); i++)
		;
}
