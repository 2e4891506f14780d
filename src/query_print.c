/* query_print.c: the tree of a query as an expression of FTS5, and what it says of a set of leaves.
 *
 * FTS5 has `a NOT b` but no `NOT b`. A tree that holds where no leaf stands at all is therefore printed as its
 * complement, at each level: of (a OU -b), what is printed is (b NOT a). */
#include "query_tree.h"

#include "buf.h"

struct printer {
	const struct query *q;
	struct buf b;
	bool ranked; /* with the nearer forms */
	bool loose; /* drop what is negated: a superset of the articles */
	bool apart; /* the phrases so far are not the leaves, each of them once and wherever it stands */
	u32 phrases;
};

/* ── what a tree says ── */

static bool holds(const struct query_node *n, u64 present)
{
	const struct query_node *child;

	switch (n->kind) {
	case QUERY_LEAF:
		return present >> n->leaf & 1;
	case QUERY_NOT:
		return !holds(n->child, present);
	case QUERY_OR:
		for (child = n->child; child; child = child->next)
			if (holds(child, present))
				return true;
		return false;
	default:
		for (child = n->child; child; child = child->next)
			if (!holds(child, present))
				return false;
		return true;
	}
}

bool query_part_holds(const struct query_node *n, u64 present)
{
	return !n || holds(n, present);
}

bool query_holds(const struct query *q, u64 present)
{
	return query_part_holds(q->root, present);
}

bool query_is_words(const struct query_node *n)
{
	for (const struct query_node *child = n->child; child; child = child->next)
		if (!query_is_words(child))
			return false;
	return n->kind != QUERY_CONDITION;
}

/* ── printing ── */

static void print_phrase(struct printer *p, str text, bool prefix)
{
	buf_char(&p->b, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			buf_char(&p->b, '"');
		buf_char(&p->b, text.p[i]);
	}
	buf_put(&p->b, prefix ? S("\" *") : S("\""));
	p->phrases++;
}

static const char *const columns[] = {"", "title : ", "lead : ", "{lead body} : "};

static void print_leaf(struct printer *p, u32 leaf)
{
	const struct query_leaf *l = &p->q->leaf[leaf];
	size_t nearer = p->ranked ? countof(l->nearer) : l->prefix; /* a family holds the lemma, however that begins
	                                                             * (peut) */
	bool several = false;

	for (size_t i = 0; i < nearer; i++)
		several |= l->nearer[i].n > 0;
	p->apart |= several || leaf != p->phrases;
	buf_put(&p->b, str_c(columns[l->field]));
	buf_put(&p->b, several ? S("(") : S(""));
	print_phrase(p, l->text, l->prefix);
	for (size_t i = 0; i < nearer; i++)
		if (l->nearer[i].n) {
			buf_put(&p->b, S(" OR "));
			print_phrase(p, l->nearer[i], false);
		}
	buf_put(&p->b, several ? S(")") : S(""));
}

/* NEAR(NEAR("a" "b", 5) "c", 5) is no expression: its leaves stand side by side, with the widest distance. */
static void print_near_leaves(struct printer *p, const struct query_node *n, u32 *distance)
{
	if (n->kind == QUERY_LEAF) {
		print_phrase(p, p->q->leaf[n->leaf].text, p->q->leaf[n->leaf].prefix);
		buf_char(&p->b, ' ');
		return;
	}
	*distance = n->distance > *distance ? n->distance : *distance;
	for (const struct query_node *child = n->child; child; child = child->next)
		print_near_leaves(p, child, distance);
}

static void print_near(struct printer *p, const struct query_node *n)
{
	const struct query_node *first = n;
	u32 distance = 0;

	p->apart = true;
	while (first->kind != QUERY_LEAF)
		first = first->child;
	buf_put(&p->b, str_c(columns[p->q->leaf[first->leaf].field]));
	buf_put(&p->b, S("NEAR("));
	print_near_leaves(p, n, &distance);
	buf_printf(&p->b, ", %u)", (unsigned)distance);
}

static void print(struct printer *p, const struct query_node *n, bool negated);

/* Those children of n (each negated, if so said) that are (not) complements, joined by op. False when there is none. */
static bool print_some(struct printer *p, const struct query_node *n, bool negated, bool complements, const char *op)
{
	bool any = false;

	for (const struct query_node *child = n->child; child; child = child->next) {
		if ((holds(child, 0) != negated) != complements)
			continue;
		buf_put(&p->b, str_c(any ? op : "("));
		print(p, child, negated != complements);
		any = true;
	}
	if (any)
		buf_char(&p->b, ')');
	return any;
}

static bool has_some(const struct query_node *n, bool negated, bool complements)
{
	for (const struct query_node *child = n->child; child; child = child->next)
		if ((holds(child, 0) != negated) == complements)
			return true;
	return false;
}

/* n, or its negation; what is printed does not hold where no leaf stands. */
static void print(struct printer *p, const struct query_node *n, bool negated)
{
	bool all = (n->kind == QUERY_AND) != negated; /* by De Morgan */

	switch (n->kind) {
	case QUERY_LEAF:
		print_leaf(p, n->leaf);
		return;
	case QUERY_NEAR:
		print_near(p, n);
		return;
	case QUERY_NOT:
		print(p, n->child, !negated);
		return;
	default:
		break;
	}
	if (!all) { /* a OR b: complements would have made the whole one */
		print_some(p, n, negated, false, " OR ");
		return;
	}
	if (p->loose || !has_some(n, negated, true)) {
		print_some(p, n, negated, false, " AND ");
		return;
	}
	buf_char(&p->b, '(');
	print_some(p, n, negated, false, " AND ");
	buf_put(&p->b, S(" NOT "));
	print_some(p, n, negated, true, " OR ");
	buf_char(&p->b, ')');
}

static struct query_match articles(const struct query *q, const struct query_node *n, bool ranked, struct arena *a)
{
	struct printer p = {.q = q, .b = {.arena = a}, .ranked = ranked};
	struct query_match m = {0};

	if (!n)
		return m;
	m.complement = holds(n, 0);
	print(&p, n, m.complement);
	m.expression = buf_str(&p.b);
	return m;
}

struct query_match query_part_articles(const struct query *q, const struct query_node *n, struct arena *a)
{
	return articles(q, n, false, a);
}

struct query_match query_ranked(const struct query *q, struct arena *a)
{
	return articles(q, q->root, true, a);
}

/* Where the tree is nothing but its leaves, joined, they need not be found a second time. */
struct query_match query_part_sentences(const struct query *q, const struct query_node *n, struct arena *a)
{
	struct printer p = {.q = q, .b = {.arena = a}, .loose = true};
	struct query_match m = {0};

	if (!n)
		return m;
	m.complement = holds(n, 0);
	buf_char(&p.b, '(');
	print(&p, n, m.complement);
	if (!m.complement && !p.apart && p.phrases == q->leaves) {
		buf_char(&p.b, ')');
		m.expression = buf_str(&p.b);
		return m;
	}
	buf_put(&p.b, S(") AND ("));
	m.first_leaf = p.phrases;
	for (u32 i = 0; i < q->leaves; i++) {
		buf_put(&p.b, str_c(i ? " OR " : ""));
		print_phrase(&p, q->leaf[i].text, q->leaf[i].prefix);
	}
	buf_char(&p.b, ')');
	m.expression = buf_str(&p.b);
	return m;
}

struct query_match query_articles(const struct query *q, struct arena *a)
{
	return query_part_articles(q, q->root, a);
}
