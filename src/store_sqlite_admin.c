/* store_sqlite_admin.c: one article by its name, where its words came from, what the corpus holds, removal, rebuild. */
#include "store_sqlite.h"

/* ── by name ── */

/* Collects the articles that a statement gives; says so when they are several. */
static pr_status one_of(struct sqlite_store *s, i64 *out, sqlite3_stmt *row, const char *name, pr_err *err)
{
	struct buf list = {.arena = &s->arena};
	u32 n = 0;
	pr_status status;

	for (; db_row(row); n++) {
		*out = sqlite3_column_int64(row, 0);
		if (n < 6)
			buf_printf(&list, "%s%lld", n ? ", " : "", (long long)*out);
	}
	status = db_end(s, row, err);
	if (status != PR_OK || n < 2)
		return status;
	*out = 0;
	return err_set(err, PR_USAGE, "%u articles are called `%s`; say which by its number: %.*s%s", n, name, (int)list.n,
	               buf_str(&list).p, n > 6 ? ", …" : "");
}

static bool read_digits(str s, i64 *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || i > 17)
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

/* By name, else by the end of a path; part 0: whichever. */
static pr_status by_name(struct sqlite_store *s, i64 *out, str key, i64 part, const char *name, pr_err *err)
{
	pr_status status = one_of(
		s, out,
		db_bind(s, "SELECT DISTINCT article FROM place WHERE coalesce(name, own) = ? AND ?2 IN (0, part)", "ti",
			key, part),
		name, err);

	if (status == PR_OK && !*out && key.n)
		status = one_of(s, out,
				db_bind(s,
					"SELECT DISTINCT p.article FROM file f JOIN place p ON p.file = f.id WHERE "
					"(f.path = ?1 OR "
					"substr(f.path, -length(?1) - 1) = '/' || ?1) AND ?2 IN (0, p.part)",
					"ti", key, part),
				name, err);
	return status;
}

pr_status article_named(struct sqlite_store *s, i64 *out, const char *name, pr_err *err)
{
	str key = str_c(name);
	const char *hash = strrchr(name, '#');
	i64 number;
	pr_status status;

	*out = 0;
	if (*name == '#' && read_digits(str_c(name + 1), &number)) {
		status = db_number(s, db_bind(s, "SELECT id FROM article WHERE id = ?", "i", number), out, err);
		return status != PR_OK || *out ? status : err_set(err, PR_USAGE, "there is no article no. %s; `pressoir "
		                                                                 "search` shows their numbers", name + 1);
	}
	status = by_name(s, out, key, 0, name, err);
	if (status == PR_OK && !*out && hash && read_digits(str_c(hash + 1), &number) && number)
		status = by_name(s, out, str_cut(key, 0, (size_t)(hash - name)), number, name, err);
	if (status == PR_OK && !*out && read_digits(key, &number))
		status = db_number(s, db_bind(s, "SELECT id FROM article WHERE id = ?", "i", number), out, err);
	return status != PR_OK || *out ? status : err_set(err, PR_USAGE, "no article is called `%s`; `pressoir search` "
	                                                                 "shows their names and numbers", name);
}

/* ── origin ── */

struct origin {
	i64 id;
	u32 start, end;
	uint64_t *from, *to;
};

static pr_status origin_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct origin *ask = args;
	struct article article;
	u32 beg, end;
	i64 id = 0;
	pr_status status = db_number(s, db_bind(s, "SELECT id FROM article WHERE id = ?", "i", ask->id), &id, err);

	if (status == PR_OK && !id)
		status = err_set(err, PR_USAGE, "there is no article no. %lld; `pressoir search` shows their numbers",
		                 (long long)ask->id);
	if (status == PR_OK)
		status = row_read(s, &s->row, &article, id, err);
	if (status != PR_OK)
		return status;
	beg = utf8_skip(article.text, 0, ask->start);
	end = utf8_skip(article.text, 0, ask->end);
	*ask->from = article.origin + map_begin(&article.map, beg);
	*ask->to = article.origin + map_end(&article.map, end);
	return PR_OK;
}

pr_status sqlite_origin(struct store *store, int64_t id, u32 start, u32 end, uint64_t *from, uint64_t *to, pr_err *err)
{
	struct origin ask = {id, start, end, from, to};

	if (start > end)
		return err_set(err, PR_USAGE, "code points %u to %u: the end stands before the start; change the two round",
		               start, end);
	return db_guard(store, origin_run, &ask, err);
}

/* ── status ── */

struct told {
	pr_count_fn *each;
	void *payload;
};

static pr_status status_run(struct sqlite_store *s, void *args, pr_err *err)
{
	static const char sql[] =
		"SELECT 'articles', '', count(*) FROM article UNION ALL SELECT 'facts', '', count(*) FROM fact UNION "
		"ALL SELECT 'clusters', '', count(DISTINCT label) FROM cluster UNION ALL "
		"SELECT * FROM (SELECT 'source', name, articles FROM sources ORDER BY name) UNION ALL "
		"SELECT * FROM (SELECT 'year', substr(published, 1, 4) AS year, count(*) FROM article GROUP BY year "
		"ORDER BY year) UNION ALL "
		"SELECT * FROM (SELECT 'kind', r.kind AS kind, sum(n) FROM (SELECT reading, count(*) AS n FROM fact "
		"GROUP BY reading) f "
		"JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule GROUP BY r.kind ORDER BY kind) UNION "
		"ALL "
		"SELECT * FROM (SELECT 'reject', path || ': ' || reason, 1 FROM rejects ORDER BY path, reason) UNION "
		"ALL "
		"SELECT * FROM (SELECT 'rules', version, count(*) FROM article a JOIN ruleset r ON r.id = a.ruleset "
		"GROUP BY version "
		"ORDER BY version) UNION ALL SELECT 'schema', '', user_version FROM pragma_user_version";
	struct told *ask = args;
	sqlite3_stmt *row = db_bind(s, sql, "");
	bool stopped = false;
	pr_status status;

	while (!stopped && db_row(row)) {
		char what[16];
		sqlite3_snprintf(sizeof what, what, "%s", (const char *)sqlite3_column_text(row, 0));
		stopped = ask->each(ask->payload, what, db_text(row, 1), (uint64_t)sqlite3_column_int64(row, 2)) != 0;
	}
	status = db_end(s, row, err);
	return status == PR_OK && stopped ? PR_STOPPED : status;
}

pr_status sqlite_status(struct store *store, pr_count_fn *each, void *payload, pr_err *err)
{
	struct told ask = {each, payload};

	return db_guard(store, status_run, &ask, err);
}

/* ── removal ── */

struct gone {
	const char *article, *source;
	i64 removed;
};

/* A source loses its places; an article that stands nowhere else goes with them. */
static pr_status forget_source(struct sqlite_store *s, struct gone *ask, pr_err *err)
{
	i64 source = 0;
	struct place place;
	bool orphan;
	pr_status status =
		db_number(s, db_bind(s, "SELECT id FROM source WHERE name = ?", "t", str_c(ask->source)), &source, err);

	if (status == PR_OK && !source)
		return err_set(err, PR_USAGE, "no source is called `%s`; `pressoir status` lists them", ask->source);
	while (status == PR_OK) {
		sqlite3_stmt *row = db_bind(s, "SELECT id, article, extra IS NULL FROM place WHERE source = ? LIMIT 1", "i",
		                            source);
		bool more = db_row(row);
		if (more)
			place = (struct place){.id = sqlite3_column_int64(row, 0), .article = sqlite3_column_int64(row, 1),
			                       .source = source, .shown = sqlite3_column_int(row, 2)};
		status = db_end(s, row, err);
		if (status != PR_OK || !more)
			break;
		status = place_detach(s, &place, &orphan, err);
		if (status == PR_OK && orphan) {
			status = article_remove(s, place.article, err);
			ask->removed++;
		}
		if (status == PR_OK)
			status = db_run(s, err, "DELETE FROM place WHERE id = ?", "i", place.id);
	}
	return status;
}

static pr_status forget_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct gone *ask = args;
	i64 id;
	pr_status status = analysis_need(s, err);

	s->sweep = true;
	if (status != PR_OK)
		return status;
	if (ask->source)
		return forget_source(s, ask, err);
	status = article_named(s, &id, ask->article, err);
	ask->removed = status == PR_OK;
	return status == PR_OK ? article_remove(s, id, err) : status;
}

pr_status sqlite_forget(struct store *store, const char *article, const char *source, uint64_t *removed, pr_err *err)
{
	struct gone ask = {article, source, 0};
	pr_status status;

	if (!article == !source)
		return err_set(err, PR_USAGE, "nothing to forget; say which article, or which source");
	status = store->ops->begin(store, "", err);
	if (status != PR_OK)
		return status;
	status = db_guard(store, forget_run, &ask, err);
	if (status == PR_OK)
		status = store->ops->commit(store, err);
	if (status != PR_OK)
		store->ops->rollback(store);
	if (removed)
		*removed = status == PR_OK ? (uint64_t)ask.removed : 0;
	return status;
}

/* ── rebuild ── */

/* Not guarded: facts_replace is called in between. The words are indexed again first. */
pr_status sqlite_each_article(struct store *store, struct arena *a,
			      int (*each)(void *, int64_t, const struct article *), void *payload, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	struct article article;
	i64 last = 0;
	pr_status status = db_run(s, err, "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')", "");

	if (status == PR_OK)
		status = lengths_rebuild(s, err);
	if (status == PR_OK)
		status = analysis_note(s, err);
	if (status == PR_OK)
		status = similar_clear(s, err);
	while (status == PR_OK) {
		i64 id = 0;
		status = db_number(s, db_bind(s, "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT 1", "i", last), &id,
		                   err);
		if (status != PR_OK || !id)
			break;
		arena_reset(a);
		status = row_read(s, a, &article, last = id, err);
		if (status == PR_OK && each(payload, id, &article))
			status = PR_STOPPED;
	}
	return status;
}

struct replace {
	i64 id;
	const struct article *article;
	const struct facts *facts;
};

static pr_status replace_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct replace *r = args;
	struct keys keys = similar_keys(r->article->text, r->article->url);
	const struct ready_fact *ready = facts_prepare(&s->arena, r->article->text, r->facts);
	pr_status status = facts_remove(s, r->id, err);

	s->sweep = true;
	if (status == PR_OK)
		status = similar_enter(s, r->id, r->article->text, &keys, err);
	if (status == PR_OK)
		status = facts_write(s, r->id, r->facts, ready, err);
	return status == PR_OK ? db_run(s, err, "UPDATE article SET facts = ?, ruleset = ? WHERE id = ?", "iii",
					(i64)r->facts->n, s->ruleset, r->id)
			       : status;
}

pr_status sqlite_facts_replace(struct store *store, int64_t id, const struct article *article,
			       const struct facts *facts, pr_err *err)
{
	struct replace r = {id, article, facts};

	return db_guard(store, replace_run, &r, err);
}
