/* export_factiva.c: articles of Factiva on a sheet. Two layouts, in HTML as in RTF, each ended by `Document LEM00002…`:
 *
 *     HD │ The title          with codes: a table of two columns,     The title
 *     WC │ 295 mots           the text in LP (lead) and TD (rest)     295 mots             without: one line each,
 *     PD │ 29 décembre 2011                                           29 décembre 2011     in this order, a language
 *     SN │ The newspaper                                              The newspaper        or a copyright at the end
 *     LP │ First paragraph                                            LEM │ 12 │ Français │ (c) 2011
 *        │ Second paragraph                                           First paragraph */
#include "export.h"
#include "plain.h"
#include "str.h"

enum { HEAD_MAX = 14 }; /* blocks between the length and the text, at most */

static const char no_text[] = N_("is a document of Factiva without text");

/* ── what a block is ── */

bool export_factiva_code(str text)
{
	static const char *const codes[] = {
		"HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "CO",
		"IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "SE", "CLM", "NGC", "GC", "ART", "DE", "HLP", "TT", "RST", NULL};

	return str_is_one_of(text, codes);
}

bool export_factiva_is_code(const struct sheet *s, u32 i)
{
	return s->block[i].column == 1 && export_factiva_code(sheet_block(s, i));
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

str export_factiva_number(str text)
{
	static const char *const words[] = {"Document ", "Dokument ", "Documento ", "Documento núm. "};
	str id = {"", 0};

	for (size_t i = 0; i < countof(words) && !id.n; i++)
		if (str_starts(text, str_c(words[i])))
			id = str_trim(str_cut(text, strlen(words[i]), text.n));
	for (size_t i = 0; i < id.n; i++)
		if (!is_letter_or_digit(id.p[i]))
			return S("");
	return id.n >= 15 && id.n <= 40 ? id : S("");
}

static bool is_language(str text)
{
	static const char *const names[] = {
		"français", "french", "französisch", "francés", "francese", "english", "anglais", "englisch", "inglés",
		"inglese", "deutsch", "allemand", "german", "español", "espagnol", "spanish", "italiano", "italien", "italian",
		"néerlandais", "nederlands", "dutch", "português", "portugais", NULL};

	return str_is_one_of_fold(text, names);
}

static bool is_time(str text)
{
	return text.n >= 4 && text.n <= 9 && text.p[0] >= '0' && text.p[0] <= '9' && memchr(text.p, ':', text.n);
}

/* The foot of a printed page: `Page 2 de 57 © 2019 Factiva, Inc. Tous droits réservés.` */
static bool is_foot(str text)
{
	return text.n < 120 && export_find(text, "Factiva, Inc", 0) != SIZE_MAX;
}

/* A code (LEMOND), a page, the number of an edition: a word or two. */
static bool is_reference(str text)
{
	return text.n <= 10 && !memchr(text.p, ' ', text.n);
}

static u32 past_foot(const struct sheet *s, u32 i, u32 end, str title)
{
	(void)end, (void)title;
	return i + is_foot(sheet_block(s, i));
}

/* ── with codes ── */

static void field(struct doc *doc, struct cutting *title, struct cutting *body, str code, const struct sheet *s, u32 i,
                  u32 end)
{
	str words = export_words(s->arena, str_cut(s->text, s->block[i].beg, s->block[end - 1].end));

	if (str_eq(code, S("HD")))
		cutting_blocks(title, i, end);
	else if (str_eq(code, S("LP")) || str_eq(code, S("TD")))
		cutting_without(body, i, end, past_foot, S(""));
	else if (str_eq(code, S("BY")))
		doc->author = export_author(words);
	else if (str_eq(code, S("PD")))
		doc->published = export_day(s->arena, words);
	else if (str_eq(code, S("SN")))
		doc->source = words;
	else if (str_eq(code, S("AN")))
		doc->id = export_factiva_number(words);
}

static void read_codes(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct doc doc = {0};
	struct cutting title = cutting_new(s), body = cutting_new(s);

	while (i < end && !export_factiva_is_code(s, i))
		i++;
	while (i < end) {
		u32 value = i + 1, next = value;
		while (next < end && !export_factiva_is_code(s, next))
			next++;
		if (value < next)
			field(&doc, &title, &body, sheet_block(s, i), s, value, next);
		i = next;
	}
	doc.title = cutting_piece(&title);
	doc.body = cutting_piece(&body);
	docs_settle(d, &doc, no_text);
}

/* ── without ── */

static u32 words_in(str line)
{
	u32 n = 0;

	while (line.n)
		n += str_field(&line, ' ').n > 0;
	return n;
}

/* A word or two above a line of several that is no author's. */
static bool is_section(const struct sheet *s, u32 i, u32 length)
{
	return length - i > 1 && words_in(sheet_block(s, i)) <= 2 && words_in(sheet_block(s, i + 1)) > 2
	       && !export_is_author(sheet_block(s, i + 1));
}

/* Which block above the length is the title: the one that is a heading; or the first, or the second below the name of a
 * section; below more than these, as a list of all that the file holds, the last one above the author. */
static u32 title_at(const struct sheet *s, u32 i, u32 length)
{
	enum { MOST = 4 };
	bool author = length > i && export_is_author(sheet_block(s, length - 1));

	for (u32 k = i; k < length; k++)
		if (s->block[k].heading)
			return k;
	if (length - i > MOST)
		return length - 1 - author;
	return i + (is_section(s, i, length) || (length - i > 2 && !author));
}

/* The title among what stands above the length; the author below it. */
static void read_top(struct doc *doc, const struct sheet *s, u32 i, u32 length)
{
	struct cutting cutting = cutting_new(s);
	u32 title;

	while (i < length && is_foot(sheet_block(s, i)))
		i++;
	title = title_at(s, i, length);
	if (title >= length)
		return;
	cutting_blocks(&cutting, title, title + 1);
	doc->title = cutting_piece(&cutting);
	for (u32 k = title + 1; k < length; k++)
		if (s->block[k].role == FACTIVA_AUTHOR || k + 1 == length)
			doc->author = export_author(sheet_block(s, k));
}

/* Day and source, from the length on; where the text begins: below the language and the rights, or what stands of
 * them. */
static u32 read_head(struct doc *doc, const struct sheet *s, u32 i, u32 end)
{
	enum { NAME_MAX = 60 }; /* [bytes] of an edition, a volume */
	u32 limit = end - i > HEAD_MAX ? i + HEAD_MAX : end, text = i;
	bool named = false, dated = false;

	for (; i < limit; i++) {
		str line = sheet_block(s, i);
		bool rights = export_is_rights(line), language = is_language(line);

		if (s->block[i].role == FACTIVA_TEXT)
			return i;
		if (!dated) { /* perhaps in a language whose months nobody knows here */
			doc->published = export_day(s->arena, line);
			dated = true;
			text = i + 1;
		} else if (!doc->source.n && !is_time(line)) {
			doc->source = line;
			text = i + 1;
		} else if (rights || language || is_time(line) || (!named && is_reference(line))) {
			named |= language;
			text = i + 1;
		} else if (named || line.n > NAME_MAX || str_ends(line, S("."))) {
			break;
		}
	}
	return text;
}

static void read_lines(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct doc doc = {0};
	struct cutting body = cutting_new(s);
	u32 length = i;

	if (end > i && export_factiva_number(sheet_block(s, end - 1)).n)
		doc.id = export_factiva_number(sheet_block(s, --end));
	while (length < end && !export_is_length(sheet_block(s, length)))
		length++;
	if (length < end) {
		read_top(&doc, s, i, length);
		cutting_without(&body, read_head(&doc, s, length + 1, end), end, past_foot, S(""));
	}
	doc.body = cutting_piece(&body);
	docs_settle(d, &doc, no_text);
}

/* ── all ── */

void export_factiva(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	bool codes = false;

	for (u32 k = i; k < end && !codes; k++)
		codes = export_factiva_is_code(s, k);
	if (codes)
		read_codes(d, s, i, end);
	else
		read_lines(d, s, i, end);
}
