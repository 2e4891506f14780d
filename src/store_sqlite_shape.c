/* store_sqlite_shape.c: does the file hold what schema.sql makes, all of it, and nothing else? A trigger, a view, a
 * virtual table, a generated column or an index over an expression is code that somebody else wrote into the file: none
 * is run.
 *
 * SQLite keeps the text of each CREATE as it was given, so each must stand in schema.sql, word for word; but the tables
 * behind the full-text index, which FTS5 words itself, and indexes without a text, which SQLite makes. */
#include "store_sqlite.h"

#define BEHIND "articles_fts_"

/* Only columns and keys: nothing in it computes anything. */
static bool is_plain_table(str sql)
{
	static const char *const words[] = {" AS ", " AS(", "CHECK", "DEFAULT", "GENERATED", "REFERENCES", "COLLATE",
	                                    NULL};

	for (size_t i = 0; i < sql.n; i++)
		if (!strchr("'_(), ", sql.p[i]) && !(sql.p[i] >= '0' && sql.p[i] <= '9') &&
		    !((sql.p[i] | 32) >= 'a' && (sql.p[i] | 32) <= 'z'))
			return false;
	return !str_has_one_of(sql, words);
}

static bool is_ours(str schema, str type, str name, str sql)
{
	size_t at = str_find(schema, sql, 0);

	if (str_starts(name, S(BEHIND)))
		return str_eq(type, S("table")) && str_starts(sql, S("CREATE TABLE '" BEHIND)) && is_plain_table(sql);
	if (str_starts(name, S("sqlite_autoindex_")))
		return str_eq(type, S("index")) && sql.n == 0;
	return sql.n && at != SIZE_MAX && (at == 0 || schema.p[at - 1] == '\n') && at + sql.n < schema.n
	       && schema.p[at + sql.n] == ';';
}

static size_t made_by(str schema)
{
	size_t n = 0, at = 0;

	for (; (at = str_find(schema, S("CREATE "), at)) != SIZE_MAX; at++)
		n += at == 0 || schema.p[at - 1] == '\n';
	return n;
}

pr_status shape_check(struct sqlite_store *s, str schema, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema", "");
	size_t ours = 0;
	pr_status status = PR_OK;

	while (status == PR_OK && db_row(row)) {
		str type = db_str(row, 0), name = db_str(row, 1), sql = db_str(row, 2);
		ours += is_ours(schema, type, name, sql) && sql.n && !str_starts(name, S(BEHIND));
		if (!is_ours(schema, type, name, sql))
			status = err_set(err, PR_FAILED, "%s is not opened: it holds what Pressoir does not make (%.*s %.*s); "
			                                 "load the articles into a new one", s->path,
			                 (int)(type.n < 40 ? type.n : 40), type.p, (int)(name.n < 80 ? name.n : 80), name.p);
	}
	if (status != PR_OK) {
		db_end(s, row, NULL);
		return status;
	}
	if (db_end(s, row, err) != PR_OK)
		return PR_FAILED;
	return ours == made_by(schema) ? PR_OK : err_set(err, PR_FAILED, "%s is not opened: it lacks a table, a view or an "
	                                                 "index that a corpus has; load the articles into a new one",
	                                                 s->path);
}
