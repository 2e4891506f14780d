/* pipeline.c: see pipeline.h. */
#include "pipeline.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "markup.h"

/* ── workers ── */

/* Work in the job's arena: false when that is exhausted. */
static bool attempt(struct worker *w, struct job *job)
{
	jmp_buf point;

	if (arena_try(&job->arena, &point))
		return false;
	job->articles = 0;
	job->why = NULL;
	w->p->work(w->p->payload, job, w);
	return true;
}

/* Before a worker sleeps it wakes the writer for what is done: nothing more will come from here. */
static struct job *job_next(struct pipeline *p)
{
	struct job *job = queue_pop(&p->todo, 0);

	if (job)
		return job;
	queue_wake(&p->done);
	return queue_pop(&p->todo, -1);
}

static void *worker_run(void *payload)
{
	struct worker *w = payload;
	struct job *job;

	while ((job = job_next(w->p))) {
		job->exhausted = !job->end && !attempt(w, job);
		queue_push(&w->p->done, job);
	}
	return NULL;
}

static bool workers_start(struct pipeline *p, const pr_rules *rules)
{
	sigset_t all, before;
	bool good = true;

	sigfillset(&all); /* signals are for the caller's thread */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (u32 i = 0; i <= p->workers && good; i++) {
		struct worker *w = &p->worker[i];
		w->p = p;
		w->x = extractor_new(rules);
		w->analyzer = analyzer_new();
		good = w->x && w->analyzer;
		if (good && i < p->workers)
			good = w->started = pthread_create(&w->thread, NULL, worker_run, w) == 0;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return good;
}

/* ── the whole ── */

u32 pipeline_workers(u32 wanted)
{
	long cores = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);

	return cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (u32)cores;
}

struct pipeline *pipeline_start(u32 workers, const pr_rules *rules, work_fn *work, void *payload, pr_err *err)
{
	struct pipeline *p = calloc(1, sizeof *p);
	bool good = p != NULL;

	markup_init();
	if (p) {
		p->work = work;
		p->payload = payload;
		p->workers = pipeline_workers(workers);
		p->jobs = p->workers * 4 + 4 < JOBS_MAX ? p->workers * 4 + 4 : JOBS_MAX;
		good &= queue_init(&p->idle, p->jobs);
		good &= queue_init(&p->todo, p->jobs);
		good &= queue_init(&p->done, p->jobs);
		queue_enough(&p->idle, p->jobs / 2); /* they all come back, so some time there are */
		queue_enough(&p->done, p->jobs / 4);
		for (u32 i = 0; i < p->jobs && good; i++) {
			arena_init(&p->job[i].arena, SMALL_ARENA);
			queue_push(&p->idle, &p->job[i]);
		}
		good = good && workers_start(p, rules);
	}
	if (good)
		return p;
	pipeline_free(p);
	err_set(err, PR_FAILED, "out of memory, or of threads; end other programs, or ask for fewer threads (-j 1)");
	return NULL;
}

void pipeline_abandon(struct pipeline *p)
{
	atomic_store(&p->stopped, true);
	queue_close(&p->idle);
	queue_close(&p->todo);
}

void pipeline_free(struct pipeline *p)
{
	if (!p)
		return;
	pipeline_abandon(p);
	for (u32 i = 0; i <= p->workers; i++) {
		if (p->worker[i].started)
			pthread_join(p->worker[i].thread, NULL);
		extractor_free(p->worker[i].x);
		analyzer_free(p->worker[i].analyzer);
	}
	for (u32 i = 0; i < p->jobs; i++)
		arena_free(&p->job[i].arena);
	queue_free(&p->idle);
	queue_free(&p->todo);
	queue_free(&p->done);
	free(p);
}

/* ── the reader's side ── */

/* One job, when all the others are idle too. */
static struct job *idle_alone(struct pipeline *p)
{
	struct job *held[JOBS_MAX] = {0};

	queue_enough(&p->idle, 1);
	for (u32 i = 0; i < p->jobs; i++)
		if (!(held[i] = queue_pop(&p->idle, -1)))
			return NULL;
	queue_enough(&p->idle, p->jobs / 2);
	for (u32 i = 1; i < p->jobs; i++)
		queue_push(&p->idle, held[i]);
	return held[0];
}

struct job *pipeline_idle(struct pipeline *p, size_t size)
{
	bool large = size > SMALL_ITEM;
	struct job *job = large || p->alone ? idle_alone(p) : queue_pop(&p->idle, -1);

	p->alone = large;
	if (job)
		job->arena.limit = large ? LARGE_ARENA : SMALL_ARENA;
	return job;
}

bool pipeline_ready(const struct pipeline *p, size_t size)
{
	u64 busy = p->given - p->next;

	return size > SMALL_ITEM || p->alone ? busy == 0 : busy < p->jobs;
}

void pipeline_give(struct pipeline *p, struct job *job)
{
	job->seq = p->given++;
	queue_push(&p->todo, job);
}

void pipeline_end(struct pipeline *p)
{
	struct job *job = pipeline_idle(p, 0);

	if (job) {
		job->end = true;
		pipeline_give(p, job);
	}
}

/* ── the writer's side ── */

struct job *pipeline_next(struct pipeline *p, int wait)
{
	struct job **place = &p->ring[p->next % p->jobs], *job;

	while (!*place) {
		if (!(job = queue_pop(&p->done, wait)))
			return NULL;
		p->ring[job->seq % p->jobs] = job;
	}
	job = *place;
	*place = NULL;
	p->next++;
	if (job->exhausted && job->arena.limit < LARGE_ARENA) {
		job->arena.limit = LARGE_ARENA;
		job->exhausted = !attempt(&p->worker[p->workers], job);
	}
	return job;
}

void pipeline_back(struct pipeline *p, struct job *job)
{
	arena_reset(&job->arena);
	queue_push(&p->idle, job);
}
