/* load_callback.c: the sink of a load that calls back. */
#include "load_run.h"

static pr_status callback_put(struct load *l, struct job *job, u32 i, pr_err *err)
{
	(void)err;
	l->now.loaded++;
	return l->each(l->payload, &job->view[i], job->facts[i].fact, job->facts[i].n) ? PR_STOPPED : PR_OK;
}

static pr_status callback_reject(struct load *l, str path, str reason, pr_err *err)
{
	(void)l, (void)path, (void)reason, (void)err;
	return PR_OK;
}

static pr_status callback_settle(struct load *l, bool last, pr_err *err)
{
	(void)last, (void)err;
	l->told = l->now;
	return PR_OK;
}

static void callback_fail(struct load *l, pr_err *err)
{
	(void)l, (void)err;
}

pr_status load_callback(const pr_rules *rules, const char *const *paths, size_t count, const pr_read_options *options,
                        pr_article_fn *each, void *payload, pr_err *err)
{
	static const struct sink sink = {true, NULL, callback_put, callback_reject, NULL, callback_settle, callback_fail};
	struct load l = {.rules = rules, .options = options, .sink = &sink, .each = each, .payload = payload};

	return load_run(&l, paths, count, err);
}
