/* queue.h: a bounded queue between threads. As wide as the set of jobs that goes round, so a push never waits and
 * back-pressure needs no code: who finds nothing to pop waits. queue.c holds the only mutex of the pipeline. */
#ifndef QUEUE_H
#define QUEUE_H

#include <pthread.h>

#include "base.h"

struct queue {
	void **slot;
	u32 room, head, n;
	u32 enough; /* who sleeps is woken when so many are there */
	bool closed;
	pthread_mutex_t lock;
	pthread_cond_t more;
};

bool queue_init(struct queue *q, u32 room); /* false: out of memory */
void queue_free(struct queue *q);
void queue_push(struct queue *q, void *item);

/* Waking a thread for each item costs more than a small item does. So a sleeper may be left alone until `enough` are
 * there (1, unless it is said), by someone who sees to it that they come, or calls queue_wake. */
void queue_enough(struct queue *q, u32 enough);
void queue_wake(struct queue *q); /* for whatever is there */
void *queue_pop(struct queue *q, int wait); /* wait [ms], -1: as long as it takes; NULL: closed, or nothing came */
void queue_close(struct queue *q);          /* from now on every pop gives NULL at once */

#endif
