/* page_boilerplate.c: what stands among an article's paragraphs and is none of them, known by its words and by how much
 * of it is links: references to other articles, buttons, datelines, offers. What a page says by the names of its
 * elements is page_names.c's. */
#include "byline.h"
#include "page.h"
#include "plain.h"
#include "residue.h"
#include "str.h"

/* What a line that leads to another article begins with. */
static const char *const invitations[] = {
	"a ecouter", "a lire", "a reecouter", "a relire", "a retrouver", "a revoir", "a voir", "aussi a lire",
	"consulter aussi", "decouvrez aussi", "ecouter", "ecoutez", "en savoir plus", "lire", "lisez", "notre dossier",
	"notre enquete", "notre reportage", "pour aller plus loin", "reecouter", "relire", "retrouvez",
	"sur le meme sujet", "voir",
};

static bool begins_invitation(const struct plain_key *key)
{
	for (size_t i = 0; i < countof(invitations); i++) {
		size_t n = strlen(invitations[i]);
		if (key->n >= n && memcmp(key->p, invitations[i], n) == 0 && (key->n == n || key->p[n] == ' '))
			return true;
	}
	return false;
}

/* `À lire : …`, a link or nearly all of it one. */
static bool is_invitation(const struct block *b)
{
	struct plain line;
	struct plain_key key;

	if (b->linked * 2 < b->text.n)
		return false;
	plain_line(&line, b->text);
	plain_words(&key, &line);
	return begins_invitation(&key);
}

bool page_in_own_box(const struct page *p, const struct block *b)
{
	for (u32 box = b->box, up = 0; box && up < 4; box = p->box[box].parent, up++)
		if (p->box[box].names & NAME_BOX)
			return b->linked * 2 < b->text.n;
	return false;
}

/* `Samedi 15 juin 2024` over what happens then: a day that heads a part of a text that has begun. */
static bool heads_part(const struct page *p, const struct block *b)
{
	enum { NEAR = 64 }; /* blocks in which a text begins */
	const struct block *first = p->title == NO_BLOCK ? p->block : &p->block[p->title + 1];
	bool begun = false;

	if (b->kind != BLOCK_HEADING || str_starts_fold(b->text, S("publi")) || str_starts_fold(b->text, S("mis")))
		return false;
	for (const struct block *t = first; t < b && t < first + NEAR && !begun; t++)
		begun = t->prose && t->sentence;
	return begun;
}

/* `Publié le 3 mai 2018 à 14h`, with nothing else that an article would tell. */
static bool is_dateline(const struct page *p, const struct block *b)
{
	struct byline line;

	return b->text.n < 140 && !page_in_own_box(p, b) && b->kind != BLOCK_ROW && !b->linked && byline_read(&line, b->text)
	       && (line.published != DAY_NONE || line.updated != DAY_NONE) && !heads_part(p, b);
}

/* `3 min`, `12:30`, `•`: no word in it, or a unit of time. */
static bool is_wordless(const struct page *p, const struct block *b)
{
	u32 letters = 0, digits = 0;

	for (size_t i = 0; i < b->text.n; i++) {
		letters += (b->text.p[i] | 32) >= 'a' && (b->text.p[i] | 32) <= 'z';
		digits += b->text.p[i] >= '0' && b->text.p[i] <= '9';
	}
	if (digits && (b->kind == BLOCK_HEADING || str_find(b->text, S("€"), 0) != SIZE_MAX || memchr(b->text.p, '%', b->text.n)))
		return false;
	if (b->kind == BLOCK_ROW || b->kind == BLOCK_ITEM || b->kind == BLOCK_VERBATIM || (digits && page_in_own_box(p, b)))
		return false;
	return letters < 2 || (digits && letters <= 3 && b->text.n < 12);
}

/* `412 vues`, `0 commentaire`: how often it was read or shared. */
static bool is_count(const struct block *b)
{
	static const char *const counted[] = {"affichages", "clics", "commentaire", "commentaires", "j aime", "lecture", "lectures",
	                                      "partage", "partages", "visites", "vue", "vues", NULL};
	size_t n = 0;

	while (n < b->text.n && n < 12 && ((b->text.p[n] >= '0' && b->text.p[n] <= '9') || b->text.p[n] == ' '))
		n++;
	return n && b->kind != BLOCK_ROW && plain_is_one_of(str_trim(str_cut(b->text, n, b->text.n)), counted);
}

/* `© Agence`, `Crédit photo : …`. */
static bool is_credit(const struct block *b)
{
	static const char *const heads[] = {"(c) ", "credit :", "credit:", "credits :", "credits:", "credit photo",
	                                    "credits photo", "credit image", "credits image", "photo :", "photo:",
	                                    "photos :",
	                                    "copyright", "photo d'illustration", "image d'illustration"};
	bool sign = str_starts(b->text, S("\xC2\xA9"));
	struct plain line;

	if (b->text.n >= 120)
		return sign && str_find(b->text, S(" droits "), 0) != SIZE_MAX;
	if (sign)
		return true;
	plain_line(&line, b->text);
	for (size_t i = 0; i < countof(heads); i++)
		if (strncmp(line.p, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

/* A link set apart, not in a paragraph or a list: a card that leads to another article. */
static bool is_card(const struct page *p, const struct block *b)
{
	const struct node *n = p->box[b->box].node;

	if (p->letter && b->kind == BLOCK_HEADING)
		return false;
	return page_is_linked(b) && !node_is(n, "p") && !node_is(n, "td") && b->kind != BLOCK_QUOTE
	       && b->kind != BLOCK_ITEM && b->kind != BLOCK_ROW;
}

/* The author's or the day's own box. */
static bool is_byline(const struct page *p, const struct block *b)
{
	u32 box = b->box;

	for (u32 up = 0; up < 3 && box != p->core && box && !page_in_own_box(p, b); box = p->box[box].parent, up++)
		if (p->box[box].names & (NAME_AUTHOR | NAME_DATE) && p->box[box].prose < 150)
			return b->text.n < 200;
	return false;
}

/* What whoever wrote it declares of what they are paid by, in an article of a university's. */
static bool is_declaration(const struct block *b)
{
	enum { LONGEST = 600 }; /* [bytes] */
	static const char *const words[] = {"qui pourrait tirer profit de cet article", "qui pourraient tirer profit de cet article",
	                                    NULL};

	return b->text.n <= LONGEST && str_has_one_of(b->text, words);
}

bool page_is_boilerplate(const struct page *p, const struct block *b)
{
	enum residue_where where;
	const char *kind;

	if (b->signs || is_card(p, b) || is_byline(p, b) || is_wordless(p, b) || is_count(b) || is_invitation(b) || is_dateline(p, b)
	    || is_credit(b) || is_declaration(b))
		return true;
	if (b->prose > 150 && b->sentence)
		return false;
	kind = residue_kind(b->text, &where);
	if (!kind || strcmp(kind, "link") == 0)
		return false;
	return where != RESIDUE_EDGE || strcmp(kind, "subscription") == 0;
}

bool page_is_label(const struct block *b)
{
	enum residue_where where;
	const char *kind = b->text.n < 60 && !b->linked ? residue_kind(b->text, &where) : NULL;

	return kind && (where == RESIDUE_HEADER || (where == RESIDUE_ANYWHERE && strcmp(kind, "related") == 0));
}
