/* queue.c: see queue.h. */
#include "queue.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

bool queue_init(struct queue *q, u32 room)
{
	pthread_condattr_t steady;

	*q = (struct queue){.room = room, .enough = 1, .slot = calloc(room, sizeof *q->slot)};
	pthread_mutex_init(&q->lock, NULL);
	pthread_condattr_init(&steady);
	pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
	pthread_cond_init(&q->more, &steady);
	pthread_condattr_destroy(&steady);
	return q->slot != NULL;
}

void queue_free(struct queue *q)
{
	pthread_cond_destroy(&q->more);
	pthread_mutex_destroy(&q->lock);
	free(q->slot);
	q->slot = NULL;
}

void queue_push(struct queue *q, void *item)
{
	pthread_mutex_lock(&q->lock);
	assert(q->n < q->room);
	q->slot[(q->head + q->n++) % q->room] = item;
	if (q->n >= q->enough)
		pthread_cond_signal(&q->more);
	pthread_mutex_unlock(&q->lock);
}

void queue_enough(struct queue *q, u32 enough)
{
	pthread_mutex_lock(&q->lock);
	q->enough = enough;
	pthread_mutex_unlock(&q->lock);
}

void queue_wake(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	if (q->n)
		pthread_cond_signal(&q->more);
	pthread_mutex_unlock(&q->lock);
}

static struct timespec later(int wait)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += wait / 1000;
	t.tv_nsec += wait % 1000 * 1000000L;
	if (t.tv_nsec >= 1000000000L) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000L;
	}
	return t;
}

void *queue_pop(struct queue *q, int wait)
{
	struct timespec until = later(wait < 0 ? 0 : wait);
	void *item = NULL;
	int late = 0;

	pthread_mutex_lock(&q->lock);
	while (!q->closed && q->n == 0 && late == 0)
		late = wait < 0 ? pthread_cond_wait(&q->more, &q->lock)
		                : pthread_cond_timedwait(&q->more, &q->lock, &until);
	if (!q->closed && q->n > 0) {
		item = q->slot[q->head];
		q->head = (q->head + 1) % q->room;
		q->n--;
	}
	pthread_mutex_unlock(&q->lock);
	return item;
}

void queue_close(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->closed = true;
	pthread_cond_broadcast(&q->more);
	pthread_mutex_unlock(&q->lock);
}
