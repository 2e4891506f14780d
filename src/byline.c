/* byline.c: see byline.h.
 *
 * A byline is known by its words: all of them are dates, times, names (capitals) or one of a few dozen that datelines
 * are made of; a title or a sentence nearly always has another one. */
#include "byline_words.h"
#include "str.h"

enum { LINE_MAX_BYTES = 170 };

static const char *const vocabulary[] = {
	"a", "actualise", "actualisee", "agence", "aout", "article", "au", "aujourd", "auteur", "avec", "avril", "ben", "by",
	"cest", "correspondant", "correspondante", "creation", "cree", "d", "da", "date", "de", "decembre",
	"derniere", "des", "di", "dim", "dimanche", "dos", "du", "ecrit", "edite", "editee", "el", "en", "enquete", "entretien", "envoye",
	"envoyee", "et", "fevrier", "gmt", "h", "heure", "heures", "hier", "hui", "interview", "interviews", "janvier", "jeudi",
	"jeu", "jour", "journaliste", "juillet", "juin", "l", "la", "le", "lecture", "les", "libre", "ligne", "lun", "lundi", "mai",
	"maj", "mar", "mardi", "mars", "mer", "mercredi", "min", "minutes", "mis", "mise", "modification", "modifie", "modifiee",
	"n", "nos", "notre", "novembre", "numero", "octobre", "on", "par", "paru", "parution", "photo", "photos", "poste", "pour",
	"propos", "publication", "publie", "publiee", "realise", "realisee", "recit", "recueilli", "recueillie",
	"recueillies", "recueillis", "redaction", "redige", "reportage", "s", "sa", "sam", "samedi", "septembre", "signe",
	"special", "speciale", "temps", "texte", "textes", "un", "une", "updated", "utc", "van", "ven", "vendredi", "von",
	"y"
};

static const char *const publishing[] = {
	"publie", "publiee", "publication", "paru", "parution", "poste", "mis", "mise", "modifie", "modifiee",
	"actualise", "actualisee", "maj", "date", "cree", "updated", "redige"
};

static const char *const updating[] = {"mis a jour", "mise a jour", "modifi", "actualis", "maj", "updated", "m.a.j"};

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
		for (n = 0; i + n < p->n && byline_is_word_byte(p->p[i + n]); n++)
			;
		if (!n || (p->p[i] >= '0' && p->p[i] <= '9') || in_address(p, i))
			continue;
		w->publishes |= byline_listed(p->p + i, n, publishing, countof(publishing));
		if (i > 1 && p->p[i - 1] == '-' && byline_is_word_byte(p->p[i - 2]))
			continue; /* Vernon-sur-Loue */
		if (!byline_listed(p->p + i, n, vocabulary, countof(vocabulary))) {
			w->names += byline_is_capital(line, p->at[i]);
			w->other |= !byline_is_capital(line, p->at[i]);
		}
	}
}

bool byline_updates(str words)
{
	struct plain p;
	bool updates = false;

	if (words.n == 0 || words.n > LINE_MAX_BYTES)
		return false;
	plain_line(&p, words);
	for (size_t i = 0; i < countof(updating); i++)
		updates |= strstr(p.p, updating[i]) != NULL;
	return updates;
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
	str before = byline_slice(line, p, 0, at);

	if (!at || !before.n || strchr("|-,(>", p->p[at > 1 ? at - 2 : 0]))
		return false;
	return !byline_is_name(before) && !str_starts_fold(before, S("par ")) &&
	       !str_starts_fold(before, S("article")) && !str_starts_fold(before, S("le ")) &&
	       !byline_day(&(day){0}, before);
}

/* `Publié le 24/06/2022 • dans : Actu Emploi`: begins as a dateline does, and is no sentence. */
static bool begins_dateline(const struct plain *p, str line)
{
	static const char *const heads[] = {"publie le ", "publie par ", "mis a jour le ", "mise a jour le ", "modifie le ",
	                                    "par ", "poste le ", "poste par ", "ecrit par ", "redige par ", "soumis par ",
	                                    "propose par ", "mis en ligne ", "article publie le ", "article mis en ligne "};
	u32 beg, at = 0;
	day ignored;

	if (line.n > 130 || !byline_next_day(&ignored, p, &beg, &at) || beg > 50 || line.p[line.n - 1] == '.')
		return false;
	for (size_t i = 0; i < countof(heads); i++)
		if (strncmp(p->p, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

/* Where what stands before the day [beg, end) ends: before its weekday, the `du` of one in figures, a comma. */
static u32 before_day(const struct plain *p, u32 beg, u32 end, bool *marked)
{
	static const char *const ends[] = {" du", " lundi", " mardi", " mercredi", " jeudi", " vendredi", " samedi",
	                                   " dimanche"};
	u32 n = beg;

	while (n && p->p[n - 1] == ' ')
		n--;
	for (size_t i = memchr(p->p + beg, '/', end - beg) ? 0 : 1; i < countof(ends); i++) {
		u32 len = (u32)strlen(ends[i]);
		if (n > len && memcmp(p->p + n - len, ends[i], len) == 0) {
			*marked = true;
			return n - len;
		}
	}
	return n;
}

/* `, p. 7`, ` - page 12`, ` n° 3041` */
static bool is_page(const char *after)
{
	static const char *const pages[] = {"p. ", "p.", "page ", "pages ", "n~ ", "no "};
	const char *word = after + strspn(after, " ,;|-(");

	for (size_t i = 0; i < countof(pages); i++)
		if (strncmp(word, pages[i], strlen(pages[i])) == 0 && strlen(word) < 30)
			return true;
	return false;
}

/* `L'Yonne républicaine, mardi 14 mai 2002, p. 7`: the line above an article in a press review. */
static str paper_in(str line, const struct plain *p)
{
	enum { LONGEST = 45 }; /* [bytes] */
	u32 beg, at = 0, n;
	bool marked = false, page;
	day ignored;
	str name;

	if (!byline_next_day(&ignored, p, &beg, &at) || !byline_is_capital(line, 0))
		return S("");
	n = before_day(p, beg, at, &marked);
	page = is_page(p->p + at);
	name = byline_slice(line, p, 0, n);
	if (!name.n || name.n > LONGEST || (!page && (!marked || p->p[at + strspn(p->p + at, " .")])))
		return S("");
	return name;
}

/* `N° 2761 du 25-05-2012`, `Le Lien social, n° 12, 3 mai 2001`: the number of an issue right before its day. */
static bool is_issue(const struct plain *p)
{
	static const char *const between[] = {"du ", "de ", "le ", "- ", ", ", ": ", "| "};
	static const char *const acts[] = {"arrete", "avis", "circulaire", "decision", "decret", "deliberation", "instruction",
	                                   "loi", "note", "ordonnance", "reglement"};
	const char *issue = strstr(p->p, "n~");
	u32 beg, at = 0;
	day ignored;

	if (!issue || (issue > p->p && issue[-1] != ' ') || !byline_next_day(&ignored, p, &beg, &at))
		return false;
	for (size_t i = 0; i < countof(acts); i++)
		if (strncmp(p->p, acts[i], strlen(acts[i])) == 0)
			return false;
	issue += 2;
	issue += strspn(issue, " ");
	if (!strspn(issue, "0123456789"))
		return false;
	issue += strspn(issue, "0123456789 ,");
	for (size_t i = 0; i < countof(between); i++)
		if (strncmp(issue, between[i], strlen(between[i])) == 0)
			issue += strlen(between[i]);
	return issue == p->p + beg;
}

static bool is_dateline(const struct words *w, const struct plain *p, str author)
{
	if (!w->days)
		return false;
	return is_issue(p) || w->publishes || w->names == 0 || author.n || strncmp(p->p, "le ", 3) == 0 ||
	       strstr(p->p, ", le ") != NULL || strstr(p->p, "(afp)") != NULL;
}

bool byline_read(struct byline *out, str line)
{
	struct plain p;
	struct words w = {0};
	bool says;

	*out = (struct byline){{"", 0}, {"", 0}, DAY_NONE, DAY_NONE};
	line = plain_trim(line);
	if (line.n == 0 || line.n > LINE_MAX_BYTES)
		return false;
	plain_line(&p, line);
	read_words(&w, line, &p);
	out->paper = paper_in(line, &p);
	if (w.other && out->paper.n) {
		read_days(out, &p);
		return true;
	}
	if ((w.other && !begins_dateline(&p, line)) || heading(line, &p))
		return false;
	says = byline_author(&out->author, line, &p, w.days > 0);
	read_days(out, &p);
	return says || out->paper.n || is_dateline(&w, &p, out->author);
}
