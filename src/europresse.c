/* europresse.c: see europresse.h. What the lines of a page are: by the names of its elements where it has them, else by
 * their order and by what they say. */
#include "europresse.h"

#include "plain.h"
#include "str.h"

static const char no_text[] = N_("is a document of Europresse without text");

/* ── fields ── */

/* Without the local edition, which stands below the name or far to its right, the number of the issue, and the note
 * that it is a site. */
str europresse_source(const struct sheet *s, u32 i)
{
	static const char *const tails[] = {", no", ", n°", ", vol", ", num", "(site", "(web site", "(tweet", "(blog"};
	str name = sheet_block(s, i);

	for (u32 k = 0, at = s->block[i].beg; k < name.n; k++)
		if (name.p[k] == ' ' && map_end(&s->map, at + k + 1) - map_begin(&s->map, at + k) > 2)
			name.n = k;
	for (size_t k = 0; k < countof(tails); k++) {
		size_t at = export_find(name, tails[k], 1);
		name.n = at != SIZE_MAX ? at : name.n;
	}
	return plain_trim(name);
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* [bytes] at `at` of `·20060315·`, its sign written in any encoding; 0: something else stands there. */
static size_t day_between_signs(str line, size_t at)
{
	size_t sign = 0, digits = 0;

	while (sign < 3 && at + sign < line.n && (u8)line.p[at + sign] >= 0x80)
		sign++;
	while (digits < 9 && at + sign + digits < line.n && line.p[at + sign + digits] >= '0'
	       && line.p[at + sign + digits] <= '9')
		digits++;
	if (sign == 0 || sign > 2 || digits != 8 || at + 2 * sign + 8 > line.n)
		return 0;
	return memcmp(line.p + at, line.p + at + sign + 8, sign) == 0 ? 2 * sign + 8 : 0;
}

str europresse_number(str line)
{
	size_t word = 0; /* [bytes] of small letters before `at` */

	for (size_t at = 0; at < line.n; at++) {
		if ((u8)line.p[at] >= 0x80 && word > 1 && day_between_signs(line, at)) {
			str rest = str_cut(line, at - word, line.n);
			return str_field(&rest, ' ');
		}
		word = is_small(line.p[at]) ? word + 1 : 0;
	}
	return S("");
}

str europresse_number_day(struct arena *a, str number)
{
	str rest = number;
	str digits = (str_field(&rest, '\xB7'), str_field(&rest, '\xB7'));

	return digits.n < 8 ? S("") : str_c(arena_printf(a, "%.4s-%.2s-%.2s", digits.p, digits.p + 4, digits.p + 6));
}

bool europresse_ends(str line)
{
	str number = europresse_number(line);
	bool labelled = str_starts_fold(line, S("num")) || str_starts_fold(line, S("document number"));

	if (number.n <= 18 || number.p + number.n != line.p + line.n)
		return false;
	return line.n == number.n || labelled || line.n < number.n + 40;
}

/* ── a document ── */

static void flush(struct reading *r)
{
	cutting_blocks(&r->body, r->from, r->to);
	r->from = r->to = 0;
}

struct reading europresse_reading(const struct sheet *s)
{
	return (struct reading){.sheet = s, .title = cutting_new(s), .body = cutting_new(s)};
}

void europresse_take(struct reading *r, u32 i)
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
		europresse_take(r, i);
}

void europresse_line(struct reading *r, u32 i, u32 end)
{
	const struct sheet *s = r->sheet;
	bool first = r->body.text.n == 0 && r->from == r->to && !r->doc.author.n, more = i + 1 < end;
	str line = sheet_block(s, i);

	if (!r->titled)
		return;
	if (first && (export_is_author(line) || (more && s->block[i + 1].role == TEXT && may_be_author(line))))
		r->doc.author = export_author(line);
	else
		europresse_take(r, i);
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
		r->doc.source = r->doc.source.n ? r->doc.source : europresse_source(s, i);
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
		europresse_take(r, i);
		break;
	case ASIDE:
		if (!is_label(line))
			europresse_take(r, i);
		break;
	case PLAIN:
		europresse_line(r, i, end);
		break;
	}
}

static bool says_number(str line)
{
	return str_starts(line, S("Numéro de document")) || str_starts_fold(line, S("document number"));
}

/* Where, in the first layout, the small print begins: rights, the document's number, a certificate. */
static u32 text_end(const struct sheet *s, u32 i, u32 end)
{
	u32 stop = i, rights = end;

	for (; stop < end && !says_number(sheet_block(s, stop)); stop++)
		if (s->block[stop].role == PLAIN && export_is_rights(sheet_block(s, stop)))
			rights = stop;
	if (stop == end) /* no number: the last line of rights */
		return rights;
	while (stop > i && export_is_rights(sheet_block(s, stop - 1)))
		stop--;
	return stop;
}

void europresse_settle(struct docs *d, struct reading *r)
{
	flush(r);
	r->doc.title = cutting_piece(&r->title);
	r->doc.body = cutting_piece(&r->body);
	docs_settle(d, &r->doc, no_text);
}

void europresse_part(struct docs *d, const struct sheet *s, u32 i, u32 end)
{
	struct reading r = europresse_reading(s);
	u32 stop = text_end(s, i, end);

	for (u32 k = i; k < end && !r.doc.id.n; k++)
		r.doc.id = europresse_number(sheet_block(s, k));
	for (u32 k = i; k < stop; k++)
		read_block(&r, k, stop);
	if (!r.doc.published.n)
		r.doc.published = europresse_number_day(s->arena, r.doc.id);
	europresse_settle(d, &r);
}
