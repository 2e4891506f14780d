/* rule_chars.c: see rule_chars.h. PCRE2's classes, with UTF and UCP, by utf8proc's categories: below 256 these do not
 * change from one version of Unicode to the next. */
#include "rule_chars.h"

#include <utf8proc.h>

#include "str.h"

struct chars chars_none(void)
{
	return (struct chars){.exact = true};
}

struct chars chars_all(void)
{
	return (struct chars){.has = {~0ull, ~0ull, ~0ull, ~0ull}, .beyond = true};
}

static void add_one(struct chars *s, u32 c)
{
	s->has[c / 64] |= 1ull << c % 64;
}

/* Latin-1's letters in two cases differ by 32. Those with a case beyond it: k (Kelvin), s (long), µ, ß, å, ÿ. */
static void add_cases(struct chars *s, u32 c)
{
	u32 other = c ^ 32;

	if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0xDF && c != 0xFF))
		add_one(s, other);
	if ((c | 32) == 'k' || (c | 32) == 's' || c == 0xB5 || c == 0xDF || (c | 32) == 0xE5 || c == 0xFF)
		s->beyond = true;
}

void chars_add(struct chars *s, u32 from, u32 to, bool caseless)
{
	for (u32 c = from; c <= to && c < 256; c++) {
		add_one(s, c);
		if (caseless)
			add_cases(s, c);
	}
	if (to >= 256) {
		s->beyond = true;
		if (caseless) { /* which of them has its other case below? */
			static const u32 met[] = {'k', 's', 0xB5, 0xDF, 0xE5, 0xFF};
			for (size_t i = 0; i < countof(met); i++) {
				add_one(s, met[i]);
				add_cases(s, met[i]);
			}
			s->exact = false;
		}
	}
}

void chars_join(struct chars *s, const struct chars *other)
{
	for (int w = 0; w < 4; w++)
		s->has[w] |= other->has[w];
	s->beyond = s->beyond || other->beyond;
	s->exact = s->exact && other->exact;
}

void chars_turn(struct chars *s)
{
	if (!s->exact) {
		*s = chars_all();
		return;
	}
	for (int w = 0; w < 4; w++)
		s->has[w] = ~s->has[w];
	s->beyond = true;
}

/* Whether one of them lies beyond Latin-1: all have some. */
static struct chars chars_of_category(str name)
{
	struct chars s = {.beyond = true, .exact = true};

	for (u32 c = 0; c < 256; c++) {
		const char *is = utf8proc_category_string((utf8proc_int32_t)c);
		if (is[0] == name.p[0] && (name.n == 1 || is[1] == name.p[1]))
			add_one(&s, c);
	}
	return s;
}

struct chars chars_property(str name, bool caseless)
{
	bool not = name.n && name.p[0] == '^';
	struct chars s;

	name = str_cut(name, not, name.n);
	if (name.n < 1 || name.n > 2 || !strchr("LMNPSZC", name.p[0]) ||
	    (name.n == 2 && !strchr("ultomndlcfseikp", name.p[1])))
		return chars_all();
	s = chars_of_category(name);
	if (caseless && name.n == 2 && name.p[0] == 'L' && strchr("ult", name.p[1])) {
		/* from 10.45 on, case does not count here either */
		struct chars lower = chars_of_category(S("Ll")), upper = chars_of_category(S("Lu"));
		chars_join(&s, &lower);
		chars_join(&s, &upper);
		s.exact = false;
	}
	if (not)
		chars_turn(&s);
	return s;
}

static struct chars word_chars(void)
{
	struct chars s = chars_property(S("L"), false), digits = chars_property(S("N"), false);

	chars_join(&s, &digits);
	chars_add(&s, '_', '_', false);
	return s;
}

static struct chars white_chars(void)
{
	struct chars s = chars_property(S("Z"), false);

	chars_add(&s, '\t', '\r', false);
	chars_add(&s, 0x85, 0x85, false);
	return s;
}

bool chars_escape(struct chars *s, char letter)
{
	switch (letter) {
	case 'd': case 'D':
		*s = chars_property(S("Nd"), false);
		break;
	case 'w': case 'W':
		*s = word_chars();
		break;
	case 's': case 'S':
		*s = white_chars();
		break;
	case 'h': case 'H': case 'v': case 'V': case 'N':
		*s = chars_all();
		return true;
	default:
		return false;
	}
	if (letter < 'a')
		chars_turn(s);
	return true;
}

bool char_has_case(u32 c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_SC: case UTF8PROC_CATEGORY_SM: case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_ZS:
		return false;
	default:
		return true;
	}
}
