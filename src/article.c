/* article.c: a parsed document → the normalised article.
 *
 * Text and map are written together, by `append` alone: a slice of a shown text, with what the map says of it. So the
 * title may come from elsewhere than the body, residue may be left out, and every byte still leads to the input. */
#include "article_fields.h"
#include "str.h"
#include "token_word.h"

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

/* ── title and lead ── */

/* Where the lead ends: the first paragraph after the title that is no byline; its lines may be wrapped. */
static u32 find_lead_end(str text, u32 title_end)
{
	u32 at = title_end;
	struct byline byline;

	for (str line; at < text.n; at += (u32)line.n + 1) {
		str rest = str_cut(text, at, text.n);
		line = str_field(&rest, '\n');
		if (plain_trim(line).n && !byline_read(&byline, line) && !found_source(line).n)
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

/* Brackets and dashes alone are no article. */
static bool has_words(str text)
{
	for (u32 at = 0; at < text.n; utf8_next(text, &at))
		if (word_at(text, at))
			return true;
	return false;
}

static void finish(struct builder *b)
{
	struct article *out = b->article;

	out->text = buf_str(&b->text);
	out->title = plain_trim(str_cut(out->text, 0, out->title_end));
	out->from.title = out->title.n ? out->from.title : NULL;
	out->lead_end = find_lead_end(out->text, out->title_end);
}

/* ── documents with fields ── */

/* [bytes] of the body that are the title already, standing at its head; 0 if it begins otherwise. */
static u32 title_in(str body, str title, bool apart)
{
	str rest = body, line = str_field(&rest, '\n');

	if (line_is_same(line, title))
		return (u32)line.n;
	return !apart && str_starts(body, title) && title.n < body.n && strchr(" .:,!?\t", body.p[title.n])
	       ? (u32)title.n : 0;
}

/* Byte for byte the same, so that the map still holds. */
static str one_line(struct arena *a, str s)
{
	char *p = NEW(a, char, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] == '\n' ? ' ' : s.p[i];
	return (str){p, s.n};
}

/* [bytes] of the body above the lines at its end that no article has. */
static u32 foot_begins(str body)
{
	str rest = body;
	u32 beg;

	while (residue_foot(rest, &beg))
		rest = plain_trim(str_cut(body, 0, (size_t)(rest.p - body.p) + beg));
	return (u32)(rest.p - body.p + (ptrdiff_t)rest.n);
}

/* What stands below the body, line by line, the text being whole. */
static void put_foot(struct builder *b, u32 from)
{
	str rest = str_cut(b->shown->text, from, b->shown->text.n);
	bool joins = false;

	while (rest.n) {
		str line = plain_trim(str_line(&rest));
		enum residue_where where;
		u32 beg = (u32)(line.p - b->shown->text.p);

		if (!line.n)
			continue;
		add_residue(b, residue_kind(line, &where), beg, beg + (u32)line.n, joins);
		joins = true;
	}
}

static void make_plain(struct builder *b, const struct doc *doc, struct shown *body)
{
	struct shown title = text_normalise(b->arena, doc->title.text, &doc->title.map);
	struct lines lines = {0};
	struct found found;
	u32 head = 0, foot;

	for (u32 ends = 0; ends < 40 && head < body->text.n; head++)
		ends += body->text.p[head] == '\n';
	lines = lines_cut(b->arena, str_cut(body->text, 0, head), false);
	found = found_read(&lines, 0, lines.n, NO_LINE);
	found_fill(b->arena, b->article, doc, &(struct front){0}, &found);
	title.text = one_line(b->arena, title.text);
	if (title.text.n)
		b->article->title_end = title_in(body->text, title.text, doc->apart);
	if (title.text.n && !b->article->title_end) {
		append(b, &title, 0, (u32)title.text.n);
		b->article->title_end = (u32)title.text.n;
		if (body->text.n)
			append_break(b, 1, map_end(&title.map, (u32)title.text.n));
	}
	foot = doc->footed ? foot_begins(body->text) : (u32)body->text.n;
	append(b, body, 0, foot);
	put_foot(b, foot);
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
	for (u32 i = 0; i < line.n; i++)
		if (b->text.p[i] == '\n')
			b->text.p[i] = ' '; /* it was wrapped */
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
			b->article->truncated |= residue_is_wall(line->text);
			continue;
		}
		joins = false;
		if (i == title)
			continue;
		append_line(b, before, line->beg, line->end, broken || line->after_blank);
		before = line->end;
		broken = false;
		b->article->truncated &= !line->prose; /* it goes on here */
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
	found = found_read(l, body, to, title);
	found_fill(b->arena, b->article, doc, &front, &found);
	if (title != NO_LINE)
		b->article->above = str_cut(b->shown->text, l->line[body].beg, l->line[title].beg);
	for (u32 i = from; i < body; i++)
		add_residue(b, "front matter", l->line[i].beg, l->line[i].end, i > from);
	title = put_title(b, l, &front, title);
	put_lines(b, l, body, to, title);
	finish(b);
	return has_words(b->article->text);
}

static u32 make_all_pasted(struct arena *a, struct article **out, const struct doc *doc, struct shown *body)
{
	struct lines lines = lines_cut(a, body->text, true);
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
	return has_words(article->text);
}
