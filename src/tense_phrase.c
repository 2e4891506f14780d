/* tense_phrase.c: several words that tell of time together (tense_phrase.h). */
#include "tense_phrase.h"
#include "tense_form.h"

enum {
	PASSIVE = 4, /* [words] that may stand between `sera` and its participle */
	JOINED = 15, /* … and a second one: `sera jugé en mai et fixé en juin` */
	STAYED = 4,  /* [words] between `resté` and `jusqu'à` */
	CALL = 10,   /* [words] between `appel` and what it calls for */
	EVENT = 6,   /* [words] from `crise` to the date */
	VOTE = 4     /* [words] from `élection` to the date: `élection présidentielle américaine de novembre` */
};

/* `est restée fermée jusqu'à mardi`; until: of `jusqu` */
static bool is_over(const struct words *w, u32 until)
{
	static const char *const stayed[] = {"resté", "duré", NULL};

	for (u32 n = 0; n < STAYED && until-- > w->first; n++)
		if (form_inflects(w->word[until].text, stayed))
			return words_in_clause(w, until);
	return false;
}

/* `qui était prévu pour dimanche`: it may have come by now; i: of `pour` */
static bool was_planned_for(const struct words *w, u32 i)
{
	static const char *const planned[] = {"prévu", "programmé", "fixé", "attendu", NULL};
	static const char *const was[] = {"était", "étaient", "initialement", NULL};

	return str_eq(w->word[i].text, S("pour")) && form_inflects(words_at(w, (i64)i - 1), planned) &&
	       form_among(words_at(w, (i64)i - 2), was);
}

/* `devait être livré d'ici juin`: that may have come by now. */
static bool was_to_be(const struct words *w)
{
	static const char *const was[] = {"était",    "étaient",   "avait",     "avaient",      "devait",   "devaient",
					  "pensait",  "espérait",  "espéraient", "tablait",      "prévoyait", "initialement",
					  "promettait", "comptait", NULL};

	for (u32 i = w->first; i < w->end; i++)
		if (form_among(w->word[i].text, was))
			return true;
	return false;
}

/* The word before the date, past `le`, `de la mi-`, `mois de`: depuis, jusqu'à, pour… sure: depuis, d'ici. */
enum tense phrase_preposition(const struct words *w, bool *sure)
{
	static const char *const skip[] = {"le",      "la",       "du",      "de",       "d",      "au",       "à",
					   "en",      "mois",     "mi",      "ce",       "cette",  "fin",      "début",
					   "journée", "l",        "horizon", "les",      "et",     "ou",       "lundi",
					   "mardi",   "mercredi", "jeudi",   "vendredi", "samedi", "dimanche", "moins",
					   "janvier", "février",  "mars",    "avril",    "mai",    "juin",     "juillet",
					   "août",    "septembre", "octobre", "novembre", "décembre", NULL};
	static const char *const since[] = {
		"depuis", "date", "datent", "datant", "daté", "datée", "datés", "datées", NULL};
	static const char *const the[] = {"la", "cette", NULL};
	static const char *const until[] = {"jusqu", "ici", "pour", "prochain", "approche", NULL};
	static const char *const by[] = {"ici", NULL};
	static const char *const counted[] = {"partir", "compter", NULL};
	static const char *const to[] = {"à", "À", "a", NULL};

	for (u32 i = NEAR_WORDS; i-- > w->first;) {
		str word = w->word[i].text, before = words_at(w, (i64)i - 1);
		bool over = form_among(word, until) && is_over(w, i);
		*sure = over || form_among(word, since) || (form_among(word, by) && !was_to_be(w));
		if (over || (form_among(word, since) && !form_among(before, the))) /* `date de`, not `la date du` */
			return TENSE_PAST;
		if (was_planned_for(w, i))
			break;
		if (form_among(word, until) || (form_among(word, counted) && form_among(before, to)))
			return TENSE_FUTURE;
		if (!form_among(word, skip))
			break;
	}
	return TENSE_NONE;
}

bool phrase_is_relative(const struct words *w)
{
	static const char *const days[] = {"hier", "demain", "hui", NULL}; /* aujourd'hui */

	return form_among(words_at(w, NEAR_WORDS - 1), days);
}

/* `avant la reprise, lundi`, `à quelques jours du départ samedi`; not `avant le 3 mai`, `lancé peu avant le siège`. */
bool phrase_is_before(const struct words *w)
{
	static const char *const determiners[] = {"le", "la", "l", "un", "une", "son", "sa", "leur", NULL};
	static const char *const before[] = {"avant", NULL};
	static const char *const days[] = {"jours", NULL};
	static const char *const few[] = {"quelques", NULL};
	static const char *const of[] = {"du", "de", NULL};

	for (u32 i = w->first; i + 2 < NEAR_WORDS; i++) {
		str word = w->word[i].text, next = w->word[i + 1].text;
		if (words_in_clause(w, i) &&
		    ((form_among(word, before) && form_among(next, determiners) &&
		      !str_eq(words_at(w, (i64)i - 1), S("peu"))) ||
		     (form_among(word, days) && form_among(words_at(w, (i64)i - 1), few) && form_among(next, of))))
			return true;
	}
	return false;
}

/* `Après la mobilisation de [samedi]`, `Après l'annonce, [samedi], d'un projet`, unless a future follows: `…, nous
 * saurons`. */
bool phrase_is_aftermath(const struct words *w)
{
	static const char *const after[] = {"après", NULL};
	static const char *const determiners[] = {"la", "le", "l", "les", "son", "sa", "leur", "cette", NULL};
	static const char *const of[] = {"de", "d", "du", "des", NULL};
	bool found = false, set_off = phrase_is_set_off(w, NEAR_WORDS) && form_among(words_at(w, NEAR_WORDS), of);

	if (!set_off && !form_among(words_at(w, NEAR_WORDS - 1), of))
		return false;
	for (u32 i = w->first; i + 2 < NEAR_WORDS && !found; i++)
		found = i + EVENT >= NEAR_WORDS && form_among(w->word[i].text, after) &&
		        form_among(w->word[i + 1].text, determiners) && words_in_clause(w, i);
	for (u32 i = NEAR_WORDS; i < w->end; i++)
		found = found && !form_is_future(w->word[i].text);
	return found;
}

bool phrase_is_next(const struct words *w, u32 i)
{
	static const char *const articles[] = {"le", "la", "l", "ce", "en", NULL};

	return i + 1 == NEAR_WORDS || (i + 2 == NEAR_WORDS && form_among(w->word[i + 1].text, articles));
}

/* `mis en ligne [vendredi]` */
bool phrase_is_put_in(const struct words *w, u32 i)
{
	static const char *const put[] = {"mis", "mise", "mises", NULL};

	return i + 3 == NEAR_WORDS && form_among(w->word[i].text, put) && str_eq(w->word[i + 1].text, S("en"));
}

/* The date stands between commas, and the verb at i comes right after them: `la réunion, mardi soir, a été houleuse`. */
bool phrase_is_set_off(const struct words *w, u32 i)
{
	return i >= NEAR_WORDS && i <= NEAR_WORDS + 1 && words_sign_before(w, i) == CLAUSE &&
	       w->first < NEAR_WORDS && w->word[NEAR_WORDS - 1].cost == 1 + CLAUSE;
}

/* The date stands first, and the verb that follows is its own. */
bool phrase_is_framed(const struct words *w, str verb)
{
	static const char *const passive[] = {"est", "sont", NULL};

	return NEAR_WORDS - w->first <= 1 && !form_among(verb, passive);
}

/* The verb at i is of what stood on that day: `la grève de samedi, qui avait été suivie`. */
bool phrase_is_told_of(const struct words *w, u32 i)
{
	static const char *const of[] = {"de", "du", NULL};

	return i == NEAR_WORDS + 1 && str_eq(w->word[NEAR_WORDS].text, S("qui")) &&
	       form_among(words_at(w, NEAR_WORDS - 1), of);
}

/* `le scrutin du 3 mai`: the day of the vote, whatever is told of it; not `élu aux élections de dimanche`, `son
 * élection en mai`, `l'élection tenue en mai`. */
bool phrase_is_vote(const struct words *w, u32 i)
{
	static const char *const votes[] = {"élection",       "scrutin",   "référendum",  "présidentielle", "législative",
					    "municipale",     "régionale", "européenne",  "cantonale",      "sénatoriale",
					    "départementale", "primaire",  "rentrée",     NULL};
	static const char *const elected[] = {"élu", "triomphe", "défaite", "échec", NULL};
	static const char *const own[] = {"son", "sa", "leur", NULL};
	static const char *const of[] = {"d", "de", "du", "des", "en", NULL};

	if (i + VOTE < NEAR_WORDS || i + 2 > NEAR_WORDS || !form_among(w->word[NEAR_WORDS - 1].text, of) ||
	    !form_inflects(w->word[i].text, votes) || form_among(words_at(w, (i64)i - 1), own))
		return false;
	for (u32 next = i + 1; next + 1 < NEAR_WORDS; next++)
		if (!form_is_small(w->word[next].text) || form_is_participle(w->word[next].text) ||
		    form_among(w->word[next].text, of))
			return false;
	for (i64 back = 1; back <= VOTE; back++)
		if (form_inflects(words_at(w, (i64)i - back), elected))
			return false;
	return true;
}

/* `les violences de samedi`, `la crise sanitaire en Italie en mars`: nobody knows of those to come. */
bool phrase_is_event(const struct words *w, u32 i)
{
	static const char *const events[] = {
		"catastrophe", "crise",   "révolte",   "révolution", "émeute",    "attentat",  "attaque",    "incendie",
		"accident",    "tuerie",  "explosion", "séisme",     "crash",     "fusillade", "massacre",   "drame",
		"tempête",     "cyclone", "violence",  "incident",   "assassinat", "meurtre",  "inondation", "évacuation",
		"affrontement", NULL};
	static const char *const of[] = {"d", "de", "du", "des", "en", "le", NULL};

	return i + EVENT >= NEAR_WORDS && i + 1 < NEAR_WORDS && form_among(w->word[NEAR_WORDS - 1].text, of) &&
	       form_inflects(w->word[i].text, events) && words_in_clause(w, i);
}

/* `progresse de`, `en baisse de`, `s'établit à`, `par rapport à` */
static bool is_measure(str before, str word, str after)
{
	static const char *const moves[] = {"progresse", "progressent", "recule",  "reculent",  "chute", "chutent",
					    "grimpe",    "grimpent",    "bondit",  "bondissent", NULL};
	static const char *const in[] = {"hausse", "baisse", "recul", "repli", "progression", "croissance", NULL};
	static const char *const stands[] = {"établit", "établissent", "élève", "élèvent", NULL};
	static const char *const comes_out[] = {"ressort", "ressortent", NULL};
	static const char *const to[] = {"à", "au", "aux", NULL};

	if (str_eq(after, S("de")))
		return form_among(word, moves) || (str_eq(before, S("en")) && form_among(word, in));
	return form_among(after, to) && (form_among(word, comes_out) || (str_eq(before, S("s")) && form_among(word, stands)) ||
	                                 (str_eq(before, S("par")) && str_eq(word, S("rapport"))));
}

/* What is measured has been, unless it is foretold: `devrait être en hausse de 3 % en mars`. */
bool phrase_is_measured(const struct words *w, u32 i)
{
	static const char *const foretold[] = {"attendu", "prévu", "espéré", "vise", "visent", "table", "tablent", NULL};

	if (!is_measure(words_at(w, (i64)i - 1), w->word[i].text, words_at(w, (i64)i + 1)))
		return false;
	for (u32 j = w->first; j < w->end; j++)
		if (form_is_future(w->word[j].text) || form_inflects(w->word[j].text, foretold))
			return false;
	return true;
}

/* It may have been planned for either side. */
bool phrase_is_plan_dropped(const struct words *w, u32 i)
{
	static const char *const planned[] = {"prévu", "programmé", "attendu", NULL};
	static const char *const dropped[] = {"reporté", "annulé", "repoussé", "décalé", "ajourné", NULL};
	bool found = false;

	if (form_inflects(w->word[i].text, planned))
		for (u32 next = NEAR_WORDS; next < w->end && !found; next++)
			found = form_inflects(w->word[next].text, dropped);
	return found;
}

/* The participle at i is not of the past: `sera bientôt jugé`, `devrait être lu en juin et voté en août`. */
bool phrase_is_passive_to_come(const struct words *w, u32 i)
{
	static const char *const words[] = {"être",       "sera",   "seront",  "serait",    "seraient",
					    "soit",       "soient", "devrait", "devraient", "pourrait",
					    "pourraient", "rester", "restera", "resteront", NULL};
	static const char *const done[] = {"a", "ont", "avait", "avaient", "été", NULL};
	static const char *const joining[] = {"et", "ou", "puis", NULL};
	u32 reach = form_among(words_at(w, (i64)i - 1), joining) ? JOINED : PASSIVE;

	for (u32 n = 0; n < reach && i-- > w->first; n++) {
		bool to_come = form_among(w->word[i].text, words);
		if (to_come || form_among(w->word[i].text, done))
			return to_come;
	}
	return false;
}

/* What was done at i may aim at a day to come: `a décidé de fermer`, `tirés au sort pour s'exprimer`. */
bool phrase_is_aim_between(const struct words *w, u32 i)
{
	static const char *const aims[] = {"à", "de", "d", "pour", "pas", "se", "s", NULL};

	while (++i < NEAR_WORDS)
		if (form_is_infinitive(w->word[i].text) && form_among(w->word[i - 1].text, aims))
			return true;
	return false;
}

/* Who says so, behind what is said: `, a-t-on appris`, `, a aussi indiqué la préfecture`, `", a conclu le maire`. */
bool phrase_is_incise(const struct words *w, u32 i, bool telling)
{
	static const char *const have[] = {"a", "ont", "avait", "avaient", NULL};
	static const char *const said[] = {
		"affirmé", "ajouté",  "annoncé",  "appris",  "assuré",  "averti",    "confirmé", "déclaré", "détaillé",
		"dit",     "estimé",  "expliqué", "fait",    "indiqué", "insisté",   "jugé",     "lancé",   "plaidé",
		"précisé", "prévenu", "promis",   "rappelé", "révélé",  "rapporté",  "souligné", "tweeté",  "t",
		NULL};
	u32 sign = words_sign_before(w, i);

	if (sign < CLAUSE || telling)
		return sign >= CLAUSE;
	return form_among(w->word[i].text, have) &&
	       (sign >= QUOTED || form_among(words_at(w, (i64)i + 1), said) || form_among(words_at(w, (i64)i + 2), said));
}

/* `a annoncé lundi la tenue, en mars, d'un congrès`: what was announced is often to come; not `a annoncé lundi`. */
bool phrase_is_announced(const struct words *w, u32 i)
{
	static const char *const said[] = {"annoncé", "promis", "décidé", "confirmé", "demandé", "proposé", "souhaité",
					   "réclamé", "exigé",  NULL};

	for (u32 next = i; next < i + 3 && next + 2 < NEAR_WORDS; next++)
		if (form_inflects(w->word[next].text, said))
			return true;
	return false;
}

/* `un appel des syndicats à manifester [samedi]`; where it had been launched, the day may have passed. */
bool phrase_is_called_for(const struct words *w, u32 i)
{
	static const char *const calls[] = {"appel", "appelé", "appelle", "appellent", "appelant", "invité", "invite",
					    "invitent", "invitant", NULL};
	static const char *const had[] = {"avait", "avaient", "était", "étaient", NULL};
	static const char *const between[] = {"se", "s", "ne", "pas", NULL};
	i64 to = (i64)i - 1 - form_among(words_at(w, (i64)i - 1), between);

	if (!form_is_infinitive(w->word[i].text) || !str_eq(words_at(w, to), S("à")))
		return false;
	for (u32 n = 0; n < CALL && to-- > w->first; n++)
		if (form_inflects(words_at(w, to), calls))
			return !form_among(words_at(w, to - 1), had);
	return false;
}
