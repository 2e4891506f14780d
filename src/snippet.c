/* snippet.c: see snippet.h. The text is read with the index's own tokens; each leaf of the query is a row of places,
 * each with the words that may stand there, and all leaves are followed at once: bit i of a leaf's state says that its
 * first i + 1 places stand right before here. */
#include "snippet.h"

#include <stdlib.h>

#include "buf.h"
#include "str.h"

enum { PLACES = 32, HITS = 2000, TEXT_MAX = 1 << 20 /* [bytes] looked through */ };

struct wanted {
	str word;
	u32 place;
};

struct follow {
	struct wanted *word;
	u32 words, room, places;
	bool prefix;
	u32 state, here; /* places matched up to the last word; that the word at hand matches */
};

struct hit { u32 beg, end, leaf; }; /* [bytes] of the text */

struct scan {
	struct arena *arena;
	struct follow *leaf;
	u32 leaves;
	u32 beg[PLACES]; /* where the last words began */
	u32 end;         /* of the word at hand */
	u32 words;
	struct hit *hit;
	u32 hits;
};

/* ── what is looked for ── */

static int want_token(void *payload, const struct token *t)
{
	struct scan *sc = payload;
	struct follow *f = &sc->leaf[sc->leaves];

	f->places += !t->same_place;
	if (f->places > PLACES)
		return 1;
	if (f->words == f->room) {
		f->room = f->room * 2 + 16;
		f->word = arena_grow(sc->arena, f->word, f->words, f->room, sizeof *f->word);
	}
	f->word[f->words++] = (struct wanted){arena_copy(sc->arena, (str){t->word, t->n}), f->places - 1};
	return 0;
}

static void want(struct scan *sc, struct analyzer *analyzer, const struct query_leaf *leaf)
{
	struct follow *f = &sc->leaf[sc->leaves];

	if (leaf->without || leaf->field == FIELD_TITLE)
		return;
	f->prefix = leaf->prefix;
	tokens_each(analyzer, leaf->text, TOKEN_QUERY | (leaf->prefix ? TOKEN_PREFIX : 0), want_token, sc);
	if (f->places && f->places <= PLACES)
		sc->leaves++;
	else
		*f = (struct follow){0};
}

/* ── where it stands ── */

static void end_place(struct scan *sc)
{
	for (u32 i = 0; i < sc->leaves; i++) {
		struct follow *f = &sc->leaf[i];
		f->state = (f->state << 1 | 1) & f->here;
		f->here = 0;
		if (f->state >> (f->places - 1) & 1 && sc->hits < HITS)
			sc->hit[sc->hits++] = (struct hit){sc->beg[(sc->words - f->places) % PLACES], sc->end, i};
	}
}

static int see_token(void *payload, const struct token *t)
{
	struct scan *sc = payload;
	str word = {t->word, t->n};

	if (!t->same_place) {
		if (sc->words)
			end_place(sc);
		sc->beg[sc->words++ % PLACES] = t->beg;
		sc->end = t->end;
	}
	for (u32 i = 0; i < sc->leaves; i++) {
		struct follow *f = &sc->leaf[i];
		for (u32 k = 0; k < f->words; k++) {
			bool last = f->prefix && f->word[k].place == f->places - 1;
			if (!(last ? str_starts(word, f->word[k].word) : str_eq(word, f->word[k].word)))
				continue;
			f->here |= 1u << f->word[k].place;
			sc->end = t->end > sc->end ? t->end : sc->end;
		}
	}
	return sc->hits == HITS;
}

/* ── the best passage ── */

/* First hit of the passage that holds the most different leaves, then the most hits; the earliest of those. */
static u32 best(const struct scan *sc, u32 *last)
{
	u32 top = 0, score_top = 0;

	*last = 0;
	for (u32 i = 0; i < sc->hits; i++) {
		u64 leaves = 0;
		u32 j = i, score;
		for (; j < sc->hits && j < i + 64 && (j == i || sc->hit[j].end - sc->hit[i].beg <= SNIPPET_LENGTH); j++)
			leaves |= (u64)1 << sc->hit[j].leaf;
		score = (u32)__builtin_popcountll(leaves) * 100 + (j - i);
		if (score > score_top) {
			score_top = score;
			top = i;
			*last = j - 1;
		}
	}
	return top;
}

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* May a passage begin or end at `at`? After or before a space that parts no figure. */
static bool edge(str s, u32 at)
{
	if (at == 0 || at >= s.n)
		return true;
	if (blank(s.p[at]))
		return !(digit(s.p[at - 1]) && at + 1 < s.n && digit(s.p[at + 1]));
	return blank(s.p[at - 1]) && !(at >= 2 && digit(s.p[at - 2]) && digit(s.p[at]));
}

/* Where a sentence or a line begins in [from, to); to if none does. */
static u32 opening(str s, u32 from, u32 to)
{
	for (u32 at = from; at < to; at++)
		if (at == 0 || s.p[at - 1] == '\n' || (at >= 2 && s.p[at - 1] == ' ' && strchr(".!?", s.p[at - 2])))
			return at;
	return to;
}

/* Widens [beg, end) about SNIPPET_LENGTH, the most of it behind; both ends at edges. */
static void widen(str s, u32 *beg, u32 *end)
{
	u32 room = *end - *beg < SNIPPET_LENGTH ? SNIPPET_LENGTH - (*end - *beg) : 0;
	u32 least = *beg > room / 2 ? *beg - room / 2 : 0, at = opening(s, least, *beg);

	if (at == *beg)
		for (at = least; at < *beg && !edge(s, at); at++)
			;
	room -= *beg - at < room ? *beg - at : room;
	while (at < *beg && blank(s.p[at]))
		at++;
	*beg = at;
	at = s.n - *end > room ? *end + room : (u32)s.n;
	while (at > *end && !edge(s, at))
		at--;
	while (at > *end && blank(s.p[at - 1]))
		at--;
	*end = at;
}

static struct snippet cut(struct arena *a, str s, u32 beg, u32 end, const struct hit *hit, u32 hits)
{
	struct buf b = {.arena = a};
	struct snippet out = {.mark = NEW(a, pr_span, hits + 1)};
	u32 shift;

	if (beg > 0)
		buf_put(&b, S("… "));
	shift = (u32)b.n;
	for (u32 i = beg; i < end; i++)
		buf_char(&b, blank(s.p[i]) ? ' ' : s.p[i]);
	if (end < s.n)
		buf_put(&b, S(" …"));
	out.text = buf_str(&b);
	for (u32 i = 0; i < hits; i++) {
		pr_span mark = {hit[i].beg - beg + shift, hit[i].end - beg + shift};
		if (hit[i].beg < beg || hit[i].end > end)
			continue;
		if (out.marks && mark.start < out.mark[out.marks - 1].end) { /* two leaves on the same words */
			if (mark.end > out.mark[out.marks - 1].end)
				out.mark[out.marks - 1].end = mark.end;
			continue;
		}
		out.mark[out.marks++] = mark;
	}
	return out;
}

static int by_place(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;

	return a->beg != b->beg ? (a->beg > b->beg) - (a->beg < b->beg) : (a->end > b->end) - (a->end < b->end);
}

struct snippet snippet_make(struct arena *a, struct analyzer *analyzer, str text, const struct query *q)
{
	struct scan sc = {.arena = a};
	u32 first, last, beg = 0, end = 0;
	size_t skip = 0;

	while (skip < text.n && blank(text.p[skip]))
		skip++;
	text = str_cut(text, skip, text.n);
	sc.leaf = NEW(a, struct follow, QUERY_LEAVES + 1);
	sc.hit = NEW(a, struct hit, HITS);
	for (u32 i = 0; q && i < q->leaves; i++)
		want(&sc, analyzer, &q->leaf[i]);
	if (sc.leaves) {
		tokens_each(analyzer, str_cut(text, 0, TEXT_MAX), 0, see_token, &sc);
		if (sc.words)
			end_place(&sc);
	}
	qsort(sc.hit, sc.hits, sizeof *sc.hit, by_place);
	if (sc.hits) {
		first = best(&sc, &last);
		beg = end = sc.hit[first].beg;
		for (u32 i = first; i <= last; i++)
			end = sc.hit[i].end > end ? sc.hit[i].end : end;
	}
	widen(text, &beg, &end);
	return cut(a, text, beg, end, sc.hit, sc.hits);
}
