/* convert.h: what a rule's captures mean. A converter turns them into a value, or refuses and says why.
 *
 * One line of the table in convert.c per converter: name → function. */
#ifndef CONVERT_H
#define CONVERT_H

#include "date.h"
#include "number.h"
#include "text.h"

struct list;
struct row;
struct pr_rules;
struct rule;
struct capture;

/* What a rule matched, as a converter sees it. */
struct match {
	const struct pr_rules *rules;
	const struct rule *rule;
	str sentence;            /* folded */
	u32 beg, end;            /* [bytes of sentence] the fact */
	const size_t *offset;    /* PCRE2's pairs, relative to sentence */
	u32 groups;
	day published;
	struct arena *arena;
	const struct folded *folded; /* the whole article, and where the sentence stands in it */
	str shown;
	u32 sentence_beg;        /* [bytes of folded->text] */
};

struct value {
	str value, low, high, unit, per, label;
	enum modifier modifier;
	bool year_left_out; /* of a date: only publication and the words around say which */
	bool to_come;       /* … and those words speak of what comes */
	bool spelled;       /* … in the future: `sera jugé`, not `débute` */
	bool guessed;       /* … and no word speaks of either: it is the nearest */
	u8 weekday;         /* 1..7: that the day is told with, or by; 0: none */
};

typedef bool convert_fn(struct value *out, const struct match *m, const char **why);
struct converter {
	const char *name;
	convert_fn *run; /* NULL: a trap, which stops others and yields nothing */
};
const struct converter *converter_find(str name);

/* convert_match.c: a capture of the match … */
str match_capture(const struct match *m, str name);           /* empty when it took no part */
const struct row *match_row(const struct match *m, str name); /* of the list it comes from, or NULL */
bool match_number(int *out, const struct match *m, str name); /* its list's number, or its digits */
bool digits_read(int *out, str text);                         /* six digits at most */
/* … its list's value, or as it stands; empty: it took no part */
str match_said(const struct match *m, const struct capture *c, bool *listed);

convert_fn convert_date; /* convert_date.c */
str convert_lower(struct arena *a, str s); /* in small letters, one kind of space */

/* convert_per.c: `par habitant et par an` → `habitant;year`, and back for people */
str convert_per(const struct match *m, str words);
str convert_per_label(const struct match *m, str per);

/* tense.c. weight: how many times nearer another day must be to be meant against the tense; from TENSE_SPELLED on a
 * future is spelled out; with TENSE_LEANING it is hardly likelier, as of votes. */
enum { TENSE_LEANING = 2, TENSE_SPELLED = 24 };
enum tense tense_around(str sentence, u32 beg, u32 end, u32 *weight);

#endif
