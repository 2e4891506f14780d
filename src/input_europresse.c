/* input_europresse.c: what Europresse (Eureka, CEDROM-SNi) saves or prints, in HTML. Its layouts have changed, the
 * names of their classes hardly: so a document is read by them wherever they stand:
 *
 *     until 2013   tables; <span class=DocPublicationName>, DocHeader, TitreArticleVisu, then text between <p></p>
 *     2012-2016    the same spans, the text in <div class=docOcurrContainer>
 *     until 2019   <article><header>…<p class=titreArticleVisu>…<div>Author</div></header> <div class=DocText>…
 *     since        the same with rdp__DocPublicationName, rdp__articletitle, docAuthors or sm-margin-bottomNews */
#include "export.h"
#include "input.h"
#include "plain.h"
#include "str.h"

enum role { PLAIN, SOURCE, HEADER, TITLE, SUBTITLE, AUTHOR, NEWS, TOP, TEXT, ASIDE, LEGAL };

static const char no_text[] = N_("is a document of Europresse without text");

static bool sniff(str head)
{
	return export_is_html(head) && (export_find(head, "DocPublicationName", 0) != SIZE_MAX
	                                || export_find(head, "cedrom-sni.com/schema", 0) != SIZE_MAX);
}

/* ── where documents begin ── */

/* The next <article>, or, where documents are no articles, the next publication's name. */
static size_t next_document(str rest, size_t from)
{
	size_t article = export_find(rest, "<article", from), name;
	bool in_article = export_find(str_cut(rest, 0, 8), "<article", 0) == 0;

	name = in_article ? SIZE_MAX : export_tag(rest, "DocPublicationName", from);
	while (name != SIZE_MAX && name < from)
		name = export_tag(rest, "DocPublicationName", name + strlen("<span class=DocPublicationName"));
	return article < name ? article : name;
}

static size_t cut(str rest, bool last)
{
	enum { START = 200 }; /* [bytes] that a document's first tag may take: its own start is not the next one's */
	size_t own = next_document(rest, 0), next;

	if (own > 0 && own != SIZE_MAX)
		return own; /* what stands before the first */
	next = own == 0 ? next_document(rest, 1) : SIZE_MAX;
	return next != SIZE_MAX && (last || next + START < rest.n) ? next : last ? rest.n : 0;
}

/* ── what elements mean ── */

/* One of the words of the class, ASCII letters without case. */
static bool has(str class, const char *word)
{
	while (class.n) {
		str one = str_field(&class, ' ');
		if (one.n == strlen(word) && str_starts_fold(one, str_c(word)))
			return true;
	}
	return false;
}

static bool is_in_article(const struct node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (node_is(n, "article"))
			return true;
	return false;
}

static u32 role_of_class(str class)
{
	static const struct { const char *word; enum role role; } roles[] = {
		{"DocHeader", HEADER}, {"rdp__DocHeader", HEADER}, {"titreArticleVisu", TITLE},
		{"rdp__articletitle", TITLE}, {"rdp__subtitle", SUBTITLE}, {"titreArticle", SUBTITLE},
		{"docAuthors", AUTHOR}, {"sm-margin-bottomNews", NEWS},
		{"DocText", TEXT}, {"docOcurrContainer", TEXT}, {"Doc-LegalInfo", LEGAL}, {"publiC-lblNodoc", LEGAL},
	};
	static const char *const foreign[] = {"apd-wrapper", "rdp__public-cert", "Doc-UrlRef", "tbHeaderImages"};

	for (size_t i = 0; i < countof(foreign); i++)
		if (has(class, foreign[i]))
			return SHEET_SKIP;
	for (size_t i = 0; i < countof(roles); i++)
		if (has(class, roles[i].word))
			return roles[i].role;
	return PLAIN;
}

static u32 role(const struct node *n)
{
	str class = node_attribute(n, "class"), id = node_attribute(n, "id");

	if (node_is(n, "article"))
		return is_in_article(n) ? 0 : SHEET_START | SHEET_WITHIN;
	if (node_is(n, "header"))
		return TOP;
	if (node_is(n, "section"))
		return TEXT;
	if (node_is(n, "aside"))
		return ASIDE;
	if (node_is(n, "footer") || str_eq(id, S("divPubliC")))
		return LEGAL;
	if (has(class, "DocPublicationName"))
		return SOURCE | (is_in_article(n) ? 0 : SHEET_START);
	return class.n ? role_of_class(class) : 0;
}

/* ── fields ── */

/* Without the local edition, which stands below the name or far to its right, the number of the issue, and the note
 * that it is a site. */
static str source_name(const struct sheet *s, u32 i)
{
	static const char *const tails[] = {", no", ", n°", ", vol", ", num", "(site", "(web site", "(tweet", "(blog"};
	str name = sheet_block(s, i);

	for (u32 k = 0, at = s->block[i].beg; k < name.n; k++)
		if (name.p[k] == ' ' && map_end(&s->map, at + k + 1) - map_begin(&s->map, at + k) > 1)
			name.n = k;
	for (size_t k = 0; k < countof(tails); k++) {
		size_t at = export_find(name, tails[k], 1);
		name.n = at != SIZE_MAX ? at : name.n;
	}
	return plain_trim(name);
}

/* `news·20060315·LM·0q1503_1256056`, wherever it stands in the line; empty if nowhere. */
static str number_in(str line)
{
	size_t at = str_find(line, S("news·"), 0);
	str rest = str_cut(line, at, line.n);

	return at == SIZE_MAX ? S("") : str_field(&rest, ' ');
}

/* The day of publication in a document's number. */
static str day_of_number(struct arena *a, str number)
{
	str rest = number;
	str digits = (str_field(&rest, '\xB7'), str_field(&rest, '\xB7'));

	return digits.n < 8 ? S("") : str_c(arena_printf(a, "%.4s-%.2s-%.2s", digits.p, digits.p + 4, digits.p + 6));
}

static bool is_number_line(str line)
{
	return str_starts(line, S("Numéro de document")) || str_starts_fold(line, S("document number"));
}

/* ── a document ── */

struct reading {
	const struct sheet *sheet;
	struct doc doc;
	struct cutting title, body;
	bool titled;      /* the title is behind us */
	u32 from, to;     /* blocks of the text that are not yet put in */
};

static void flush(struct reading *r)
{
	cutting_blocks(&r->body, r->from, r->to);
	r->from = r->to = 0;
}

static void take(struct reading *r, u32 i)
{
	if (r->to != i) {
		flush(r);
		r->from = i;
	}
	r->to = i + 1;
}

/* No sentence, mostly capitals: in a place where authors stand it is one. */
static bool may_be_author(str line)
{
	enum { NAMES_MAX = 120 };
	u32 small = 0;

	if (line.n > NAMES_MAX || strchr(".!?:", line.p[line.n - 1]))
		return false;
	while (line.n) {
		str word = str_field(&line, ' ');
		small += word.n > 0 && word.p[0] >= 'a' && word.p[0] <= 'z';
	}
	return small <= 2;
}

/* Between title and text: who wrote it, or a sub-title. */
static void below_title(struct reading *r, u32 i, bool sure)
{
	str line = sheet_block(r->sheet, i);

	if (!r->doc.author.n && (export_is_author(line) || (sure && r->titled && may_be_author(line))))
		r->doc.author = export_author(line);
	else if (r->titled)
		take(r, i);
}

/* The first layout has no word for author and text, the second none for the author. */
static void unmarked(struct reading *r, u32 i, u32 end)
{
	const struct sheet *s = r->sheet;
	bool first = r->body.text.n == 0 && r->from == r->to && !r->doc.author.n, more = i + 1 < end;
	str line = sheet_block(s, i);

	if (!r->titled)
		return;
	if (first && more && (export_is_author(line) || (s->block[i + 1].role == TEXT && may_be_author(line))))
		r->doc.author = export_author(line);
	else
		take(r, i);
}

static bool is_label(str line)
{
	return line.n < 40 && str_ends(line, S(":"));
}

static void read_block(struct reading *r, u32 i, u32 end)
{
	const struct sheet *s = r->sheet;
	str line = sheet_block(s, i);

	switch (s->block[i].role) {
	case SOURCE:
		r->doc.source = r->doc.source.n ? r->doc.source : source_name(s, i);
		break;
	case HEADER:
		r->doc.published = r->doc.published.n ? r->doc.published : export_day(s->arena, line);
		break;
	case TITLE:
		cutting_blocks(&r->title, i, i + 1);
		r->titled = true;
		break;
	case AUTHOR:
		r->doc.author = export_author(line);
		break;
	case NEWS:
		below_title(r, i, true);
		break;
	case TOP:
	case SUBTITLE:
		if (r->titled)
			below_title(r, i, s->block[i].role == TOP);
		break;
	case TEXT:
		take(r, i);
		break;
	case ASIDE:
		if (!is_label(line))
			take(r, i);
		break;
	case PLAIN:
		unmarked(r, i, end);
		break;
	}
}

/* Where, in the first layout, the small print begins: rights, the document's number, a certificate. */
static u32 text_end(const struct sheet *s, u32 i, u32 end)
{
	u32 stop = i, rights = end;

	for (; stop < end && !is_number_line(sheet_block(s, stop)); stop++)
		if (s->block[stop].role == PLAIN && export_is_rights(sheet_block(s, stop)))
			rights = stop;
	if (stop == end) /* no number: the last line of rights */
		return rights;
	while (stop > i && export_is_rights(sheet_block(s, stop - 1)))
		stop--;
	return stop;
}

static void read_part(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = {.sheet = s, .title = cutting_new(s), .body = cutting_new(s)};
	u32 stop = text_end(s, i, end);

	for (u32 k = i; k < end && !r.doc.id.n; k++)
		r.doc.id = number_in(sheet_block(s, k));
	for (u32 k = i; k < stop; k++)
		read_block(&r, k, stop);
	flush(&r);
	if (!r.doc.published.n)
		r.doc.published = day_of_number(s->arena, r.doc.id);
	r.doc.title = cutting_piece(&r.title);
	r.doc.body = cutting_piece(&r.body);
	if (r.doc.body.text.n)
		docs_add(d, &r.doc);
	else
		docs_refuse(d, no_text);
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = sheet_new(a);
	struct decoded decoded;
	struct node *root = export_html(a, &decoded, item, why);

	if (!root)
		return 0;
	sheet_html(s, root, role);
	sheet_end(s, &decoded.map);
	if (s->parts == 0) {
		*why = input_nothing; /* what stands before the first document */
		return 0;
	}
	export_parts(&docs, s, read_part);
	return docs_end(&docs, out, why);
}

const struct input_format input_europresse = {.name = "europresse", .sniff = sniff, .cut = cut, .parse = parse};
