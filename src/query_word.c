/* query_word.c: words, phrases and operators of a query, and mistakes shown with their place. See query_tree.h. */
#include "fold.h"
#include "query_tree.h"
#include "text.h"

/* ── mistakes ── */

enum { SHOWN = 60 }; /* [code points] of the query on each side of the caret */

pr_status query_point(struct arena *a, str words, u32 at, const char *what, pr_err *err)
{
	struct buf b = {.arena = a};
	u32 from = at, to = at;

	for (u32 k = 0; from > 0 && k < SHOWN; k++)
		for (from--; from > 0 && ((u8)words.p[from] & 0xC0) == 0x80; from--)
			;
	for (u32 k = 0; to < words.n && k < SHOWN; k++)
		utf8_next(words, &to);
	for (u32 i = from; i < to; i++)
		buf_char(&b, (u8)words.p[i] < ' ' ? ' ' : words.p[i]);
	return err_set(err, PR_USAGE, "%s\n  %.*s\n  %*s^", what, (int)b.n, buf_str(&b).p, (int)utf8_count(words, from, at),
	               "");
}

struct query_node *query_fail(struct parser *p, u32 at, const char *what)
{
	if (!p->failed)
		query_point(p->arena, p->s, at, err_words(what), p->err);
	p->failed = true;
	return NULL;
}

/* ── pieces of the text ── */

u32 query_peek(const struct parser *p, u32 *len)
{
	return fold_peek(p->s, p->at, len);
}

bool query_space(u32 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x3000;
}

bool query_quote(u32 c)
{
	return c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E;
}

void query_skip(struct parser *p)
{
	u32 len;

	while (query_space(query_peek(p, &len)))
		p->at += len;
}

static bool digits_at(const struct parser *p, u32 at, u32 n)
{
	for (u32 i = 0; i < n; i++)
		if (at + i >= p->s.n || p->s.p[at + i] < '0' || p->s.p[at + i] > '9')
			return false;
	return true;
}

/* `4 700`: does a group of three digits go on from here, after from..at? first: it would be the second one. */
static bool group_follows(const struct parser *p, u32 from, u32 len, bool first)
{
	u32 n = p->at - from;

	return (first ? n >= 1 && n <= 3 && digits_at(p, from, n) : digits_at(p, p->at - 3, 3)) &&
	       digits_at(p, p->at + len, 3) && !digits_at(p, p->at + len, 4);
}

/* The word at the parser's place, up to a space, a quote or a parenthesis. */
str query_take_word(struct parser *p)
{
	u32 from = p->at, len, c;
	bool first = true;

	while ((c = query_peek(p, &len)), len && c != '(' && c != ')' && !query_quote(c)) {
		if (query_space(c) && !group_follows(p, from, len, first))
			break;
		first = first && !query_space(c);
		p->at += query_space(c) ? len + 3 : len;
	}
	return str_cut(p->s, from, p->at);
}

str query_word(const struct parser *p)
{
	struct parser ahead = *p;

	return query_take_word(&ahead);
}

bool query_is(str word, const char *french, const char *english)
{
	return str_eq(word, str_c(french)) || str_eq(word, str_c(english));
}

bool query_take(struct parser *p, const char *french, const char *english)
{
	str word;

	query_skip(p);
	word = query_word(p);
	if (!query_is(word, french, english))
		return false;
	p->at += (u32)word.n;
	return true;
}

/* ── leaves ── */

struct counted { u32 tokens, places; };

static int count_token(void *payload, const struct token *t)
{
	struct counted *n = payload;

	n->tokens++;
	n->places += !t->same_place;
	return 0;
}

struct query_node *query_new(struct parser *p, enum query_kind kind)
{
	struct query_node *n = NEW(p->arena, struct query_node, 1);

	n->kind = kind;
	return n;
}

static struct counted count(struct parser *p, str text, bool prefix)
{
	struct counted n = {0};

	tokens_each(p->analyzer, text, TOKEN_QUERY | (prefix ? TOKEN_PREFIX : 0), count_token, &n);
	return n;
}

static struct query_node *leaf(struct parser *p, u32 at, str text, bool prefix)
{
	struct counted size = count(p, text, prefix);
	struct query_node *n;

	if (!size.places)
		return NULL;
	if (size.places > QUERY_PLACES)
		return query_fail(p, at, "too many words in one phrase; 64 at most");
	if (p->q->leaves == QUERY_LEAVES)
		return query_fail(p, at, "too many words; 64 at most");
	n = query_new(p, QUERY_LEAF);
	n->leaf = p->q->leaves++;
	p->q->leaf[n->leaf] = (struct query_leaf){
		.text = arena_copy(p->arena, text), .prefix = prefix, .without = p->without, .field = p->field,
	};
	return n;
}

/* Notes what the words of a leaf (of a family: the word) stand for more nearly, where that is less. */
static struct query_node *with_nearer(struct parser *p, struct query_node *n, str words)
{
	struct query_leaf *l = n ? &p->q->leaf[n->leaf] : NULL;
	str exact = words;

	if (!n || l->without)
		return n;
	if (words.n && words.p[0] != '=') {
		char *text = arena_printf(p->arena, "=%.*s", (int)words.n, words.p);
		exact = str_c(text);
	}
	if (l->prefix)
		l->nearer[0] = arena_copy(p->arena, words);
	if (count(p, exact, false).tokens < count(p, words, false).tokens)
		l->nearer[1] = exact;
	return n;
}

str query_quoted(struct parser *p)
{
	u32 at = p->at, from, len, c;

	query_peek(p, &len);
	from = p->at += len;
	while ((c = query_peek(p, &len)), len && !query_quote(c))
		p->at += len;
	if (!len) {
		query_fail(p, at, "this quotation mark has no closing one; put another where the phrase ends");
		return (str){NULL, 0};
	}
	p->at += len;
	return str_cut(p->s, from, p->at - len);
}

struct query_node *query_phrase(struct parser *p, bool exact)
{
	struct buf b = {.arena = p->arena};
	u32 at = p->at;
	str words = query_quoted(p);

	if (p->failed)
		return NULL;
	if (exact)
		buf_char(&b, '=');
	buf_put(&b, words);
	return with_nearer(p, leaf(p, at, buf_str(&b), false), buf_str(&b));
}

/* [bytes] where a `*` has a letter or digit right after it; word.n: nowhere. */
static u32 star_within(str word)
{
	char bytes[FOLD_MAX];
	u32 at = 0, len;

	while (at < word.n && !(word.p[at] == '*' && fold_char(fold_peek(word, at + 1, &len), bytes)))
		at++;
	return at;
}

/* A word that stands alone, with the marks on it: =form, begin*, family+. */
struct query_node *query_form(struct parser *p)
{
	u32 at = p->at;
	str word = query_take_word(p);
	u32 star = star_within(word);

	if (star < word.n)
		return query_fail(p, at + star, "a * stands at the end of a word, for all that begin so; take it from here");
	if (word.n > 1 && word.p[word.n - 1] == '*')
		return leaf(p, at, str_cut(word, word.p[0] == '=', word.n - 1), true);
	if (word.n > 1 && word.p[word.n - 1] == '+')
		return with_nearer(p, leaf(p, at, token_family(p->analyzer, word), true), str_cut(word, 0, word.n - 1));
	return with_nearer(p, leaf(p, at, word, false), word);
}
