/* rule_nfa.c: trees of patterns → states; from the end of each pattern to its head, so that what follows is there. */
#include "rule_nfa.h"

#include "rule_pattern.h"
#include "str.h"

enum { COPIES_MAX = 16, /* repetitions that are counted; more are as good as any number */
       WIDE = 22, /* letters of the alphabet */
       SLOTS = NFA_SETS_MAX * 2 };

struct builder {
	struct pr_rules *rules;
	struct nfa *nfa;
	u16 slot[SLOTS]; /* hash of nfa->set */
	u8 rule;
	u32 accept; /* of the present rule */
	bool full;
};

static u16 set_of(struct builder *b, struct byte_set set)
{
	u64 hash = 0;

	for (int w = 0; w < 4; w++)
		hash = (hash ^ set.has[w]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29;
	if (!(set.has[0] | set.has[1] | set.has[2] | set.has[3]))
		return 0;
	for (u32 i = (u32)hash;; i++) {
		u16 *slot = &b->slot[i % SLOTS];
		if (*slot && memcmp(&b->nfa->set[*slot], &set, sizeof set) == 0)
			return *slot;
		if (*slot)
			continue;
		if (b->nfa->sets == NFA_SETS_MAX) {
			b->full = true;
			return 0;
		}
		b->nfa->set[b->nfa->sets] = set;
		return *slot = (u16)b->nfa->sets++;
	}
}

static u32 state_put(struct builder *b, enum nfa_type type, u16 set, u32 next, u32 other)
{
	struct nfa *n = b->nfa;

	if (n->n == NFA_MAX || b->full) {
		b->full = true;
		return 0;
	}
	if (n->n == n->room) {
		u32 room = n->room ? n->room * 2 : 1 << 16;
		n->state = arena_grow(&b->rules->arena, n->state, n->n, room, sizeof *n->state);
		n->room = room;
	}
	n->state[n->n] = (struct nfa_state){(u8)type, b->rule, set, next, other};
	return n->n++;
}

/* 0 is the state that leads nowhere. */
static u32 either(struct builder *b, u32 one, u32 other)
{
	if (!one || !other)
		return one ? one : other;
	return state_put(b, NFA_SPLIT, 0, one, other);
}

static u32 bytes_put(struct builder *b, u64 w0, u64 w1, u64 w2, u64 w3, u32 next)
{
	struct byte_set set = {{w0, w1, w2, w3}};

	return state_put(b, NFA_BYTE, set_of(b, set), next, 0);
}

static u64 bit(u32 byte) { return 1ull << byte % 64; }

/* Leads C2 and C3 for Latin-1; C4 to F4 and any number of further bytes for all beyond. */
static u32 chars_put(struct builder *b, const struct chars *s, u32 next)
{
	u32 out = 0;

	if (s->beyond) {
		u32 more = bytes_put(b, 0, 0, ~0ull, 0, 0);
		u32 end = state_put(b, NFA_SPLIT, 0, more, next);
		b->nfa->state[more].next = end;
		out = bytes_put(b, 0, 0, 0, (bit(0xF5) - 1) & ~(bit(0xC4) - 1), more);
	}
	if (s->has[2] && s->has[2] == s->has[3])
		out = either(b, bytes_put(b, 0, 0, 0, bit(0xC2) | bit(0xC3), bytes_put(b, 0, 0, s->has[2], 0, next)), out);
	else if (s->has[2])
		out = either(b, bytes_put(b, 0, 0, 0, bit(0xC2), bytes_put(b, 0, 0, s->has[2], 0, next)), out);
	if (s->has[3] && s->has[2] != s->has[3])
		out = either(b, bytes_put(b, 0, 0, 0, bit(0xC3), bytes_put(b, 0, 0, s->has[3], 0, next)), out);
	if (s->has[0] | s->has[1])
		out = either(b, bytes_put(b, s->has[0], s->has[1], 0, 0, next), out);
	return out;
}

static u32 char_put(struct builder *b, u32 c, u32 next)
{
	char room[8];
	struct buf bytes = {.p = room, .room = sizeof room};

	utf8_put(&bytes, c);
	for (size_t i = bytes.n; i-- > 0;) {
		u64 w[4] = {0};
		w[(u8)room[i] / 64] = bit((u8)room[i]);
		next = bytes_put(b, w[0], w[1], w[2], w[3], next);
	}
	return next;
}

static u32 list_put(struct builder *b, u32 lookup, u32 next)
{
	struct nfa *n = b->nfa;
	u32 at;

	if (n->sites == NFA_SITES_MAX || n->trie[lookup].n > TRIE_MAX)
		return b->accept;
	at = state_put(b, NFA_LIST, (u16)lookup, next, n->sites);
	n->site[n->sites++] = at;
	return at;
}

static u32 piece_put(struct builder *b, const struct piece *piece, u32 next);

static u32 repeat_put(struct builder *b, const struct piece *piece, u32 next)
{
	u32 min = piece->min < COPIES_MAX ? piece->min : COPIES_MAX;
	u32 max = piece->max < COPIES_MAX ? piece->max : MANY, at = next;

	if (max == MANY) {
		u32 loop = state_put(b, NFA_SPLIT, 0, 0, next), body = piece_put(b, piece->child, loop);
		b->nfa->state[loop].next = body;
		at = min ? body : loop;
		min -= min > 0;
	} else {
		for (u32 i = min; i < max && !b->full; i++)
			at = state_put(b, NFA_SPLIT, 0, piece_put(b, piece->child, at), next);
	}
	for (u32 i = 0; i < min && !b->full; i++)
		at = piece_put(b, piece->child, at);
	return at;
}

/* What must follow a rule is put behind it; of what must follow within one, we ask PCRE2. */
static u32 ahead_put(struct builder *b, const struct piece *piece, u32 next)
{
	struct nfa_state end = b->nfa->state[next];

	if (next == b->accept)
		return piece_put(b, piece->child, next);
	if (end.type != NFA_EDGE || end.next != b->accept)
		return next;
	return state_put(b, NFA_EDGE, end.set, piece_put(b, piece->child, b->accept), 0);
}

/* Where `piece`, then `next` begins. */
static u32 piece_put(struct builder *b, const struct piece *piece, u32 next)
{
	const struct chars *s = piece->chars;
	struct byte_set set;
	u32 out = 0;

	if (b->full)
		return 0;
	switch (piece->type) {
	case PIECE_EMPTY:
		return next;
	case PIECE_CHAR:
		return char_put(b, piece->c, next);
	case PIECE_CHARS:
		return chars_put(b, s, next);
	case PIECE_SEQUENCE:
		for (const struct piece *child = piece->child; child; child = child->next)
			next = piece_put(b, child, next);
		return next;
	case PIECE_CHOICE:
		for (const struct piece *child = piece->child; child; child = child->next)
			out = either(b, piece_put(b, child, next), out);
		return out;
	case PIECE_REPEAT:
		return repeat_put(b, piece, next);
	case PIECE_AHEAD:
		return ahead_put(b, piece, next);
	case PIECE_UNLESS:
		set = (struct byte_set){{s->has[0], s->has[1], 0, 0}};
		return state_put(b, NFA_UNLESS, set_of(b, set), next, 0);
	case PIECE_BEHIND: /* of a character beyond ASCII only its last byte is there to see: it may be the one */
		set = (struct byte_set){{(s->has[0] & ~1ull) | piece->edge, s->has[1], ~0ull, ~0ull}};
		return state_put(b, NFA_BEHIND, set_of(b, set), next, 0);
	case PIECE_BOUNDARY:
		set = (struct byte_set){{0x03FFull << 48, 0x07FFFFFE87FFFFFEull, 0, 0}};
		return state_put(b, NFA_EDGE, set_of(b, set), next, 0);
	case PIECE_LIST:
		return list_put(b, piece->c, next);
	case PIECE_NOTHING:
		return 0;
	case PIECE_ANYTHING:
		break;
	}
	return b->accept;
}

/* A match ends where a word ends: rule_macro.c. */
static void rule_put(struct builder *b, u32 r)
{
	const struct byte_set word = {{0x03FFull << 48, 0x07FFFFFE07FFFFFEull, 0, 0}};
	struct piece *tree = pattern_read(&b->rules->scratch, b->rules, b->rules->rule[r].pattern);
	u32 end;

	b->rule = (u8)r;
	b->accept = state_put(b, NFA_ACCEPT, 0, 0, 0);
	end = state_put(b, NFA_EDGE, set_of(b, word), b->accept, 0);
	b->nfa->start[r] = piece_put(b, tree, end);
	arena_reset(&b->rules->scratch);
}

/* Small letters that may come first from state q on; each state is looked at once. */
static u32 first_letters(const struct nfa *n, u32 q, bool *seen)
{
	const struct nfa_state *s = &n->state[q];
	const u64 small = 0x07FFFFFEull << 32;
	u32 letters = 0;

	if (seen[q])
		return 0;
	seen[q] = true;
	switch ((enum nfa_type)s->type) {
	case NFA_SPLIT:
		return first_letters(n, s->next, seen) | first_letters(n, s->other, seen);
	case NFA_BEHIND:
	case NFA_EDGE:
	case NFA_UNLESS:
		return first_letters(n, s->next, seen);
	case NFA_BYTE:
		return (u32)((n->set[s->set].has[1] & small) >> 32);
	case NFA_LIST:
		for (u32 c = n->trie[s->set].node[0].child; c; c = n->trie[s->set].node[c].sibling)
			if (n->trie[s->set].node[c].byte < 0x80)
				letters |= (u32)((bit(n->trie[s->set].node[c].byte) & small) >> 32);
		return letters;
	case NFA_ACCEPT:
		break;
	}
	return (u32)(small >> 32);
}

static void wide_find(struct nfa *n, struct pr_rules *rules)
{
	bool *seen = NEW(&rules->scratch, bool, n->n); /* no two rules share a state */

	for (u32 r = 0; r < n->rules; r++) {
		u32 letters = rules->rule[r].near ? first_letters(n, n->start[r], seen) : 0;
		n->wide[r] = __builtin_popcount(letters) > WIDE;
		rules->near_wide |= n->wide[r] ? rules->rule[r].near : 0;
	}
}

/* ── bytes that make no difference ── */

/* Classes such that no set of those split by holds a part of one. */
static void classes_split(u8 class[256], u32 *classes, const struct byte_set *set)
{
	bool in[256] = {false}, out[256] = {false};
	u16 twin[256] = {0};

	for (u32 c = 0; c < 256; c++)
		(byte_in(set, c) ? in : out)[class[c]] = true;
	for (u32 c = 0; c < 256; c++) {
		u8 old = class[c];
		if (!byte_in(set, c) || !in[old] || !out[old])
			continue;
		if (!twin[old])
			twin[old] = (u16)(*classes)++;
		class[c] = (u8)twin[old];
	}
}

/* The commonest bytes of French first, so that the ways they take lie side by side in memory. */
static void classes_sort(u8 class[256])
{
	static const u8 common[] = " esaintrulodcpm\xC3\xA9'vqfgbhj\xA0\xA8.,-x0y1z2k3w456789";
	u16 number[256];
	u16 n = 0;

	memset(number, 0xFF, sizeof number);
	for (u32 i = 0; i < sizeof common - 1 + 256; i++) {
		u8 c = class[i < sizeof common - 1 ? common[i] : (u8)(i - (sizeof common - 1))];
		if (number[c] == UINT16_MAX)
			number[c] = n++;
	}
	for (u32 c = 0; c < 256; c++)
		class[c] = (u8)number[class[c]];
}

static void sample(u8 of[256], const u8 class[256])
{
	for (u32 c = 256; c-- > 0;)
		of[class[c]] = (u8)c;
}

static void trie_split(struct nfa *n, const struct trie *t)
{
	struct byte_set seen = {{0}}, beyond = {{0, 0, 0, ~0ull << 4}};

	classes_split(n->class, &n->classes, &beyond);
	for (u32 i = 1; i < t->n; i++)
		seen.has[t->node[i].byte / 64] |= bit(t->node[i].byte);
	for (u32 c = 0; c < 256; c++) {
		struct byte_set one = {{0}}, other = {{0}};
		u32 capital = (c >= 'a' && c <= 'z') || (c >= 0xA0 && c <= 0xBE) ? c - 32 : c;
		if (!byte_in(&seen, c))
			continue;
		one.has[c / 64] = bit(c);
		other.has[capital / 64] = bit(capital);
		if (c < 0x80)
			one.has[capital / 64] |= bit(capital);
		classes_split(n->class, &n->classes, &one);
		if (c >= 0x80)
			classes_split(n->class, &n->classes, &other);
	}
}

static void classes_find(struct nfa *n, const struct pr_rules *rules)
{
	n->classes = n->befores = 1;
	for (u32 s = 1; s < n->sets; s++)
		classes_split(n->class, &n->classes, &n->set[s]);
	for (u32 t = 0; t < rules->lookups; t++)
		trie_split(n, &n->trie[t]);
	for (u32 i = 0; i < n->n; i++)
		if (n->state[i].type == NFA_BEHIND || n->state[i].type == NFA_EDGE)
			classes_split(n->before, &n->befores, &n->set[n->state[i].set]);
	classes_sort(n->class);
	sample(n->sample, n->class);
	sample(n->sample_before, n->before);
}

bool rule_nfa_build(struct pr_rules *rules, pr_err *err)
{
	struct arena *a = &rules->arena;
	struct nfa *n = rules->nfa = NEW(a, struct nfa, 1);
	struct builder b = {.rules = rules, .nfa = n};

	n->set = NEW(a, struct byte_set, NFA_SETS_MAX);
	n->sets = 1;
	n->start = NEW(a, u32, rules->rules + 1);
	n->wide = NEW(a, bool, rules->rules + 1);
	n->rules = rules->rules;
	n->trie = NEW(a, struct trie, LOOKUP_MAX);
	n->site = NEW(a, u32, NFA_SITES_MAX);
	for (u32 t = 0; t < rules->lookups; t++)
		n->trie[t] = trie_of(a, rules->lookup[t].list, rules->lookup[t].tag);
	state_put(&b, NFA_SPLIT, 0, 0, 0);
	for (u32 r = 0; r < rules->rules; r++) {
		rule_put(&b, r);
		if (b.full)
			return place_error(err, rules->rule[r].match_place, "with this pattern the rules have more than %d "
			                                                    "states or %d sets of characters; make it shorter",
			                                                    NFA_MAX, NFA_SETS_MAX);
	}
	n->waits = NEW(a, u16, n->n);
	for (u32 q = 0; q < n->n; q++)
		n->waits[q] = n->state[q].type == NFA_BYTE ? n->state[q].set : 0;
	classes_find(n, rules);
	wide_find(n, rules);
	return true;
}
