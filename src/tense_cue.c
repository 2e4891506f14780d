/* tense_cue.c: what a word says of time, by its form and by the words next to it (tense_cue.h).
 *
 * The future, the conditional, `va + infinitive`, `prévu` on one side; imparfait, `a/ont/est/sont + participle`, a
 * participle by itself on the other. */
#include "tense_cue.h"
#include "tense_form.h"

static bool is_reflexive(str word)
{
	static const char *const words[] = {"se", "s", NULL};

	return form_among(word, words);
}

/* ── participles ── */

/* Not `la santé`, `garderons fermés`; at the head of a sentence it has a capital: `Partie dès janvier, elle …`. */
bool cue_is_bare_participle(const struct cue_place *p)
{
	static const char *const determiners[] = {"l",   "d",    "le",    "la",  "les",   "un",   "une", "des",
						  "du",  "de",   "ce",    "cet", "cette", "ces",  "son", "sa",
						  "ses", "leur", "leurs", "aux", "au",    "deux",
						  "très", "si", "trop", "aussi", NULL};
	static const char *const left[] = {"parti", NULL};

	if (!p->before[0].n && form_inflects(p->word, left))
		return true;
	return (form_is_small(p->word) || !p->before[0].n) && form_is_lone_participle(p->word) &&
	       !form_among(p->before[0], determiners) && !form_is_future(p->before[0]);
}

/* `arrêté [mardi] à Lyon`: done, in a title too. */
bool cue_is_deed(const struct cue_place *p)
{
	static const char *const done[] = {"tué", "mort", "blessé", "arrêté", "disparu", "retrouvé", "volé", "condamné", "agressé",
					   "déjoué", "survenu", "commis", "commise", "abattu", "assassiné", "enlevé", "interpellé",
					   "découvert", "signé", "adopté", "né", "décédé", "incendié", "détruit", "révélé", NULL};

	return form_inflects(p->word, done) && form_is_small(p->word);
}

/* `en revanche`, `d'ailleurs`: adverbs of two words. */
static bool is_adverb_of_two(str word, str next)
{
	static const char *const second[] = {"revanche", "effet", "outre", "ailleurs", "abord", "nouveau", NULL};
	static const char *const first[] = {"en", "d", "par", "de", "à", NULL};

	return form_among(word, first) && form_among(next, second);
}

/* The participle that goes with an auxiliary: `a déjà été élu`, `est-il monté`, `n'ont pas eu`. */
static bool is_followed_by_participle(const struct cue_place *p)
{
	static const char *const between[] = {
		"déjà", "pas", "jamais", "plus", "également", "aussi", "bien", "notamment", "ensuite", "ainsi",
		"toujours", "encore", "dès", "t", "il", "elle", "on", "ils", "elles", "finalement", "lundi", "mardi",
		"mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lui", "même", NULL};
	u32 i = is_adverb_of_two(p->after[0], p->after[1]) ? 2 : 0;

	if (str_eq(p->after[i], S("été"))) /* `a été long`, `aura été la goutte` */
		return true;
	while (i < 2 && (form_among(p->after[i], between) || str_ends(p->after[i], S("ment"))))
		i++;
	return form_is_participle(p->after[i]);
}

/* `a quitté`, `aura marqué`, `après avoir atteint`, `se seraient déroulés`: done, whatever its auxiliary's tense. */
static bool is_perfect(const struct cue_place *p)
{
	static const char *const have[] = {"a",      "ont",   "est",    "sont",     "ai",   "avons",  "as",    "avez",
					   "sommes", "ayant", "aurait", "auraient", "aura", "auront", "avoir", NULL};
	static const char *const be[] = {"serait", "seraient", "sera", "seront", NULL};
	static const char *const after[] = {"après", NULL};

	if (str_eq(p->word, S("A")) || (form_among(p->word, be) && !is_reflexive(p->before[0]))) /* `A` is often À */
		return false;
	if (str_eq(p->word, S("être")) && !form_among(p->before[0], after))
		return false;
	return (form_among(p->word, have) || form_among(p->word, be) || str_eq(p->word, S("être"))) &&
	       is_followed_by_participle(p);
}

/* ── what comes ── */

static bool is_prevu(str word)
{
	static const char *const words[] = {"prévu", NULL};

	return form_inflects(word, words);
}

static const char *const is[] = {"est", "sont", NULL};

/* What may stand between an auxiliary and its participle. */
static const char *const more[] = {"encore", "également", "aussi", "ainsi", "par", NULL};

static const char *const to[] = {"à", "au", "aux", NULL};

/* `est organisée samedi`: a passive of the present that tells of what comes; not `se sont invités`, `sont appelés par`. */
bool cue_is_scheduled(const struct cue_place *p)
{
	static const char *const words[] = {"prévu",  "attendu", "programmé", "organisé", "célébré", "convié",
					    "invité", "convoqué", "fixé", "classé", "maintenu", "interdit",
					    "autorisé", "annulé", "réservé", "perturbé", NULL};
	static const char *const called[] = {"appelé", NULL};
	bool more_between = form_among(p->before[0], more);

	return form_among(p->before[more_between], is) && (more_between || !is_reflexive(p->before[1])) &&
	       (form_inflects(p->word, words) || (form_inflects(p->word, called) && form_among(p->after[0], to)));
}

/* The same, from its auxiliary. */
static bool is_scheduling(const struct cue_place *p)
{
	struct cue_place next = {.word = p->after[0], .before = {p->word, p->before[0]}, .after = {p->after[1]}};
	struct cue_place second = {.word = p->after[1], .before = {p->after[0], p->word}, .after = {p->after[2]}};

	return cue_is_scheduled(&next) || (form_among(p->word, is) && cue_is_scheduled(&second));
}

/* `Jugement le 3 mai.` */
bool cue_is_ruling(const struct cue_place *p)
{
	static const char *const rulings[] = {"Délibéré", "Décision", "Jugement", "Verdict", NULL};

	return !p->before[0].n && form_among(p->word, rulings);
}

/* That, `un préavis de grève samedi`, `en prévision du sommet de vendredi`, `à la veille du scrutin de dimanche`, `ont choisi la date du 14 novembre`. */
bool cue_is_eve(const struct cue_place *p)
{
	static const char *const of[] = {"de", "du", "des", "d", NULL};
	static const char *const chosen[] = {"choisi",  "retenu", "fixé",    "arrêté", "suggéré",
					     "proposé", "avancé", "évoqué", "annoncé", NULL};

	if (str_eq(p->word, S("préavis")) || cue_is_ruling(p))
		return true;
	if (str_eq(p->word, S("report"))) /* `le report en septembre de la rentrée` */
		return str_eq(p->after[0], S("en")) || form_among(p->after[0], to);
	if (str_eq(p->word, S("date")) && str_eq(p->before[0], S("la")))
		return str_eq(p->after[0], S("du")) && form_inflects(p->before[1], chosen);
	return form_among(p->after[0], of) &&
	       (str_eq(p->word, S("prévision")) || (str_eq(p->word, S("veille")) && str_eq(p->before[0], S("la"))));
}

/* `va bientôt partir`; going: the forms of aller */
static bool is_going_to(const struct cue_place *p, const char *const *going)
{
	static const char *const between[] = {"se",    "s",         "y",     "en", "lui", "leur", "donc",
					      "aussi", "également", "ainsi", "ne", "pas", "me",  "nous", "vous", NULL};

	return form_among(p->word, going) && form_is_infinitive(p->after[form_among(p->after[0], between)]);
}

/* `prévu`, `reporté`, `appelé à`, but `comme prévu`, `plus tôt que prévu`, `avait prévu`. */
static bool is_planned(const struct cue_place *p)
{
	static const char *const planned[] = {"prévu",       "attendu",  "programmé", "reporté", "repoussé", "convoqué",
					      "reprogrammé", "planifié", "prolongé",  "décalé",  NULL};
	static const char *const called[] = {"appelé", NULL};
	static const char *const put[] = {"reporté", "repoussé", "prolongé", "décalé", NULL}; /* on that day */
	static const char *const done[] = {"a", "ont", "avait", "avaient", "comme", "que", "qu", "ayant", NULL};
	static const char *const has[] = {"a", "ont", NULL};

	if (str_eq(p->before[0], S("été")) && form_inflects(p->word, put) && !form_among(p->after[0], to))
		return false;
	return (form_inflects(p->word, planned) || (form_inflects(p->word, called) && form_among(p->after[0], to))) &&
	       (!form_among(p->before[0], done) || (form_among(p->before[0], has) && is_prevu(p->word)));
}

/* `a prévu`, `ont appelé à manifester` */
static bool has_planned(const struct cue_place *p)
{
	static const char *const has[] = {"a", "ont", NULL};

	return form_among(p->word, has) &&
	       (is_prevu(p->after[0]) || (str_eq(p->after[0], S("appelé")) && str_eq(p->after[1], S("à"))));
}

/* `a dit qu'il serait de retour`; not `le tueur serait en fuite`, of which somebody heard */
static bool is_foretold(const struct cue_place *p)
{
	static const char *const words[] = {"serait", "seraient", "aurait", "auraient", NULL};

	return form_among(p->word, words) && str_eq(p->before[1], S("qu")) && !is_followed_by_participle(p);
}

/* `a été renvoyé à l'automne`, `a fixé au 3 mai`, `mis en délibéré au 6 juin`: done, and the date it was put to is to come. */
static bool is_put_to(const struct cue_place *p)
{
	static const char *const words[] = {
		"renvoyé", "reporté", "repoussé", "décalé", "ajourné", "différé", "prolongé", "fixé", "étendu",
		"reconduit", "délibéré", NULL};
	static const char *const put[] = {"reporté", "repoussé", "décalé", "différé", NULL};
	static const char *const until[] = {"jusqu", NULL};

	if (str_eq(p->after[0], S("en"))) /* `repoussé en novembre` */
		return form_inflects(p->word, put);
	return form_inflects(p->word, words) && (form_among(p->after[0], to) || form_among(p->after[0], until));
}

bool cue_is_future(const struct cue_place *p)
{
	static const char *const goes[] = {"va", "vont", "vais", "allons", "allez", NULL};
	static const char *const planning[] = {"prévoit",  "prévoient", "envisage", "débute",    "débutent",
					       "démarre",  "attend",    "appelle",  "appellent",
					       "prochain", "paraître",  "doit",     "doivent",   "entend",
					       "entendent", "apprête",  "apprêtent", "affronte", "affrontent",
					       "commence", "commencent", "reprennent", "rouvre", "rouvrent",
					       "interdisant", "autorisant", "prévoyant", "prédit",   "prédisent",
					       "anticipe",  "anticipent", "ouvre", "ouvrent",
					       "viser",     "vise",      "visent",    "expire", "expirent", NULL};
	static const char *const counting[] = {"table", "tablent", "tablait", NULL};
	static const char *const tables[] = {"la", "une", "cette", "sa", NULL};
	static const char *const putting[] = {"repousser", "reporter", "décaler", "différer", "repoussant",
					      "reportant", NULL};
	static const char *const meeting[] = {"ouvre", "ouvrent", "réunit", "réunissent", "rend", "rendent",
					      "tient", "tiennent", "déroule", "déroulent", "annonce", "annoncent",
					      "clôture", "clôturent", "achève", "achèvent", "termine", "terminent", NULL};

	if (is_scheduling(p))
		return true;
	if (is_perfect(p))
		return has_planned(p);
	if (form_among(p->word, counting) && str_eq(p->after[0], S("sur")) && !form_among(p->before[0], tables))
		return true;
	return is_going_to(p, goes) || is_planned(p) || is_put_to(p) || is_foretold(p) || form_among(p->word, planning) ||
	       form_among(p->word, putting) ||
	       str_eq(p->word, S("Rendez")) ||
	       (form_among(p->word, meeting) && is_reflexive(p->before[0])) || form_is_future(p->word);
}

/* `reçoit [jeudi] les syndicats`: a verb of the present right before a weekday tells what is on then. */
bool cue_is_on(const struct cue_place *p)
{
	static const char *const words[] = {
		"présentent", "reçoit", "reçoivent", "rencontre", "rencontrent", "examine", "examinent",
		"débattent", "votent", "organise", "organisent", "accueille", "accueillent", "inaugure", "inaugurent",
		"célèbre", "célèbrent", "fête", "fêtent", "jouent", "disputent", "entame", "entament", "visite",
		"visitent", "sortent", "rendent", "tiennent", "rassemble", "rassemblent", "défilent", "manifestent", "aborde",
		"abordent", NULL};
	static const char *const the[] = {"la", "une", "sa", "leur", "cette", "l", "de", "d", NULL}; /* la fête */

	return form_among(p->word, words) && form_is_small(p->word) && !form_among(p->before[0], the);
}

/* `devait reprendre fin août`, `était attendu mardi`, `initialement prévu`, `annulés pour l'été`, `décalé du 3 mai`:
 * said in the past of what may lie on either side. */
bool cue_is_planning_then(const struct cue_place *p)
{
	static const char *const words[] = {"devait",   "devaient",   "prévoyait", "comptait",    "comptaient",
					    "espérait", "espéraient", "attendait", "envisageait", "souhaitait",
					    "pouvait",  "pouvaient",  "voulait",   "voulaient",   "initialement", NULL};
	static const char *const were[] = {"était", "étaient", "initialement", NULL};
	static const char *const dropped[] = {"annulé", "fermé", "suspendu", NULL};
	static const char *const moved[] = {"reporté", "repoussé", "décalé", "avancé", NULL};
	static const char *const had[] = {"avait", "avaient", NULL};
	static const char *const went[] = {"allait", "allaient", NULL};
	static const char *const of[] = {"de", "d", NULL};

	if (form_inflects(p->word, dropped) && str_eq(p->after[0], S("pour")))
		return true;
	if (is_prevu(p->word) && form_among(p->before[0], had) && form_among(p->after[0], of))
		return true;
	if (form_inflects(p->word, moved) && str_eq(p->after[0], S("du")))
		return true;
	return form_among(p->word, words) || is_going_to(p, went) ||
	       (form_among(p->before[form_among(p->before[0], more)], were) && is_planned(p)) ||
	       (is_put_to(p) && (form_among(p->before[0], had) || form_among(p->before[1], had))) ||
	       (form_among(p->word, were) &&
	        is_planned(&(struct cue_place){.word = p->after[form_among(p->after[0], more)]}));
}

/* ── the past ── */

/* `depuis la signature, fin février`, `deux mois après l'accident, en mars`; not `depuis trois semaines` */
bool cue_is_since(const struct cue_place *p)
{
	static const char *const determiners[] = {
		"la", "le", "l", "les", "son", "sa", "ses", "leur", "leurs", "cette", NULL};
	static const char *const since[] = {"depuis", NULL};
	static const char *const after[] = {"après", NULL};
	static const char *const units[] = {"heures", "jours", "semaines", "mois", "ans", "années", NULL};

	return (form_among(p->word, since) || (form_among(p->word, after) && form_among(p->before[0], units))) &&
	       form_among(p->after[0], determiners);
}

/* Not `ont écrit`. */
bool cue_is_telling(const struct cue_place *p)
{
	static const char *const have[] = {"a", "ont", "avait", "avaient", "ai", "avons", "ayant", "avoir", NULL};
	static const char *const telling[] = {"rapporte",  "rapportent", "révèle",   "révèlent",     "indique",
					      "indiquent", "écrit",      "écrivent", "affirme",      "affirment",
					      "raconte",   "précise",    "souligne", "assure",       "déclare",
					      "confie",    "relate",     "dévoile",  NULL};

	return form_among(p->word, telling) && !form_among(p->before[0], have);
}

/* `meurt`, `s'éteint`: in the present, of those who are dead. */
static bool is_dying(const struct cue_place *p)
{
	static const char *const words[] = {"meurt", "meurent", "décède", "décèdent", "succombe", "succombent", NULL};

	return form_among(p->word, words) || (str_eq(p->word, S("éteint")) && is_reflexive(p->before[0]));
}

/* `avaient brûlé`: not of a day to come. */
bool cue_is_pluperfect(const struct cue_place *p)
{
	static const char *const had[] = {"avait", "avaient", NULL};

	return form_among(p->word, had) && is_followed_by_participle(p);
}

bool cue_is_past(const struct cue_place *p)
{
	static const char *const were[] = {"était",  "étaient", "avait",  "avaient", "fut",
					   "furent", "eut",     "eurent", NULL};

	if (is_perfect(p) || form_among(p->word, were) || cue_is_telling(p) || is_dying(p))
		return true;
	if (str_ends(p->word, S("ions")) && !str_ends(p->word, S("rions")))
		return str_eq(p->before[0], S("nous")) || str_eq(p->before[0], S("Nous"));
	return form_is_past(p->word);
}
