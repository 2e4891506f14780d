/* pipeline.h: jobs that go round between threads, handed over in the order in which they were given.
 *
 *     idle ─▶ reader ─▶ todo ─▶ workers ─▶ done ─▶ ring, by number ─▶ writer ─▶ idle
 *
 * The reader sleeps until half of the jobs are idle, the writer until a quarter is done or the workers have nothing
 * left to do: a small article takes less than waking a thread.
 *
 * Memory is bounded by the set of jobs, each with its arena. Most documents are small: an arena of SMALL_ARENA does. A
 * large one (beyond SMALL_ITEM) goes alone, with the others idle, and may take LARGE_ARENA; a small one that needs more
 * than SMALL_ARENA is worked on again by the writer. So what a document may take never depends on the number of
 * threads: the results are the same for any. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include <pthread.h>
#include <stdatomic.h>

#include "article.h"
#include "extract.h"
#include "bounds.h"
#include "queue.h"
#include "source.h"
#include "token.h"

enum {
	WORKERS_MAX = 16,
	JOBS_MAX = WORKERS_MAX + 6
};

struct job {
	struct arena arena;
	u64 seq;
	bool end;             /* the reader's last word: no document */
	bool exhausted;       /* it needs more memory than its arena may have */
	struct item item;     /* what the reader put in … */
	int64_t id;           /* … for a rebuild: the row, and the article */
	struct article *article; /* what the worker made of it */
	struct facts *facts;  /* of each article … */
	struct ready **ready; /* … and what a store wants of it */
	pr_article *view;     /* each article as the public sees it, where one is asked for */
	u32 articles, room;
	const char *why;      /* NULL, or why there is no article */
	const char **flaw;    /* of the documents of an export that are none: why */
	u32 flaws;
};

struct pipeline;
struct worker {
	struct pipeline *p;
	struct extractor *x;
	struct analyzer *analyzer;
	pthread_t thread;
	bool started;
};

typedef void work_fn(void *payload, struct job *job, const struct worker *w); /* may exhaust the job's arena */

struct pipeline {
	struct job job[JOBS_MAX];
	struct job *ring[JOBS_MAX];    /* done, not yet in order */
	struct queue idle, todo, done;
	u32 jobs, workers;
	u64 given, next;               /* numbers of jobs: the reader's next, the writer's next */
	bool alone;                    /* the last job given was a large one */
	atomic_bool stopped;
	struct worker worker[WORKERS_MAX + 1]; /* the one after `workers` is no thread: the writer's */
	work_fn *work;
	void *payload;
};

u32 pipeline_workers(u32 wanted); /* how many that gives; 0: one a core */
/* workers as above. NULL: PR_FAILED, and why in err. */
struct pipeline *pipeline_start(u32 workers, const pr_rules *rules, work_fn *work, void *payload, pr_err *err);
void pipeline_abandon(struct pipeline *p); /* tells reader and workers to end: nothing is popped from now on */
void pipeline_free(struct pipeline *p);    /* in whatever state, but after the reader has ended */

/* Reader. */
struct job *pipeline_idle(struct pipeline *p, size_t size); /* a job for an item of that size; NULL: stopped */
void pipeline_give(struct pipeline *p, struct job *job);
void pipeline_end(struct pipeline *p); /* the last word: the writer sees a job with `end` */

/* Writer. */
struct job *pipeline_next(struct pipeline *p, int wait); /* wait [ms] as in queue_pop; NULL: none came */
void pipeline_back(struct pipeline *p, struct job *job);

/* For a reader that is the writer too: jobs must be taken with pipeline_next until this is true. */
bool pipeline_ready(const struct pipeline *p, size_t size);

#endif
