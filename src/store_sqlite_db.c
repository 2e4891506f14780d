/* store_sqlite_db.c: statements, failures and memory of the SQLite store. See store_sqlite.h. */
#include <stdarg.h>
#include <time.h>

#include "store_sqlite_columns.h"
#include "store_sqlite_find.h"

/* ── failures ── */

static const char *advice(int code)
{
	if (code == SQLITE_READONLY_DIRECTORY || code == SQLITE_READONLY_CANTINIT)
		return N_("what was loaded last stands beside it, which only who may write to its folder can read; give "
		          "yourself the right, or copy all that begins with its name to a folder of your own");
	switch (code & 0xFF) {
	case SQLITE_FULL: return N_("the disk is full; make room, then do the same again");
	case SQLITE_BUSY: case SQLITE_LOCKED: return N_("another program is writing to it; try again when it has ended");
	case SQLITE_CORRUPT: case SQLITE_NOTADB: return N_("the file is damaged; `pressoir verify` tells where");
	case SQLITE_NOMEM: return N_("out of memory; end other programs, or allow this one more");
	case SQLITE_READONLY: return N_("the file may not be written; give yourself the right, or name another with -d");
	case SQLITE_CANTOPEN: case SQLITE_PERM: case SQLITE_AUTH:
		return N_("the file cannot be opened; see who owns it and its folder, or name another with -d");
	case SQLITE_IOERR: return N_("the disk refused to read or write; see to the disk, then do the same again");
	case SQLITE_INTERRUPT: return N_("interrupted; do the same again");
	case SQLITE_TOOBIG: return N_("an article is too large for the corpus; load it in parts");
	default: return N_("the corpus could not be used; `pressoir verify` looks for damage");
	}
}

pr_status db_fail(struct sqlite_store *s, pr_err *err)
{
	int code = sqlite3_extended_errcode(s->db);

	if (s->late)
		return err_set(err, PR_FAILED, "this takes longer than %u ms; ask for less: another word, a filter",
		               s->base.limit);
	return err_set(err, PR_FAILED, "%s: %s (SQLite %d: %s)", s->path, err_words(advice(code)), code,
	               sqlite3_errmsg(s->db));
}

pr_status db_damaged(struct sqlite_store *s, pr_err *err)
{
	return err_set(err, PR_FAILED, "%s: %s", s->path, err_words(advice(SQLITE_CORRUPT)));
}

/* ── statements ── */

static sqlite3_stmt *kept(struct sqlite_store *s, const char *sql)
{
	struct kept *k = s->kept, *end = k + KEPT;

	while (k < end && k->sql && k->sql != sql)
		k++;
	if (k == end) /* our mistake: raise KEPT */
		return NULL;
	if (k->sql)
		return k->stmt;
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &k->stmt, NULL) != SQLITE_OK)
		return NULL;
	k->sql = sql;
	return k->stmt;
}

static int bind_one(sqlite3_stmt *stmt, int i, char type, va_list *args)
{
	str text;

	if (type == 'n')
		return sqlite3_bind_null(stmt, i);
	if (type == 'i')
		return sqlite3_bind_int64(stmt, i, va_arg(*args, i64));
	text = va_arg(*args, str);
	if (type == 'o' && text.n == 0)
		return sqlite3_bind_null(stmt, i);
	if (type == 'b')
		return sqlite3_bind_blob64(stmt, i, text.n ? text.p : "", text.n, SQLITE_STATIC);
	return sqlite3_bind_text64(stmt, i, text.n ? text.p : "", text.n, SQLITE_STATIC, SQLITE_UTF8);
}

sqlite3_stmt *db_bind(struct sqlite_store *s, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt = kept(s, sql);
	va_list args;
	int code = SQLITE_OK;

	va_start(args, types);
	for (int i = 0; stmt && types[i] && code == SQLITE_OK; i++)
		code = bind_one(stmt, i + 1, types[i], &args);
	va_end(args);
	return code == SQLITE_OK ? stmt : NULL;
}

bool db_row(sqlite3_stmt *stmt)
{
	return stmt && sqlite3_step(stmt) == SQLITE_ROW;
}

sqlite3_stmt *db_once(sqlite3_stmt *stmt)
{
	db_row(stmt);
	return stmt;
}

pr_status db_end(struct sqlite_store *s, sqlite3_stmt *stmt, pr_err *err)
{
	return stmt && sqlite3_reset(stmt) == SQLITE_OK ? PR_OK : db_fail(s, err);
}

pr_status db_number(struct sqlite_store *s, sqlite3_stmt *stmt, i64 *out, pr_err *err)
{
	if (db_row(stmt))
		*out = sqlite3_column_int64(stmt, 0);
	return db_end(s, stmt, err);
}

pr_status db_exec(struct sqlite_store *s, const char *sql, pr_err *err)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? PR_OK : db_fail(s, err);
}

str db_str(sqlite3_stmt *stmt, int column)
{
	const char *p = (const char *)sqlite3_column_text(stmt, column);

	return p ? (str){p, (size_t)sqlite3_column_bytes(stmt, column)} : (str){"", 0};
}

str db_text(sqlite3_stmt *stmt, int column)
{
	str s = db_str(stmt, column);

	return utf8_valid(s) ? s : S("\xEF\xBF\xBD");
}

str db_copy(struct sqlite_store *s, sqlite3_stmt *stmt, int column)
{
	return arena_copy(&s->arena, db_str(stmt, column));
}

/* ── operations ── */

static void clean_up(struct sqlite_store *s)
{
	s->until = 0;
	places_drop(s);
	rank_drop(s);
	numbered_drop(s);
	for (struct kept *k = s->kept; k < s->kept + KEPT && k->sql; k++)
		sqlite3_reset(k->stmt);
	sqlite3_finalize(s->adhoc);
	s->adhoc = NULL;
	/* For who only reads, to roll back would be to forget how its tables look, and to prepare every statement again. */
	if (!s->batch && !sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, s->mode == PR_READ ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL);
	arena_reset(&s->arena);
	arena_reset(&s->row);
	columns_give(s);
	s->asked_traits = NULL;
	s->chosen = S("");
	s->parts = 0;
	s->busy = false;
}

/* ── time ── */

enum { STEPS = 1000 /* of SQLite's machine, between two looks at the clock: some 20 µs */ };

static u64 now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (u64)t.tv_sec * 1000 + (u64)t.tv_nsec / 1000000;
}

static int is_late(void *store)
{
	struct sqlite_store *s = store;

	s->late = s->until && now() > s->until;
	return s->late;
}

bool db_late(struct sqlite_store *s)
{
	return is_late(s);
}

void db_watch_time(struct sqlite_store *s)
{
	sqlite3_progress_handler(s->db, STEPS, is_late, s);
}

/* What reads, reads one state of the file, whatever a writer does meanwhile. */
static pr_status snapshot(struct sqlite_store *s, pr_err *err)
{
	return s->batch ? PR_OK : db_exec(s, "BEGIN", err);
}

pr_status db_guard(struct store *store, db_operation *run, void *args, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	jmp_buf point;
	pr_status status;

	if (s->busy)
		return err_set(err, PR_USAGE, "%s: a corpus answers one question at a time; open it once more", s->path);
	s->busy = true;
	s->late = false;
	s->until = s->base.limit ? now() + s->base.limit : 0;
	s->row.fail = &point;
	for (size_t i = 0; i < MEMORIES; i++)
		s->remembered.memory[i].arena.fail = &point;
	if (arena_try(&s->arena, &point)) {
		status = err_set(err, PR_FAILED, "%s: an article needs more memory than allowed; `pressoir verify` tells "
		                                 "which, `pressoir forget` takes it out", s->path);
	} else {
		status = snapshot(s, err);
		if (status == PR_OK)
			status = run(s, args, err);
		if (status == PR_OK)
			status = sealed_check(s, err);
	}
	clean_up(s);
	return status;
}
