/* bench_words.c: our lemma of each word against Snowball's stem of it. */
#include <stdio.h>
#include <stdlib.h>

#include <libstemmer.h>

#include "bench.h"
#include "lemma.h"
#include "str.h"
#include "token.h"

struct words {
	const struct articles *all;
	size_t at;  /* article */
	str *word;
	size_t n, room;
};

static int take_word(void *payload, const struct token *t)
{
	struct words *w = payload;

	if (t->same_place)
		return 0;
	if (w->n == w->room) {
		w->room = w->room * 2 + 4096;
		w->word = realloc(w->word, w->room * sizeof *w->word);
		if (!w->word)
			die("out of memory");
	}
	w->word[w->n++] = str_cut(w->all->article[w->at].text, t->beg, t->end);
	return 0;
}

static size_t lemmas_of(struct lemmas *lemmas, const struct words *w)
{
	size_t sum = 0;

	for (size_t i = 0; i < w->n; i++)
		sum += lemma_spell(lemmas, w->word[i], w->word[i], false).word.n;
	return sum;
}

static size_t stems_of(struct sb_stemmer *stemmer, const struct words *w)
{
	size_t sum = 0;

	for (size_t i = 0; i < w->n; i++) {
		sb_stemmer_stem(stemmer, (const sb_symbol *)w->word[i].p, (int)w->word[i].n);
		sum += (size_t)sb_stemmer_length(stemmer);
	}
	return sum;
}

int words(const char *path, int rounds)
{
	struct articles all;
	struct words w = {.all = &all};
	struct analyzer *analyzer = analyzer_new();
	struct lemmas *lemmas = lemmas_new();
	struct sb_stemmer *stemmer = sb_stemmer_new("french", "UTF_8");
	double ours[ROUNDS_MAX], theirs[ROUNDS_MAX];
	size_t sum = 0;
	jmp_buf point;

	if (setjmp(point) || !analyzer || !lemmas || !stemmer)
		die("out of memory");
	articles_read(&all, path, &point);
	for (w.at = 0; w.at < all.n; w.at++)
		tokens_each(analyzer, all.article[w.at].text, 0, take_word, &w);
	for (int round = 0; round < rounds; round++) {
		double began = now(CLOCK_THREAD_CPUTIME_ID);
		sum += lemmas_of(lemmas, &w);
		ours[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
		began = now(CLOCK_THREAD_CPUTIME_ID);
		sum += stems_of(stemmer, &w);
		theirs[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
	}
	printf("words %zu lemmas %.4f snowball %.4f letters %zu\n", w.n, median(ours, rounds), median(theirs, rounds), sum);
	free(w.word);
	lemmas_free(lemmas);
	sb_stemmer_delete(stemmer);
	analyzer_free(analyzer);
	return 0;
}
