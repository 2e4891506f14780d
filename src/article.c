/* article.c: a parsed document → the normalised article.
 *
 * Text and map are written together, by `append` alone: a slice of a shown text, with what the map says of it. So the
 * title may come from elsewhere than the body, residue may be left out, and every byte still leads to the input. */
#include "article_lines.h"
#include "byline.h"
#include "article.h"
#include "str.h"

struct builder {
	struct arena *arena;
	struct article *article;
	const struct shown *shown; /* the body */
	struct buf text;
	u32 room; /* for residue */
};

/* ── text ── */

static void append(struct builder *b, const struct shown *from, u32 beg, u32 end)
{
	map_slice(&b->article->map, (u32)b->text.n, &from->map, beg, end - beg);
	buf_put(&b->text, str_cut(from->text, beg, end));
}

/* Line feeds that stand for whatever was between two pieces; at: [bytes] of the input where the piece before ends. */
static void append_break(struct builder *b, u32 count, u32 at)
{
	map_put(&b->article->map, (u32)b->text.n, count, at, 0);
	for (u32 i = 0; i < count; i++)
		buf_char(&b->text, '\n');
}

/* A slice of the body after what is there already, with the break that stood before it, or one put in. */
static void append_line(struct builder *b, u32 before, u32 beg, u32 end, bool blank)
{
	bool touches = before < beg && plain_trim(str_cut(b->shown->text, before, beg)).n == 0;

	if (b->text.n && touches)
		append(b, b->shown, before, beg);
	else if (b->text.n)
		append_break(b, blank ? 2 : 1, map_end(&b->article->map, (u32)b->text.n));
	append(b, b->shown, beg, end);
}

static void add_residue(struct builder *b, const char *kind, u32 beg, u32 end, bool joins)
{
	struct article *out = b->article;
	struct residue *last = out->residues ? &out->residue[out->residues - 1] : NULL;
	u32 from = map_begin(&b->shown->map, beg), to = map_end(&b->shown->map, end);

	if (joins && last && last->kind == kind && last->at == b->text.n) {
		last->text.n = (size_t)(b->shown->text.p + end - last->text.p);
		last->to = to;
		return;
	}
	if (out->residues == b->room) {
		u32 want = b->room * 2 + 8;
		out->residue = arena_grow(b->arena, out->residue, out->residues, want, sizeof *out->residue);
		b->room = want;
	}
	out->residue[out->residues++] =
		(struct residue){(u32)b->text.n, kind, str_cut(b->shown->text, beg, end), from, to};
}

/* ── fields ── */

static str trimmed(struct arena *a, str s)
{
	return plain_trim(text_normalise(a, s, NULL).text);
}

static str iso_day(struct arena *a, day d)
{
	struct buf b = {.arena = a};

	if (d != DAY_NONE)
		day_print(&b, d);
	return buf_str(&b);
}

static str first_of(str a, str b)
{
	return a.n ? a : b;
}

/* The first of the days that is written so that it can be read. */
static day first_day(str a, str b, day c)
{
	day d;

	if ((a.n && byline_day(&d, a)) || (b.n && byline_day(&d, b)))
		return d;
	return c;
}

struct found {
	struct byline byline;
	str source;
};

/* `Source : Le Journal`. */
static str source_in(str line)
{
	str rest = line, key = plain_trim(str_field(&rest, ':'));

	return line.n < 80 && rest.n && str_eq(key, S("Source")) ? plain_trim(rest) : (str){"", 0};
}

/* Byline, dateline, `Source : …` among the lines of an article: above its body, or at its end. */
static void read_line(struct found *f, str line)
{
	struct byline b;

	if (byline_read(&b, line)) {
		f->byline.author = first_of(f->byline.author, b.author);
		f->byline.published = f->byline.published == DAY_NONE ? b.published : f->byline.published;
		f->byline.updated = f->byline.updated == DAY_NONE ? b.updated : f->byline.updated;
	} else {
		f->source = first_of(f->source, source_in(line));
	}
}

static str name_in(str line)
{
	if (str_ends(line, S(".")))
		line.n--;
	return byline_is_name(line) ? line : (str){"", 0};
}

static struct found read_lines(const struct lines *l, u32 from, u32 to, u32 title)
{
	enum { HEAD = 8, PROSE = 2, TAIL = 2 };
	struct found f = {.byline = {.published = DAY_NONE, .updated = DAY_NONE}, .source = {"", 0}};
	u32 prose = 0, last = NO_LINE, seen = 0;

	f.byline.author = (str){"", 0};
	for (u32 i = from; i < to; i++) {
		const struct line *line = &l->line[i];
		if (line->drop || i == title)
			continue;
		if (prose < PROSE && seen++ < HEAD) {
			bool dated = f.byline.published != DAY_NONE;
			read_line(&f, line->text);
			if (!dated && f.byline.published != DAY_NONE && !f.byline.author.n && last != NO_LINE)
				f.byline.author = name_in(l->line[last].text); /* Prénom Nom. ↵ Publié le … */
		}
		prose += line->text.n > 170 || (line->prose && line_is_sentence(line->text));
		last = i;
	}
	if (last == NO_LINE || seen == 0)
		return f;
	if (f.byline.published == DAY_NONE || !f.byline.author.n)
		read_line(&f, l->line[last].text);
	if (!f.byline.author.n && prose && !l->line[last].prose && byline_is_name(l->line[last].text))
		f.byline.author = l->line[last].text; /* signed at the end */
	return f;
}

static void fill_fields(struct builder *b, const struct doc *doc, const struct front *front, const struct found *found)
{
	struct article *out = b->article;
	struct arena *a = b->arena;
	day published = first_day(doc->published, front->published, found->byline.published);
	day updated = first_day(doc->updated, front->updated, found->byline.updated);

	out->id = out->article = trimmed(a, doc->id);
	out->source = first_of(trimmed(a, doc->source), first_of(front->source, found->source));
	out->author = first_of(trimmed(a, doc->author), first_of(front->author, found->byline.author));
	out->url = first_of(trimmed(a, doc->url), front->url);
	out->day = published;
	out->published = iso_day(a, published);
	out->updated = iso_day(a, updated);
}

/* ── title and lead ── */

/* Where the lead ends: the first paragraph after the title that is no byline; its lines may be wrapped. */
static u32 find_lead_end(str text, u32 title_end)
{
	u32 at = title_end;
	struct byline byline;

	for (str line; at < text.n; at += (u32)line.n + 1) {
		str rest = str_cut(text, at, text.n);
		line = str_field(&rest, '\n');
		if (plain_trim(line).n && !byline_read(&byline, line) && !source_in(line).n)
			break;
	}
	for (u32 end = at; at < text.n; end++) {
		str rest = str_cut(text, end, text.n), line = str_field(&rest, '\n');
		end += (u32)line.n;
		if (line.n > 100 || line_is_sentence(line) || end + 1 >= text.n || text.p[end + 1] == '\n')
			return end;
	}
	return (u32)text.n;
}

static void finish(struct builder *b)
{
	struct article *out = b->article;

	out->text = buf_str(&b->text);
	out->title = str_cut(out->text, 0, out->title_end);
	out->lead_end = find_lead_end(out->text, out->title_end);
}

/* ── documents with fields ── */

/* [bytes] of the body that are the title already, standing at its head; 0 if it begins otherwise. */
static u32 title_in(str body, str title)
{
	str rest = body, line = str_field(&rest, '\n');

	if (line_is_same(line, title))
		return (u32)line.n;
	return str_starts(body, title) && title.n < body.n && strchr(" .:,!?\t", body.p[title.n]) ? (u32)title.n : 0;
}

/* Byte for byte the same, so that the map still holds. */
static str one_line(struct arena *a, str s)
{
	char *p = NEW(a, char, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == '\n' ? ' ' : s.p[i];
	return (str){p, s.n};
}

static void make_plain(struct builder *b, const struct doc *doc, struct shown *body)
{
	struct shown title = text_normalise(b->arena, doc->title.text, &doc->title.map);
	struct lines lines = {0};
	struct found found;
	u32 head = 0;

	for (u32 ends = 0; ends < 40 && head < body->text.n; head++)
		ends += body->text.p[head] == '\n';
	lines = lines_cut(b->arena, str_cut(body->text, 0, head));
	found = read_lines(&lines, 0, lines.n, NO_LINE);
	fill_fields(b, doc, &(struct front){0}, &found);
	title.text = one_line(b->arena, title.text);
	if (title.text.n)
		b->article->title_end = title_in(body->text, title.text);
	if (title.text.n && !b->article->title_end) {
		append(b, &title, 0, (u32)title.text.n);
		b->article->title_end = (u32)title.text.n;
		if (body->text.n)
			append_break(b, 1, map_end(&title.map, (u32)title.text.n));
	}
	append(b, body, 0, (u32)body->text.n);
	finish(b);
}

/* ── pasted text ── */

/* The title's line, or the front matter's; the line that it is, so that it is not put a second time. */
static u32 put_title(struct builder *b, const struct lines *l, const struct front *front, u32 title)
{
	str line = title == NO_LINE ? (str){"", 0} : l->line[title].text;
	u32 beg;

	if (front->title.n && !line_is_same(front->title, line)) {
		line = front->title;
		title = NO_LINE;
	}
	if (!line.n)
		return NO_LINE;
	beg = (u32)(line.p - b->shown->text.p);
	append(b, b->shown, beg, beg + (u32)line.n);
	b->article->title_end = (u32)line.n;
	return title;
}

/* Lines [from, to) in their order, the title first, and what is no article aside. */
static void put_lines(struct builder *b, const struct lines *l, u32 from, u32 to, u32 title)
{
	u32 before = title == NO_LINE ? 0 : l->line[title].end;
	bool broken = true, joins = false;

	for (u32 i = from; i < to; i++) {
		const struct line *line = &l->line[i];

		if (line->drop) {
			add_residue(b, line->drop, line->beg, line->end, joins);
			broken = joins = true;
			continue;
		}
		joins = false;
		if (i == title)
			continue;
		append_line(b, before, line->beg, line->end, broken || line->after_blank);
		before = line->end;
		broken = false;
	}
}

static bool make_pasted(struct builder *b, const struct doc *doc, struct lines *l, u32 from, u32 to)
{
	struct front front;
	struct found found;
	u32 body = front_read(&front, l, from), title;

	body = body > to ? to : body;
	title = lines_mark(l, body, to);
	if (front.title.n && title != NO_LINE && !line_is_same(front.title, l->line[title].text))
		title = NO_LINE;
	found = read_lines(l, body, to, title);
	fill_fields(b, doc, &front, &found);
	for (u32 i = from; i < body; i++)
		add_residue(b, "front matter", l->line[i].beg, l->line[i].end, i > from);
	title = put_title(b, l, &front, title);
	put_lines(b, l, body, to, title);
	finish(b);
	return b->text.n > 0;
}

static u32 make_all_pasted(struct arena *a, struct article **out, const struct doc *doc, struct shown *body)
{
	struct lines lines = lines_cut(a, body->text);
	u32 n = 0, room = 0;

	for (u32 from = 0, to; from < lines.n; from = to) {
		struct article article = {.part = n + 1, .map = {.arena = a}, .day = DAY_NONE};
		struct builder b = {.arena = a, .article = &article, .shown = body, .text = {.arena = a}};

		to = lines_next_article(&lines, from);
		if (!make_pasted(&b, doc, &lines, from, to))
			continue;
		if (n == room) {
			*out = arena_grow(a, *out, n, room * 2 + 1, sizeof **out);
			room = room * 2 + 1;
		}
		(*out)[n++] = article;
	}
	return n;
}

u32 article_make(struct arena *a, struct article **out, const struct doc *doc)
{
	struct shown body = text_normalise(a, doc->body.text, &doc->body.map);
	struct article *article;
	struct builder b;

	*out = NULL;
	if (doc->pasted)
		return make_all_pasted(a, out, doc, &body);
	article = NEW(a, struct article, 1);
	*article = (struct article){.part = 1, .map = {.arena = a}, .day = DAY_NONE};
	b = (struct builder){.arena = a, .article = article, .shown = &body, .text = {.arena = a}};
	make_plain(&b, doc, &body);
	*out = article;
	return b.text.n > 0;
}
