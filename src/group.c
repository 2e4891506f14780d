/* group.c: see group.h. Union-find over pairs; which pairs are looked at is bounded, so that a value that half the
 * corpus bears (`deux personnes`) costs no square of it:
 *
 *     same key and value, by day:   each with its NEIGHBOURS next ones          → same()
 *     same key, alike by min-hash:  each with its NEIGHBOURS next in the bucket → disagree() */
#include "group.h"

#include <stdlib.h>

#include "str.h"

enum {
	NEIGHBOURS = 200,
	SAME_DAYS = 90, DISAGREE_DAYS = 3, /* [days] between publications at most */
	BANDS = 4,                         /* min-hashes of a sentence */
	FAMILY = 5 /* [bytes] of a folded lemma that its family shares: recruter, recrutement; protéger, protection */
};

/* ── words ── */

struct words {
	struct arena *arena;
	u64 *hash;
	u32 n, room;
};

static bool is_grammar(str word)
{
	static const char *const list[] = {
		"alors", "ainsi", "apres", "aussi", "autre", "avant", "avec", "avoir", "cela", "celle", "celui", "cette",
		"chaque", "comme", "contre", "dans", "depuis", "deja", "dont", "elle", "encore", "entre", "environ", "etre",
		"faire", "fait", "leur", "lors", "mais", "meme", "moins", "notamment", "nous", "parmi", "pendant", "plus",
		"plusieurs", "pour", "pres", "quelque", "sans", "selon", "sont", "sous", "tout", "tous", "tres", "vers",
		"vous"};
	size_t low = 0, high = countof(list);

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = str_cmp(word, str_c(list[mid]));
		if (order == 0)
			return true;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

static int each_token(void *payload, const struct token *t)
{
	struct words *w = payload;
	str word = {t->word, t->n};

	if (t->same_place || word.n < 4 || (word.p[0] >= '0' && word.p[0] <= '9') || is_grammar(word))
		return 0;
	if (w->n == w->room) {
		w->hash = arena_grow(w->arena, w->hash, w->n, w->room * 2 + 32, sizeof *w->hash);
		w->room = w->room * 2 + 32;
	}
	w->hash[w->n++] = str_hash(str_cut(word, 0, FAMILY));
	return 0;
}

static int by_number(const void *a, const void *b)
{
	u64 x = *(const u64 *)a, y = *(const u64 *)b;

	return (x > y) - (x < y);
}

void group_words(struct arena *a, struct analyzer *analyzer, struct group_fact *f)
{
	struct words w = {.arena = a};

	tokens_each(analyzer, f->fact.sentence, TOKEN_LEMMAS, each_token, &w);
	if (w.n)
		qsort(w.hash, w.n, sizeof *w.hash, by_number);
	for (u32 i = 0; i < w.n; i++)
		if (f->words == 0 || w.hash[f->words - 1] != w.hash[i])
			w.hash[f->words++] = w.hash[i];
	f->word = w.hash;
}

/* How many words two sentences share. */
static u32 shared(const struct group_fact *a, const struct group_fact *b)
{
	u32 i = 0, j = 0, n = 0;

	while (i < a->words && j < b->words) {
		u64 x = a->word[i], y = b->word[j];
		n += x == y;
		i += x <= y;
		j += y <= x;
	}
	return n;
}

/* ── pairs ── */

static bool near(const struct group_fact *a, const struct group_fact *b, i32 days)
{
	if (a->published == DAY_NONE || b->published == DAY_NONE)
		return true;
	return a->published - b->published <= days && b->published - a->published <= days;
}

/* Digits that tell something: 450 has two, 15000000 two, 35526.48 seven. */
static u32 significance(str value)
{
	u32 digits = 0, zeros = 0;

	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] < '0' || value.p[i] > '9')
			continue;
		digits += digits || value.p[i] != '0';
		zeros = value.p[i] == '0' ? zeros + 1 : 0;
	}
	return digits > zeros ? digits - zeros : digits;
}

/* The rarer the figure, the fewer words must be shared: [words], and their part of the shorter sentence [%]. */
static bool same(const struct group_fact *a, const struct group_fact *b)
{
	static const struct { u32 words, percent; } need[] = {{5, 70}, {4, 60}, {3, 25}, {2, 20}};
	u32 level = significance(a->fact.value), n = shared(a, b), shorter = a->words < b->words ? a->words : b->words;

	if (a->article.id == b->article.id)
		return true;
	if (level >= countof(need))
		level = countof(need) - 1;
	return near(a, b, SAME_DAYS) && n >= need[level].words && n * 100 >= need[level].percent * shorter;
}

/* Does a's sentence say b's figure too? Then they are two facts of one list, however alike the sentences. */
static bool says_too(const struct group_fact *a, const struct group_fact *b)
{
	return str_find(a->fact.sentence, b->fact.text, 0) != SIZE_MAX;
}

static bool disagree(const struct group_fact *a, const struct group_fact *b)
{
	u32 n = shared(a, b), longer = a->words > b->words ? a->words : b->words;

	return a->article.id != b->article.id && near(a, b, DISAGREE_DAYS) && n >= 5 && n * 100 >= 75 * longer &&
	       !says_too(a, b) && !says_too(b, a);
}

/* ── groups ── */

static u32 leader_of(struct group_fact *fact, u32 i)
{
	while (fact[i].leader != i)
		i = fact[i].leader = fact[fact[i].leader].leader;
	return i;
}

static void join(struct group_fact *fact, u32 a, u32 b)
{
	a = leader_of(fact, a);
	b = leader_of(fact, b);
	if (a < b)
		fact[b].leader = a;
	else
		fact[a].leader = b;
}

struct entry { u64 bucket; u32 index; };

static int by_bucket(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static void join_in_buckets(struct group_fact *fact, struct entry *entry, u32 n,
                            bool (*alike)(const struct group_fact *, const struct group_fact *))
{
	qsort(entry, n, sizeof *entry, by_bucket);
	for (u32 i = 0; i < n; i++)
		for (u32 j = i + 1; j < n && j <= i + NEIGHBOURS && entry[j].bucket == entry[i].bucket; j++)
			if (alike(&fact[entry[i].index], &fact[entry[j].index]))
				join(fact, entry[i].index, entry[j].index);
}

static u64 mix(u64 a, u64 b)
{
	a = (a ^ b) * 0x9E3779B97F4A7C15u;
	return a ^ a >> 29;
}

static u64 min_hash(const struct group_fact *f, u64 seed)
{
	u64 least = UINT64_MAX;

	for (u32 i = 0; i < f->words; i++) {
		u64 h = mix(f->word[i], seed);
		least = h < least ? h : least;
	}
	return least;
}

void groups_find(struct arena *a, struct group_fact *fact, u32 n)
{
	struct entry *entry = NEW(a, struct entry, n + 1);

	for (u32 i = 0; i < n; i++) {
		fact[i].leader = i;
		fact[i].key = mix(mix(str_hash(fact[i].fact.kind), str_hash(fact[i].family)),
		                  mix(str_hash(fact[i].fact.per), str_hash(fact[i].fact.department)));
		entry[i] = (struct entry){mix(fact[i].key, str_hash(fact[i].fact.value)), i};
	}
	join_in_buckets(fact, entry, n, same);
	for (u64 band = 1; band <= BANDS; band++) {
		for (u32 i = 0; i < n; i++)
			entry[i] = (struct entry){mix(fact[i].key, min_hash(&fact[i], band)), i};
		join_in_buckets(fact, entry, n, disagree);
	}
	for (u32 i = 0; i < n; i++)
		fact[i].leader = leader_of(fact, i);
}
