/* load_reader.c: the reader's thread of a load: items are copied into idle jobs, for what they point into is the
 * source's. */
#include "load_run.h"
#include "str.h"

static str joined(struct arena *a, str head, str bytes)
{
	char *p = NEW(a, char, head.n + bytes.n + 1);

	memcpy(p, head.p ? head.p : "", head.n);
	memcpy(p + head.n, bytes.p ? bytes.p : "", bytes.n);
	return (str){p, head.n + bytes.n};
}

/* False: the system has no memory for it. */
static bool copy_item(struct job *job, const struct item *item)
{
	jmp_buf point;
	struct arena *a = &job->arena;

	if (arena_try(a, &point))
		return false;
	job->item = *item;
	job->item.name = utf8_name(a, item->name);
	job->item.path = utf8_name(a, item->path);
	job->item.folder = utf8_name(a, item->folder);
	job->item.bytes = joined(a, item->head, item->bytes);
	job->item.origin = item->origin - item->head.n; /* so that maps of the joined bytes lead on into the file */
	job->item.why = item->why ? arena_copy(a, str_c(item->why)).p : NULL;
	return true;
}

int load_give(void *load, const struct item *item)
{
	struct load *l = load;
	struct job *job = pipeline_idle(l->pipeline, item->head.n + item->bytes.n);

	if (!job)
		return 1;
	if (!copy_item(job, item)) {
		l->read = err_memory(&l->read_err);
		pipeline_back(l->pipeline, job);
		return 1;
	}
	pipeline_give(l->pipeline, job);
	return 0;
}

bool load_stopped(void *load)
{
	const struct load *l = load;

	return atomic_load(&l->pipeline->stopped);
}

void *load_read(void *load)
{
	struct load *l = load;
	pr_status status = source_read(&l->source, &l->read_err);

	if (l->read == PR_OK)
		l->read = status;
	pipeline_end(l->pipeline);
	return NULL;
}
