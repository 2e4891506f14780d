/* token_word.c: reads one word: what belongs to it, what joins (acronyms, figures, words cut at the end of a line),
 * what is dropped (elisions, endings of inclusive forms). Each byte is looked at a bounded number of times. */
#include "token_word.h"

#include "fold.h"

static bool ascii_digit(str s, u32 at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

void word_put(struct word *w, const char *bytes, u32 n)
{
	if (w->n + n <= WORD_MAX) {
		memcpy(w->folded + w->n, bytes, n);
		w->n += n;
	}
}

/* folded: what the code point becomes in the index; a ligature (œ) and what is no French letter stand so here too. */
static void put_lower(struct word *w, u32 c, const char *folded, u32 n)
{
	u32 low = fold_lower(c);
	char two[] = {(char)(0xC0 | low >> 6), (char)(0x80 | (low & 0x3F))};
	const char *bytes = low >= 0x80 && low < 0x800 && n == 1 ? two : folded;

	if (bytes == two)
		n = 2;
	if (w->lower_n + n <= WORD_MAX) {
		memcpy(w->lower + w->lower_n, bytes, n);
		w->lower_n += n;
	}
}

/* The same as take_char for the run of ASCII at the scan's place, faster. */
static void take_ascii(struct scan *sc, struct word *w)
{
	for (; sc->at < sc->s.n; sc->at++) {
		char c = sc->s.p[sc->at], low = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		bool digit = c >= '0' && c <= '9';
		if (!digit && (low < 'a' || low > 'z'))
			break;
		w->capital |= w->end == w->beg && low != c;
		w->capitals += low != c;
		w->small += low == c && !digit;
		w->digits |= digit;
		if (w->n < WORD_MAX)
			w->folded[w->n++] = low;
		if (w->lower_n < WORD_MAX)
			w->lower[w->lower_n++] = low;
		w->end = sc->at + 1;
	}
}

/* Takes the letter or digit at the scan's place into w; false when none stands there. */
static bool take_char(struct scan *sc, struct word *w)
{
	char bytes[FOLD_MAX];
	u32 len, c = fold_peek(sc->s, sc->at, &len), n = len ? fold_char(c, bytes) : 0;

	if (!n)
		return false;
	word_put(w, bytes, n);
	put_lower(w, c, bytes, n);
	w->capital |= w->end == w->beg && fold_lower(c) != c;
	w->capitals += fold_lower(c) != c;
	w->small += fold_lower(c) == c;
	w->digits |= bytes[0] >= '0' && bytes[0] <= '9';
	sc->at += len;
	w->end = sc->at;
	return true;
}

bool word_at(str s, u32 at)
{
	char bytes[FOLD_MAX];
	u32 len, c;

	if (at < s.n && s.p[at] == ' ')
		return false;
	c = fold_peek(s, at, &len);

	return len && fold_char(c, bytes) != 0;
}

static bool lower_at(str s, u32 at)
{
	u32 len, c = fold_peek(s, at, &len);

	return word_at(s, at) && fold_lower(c) == c && !ascii_digit(s, at);
}

/* [bytes] at `at` that break no word: what cannot be seen, a hyphen at the end of a line before a small letter. */
static u32 seam(str s, u32 at)
{
	u32 len, c = fold_peek(s, at, &len);

	if (fold_invisible(c))
		return len;
	return c == '-' && at + 1 < s.n && s.p[at + 1] == '\n' && lower_at(s, at + 2) ? 2 : 0;
}

/* Nothing joins over a space; most words end at one. */
static bool space_at(const struct scan *sc)
{
	return sc->at < sc->s.n && sc->s.p[sc->at] == ' ';
}

static void take_run(struct scan *sc, struct word *w)
{
	u32 skip;

	for (;;) {
		do {
			take_ascii(sc, w);
			if (space_at(sc))
				return;
		} while (take_char(sc, w));
		skip = seam(sc->s, sc->at);
		if (!skip)
			return;
		sc->at += skip;
	}
}

static u32 apostrophe(str s, u32 at)
{
	u32 len, c = fold_peek(s, at, &len);

	return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 ? len : 0;
}

static bool elided(const struct word *w)
{
	static const char list[] = " l d j m n s t c qu jusqu lorsqu puisqu quoiqu ";
	char key[10] = " ";

	if (w->n > 7)
		return false;
	memcpy(key + 1, w->folded, w->n);
	key[w->n + 1] = ' ';
	return strstr(list, key) != NULL;
}

/* `.A.F.` after a `C`: the letters join. */
static void take_acronym(struct scan *sc, struct word *w)
{
	str s = sc->s;
	u32 len;

	while (sc->at + 1 < s.n && s.p[sc->at] == '.' && word_at(s, sc->at + 1) && !ascii_digit(s, sc->at + 1)) {
		fold_peek(s, sc->at + 1, &len);
		if (word_at(s, sc->at + 1 + len) ||
		    (lower_at(s, sc->at + 1) && (sc->at + 1 + len >= s.n || s.p[sc->at + 1 + len] != '.')))
			return;
		sc->at++;
		take_char(sc, w);
	}
}

/* [bytes] of `·es` or `(e)s` at `at`: the ending of an inclusive form belongs to its place, not to the word. */
static u32 inclusive(str s, u32 at)
{
	u32 len, from = at, letters = 0, c = fold_peek(s, at, &len);

	if (c != 0xB7 && c != '(')
		return 0;
	for (at += len; letters < 5 && lower_at(s, at); letters++, at += len)
		fold_peek(s, at, &len);
	if (c == '(') {
		if (at >= s.n || s.p[at] != ')')
			return 0;
		for (at++; letters < 7 && lower_at(s, at); letters++, at += len)
			fold_peek(s, at, &len);
	}
	return letters && !word_at(s, at) ? at - from : 0;
}

/* [bytes] of `.e` or `-e` at `at`. Such signs part words too, so only endings count that are no words (or, after a
 * point, words that nobody looks for). */
static u32 inclusive_signed(str s, u32 at)
{
	static const char after_both[] = " e es ne nes s rice rices trice trices euse euses ere eres ve ves ";
	static const char after_point[] = " le les se ses te tes ";
	char sign = at < s.n ? s.p[at] : 0, key[FOLD_MAX + 10] = " ";
	u32 end = at + 1, n = 1;

	if (sign != '.' && sign != '-')
		return 0;
	for (u32 len; n < 8 && lower_at(s, end); end += len)
		n += fold_char(fold_peek(s, end, &len), key + n);
	key[n] = ' ';
	key[n + 1] = 0;
	if (n == 1 || word_at(s, end))
		return 0;
	return strstr(after_both, key) || (sign == '.' && strstr(after_point, key)) ? end - at : 0;
}

static void skip_inclusive(struct scan *sc, struct word *w)
{
	u32 n;

	while ((n = inclusive(sc->s, sc->at)) || (w->n > 3 && !w->digits && (n = inclusive_signed(sc->s, sc->at))))
		w->end = sc->at += n;
}

/* ── figures ── */

/* [bytes] of what may stand between two groups of three digits. */
static u32 grouping(str s, u32 at)
{
	u32 len, c = fold_peek(s, at, &len);

	return c == ' ' || c == '.' || c == 0xA0 || c == 0x202F || c == 0x2009 || apostrophe(s, at) ? len : 0;
}

static u32 digit_run(str s, u32 at)
{
	u32 n = 0;

	while (ascii_digit(s, at + n))
		n++;
	return n;
}

/* A point or comma between two digits. */
static bool separator(str s, u32 at)
{
	return at > 0 && at < s.n && (s.p[at] == ',' || s.p[at] == '.') && ascii_digit(s, at - 1) && ascii_digit(s, at + 1);
}

/* 4 700, 4.700 → 4700; 2,5 and 2.5 → 2,5. False, nothing taken, when letters follow or a date or a list begins so. */
static bool take_figure(struct scan *sc, struct word *w)
{
	str s = sc->s;
	u32 at = sc->at, n = digit_run(s, at), gap;
	bool fresh = at == 0 || !separator(s, at - 1); /* not the 03 of 31.03.2022 */

	word_put(w, s.p + at, n < WORD_MAX ? n : WORD_MAX);
	at += n;
	while (fresh && n <= 3 && (gap = grouping(s, at)) && digit_run(s, at + gap) == 3) {
		word_put(w, s.p + at + gap, 3);
		at += gap + 3;
	}
	n = fresh && separator(s, at) ? digit_run(s, at + 1) : 0;
	if (n && !separator(s, at + 1 + n)) {
		word_put(w, ",", 1);
		word_put(w, s.p + at + 1, n);
		at += n + 1;
	}
	if (at == sc->at + digit_run(s, sc->at) && word_at(s, at)) {
		w->n = 0;
		return false;
	}
	sc->at = w->end = at;
	w->digits = true;
	return true;
}

bool word_take(struct scan *sc, struct word *w)
{
	u32 gap;

	w->n = w->lower_n = 0;
	w->digits = w->capital = false;
	w->capitals = w->small = 0;
	w->beg = w->end = sc->at;
	if (ascii_digit(sc->s, sc->at) && take_figure(sc, w))
		return true;
	take_run(sc, w);
	if (space_at(sc))
		return true;
	while ((gap = apostrophe(sc->s, sc->at))) {
		if (elided(w)) {
			sc->at += gap;
			return false;
		}
		if (w->digits || !word_at(sc->s, sc->at + gap))
			break;
		sc->at += gap;
		word_put(w, "'", 1);
		put_lower(w, '\'', "'", 1);
		take_run(sc, w);
	}
	if (w->n == 1 && !w->digits)
		take_acronym(sc, w);
	skip_inclusive(sc, w);
	return true;
}
