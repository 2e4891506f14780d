/* lemmas_write.c: the settled forms as the table of lemma_table.h. See lemmas.c. */
#include <stdio.h>
#include <stdlib.h>

#include "../fold.h"
#include "../lemma_table.h"
#include "../str.h"
#include "lemmas.h"

static struct { char text[WORD], folded[WORD]; u32 info; } *forms;
static u32 form_count;

static void list_forms(void)
{
	forms = calloc(pair_count, sizeof *forms);
	if (!forms)
		die("out of memory", "forms");
	for (size_t i = 0, to; i < pair_count; i = to, form_count++) {
		to = same_form(i);
		strcpy(forms[form_count].text, pairs[i].form);
		strcpy(forms[form_count].folded, pairs[i].folded);
		forms[form_count].info = choose(i, to) | (pairs[i].name ? TABLE_NAME : 0);
		for (size_t k = i; k < to; k++)
			pairs[k].rank = (int)form_count; /* from here on, the number of its form */
	}
}

/* Without accents; œ and æ are none. */
static bool is_bare(str form)
{
	for (u32 at = 0, len; at < form.n; at += len) {
		u32 c = fold_peek(form, at, &len);
		if (c >= 0x80 && c != 0x153 && c != 0xE6)
			return false;
	}
	return true;
}

/* Among forms that look alike without accents, which keep them? Not `à`: too short to be looked for. */
static void mark_accented(void)
{
	for (u32 i = 0, to; i < form_count; i = to) {
		u32 bare = UINT32_MAX;
		bool differ = false;
		for (to = i; to < form_count && strcmp(forms[to].folded, forms[i].folded) == 0; to++) {
			differ |= (forms[to].info ^ forms[i].info) & TABLE_LEMMA;
			if (is_bare(str_c(forms[to].text)))
				bare = forms[to].info & TABLE_LEMMA;
		}
		differ &= strlen(forms[i].folded) > 1;
		for (u32 k = i; differ && k < to; k++)
			if ((forms[k].info & TABLE_LEMMA) != bare)
				forms[k].info |= TABLE_ACCENTED | (bare == UINT32_MAX ? TABLE_BARE_FREE : 0);
	}
}

static FILE *table; /* in memory, until its hash is known */

static void put(u32 n)
{
	u8 bytes[] = {(u8)n, (u8)(n >> 8), (u8)(n >> 16), (u8)(n >> 24)};

	fwrite(bytes, 1, 4, table);
}

static u32 shared(u32 i)
{
	u32 n = 0;

	while (i % TABLE_BLOCK && n + 1 < sizeof forms[i].text && forms[i].text[n] &&
	       forms[i].text[n] == forms[i - 1].text[n])
		n++;
	return n;
}

static void write_blocks(void)
{
	u32 at = 0;

	for (u32 i = 0; i < form_count; i++) {
		if (i % TABLE_BLOCK == 0)
			put(at);
		at += 2 + (u32)strlen(forms[i].text) - shared(i);
	}
	put(at);
}

/* What blocks are looked for by. */
static void write_heads(void)
{
	for (u32 i = 0; i < form_count; i += TABLE_BLOCK)
		for (u32 half = 0; half < 2; half++) {
			size_t n = strlen(forms[i].folded);
			u32 number = 0;
			for (u32 k = half * 4; k < half * 4 + 4; k++)
				number = number << 8 | (k < n ? (u8)forms[i].folded[k] : 0);
			put(number);
		}
}

static int by_number(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	int order = (a->number > b->number) - (a->number < b->number);

	order = order ? order : (strcmp(b->form, b->head) == 0) - (strcmp(a->form, a->head) == 0); /* the lemma itself
	                                                                                            * first */
	return order ? order : a->rank - b->rank;
}

static size_t drop_doubles(void)
{
	size_t n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_number);
	for (size_t i = 0; i < pair_count; i++)
		if (n == 0 || pairs[n - 1].number != pairs[i].number || pairs[n - 1].rank != pairs[i].rank)
			pairs[n++] = pairs[i];
	return n;
}

static void put_table(u32 lemmas)
{
	size_t members = drop_doubles();

	put(form_count), put(lemmas), put((u32)members);
	write_blocks();
	write_heads();
	for (u32 i = 0; i < form_count; i++)
		put(forms[i].info);
	put(0);
	for (size_t i = 0; i < members; i++)
		if (i + 1 == members || pairs[i + 1].number != pairs[i].number)
			put((u32)i + 1);
	for (size_t i = 0; i < members; i++)
		put((u32)pairs[i].rank);
	for (u32 i = 0; i < form_count; i++) {
		u32 same = shared(i), n = (u32)strlen(forms[i].text);
		putc((int)same, table);
		putc((int)(n - same), table);
		fwrite(forms[i].text + same, 1, n - same, table);
	}
}

/* Magic and hash, then the table. */
int write_table(u32 lemmas)
{
	char *p = NULL;
	size_t n = 0;
	u64 hash;

	list_forms();
	mark_accented();
	table = open_memstream(&p, &n);
	if (!table)
		die("out of memory", "table");
	put_table(lemmas);
	if (fclose(table) != 0)
		die("out of memory", "table");
	hash = str_hash((str){p, n});
	table = stdout;
	put(TABLE_MAGIC), put((u32)(hash ^ hash >> 32));
	fwrite(p, 1, n, stdout);
	return fflush(stdout) != 0 || ferror(stdout);
}
