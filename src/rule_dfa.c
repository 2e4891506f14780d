/* rule_dfa.c: see rule_dfa.h.
 *
 * A set is complete before the first way that leads to it is published, so who
 * takes a way finds the set at its end. */
#include "rule_dfa.h"

#include <pthread.h>
#include <stdlib.h>

#include "rule_step.h"

enum {
	UNKNOWN,             /* a way out that nobody asked for yet, or for which there is no room */
	DEAD,                /* one that leads nowhere */
	FIRST,               /* states are numbered from here on */
	ACCEPTS = 0x8000,    /* flag of a way: rules are accepted on it */
	POOL = 1 << 21,      /* states of the automaton that all sets hold together */
	LINE = 32,           /* ways in a line of cache */
	LANES = 8,           /* places that are run together: about what a core waits for at once */
};

struct set {
	u32 item, items; /* in the pool */
	u32 hash;
	u64 accept[STEP_SETS];
};

struct dfa {
	const struct nfa *nfa;
	bool wide;
	u32 width;       /* ways out of a state: the classes, the end of the text; whole lines */
	_Atomic u16 *ways, *way; /* as allocated; from the first whole line of cache on */
	_Atomic u16 start[256];  /* by what stands before */
	struct set *set;
	pthread_mutex_t making; /* what follows is for who makes a way */
	u32 room, sets;  /* states */
	u16 *slot;       /* hash of sets → number */
	u32 slots;
	u32 *pool, used;
	struct step step;
};

struct dfa *dfa_new(const struct nfa *nfa, bool wide, u32 sets)
{
	struct dfa *d = calloc(1, sizeof *d);

	if (!d)
		return NULL;
	pthread_mutex_init(&d->making, NULL);
	d->nfa = nfa;
	d->wide = wide;
	d->width = (nfa->classes + 1 + LINE - 1) / LINE * LINE;
	d->sets = FIRST;
	d->room = sets < DFA_SETS ? sets : DFA_SETS;
	for (d->slots = 1; d->slots < d->room * 2; d->slots *= 2)
		;
	d->ways = calloc((size_t)d->room * d->width + LINE, sizeof *d->ways);
	d->way = d->ways ? d->ways + (LINE - (uintptr_t)d->ways / sizeof *d->ways % LINE) : NULL;
	d->set = calloc(d->room, sizeof *d->set);
	d->slot = calloc(d->slots, sizeof *d->slot);
	if (step_init(&d->step, nfa))
		d->pool = malloc((POOL + (size_t)d->step.room) * sizeof *d->pool);
	if (d->pool && d->way && d->set && d->slot)
		return d;
	dfa_free(d);
	return NULL;
}

void dfa_free(struct dfa *d)
{
	if (!d)
		return;
	pthread_mutex_destroy(&d->making);
	free(d->ways), free(d->set), free(d->slot), free(d->pool);
	step_free(&d->step);
	free(d);
}

/* ── sets that are kept ── */

static u32 hash_of(const struct work *w)
{
	u64 hash = w->items;

	for (u32 i = 0; i < w->items; i++)
		hash = (hash ^ w->item[i]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
	for (int i = 0; i < STEP_SETS; i++)
		hash = (hash ^ w->accept[i]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
	return (u32)hash;
}

static bool is_set(const struct dfa *d, const struct set *s, const struct work *w, u32 hash)
{
	return s->hash == hash && s->items == w->items && memcmp(s->accept, w->accept, sizeof s->accept) == 0 &&
	       memcmp(d->pool + s->item, w->item, w->items * sizeof *w->item) == 0;
}

/* The number of the set in d->step.to, with its flag; UNKNOWN where there is no room for it. */
static u16 set_number(struct dfa *d)
{
	const struct work *w = &d->step.to;
	u32 hash = hash_of(w), i = hash;
	bool any = step_accepts(&d->step);

	if (!w->items && !any)
		return DEAD;
	for (; d->slot[i & (d->slots - 1)]; i++)
		if (is_set(d, &d->set[d->slot[i & (d->slots - 1)]], w, hash))
			return (u16)(d->slot[i & (d->slots - 1)] | (any ? ACCEPTS : 0));
	if (d->sets == d->room || d->used > POOL)
		return UNKNOWN;
	d->slot[i & (d->slots - 1)] = (u16)d->sets;
	d->set[d->sets] = (struct set){.item = d->used, .items = w->items, .hash = hash};
	memcpy(d->set[d->sets].accept, w->accept, sizeof w->accept);
	memcpy(d->pool + d->used, w->item, w->items * sizeof *w->item);
	d->used += w->items;
	return (u16)(d->sets++ | (any ? ACCEPTS : 0));
}

static u16 taken(const _Atomic u16 *way)
{
	return atomic_load_explicit(way, memory_order_acquire);
}

/* A way that was not there: out of set `from` over a class, or from the start, where `from` is 0, by what stands
 * before. */
static __attribute__((noinline)) u16 make(struct dfa *d, _Atomic u16 *way, u32 from, u32 by)
{
	u16 number;

	pthread_mutex_lock(&d->making);
	number = taken(way);
	if (number == UNKNOWN) { /* nobody made it meanwhile */
		if (from)
			step_over(&d->step, d->pool + d->set[from].item, d->set[from].items, by);
		else
			step_start(&d->step, d->wide, by);
		number = set_number(d);
		atomic_store_explicit(way, number, memory_order_release);
	}
	pthread_mutex_unlock(&d->making);
	return number;
}

static bool set_or(u64 *out, const u64 *more)
{
	for (int w = 0; w < STEP_SETS; w++)
		out[w] |= more[w];
	return true;
}

static void under_way(u64 *out, u32 rule)
{
	out[rule / 64] |= 1ull << rule % 64;
}

/* All rules under way in a set; at the start, where that is 0, all there are. */
static bool all_under_way(const struct dfa *d, u32 from, u64 *out)
{
	const struct set *s = &d->set[from];

	for (u32 i = 0; i < s->items; i++)
		under_way(out, step_rule(d->nfa, d->pool[s->item + i]));
	for (u32 r = 0; !from && r < d->nfa->rules; r++)
		if (d->nfa->wide[r] == d->wide)
			under_way(out, r);
	return true;
}

/* ── running ── */

struct lane {
	struct dfa_place *place;
	const u8 *p, *stop;
	_Atomic u16 *way; /* to take next: out of set `from`, `by` a class */
	u32 from, by;
};

static void lane_begin(struct lane *lane, struct dfa *d, str text, struct dfa_place *place)
{
	u32 by = d->nfa->before[place->at ? (u8)text.p[place->at - 1] : 0];

	place->any = false;
	*lane = (struct lane){place, (const u8 *)text.p + place->at, (const u8 *)text.p + place->end, &d->start[by], 0, by};
}

/* False: it has come to its end. */
static inline bool lane_step(struct lane *lane, struct dfa *d, str text)
{
	u32 s = taken(lane->way);

	if (s == UNKNOWN && (s = make(d, lane->way, lane->from, lane->by)) == UNKNOWN) {
		lane->place->any = all_under_way(d, lane->from, lane->place->may);
		s = DEAD;
	} else if (s & ACCEPTS) {
		s &= ~(u32)ACCEPTS;
		lane->place->any = set_or(lane->place->may, d->set[s].accept);
	}
	if (s == DEAD || lane->p > lane->stop) {
		lane->place->seen = (size_t)(lane->p - (const u8 *)text.p) - lane->place->at;
		return false;
	}
	lane->from = s;
	lane->by = lane->p < lane->stop ? d->nfa->class[*lane->p] : d->nfa->classes;
	lane->way = &d->way[s * d->width + lane->by];
	lane->p++;
	__builtin_prefetch((const void *)lane->way);
	return true;
}

void dfa_run(struct dfa *d, str text, struct dfa_place *place, u32 n)
{
	struct lane lane[LANES];
	u32 lanes = 0, begun = 0;

	while (lanes < LANES && begun < n)
		lane_begin(&lane[lanes++], d, text, &place[begun++]);
	while (lanes)
		for (u32 i = 0; i < lanes;)
			if (lane_step(&lane[i], d, text))
				i++;
			else if (begun < n)
				lane_begin(&lane[i], d, text, &place[begun++]);
			else
				lane[i] = lane[--lanes];
}
