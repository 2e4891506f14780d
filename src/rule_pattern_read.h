/* rule_pattern_read.h: where the reader of patterns is, and its pieces; for rule_pattern*.c. */
#ifndef RULE_PATTERN_READ_H
#define RULE_PATTERN_READ_H

#include "rule_pattern.h"
#include "str.h"

struct reader {
	struct arena *arena;
	const struct pr_rules *rules;
	str s;
	size_t at;
	int depth;
	bool caseless;
	struct chars *letter[2][256]; /* sets of one character, once made; with case, without */
	bool lost; /* something that this reader does not know */
};

static inline bool reader_more(const struct reader *r) { return r->at < r->s.n && !r->lost; }
static inline char reader_here(const struct reader *r) { return reader_more(r) ? r->s.p[r->at] : '\0'; }

static inline bool reader_take(struct reader *r, str word)
{
	bool yes = reader_here(r) == word.p[0] && str_starts((str){r->s.p + r->at, r->s.n - r->at}, word);

	r->at += yes ? word.n : 0;
	return yes;
}

str reader_until(struct reader *r, char end); /* up to `end`, which is passed */

struct piece *piece_new(struct reader *r, enum piece_type type);
struct piece *piece_chars(struct reader *r, enum piece_type type, struct chars chars);

struct piece *pattern_lost(struct reader *r);           /* nothing is known of the rest */
struct piece *pattern_literal(struct reader *r, u32 c);
struct piece *pattern_start(struct reader *r);          /* ^ */
struct piece *pattern_end(struct reader *r);            /* $: the end of the text, or before a last line feed */
struct piece *pattern_escape(struct reader *r);         /* rule_pattern_set.c: \… */
struct piece *pattern_set(struct reader *r);            /* the same: […] */
struct piece *pattern_group(struct reader *r);          /* rule_pattern_group.c: (…) */
struct piece *pattern_alternatives(struct reader *r);   /* …|…: all there is up to a `)` */

#endif
