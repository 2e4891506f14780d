/* tense_form.c: French verbs by their endings (tense_form.h).
 *
 * Endings are enough for the press; short lists hold what they mistake. */
#include "tense_form.h"

bool form_among(str word, const char *const *words)
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
bool form_inflects(str word, const char *const *words)
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
bool form_is_small(str word)
{
	return word.n && (u8)word.p[0] >= 'a';
}

bool form_is_participle(str word)
{
	static const char *const endings[] = {
		"é", "és", "ée", "ées", "i", "is", "ie", "ies", "it", "its", "ite", "ites", "int", "ints", "inte",
		"intes", "u", "us", "ue", "ues", "ert", "erts", "erte", "ertes", "mort", "morte", "morts", NULL};
	static const char *const nouns[] = {"lieu",     "midi", "peu",   "plus", "jamais", "depuis",  "puis",  "priori",
					    "lundi",    "mardi", "jeudi", "aussi", "samedi", "vendredi", "ainsi", "trois",
					    "mercredi", "mois",  "fois",  "droit", "que",    "qui",     "lui",
					    "celui",    "ici",   "ni",    "si",    "parmi",  NULL};

	return form_is_small(word) && ends(word, "\xA9seitu", endings) && !form_among(word, nouns);
}

/* One that cannot be taken for something else without an auxiliary before it: `publié`, `survenue`, not `la santé`,
 * `Reprise le 3 mai`. */
bool form_is_lone_participle(str word)
{
	static const char *const endings[] = {
		"é", "és", "ée", "ées", "rti", "rtis", "rtie", "rties", "enu", "enus", "enue", "enues", "ndu", "ndus",
		"ndue", "ndues", "aru", "arus", "arue", "arues", "ouvert", "ouverts", "ouverte", "ouvertes", "attu",
		"attus", "attue", "attues", "mis", "mise", "mises", "pris", "prise", "prises", "crit", "crits", "crite",
		"crites", "rdu", "rdus", "rdue", "rdues", "struit", "struits", "struite", "struites", "onclu", "onclue",
		"onclus", "onclues", NULL};
	static const char *const made[] = {"faite", "faites", NULL}; /* not parfaite */
	static const char *const nouns[] = {"ité",      "ités",    "santé",    "société", "liberté",
					    "journée",  "soirée",  "matinée",  "année",   "années",
					    "rentrée",  "députés", "salariés", "blessés", "employés",
					    "réfugiés", "malgré",  "côté",     "reprise", "entreprise",
					    "entreprises", "surprise", "remise", "chemise", "individu", NULL};
	static const char *const words[] = {
		"été", "permis", "clé", "clés", "parti", "partis", "partie", "parties", "café", "cafés", "congé",
		"congés", "marché", "marchés", "lycée", "lycées", "musée", "musées", "degré", "degrés", "durée",
		"tournée", "armée", "idée", "idées", "délibéré", "reprise", "remise", "entreprise", "surprise",
		"journée", "soirée", "matinée", "année", "société", "rentrée", "santé", "assemblée", "sortie",
		NULL}; /* some once more, for they may begin with a capital */

	return form_among(word, made) || (ends(word, "\xA9seiut", endings) && !ends(word, "\xA9seu", nouns) &&
	                                  !form_among(word, words));
}

bool form_is_infinitive(str word)
{
	static const char *const endings[] = {"er", "ir", "re", "oir", NULL};

	return ends(word, "re", endings);
}

/* The ending follows an infinitive: `lèverait, finirait, viendrait`; not `encadrait, montrait, entrait`. */
static bool is_conditional(str word)
{
	static const char *const endings[] = {
		"erait", "eraient", "irait", "iraient", "rrait", "rraient", "endrait", "endraient", "oudrait",
		"oudraient", "audrait", "audraient", "evrait", "evraient", "aurait", "auraient", "uivrait", "uivraient",
		"ettrait", "ettraient", "aîtrait", "aîtraient", "oirait", "oiraient", "ondrait", "ondraient", "uvrait",
		NULL};
	static const char *const past[] = {
		"ouvrait", "couvrait", "découvrait", "rouvrait", "tirait", "retirait", "attirait", "admirait",
		"inspirait", "aspirait", "espérait", "respirait", "expirait", NULL};

	return ends(word, "t", endings) && !form_among(word, past);
}

/* `sera`, `viendront`, `serait`: by the ending. */
bool form_is_future(str word)
{
	static const char *const endings[] = {"ra", "ront", "rons", "rez", "rai", NULL};
	static const char *const nouns[] = {
		"opéra", "caméra", "choléra", "tiara", "extra", "ultra", "infra", "contra", "mantra", "sierra", "vrai",
		"chez", "délai", "front", "affront", "environs", "patrons", "citrons", "barons", "vignerons", "marrons",
		NULL};
	static const char *const reported[] = {"aurait", "auraient", "serait", "seraient", "paraît", "paraient", NULL};

	if (!form_is_small(word))
		return false;
	if (is_conditional(word))
		return !form_among(word, reported);
	return word.n >= 4 && ends(word, "atszi", endings) && !form_among(word, nouns);
}

/* `quittait`, `moururent`: by the ending. */
bool form_is_past(str word)
{
	static const char *const endings[] = {"ait", "aient", "èrent", "irent", "urent", NULL};
	/* `espèrent` is of the present, `donnèrent` of the past */
	static const char *const present[] = {
		"accélèrent", "acquièrent", "adhèrent", "altèrent", "avèrent", "conquièrent", "confèrent", "considèrent",
		"coopèrent", "délibèrent", "diffèrent", "digèrent", "espèrent", "exagèrent", "fédèrent", "génèrent",
		"gèrent", "incarcèrent", "ingèrent", "insèrent", "libèrent", "modèrent", "opèrent", "persévèrent",
		"préfèrent", "prolifèrent", "récupèrent", "réfèrent", "réitèrent", "rémunèrent", "requièrent", "suggèrent",
		"tempèrent", "tolèrent", "transfèrent", "vénèrent", "aspirent", "attirent", "admirent", "désirent",
		"expirent", "inspirent", "respirent", "retirent", "soupirent", "tirent", "assurent", "augurent", "capturent",
		"censurent", "clôturent", "demeurent", "facturent", "figurent", "inaugurent", "jurent", "mesurent",
		"meurent", "perdurent", "pleurent", "procurent", "rassurent", "structurent", NULL};
	static const char *const nouns[] = {"fait",    "lait",    "parfait", "trait", "retrait", "portrait", "extrait",
					    "attrait", "souhait", "soient",  "plait", "sait",    "connait",  NULL};

	return form_is_small(word) && word.n >= 5 && ends(word, "t", endings) && !is_conditional(word) &&
	       !form_among(word, nouns) && !form_among(word, present);
}
