/* store_sqlite.c: the corpus as an SQLite file: open, close. The write-ahead log lets readers read while one
 * writer writes; at each commit the log is on the disk (synchronous=FULL) before "loaded" is said. A file that is not
 * exactly ours is refused and left alone. */
#include <stdlib.h>
#include <threads.h>
#include <unistd.h>

#include "bounds.h"
#include "fts_french.h"
#include "library.h"
#include "store_sqlite_columns.h"
#include "store_sqlite_find.h"
#include "store_sqlite_write.h"

enum { BUSY_MS = 5000, MUCH = 8 /* an eighth of the articles are new */ };

static const u8 schema[] = {
#include "schema.inc"
	0}; /* schema.sql */

/* ── the analysis ── FTS5 removes an article's words by reading its text again: that must give the same words. */

pr_status analysis_check(struct sqlite_store *s, pr_err *err)
{
	i64 version = -1;
	pr_status status = db_number(s, db_bind(s, "SELECT value FROM meta WHERE key = 'analysis'", ""), &version, err);

	s->stale = version != (i64)token_version();
	return status;
}

pr_status analysis_note(struct sqlite_store *s, pr_err *err)
{
	s->stale = false;
	return db_run(s, err, "INSERT OR REPLACE INTO meta (key, value) VALUES ('analysis', ?)", "i", (i64)token_version());
}

pr_status analysis_need(struct sqlite_store *s, pr_err *err)
{
	return !s->stale ? PR_OK
	                 : err_set(err, PR_FAILED, "%s was indexed with another French analysis than this program's; "
	                                   "run `pressoir rebuild` first", s->path);
}

/* ── closing ── */

/* After a load that made the corpus grow by much, and did not fail, its index as one piece, and the file without holes.
 * Should that fail (a full disk), the corpus is as good as before. */
static void tidy(struct sqlite_store *s)
{
	i64 highest = 0;

	if (!s->db || !s->added || s->failed)
		return;
	if (db_number(s, db_bind(s, "SELECT max(id) FROM article", ""), &highest, NULL) != PR_OK)
		return;
	if (s->added >= highest / MUCH &&
	    db_exec(s, "INSERT INTO articles_fts (articles_fts) VALUES ('optimize')", NULL) == PR_OK)
		db_exec(s, "PRAGMA incremental_vacuum", NULL);
}

static void close_store(struct store *store)
{
	struct sqlite_store *s = (struct sqlite_store *)store;

	if (!s)
		return;
	tidy(s);
	for (struct kept *k = s->kept; k < s->kept + KEPT && k->sql; k++)
		sqlite3_finalize(k->stmt);
	sqlite3_finalize(s->adhoc);
	sqlite3_close(s->db);
	lock_drop(s->lock, s->path);
	known_forget(s);
	recent_drop(s);
	columns_leave(s->columns);
	analyzer_free(s->analyzer);
	arena_free(&s->arena);
	arena_free(&s->row);
	for (size_t i = 0; i < MEMORIES; i++)
		arena_free(&s->remembered.memory[i].arena);
	free((char *)s->base.file);
	free(s->path);
	free(s);
}

const char *store_sqlite_path(const struct store *store)
{
	return ((const struct sqlite_store *)store)->path;
}

/* ── opening ── */

/* The file's own numbers; those of a new one are zero. */
struct header {
	i64 application, version, tables;
};

static pr_status read_header(struct sqlite_store *s, struct header *h, pr_err *err)
{
	static const char *const sql[] = {"PRAGMA application_id", "PRAGMA user_version",
					  "SELECT count(*) FROM sqlite_schema"};
	i64 *out[] = {&h->application, &h->version, &h->tables};
	pr_status status = PR_OK;

	for (size_t i = 0; i < countof(sql) && status == PR_OK; i++) {
		sqlite3_stmt *stmt = NULL;
		int code = sqlite3_prepare_v2(s->db, sql[i], -1, &stmt, NULL);
		if (code == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
			*out[i] = sqlite3_column_int64(stmt, 0);
		if (sqlite3_finalize(stmt) != SQLITE_OK || code != SQLITE_OK)
			status = sqlite3_errcode(s->db) == SQLITE_NOTADB
			         ? err_set(err, PR_FAILED, "%s is not a Pressoir corpus: it is no database; name the right file "
			                                   "with -d", s->path)
			         : db_fail(s, err);
	}
	return status;
}

static pr_status check_header(struct sqlite_store *s, const struct header *h, pr_err *err)
{
	if (h->application != APPLICATION)
		return err_set(err, PR_FAILED, "%s is not a Pressoir corpus: %s", s->path,
		               h->tables ? err_words("it is another program's database; name the right file with -d")
		                         : err_words("it is empty; `pressoir load PATH` fills one"));
	if (h->version > SCHEMA_VERSION)
		return err_set(err, PR_FAILED, "%s was made by a newer Pressoir (schema %lld, this one reads %d); update the "
		                               "program",
		               s->path, (long long)h->version, SCHEMA_VERSION);
	if (h->version < SCHEMA_VERSION)
		return err_set(err, PR_FAILED, "%s was made by an older Pressoir (schema %lld, this one reads %d); load the "
		                               "articles into a new corpus", s->path, (long long)h->version, SCHEMA_VERSION);
	return PR_OK;
}

static pr_status create(struct sqlite_store *s, pr_err *err)
{
	char numbers[120];
	pr_status status = db_exec(s, "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL; "
	                           "PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE", err);

	if (status == PR_OK)
		status = db_exec(s, (const char *)schema, err);
	if (status == PR_OK)
		status = analysis_note(s, err);
	sqlite3_snprintf(sizeof numbers, numbers, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
	                 APPLICATION, SCHEMA_VERSION);
	return status == PR_OK ? db_exec(s, numbers, err) : status;
}

static int configure(struct sqlite_store *s)
{
	int code = sqlite3_busy_timeout(s->db, BUSY_MS);

	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, VALUE_MAX);
	sqlite3_exec(s->db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
	db_watch_time(s);
	if (code == SQLITE_OK)
		code = fts_french_register(s->db, &s->packed);
	if (code == SQLITE_OK)
		code = condition_register(s->db);
	if (code == SQLITE_OK)
		code = value_register(s->db);
	if (code == SQLITE_OK)
		code = rank_register(s->db, s);
	if (code == SQLITE_OK)
		code = traits_register(s->db, s);
	if (code == SQLITE_OK)
		code = sorted_register(s->db, s);
	return code == SQLITE_OK ? places_register(s->db, s) : code;
}

static pr_status connect(struct sqlite_store *s, const char *name, int flags, pr_err *err)
{
	if (sqlite3_open_v2(name, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK || configure(s) != SQLITE_OK)
		return s->db ? db_fail(s, err) : err_memory(err);
	return PR_OK;
}

static pr_status open_file(struct sqlite_store *s, pr_err *err)
{
	struct stat st;
	bool there = stat(s->path, &st) == 0;

	if (there && S_ISDIR(st.st_mode))
		return err_set(err, PR_FAILED, "%s is a folder, not a corpus; name the file in it with -d", s->path);
	if (there && !S_ISREG(st.st_mode))
		return err_set(err, PR_FAILED, "%s is a device or a pipe, not a corpus; name a file with -d", s->path);
	if (s->mode == PR_READ && !there)
		return err_set(err, PR_FAILED, "there is no corpus %s yet; `pressoir load PATH` makes one", s->path);
	if (s->mode == PR_WRITE) {
		pr_status status = lock_take(&s->lock, s->path, err);
		if (status != PR_OK)
			return status;
	}
	return connect(s, s->path, s->mode == PR_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY,
	               err);
}

static pr_status open_sealed(struct sqlite_store *s, pr_err *err)
{
	char *name = sealed_name(s->path);
	pr_status status;

	sqlite3_close(s->db);
	s->db = NULL;
	status = name ? connect(s, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err) : err_memory(err);
	sqlite3_free(name);
	return status;
}

/* The first that is read of it, which is when SQLite looks beside it. */
static pr_status read_first(struct sqlite_store *s, struct header *h, pr_err *err)
{
	pr_err first = {0};
	pr_status status = read_header(s, h, &first);

	if (status == PR_OK)
		return PR_OK;
	if (!sealed_find(s))
		return err_set(err, status, "%s", first.message);
	status = open_sealed(s, err);
	return status == PR_OK ? read_header(s, h, err) : status;
}

static pr_status open_corpus(struct sqlite_store *s, pr_err *err)
{
	struct header h = {0};
	pr_status status = open_file(s, err);

	if (status == PR_OK)
		status = read_first(s, &h, err);
	if (status == PR_OK && s->mode == PR_WRITE && h.tables == 0 && h.application == 0)
		status = create(s, err);
	else if (status == PR_OK)
		status = check_header(s, &h, err);
	if (status == PR_OK)
		status = shape_check(s, str_c((const char *)schema), err);
	if (status == PR_OK && s->mode == PR_WRITE)
		status = db_exec(s, "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768", err);
	if (status == PR_OK && s->mode == PR_READ) /* who stays, as the page does, reads the same pages again */
		status = db_exec(s, "PRAGMA cache_size = -16384", err);
	if (status == PR_OK && s->mode == PR_READ)
		s->columns = columns_join(s->path);
	if (status == PR_OK)
		status = analysis_check(s, err);
	return status;
}

static const struct store_ops ops = {
	.prepare = sqlite_prepare, .put = sqlite_put, .reject = sqlite_reject, .retry = sqlite_retry, .begin = sqlite_begin,
	.commit = sqlite_commit, .rollback = sqlite_rollback, .close = close_store, .search = sqlite_search,
	.count = sqlite_count,
	.facts = sqlite_facts, .fact_count = sqlite_fact_count, .articles = sqlite_articles, .get = sqlite_get,
	.origin = sqlite_origin, .status = sqlite_status, .verify = sqlite_verify, .forget = sqlite_forget,
	.facets = sqlite_facets, .warm = sqlite_warm, .suggest = sqlite_suggest, .watch_save = sqlite_watch_save,
	.watch = sqlite_watch, .watch_seen = sqlite_watch_seen, .watch_forget = sqlite_watch_forget,
	.watches = sqlite_watches, .each_article = sqlite_each_article, .facts_replace = sqlite_facts_replace,
};

/* SQLite counts what memory it takes, behind a lock that readers at the same time would wait for. Where this program,
 * or another part of it, has used SQLite before, that stays as it is. */
static void count_no_memory(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

pr_status store_sqlite_open(struct store **out, const char *path, int mode, pr_err *err)
{
	static once_flag first = ONCE_FLAG_INIT;
	struct sqlite_store *s = calloc(1, sizeof *s);
	pr_status status;

	*out = NULL;
	call_once(&first, count_no_memory);
	if (!s)
		return err_memory(err);
	s->base.ops = &ops;
	s->lock = -1;
	s->mode = mode;
	s->path = strdup(path);
	s->analyzer = analyzer_new();
	arena_init(&s->arena, STORE_ARENA);
	arena_init(&s->row, STORE_ARENA);
	for (size_t i = 0; i < MEMORIES; i++)
		arena_init(&s->remembered.memory[i].arena, STORE_ARENA);
	status = s->path && s->analyzer ? open_corpus(s, err) : err_memory(err);
	if (status == PR_OK) {
		s->base.file = realpath(path, NULL);
		*out = &s->base;
	} else
		close_store(&s->base);
	return status;
}

const char *store_sqlite_library(void)
{
	return sqlite3_libversion();
}
