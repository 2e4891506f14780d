/* store_sqlite_batch.c: batches: what is put between begin and commit is in the corpus whole, or not at all. What is
 * gathered in memory meanwhile (lengths, traits, recent hashes, clusters that were torn) is written before the commit,
 * and forgotten by a rollback. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

/* Where a statement of FTS5's own has no memory left, SQLite rolls all back beneath it: FTS5 forgets what it holds, then
 * goes on in the call that failed, and counts from 0 totals that it could not read. Of the rollback that follows SQLite
 * does not tell it, for the transaction has ended (seen in 3.40); and what is written next would write those totals. A
 * write that touches no row makes FTS5 begin, and the rollback of that makes it forget. */
static pr_status forget_totals(struct sqlite_store *s, pr_err *err)
{
	pr_status status = db_exec(s, "BEGIN IMMEDIATE; DELETE FROM articles_fts WHERE rowid = 0; ROLLBACK", err);

	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->failed = status != PR_OK;
	return status;
}

pr_status sqlite_begin(struct store *store, const char *rules_version, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	str version = str_c(rules_version);
	i64 rejects = 0;
	pr_status status = s->failed ? forget_totals(s, err) : PR_OK;

	if (status == PR_OK)
		status = db_exec(s, "BEGIN IMMEDIATE", err);
	if (status != PR_OK)
		return status;
	s->batch = true;
	s->rewrites = false;
	s->origins.id = 0;
	status = db_run(s, err, "INSERT INTO ruleset (version) SELECT ?1 WHERE NOT EXISTS "
	                "(SELECT 1 FROM ruleset WHERE version = ?1)", "t", version);
	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT id FROM ruleset WHERE version = ?", "t", version), &s->ruleset, err);
	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT EXISTS (SELECT 1 FROM rejects)", ""), &rejects, err);
	s->rejects = rejects != 0;
	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT coalesce(max(id), 0) + 1 FROM article", ""), &s->first_new, err);
	if (status != PR_OK)
		sqlite_rollback(store);
	return status;
}

void store_rewrites(struct sqlite_store *s, i64 id)
{
	s->rewrites = s->rewrites || id < s->first_new;
}

static pr_status count_rewritten(struct sqlite_store *s, pr_err *err)
{
	return db_run(s, err, "INSERT OR REPLACE INTO meta (key, value) VALUES ('rewritten', "
	              "coalesce((SELECT value FROM meta WHERE key = 'rewritten'), 0) + 1)", "");
}

pr_status sqlite_commit(struct store *store, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	pr_status status = similar_mend(s, err);

	if (status == PR_OK && s->sweep)
		status = facts_sweep(s, err);
	if (status == PR_OK)
		status = lengths_flush(s, err);
	if (status == PR_OK)
		status = traits_flush(s, err);
	if (status == PR_OK)
		status = recent_flush(s, err);
	if (status == PR_OK && s->rewrites)
		status = count_rewritten(s, err);
	if (status == PR_OK)
		status = db_exec(s, "COMMIT", err);
	if (status == PR_OK)
		s->batch = s->sweep = false;
	return status;
}

void sqlite_rollback(struct store *store)
{
	struct sqlite_store *s = (struct sqlite_store *)store;

	if (!sqlite3_get_autocommit(s->db)) /* a full disk has already rolled back */
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->batch = s->sweep = false;
	s->failed = true;
	lengths_drop(s);
	traits_drop(s);
	known_forget(s);
	recent_drop(s);
	analysis_check(s, NULL);
}

pr_status sqlite_retry(struct store *store, str path, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;

	return !s->rejects ? PR_OK
	       : db_run(s, err, "DELETE FROM rejects WHERE path = ?1 OR (path > ?1 || ':' AND path < ?1 || ';' AND "
	                "substr(path, length(?1) + 2) NOT GLOB '*[^0-9]*')", "t", path);
}

pr_status sqlite_reject(struct store *store, str path, str reason, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;

	s->rejects = true;
	return db_run(s, err, "INSERT OR IGNORE INTO rejects (path, reason) VALUES (?, ?)", "tt", path, reason);
}
