/* store_sqlite_found.c: which articles a query finds, as their numbers. A view counts them, spreads them over facets
 * and shows the newest: who only reads finds them once, and keeps them until another query comes, or the corpus
 * changes. */
#include <stdlib.h>

#include "store_sqlite_find.h"

/* ── what is remembered ── */

static pr_status version_of(struct sqlite_store *s, i64 *version, pr_err *err)
{
	return db_number(s, db_bind(s, "PRAGMA data_version", ""), version, err);
}

pr_status memory_take(struct sqlite_store *s, struct memory *m, bool *fresh, pr_err *err)
{
	i64 version = 0;
	pr_status status = version_of(s, &version, err);

	*fresh = status == PR_OK && s->mode == PR_READ && m->known && m->version == version;
	if (!*fresh) {
		arena_reset(&m->arena);
		m->known = false;
		m->version = version;
	}
	return status;
}

void memory_note(struct memory *m, pr_status status)
{
	m->known = status == PR_OK;
}

/* ── what was asked ── */

static void key_list(struct buf *b, const char *const *list)
{
	for (size_t i = 0; list && list[i]; i++)
		buf_printf(b, "%s\n", list[i]);
	buf_char(b, 0);
}

str query_key(struct arena *a, const pr_query *q)
{
	const char *const part[] = {q->words, q->like, q->department, q->since, q->until,
	                            q->min, q->max, q->about_since, q->about_until};
	struct buf b = {.arena = a};

	for (size_t i = 0; i < countof(part); i++) {
		buf_put(&b, str_c(part[i] ? part[i] : ""));
		buf_char(&b, 0);
	}
	key_list(&b, q->sources);
	key_list(&b, q->kinds);
	buf_printf(&b, "%lld", (long long)q->after);
	return buf_str(&b);
}

/* ── what is found ── */

static int by_number(const void *a, const void *b)
{
	i64 x = *(const i64 *)a, y = *(const i64 *)b;

	return (x > y) - (x < y);
}

static pr_status find(struct sqlite_store *s, struct found_articles *found, const pr_query *q, pr_err *err)
{
	struct arena *a = &s->remembered.memory[OF_QUERY].arena;
	struct filter f;
	sqlite3_stmt *row;
	size_t room = 0;
	bool sorted = true;
	pr_status status = filter_found(&f, s, q, "SELECT a.rowid", err);

	row = status == PR_OK ? filter_run(&f) : NULL;
	while (db_row(row)) {
		if (found->n == room)
			found->id = arena_grow(a, found->id, found->n, room = room * 2 + 64, sizeof *found->id);
		found->id[found->n] = sqlite3_column_int64(row, 0);
		sorted = sorted && (!found->n || found->id[found->n - 1] < found->id[found->n]);
		found->n++;
	}
	if (!sorted)
		qsort(found->id, found->n, sizeof *found->id, by_number);
	return status == PR_OK ? db_end(s, row, err) : status;
}

/* By words that say what to find. */
bool filter_ranks(const struct filter *f, const pr_query *q)
{
	struct query_match match = query_articles(&f->query, &f->s->arena);

	return q->sort == PR_SORT_RANK && match.expression.n && !match.complement;
}

static pr_status find_ranked(struct sqlite_store *s, struct found_articles *found, const pr_query *q, bool *ranked,
			     pr_err *err)
{
	struct filter f;
	pr_status status = filter_begin(&f, s, q, RANK_NOTE, err);

	*ranked = status == PR_OK && filter_ranks(&f, q);
	if (!*ranked)
		return status;
	f.ranked = true;
	f.all_words = filter_words_alone(q) && !f.query.also;
	status = filter_rest(&f, q, err);
	return status == PR_OK ? rank_found(&f, &s->remembered.memory[OF_QUERY].arena, found, err) : status;
}

/* ── what was found before ── */

static const struct known_query *recall(const struct sqlite_store *s, str key, bool to_rank)
{
	for (u32 i = 0; i < s->remembered.queries; i++) {
		const struct known_query *known = &s->remembered.query[i];
		if (str_eq(known->key, key) && (known->to_rank || !to_rank))
			return known;
	}
	return NULL;
}

static void keep(struct sqlite_store *s, str key, bool to_rank, const struct found_articles *found)
{
	struct arena *a = &s->remembered.memory[OF_QUERY].arena;

	s->remembered.query[s->remembered.queries] = (struct known_query){arena_copy(a, key), to_rank, *found};
	s->remembered.queries++;
}

/* Room for two more; what was remembered is gone where there is none, or where it is of another version. */
static pr_status make_room(struct sqlite_store *s, pr_err *err)
{
	enum { ROOM = 1 << 21 /* articles, of all of them: some 60 MB */ };
	struct memory *m = &s->remembered.memory[OF_QUERY];
	size_t articles = 0;
	bool fresh;
	pr_status status = memory_take(s, m, &fresh, err);

	for (u32 i = 0; i < s->remembered.queries; i++)
		articles += s->remembered.query[i].found.n;
	if (fresh && (s->remembered.queries + 2 > QUERIES || articles > ROOM)) {
		arena_reset(&m->arena);
		fresh = false;
	}
	if (!fresh)
		s->remembered.queries = 0;
	memory_note(m, status);
	return status;
}

/* ── narrowed ── */

/* Does the query ask for words, and beside them for nothing but what traits tell? The words are then a query of their
 * own. */
static pr_status words_of(struct sqlite_store *s, pr_query *words, struct narrow *narrow, const pr_query *q, bool *good,
			  pr_err *err)
{
	bool of_facts = q->min || q->max || q->about_since || q->about_until ||
	                (q->kinds && q->kinds[0] && q->department && *q->department);
	struct filter f;
	pr_status status;

	*good = false;
	if (!q->words || !*q->words || q->like || of_facts || filter_words_alone(q))
		return PR_OK;
	status = filter_begin(&f, s, q, "", err);
	if (status != PR_OK || f.query.also || !f.query.root)
		return status;
	*words = (pr_query){.words = q->words, .sort = q->sort, .once = q->once};
	status = narrow_read(s, narrow, q, err);
	*good = narrow->exact;
	return status;
}

static void narrow_found(struct sqlite_store *s, struct found_articles *out, const struct found_articles *all,
			 const struct narrow *narrow)
{
	u8 *kept = NEW(&s->arena, u8, all->n + 1);

	for (size_t i = 0; i < all->n; i++)
		kept[i] = narrow_holds(narrow, s->asked_traits, all->id[i]);
	rank_some(&s->remembered.memory[OF_QUERY].arena, out, all, kept);
}

/* ── found ── */

static pr_status find_all(struct sqlite_store *s, struct found_articles *out, const pr_query *q, pr_err *err)
{
	str key = query_key(&s->arena, q);
	bool to_rank = q->sort == PR_SORT_RANK, ranked;
	const struct known_query *known = recall(s, key, to_rank);
	pr_status status;

	*out = known ? known->found : (struct found_articles){0};
	if (known)
		return PR_OK;
	status = find_ranked(s, out, q, &ranked, err);
	if (status == PR_OK && !ranked)
		status = find(s, out, q, err);
	if (status == PR_OK)
		keep(s, key, to_rank, out);
	return status;
}

pr_status found_articles(struct sqlite_store *s, struct found_articles *out, const pr_query *q, pr_err *err)
{
	str key = query_key(&s->arena, q);
	struct found_articles all;
	const struct known_query *known;
	struct narrow narrow;
	pr_query words;
	bool good;
	pr_status status = make_room(s, err);

	if (status != PR_OK)
		return status;
	known = recall(s, key, q->sort == PR_SORT_RANK);
	if (known) {
		*out = known->found;
		return PR_OK;
	}
	status = words_of(s, &words, &narrow, q, &good, err);
	if (status != PR_OK || !good)
		return status == PR_OK ? find_all(s, out, q, err) : status;
	status = find_all(s, &all, &words, err);
	if (status != PR_OK)
		return status;
	narrow_found(s, out, &all, &narrow);
	keep(s, key, q->sort == PR_SORT_RANK, out);
	return PR_OK;
}

/* ── what is counted ── */

static bool is_found(const struct found_articles *found, i64 id)
{
	return found->n && bsearch(&id, found->id, found->n, sizeof id, by_number);
}

/* How many are nearly the same as another one that is found. */
static pr_status count_again(struct sqlite_store *s, const struct found_articles *found, i64 *again, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT label, article FROM cluster ORDER BY label", "");
	i64 last = 0;

	*again = 0;
	while (found->n && db_row(row)) {
		i64 label = sqlite3_column_int64(row, 0);
		if (!is_found(found, sqlite3_column_int64(row, 1)))
			continue;
		*again += label == last;
		last = label;
	}
	return db_end(s, row, err);
}

/* Of all articles, without a look at each. */
static pr_status count_all(struct sqlite_store *s, bool once, i64 *n, pr_err *err)
{
	i64 again = 0;
	pr_status status = db_number(s, db_bind(s, "SELECT count(*) FROM article", ""), n, err);

	if (status == PR_OK && once)
		status = db_number(s, db_bind(s, "SELECT count(*) - count(DISTINCT label) FROM cluster", ""), &again, err);
	*n -= again;
	return status;
}

struct asked {
	const pr_query *q;
	uint64_t *count;
};

static pr_status count_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asked *ask = args;
	struct found_articles found = {0};
	struct filter f;
	i64 n = 0, again = 0;
	pr_status status = filter_begin(&f, s, ask->q, "", err);

	if (status == PR_OK && filter_everything(&f, ask->q)) {
		status = count_all(s, ask->q->once, &n, err);
	} else if (status == PR_OK) {
		status = found_articles(s, &found, ask->q, err);
		if (status == PR_OK && ask->q->once)
			status = count_again(s, &found, &again, err);
		n = (i64)found.n - again;
	}
	*ask->count = (uint64_t)n;
	return status;
}

pr_status sqlite_count(struct store *store, const pr_query *q, uint64_t *out, pr_err *err)
{
	struct asked ask = {q, out};

	return db_guard(store, count_run, &ask, err);
}
