/* token.c: see token.h. One pass from left to right. */
#include <stdlib.h>

#include "fold.h"
#include "lemma.h"
#include "str.h"
#include "token_pack.h"
#include "token_seen.h"
#include "token_word.h"

enum { PARTS_MAX = 8, RULES = 4 /* of this file and token_word.c; counts their changes */ };

struct analyzer {
	struct lemmas *lemmas;
	struct token_seen *seen;
};

u32 token_version(void)
{
	return lemma_version() + RULES;
}

struct analyzer *analyzer_new(void)
{
	struct analyzer *a = calloc(1, sizeof *a);

	if (!a)
		return NULL;
	a->lemmas = lemmas_new();
	a->seen = token_seen_new();
	if (a->lemmas && a->seen)
		return a;
	analyzer_free(a);
	return NULL;
}

void analyzer_free(struct analyzer *a)
{
	if (!a)
		return;
	lemmas_free(a->lemmas);
	token_seen_free(a->seen);
	free(a);
}

/* ── tokens ── */

static int emit(struct scan *sc, const struct word *w, str word, bool same_place)
{
	struct token t = {.beg = w->beg, .end = w->end, .same_place = same_place};

	if (word.n > TOKEN_MAX)
		word.n = TOKEN_MAX;
	memcpy(t.word, word.p, word.n);
	t.n = (u32)word.n;
	if (sc->keeps) {
		u32 n = packed_put(sc->packed + sc->n, sizeof sc->packed - sc->n, &t);
		sc->keeps = n > 0;
		sc->n += n;
	}
	return sc->each(sc->payload, &t);
}

/* `Tours` may be a name; `COTE` may have lost its accents. */
static int written(const struct word *w)
{
	return w->capital && w->capitals == 1 ? LEMMA_NAME : w->capitals > 1 && !w->small ? LEMMA_CAPITALS : 0;
}

static int emit_forms(struct scan *sc, const struct word *w)
{
	const str *form;
	int how = (sc->exact ? LEMMA_EXACT : 0) | (sc->flags & TOKEN_FORMS ? LEMMA_SHOWN : 0) | written(w);
	u32 n = lemma_ask(sc->analyzer->lemmas, &form, (str){w->lower, w->lower_n}, (str){w->folded, w->n}, how);
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
	if (sc->flags & TOKEN_PLACES)
		return emit(sc, w, S(""), false);
	if (w->digits || (sc->flags & TOKEN_PREFIX))
		return emit(sc, w, folded, false);
	if (sc->flags & TOKEN_QUERY)
		return emit_forms(sc, w);
	if (sc->flags & TOKEN_LEMMAS)
		return emit(sc, w, lemma_of(sc->analyzer->lemmas, (str){w->lower, w->lower_n}, folded), false);
	s = lemma_spell(sc->analyzer->lemmas, (str){w->lower, w->lower_n}, folded, written(w));
	stop = emit(sc, w, s.word, false);
	for (u32 i = 0; i < s.n && !stop; i++)
		stop = emit(sc, w, s.beside[i], true);
	return stop;
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
			word_put(whole, "-", 1);
		word_put(whole, part[i].folded, part[i].n);
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
		if (i == 0 && whole.n && !stop && !(sc->flags & (TOKEN_QUERY | TOKEN_PLACES)))
			stop = emit(sc, &whole, (str){whole.folded, whole.n}, true);
	}
	return stop;
}

/* [bytes] of a hyphen that a word follows. */
static u32 hyphen(str s, u32 at)
{
	u32 len, c;

	if (at < s.n && s.p[at] == ' ')
		return 0;
	c = fold_peek(s, at, &len);
	return (c == '-' || c == 0x2010 || c == 0x2011) && word_at(s, at + len) ? len : 0;
}

/* A word with the elisions before it; false when nothing else stands there. */
static bool take_part(struct scan *sc, struct word *w)
{
	while (word_at(sc->s, sc->at))
		if (word_take(sc, w))
			return true;
	return false;
}

/* A word with all that hangs on it; or an elision alone. */
static int scan_word(struct scan *sc)
{
	struct word part[PARTS_MAX];
	u32 n = 0, gap;

	if (!word_take(sc, &part[n]))
		return 0;
	do {
		n++;
		gap = hyphen(sc->s, sc->at);
		sc->at += gap;
	} while (gap && n < PARTS_MAX && take_part(sc, &part[n]));
	return emit_parts(sc, part, n);
}

static int replay(struct scan *sc, str packed, u32 beg, u32 end)
{
	struct token t = {.beg = beg, .end = end};
	int stop = 0;

	for (str word; !stop && packed_next(&packed, &word, &t.same_place);) {
		memcpy(t.word, word.p, word.n);
		t.n = (u32)word.n;
		stop = sc->each(sc->payload, &t);
	}
	return stop;
}

/* The same as scan_word, out of memory if this word has been met. */
static int read_word(struct scan *sc)
{
	u32 beg = sc->at, n = sc->flags ? 0 : token_bare(sc->s, beg);
	str bare = str_cut(sc->s, beg, beg + n), packed;
	int stop;

	if (!n)
		return scan_word(sc);
	if (token_seen_find(sc->analyzer->seen, bare, &packed)) {
		sc->at += n;
		return replay(sc, packed, beg, sc->at);
	}
	sc->keeps = true;
	sc->n = 0;
	stop = scan_word(sc);
	if (sc->keeps && sc->at == beg + n)
		token_seen_keep(sc->analyzer->seen, bare, (str){sc->packed, sc->n});
	sc->keeps = false;
	return stop;
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
			stop = read_word(&sc);
			continue;
		}
		fold_peek(sc.s, sc.at, &len);
		sc.at += len;
	}
	return stop;
}

str token_written(struct analyzer *a, str word)
{
	const char *mark = memchr(word.p, TOKEN_LEMMA, word.n);

	return mark ? str_cut(word, (size_t)(mark - word.p) + 1, word.n) : lemma_written(a->lemmas, word);
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
