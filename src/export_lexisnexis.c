/* export_lexisnexis.c: articles of LexisNexis on a sheet: those of the first service (HTML and text, `1 of 10
 * DOCUMENTS`), and those of Nexis Uni and Lexis Advance (DOCX and RTF, each up to `End of Document`):
 *
 *     The Newspaper              source         The title
 *     January 11, 2010 Monday    day            The Newspaper
 *     The title                  title          July 1, 2019 Monday 9:20 AM GMT
 *     BYLINE: …  LENGTH: …       labels         Copyright 2019 …
 *     First paragraph …          text           Section: …  Length: …  Byline: …   Body
 *     LOAD-DATE: …  Copyright …  small print    First paragraph …   Classification … */
#include "byline.h"
#include "export.h"
#include "export_label.h"
#include "plain.h"
#include "str.h"

enum {
	TOP_MAX = 12,      /* blocks above the labels, at most */
	DATE_MAX = 140,    /* [bytes] of a line that says the day */
	EDITION_MAX = 70,  /* [bytes] of one that names an edition */
	CENTRED = 10       /* [columns] of indent, from which a line stands in the middle */
};

static const char no_text[] = N_("is a document without text: the database gave none");

static enum label label_at(const struct sheet *s, u32 i, bool capitals, u32 *value)
{
	return label_read(sheet_block(s, i), capitals, value);
}

static bool says_day(const struct sheet *s, u32 i)
{
	str line = sheet_block(s, i);
	day d;

	return line.n <= DATE_MAX && !export_is_rights(line) && byline_day(&d, line);
}

static str first_line(const struct sheet *s, u32 i)
{
	str block = sheet_block(s, i);

	return plain_trim(str_line(&block));
}

/* ── labels and text ── */

struct reading {
	const struct sheet *sheet;
	struct doc doc;
	struct cutting title, body;
	bool capitals; /* labels are in capitals */
};

static struct reading reading_new(const struct sheet *s, bool capitals)
{
	return (struct reading){.sheet = s, .title = cutting_new(s), .body = cutting_new(s), .capitals = capitals};
}

/* A labelled block above the text; false for any other. */
static bool head(struct reading *r, u32 i)
{
	const struct block *b = &r->sheet->block[i];
	u32 value;
	enum label label = label_at(r->sheet, i, r->capitals, &value);
	str words;

	if (label == LABEL_NONE || label >= LABEL_TAIL)
		return false;
	words = export_words(r->sheet->arena, str_cut(sheet_block(r->sheet, i), value, b->end - b->beg));
	if (label == LABEL_AUTHOR && !r->doc.author.n)
		r->doc.author = export_author(words);
	else if (label == LABEL_TITLE && !r->title.text.n)
		cutting_add(&r->title, b->beg + value, b->end);
	else if (label == LABEL_LEAD)
		cutting_add(&r->body, b->beg + value, b->end);
	return true;
}

/* Where the small print begins. */
static u32 text_end(const struct reading *r, u32 i, u32 end)
{
	u32 value;

	for (u32 k = i; k < end; k++) {
		if (label_at(r->sheet, k, r->capitals, &value) >= LABEL_TAIL)
			return k;
		if (end - k <= 4 && export_is_rights(sheet_block(r->sheet, k)))
			return k;
	}
	return end;
}

static void finish(struct docs *d, struct reading *r)
{
	r->doc.title = cutting_piece(&r->title);
	r->doc.body = cutting_piece(&r->body);
	docs_settle(d, &r->doc, no_text);
}

/* ── `1 of 10 DOCUMENTS` ── */

/* The first labelled block; end where there is none. */
static u32 first_label(const struct sheet *s, u32 i, u32 end, bool capitals)
{
	u32 value;

	while (i < end && label_at(s, i, capitals, &value) == LABEL_NONE)
		i++;
	return i;
}

/* The name of an edition below the date: `Late Edition - Final`. */
static bool is_edition(const struct sheet *s, u32 i)
{
	str line = sheet_block(s, i);

	return s->block[i].indent >= CENTRED
	       || (line.n <= EDITION_MAX && (export_find(line, "edition", 0) != SIZE_MAX
	                                     || export_find(line, "édition", 0) != SIZE_MAX));
}

/* Source and day above the title; where that begins. */
static u32 read_top(struct reading *r, u32 i, u32 label)
{
	const struct sheet *s = r->sheet;
	u32 limit = label - i > TOP_MAX ? i + TOP_MAX : label, dated = i;

	while (dated < limit && !says_day(s, dated))
		dated++;
	for (u32 k = i; k < dated && dated < limit && !r->doc.source.n; k++)
		if (!export_is_rights(sheet_block(s, k)))
			r->doc.source = first_line(s, k);
	if (dated == limit)
		return i;
	r->doc.published = export_day(s->arena, sheet_block(s, dated));
	for (dated++; dated + 1 < label && is_edition(s, dated);)
		dated++;
	return dated;
}

void export_lexisnexis(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = reading_new(s, true);
	u32 label = first_label(s, i, end, true), title = read_top(&r, i, label), body;
	bool labelled = label < end;

	if (!labelled && !r.doc.published.n) {
		docs_refuse(d, "is a document without source, day and fields: the database gave only a notice");
		return;
	}
	if (title < label || !labelled)
		cutting_blocks(&r.title, title, title + (title < end));
	body = labelled ? label : title + 1;
	for (u32 k = title + 1; k < label && labelled; k++) /* sub-titles */
		cutting_blocks(&r.body, k, k + 1);
	while (body < end && head(&r, body))
		body++;
	cutting_blocks(&r.body, body, text_end(&r, body, end));
	finish(d, &r);
}

/* ── Nexis Uni ── */

/* Title, source and day: the lines above the labels, in this order. */
static void nexis_top(struct reading *r, u32 i, u32 label)
{
	const struct sheet *s = r->sheet;
	u32 from = label - i > TOP_MAX ? label - TOP_MAX : i, dated = label, title, source;

	for (u32 k = label; k > from && dated == label; k--)
		if (says_day(s, k - 1))
			dated = k - 1;
	if (dated == label || dated == i)
		return;
	title = source = dated - 1;
	if (source > i)
		title--;
	while (title > from && s->block[title].heading && s->block[title - 1].heading)
		title--;
	r->doc.published = export_day(s->arena, sheet_block(s, dated));
	r->doc.source = first_line(s, source);
	cutting_blocks(&r->title, title, source);
}

/* The line `Body`; end where there is none. */
static u32 body_label(const struct sheet *s, u32 i, u32 end)
{
	u32 value;

	while (i < end && label_at(s, i, false, &value) != LABEL_BODY)
		i++;
	return i;
}

/* `Page 2 of 3`, the foot or head of a printed page. */
static bool is_page(str line)
{
	str rest = line;

	return line.n < 40 && str_eq(str_field(&rest, ' '), S("Page")) && export_is_count(rest);
}

/* The head of a printed page says the title again. */
static u32 past_page(const struct sheet *s, u32 i, u32 end, str title)
{
	if (!is_page(sheet_block(s, i)))
		return i;
	return i + 1 + (i + 1 < end && str_eq(sheet_block(s, i + 1), title));
}

/* The first of the labels above the text. A list of documents may stand above the first: those that count are the last
 * run of them. */
static u32 labels_begin(const struct sheet *s, u32 i, u32 end, u32 text)
{
	u32 value;

	if (text == end)
		return first_label(s, i, end, false);
	while (text > i && label_at(s, text - 1, false, &value) != LABEL_NONE)
		text--;
	return text;
}

static void nexis(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = reading_new(s, false);
	u32 text = body_label(s, i, end), label = labels_begin(s, i, end, text);

	nexis_top(&r, i, label);
	if (text < end) {
		for (; label < text; label++) /* `Language: …` may be one of them */
			head(&r, label);
		text++;
	} else {
		for (text = label; text < end && head(&r, text);)
			text++;
	}
	cutting_without(&r.body, text, text_end(&r, text, end), past_page, buf_str(&r.title.text));
	finish(d, &r);
}

/* `Documents (10)` on the list above the documents; 0: it does not say. */
static u32 announced(const struct sheet *s, u32 i, u32 end)
{
	for (; i < end; i++) {
		str line = sheet_block(s, i);
		u32 n = 0;
		if (!str_starts(line, S("Documents (")) && !str_starts(line, S("Document (")))
			continue;
		for (size_t k = str_find(line, S("("), 0) + 1; k < line.n && n < 100000; k++)
			n = line.p[k] >= '0' && line.p[k] <= '9' ? n * 10 + (u32)(line.p[k] - '0') : n;
		return n;
	}
	return 0;
}

static bool is_end(const struct sheet *s, u32 i)
{
	u32 value;

	return label_at(s, i, false, &value) == LABEL_END;
}

bool export_is_nexis_list(const struct sheet *s)
{
	enum { HEAD = 8, LONGEST = 300 /* [bytes] */ };

	for (u32 i = 0; i < s->n; i++)
		if (sheet_block(s, i).n > LONGEST)
			return false;
	return announced(s, 0, s->n < HEAD ? s->n : HEAD) > 0;
}

bool export_is_nexis(const struct sheet *s)
{
	for (u32 i = 0; i < s->n; i++)
		if (is_end(s, i))
			return true;
	return false;
}

/* How many; what follows the last is one that was cut short, where it has a text. */
static u32 nexis_all(struct docs *d, const struct sheet *s)
{
	u32 first = 0, count = 0;

	for (u32 i = 0; i < s->n; i++) {
		if (!is_end(s, i))
			continue;
		nexis(d, s, first, i);
		first = i + 1;
		count++;
	}
	if (body_label(s, first, s->n) == s->n)
		return count;
	nexis(d, s, first, s->n);
	return count + 1;
}

void export_nexis_text(struct docs *d, const struct sheet *s)
{
	nexis_all(d, s);
}

void export_nexis(struct docs *d, const struct sheet *s)
{
	u32 count = nexis_all(d, s), wanted = announced(s, 0, s->n);

	for (; count < wanted && wanted <= 1000; count++)
		docs_refuse(d, "is on the list of documents, but does not stand in the file");
}
