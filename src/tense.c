/* tense.c: does the sentence around a date speak of the past or of what comes?
 *
 * The cue that costs least decides. A cue costs the words between it and the date, and more where a comma, a colon or
 * a quotation mark stands between: `38 Français vont être rapatriés dimanche, a annoncé la ministre` speaks of a
 * Sunday to come. What is a cue stands in tense_cue.h:
 * `va + infinitive`, `prévu`, `jusqu'à` on one side; imparfait, `a/ont/est/sont + participle`, a participle by itself,
 * `depuis` on the other. */
#include "convert.h"
#include "tense_cue.h"

/* What a cue outweighs: how many times nearer another day must be to be meant all the same (convert_date.c). */
enum { WEAK = 4, STRONG = 8, SURE = 1000 };

enum {
	NEAR_WORDS = 25, /* farther verbs say nothing about this date */
	CLAUSE = 5,      /* [words] that a comma between cue and date is worth */
	BARE = 2,        /* [words] that a participle without its auxiliary is farther off */
	PASSIVE = 4,     /* [words] that may stand between `sera` and its participle */
	FROM = 4         /* [words] that `dès` and `avant`, mostly said of what comes, are off */
};

/* The words on one side of the date, the nearest first. */
struct side {
	struct {
		str text;
		u32 cost;
	} word[NEAR_WORDS + 1];
	u32 n;
};

static const char *const since[] = {"depuis", NULL};
static const char *const from[] = {"dès", "avant", NULL};
static const char *const auxiliary[] = {"été", "a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", NULL};

static bool is_letter(char c)
{
	return (u8)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static u32 clause_cost(char c)
{
	return c && strchr(",;:\"()|", c) ? CLAUSE : 0;
}

static void side_add(struct side *side, str word, u32 cost)
{
	side->word[side->n].text = word;
	side->word[side->n].cost = cost + side->n;
	side->n++;
}

static void words_before(struct side *side, str s, u32 at)
{
	for (u32 cost = 1; at && side->n < NEAR_WORDS;) {
		u32 end;
		for (; at && !is_letter(s.p[at - 1]); at--)
			cost += clause_cost(s.p[at - 1]);
		for (end = at; at && is_letter(s.p[at - 1]); at--)
			;
		if (end > at)
			side_add(side, str_cut(s, at, end), cost);
	}
}

static void words_after(struct side *side, str s, u32 at)
{
	for (u32 cost = 1; at < s.n && side->n < NEAR_WORDS;) {
		u32 beg;
		for (; at < s.n && !is_letter(s.p[at]); at++)
			cost += clause_cost(s.p[at]);
		for (beg = at; at < s.n && is_letter(s.p[at]); at++)
			;
		if (at > beg)
			side_add(side, str_cut(s, beg, at), cost);
	}
}

struct cue {
	u32 cost, weight;
	enum tense tense;
};

static void offer(struct cue *best, u32 cost, enum tense tense, u32 weight)
{
	if (cost < best->cost)
		*best = (struct cue){cost, weight, tense};
}

/* The word before the date, past `le`, `de la mi-`, `mois de`: depuis, jusqu'à, pour… */
static enum tense preposition(const struct side *left)
{
	static const char *const skip[] = {"le",      "la",       "du",      "de",       "d",      "au",       "à",
					   "en",      "mois",     "mi",      "ce",       "cette",  "fin",      "début",
					   "journée", "l",        "horizon", "les",      "et",     "ou",       "lundi",
					   "mardi",   "mercredi", "jeudi",   "vendredi", "samedi", "dimanche", NULL};
	static const char *const until[] = {"jusqu", "ici", "partir", "compter", "pour", "prochain", NULL};

	for (u32 i = 0; i < left->n; i++) {
		str word = left->word[i].text;
		if (cue_among(word, since))
			return TENSE_PAST;
		if (cue_among(word, until))
			return TENSE_FUTURE;
		if (!cue_among(word, skip))
			break;
	}
	return TENSE_NONE;
}

/* The word at i places from the date; empty beyond the last. */
static str word_of(const struct side *side, i64 i)
{
	return i >= 0 && i < (i64)side->n ? side->word[i].text : S("");
}

/* `sera à son tour interrogé`: the participle at n is not of the past. */
static bool is_passive_to_come(const struct side *left, u32 n)
{
	static const char *const words[] = {"être",       "sera",   "seront",  "serait",    "seraient",
					    "soit",       "soient", "devrait", "devraient", "pourrait",
					    "pourraient", "rester", "restera",  "resteront", NULL};

	for (u32 i = n + 1; i < left->n && i <= n + PASSIVE; i++)
		if (cue_among(left->word[i].text, words))
			return true;
	return false;
}

/* step: 1 where the words that follow a word stand farther from the date, -1 where they stand nearer. */
static void offer_side(struct cue *best, const struct side *side, int step, bool headline)
{
	for (u32 n = 0; n < side->n && side->word[n].cost < best->cost; n++) {
		i64 i = n;
		u32 cost = side->word[n].cost, weight = step < 0 && cost == n + 1 ? STRONG : WEAK;
		str word = side->word[n].text, next = word_of(side, i + step), second = word_of(side, i + 2 * step);
		str before = word_of(side, i - step);

		if (cue_is_planning_then(word))
			offer(best, cost, TENSE_NONE, WEAK);
		else if (cue_is_future(word, next, second, before))
			offer(best, cost, TENSE_FUTURE, WEAK);
		else if (cue_is_past(word, next, second, before) || (step < 0 && cue_among(word, since)))
			offer(best, cost, TENSE_PAST, weight);
		else if (step < 0 && (cue_is_scheduled(word, before) || cue_is_eve(word, next, before)))
			offer(best, cost, TENSE_FUTURE, WEAK);
		else if (step < 0 && !headline && cue_is_bare_participle(word, before) && !is_passive_to_come(side, n))
			offer(best, cost + (n ? BARE : 0), TENSE_PAST, cue_among(before, auxiliary) ? weight : WEAK);
	}
}

/* Titles, captions and cells have no end, or ask. There `10 lignes fermées vendredi` tells no past. */
bool tense_headline(str sentence)
{
	return !sentence.n || !strchr(".!\":;", sentence.p[sentence.n - 1]);
}

enum tense tense_around(str sentence, u32 beg, u32 end, u32 *weight)
{
	struct side left = {.n = 0}, right = {.n = 0};
	struct cue best = {NEAR_WORDS, WEAK, TENSE_NONE};
	bool headline = tense_headline(sentence);
	enum tense tense;

	words_before(&left, sentence, beg);
	words_after(&right, sentence, end);
	tense = preposition(&left);
	if (tense == TENSE_NONE) {
		if (cue_among(word_of(&left, 0), from))
			offer(&best, FROM, TENSE_FUTURE, WEAK);
		offer_side(&best, &left, -1, headline);
		offer_side(&best, &right, 1, headline);
		tense = best.tense;
	} else {
		best.weight = tense == TENSE_PAST ? SURE : WEAK;
	}
	*weight = best.weight;
	return tense;
}
