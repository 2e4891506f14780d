/* lemma_form.c: see lemma_form.h. */
#include "lemma_form.h"

#include "fold.h"
#include "str.h"

str spelling_join(char out[SPELLING_MAX], str head, char mark, str tail)
{
	size_t n = head.n + 1 + tail.n;

	if (n > SPELLING_MAX) /* no French word */
		return head;
	memcpy(out, head.p, head.n);
	out[head.n] = mark;
	memcpy(out + head.n + 1, tail.p, tail.n);
	return (str){out, n};
}

void spelling_add(struct lemmas *l, str s)
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

str word_abbreviated(str folded)
{
	return str_eq(folded, S("st")) ? S("saint") : str_eq(folded, S("ste")) ? S("sainte") : S("");
}

str form_text(const struct form *f)
{
	return (str){f->text, f->n};
}

str form_lower(char out[2 * TABLE_FORM_MAX], const struct form *f)
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

str form_spell(char out[SPELLING_MAX], const struct form *f)
{
	char folded[TABLE_FORM_MAX * 2], lower[TABLE_FORM_MAX * 2];
	str bare = {folded, fold_str(folded, sizeof folded, form_text(f))};

	if (f->info & TABLE_ACCENTED)
		return spelling_join(out, bare, LEMMA_MARK, form_lower(lower, f));
	memcpy(out, bare.p, bare.n);
	return (str){out, bare.n};
}

i32 form_which(const struct form *alike, u32 n, str lower, bool bare)
{
	char text[TABLE_FORM_MAX * 2];

	for (u32 i = 0; i < n && !bare; i++)
		if (str_eq(form_lower(text, &alike[i]), lower))
			return (i32)i;
	return -1;
}

str lemma_name(char out[SPELLING_MAX], u32 lemma)
{
	char word[SPELLING_MAX], marked[SPELLING_MAX];
	const u32 *member;
	struct form head;
	str name;

	table_members(lemma, &member);
	table_form(&head, member[0]);
	name = form_spell(word, &head);
	if ((head.info & TABLE_LEMMA) != lemma)
		name = spelling_join(marked, S(""), LEMMA_MARK, name);
	return spelling_join(out, S(""), LEMMA_MARK, name);
}
