/* store_sqlite_suggest.c: words of a query that stand in no article, and what was probably meant.
 *
 * The vocabulary is the index's own, sorted: it is asked for the next word from some place on, and where that one and
 * all that begins like it are too far from what was typed, the next question begins behind them. So some thousand
 * questions go through any vocabulary. A number of questions, not a clock, bounds them: the answer is always the
 * same. */
#include "store_sqlite_find.h"
#include "typo.h"

enum {
	SHORTEST = 4,      /* [bytes] of a word that is looked at */
	LONG = 6,          /* … that may hold two slips, but not in its first letter */
	QUESTIONS = 4000,  /* to the vocabulary, in one search */
	QUESTIONS_IN_ALL = 20000, /* … of all words of a query */
	CANDIDATES = 16,   /* at the least distance */
	ENOUGH = 1000,     /* times; more are not told apart */
	RARE = 2, COMMONER = 50 /* a word that stands so few times gives way to one that stands so many times more often */
};

struct hunt {
	struct sqlite_store *s;
	char word[TOKEN_MAX];
	u32 n, most;      /* [slips] allowed */
	u32 questions;    /* left; */
	u32 *in_all;      /* … of the query's words */
	u32 slips;        /* of the candidates */
	str candidate[CANDIDATES];
	u32 candidates;
};

/* ── candidates ── */

/* `marche~marché` is the word marche. */
static str folded_part(str word)
{
	const char *mark = memchr(word.p, TOKEN_LEMMA, word.n);

	return mark ? str_cut(word, 0, (size_t)(mark - word.p)) : word;
}

static void consider(struct hunt *h, str word, u32 slips)
{
	if (h->candidates && slips < h->slips)
		h->candidates = 0;
	if ((h->candidates && slips > h->slips) || h->candidates == CANDIDATES)
		return;
	h->slips = h->most = slips;
	h->candidate[h->candidates++] = arena_copy(&h->s->arena, word);
}

/* The least text behind all that begin with the first n bytes of `word`. */
static str behind(struct hunt *h, str word, u32 n)
{
	str to = arena_copy(&h->s->row, str_cut(word, 0, n));

	((char *)to.p)[n - 1]++;
	return to;
}

/* Words between two places that are near what was typed. */
static pr_status hunt(struct hunt *h, str from, str to, pr_err *err)
{
	struct sqlite_store *s = h->s;
	pr_status status = PR_OK;

	for (; status == PR_OK && h->questions && *h->in_all; h->questions--, --*h->in_all) {
		str word, folded;
		u32 dead, slips;
		status = vocabulary_next(s, &word, from, err);
		if (status != PR_OK || !word.n || str_cmp(word, to) >= 0)
			break;
		folded = folded_part(word);
		slips = typo_slips((str){h->word, h->n}, folded, h->most, &dead);
		if (slips && slips <= h->most)
			consider(h, word, slips);
		from = dead ? behind(h, word, dead) : str_c(arena_printf(&s->row, "%.*s\x01", (int)word.n, word.p));
	}
	return status;
}

static pr_status find_near(struct hunt *h, pr_err *err)
{
	char letter[] = {h->word[0], (char)(h->word[0] + 1)};
	pr_status status;

	h->most = 1;
	h->questions = QUESTIONS;
	status = hunt(h, S("a"), S("{"), err);
	if (status != PR_OK || h->candidates || h->n < LONG)
		return status;
	h->most = 2;
	h->questions = QUESTIONS;
	return hunt(h, (str){letter, 1}, (str){letter + 1, 1}, err);
}

/* The commonest of the candidates; empty: none is commoner than wanted. */
static pr_status choose(struct hunt *h, str *out, i64 wanted, pr_err *err)
{
	pr_status status = PR_OK;
	i64 times, most = wanted;

	*out = S("");
	for (u32 i = 0; i < h->candidates && status == PR_OK; i++) {
		status = vocabulary_times(h->s, &times, h->candidate[i], ENOUGH, err);
		if (times > most) {
			most = times;
			*out = h->candidate[i];
		}
	}
	return status;
}

/* ── words of the query ── */

struct asking {
	const char *words;
	pr_suggest_fn *each;
	void *payload;
	u32 questions; /* left */
};

struct typed { /* a word; as the index spells it */
	str word, folded;
};

struct typed_words {
	struct arena *arena;
	str text; /* of the leaf at hand */
	struct typed *word;
	u32 n, room;
};

static int collect(void *payload, const struct token *t)
{
	struct typed_words *all = payload;
	struct typed *w;

	if (t->same_place)
		return 0;
	if (all->n == all->room)
		all->word = arena_grow(all->arena, all->word, all->n, all->room = all->room * 2 + 16, sizeof *all->word);
	w = &all->word[all->n++];
	w->word = str_cut(all->text, t->beg, t->end);
	w->folded = arena_copy(all->arena, folded_part((str){t->word, t->n}));
	return 0;
}

static pr_status suggest(struct sqlite_store *s, struct asking *ask, const struct typed *w, pr_err *err)
{
	struct hunt h = {.s = s, .n = (u32)w->folded.n, .in_all = &ask->questions};
	i64 times;
	str better = {"", 0};
	pr_status status;

	if (w->folded.n < SHORTEST || w->folded.p[0] < 'a' || w->folded.p[0] > 'z')
		return PR_OK;
	memcpy(h.word, w->folded.p, w->folded.n);
	status = vocabulary_times_typed(s, &times, w->word, RARE + 1, err);
	if (status != PR_OK || times > RARE)
		return status;
	status = find_near(&h, err);
	if (status == PR_OK)
		status = choose(&h, &better, times * COMMONER, err);
	arena_reset(&s->row);
	if (status != PR_OK || !better.n || (times && h.slips > 1))
		return status;
	return ask->each(ask->payload, w->word, token_written(s->analyzer, better)) ? PR_STOPPED : PR_OK;
}

static pr_status suggest_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct asking *ask = args;
	struct typed_words all = {.arena = &s->arena};
	struct query q;
	pr_status status = query_read(&q, &s->arena, s->analyzer, str_c(ask->words), err);

	if (status == PR_OK)
		status = vocabulary_open(s, err);
	if (status != PR_OK)
		return status;
	for (u32 i = 0; i < q.leaves; i++) {
		all.text = q.leaf[i].text;
		if (!q.leaf[i].without && !q.leaf[i].prefix)
			tokens_each(s->analyzer, all.text, TOKEN_QUERY, collect, &all);
	}
	for (u32 i = 0; i < all.n && status == PR_OK; i++)
		status = suggest(s, ask, &all.word[i], err);
	return status;
}

pr_status sqlite_suggest(struct store *store, const char *words, pr_suggest_fn *each, void *payload, pr_err *err)
{
	struct asking ask = {words, each, payload, QUESTIONS_IN_ALL};

	return db_guard(store, suggest_run, &ask, err);
}
