/* tense.c: does the sentence around a date speak of the past or of what comes?
 *
 * The cue that costs least decides. A cue costs the words between it and the date, and more where a comma, a colon, a
 * quotation mark or `que` stands between: `38 Français vont être rapatriés dimanche, a annoncé la ministre` speaks of
 * a Sunday to come. Which words are cues, tense_cue.c says, and tense_phrase.c of several together. */
#include "convert.h"
#include "tense_cue.h"
#include "tense_form.h"
#include "tense_phrase.h"

/* What a cue outweighs: how many times nearer another day must be to be meant all the same (convert_date.c). */
enum { FAR = 1, WEAK = 4, STRONG = 8, FRAMED = 12, SPELLED = TENSE_SPELLED, SURE = 1000 };

enum {
	FAR_COST = 25,    /* [words] from here on a cue is FAR */
	COST_LIMIT = 60,
	BARE = 2,         /* [words] that a participle without its auxiliary is farther off */
	INCISE = 20,      /* [words] that who says so is farther off than what is said */
	NOTICE = 3,       /* [words] that may end what hangs on a door */
	BACK = 6,         /* [words] from a vote to what is told of it */
	FROM = 8          /* [words] that `dès` and `avant`, said of what comes, are off; twice that before an article */
};

struct cue {
	u32 cost, weight;
	enum tense tense;
};

static struct cue_place place_of(const struct words *w, i64 i)
{
	return (struct cue_place){.word = words_at(w, i), .before = {words_at(w, i - 1), words_at(w, i - 2)},
	                          .after = {words_at(w, i + 1), words_at(w, i + 2), words_at(w, i + 3)}};
}

/* Where two say the same, the surer one counts. */
static void offer(struct cue *best, u32 cost, enum tense tense, u32 weight)
{
	u32 said = best->tense == tense ? best->weight : FAR;

	if (cost >= best->cost)
		return;
	*best = (struct cue){cost, cost < FAR_COST || weight == FRAMED || weight == SURE ? weight : FAR, tense};
	best->weight = best->weight < said ? said : best->weight;
}

/* A verb of the past weighs more before the date and in its clause, unless it tells of an aim, or in the present. */
static u32 weight_of_past(const struct words *w, u32 i, const struct cue_place *p)
{
	bool aims = cue_is_telling(p) || phrase_is_aim_between(w, i) || phrase_is_announced(w, i);

	return (words_in_clause(w, i) || phrase_is_set_off(w, i)) && !aims ? STRONG : WEAK;
}

/* `sera votée en mars`: a verb in the future in its clause is hardly told of the past; `prévue en mars` may be. */
static u32 weight_of_future(const struct words *w, u32 i, str word)
{
	static const char *const near_future[] = {"va", "vont", "doit", "doivent", NULL};

	if (!words_in_clause(w, i))
		return WEAK;
	if (form_is_future(word))
		return SPELLED;
	return i + 1 == NEAR_WORDS || form_among(word, near_future) ? STRONG : WEAK;
}

/* A participle by itself, or far from its auxiliary: `avait été hâtivement mis`. One that opens the sentence is told of
 * its subject: `Interrogé par un juge [mardi], …`. `la marche organisée mardi` may be on either side, so may `Fermé en août.` */
static void offer_participle(struct cue *best, const struct words *w, u32 i, const struct cue_place *p)
{
	static const char *const is[] = {"est", "sont", NULL};
	static const char *const either[] = {"organisé", "invité", "convié", "mobilisé", "célébré", NULL};
	static const char *const auxiliary[] = {"été", "a", "ont", "avait", "avaient", "était", "étaient", NULL};
	static const char *const shut[] = {"Fermé", "Ouvert", NULL};
	bool notice = !form_is_small(p->word) && form_inflects(p->word, shut) && w->end - NEAR_WORDS <= NOTICE;
	bool has_auxiliary = form_among(p->before[0], is) || form_among(p->before[0], auxiliary) ||
			     form_among(p->before[1], auxiliary);

	if (!has_auxiliary && (notice || form_inflects(p->word, either)))
		offer(best, w->word[i].cost, TENSE_NONE, WEAK);
	else if (phrase_is_next(w, i) || phrase_is_put_in(w, i)) /* `signé le 20 octobre`, whatever it `prévoit` */
		offer(best, 1, TENSE_PAST, FRAMED);
	else
		offer(best, w->word[i].cost + BARE, TENSE_PAST,
		      has_auxiliary || !form_is_small(p->word) ? weight_of_past(w, i, p)
		      : words_in_clause(w, i)                 ? WEAK
		                                              : FAR);
}

/* `les primaires de [novembre] avaient surpris` */
static bool looks_back(const struct words *w)
{
	bool found = false;

	for (u32 i = NEAR_WORDS; i < NEAR_WORDS + BACK && !found; i++) {
		struct cue_place p = place_of(w, i);
		found = cue_is_pluperfect(&p);
	}
	return found;
}

/* What the word at i says. A verb weighs more before the date and in its clause. */
static void offer_word(struct cue *best, const struct words *w, u32 i, bool headline)
{
	struct cue_place p = place_of(w, i);
	bool before = i < NEAR_WORDS;
	u32 cost = w->word[i].cost;

	if (cost >= best->cost) /* whatever it says: most words are farther than the first cue */
		return;
	if (phrase_is_vote(w, i))
		offer(best, 1, looks_back(w) ? TENSE_NONE : TENSE_FUTURE, TENSE_LEANING);
	else if (phrase_is_event(w, i))
		offer(best, 1, TENSE_PAST, FRAMED);
	else if (phrase_is_measured(w, i))
		offer(best, cost, TENSE_PAST, WEAK);
	else if (cue_is_planning_then(&p) || phrase_is_plan_dropped(w, i))
		offer(best, cost, TENSE_NONE, WEAK);
	else if (cue_is_future(&p))
		offer(best, cost, TENSE_FUTURE, weight_of_future(w, i, p.word));
	else if (before && phrase_is_called_for(w, i))
		offer(best, cost, TENSE_FUTURE, WEAK);
	else if (phrase_is_incise(w, i, cue_is_telling(&p)))
		offer(best, cost + INCISE, TENSE_PAST, WEAK);
	else if (before && cue_is_past(&p) && phrase_is_announced(w, i) && phrase_is_aim_between(w, i))
		offer(best, cost, TENSE_NONE, WEAK);
	else if (cue_is_past(&p) || (before && cue_is_since(&p)))
		offer(best, cost, TENSE_PAST,
		      !before && phrase_is_told_of(w, i)     ? FRAMED
		      : before || !phrase_is_framed(w, p.word) ? weight_of_past(w, i, &p)
		      : cue_is_pluperfect(&p)                ? SURE
		                                             : FRAMED);
	else if (i + 1 == NEAR_WORDS && cue_is_on(&p))
		offer(best, cost, TENSE_FUTURE, WEAK);
	else if (before && (cue_is_scheduled(&p) || cue_is_eve(&p)))
		offer(best, cost, TENSE_FUTURE, cue_is_ruling(&p) && phrase_is_next(w, i) ? SPELLED : WEAK);
	else if (before && headline && cue_is_deed(&p) && phrase_is_next(w, i) && !phrase_is_passive_to_come(w, i))
		offer(best, 1, TENSE_PAST, FRAMED);
	else if (before && !headline && cue_is_bare_participle(&p) && !phrase_is_passive_to_come(w, i))
		offer_participle(best, w, i, &p);
}

/* `dès lundi`, `avant l'été`; `dès février` and `dès le 9 février` as often look back. */
static void offer_from(struct cue *best, const struct words *w)
{
	static const char *const from[] = {"dès", "avant", NULL};
	static const char *const elided[] = {"l", NULL};

	for (u32 i = NEAR_WORDS; i-- > w->first && phrase_is_next(w, i);)
		if (form_among(w->word[i].text, from))
			offer(best, i + 1 == NEAR_WORDS ? FROM : 2 * FROM, TENSE_FUTURE,
			      form_among(w->word[NEAR_WORDS - 1].text, elided) ? WEAK : FAR);
}

/* Titles, captions and cells have no end, or ask. There `10 lignes fermées vendredi` tells no past. */
static bool is_headline(str sentence)
{
	return !sentence.n || !strchr(".!\":;", sentence.p[sentence.n - 1]);
}

/* `un report à mardi`, `de vendredi midi à lundi`: that of the verb is another. */
static bool is_end(str sentence, u32 beg)
{
	return str_ends(str_cut(sentence, 0, beg), S(" à "));
}

enum tense tense_around(str sentence, u32 beg, u32 end, u32 *weight)
{
	struct words w;
	struct cue best = {COST_LIMIT, WEAK, TENSE_NONE};
	bool headline = is_headline(sentence), sure = false;

	words_around(&w, sentence, beg, end);
	best.tense = phrase_preposition(&w, &sure);
	if (best.tense != TENSE_NONE || phrase_is_relative(&w) || is_end(sentence, beg)) {
		*weight = sure ? SURE : WEAK;
		return best.tense;
	}
	offer_from(&best, &w);
	if (phrase_is_aftermath(&w))
		offer(&best, 1, TENSE_PAST, WEAK);
	for (u32 i = NEAR_WORDS; i-- > w.first;)
		offer_word(&best, &w, i, headline);
	for (u32 i = NEAR_WORDS; i < w.end; i++)
		offer_word(&best, &w, i, headline);
	*weight = best.weight;
	if (best.cost == COST_LIMIT && phrase_is_before(&w))
		return TENSE_FUTURE;
	return best.tense == TENSE_PAST && phrase_is_before(&w) ? TENSE_NONE : best.tense;
}
