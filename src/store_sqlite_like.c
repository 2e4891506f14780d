/* store_sqlite_like.c: articles like a given one: a query of its most telling words, any of them. A word tells the more
 * the oftener it stands in the article and the more rarely in the corpus; how rarely is counted up to a bound, at which
 * a word tells nothing. */
#include <stdlib.h>

#include "store_sqlite_find.h"

enum {
	READ = 20000,   /* [words] of the article */
	SHORTEST = 4,   /* [bytes] */
	TITLE = 3,      /* a word of the title counts so many times */
	TRIED = 100,    /* words that stand most often */
	TELLING = 20,   /* of them, those that are looked for */
	SHARE = 20, COMMON_MIN = 50, COMMON_MAX = 20000 /* standing once in so many articles is common, within these
	                                                 * bounds */
};

struct said { /* a word of the article */
	u64 hash;
	u32 beg, end; /* [bytes] where it stands first */
	u64 weight;
};

struct saying {
	struct said *word;
	u32 n, title_end;
};

/* ── the words of the article ── */

static int collect(void *payload, const struct token *t)
{
	struct saying *all = payload;

	if (t->same_place || t->n < SHORTEST || (t->word[0] >= '0' && t->word[0] <= '9'))
		return 0;
	all->word[all->n++] = (struct said){.hash = str_hash((str){t->word, t->n}), .beg = t->beg, .end = t->end,
	                                    .weight = t->beg < all->title_end ? TITLE : 1};
	return all->n == READ;
}

static int by_hash(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->hash != y->hash)
		return (x->hash > y->hash) - (x->hash < y->hash);
	return (x->beg > y->beg) - (x->beg < y->beg);
}

static int by_weight(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->weight != y->weight)
		return (x->weight < y->weight) - (x->weight > y->weight);
	return (x->beg > y->beg) - (x->beg < y->beg);
}

/* Each word once, with the sum of its weights; those of most weight first. */
static void add_up(struct saying *all)
{
	u32 n = 0;

	qsort(all->word, all->n, sizeof *all->word, by_hash);
	for (u32 i = 0; i < all->n; i++)
		if (n && all->word[n - 1].hash == all->word[i].hash)
			all->word[n - 1].weight += all->word[i].weight;
		else
			all->word[n++] = all->word[i];
	all->n = n;
	qsort(all->word, all->n, sizeof *all->word, by_weight);
}

/* ── what they tell ── */

/* Eighths of the binary logarithm. */
static u64 log_eighths(u64 x)
{
	u32 bits = 63 - (u32)__builtin_clzll(x | 8);

	return bits * 8 + (x >> (bits - 3) & 7);
}

static pr_status weigh(struct sqlite_store *s, struct said *w, str text, i64 common, pr_err *err)
{
	i64 times;
	pr_status status = vocabulary_times_typed(s, &times, str_cut(text, w->beg, w->end), common, err);

	w->weight *= log_eighths((u64)common * 64) - log_eighths((u64)(times ? times : common) * 64);
	return status;
}

static pr_status weigh_all(struct sqlite_store *s, struct saying *all, str text, pr_err *err)
{
	i64 common = 0;
	pr_status status = vocabulary_open(s, err);

	if (status == PR_OK)
		status = db_number(s, db_bind(s, "SELECT coalesce(max(id), 0) / ? FROM article", "i", (i64)SHARE), &common,
		                   err);
	common = common < COMMON_MIN ? COMMON_MIN : common > COMMON_MAX ? COMMON_MAX : common;
	if (all->n > TRIED)
		all->n = TRIED;
	for (u32 i = 0; i < all->n && status == PR_OK; i++)
		status = weigh(s, &all->word[i], text, common, err);
	qsort(all->word, all->n, sizeof *all->word, by_weight);
	return status;
}

/* ── the query ── */

pr_status like_words(struct sqlite_store *s, str *words, i64 *id, const char *name, pr_err *err)
{
	struct buf b = {.arena = &s->arena};
	struct saying all = {NEW(&s->arena, struct said, READ), 0, 0};
	pr_article article;
	pr_status status = article_named(s, id, name, err);

	if (status == PR_OK)
		status = row_article(s, &article, *id, true, err);
	if (status != PR_OK)
		return status;
	all.title_end = str_starts(article.text, article.title) ? (u32)article.title.n : 0;
	tokens_each(s->analyzer, article.text, TOKEN_LEMMAS, collect, &all);
	add_up(&all);
	status = weigh_all(s, &all, article.text, err);
	for (u32 i = 0; i < all.n && i < TELLING && all.word[i].weight; i++) {
		str word = str_cut(article.text, all.word[i].beg, all.word[i].end);
		buf_printf(&b, "%s\"%.*s\"", i ? " OU " : "", (int)word.n, word.p);
	}
	*words = buf_str(&b);
	arena_reset(&s->row);
	return status;
}

/* Without the article itself and those that are nearly the same; nothing is like an article of common words alone. */
void filter_unlike(struct filter *f)
{
	filter_add(f, " AND a.rowid <> ");
	filter_number(f, f->like);
	filter_add(f, " AND a.rowid NOT IN (SELECT article FROM cluster WHERE label = "
	           "(SELECT label FROM cluster WHERE article = ");
	filter_number(f, f->like);
	filter_add(f, f->query.whole ? "))" : ")) AND 0");
}
