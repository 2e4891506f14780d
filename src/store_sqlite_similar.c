/* store_sqlite_similar.c: articles that are nearly the same, kept together in clusters.
 *
 *     sketch, address ──bucket──▶ candidates ──similar.h, on the texts──▶ pairs ──joined──▶ cluster: article → label
 *
 * Two articles are a pair, or not, whichever came first; a cluster is what pairs hold together. So clusters do not
 * depend on the order of loading. Where an article leaves one, what is left may fall apart: the cluster is torn, and at
 * commit its articles are paired anew. A label is the row of an article of the cluster, or a torn one. */
#include "store_sqlite_bucket.h"

struct keys similar_keys(str text, str url)
{
	struct keys k = {.address = similar_address(url)};

	k.n = similar_sketch(k.hash, text);
	if (k.address)
		k.hash[k.n++] = k.address;
	return k;
}

/* ── clusters ── */

static pr_status label_of(struct sqlite_store *s, i64 *label, i64 id, pr_err *err)
{
	*label = 0;
	return db_number(s, db_bind(s, "SELECT label FROM cluster WHERE article = ?", "i", id), label, err);
}

static pr_status label_set(struct sqlite_store *s, i64 id, i64 label, pr_err *err)
{
	return db_run(s, err, "INSERT INTO cluster (article, label) VALUES (?, ?)", "ii", id, label);
}

static pr_status size_of(struct sqlite_store *s, i64 *size, i64 label, pr_err *err)
{
	return db_number(s, db_bind(s, "SELECT count(*) FROM cluster WHERE label = ?", "i", label), size, err);
}

/* The smaller cluster takes the label of the larger one. */
static pr_status join(struct sqlite_store *s, i64 a, i64 label_a, i64 b, i64 label_b, pr_err *err)
{
	i64 size_a = 0, size_b = 0, keep = label_a ? label_a : label_b ? label_b : b;
	pr_status status = PR_OK;

	if (label_a && label_b) {
		status = size_of(s, &size_a, label_a, err);
		if (status == PR_OK)
			status = size_of(s, &size_b, label_b, err);
		if (status != PR_OK)
			return status;
		keep = size_a < size_b ? label_b : label_a;
		return db_run(s, err, "UPDATE cluster SET label = ? WHERE label = ?", "ii", keep,
			      keep == label_a ? label_b : label_a);
	}
	if (!label_a)
		status = label_set(s, a, keep, err);
	return status == PR_OK && !label_b ? label_set(s, b, keep, err) : status;
}

struct compared {
	i64 id;
	str text;
	u64 address;
	struct shingles shingles; /* made when first asked for */
};

static bool alike(struct sqlite_store *s, struct compared *a, struct compared *b)
{
	bool moved = a->address && a->address == b->address;

	if (!a->shingles.slot)
		a->shingles = similar_shingles(&s->arena, a->text);
	if (!moved && (u64)similar_hits(&a->shingles, b->text) * 100 < (u64)a->shingles.n * SIMILAR_LONGER)
		return false; /* without the memory that a set of its own takes */
	arena_reset(&s->row);
	b->shingles = similar_shingles(&s->row, b->text);
	return similar_texts(&a->shingles, &b->shingles, moved);
}

/* Is this candidate one with the article? Not asked where they are in one cluster already. */
static pr_status try_one(struct sqlite_store *s, struct compared *a, i64 id, pr_err *err)
{
	struct compared b = {.id = id};
	i64 label_a, label_b;
	bool found = false;
	sqlite3_stmt *row;
	pr_status status = label_of(s, &label_a, a->id, err);

	if (status == PR_OK)
		status = label_of(s, &label_b, id, err);
	if (status != PR_OK || (label_a && label_a == label_b))
		return status;
	row = db_bind(s, "SELECT text, url FROM article WHERE id = ?", "i", id);
	if (db_row(row)) {
		b.text = db_text(row, 0);
		b.address = similar_address(db_text(row, 1));
		found = alike(s, a, &b);
	}
	status = db_end(s, row, err);
	return status == PR_OK && found ? join(s, a->id, label_a, id, label_b, err) : status;
}

static pr_status pair(struct sqlite_store *s, i64 id, str text, const struct keys *k, bool enter, pr_err *err)
{
	struct compared a = {.id = id, .text = text, .address = k->address};
	struct candidates c;
	pr_status status = bucket_find(s, &c, k->hash, k->n, id, enter, err);

	for (u32 i = 0; i < c.n && status == PR_OK; i++)
		status = try_one(s, &a, c.one[i].id, err);
	return status;
}

/* ── an article comes, an article goes ── */

pr_status similar_enter(struct sqlite_store *s, i64 id, str text, const struct keys *k, pr_err *err)
{
	return pair(s, id, text, k, true, err);
}

static pr_status read_texts(struct sqlite_store *s, str *text, str *url, i64 id, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT text, url FROM article WHERE id = ?", "i", id);

	*text = *url = S("");
	if (db_row(row)) {
		*text = arena_copy(&s->arena, db_text(row, 0));
		*url = arena_copy(&s->arena, db_text(row, 1));
	}
	return db_end(s, row, err);
}

pr_status similar_leave(struct sqlite_store *s, i64 id, pr_err *err)
{
	str text, url;
	struct keys k;
	pr_status status = read_texts(s, &text, &url, id, err);

	k = similar_keys(text, url);
	for (u32 i = 0; i < k.n && status == PR_OK; i++)
		status = bucket_leave(s, k.hash[i], id, err);
	if (status == PR_OK)
		status = db_run(s, err, "INSERT OR IGNORE INTO torn (label) SELECT label FROM cluster WHERE article = ?", "i",
		                id);
	return status == PR_OK ? db_run(s, err, "DELETE FROM cluster WHERE article = ?", "i", id) : status;
}

/* ── at commit ── */

static pr_status loosen(struct sqlite_store *s, pr_err *err)
{
	return db_exec(s, "INSERT INTO loose SELECT article FROM cluster WHERE label IN (SELECT label FROM torn); "
	               "DELETE FROM cluster WHERE label IN (SELECT label FROM torn); DELETE FROM torn", err);
}

static pr_status mend_run(struct sqlite_store *s, void *args, pr_err *err)
{
	i64 *id = args;
	str text, url;
	struct keys k;
	pr_status status = db_number(s, db_bind(s, "SELECT article FROM loose LIMIT 1", ""), id, err);

	if (status != PR_OK || !*id)
		return status;
	status = read_texts(s, &text, &url, *id, err);
	k = similar_keys(text, url);
	if (status == PR_OK)
		status = pair(s, *id, text, &k, false, err);
	if (status == PR_OK)
		status = db_run(s, err, "DELETE FROM loose WHERE article = ?", "i", *id);
	return status == PR_OK && !sqlite3_changes(s->db) ? db_damaged(s, err) : status;
}

pr_status similar_mend(struct sqlite_store *s, pr_err *err)
{
	i64 id = 0;
	pr_status status = db_number(s, db_bind(s, "SELECT label FROM torn LIMIT 1", ""), &id, err);

	if (status != PR_OK || !id)
		return status;
	status = loosen(s, err);
	while (status == PR_OK && id) {
		id = 0;
		status = db_guard(&s->base, mend_run, &id, err);
	}
	return status;
}

pr_status similar_clear(struct sqlite_store *s, pr_err *err)
{
	recent_drop(s);
	return db_exec(s, "DELETE FROM similar; DELETE FROM cluster; DELETE FROM torn", err);
}

/* ── the same address ── */

pr_status similar_moved(struct sqlite_store *s, i64 *out, const struct article *article, pr_err *err)
{
	u64 address = similar_address(article->url);
	struct candidates c = {.n = 0};
	pr_status status = address ? bucket_find(s, &c, &address, 1, 0, false, err) : PR_OK;

	*out = 0;
	for (u32 i = 0; i < c.n && status == PR_OK; i++) {
		sqlite3_stmt *row = db_bind(s, "SELECT url, text, coalesce(title, substr(text, 1, title_end)) FROM article "
		                            "WHERE id = ?", "i", c.one[i].id);
		if (db_row(row) && similar_address(db_str(row, 0)) == address && str_eq(db_str(row, 1), article->text) &&
		    str_eq(db_str(row, 2), article->title) && (!*out || c.one[i].id < *out))
			*out = c.one[i].id;
		status = db_end(s, row, err);
	}
	return status;
}
