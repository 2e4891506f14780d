/* store_sqlite_place.c: where articles were found. A place is a source's id for an article (where the source is not
 * known, a file's), or a file and a part of it; one content found at several places is one article, which shows the
 * names of the first of them in the order of source, name, path and part: so what a corpus exports does not depend on
 * the order in which it was loaded. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

/* A standard input has no name that would hold until the next time: without an id, only content tells its articles. */
static bool nameless(const struct article *article)
{
	return article->id.n == 0 && str_eq(article->path, S("-"));
}

/* Whose id it is: two files of unknown source may both number their articles from 1. */
static bool by_source(const struct article *article)
{
	return article->id.n && article->source.n;
}

static i64 identity(const struct article *article, i64 source, i64 file)
{
	u64 hash = by_source(article) ? str_hash(article->id) ^ (u64)source
	         : article->id.n      ? str_hash(article->id) ^ (u64)file << 24
	                              : (u64)file << 24 ^ article->part;

	return (i64)(hash * 0x9E3779B97F4A7C15u >> 33); /* 31 bits: four bytes in SQLite */
}

static pr_status intern(struct sqlite_store *s, i64 *out, bool file, str name, pr_err *err)
{
	char kind = file ? 'f' : 's';
	pr_status status;

	*out = known_row(s, kind, name);
	if (*out)
		return PR_OK;
	status = db_number(s, file ? db_bind(s, "SELECT id FROM file WHERE path = ?", "t", name)
	                           : db_bind(s, "SELECT id FROM source WHERE name = ?", "t", name), out, err);
	if (status == PR_OK && !*out) {
		status = file ? db_run(s, err, "INSERT INTO file (path) VALUES (?)", "t", name)
		              : db_run(s, err, "INSERT INTO source (name) VALUES (?)", "t", name);
		*out = sqlite3_last_insert_rowid(s->db);
	}
	known_note(s, kind, name, status == PR_OK ? *out : 0);
	return status;
}

pr_status place_find(struct sqlite_store *s, struct place *out, const struct article *article, pr_err *err)
{
	sqlite3_stmt *row;
	pr_status status;

	*out = (struct place){0};
	status = intern(s, &out->source, false, article->source, err);
	if (status == PR_OK)
		status = intern(s, &out->file, true, article->path, err);
	if (status != PR_OK || nameless(article))
		return status;
	row = db_bind(s, "SELECT id, article, extra IS NULL, source, file, part, own FROM place WHERE identity = ?", "i",
	              identity(article, out->source, out->file));
	while (!out->id && db_row(row)) {
		bool same_id = str_eq(db_str(row, 6), article->id);
		bool same_file = sqlite3_column_int64(row, 4) == out->file;
		bool same_place = by_source(article) ? sqlite3_column_int64(row, 3) == out->source
		                                     : same_file &&
		                                     (article->id.n || sqlite3_column_int64(row, 5) == article->part);
		if (same_id && same_place) {
			out->id = sqlite3_column_int64(row, 0);
			out->article = sqlite3_column_int64(row, 1);
			out->shown = sqlite3_column_int(row, 2);
		}
	}
	return db_end(s, row, err);
}

pr_status place_add(struct sqlite_store *s, struct place *place, const struct article *article, pr_err *err)
{
	bool own = str_eq(article->article, article->id);
	pr_status status = db_run(s, err, "INSERT INTO place (identity, article, source, file, part, own, name, extra) "
	                          "VALUES (?, ?, ?, ?, ?, ?, ?, iif(?2, NULL, 1))", "iiiiito",
	identity(article, place->source, place->file),
	                          place->article, place->source, place->file, (i64)article->part, article->id, own
	                          ? S("") : article->article);

	place->id = sqlite3_last_insert_rowid(s->db);
	return status;
}

pr_status place_rename(struct sqlite_store *s, const struct place *place, const struct article *article, pr_err *err)
{
	str name = str_eq(article->article, article->id) ? (str){"", 0} : article->article;

	return db_run(s, err, "UPDATE place SET source = ?, file = ?, part = ?, name = ? WHERE id = ?", "iiioi",
		      place->source, place->file, (i64)article->part, name, place->id);
}

/* The first of an article's places is the one that it shows. */
static pr_status choose(struct sqlite_store *s, i64 article, i64 *first, pr_err *err)
{
	return db_number(
		s,
		db_bind(s,
			"SELECT p.id FROM place p JOIN source s ON s.id = p.source JOIN file f ON f.id = p.file "
			"WHERE p.id IN (SELECT place FROM article WHERE id = ?1 UNION "
			"SELECT id FROM place WHERE article = ?1 AND extra) AND p.article = ?1 "
			"ORDER BY s.name, coalesce(p.name, p.own), f.path, p.part, p.id LIMIT 1",
			"i", article),
		first, err);
}

static pr_status show(struct sqlite_store *s, i64 article, i64 first, pr_err *err)
{
	pr_status status = db_run(
		s, err, "UPDATE place SET extra = 1 WHERE id = (SELECT place FROM article WHERE id = ?)", "i", article);

	if (status == PR_OK)
		status = db_run(s, err, "UPDATE place SET extra = NULL WHERE id = ?", "i", first);
	if (status == PR_OK)
		status = db_run(s, err, "UPDATE article SET place = ?1, source = (SELECT source FROM place WHERE id = ?1) "
		                "WHERE id = ?2", "ii", first, article);
	return status == PR_OK ? traits_names(s, article, err) : status;
}

pr_status place_attach(struct sqlite_store *s, struct place *place, i64 id, bool *first, pr_err *err)
{
	i64 chosen = 0;
	pr_status status = db_run(s, err, "UPDATE place SET article = ?, extra = 1 WHERE id = ?", "ii", id, place->id);

	place->article = id;
	if (status == PR_OK)
		status = choose(s, id, &chosen, err);
	*first = place->shown = chosen == place->id;
	return status == PR_OK ? show(s, id, chosen, err) : status;
}

pr_status place_detach(struct sqlite_store *s, const struct place *place, bool *orphan, pr_err *err)
{
	i64 chosen = 0;
	pr_status status = db_run(s, err, "UPDATE place SET article = 0, extra = NULL WHERE id = ?", "i", place->id);

	if (status == PR_OK)
		status = choose(s, place->article, &chosen, err);
	*orphan = chosen == 0;
	return status == PR_OK && chosen && place->shown ? show(s, place->article, chosen, err) : status;
}
