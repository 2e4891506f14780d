/* article_lines.c: see article_lines.h.
 *
 * Lines, their company, and where one article ends and the next begins. What is done about residue is in
 * article_mark.c. */
#include "article_lines.h"
#include "byline.h"
#include "str.h"
#include "text_break.h"

enum { PROSE_MIN = 50, LONG = 120 };  /* [bytes] of a sentence that is body; of any line that is */
enum { BODY_MIN = 200, LINES = 100 }; /* [bytes] of prose that make an article, and within how many lines */

bool line_is_sentence(str s)
{
	static const char *const closing[] = {"\"", ")", "]", "'", " ", "»", "”", "\xC2\xA0", "\xE2\x80\xAF", "’"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < countof(closing); i++)
			if (str_ends(s, str_c(closing[i]))) {
				s.n -= strlen(closing[i]);
				again = true;
			}
	}
	return s.n && (strchr(".!?", s.p[s.n - 1]) || str_ends(s, S("…")));
}

bool line_is_same(str a, str b)
{
	return plain_begins(a, b, 1) && plain_begins(b, a, 1);
}

/* `Titre @Compte`: the account that a button carried along is a line of its own. */
static size_t handle_at(str text)
{
	size_t at = text.n;

	if (text.n > 220 || line_is_sentence(text))
		return text.n;
	while (at > 0 && text.p[at - 1] != ' ' && text.p[at - 1] != '\xA0')
		at--;
	return at > 1 && at + 2 < text.n && text.p[at] == '@' ? at : text.n;
}

static void add(struct arena *a, struct lines *l, u32 *room, struct line line, bool kinds)
{
	if (l->n == *room) {
		u32 want = *room * 2 + 64;
		l->line = arena_grow(a, l->line, l->n, want, sizeof *l->line);
		*room = want;
	}
	line.text = plain_trim(line.text);
	line.prose = line.text.n >= LONG || (line.text.n >= PROSE_MIN && line_is_sentence(line.text));
	if (kinds)
		line.kind = residue_kind(line.text, &line.where);
	l->line[l->n++] = line;
}

/* [code points] that the text is wrapped at, as far as it is; 0: its lines are as they were written. */
static u32 wrapped_at(str shown)
{
	struct breaks b = {0};
	u32 width = 0;

	for (size_t at = 0; (at = str_find(shown, S("\n"), at)) != SIZE_MAX; at++) {
		break_at(&b, shown, (u32)at);
		width = b.last_width > width ? b.last_width : width;
	}
	return width;
}

/* The next line, with those that it was wrapped into. */
static str line_next(struct breaks *b, str *rest, u32 width, str shown)
{
	str line = *rest;
	const char *end;

	while ((end = memchr(rest->p, '\n', rest->n))) {
		enum line_break is = width ? break_at(b, shown, (u32)(end - shown.p)) : BREAK_STAYS;
		*rest = str_cut(shown, (size_t)(end + 1 - shown.p), shown.n);
		if (is == BREAK_STAYS || (is == BREAK_SPACE && !b->width))
			return plain_trim(str_cut(line, 0, (size_t)(end - line.p)));
	}
	rest->n = 0;
	return plain_trim(line);
}

struct lines lines_cut(struct arena *a, str shown, bool kinds)
{
	struct lines l = {0};
	str rest = shown;
	u32 room = 0, width = wrapped_at(shown);
	struct breaks breaks = {.last_width = width};
	bool blank = true;

	while (rest.n) {
		str text = line_next(&breaks, &rest, width, shown);
		u32 beg = (u32)(text.p - shown.p), handle = (u32)handle_at(text);

		if (text.n) {
			str head = plain_trim(str_cut(text, 0, handle));
			add(a, &l, &room,
			    (struct line){.text = head, .beg = beg, .end = beg + (u32)head.n, .after_blank = blank}, kinds);
		}
		if (handle < text.n) {
			add(a, &l, &room,
			    (struct line){.text = str_cut(text, handle, text.n),
					  .beg = beg + handle,
					  .end = beg + (u32)text.n}, kinds);
			l.line[l.n - 1].kind = "share";
			l.line[l.n - 1].where = RESIDUE_ANYWHERE;
		}
		blank = text.n == 0;
	}
	return l;
}

/* ── where the next article begins ── */

static bool is_prose(const struct line *line)
{
	return line->prose && !line->kind;
}

static bool looks_like_title(const struct line *line)
{
	u32 spaces = 0;

	for (size_t i = 0; i < line->text.n; i++)
		spaces += line->text.p[i] == ' ';
	return !line->kind && line->text.n <= 220 && spaces >= 2 && !strchr(".,;:", line->text.p[line->text.n - 1]);
}

static bool is_dated_byline(const struct line *line)
{
	struct byline byline;

	return !line->kind && byline_read(&byline, line->text) && byline.published != DAY_NONE;
}

/* `----------` alone in its line. */
static bool is_separator(str text)
{
	for (size_t i = 1; i < text.n; i++)
		if (text.p[i] != text.p[0])
			return false;
	return text.n >= 10 && strchr("-=_*~#", text.p[0]);
}

static bool prose_follows(const struct lines *l, u32 from)
{
	size_t bytes = 0;

	for (u32 i = from; i < l->n && i - from < LINES && bytes < BODY_MIN; i++)
		bytes += is_prose(&l->line[i]) ? l->line[i].text.n : 0;
	return bytes >= BODY_MIN;
}

/* Does an article begin at i, whose lines before it hold prose? dated: they hold a dated byline too. */
static bool begins_article(const struct lines *l, u32 i, bool dated)
{
	const struct line *line = l->line + i;
	struct front front;
	u32 byline = i + 1;

	if (line->after_blank && front_read(&front, l, i) != i && front.title.n)
		return prose_follows(l, i);
	if (is_separator(line[-1].text) && looks_like_title(line) && !line->prose)
		return prose_follows(l, i + 1);
	if (!looks_like_title(line) || !(line->after_blank || line[-1].kind))
		return false;
	if (byline < l->n && l->line[byline].kind)
		byline++;
	if (dated && byline + 1 < l->n && line_is_sentence(l->line[byline].text) && l->line[byline + 1].text.n < 200)
		byline += is_dated_byline(&l->line[byline + 1]);
	return byline < l->n && is_dated_byline(&l->line[byline]) && prose_follows(l, byline + 1);
}

u32 lines_next_article(const struct lines *l, u32 from)
{
	size_t bytes = 0;
	bool dated = false;

	for (u32 i = from; i < l->n; i++) {
		if (bytes >= BODY_MIN && begins_article(l, i, dated))
			return i;
		bytes += is_prose(&l->line[i]) ? l->line[i].text.n : 0;
		dated |= l->line[i].text.n < 170 && is_dated_byline(&l->line[i]);
	}
	return l->n;
}
