/* similar.c: see similar.h. A shingle's hash is that of its words' hashes, rolled from one to the next:
 *
 *     w1 w2 w3 w4 w5           h = w1·B⁴ + w2·B³ + w3·B² + w4·B + w5      (mod 2⁶⁴), then mixed
 *        w2 w3 w4 w5 w6        h' = (h - w1·B⁴)·B + w6 */
#include "similar.h"

#include "fold.h"
#include "str.h"

#define BASE 0x9E3779B97F4A7C15u
#define FNV_PRIME 1099511628211u

static u64 mixed(u64 h)
{
	h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDu;
	h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53u;
	return h ^ h >> 33;
}

/* ── shingles, one after the other ── */

struct reader {
	str text;
	u32 at;            /* [bytes] */
	u64 word[SHINGLE]; /* the last ones, in a ring */
	u64 words, rolled;
};

/* Folded bytes of ASCII from *at on, which moves on: most of a text. */
static u64 fold_ascii(str s, u32 *at, u64 hash)
{
	u32 i = *at;

	for (; i < s.n; i++) {
		u32 c = (u8)s.p[i], letter = c | 32;
		if (letter - 'a' >= 26 && c - '0' >= 10)
			break;
		hash = (hash ^ (letter - 'a' < 26 ? letter : c)) * FNV_PRIME;
	}
	*at = i;
	return hash;
}

/* Folded bytes of the code point at *at, which moves on; false: no part of a word. */
static bool fold_one(str s, u32 *at, u64 *hash)
{
	char out[FOLD_MAX];
	u32 len, c = fold_peek(s, *at, &len), n = fold_char(c, out);

	if (n == 0 && !fold_invisible(c))
		return false;
	*at += len;
	for (u32 i = 0; i < n; i++)
		*hash = (*hash ^ (u8)out[i]) * FNV_PRIME;
	return true;
}

static bool word_next(struct reader *r, u64 *hash)
{
	static const u64 nothing = 14695981039346656037u;
	u32 len;

	*hash = nothing;
	while (r->at < r->text.n && *hash == nothing) {
		do
			*hash = fold_ascii(r->text, &r->at, *hash);
		while (r->at < r->text.n && (u8)r->text.p[r->at] >= 0x80 && fold_one(r->text, &r->at, hash));
		if (*hash == nothing && r->at < r->text.n) {
			fold_peek(r->text, r->at, &len);
			r->at += len;
		}
	}
	return *hash != nothing;
}

static bool shingle_next(struct reader *r, u64 *hash)
{
	static const u64 first = BASE * BASE * BASE * BASE; /* BASE to the power of SHINGLE - 1 */
	u64 word;

	while (word_next(r, &word)) {
		u64 *slot = &r->word[r->words++ % SHINGLE];
		r->rolled = (r->rolled - *slot * first) * BASE + word;
		*slot = word;
		if (r->words >= SHINGLE) {
			*hash = mixed(r->rolled) | 1; /* 0 is no shingle */
			return true;
		}
	}
	return false;
}

/* ── sets and sketches ── */

static u64 *slot_of(const struct shingles *s, u64 hash)
{
	u64 *slot = &s->slot[hash & s->mask];

	while (*slot && *slot != hash)
		slot = slot == &s->slot[s->mask] ? s->slot : slot + 1;
	return slot;
}

struct shingles similar_shingles(struct arena *a, str text)
{
	struct reader r = {.text = text.n <= SIMILAR_MAX ? text : S("")};
	struct shingles s = {.mask = 63};

	while (s.mask < r.text.n) /* a word and what parts it from the next are two bytes: at least half stays free */
		s.mask = s.mask * 2 + 1;
	s.slot = NEW(a, u64, s.mask + 1);
	for (u64 hash; shingle_next(&r, &hash);) {
		u64 *slot = slot_of(&s, hash);
		s.n += !*slot;
		*slot = hash;
	}
	return s;
}

u32 similar_sketch(u64 sketch[SKETCH], str text)
{
	struct reader r = {.text = text.n <= SIMILAR_MAX ? text : S("")};
	u32 n = 0, shingles = 0;

	for (u64 hash; shingle_next(&r, &hash); shingles++) {
		u32 at = n;
		while (at > 0 && sketch[at - 1] > hash)
			at--;
		if (at == SKETCH || (at > 0 && sketch[at - 1] == hash))
			continue;
		n += n < SKETCH;
		memmove(sketch + at + 1, sketch + at, (n - at - 1) * sizeof *sketch);
		sketch[at] = hash;
	}
	return shingles >= SHINGLES_MIN && n == SKETCH ? n : 0;
}

/* ── alike? ── */

static u32 shared(const struct shingles *a, const struct shingles *b)
{
	u32 n = 0;

	for (u32 i = 0; i <= a->mask; i++)
		n += a->slot[i] && *slot_of(b, a->slot[i]);
	return n;
}

u32 similar_hits(const struct shingles *a, str text)
{
	struct reader r = {.text = text.n <= SIMILAR_MAX ? text : S("")};
	u32 n = 0;

	for (u64 hash; shingle_next(&r, &hash);)
		n += *slot_of(a, hash) != 0;
	return n;
}

bool similar_texts(const struct shingles *a, const struct shingles *b, bool moved)
{
	enum { SHORTER = 60, LONGER = SIMILAR_LONGER, MOVED = 20 }; /* [%] that is shared, at least */
	u64 shorter = a->n < b->n ? a->n : b->n, longer = a->n < b->n ? b->n : a->n;
	u64 n = shorter < SHINGLES_MIN ? 0 : (u64)shared(a, b) * 100;

	return n && ((n >= SHORTER * shorter && n >= LONGER * longer) || (moved && n >= MOVED * shorter));
}

/* ── addresses ── */

/* A parameter that tells where a reader came from, not what he reads. */
static bool is_campaign(str parameter)
{
	static const char *const list[] = {"utm_", "xtor=", "xts=", "at_", "fbclid=", "gclid=", "ref=", "source=",
	                                   "share="};

	for (size_t i = 0; i < countof(list); i++)
		if (str_starts_fold(parameter, str_c(list[i])))
			return true;
	return false;
}

static u64 add(u64 hash, str s)
{
	return hash * BASE + str_hash(s);
}

u64 similar_address(str url)
{
	size_t scheme = str_find(url, S("://"), 0);
	str rest = scheme == SIZE_MAX ? url : str_cut(url, scheme + 3, url.n), path, host;
	u64 hash = 1;

	rest = str_field(&rest, '#');
	path = str_field(&rest, '?');
	host = str_field(&path, '/');
	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	if (str_starts_fold(host, S("www.")))
		host = str_cut(host, 4, host.n);
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i] >= 'A' && host.p[i] <= 'Z' ? (char)(host.p[i] + 32) : host.p[i];
		hash = add(hash, (str){&c, 1});
	}
	hash = add(hash, path);
	while (rest.n) {
		str parameter = str_field(&rest, '&');
		bool tells = parameter.n && !is_campaign(parameter);
		hash = tells ? add(hash, parameter) : hash;
		path.n += tells;
	}
	return host.n && path.n ? mixed(hash) | 1 : 0;
}
