/* query.c: see query.h. A parser by recursive descent; the first mistake stays. Words that hold no letter nor digit
 * drop out of the tree, so a NULL node is what nothing was left of. */
#include "query_tree.h"

#include <stdio.h>

#include "fold.h"
#include "text.h"

struct parser {
	struct query *q;
	struct arena *arena;
	struct analyzer *analyzer;
	str s;
	u32 at, depth;
	enum query_field field;
	bool without, failed;
	pr_err *err;
};

static struct query_node *read_or(struct parser *p);

/* ── mistakes ── */

enum { SHOWN = 60 }; /* [code points] of the query on each side of the caret */

static struct query_node *fail(struct parser *p, u32 at, const char *what)
{
	struct buf b = {.arena = p->arena};
	u32 from = at, to = at;

	if (p->failed)
		return NULL;
	p->failed = true;
	for (u32 k = 0; from > 0 && k < SHOWN; k++)
		for (from--; from > 0 && ((u8)p->s.p[from] & 0xC0) == 0x80; from--)
			;
	for (u32 k = 0; to < p->s.n && k < SHOWN; k++)
		utf8_next(p->s, &to);
	for (u32 i = from; i < to; i++)
		buf_char(&b, (u8)p->s.p[i] < ' ' ? ' ' : p->s.p[i]);
	err_set(p->err, PR_USAGE, "%s\n  %.*s\n  %*s^", what, (int)b.n, buf_str(&b).p, (int)utf8_count(p->s, from, at), "");
	return NULL;
}

/* ── pieces of the text ── */

static u32 peek(const struct parser *p, u32 *len)
{
	return fold_peek(p->s, p->at, len);
}

static bool is_space(u32 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x3000;
}

static bool is_quote(u32 c)
{
	return c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E;
}

static void skip_space(struct parser *p)
{
	u32 len;

	while (is_space(peek(p, &len)))
		p->at += len;
}

static bool digits_at(const struct parser *p, u32 at, u32 n)
{
	for (u32 i = 0; i < n; i++)
		if (at + i >= p->s.n || p->s.p[at + i] < '0' || p->s.p[at + i] > '9')
			return false;
	return true;
}

/* `4 700`: does a group of three digits go on from here, after from..at? */
static bool group_follows(const struct parser *p, u32 from, u32 len)
{
	u32 n = p->at - from;

	return ((n >= 1 && n <= 3 && digits_at(p, from, n)) || (n > 3 && digits_at(p, p->at - 3, 3) && digits_at(p, from, 1))) &&
	       digits_at(p, p->at + len, 3) && !digits_at(p, p->at + len, 4);
}

/* The word at the parser's place, up to a space, a quote or a parenthesis. */
static str read_word(struct parser *p)
{
	u32 from = p->at, len, c;
	bool grouped = true;

	while ((c = peek(p, &len)), len && c != '(' && c != ')' && !is_quote(c)) {
		if (is_space(c) && !(grouped = grouped && group_follows(p, from, len)))
			break;
		p->at += is_space(c) ? len + 3 : len;
	}
	return str_cut(p->s, from, p->at);
}

static str peek_word(const struct parser *p)
{
	struct parser ahead = *p;

	return read_word(&ahead);
}

static bool is_op(str word, const char *french, const char *english)
{
	return str_eq(word, str_c(french)) || str_eq(word, str_c(english));
}

static bool take_op(struct parser *p, const char *french, const char *english)
{
	str word;

	skip_space(p);
	word = peek_word(p);
	if (!is_op(word, french, english))
		return false;
	p->at += (u32)word.n;
	return true;
}

/* ── leaves ── */

static int count_token(void *payload, const struct token *t)
{
	(void)t;
	++*(u32 *)payload;
	return 1;
}

static struct query_node *node(struct parser *p, enum query_kind kind)
{
	struct query_node *n = NEW(p->arena, struct query_node, 1);

	n->kind = kind;
	return n;
}

static struct query_node *leaf(struct parser *p, u32 at, str text, bool prefix)
{
	struct query_node *n;
	u32 tokens = 0;

	tokens_each(p->analyzer, text, TOKEN_QUERY | (prefix ? TOKEN_PREFIX : 0), count_token, &tokens);
	if (!tokens)
		return NULL;
	if (p->q->leaves == QUERY_LEAVES)
		return fail(p, at, "too many words: 64 at most");
	n = node(p, QUERY_LEAF);
	n->leaf = p->q->leaves++;
	p->q->leaf[n->leaf] = (struct query_leaf){arena_copy(p->arena, text), prefix, p->without, p->field};
	return n;
}

static struct query_node *read_phrase(struct parser *p, bool exact)
{
	struct buf b = {.arena = p->arena};
	u32 at = p->at, from, len, c;

	peek(p, &len);
	from = p->at += len;
	while ((c = peek(p, &len)), len && !is_quote(c))
		p->at += len;
	if (!len)
		return fail(p, at, "this quotation mark has no closing one");
	if (exact)
		buf_char(&b, '=');
	buf_put(&b, str_cut(p->s, from, p->at));
	p->at += len;
	return leaf(p, at, buf_str(&b), false);
}

/* A word that stands alone, with the marks on it: =form, begin*, family+. */
static struct query_node *read_form(struct parser *p)
{
	u32 at = p->at;
	str word = read_word(p);

	if (word.n > 1 && word.p[word.n - 1] == '*')
		return leaf(p, at, str_cut(word, word.p[0] == '=', word.n - 1), true);
	if (word.n > 1 && word.p[word.n - 1] == '+')
		return leaf(p, at, token_family(p->analyzer, word), true);
	return leaf(p, at, word, false);
}

/* ── fields and groups ── */

/* [bytes] of `titre:` at the parser's place; a name of letters that is no field is a mistake. */
static u32 field_at(struct parser *p, enum query_field *field)
{
	static const struct { const char *name; enum query_field field; } fields[] = {
		{"titre", FIELD_TITLE}, {"title", FIELD_TITLE}, {"chapo", FIELD_LEAD}, {"chapeau", FIELD_LEAD},
		{"lead", FIELD_LEAD}, {"texte", FIELD_BODY}, {"text", FIELD_BODY}, {"body", FIELD_BODY},
	};
	str word = peek_word(p);
	const char *colon = word.n ? memchr(word.p, ':', word.n) : NULL;
	size_t n = colon ? (size_t)(colon - word.p) : 0, m;
	char name[16];

	if (n < 3 || (n + 1 < word.n && word.p[n + 1] == '/'))
		return 0;
	m = fold_str(name, sizeof name, str_cut(word, 0, n));
	for (size_t i = 0; i < countof(fields); i++)
		if (str_eq((str){name, m}, str_c(fields[i].name))) {
			*field = fields[i].field;
			return (u32)n + 1;
		}
	for (size_t i = 0; i < n; i++)
		if ((u8)word.p[i] < 0x80 && !((word.p[i] | 32) >= 'a' && (word.p[i] | 32) <= 'z'))
			return 0;
	fail(p, p->at, "no such field; there are titre: chapô: texte:");
	return 0;
}

static struct query_node *read_group(struct parser *p)
{
	struct query_node *n;
	u32 at = p->at++, len;

	if (++p->depth > QUERY_DEPTH)
		return fail(p, at, "too many parentheses within each other: 10 at most");
	skip_space(p);
	if (peek(p, &len) == ')')
		return fail(p, at, "nothing stands between these parentheses");
	n = read_or(p);
	skip_space(p);
	if (peek(p, &len) != ')')
		return fail(p, at, "this parenthesis has no closing one");
	p->at++;
	p->depth--;
	return n;
}

static struct query_node *read_primary(struct parser *p)
{
	enum query_field outer = p->field, inner = outer;
	struct query_node *n;
	u32 len, c, skip = field_at(p, &inner);

	if (p->failed)
		return NULL;
	p->at += skip;
	p->field = inner;
	c = peek(p, &len);
	if (c == '(')
		n = read_group(p);
	else if (is_quote(c))
		n = read_phrase(p, false);
	else if (c == '=' && p->at + 1 < p->s.n && p->s.p[p->at + 1] == '"')
		p->at++, n = read_phrase(p, true);
	else if (skip && (!len || is_space(c) || c == ')'))
		n = fail(p, p->at, "a word is missing after the name of this field");
	else
		n = read_form(p);
	p->field = outer;
	return n;
}

/* ── operators ── */

static struct query_node *join(struct parser *p, enum query_kind kind, struct query_node *a, struct query_node *b)
{
	struct query_node *n, *last;

	if (!a || !b)
		return a ? a : b;
	if (a->kind != kind || a->distance || kind == QUERY_NEAR) {
		n = node(p, kind);
		n->child = n->last = a;
		a = n;
	}
	last = a->last;
	a->last = last->next = b;
	return a;
}

static bool ends_operand(struct parser *p)
{
	u32 len, c;
	str word;

	skip_space(p);
	c = peek(p, &len);
	word = peek_word(p);
	return !len || c == ')' || is_op(word, "ET", "AND") || is_op(word, "OU", "OR");
}

/* `PROCHE/5`: the number of words that may stand between, 0 when it is no such operator. */
static u32 near_at(struct parser *p)
{
	str word;
	u32 n = 0;
	size_t i;

	skip_space(p);
	word = peek_word(p);
	i = str_starts(word, S("PROCHE")) ? 6 : str_starts(word, S("NEAR")) ? 4 : 0;
	if (!i || (i < word.n && (word.p[i] != '/' || i + 1 == word.n)))
		return 0;
	for (size_t k = i + 1; k < word.n; k++) {
		if (word.p[k] < '0' || word.p[k] > '9' || n > 100)
			return 0;
		n = n * 10 + (u32)(word.p[k] - '0');
	}
	p->at += (u32)word.n;
	return i == word.n ? 10 : n > 100 ? 100 : n ? n : 1;
}

static struct query_node *read_near(struct parser *p)
{
	struct query_node *a = read_primary(p), *b;
	u32 at, distance;

	while (!p->failed && (skip_space(p), at = p->at, distance = near_at(p))) {
		if (ends_operand(p))
			return fail(p, at, "PROCHE needs a word on each side");
		b = read_primary(p);
		if (a && b && (a->kind != QUERY_LEAF || b->kind != QUERY_LEAF))
			return fail(p, at, "PROCHE stands between two words or phrases");
		if (a && b) {
			a = join(p, QUERY_NEAR, a, b);
			a->distance = distance;
		} else if (b) {
			a = b;
		}
	}
	return a;
}

static bool minus_at(const struct parser *p)
{
	u32 len, c = fold_peek(p->s, p->at + 1, &len);

	return p->at < p->s.n && p->s.p[p->at] == '-' && len && !is_space(c) && c != '-' && c != ')';
}

static struct query_node *read_unary(struct parser *p)
{
	struct query_node *n, *inner;
	bool outer = p->without;
	u32 at;

	skip_space(p);
	at = p->at;
	if (minus_at(p))
		p->at++;
	else if (!take_op(p, "SAUF", "NOT"))
		return ends_operand(p) ? fail(p, at, "a word is missing here") : read_near(p);
	if (ends_operand(p))
		return fail(p, at, "a word is missing after this");
	p->without = !outer;
	inner = read_near(p);
	p->without = outer;
	if (!inner)
		return NULL;
	n = node(p, QUERY_NOT);
	n->child = n->last = inner;
	return n;
}

static struct query_node *read_and(struct parser *p)
{
	struct query_node *n = read_unary(p);

	while (!p->failed) {
		bool said = take_op(p, "ET", "AND");
		if (!said && ends_operand(p))
			break;
		n = join(p, QUERY_AND, n, read_unary(p));
	}
	return n;
}

static struct query_node *read_or(struct parser *p)
{
	struct query_node *n = read_and(p);

	while (!p->failed && take_op(p, "OU", "OR"))
		n = join(p, QUERY_OR, n, read_and(p));
	return n;
}

pr_status query_read(struct query *out, struct arena *a, struct analyzer *analyzer, str words, pr_err *err)
{
	struct parser p = {.q = out, .arena = a, .analyzer = analyzer, .s = words, .err = err};

	*out = (struct query){0};
	if (words.n > QUERY_MAX)
		return err_set(err, PR_USAGE, "this query is too long: %d bytes at most", QUERY_MAX);
	if (!utf8_valid(words))
		return err_set(err, PR_USAGE, "this query is not valid UTF-8");
	skip_space(&p);
	if (p.at == words.n)
		return PR_OK;
	out->root = read_or(&p);
	if (!p.failed && p.at < words.n)
		fail(&p, p.at, "this parenthesis has no opening one");
	if (!p.failed && !out->root)
		fail(&p, 0, "there is no word in this query");
	return p.failed ? PR_USAGE : PR_OK;
}
