/* tense.c: does the sentence around a date speak of the past or of what comes?
 *
 * The nearest verb that tells decides, counted in words; the words before the
 * date weigh like those after it. Endings are enough for the press: the future
 * (`-ra -ront -rons -rez -rai`), `va/vont/doit + infinitive` and `prochain…` on one
 * side; imparfait, `a/ont/est/sont/avait + participle` and `dernier…` on the other. */
#include "convert.h"
#include "str.h"

enum { NEAR_WORDS = 25 }; /* farther verbs say nothing about this date */

struct cue { u32 distance; enum tense tense; };

static bool among(str word, const char *const *words)
{
	for (; *words; words++)
		if (word.n == strlen(*words) && str_starts_fold(word, str_c(*words)))
			return true;
	return false;
}

static bool ends(str word, const char *const *endings)
{
	for (; *endings; endings++)
		if (str_ends(word, str_c(*endings)))
			return true;
	return false;
}

static bool is_future(str word, str next)
{
	static const char *const endings[] = {"ra", "ront", "rons", "rez", "rai", NULL};
	static const char *const nouns[] = {"opéra", "caméra", "choléra", "aura", "tiara", "Sahara", "extra", "ultra", "infra",
	                                    "contra", "mantra", "sierra", "vrai", "trai", "chez", "frai", NULL};
	static const char *const going[] = {"va", "vont", "doit", "doivent", "devrait", "devraient", "devra", NULL};
	static const char *const infinitive[] = {"er", "ir", "re", "oir", NULL};

	if (among(word, going))
		return ends(next, infinitive);
	return word.n >= 4 && ends(word, endings) && (str_eq(word, S("aura")) || !among(word, nouns));
}

static bool is_participle(str word)
{
	static const char *const endings[] = {"é", "és", "ée", "ées", "i", "is", "ie", "ies", "it", "its", "ite", "ites", "u", "us",
	                                      "ue", "ues", "ert", "erts", "erte", "ertes", NULL};

	return word.n >= 2 && ends(word, endings);
}

static bool is_past(str word, str next)
{
	static const char *const have[] = {"a", "ont", "est", "sont", "ai", "avons", "as", "avez", "sommes", "ayant", NULL};
	static const char *const were[] = {"était", "étaient", "avait", "avaient", "fut", "furent", "eut", "eurent", NULL};
	static const char *const endings[] = {"ait", "aient", "èrent", "irent", "urent", NULL};
	static const char *const nouns[] = {"fait", "lait", "parfait", "trait", "retrait", "portrait", "extrait", "attrait",
	                                    "souhait", "soient", "plait", "sait", "connait", NULL};
	static const char *const would[] = {"rait", "raient", NULL};

	if (among(word, have))
		return is_participle(next);
	if (among(word, were))
		return true;
	return word.n >= 5 && ends(word, endings) && !ends(word, would) && !among(word, nouns);
}

static bool is_letter(char c)
{
	return (u8)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static str word_at(str s, u32 *at)
{
	u32 beg;

	while (*at < s.n && !is_letter(s.p[*at]))
		++*at;
	beg = *at;
	while (*at < s.n && is_letter(s.p[*at]))
		++*at;
	return str_cut(s, beg, *at);
}

/* Word by word: a verb of two words (`a annoncé`) is known by its first. */
enum tense tense_around(str sentence, u32 beg, u32 end)
{
	struct cue best = {NEAR_WORDS, TENSE_NONE};
	u32 at = 0, index = 0, first = 0, last = 0;
	bool passed = false;

	for (u32 look = 0; look < 2; look++) /* first: which word the date is; then: the nearest verb */
		for (at = 0, index = 0; at < sentence.n; index++) {
			str word = word_at(sentence, &at);
			u32 from = at - (u32)word.n, next = at;
			if (!look) {
				if (from < beg)
					first = index + 1;
				if (from < end)
					last = index + 1;
				continue;
			}
			passed = index >= first;
			u32 distance = passed ? index - last + 1 : first - index;
			if ((index >= first && index < last) || distance >= best.distance)
				continue;
			str after = word_at(sentence, &next);
			if (str_eq(after, S("été")) || str_eq(after, S("déjà")) || str_eq(after, S("pas")) || str_eq(after, S("également")))
				after = word_at(sentence, &next);
			if (is_future(word, after))
				best = (struct cue){distance, TENSE_FUTURE};
			else if (is_past(word, after) || (after.n && str_eq(after, S("été"))))
				best = (struct cue){distance, TENSE_PAST};
		}
	return best.tense;
}
