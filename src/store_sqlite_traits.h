/* store_sqlite_traits.h: what is kept of all articles side by side: their traits, by which filters and facets are
 * answered without a look at a row, and their lengths. */
#ifndef STORE_SQLITE_TRAITS_H
#define STORE_SQLITE_TRAITS_H

#include "store_sqlite.h"

/* All of them, of `bytes` each, copied into a: `last` asks for the number behind the highest, which must not be above
 * `most`, else there are none; `rows` for number and bytes of those of that length. */
pr_status blocks_read(struct sqlite_store *s, struct arena *a, struct blocks *out, const char *last, const char *rows,
                      i64 bytes, i64 most, pr_err *err);

/* ── store_sqlite_traits.c: day, source, départements and kinds of each article, side by side ── */
struct traits_of {
	bool dated;
	i64 day;
	u32 source;
	const u8 *bits;
};
pr_status traits_note(struct sqlite_store *s, i64 id, const struct facts *facts, pr_err *err);
pr_status traits_names(struct sqlite_store *s, i64 id, pr_err *err); /* day or source changed, or the article is gone */
pr_status traits_flush(struct sqlite_store *s, pr_err *err);         /* before commit */
void traits_drop(struct sqlite_store *s);                            /* after rollback */
pr_status traits_read(struct sqlite_store *s, struct arena *a, struct blocks *out, pr_err *err);
static inline u32 traits_number(const u8 *at)
{
	return at[0] | (u32)at[1] << 8 | (u32)at[2] << 16;
}

/* Of one article; false: there is none. Asked of each that is found. */
static inline bool traits_of(struct traits_of *out, const struct blocks *t, i64 id)
{
	u64 number = (u64)id;
	const u8 *block = number / TRAITS_OF_BLOCK < t->blocks ? t->block[number / TRAITS_OF_BLOCK] : NULL;
	const u8 *at = block ? block + number % TRAITS_OF_BLOCK * TRAITS_RECORD : NULL;

	if (!at || !traits_number(at + 3))
		return false;
	out->dated = traits_number(at) > 0;
	out->day = (i64)traits_number(at) - TRAITS_DAYS_BEFORE;
	out->source = traits_number(at + 3);
	out->bits = at + TRAITS_BITS_AT;
	return true;
}

i64 traits_end(const struct blocks *t); /* no article has this number or a higher one */
u32 trait_of_department(str code);      /* TRAITS: it has no bit */
/* An article whose traits are not its own, 0: none. */
pr_status traits_verify(struct sqlite_store *s, i64 *wrong, pr_err *err);

/* ── store_sqlite_narrow.c: filters that traits answer ── */
enum { CODES = 4 /* of départements that one name may have */ };
struct narrow {
	i64 after;
	bool has_since, has_until, kinds, places;
	bool exact; /* all that the query asks of an article beside words and facts */
	i32 since, until; /* [days] */
	u8 *source; /* by row; NULL: all */
	u32 sources;
	u8 kind[TRAITS / 8], place[TRAITS / 8]; /* one of these bits is set */
	str code[CODES]; /* of the départements; they live as long as the operation */
	u32 codes;
};
bool narrow_lists(const char *const *list, str s); /* is it in a list of the query? */
pr_status narrow_read(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err); /* needs traits */
bool narrow_holds(const struct narrow *n, const struct blocks *traits, i64 id);

/* ── store_sqlite_traits_ask.c: traits as functions of SQL ── */
pr_status traits_need(struct sqlite_store *s, pr_err *err); /* sets s->asked_traits */
int traits_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_lengths.c: how many words each article has ── */
pr_status lengths_set(struct sqlite_store *s, i64 id, u32 words, pr_err *err); /* 0: the article is gone */
pr_status lengths_flush(struct sqlite_store *s, pr_err *err);          /* before commit */
void lengths_drop(struct sqlite_store *s);                             /* after rollback */
pr_status lengths_rebuild(struct sqlite_store *s, pr_err *err);        /* all of them, from the index */
pr_status lengths_read(struct sqlite_store *s, struct blocks *out, pr_err *err);
u32 lengths_of(const struct blocks *l, i64 id);                       /* 0: not known */
pr_status lengths_verify(struct sqlite_store *s, i64 *wrong, pr_err *err);

#endif
