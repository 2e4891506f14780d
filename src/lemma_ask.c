/* lemma_ask.c: the spellings that a word of a query asks for. */
#include "fold.h"
#include "lemma_form.h"
#include "str.h"

enum { LEMMAS = BESIDE /* of forms that look alike, so many are asked for: no more stand beside a word */ };

/* A form as the index spells it; shown: as people write it. */
static void add_form(struct lemmas *l, const struct form *f, bool shown)
{
	char folded[TABLE_FORM_MAX * 2], word[SPELLING_MAX];

	spelling_add(l, shown ? form_text(f) : form_spell(word, f));
	if (!shown && f->info & TABLE_ACCENTED && f->info & TABLE_BARE_FREE)
		spelling_add(l, (str){folded, fold_str(folded, sizeof folded, form_text(f))});
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
		spelling_add(l, lemma_name(name, lemma));
}

/* A word that the dictionary lacks: as it is, and by its stem; of a plural also the singular, which, where it is its
 * own stem, stands alone. */
static void add_unknown(struct lemmas *l, str lower, str folded, int how)
{
	bool shown = how & LEMMA_SHOWN;

	spelling_add(l, shown ? lower : folded);
	if (how & LEMMA_EXACT)
		return;
	spelling_add(l, spelling_join(l->word, S(""), STEM_MARK, lemma_stem(l, lower)));
	if (!shown && folded.n >= 4 && folded.p[folded.n - 1] == 's')
		spelling_add(l, str_cut(folded, 0, folded.n - 1));
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
	str full = word_abbreviated(folded);
	u32 n = table_find(alike, ALIKE, full.n ? full : folded), from = 0, to = n < LEMMAS ? n : LEMMAS;
	i32 at = form_which(alike, n, full.n ? full : lower, how & LEMMA_CAPITALS && str_eq(lower, folded));
	bool shown = how & LEMMA_SHOWN;

	l->spellings = 0;
	if (full.n)
		spelling_add(l, folded);
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
		spelling_add(l, folded);
	*out = l->spelling;
	return l->spellings;
}
