/* rule.h: *.rules and lists → a compiled, read-only rule set.
 *
 *     rules/amount.rules ─rule_file─▶ struct rule, text ─rule_macro─▶ one pattern ─PCRE2─▶ code
 *                                                   lists ─rule_list─▶ tries ┘      └─rule_nfa─▶ where to look
 *
 * The language is described in rules/README.md. After rules_open nothing in
 * here changes but for machine code (rule_code) and ways of the automaton
 * (rule_dfa.h), so threads share it; what a match needs belongs to each
 * thread's extractor. Only this floor (rule*.c,
 * extract*.c) names PCRE2. */
#ifndef RULE_H
#define RULE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>

#include "convert.h"
#include "err.h"
#include "bounds.h"
#include "rule_nfa.h"

enum {
	WINDOW = 400,      /* [bytes] of folded text that a pattern may look at from where it begins */
	NEAR_MAX = 64,     /* different `near` lines */
	KINDS_MAX = 64,    /* kinds of fact: a bit each in overlap.c */
	SPELLED_MAX = 1500,  /* [bytes] of a list that a pattern spells out; longer ones of words are looked up */
	LOOKED_UP_MIN = 20000, /* [bytes] from which even forms that are not words (`agent.e.s`) are looked up */
	SPELLED_KEPT = 128,  /* lists (with tags) whose pattern is kept while rules are read */
	LOOKUP_MAX = 128     /* lists (with tags) that patterns look up; PCRE2 has 256 callout numbers, we use pairs */
};

struct place {
	str file;
	u32 line, column; /* 1..; column [bytes] */
};

/* ── lists: rules/lists/NAME.tsv ── */
struct row {
	str form;
	str column[5]; /* further columns; [0] is the value that a converter reads */
	u32 columns;
};
struct list {
	str name;
	struct row *row; /* by form, bytes ascending */
	u32 rows;
	u32 *slot, slots; /* hash of the forms without case → row + 1 */
};
const struct row *list_find(const struct list *list, str form); /* the form as written, else without case */
bool row_has_tag(const struct row *row, str tag);        /* tag: empty (every row), or `word`, `!word`, `word/!other` */
struct trie trie_of(struct arena *a, const struct list *list, str tag);       /* rule_trie.c */
void list_regex(struct buf *out, struct arena *a, const struct list *list, str tag);

/* Long lists inside patterns: rule_lookup.c. */
struct lookup {
	const struct list *list;
	str tag;
	bool caseless; /* it stands under (?i) */
};
struct lookup_state { /* one a thread, beside its match context */
	const struct pr_rules *rules;
	size_t start; /* [bytes] where the words that are looked up begin */
};
bool list_is_long(const struct list *list, str tag);
bool lookup_eq(const struct lookup *a, const struct lookup *b);
bool lookup_regex(struct buf *out, struct pr_rules *rules, struct lookup wanted); /* false: too many */
void lookup_attach(pcre2_match_context *context, struct lookup_state *state);

/* ── rules ── */
struct capture {
	str name;
	u32 group;
	const struct list *list; /* the list that its text comes from, or NULL */
};
struct origin {
	u32 at;       /* [bytes of the pattern] a piece begins */
	bool counted; /* its bytes stand side by side in the file, too */
	struct place place;
};
struct example {
	struct place place;
	str text, wanted, published; /* wanted empty: `no` */
	bool yes;
};
struct rule {
	str name, kind, unit, note, pattern;
	struct place place, match_place;
	const struct converter *converter;
	str argument[4];
	u32 arguments;
	i32 priority;
	u32 kind_index, order;
	u64 near; /* one of these groups must stand in the sentence; 0: no condition */
	struct example *example;
	u32 examples;
	struct capture *capture;
	u32 captures;
	const struct capture *it; /* those named `it`, side by side: the one that takes part is the fact, else the whole match */
	u32 its;
	struct origin *origin; /* where pieces of the pattern come from, ascending: rule_place */
	u32 origins;
	pcre2_code *code; /* not machine code: see rule_code */
};

struct near_word { str word; u64 groups; };

struct pr_rules {
	struct arena arena;
	struct arena scratch; /* while they are built; empty afterwards */
	struct rule *rule;
	u32 rules;
	pcre2_code *_Atomic *fast; /* machine code of each rule, once it has been tried often */
	_Atomic u32 *tried;        /* how often */
	str *kind;
	u32 kinds;
	struct list *list;
	u32 lists;
	struct macro { str name, body; struct place place; } *macro;
	u32 macros;
	struct spelled { struct lookup lookup; str pattern; } spelled[SPELLED_KEPT]; /* rule_macro.c */
	u32 spelled_lists;
	struct lookup lookup[LOOKUP_MAX];
	u32 lookups;
	struct nfa *nfa; /* rule_nfa.h: which rules may match at a place */
	struct dfa *dfa, *wide; /* the same as far as texts asked for it */
	struct near_word *near_slot;
	u32 near_mask;
	u64 *near_head; /* a bit for the first three bytes of each word: nearly all words of a text are told by theirs */
	struct near_line {
		str words;
		struct place place;
	} near_line[NEAR_MAX];
	u32 near_lines;
	u64 near_wide; /* the groups that wide rules want */
	const struct list *period, *denominator; /* for converters: rules/lists/periods.tsv, denominators.tsv */
	char version[17];
};

/* Pieces of rules_open, each in its file. They fill err with file:line:column and return false. */
bool rule_files_read(struct pr_rules *rules, const char *dir, pr_err *err);   /* rule_file.c */
bool list_files_read(struct pr_rules *rules, const char *dir, pr_err *err);   /* rule_list.c */
bool rule_expand(struct pr_rules *rules, struct rule *rule, pr_err *err);     /* rule_macro.c */
struct place rule_place(const struct rule *rule, size_t at);                  /* of a byte of its pattern; the same */
bool rule_nfa_build(struct pr_rules *rules, pr_err *err);                     /* rule_nfa.c */
bool rule_near_build(struct pr_rules *rules, pr_err *err);                    /* rule_near.c */
pcre2_code *rule_pattern_compile(str pattern, u32 options, int *error, size_t *at); /* rule.c; error, at: NULL, or
                                                                                     * out */
const pcre2_code *rule_code(const struct pr_rules *rules, const struct rule *rule); /* to match with: slow or fast;
                                                                                     * rule.c */
const pcre2_code *rule_fast(const struct pr_rules *rules, const struct rule *rule); /* with machine code */
bool file_read(struct arena *a, str *out, const char *path, pr_err *err);
bool place_error(pr_err *err, struct place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
const struct list *list_by_name(const struct pr_rules *rules, str name);

u32 far_case_next(str s, u32 *at); /* rule_list.c */
bool eq_nocase(str a, str b);

/* The next code point without case. ASCII and the letters of Latin-1 by hand: nearly every word. */
static inline u32 case_next(str s, u32 *at)
{
	u32 c = (u8)s.p[*at];

	if (c < 0x80) {
		*at += 1;
		return c - 'A' < 26 ? c + 32 : c;
	}
	if (c != 0xC3)
		return far_case_next(s, at);
	c = 0xC0 | ((u8)s.p[*at + 1] & 0x3F);
	*at += 2;
	return c <= 0xDE && c != 0xD7 ? c + 32 : c;
}

u64 near_lookup(const struct pr_rules *rules, str word); /* word: letters as written, or one symbol */

#endif
