/* lemma.c: words of a text: how the index spells them, and what stands beside them. Few forms make up a text: what was
 * found for one is remembered. */
#include <libstemmer.h>
#include <stdlib.h>

#include "fold.h"
#include "lemma_form.h"
#include "str.h"

enum { CACHE = 65536, CACHED = 24, CACHED_BESIDE = 64 /* [bytes] */ };

enum { SEEN = 1, ACCENTED = 2, NAME = 4 /* with a capital nothing stands beside it */ };

/* How a form stands: its own spelling, and the words beside it, each after its length. */
struct seen {
	u8 kind, n, besides; /* kind 0: nothing is remembered here */
	char lower[CACHED], beside[CACHED_BESIDE];
};

/* The stemmer keeps the memory that the longest word so far has needed. With that of the longest there is, no stem
 * fails for want of it; a word without its stem would be another word in the index. */
static bool make_room(struct sb_stemmer *stemmer)
{
	char longest[SPELLING_MAX];

	memset(longest, 'a', sizeof longest);
	return sb_stemmer_stem(stemmer, (const sb_symbol *)longest, sizeof longest) != NULL;
}

struct lemmas *lemmas_new(void)
{
	struct lemmas *l = calloc(1, sizeof *l);

	if (!l)
		return NULL;
	l->stemmer = sb_stemmer_new("french", "UTF_8");
	l->seen = calloc(CACHE, sizeof *l->seen);
	if (l->stemmer && l->seen && make_room(l->stemmer))
		return l;
	lemmas_free(l);
	return NULL;
}

void lemmas_free(struct lemmas *l)
{
	if (!l)
		return;
	if (l->stemmer)
		sb_stemmer_delete(l->stemmer);
	free(l->seen);
	free(l);
}

str lemma_stem(struct lemmas *l, str lower)
{
	int n = (int)(lower.n < SPELLING_MAX ? lower.n : SPELLING_MAX);
	const char *stem = (const char *)sb_stemmer_stem(l->stemmer, (const sb_symbol *)lower.p, n);

	return (str){l->stem, fold_str(l->stem, sizeof l->stem, (str){stem, (size_t)sb_stemmer_length(l->stemmer)})};
}

/* ── words of a text ── */

/* Notes the lemma of a form that stands as `word`, where that is another spelling. */
static void add_beside(struct lemmas *l, const struct form *f, str word)
{
	char name[SPELLING_MAX];
	str s = lemma_name(name, f->info & TABLE_LEMMA);

	if (l->spellings < BESIDE && !str_eq(str_cut(s, 1, s.n), word))
		spelling_add(l, s);
}

/* What the word is; l->spelling: what stands beside it. */
static int classify(struct lemmas *l, str lower, str folded, bool bare)
{
	struct form alike[ALIKE];
	char word[SPELLING_MAX];
	u32 n = table_find(alike, ALIKE, folded);
	i32 at = form_which(alike, n, lower, bare);

	l->spellings = 0;
	if (at >= 0) {
		u32 info = alike[at].info;
		add_beside(l, &alike[at], form_spell(word, &alike[at]));
		return SEEN | (info & TABLE_ACCENTED ? ACCENTED : 0) | (info & TABLE_NAME ? NAME : 0);
	}
	for (u32 i = 0; i < n; i++)
		add_beside(l, &alike[i], folded);
	if (n || folded.n < 4)
		return SEEN;
	if (!str_eq(lemma_stem(l, lower), folded))
		spelling_add(l, spelling_join(word, S(""), STEM_MARK, lemma_stem(l, lower)));
	return SEEN | NAME;
}

static struct spelling spell(struct lemmas *l, int kind, str lower, str folded, const str *beside, u32 n)
{
	struct spelling s = {.word = kind & ACCENTED ? spelling_join(l->word, folded, LEMMA_MARK, lower) : folded};

	memcpy(s.beside, beside, n * sizeof *beside);
	s.n = n;
	return s;
}

static void remember(struct lemmas *l, struct seen *seen, int kind, str lower)
{
	size_t at = 0;

	for (u32 i = 0; i < l->spellings; i++)
		at += 1 + l->spelling[i].n;
	if (lower.n > CACHED || at > CACHED_BESIDE)
		return;
	*seen = (struct seen){.kind = (u8)kind, .n = (u8)lower.n, .besides = (u8)l->spellings};
	memcpy(seen->lower, lower.p, lower.n);
	at = 0;
	for (u32 i = 0; i < l->spellings; i++) {
		seen->beside[at++] = (char)l->spelling[i].n;
		memcpy(seen->beside + at, l->spelling[i].p, l->spelling[i].n);
		at += l->spelling[i].n;
	}
}

static void recall(str beside[BESIDE], const struct seen *seen)
{
	const char *at = seen->beside;

	for (u32 i = 0; i < seen->besides; i++) {
		beside[i] = (str){at + 1, (u8)*at};
		at += 1 + beside[i].n;
	}
}

struct spelling lemma_spell(struct lemmas *l, str lower, str folded, int how)
{
	struct seen *seen = &l->seen[str_hash(lower) % CACHE];
	str beside[BESIDE], full = word_abbreviated(folded);
	int kind = seen->kind;
	bool bare = how & LEMMA_CAPITALS && str_eq(lower, folded), name = how & LEMMA_NAME;

	if (full.n)
		return spell(l, SEEN, lower, folded, &full, 1);
	if (kind && !bare && seen->n == lower.n && memcmp(seen->lower, lower.p, lower.n) == 0) {
		recall(beside, seen);
		return spell(l, kind, lower, folded, beside, kind & NAME && name ? 0 : seen->besides);
	}
	kind = classify(l, lower, folded, bare);
	if (!bare)
		remember(l, seen, kind, lower);
	return spell(l, kind, lower, folded, l->spelling, kind & NAME && name ? 0 : l->spellings);
}

/* ── a word alone ── */

str lemma_of(struct lemmas *l, str lower, str folded)
{
	struct form alike[ALIKE], head;
	u32 n = table_find(alike, ALIKE, folded);
	i32 at = form_which(alike, n, lower, false);
	const u32 *member;

	if (!n)
		return folded.n < 4 ? folded : lemma_stem(l, lower);
	table_members(alike[at < 0 ? 0 : at].info & TABLE_LEMMA, &member);
	table_form(&head, member[0]);
	return (str){l->word, fold_str(l->word, sizeof l->word, form_text(&head))};
}

str lemma_written(struct lemmas *l, str folded)
{
	struct form alike[1];

	if (!table_find(alike, 1, folded))
		return folded;
	memcpy(l->word, alike[0].text, alike[0].n);
	return (str){l->word, alike[0].n};
}

u32 lemma_version(void)
{
	return table_hash();
}
