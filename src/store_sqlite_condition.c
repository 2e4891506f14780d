/* store_sqlite_condition.c: what of a query is not words alone, as conditions of SQL: the tree again, with a condition
 * or a set of articles (or, of facts, of sentences) at its ends. */
#include "query_tree.h"
#include "store_sqlite_find.h"

/* ── conditions ── */

static void add_name(struct filter *f, const struct query_condition *c)
{
	bool source = c->field == FIELD_SOURCE;

	filter_add(f, source ? f->source : "name_in((SELECT author FROM article WHERE id = a.rowid), ");
	filter_add(f, source ? " IN (SELECT id FROM source WHERE name_in(name, " : "");
	filter_value(f, c->text);
	filter_add(f, source ? "))" : ")");
}

static void add_days(struct filter *f, const struct query_condition *c)
{
	filter_add(f, f->day);
	filter_add(f, " IS NOT NULL");
	if (c->has_low) {
		filter_add(f, " AND ");
		filter_add(f, f->day);
		filter_add(f, " >= ");
		filter_number(f, c->since);
	}
	if (c->has_high) {
		filter_add(f, " AND ");
		filter_add(f, f->day);
		filter_add(f, " <= ");
		filter_number(f, c->until);
	}
}

static void add_values(struct filter *f, const struct query_condition *c)
{
	if (c->text.n) {
		filter_add(f, " AND v.unit = ");
		filter_value(f, c->text);
	}
	if (c->has_low) {
		filter_add(f, c->above ? " AND " READING_MOST " > " : " AND " READING_MOST " >= ");
		filter_number(f, dec_thousandths(c->low));
	}
	if (c->has_high) {
		filter_add(f, c->below ? " AND " READING_LEAST " < " : " AND " READING_LEAST " <= ");
		filter_number(f, dec_thousandths(c->high));
	}
}

/* What facts say is kept once for all that say it: readings are chosen first, they are few beside the facts. */
static pr_status add_of_fact(struct filter *f, const struct query_condition *c, pr_err *err)
{
	static const char *const kinds[] = {[FIELD_AMOUNT] = "amount", [FIELD_HEADCOUNT] = "headcount"};

	if (c->field == FIELD_DEPARTMENT)
		return filter_department(f, c->text, err);
	filter_add(f, "f.reading IN (SELECT v.id FROM reading v JOIN rule r ON r.id = v.rule WHERE r.kind = ");
	filter_value(f, c->field == FIELD_KIND ? c->text : str_c(kinds[c->field]));
	if (c->field != FIELD_KIND)
		add_values(f, c);
	filter_add(f, ")");
	return PR_OK;
}

static pr_status add_condition(struct filter *f, const struct query_condition *c, bool facts, pr_err *err)
{
	pr_status status = PR_OK;

	filter_add(f, "(");
	if (c->field == FIELD_DATE)
		add_days(f, c);
	else if (c->field <= FIELD_AUTHOR)
		add_name(f, c);
	else if (facts)
		status = add_of_fact(f, c, err);
	else if (c->field == FIELD_DEPARTMENT || c->field == FIELD_KIND)
		status = filter_about(f, c->field == FIELD_DEPARTMENT ? c->text : S(""), c->text, err);
	else {
		filter_add(f, "EXISTS (SELECT 1 FROM fact f WHERE f.article = a.rowid AND ");
		status = add_of_fact(f, c, err);
		filter_add(f, ")");
	}
	filter_add(f, ")");
	return status;
}

/* ── the tree ── */

static pr_status add_node(struct filter *f, const struct query_node *n, bool facts, pr_err *err)
{
	pr_status status = PR_OK;

	if (query_is_words(n)) {
		if (facts)
			return filter_part_sentences(f, n, err);
		filter_part_articles(f, n);
		return PR_OK;
	}
	if (n->kind == QUERY_CONDITION)
		return add_condition(f, &f->query.condition[n->leaf], facts, err);
	filter_add(f, n->kind == QUERY_NOT ? "NOT (" : "(");
	for (const struct query_node *child = n->child; child && status == PR_OK; child = child->next) {
		filter_add(f, child == n->child ? "" : n->kind == QUERY_OR ? " OR " : " AND ");
		status = add_node(f, child, facts, err);
	}
	filter_add(f, ")");
	return status;
}

pr_status filter_also(struct filter *f, bool facts, pr_err *err)
{
	if (!f->query.also)
		return PR_OK;
	filter_add(f, " AND ");
	return add_node(f, f->query.also, facts, err);
}

/* ── names ── */

static void name_in(sqlite3_context *result, int n, sqlite3_value **value)
{
	str arg[2];

	(void)n;
	for (int i = 0; i < 2; i++) {
		const char *p = (const char *)sqlite3_value_text(value[i]);
		arg[i] = (str){p ? p : "", (size_t)sqlite3_value_bytes(value[i])};
	}
	sqlite3_result_int(result, query_name_in(arg[0], arg[1]));
}

int condition_register(sqlite3 *db)
{
	return sqlite3_create_function_v2(db, "name_in", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, name_in, NULL, NULL,
	                                  NULL);
}
