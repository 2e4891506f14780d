/* lemma_table.h: the form of the table that gen/lemmas.c writes at build time and lemma_table.c reads.
 *
 *     u32 magic, hash             hash: of all that follows it
 *     u32 forms, lemmas, members  how many
 *     u32 block[forms / 8 + 1]    where each block of 8 forms begins, in bytes; the last: where they end
 *     u32 head[2 * blocks]        the first 8 bytes of each block's first form as the index spells it: two numbers, the
 *                                 first byte highest, 0 for what is shorter
 *     u32 info[forms]             lemma of the form, with three bits (below)
 *     u32 first[lemmas + 1]       where the forms of a lemma begin in member
 *     u32 member[members]         forms of each lemma, by number; itself first
 *     u8 bytes[]                  a form: bytes as in the one before (0 at a block's head), how many more, those
 *
 * Forms are in lower case with their accents, sorted as the index spells them (fold.h), then by bytes: all that look
 * alike without accents stand side by side. Numbers are little-endian. */
#ifndef LEMMA_TABLE_H
#define LEMMA_TABLE_H

#include "base.h"

enum { TABLE_MAGIC = 0x324D454C /* "LEM2" */, TABLE_HEADER = 5 /* [u32] */, TABLE_BLOCK = 8,
       TABLE_FORM_MAX = 60 /* [bytes] */ };

#define TABLE_ACCENTED 0x80000000u /* its accents tell it from another word: the index keeps them */
#define TABLE_BARE_FREE 0x40000000u /* … and no word is written like it without them: then it may be it */
#define TABLE_NAME 0x20000000u /* with a capital it is a name: Tours */
#define TABLE_LEMMA 0x1FFFFFFFu

struct form {
	char text[TABLE_FORM_MAX];
	u32 n;    /* [bytes] */
	u32 info;
	u32 number;
};

/* Forms that the index spells alike: up to `room` of them into out; how many. */
u32 table_find(struct form *out, u32 room, str folded);
u32 table_members(u32 lemma, const u32 **member); /* forms of a lemma, itself first */
void table_form(struct form *out, u32 number);
u32 table_hash(void);                             /* another one: another dictionary, or read otherwise */

#endif
