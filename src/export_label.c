/* export_label.c: see export_label.h. */
#include "export_label.h"

#include "plain.h"
#include "str.h"

static const struct {
	const char *name; /* lower case, without accents */
	enum label label;
} labels[] = {
	{"byline", LABEL_AUTHOR}, {"auteur", LABEL_AUTHOR}, {"auteurs", LABEL_AUTHOR}, {"autor", LABEL_AUTHOR},
	{"autore", LABEL_AUTHOR}, {"author", LABEL_AUTHOR}, {"signature", LABEL_AUTHOR}, {"auteur(s)", LABEL_AUTHOR},
	{"headline", LABEL_TITLE}, {"titre", LABEL_TITLE}, {"titel", LABEL_TITLE}, {"titulo", LABEL_TITLE},
	{"highlight", LABEL_LEAD}, {"encart", LABEL_LEAD}, {"chapeau", LABEL_LEAD}, {"abstract", LABEL_LEAD},
	{"points saillants", LABEL_LEAD}, {"highlights", LABEL_LEAD}, {"point fort", LABEL_LEAD},
	{"section", LABEL_HEAD}, {"rubrique", LABEL_HEAD}, {"rubrik", LABEL_HEAD}, {"ressort", LABEL_HEAD},
	{"seccion", LABEL_HEAD}, {"sezione", LABEL_HEAD}, {"length", LABEL_HEAD}, {"longueur", LABEL_HEAD},
	{"lange", LABEL_HEAD}, {"longitud", LABEL_HEAD}, {"lunghezza", LABEL_HEAD}, {"lengte", LABEL_HEAD},
	{"dateline", LABEL_HEAD}, {"lieu", LABEL_HEAD}, {"series", LABEL_HEAD}, {"serie", LABEL_HEAD},
	{"column", LABEL_HEAD}, {"colonne", LABEL_HEAD}, {"edition", LABEL_HEAD}, {"type", LABEL_HEAD},
	{"nombre de mots", LABEL_HEAD}, {"word count", LABEL_HEAD}, {"day", LABEL_HEAD}, {"page", LABEL_HEAD}, {"volume", LABEL_HEAD}, {"issue", LABEL_HEAD},
	{"body", LABEL_BODY}, {"corps", LABEL_BODY}, {"corps du texte", LABEL_BODY}, {"texte", LABEL_BODY},
	{"full text", LABEL_BODY}, {"texte integral", LABEL_BODY}, {"cuerpo", LABEL_BODY}, {"corpo", LABEL_BODY},
	{"classification", LABEL_TAIL}, {"load-date", LABEL_TAIL}, {"date-chargement", LABEL_TAIL},
	{"date de chargement", LABEL_TAIL}, {"ladedatum", LABEL_TAIL}, {"update", LABEL_TAIL}, {"language", LABEL_TAIL},
	{"langue", LABEL_TAIL}, {"sprache", LABEL_TAIL}, {"idioma", LABEL_TAIL}, {"graphic", LABEL_TAIL},
	{"graphique", LABEL_TAIL}, {"grafik", LABEL_TAIL}, {"illustration", LABEL_TAIL}, {"publication-type", LABEL_TAIL},
	{"type-publication", LABEL_TAIL}, {"type de publication", LABEL_TAIL}, {"publikationsart", LABEL_TAIL},
	{"journal-code", LABEL_TAIL}, {"journal code", LABEL_TAIL}, {"code-journal", LABEL_TAIL},
	{"code du journal", LABEL_TAIL}, {"subject", LABEL_TAIL}, {"sujet", LABEL_TAIL}, {"organization", LABEL_TAIL},
	{"organisation", LABEL_TAIL}, {"company", LABEL_TAIL}, {"societe", LABEL_TAIL}, {"ticker", LABEL_TAIL},
	{"symbole-boursier", LABEL_TAIL}, {"industry", LABEL_TAIL}, {"secteur-activite", LABEL_TAIL},
	{"secteur d'activite", LABEL_TAIL}, {"geographic", LABEL_TAIL}, {"localisation-geo", LABEL_TAIL},
	{"localisation geographique", LABEL_TAIL}, {"person", LABEL_TAIL}, {"personne", LABEL_TAIL},
	{"correction-date", LABEL_TAIL}, {"correction", LABEL_TAIL}, {"date-correction", LABEL_TAIL},
	{"document-type", LABEL_TAIL}, {"type-document", LABEL_TAIL}, {"distribution", LABEL_TAIL},
	{"link to image", LABEL_TAIL}, {"acc-no", LABEL_TAIL}, {"notes", LABEL_TAIL}, {"url", LABEL_TAIL},
	{"end of document", LABEL_END}, {"fin du document", LABEL_END}, {"ende des dokuments", LABEL_END},
	{"fin del documento", LABEL_END}, {"fine del documento", LABEL_END}, {"einde van document", LABEL_END},
	{"einde van het document", LABEL_END},
};

/* Stands alone on its line, without a colon. */
static bool stands_alone(enum label label, const struct plain *line)
{
	static const char *const headings[] = {"classification", "graphic", "notes", "link to image", "highlight"};

	for (size_t i = 0; i < countof(headings); i++)
		if (strcmp(line->p, headings[i]) == 0)
			return true;
	return label == LABEL_BODY || label == LABEL_END;
}

static bool has_small(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return true;
	return false;
}

enum label label_read(str block, bool capitals, u32 *value)
{
	enum { LABEL_MAX = 40 };
	struct plain line;
	u32 colon = 0, n;

	plain_line(&line, str_cut(block, 0, LABEL_MAX));
	while (colon < line.n && line.p[colon] != ':')
		colon++;
	for (n = colon; n && line.p[n - 1] == ' ';)
		n--;
	for (size_t i = 0; i < countof(labels); i++) {
		bool same = strlen(labels[i].name) == n && memcmp(labels[i].name, line.p, n) == 0;
		if (!same || (colon == line.n && (block.n > LABEL_MAX || !stands_alone(labels[i].label, &line))))
			continue;
		if (labels[i].label == LABEL_END || labels[i].label == LABEL_BODY)
			n = colon < line.n ? 0 : n; /* `Texte : …` is a sentence's beginning */
		if (n == 0 || (capitals && has_small(str_cut(block, 0, line.at[n]))))
			return LABEL_NONE;
		*value = colon < line.n ? line.at[colon] + 1u : (u32)block.n;
		return labels[i].label;
	}
	return LABEL_NONE;
}
