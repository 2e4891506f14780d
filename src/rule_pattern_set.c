/* rule_pattern_set.c: escapes and sets of characters in a pattern. See rule_pattern.c. */
#include "rule_pattern_read.h"

/* ── \… ── */

/* \x{20AC}, \n, or a sign; r->at behind its letter. */
static bool escaped_char(struct reader *r, char letter, u32 *c)
{
	static const char names[] = "ntrfea", values[] = "\n\t\r\f\x1B\a";
	const char *name = strchr(names, letter);

	if (letter == 'x' && reader_take(r, S("{"))) {
		str hex = reader_until(r, '}');
		*c = 0;
		for (size_t i = 0; i < hex.n && i < 6; i++) {
			char h = hex.p[i];
			*c = *c * 16 + (u32)(h <= '9' ? h - '0' : (h | 32) - 'a' + 10);
		}
		return true;
	}
	if (name && letter)
		*c = (u8)values[name - names];
	else
		*c = (u8)letter;
	return name || !((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
	                 (letter >= '0' && letter <= '9'));
}

/* \p{Lu} \PL; r->at behind the p. */
static struct chars property(struct reader *r, bool not)
{
	str name = reader_take(r, S("{")) ? reader_until(r, '}') : str_cut(r->s, r->at, r->at + 1);
	struct chars chars = chars_property(name, r->caseless);

	if (name.p == r->s.p + r->at)
		r->at++;
	if (not)
		chars_turn(&chars);
	return chars;
}

/* \k<name>, \g{1}, \1: the same text again, which we do not know. */
static struct piece *reference(struct reader *r, char letter)
{
	if (letter >= '1' && letter <= '9')
		while (reader_here(r) >= '0' && reader_here(r) <= '9')
			r->at++;
	else if (reader_take(r, S("<")))
		reader_until(r, '>');
	else if (reader_take(r, S("{")))
		reader_until(r, '}');
	else
		return pattern_lost(r);
	return piece_new(r, PIECE_ANYTHING);
}

struct piece *pattern_escape(struct reader *r)
{
	struct chars chars;
	u32 c;
	char letter;

	r->at++;
	letter = reader_here(r);
	if ((u8)letter >= 0x80 || !letter)
		return pattern_lost(r);
	r->at++;
	if (letter == 'p' || letter == 'P')
		return piece_chars(r, PIECE_CHARS, property(r, letter == 'P'));
	if (chars_escape(&chars, letter))
		return piece_chars(r, PIECE_CHARS, chars);
	if (letter == 'b')
		return piece_new(r, PIECE_BOUNDARY);
	if (letter == 'A')
		return pattern_start(r);
	if (letter == 'z' || letter == 'Z')
		return pattern_end(r);
	if (strchr("BGK", letter))
		return piece_new(r, PIECE_EMPTY);
	if (strchr("kg123456789", letter))
		return reference(r, letter);
	return escaped_char(r, letter, &c) ? pattern_literal(r, c) : pattern_lost(r);
}

/* ── […] ── */

/* A character, or a class of them (false). */
static bool set_item(struct reader *r, struct chars *chars, u32 *c)
{
	u32 end = (u32)r->at;
	char letter;

	if (reader_here(r) != '\\') {
		*c = utf8_next(r->s, &end);
		r->at = end;
		return true;
	}
	r->at++;
	letter = reader_here(r);
	r->at += r->at < r->s.n;
	if (letter == 'p' || letter == 'P') {
		*chars = property(r, letter == 'P');
		return false;
	}
	if (chars_escape(chars, letter))
		return false;
	if ((u8)letter >= 0x80 || !escaped_char(r, letter, c))
		r->lost = true;
	return true;
}

struct piece *pattern_set(struct reader *r)
{
	struct chars chars = chars_none();
	bool not, first = true;

	r->at++;
	not = reader_take(r, S("^"));
	for (; reader_more(r) && (first || reader_here(r) != ']'); first = false) {
		struct chars class;
		u32 from, to;

		if (reader_here(r) == '[' && r->at + 1 < r->s.n && strchr(":.=", r->s.p[r->at + 1]))
			return pattern_lost(r);
		if (!set_item(r, &class, &from)) {
			chars_join(&chars, &class);
			continue;
		}
		to = from;
		if (reader_here(r) == '-' && r->at + 1 < r->s.n && r->s.p[r->at + 1] != ']') {
			r->at++;
			if (!set_item(r, &class, &to) || to < from)
				return pattern_lost(r);
		}
		chars_add(&chars, from, to, r->caseless);
	}
	r->at++;
	if (not)
		chars_turn(&chars);
	return piece_chars(r, PIECE_CHARS, chars);
}
