/* tense_words.c: the words around a date (tense_words.h). */
#include "tense_words.h"
#include "tense_form.h"

enum {
	THAT = QUOTED - CLAUSE, /* [words] that `que` is worth: what it begins is often told in another tense */
	FEW = 24,               /* [bytes] of a word or two */
	ONLY = 7                /* [words] from `ne` to the date, `que` among them */
};

static bool is_letter(char c)
{
	return (u8)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_opening(str s, u32 at)
{
	return !at || s.p[at - 1] == ' ' || s.p[at - 1] == '(' || s.p[at - 1] == '\'';
}

/* Of a word or two in quotation marks, as in `un tueur "dangereux", jugé mardi`: those end no clause. */
static bool is_short_quote(str s, u32 at)
{
	bool opening = is_opening(s, at);

	for (u32 n = 1; n < FEW && (opening ? at + n < s.n : n <= at); n++) {
		u32 there = opening ? at + n : at - n;
		if (s.p[there] == '"')
			return is_opening(s, there) != opening;
		if (s.p[there] && strchr(".,;:!?", s.p[there]))
			return false;
	}
	return false;
}

/* What is quoted is another clause than `", a-t-il ajouté`, and than what stands before a full stop. */
static u32 clause_cost(str s, u32 at)
{
	char c = s.p[at], before = at ? s.p[at - 1] : 0;

	if (c == '"' && is_short_quote(s, at))
		return 0;
	if ((c == ',' && before == '"' && !is_short_quote(s, at - 1)) ||
	    (c == '"' && (before == '.' || before == '?' || before == '!')))
		return THAT;
	return c && strchr(",;:\"()|", c) ? CLAUSE : 0;
}

/* What lies beyond `que` is another clause. */
static u32 word_put(struct words *w, u32 i, str text, u32 cost)
{
	static const char *const that[] = {"que", "qu", NULL};

	w->word[i].text = text;
	w->word[i].cost = cost;
	return cost + 1 + (form_among(text, that) ? THAT : 0);
}

static void words_before(struct words *w, str s, u32 at)
{
	for (u32 cost = 1; at && w->first > 0;) {
		u32 end;
		for (; at && !is_letter(s.p[at - 1]); at--)
			cost += clause_cost(s, at - 1);
		for (end = at; at && is_letter(s.p[at - 1]); at--)
			;
		if (end > at) {
			w->first--;
			cost = word_put(w, w->first, str_cut(s, at, end), cost);
		}
	}
}

static void words_after(struct words *w, str s, u32 at)
{
	for (u32 cost = 1; at < s.n && w->end < countof(w->word);) {
		u32 beg;
		for (; at < s.n && !is_letter(s.p[at]); at++)
			cost += clause_cost(s, at);
		for (beg = at; at < s.n && is_letter(s.p[at]); at++)
			;
		if (at > beg) {
			cost = word_put(w, w->end, str_cut(s, beg, at), cost);
			w->end++;
		}
	}
}

/* `ne sera diffusée que [samedi]`: nearly of one clause. */
static void join_only(struct words *w)
{
	static const char *const that[] = {"que", "qu", NULL};
	static const char *const not[] = {"ne", "n", NULL};
	bool only = false;

	if (!form_among(words_at(w, NEAR_WORDS - 1), that))
		return;
	for (i64 i = NEAR_WORDS - 2; i >= NEAR_WORDS - ONLY; i--)
		only = only || form_among(words_at(w, i), not);
	for (u32 i = w->first; only && i + 1 < NEAR_WORDS; i++)
		w->word[i].cost -= THAT - 1;
}

void words_around(struct words *w, str sentence, u32 beg, u32 end)
{
	w->first = w->end = NEAR_WORDS;
	words_before(w, sentence, beg);
	join_only(w);
	words_after(w, sentence, end);
}

str words_at(const struct words *w, i64 i)
{
	return i >= w->first && i < w->end ? w->word[i].text : S("");
}

/* A comma right before the date opens no clause: `a été revu, [mardi], à Lyon`. */
bool words_in_clause(const struct words *w, u32 i)
{
	u32 apart = NEAR_WORDS - i;

	return i < NEAR_WORDS && (w->word[i].cost == apart || (w->word[i].cost == apart + CLAUSE &&
	                                                       w->word[NEAR_WORDS - 1].cost == 1 + CLAUSE));
}

u32 words_sign_before(const struct words *w, u32 i)
{
	if (i < NEAR_WORDS || i >= w->end)
		return 0;
	return w->word[i].cost - 1 - (i > NEAR_WORDS ? w->word[i - 1].cost : 0);
}
