/* sentence.c: sentences of a folded text.
 *
 * A line break always ends one (the fold has already removed those that are none). A stop ends one if what follows can
 * begin another, and what stands before is no abbreviation, initial or list number. One pass; each decision looks at a
 * token on either side, of which only so many bytes count, so that the time is linear whatever the text. */
#include "scan.h"
#include "str.h"
#include "text.h"

enum { TOKEN = 24 }; /* [bytes] before and after a stop that are looked at */

struct splitter {
	str s;
	struct arena *arena;
	struct sentence *out;
	u32 n, room;
	u32 beg;     /* [bytes] where the present sentence begins */
	bool quoted; /* inside quotation marks of this line */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char at(const struct splitter *p, size_t i)
{
	return i < p->s.n ? p->s.p[i] : '\n';
}

static bool is_capital(const struct splitter *p, size_t i)
{
	char c = at(p, i);

	return (c >= 'A' && c <= 'Z') || (c == '\xC3' && (u8)at(p, i + 1) <= 0x9E);
}

static bool is_small(const struct splitter *p, size_t i)
{
	char c = at(p, i);

	return (c >= 'a' && c <= 'z') || (c == '\xC3' && (u8)at(p, i + 1) > 0x9E);
}

/* ── sentences found ── */

static void push(struct splitter *p, u32 beg, u32 end)
{
	str s = str_trim(str_cut(p->s, beg, end));

	if (!s.n)
		return;
	if (p->n == p->room) {
		u32 want = p->room * 2 + 16;
		p->out = arena_grow(p->arena, p->out, p->n, want, sizeof *p->out);
		p->room = want;
	}
	beg = (u32)(s.p - p->s.p);
	p->out[p->n++] = (struct sentence){beg, beg + (u32)s.n};
}

/* Where a sentence that is too long is cut: after a space, else between two characters. */
static u32 cut_before(str s, u32 beg, u32 limit)
{
	for (u32 i = limit; i > beg + SENTENCE_MAX / 2; i--)
		if (s.p[i] == ' ')
			return i;
	while (((u8)s.p[limit] & 0xC0) == 0x80)
		limit--;
	return limit;
}

static void end_at(struct splitter *p, u32 end)
{
	while (end - p->beg > SENTENCE_MAX) {
		u32 cut = cut_before(p->s, p->beg, p->beg + SENTENCE_MAX);
		push(p, p->beg, cut);
		p->beg = cut;
	}
	push(p, p->beg, end);
	p->beg = end;
}

/* ── before the stop ── */

/* Words that no sentence ends with: a name, a number or a word follows. */
static const char *const never_last[] = {"M",   "MM",  "Mme", "Mmes", "Mlle", "Mlles", "Mr",  "Dr",  "Drs",
					 "Pr",  "Prs", "Me",  "Mes",  "Mgr",  "St",    "Ste", "Sts", "Bd",
					 "bd",  "Av",  "av",  "boul", "rte",  "cf",    "Cf",  "vs",  "Vve",
					 "Vte", "Cte", "RP",  "Rens", "dir",  "trad"};

/* Words that are abbreviations before a number or a letter, and may be words elsewhere. */
static const char *const before_number[] = {
	"art", "Art",  "arts", "n",   "N",   "no",   "nos",       "p",   "pp",  "vol", "chap", "fig",
	"env", "Env",  "Vol",  "Fig", "tél", "Tél",  "réf",       "Réf", "al",  "éd",  "coll", "ch",
	"apr", "janv", "févr", "fév", "avr", "juil", "sept",      "oct", "nov", "déc", "t",    "h",
	"Janv", "Févr", "Avr", "Juil", "Sept", "Oct", "Nov", "Déc", "JANV", "FÉVR", "AVR", "JUIL", "SEPT", "OCT", "NOV", "DÉC",
	"lun", "sam", "dim", "trim", "sem", "Lun", "Mar", "Mer", "Jeu", "Ven", "Sam", "Dim",
	"min", "max",  "rés",  "pl",  "ann", "liv",  "n\xC2\xB0", "ex",  "hab", "fol", "col",  "ill",
	"fr",  "Fr"};

/* Words that so often begin a sentence that even an initial before them ends one. The first NAMES are in names too. */
enum { NAMES = 6 };
static const char *const starters[] = {
	"Le",        "La",        "De",       "Du",    "Des",   "Les",    "L",      "Il",      "Elle",  "Ils",
	"Elles",     "On",        "Un",       "Une",   "Ce",    "Cet",    "Cette",  "Ces",     "C",     "Et",
	"Mais",      "Or",        "Car",      "En",    "Dans",  "Pour",   "Par",    "Sur",     "Au",    "Aux",
	"À",         "Avec",      "Sans",     "Selon", "Après", "Avant",  "Depuis", "Pendant", "Lors",  "Lorsque",
	"Quand",     "Si",        "Son",      "Sa",    "Ses",   "Leur",   "Leurs",  "Nous",    "Vous",  "Je",
	"J",         "Qui",       "Que",      "Quant", "Quel",  "Quelle", "Comme",  "Ainsi",   "Aussi", "Alors",
	"Plus",      "Plusieurs", "Deux",     "Trois", "Tous",  "Toutes", "Tout",   "Enfin",   "Puis",  "Ensuite",
	"Cependant", "Toutefois", "Pourtant", "Parmi", "Entre", "Chez",   "Contre", "Dès",     "Aucun", "Aucune",
	"Chaque",    "Notre",     "Votre",    "Reste", "Qu",    "D",      "S",      "N"};

static bool listed(str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n && word.n; i++)
		if (list[i][0] == word.p[0] && strncmp(list[i], word.p, word.n) == 0 && list[i][word.n] == '\0')
			return true;
	return false;
}

/* The token that ends at the stop: back to white space, a quote, a bracket or an elision. */
static str token_before(const struct splitter *p, u32 stop)
{
	u32 beg = stop;

	while (beg > p->beg && stop - beg < TOKEN && !strchr(" \n\"'([", p->s.p[beg - 1]))
		beg--;
	return str_cut(p->s, beg, stop);
}

static str word_after(const struct splitter *p, u32 i)
{
	u32 end = i;

	while (end - i < TOKEN && (is_small(p, end) || is_capital(p, end) || (u8)at(p, end) >= 0x80))
		end++;
	return str_cut(p->s, i, end);
}

/* Letters of `J`, `J.-P`, `C.A.F`: capitals with dots between; 0 if the token is something else. */
static u32 initials(str token)
{
	u32 n = 0, i = 0;

	while (i < token.n) {
		u32 len = (u8)token.p[i] == 0xC3 ? 2 : 1;
		if ((len == 1 && (token.p[i] < 'A' || token.p[i] > 'Z')) || i + len > token.n)
			return 0;
		n++;
		i += len;
		if (i == token.n)
			return n;
		if (token.p[i] != '.')
			return 0;
		i += i + 1 < token.n && token.p[i + 1] == '-' ? 2 : 1;
	}
	return 0;
}

/* `12.`, `IV.`, `b.` at the head of a sentence number an item. */
static bool is_item_number(const struct splitter *p, str token)
{
	str head = str_trim(str_cut(p->s, p->beg, (size_t)(token.p - p->s.p) + token.n));
	size_t digits = 0, roman = 0;

	if (head.n != token.n || token.n > 5)
		return false;
	for (size_t i = 0; i < token.n; i++) {
		digits += is_digit(token.p[i]);
		roman += token.p[i] == 'I' || token.p[i] == 'V' || token.p[i] == 'X';
	}
	return (digits == token.n && digits < 3) || roman == token.n ||
	       (token.n == 1 && token.p[0] >= 'a' && token.p[0] <= 'z');
}

/* A single stop at `stop`, with next the place of what follows: does the dot belong to the word before it? */
static bool is_abbreviation(const struct splitter *p, u32 stop, u32 next)
{
	str token = token_before(p, stop), word = word_after(p, next);
	u32 letters = initials(token);

	if (listed(token, never_last, countof(never_last)) || is_item_number(p, token))
		return true;
	if (listed(token, before_number, countof(before_number)))
		return is_digit(at(p, next)) || (word.n == 1 && (at(p, next + 1) == '.' || at(p, next + 1) == '-'));
	if (letters >= 3)
		return !listed(word, starters, countof(starters));
	return letters && !listed(word, starters + NAMES, countof(starters) - NAMES);
}

/* ── after the stop ── */

/* [bytes] of a note mark such as `(1)` or ` (12)` at i. */
static u32 note_mark(const struct splitter *p, u32 i)
{
	u32 n = at(p, i) == ' ', digits = 0;

	if (at(p, i + n) != '(')
		return 0;
	while (digits < 3 && is_digit(at(p, i + n + 1 + digits)))
		digits++;
	return digits && at(p, i + n + 1 + digits) == ')' ? n + digits + 2 : 0;
}

/* End of the stop's company: more stops, closing quotes and brackets, a note mark. */
static u32 after_stop(struct splitter *p, u32 i)
{
	for (;;) {
		char c = at(p, i), next = at(p, i + 1);

		if (c == '.' || c == '!' || c == '?' || c == ')' || c == ']') {
			i++;
		} else if (c == ' ' && (next == '!' || next == '?')) {
			i += 2;
		} else if (c == '"' && (p->quoted || next == ' ' || next == '\n')) {
			p->quoted = false;
			i++;
		} else if (c == ' ' && next == '"' && p->quoted) {
			p->quoted = false;
			i += 2;
		} else if (note_mark(p, i)) {
			i += note_mark(p, i);
		} else {
			return i;
		}
	}
}

/* Can a sentence begin at i? */
static bool begins_sentence(const struct splitter *p, u32 i)
{
	for (u32 opened = 0; opened < 4 && strchr("\"([-' ", at(p, i)); opened++)
		i++;
	return is_capital(p, i) || is_digit(at(p, i)) || ((u8)at(p, i) >= 0x80 && !is_small(p, i));
}

/* A stop at i; the byte after it and what goes with it. */
static u32 stop_at(struct splitter *p, u32 i)
{
	u32 end = after_stop(p, i + 1), next = end;

	while (next < p->s.n && p->s.p[next] == ' ')
		next++;
	if (next == end || next == p->s.n || p->s.p[next] == '\n' || !begins_sentence(p, next))
		return end;
	if (p->s.p[i] == '.' && end == i + 1 && is_abbreviation(p, i, next))
		return end;
	end_at(p, end);
	return end;
}

static u32 step(struct splitter *p, u32 i)
{
	switch (p->s.p[i]) {
	case '.':
	case '!':
	case '?':
		return stop_at(p, i);
	case '"':
		p->quoted = !p->quoted;
		return i + 1;
	case '\n':
		end_at(p, i);
		p->quoted = false;
		return i + 1;
	case '\xE2':
		if (at(p, i + 1) == '\x80' && at(p, i + 2) == '\xA2' && at(p, i + 3) == ' ') /* an item within a line */
			end_at(p, i);
		return i + 1;
	default:
		return i + 1;
	}
}

u32 sentence_split(struct arena *a, str folded, struct sentence **out)
{
	struct splitter p = {.s = folded, .arena = a};
	u32 n = (u32)folded.n, i = 0;

	while ((i = scan_stop((const u8 *)folded.p, i, n)) < n)
		i = step(&p, i);
	end_at(&p, n);
	*out = p.out;
	return p.n;
}
