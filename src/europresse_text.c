/* europresse_text.c: see europresse.h. What was copied out of Europresse, every line a block. Out of its pages:
 *
 *     Document 1 de 57                  a count, perhaps
 *     Le Journal                        source
 *     Aisne, lundi 3 septembre 2018     day, edition, page
 *     The title
 *     Jeanne Roy                        author, perhaps
 *     First paragraph …                 text
 *     © 2018 Le Journal …               small print
 *     news·20180903·LJ·4785632          the document's number, which ends it
 *     Ce certificat est émis …          a certificate, which stands above the next one
 *
 * and out of its PDF, where each begins with what stands beside it, and its number anywhere in it:
 *
 *     Nom de la source / Le Journal / Type de source / …
 *     Lundi 3 septembre 2018
 *     Le Journal • p. 7 • 825 mots
 *     The title … */
#include "europresse.h"

#include "plain.h"
#include "sniff.h"
#include "str.h"

/* Above a document of the PDF. */
static bool is_beside(str line)
{
	return str_eq(line, S("Nom de la source")) || str_eq(line, S("Source name")) || str_eq(line, S("Source Name"));
}

/* ── where documents end ── */

bool europresse_is_text(str head)
{
	char room[SNIFF_NARROW];

	head = sniff_narrow(head, room);
	while (head.n)
		if (europresse_ends(plain_trim(str_line(&head))))
			return true;
	return false;
}

bool europresse_on(const struct sheet *s)
{
	for (u32 i = 0; i < s->n; i++)
		if (europresse_ends(sheet_block(s, i)))
			return true;
	return false;
}

/* What tells where a document ends, line by line. */
struct ends {
	bool beside; /* it is one of the PDF */
};

/* Does one begin at the line? first: it is the first of a document. */
static bool begins_at(struct ends *e, str line, bool first)
{
	bool beside = is_beside(line);

	e->beside = beside || (e->beside && !first);
	return beside && !first;
}

size_t europresse_cut(str rest, bool last)
{
	struct ends e = {false};

	for (size_t at = 0, beg; at < rest.n;) {
		str after = str_cut(rest, beg = at, rest.n), line;
		if (!memchr(after.p, '\n', after.n) && !last)
			return 0;
		line = plain_trim(str_line(&after));
		at = rest.n - after.n;
		if (begins_at(&e, line, str_trim(str_cut(rest, 0, beg)).n == 0))
			return beg;
		if (!e.beside && europresse_ends(line))
			return at;
	}
	return last ? rest.n : 0;
}

/* ── a document ── */

/* The line that says the day; below it the title, above it the source. */
static u32 dated_line(const struct sheet *s, u32 i, u32 end)
{
	enum { WITHIN = 6, DATE_MAX = 140 }; /* blocks; [bytes] */

	for (u32 k = i; k < end && k < i + WITHIN; k++)
		if (sheet_block(s, k).n <= DATE_MAX && export_day(s->arena, sheet_block(s, k)).n)
			return k;
	return end;
}

/* `Enquête` above the title, where that stands above the author; a title stands so above the lead. */
static bool is_above_title(const struct sheet *s, u32 i, u32 end)
{
	enum { RUBRIC_MAX = 40, TITLE_MAX = 200 /* [bytes] */ };

	return i + 2 < end && sheet_block(s, i).n < RUBRIC_MAX && sheet_block(s, i + 1).n < TITLE_MAX
	       && !str_ends(sheet_block(s, i + 1), S(".")) && !export_is_author(sheet_block(s, i + 1))
	       && export_is_author(sheet_block(s, i + 2));
}

/* The lead between the title and the author; where the rest of the text begins. */
static u32 read_lead(struct reading *r, u32 i, u32 end)
{
	enum { LEAD_MAX = 600 /* [bytes] */ };
	const struct sheet *s = r->sheet;

	if (i + 2 >= end || sheet_block(s, i).n > LEAD_MAX || export_is_author(sheet_block(s, i))
	    || !export_is_author(sheet_block(s, i + 1)))
		return i;
	europresse_take(r, i);
	r->doc.author = export_author(sheet_block(s, i + 1));
	return i + 2;
}

static void read_copied(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = europresse_reading(s);
	u32 dated, title, number = end;

	r.doc.id = europresse_number(sheet_block(s, end - 1));
	end -= r.doc.id.n > 0;
	i = europresse_past_top(s, i, end);
	while (end > i && export_is_rights(sheet_block(s, end - 1)))
		end--;
	dated = dated_line(s, i, end);
	r.doc.published =
		dated < end ? export_day(s->arena, sheet_block(s, dated)) : europresse_number_day(s->arena, r.doc.id);
	if (dated < end && dated > i)
		r.doc.source = europresse_source(s, i);
	title = dated < end ? europresse_past_also(s, dated + 1, end) : i;
	title += is_above_title(s, title, end);
	cutting_blocks(&r.title, title, title + (title < end));
	r.titled = true;
	for (u32 k = read_lead(&r, title + 1, end), next; k < end; k = next) {
		next = europresse_past_small_print(s, k, number);
		if (next == k)
			europresse_line(&r, next++, end);
	}
	europresse_settle(d, &r);
}

/* `Le Journal • p. 7 • 825 mots`; [bytes] of the name, 0: it is another line. */
static size_t named_in(str line)
{
	size_t at = str_find(line, S(" •"), 0);
	bool measured = str_ends(line, S(" mots")) || str_ends(line, S(" words"));

	return at != SIZE_MAX && (measured || str_find(line, S("• p. "), 0) != SIZE_MAX) ? at : 0;
}

/* Such a line below the day. */
static u32 printed_head(const struct sheet *s, u32 i, u32 end)
{
	enum { WITHIN = 40 };

	for (u32 k = i + 1; k < end && k < i + WITHIN; k++)
		if (named_in(sheet_block(s, k)) && export_day(s->arena, sheet_block(s, k - 1)).n)
			return k;
	return end;
}

static bool after_blank(const struct sheet *s, u32 i)
{
	u32 beg = s->block[i].beg;

	return beg < 2 || s->text.p[beg - 2] == '\n';
}

static void read_printed(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	enum { TITLE_LINES = 4 };
	struct reading r = europresse_reading(s);
	u32 head = printed_head(s, i, end), text = head + 2;

	for (u32 k = i; k < end && !r.doc.id.n; k++)
		r.doc.id = europresse_number(sheet_block(s, k));
	if (head + 1 >= end) {
		europresse_settle(d, &r); /* refused: it has no text */
		return;
	}
	r.doc.source = str_cut(sheet_block(s, head), 0, named_in(sheet_block(s, head)));
	r.doc.published = export_day(s->arena, sheet_block(s, head - 1));
	while (text < end && text < head + 1 + TITLE_LINES && !after_blank(s, text))
		text++;
	if (text == end || !after_blank(s, text)) /* no blank line tells title and text apart */
		text = head + 2;
	cutting_blocks(&r.title, head + 1, text);
	r.titled = true;
	for (u32 k = text, next; k < end; k = next) {
		next = europresse_past_small_print(s, k, end);
		if (next == k)
			europresse_line(&r, next++, end);
	}
	europresse_settle(d, &r);
}

/* What stands between two documents, or below the last: one that was cut short, where it says its day. */
static void read_rest(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	bool cover = false;

	for (u32 k = i; k < end; k++)
		cover |= europresse_is_cover(sheet_block(s, k));
	i = europresse_past_top(s, i, end);
	if (printed_head(s, i, end) < end)
		read_printed(d, s, i, end);
	else if (cover)
		return;
	else if (i < end && dated_line(s, i, end) < end)
		read_copied(d, s, i, end);
	else if (i < end)
		docs_refuse(d, N_("is text below the last document of Europresse"));
}

static void read_one(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	if (i == end)
		return;
	if (is_beside(sheet_block(s, i)))
		read_printed(d, s, i, end);
	else if (europresse_ends(sheet_block(s, end - 1)))
		read_copied(d, s, i, end);
	else
		read_rest(d, s, i, end);
}

void europresse_text(struct docs *d, const struct sheet *s)
{
	struct ends e = {false};
	u32 first = 0;

	for (u32 i = 0; i < s->n; i++) {
		bool begins = begins_at(&e, sheet_block(s, i), i == first);
		bool ends = !begins && !e.beside && europresse_ends(sheet_block(s, i));
		if (begins || ends) {
			read_one(d, s, first, i + ends);
			first = i + ends;
		}
	}
	read_one(d, s, first, s->n);
}
