/* lemma_table.c: French forms and their lemmas, in read-only memory. See lemma_table.h. */
#include "lemma_table.h"

#include "fold.h"

__asm__(".section .rodata\n\t.balign 16\nlemma_table:\n\t.incbin \"" LEMMA_TABLE "\"\n\t.previous");
extern const u32 lemma_table[] __attribute__((visibility("hidden")));

enum { FORMS = 2, LEMMAS, MEMBERS }; /* in the header */

static const u32 *block(void) { return lemma_table + TABLE_HEADER; }
static u32 blocks(void) { return (lemma_table[FORMS] + TABLE_BLOCK - 1) / TABLE_BLOCK; }
static const u32 *heads(void) { return block() + blocks() + 1; }
static const u32 *info(void) { return heads() + 2 * blocks(); }
static const u32 *first(void) { return info() + lemma_table[FORMS]; }
static const u32 *members(void) { return first() + lemma_table[LEMMAS] + 1; }
static const u8 *bytes(void) { return (const u8 *)(members() + lemma_table[MEMBERS]); }

/* The form after *f, whose bytes stand at p. */
static const u8 *next(struct form *f, const u8 *p)
{
	memcpy(f->text + p[0], p + 2, p[1]);
	f->n = (u32)p[0] + p[1];
	f->info = info()[++f->number];
	return p + 2 + p[1];
}

static const u8 *open_block(struct form *f, u32 number)
{
	f->number = number * TABLE_BLOCK - 1; /* next makes it the first */
	return next(f, bytes() + block()[number]);
}

/* How the form, as the index spells it, stands to `folded`; most differ in their first letters, so it is not spelled
 * out. */
static int compare(const struct form *f, str folded)
{
	char piece[FOLD_MAX];
	size_t n = 0;

	for (u32 at = 0, len; at < f->n; at += len) {
		u32 k = fold_char(fold_peek((str){f->text, f->n}, at, &len), piece);
		for (u32 i = 0; i < k; i++, n++)
			if (n == folded.n || piece[i] != folded.p[n])
				return n == folded.n ? 1 : (u8)piece[i] - (u8)folded.p[n];
	}
	return n < folded.n ? -1 : 0;
}

/* The first 8 bytes, as they stand in head. */
static u64 head_of(str folded)
{
	u64 head = 0;

	for (size_t i = 0; i < 8; i++)
		head = head << 8 | (i < folded.n ? (u8)folded.p[i] : 0);
	return head;
}

/* Does this block begin before what we look for? Mostly its head tells. */
static bool begins_before(u32 number, u64 head, str folded)
{
	const u32 *half = heads() + 2 * (size_t)number;
	u64 own = (u64)half[0] << 32 | half[1];
	struct form f;

	if (own != head)
		return own < head;
	open_block(&f, number);
	return compare(&f, folded) < 0;
}

u32 table_find(struct form *out, u32 room, str folded)
{
	u32 low = 0, high = blocks(), n = 0;
	u64 head = head_of(folded);
	struct form f;
	const u8 *p;

	while (high - low > 1) { /* the last block that begins before what we look for */
		u32 middle = low + (high - low) / 2;
		if (begins_before(middle, head, folded))
			low = middle;
		else
			high = middle;
	}
	for (p = open_block(&f, low);; p = next(&f, p)) {
		int order = compare(&f, folded);
		if (order == 0 && n < room)
			out[n++] = f;
		if (order > 0 || f.number + 1 == lemma_table[FORMS])
			return n;
	}
}

u32 table_members(u32 lemma, const u32 **member)
{
	*member = members() + first()[lemma];
	return first()[lemma + 1] - first()[lemma];
}

void table_form(struct form *out, u32 number)
{
	const u8 *p = open_block(out, number / TABLE_BLOCK);

	while (out->number < number)
		p = next(out, p);
}

u32 table_hash(void)
{
	return lemma_table[1];
}
