/* extension_facts.c: pressoir_facts(text [, published]): a row for each fact of a text, in the order they stand in it,
 * by the rules of $PRESSOIR_RULES or the installed ones, opened once a connection.
 *
 *     SELECT a.article, f.value FROM articles a, pressoir_facts(a.text, a.published) f WHERE f.kind = 'amount'
 *
 * It reads files and takes its time, so only what the user himself types may call it (SQLITE_VTAB_DIRECTONLY): no view
 * or trigger of a file that he was sent. */
#include "extension.h"

#include <stdlib.h>


/* What the table is called with are hidden columns, named so that they hide none of a table it is joined with. */
static const char columns[] =
	"CREATE TABLE facts (kind TEXT, text TEXT, start INTEGER, \"end\" INTEGER, value TEXT, low TEXT, high TEXT, "
	"unit TEXT, per TEXT, modifier TEXT, label TEXT, rule TEXT, sentence TEXT, department TEXT, "
	"department_from TEXT, date TEXT, date_from TEXT, given_text HIDDEN, given_day HIDDEN)";
enum { START = 2, END, GIVEN = 17 };

struct facts_table {
	sqlite3_vtab base; /* first: what SQLite sees */
	struct extension *x;
};

struct facts_cursor {
	sqlite3_vtab_cursor base;
	struct arena arena; /* of the facts at hand */
	pr_fact *fact;
	size_t n, at;
};

static int refuse(sqlite3_vtab *table, const char *message)
{
	sqlite3_free(table->zErrMsg);
	table->zErrMsg = sqlite3_mprintf("%s", message);
	return table->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* ── the table ── */

static int facts_connect(sqlite3 *db, void *x, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
	struct facts_table *t;
	int code = sqlite3_declare_vtab(db, columns);

	(void)argc, (void)argv, (void)error;
	if (code == SQLITE_OK)
		code = sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
	if (code != SQLITE_OK)
		return code;
	t = sqlite3_malloc(sizeof *t);
	if (!t)
		return SQLITE_NOMEM;
	*t = (struct facts_table){.x = x};
	*out = &t->base;
	return SQLITE_OK;
}

static int facts_disconnect(sqlite3_vtab *table)
{
	sqlite3_free(table);
	return SQLITE_OK;
}

/* The text must be given; idxNum tells whether the day is. */
static int facts_best(sqlite3_vtab *table, sqlite3_index_info *info)
{
	int at[2] = {-1, -1};
	bool late = false;

	for (int i = 0; i < info->nConstraint; i++) {
		int hidden = info->aConstraint[i].iColumn - GIVEN;
		if (hidden < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
			continue;
		late |= !info->aConstraint[i].usable;
		if (info->aConstraint[i].usable)
			at[hidden] = i;
	}
	if (late)
		return SQLITE_CONSTRAINT; /* another order of the tables gives what is missing */
	if (at[0] < 0)
		return refuse(table, "pressoir_facts needs a text: pressoir_facts(text [, published])");
	for (int i = 0; i < 2 && at[i] >= 0; i++) {
		info->aConstraintUsage[at[i]].argvIndex = i + 1;
		info->aConstraintUsage[at[i]].omit = 1;
		info->idxNum = i;
	}
	info->estimatedCost = 1e6;
	info->estimatedRows = 20;
	return SQLITE_OK;
}

/* ── rows ── */

static int facts_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	struct facts_cursor *c = sqlite3_malloc(sizeof *c);

	(void)table;
	if (!c)
		return SQLITE_NOMEM;
	*c = (struct facts_cursor){0};
	arena_init(&c->arena, 256 << 20);
	*out = &c->base;
	return SQLITE_OK;
}

static int facts_close(sqlite3_vtab_cursor *cursor)
{
	arena_free(&((struct facts_cursor *)cursor)->arena);
	sqlite3_free(cursor);
	return SQLITE_OK;
}

/* The strings of a fact, in the order of the columns. */
static str *column_of(pr_fact *f, int column)
{
	str *all[] = {
		&f->kind, &f->text, NULL, NULL, &f->value, &f->low, &f->high, &f->unit, &f->per, &f->modifier, &f->label,
		&f->rule, &f->sentence, &f->department, &f->department_from, &f->date, &f->date_from,
	};

	return (size_t)column < countof(all) ? all[column] : NULL;
}

/* One of the callbacks of pr_extract_text: non-zero when there is no memory. */
static int keep(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct facts_cursor *c = payload;
	jmp_buf point;

	(void)article;
	if (arena_try(&c->arena, &point))
		return 1;
	c->fact = arena_grow(&c->arena, c->fact, c->n, c->n + count, sizeof *c->fact);
	for (size_t i = 0; i < count; i++) {
		pr_fact *f = &c->fact[c->n];
		*f = facts[i];
		for (int k = 0; k < GIVEN; k++)
			if (column_of(f, k))
				*column_of(f, k) = arena_copy(&c->arena, *column_of(f, k));
		c->n++;
	}
	return 0;
}

static int facts_filter(sqlite3_vtab_cursor *cursor, int with_day, const char *plan, int n, sqlite3_value **arg)
{
	struct facts_cursor *c = (struct facts_cursor *)cursor;
	struct facts_table *t = (struct facts_table *)cursor->pVtab;
	pr_article article = {0};
	pr_status status = PR_OK;
	pr_err err = {0};

	(void)plan, (void)n;
	arena_reset(&c->arena);
	c->fact = NULL;
	c->n = c->at = 0;
	if (sqlite3_value_type(arg[0]) == SQLITE_NULL)
		return SQLITE_OK;
	article.text = extension_text(arg[0]);
	if (with_day)
		article.published = extension_text(arg[1]);
	if (!t->x->rules)
		status = pr_rules_open(&t->x->rules, NULL, &err);
	if (status == PR_OK)
		status = pr_extract_text(t->x->rules, &article, keep, c, &err);
	return status == PR_OK ? SQLITE_OK : status == PR_STOPPED ? SQLITE_NOMEM : refuse(&t->base, err.message);
}

static int facts_next(sqlite3_vtab_cursor *cursor)
{
	((struct facts_cursor *)cursor)->at++;
	return SQLITE_OK;
}

static int facts_eof(sqlite3_vtab_cursor *cursor)
{
	const struct facts_cursor *c = (struct facts_cursor *)cursor;

	return c->at >= c->n;
}

static int facts_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column)
{
	struct facts_cursor *c = (struct facts_cursor *)cursor;
	pr_fact *f = &c->fact[c->at];
	const str *text = column_of(f, column);

	if (text)
		sqlite3_result_text64(result, text->p, text->n, SQLITE_TRANSIENT, SQLITE_UTF8);
	else if (column == START || column == END)
		sqlite3_result_int64(result, column == START ? f->start : f->end);
	return SQLITE_OK;
}

static int facts_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)((struct facts_cursor *)cursor)->at + 1;
	return SQLITE_OK;
}

int extension_facts(sqlite3 *db, struct extension *x)
{
	static const sqlite3_module module = {
		.xConnect = facts_connect, .xBestIndex = facts_best, .xDisconnect = facts_disconnect, .xOpen = facts_open,
		.xClose = facts_close, .xFilter = facts_filter, .xNext = facts_next, .xEof = facts_eof, .xColumn = facts_column,
		.xRowid = facts_rowid,
	};

	x->users++;
	return sqlite3_create_module_v2(db, "pressoir_facts", &module, x, extension_drop);
}
