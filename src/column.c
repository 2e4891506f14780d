/* column.c: see column.h. */
#include "column.h"

#include "markup_text.h"
#include "stamp.h"
#include "str.h"

enum { NAME_MAX_LETTERS = 40 };

/* Without what is no ASCII letter or digit: é is dropped, whatever encoding it came in. The better names first. */
static const struct {
	enum column column;
	const char *name;
} names[] = {
	{COLUMN_TEXT, "text"}, {COLUMN_TEXT, "texte"}, {COLUMN_TEXT, "body"}, {COLUMN_TEXT, "corps"}, {COLUMN_TEXT, "fulltext"},
	{COLUMN_TEXT, "textecomplet"}, {COLUMN_TEXT, "texteintgral"}, {COLUMN_TEXT, "texteintegral"}, {COLUMN_TEXT, "maintext"},
	{COLUMN_TEXT, "articlebody"}, {COLUMN_TEXT, "articletext"}, {COLUMN_TEXT, "textearticle"}, {COLUMN_TEXT, "textedelarticle"},
	{COLUMN_TEXT, "bodytext"}, {COLUMN_TEXT, "corpsdutexte"}, {COLUMN_TEXT, "corpsdelarticle"}, {COLUMN_TEXT, "contenu"},
	{COLUMN_TEXT, "content"}, {COLUMN_TEXT, "contents"}, {COLUMN_TEXT, "contentencoded"}, {COLUMN_TEXT, "contenttext"}, {COLUMN_TEXT, "contenthtml"}, {COLUMN_TEXT, "contenuarticle"},
	{COLUMN_TEXT, "articlecontent"}, {COLUMN_TEXT, "articles"}, {COLUMN_TEXT, "article"}, {COLUMN_TEXT, "message"},
	{COLUMN_TEXT, "description"}, {COLUMN_TEXT, "rsum"}, {COLUMN_TEXT, "resume"}, {COLUMN_TEXT, "summary"}, {COLUMN_TEXT, "excerpt"},
	{COLUMN_LEAD, "lead"}, {COLUMN_LEAD, "chapo"}, {COLUMN_LEAD, "chapeau"}, {COLUMN_LEAD, "chap"}, {COLUMN_LEAD, "standfirst"},
	{COLUMN_LEAD, "accroche"},
	{COLUMN_TITLE, "title"}, {COLUMN_TITLE, "titre"}, {COLUMN_TITLE, "headline"}, {COLUMN_TITLE, "articletitle"},
	{COLUMN_TITLE, "titrearticle"}, {COLUMN_TITLE, "titredelarticle"}, {COLUMN_TITLE, "hed"}, {COLUMN_TITLE, "sujet"}, {COLUMN_TITLE, "subject"},
	{COLUMN_AUTHOR, "author"}, {COLUMN_AUTHOR, "auteur"}, {COLUMN_AUTHOR, "authors"}, {COLUMN_AUTHOR, "auteurs"},
	{COLUMN_AUTHOR, "auteure"}, {COLUMN_AUTHOR, "auteurrice"}, {COLUMN_AUTHOR, "auteures"}, {COLUMN_AUTHOR, "byline"},
	{COLUMN_AUTHOR, "creator"}, {COLUMN_AUTHOR, "journaliste"}, {COLUMN_AUTHOR, "journalistes"}, {COLUMN_AUTHOR, "signature"},
	{COLUMN_PUBLISHED, "published"}, {COLUMN_PUBLISHED, "publi"}, {COLUMN_PUBLISHED, "publie"}, {COLUMN_PUBLISHED, "publile"},
	{COLUMN_PUBLISHED, "publiele"}, {COLUMN_PUBLISHED, "publishedat"}, {COLUMN_PUBLISHED, "datepublished"},
	{COLUMN_PUBLISHED, "publisheddate"}, {COLUMN_PUBLISHED, "datedepublication"}, {COLUMN_PUBLISHED, "datepublication"},
	{COLUMN_PUBLISHED, "publicationdate"}, {COLUMN_PUBLISHED, "datepubli"}, {COLUMN_PUBLISHED, "pubdate"},
	{COLUMN_PUBLISHED, "publication"}, {COLUMN_PUBLISHED, "dateparution"}, {COLUMN_PUBLISHED, "datedeparution"},
	{COLUMN_PUBLISHED, "parution"}, {COLUMN_PUBLISHED, "date"}, {COLUMN_PUBLISHED, "jour"}, {COLUMN_PUBLISHED, "day"},
	{COLUMN_PUBLISHED, "datetime"}, {COLUMN_PUBLISHED, "timestamp"}, {COLUMN_PUBLISHED, "createdat"}, {COLUMN_PUBLISHED, "created"},
	{COLUMN_UPDATED, "updated"}, {COLUMN_UPDATED, "misjour"}, {COLUMN_UPDATED, "misajour"}, {COLUMN_UPDATED, "misejour"},
	{COLUMN_UPDATED, "miseajour"}, {COLUMN_UPDATED, "datedemisejour"}, {COLUMN_UPDATED, "datedemiseajour"}, {COLUMN_UPDATED, "datemaj"},
	{COLUMN_UPDATED, "maj"}, {COLUMN_UPDATED, "updatedat"}, {COLUMN_UPDATED, "dateupdated"}, {COLUMN_UPDATED, "modified"},
	{COLUMN_UPDATED, "modifi"}, {COLUMN_UPDATED, "modifie"}, {COLUMN_UPDATED, "datemodified"}, {COLUMN_UPDATED, "lastmodified"},
	{COLUMN_SOURCE, "source"}, {COLUMN_SOURCE, "journal"}, {COLUMN_SOURCE, "sourcename"}, {COLUMN_SOURCE, "media"},
	{COLUMN_SOURCE, "mdia"}, {COLUMN_SOURCE, "newspaper"}, {COLUMN_SOURCE, "publisher"}, {COLUMN_SOURCE, "nomdujournal"},
	{COLUMN_SOURCE, "nomdusupport"}, {COLUMN_SOURCE, "support"}, {COLUMN_SOURCE, "outlet"}, {COLUMN_SOURCE, "site"},
	{COLUMN_SOURCE, "sitename"}, {COLUMN_SOURCE, "titrejournal"}, {COLUMN_SOURCE, "titredepresse"}, {COLUMN_SOURCE, "titredujournal"},
	{COLUMN_SOURCE, "diteur"}, {COLUMN_SOURCE, "editeur"},
	{COLUMN_URL, "url"}, {COLUMN_URL, "lien"}, {COLUMN_URL, "link"}, {COLUMN_URL, "adresse"}, {COLUMN_URL, "href"},
	{COLUMN_URL, "uri"}, {COLUMN_URL, "permalink"}, {COLUMN_URL, "permalien"}, {COLUMN_URL, "urlarticle"},
	{COLUMN_URL, "articleurl"}, {COLUMN_URL, "lienarticle"}, {COLUMN_URL, "sourceurl"},
	{COLUMN_ID, "id"}, {COLUMN_ID, "identifiant"}, {COLUMN_ID, "identifier"}, {COLUMN_ID, "articleid"},
	{COLUMN_ID, "idarticle"}, {COLUMN_ID, "docid"}, {COLUMN_ID, "iddoc"}, {COLUMN_ID, "uid"}, {COLUMN_ID, "uuid"}, {COLUMN_ID, "guid"},
	{COLUMN_ID, "numro"}, {COLUMN_ID, "numero"}, {COLUMN_ID, "ref"}, {COLUMN_ID, "rfrence"}, {COLUMN_ID, "reference"},
};

enum column column_named(str name, u32 *rank)
{
	char letters[NAME_MAX_LETTERS];
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			continue;
		if (n == sizeof letters)
			return COLUMN_OTHER;
		letters[n++] = c;
	}
	for (u32 i = 0; n && i < countof(names); i++)
		if (names[i].name[0] == letters[0] && str_eq((str){letters, n}, str_c(names[i].name))) {
			*rank = i + 1;
			return names[i].column;
		}
	return COLUMN_OTHER;
}

bool column_takes(struct columns *c, enum column column, u32 rank)
{
	if (column == COLUMN_OTHER || (c->rank[column] && c->rank[column] < rank))
		return false;
	c->rank[column] = rank;
	return true;
}

void piece_add(struct piece_join *j, str between, const struct piece *piece)
{
	if (j->text.n) {
		map_put(&j->map, (u32)j->text.n, (u32)between.n, j->from, 0);
		buf_put(&j->text, between);
	}
	map_slice(&j->map, (u32)j->text.n, &piece->map, 0, (u32)piece->text.n);
	buf_put(&j->text, piece->text);
	j->from = map_end(&piece->map, (u32)piece->text.n);
}

struct piece piece_joined(const struct piece_join *j)
{
	return (struct piece){buf_str(&j->text), j->map};
}

/* The lead before the text, unless the text begins with it. */
static struct piece body_of(struct arena *a, const struct columns *c)
{
	struct piece lead = markup_plain(a, &c->piece[COLUMN_LEAD]), text = markup_plain(a, &c->piece[COLUMN_TEXT]);
	struct piece_join j = {.text.arena = a, .map.arena = a};

	if (!str_trim(lead.text).n || !str_trim(text.text).n || str_starts(str_trim(text.text), str_trim(lead.text)))
		return text;
	piece_add(&j, S(""), &lead);
	piece_add(&j, S("\n\n"), &text);
	return piece_joined(&j);
}

struct doc *column_doc(struct arena *a, const struct columns *c)
{
	const struct piece *p = c->piece;
	struct doc *doc = NEW(a, struct doc, 1);

	*doc = (struct doc){
		.id = str_trim(p[COLUMN_ID].text), .source = p[COLUMN_SOURCE].text, .author = p[COLUMN_AUTHOR].text,
		.published = stamp_day(a, p[COLUMN_PUBLISHED].text), .updated = stamp_day(a, p[COLUMN_UPDATED].text), .url = p[COLUMN_URL].text,
		.title = markup_plain(a, &p[COLUMN_TITLE]), .body = body_of(a, c),
	};
	return doc;
}
