/* store_sqlite_put.c: one article into the open batch.
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
#include "store_sqlite.h"

struct put {
	const struct article *article;
	const struct facts *facts;
	const struct ready *ready;
	enum stored *out;
	i64 origins; /* row */
};

/* ── the article's own row, and its words ── */

/* Its address is among them, by which other articles find it. */
static pr_status write_names(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err)
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

static pr_status remove_words(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = db_run(s, err, "INSERT INTO articles_fts (articles_fts, rowid, body, lead, title) "
	                          "SELECT 'delete', id, body, lead, title FROM article_parts WHERE id = ?", "i", id);

	return status == PR_OK ? lengths_set(s, id, 0, err) : status;
}

/* Row, words and facts; the row is a new one. No statement here may need a journal of its own (OR REPLACE where there
 * are indexes, changes of several rows): FTS5 writes out what it gathered whenever one is opened. */
static pr_status write_article(struct sqlite_store *s, const struct put *p, i64 id, const struct place *place,
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

/* The row that the next article takes. */
static pr_status next_row(struct sqlite_store *s, i64 *id, pr_err *err)
{
	return db_number(s, db_bind(s, "SELECT coalesce(max(id), 0) + 1 FROM article", ""), id, err);
}

static pr_status remove_content(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = similar_leave(s, id, err);

	if (status == PR_OK)
		status = remove_words(s, id, err);
	return status == PR_OK ? facts_remove(s, id, err) : status;
}

/* Without its places. */
static pr_status remove_row(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = remove_content(s, id, err);

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

	return status == PR_OK ? remove_row(s, id, err) : status;
}

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
	return status == PR_OK && place->shown ? write_names(s, p, place->article, err) : status;
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
		status = remove_row(s, old, err);
	if (status == PR_OK)
		status = place_attach(s, place, id, &first, err);
	return status == PR_OK && first ? write_names(s, p, id, err) : status;
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
		status = remove_content(s, id, err);
	if (status == PR_OK)
		status = orphan ? db_run(s, err, "DELETE FROM article WHERE id = ?", "i", id) : next_row(s, &id, err);
	if (status == PR_OK)
		status = db_run(s, err, "UPDATE place SET article = ?, extra = NULL WHERE id = ?", "ii", id, place->id);
	return status == PR_OK ? write_article(s, p, id, place, err) : status;
}

static pr_status put_new(struct sqlite_store *s, const struct put *p, struct place *place, pr_err *err)
{
	pr_status status = next_row(s, &place->article, err);

	*p->out = STORED_NEW;
	if (status == PR_OK)
		status = place_add(s, place, p->article, err);
	return status == PR_OK ? write_article(s, p, place->article, place, err) : status;
}

/* Its day is now that of the input: so are its facts. */
static pr_status write_day(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err)
{
	pr_status status = db_run(s, err, "UPDATE article SET day = ?, content = ?, facts = ?, ruleset = ? WHERE id = ?",
				  "iiiii", p->ready->day, p->ready->content, (i64)p->facts->n, s->ruleset, id);

	s->sweep = true;
	if (status == PR_OK)
		status = facts_remove(s, id, err);
	return status == PR_OK ? facts_write(s, id, p->facts, p->ready->fact, err) : status;
}

/* Does the input tell a day where article id has none, or an earlier one? Is the input its only place? */
static pr_status compare_days(struct sqlite_store *s, const struct put *p, const struct place *place, i64 id,
			      bool *earlier, bool *alone, pr_err *err)
{
	str new = p->article->published;
	sqlite3_stmt *row = db_bind(s,
	                            "SELECT published, place = ?2 AND NOT EXISTS (SELECT 1 FROM place WHERE article = ?1 "
				    "AND extra) FROM article WHERE id = ?1", "ii", id, place->id);

	*earlier = *alone = false;
	if (db_row(row)) {
		str old = db_str(row, 0);
		*earlier = new.n && (old.n == 0 || str_cmp(new, old) < 0);
		*alone = sqlite3_column_int(row, 1);
	}
	return db_end(s, row, err);
}

/* The content is that of article id, but for the day. */
static pr_status put_moved(struct sqlite_store *s, const struct put *p, struct place *place, i64 id, pr_err *err)
{
	bool earlier, alone;
	pr_status status = compare_days(s, p, place, id, &earlier, &alone, err);

	if (status != PR_OK)
		return status;
	if (alone)
		return put_replaced(s, p, place, err);
	status = place->article == id ? put_names(s, p, place, err) : put_duplicate(s, p, place, id, err);
	if (status != PR_OK || !earlier)
		return status;
	if (*p->out == STORED_UNCHANGED)
		*p->out = STORED_REPLACED;
	return write_day(s, p, id, err);
}

/* Is this content already known from a nameless input? Then there is no other place to remember. */
static pr_status known_nameless(struct sqlite_store *s, const struct put *p, const struct place *place, i64 id,
				bool *known, pr_err *err)
{
	i64 n = 0;
	pr_status status = PR_OK;

	if (p->article->id.n == 0 && str_eq(p->article->path, S("-")))
		status = db_number(
			s,
			db_bind(s,
				"SELECT count(*) FROM place WHERE (id = (SELECT place FROM article WHERE id = ?1) OR "
				"id IN (SELECT id FROM place WHERE article = ?1 AND extra)) AND own = '' AND file = ?2 "
				"AND source = ?3",
				"iii", id, place->file, place->source),
			&n, err);
	*known = n > 0;
	return status;
}

static pr_status put_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct put *p = args;
	struct place place;
	i64 id = 0, moved = 0;
	bool known = false;
	pr_status status;

	if (!p->ready)
		p->ready = sqlite_prepare(&s->arena, s->analyzer, p->article, p->facts);
	status = analysis_need(s, err);
	if (status == PR_OK)
		status = origins_row(s, &p->origins, &p->article->from, err);
	if (status == PR_OK)
		status = place_find(s, &place, p->article, err);
	if (status == PR_OK && s->rejects)
		status = db_run(s, err, "DELETE FROM rejects WHERE path = ?", "t", p->article->path);
	if (status == PR_OK)
		status = find_content(s, p, &id, err);
	if (status == PR_OK && !id)
		status = similar_moved(s, &moved, p->article, err);
	if (status != PR_OK)
		return status;
	if (moved)
		return put_moved(s, p, &place, moved, err);
	if (id && place.article == id)
		return put_names(s, p, &place, err);
	if (id) {
		status = known_nameless(s, p, &place, id, &known, err);
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
