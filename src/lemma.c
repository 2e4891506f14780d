/* lemma.c: see lemma.h. */
#include "lemma.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "fold.h"
#include "lemma_table.h"
#include "str.h"

enum { CACHE = 32768, CACHED = 24, ALIKE = 12, LEMMAS = 6 };

enum kind { BARE = 1, ACCENTED, STEMMED }; /* 0: nothing is remembered here */

struct seen {
	u8 n, stem_n, kind;
	char lower[CACHED], stem[CACHED];
};

struct lemmas {
	struct sb_stemmer *stemmer;
	struct seen seen[CACHE]; /* by hash of the form: few forms make up a text */
	char stem[SPELLING_MAX];
	char word[SPELLING_MAX];
	char room[SPELLINGS][SPELLING_MAX]; /* of a query's spellings */
	str spelling[SPELLINGS];
	u32 spellings;
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

str lemma_stem(struct lemmas *l, str lower)
{
	const sb_symbol *p = sb_stemmer_stem(l->stemmer, (const sb_symbol *)lower.p, (int)lower.n);
	str stem = p ? (str){(const char *)p, (size_t)sb_stemmer_length(l->stemmer)} : lower; /* NULL: out of memory */

	return (str){l->stem, fold_str(l->stem, sizeof l->stem, stem)};
}

static str join(char *out, str head, char mark, str tail)
{
	size_t n = head.n + 1 + tail.n;

	if (n > SPELLING_MAX) /* no French word */
		return head;
	memcpy(out, head.p, head.n);
	out[head.n] = mark;
	memcpy(out + head.n + 1, tail.p, tail.n);
	return (str){out, n};
}

/* `Seine-St-Denis`: what an abbreviation stands for. */
static str abbreviated(str folded)
{
	return str_eq(folded, S("st")) ? S("saint") : str_eq(folded, S("ste")) ? S("sainte") : S("");
}

static str form_text(const struct form *f)
{
	return (str){f->text, f->n};
}

/* ── words of a text ── */

static enum kind classify(str lower, str folded, bool capital)
{
	struct form alike[ALIKE];
	u32 n = table_find(alike, ALIKE, folded);

	for (u32 i = 0; i < n; i++)
		if (alike[i].info & TABLE_ACCENTED && str_eq(form_text(&alike[i]), lower))
			return ACCENTED;
	return n || capital || folded.n < 4 ? BARE : STEMMED;
}

static struct spelling spell(struct lemmas *l, enum kind kind, str lower, str folded, str stem)
{
	struct spelling s = {folded, abbreviated(folded)};

	if (kind == ACCENTED)
		s.word = join(l->word, folded, LEMMA_MARK, lower);
	if (kind == STEMMED && stem.n && !str_eq(stem, folded))
		s.beside = join(l->word, S(""), LEMMA_MARK, stem);
	return s;
}

struct spelling lemma_spell(struct lemmas *l, str lower, str folded, bool capital)
{
	struct seen *seen = &l->seen[(str_hash(lower) ^ capital) % CACHE];
	enum kind kind = seen->kind;
	str stem = {seen->stem, seen->stem_n};

	if (str_eq(lower, folded) && (capital || folded.n < 4)) /* neither accents to keep nor a stem to add */
		return spell(l, BARE, lower, folded, S(""));
	if (kind && seen->n == lower.n && memcmp(seen->lower, lower.p, lower.n) == 0 && (kind != STEMMED || !capital))
		return spell(l, kind, lower, folded, stem);
	kind = classify(lower, folded, capital);
	stem = kind == STEMMED ? lemma_stem(l, lower) : S("");
	if (lower.n <= CACHED && stem.n <= CACHED) {
		seen->kind = (u8)kind;
		seen->n = (u8)lower.n;
		seen->stem_n = (u8)stem.n;
		memcpy(seen->lower, lower.p, lower.n);
		memcpy(seen->stem, stem.p, stem.n);
	}
	return spell(l, kind, lower, folded, stem);
}

/* ── words of a query ── */

static void add_spelling(struct lemmas *l, str s)
{
	char *to = l->room[l->spellings];

	for (u32 i = 0; i < l->spellings; i++)
		if (str_eq(l->spelling[i], s))
			return;
	if (l->spellings == SPELLINGS || s.n > SPELLING_MAX || !s.n)
		return;
	memcpy(to, s.p, s.n);
	l->spelling[l->spellings++] = (str){to, s.n};
}

static void add_form(struct lemmas *l, const struct form *f)
{
	char folded[TABLE_FORM_MAX * 2], word[SPELLING_MAX];
	str bare = {folded, fold_str(folded, sizeof folded, form_text(f))};

	if (f->info & TABLE_ACCENTED)
		add_spelling(l, join(word, bare, LEMMA_MARK, form_text(f)));
	if (!(f->info & TABLE_ACCENTED) || f->info & TABLE_BARE_FREE)
		add_spelling(l, bare);
}

static void add_lemma(struct lemmas *l, u32 lemma)
{
	const u32 *member;
	u32 n = table_members(lemma, &member);

	for (u32 i = 0; i < n; i++) {
		struct form f;
		table_form(&f, member[i]);
		add_form(l, &f);
	}
}

/* A word that the dictionary lacks: as it is, and by its stem. */
static void add_unknown(struct lemmas *l, str lower, str folded)
{
	str stem = lemma_stem(l, lower);

	add_spelling(l, folded);
	if (folded.n >= 4)
		add_spelling(l, join(l->word, S(""), LEMMA_MARK, stem));
}

u32 lemma_forms(struct lemmas *l, const str **out, str lower, str folded, bool exact)
{
	struct form alike[ALIKE];
	str full = abbreviated(folded);
	u32 n = table_find(alike, ALIKE, full.n ? full : folded);
	bool known = false;

	l->spellings = 0;
	if (full.n)
		add_spelling(l, folded);
	for (u32 i = 0; i < n; i++) /* the form as it was typed; else all that look like it without accents */
		known |= str_eq(form_text(&alike[i]), full.n ? full : lower);
	for (u32 pass = 0; pass < 2 && !(pass && exact); pass++)
		for (u32 i = 0; i < n && i < (known ? ALIKE : LEMMAS); i++) {
			if (known && !str_eq(form_text(&alike[i]), full.n ? full : lower))
				continue;
			if (pass)
				add_lemma(l, alike[i].info & TABLE_LEMMA);
			else
				add_form(l, &alike[i]);
		}
	if (!n && !exact)
		add_unknown(l, lower, folded);
	if (!known)
		add_spelling(l, folded);
	*out = l->spelling;
	return l->spellings;
}

str lemma_of(struct lemmas *l, str lower, str folded)
{
	struct form alike[ALIKE], head;
	u32 n = table_find(alike, ALIKE, folded), at = 0;
	const u32 *member;

	if (!n)
		return folded.n < 4 ? folded : lemma_stem(l, lower);
	for (u32 i = 0; i < n; i++)
		if (str_eq(form_text(&alike[i]), lower))
			at = i;
	table_members(alike[at].info & TABLE_LEMMA, &member);
	table_form(&head, member[0]);
	return (str){l->word, fold_str(l->word, sizeof l->word, form_text(&head))};
}

u32 lemma_version(void)
{
	return table_hash();
}
