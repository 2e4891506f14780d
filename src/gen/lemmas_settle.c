/* lemmas_settle.c: which words have a form, and which of them it asks for. See lemmas.c. */
#include <stdlib.h>

#include "../fold.h"
#include "../str.h"
#include "lemmas.h"

struct choice { char form[WORD]; str lemmas; }; /* form first: what by_name compares */
static struct choice choices[4096];
static size_t choice_count;

/* ── whose form it is ── */

static int by_form(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	order = order ? order : strcmp(a->form, b->form);
	order = order ? order : strcmp(a->lemma, b->lemma);
	order = order ? order : a->rank - b->rank;
	order = order ? order : (int)a->use - (int)b->use;
	return order ? order : strcmp(a->head, b->head);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Lines of `form form > lemma lemma`; `#` begins a remark. */
void read_choices(str text)
{
	while (text.n) {
		str line = str_line(&text), names = str_field(&line, '>');
		for (names = str_trim(names); names.n && names.p[0] != '#' && line.n; names = str_trim(names)) {
			if (choice_count == countof(choices) || !copy(choices[choice_count].form, word_of(&names)))
				die("too many choices", names.p);
			choices[choice_count++].lemmas = line;
		}
	}
	qsort(choices, choice_count, sizeof *choices, by_name);
}

static str choice_of(const char *form)
{
	const struct choice *found = bsearch(form, choices, choice_count, sizeof *choices, by_name);

	return found ? found->lemmas : S("");
}

/* Is the lemma one of these words? A verb also where its `~` is left out. */
static bool among(str words, const char *lemma)
{
	char head[WORD], one[WORD];

	while (words.n)
		if (copy(head, word_of(&words))) {
			size_t n = strlen(lemma);
			one_spelling(one, head);
			n -= n > 0 && lemma[n - 1] == '~' && !strchr(one, '~');
			if (str_eq(str_c(one), (str){lemma, n}))
				return true;
		}
	return false;
}

/* Is the form another word's, that p must leave it to? */
static bool outdone(const struct pair *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct pair *other = &pairs[i];
		if (strcmp(other->lemma, p->lemma) == 0)
			continue;
		if (p->use == RARE && other->use != RARE && other->rank != ACRONYM)
			return true;
		if (p->use == PRESENT && (other->rank == NOUN || other->rank == OTHER) && strcmp(other->head, p->form) == 0)
			return true;
	}
	return false;
}

/* Marks what goes (an empty form). A lemma that is chosen and that no entry has is a new one. */
static void settle_form(size_t from, size_t to)
{
	str chosen = choice_of(pairs[from].form), rest = chosen, first = word_of(&rest);
	bool gone[256] = {false}, any = false, name = false;

	if (to - from > countof(gone))
		die("too many entries have this form", pairs[from].form);
	for (size_t i = from; i < to; i++)
		name |= pairs[i].rank == NAME || pairs[i].rank == ACRONYM;
	for (size_t i = from; i < to; i++) {
		pairs[i].name = name;
		gone[i - from] = chosen.n ? !among(chosen, pairs[i].lemma) : outdone(&pairs[i], from, to);
		any |= !gone[i - from];
	}
	if (!any) {
		copy(pairs[from].head, first);
		one_spelling(pairs[from].lemma, pairs[from].head);
		gone[0] = false;
	}
	for (size_t i = from; i < to; i++) {
		if (gone[i - from])
			pairs[i].form[0] = 0;
		else if (among(first, pairs[i].lemma))
			pairs[i].rank = CHOSEN;
	}
}

void settle(void)
{
	size_t n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_form);
	for (size_t i = 0, to; i < pair_count; i = to) {
		to = same_form(i);
		settle_form(i, to);
	}
	for (size_t i = 0; i < pair_count; i++)
		if (pairs[i].form[0])
			pairs[n++] = pairs[i];
	pair_count = n;
}

/* ── choosing ── */

static int by_lemma(const void *a, const void *b)
{
	return strcmp(((const struct pair *)a)->lemma, ((const struct pair *)b)->lemma);
}

u32 number_lemmas(void)
{
	u32 n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_lemma);
	for (size_t i = 0; i < pair_count; i++) {
		if (i && strcmp(pairs[i].lemma, pairs[i - 1].lemma) != 0)
			n++;
		pairs[i].number = n;
	}
	qsort(pairs, pair_count, sizeof *pairs, by_form);
	return n + 1;
}

static bool is_participle(const char *form, u32 verb)
{
	char folded[WORD] = "";
	size_t low = 0, high = pair_count;

	fold_str(folded, sizeof folded - 1, str_c(form));
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(pairs[middle].folded, folded);
		order = order ? order : strcmp(pairs[middle].form, form);
		if (order < 0 || (order == 0 && pairs[middle].number < verb))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < pair_count && strcmp(pairs[low].form, form) == 0 && pairs[low].number == verb; low++)
		if (pairs[low].use == PAST || pairs[low].use == PRESENT)
			return true;
	return false;
}

/* The lower, the better. */
static int worth(const struct pair *p, size_t from, size_t to)
{
	if (p->rank == ADJECTIVE)
		for (size_t i = from; i < to; i++)
			if (pairs[i].rank == VERB && pairs[i].number != p->number && is_participle(p->head, pairs[i].number))
				return 50;
	if (p->rank == CHOSEN)
		return -1;
	return p->rank + (strcmp(p->head, p->form) == 0 && p->rank < ACRONYM ? 0 : 10);
}

u32 choose(size_t from, size_t to)
{
	size_t best = from;

	for (size_t i = from + 1; i < to; i++)
		if (worth(&pairs[i], from, to) < worth(&pairs[best], from, to))
			best = i;
	return pairs[best].number;
}
