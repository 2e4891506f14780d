/* rule_pattern.c: reads PCRE2's regular expressions, as far as rules use them. See rule_pattern.h.
 *
 *     rule_pattern.c        sequences, choices, repetitions, single characters
 *     rule_pattern_set.c    \… and […]
 *     rule_pattern_group.c  (…), with looks around, flags and lists */
#include "rule_pattern_read.h"

enum { DEPTH_MAX = 200 };

/* Up to `end`, which is passed. */
str reader_until(struct reader *r, char end)
{
	size_t beg = r->at, close = beg;

	while (close < r->s.n && r->s.p[close] != end)
		close++;
	if (close == r->s.n)
		r->lost = true;
	r->at = close + 1;
	return str_cut(r->s, beg, close);
}

struct piece *piece_new(struct reader *r, enum piece_type type)
{
	struct piece *piece = NEW(r->arena, struct piece, 1);

	piece->type = type;
	return piece;
}

struct piece *piece_chars(struct reader *r, enum piece_type type, struct chars chars)
{
	struct { struct piece piece; struct chars chars; } *both = arena_alloc(r->arena, 1, sizeof *both);

	both->piece.type = type;
	both->piece.chars = &both->chars;
	both->chars = chars;
	return &both->piece;
}

struct piece *pattern_lost(struct reader *r)
{
	r->lost = true;
	return piece_new(r, PIECE_ANYTHING);
}

struct piece *pattern_literal(struct reader *r, u32 c)
{
	struct chars chars = chars_none(), **kept = c < 256 ? &r->letter[r->caseless][c] : NULL;
	struct piece *piece;

	if (c >= 256 && !char_has_case(c)) {
		piece = piece_new(r, PIECE_CHAR);
		piece->c = c;
		return piece;
	}
	if (kept && *kept) { /* few characters make up a pattern */
		piece = piece_new(r, PIECE_CHARS);
		piece->chars = *kept;
		return piece;
	}
	chars_add(&chars, c, c, r->caseless);
	piece = piece_chars(r, PIECE_CHARS, chars);
	if (kept)
		*kept = piece->chars;
	return piece;
}

/* Only at the end of the text, or before a last line feed. */
struct piece *pattern_end(struct reader *r)
{
	struct chars chars = chars_none();

	chars_add(&chars, '\n', '\n', false);
	chars_turn(&chars);
	return piece_chars(r, PIECE_UNLESS, chars);
}

struct piece *pattern_start(struct reader *r)
{
	struct piece *piece = piece_chars(r, PIECE_BEHIND, chars_none());

	piece->edge = true;
	return piece;
}

/* ── what they are made of ── */

static struct piece *atom(struct reader *r)
{
	struct chars chars;
	u32 end = (u32)r->at;

	switch (reader_here(r)) {
	case '(':
		return pattern_group(r);
	case '[':
		return pattern_set(r);
	case '\\':
		return pattern_escape(r);
	case '^':
		r->at++;
		return pattern_start(r);
	case '$':
		r->at++;
		return pattern_end(r);
	case '.':
		r->at++;
		chars = chars_all();
		return piece_chars(r, PIECE_CHARS, chars);
	default:
		break;
	}
	u32 c = utf8_next(r->s, &end);
	r->at = end;
	return pattern_literal(r, c);
}

/* {2}, {2,}, {2,3}; anything else in braces is not for us. */
static bool braces(struct reader *r, u32 *min, u32 *max)
{
	size_t beg = r->at;
	u32 *number = min;
	bool comma = false;

	*min = *max = 0;
	for (r->at++; reader_more(r) && reader_here(r) != '}'; r->at++) {
		char c = reader_here(r);
		if (c == ',' && !comma && r->at > beg + 1)
			comma = true, number = max;
		else if (c >= '0' && c <= '9' && *number < MANY)
			*number = *number * 10 + (u32)(c - '0');
		else
			return false;
	}
	if (!comma)
		*max = *min;
	else if (r->s.p[r->at - 1] == ',')
		*max = MANY;
	r->at++;
	return r->at > beg + 2;
}

static struct piece *repeated(struct reader *r, struct piece *piece)
{
	u32 min, max;

	for (;;) {
		struct piece *repeat;

		switch (reader_here(r)) {
		case '?':
			min = 0, max = 1, r->at++;
			break;
		case '*':
			min = 0, max = MANY, r->at++;
			break;
		case '+':
			min = 1, max = MANY, r->at++;
			break;
		case '{':
			if (!braces(r, &min, &max))
				return pattern_lost(r);
			break;
		default:
			return piece;
		}
		if (!reader_take(r, S("+")))
			reader_take(r, S("?"));
		repeat = piece_new(r, PIECE_REPEAT);
		repeat->child = piece;
		repeat->min = (u16)(min < MANY ? min : MANY - 1);
		repeat->max = (u16)(max < MANY ? max : MANY);
		piece = repeat;
	}
}

static struct piece *sequence(struct reader *r)
{
	struct piece *all = piece_new(r, PIECE_SEQUENCE);

	while (reader_more(r) && reader_here(r) != '|' && reader_here(r) != ')') {
		struct piece *one = repeated(r, atom(r));
		one->next = all->child;
		all->child = one;
	}
	return all;
}

struct piece *pattern_alternatives(struct reader *r)
{
	struct piece *first, *choice;

	if (++r->depth > DEPTH_MAX)
		return pattern_lost(r);
	first = sequence(r);
	choice = first;
	if (reader_here(r) == '|') {
		choice = piece_new(r, PIECE_CHOICE);
		choice->child = first;
		for (struct piece *last = first; reader_take(r, S("|")); last = last->next)
			last->next = sequence(r);
	}
	r->depth--;
	return choice;
}

struct piece *pattern_read(struct arena *a, const struct pr_rules *rules, str pattern)
{
	struct reader r = {.arena = a, .rules = rules, .s = pattern};
	struct piece *all = pattern_alternatives(&r);

	if (r.lost || r.at < pattern.n)
		all = piece_new(&r, PIECE_ANYTHING);
	return all;
}
