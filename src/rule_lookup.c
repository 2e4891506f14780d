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

#define WORD "\\p{L}++(?:[-·]\\p{L}++|\\(\\p{L}{1,5}\\)\\p{L}*+|\\.\\p{Ll}{1,4}(?!\\p{L})){0,6}+"

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

/* `infirmiers(ères)`, `auteurs·trices`: of one word, a plural with the other ending behind it. */
static str plural_head(str words)
{
	size_t bracket = str_find(words, S("("), 1), dot = str_find(words, S("\302\267"), 1);
	size_t end = bracket < dot ? bracket : dot;

	return end < words.n && words.p[end - 1] == 's' && str_find(words, S(" "), end) == SIZE_MAX ? str_cut(words, 0, end) : words;
}

/* As written, or under its plural; a title in capitals also without case. */
static bool is_in(const struct lookup *lookup, str words)
{
	const struct row *row = list_find(lookup->list, words);
	str head = row ? words : plural_head(words);

	if (head.n < words.n)
		row = list_find(lookup->list, words = head);
	return row && (str_eq(row->form, words) || is_capitals(words)) && row_has_tag(row, lookup->tag);
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
	             str_cut((str){(const char *)block->subject, block->subject_length}, state->start, block->current_position))
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

bool lookup_regex(struct buf *out, struct pr_rules *rules, const struct list *list, str tag)
{
	u32 n = 0;

	while (n < rules->lookups && !(rules->lookup[n].list == list && str_eq(rules->lookup[n].tag, tag)))
		n++;
	if (n == LOOKUP_MAX)
		return false;
	if (n == rules->lookups)
		rules->lookup[rules->lookups++] = (struct lookup){list, tag};
	buf_printf(out, "(?C%u)" WORD "(?:[ ']" WORD "){0,%u}(?C%u)", n, words_of(list, tag) - 1, LOOKUP_MAX + n);
	return true;
}
