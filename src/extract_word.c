/* extract_word.c: see extract_word.h. */
#include "extract_word.h"

#include <endian.h>
#include <stdlib.h>

#include "str.h"

enum { KNOWN = 8192, KNOWN_MAX = 14 /* [bytes] of a word that is remembered */ };

/* A word with the byte after it, and the class of the one before in the last byte: all that the automaton sees of
 * it. */
struct known {
	u64 head, tail;
	u64 near;  /* groups that it belongs to */
	bool none; /* the automaton needs no more to know that no rule begins here */
};

struct words {
	const pr_rules *rules;
	u8 class[256]; /* of bytes: enum class */
	struct known known[KNOWN]; /* by hash */
};

/* What a byte is the first of, or goes on with. Letters beyond ASCII count as letters but for Latin-1's signs and the
 * blocks of punctuation and currencies (C2 xx, E2 xx). */
enum class { SPACE, SYMBOL, DIGIT, LETTER };

static enum class class_of(u8 c)
{
	if (c >= 0x80)
		return c == 0xC2 || c == 0xE2 ? SYMBOL : LETTER;
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return LETTER;
	return c >= '0' && c <= '9' ? DIGIT : c == ' ' || c == '\n' ? SPACE : SYMBOL;
}

struct words *words_new(const pr_rules *rules)
{
	struct words *w = calloc(1, sizeof *w);

	if (!w)
		return NULL;
	w->rules = rules;
	for (u32 c = 0; c < 256; c++)
		w->class[c] = (u8)class_of((u8)c);
	return w;
}

void words_free(struct words *w)
{
	free(w);
}

size_t window_end(str sentence, u32 at)
{
	size_t end = at + WINDOW < sentence.n ? at + WINDOW : sentence.n;

	while (end < sentence.n && ((u8)sentence.p[end] & 0xC0) == 0x80)
		end++;
	return end;
}

/* ── a word ── */

static u64 first_bytes(u64 bytes, u32 n)
{
	return n < 8 ? bytes & (((u64)1 << 8 * n) - 1) : bytes;
}

/* False: too long, or at the end of the sentence. */
static bool key_of(struct known *key, const struct words *w, str s, u32 at, u32 end)
{
	u32 n = end + 1 - at;
	u64 before = w->rules->nfa->before[at ? (u8)s.p[at - 1] : 0];

	if (end - at > KNOWN_MAX || at + 16 > s.n)
		return false;
	memcpy(&key->head, s.p + at, 8);
	memcpy(&key->tail, s.p + at + 8, 8);
	key->head = first_bytes(le64toh(key->head), n);
	key->tail = n <= 8 ? 0 : first_bytes(le64toh(key->tail), n - 8);
	key->tail |= before << 56;
	return true;
}

static struct known *place_of(struct words *w, const struct known *key)
{
	u64 hash = (key->head ^ (key->tail << 23 | key->tail >> 41)) * 0x9E3779B97F4A7C15u;

	return &w->known[hash >> 32 & (KNOWN - 1)];
}

static bool is_known(const struct known *known, const struct known *key)
{
	return known->head == key->head && known->tail == key->tail;
}

/* The groups that the word belongs to; none: is it known that no rule begins there? */
static u64 word_near(struct words *w, str s, u32 at, u32 end, bool *none)
{
	struct known key, *known;

	*none = false;
	if (!key_of(&key, w, s, at, end))
		return near_lookup(w->rules, str_cut(s, at, end));
	known = place_of(w, &key);
	if (!is_known(known, &key)) {
		key.near = near_lookup(w->rules, str_cut(s, at, end));
		key.none = false;
		*known = key;
	}
	*none = known->none;
	return known->near;
}

/* ── a sentence ── */

static u32 run_end(const struct words *w, str s, u32 at, enum class class)
{
	while (at < s.n && w->class[(u8)s.p[at]] == class)
		at++;
	return at;
}

static u32 char_end(str s, u32 at)
{
	for (at++; at < s.n && ((u8)s.p[at] & 0xC0) == 0x80;)
		at++;
	return at;
}

void words_learn(struct words *w, str s, const struct dfa_place *place)
{
	u32 at = (u32)place->at, end;
	struct known key, *known;

	if (place->any || place->seen > KNOWN_MAX + 1 || w->class[(u8)s.p[at]] != LETTER)
		return;
	end = run_end(w, s, at, LETTER);
	if (place->seen > end + 1 - at || !key_of(&key, w, s, at, end))
		return;
	known = place_of(w, &key);
	known->none = known->none || is_known(known, &key);
}

/* Groups are asked for runs of letters, and for single symbols ("12M€" holds M and €). */
u32 words_scan(struct words *w, str s, u32 *start, u64 *near)
{
	enum class before = SPACE, class;
	u32 n = 0;

	*near = 0;
	for (u32 at = 0, end; at < s.n; at = end, before = class) {
		bool none = false;

		class = w->class[(u8)s.p[at]];
		end = at + 1;
		if (class == SPACE)
			continue;
		end = class == SYMBOL ? char_end(s, at) : run_end(w, s, at, class);
		if (class == LETTER)
			*near |= word_near(w, s, at, end, &none);
		else if (class == SYMBOL)
			*near |= near_lookup(w->rules, str_cut(s, at, end));
		if (class == SYMBOL || before < DIGIT)
			start[n++] = none ? at | NO_RULE : at;
	}
	return n;
}
