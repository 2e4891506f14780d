/* store_sqlite_article.c: one article: which one a name or a number means, and where in its input some of its words
 * stood. */
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

/* 0: none is. */
static pr_status find_named(struct sqlite_store *s, i64 *out, const char *name, pr_err *err)
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
	return status;
}

/* A file goes by what a shell makes of its name, too: `./x`, bytes of an old encoding. */
pr_status article_named(struct sqlite_store *s, i64 *out, const char *name, pr_err *err)
{
	str file = utf8_name(&s->arena, str_c(name));
	pr_status status = find_named(s, out, name, err);

	while (str_starts(file, S("./")))
		file = str_cut(file, 2, file.n);
	if (status == PR_OK && !*out)
		status = find_named(s, out, file.p, err);
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
	if (status == PR_OK && utf8_count(article.text, 0, (u32)article.text.n) < ask->end)
		status = err_set(err, PR_USAGE, "article no. %lld has no code point %u; its text ends before",
		                 (long long)ask->id, ask->end);
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
