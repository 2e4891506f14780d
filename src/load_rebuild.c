/* load_rebuild.c: facts and indexes again from the stored text. The store is read and written by the calling thread
 * alone; workers extract in between. */
#include "load.h"
#include "pipeline.h"

struct rebuild {
	struct store *store;
	struct pipeline *pipeline;
	const pr_read_options *options;
	pr_progress count;
	pr_status status;
	pr_err *err;
	jmp_buf point; /* where the arena that the store reads into jumps when exhausted */
};

static void work(void *payload, struct job *job, const struct worker *w)
{
	(void)payload;
	*job->facts = extract(w->x, &job->arena, job->article);
}

/* A copy that the store's next step does not touch. */
static void article_copy(struct arena *a, struct article *to, const struct article *from)
{
	str *field[] = {&to->article, &to->path, &to->id, &to->source, &to->title,
	                &to->author, &to->published, &to->updated, &to->url, &to->text, NULL};

	*to = *from;
	for (size_t i = 0; field[i]; i++)
		*field[i] = arena_copy(a, *field[i]);
	to->map.edit = arena_grow(a, from->map.edit, from->map.n, from->map.n, sizeof *from->map.edit);
	to->map.room = from->map.n;
	to->map.arena = a;
	to->residue = arena_grow(a, from->residue, from->residues, from->residues, sizeof *from->residue);
	for (u32 i = 0; i < to->residues; i++)
		to->residue[i].text = arena_copy(a, from->residue[i].text);
}

static bool fill(struct job *job, const struct article *article)
{
	jmp_buf point;

	if (arena_try(&job->arena, &point))
		return false;
	job->article = NEW(&job->arena, struct article, 1);
	job->facts = NEW(&job->arena, struct facts, 1);
	article_copy(&job->arena, job->article, article);
	return true;
}

/* The oldest job that is under way, into the store. */
static void write_one(struct rebuild *r)
{
	struct job *job = pipeline_next(r->pipeline, -1);

	if (job->exhausted)
		r->status = err_set(r->err, PR_FAILED, "article no. %lld needs more memory than allowed; `pressoir forget "
		                                       "'#%lld'` takes it out", (long long)job->id, (long long)job->id);
	else
		r->status = r->store->ops->facts_replace(r->store, job->id, job->article, job->facts, r->err);
	r->count.inputs++;
	r->count.loaded++;
	r->count.bytes += job->article->text.n;
	pipeline_back(r->pipeline, job);
	if (r->options->progress)
		r->options->progress(r->options->payload, &r->count);
}

static int each(void *payload, int64_t id, const struct article *article)
{
	struct rebuild *r = payload;
	struct job *job;

	while (r->status == PR_OK && !pipeline_ready(r->pipeline, article->text.n))
		write_one(r);
	if (r->status != PR_OK)
		return 1;
	job = pipeline_idle(r->pipeline, article->text.n);
	job->id = id;
	if (fill(job, article)) {
		pipeline_give(r->pipeline, job);
	} else {
		r->status = err_memory(r->err);
		pipeline_back(r->pipeline, job);
	}
	return r->status != PR_OK;
}

/* Reads and writes all: false when the arena that the store reads into is exhausted. */
static bool run(struct rebuild *r, struct arena *a)
{
	pr_status status;

	if (arena_try(a, &r->point))
		return false;
	status = r->store->ops->each_article(r->store, a, each, r, r->err);
	if (r->status == PR_OK)
		r->status = status;
	while (r->status == PR_OK && !pipeline_ready(r->pipeline, SIZE_MAX))
		write_one(r);
	return true;
}

pr_status load_rebuild(struct store *store, const pr_rules *rules, const pr_read_options *options, pr_progress *out,
                       pr_err *err)
{
	static const pr_read_options none;
	struct rebuild r = {.store = store, .options = options ? options : &none, .err = err};
	struct arena a;

	if (!(r.pipeline = pipeline_start(r.options->jobs, rules, work, NULL, err)))
		return PR_FAILED;
	arena_init(&a, LARGE_ARENA);
	if (r.options->progress)
		r.status = store->ops->count(store, &(pr_query){0}, &r.count.total, err);
	if (r.status == PR_OK)
		r.status = store->ops->begin(store, pr_rules_version(rules), err);
	if (r.status == PR_OK) {
		if (!run(&r, &a))
			r.status = err_set(err, PR_FAILED, "an article needs more memory than allowed; `pressoir verify` tells "
			                                   "which, `pressoir forget` takes it out");
		if (r.status == PR_OK)
			r.status = store->ops->commit(store, err);
		if (r.status != PR_OK)
			store->ops->rollback(store);
	}
	pipeline_free(r.pipeline);
	arena_free(&a);
	if (out)
		*out = r.status == PR_OK ? r.count : (pr_progress){0};
	return r.status;
}
