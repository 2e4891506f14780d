/* store_sqlite_put.c: one article into the open batch: what its place and its content say is to be done with it.
 *
 *     its place is …    and its content is …     then
 *     known             what stands there        unchanged (its names may have changed: replaced)
 *     known             another article's        the place moves there: duplicate; an article left without place goes
 *     known             new                      replaced: it takes the row, if no other place holds the old content
 *     new               an article's             duplicate: one more place
 *     new               new                      new
 *
 * Content is an article's too where its text, title and address are, and only the day differs: of two days the first
 * one holds, whichever was loaded first.
 *
 * An article whose input no longer holds it stays until it is forgotten: a part that a file lost may have been cut off
 * by accident. Content is looked up by hash and then compared; all memory is taken before the first row is written. */
#include "store_sqlite_write.h"

/* ── is it there? ── */

static bool same_content(sqlite3_stmt *row, const struct put *p)
{
	return str_eq(db_str(row, 1), p->article->published) && str_eq(db_str(row, 2), p->ready->title) &&
	       str_eq(db_str(row, 3), p->article->text) && sqlite3_column_int64(row, 4) == p->ready->title_end;
}

/* The article of this content, 0 if there is none. */
static pr_status find_content(struct sqlite_store *s, const struct put *p, i64 *id, pr_err *err)
{
	sqlite3_stmt *row =
		db_bind(s, "SELECT id, published, title, text, title_end FROM article WHERE content = ? ORDER BY id",
			"i", p->ready->content);

	*id = 0;
	while (!*id && db_row(row))
		if (same_content(row, p))
			*id = sqlite3_column_int64(row, 0);
	return db_end(s, row, err);
}

/* Which of two paths is shown: the first by bytes, a file before standard input. */
static bool comes_later(str path, str shown)
{
	if (str_eq(path, S("-")) || str_eq(shown, S("-")))
		return !str_eq(shown, S("-"));
	return str_cmp(path, shown) > 0;
}

/* Would this article, at a known place and of known content, change what is shown of it? The same id in two files shows
 * the first path, whichever was loaded last. */
static pr_status same_names(struct sqlite_store *s, const struct put *p, const struct place *place, bool *same,
			    pr_err *err)
{
	const struct article *a = p->article;
	sqlite3_stmt *row =
		db_bind(s,
			"SELECT a.author, a.updated, a.url, p.source, coalesce(p.name, p.own), a.residue, a.map, "
			"a.origin, f.path, a.origins, a.truncated "
			"FROM article a JOIN place p ON p.id = ?2 JOIN file f ON f.id = p.file WHERE a.id = ?1",
			"ii", place->article, place->id);

	*same = !db_row(row) || comes_later(a->path, db_str(row, 8)) ||
		(str_eq(db_str(row, 8), a->path) && sqlite3_column_int64(row, 3) == place->source &&
		 str_eq(db_str(row, 4), a->article) &&
		 (!place->shown || (str_eq(db_str(row, 0), a->author) && str_eq(db_str(row, 1), a->updated) &&
				    str_eq(db_str(row, 2), a->url) && str_eq(db_str(row, 5), p->ready->residue) &&
				    str_eq(db_str(row, 6), p->ready->map) && sqlite3_column_int64(row, 7) == (i64)a->origin &&
				    sqlite3_column_int64(row, 9) == p->origins && sqlite3_column_int(row, 10) == a->truncated)));
	return db_end(s, row, err);
}

/* ── the five cases ── */

static pr_status put_names(struct sqlite_store *s, const struct put *p, struct place *place, pr_err *err)
{
	bool same, first;
	pr_status status = same_names(s, p, place, &same, err);

	*p->out = same ? STORED_UNCHANGED : STORED_REPLACED;
	if (status != PR_OK || same)
		return status;
	status = place_rename(s, place, p->article, err);
	if (status == PR_OK)
		status = place_attach(s, place, place->article, &first, err);
	return status == PR_OK && place->shown ? article_write_names(s, p, place->article, err) : status;
}

static pr_status put_duplicate(struct sqlite_store *s, const struct put *p, struct place *place, i64 id, pr_err *err)
{
	i64 old = place->article;
	bool orphan = false, first = false;
	pr_status status = old ? place_detach(s, place, &orphan, err) : place_add(s, place, p->article, err);

	*p->out = STORED_DUPLICATE;
	if (status == PR_OK && old)
		status = place_rename(s, place, p->article, err);
	if (status == PR_OK && orphan)
		status = article_drop(s, old, err);
	if (status == PR_OK)
		status = place_attach(s, place, id, &first, err);
	return status == PR_OK && first ? article_write_names(s, p, id, err) : status;
}

static pr_status put_replaced(struct sqlite_store *s, const struct put *p, struct place *place, pr_err *err)
{
	bool orphan;
	i64 id = place->article;
	pr_status status = place_detach(s, place, &orphan, err);

	*p->out = STORED_REPLACED;
	if (status == PR_OK)
		status = place_rename(s, place, p->article, err);
	if (status == PR_OK && orphan)
		status = article_empty(s, id, err);
	if (status == PR_OK)
		status = orphan ? db_run(s, err, "DELETE FROM article WHERE id = ?", "i", id) : article_next(s, &id, err);
	if (status == PR_OK)
		status = db_run(s, err, "UPDATE place SET article = ?, extra = NULL WHERE id = ?", "ii", id, place->id);
	return status == PR_OK ? article_write(s, p, id, place, err) : status;
}

static pr_status put_new(struct sqlite_store *s, const struct put *p, struct place *place, pr_err *err)
{
	pr_status status = article_next(s, &place->article, err);

	*p->out = STORED_NEW;
	if (status == PR_OK)
		status = place_add(s, place, p->article, err);
	return status == PR_OK ? article_write(s, p, place->article, place, err) : status;
}

struct days { /* of the input, beside those of an article of its content */
	bool earlier; /* it tells a day where the article has none, or an earlier one */
	bool alone;   /* it is the only place of the article */
};

static pr_status compare_days(struct sqlite_store *s, struct days *out, const struct put *p, const struct place *place,
                              i64 id, pr_err *err)
{
	str new = p->article->published;
	sqlite3_stmt *row = db_bind(s, "SELECT published, place = ?2 AND NOT EXISTS (SELECT 1 FROM place "
	                            "WHERE article = ?1 AND extra) FROM article WHERE id = ?1", "ii", id, place->id);

	*out = (struct days){0};
	if (db_row(row)) {
		str old = db_str(row, 0);
		out->earlier = new.n && (old.n == 0 || str_cmp(new, old) < 0);
		out->alone = sqlite3_column_int(row, 1);
	}
	return db_end(s, row, err);
}

/* The content is that of article id, but for the day. */
static pr_status put_moved(struct sqlite_store *s, const struct put *p, struct place *place, i64 id, pr_err *err)
{
	struct days days;
	pr_status status = compare_days(s, &days, p, place, id, err);

	if (status != PR_OK)
		return status;
	if (days.alone)
		return put_replaced(s, p, place, err);
	status = place->article == id ? put_names(s, p, place, err) : put_duplicate(s, p, place, id, err);
	if (status != PR_OK || !days.earlier)
		return status;
	if (*p->out == STORED_UNCHANGED)
		*p->out = STORED_REPLACED;
	return article_write_day(s, p, id, err);
}

/* Is this content already known from a nameless input? Then there is no other place to remember. */
static pr_status known_nameless(struct sqlite_store *s, bool *known, const struct put *p, const struct place *place,
                                i64 id, pr_err *err)
{
	static const char sql[] =
		"SELECT count(*) FROM place WHERE (id = (SELECT place FROM article WHERE id = ?1) OR "
		"id IN (SELECT id FROM place WHERE article = ?1 AND extra)) AND own = '' AND file = ?2 AND source = ?3";
	i64 n = 0;
	pr_status status = PR_OK;

	if (p->article->id.n == 0 && str_eq(p->article->path, S("-")))
		status = db_number(s, db_bind(s, sql, "iii", id, place->file, place->source), &n, err);
	*known = n > 0;
	return status;
}

/* What is known of it, in three rows: its place, an article of its content, one that differs in the day alone. */
static pr_status look_up(struct sqlite_store *s, struct put *p, struct place *place, i64 *id, i64 *moved, pr_err *err)
{
	pr_status status = origins_row(s, &p->origins, &p->article->from, err);

	*id = *moved = 0;
	if (status == PR_OK)
		status = place_find(s, place, p->article, err);
	if (status == PR_OK)
		status = find_content(s, p, id, err);
	return status == PR_OK && !*id ? similar_moved(s, moved, p->article, err) : status;
}

static pr_status put_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct put *p = args;
	struct place place;
	i64 id, moved;
	bool known = false;
	pr_status status;

	if (!p->ready)
		p->ready = sqlite_prepare(&s->arena, s->analyzer, p->article, p->facts);
	status = analysis_need(s, err);
	if (status == PR_OK)
		status = look_up(s, p, &place, &id, &moved, err);
	if (status != PR_OK)
		return status;
	if (moved)
		return put_moved(s, p, &place, moved, err);
	if (id && place.article == id)
		return put_names(s, p, &place, err);
	if (id) {
		status = known_nameless(s, &known, p, &place, id, err);
		*p->out = STORED_UNCHANGED;
		return status != PR_OK || known ? status : put_duplicate(s, p, &place, id, err);
	}
	return place.id ? put_replaced(s, p, &place, err) : put_new(s, p, &place, err);
}

pr_status sqlite_put(struct store *store, const struct article *article, const struct facts *facts,
		     const struct ready *ready, enum stored *out, pr_err *err)
{
	struct put p = {.article = article, .facts = facts, .ready = ready, .out = out};

	if (!((struct sqlite_store *)store)->batch)
		return err_set(err, PR_FAILED, "an article was put outside a batch; begin one first");
	return db_guard(store, put_run, &p, err);
}
