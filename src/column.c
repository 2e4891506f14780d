/* column.c: see column.h. */
#include "column.h"

#include "byline.h"
#include "markup_text.h"
#include "stamp.h"
#include "str.h"

enum { NAME_MAX_LETTERS = 40 };

/* The names of each column, the better ones first, without what is no ASCII letter or digit: é is dropped, whatever
 * encoding it came in. */
static const char *const names[COLUMNS] = {
	[COLUMN_ID] =
		"id identifiant identifier articleid idarticle docid iddoc uid uuid guid numro numero ref "
		"rfrence reference",
	[COLUMN_SOURCE] =
		"source journal sourcename media mdia newspaper publisher nomdujournal nomdusupport support "
		"outlet site sitename titrejournal titredepresse titredujournal diteur editeur nomdumdia "
		"nomdumedia nomdelasource publicationname publicationtitle sourcetitle",
	[COLUMN_TITLE] =
		"title titre headline articletitle titrearticle titredelarticle hed sujet subject",
	[COLUMN_AUTHOR] =
		"author auteur authors auteurs auteure auteurrice auteures byline creator journaliste "
		"journalistes signature signataire signataires redacteur rdacteur",
	[COLUMN_PUBLISHED] =
		"published publi publie publile publiele publishedat datepublished publisheddate "
		"datedepublication datepublication publicationdate datepubli pubdate publication dateparution "
		"datedeparution parution publishdate issuedate datedediffusion datediffusion publisheddatetime "
		"publicationdatetime publishedon date jour day datetime timestamp createdat created",
	[COLUMN_UPDATED] =
		"updated misjour misajour misejour miseajour datedemisejour datedemiseajour datemaj maj "
		"updatedat dateupdated modified modifi modifie datemodified lastmodified",
	[COLUMN_URL] =
		"url lien link adresse href uri permalink permalien urlarticle articleurl lienarticle "
		"sourceurl",
	[COLUMN_LEAD] =
		"lead chapo chapeau chap standfirst accroche",
	[COLUMN_TEXT] =
		"text texte body corps fulltext textecomplet texteintgral texteintegral maintext articlebody "
		"articletext textearticle textedelarticle bodytext corpsdutexte corpsdelarticle contenu "
		"content contents contentencoded contenttext contenthtml contenuarticle articlecontent "
		"paragraphs paragraphes textebrut plaintext rawtext articles article verbatim message description "
		"rsum resume summary excerpt",
};

/* Where the word stands in a list, from 1 on; 0: it does not. */
static u32 rank_in(str list, str word)
{
	for (u32 rank = 1; list.n; rank++)
		if (str_eq(str_field(&list, ' '), word))
			return rank;
	return 0;
}

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
	for (u32 i = 0; n && i < COLUMNS; i++)
		if ((*rank = rank_in(str_c(names[i]), (str){letters, n})))
			return (enum column)i;
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

/* `Par Jeanne Morel` → her name. */
static str author_of(str said)
{
	struct byline line;

	return str_starts_fold(str_trim(said), S("par ")) && byline_read(&line, said) && line.author.n ? line.author : said;
}

struct doc *column_doc(struct arena *a, const struct columns *c)
{
	const struct piece *p = c->piece;
	struct doc *doc = NEW(a, struct doc, 1);

	*doc = (struct doc){
		.id = str_trim(p[COLUMN_ID].text),
		.source = p[COLUMN_SOURCE].text,
		.author = author_of(p[COLUMN_AUTHOR].text),
		.published = stamp_day(a, p[COLUMN_PUBLISHED].text),
		.updated = stamp_day(a, p[COLUMN_UPDATED].text),
		.url = p[COLUMN_URL].text,
		.title = markup_plain(a, &p[COLUMN_TITLE]),
		.body = body_of(a, c),
	};
	return doc;
}
