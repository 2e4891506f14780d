/* query_explain.c: how a query was read, for people.
 *
 *     all of these
 *       recrutement: recrutement, recrutements
 *       one of these
 *         source: le monde
 *         published from 2011-01-01 to 2013-12-31
 *       without
 *         in the title, this word
 *           travail: travail, travaux
 *
 * What stands after a word are the forms that it is looked for in. */
#include "buf.h"
#include "query_tree.h"

struct explainer {
	const struct query *q;
	struct analyzer *analyzer;
	struct buf b;
	u32 depth;
	u32 places; /* of the leaf at hand */
	str text;          /* of the leaf at hand */
};

static void begin_line(struct explainer *e)
{
	for (u32 i = 0; i < e->depth; i++)
		buf_put(&e->b, S("  "));
}

static void put_line(struct explainer *e, const char *what)
{
	begin_line(e);
	buf_put(&e->b, str_c(what));
	buf_char(&e->b, '\n');
}

/* ── words ── */

/* `}macron`, a stem, is written macron…: words of that stem. */
static void put_form(struct explainer *e, str form)
{
	bool stem = form.p[0] == TOKEN_STEM;

	buf_put(&e->b, str_cut(form, stem, form.n));
	buf_put(&e->b, stem ? S("…") : S(""));
}

static int each_form(void *payload, const struct token *t)
{
	struct explainer *e = payload;

	if (t->same_place) {
		buf_put(&e->b, S(", "));
	} else {
		if (e->places++)
			buf_char(&e->b, '\n');
		begin_line(e);
		buf_put(&e->b, e->text.p[0] == '=' ? S("only ") : S(""));
		buf_put(&e->b, str_cut(e->text, t->beg, t->end));
		buf_put(&e->b, S(": "));
	}
	put_form(e, (str){t->word, t->n});
	return 0;
}

static int count_place(void *payload, const struct token *t)
{
	*(u32 *)payload += !t->same_place;
	return 0;
}

static void put_forms(struct explainer *e, str text)
{
	e->places = 0;
	e->text = text;
	tokens_each(e->analyzer, text, TOKEN_QUERY | TOKEN_FORMS, each_form, e);
	buf_char(&e->b, '\n');
}

static const char *const where[] = {"", "in the title, ", "in the lead, ", "in the text, "};

static void put_beginning(struct explainer *e, const struct query_leaf *l, bool named)
{
	begin_line(e);
	buf_printf(&e->b, "%swords that begin with %.*s\n", named ? where[l->field] : "", (int)l->text.n, l->text.p);
}

/* A family holds its word in all its forms, however they begin (peut). */
static void put_family(struct explainer *e, const struct query_leaf *l)
{
	begin_line(e);
	buf_printf(&e->b, "%sone of these\n", where[l->field]);
	e->depth++;
	put_beginning(e, l, false);
	put_forms(e, l->nearer[0]);
	e->depth--;
}

static void put_leaf(struct explainer *e, const struct query_leaf *l)
{
	u32 places = 0;

	tokens_each(e->analyzer, l->text, TOKEN_QUERY | (l->prefix ? TOKEN_PREFIX : 0), count_place, &places);
	if (l->prefix && l->nearer[0].n) {
		put_family(e, l);
	} else if (l->prefix) {
		put_beginning(e, l, true);
	} else if (places > 1 || l->field != FIELD_ANY) {
		begin_line(e);
		buf_printf(&e->b, "%s%s\n", where[l->field], places > 1 ? "these words in this order" : "this word");
		e->depth++;
		put_forms(e, l->text);
		e->depth--;
	} else {
		put_forms(e, l->text);
	}
}

/* ── conditions ── */

static void put_bounds(struct explainer *e, const struct query_condition *c)
{
	bool equal = c->has_low && c->has_high && dec_cmp(c->low, c->high) == 0;

	if (c->has_low && !equal)
		buf_put(&e->b, c->above ? S(" more than ") : c->has_high ? S(" from ") : S(" at least "));
	if (c->has_low) {
		buf_put(&e->b, equal ? S(" ") : S(""));
		dec_print(&e->b, c->low);
	}
	if (c->has_high && !equal) {
		buf_put(&e->b, c->below ? S(" less than ") : c->has_low ? S(" to ") : S(" at most "));
		dec_print(&e->b, c->high);
	}
	buf_printf(&e->b, "%s%.*s", c->text.n ? " " : "", (int)c->text.n, c->text.p);
}

static void put_days(struct explainer *e, const struct query_condition *c)
{
	if (c->has_low) {
		buf_put(&e->b, S(" from "));
		day_print(&e->b, c->since);
	}
	if (c->has_high) {
		buf_put(&e->b, S(" to "));
		day_print(&e->b, c->until);
	}
}

static void put_condition(struct explainer *e, const struct query_condition *c)
{
	static const char *const names[] = {
		[FIELD_SOURCE] = "source: ", [FIELD_AUTHOR] = "author: ", [FIELD_DATE] = "published",
		[FIELD_DEPARTMENT] = "a fact about the département ", [FIELD_KIND] = "a fact of the kind ",
		[FIELD_AMOUNT] = "an amount,", [FIELD_HEADCOUNT] = "a headcount,",
	};

	begin_line(e);
	buf_put(&e->b, str_c(names[c->field]));
	if (c->field == FIELD_DATE)
		put_days(e, c);
	else if (c->field == FIELD_AMOUNT || c->field == FIELD_HEADCOUNT)
		put_bounds(e, c);
	else
		buf_put(&e->b, c->field <= FIELD_AUTHOR ? c->typed : c->text);
	buf_char(&e->b, '\n');
}

/* ── the tree ── */

static void put_node(struct explainer *e, const struct query_node *n)
{
	static const char *const names[] = {
		[QUERY_AND] = "all of these", [QUERY_OR] = "one of these", [QUERY_NOT] = "without",
	};

	if (n->kind == QUERY_LEAF) {
		put_leaf(e, &e->q->leaf[n->leaf]);
		return;
	}
	if (n->kind == QUERY_CONDITION) {
		put_condition(e, &e->q->condition[n->leaf]);
		return;
	}
	if (n->kind == QUERY_NEAR)
		put_line(e, arena_printf(e->b.arena, "with at most %u words between them", n->distance));
	else
		put_line(e, names[n->kind]);
	e->depth++;
	for (const struct query_node *child = n->child; child; child = child->next)
		put_node(e, child);
	e->depth--;
}

str query_explain(const struct query *q, struct arena *a, struct analyzer *analyzer)
{
	struct explainer e = {.q = q, .analyzer = analyzer, .b = {.arena = a}};

	if (q->whole)
		put_node(&e, q->whole);
	else
		put_line(&e, "everything");
	return buf_str(&e.b);
}
