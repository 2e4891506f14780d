/* query.c: see query.h. A parser by recursive descent; the first mistake stays. Words that hold no letter nor digit
 * drop out of the tree, so a NULL node is what nothing was left of. */
#include "fold.h"
#include "query_tree.h"
#include "text.h"

static struct query_node *read_or(struct parser *p);

/* ── groups ── */

static struct query_node *read_group(struct parser *p)
{
	struct query_node *n;
	u32 at = p->at++, len;

	if (++p->depth > QUERY_DEPTH)
		return query_fail(p, at, "too many parentheses within each other, 10 at most; take away those that hold a "
		                         "single word");
	query_skip(p);
	if (query_peek(p, &len) == ')')
		return query_fail(p, at, "nothing stands between these parentheses; put words there, or take them away");
	n = read_or(p);
	query_skip(p);
	if (query_peek(p, &len) != ')')
		return query_fail(p, at, "this parenthesis has no closing one; put ) where its group ends");
	p->at++;
	p->depth--;
	return n;
}

static struct query_node *read_primary(struct parser *p)
{
	enum query_field outer = p->field, inner = outer;
	struct query_node *n;
	u32 len, c, skip = query_field_at(p, &inner);

	if (p->failed)
		return NULL;
	p->at += skip;
	p->field = inner;
	c = query_peek(p, &len);
	if (c == '(')
		n = read_group(p);
	else if (skip && (!len || query_space(c) || c == ')'))
		n = query_fail(p, p->at, "a word is missing after the name of this field; write it right behind the colon");
	else if (inner >= FIELD_SOURCE)
		n = query_condition(p);
	else if (query_quote(c))
		n = query_phrase(p, false);
	else if (c == '=' && p->at + 1 < p->s.n && p->s.p[p->at + 1] == '"')
		p->at++, n = query_phrase(p, true);
	else
		n = query_form(p);
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
		n = query_new(p, kind);
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

	query_skip(p);
	c = query_peek(p, &len);
	word = query_word(p);
	return !len || c == ')' || query_is(word, "ET", "AND") || query_is(word, "OU", "OR");
}

/* `PROCHE/5`: the number of words that may stand between, 0 when it is no such operator. */
static u32 near_at(struct parser *p)
{
	str word = query_word(p);
	u32 n = 0;
	size_t i;

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

static bool minus_at(const struct parser *p)
{
	u32 len, c = fold_peek(p->s, p->at + 1, &len);

	return p->at < p->s.n && p->s.p[p->at] == '-' && len && !query_space(c) && c != '-' && c != ')';
}

/* Alone in front, PROCHE may still be a word in capitals, but not with a number. */
static bool begins_near(const struct parser *p)
{
	struct parser ahead = *p;

	return near_at(&ahead) && ahead.s.p[ahead.at - 1] <= '9';
}

static bool begins_word(struct parser *p)
{
	return !ends_operand(p) && !minus_at(p) && !query_is(query_word(p), "SAUF", "NOT") && !begins_near(p);
}

static struct query_node *read_near(struct parser *p)
{
	static const char *const lacks = N_("PROCHE needs a word on each side; write `plan PROCHE/5 recrutement`");
	struct query_node *a, *b;
	u32 at, distance;

	query_skip(p);
	if (begins_near(p))
		return query_fail(p, p->at, lacks);
	a = read_primary(p);
	while (!p->failed && (query_skip(p), at = p->at, distance = near_at(p))) {
		if (!begins_word(p))
			return query_fail(p, at, lacks);
		b = read_primary(p);
		if (a && b && (a->kind != QUERY_LEAF || b->kind != QUERY_LEAF))
			return query_fail(p, at, "PROCHE stands between two words or phrases; elsewhere write ET");
		if (a && b) {
			a = join(p, QUERY_NEAR, a, b);
			a->distance = distance;
		} else if (b) {
			a = b;
		}
	}
	return a;
}

static struct query_node *read_unary(struct parser *p)
{
	struct query_node *n, *inner;
	bool outer = p->without;
	u32 at;

	query_skip(p);
	at = p->at;
	if (minus_at(p))
		p->at++;
	else if (!query_take(p, "SAUF", "NOT"))
		return ends_operand(p) ? query_fail(p, at, "a word is missing here; OU and ET stand between two of them")
		                       : read_near(p);
	if (ends_operand(p))
		return query_fail(p, at, "a word is missing after this; write which one is not wanted");
	p->without = !outer;
	inner = read_near(p);
	p->without = outer;
	if (!inner)
		return NULL;
	n = query_new(p, QUERY_NOT);
	n->child = n->last = inner;
	return n;
}

static struct query_node *read_and(struct parser *p)
{
	struct query_node *n = read_unary(p);

	while (!p->failed) {
		bool said = query_take(p, "ET", "AND");
		if (!said && ends_operand(p))
			break;
		n = join(p, QUERY_AND, n, read_unary(p));
	}
	return n;
}

static struct query_node *read_or(struct parser *p)
{
	struct query_node *n = read_and(p);

	while (!p->failed && query_take(p, "OU", "OR"))
		n = join(p, QUERY_OR, n, read_and(p));
	return n;
}

/* ── what words alone decide ── */

/* The children of a conjunction that are (not) all words, as one of their own; NULL when there is none. */
static struct query_node *some_of(struct parser *p, const struct query_node *all, bool words)
{
	struct query_node *n = query_new(p, QUERY_AND);

	for (const struct query_node *child = all->child; child; child = child->next) {
		struct query_node *copy;
		if (query_is_words(child) != words)
			continue;
		copy = query_new(p, child->kind);
		*copy = *child;
		copy->next = NULL;
		n->last = n->last ? (n->last->next = copy) : (n->child = copy);
	}
	return n->child == n->last ? n->child : n;
}

static void split(struct parser *p, struct query *q)
{
	if (query_is_words(q->whole)) {
		q->root = q->whole;
	} else if (q->whole->kind == QUERY_AND) {
		q->root = some_of(p, q->whole, true);
		q->also = some_of(p, q->whole, false);
	} else {
		q->also = q->whole;
	}
}

pr_status query_read(struct query *out, struct arena *a, struct analyzer *analyzer, str words, pr_err *err)
{
	struct parser p = {.q = out, .arena = a, .analyzer = analyzer, .s = words, .err = err};

	*out = (struct query){0};
	if (words.n > QUERY_MAX)
		return err_set(err, PR_USAGE, "this query is too long; %d bytes at most", QUERY_MAX);
	if (!utf8_valid(words))
		return err_set(err, PR_USAGE, "this query is not valid UTF-8; set the terminal to UTF-8");
	query_skip(&p);
	if (p.at == words.n)
		return PR_OK;
	out->whole = read_or(&p);
	if (!p.failed && p.at < words.n)
		query_fail(&p, p.at, "this parenthesis has no opening one; put ( where its group begins, or take it away");
	if (!p.failed && !out->whole)
		query_fail(&p, 0, "there is no word in this query; write one, or ask for everything without a query");
	if (p.failed)
		return PR_USAGE;
	split(&p, out);
	return PR_OK;
}
