/* rule_step.c: see rule_step.h.
 *
 * States wait for their next byte; what follows without one (splits, looks
 * behind) is followed when a state is made, for then the byte before is known.
 * A rule that has been accepted is not followed further, for PCRE2 will be
 * asked anyway: so a run ends soon after the word that decides it. */
#include "rule_step.h"

#include <stdlib.h>

enum { WORK_MORE = 1 << 16 }; /* places within lists that a set may hold beside states */
#define IN_LIST 0x80000000u /* an item: this, the site, the node; else a state */

static bool work_init(struct work *w, const struct nfa *nfa, u32 room)
{
	w->item = malloc((size_t)room * sizeof *w->item);
	w->mark = calloc(nfa->n, sizeof *w->mark);
	return w->item && w->mark;
}

bool step_init(struct step *d, const struct nfa *nfa)
{
	bool good;

	d->nfa = nfa;
	d->room = nfa->n + WORK_MORE;
	d->stack = malloc(((size_t)nfa->n * 2 + 2) * sizeof *d->stack);
	good = work_init(&d->from, nfa, d->room);
	return work_init(&d->to, nfa, d->room) && good && d->stack;
}

void step_free(struct step *d)
{
	free(d->stack);
	free(d->from.item), free(d->from.mark), free(d->to.item), free(d->to.mark);
}

static void work_begin(struct step *d, struct work *w)
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
static void item_put(struct step *d, struct work *w, u32 item, u32 rule)
{
	if (w->items == d->room)
		accept(w->accept, rule);
	else
		w->item[w->items++] = item;
}

enum { ANY_BEFORE = 256 };

/* State q and all that is reached from it without a byte. */
static void reach(struct step *d, struct work *w, u32 q, u32 before)
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

u32 step_rule(const struct nfa *n, u32 item)
{
	return n->state[item & IN_LIST ? n->site[item >> 20 & (NFA_SITES_MAX - 1)] : item].rule;
}

bool step_accepts(const struct step *d)
{
	u64 any = 0;

	for (int k = 0; k < STEP_SETS; k++)
		any |= d->to.accept[k];
	return any;
}

/* Those of accepted rules go. */
static void prune(struct step *d)
{
	struct work *w = &d->to;
	u32 kept = 0;

	if (!step_accepts(d))
		return;
	for (u32 i = 0; i < w->items; i++) {
		u32 rule = step_rule(d->nfa, w->item[i]);
		if (!(w->accept[rule / 64] >> rule % 64 & 1))
			w->item[kept++] = w->item[i];
	}
	w->items = kept;
}

/* From a place in a list over a byte. */
static void list_step(struct step *d, u32 item, u8 byte)
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
static void step(struct step *d, bool end, u8 byte)
{
	const struct nfa *n = d->nfa;
	bool marked = false;

	work_begin(d, &d->to);
	for (u32 i = 0; i < d->from.items; i++) { /* it grows: where a look ahead passes, what follows it waits too */
		u32 item = d->from.item[i];
		const struct nfa_state *s;

		if (item & IN_LIST) {
			if (!end)
				list_step(d, item, byte);
		} else if (n->waits[item]) { /* nearly always, and for another byte */
			if (!end && byte_in(&n->set[n->waits[item]], byte))
				reach(d, &d->to, n->state[item].next, byte);
		} else if (s = &n->state[item], s->type != NFA_BYTE && (end || !byte_in(&n->set[s->set], byte))) {
			if (!marked)
				work_mark(&d->from), marked = true;
			reach(d, &d->from, s->next, ANY_BEFORE);
		}
	}
	for (int w = 0; w < STEP_SETS; w++)
		d->to.accept[w] |= d->from.accept[w];
	prune(d);
	if (end)
		d->to.items = 0;
}

void step_start(struct step *d, bool wide, u32 before)
{
	work_begin(d, &d->to);
	for (u32 r = 0; r < d->nfa->rules; r++)
		if (d->nfa->wide[r] == wide)
			reach(d, &d->to, d->nfa->start[r], d->nfa->sample_before[before]);
	prune(d);
}

void step_over(struct step *d, const u32 *item, u32 items, u32 class)
{
	bool end = class == d->nfa->classes;

	work_begin(d, &d->from);
	memcpy(d->from.item, item, items * sizeof *item);
	d->from.items = items;
	step(d, end, end ? 0 : d->nfa->sample[class]);
}
