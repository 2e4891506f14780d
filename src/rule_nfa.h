/* rule_nfa.h: all rules of a set in one automaton over bytes.
 *
 *     pattern ─rule_pattern─▶ tree ─rule_nfa─▶ states, shared by threads ─rule_dfa─▶ which rules may match here
 *
 * For every text that a rule's pattern matches from its first byte on there is
 * a way from the rule's first state to its acceptance. There may be ways for
 * other texts too: whoever uses it asks PCRE2 afterwards. Forms of long lists
 * are not copied in: a state of type NFA_LIST goes through the list's trie and
 * on from there. */
#ifndef RULE_NFA_H
#define RULE_NFA_H

#include "arena.h"

enum nfa_type {
	NFA_BYTE,   /* one of `set`, then next */
	NFA_SPLIT,  /* next or other */
	NFA_BEHIND, /* where one of `set` stands before: next. Byte 0 stands before a text */
	NFA_EDGE,   /* where not both the byte before and the byte after are in `set`: next */
	NFA_UNLESS, /* where the byte after is not in `set`: next */
	NFA_LIST,   /* a form of list `set`, then next */
	NFA_ACCEPT, /* the rule may match */
};

enum {
	NFA_MAX = 1 << 21,       /* states in all */
	NFA_SETS_MAX = 1 << 12,  /* different sets of bytes */
	NFA_SITES_MAX = 1 << 11, /* places where a long list stands */
	TRIE_MAX = 1 << 20,      /* nodes of a list's trie */
};

struct nfa_state {
	u8 type, rule;
	u16 set;
	u32 next, other;
};
struct byte_set { u64 has[4]; };

/* The heads of a list's forms without case, byte after byte. Node 0 is the root, TRIE_REST the
 * rest of a word, whatever it is. */
enum { TRIE_REST = 1 };
struct trie_node {
	u32 child, sibling; /* 0: none */
	u8 byte;
	bool ends;          /* a form ends here */
	bool word;          /* a form goes on to the end of this word, in a way that is not told */
	bool open;          /* and further */
};
struct trie { struct trie_node *node; u32 n; };

struct nfa {
	struct nfa_state *state; /* the first leads nowhere */
	u16 *waits;              /* the set that a state of type NFA_BYTE waits for, 0 for others: two bytes of each state
	                          * tell most of them apart */
	u32 n, room;
	struct byte_set *set;    /* the first is empty */
	u32 sets;
	struct trie *trie;       /* by lookup */
	u32 *site, sites;        /* the states of type NFA_LIST; a state's `other` is its number here */
	u32 *start;              /* of each rule */
	bool *wide;              /* rules with `near` words that may begin with nearly any word: where no such word stands,
	                          * it does not pay to look for their beginnings */
	u32 rules;
	u8 class[256];           /* bytes that no state tells apart are one class */
	u32 classes;
	u8 before[256];          /* the same for bytes before, which NFA_BEHIND and NFA_EDGE look at */
	u8 sample[256], sample_before[256]; /* a byte of each class */
	u32 befores;
};

/* Case of a byte, `before` being the one before it. */
static inline u8 trie_fold(u8 before, u8 c)
{
	if (c >= 'A' && c <= 'Z')
		return (u8)(c + 32);
	return before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97 ? (u8)(c + 32) : c;
}

static inline bool trie_goes_on(u8 c)
{
	return c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static inline u64 byte_bit(u32 byte) /* within its word of struct byte_set */
{
	return 1ull << byte % 64;
}

static inline bool byte_in(const struct byte_set *s, u32 byte)
{
	return s->has[byte / 64] >> byte % 64 & 1;
}

void nfa_classes(struct nfa *n, u32 tries); /* rule_class.c: of its states, and of so many tries */

#endif
