/* sheet.c: see sheet.h. */
#include "sheet.h"

#include "plain.h"
#include "str.h"

enum {
	WRAPPED_MAX = 100, /* [code points] of the longest line of a text whose lines are wrapped … */
	WRAPPED_LESS = 8,  /* … by how much its usual lines may be shorter … */
	WRAPPED_MIN = 60   /* … but no less than that */
};

struct sheet *sheet_new(struct arena *a)
{
	struct sheet *s = NEW(a, struct sheet, 1);

	s->arena = a;
	s->w = weave_new(a);
	return s;
}

/* ── making ── */

static void block_close(struct sheet *s)
{
	struct block *b = &s->block[s->n - 1];
	str words = str_trim(str_cut(buf_str(&s->w.text), b->beg, s->w.text.n));

	b->beg = (u32)(words.p - s->w.text.p);
	b->end = b->beg + (u32)words.n;
	s->w.waits = false;
	s->open = false;
	if (words.n == 0)
		s->n--;
}

static void block_open(struct sheet *s)
{
	static const char *const between[] = {"\n\n", " | ", "\n", "\n\n"};

	if (s->w.text.n)
		weave_put(&s->w, str_c(between[s->glue]), s->w.from, 0);
	if (s->n == s->room) {
		u32 want = s->room * 2 + 64;
		s->block = arena_grow(s->arena, s->block, s->n, want, sizeof *s->block);
		s->room = want;
	}
	s->block[s->n] = s->next;
	s->block[s->n++].beg = (u32)s->w.text.n;
	s->w.waits = false;
	s->open = true;
	s->fixed = false;
	s->glue = GLUE_NONE;
}

void sheet_put(struct sheet *s, str bytes, u32 from, u32 from_len)
{
	if (!s->open)
		block_open(s);
	weave_put(&s->w, bytes, from, from_len);
}

void sheet_break(struct sheet *s, enum glue glue)
{
	if (s->open)
		block_close(s);
	if (!s->fixed && glue > s->glue)
		s->glue = glue;
}

void sheet_row(struct sheet *s, enum glue glue)
{
	sheet_break(s, glue);
	s->glue = glue;
	s->fixed = true;
}

void sheet_end(struct sheet *s, const struct map *below)
{
	struct piece piece;

	sheet_break(s, GLUE_BLOCK);
	piece = weave_piece(&s->w, below);
	s->text = piece.text;
	s->map = piece.map;
}

/* ── plain text ── */

static u32 length(str line)
{
	return utf8_count(line, 0, (u32)line.n);
}

/* [code points] of a line that is full; 0: the lines are not wrapped, at least one is longer than that. */
static u32 wrapped_at(str text)
{
	u32 longest = 0;

	while (text.n) {
		u32 n = length(plain_trim(str_line(&text)));
		longest = n > longest ? n : longest;
	}
	if (longest > WRAPPED_MAX)
		return 0;
	return longest > WRAPPED_MIN + WRAPPED_LESS ? longest - WRAPPED_LESS : WRAPPED_MIN;
}

/* Would the next line's first word still have stood on the line before? Then the author began a new one. */
static bool is_wrapped(str before, str line, u32 width)
{
	bool item = str_starts(line, S("- ")) || str_starts(line, S("* ")) || str_starts(line, S("\xE2\x80\xA2"));

	return width && !item && length(before) + 1 + length(str_field(&line, ' ')) > width;
}

void sheet_each_line(struct sheet *s, str text)
{
	bool blank = true;

	for (str rest = text; rest.n;) {
		str line = plain_trim(str_line(&rest));
		u32 beg = (u32)(line.p - text.p);

		if (line.n) {
			sheet_break(s, blank ? GLUE_BLOCK : GLUE_LINE);
			sheet_put(s, line, beg, (u32)line.n);
		}
		blank = line.n == 0;
	}
	sheet_break(s, GLUE_BLOCK);
}

void sheet_lines(struct sheet *s, str text)
{
	u32 width = wrapped_at(text), at = 0, end = 0; /* end: [bytes] of the line before */
	str rest = text, before = {"", 0};

	for (; rest.n; at = (u32)(rest.p - text.p)) {
		str raw = str_line(&rest), line = plain_trim(raw);
		u32 beg = line.n ? (u32)(line.p - text.p) : at;

		if (line.n == 0) {
			sheet_break(s, GLUE_BLOCK);
			continue;
		}
		if (s->open)
			sheet_put(s, is_wrapped(before, line, width) ? S(" ") : S("\n"), end, beg - end);
		else
			s->next.indent = (u16)(line.p - raw.p < 999 ? line.p - raw.p : 999);
		sheet_put(s, line, beg, (u32)line.n);
		end = beg + (u32)line.n;
		before = line;
	}
	sheet_break(s, GLUE_BLOCK);
}

/* ── reading ── */

str sheet_block(const struct sheet *s, u32 i)
{
	return str_cut(s->text, s->block[i].beg, s->block[i].end);
}

struct cutting cutting_new(const struct sheet *s)
{
	return (struct cutting){.sheet = s, .piece.map.arena = s->arena, .text.arena = s->arena};
}

void cutting_add(struct cutting *c, u32 beg, u32 end)
{
	str words = plain_trim(str_cut(c->sheet->text, beg, end));
	struct map *map = &c->piece.map;
	u32 at = (u32)c->text.n;

	if (words.n == 0)
		return;
	if (at) {
		map_put(map, at, 2, map_end(map, at), 0);
		buf_put(&c->text, S("\n\n"));
	}
	map_slice(map, (u32)c->text.n, &c->sheet->map, (u32)(words.p - c->sheet->text.p), (u32)words.n);
	buf_put(&c->text, words);
}

void cutting_blocks(struct cutting *c, u32 from, u32 to)
{
	if (from < to)
		cutting_add(c, c->sheet->block[from].beg, c->sheet->block[to - 1].end);
}

void cutting_without(struct cutting *c, u32 from, u32 to, sheet_past_fn *past, str title)
{
	for (u32 i = from, next; i < to; i = next) {
		next = past(c->sheet, i, to, title);
		if (next == i) {
			next++;
			continue;
		}
		cutting_blocks(c, from, i);
		from = next;
	}
	cutting_blocks(c, from, to);
}

struct piece cutting_piece(const struct cutting *c)
{
	return (struct piece){buf_str(&c->text), c->piece.map};
}
