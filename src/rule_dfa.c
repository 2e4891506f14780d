/* rule_dfa.c: see rule_dfa.h.
 *
 * States wait for their next byte; what follows without one (splits, looks
 * behind) is followed when a state is made, for then the byte before is known.
 * A rule that has been accepted is not followed further, for PCRE2 will be
 * asked anyway: so a run ends soon after the word that decides it. */
#include "rule_dfa.h"

#include <stdlib.h>

enum {
	UNKNOWN,             /* a way out that nobody asked for yet */
	DEAD,                /* one that leads nowhere */
	FIRST,               /* states are numbered from here on */
	ACCEPTS = 0x8000,    /* flag of a way: rules are accepted on it */
	TABLE_MAX = 8 << 20, /* [bytes] of ways out */
	POOL = 1 << 20,      /* states of the automaton that all sets hold together */
	WORK_MORE = 1 << 16, /* places within lists that a set may hold beside them */
	SETS = RULES_MAX / 64,
	LINE = 32,           /* ways in a line of cache */
};
#define IN_LIST 0x80000000u /* an item: this, the site, the node; else a state */

struct set {
	u32 item, items; /* in the pool */
	u32 hash;
	u64 accept[SETS];
};

struct work { /* a set in the making */
	u32 *item, items;
	u32 *mark, round; /* mark[q] == round: state q is in */
	u64 accept[SETS];
};

struct dfa {
	const struct nfa *nfa;
	bool wide;
	u32 width;      /* ways out of a state: the classes, the end of the text; whole lines */
	u32 room, sets; /* states */
	u16 *ways, *way; /* as allocated; from the first whole line of cache on */
	struct set *set;
	u16 *slot;      /* hash of sets → number */
	u32 slots;
	u32 *pool, used;
	u16 start[256]; /* by what stands before */
	u32 *stack, work_max;
	struct work from, to;
};

struct dfa *dfa_new(const struct nfa *nfa, bool wide)
{
	struct dfa *d = calloc(1, sizeof *d);

	if (!d)
		return NULL;
	d->nfa = nfa;
	d->wide = wide;
	d->width = (nfa->classes + 1 + LINE - 1) / LINE * LINE;
	d->room = TABLE_MAX / 2 / d->width < ACCEPTS ? TABLE_MAX / 2 / d->width : ACCEPTS - 1;
	for (d->slots = 1; d->slots < d->room * 2; d->slots *= 2)
		;
	d->work_max = nfa->n + WORK_MORE;
	d->ways = calloc((size_t)d->room * d->width + LINE, sizeof *d->ways);
	d->way = d->ways ? d->ways + (LINE - (uintptr_t)d->ways / sizeof *d->ways % LINE) : NULL;
	d->set = calloc(d->room, sizeof *d->set);
	d->slot = calloc(d->slots, sizeof *d->slot);
	d->pool = malloc((POOL + (size_t)d->work_max) * sizeof *d->pool);
	d->stack = malloc(((size_t)nfa->n * 2 + 2) * sizeof *d->stack);
	for (struct work *w = &d->from;; w = &d->to) {
		w->item = malloc((size_t)d->work_max * sizeof *w->item);
		w->mark = calloc(nfa->n, sizeof *w->mark);
		if (w == &d->to)
			break;
	}
	d->sets = FIRST;
	if (!d->way || !d->set || !d->slot || !d->pool || !d->stack || !d->from.item || !d->from.mark || !d->to.item ||
	    !d->to.mark) {
		dfa_free(d);
		return NULL;
	}
	return d;
}

void dfa_free(struct dfa *d)
{
	if (!d)
		return;
	free(d->ways), free(d->set), free(d->slot), free(d->pool), free(d->stack);
	free(d->from.item), free(d->from.mark), free(d->to.item), free(d->to.mark);
	free(d);
}

/* ── a set in the making ── */

static void work_begin(struct dfa *d, struct work *w)
{
	if (++w->round == 0) {
		memset(w->mark, 0, d->nfa->n * sizeof *w->mark);
		w->round = 1;
	}
	w->items = 0;
	memset(w->accept, 0, sizeof w->accept);
}

static void accept(u64 *set, u32 rule)
{
	set[rule / 64] |= 1ull << rule % 64;
}

/* Too many places in lists at once: the rule counts as accepted. */
static void item_put(struct dfa *d, struct work *w, u32 item, u32 rule)
{
	if (w->items == d->work_max)
		accept(w->accept, rule);
	else
		w->item[w->items++] = item;
}

enum { ANY_BEFORE = 256 };

/* State q and all that is reached from it without a byte. */
static void reach(struct dfa *d, struct work *w, u32 q, u32 before)
{
	const struct nfa *n = d->nfa;
	u32 depth = 0;

	d->stack[depth++] = q;
	while (depth) {
		const struct nfa_state *s;
		q = d->stack[--depth];
		s = &n->state[q];
		if (w->mark[q] == w->round)
			continue;
		w->mark[q] = w->round;
		switch ((enum nfa_type)s->type) {
		case NFA_SPLIT:
			d->stack[depth++] = s->other;
			d->stack[depth++] = s->next;
			break;
		case NFA_BEHIND:
			if (before == ANY_BEFORE || byte_in(&n->set[s->set], before))
				d->stack[depth++] = s->next;
			break;
		case NFA_EDGE:
			if (before != ANY_BEFORE && byte_in(&n->set[s->set], before))
				item_put(d, w, q, s->rule);
			else
				d->stack[depth++] = s->next;
			break;
		case NFA_LIST:
			item_put(d, w, IN_LIST | s->other << 20, s->rule);
			break;
		case NFA_ACCEPT:
			accept(w->accept, s->rule);
			break;
		case NFA_BYTE:
		case NFA_UNLESS:
			item_put(d, w, q, s->rule);
			break;
		}
	}
}

static u32 rule_of(const struct nfa *n, u32 item)
{
	return n->state[item & IN_LIST ? n->site[item >> 20 & (NFA_SITES_MAX - 1)] : item].rule;
}

static bool accepts_any(const struct work *w)
{
	u64 any = 0;

	for (int k = 0; k < SETS; k++)
		any |= w->accept[k];
	return any;
}

/* Those of accepted rules go. */
static void work_prune(struct dfa *d, struct work *w)
{
	u32 kept = 0;

	if (!accepts_any(w))
		return;
	for (u32 i = 0; i < w->items; i++) {
		u32 rule = rule_of(d->nfa, w->item[i]);
		if (!(w->accept[rule / 64] >> rule % 64 & 1))
			w->item[kept++] = w->item[i];
	}
	w->items = kept;
}

/* From a place in a list over a byte. */
static void list_step(struct dfa *d, u32 item, u8 byte)
{
	const struct nfa *n = d->nfa;
	const struct nfa_state *s = &n->state[n->site[item >> 20 & (NFA_SITES_MAX - 1)]];
	const struct trie_node *node = n->trie[s->set].node, *at = &node[item & (TRIE_MAX - 1)];

	if (at->word && trie_goes_on(byte)) {
		item_put(d, &d->to, (item & ~(u32)(TRIE_MAX - 1)) | TRIE_REST, s->rule);
		reach(d, &d->to, s->next, byte);
	}
	if (byte >= 0xC4) { /* it may be the other case of anything */
		accept(d->to.accept, s->rule);
		return;
	}
	byte = trie_fold(at->byte, byte);
	for (u32 c = at->child; c; c = node[c].sibling) {
		if (node[c].byte != byte)
			continue;
		item_put(d, &d->to, (item & ~(u32)(TRIE_MAX - 1)) | c, s->rule);
		if (node[c].ends)
			reach(d, &d->to, s->next, byte);
		if (node[c].open)
			accept(d->to.accept, s->rule);
	}
}

/* The states that wait in a set are in it: nothing that follows puts them there again. */
static void work_mark(struct work *w)
{
	for (u32 i = 0; i < w->items; i++)
		if (!(w->item[i] & IN_LIST))
			w->mark[w->item[i]] = w->round;
}

/* d->to: what d->from becomes over a byte, or at the end of the text. */
static void work_step(struct dfa *d, bool end, u8 byte)
{
	const struct nfa_state *state = d->nfa->state;
	const struct byte_set *set = d->nfa->set;
	bool marked = false;

	work_begin(d, &d->to);
	for (u32 i = 0; i < d->from.items; i++) { /* it grows: where a look ahead passes, what follows it waits too */
		u32 item = d->from.item[i];
		const struct nfa_state *s;

		if (item & IN_LIST) {
			if (!end)
				list_step(d, item, byte);
			continue;
		}
		s = &state[item];
		if (s->type == NFA_BYTE) {
			if (!end && byte_in(&set[s->set], byte))
				reach(d, &d->to, s->next, byte);
		} else if (end || !byte_in(&set[s->set], byte)) {
			if (!marked)
				work_mark(&d->from), marked = true;
			reach(d, &d->from, s->next, ANY_BEFORE);
		}
	}
	for (int w = 0; w < SETS; w++)
		d->to.accept[w] |= d->from.accept[w];
	work_prune(d, &d->to);
	if (end)
		d->to.items = 0;
}

/* ── sets that are kept ── */

static void forget(struct dfa *d)
{
	memset(d->way, 0, (size_t)d->sets * d->width * sizeof *d->way);
	memset(d->slot, 0, d->slots * sizeof *d->slot);
	memset(d->start, 0, sizeof d->start);
	d->sets = FIRST;
	d->used = 0;
}

static u32 hash_of(const struct work *w)
{
	u64 hash = w->items;

	for (u32 i = 0; i < w->items; i++)
		hash = (hash ^ w->item[i]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
	for (int i = 0; i < SETS; i++)
		hash = (hash ^ w->accept[i]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
	return (u32)hash;
}

static bool is_set(const struct dfa *d, const struct set *s, const struct work *w, u32 hash)
{
	return s->hash == hash && s->items == w->items && memcmp(s->accept, w->accept, sizeof s->accept) == 0 &&
	       memcmp(d->pool + s->item, w->item, w->items * sizeof *w->item) == 0;
}

/* The number of the set in d->to, with its flag. When all is full, *forgot. */
static u16 set_number(struct dfa *d, bool *forgot)
{
	struct work *w = &d->to;
	u32 hash = hash_of(w), i = hash;
	bool any = accepts_any(w);

	if (!w->items && !any)
		return DEAD;
	*forgot = d->sets == d->room || d->used > POOL;
	if (*forgot)
		forget(d);
	for (; d->slot[i & (d->slots - 1)]; i++)
		if (is_set(d, &d->set[d->slot[i & (d->slots - 1)]], w, hash))
			return (u16)(d->slot[i & (d->slots - 1)] | (any ? ACCEPTS : 0));
	d->slot[i & (d->slots - 1)] = (u16)d->sets;
	d->set[d->sets] = (struct set){.item = d->used, .items = w->items, .hash = hash};
	memcpy(d->set[d->sets].accept, w->accept, sizeof w->accept);
	memcpy(d->pool + d->used, w->item, w->items * sizeof *w->item);
	d->used += w->items;
	return (u16)(d->sets++ | (any ? ACCEPTS : 0));
}

static __attribute__((noinline)) u16 start_make(struct dfa *d, u32 before)
{
	bool forgot = false;
	u16 number;

	work_begin(d, &d->to);
	for (u32 r = 0; r < d->nfa->rules; r++)
		if (d->nfa->wide[r] == d->wide)
			reach(d, &d->to, d->nfa->start[r], d->nfa->sample_before[before]);
	work_prune(d, &d->to);
	number = set_number(d, &forgot);
	return d->start[before] = number;
}

static __attribute__((noinline)) u16 way_make(struct dfa *d, u32 from, u32 class)
{
	const struct set *s = &d->set[from];
	bool forgot = false;
	u16 number;

	work_begin(d, &d->from);
	memcpy(d->from.item, d->pool + s->item, s->items * sizeof *d->from.item);
	d->from.items = s->items;
	work_step(d, class == d->nfa->classes, class == d->nfa->classes ? 0 : d->nfa->sample[class]);
	number = set_number(d, &forgot);
	if (!forgot)
		d->way[from * d->width + class] = number;
	return number;
}

static bool set_or(u64 *out, const u64 *more)
{
	for (int w = 0; w < SETS; w++)
		out[w] |= more[w];
	return true;
}

bool dfa_run(struct dfa *d, str text, size_t at, size_t end, u64 out[RULES_MAX / 64])
{
	const u8 *class = d->nfa->class, *p = (const u8 *)text.p + at, *stop = (const u8 *)text.p + end;
	u32 before = d->nfa->before[at ? (u8)text.p[at - 1] : 0];
	u32 s = d->start[before];
	bool any = false;

	if (s == UNKNOWN)
		s = start_make(d, before);
	for (;; p++) {
		u32 c, from;
		if (s & ACCEPTS) {
			s &= ~(u32)ACCEPTS;
			any = set_or(out, d->set[s].accept);
		}
		if (s == DEAD || p > stop)
			return any;
		from = s;
		c = p < stop ? class[*p] : d->nfa->classes;
		s = d->way[from * d->width + c];
		if (s == UNKNOWN)
			s = way_make(d, from, c);
	}
}
