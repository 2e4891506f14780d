/* text_break.c: see text_break.h.
 *
 * A paragraph is what stands between blank lines. It is wrapped if most of its lines end just where the next word would
 * not have fitted any more. In other paragraphs a line break is a break, unless the next line goes on in lower case
 * after a long line without a stop. Each paragraph is measured once, up to a line too long to be wrapped, so that the
 * whole is linear. */
#include "text_break.h"
#include "str.h"

enum { NARROW = 40, WIDE = 100 }; /* [code points] between which lines are wrapped by hand or by a mailer */
enum { SLACK = 6 };               /* [code points] by which the longest line of one paragraph may be longer */
enum { LONG = 2 * WIDE };         /* [bytes] of a line that nobody wrapped, whatever its letters */

static u32 line_end(str s, u32 at)
{
	const char *hit = at < s.n ? memchr(s.p + at, '\n', s.n - at) : NULL;

	return hit ? (u32)(hit - s.p) : (u32)s.n;
}

static u32 skip_blanks(str s, u32 at)
{
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
		at++;
	return at;
}

/* [code points] of the first word of the line at `at`. */
static u32 first_word(str s, u32 at)
{
	u32 beg = skip_blanks(s, at), end = beg;

	while (end < s.n && s.p[end] != ' ' && s.p[end] != '\n')
		end++;
	return utf8_count(s, beg, end);
}

/* Would the first word after the line [beg, end) have gone beyond the width? */
static bool full(str s, u32 beg, u32 end, u32 width)
{
	return utf8_count(s, beg, end) + 1 + first_word(s, end + 1) > width;
}

/* Measures the paragraph that begins at beg. */
static void measure(struct breaks *b, str s, u32 beg)
{
	u32 lines = 0, breaks = 0, filled = 0, width = 0, end = beg;
	bool short_of_lines;

	for (u32 at = beg; at < s.n && s.p[at] != '\n' && width <= WIDE; at = end + 1, lines++) {
		u32 n;
		end = line_end(s, at);
		n = end - at > LONG ? WIDE + 1 : utf8_count(s, at, end);
		width = n > width ? n : width;
	}
	b->end = end;
	b->width = 0;
	if (width > WIDE)
		return;
	short_of_lines = lines < 3 && b->last_width && width <= b->last_width + SLACK;
	if (short_of_lines && width < b->last_width)
		width = b->last_width; /* too short to tell, in a text that is wrapped */
	for (u32 at = beg, stop; (stop = line_end(s, at)) < end; at = stop + 1, breaks++)
		filled += full(s, at, stop, width);
	if (breaks && filled * 3 >= breaks * 2 && width >= NARROW && (lines > 2 || short_of_lines))
		b->width = b->last_width = width;
}

static bool is_lower_at(str s, u32 at)
{
	if (at >= s.n)
		return false;
	return (s.p[at] >= 'a' && s.p[at] <= 'z') || (at + 1 < s.n && ((s.p[at] == '\xC3' && (u8)s.p[at + 1] >= 0x9F) ||
								       (s.p[at] == '\xC5' && s.p[at + 1] == '\x93')));
}

static bool is_letter_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (u8)c >= 0x80;
}

/* Rows of tables and items of lists stand by themselves. */
static bool stands_alone(str s, u32 beg, u32 end)
{
	static const char *const bullets[] = {"- ", "* ", "+ ", "•", "–", "—", "●", "▪", "►", "·", ">"};
	str line = str_cut(s, skip_blanks(s, beg), end);

	for (size_t i = 0; i < countof(bullets); i++)
		if (str_starts(line, str_c(bullets[i])))
			return true;
	return memchr(line.p, '\t', line.n) || memchr(line.p, '|', line.n);
}

static str word_around(str s, u32 beg, u32 end)
{
	while (beg > 0 && is_letter_byte(s.p[beg - 1]))
		beg--;
	while (end < s.n && is_letter_byte(s.p[end]))
		end++;
	return str_cut(s, beg, end);
}

/* A hyphen stands before the break, a letter before it; the next line begins at next. */
static enum line_break hyphen_at(str s, u32 at, u32 next)
{
	static const char *const heads[] = {"vice", "demi", "après", "avant", "quasi", "Vice", "Avant", NULL};
	static const char *const tails[] = {"ci",   "là",    "même",  "mêmes",  "être",  "il",    "elle",
					    "ils",  "elles", "on",    "je",     "nous",  "vous",  "t",
					    "un",   "deux",  "trois", "quatre", "cinq",  "six",   "sept",
					    "huit", "neuf",  "dix",   "onze",   "douze", "vingt", "vingts", NULL};

	if (!is_lower_at(s, next))
		return BREAK_NONE;
	if (str_is_one_of(word_around(s, at - 1, at - 1), heads) ||
	    str_is_one_of(word_around(s, next, next), tails))
		return BREAK_NONE;
	return BREAK_JOIN;
}

/* No hyphen stands before the break at `at` of the line that begins at beg; the next word begins at next. */
static enum line_break plain_break(struct breaks *b, str s, u32 beg, u32 at, u32 next)
{
	bool on = is_lower_at(s, next) && !strchr(".!?:;", s.p[at - 1]); /* as if the sentence went on */

	if (at - beg <= LONG && beg >= b->end)
		measure(b, s, beg);
	if (!on && (at - beg > LONG || !b->width))
		return BREAK_STAYS;
	if (stands_alone(s, beg, at) || stands_alone(s, at + 1, line_end(s, at + 1)))
		return BREAK_STAYS;
	if (at - beg <= LONG && b->width && full(s, beg, at, b->width))
		return BREAK_SPACE;
	return on && utf8_count(s, beg, at) >= NARROW ? BREAK_SPACE : BREAK_STAYS;
}

enum line_break break_at(struct breaks *b, str s, u32 at)
{
	u32 next = skip_blanks(s, at + 1), beg = b->line;
	char last = at ? s.p[at - 1] : '\n';

	b->line = at + 1;
	if (next >= s.n || s.p[next] == '\n' || last == '\n')
		return BREAK_STAYS;
	if (last == '-' && at > 1 && is_letter_byte(s.p[at - 2]) &&
	    (is_letter_byte(s.p[next]) || (s.p[next] >= '0' && s.p[next] <= '9')))
		return hyphen_at(s, at, next);
	if (last == '\xAD' && at > 1 && s.p[at - 2] == '\xC2')
		return BREAK_NONE;
	return plain_break(b, s, beg, at, next);
}
