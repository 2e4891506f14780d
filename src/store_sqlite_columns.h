/* store_sqlite_columns.h: what is held of all facts, side by side in memory, and which words of its article a sentence
 * is. */
#ifndef STORE_SQLITE_COLUMNS_H
#define STORE_SQLITE_COLUMNS_H

#include "store_sqlite.h"

/* ── store_sqlite_columns.c: what facts are sorted by, of all facts ── */
#define COLUMNS_NONE INT64_MIN
#define COLUMNS_UNKNOWN UINT32_MAX
struct columns {
	i64 end;       /* articles below are in */
	u32 *first;    /* of each article, and of `end`: the first of its facts */
	struct column_words { /* of each article: how many its title and its lead have */
		u32 title, lead; /* title COLUMNS_UNKNOWN: nobody has looked */
	} *words;
	i64 looked; /* at all articles below */
	size_t facts;
	u32 *reading, *date, *department; /* of each fact: rows, and a code as four bytes */
	struct column_sentence { /* the same: which words of its article, where that is known */
		u32 first, n;
	} *sentence;
	struct column_reading {
		i64 least, most; /* as READING_LEAST, READING_MOST */
		u32 rule;
		u32 place;       /* code, of a fact that names a département; 0: of another */
	} *readings; /* by row */
	struct column_date {
		i64 since, until; /* [days] */
	} *dates;
	size_t reading_end, date_end;
};
bool code_pack(u32 *out, str code); /* as a number that is compared as the text is; false: it is no code */
struct columns *columns_join(const char *path); /* NULL: none */
void columns_leave(struct columns *columns);
/* All facts of the articles below end, until columns_give; NULL: they cannot be had. */
pr_status columns_take(struct sqlite_store *s, const struct columns **out, i64 *end, pr_err *err);
void columns_give(struct sqlite_store *s);

/* ── store_sqlite_numbered.c: the words of an article, numbered through title, lead and body ── */
/* Reads them, of each column of articles_fts so many at the most; out: how many were read of title and lead, which the
 * others are numbered behind. One article is held, until another is read or the operation ends. */
pr_status numbered_read(struct sqlite_store *s, struct column_words *out, i64 article, const u32 wanted[3],
                        pr_err *err);
/* Which words of that article stand between two places of its text [code points]. */
struct column_sentence numbered_between(struct sqlite_store *s, u32 beg, u32 end);
void numbered_drop(struct sqlite_store *s);

/* ── store_sqlite_sentences.c: the words and sentences of one article, from now on; while they are taken ── */
pr_status columns_look(struct sqlite_store *s, i64 article, pr_err *err);

#endif
