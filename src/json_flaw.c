/* json_flaw.c: is this JSON (RFC 8259)? One pass over the bytes that builds nothing, so that no input costs more memory
 * than it has; nesting is a stack of bits. */
#include "json_span.h"
#include "bounds.h"
#include "str.h"


struct check {
	str s;
	u32 at;
	u32 depth;
	bool value;            /* a value may stand here; else what follows one */
	u8 object[JSON_DEPTH / 8];  /* is the container of that depth an object? */
};

static char peek(const struct check *c)
{
	return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* `\uXXXX` at the backslash; its value, or -1. */
static i32 unicode(const struct check *c, u32 at)
{
	i32 value = 0;

	if (at + 6 > c->s.n || c->s.p[at] != '\\' || c->s.p[at + 1] != 'u')
		return -1;
	for (u32 i = at + 2; i < at + 6; i++) {
		if (!is_hex(c->s.p[i]))
			return -1;
		value = value << 4 | (is_digit(c->s.p[i]) ? c->s.p[i] - '0' : (c->s.p[i] | 32) - 'a' + 10);
	}
	return value;
}

static const char *escape(struct check *c)
{
	char kind = c->at + 1 < c->s.n ? c->s.p[c->at + 1] : '\0';
	i32 value, low;

	if (kind != 'u') {
		if (!kind || !strchr("\"\\/bfnrt", kind))
			return N_("invalid escape");
		c->at += 2;
		return NULL;
	}
	value = unicode(c, c->at);
	if (value < 0 || (value >= 0xDC00 && value < 0xE000))
		return N_("invalid escape");
	c->at += 6;
	if (value < 0xD800 || value >= 0xE000)
		return NULL;
	low = unicode(c, c->at);
	if (low < 0xDC00 || low >= 0xE000)
		return N_("half a character");
	c->at += 6;
	return NULL;
}

static const char *string(struct check *c)
{
	for (c->at = json_plain(c->s, c->at + 1); c->at < c->s.n && c->s.p[c->at] != '"'; c->at = json_plain(c->s, c->at)) {
		const char *flaw = c->s.p[c->at] == '\\' ? escape(c) : N_("a control character in a string");
		if (flaw)
			return flaw;
	}
	if (c->at >= c->s.n)
		return N_("it ends in the middle of a string");
	c->at++;
	return NULL;
}

static bool digits(struct check *c)
{
	u32 from = c->at;

	while (is_digit(peek(c)))
		c->at++;
	return c->at > from;
}

static bool number(struct check *c)
{
	bool good;

	c->at += peek(c) == '-';
	if (peek(c) == '0')
		good = true, c->at++;
	else
		good = digits(c);
	if (good && peek(c) == '.')
		c->at++, good = digits(c);
	if (good && (peek(c) | 32) == 'e') {
		c->at++;
		c->at += peek(c) == '+' || peek(c) == '-';
		good = digits(c);
	}
	return good;
}

static const char *scalar(struct check *c)
{
	static const char *const words[] = {"true", "false", "null"};

	if (peek(c) == '"')
		return string(c);
	for (size_t i = 0; i < countof(words); i++)
		if (str_starts(str_cut(c->s, c->at, c->s.n), str_c(words[i]))) {
			c->at += (u32)strlen(words[i]);
			return NULL;
		}
	return number(c) ? NULL : c->at < c->s.n ? N_("no value") : N_("it ends too early");
}

static bool in_object(const struct check *c)
{
	return c->depth && (c->object[(c->depth - 1) / 8] >> ((c->depth - 1) % 8) & 1);
}

/* A member's name and its colon. */
static const char *key(struct check *c)
{
	const char *flaw = peek(c) == '"' ? string(c) : c->at < c->s.n ? N_("no name of a member")
	                                                               : N_("it ends too early");

	if (flaw)
		return flaw;
	c->at = json_space(c->s, c->at);
	if (peek(c) != ':')
		return c->at < c->s.n ? N_("no colon after a name") : N_("it ends too early");
	c->at = json_space(c->s, c->at + 1);
	return NULL;
}

static const char *open(struct check *c, bool object)
{
	u8 bit = (u8)(1u << c->depth % 8);

	if (c->depth == JSON_DEPTH)
		return N_("nested deeper than allowed");
	c->object[c->depth / 8] = (u8)(object ? c->object[c->depth / 8] | bit : c->object[c->depth / 8] & ~bit);
	c->depth++;
	c->at = json_space(c->s, c->at + 1);
	if (peek(c) == (object ? '}' : ']')) { /* an empty one is a value already */
		c->value = false;
		return NULL;
	}
	return object ? key(c) : NULL;
}

static const char *value(struct check *c)
{
	const char *flaw;

	if (peek(c) == '{' || peek(c) == '[')
		return open(c, peek(c) == '{');
	flaw = scalar(c);
	c->value = false;
	return flaw;
}

/* What may follow a value: a comma and the next one, or its container's end. */
static const char *after(struct check *c)
{
	char end = in_object(c) ? '}' : ']';

	if (peek(c) == end) {
		c->depth--;
		c->at++;
		return NULL;
	}
	if (peek(c) != ',')
		return c->at < c->s.n ? N_("neither comma nor end") : N_("it ends too early");
	c->at = json_space(c->s, c->at + 1);
	c->value = true;
	return in_object(c) ? key(c) : NULL;
}

const char *json_flaw(struct arena *a, str s)
{
	struct check c = {.s = s, .at = json_space(s, 0), .value = true};
	bool object = peek(&c) == '{', list = peek(&c) == '[';
	const char *flaw = NULL;

	do {
		flaw = c.value ? value(&c) : after(&c);
		if (!flaw)
			c.at = json_space(s, c.at);
	} while (!flaw && (c.depth || c.value));
	if (!flaw && c.at < s.n)
		flaw = N_("something follows it");
	if (!flaw)
		return object ? NULL : list ? N_("is a JSON array, not an object") : N_("is no JSON object");
	return arena_printf(a, N_("is not valid JSON at column %d: %s"),
	                    (int)utf8_count(s, 0, c.at < s.n ? c.at : (u32)s.n) + 1, flaw);
}
