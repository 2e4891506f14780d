/* tense_cue.c: what a word says of time, by its form and by the words next to it (tense_cue.h).
 *
 * No dictionary: endings tell most verbs of the press, and short lists what the endings mistake. */
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

static bool is_participle(str word)
{
	static const char *const endings[] = {"é",   "és",   "ée",   "ées",   "i",    "is",    "ie",    "ies",
					      "it",  "its",  "ite",  "ites",  "u",    "us",    "ue",    "ues",
					      "ert", "erts", "erte", "ertes", "mort", "morte", "morts", NULL};
	static const char *const nouns[] = {"lieu", "midi", "peu", "plus", NULL};

	return is_small(word) && ends(word, "\xA9seitu", endings) && !cue_among(word, nouns);
}

/* One that cannot be taken for something else without an auxiliary before it: `publié`, `survenue`, not `la santé`. */
bool cue_is_bare_participle(str word, str before)
{
	static const char *const endings[] = {"é",       "és",      "ée",       "ées",  "rti",   "rtis",  "rtie",
					      "rties",   "enu",     "enus",     "enue", "enues", "ndu",   "ndus",
					      "ndue",    "ndues",   "aru",      "arus", "arue",  "arues", "ouvert",
					      "ouverts", "ouverte", "ouvertes", NULL};
	static const char *const nouns[] = {"ité",      "ités",    "santé",    "société", "liberté",
					    "journée",  "soirée",  "matinée",  "année",   "années",
					    "rentrée",  "députés", "salariés", "blessés", "employés",
					    "réfugiés", "malgré",  "côté",     "été",     NULL};
	static const char *const determiners[] = {"l",   "d",    "le",    "la",  "les",   "un",   "une", "des",
						  "du",  "de",   "ce",    "cet", "cette", "ces",  "son", "sa",
						  "ses", "leur", "leurs", "aux", "au",    "deux", NULL};

	return is_small(word) && ends(word, "\xA9seiut", endings) && !ends(word, "\xA9se", nouns) && !cue_among(word, nouns) &&
	       !cue_among(before, determiners);
}

/* `est organisée samedi`: a passive of the present that tells of what comes. */
bool cue_is_scheduled(str word, str before)
{
	static const char *const is[] = {"est", "sont", NULL};
	static const char *const words[] = {"prévu",   "attendu", "programmé", "organisé",
					    "célébré", "convié",  "invité",    "convoqué", "fixé", NULL};

	return cue_among(before, is) && inflects(word, words);
}

/* `en prévision du sommet de vendredi`, `à la veille du scrutin de dimanche`: only of a date that follows. */
bool cue_is_eve(str word, str next, str before)
{
	static const char *const of[] = {"de", "du", "des", "d", NULL};

	return cue_among(next, of) && (str_eq(word, S("prévision")) || (str_eq(word, S("veille")) && str_eq(before, S("la"))));
}

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

bool cue_is_future(str word, str next, str second, str before)
{
	static const char *const endings[] = {"ra", "ront", "rons", "rez", "rai", NULL};
	static const char *const nouns[] = {"opéra",  "caméra", "choléra", "tiara", "Sahara", "extra", "ultra", "infra",
					    "contra", "mantra", "sierra",  "vrai",  "chez",   "délai", NULL};
	static const char *const reported[] = {"aurait", "auraient", "serait", "seraient", "paraît", "paraient", NULL};
	static const char *const going[] = {"va", "vont", "allait", "allaient", NULL};
	static const char *const infinitive[] = {"er", "ir", "re", "oir", NULL};
	static const char *const planned[] = {"prévu",       "attendu", "programmé", "reporté",  "repoussé", "convoqué",
					      "reprogrammé", "appelé",  "planifié",  "prolongé", "décalé",   NULL};
	static const char *const planning[] = {"prévoit",  "prévoient", "envisage", "débute",    "débutent",
					       "démarre",  "attend",    "appelle",  "appellent", "préavis",
					       "prochain", "paraître",  "doit",     "doivent",   "entend",
					       "entendent", "apprête",  "apprêtent", "affronte", "affrontent",
					       "commence", "commencent", "reprennent", "rouvre", "rouvrent", NULL};
	static const char *const meeting[] = {"ouvre", "ouvrent", "réunit", "réunissent", "rend", "rendent",
					      "tient", "tiennent", "déroule", "déroulent", NULL};
	static const char *const itself[] = {"se", "s", NULL};
	static const char *const done[] = {"a", "ont", "avait", "avaient", "comme", "ayant", "initialement", NULL};
	static const char *const between[] = {"se",    "s",         "y",     "en", "lui", "leur", "donc",
					      "aussi", "également", "ainsi", "ne", "pas", NULL};

	if (cue_among(word, going))
		return ends(cue_among(next, between) ? second : next, "re", infinitive);
	if (inflects(word, planned))
		return !cue_among(before, done);
	if (cue_among(word, planning) || (cue_among(word, meeting) && cue_among(before, itself)) || cue_is_scheduled(next, word) ||
	    str_eq(word, S("Rendez")))
		return true;
	if (!is_small(word))
		return false;
	if (is_conditional(word))
		return !cue_among(word, reported);
	return word.n >= 4 && ends(word, "atszi", endings) && !cue_among(word, nouns);
}

/* `devait reprendre fin août`: said in the past of what may lie on either side. */
bool cue_is_planning_then(str word)
{
	static const char *const words[] = {"devait",   "devaient",   "prévoyait", "comptait",    "comptaient",
					    "espérait", "espéraient", "attendait", "envisageait", "souhaitait",
					    "pouvait",  "pouvaient",  NULL};

	return cue_among(word, words);
}

bool cue_is_past(str word, str next, str second, str before)
{
	static const char *const have[] = {"a",      "ont",   "est",    "sont",     "ai",   "avons",  "as", "avez",
					   "sommes", "ayant", "aurait", "auraient", "aura", "auront", NULL};
	static const char *const were[] = {"était",  "étaient", "avait",  "avaient", "fut",
					   "furent", "eut",     "eurent", NULL};
	static const char *const between[] = {"été",     "déjà", "pas",   "également", "aussi",  "bien", "notamment",
					      "ensuite", "fait", "ainsi", "toujours",  "encore", "dès",  NULL};
	static const char *const endings[] = {"ait", "aient", "èrent", "irent", "urent", NULL};
	static const char *const nouns[] = {"fait",    "lait",    "parfait", "trait", "retrait", "portrait", "extrait",
					    "attrait", "souhait", "soient",  "plait", "sait",    "connait",  NULL};
	static const char *const telling[] = {"rapporte",  "rapportent", "révèle",   "révèlent",     "indique",
					      "indiquent", "écrit",      "écrivent", "affirme",      "affirment",
					      "raconte",   "précise",    "souligne", "assure",       "déclare",
					      "confie",    "relate",     "dévoile",  "initialement", NULL};

	if (cue_among(word, have))
		return is_participle(cue_among(next, between) || str_ends(next, S("ment")) ? second : next);
	if (cue_among(word, were) || cue_among(word, telling))
		return true;
	if (str_ends(word, S("ions")))
		return str_eq(before, S("nous")) || str_eq(before, S("Nous"));
	if (!is_small(word))
		return false;
	return word.n >= 5 && ends(word, "t", endings) && !is_conditional(word) && !cue_among(word, nouns);
}
