/* quantity_words.c: the phrases around a number, as data. The longest phrase that stands wins, so their order in a
 * table means nothing. They are written folded (lower case, no accent); a space in them is any gap. */
#include "number_words.h"

static const struct phrase before[] = {
	{"~", ALONE, APPROX}, {"\302\261", ALONE, APPROX}, {"\342\211\210", ALONE, APPROX}, {"<", ALONE, LESS_THAN},
	{">", ALONE, MORE_THAN}, {"+", WITH_DE, MORE_THAN}, {"\342\211\244", ALONE, AT_MOST},
	{"\342\211\245", ALONE, AT_LEAST}, {"a minima", ALONE, AT_LEAST}, {"a moins", WITH_DE, LESS_THAN},
	{"a concurrence", WITH_DE, AT_MOST}, {"a partir", WITH_DE, AT_LEAST}, {"a peine", ALONE, EXACT}, {"a peu pres", ALONE, APPROX},
	{"a plus", WITH_DE, MORE_THAN}, {"a tout le moins", ALONE, AT_LEAST}, {"approchant", ALONE, APPROX},
	{"approchant", WITH_DE, APPROX}, {"alors", ALONE, EXACT}, {"aujourd'hui", ALONE, EXACT},
	{"maintenant", ALONE, EXACT}, {"approche", ALONE, APPROX}, {"approche", WITH_DE, APPROX},
	{"approchait", ALONE, APPROX}, {"approchait", WITH_DE, APPROX}, {"approchent", ALONE, APPROX},
	{"approchent", WITH_DE, APPROX}, {"approcher", ALONE, APPROX}, {"approcher", WITH_DE, APPROX},
	{"approcherait", ALONE, APPROX}, {"approcherait", WITH_DE, APPROX}, {"approximativement", ALONE, APPROX},
	{"au bas mot", ALONE, AT_LEAST}, {"au dela", WITH_DE, MORE_THAN}, {"au dessous", WITH_DE, LESS_THAN},
	{"au dessus", WITH_DE, MORE_THAN}, {"au grand maximum", ALONE, AT_MOST}, {"au maximum", ALONE, AT_MOST},
	{"au maximum", WITH_DE, AT_MOST}, {"au minimum", ALONE, AT_LEAST}, {"au minimum", WITH_DE, AT_LEAST},
	{"au mieux", ALONE, AT_MOST}, {"au moins", ALONE, AT_LEAST}, {"au plus", ALONE, AT_MOST},
	{"autour", WITH_DE, APPROX}, {"aux alentours", WITH_DE, APPROX}, {"aux environs", WITH_DE, APPROX},
	{"avoisinait", ALONE, APPROX}, {"avoisinant", ALONE, APPROX}, {"avoisinant", WITH_A, APPROX},
	{"avoisine", ALONE, APPROX}, {"avoisinent", ALONE, APPROX}, {"avoisiner", ALONE, APPROX},
	{"avoisineraient", ALONE, APPROX}, {"avoisinerait", ALONE, APPROX}, {"plutot", ALONE, EXACT},
	{"chacun", ALONE, EXACT}, {"lundi", ALONE, EXACT}, {"mardi", ALONE, EXACT}, {"mercredi", ALONE, EXACT},
	{"jeudi", ALONE, EXACT}, {"vendredi", ALONE, EXACT}, {"samedi", ALONE, EXACT}, {"dimanche", ALONE, EXACT},
	{"beaucoup", ALONE, EXACT}, {"bien", ALONE, EXACT}, {"dans la limite", WITH_DE, AT_MOST},
	{"dans les", ALONE, APPROX}, {"de l'ordre", WITH_DE, APPROX},
	{"deja", ALONE, EXACT}, {"depassaient", ALONE, MORE_THAN}, {"depassait", ALONE, MORE_THAN},
	{"depassant", ALONE, MORE_THAN}, {"depasse", ALONE, MORE_THAN}, {"depassee", ALONE, MORE_THAN},
	{"depassees", ALONE, MORE_THAN}, {"depassent", ALONE, MORE_THAN}, {"depasser", ALONE, MORE_THAN},
	{"depassera", ALONE, MORE_THAN}, {"depasserait", ALONE, MORE_THAN}, {"depasseront", ALONE, MORE_THAN},
	{"depasses", ALONE, MORE_THAN}, {"desormais", ALONE, EXACT}, {"dessous", WITH_DE, LESS_THAN},
	{"du moins", ALONE, AT_LEAST}, {"en deca", WITH_DE, LESS_THAN}, {"en dessous", WITH_DE, LESS_THAN},
	{"egal ou inferieur", WITH_A, AT_MOST}, {"egal ou superieur", WITH_A, AT_LEAST},
	{"egale ou inferieure", WITH_A, AT_MOST}, {"egale ou superieure", WITH_A, AT_LEAST},
	{"egales ou inferieures", WITH_A, AT_MOST}, {"egales ou superieures", WITH_A, AT_LEAST},
	{"egaux ou inferieurs", WITH_A, AT_MOST}, {"egaux ou superieurs", WITH_A, AT_LEAST},
	{"encore", ALONE, EXACT}, {"env", ALONE, APPROX}, {"env.", ALONE, APPROX},
	{"environ", ALONE, APPROX}, {"exactement", ALONE, EXACT}, {"excedait", ALONE, MORE_THAN},
	{"excedant", ALONE, MORE_THAN}, {"excede", ALONE, MORE_THAN}, {"excedent", ALONE, MORE_THAN},
	{"excedera", ALONE, MORE_THAN}, {"exceder", ALONE, MORE_THAN},
	{"flirtait avec", ALONE, APPROX}, {"flirtant avec", ALONE, APPROX}, {"flirte avec", ALONE, APPROX},
	{"flirtent avec", ALONE, APPROX}, {"frisait", ALONE, APPROX}, {"frisant", ALONE, APPROX}, {"frise", ALONE, APPROX},
	{"frisent", ALONE, APPROX}, {"friser", ALONE, APPROX}, {"frolait", ALONE, APPROX}, {"frolant", ALONE, APPROX},
	{"frole", ALONE, APPROX}, {"frolent", ALONE, APPROX}, {"froler", ALONE, APPROX}, {"grosso modo", ALONE, APPROX},
	{"guere plus", WITH_DE, AT_MOST}, {"inferieur", WITH_A, LESS_THAN}, {"inferieur ou egal", WITH_A, AT_MOST},
	{"inferieure", WITH_A, LESS_THAN}, {"inferieure ou egale", WITH_A, AT_MOST}, {"inferieures", WITH_A, LESS_THAN},
	{"inferieures ou egales", WITH_A, AT_MOST}, {"inferieurs", WITH_A, LESS_THAN},
	{"inferieurs ou egaux", WITH_A, AT_MOST}, {"jusqu'", WITH_A, AT_MOST}, {"jusqu'a concurrence", WITH_DE, AT_MOST},
	{"jusqu'a hauteur", WITH_DE, AT_MOST}, {"juste", ALONE, EXACT},
	{"la barre", WITH_DE, EXACT}, {"largement", ALONE, EXACT}, {"le cap", WITH_DE, EXACT},
	{"le seuil", WITH_DE, EXACT}, {"les", ALONE, EXACT}, {"legerement", ALONE, EXACT}, {"max", ALONE, AT_MOST},
	{"max.", ALONE, AT_MOST}, {"maxi", ALONE, AT_MOST}, {"maximum", ALONE, AT_MOST}, {"limite", WITH_DE, AT_MOST}, {"maximum", WITH_DE, AT_MOST},
	{"meme", ALONE, EXACT}, {"minimum", ALONE, AT_LEAST}, {"minimum", WITH_DE, AT_LEAST}, {"moins", WITH_DE, LESS_THAN},
	{"nettement", ALONE, EXACT}, {"non loin", WITH_DE, APPROX}, {"pas loin", WITH_DE, APPROX},
	{"ne", ALONE, NEGATION}, {"guere", ALONE, NEGATION}, {"jamais", ALONE, NEGATION}, {"pas", ALONE, NEGATION},
	{"sans", ALONE, NEGATION}, {"etre", ALONE, EXACT},
	{"devaient", ALONE, EXACT}, {"devait", ALONE, EXACT}, {"devra", ALONE, EXACT}, {"devraient", ALONE, EXACT},
	{"devrait", ALONE, EXACT}, {"devront", ALONE, EXACT}, {"doit", ALONE, EXACT}, {"doivent", ALONE, EXACT},
	{"peut", ALONE, EXACT}, {"peuvent", ALONE, EXACT}, {"pourra", ALONE, EXACT}, {"pourraient", ALONE, EXACT},
	{"pourrait", ALONE, EXACT}, {"pourront", ALONE, EXACT}, {"pouvaient", ALONE, EXACT}, {"pouvait", ALONE, EXACT},
	{"pouvant", ALONE, EXACT}, {"sauraient", ALONE, EXACT}, {"saurait", ALONE, EXACT},
	{"pas moins", WITH_DE, AT_LEAST}, {"pas plus", WITH_DE, AT_MOST}, {"peu ou prou", ALONE, APPROX},
	{"plafonne", WITH_A, AT_MOST}, {"plafonnee", WITH_A, AT_MOST}, {"plafonnees", WITH_A, AT_MOST},
	{"plafonnes", WITH_A, AT_MOST}, {"plus", WITH_DE, MORE_THAN}, {"plus ou moins", ALONE, APPROX},
	{"pour le moins", ALONE, AT_LEAST}, {"precisement", ALONE, EXACT}, {"pres", WITH_DE, APPROX},
	{"presque", ALONE, APPROX}, {"proche", WITH_DE, APPROX}, {"proches", WITH_DE, APPROX},
	{"quasi", ALONE, APPROX}, {"quasiment", ALONE, APPROX}, {"quelque", ALONE, APPROX}, {"quelques", ALONE, APPROX},
	{"sensiblement", ALONE, EXACT}, {"seulement", ALONE, EXACT}, {"seules", ALONE, EXACT}, {"seuls", ALONE, EXACT},
	{"sous", ALONE, LESS_THAN}, {"sous la barre", WITH_DE, LESS_THAN}, {"sous le seuil", WITH_DE, LESS_THAN}, {"strictement", ALONE, EXACT},
	{"superieur", WITH_A, MORE_THAN}, {"superieur ou egal", WITH_A, AT_LEAST}, {"superieure", WITH_A, MORE_THAN},
	{"superieure ou egale", WITH_A, AT_LEAST}, {"superieures", WITH_A, MORE_THAN},
	{"superieures ou egales", WITH_A, AT_LEAST}, {"superieurs", WITH_A, MORE_THAN},
	{"superieurs ou egaux", WITH_A, AT_LEAST}, {"tout au plus", ALONE, AT_MOST}, {"tout juste", ALONE, EXACT},
	{"un maximum", WITH_DE, AT_MOST}, {"un minimum", WITH_DE, AT_LEAST}, {"un peu", ALONE, EXACT},
	{"un plafond", WITH_DE, AT_MOST}, {"un plancher", WITH_DE, AT_LEAST},
};

static const struct phrase after[] = {
	{"a minima", ALONE, AT_LEAST}, {"a peine", ALONE, EXACT}, {"a peu pres", ALONE, APPROX},
	{"a tout casser", ALONE, AT_MOST}, {"a tout le moins", ALONE, AT_LEAST}, {"approximativement", ALONE, APPROX},
	{"au bas mot", ALONE, AT_LEAST}, {"au grand maximum", ALONE, AT_MOST}, {"au max", ALONE, AT_MOST},
	{"au maximum", ALONE, AT_MOST}, {"au mieux", ALONE, AT_MOST}, {"au minimum", ALONE, AT_LEAST},
	{"au moins", ALONE, AT_LEAST}, {"au plus", ALONE, AT_MOST}, {"au total", ALONE, EXACT},
	{"en tout", ALONE, EXACT}, {"env", ALONE, APPROX}, {"env.", ALONE, APPROX}, {"environ", ALONE, APPROX},
	{"et moins", ALONE, AT_MOST}, {"et plus", ALONE, AT_LEAST}, {"exactement", ALONE, EXACT},
	{"grosso modo", ALONE, APPROX}, {"max", ALONE, AT_MOST}, {"maxi", ALONE, AT_MOST}, {"maximum", ALONE, AT_MOST},
	{"mini", ALONE, AT_LEAST}, {"minimum", ALONE, AT_LEAST}, {"ou davantage", ALONE, AT_LEAST},
	{"ou moins", ALONE, AT_MOST}, {"ou plus", ALONE, AT_LEAST}, {"pour le moins", ALONE, AT_LEAST},
	{"seul", ALONE, EXACT}, {"seule", ALONE, EXACT}, {"seulement", ALONE, EXACT}, {"seules", ALONE, EXACT},
	{"seuls", ALONE, EXACT}, {"tout au plus", ALONE, AT_MOST}, {"tout juste", ALONE, EXACT},
	{"voire davantage", ALONE, AT_LEAST}, {"voire plus", ALONE, AT_LEAST},
};

static const struct phrase openers[] = {
	{"allant", WITH_DE, OPEN_FROM}, {"compris entre", ALONE, OPEN_BETWEEN}, {"comprise entre", ALONE, OPEN_BETWEEN},
	{"comprises entre", ALONE, OPEN_BETWEEN}, {"d'", ALONE, OPEN_FROM}, {"de", ALONE, OPEN_FROM},
	{"entre", ALONE, OPEN_BETWEEN}, {"variant", WITH_DE, OPEN_FROM},
};
static const struct phrase joints[] = {
	{"a", ALONE, JOIN_TO}, {"et", ALONE, JOIN_AND}, {"jusqu'a", ALONE, JOIN_TO}, {"ou", ALONE, JOIN_OR},
	{"ou bien", ALONE, JOIN_OR}, {"voire", ALONE, JOIN_OR},
};
static const struct phrase prepositions[] = {
	{"de", WITH_DE, 0}, {"d'", WITH_DE, 0}, {"des", WITH_DE, 0}, {"du", WITH_DE, 0},
	{"a", WITH_A, 0}, {"au", WITH_A, 0}, {"aux", WITH_A, 0},
};

static const struct {
	const struct phrase *phrase;
	size_t n;
} tables[] = {
	[PHRASES_BEFORE] = {before, countof(before)}, [PHRASES_AFTER] = {after, countof(after)},
	[PHRASES_OPENER] = {openers, countof(openers)}, [PHRASES_JOINT] = {joints, countof(joints)},
};

size_t blanks_skip(str s, size_t at)
{
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n'))
		at++;
	return at;
}

/* [bytes] where the phrase that stands at `at` ends, 0 when it does not; whole words only. */
static size_t text_end(str s, size_t at, const char *text)
{
	size_t next;

	for (; *text; text++, at = next) {
		if (at >= s.n)
			return 0;
		if (*text == ' ') {
			next = gap_skip(s, at);
			if (next == at)
				return 0;
		} else if ((u8)*text >= 0x80) {
			next = at + 1;
			if (s.p[at] != *text)
				return 0;
		} else if (fold_at(s, at, &next) != *text) {
			return 0;
		}
	}
	return text[-1] >= 'a' && text[-1] <= 'z' && letter_at(s, at) ? 0 : at;
}

size_t preposition_end(str s, size_t at, enum link link)
{
	size_t end = 0;

	for (size_t i = 0; i < countof(prepositions) && !end; i++)
		if (prepositions[i].link == link)
			end = text_end(s, at, prepositions[i].text);
	return end;
}

static size_t phrase_end(str s, size_t at, const struct phrase *p)
{
	size_t end = text_end(s, at, p->text);

	return end && p->link != ALONE ? preposition_end(s, blanks_skip(s, end), p->link) : end;
}

const struct phrase *phrase_at(size_t *end, enum phrases phrases, str s, size_t at)
{
	const struct phrase *p = tables[phrases].phrase, *best = NULL;
	size_t next;
	char first = at < s.n ? fold_at(s, at, &next) : 0;

	*end = 0;
	for (size_t n = tables[phrases].n; n; n--, p++) {
		size_t stop;
		if (p->text[0] != first && (u8)p->text[0] < 0x80)
			continue;
		stop = phrase_end(s, at, p);
		if (stop > *end) {
			*end = stop;
			best = p;
		}
	}
	return best;
}
