/* load.c: one run of a load: what it was asked, its threads, and how it ends. The reader (load_reader.c) copies items
 * into jobs, workers (load_worker.c) make articles and facts of them, the calling thread (load_writer.c) takes the jobs
 * back in order: so any number of workers gives the same. */
#include <stdio.h>

#include "load_run.h"
#include "str.h"

static const pr_read_options no_options;

/* ── what was asked ── */

static pr_status read_titles(struct load *l, pr_err *err)
{
	jmp_buf point;

	arena_init(&l->arena, SMALL_ARENA);
	if (arena_try(&l->arena, &point))
		return err_set(err, PR_FAILED, "rules/lists/sources.tsv needs more memory than allowed; shorten it");
	l->titles = source_titles(&l->arena, l->rules);
	return PR_OK;
}

static pr_status no_format(const char *name, pr_err *err)
{
	char names[400] = "";
	size_t n = 0;

	for (const char *const *format = pr_input_formats(); *format && n < sizeof names; format++)
		n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", n ? ", " : "", *format);
	return err_set(err, PR_USAGE, "there is no input format `%s`; there are %s", name, names);
}

static pr_status prepare(struct load *l, const char *const *paths, size_t count, pr_err *err)
{
	const pr_read_options *o = l->options = l->options ? l->options : &no_options;

	l->source = (struct source){
		.paths = paths, .count = count, .own = l->source.own, .each = load_give, .stopped = load_stopped, .payload = l,
	};
	l->published = DAY_NONE;
	if (o->published && (strlen(o->published) != 10 || !day_read(&l->published, str_c(o->published))))
		return err_set(err, PR_USAGE, "%s is not a day; write it as 2022-03-31", o->published);
	if (o->input && !(l->source.format = input_by_name(o->input)))
		return no_format(o->input, err);
	if (o->progress)
		l->now.total_bytes = source_size(&l->source);
	return read_titles(l, err);
}

/* ── its threads ── */

static pr_status run(struct load *l, pr_err *err)
{
	pthread_t reader;
	pr_status status;

	if (pthread_create(&reader, NULL, load_read, l) != 0)
		return err_set(err, PR_FAILED, "no thread can be started; end other programs, or allow more (ulimit -u)");
	status = load_write(l, err);
	pipeline_abandon(l->pipeline);
	pthread_join(reader, NULL);
	return status == PR_OK && l->read != PR_OK ? err_set(err, l->read, "%s", l->read_err.message) : status;
}

pr_status load_run(struct load *l, const char *const *paths, size_t count, pr_err *err)
{
	pr_status status = prepare(l, paths, count, err);

	if (status == PR_OK)
		status = cage_start(&l->cage, pipeline_workers(l->options->jobs), err);
	l->source.cage = l->cage;
	if (status == PR_OK && !(l->pipeline = pipeline_start(l->options->jobs, l->rules, load_work, l, err)))
		status = PR_FAILED;
	if (status == PR_OK) {
		status = run(l, err);
		pipeline_free(l->pipeline);
		if (status != PR_OK)
			l->sink->fail(l, err);
	}
	cage_stop(l->cage);
	arena_free(&l->arena);
	return status == PR_OK && l->now.rejected ? PR_REJECTED : status;
}
