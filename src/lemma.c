/* lemma.c: see lemma.h. */
#include "lemma.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "fold.h"
#include "str.h"

enum { KEY_MAX = 64, CACHE = 4096, CACHED = 32 };

struct seen {
	u8 n, key_n;
	char lower[CACHED], key[CACHED];
};

struct lemmas {
	struct sb_stemmer *stemmer;
	struct seen seen[CACHE]; /* stems by hash of the form: the stemmer is slow, and few forms make up a text */
	char key[KEY_MAX];
};

struct lemmas *lemmas_new(void)
{
	struct lemmas *l = calloc(1, sizeof *l);

	if (!l)
		return NULL;
	l->stemmer = sb_stemmer_new("french", "UTF_8");
	if (l->stemmer)
		return l;
	free(l);
	return NULL;
}

void lemmas_free(struct lemmas *l)
{
	if (!l)
		return;
	sb_stemmer_delete(l->stemmer);
	free(l);
}

static str stem(struct lemmas *l, str lower)
{
	const sb_symbol *p = sb_stemmer_stem(l->stemmer, (const sb_symbol *)lower.p, (int)lower.n);

	if (!p) /* out of memory: the form stands for itself */
		return (str){l->key, fold_str(l->key, KEY_MAX, lower)};
	return (str){l->key, fold_str(l->key, KEY_MAX, (str){(const char *)p, (size_t)sb_stemmer_length(l->stemmer)})};
}

str lemma_stem(struct lemmas *l, str lower)
{
	struct seen *seen = &l->seen[str_hash(lower) % CACHE];
	str key;

	if (seen->n == lower.n && memcmp(seen->lower, lower.p, lower.n) == 0)
		return (str){seen->key, seen->key_n};
	key = stem(l, lower);
	if (lower.n > CACHED || key.n > CACHED || lower.n == 0)
		return key;
	memcpy(seen->lower, lower.p, seen->n = (u8)lower.n);
	memcpy(seen->key, key.p, seen->key_n = (u8)key.n);
	return key;
}

struct lemma lemma_of(struct lemmas *l, str lower, str folded)
{
	if (str_eq(folded, S("st")) || str_eq(folded, S("ste"))) /* Seine-St-Denis */
		return (struct lemma){S("saint"), false};
	if (folded.n < 3)
		return (struct lemma){folded, false};
	return (struct lemma){lemma_stem(l, lower), false};
}

bool lemma_apart(str folded)
{
	(void)folded;
	return false;
}
