/* number_words.c: French number words below a million.
 *
 * Three layers, each made of the one below, as the language does it:
 *
 *     mille    [deux cent quarante] mille [neuf cent dix]
 *     cent     [neuf] cent [quatre-vingt-dix]      also quinze cents
 *     dizaine  quatre-vingt-dix-sept, soixante et onze, nonante-sept
 *
 * Words are joined by a space or a hyphen, freely: that covers the spelling of
 * 1990, the older one and the newspapers' mixture of both. */
#include "number_words.h"

enum { WORD_MAX = 16 }; /* [bytes]; no word of the table is longer than 12 */

static const struct entry {
	char word[WORD_MAX]; /* zeros to the end: whole entries compare */
	u8 kind;
	i64 value;
} entries[] = { /* sorted; with scales as they are misspelt */
	{"autre", WORD_GOOD, 0}, {"beau", WORD_GOOD, 0}, {"belle", WORD_GOOD, 0}, {"belles", WORD_GOOD, 0},
	{"billion", WORD_SCALE, 1000000000000}, {"billions", WORD_SCALE, 1000000000000}, {"bon", WORD_GOOD, 0},
	{"bonne", WORD_GOOD, 0}, {"bonnes", WORD_GOOD, 0}, {"bons", WORD_GOOD, 0}, {"cent", WORD_HUNDRED, 100},
	{"centaine", WORD_GROUP, 100}, {"centaines", WORD_GROUP, 100}, {"cents", WORD_HUNDRED, 100},
	{"cette", WORD_THE, 1}, {"cinq", WORD_UNIT, 5}, {"cinquantaine", WORD_GROUP, 50}, {"cinquante", WORD_TEN, 50},
	{"d", WORD_OF, 0}, {"de", WORD_OF, 0}, {"demi", WORD_HALF, 0}, {"demie", WORD_HALF, 0}, {"demis", WORD_HALF, 0},
	{"deux", WORD_UNIT, 2}, {"dix", WORD_UNIT, 10}, {"dizaine", WORD_GROUP, 10}, {"dizaines", WORD_GROUP, 10},
	{"douzaine", WORD_GROUP, 12}, {"douzaines", WORD_GROUP, 12}, {"douze", WORD_UNIT, 12}, {"et", WORD_AND, 0},
	{"forte", WORD_GOOD, 0}, {"grande", WORD_GOOD, 0}, {"gros", WORD_GOOD, 0}, {"grosse", WORD_GOOD, 0},
	{"grosses", WORD_GOOD, 0}, {"huit", WORD_UNIT, 8}, {"huitaine", WORD_GROUP, 8}, {"huitante", WORD_TEN, 80},
	{"joli", WORD_GOOD, 0}, {"jolie", WORD_GOOD, 0}, {"la", WORD_THE, 1}, {"large", WORD_GOOD, 0},
	{"le", WORD_THE, 1}, {"leur", WORD_THE, 1}, {"maigre", WORD_GOOD, 0}, {"mil", WORD_THOUSAND, 1000},
	{"miliard", WORD_SCALE, 1000000000}, {"miliards", WORD_SCALE, 1000000000}, {"milion", WORD_SCALE, 1000000},
	{"milions", WORD_SCALE, 1000000}, {"millard", WORD_SCALE, 1000000000}, {"millards", WORD_SCALE, 1000000000},
	{"mille", WORD_THOUSAND, 1000}, {"milliar", WORD_SCALE, 1000000000}, {"milliard", WORD_SCALE, 1000000000},
	{"milliards", WORD_SCALE, 1000000000}, {"milliars", WORD_SCALE, 1000000000}, {"millier", WORD_GROUP, 1000},
	{"milliers", WORD_GROUP, 1000}, {"million", WORD_SCALE, 1000000}, {"millions", WORD_SCALE, 1000000},
	{"milllion", WORD_SCALE, 1000000}, {"milllions", WORD_SCALE, 1000000}, {"millon", WORD_SCALE, 1000000},
	{"millons", WORD_SCALE, 1000000}, {"neuf", WORD_UNIT, 9}, {"nonante", WORD_TEN, 90}, {"nouvelle", WORD_GOOD, 0},
	{"octante", WORD_TEN, 80}, {"onze", WORD_UNIT, 11}, {"petit", WORD_GOOD, 0}, {"petite", WORD_GOOD, 0},
	{"petites", WORD_GOOD, 0}, {"petits", WORD_GOOD, 0}, {"premiere", WORD_GOOD, 0}, {"quarantaine", WORD_GROUP, 40},
	{"quarante", WORD_TEN, 40}, {"quart", WORD_QUARTER, 0}, {"quarts", WORD_QUARTER, 0}, {"quasi", WORD_GOOD, 0},
	{"quatorze", WORD_UNIT, 14}, {"quatre", WORD_UNIT, 4}, {"quinzaine", WORD_GROUP, 15}, {"quinze", WORD_UNIT, 15},
	{"sa", WORD_THE, 1}, {"seize", WORD_UNIT, 16}, {"sept", WORD_UNIT, 7}, {"septante", WORD_TEN, 70},
	{"seule", WORD_GOOD, 0}, {"simple", WORD_GOOD, 0}, {"six", WORD_UNIT, 6}, {"soixantaine", WORD_GROUP, 60},
	{"soixante", WORD_TEN, 60}, {"toute", WORD_GOOD, 0}, {"treize", WORD_UNIT, 13}, {"trentaine", WORD_GROUP, 30},
	{"trente", WORD_TEN, 30}, {"trois", WORD_UNIT, 3}, {"un", WORD_UNIT, 1}, {"une", WORD_UNIT, 1},
	{"vingt", WORD_TEN, 20}, {"vingtaine", WORD_GROUP, 20}, {"vingts", WORD_TEN, 20}, {"virgule", WORD_POINT, 0},
	{"vraie", WORD_GOOD, 0},
	{"zero", WORD_UNIT, 0},
};

char fold_at(str s, size_t at, size_t *next)
{
	static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuypy"; /* U+00C0–DF, U+00E0–FF without accents */
	u8 c = (u8)s.p[at];

	*next = at + 1;
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 'a' - 'A');
	if (c < 0x80)
		return (char)c;
	if (c != 0xC3 || at + 1 >= s.n || ((u8)s.p[at + 1] & 0xC0) != 0x80)
		return 0;
	*next = at + 2;
	return latin[(u8)s.p[at + 1] & 0x1F];
}

bool letter_at(str s, size_t at)
{
	size_t next;
	char c;

	if (at >= s.n)
		return false;
	c = fold_at(s, at, &next);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((u8)s.p[at] >= 0xC4 && (u8)s.p[at] <= 0xCD);
}

size_t gap_skip(str s, size_t at)
{
	if (at < s.n && s.p[at] == '-')
		return at + 1;
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n'))
		at++;
	return at;
}

struct word number_word_at(str s, size_t at)
{
	char key[WORD_MAX] = {0};
	size_t n = 0, next, low = 0, high = countof(entries);

	for (; at < s.n && n < WORD_MAX - 1; at = next) {
		char c = fold_at(s, at, &next);
		if (c < 'a' || c > 'z')
			break;
		key[n++] = c;
	}
	if (n == 0 || letter_at(s, at))
		return (struct word){WORD_OTHER, 0, at};
	if (n == 1 && key[0] == 'd' && (at == s.n || s.p[at++] != '\''))
		return (struct word){WORD_OTHER, 0, at};
	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = memcmp(key, entries[mid].word, WORD_MAX);
		if (order == 0)
			return (struct word){entries[mid].kind, entries[mid].value, at};
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return (struct word){WORD_OTHER, 0, at};
}

struct word word_after(str s, size_t at)
{
	size_t next = gap_skip(s, at);

	return next == at ? (struct word){WORD_OTHER, 0, at} : number_word_at(s, next);
}

/* 0 … 19: a word of its own, or dix with sept, huit, neuf */
static struct word teen(str s, struct word first)
{
	struct word next;

	if (first.kind != WORD_UNIT || first.value != 10)
		return first;
	next = word_after(s, first.end);
	if (next.kind == WORD_UNIT && next.value >= 7 && next.value <= 9)
		return (struct word){WORD_UNIT, 10 + next.value, next.end};
	return first;
}

/* `et une centaine`, `et un million`: a scale in the singular begins another number, `vingt et un millions` goes on. */
static bool begins_another(str s, struct word one)
{
	struct word scale = word_after(s, one.end);

	return (scale.kind == WORD_SCALE || scale.kind == WORD_GROUP) && s.p[scale.end - 1] != 's' &&
	       s.p[scale.end - 1] != 'S';
}

/* 0 … 99. The twenties of soixante and quatre-vingt go on to 19; `et` stands before un, onze and the old
 * `soixante et dix` alone. */
static struct word tens(str s, struct word first)
{
	struct word next = word_after(s, first.end), unit;
	i64 most;

	if (first.kind == WORD_UNIT && first.value == 4 && next.kind == WORD_TEN && next.value == 20)
		first = (struct word){WORD_TEN, 80, next.end};
	else if (first.kind == WORD_UNIT)
		return teen(s, first);
	if (first.kind != WORD_TEN)
		return first;
	most = first.value == 60 || next.value == 20 ? 19 : 9;
	next = word_after(s, first.end);
	unit = teen(s, next.kind == WORD_AND ? word_after(s, next.end) : next);
	if (unit.kind != WORD_UNIT || unit.value < 1 || unit.value > most)
		return first;
	if (next.kind == WORD_AND && unit.value != 1 && unit.value != 10 && unit.value != 11)
		return first;
	if (next.kind == WORD_AND && unit.value == 1 && begins_another(s, unit))
		return first;
	return (struct word){WORD_TEN, first.value + unit.value, unit.end};
}

/* What follows `cent` and `mille`: a smaller number, or `et un` that does not begin `et un million`. */
static struct word rest(str s, size_t at, struct word below(str, struct word))
{
	struct word next = word_after(s, at), after;

	if (next.kind != WORD_AND)
		return below(s, next);
	next = word_after(s, next.end);
	after = word_after(s, next.end);
	if (next.kind != WORD_UNIT || next.value != 1 || after.kind == WORD_SCALE || after.kind == WORD_GROUP)
		return (struct word){WORD_OTHER, 0, at};
	return next;
}

static bool is_number(struct word w)
{
	return w.kind == WORD_UNIT || w.kind == WORD_TEN || w.kind == WORD_HUNDRED || w.kind == WORD_THOUSAND;
}

/* 0 … 1999: cent, deux cents, quinze cents */
static struct word hundreds(str s, struct word first)
{
	struct word n = tens(s, first), next;

	if (n.kind != WORD_HUNDRED) {
		next = word_after(s, n.end);
		if (n.kind != WORD_UNIT || next.kind != WORD_HUNDRED || n.value < 2 || n.value == 10)
			return n;
		n = (struct word){WORD_HUNDRED, n.value * 100, next.end};
	}
	next = rest(s, n.end, tens);
	if (!is_number(next) || next.value < 1 || next.value > 99)
		return n;
	return (struct word){WORD_TEN, n.value + next.value, next.end};
}

bool reading_words(struct reading *out, str s, size_t at)
{
	struct word first = number_word_at(s, at), n = hundreds(s, first), next = n;
	bool bare = n.kind == WORD_HUNDRED && first.kind != WORD_HUNDRED; /* deux cents, and no more */

	if (!is_number(n))
		return false;
	*out = (struct reading){.value = {n.value, 0}, .tail = {bare ? 100 : 0, 0}, .end = n.end};
	if (n.kind != WORD_THOUSAND) {
		next = word_after(s, n.end);
		if (next.kind != WORD_THOUSAND || n.value < 2 || n.value > 999)
			return true;
		n.value *= 1000;
		out->tail[0] = bare ? 100000 : 1000;
		out->tail[1] = bare ? 1000 : 0;
	}
	out->value.num = n.value;
	out->end = next.end;
	next = rest(s, next.end, hundreds);
	if (is_number(next) && next.value > 0 && next.value < 1000)
		*out = (struct reading){.value = {n.value + next.value, 0}, .end = next.end};
	return true;
}
