/* tense_cue.c: what a word says of time, by its form and by the words next to it (tense_cue.h).
 *
 * Endings are enough for the press: the future (`-ra -ront -rons -rez -rai`), the conditional, `va + infinitive`,
 * `prévu` on one side; imparfait, `a/ont/est/sont + participle`, a participle by itself on the other. Short lists hold
 * what the endings mistake. */
#include "tense_cue.h"

bool cue_among(str word, const char *const *words)
{
	if (!word.n)
		return false;
	for (char first = word.p[0] | 0x20; *words; words++)
		if (first == ((*words)[0] | 0x20) && word.n == strlen(*words) && str_starts_fold(word, str_c(*words)))
			return true;
	return false;
}

/* last: the bytes that the endings end with; most words are told by theirs. */
static bool ends(str word, const char *last, const char *const *endings)
{
	if (!word.n || !strchr(last, word.p[word.n - 1]))
		return false;
	for (; *endings; endings++) {
		size_t n = strlen(*endings);
		if (n <= word.n && (*endings)[n - 1] == word.p[word.n - 1] &&
		    memcmp(word.p + word.n - n, *endings, n) == 0)
			return true;
	}
	return false;
}

/* `prévu`, `prévues`: one of the words, with or without the endings of gender and number. */
static bool inflects(str word, const char *const *words)
{
	for (; word.n && *words; words++) {
		if ((word.p[0] | 0x20) != ((*words)[0] | 0x20))
			continue;
		str rest = str_cut(word, strlen(*words), word.n);
		if (str_starts_fold(word, str_c(*words)) &&
		    (!rest.n || str_eq(rest, S("e")) || str_eq(rest, S("s")) || str_eq(rest, S("es"))))
			return true;
	}
	return false;
}

/* A name, or the first word of a sentence, is taken for no verb by its ending. */
static bool is_small(str word)
{
	return word.n && (u8)word.p[0] >= 'a';
}

static bool is_reflexive(str word)
{
	static const char *const words[] = {"se", "s", NULL};

	return cue_among(word, words);
}

/* ── participles ── */

static bool is_participle(str word)
{
	static const char *const endings[] = {"é",   "és",   "ée",   "ées",   "i",    "is",    "ie",    "ies",
					      "it",  "its",  "ite",  "ites",  "int",  "ints",  "inte",  "intes",  "u",    "us",    "ue",    "ues",
					      "ert", "erts", "erte", "ertes", "mort", "morte", "morts", NULL};
	static const char *const nouns[] = {"lieu", "midi", "peu", "plus", NULL};

	return is_small(word) && ends(word, "\xA9seitu", endings) && !cue_among(word, nouns);
}

/* One that cannot be taken for something else without an auxiliary before it: `publié`, `survenue`, not `la santé`. */
bool cue_is_bare_participle(const struct cue_place *p)
{
	static const char *const endings[] = {
		"é",     "és",    "ée",    "ées",    "rti",   "rtis",  "rtie",   "rties",  "enu",     "enus",     "enue",    "enues",
		"ndu",   "ndus",  "ndue",  "ndues",  "aru",   "arus",  "arue",   "arues",  "ouvert",  "ouverts",  "ouverte", "ouvertes",
		"attu",  "attus", "attue", "attues", "mis",   "mise",  "mises",  "pris",   "prise",   "prises",   "crit",    "crits",
		"crite", "crites", "rdu",  "rdus",   "rdue",  "rdues", "struit", "struits", "struite", "struites", "onclu",   "onclue",
		"onclus", "onclues", NULL};
	static const char *const nouns[] = {"ité",      "ités",    "santé",    "société", "liberté",
					    "journée",  "soirée",  "matinée",  "année",   "années",
					    "rentrée",  "députés", "salariés", "blessés", "employés",
					    "réfugiés", "malgré",  "côté",     "reprise", "entreprise",
					    "entreprises", "surprise", "remise", "chemise", "individu", NULL};
	static const char *const words[] = {"été",   "permis", "clé",    "clés",   "parti",   "partis",  "partie", "parties",
	                                    "café",  "cafés",  "congé",  "congés", "marché",  "marchés", "lycée",  "lycées",
	                                    "musée", "musées", "degré",  "degrés", "durée",   "tournée",
	                                    "armée", "idée",   "idées",  NULL};
	static const char *const determiners[] = {"l",   "d",    "le",    "la",  "les",   "un",   "une", "des",
						  "du",  "de",   "ce",    "cet", "cette", "ces",  "son", "sa",
						  "ses", "leur", "leurs", "aux", "au",    "deux", NULL};

	return (is_small(p->word) || !p->before[0].n) && ends(p->word, "\xA9seiut", endings) && !ends(p->word, "\xA9seu", nouns) &&
	       !cue_among(p->word, words) && !cue_among(p->before[0], determiners);
}

/* The participle that goes with an auxiliary: `a déjà été élu`, `est-il monté`, `n'ont pas eu`. */
static bool is_followed_by_participle(const struct cue_place *p)
{
	static const char *const between[] = {"été",  "déjà",  "pas",    "également", "aussi", "bien", "notamment", "ensuite",
	                                      "ainsi", "toujours", "encore", "dès",   "t",     "il",   "elle",      "on",
	                                      "ils",  "elles", "finalement", NULL};
	u32 i = 0;

	while (i < 2 && (cue_among(p->after[i], between) || str_ends(p->after[i], S("ment"))))
		i++;
	return is_participle(p->after[i]);
}

/* `a quitté`, `aura marqué`, `après avoir atteint`, `se seraient déroulés`: done, whatever the tense of the auxiliary. */
static bool is_perfect(const struct cue_place *p)
{
	static const char *const have[] = {"a",      "ont",   "est",    "sont",     "ai",   "avons",  "as",    "avez",
					   "sommes", "ayant", "aurait", "auraient", "aura", "auront", "avoir", NULL};
	static const char *const be[] = {"serait", "seraient", "sera", "seront", NULL};
	static const char *const after[] = {"après", NULL};

	if (str_eq(p->word, S("A")) || (cue_among(p->word, be) && !is_reflexive(p->before[0]))) /* `A` is often À */
		return false;
	if (str_eq(p->word, S("être")) && !cue_among(p->before[0], after))
		return false;
	return (cue_among(p->word, have) || cue_among(p->word, be) || str_eq(p->word, S("être"))) &&
	       is_followed_by_participle(p);
}

/* ── what comes ── */

/* The ending follows an infinitive: `lèverait, finirait, viendrait`; not `encadrait, montrait, entrait`. */
static bool is_conditional(str word)
{
	static const char *const endings[] = {
		"erait",   "eraient",   "irait",  "iraient",  "rrait",   "rraient",   "endrait", "endraient", "oudrait", "oudraient",
		"audrait", "audraient", "evrait", "evraient", "aurait",  "auraient",  "uivrait", "uivraient", "ettrait", "ettraient",
		"aîtrait", "aîtraient", "oirait", "oiraient", "ondrait", "ondraient", "uvrait",  NULL};
	static const char *const past[] = {"ouvrait", "couvrait", "découvrait", "rouvrait", "tirait", "retirait", "attirait",
	                                   "admirait", "inspirait", "aspirait", "espérait", "respirait", "expirait", NULL};

	return ends(word, "t", endings) && !cue_among(word, past);
}

/* `sera`, `viendront`, `serait`: by the ending. */
static bool is_future_form(str word)
{
	static const char *const endings[] = {"ra", "ront", "rons", "rez", "rai", NULL};
	static const char *const nouns[] = {"opéra",  "caméra",   "choléra", "tiara",   "extra",   "ultra", "infra", "contra",
	                                    "mantra", "sierra",   "vrai",    "chez",    "délai",   "front", "affront",
	                                    "environs", "patrons", "citrons", "barons", "vignerons", "marrons", NULL};
	static const char *const reported[] = {"aurait", "auraient", "serait", "seraient", "paraît", "paraient", NULL};

	if (!is_small(word))
		return false;
	if (is_conditional(word))
		return !cue_among(word, reported);
	return word.n >= 4 && ends(word, "atszi", endings) && !cue_among(word, nouns);
}

static bool is_prevu(str word)
{
	static const char *const words[] = {"prévu", NULL};

	return inflects(word, words);
}

static const char *const is[] = {"est", "sont", NULL};

/* `est organisée samedi`: a passive of the present that tells of what comes; not `se sont invités`. */
bool cue_is_scheduled(const struct cue_place *p)
{
	static const char *const more[] = {"encore", "également", "aussi", "ainsi", "par", NULL};
	static const char *const words[] = {"prévu",  "attendu", "programmé", "organisé", "célébré", "convié",
					    "invité", "convoqué", "fixé", "appelé", "classé", NULL};
	bool more_between = cue_among(p->before[0], more);

	return cue_among(p->before[more_between], is) && (more_between || !is_reflexive(p->before[1])) &&
	       inflects(p->word, words);
}

/* The same, from its auxiliary. */
static bool is_scheduling(const struct cue_place *p)
{
	struct cue_place next = {.word = p->after[0], .before = {p->word, p->before[0]}};
	struct cue_place second = {.word = p->after[1], .before = {p->after[0], p->word}};

	return cue_is_scheduled(&next) || (cue_among(p->word, is) && cue_is_scheduled(&second));
}

/* `en prévision du sommet de vendredi`, `à la veille du scrutin de dimanche`. */
bool cue_is_eve(const struct cue_place *p)
{
	static const char *const of[] = {"de", "du", "des", "d", NULL};

	return cue_among(p->after[0], of) &&
	       (str_eq(p->word, S("prévision")) || (str_eq(p->word, S("veille")) && str_eq(p->before[0], S("la"))));
}

/* `va bientôt partir`; going: the forms of aller */
static bool is_going_to(const struct cue_place *p, const char *const *going)
{
	static const char *const infinitive[] = {"er", "ir", "re", "oir", NULL};
	static const char *const between[] = {"se",    "s",         "y",     "en", "lui", "leur", "donc",
					      "aussi", "également", "ainsi", "ne", "pas", NULL};

	return cue_among(p->word, going) && ends(p->after[cue_among(p->after[0], between)], "re", infinitive);
}

/* `prévu`, `reporté`, but `comme prévu`, `avait prévu`. */
static bool is_planned(const struct cue_place *p)
{
	static const char *const planned[] = {"prévu",       "attendu", "programmé", "reporté",  "repoussé", "convoqué",
					      "reprogrammé", "appelé",  "planifié",  "prolongé", "décalé",   NULL};
	static const char *const done[] = {"a", "ont", "avait", "avaient", "comme", "ayant", NULL};
	static const char *const has[] = {"a", "ont", NULL};

	return inflects(p->word, planned) &&
	       (!cue_among(p->before[0], done) || (cue_among(p->before[0], has) && is_prevu(p->word)));
}

/* `a prévu`, `ont appelé à manifester` */
static bool has_planned(const struct cue_place *p)
{
	static const char *const has[] = {"a", "ont", NULL};

	return cue_among(p->word, has) &&
	       (is_prevu(p->after[0]) || (str_eq(p->after[0], S("appelé")) && str_eq(p->after[1], S("à"))));
}

/* `a été renvoyé à l'automne`, `a fixé au 3 mai`: done, and the date it was put to is to come. */
static bool is_put_to(const struct cue_place *p)
{
	static const char *const words[] = {"renvoyé", "reporté", "repoussé", "décalé", "ajourné", "différé", "prolongé", "fixé",
	                                    "étendu",  "reconduit", NULL};
	static const char *const to[] = {"à", "au", "jusqu", NULL};

	return inflects(p->word, words) && cue_among(p->after[0], to);
}

bool cue_is_future(const struct cue_place *p)
{
	static const char *const goes[] = {"va", "vont", NULL};
	static const char *const planning[] = {"prévoit",  "prévoient", "envisage", "débute",    "débutent",
					       "démarre",  "attend",    "appelle",  "appellent", "préavis",
					       "prochain", "paraître",  "doit",     "doivent",   "entend",
					       "entendent", "apprête",  "apprêtent", "affronte", "affrontent",
					       "commence", "commencent", "reprennent", "rouvre", "rouvrent",
					       "interdisant", "autorisant", "prévoyant", NULL};
	static const char *const meeting[] = {"ouvre", "ouvrent", "réunit", "réunissent", "rend", "rendent",
					      "tient", "tiennent", "déroule", "déroulent", NULL};

	if (is_scheduling(p))
		return true;
	if (is_perfect(p))
		return has_planned(p);
	return is_going_to(p, goes) || is_planned(p) || is_put_to(p) || cue_among(p->word, planning) || str_eq(p->word, S("Rendez")) ||
	       (cue_among(p->word, meeting) && is_reflexive(p->before[0])) || is_future_form(p->word);
}

/* `devait reprendre fin août`, `était attendu mardi`, `initialement prévu`: said in the past of what may lie on either
 * side. */
bool cue_is_planning_then(const struct cue_place *p)
{
	static const char *const words[] = {"devait",   "devaient",   "prévoyait", "comptait",    "comptaient",
					    "espérait", "espéraient", "attendait", "envisageait", "souhaitait",
					    "pouvait",  "pouvaient",  "initialement", NULL};
	static const char *const were[] = {"était", "étaient", "initialement", NULL};
	static const char *const had[] = {"avait", "avaient", NULL};
	static const char *const went[] = {"allait", "allaient", NULL};

	return cue_among(p->word, words) || is_going_to(p, went) || (cue_among(p->before[0], were) && is_planned(p)) ||
	       (is_put_to(p) && (cue_among(p->before[0], had) || cue_among(p->before[1], had))) ||
	       (cue_among(p->word, were) && is_planned(&(struct cue_place){.word = p->after[0]}));
}

/* ── the past ── */

/* `depuis la signature, fin février`, not `depuis trois semaines` */
bool cue_is_since(const struct cue_place *p)
{
	static const char *const determiners[] = {"la", "le", "l", "les", "son", "sa", "ses", "leur", "leurs", "cette", NULL};

	return str_eq(p->word, S("depuis")) && cue_among(p->after[0], determiners);
}

bool cue_is_past(const struct cue_place *p)
{
	static const char *const were[] = {"était",  "étaient", "avait",  "avaient", "fut",
					   "furent", "eut",     "eurent", NULL};
	static const char *const endings[] = {"ait", "aient", "èrent", "irent", "urent", NULL};
	static const char *const nouns[] = {"fait",    "lait",    "parfait", "trait", "retrait", "portrait", "extrait",
					    "attrait", "souhait", "soient",  "plait", "sait",    "connait",  NULL};
	static const char *const telling[] = {"rapporte",  "rapportent", "révèle",   "révèlent",     "indique",
					      "indiquent", "écrit",      "écrivent", "affirme",      "affirment",
					      "raconte",   "précise",    "souligne", "assure",       "déclare",
					      "confie",    "relate",     "dévoile",  NULL};

	if (is_perfect(p) || cue_among(p->word, were) || cue_among(p->word, telling))
		return true;
	if (str_ends(p->word, S("ions")) && !str_ends(p->word, S("rions")))
		return str_eq(p->before[0], S("nous")) || str_eq(p->before[0], S("Nous"));
	return is_small(p->word) && p->word.n >= 5 && ends(p->word, "t", endings) && !is_conditional(p->word) &&
	       !cue_among(p->word, nouns);
}
