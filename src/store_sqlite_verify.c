/* store_sqlite_verify.c: is the file sound, is the index that of its articles, does each fact stand where it says? */
#include "fts_french.h"
#include "store_sqlite_traits.h"

struct verify {
	pr_message_fn *each;
	void *payload;
	u64 found;
	bool stopped;
};

static void note(struct sqlite_store *s, struct verify *v, const char *message)
{
	if (!v->stopped && v->each)
		v->stopped = v->each(v->payload, arena_printf(&s->row, "%s: %s", s->path, message)) != 0;
}

static void tell(struct sqlite_store *s, struct verify *v, const char *message)
{
	v->found++;
	note(s, v, message);
}

/* What SQLite itself finds, in its words. */
static pr_status verify_pages(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "PRAGMA integrity_check(20)", "");

	while (db_row(row)) {
		str found = db_str(row, 0);
		if (!str_eq(found, S("ok")))
			tell(s, v, found.p);
	}
	return db_end(s, row, err);
}

/* ── the rows ── */

/* Each row of the statement is a finding, its columns the numbers in it: three at most. */
static const struct check {
	const char *sql, *finding;
} checks[] = {
	{"SELECT id FROM article a WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.id = a.place AND p.article = a.id AND "
	 "p.extra IS NULL AND p.source = a.source)",
	 N_("article %lld has no place")},
	{"SELECT id FROM place WHERE article NOT IN (SELECT id FROM article)", N_("place %lld has no article")},
	{"SELECT id FROM place WHERE source NOT IN (SELECT id FROM source) OR file NOT IN (SELECT id FROM file)",
	 N_("place %lld has no source or no file")},
	{"SELECT id, facts, n FROM (SELECT a.id, a.facts, (SELECT count(*) FROM fact f WHERE f.article = a.id) AS n "
	 "FROM article a) WHERE facts <> n",
	 N_("article %lld counts %lld facts and has %lld")},
	{"SELECT article FROM cluster GROUP BY label HAVING count(*) < 2", N_("article %lld is alone in its cluster")},
	{"SELECT label FROM cluster c WHERE label NOT IN (SELECT article FROM cluster d WHERE d.label = c.label)",
	 N_("cluster %lld bears no article of its own")},
	{"SELECT label, article FROM cluster WHERE article NOT IN (SELECT id FROM article)",
	 N_("cluster %lld holds article %lld, which is none")},
	{"SELECT n, article FROM fact WHERE article NOT IN (SELECT id FROM article)",
	 N_("fact %lld of article %lld has no article")},
	{"SELECT f.n, f.article FROM fact f LEFT JOIN reading v ON v.id = f.reading LEFT JOIN rule r ON r.id = v.rule "
	 "LEFT JOIN date d ON d.id = f.date LEFT JOIN basis b ON b.id = f.basis "
	 "WHERE r.id IS NULL OR d.id IS NULL OR b.id IS NULL",
	 N_("fact %lld of article %lld lacks its reading, date or basis")},
	{"SELECT f.n, f.article FROM fact f JOIN article a ON a.id = f.article WHERE NOT (0 < f.length AND 0 <= f.before "
	 "AND f.before <= f.start AND f.before + f.length <= f.sentence "
	 "AND f.start - f.before + f.sentence <= length(a.text))",
	 N_("fact %lld of article %lld stands outside its sentence or text")},
	{"SELECT id FROM article WHERE NOT (0 <= title_end AND title_end <= lead_end AND lead_end <= length(text))",
	 N_("the parts of article %lld stand outside its text")},
};

static pr_status verify_rows(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	pr_status status = PR_OK;

	for (const struct check *c = checks; c < checks + countof(checks) && status == PR_OK && !v->stopped; c++) {
		sqlite3_stmt *row = db_bind(s, c->sql, "");
		while (db_row(row)) {
			long long n[3] = {sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
			tell(s, v, arena_printf(&s->row, err_words(c->finding), n[0], n[1], n[2]));
			arena_reset(&s->row);
		}
		status = db_end(s, row, err);
	}
	return status;
}

static pr_status verify_texts(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT id, text, map FROM article", "");

	while (!v->stopped && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		struct map map;
		if (!utf8_valid(db_str(row, 1)))
			tell(s, v, arena_printf(&s->row, err_words("the text of article %lld is no UTF-8"), (long long)id));
		if (!map_read(&s->row, &map, db_str(row, 2)))
			tell(s, v, arena_printf(&s->row, err_words("the map of article %lld cannot be read"), (long long)id));
		arena_reset(&s->row);
	}
	return db_end(s, row, err);
}

/* ── the index ── */

enum { STEPS = 1000 /* of SQLite's machine, between two looks at the lock */ };

static int is_written(void *path)
{
	return lock_taken(path);
}

/* SQLite's code. The check is an INSERT, though it writes nothing: a reader needs a connection of its own for it, and
 * steps back, with SQLITE_INTERRUPT, when somebody comes who writes. */
static int check_index(struct sqlite_store *s)
{
	static const char check[] = "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)";
	sqlite3 *db = NULL;
	int code;

	if (s->mode == PR_WRITE)
		return sqlite3_exec(s->db, check, NULL, NULL, NULL);
	code = sqlite3_open_v2(s->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK && sqlite3_db_readonly(db, "main"))
		code = SQLITE_READONLY;
	if (code == SQLITE_OK)
		code = fts_french_register(db, NULL);
	if (code == SQLITE_OK) {
		sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_progress_handler(db, STEPS, is_written, s->path);
		code = lock_taken(s->path) ? SQLITE_BUSY : sqlite3_exec(db, check, NULL, NULL, NULL);
	}
	sqlite3_close(db);
	return code;
}

static pr_status verify_index(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	int code = check_index(s) & 0xFF;

	if (code == SQLITE_INTERRUPT && s->mode == PR_WRITE)
		return db_fail(s, err);
	switch (code) {
	case SQLITE_OK:
		break;
	case SQLITE_BUSY: case SQLITE_INTERRUPT:
		note(s, v, err_words("the full-text index was not looked at, for another program is writing"));
		break;
	case SQLITE_READONLY:
		note(s, v, err_words("the full-text index was not looked at, for that takes the right to write"));
		break;
	case SQLITE_NOMEM:
		return err_memory(err);
	default:
		tell(s, v, err_words("the full-text index is not that of the articles; `pressoir rebuild` makes it again"));
	}
	return PR_OK;
}

/* What is kept beside the articles, and could be made again. */
static pr_status verify_kept(struct sqlite_store *s, struct verify *v, pr_err *err)
{
	static const struct {
		pr_status (*check)(struct sqlite_store *s, i64 *wrong, pr_err *err); /* wrong: the first article, 0: none */
		const char *finding;
	} kept[] = {
		{lengths_verify,
		 N_("the length of article %lld is not that of its words; `pressoir rebuild` counts them again")},
		{traits_verify,
		 N_("what article %lld is counted by is not what its facts say; `pressoir rebuild` notes it again")},
	};
	pr_status status = PR_OK;

	for (size_t i = 0; i < countof(kept) && status == PR_OK && !v->stopped; i++) {
		i64 wrong;
		status = kept[i].check(s, &wrong, err);
		if (status == PR_OK && wrong)
			tell(s, v, arena_printf(&s->row, err_words(kept[i].finding), (long long)wrong));
	}
	return status;
}

static pr_status verify_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct verify *v = args;
	pr_status status = verify_pages(s, v, err);

	if (status == PR_OK && !v->stopped)
		status = verify_rows(s, v, err);
	if (status == PR_OK && !v->stopped)
		status = verify_texts(s, v, err);
	if (status == PR_OK && !v->stopped)
		status = verify_index(s, v, err);
	if (status == PR_OK)
		status = verify_kept(s, v, err);
	if (status == PR_OK && v->stopped)
		return PR_STOPPED;
	if (status == PR_OK && v->found)
		return err_set(err, PR_FAILED, "%s: %llu findings; `pressoir rebuild` makes facts and indexes again, "
		                               "`pressoir load` damaged articles", s->path, (unsigned long long)v->found);
	return status;
}

pr_status sqlite_verify(struct store *store, pr_message_fn *each, void *payload, pr_err *err)
{
	struct verify v = {.each = each, .payload = payload};

	return db_guard(store, verify_run, &v, err);
}
