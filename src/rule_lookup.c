/* rule_lookup.c: long lists inside patterns.
 *
 * PCRE2 compiles a pattern into at most 64 KB, and a trie of ten thousand nouns
 * is larger. So a list of more than SPELLED_MAX bytes is not spelled out: the
 * pattern takes the next words and asks, by a callout, whether they are in the
 * list; if not, PCRE2 backtracks as after any mismatch.
 *
 *     {people}  ──▶  (?:(?C3)WORD(?:[ ']WORD){0,2}(?C131))
 *                        │ remember where              │ these words, in lookup 3?
 *
 * Between the two callouts stands nothing that calls out, so one remembered
 * place is enough, however PCRE2 backtracks. */
#include "rule.h"

#include <utf8proc.h>

#include "str.h"

/* Letters, then what may be an ending of a form for both sexes; what is none (agents/jour) is given back. */
#define WORD "\\p{L}++(?:[-·•]\\p{L}++|\\(\\p{L}{1,6}\\)\\p{L}*+|(?:\\.|/)\\p{Ll}{1,6}(?!\\p{L})){0,6}"

enum { FORM_MAX = 128 }; /* [bytes] of the words that are looked up under another form */

static bool is_capitals(str s)
{
	u32 letters = 0;

	for (u32 at = 0; at < s.n;) {
		utf8proc_int32_t c = (utf8proc_int32_t)utf8_next(s, &at);
		if (utf8proc_toupper(c) != c)
			return false;
		letters += utf8proc_tolower(c) != c;
	}
	return letters > 1;
}

/* [bytes] of a mark between two endings at the head of s: 0, none. Words that are looked up have few: by the first
 * byte. */
static inline size_t ending_mark(str s)
{
	u8 c = s.n ? (u8)s.p[0] : 0;

	if (c == 0xC2)
		return str_starts(s, S("·")) ? 2 : 0;
	if (c == 0xE2)
		return str_starts(s, S("•")) ? 3 : 0;
	return c == '(' || c == ')' || c == '.' || c == '-' || c == '/';
}

/* `salariéEs`: a capital behind a small letter begins an ending too. */
static inline bool is_capital_within(str words, size_t at)
{
	u8 c = at ? (u8)words.p[at - 1] : 0;

	return words.p[at] >= 'A' && words.p[at] <= 'Z' && (c >= 0x80 || (c >= 'a' && c <= 'z'));
}

static inline bool ending_begins(str words, size_t at)
{
	return ending_mark(str_cut(words, at, words.n)) || is_capital_within(words, at);
}

/* [bytes] of the endings at `from` that make a word both sexes': `·es`, `(ères)`, `.rice.s`, `NEs`. 0: something
 * else. */
static size_t other_endings(str s, size_t from)
{
	static const char *const known = " e es s x ne nes le les ale ales aux te tes ve ves se ses euse euses rice rices "
	                                 "ice ices trice trices ère ères ière ières ";
	size_t at = from;

	for (size_t mark; at < s.n && ((mark = ending_mark(str_cut(s, at, s.n))) != 0 || at == from);) {
		char ending[16];
		size_t n = 0;
		for (at += mark; at < s.n && s.p[at] != ' ' && !ending_mark(str_cut(s, at, s.n)); at++)
			if (n < sizeof ending - 3)
				ending[++n] = s.p[at] >= 'A' && s.p[at] <= 'Z' ? (char)(s.p[at] | 0x20) : s.p[at];
		ending[0] = ending[n + 1] = ' ', ending[n + 2] = '\0';
		if (n && !strstr(known, ending))
			return 0;
	}
	return at == s.n || s.p[at] == ' ' ? at - from : 0;
}

static bool has_endings(str words)
{
	for (size_t i = 0; i < words.n; i++) {
		u8 c = (u8)words.p[i];
		if ((c < 'a' || c >= 0x80) && c != ' ' && ending_begins(words, i))
			return true;
	}
	return false;
}

static bool is_plural(str endings)
{
	char last = endings.p[endings.n - (endings.n > 1 && endings.p[endings.n - 1] == ')' ? 2 : 1)];

	return last == 's' || last == 'S' || last == 'x';
}

/* The form of lists that a form for both sexes stands for: the masculine, in the plural where it ends in an s or the
 * like (`conseiller·es`, `infirmiers(ères)`, `chargé.e.s de mission`); empty where there is none. */
static str masculine(char out[FORM_MAX], str words)
{
	size_t n = 0, endings, found = 0;

	if (!has_endings(words)) /* nearly all: this is asked at every word */
		return S("");
	for (size_t at = 0; at < words.n && n < FORM_MAX - 1; at += endings ? endings : 1) {
		endings = ending_begins(words, at) ? other_endings(words, at) : 0;
		found += endings;
		if (!endings)
			out[n++] = words.p[at];
		else if (is_plural(str_cut(words, at, at + endings)) && n && out[n - 1] != 's' && out[n - 1] != 'x')
			out[n++] = 's';
	}
	return (str){out, found ? n : 0};
}

/* As written; under (?i), and where it is all in capitals, without case. */
static bool is_form(const struct lookup *lookup, str words)
{
	const struct row *row = list_find(lookup->list, words);

	return row && (lookup->caseless || str_eq(row->form, words) || is_capitals(words)) && row_has_tag(row, lookup->tag);
}

static bool is_in(const struct lookup *lookup, str words)
{
	char form[FORM_MAX];
	str meant;

	if (is_form(lookup, words))
		return true;
	meant = masculine(form, words);
	return meant.n && is_form(lookup, meant);
}

bool lookup_eq(const struct lookup *a, const struct lookup *b)
{
	return a->list == b->list && a->caseless == b->caseless && str_eq(a->tag, b->tag);
}

static int called_out(pcre2_callout_block *block, void *payload)
{
	struct lookup_state *state = payload;
	u32 n = block->callout_number;

	if (n < LOOKUP_MAX) {
		state->start = block->current_position;
		return 0;
	}
	return is_in(&state->rules->lookup[n - LOOKUP_MAX],
	             str_cut((str){(const char *)block->subject, block->subject_length}, state->start,
	                     block->current_position))
	               ? 0 : 1;
}

void lookup_attach(pcre2_match_context *context, struct lookup_state *state)
{
	pcre2_set_callout(context, called_out, state);
}

/* Most words that a form has, as WORD and its separators cut it. */
static u32 words_of(const struct list *list, str tag)
{
	u32 most = 1;

	for (u32 i = 0; i < list->rows; i++) {
		u32 words = 1;
		for (size_t at = 0; at < list->row[i].form.n; at++)
			words += list->row[i].form.p[at] == ' ' || list->row[i].form.p[at] == '\'';
		if (row_has_tag(&list->row[i], tag) && words > most)
			most = words;
	}
	return most;
}

/* Can WORD and its separators take the form whole? */
static bool is_wordy(str form)
{
	bool letter = false;

	for (u32 at = 0; at < form.n;) {
		u32 c = utf8_next(form, &at);
		bool now = utf8proc_category((utf8proc_int32_t)c) <= UTF8PROC_CATEGORY_LO && c > '@';
		if (!now && !(letter && at < form.n && (c == ' ' || c == '\'' || c == '-')))
			return false;
		letter = now;
	}
	return letter;
}

bool list_is_long(const struct list *list, str tag)
{
	size_t bytes = 0;

	for (u32 i = 0; i < list->rows; i++)
		if (row_has_tag(&list->row[i], tag))
			bytes += list->row[i].form.n;
	for (u32 i = 0; bytes > SPELLED_MAX && bytes < LOOKED_UP_MIN && i < list->rows; i++)
		if (row_has_tag(&list->row[i], tag) && !is_wordy(list->row[i].form))
			return false;
	return bytes > SPELLED_MAX;
}

bool lookup_regex(struct buf *out, struct pr_rules *rules, struct lookup wanted)
{
	u32 n = 0;

	while (n < rules->lookups && !lookup_eq(&rules->lookup[n], &wanted))
		n++;
	if (n == LOOKUP_MAX)
		return false;
	if (n == rules->lookups)
		rules->lookup[rules->lookups++] = wanted;
	buf_printf(out, "(?C%u)" WORD "(?:[ ']" WORD "){0,%u}(?C%u)", n, words_of(wanted.list, wanted.tag) - 1,
	           LOOKUP_MAX + n);
	return true;
}
