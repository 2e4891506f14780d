/* store_sqlite_origins.c: which part of the input told each field. There are few such sets, and neighbours mostly share
 * theirs: the one before is remembered, by the addresses of its names. */
#include "store_sqlite_write.h"

static bool same(const struct origins *a, const struct origins *b)
{
	return a->title == b->title && a->author == b->author && a->published == b->published && a->updated == b->updated &&
	       a->url == b->url && a->source == b->source;
}

pr_status origins_row(struct sqlite_store *s, i64 *id, const struct origins *from, pr_err *err)
{
	str title = str_c(from->title), author = str_c(from->author), published = str_c(from->published);
	str updated = str_c(from->updated), url = str_c(from->url), source = str_c(from->source);
	pr_status status;

	*id = s->origins.id;
	if (*id && same(&s->origins.from, from))
		return PR_OK;
	*id = 0;
	status = db_number(s, db_bind(s, "SELECT id FROM origins WHERE title = ? AND author = ? AND published = ? AND "
	                              "updated = ? AND url = ? AND source = ?",
	                              "tttttt", title, author, published, updated, url, source), id, err);
	if (status == PR_OK && !*id) {
		status = db_run(s, err, "INSERT INTO origins (title, author, published, updated, url, source) "
		                "VALUES (?, ?, ?, ?, ?, ?)", "tttttt", title, author, published, updated, url, source);
		*id = sqlite3_last_insert_rowid(s->db);
	}
	s->origins.from = *from;
	s->origins.id = status == PR_OK ? *id : 0;
	return status;
}
