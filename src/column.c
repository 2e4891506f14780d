/* column.c: see column.h. */
#include "column.h"

#include "byline.h"
#include "markup_text.h"
#include "stamp.h"
#include "str.h"

enum { NAME_MAX_LETTERS = 40, ROUNDABOUT = 100 }; /* what some of the words name ranks behind what all of them do */

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
		"author auteur authors auteurs auteure auteurrice auteures lauteur byline creator journaliste "
		"journalistes signature signataire signataires redacteur rdacteur",
	[COLUMN_PUBLISHED] =
		"published publi publie publile publiele publishedat datepublished publisheddate "
		"datedepublication datepublication publicationdate datepubli pubdate dateparution "
		"datedeparution parution parule publishdate datepublish firstpublished issuedate datedediffusion "
		"datediffusion publisheddatetime publicationdatetime publishedon datedemiseenligne misenligne "
		"misenlignele date jour day datetime timestamp createdat created",
	[COLUMN_PUBLICATION] = "publication",
	[COLUMN_UPDATED] =
		"updated misjour misajour misejour miseajour datedemisejour datedemiseajour datemaj maj "
		"updatedat dateupdated modified modifi modifie datemodified lastmodified",
	[COLUMN_URL] =
		"url lien link adresse href uri permalink permalien urlarticle articleurl lienarticle "
		"sourceurl",
	[COLUMN_LEAD] =
		"lead chapo chapeau chap standfirst accroche leadparagraph snippet",
	[COLUMN_TEXT] =
		"text texte body corps fulltext textecomplet texteintgral texteintegral maintext articlebody "
		"articletext textearticle textedelarticle bodytext corpsdutexte corpsdelarticle contenu "
		"content contents contentencoded contenttext contenthtml contenuarticle articlecontent "
		"paragraphs paragraphes textebrut plaintext rawtext articles article verbatim message description "
		"rsum resume summary excerpt abstract abstractnote",
};

/* Where the word stands in a list, from 1 on; 0: it does not. */
static u32 rank_in(str list, str word)
{
	for (u32 rank = 1; list.n; rank++)
		if (str_eq(str_field(&list, ' '), word))
			return rank;
	return 0;
}

/* What stands around the word that counts: `Nom de l'auteur`, `doc.title`, `texte_article`. */
static const char of_no_matter[] = "nom name du de des d l article articles larticle doc document news post web";

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_named_with(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The next word of a name as it is written, in small letters without what is no ASCII: `webTitle` has two. */
static str next_word(str *name, char room[NAME_MAX_LETTERS])
{
	size_t n = 0, i = 0;

	for (; i < name->n; i++) {
		char c = lower(name->p[i]);
		bool capital = c != name->p[i], small_before = i && is_named_with(name->p[i - 1]);
		if ((u8)c >= 0x80 || c == '?') /* é, in any encoding */
			continue;
		if (n && (!is_named_with(c) || (capital && small_before)))
			break;
		if (is_named_with(c) && n < NAME_MAX_LETTERS)
			room[n++] = c;
	}
	*name = str_cut(*name, i, name->n);
	return (str){room, n};
}

/* Its letters, words of no matter left out where `all` is false; longer than a name can be: none. */
static str letters_of(str name, char room[NAME_MAX_LETTERS], bool all)
{
	size_t n = 0;

	while (name.n) {
		char word_room[NAME_MAX_LETTERS];
		str word = next_word(&name, word_room);
		if (!all && rank_in(str_c(of_no_matter), word))
			continue;
		if (n + word.n > NAME_MAX_LETTERS)
			return S("");
		memcpy(room + n, word.p, word.n);
		n += word.n;
	}
	return (str){room, n};
}

/* The column of these letters. */
static enum column column_of(str letters, u32 *rank)
{
	for (u32 i = 0; letters.n && i < COLUMNS; i++)
		if ((*rank = rank_in(str_c(names[i]), letters)))
			return (enum column)i;
	return COLUMN_OTHER;
}

enum column column_named(str name, u32 *rank)
{
	char room[NAME_MAX_LETTERS];
	str all = letters_of(name, room, true), some;
	enum column column = column_of(all, rank);

	if (column != COLUMN_OTHER)
		return column;
	some = letters_of(name, room, false);
	column = some.n == all.n ? COLUMN_OTHER : column_of(some, rank);
	*rank += ROUNDABOUT;
	return column;
}

bool column_is_text(enum column column)
{
	return column == COLUMN_TEXT || column == COLUMN_LEAD;
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

/* Is the lead a part of the text already, or what a program cut out of it? */
static bool is_in(str lead, str text)
{
	return str_ends(lead, S("...")) || str_ends(lead, S("\xE2\x80\xA6")) || str_find(text, lead, 0) != SIZE_MAX;
}

/* The lead before the text, unless it is in it; alone where there is no text. */
static struct piece body_of(struct arena *a, const struct columns *c)
{
	struct piece lead = markup_plain(a, &c->piece[COLUMN_LEAD]), text = markup_plain(a, &c->piece[COLUMN_TEXT]);
	struct piece_join j = {.text.arena = a, .map.arena = a};

	if (!str_trim(text.text).n)
		return lead;
	if (!str_trim(lead.text).n || is_in(str_trim(lead.text), text.text))
		return text;
	piece_add(&j, S(""), &lead);
	piece_add(&j, S("\n\n"), &text);
	return piece_joined(&j);
}

/* `Par Jeanne Morel` → her name. */
static str author_of(str said)
{
	str name = str_trim(said);
	bool signs = str_starts_fold(name, S("par ")) || str_starts_fold(name, S("by "));
	struct byline line;

	return signs && byline_read(&line, said) && line.author.n ? line.author : said;
}

/* `Publication` is a day in one table, a newspaper in the next. */
static void read_publication(struct arena *a, struct doc *doc, str said)
{
	str written = stamp_day(a, said);
	day ignored;

	if (!str_trim(said).n)
		return;
	if (byline_day(&ignored, written))
		doc->published = doc->published.n ? doc->published : written;
	else
		doc->source = doc->source.n ? doc->source : said;
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
	read_publication(a, doc, p[COLUMN_PUBLICATION].text);
	return doc;
}
