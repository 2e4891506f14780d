/* lemma.c: see lemma.h. */
#include "lemma.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "fold.h"
#include "lemma_table.h"
#include "str.h"

enum { CACHE = 65536, CACHED = 24, CACHED_BESIDE = 64 /* [bytes] */, ALIKE = 12, LEMMAS = BESIDE };

enum { SEEN = 1, ACCENTED = 2, NAME = 4 /* with a capital nothing stands beside it */ };

/* How a form stands: its own spelling, and the words beside it, each after its length. */
struct seen {
	u8 kind, n, besides; /* kind 0: nothing is remembered here */
	char lower[CACHED], beside[CACHED_BESIDE];
};

struct lemmas {
	struct sb_stemmer *stemmer;
	struct seen seen[CACHE]; /* by hash of the form: few forms make up a text */
	char stem[SPELLING_MAX];
	char word[SPELLING_MAX];
	char room[SPELLINGS][SPELLING_MAX];
	str spelling[SPELLINGS]; /* of a query; or what stands beside a word */
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

/* As token_word.c hands words over: its ligatures (œ, æ) spread out, its accents kept. */
static str form_lower(char out[2 * TABLE_FORM_MAX], const struct form *f)
{
	str text = form_text(f);
	size_t n = 0;

	for (u32 at = 0, len; at < text.n; at += len) {
		char folded[FOLD_MAX];
		u32 spread = fold_char(fold_peek(text, at, &len), folded);
		memcpy(out + n, spread == 2 ? folded : text.p + at, len);
		n += len;
	}
	return (str){out, n};
}

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

/* As the index spells it. */
static str spell_form(char out[SPELLING_MAX], const struct form *f)
{
	char folded[TABLE_FORM_MAX * 2], lower[TABLE_FORM_MAX * 2];
	str bare = {folded, fold_str(folded, sizeof folded, form_text(f))};

	if (f->info & TABLE_ACCENTED)
		return join(out, bare, LEMMA_MARK, form_lower(lower, f));
	memcpy(out, bare.p, bare.n);
	return (str){out, bare.n};
}

/* What stands beside the forms of a lemma. */
static str lemma_name(char out[SPELLING_MAX], u32 lemma)
{
	char word[SPELLING_MAX], marked[SPELLING_MAX];
	const u32 *member;
	struct form head;
	str name;

	table_members(lemma, &member);
	table_form(&head, member[0]);
	name = spell_form(word, &head);
	if ((head.info & TABLE_LEMMA) != lemma)
		name = join(marked, S(""), LEMMA_MARK, name);
	return join(out, S(""), LEMMA_MARK, name);
}

/* Which of the forms that look alike without accents it is; -1: any of them. */
static i32 which_form(const struct form *alike, u32 n, str lower, bool bare)
{
	char text[TABLE_FORM_MAX * 2];

	for (u32 i = 0; i < n && !bare; i++)
		if (str_eq(form_lower(text, &alike[i]), lower))
			return (i32)i;
	return -1;
}

/* ── words of a text ── */

/* Notes the lemma of a form that stands as `word`, where that is another spelling. */
static void add_beside(struct lemmas *l, const struct form *f, str word)
{
	char name[SPELLING_MAX];
	str s = lemma_name(name, f->info & TABLE_LEMMA);

	if (l->spellings < BESIDE && !str_eq(str_cut(s, 1, s.n), word))
		add_spelling(l, s);
}

/* What the word is; l->spelling: what stands beside it. */
static int classify(struct lemmas *l, str lower, str folded, bool bare)
{
	struct form alike[ALIKE];
	char word[SPELLING_MAX];
	u32 n = table_find(alike, ALIKE, folded);
	i32 at = which_form(alike, n, lower, bare);

	l->spellings = 0;
	if (at >= 0) {
		u32 info = alike[at].info;
		add_beside(l, &alike[at], spell_form(word, &alike[at]));
		return SEEN | (info & TABLE_ACCENTED ? ACCENTED : 0) | (info & TABLE_NAME ? NAME : 0);
	}
	for (u32 i = 0; i < n; i++)
		add_beside(l, &alike[i], folded);
	if (n || folded.n < 4)
		return SEEN;
	if (!str_eq(lemma_stem(l, lower), folded))
		add_spelling(l, join(word, S(""), STEM_MARK, lemma_stem(l, lower)));
	return SEEN | NAME;
}

static struct spelling spell(struct lemmas *l, int kind, str lower, str folded, const str *beside, u32 n)
{
	struct spelling s = {.word = kind & ACCENTED ? join(l->word, folded, LEMMA_MARK, lower) : folded};

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
	str beside[BESIDE], full = abbreviated(folded);
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

/* ── words of a query ── */

/* A form as the index spells it; shown: as people write it. */
static void add_form(struct lemmas *l, const struct form *f, bool shown)
{
	char folded[TABLE_FORM_MAX * 2], word[SPELLING_MAX];

	add_spelling(l, shown ? form_text(f) : spell_form(word, f));
	if (!shown && f->info & TABLE_ACCENTED && f->info & TABLE_BARE_FREE)
		add_spelling(l, (str){folded, fold_str(folded, sizeof folded, form_text(f))});
}

/* The lemma's own form, the name beside the others, and those that the index holds for another word. */
static void add_lemma(struct lemmas *l, u32 lemma, bool shown)
{
	char name[SPELLING_MAX];
	const u32 *member;
	u32 n = table_members(lemma, &member);
	bool others = false;

	for (u32 i = 0; i < n; i++) {
		struct form f;
		bool own;
		table_form(&f, member[i]);
		own = (f.info & TABLE_LEMMA) == lemma;
		others |= own && (i > 0 || f.info & TABLE_BARE_FREE);
		if (i == 0 || !own || shown)
			add_form(l, &f, shown);
	}
	if (others && !shown)
		add_spelling(l, lemma_name(name, lemma));
}

/* A word that the dictionary lacks: as it is, and by its stem; of a plural also the singular, which, where it is its
 * own stem, stands alone. */
static void add_unknown(struct lemmas *l, str lower, str folded, int how)
{
	bool shown = how & LEMMA_SHOWN;

	add_spelling(l, shown ? lower : folded);
	if (how & LEMMA_EXACT)
		return;
	add_spelling(l, join(l->word, S(""), STEM_MARK, lemma_stem(l, lower)));
	if (!shown && folded.n >= 4 && folded.p[folded.n - 1] == 's')
		add_spelling(l, str_cut(folded, 0, folded.n - 1));
}

/* Tours, which is no form of tour; Réunion is that, or a form of its own. */
static bool is_name(const struct form *f)
{
	const u32 *member;

	table_members(f->info & TABLE_LEMMA, &member);
	return f->info & TABLE_NAME && member[0] != f->number;
}

u32 lemma_ask(struct lemmas *l, const str **out, str lower, str folded, int how)
{
	struct form alike[ALIKE];
	str full = abbreviated(folded);
	u32 n = table_find(alike, ALIKE, full.n ? full : folded), from = 0, to = n < LEMMAS ? n : LEMMAS;
	i32 at = which_form(alike, n, full.n ? full : lower, how & LEMMA_CAPITALS && str_eq(lower, folded));
	bool shown = how & LEMMA_SHOWN;

	l->spellings = 0;
	if (full.n)
		add_spelling(l, folded);
	if (at >= 0) { /* the form as it was typed; else all that look like it without accents */
		from = (u32)at;
		to = from + 1;
	}
	for (u32 i = from; i < to; i++)
		add_form(l, &alike[i], shown);
	if (at >= 0 && how & LEMMA_NAME && is_name(&alike[at]))
		how |= LEMMA_EXACT;
	for (u32 i = from; i < to && !(how & LEMMA_EXACT); i++)
		add_lemma(l, alike[i].info & TABLE_LEMMA, shown);
	if (!n)
		add_unknown(l, lower, folded, how);
	else if (at < 0 && !shown)
		add_spelling(l, folded);
	*out = l->spelling;
	return l->spellings;
}

str lemma_of(struct lemmas *l, str lower, str folded)
{
	struct form alike[ALIKE], head;
	u32 n = table_find(alike, ALIKE, folded);
	i32 at = which_form(alike, n, lower, false);
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
