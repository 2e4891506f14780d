/* tense.c: does the sentence around a date speak of the past or of what comes?
 *
 * The cue that costs least decides. A cue costs the words between it and the date, and more where a comma, a colon, a
 * quotation mark or `que` stands between: `38 Français vont être rapatriés dimanche, a annoncé la ministre` speaks of
 * a Sunday to come. Which words are cues, tense_cue.c says. */
#include "convert.h"
#include "tense_cue.h"
#include "tense_form.h"

/* What a cue outweighs: how many times nearer another day must be to be meant all the same (convert_date.c). */
enum { FAR = 1, WEAK = 4, STRONG = 8, FRAMED = 12, SURE = 1000 };

enum {
	NEAR_WORDS = 40,  /* on each side; farther verbs say nothing about this date */
	FAR_COST = 25,    /* from here on a cue is FAR */
	COST_LIMIT = 60,
	CLAUSE = 5,       /* [words] that a comma between cue and date is worth */
	THAT = 12,        /* [words] that `que` is worth: what it begins is often told in another tense */
	BARE = 2,         /* [words] that a participle without its auxiliary is farther off */
	PASSIVE = 4,      /* [words] that may stand between `sera` and its participle */
	FROM = 8          /* [words] that `dès` and `avant`, said of what comes, are off; twice that before an article */
};

/* The words around a date as they stand in the sentence: those before it end at NEAR_WORDS, where the others begin. */
struct words {
	struct {
		str text;
		u32 cost;
	} word[2 * NEAR_WORDS];
	u32 first, end;
};

struct cue {
	u32 cost, weight;
	enum tense tense;
};

static bool is_letter(char c)
{
	return (u8)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What is quoted is another clause than `", a-t-il ajouté`. */
static u32 clause_cost(str s, u32 at)
{
	char c = s.p[at];

	if (c == ',' && at && s.p[at - 1] == '"')
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

/* Empty beyond the words that were kept. */
static str word_at(const struct words *w, i64 i)
{
	return i >= w->first && i < w->end ? w->word[i].text : S("");
}

static struct cue_place place_of(const struct words *w, i64 i)
{
	return (struct cue_place){.word = word_at(w, i), .before = {word_at(w, i - 1), word_at(w, i - 2)},
	                          .after = {word_at(w, i + 1), word_at(w, i + 2), word_at(w, i + 3)}};
}

/* The word before the date, past `le`, `de la mi-`, `mois de`: depuis, jusqu'à, pour… */
static enum tense preposition(const struct words *w)
{
	static const char *const skip[] = {"le",      "la",       "du",      "de",       "d",      "au",       "à",
					   "en",      "mois",     "mi",      "ce",       "cette",  "fin",      "début",
					   "journée", "l",        "horizon", "les",      "et",     "ou",       "lundi",
					   "mardi",   "mercredi", "jeudi",   "vendredi", "samedi", "dimanche", NULL};
	static const char *const since[] = {
		"depuis", "date", "datent", "datant", "daté", "datée", "datés", "datées", NULL};
	static const char *const the[] = {"la", "cette", NULL};
	static const char *const until[] = {"jusqu", "ici", "partir", "compter", "pour", "prochain", NULL};

	for (u32 i = NEAR_WORDS; i-- > w->first;) {
		str word = w->word[i].text;
		if (form_among(word, since) && !form_among(word_at(w, (i64)i - 1), the)) /* `date de`, not `la date du` */
			return TENSE_PAST;
		if (form_among(word, until))
			return TENSE_FUTURE;
		if (!form_among(word, skip))
			break;
	}
	return TENSE_NONE;
}

/* `sera à son tour interrogé`: the participle at i is not of the past. */
static bool is_passive_to_come(const struct words *w, u32 i)
{
	static const char *const words[] = {"être",       "sera",   "seront",  "serait",    "seraient",
					    "soit",       "soient", "devrait", "devraient", "pourrait",
					    "pourraient", "rester", "restera",  "resteront", NULL};

	for (u32 n = 0; n < PASSIVE && i-- > w->first; n++)
		if (form_among(w->word[i].text, words))
			return true;
	return false;
}

/* `publié mardi`, `décrété le 14 mars`, `dès l'automne`: nothing but an article stands between. */
static bool is_next(const struct words *w, u32 i)
{
	static const char *const articles[] = {"le", "la", "l", "ce", "en", NULL};

	return i + 1 == NEAR_WORDS || (i + 2 == NEAR_WORDS && form_among(w->word[i + 1].text, articles));
}

static void offer(struct cue *best, u32 cost, enum tense tense, u32 weight)
{
	if (cost < best->cost)
		*best = (struct cue){cost, cost < FAR_COST || weight == FRAMED ? weight : FAR, tense};
}

/* `En mars, il a quitté la ville`: the date stands first, and the verb that follows is its own. */
static bool is_framed(const struct words *w, const struct cue_place *p)
{
	static const char *const passive[] = {"est", "sont", NULL};

	return NEAR_WORDS - w->first <= 1 && !form_among(p->word, passive);
}

/* `l'élection de novembre`, `le scrutin du 3 mai`: the day of the vote, whatever is told of it; not `élu aux élections
 * de dimanche`. */
static bool is_vote(const struct words *w, u32 i)
{
	static const char *const votes[] = {"élection",       "scrutin",   "référendum",  "présidentielle", "législative",
					    "municipale",     "régionale", "européenne",  "cantonale",      "sénatoriale",
					    "départementale", "primaire",  "rentrée",   NULL};

	static const char *const elected[] = {"élu", NULL};

	if (i + 2 != NEAR_WORDS || !form_inflects(w->word[i].text, votes) || !str_starts(w->word[i + 1].text, S("d")))
		return false;
	for (i64 back = 1; back <= 3; back++)
		if (form_inflects(word_at(w, (i64)i - back), elected))
			return false;
	return true;
}

/* `la pièce, prévue au printemps, avait été reportée`: it may have been planned for either side. */
static bool is_plan_dropped(const struct words *w, str word)
{
	static const char *const planned[] = {"prévu", "programmé", "attendu", NULL};
	static const char *const dropped[] = {"reporté", "annulé", "repoussé", "décalé", "ajourné", NULL};
	bool found = false;

	if (form_inflects(word, planned))
		for (u32 i = NEAR_WORDS; i < w->end && !found; i++)
			found = form_inflects(w->word[i].text, dropped);
	return found;
}

/* What the word at i says. A verb weighs more before the date and in its clause. */
static void offer_word(struct cue *best, const struct words *w, u32 i, bool headline)
{
	static const char *const auxiliary[] = {
		"été", "a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", NULL};
	struct cue_place p = place_of(w, i);
	bool before = i < NEAR_WORDS;
	u32 cost = w->word[i].cost, weight = before && cost == NEAR_WORDS - i ? STRONG : WEAK;

	if (cost >= best->cost) /* whatever it says: most words are farther than the first cue */
		return;
	if (is_vote(w, i))
		offer(best, 1, TENSE_NONE, WEAK);
	else if (cue_is_planning_then(&p) || is_plan_dropped(w, p.word))
		offer(best, cost, TENSE_NONE, WEAK);
	else if (cue_is_future(&p))
		offer(best, cost, TENSE_FUTURE, form_is_future(p.word) ? weight : WEAK);
	else if (cue_is_past(&p) || (before && cue_is_since(&p)))
		offer(best, cost, TENSE_PAST, before || !is_framed(w, &p) ? weight : FRAMED);
	else if (before && (cue_is_scheduled(&p) || cue_is_eve(&p)))
		offer(best, cost, TENSE_FUTURE, WEAK);
	else if (before && !headline && cue_is_bare_participle(&p) && !is_passive_to_come(w, i))
		offer(best, is_next(w, i) ? 1 : cost + BARE, TENSE_PAST, /* `signé le 20 octobre`, whatever it `prévoit` */
		      is_next(w, i)                       ? FRAMED
		      : form_among(p.before[0], auxiliary) ? weight
		      : cost == NEAR_WORDS - i             ? WEAK
		                                           : FAR);
}

/* `dès lundi`, `avant l'été`; `dès février` and `dès le 9 février` as often look back. */
static void offer_from(struct cue *best, const struct words *w)
{
	static const char *const from[] = {"dès", "avant", NULL};
	static const char *const elided[] = {"l", NULL};

	for (u32 i = NEAR_WORDS; i-- > w->first && is_next(w, i);)
		if (form_among(w->word[i].text, from))
			offer(best, i + 1 == NEAR_WORDS ? FROM : 2 * FROM, TENSE_FUTURE,
			      form_among(w->word[NEAR_WORDS - 1].text, elided) ? WEAK : FAR);
}

/* Titles, captions and cells have no end, or ask. There `10 lignes fermées vendredi` tells no past. */
static bool is_headline(str sentence)
{
	return !sentence.n || !strchr(".!\":;", sentence.p[sentence.n - 1]);
}

enum tense tense_around(str sentence, u32 beg, u32 end, u32 *weight)
{
	struct words w = {.first = NEAR_WORDS, .end = NEAR_WORDS};
	struct cue best = {COST_LIMIT, WEAK, TENSE_NONE};
	bool headline = is_headline(sentence);

	words_before(&w, sentence, beg);
	words_after(&w, sentence, end);
	best.tense = preposition(&w);
	if (best.tense != TENSE_NONE) {
		*weight = best.tense == TENSE_PAST ? SURE : WEAK;
		return best.tense;
	}
	offer_from(&best, &w);
	for (u32 i = NEAR_WORDS; i-- > w.first;)
		offer_word(&best, &w, i, headline);
	for (u32 i = NEAR_WORDS; i < w.end; i++)
		offer_word(&best, &w, i, headline);
	*weight = best.weight;
	return best.tense;
}
