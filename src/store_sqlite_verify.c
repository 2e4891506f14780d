/* store_sqlite_verify.c: is the file sound, is the index that of its articles, does each fact stand where it says? */
#include "fts_french.h"
#include "store_sqlite.h"

struct verify {
	pr_message_fn *each;
	void *payload;
	u64 found;
	bool stopped;
};

static void tell(struct sqlite_store *s, struct verify *v, const char *message)
{
	v->found++;
	if (!v->stopped && v->each)
		v->stopped = v->each(v->payload, arena_printf(&s->row, "%s: %s", s->path, message)) != 0;
}

/* Each row of a statement is a finding, in words. */
static pr_status findings(struct sqlite_store *s, struct verify *v, sqlite3_stmt *row, pr_err *err)
{
	while (db_row(row)) {
		str found = db_str(row, 0);
		if (!str_eq(found, S("ok")))
			tell(s, v, found.p);
	}
	return db_end(s, row, err);
}

/* ── the rows ── */

static pr_status verify_rows(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	static const char *const sql[] = {
		"PRAGMA integrity_check(20)",
		"SELECT 'article ' || id || ' has no place' FROM article a WHERE NOT EXISTS (SELECT 1 FROM place p "
		"WHERE p.id = a.place AND "
		"p.article = a.id AND p.extra IS NULL AND p.source = a.source)",
		"SELECT 'place ' || id || ' has no article' FROM place WHERE article NOT IN (SELECT id FROM article)",
		"SELECT 'place ' || id || ' has no source or no file' FROM place WHERE source NOT IN (SELECT id FROM "
		"source) OR file NOT IN "
		"(SELECT id FROM file)",
		"SELECT 'article ' || id || ' counts ' || facts || ' facts and has ' || n FROM (SELECT a.id, a.facts, "
		"(SELECT count(*) FROM fact f "
		"WHERE f.article = a.id) AS n FROM article a) WHERE facts <> n",
		"SELECT 'article ' || article || ' is alone in its cluster' FROM cluster GROUP BY label HAVING count(*) < 2",
		"SELECT 'cluster ' || label || ' bears no article of its own' FROM cluster c WHERE label NOT IN (SELECT article "
		"FROM cluster d WHERE d.label = c.label)",
		"SELECT 'cluster ' || label || ' holds article ' || article || ', which is none' FROM cluster WHERE article "
		"NOT IN (SELECT id FROM article)",
		"SELECT 'fact ' || n || ' of article ' || article || ' has no article' FROM fact WHERE article NOT IN "
		"(SELECT id FROM article)",
		"SELECT 'fact ' || f.n || ' of article ' || f.article || ' lacks its reading, date or basis' "
		"FROM fact f LEFT JOIN reading v ON "
		"v.id = f.reading LEFT JOIN rule r ON r.id = v.rule LEFT JOIN date d ON d.id = f.date LEFT JOIN basis "
		"b ON b.id = f.basis WHERE r.id IS NULL OR d.id IS NULL OR b.id IS NULL",
		"SELECT 'fact ' || f.n || ' of article ' || f.article || ' stands outside its sentence or text' FROM "
		"fact f JOIN article a ON "
		"a.id = f.article WHERE NOT (0 < f.length AND 0 <= f.before AND f.before <= f.start AND "
		"f.before + f.length <= f.sentence AND f.start - f.before + f.sentence <= length(a.text))",
		"SELECT 'the parts of article ' || id || ' stand outside its text' FROM article WHERE NOT (0 <= "
		"title_end AND title_end <= lead_end "
		"AND lead_end <= length(text))",
	};
	pr_status status = PR_OK;

	for (size_t i = 0; i < countof(sql) && status == PR_OK && !v->stopped; i++)
		status = findings(s, v, db_bind(s, sql[i], ""), err);
	return status;
}

static pr_status verify_texts(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT id, text, map FROM article", "");

	while (!v->stopped && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		struct map map;
		if (!utf8_valid(db_str(row, 1)))
			tell(s, v, arena_printf(&s->row, "the text of article %lld is no UTF-8", (long long)id));
		if (!map_read(&s->row, &map, db_str(row, 2)))
			tell(s, v, arena_printf(&s->row, "the map of article %lld cannot be read", (long long)id));
		arena_reset(&s->row);
	}
	return db_end(s, row, err);
}

/* ── the index ── */

/* The check is an INSERT, though it writes nothing: a reader needs a connection of its own for it. */
static bool index_sound(sqlite3 *db)
{
	int code = sqlite3_exec(db, "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)", NULL,
				NULL, NULL);

	return code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY;
}

static void verify_index(struct sqlite_store *s, struct verify *v)
{
	sqlite3 *db = NULL;
	bool sound = true;

	if (s->mode == PR_WRITE) {
		sound = index_sound(s->db);
	} else if (sqlite3_open_v2(s->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	           !sqlite3_db_readonly(db, "main") && fts_french_register(db, NULL) == SQLITE_OK) {
		sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sound = index_sound(db);
	}
	sqlite3_close(db);
	if (!sound)
		tell(s, v, "the full-text index is not that of the articles; `pressoir rebuild` makes it again");
}

/* What is kept of each article beside it, and could be made again: `wrong` is the first article of which it is not true. */
static pr_status verify_kept(struct sqlite_store *s, struct verify *v, pr_status (*check)(struct sqlite_store *, i64 *, pr_err *),
                             const char *before, const char *after, pr_err *err)
{
	i64 wrong;
	pr_status status = check(s, &wrong, err);

	if (status == PR_OK && wrong)
		tell(s, v, arena_printf(&s->row, "%s %lld %s", before, (long long)wrong, after));
	return status;
}

static pr_status verify_lengths(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	return verify_kept(s, v, lengths_verify, "the length of article",
	                   "is not that of its words; `pressoir rebuild` counts them again", err);
}

static pr_status verify_traits(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	return verify_kept(s, v, traits_verify, "what article",
	                   "is counted by is not what its facts say; `pressoir rebuild` notes it again", err);
}

static pr_status verify_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct verify *v = args;
	pr_status status = verify_rows(s, v, err);

	if (status == PR_OK)
		status = verify_texts(s, v, err);
	if (status == PR_OK && !v->stopped)
		verify_index(s, v);
	if (status == PR_OK && !v->stopped)
		status = verify_lengths(s, v, err);
	if (status == PR_OK && !v->stopped)
		status = verify_traits(s, v, err);
	if (status == PR_OK && v->stopped)
		return PR_STOPPED;
	if (status == PR_OK && v->found)
		return err_set(err, PR_FAILED, "%s: %llu findings", s->path, (unsigned long long)v->found);
	return status;
}

pr_status sqlite_verify(struct store *store, pr_message_fn *each, void *payload, pr_err *err)
{
	struct verify v = {.each = each, .payload = payload};

	return db_guard(store, verify_run, &v, err);
}
