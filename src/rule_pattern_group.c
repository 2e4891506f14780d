/* rule_pattern_group.c: what stands in brackets in a pattern. See rule_pattern.c. */
#include "rule_pattern_read.h"

static void close(struct reader *r)
{
	if (!reader_take(r, S(")")))
		r->lost = true;
}

/* The characters that the texts of a piece may end with; false: no telling. */
static bool last_chars(const struct piece *piece, struct chars *out)
{
	struct chars chars = chars_all();

	switch (piece->type) {
	case PIECE_CHAR:
		out->beyond = true;
		return true;
	case PIECE_CHARS:
		chars_join(out, piece->chars);
		return true;
	case PIECE_SEQUENCE:
		return piece->child && last_chars(piece->child, out);
	case PIECE_CHOICE:
		for (const struct piece *child = piece->child; child; child = child->next)
			if (!last_chars(child, out))
				return false;
		return true;
	default:
		chars_join(out, &chars);
		return false;
	}
}

/* Is the piece one character of a set, known exactly? Choices that are not are left out: `some` of a negative look. */
static bool single_chars(const struct piece *piece, struct chars *some)
{
	if (piece->type == PIECE_SEQUENCE && piece->child && !piece->child->next)
		return single_chars(piece->child, some);
	if (piece->type == PIECE_CHARS && piece->chars->exact) {
		for (int w = 0; w < 4; w++)
			some->has[w] |= piece->chars->has[w];
		return true;
	}
	if (piece->type != PIECE_CHOICE)
		return false;
	bool any = false;
	for (const struct piece *child = piece->child; child; child = child->next)
		any |= single_chars(child, some);
	return any;
}

static struct piece *look(struct reader *r, bool behind, bool not)
{
	bool caseless = r->caseless;
	struct piece *inside = pattern_alternatives(r), *ahead;
	struct chars chars = chars_none();

	r->caseless = caseless;
	close(r);
	if (not && inside->type == PIECE_SEQUENCE && !inside->child)
		return piece_new(r, PIECE_NOTHING);
	if (not && single_chars(inside, &chars)) {
		if (!behind)
			return piece_chars(r, PIECE_UNLESS, chars);
		chars_turn(&chars);
		inside = piece_chars(r, PIECE_BEHIND, chars);
		inside->edge = true;
		return inside;
	}
	if (!not && behind && last_chars(inside, &chars))
		return piece_chars(r, PIECE_BEHIND, chars);
	if (not || behind)
		return piece_new(r, PIECE_EMPTY);
	ahead = piece_new(r, PIECE_AHEAD);
	ahead->child = inside;
	return ahead;
}

/* (?Cn) … (?C128+n): see rule_lookup.c. r->at at the n. */
static struct piece *list(struct reader *r)
{
	str number = reader_until(r, ')');
	struct piece *piece = piece_new(r, PIECE_LIST);
	size_t end;

	for (size_t i = 0; i < number.n; i++)
		piece->c = piece->c * 10 + (u32)(number.p[i] - '0');
	end = piece->c < r->rules->lookups
	        ? str_find(r->s, str_c(arena_printf(r->arena, "(?C%u)", LOOKUP_MAX + piece->c)), r->at) : SIZE_MAX;
	if (end == SIZE_MAX)
		return pattern_lost(r); /* a callout of the author's own */
	r->at = end + strlen("(?C128)");
	return piece;
}

/* (?i) (?-i: and the like, r->at at the letters. True: a group follows. */
static bool flags(struct reader *r)
{
	bool on = true;

	for (; reader_more(r) && reader_here(r) != ')' && reader_here(r) != ':'; r->at++)
		if (reader_here(r) == '-')
			on = false;
		else if (reader_here(r) == 'i')
			r->caseless = on;
		else
			r->lost = true;
	return reader_here(r) == ':';
}

/* (?(<name>)…|…): either. */
static void condition(struct reader *r)
{
	str what = reader_until(r, ')');

	r->lost = r->lost || !what.n || what.p[0] == '?' || what.p[0] == '*';
}

/* Lookaround; NULL: something else stands here. */
static struct piece *looks(struct reader *r)
{
	static const struct { const char *opens; bool behind, not; } kinds[] = {
		{"(?=", false, false}, {"(?!", false, true}, {"(?<=", true, false}, {"(?<!", true, true}};

	for (size_t i = 0; i < countof(kinds); i++)
		if (reader_take(r, str_c(kinds[i].opens)))
			return look(r, kinds[i].behind, kinds[i].not);
	return NULL;
}

static bool take_name(struct reader *r)
{
	if (reader_take(r, S("(?<")) || reader_take(r, S("(?P<")))
		reader_until(r, '>');
	else if (reader_take(r, S("(?'")))
		reader_until(r, '\'');
	else
		return false;
	return true;
}

/* `(`, `(?:`, `(?>`, `(?|`, `(?i:`. False: flags alone, `(?i`. */
static bool take_open(struct reader *r)
{
	if (!reader_take(r, S("(?"))) {
		reader_take(r, S("("));
		return true;
	}
	if (reader_take(r, S(">")) || reader_take(r, S("|")))
		return true;
	if (!flags(r))
		return false;
	reader_take(r, S(":"));
	return true;
}

static struct piece *or_nothing(struct reader *r, struct piece *inside)
{
	struct piece *choice = piece_new(r, PIECE_CHOICE);

	inside->next = piece_new(r, PIECE_EMPTY);
	choice->child = inside;
	return choice;
}

struct piece *pattern_group(struct reader *r)
{
	bool caseless = r->caseless, conditional;
	struct piece *inside = looks(r);

	if (inside)
		return inside;
	if (reader_take(r, S("(?C")))
		return list(r);
	if (reader_take(r, S("(*")))
		return pattern_lost(r);
	conditional = reader_take(r, S("(?("));
	if (conditional) {
		condition(r);
	} else if (!take_name(r) && !take_open(r)) {
		close(r);
		return piece_new(r, PIECE_EMPTY); /* what it set holds to the end of the group around it */
	}
	inside = pattern_alternatives(r);
	close(r);
	r->caseless = caseless;
	return conditional && inside->type != PIECE_CHOICE ? or_nothing(r, inside) : inside; /* without `|` */
}
