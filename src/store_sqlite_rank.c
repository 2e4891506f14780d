/* store_sqlite_rank.c: what ranks the articles that a query finds. `ORDER BY rank` of FTS5 writes every hit into a
 * sorter and looks up its length in a table; here what ranks each is noted while they are found, with its length from
 * one compact array, and store_sqlite_first.c takes the first few. The score is FTS5's own bm25(), operation by
 * operation, so that the order is the same (a test holds both side by side); where all hits are wanted, FTS5 sorts
 * them.
 *
 * A word counts as it was typed, as a form of its lemma, and as one of its family: the expression of a ranked query has
 * a phrase for each that differ (query_ranked), and bm25 adds up the phrases. So an article with the word as it was
 * typed comes before one with another form of it, all else being equal, and that before one with a relative. */
#include <math.h>
#include <stdlib.h>

#include "fts_french.h"
#include "query_tree.h"
#include "store_sqlite_find.h"

enum { PHRASES = 3 * QUERY_LEAVES, LATELY = 512 };

/* What ranks the articles that are found. They are gone through once, for which they are and how often they have each
 * phrase; the first few, and those of later pages, are then chosen from these numbers. */
struct ranks {
	double idf[PHRASES];
	double mean; /* length of an article [words] */
	u32 phrases;
	const struct row *row; /* in the order of found_articles */
	size_t size; /* [bytes] of a row */
};

struct row {
	i64 id;
	u32 words;
	u32 often[]; /* each phrase, by where it stands */
};

struct noting { /* while FTS5 goes through the articles: an arena that is exhausted must not jump out of it */
	struct ranks *ranks;
	struct blocks lengths;
	sqlite3_str *rows;
	i64 articles; /* of the corpus; 0: not yet known */
	bool counts;  /* the rows tell how many articles have a phrase */
	u64 key;      /* of the expression */
	struct phrase_hits *known; /* LATELY of them; NULL: nothing is remembered */
};

/* ── what is found ── */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *payload)
{
	(void)api, (void)context;
	++*(i64 *)payload;
	return SQLITE_OK;
}

/* How many articles have a phrase. To count them costs as much as to find them, so who only reads remembers it. */
static int count_hits(const struct noting *t, const Fts5ExtensionApi *api, Fts5Context *context, int phrase, i64 *hits)
{
	u64 key = (t->key + (u64)phrase) * 0x9E3779B97F4A7C15u;
	struct phrase_hits *known = t->known ? &t->known[key % LATELY] : NULL;
	int code;

	*hits = 0;
	if (known && known->key == key && key) {
		*hits = known->hits;
		return SQLITE_OK;
	}
	code = api->xQueryPhrase(context, phrase, hits, count_row);
	if (known && code == SQLITE_OK)
		*known = (struct phrase_hits){key, *hits};
	return code;
}

/* How telling a phrase is. */
static double idf_of(const struct noting *t, i64 hits)
{
	double idf = log(((double)(t->articles - hits) + 0.5) / ((double)hits + 0.5));

	return idf <= 0.0 ? 1e-6 : idf;
}

/* Once a query. */
static int prepare(struct noting *t, const Fts5ExtensionApi *api, Fts5Context *context)
{
	sqlite3_int64 rows = 0, words = 0;
	int n = api->xPhraseCount(context), code = api->xRowCount(context, &rows);

	if (code == SQLITE_OK)
		code = api->xColumnTotalSize(context, -1, &words);
	if (n > PHRASES)
		return SQLITE_ERROR;
	t->articles = rows;
	t->ranks->mean = (double)words / (double)rows;
	t->ranks->phrases = (u32)n;
	t->ranks->size = (sizeof(struct row) + (size_t)n * sizeof(u32) + 7) / 8 * 8;
	for (int i = 0; i < n && code == SQLITE_OK && !t->counts; i++) {
		i64 hits;
		code = count_hits(t, api, context, i, &hits);
		t->ranks->idf[i] = idf_of(t, hits);
	}
	return code;
}

/* How often a phrase stands, by where. */
static int frequency(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, u32 *out)
{
	static const u32 weight[] = {1, 3, 8}; /* of body, lead, title, as in schema.sql */
	Fts5PhraseIter at;
	int column, word, code = api->xPhraseFirst(context, phrase, &at, &column, &word);

	*out = 0;
	for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(context, &at, &column, &word))
		*out += column < (int)countof(weight) ? weight[column] : 0; /* a damaged index says anything */
	return code;
}

static int note(struct noting *t, const Fts5ExtensionApi *api, Fts5Context *context)
{
	u64 room[(sizeof(struct row) + PHRASES * sizeof(u32)) / 8 + 1] = {0};
	struct row *row = (struct row *)room;
	int words, code = SQLITE_OK;

	row->id = api->xRowid(context);
	words = (int)lengths_of(&t->lengths, row->id);
	if (!words)
		code = api->xColumnSize(context, -1, &words);
	row->words = (u32)words;
	for (u32 i = 0; i < t->ranks->phrases && code == SQLITE_OK; i++)
		code = frequency(api, context, (int)i, &row->often[i]);
	sqlite3_str_append(t->rows, (const char *)row, (int)t->ranks->size);
	return code == SQLITE_OK ? sqlite3_str_errcode(t->rows) : code;
}

/* rank_note(articles_fts) */
static void rank_note(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
		      sqlite3_value **value)
{
	struct sqlite_store *s = api->xUserData(context);
	int code = s->noting ? SQLITE_OK : SQLITE_MISUSE;

	(void)n, (void)value;
	if (code == SQLITE_OK && !s->noting->articles)
		code = prepare(s->noting, api, context);
	if (code == SQLITE_OK)
		code = note(s->noting, api, context);
	if (code != SQLITE_OK)
		sqlite3_result_error_code(result, code);
}

int rank_register(sqlite3 *db, struct sqlite_store *s)
{
	fts5_api *api = fts5_of(db);

	return api ? api->xCreateFunction(api, "rank_note", s, rank_note, NULL) : SQLITE_ERROR;
}

void rank_drop(struct sqlite_store *s)
{
	if (s->noting)
		sqlite3_free(sqlite3_str_finish(s->noting->rows));
	s->noting = NULL;
}

static pr_status recall_hits(struct sqlite_store *s, struct phrase_hits **out, pr_err *err)
{
	bool fresh;
	pr_status status = memory_take(s, &s->remembered.memory[OF_PHRASES], &fresh, err);

	if (status == PR_OK && !fresh) {
		s->remembered.hits = NEW(&s->remembered.memory[OF_PHRASES].arena, struct phrase_hits, LATELY);
		memory_note(&s->remembered.memory[OF_PHRASES], PR_OK);
	}
	*out = s->mode == PR_READ ? s->remembered.hits : NULL;
	return status;
}

static int by_number(const void *a, const void *b)
{
	i64 x = ((const struct row *)a)->id, y = ((const struct row *)b)->id;

	return (x > y) - (x < y);
}

static const struct row *row_at(const struct ranks *r, size_t i)
{
	return (const struct row *)((const char *)r->row + i * r->size);
}

static bool is_sorted(const struct ranks *r, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (by_number(row_at(r, i - 1), row_at(r, i)) > 0)
			return false;
	return true;
}

/* How many have a phrase, where all that have it are found. */
static void count_rows(struct noting *t, size_t n)
{
	for (u32 phrase = 0; phrase < t->ranks->phrases; phrase++) {
		i64 hits = 0;
		for (size_t i = 0; i < n; i++)
			hits += row_at(t->ranks, i)->often[phrase] > 0;
		t->ranks->idf[phrase] = idf_of(t, hits);
	}
}

static void take_rows(struct arena *a, struct noting *t, struct found_articles *out)
{
	struct ranks *r = t->ranks;
	size_t bytes = (size_t)sqlite3_str_length(t->rows);
	char *rows = arena_alloc(a, bytes + 1, 1);

	out->n = r->size ? bytes / r->size : 0;
	if (out->n) {
		memcpy(rows, sqlite3_str_value(t->rows), bytes);
		r->row = (const struct row *)rows;
		if (!is_sorted(r, out->n))
			qsort(rows, out->n, r->size, by_number);
	}
	out->id = NEW(a, i64, out->n);
	for (size_t i = 0; i < out->n; i++)
		out->id[i] = row_at(r, i)->id;
	if (t->counts && out->n)
		count_rows(t, out->n);
	out->ranks = r;
}

pr_status rank_found(struct filter *f, struct arena *a, struct found_articles *out, pr_err *err)
{
	struct sqlite_store *s = f->s;
	struct noting *t = NEW(&s->arena, struct noting, 1);
	const struct query_node *root = f->query.root;
	sqlite3_stmt *row;
	pr_status status = lengths_read(s, &t->lengths, err);

	t->ranks = NEW(a, struct ranks, 1);
	t->counts = f->all_words && root->kind == QUERY_LEAF && f->query.leaf[root->leaf].field == FIELD_ANY;
	t->key = str_hash(query_ranked(&f->query, &s->arena).expression);
	if (status == PR_OK)
		status = recall_hits(s, &t->known, err);
	if (status != PR_OK)
		return status;
	t->rows = sqlite3_str_new(NULL);
	s->noting = t;
	row = filter_run(f);
	while (db_row(row))
		;
	take_rows(a, t, out);
	rank_drop(s);
	return db_end(s, row, err);
}

void rank_some(struct arena *a, struct found_articles *out, const struct found_articles *all, const u8 *keep)
{
	struct ranks *r = all->ranks ? memcpy(NEW(a, struct ranks, 1), all->ranks, sizeof *r) : NULL;
	char *rows = r ? arena_alloc(a, all->n + 1, r->size) : NULL;

	*out = (struct found_articles){NEW(a, i64, all->n + 1), 0, r};
	for (size_t i = 0; i < all->n; i++) {
		if (!keep[i])
			continue;
		if (r)
			memcpy(rows + out->n * r->size, row_at(all->ranks, i), r->size);
		out->id[out->n++] = all->id[i];
	}
	if (r)
		r->row = (const struct row *)rows;
}

/* ── the score ── */

/* Operation by operation as FTS5's bm25() has it. */
double rank_score(const struct ranks *r, size_t i)
{
	static const double k1 = 1.2, b = 0.75;
	const struct row *row = row_at(r, i);
	double sum = 0.0, length = (double)(int)row->words;

	for (u32 phrase = 0; phrase < r->phrases; phrase++) {
		double f = (double)row->often[phrase];
		sum += r->idf[phrase] * ((f * (k1 + 1.0)) / (f + k1 * (1 - b + b * length / r->mean)));
	}
	return -1.0 * sum;
}
