/* store_sqlite_write.c: the row of an article, its words, facts and cluster, written and removed. Which of this is
 * done, store_sqlite_put.c decides. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

/* ── written ── */

pr_status article_next(struct sqlite_store *s, i64 *id, pr_err *err)
{
	return db_number(s, db_bind(s, "SELECT coalesce(max(id), 0) + 1 FROM article", ""), id, err);
}

pr_status article_numbered(struct sqlite_store *s, i64 id, pr_err *err)
{
	return id >= 0 ? PR_OK : err_set(err, PR_FAILED, "%s: the file is damaged: there is no article %lld; `pressoir verify` "
	                                 "tells what names it", s->path, (long long)id);
}

static pr_status write_words(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err)
{
	const str *words = p->ready->words;
	pr_status status;

	s->packed = true;
	status = db_run(s, err, "INSERT INTO articles_fts (rowid, body, lead, title) VALUES (?, ?, ?, ?)", "ittt", id,
	                words[0], words[1], words[2]);
	s->packed = false;
	s->added++;
	return status == PR_OK ? lengths_set(s, id, p->ready->length, err) : status;
}

/* Row, words and facts; the row is a new one. No statement here may need a journal of its own (OR REPLACE where there
 * are indexes, changes of several rows): FTS5 writes out what it gathered whenever one is opened. */
pr_status article_write(struct sqlite_store *s, const struct put *p, i64 id, const struct place *place,
                               pr_err *err)
{
	const struct article *a = p->article;
	const struct ready *r = p->ready;
	pr_status status;

	status = db_run(
		s, err,
		"INSERT INTO article (id, day, source, place, content, facts, ruleset, title, author, "
		"updated, url, title_end, lead_end, origins, truncated, origin, map, residue, text) "
		"VALUES (?, nullif(?, -2147483648), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"iiiiiiiotttiiiiibot", id, r->day, place->source, place->id, r->content, (i64)p->facts->n, s->ruleset,
		r->title, a->author, a->updated, a->url, r->title_end, r->lead_end, p->origins,
		(i64)a->truncated, (i64)a->origin, r->map, r->residue, a->text);
	if (status == PR_OK)
		status = write_words(s, p, id, err);
	if (status == PR_OK)
		status = similar_enter(s, id, a->text, &r->keys, err);
	return status == PR_OK ? facts_write(s, id, p->facts, r->fact, err) : status;
}

pr_status article_write_names(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err)
{
	const struct article *a = p->article;
	pr_status status = similar_leave(s, id, err);

	store_rewrites(s, id);
	if (status == PR_OK)
		status = db_run(s, err,
		                "UPDATE article SET author = ?, updated = ?, url = ?, origins = ?, truncated = ?, origin = ?, "
		                "map = ?, residue = ? WHERE id = ?", "tttiiiboi", a->author, a->updated, a->url, p->origins,
		                (i64)a->truncated, (i64)a->origin, p->ready->map, p->ready->residue, id);
	return status == PR_OK ? similar_enter(s, id, a->text, &p->ready->keys, err) : status;
}

pr_status article_write_day(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err)
{
	pr_status status = db_run(s, err, "UPDATE article SET day = ?, content = ?, facts = ?, ruleset = ? WHERE id = ?",
				  "iiiii", p->ready->day, p->ready->content, (i64)p->facts->n, s->ruleset, id);

	s->sweep = true;
	if (status == PR_OK)
		status = facts_remove(s, id, err);
	return status == PR_OK ? facts_write(s, id, p->facts, p->ready->fact, err) : status;
}

/* ── removed ── */

static pr_status remove_words(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = db_run(s, err, "INSERT INTO articles_fts (articles_fts, rowid, body, lead, title) "
	                          "SELECT 'delete', id, body, lead, title FROM article_parts WHERE id = ?", "i", id);

	return status == PR_OK ? lengths_set(s, id, 0, err) : status;
}

pr_status article_empty(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = similar_leave(s, id, err);

	if (status == PR_OK)
		status = remove_words(s, id, err);
	return status == PR_OK ? facts_remove(s, id, err) : status;
}

pr_status article_drop(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = article_empty(s, id, err);

	if (status == PR_OK)
		status = db_run(s, err, "DELETE FROM article WHERE id = ?", "i", id);
	if (status == PR_OK)
		status = traits_names(s, id, err);
	return status == PR_OK ? watch_lower(s, err) : status;
}

pr_status article_remove(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = db_run(s, err, "DELETE FROM place WHERE id = (SELECT place FROM article WHERE id = ?1) OR "
	                          "id IN (SELECT id FROM place WHERE article = ?1 AND extra)", "i", id);

	return status == PR_OK ? article_drop(s, id, err) : status;
}
