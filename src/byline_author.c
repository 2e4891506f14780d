/* byline_author.c: names of people and agencies, and the one among the words of a line that signs. */
#include "byline_words.h"
#include "str.h"

bool byline_is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (u8)c >= 0x80;
}

bool byline_listed(const char *word, u32 n, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == n && memcmp(list[i], word, n) == 0)
			return true;
	return false;
}

bool byline_is_capital(str line, u32 at)
{
	if (at >= line.n)
		return false;
	return (line.p[at] >= 'A' && line.p[at] <= 'Z') || line.p[at] == '@' ||
	       (line.p[at] == '\xC3' && at + 1 < line.n && (u8)line.p[at + 1] <= 0x9E);
}

/* Does it end with `F.`, as `L. F.` does? */
static bool is_initial(str s)
{
	return s.n >= 2 && s.p[s.n - 1] == '.' && s.p[s.n - 2] >= 'A' && s.p[s.n - 2] <= 'Z'
	       && (s.n == 2 || strchr(" .-", s.p[s.n - 3]));
}

str byline_slice(str line, const struct plain *p, u32 beg, u32 end)
{
	str s = plain_trim(str_cut(line, p->at[beg], p->at[end]));

	while (s.n && !is_initial(s) && (strchr(" ,;:-|.(", s.p[s.n - 1]) || str_ends(s, S(" le"))))
		s.n -= str_ends(s, S(" le")) ? 3 : 1;
	while (s.n && strchr(" ,;:-|", s.p[0]))
		s.p++, s.n--;
	return s;
}

/* ── names ── */

static bool is_agency(const struct plain *p)
{
	static const char *const agencies[] = {"afp",          "(afp)",     "reuters", "ap",
					       "la redaction", "redaction", "belga",   "l'agence france-presse"};

	return byline_listed(p->p, p->n, agencies, countof(agencies));
}

bool byline_is_agency(str line)
{
	static const char *const more[] = {"agence", "agences", "ats", "aps", "efe", "keystone-ats", "la presse canadienne",
	                                   "l'afp", "les agences", "map"};
	struct plain p;

	while (line.n && strchr(").", line.p[line.n - 1]))
		line.n--;
	plain_line(&p, line);
	return is_agency(&p) || byline_listed(p.p, p.n, more, countof(more));
}

bool byline_is_name(str line)
{
	static const char *const never[] = {"publie", "par",   "lire",    "mis",    "photo",
					    "photos", "texte", "article", "source", "voir"};
	static const char *const particles[] = {"de",  "du", "des", "d",  "la", "le",  "von",
						"van", "el", "ben", "da", "di", "dos", "et"};
	struct plain p;
	u32 words = 0, capitals = 0;

	line = plain_trim(line);
	plain_line(&p, line);
	if (line.n == 0 || line.n > 60)
		return false;
	if (is_agency(&p))
		return true;
	for (u32 i = 0, n; i < p.n; i += n ? n : 1) {
		for (n = 0; i + n < p.n && byline_is_word_byte(p.p[i + n]); n++)
			if (p.p[i + n] >= '0' && p.p[i + n] <= '9')
				return false;
		if (!n && !strchr(" -'.,", p.p[i]))
			return false;
		if (!n)
			continue;
		if (byline_listed(p.p + i, n, never, countof(never)))
			return false;
		words++;
		if (byline_is_capital(line, p.at[i]))
			capitals++;
		else if (!byline_listed(p.p + i, n, particles, countof(particles)))
			return false;
	}
	return words >= 2 && words <= 7 && capitals >= 2 && byline_is_capital(line, 0) && memchr(p.p, ' ', p.n);
}

/* ── the author in the line ── */

/* `12 mars`, `10h12`, `mar 12/03`, `mar, 12/03` */
static bool is_when(const char *p)
{
	static const char *const days[] = {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};

	for (size_t i = 0; i < countof(days); i++)
		if (strncmp(p, days[i], 3) == 0)
			return p[3] == ',' || p[3] == '.' || (p[3] == ' ' && p[4] >= '0' && p[4] <= '9');
	return *p >= '0' && *p <= '9';
}

/* Where the name that begins at beg ends: before what tells when, where or with whom. */
static u32 name_end(const struct plain *p, u32 beg)
{
	static const char *const ends[] = {
		"|", "(", " - ", " publie", " le ", ", le ", " mis ", " modifie", " avec ", ", a ", " pour ", ">", "/",
		" actualise", " photo", " lundi", " mardi", " mercredi", " jeudi", " vendredi", " samedi", " dimanche",
		" a ", " dans ", " envoye", " correspondant", ", edite",
	};
	u32 end = p->n, at = beg, from;
	day ignored;

	if (byline_next_day(&ignored, p, &from, &at))
		end = from;
	for (size_t i = 0; i < countof(ends); i++) {
		const char *hit = strstr(p->p + beg, ends[i]);
		bool when = strcmp(ends[i], " le ") == 0 || strcmp(ends[i], " a ") == 0; /* not `Le Goff` */
		if (hit && (!when || is_when(hit + strlen(ends[i]))) && (u32)(hit - p->p) < end)
			end = (u32)(hit - p->p);
	}
	return end > beg ? end : beg;
}

static u32 part_end(const struct plain *p, u32 beg)
{
	return beg + (u32)strcspn(p->p + beg, "|,(");
}

/* `Partager par Mail` */
static bool is_channel(str name)
{
	static const char *const channels[] = {"mail", "e-mail", "email", "sms", "whatsapp", "facebook", "twitter",
	                                       "courriel"};
	struct plain p;

	plain_line(&p, name);
	return byline_listed(p.p, p.n, channels, countof(channels));
}

/* `De Prénom Nom, Radio d'ici`; `Tribune libre de Prénom Nom`. */
static str author_after_of(str line, const struct plain *p)
{
	static const char *const heads[] = {"de ", "tribune de ", "tribune libre de ", "chronique de ", "un texte de ",
	                                    "enquete de ", "une enquete de ", "reportage de ", "un reportage de ",
	                                    "recit de ", "un recit de "};

	for (size_t i = 0; i < countof(heads); i++) {
		u32 n = (u32)strlen(heads[i]);
		if (p->n > n && memcmp(p->p, heads[i], n) == 0 && byline_is_name(byline_slice(line, p, n, part_end(p, n))))
			return byline_slice(line, p, n, part_end(p, n));
	}
	return (str){"", 0};
}

/* `Jeanne Roy, envoyée spéciale à Vernon` */
static str without_role(str name)
{
	size_t at = str_find(name, S(", "), 0);

	return at != SIZE_MAX && !byline_is_capital(name, (u32)at + 2) ? str_cut(name, 0, at) : name;
}

/* `Jeanne Roy, édité par Marc Vial` */
static bool is_edited(const struct plain *p, const char *par)
{
	static const char *const edited[] = {"edite ", "editee "};

	for (size_t i = 0; i < countof(edited); i++) {
		size_t n = strlen(edited[i]);
		if ((size_t)(par - p->p) > n && memcmp(par - n, edited[i], n) == 0)
			return true;
	}
	return false;
}

/* After `par`, `auteur :`, `texte :`. */
static str author_after_word(str line, const struct plain *p)
{
	static const char *const intros[] = {
		"par ", "par : ",         "auteurs : ",      "auteur(s) : ",        "autrice : ",    "auteure : ", "auteur : ",       "auteur: ",           "texte : ",      "texte: ",
		"by ",  "correspondant ", "correspondante ", "correspondance de ", "interview de ", "entretien : "};

	for (size_t i = 0; i < countof(intros); i++) {
		const char *hit = strstr(p->p, intros[i]);
		u32 beg;
		str name;

		if (!hit || (hit != p->p && byline_is_word_byte(hit[-1])) || is_edited(p, hit))
			continue;
		beg = (u32)(hit - p->p) + (u32)strlen(intros[i]);
		name = without_role(byline_slice(line, p, beg, name_end(p, beg)));
		if (name.n && byline_is_capital(name, 0) && !is_channel(name))
			return name;
	}
	return author_after_of(line, p);
}

/* Else the first part of the line, between separators, that is a name. */
static str author_among_parts(str line, const struct plain *p)
{
	for (u32 beg = 0, end; beg < p->n; beg = end + 1) {
		str part;
		end = name_end(p, beg);
		part = byline_slice(line, p, beg, end);
		if (byline_is_name(part))
			return part;
		while (end < p->n && !strchr("|-,", p->p[end]) && !(strchr("/>", p->p[end]) && end && p->p[end - 1] == ' '))
			end++;
	}
	return (str){"", 0};
}

static bool is_ours(const struct plain *p)
{
	static const char *const heads[] = {"de notre envoye", "de notre correspond", "de nos envoye", "de nos correspond",
	                                    "notre envoye", "notre correspond", "envoye special", "envoyee speciale",
	                                    "nos envoye", "nos correspond"};
	const char *line = p->p + (strncmp(p->p, "par ", 4) == 0 ? 4 : 0);

	for (size_t i = 0; i < countof(heads); i++)
		if (strncmp(line, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

/* `De notre envoyée spéciale à Vernon, Jeanne Roy`: the part that is a name. */
static str author_of_ours(str line, const struct plain *p)
{
	for (u32 beg = 0, end; is_ours(p) && beg < p->n; beg = end + 1) {
		end = part_end(p, beg);
		if (byline_is_name(byline_slice(line, p, beg, end)))
			return byline_slice(line, p, beg, end);
	}
	return (str){"", 0};
}

bool byline_author(str *author, str line, const struct plain *p, bool dated)
{
	*author = author_after_word(line, p);
	if (!author->n)
		*author = author_of_ours(line, p);
	if (author->n)
		return true;
	if (dated)
		*author = author_among_parts(line, p);
	return false;
}
