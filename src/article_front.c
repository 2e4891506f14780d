/* article_front.c: front matter, as people type it above a pasted article, or as static sites keep it between `---`. */
#include "article_lines.h"
#include "str.h"

enum field { OTHER, TITLE, SOURCE, AUTHOR, PUBLISHED, UPDATED, URL, TEXT, FIELDS };

/* Keys as plain_words writes them. OTHER: known, of no use here. TEXT: the text begins behind it. */
static const struct {
	const char *key;
	enum field field;
} keys[] = {
	{"titre", TITLE},
	{"title", TITLE},
	{"headline", TITLE},
	{"source", SOURCE},
	{"journal", SOURCE},
	{"media", SOURCE},
	{"support", SOURCE},
	{"nom de la source", SOURCE},
	{"nom du media", SOURCE},
	{"titre de presse", SOURCE},
	{"publication", SOURCE},
	{"site", SOURCE},
	{"auteur", AUTHOR},
	{"auteurs", AUTHOR},
	{"auteur e", AUTHOR},
	{"auteur s", AUTHOR},
	{"author", AUTHOR},
	{"authors", AUTHOR},
	{"journaliste", AUTHOR},
	{"journalistes", AUTHOR},
	{"journaliste s", AUTHOR},
	{"signature", AUTHOR},
	{"byline", AUTHOR},
	{"par", AUTHOR},
	{"date", PUBLISHED},
	{"publie", PUBLISHED},
	{"publie le", PUBLISHED},
	{"published", PUBLISHED},
	{"date de publication", PUBLISHED},
	{"date de parution", PUBLISHED},
	{"date de diffusion", PUBLISHED},
	{"parution", PUBLISHED},
	{"paru le", PUBLISHED},
	{"mis a jour", UPDATED},
	{"mis a jour le", UPDATED},
	{"updated", UPDATED},
	{"modifie", UPDATED},
	{"modifie le", UPDATED},
	{"date de mise a jour", UPDATED},
	{"url", URL},
	{"lien", URL},
	{"link", URL},
	{"adresse", URL},
	{"permalien", URL},
	{"id", OTHER},
	{"rubrique", OTHER},
	{"section", OTHER},
	{"langue", OTHER},
	{"language", OTHER},
	{"lang", OTHER},
	{"tags", OTHER},
	{"mots cles", OTHER},
	{"keywords", OTHER},
	{"edition", OTHER},
	{"page", OTHER},
	{"pages", OTHER},
	{"page s", OTHER},
	{"pays", OTHER},
	{"periodicite", OTHER},
	{"diffusion", OTHER},
	{"tirage", OTHER},
	{"audience", OTHER},
	{"surface", OTHER},
	{"type de source", OTHER},
	{"type de media", OTHER},
	{"nombre de mots", OTHER},
	{"word count", OTHER},
	{"length", OTHER},
	{"longueur", OTHER},
	{"numero", OTHER},
	{"type", OTHER},
	{"categorie", OTHER},
	{"category", OTHER},
	{"region", OTHER},
	{"genre", OTHER},
	{"consulte le", OTHER},
	{"encoding", OTHER},
	{"description", OTHER},
	{"texte", TEXT},
	{"text", TEXT},
	{"contenu", TEXT},
	{"corps", TEXT},
	{"body", TEXT},
};

static bool is_rule(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '-')
			return false;
	return text.n >= 3;
}

/* `key: value`; the field, FIELDS if the line is something else. Between rules any key will do. */
static enum field read_field(str *value, str text, bool any)
{
	struct plain plain;
	struct plain_key key;
	str rest = text, name = str_field(&rest, ':');

	if (name.n == text.n || name.n > 40)
		return FIELDS;
	plain_line(&plain, name);
	plain_words(&key, &plain);
	*value = plain_trim(rest);
	if (value->n >= 2 && (value->p[0] == '"' || value->p[0] == '\'') && value->p[value->n - 1] == value->p[0])
		*value = str_cut(*value, 1, value->n - 1);
	for (size_t i = 0; i < countof(keys); i++)
		if (strcmp(keys[i].key, key.p) == 0)
			return keys[i].field;
	return any && key.words == 1 ? OTHER : FIELDS;
}

static void keep(struct front *out, enum field field, str value)
{
	str *slots[] = {NULL, &out->title, &out->source, &out->author, &out->published, &out->updated, &out->url, NULL};

	if (slots[field] && !slots[field]->n)
		*slots[field] = value;
}

/* Fields from line `from` on; the line after them, `from` if there are none. */
static u32 read_fields(struct front *out, const struct lines *l, u32 from)
{
	struct front front = {0};
	bool ruled = from < l->n && is_rule(l->line[from].text), closed = false;
	u32 i = from + ruled, count = 0, useful = 0;

	for (; i < l->n && !closed && (i == from || ruled || !l->line[i].after_blank); i++) {
		str value;
		enum field field;

		if (ruled && is_rule(l->line[i].text)) {
			closed = true;
			continue;
		}
		field = read_field(&value, l->line[i].text, ruled);
		if (field == FIELDS || (field == TEXT && value.n))
			return from;
		keep(&front, field, value);
		count++;
		useful += field != OTHER && field != TEXT;
		if (field == TEXT && !ruled) {
			i++;
			break;
		}
	}
	if (!useful || ruled != closed || (count == 1 && !ruled && !front.title.n && !front.source.n && !front.url.n))
		return from;
	*out = front;
	return i;
}

/* A title or a source may stand above them without a label: the source, where another short line follows them, which is
 * then the title. */
u32 front_read(struct front *out, const struct lines *l, u32 from)
{
	enum { FEWEST = 2 };
	bool bare = from + 1 < l->n && !l->line[from].prose && !l->line[from + 1].after_blank;
	u32 end;

	*out = (struct front){0};
	end = read_fields(out, l, from);
	if (end > from || !bare)
		return end;
	end = read_fields(out, l, from + 1);
	if (end < from + 1 + FEWEST) {
		*out = (struct front){0};
		return from;
	}
	if (!out->title.n && (out->source.n || end == l->n || l->line[end].prose))
		out->title = l->line[from].text;
	else if (!out->source.n)
		out->source = l->line[from].text;
	return end;
}
