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
		buf_put(&e->b, e->text.p[0] == '=' ? str_c(err_words("only ")) : S(""));
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

static const char *where(enum query_field field)
{
	return field == FIELD_TITLE  ? err_words("in the title, ")
	       : field == FIELD_LEAD ? err_words("in the lead, ")
	       : field == FIELD_BODY ? err_words("in the text, ")
	                             : "";
}

static void put_beginning(struct explainer *e, const struct query_leaf *l, bool named)
{
	begin_line(e);
	buf_put(&e->b, str_c(named ? where(l->field) : ""));
	buf_printf(&e->b, err_words("words that begin with %.*s"), (int)l->text.n, l->text.p);
	buf_char(&e->b, '\n');
}

/* A family holds its word in all its forms, however they begin (peut). */
static void put_family(struct explainer *e, const struct query_leaf *l)
{
	begin_line(e);
	buf_printf(&e->b, "%s%s\n", where(l->field), err_words("one of these"));
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
		buf_printf(&e->b, "%s%s\n", where(l->field), places > 1 ? err_words("these words in this order")
		                                                        : err_words("this word"));
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
		buf_put(&e->b, str_c(c->above ? err_words(" more than ") : c->has_high ? err_words(" from ")
		                                                                       : err_words(" at least ")));
	if (c->has_low) {
		buf_put(&e->b, equal ? S(" ") : S(""));
		dec_print(&e->b, c->low);
	}
	if (c->has_high && !equal) {
		buf_put(&e->b,
		        str_c(c->below ? err_words(" less than ") : c->has_low ? err_words(" to ") : err_words(" at most ")));
		dec_print(&e->b, c->high);
	}
	buf_printf(&e->b, "%s%.*s", c->text.n ? " " : "", (int)c->text.n, c->text.p);
}

static void put_days(struct explainer *e, const struct query_condition *c)
{
	if (c->has_low) {
		buf_put(&e->b, str_c(err_words("published from ")));
		day_print(&e->b, c->since);
	}
	if (c->has_high) {
		buf_put(&e->b, str_c(c->has_low ? err_words(" to ") : err_words("published to ")));
		day_print(&e->b, c->until);
	}
}

static const char *name_of(enum query_field field)
{
	switch (field) {
	case FIELD_SOURCE: return err_words("source: ");
	case FIELD_AUTHOR: return err_words("author: ");
	case FIELD_DATE: return "";
	case FIELD_DEPARTMENT: return err_words("a fact about the département ");
	case FIELD_KIND: return err_words("a fact of the kind ");
	case FIELD_AMOUNT: return err_words("an amount,");
	default: return err_words("a headcount,");
	}
}

static void put_condition(struct explainer *e, const struct query_condition *c)
{
	begin_line(e);
	buf_put(&e->b, str_c(name_of(c->field)));
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
	if (n->kind == QUERY_LEAF) {
		put_leaf(e, &e->q->leaf[n->leaf]);
		return;
	}
	if (n->kind == QUERY_CONDITION) {
		put_condition(e, &e->q->condition[n->leaf]);
		return;
	}
	if (n->kind == QUERY_NEAR)
		put_line(e, arena_printf(e->b.arena, err_words("with at most %u words between them"), n->distance));
	else
		put_line(e, n->kind == QUERY_AND ? err_words("all of these") : n->kind == QUERY_OR
		         ? err_words("one of these") : err_words("without"));
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
		put_line(&e, err_words("everything"));
	return buf_str(&e.b);
}
