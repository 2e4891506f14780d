/* europresse.c: see europresse.h. What its lines are: by the names of its elements where it has them, else by their
 * order and by what they say. */
#include "europresse.h"

#include "plain.h"
#include "str.h"

static const char no_text[] = N_("is a document of Europresse without text");

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

static void hand_over(struct reading *r, struct docs *d)
{
	flush(r);
	r->doc.title = cutting_piece(&r->title);
	r->doc.body = cutting_piece(&r->body);
	docs_settle(d, &r->doc, no_text);
}

void europresse_part(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = {.sheet = s, .title = cutting_new(s), .body = cutting_new(s)};
	u32 stop = text_end(s, i, end);

	for (u32 k = i; k < end && !r.doc.id.n; k++)
		r.doc.id = number_in(sheet_block(s, k));
	for (u32 k = i; k < stop; k++)
		read_block(&r, k, stop);
	if (!r.doc.published.n)
		r.doc.published = day_of_number(s->arena, r.doc.id);
	hand_over(&r, d);
}

/* ── text ── */

/* `news·20060315·LM·0q1503_1256056` ends the line, alone or after `Numéro de document :`. */
bool europresse_ends(str line)
{
	str number = number_in(line), rest = number;
	bool ends = number.n > 18 && number.p + number.n == plain_trim(line).p + plain_trim(line).n;

	str_field(&rest, '\xB7');
	rest = str_field(&rest, '\xB7');
	for (size_t i = 0; i < rest.n && i < 8; i++)
		ends &= rest.p[i] >= '0' && rest.p[i] <= '9';
	return ends && (line.n == number.n || is_number_line(plain_trim(line)) || line.n < number.n + 40);
}

/* The line that says the day; below it the title, above it the source. */
static u32 dated_line(const struct sheet *s, u32 i, u32 end)
{
	enum { WITHIN = 6, DATE_MAX = 140 }; /* blocks; [bytes] */

	for (u32 k = i; k < end && k < i + WITHIN; k++)
		if (sheet_block(s, k).n <= DATE_MAX && export_day(s->arena, sheet_block(s, k)).n)
			return k;
	return end;
}

void europresse_text(struct docs *d, const struct sheet *s)
{
	struct reading r = {.sheet = s, .title = cutting_new(s), .body = cutting_new(s)};
	u32 end = s->n, dated;

	r.doc.id = number_in(sheet_block(s, s->n - 1));
	end -= r.doc.id.n > 0;
	while (end && export_is_rights(sheet_block(s, end - 1)))
		end--;
	dated = dated_line(s, 0, end);
	r.doc.published = dated < end ? export_day(s->arena, sheet_block(s, dated)) : day_of_number(s->arena, r.doc.id);
	if (dated < end && dated > 0)
		r.doc.source = source_name(s, 0);
	dated = dated < end ? dated + 1 : 0;
	cutting_blocks(&r.title, dated, dated + (dated < end));
	r.titled = true;
	for (u32 k = dated + 1; k < end; k++)
		unmarked(&r, k, end);
	hand_over(&r, d);
}
