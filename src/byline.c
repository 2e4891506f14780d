/* byline.c: see byline.h.
 *
 * A byline is known by its words: all of them are dates, times, names (capitals) or one of a few dozen that datelines
 * are made of; a title or a sentence nearly always has another one. */
#include "byline.h"
#include "str.h"

enum { LINE_MAX_BYTES = 170 };

static const char *const vocabulary[] = {
	"a",
	"actualise",
	"actualisee",
	"article",
	"au",
	"auteur",
	"avec",
	"agence",
	"by",
	"correspondant",
	"correspondante",
	"creation",
	"cree",
	"d",
	"date",
	"de",
	"derniere",
	"des",
	"di",
	"du",
	"ecrit",
	"el",
	"en",
	"entretien",
	"envoye",
	"envoyee",
	"et",
	"h",
	"heure",
	"heures",
	"interview",
	"interviews",
	"jour",
	"journaliste",
	"l",
	"la",
	"le",
	"lecture",
	"les",
	"ligne",
	"maj",
	"min",
	"mis",
	"mise",
	"minutes",
	"modifie",
	"modifiee",
	"modification",
	"notre",
	"nos",
	"on",
	"par",
	"paru",
	"parution",
	"photo",
	"photos",
	"poste",
	"pour",
	"propos",
	"publication",
	"publie",
	"publiee",
	"recueilli",
	"recueillie",
	"recueillis",
	"recueillies",
	"redaction",
	"redige",
	"realise",
	"realisee",
	"sa",
	"signe",
	"special",
	"speciale",
	"temps",
	"texte",
	"textes",
	"updated",
	"van",
	"von",
	"lundi",
	"mardi",
	"mercredi",
	"jeudi",
	"vendredi",
	"samedi",
	"dimanche",
	"cest",
	"utc",
	"gmt",
	"heure",
	"ben",
	"da",
	"dos",
	"y",
	"s",
};

static const char *const publishing[] = {"publie", "publiee", "publication", "paru",     "parution",  "poste",
					 "mis",    "mise",    "modifie",     "modifiee", "actualise", "actualisee",
					 "maj",    "date",    "cree",        "updated",  "redige"};

static const char *const updating[] = {"mis a jour", "mise a jour", "modifi", "actualis", "maj", "updated", "m.a.j"};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (u8)c >= 0x80;
}

static bool listed(const char *word, u32 n, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == n && memcmp(list[i], word, n) == 0)
			return true;
	return false;
}

static bool is_capital(str line, u32 at)
{
	if (at >= line.n)
		return false;
	return (line.p[at] >= 'A' && line.p[at] <= 'Z') || line.p[at] == '@' ||
	       (line.p[at] == '\xC3' && at + 1 < line.n && (u8)line.p[at + 1] <= 0x9E);
}

/* ── names ── */

static bool is_agency(const struct plain *p)
{
	static const char *const agencies[] = {"afp",          "(afp)",     "reuters", "ap",
					       "la redaction", "redaction", "belga",   "l'agence france-presse"};

	return listed(p->p, p->n, agencies, countof(agencies));
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
		for (n = 0; i + n < p.n && is_word_byte(p.p[i + n]); n++)
			if (p.p[i + n] >= '0' && p.p[i + n] <= '9')
				return false;
		if (!n && !strchr(" -'.,", p.p[i]))
			return false;
		if (!n)
			continue;
		if (listed(p.p + i, n, never, countof(never)))
			return false;
		words++;
		if (is_capital(line, p.at[i]))
			capitals++;
		else if (!listed(p.p + i, n, particles, countof(particles)))
			return false;
	}
	return words >= 2 && words <= 7 && capitals >= 2 && is_capital(line, 0) && memchr(p.p, ' ', p.n);
}

/* ── the author in the line ── */

static str slice(str line, const struct plain *p, u32 beg, u32 end)
{
	str s = plain_trim(str_cut(line, p->at[beg], p->at[end]));

	while (s.n && (strchr(" ,;:-|.(", s.p[s.n - 1]) || str_ends(s, S(" le"))))
		s.n -= str_ends(s, S(" le")) ? 3 : 1;
	while (s.n && strchr(" ,;:-|", s.p[0]))
		s.p++, s.n--;
	return s;
}

/* Where the name that begins at beg ends: before what tells when, where or with whom. */
static u32 name_end(const struct plain *p, u32 beg)
{
	static const char *const ends[] = {"|",      "(",          " - ",     " publie",   " le ",   ", le ",
					   " mis ",  " modifie",   " avec ",  ", a ",      " pour ", ">",
					   "/",      " actualise", " photo",  " lundi",    " mardi", " mercredi",
					   " jeudi", " vendredi",  " samedi", " dimanche", " - "};
	u32 end = p->n, at = beg, from;
	day ignored;

	if (byline_next_day(&ignored, p, &from, &at))
		end = from;
	for (size_t i = 0; i < countof(ends); i++) {
		const char *hit = strstr(p->p + beg, ends[i]);
		bool article = hit && strcmp(ends[i], " le ") == 0 && !(hit[4] >= '0' && hit[4] <= '9'); /* `Le Goff` */
		if (hit && !article && (u32)(hit - p->p) < end)
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
	static const char *const channels[] = {"mail", "e-mail", "email", "sms", "whatsapp", "facebook", "twitter", "courriel"};
	struct plain p;

	plain_line(&p, name);
	return listed(p.p, p.n, channels, countof(channels));
}

/* After `par`, `auteur :`, `texte :`. */
static str author_after_word(str line, const struct plain *p)
{
	static const char *const intros[] = {
		"par ", "par : ",         "auteur : ",       "auteur: ",           "texte : ",      "texte: ",
		"by ",  "correspondant ", "correspondante ", "correspondance de ", "interview de ", "entretien : "};

	for (size_t i = 0; i < countof(intros); i++) {
		const char *hit = strstr(p->p, intros[i]);
		u32 beg;
		str name;

		if (!hit || (hit != p->p && is_word_byte(hit[-1])))
			continue;
		beg = (u32)(hit - p->p) + (u32)strlen(intros[i]);
		name = slice(line, p, beg, name_end(p, beg));
		if (name.n && is_capital(name, 0) && !is_channel(name))
			return name;
	}
	if (p->n > 3 && memcmp(p->p, "de ", 3) == 0 && byline_is_name(slice(line, p, 3, part_end(p, 3))))
		return slice(line, p, 3, part_end(p, 3)); /* De Prénom Nom, Radio d'ici */
	return (str){"", 0};
}

/* Else the first part of the line, between separators, that is a name. */
static str author_among_parts(str line, const struct plain *p)
{
	for (u32 beg = 0, end; beg < p->n; beg = end + 1) {
		str part;
		end = name_end(p, beg);
		part = slice(line, p, beg, end);
		if (byline_is_name(part))
			return part;
		while (end < p->n && !strchr("|-,", p->p[end]))
			end++;
	}
	return (str){"", 0};
}

/* ── the line as a whole ── */

struct words {
	bool other;     /* one that no byline has */
	bool publishes; /* publié, mis à jour, … */
	u32 names;      /* words with a capital */
	u32 days;
};

/* Is the byte at i part of a mail address? */
static bool in_address(const struct plain *p, u32 i)
{
	while (i && p->p[i - 1] != ' ')
		i--;
	for (; i < p->n && p->p[i] != ' '; i++)
		if (p->p[i] == '@' && i && p->p[i - 1] != ' ')
			return true;
	return false;
}

static void read_words(struct words *w, str line, const struct plain *p)
{
	u32 at = 0, beg = p->n, end = 0;
	day ignored;

	if (byline_next_day(&ignored, p, &beg, &at))
		end = at, w->days++;
	for (u32 i = 0, n; i < p->n; i += n ? n : 1) {
		if (i == beg) {
			n = end - beg;
			beg = p->n;
			if (byline_next_day(&ignored, p, &beg, &at))
				end = at, w->days++;
			continue;
		}
		for (n = 0; i + n < p->n && is_word_byte(p->p[i + n]); n++)
			;
		if (!n || (p->p[i] >= '0' && p->p[i] <= '9') || in_address(p, i))
			continue;
		w->publishes |= listed(p->p + i, n, publishing, countof(publishing));
		if (i > 1 && p->p[i - 1] == '-' && is_word_byte(p->p[i - 2]))
			continue; /* Vernon-sur-Loue */
		if (!listed(p->p + i, n, vocabulary, countof(vocabulary))) {
			w->names += is_capital(line, p->at[i]);
			w->other |= !is_capital(line, p->at[i]);
		}
	}
}

static void read_days(struct byline *out, const struct plain *p)
{
	u32 at = 0, before = 0, beg;
	day d;

	while (byline_next_day(&d, p, &beg, &at)) {
		bool update = false;

		for (size_t i = 0; i < countof(updating); i++) {
			const char *hit = strstr(p->p + before, updating[i]);
			update |= hit && (u32)(hit - p->p) < beg;
		}
		if (update)
			out->updated = d;
		else if (out->published == DAY_NONE)
			out->published = d;
		before = at;
	}
}

/* `Rapport publié le 12 mars 2019` is a heading: before the first word of publishing a byline has a name or nothing. */
static bool heading(str line, const struct plain *p)
{
	const char *hit = strstr(p->p, "publie");
	u32 at = hit ? (u32)(hit - p->p) : 0;
	str before = slice(line, p, 0, at);

	if (!at || !before.n || strchr("|-,(>", p->p[at > 1 ? at - 2 : 0]))
		return false;
	return !byline_is_name(before) && !str_starts_fold(before, S("par ")) &&
	       !str_starts_fold(before, S("article")) && !str_starts_fold(before, S("le ")) &&
	       !byline_day(&(day){0}, before);
}

/* `Publié le 24/06/2022 • dans : Actu Emploi`: begins as a dateline does, and is no sentence. */
static bool begins_dateline(const struct plain *p, str line)
{
	static const char *const heads[] = {"publie le ", "mis a jour le ", "mise a jour le ", "modifie le ", "par "};
	u32 beg, at = 0;
	day ignored;

	if (line.n > 130 || !byline_next_day(&ignored, p, &beg, &at) || beg > 50 || line.p[line.n - 1] == '.')
		return false;
	for (size_t i = 0; i < countof(heads); i++)
		if (strncmp(p->p, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

static bool is_dateline(const struct words *w, const struct plain *p, str author)
{
	if (!w->days)
		return false;
	return w->publishes || w->names == 0 || author.n || strncmp(p->p, "le ", 3) == 0 ||
	       strstr(p->p, ", le ") != NULL;
}

static bool is_ours(const struct plain *p)
{
	static const char *const heads[] = {"de notre envoye", "de notre correspond", "de nos envoye", "de nos correspond",
	                                    "notre envoye", "notre correspond", "envoye special", "envoyee speciale"};

	for (size_t i = 0; i < countof(heads); i++)
		if (strncmp(p->p, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

/* `De notre envoyée spéciale à Vernon, Jeanne Roy`: the part that is a name. */
static str author_of_ours(str line, const struct plain *p)
{
	for (u32 beg = 0, end; is_ours(p) && beg < p->n; beg = end + 1) {
		end = part_end(p, beg);
		if (byline_is_name(slice(line, p, beg, end)))
			return slice(line, p, beg, end);
	}
	return (str){"", 0};
}

bool byline_read(struct byline *out, str line)
{
	struct plain p;
	struct words w = {0};
	str after, ours;

	*out = (struct byline){.author = {"", 0}, .published = DAY_NONE, .updated = DAY_NONE};
	line = plain_trim(line);
	if (line.n == 0 || line.n > LINE_MAX_BYTES)
		return false;
	plain_line(&p, line);
	read_words(&w, line, &p);
	if ((w.other && !begins_dateline(&p, line)) || heading(line, &p))
		return false;
	after = author_after_word(line, &p);
	ours = author_of_ours(line, &p);
	out->author = after.n ? after : ours.n ? ours : w.days ? author_among_parts(line, &p) : after;
	read_days(out, &p);
	return after.n || ours.n || is_dateline(&w, &p, out->author);
}
