/* residue.c: is this line residue, by its words? */
#include "residue_words.h"
#include "str.h"

enum { BEGINS_MAX = 170, HAS_MAX = 380 }; /* [bytes] of the plain words */
enum { EDGE_WORDS = 5 };                  /* a longer line that begins so might be a title: Accueil des mineurs… */

static bool begins_words(const struct plain_key *key, const char *words, size_t n)
{
	return key->n >= n && memcmp(key->p, words, n) == 0 && (key->n == n || key->p[n] == ' ');
}

/* The words without the numbers among them. */
static void without_numbers(struct plain_key *out, const struct plain_key *key)
{
	out->n = out->words = 0;
	for (u32 i = 0, end; i < key->n; i = end + 1) {
		bool number = true;

		for (end = i; end < key->n && key->p[end] != ' '; end++)
			number &= key->p[end] >= '0' && key->p[end] <= '9';
		if (number)
			continue;
		if (out->words++)
			out->p[out->n++] = ' ';
		memcpy(out->p + out->n, key->p + i, end - i);
		out->n += end - i;
	}
	out->p[out->n] = '\0';
}

static bool has_words(const struct plain_key *key, const char *words, size_t n)
{
	const char *hit = strstr(key->p, words);

	return hit && (hit == key->p || hit[-1] == ' ') && (hit[n] == ' ' || hit[n] == '\0');
}

static bool matches(const struct residue_pattern *p, const struct plain_key *key, const struct plain_key *bare)
{
	if (p->how == HAS)
		return key->n <= HAS_MAX && has_words(key, p->words, strlen(p->words));
	if (p->how == IS)
		return strcmp(bare->p, p->words) == 0;
	return p->words[0] == key->p[0] && key->n <= BEGINS_MAX &&
	       (p->where != RESIDUE_EDGE || key->words <= EDGE_WORDS) && begins_words(key, p->words, strlen(p->words));
}

static bool is_section(const struct plain_key *key)
{
	for (size_t i = 0; i < residue_section_count; i++)
		if (key->words <= 2 && strcmp(key->p, residue_sections[i]) == 0)
			return true;
	return false;
}

/* `Accueil > Bretagne > Rennes`: parts of a few words with two arrows or more between them; not `450 agents / 3 sites`. */
static bool is_trail(const struct plain *line)
{
	u32 arrows = 0, since = 0;
	bool slashes = false, figures = false;

	for (u32 i = 1; i + 1 < line->n; i++) {
		bool arrow = (line->p[i] == '>' || line->p[i] == '/') && line->p[i - 1] == ' ' && line->p[i + 1] == ' ';
		since = arrow ? 0 : since + 1;
		arrows += arrow;
		slashes |= arrow && line->p[i] == '/';
		figures |= line->p[i] >= '0' && line->p[i] <= '9';
		if (since > 40)
			return false;
	}
	return arrows >= 2 && !(slashes && figures);
}

/* `00:00/04:12`, of a player. */
static bool is_clock(const struct plain *line)
{
	u32 colons = 0;

	for (u32 i = 0; i < line->n; i++) {
		if (!strchr("0123456789:/ ", line->p[i]))
			return false;
		colons += line->p[i] == ':';
	}
	return colons == 2 && strchr(line->p, '/');
}

/* `>Consulter l'étude`: an arrow, then the verb of a button. */
static bool is_button(const struct plain *line, const struct plain_key *key)
{
	static const char *const verbs[] = {
		"consulter", "lire",        "voir",      "telecharger",    "acceder",      "retrouver",
		"retrouvez", "decouvrir",   "decouvrez", "en savoir plus", "retour",       "suivre",
		"ecouter",   "regarder",    "toutes",    "tous",           "plus d infos", "plus d informations",
		"cliquez",   "telechargez", "consultez", "lisez"};

	if (key->n > 90 || !line->n || !strchr(">+~", line->p[0]))
		return false;
	for (size_t i = 0; i < countof(verbs); i++)
		if (begins_words(key, verbs[i], strlen(verbs[i])))
			return true;
	return false;
}

const char *residue_kind(str line, enum residue_where *where)
{
	struct plain plain;
	struct plain_key key, bare;

	if (line.n > PLAIN_MAX)
		return NULL;
	plain_line(&plain, line);
	plain_words(&key, &plain);
	without_numbers(&bare, &key);
	for (size_t i = 0; i < residue_pattern_count; i++)
		if (matches(&residue_patterns[i], &key, &bare)) {
			*where = residue_patterns[i].where;
			return residue_patterns[i].kind;
		}
	*where = RESIDUE_EDGE;
	if (is_section(&key) || is_trail(&plain))
		return "menu";
	*where = RESIDUE_ANYWHERE;
	if (is_clock(&plain))
		return "share";
	return is_button(&plain, &key) ? "link" : NULL;
}

const char *residue_foot(str text, u32 *beg)
{
	str rest = plain_trim(text);
	size_t at = rest.n;
	enum residue_where where;
	const char *kind;

	while (at && rest.p[at - 1] != '\n')
		at--;
	if (at == 0) /* nothing would be left */
		return NULL;
	*beg = (u32)(rest.p + at - text.p);
	kind = residue_kind(str_cut(rest, at, rest.n), &where);
	return kind && where != RESIDUE_EDGE ? kind : NULL;
}

bool residue_is_wall(str line)
{
	static const char *const walls[] = {"la suite est reserv", "il vous reste", "article reserve a",
	                                    "contenu reserve a", "pour lire la suite", "pour lire l'integralite",
	                                    "la suite de cet article", "lire l'article en entier",
	                                    "article est reserve", "contenu est reserve", NULL};
	struct plain plain;

	if (line.n > PLAIN_MAX)
		return false;
	plain_line(&plain, line);
	return str_has_one_of((str){plain.p, plain.n}, walls);
}
