/* token.c: see token.h. One pass from left to right; each byte is looked at a bounded number of times. */
#include "token.h"

#include <stdlib.h>

#include "fold.h"
#include "lemma.h"

enum { WORD_MAX = 62, PARTS_MAX = 8 };

struct analyzer {
	struct lemmas *lemmas;
};

struct word {
	char folded[WORD_MAX + 2], lower[WORD_MAX + 2]; /* lower: accents kept */
	u32 n, lower_n;                           /* [bytes] */
	u32 beg, end;                             /* [bytes] of the text */
	bool digits;                              /* a digit stands in it: no word of a dictionary */
	bool capital;                             /* it begins with one */
};

struct scan {
	str s;
	u32 at; /* [bytes] */
	int flags;
	bool exact; /* `=` begins the text */
	struct analyzer *analyzer;
	token_fn *each;
	void *payload;
};

struct analyzer *analyzer_new(void)
{
	struct analyzer *a = malloc(sizeof *a);

	if (!a)
		return NULL;
	a->lemmas = lemmas_new();
	if (a->lemmas)
		return a;
	free(a);
	return NULL;
}

void analyzer_free(struct analyzer *a)
{
	if (!a)
		return;
	lemmas_free(a->lemmas);
	free(a);
}

/* ── one word ── */

static bool ascii_digit(str s, u32 at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static void put_folded(struct word *w, const char *bytes, u32 n)
{
	if (w->n + n <= WORD_MAX) {
		memcpy(w->folded + w->n, bytes, n);
		w->n += n;
	}
}

/* folded: what the code point becomes in the index; a ligature and what is no French letter stand so here too. */
static void put_lower(struct word *w, u32 c, const char *folded, u32 n)
{
	char two[] = {(char)(0xC0 | (c = fold_lower(c)) >> 6), (char)(0x80 | (c & 0x3F))};
	const char *bytes = c >= 0x80 && c < 0x800 ? two : folded;

	if (bytes == two)
		n = 2;
	if (w->lower_n + n <= WORD_MAX) {
		memcpy(w->lower + w->lower_n, bytes, n);
		w->lower_n += n;
	}
}

/* Takes the letter or digit at the scan's place into w; false when none stands there. */
static bool take_char(struct scan *sc, struct word *w)
{
	char bytes[FOLD_MAX];
	u32 len, c = fold_peek(sc->s, sc->at, &len), n = len ? fold_char(c, bytes) : 0;

	if (!n)
		return false;
	put_folded(w, bytes, n);
	put_lower(w, c, bytes, n);
	w->capital |= w->end == w->beg && fold_lower(c) != c;
	w->digits |= bytes[0] >= '0' && bytes[0] <= '9';
	sc->at += len;
	w->end = sc->at;
	return true;
}

static bool word_at(str s, u32 at)
{
	char bytes[FOLD_MAX];
	u32 len, c = fold_peek(s, at, &len);

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

static void take_run(struct scan *sc, struct word *w)
{
	u32 skip;

	for (;;) {
		while (take_char(sc, w))
			;
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
		if (word_at(s, sc->at + 1 + len) || (lower_at(s, sc->at + 1) && (sc->at + 1 + len >= s.n || s.p[sc->at + 1 + len] != '.')))
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

static void skip_inclusive(struct scan *sc, struct word *w)
{
	u32 n;

	while ((n = inclusive(sc->s, sc->at)))
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

	put_folded(w, s.p + at, n < WORD_MAX ? n : WORD_MAX);
	at += n;
	while (fresh && n <= 3 && (gap = grouping(s, at)) && digit_run(s, at + gap) == 3) {
		put_folded(w, s.p + at + gap, 3);
		at += gap + 3;
	}
	n = fresh && separator(s, at) ? digit_run(s, at + 1) : 0;
	if (n && !separator(s, at + 1 + n)) {
		put_folded(w, ",", 1);
		put_folded(w, s.p + at + 1, n);
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

/* Reads the word at the scan's place; false when it was an elision, now behind it. */
static bool take_word(struct scan *sc, struct word *w)
{
	u32 gap;

	w->n = w->lower_n = 0;
	w->digits = w->capital = false;
	w->beg = w->end = sc->at;
	if (ascii_digit(sc->s, sc->at) && take_figure(sc, w))
		return true;
	take_run(sc, w);
	while ((gap = apostrophe(sc->s, sc->at))) {
		if (elided(w)) {
			sc->at += gap;
			return false;
		}
		if (w->digits || !word_at(sc->s, sc->at + gap))
			break;
		sc->at += gap;
		put_folded(w, "'", 1);
		put_lower(w, '\'', "'", 1);
		take_run(sc, w);
	}
	if (w->n == 1 && !w->digits)
		take_acronym(sc, w);
	skip_inclusive(sc, w);
	return true;
}

/* ── tokens ── */

static int emit(struct scan *sc, const struct word *w, str word, bool same_place)
{
	struct token t = {.beg = w->beg, .end = w->end, .same_place = same_place};

	if (word.n > TOKEN_MAX)
		word.n = TOKEN_MAX;
	memcpy(t.word, word.p, word.n);
	t.n = (u32)word.n;
	return sc->each(sc->payload, &t);
}

static int emit_forms(struct scan *sc, const struct word *w)
{
	const str *form;
	u32 n = lemma_forms(sc->analyzer->lemmas, &form, (str){w->lower, w->lower_n}, (str){w->folded, w->n}, sc->exact);
	int stop = 0;

	for (u32 i = 0; i < n && !stop; i++)
		stop = emit(sc, w, form[i], i > 0);
	return stop;
}

static int emit_word(struct scan *sc, const struct word *w)
{
	str folded = {w->folded, w->n};
	struct spelling s;
	int stop;

	if (!w->n)
		return 0;
	if (w->digits || (sc->flags & TOKEN_PREFIX))
		return emit(sc, w, folded, false);
	if (sc->flags & TOKEN_QUERY)
		return emit_forms(sc, w);
	if (sc->flags & TOKEN_LEMMAS)
		return emit(sc, w, lemma_of(sc->analyzer->lemmas, (str){w->lower, w->lower_n}, folded), false);
	s = lemma_spell(sc->analyzer->lemmas, (str){w->lower, w->lower_n}, folded, w->capital);
	stop = emit(sc, w, s.word, false);
	return stop || !s.beside.n ? stop : emit(sc, w, s.beside, true);
}

/* `dit-il`, `celui-ci`: no name, its whole is looked for by nobody. */
static bool clitic(const struct word *last)
{
	static const char list[] = " il elle on ils elles je tu nous vous ce t la le les lui leur y en moi toi ci ";
	char key[8] = " ";

	if (last->n > 5)
		return false;
	memcpy(key + 1, last->folded, last->n);
	key[last->n + 1] = ' ';
	return strstr(list, key) != NULL;
}

/* The parts as one word, joined by `-`; its n is 0 when there is no such word. */
static void join(struct word *whole, const struct word *part, u32 n)
{
	whole->n = 0;
	whole->beg = part[0].beg;
	whole->end = part[n - 1].end;
	for (u32 i = 0; i < n; i++) {
		if (whole->n + part[i].n + 1 > WORD_MAX || part[i].digits)
			whole->n = WORD_MAX + 1;
		if (whole->n > WORD_MAX)
			break;
		if (i)
			put_folded(whole, "-", 1);
		put_folded(whole, part[i].folded, part[i].n);
	}
	if (n < 2 || whole->n > WORD_MAX || clitic(&part[n - 1]))
		whole->n = 0;
}

static int emit_parts(struct scan *sc, const struct word *part, u32 n)
{
	struct word whole;
	int stop = 0;

	join(&whole, part, n);
	if (whole.n && sc->exact)
		return emit(sc, &whole, (str){whole.folded, whole.n}, false);
	for (u32 i = 0; i < n && !stop; i++) {
		stop = emit_word(sc, &part[i]);
		if (i == 0 && whole.n && !stop && !(sc->flags & TOKEN_QUERY))
			stop = emit(sc, &whole, (str){whole.folded, whole.n}, true);
	}
	return stop;
}

/* [bytes] of a hyphen that a word follows. */
static u32 hyphen(str s, u32 at)
{
	u32 len, c = fold_peek(s, at, &len);

	return (c == '-' || c == 0x2010 || c == 0x2011) && word_at(s, at + len) ? len : 0;
}

/* A word with the elisions before it; false when nothing else stands there. */
static bool take_part(struct scan *sc, struct word *w)
{
	while (word_at(sc->s, sc->at))
		if (take_word(sc, w))
			return true;
	return false;
}

static int scan_word(struct scan *sc)
{
	struct word part[PARTS_MAX];
	u32 n = 0, gap = 0;

	do {
		sc->at += gap;
		if (!take_part(sc, &part[n]))
			break;
		n++;
		gap = hyphen(sc->s, sc->at);
	} while (gap && n < PARTS_MAX);
	return n ? emit_parts(sc, part, n) : 0;
}

int tokens_each(struct analyzer *a, str text, int flags, token_fn *each, void *payload)
{
	struct scan sc = {.s = text, .flags = flags, .analyzer = a, .each = each, .payload = payload};
	int stop = 0;

	sc.exact = (flags & TOKEN_QUERY) && text.n && text.p[0] == '=';
	if (text.n > UINT32_MAX / 2)
		sc.s.n = UINT32_MAX / 2;
	while (sc.at < sc.s.n && !stop) {
		u32 len;
		if (word_at(sc.s, sc.at)) {
			stop = scan_word(&sc);
			continue;
		}
		fold_peek(sc.s, sc.at, &len);
		sc.at += len;
	}
	return stop;
}

str token_family(struct analyzer *a, str text)
{
	struct scan sc = {.s = text, .analyzer = a};
	struct word w;
	u32 len;

	for (; sc.at < text.n; sc.at += len) {
		if (take_part(&sc, &w))
			return lemma_stem(a->lemmas, (str){w.lower, w.lower_n});
		fold_peek(text, sc.at, &len);
	}
	return (str){"", 0};
}
