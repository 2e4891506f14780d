/* rule_class.c: bytes that no state of the automaton tells apart are one class: its ways are by class, and so few. */
#include "rule_nfa.h"

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
		seen.has[t->node[i].byte / 64] |= byte_bit(t->node[i].byte);
	for (u32 c = 0; c < 256; c++) {
		struct byte_set one = {{0}}, other = {{0}};
		u32 capital = (c >= 'a' && c <= 'z') || (c >= 0xA0 && c <= 0xBE) ? c - 32 : c;
		if (!byte_in(&seen, c))
			continue;
		one.has[c / 64] = byte_bit(c);
		other.has[capital / 64] = byte_bit(capital);
		if (c < 0x80)
			one.has[capital / 64] |= byte_bit(capital);
		classes_split(n->class, &n->classes, &one);
		if (c >= 0x80)
			classes_split(n->class, &n->classes, &other);
	}
}

void nfa_classes(struct nfa *n, u32 tries)
{
	n->classes = n->befores = 1;
	for (u32 s = 1; s < n->sets; s++)
		classes_split(n->class, &n->classes, &n->set[s]);
	for (u32 t = 0; t < tries; t++)
		trie_split(n, &n->trie[t]);
	for (u32 i = 0; i < n->n; i++)
		if (n->state[i].type == NFA_BEHIND || n->state[i].type == NFA_EDGE)
			classes_split(n->before, &n->befores, &n->set[n->state[i].set]);
	classes_sort(n->class);
	sample(n->sample, n->class);
	sample(n->sample_before, n->before);
}
