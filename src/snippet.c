/* snippet.c: see snippet.h. */
#include "snippet.h"

#include <stdlib.h>

#include "buf.h"
#include "follow.h"
#include "str.h"

enum { HITS = 2000, TEXT_MAX = 1 << 20 /* [bytes] looked through */, TITLE_MAX = 1000 };

struct scan {
	struct found *hit;
	u32 hits;
	u32 length; /* [bytes] of the passage, about */
};

static int note_hit(void *payload, const struct found *found)
{
	struct scan *sc = payload;

	sc->hit[sc->hits++] = *found;
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
		for (; j < sc->hits && j < i + 64 && (j == i || sc->hit[j].end - sc->hit[i].beg <= sc->length); j++)
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

/* Widens [beg, end) about length, the most of it behind; both ends at edges. */
static void widen(str s, u32 length, u32 *beg, u32 *end)
{
	u32 room = *end - *beg < length ? length - (*end - *beg) : 0;
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

static struct snippet cut(struct arena *a, str s, u32 beg, u32 end, const struct found *hit, u32 hits)
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
	const struct found *a = left, *b = right;

	return a->beg != b->beg ? (a->beg > b->beg) - (a->beg < b->beg) : (a->end > b->end) - (a->end < b->end);
}

struct snippet snippet_make(struct arena *a, struct analyzer *analyzer, str text, const struct query *q, u32 length)
{
	struct scan sc = {.hit = NEW(a, struct found, HITS), .length = length};
	u32 first, last, beg = 0, end = 0;
	size_t skip = 0;

	while (skip < text.n && blank(text.p[skip]))
		skip++;
	text = str_cut(text, skip, text.n);
	follower_read(follower_new(a, analyzer, q, FOLLOW_BELOW_TITLE), str_cut(text, 0, TEXT_MAX), note_hit, &sc);
	qsort(sc.hit, sc.hits, sizeof *sc.hit, by_place);
	if (sc.hits) {
		first = best(&sc, &last);
		beg = end = sc.hit[first].beg;
		for (u32 i = first; i <= last; i++)
			end = sc.hit[i].end > end ? sc.hit[i].end : end;
	}
	widen(text, length, &beg, &end);
	return cut(a, text, beg, end, sc.hit, sc.hits);
}

struct snippet snippet_title(struct arena *a, struct analyzer *analyzer, str title, const struct query *q)
{
	struct scan sc = {.hit = NEW(a, struct found, HITS)};
	struct snippet s = {.text = title};

	follower_read(follower_new(a, analyzer, q, FOLLOW_TITLE), str_cut(title, 0, TITLE_MAX), note_hit, &sc);
	qsort(sc.hit, sc.hits, sizeof *sc.hit, by_place);
	s.mark = NEW(a, pr_span, sc.hits);
	for (u32 i = 0; i < sc.hits; i++) {
		if (s.marks && sc.hit[i].beg < s.mark[s.marks - 1].end) {
			if (sc.hit[i].end > s.mark[s.marks - 1].end)
				s.mark[s.marks - 1].end = sc.hit[i].end;
			continue;
		}
		s.mark[s.marks++] = (pr_span){sc.hit[i].beg, sc.hit[i].end};
	}
	return s;
}

static int note_leaf(void *payload, const struct found *found)
{
	*(u64 *)payload |= (u64)1 << found->leaf;
	return 0;
}

bool snippet_holds(struct arena *a, struct analyzer *analyzer, str text, const struct query *q)
{
	u64 present = 0;

	follower_read(follower_new(a, analyzer, q, FOLLOW_ALL), str_cut(text, 0, TEXT_MAX), note_leaf, &present);
	return query_holds(q, present);
}
