/* rule_nfa.c: trees of patterns → states; from the end of each pattern to its head, so that what follows is there. */
#include "rule_nfa.h"

#include "rule_pattern.h"

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

/* A lead byte, then another. */
static u32 pair_put(struct builder *b, u64 leads, u64 others, u32 next)
{
	return bytes_put(b, 0, 0, 0, leads, bytes_put(b, 0, 0, others, 0, next));
}

/* Leads C2 and C3 for Latin-1; C4 to F4 and any number of further bytes for all beyond. */
static u32 chars_put(struct builder *b, const struct chars *s, u32 next)
{
	u32 out = 0;

	if (s->beyond) {
		u32 more = bytes_put(b, 0, 0, ~0ull, 0, 0);
		u32 end = state_put(b, NFA_SPLIT, 0, more, next);
		b->nfa->state[more].next = end;
		out = bytes_put(b, 0, 0, 0, (byte_bit(0xF5) - 1) & ~(byte_bit(0xC4) - 1), more);
	}
	if (s->has[2] && s->has[2] == s->has[3])
		out = either(b, pair_put(b, byte_bit(0xC2) | byte_bit(0xC3), s->has[2], next), out);
	else if (s->has[2])
		out = either(b, pair_put(b, byte_bit(0xC2), s->has[2], next), out);
	if (s->has[3] && s->has[2] != s->has[3])
		out = either(b, pair_put(b, byte_bit(0xC3), s->has[3], next), out);
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
		w[(u8)room[i] / 64] = byte_bit((u8)room[i]);
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

/* What looks at the bytes before and behind. */
static u32 look_put(struct builder *b, const struct piece *piece, u32 next)
{
	const struct chars *s = piece->chars;
	struct byte_set set = {{0x03FFull << 48, 0x07FFFFFE87FFFFFEull, 0, 0}}; /* of words: a boundary */
	enum nfa_type type = NFA_EDGE;

	if (piece->type == PIECE_UNLESS) {
		type = NFA_UNLESS;
		set = (struct byte_set){{s->has[0], s->has[1], 0, 0}};
	} else if (piece->type == PIECE_BEHIND) { /* of a character beyond ASCII its last byte is seen: it may be the one */
		type = NFA_BEHIND;
		set = (struct byte_set){{(s->has[0] & ~1ull) | piece->edge, s->has[1], ~0ull, ~0ull}};
	}
	return state_put(b, type, set_of(b, set), next, 0);
}

static u32 choice_put(struct builder *b, const struct piece *piece, u32 next)
{
	u32 out = 0;

	for (const struct piece *child = piece->child; child; child = child->next)
		out = either(b, piece_put(b, child, next), out);
	return out;
}

static u32 sequence_put(struct builder *b, const struct piece *piece, u32 next)
{
	for (const struct piece *child = piece->child; child; child = child->next)
		next = piece_put(b, child, next);
	return next;
}

/* Where `piece`, then `next` begins. */
static u32 piece_put(struct builder *b, const struct piece *piece, u32 next)
{
	if (b->full)
		return 0;
	switch (piece->type) {
	case PIECE_EMPTY:
		return next;
	case PIECE_CHAR:
		return char_put(b, piece->c, next);
	case PIECE_CHARS:
		return chars_put(b, piece->chars, next);
	case PIECE_SEQUENCE:
		return sequence_put(b, piece, next);
	case PIECE_CHOICE:
		return choice_put(b, piece, next);
	case PIECE_REPEAT:
		return repeat_put(b, piece, next);
	case PIECE_AHEAD:
		return ahead_put(b, piece, next);
	case PIECE_UNLESS:
	case PIECE_BEHIND:
	case PIECE_BOUNDARY:
		return look_put(b, piece, next);
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
				letters |= (u32)((byte_bit(n->trie[s->set].node[c].byte) & small) >> 32);
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

static void nfa_init(struct nfa *n, const struct pr_rules *rules, struct arena *a)
{
	n->set = NEW(a, struct byte_set, NFA_SETS_MAX);
	n->sets = 1;
	n->start = NEW(a, u32, rules->rules + 1);
	n->wide = NEW(a, bool, rules->rules + 1);
	n->rules = rules->rules;
	n->trie = NEW(a, struct trie, LOOKUP_MAX);
	n->site = NEW(a, u32, NFA_SITES_MAX);
	for (u32 t = 0; t < rules->lookups; t++)
		n->trie[t] = trie_of(a, rules->lookup[t].list, rules->lookup[t].tag);
}

bool rule_nfa_build(struct pr_rules *rules, pr_err *err)
{
	struct nfa *n = rules->nfa = NEW(&rules->arena, struct nfa, 1);
	struct builder b = {.rules = rules, .nfa = n};

	nfa_init(n, rules, &rules->arena);
	state_put(&b, NFA_SPLIT, 0, 0, 0);
	for (u32 r = 0; r < rules->rules; r++) {
		rule_put(&b, r);
		if (b.full)
			return place_error(err, rules->rule[r].match_place, "with this pattern the rules have more than %d "
			                                                    "states or %d sets of characters; make it shorter",
			                                                    NFA_MAX, NFA_SETS_MAX);
	}
	n->waits = NEW(&rules->arena, u16, n->n);
	for (u32 q = 0; q < n->n; q++)
		n->waits[q] = n->state[q].type == NFA_BYTE ? n->state[q].set : 0;
	nfa_classes(n, rules->lookups);
	wide_find(n, rules);
	return true;
}
