/* load_writer.c: the calling thread of a load takes the jobs back in the order of the input, and gives what is in them
 * to the sink. What depends on that order, the part of an article without an id, is settled here. */
#include <stdio.h>
#include <time.h>

#include "load_run.h"
#include "str.h"

u64 load_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (u64)t.tv_sec * 1000 + (u64)t.tv_nsec / 1000000;
}

static pr_status reject(struct load *l, const struct item *item, const char *why, pr_err *err)
{
	char where[8300];
	int n = item->line ? snprintf(where, sizeof where, "%s:%llu", item->name.p, (unsigned long long)item->line)
	                   : snprintf(where, sizeof where, "%s", item->name.p);
	pr_reject told = {{where, (size_t)n < sizeof where ? (size_t)n : sizeof where - 1}, str_c(why)};

	l->now.inputs++;
	l->now.rejected++;
	if (l->options->reject)
		l->options->reject(l->options->payload, &told);
	return l->sink->reject(l, told.path, told.reason, err);
}

/* Articles without ids are told apart by where they stand among those of their file. */
static void number_parts(struct load *l, struct job *job)
{
	for (u32 i = 0; i < job->articles; i++) {
		if (job->article[i].id.n)
			continue;
		if (l->file != job->item.file)
			l->part = 0;
		l->file = job->item.file;
		job->article[i].part = ++l->part;
		if (l->sink->views)
			job->view[i].part = l->part;
	}
}

/* A file of which nothing was told, though every item of it had its reason to be passed over. */
static pr_status tell_silent(struct load *l, pr_err *err)
{
	bool told = l->silent == l->told_of;
	struct item item = {.name = str_c(l->silent_name)};

	l->silent = 0;
	return told ? PR_OK : reject(l, &item, input_nothing, err);
}

static pr_status pass_over(struct load *l, const struct item *item)
{
	l->silent = item->file;
	snprintf(l->silent_name, sizeof l->silent_name, "%s", item->name.p);
	return PR_OK;
}

/* Standard input is another one each time. */
static pr_status begin_file(struct load *l, const struct item *item, pr_err *err)
{
	bool begins = l->retried != item->file && !str_eq(item->name, S("-"));

	l->retried = item->file;
	return begins && l->sink->retry ? l->sink->retry(l, item->name, err) : PR_OK;
}

static pr_status take(struct load *l, struct job *job, pr_err *err)
{
	pr_status status = l->silent && l->silent != job->item.file ? tell_silent(l, err) : PR_OK;

	l->now.bytes = job->item.taken;
	if (status == PR_OK)
		status = begin_file(l, &job->item, err);
	if (status != PR_OK)
		return status;
	if (!job->exhausted && job->why == input_nothing)
		return pass_over(l, &job->item);
	l->told_of = job->item.file;
	if (job->exhausted)
		return reject(l, &job->item, N_("needs more memory than allowed"), err);
	if (job->why)
		return reject(l, &job->item, job->why, err);
	for (u32 i = 0; i < job->flaws && status == PR_OK; i++)
		status = reject(l, &job->item, job->flaw[i], err);
	number_parts(l, job);
	for (u32 i = 0; i < job->articles && status == PR_OK; i++) {
		l->now.inputs++;
		status = l->sink->put(l, job, i, err);
	}
	return status;
}

static void report(struct load *l, bool last)
{
	u64 now = load_clock();

	if (!l->options->progress || (!last && now - l->reported < 100))
		return;
	l->reported = now;
	l->told.bytes = last && l->now.total_bytes ? l->now.total_bytes : l->now.bytes;
	l->told.total_bytes = l->now.total_bytes;
	l->options->progress(l->options->payload, &l->told);
}

pr_status load_write(struct load *l, pr_err *err)
{
	pr_status status = PR_OK;
	bool end = false;

	while (!end && status == PR_OK) {
		struct job *job = pipeline_next(l->pipeline, 200);
		if (job && !(end = job->end))
			status = take(l, job, err);
		else if (end && l->silent)
			status = tell_silent(l, err);
		if (job)
			pipeline_back(l->pipeline, job);
		if (status == PR_OK)
			status = l->sink->settle(l, end, err);
		report(l, end);
	}
	return status;
}
