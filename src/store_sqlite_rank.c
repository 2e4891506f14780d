/* store_sqlite_rank.c: the first few of very many hits by rank. `ORDER BY rank` of FTS5 writes every hit into a sorter
 * and looks up its length in a table; here each hit is offered to a heap of those wanted, with its length from one
 * compact array. The score is FTS5's own bm25(), operation by operation, so that the order is the same (a test holds
 * both side by side); where all hits are wanted, FTS5 sorts them.
 *
 * A word counts as it was typed, as a form of its lemma, and as one of its family: the expression of a ranked query has
 * a phrase for each that differ (query_ranked), and bm25 adds up the phrases. So an article with the word as it was
 * typed comes before one with another form of it, all else being equal, and that before one with a relative. */
#include <math.h>
#include <stdlib.h>

#include "fts_french.h"
#include "store_sqlite.h"

enum { PHRASES = 3 * QUERY_LEAVES, LATELY = 512 };

struct top {
	struct lengths lengths;
	struct ranked *hit; /* a heap, the worst first */
	size_t n, room;
	double idf[PHRASES];
	double mean; /* length of an article [words] */
	int phrases; /* 0: not yet known */
	u64 key;     /* of the expression */
	struct phrase_hits *known; /* LATELY of them; NULL: nothing is remembered */
};

/* ── the heap ── */

/* A score is the better the lower it is, as FTS5 has it. */
static bool worse(const struct ranked *a, const struct ranked *b)
{
	return a->score != b->score ? a->score > b->score : a->id > b->id;
}

static void sink(struct top *t, size_t at, struct ranked hit)
{
	for (size_t child; (child = 2 * at + 1) < t->n; at = child) {
		if (child + 1 < t->n && worse(&t->hit[child + 1], &t->hit[child]))
			child++;
		if (!worse(&t->hit[child], &hit))
			break;
		t->hit[at] = t->hit[child];
	}
	t->hit[at] = hit;
}

static void offer(struct top *t, struct ranked hit)
{
	size_t at;

	if (t->n == t->room) {
		if (worse(&t->hit[0], &hit))
			sink(t, 0, hit);
		return;
	}
	for (at = t->n++; at && worse(&hit, &t->hit[(at - 1) / 2]); at = (at - 1) / 2)
		t->hit[at] = t->hit[(at - 1) / 2];
	t->hit[at] = hit;
}

static int by_rank(const void *a, const void *b)
{
	return worse(a, b) - worse(b, a);
}

/* ── the score ── */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *payload)
{
	(void)api, (void)context;
	++*(i64 *)payload;
	return SQLITE_OK;
}

/* How many articles have a phrase. To count them costs as much as to find them, so who only reads remembers it. */
static int count_hits(const struct top *t, const Fts5ExtensionApi *api, Fts5Context *context, int phrase, i64 *hits)
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

/* How telling each phrase is, once a query. */
static int prepare(struct top *t, const Fts5ExtensionApi *api, Fts5Context *context)
{
	sqlite3_int64 rows = 0, words = 0;
	int n = api->xPhraseCount(context), code = api->xRowCount(context, &rows);

	if (code == SQLITE_OK)
		code = api->xColumnTotalSize(context, -1, &words);
	if (n > PHRASES)
		return SQLITE_ERROR;
	t->mean = (double)words / (double)rows;
	for (int i = 0; i < n && code == SQLITE_OK; i++) {
		i64 hits;
		code = count_hits(t, api, context, i, &hits);
		t->idf[i] = log(((double)(rows - hits) + 0.5) / ((double)hits + 0.5));
		if (t->idf[i] <= 0.0)
			t->idf[i] = 1e-6;
	}
	t->phrases = n;
	return code;
}

/* How often a phrase stands, by where. */
static int frequency(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, double *out)
{
	static const double weight[] = {1.0, 3.0, 8.0}; /* of body, lead, title, as in schema.sql */
	Fts5PhraseIter at;
	int column, word, code = api->xPhraseFirst(context, phrase, &at, &column, &word);

	*out = 0.0;
	for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(context, &at, &column, &word))
		*out += column < (int)countof(weight) ? weight[column] : 0.0; /* a damaged index says anything */
	return code;
}

static int score(struct top *t, const Fts5ExtensionApi *api, Fts5Context *context, struct ranked *out)
{
	static const double k1 = 1.2, b = 0.75;
	double sum = 0.0, length;
	int words = (int)lengths_of(&t->lengths, out->id), code = SQLITE_OK;

	if (!words)
		code = api->xColumnSize(context, -1, &words);
	length = (double)words;
	for (int i = 0; i < t->phrases && code == SQLITE_OK; i++) {
		double f;
		code = frequency(api, context, i, &f);
		sum += t->idf[i] * ((f * (k1 + 1.0)) / (f + k1 * (1 - b + b * length / t->mean)));
	}
	out->score = -1.0 * sum;
	return code;
}

/* rank_offer(articles_fts) */
static void rank_offer(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
		       sqlite3_value **value)
{
	struct sqlite_store *s = api->xUserData(context);
	struct ranked hit = {.id = api->xRowid(context)};
	int code = s->top ? SQLITE_OK : SQLITE_MISUSE;

	(void)n, (void)value;
	if (code == SQLITE_OK && !s->top->phrases)
		code = prepare(s->top, api, context);
	if (code == SQLITE_OK)
		code = score(s->top, api, context, &hit);
	if (code == SQLITE_OK)
		offer(s->top, hit);
	else
		sqlite3_result_error_code(result, code);
}

int rank_register(sqlite3 *db, struct sqlite_store *s)
{
	fts5_api *api = fts5_of(db);

	return api ? api->xCreateFunction(api, "rank_offer", s, rank_offer, NULL) : SQLITE_ERROR;
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

pr_status rank_first(struct filter *f, size_t wanted, struct ranked **out, size_t *n, pr_err *err)
{
	struct sqlite_store *s = f->s;
	struct top *t = NEW(&s->arena, struct top, 1);
	sqlite3_stmt *row;
	pr_status status;

	*t = (struct top){.hit = NEW(&s->arena, struct ranked, wanted), .room = wanted};
	t->key = str_hash(query_ranked(&f->query, &s->arena).expression);
	status = lengths_read(s, &t->lengths, err);
	if (status == PR_OK)
		status = recall_hits(s, &t->known, err);
	if (status != PR_OK)
		return status;
	s->top = t;
	row = filter_run(f);
	while (db_row(row))
		;
	status = db_end(s, row, err);
	s->top = NULL;
	qsort(t->hit, t->n, sizeof *t->hit, by_rank);
	*out = t->hit;
	*n = t->n;
	return status;
}

void rank_newest(struct sqlite_store *s, const struct found_articles *found, size_t wanted, struct ranked **out, size_t *n)
{
	struct top t = {.hit = NEW(&s->arena, struct ranked, wanted), .room = wanted};
	struct traits_of of;

	for (size_t i = 0; i < found->n; i++) {
		bool dated = traits_of(&of, s->asked_traits, found->id[i]) && of.dated;
		offer(&t, (struct ranked){found->id[i], dated ? -(double)of.day : INFINITY});
	}
	qsort(t.hit, t.n, sizeof *t.hit, by_rank);
	for (size_t i = 0; i < t.n; i++)
		t.hit[i].score = 0;
	*out = t.hit;
	*n = t.n;
}
