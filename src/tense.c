/* tense.c: does the sentence around a date speak of the past or of what comes?
 *
 * The cue that costs least decides. A cue costs the words between it and the date, and more where a comma, a colon or
 * a quotation mark stands between: `38 Français vont être rapatriés dimanche, a annoncé la ministre` speaks of a
 * Sunday to come. Endings are enough for the press: the future (`-ra -ront -rons -rez -rai`), the conditional,
 * `va + infinitive`, `prévu`, `jusqu'à` on one side; imparfait, `a/ont/est/sont + participle`, a participle by itself,
 * `depuis` on the other. */
#include "convert.h"
#include "str.h"

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

/* ── words ── */

static bool among(str word, const char *const *words)
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

	return is_small(word) && ends(word, "\xA9seitu", endings) && !among(word, nouns);
}

/* One that cannot be taken for something else without an auxiliary before it: `publié`, `survenue`, not `la santé`. */
static bool is_bare_participle(str word, str before)
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

	return is_small(word) && ends(word, "\xA9seiut", endings) && !ends(word, "\xA9se", nouns) && !among(word, nouns) &&
	       !among(before, determiners);
}

/* `est organisée samedi`: a passive of the present that tells of what comes. */
static bool is_scheduled(str word, str before)
{
	static const char *const is[] = {"est", "sont", NULL};
	static const char *const words[] = {"prévu",   "attendu", "programmé", "organisé",
					    "célébré", "convié",  "invité",    "convoqué", "fixé", NULL};

	return among(before, is) && inflects(word, words);
}

/* `en prévision du sommet de vendredi`, `à la veille du scrutin de dimanche`: only of a date that follows. */
static bool is_eve(str word, str next, str before)
{
	static const char *const of[] = {"de", "du", "des", "d", NULL};

	return among(next, of) && (str_eq(word, S("prévision")) || (str_eq(word, S("veille")) && str_eq(before, S("la"))));
}

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

/* ── what a word says, from the words that follow and precede it in the sentence ── */

/* The ending follows an infinitive: `lèverait, finirait, viendrait`; not `encadrait, montrait, entrait`. */
static bool is_conditional(str word)
{
	static const char *const endings[] = {
		"erait",   "eraient",   "irait",  "iraient",  "rrait",   "rraient",   "endrait", "endraient", "oudrait", "oudraient",
		"audrait", "audraient", "evrait", "evraient", "aurait",  "auraient",  "uivrait", "uivraient", "ettrait", "ettraient",
		"aîtrait", "aîtraient", "oirait", "oiraient", "ondrait", "ondraient", "uvrait",  NULL};
	static const char *const past[] = {"ouvrait", "couvrait", "découvrait", "rouvrait", "tirait", "retirait", "attirait",
	                                   "admirait", "inspirait", "aspirait", "espérait", "respirait", "expirait", NULL};

	return ends(word, "t", endings) && !among(word, past);
}

static bool is_future(str word, str next, str second, str before)
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

	if (among(word, going))
		return ends(among(next, between) ? second : next, "re", infinitive);
	if (inflects(word, planned))
		return !among(before, done);
	if (among(word, planning) || (among(word, meeting) && among(before, itself)) || is_scheduled(next, word) ||
	    str_eq(word, S("Rendez")))
		return true;
	if (!is_small(word))
		return false;
	if (is_conditional(word))
		return !among(word, reported);
	return word.n >= 4 && ends(word, "atszi", endings) && !among(word, nouns);
}

/* `devait reprendre fin août`: said in the past of what may lie on either side. */
static bool is_planning_then(str word)
{
	static const char *const words[] = {"devait",   "devaient",   "prévoyait", "comptait",    "comptaient",
					    "espérait", "espéraient", "attendait", "envisageait", "souhaitait",
					    "pouvait",  "pouvaient",  NULL};

	return among(word, words);
}

static bool is_past(str word, str next, str second, str before)
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

	if (among(word, have))
		return is_participle(among(next, between) || str_ends(next, S("ment")) ? second : next);
	if (among(word, were) || among(word, telling))
		return true;
	if (str_ends(word, S("ions")))
		return str_eq(before, S("nous")) || str_eq(before, S("Nous"));
	if (!is_small(word))
		return false;
	return word.n >= 5 && ends(word, "t", endings) && !is_conditional(word) && !among(word, nouns);
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
		if (among(word, since))
			return TENSE_PAST;
		if (among(word, until))
			return TENSE_FUTURE;
		if (!among(word, skip))
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
		if (among(left->word[i].text, words))
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

		if (is_planning_then(word))
			offer(best, cost, TENSE_NONE, WEAK);
		else if (is_future(word, next, second, before))
			offer(best, cost, TENSE_FUTURE, WEAK);
		else if (is_past(word, next, second, before) || (step < 0 && among(word, since)))
			offer(best, cost, TENSE_PAST, weight);
		else if (step < 0 && (is_scheduled(word, before) || is_eve(word, next, before)))
			offer(best, cost, TENSE_FUTURE, WEAK);
		else if (step < 0 && !headline && is_bare_participle(word, before) && !is_passive_to_come(side, n))
			offer(best, cost + (n ? BARE : 0), TENSE_PAST, among(before, auxiliary) ? weight : WEAK);
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
		if (among(word_of(&left, 0), from))
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
