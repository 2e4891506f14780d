/* web_pool.c: a corpus is for one thread at a time, so each request takes one and gives it back. They are opened when
 * first needed, to read only: a load goes on beside them, and each request sees what was loaded when it began. One more
 * is read in the background, a little at a time, so that what all of them share is in memory before it is asked for. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "web.h"

struct pool {
	char *path;
	pthread_mutex_t mutex;
	pthread_cond_t given;
	pr_corpus *idle[WEB_CORPORA];
	unsigned idle_count, taken;
	pthread_t warmer;
	pthread_cond_t end;
	bool warms, ends;
};

/* ── in the background ── */

enum { PAUSE_MS = 2, /* others read meanwhile */ LOOK_MS = 1000 /* has more been loaded? */ };

/* False: it is to end. */
static bool wait_for(struct pool *pool, long milliseconds)
{
	struct timespec until;
	int late = 0;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += milliseconds % 1000 * 1000000;
	until.tv_sec += milliseconds / 1000 + until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&pool->mutex);
	while (!pool->ends && late == 0)
		late = pthread_cond_timedwait(&pool->end, &pool->mutex, &until);
	bool goes_on = !pool->ends;
	pthread_mutex_unlock(&pool->mutex);
	return goes_on;
}

/* What cannot be read here, the request that needs it will say. */
static void *warm(void *payload)
{
	struct pool *pool = payload;
	pr_corpus *corpus = NULL;
	int more = 1;

	while (wait_for(pool, more ? PAUSE_MS : LOOK_MS)) {
		pr_err err = {0};
		more = 0;
		if (corpus || pr_corpus_open(&corpus, pool->path, PR_READ, &err) == PR_OK)
			pr_corpus_warm(corpus, &more, &err);
	}
	if (corpus)
		pr_corpus_close(corpus);
	return NULL;
}

/* ── the corpora ── */

struct pool *pool_new(const char *path)
{
	struct pool *pool = calloc(1, sizeof *pool);
	if (!pool || !(pool->path = strdup(path))) {
		free(pool);
		return NULL;
	}
	pthread_mutex_init(&pool->mutex, NULL);
	pthread_cond_init(&pool->given, NULL);
	pthread_cond_init(&pool->end, NULL);
	pool->warms = pthread_create(&pool->warmer, NULL, warm, pool) == 0;
	return pool;
}

void pool_free(struct pool *pool)
{
	if (!pool)
		return;
	pthread_mutex_lock(&pool->mutex);
	pool->ends = true;
	pthread_cond_signal(&pool->end);
	pthread_mutex_unlock(&pool->mutex);
	if (pool->warms)
		pthread_join(pool->warmer, NULL);
	while (pool->idle_count > 0)
		pr_corpus_close(pool->idle[--pool->idle_count]);
	pthread_cond_destroy(&pool->given);
	pthread_cond_destroy(&pool->end);
	pthread_mutex_destroy(&pool->mutex);
	free(pool->path);
	free(pool);
}

/* A place among those who read at the same time, with a corpus where one lies idle. False: none in time. */
static bool take_place(struct pool *pool, pr_corpus **idle)
{
	struct timespec until;
	int late = 0;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WEB_WAIT_SECONDS;
	pthread_mutex_lock(&pool->mutex);
	while (pool->taken == WEB_CORPORA && late == 0)
		late = pthread_cond_timedwait(&pool->given, &pool->mutex, &until);
	bool taken = pool->taken < WEB_CORPORA;
	if (taken) {
		pool->taken++;
		*idle = pool->idle_count > 0 ? pool->idle[--pool->idle_count] : NULL;
	}
	pthread_mutex_unlock(&pool->mutex);
	return taken;
}

void pool_give(struct pool *pool, pr_corpus *corpus)
{
	pthread_mutex_lock(&pool->mutex);
	pool->taken--;
	if (corpus)
		pool->idle[pool->idle_count++] = corpus;
	pthread_cond_signal(&pool->given);
	pthread_mutex_unlock(&pool->mutex);
}

pr_corpus *pool_take(struct pool *pool, pr_err *err)
{
	pr_corpus *corpus = NULL;
	if (!take_place(pool, &corpus)) {
		*err = (pr_err){PR_STOPPED, "too many requests at the same time; try again"};
		return NULL;
	}
	if (!corpus && pr_corpus_open(&corpus, pool->path, PR_READ, err) != PR_OK)
		pool_give(pool, NULL);
	return corpus;
}
