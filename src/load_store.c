/* load_store.c: the sink that is a store. Articles are counted as loaded once their batch is committed. */
#include <stdio.h>

#include "load_run.h"

enum {
	BATCH_ARTICLES = 10000,
	BATCH_BYTES = 32 << 20, /* of text */
	BATCH_MS = 2000
};

static pr_status open_batch(struct load *l, pr_err *err)
{
	pr_status status = l->open ? PR_OK : l->store->ops->begin(l->store, pr_rules_version(l->rules), err);

	if (!l->open && status == PR_OK) {
		l->open = true;
		l->opened = load_clock();
		l->pending = l->weight = 0;
	}
	return status;
}

static struct ready *store_prepare(const struct load *l, struct job *job, u32 i, struct analyzer *analyzer)
{
	const struct store_ops *ops = l->store->ops;

	return ops->prepare ? ops->prepare(&job->arena, analyzer, &job->article[i], &job->facts[i]) : NULL;
}

static pr_status store_put(struct load *l, struct job *job, u32 i, pr_err *err)
{
	u64 *count[] = {[STORED_NEW] = &l->now.loaded, [STORED_REPLACED] = &l->now.loaded,
	                [STORED_UNCHANGED] = &l->now.unchanged, [STORED_DUPLICATE] = &l->now.duplicate};
	pr_status status = open_batch(l, err);
	enum stored stored;

	if (status == PR_OK)
		status = l->store->ops->put(l->store, &job->article[i], &job->facts[i], job->ready[i], &stored, err);
	if (status == PR_OK) {
		++*count[stored];
		l->pending++;
		l->weight += job->article[i].text.n;
	}
	return status;
}

static pr_status store_reject(struct load *l, str path, str reason, pr_err *err)
{
	pr_status status = open_batch(l, err);

	l->pending++;
	return status == PR_OK ? l->store->ops->reject(l->store, path, reason, err) : status;
}

static pr_status store_retry(struct load *l, str path, pr_err *err)
{
	const struct store_ops *ops = l->store->ops;
	pr_status status = ops->retry ? open_batch(l, err) : PR_OK;

	return status == PR_OK && ops->retry ? ops->retry(l->store, path, err) : status;
}

static pr_status store_settle(struct load *l, bool last, pr_err *err)
{
	bool full = l->pending >= BATCH_ARTICLES || l->weight >= BATCH_BYTES;
	bool due = last || full || load_clock() - l->opened >= BATCH_MS;
	pr_status status = PR_OK;

	if (l->open && due) {
		status = l->store->ops->commit(l->store, err);
		if (status == PR_OK) {
			l->open = false;
			l->told = l->now;
		}
	}
	return status;
}

static void store_fail(struct load *l, pr_err *err)
{
	size_t n = err ? strlen(err->message) : 0;

	if (l->open)
		l->store->ops->rollback(l->store);
	if (err && l->told.inputs)
		snprintf(err->message + n, sizeof err->message - n,
		         "; what was read before stands: %llu loaded, %llu unchanged, %llu duplicate, %llu rejected",
		         (unsigned long long)l->told.loaded, (unsigned long long)l->told.unchanged,
		         (unsigned long long)l->told.duplicate, (unsigned long long)l->told.rejected);
}

pr_status load_store(struct store *store, const pr_rules *rules, const char *const *paths, size_t count,
                     const pr_read_options *options, pr_progress *out, pr_err *err)
{
	static const struct sink sink = {false, store_prepare, store_put, store_reject, store_retry, store_settle, store_fail};
	struct load l = {.rules = rules, .options = options, .sink = &sink, .store = store, .source.own = store->file};
	pr_status status = load_run(&l, paths, count, err);

	if (out)
		*out = l.told;
	return status;
}
