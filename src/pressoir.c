/* pressoir.c: the public functions that only lead to others; see include/pressoir.h. Those of rules are in rule*.c. */
#include <errno.h>
#include <stdio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "group_corpus.h"
#include "load.h"
#include "pipeline.h"
#include "query.h"
#include "str.h"

struct pr_corpus {
	struct store *store;
	int mode;
};

/* What changes a corpus is refused here, with better advice than SQLite's. */
static pr_status writable(const pr_corpus *corpus, pr_err *err)
{
	return corpus->mode == PR_WRITE
	       ? PR_OK : err_set(err, PR_USAGE, "%s was opened to read; open it with PR_WRITE", pr_corpus_path(corpus));
}

static const char *named(const char *name)
{
	return name ? name : "";
}

/* ── files ── */

pr_status pr_extract(const pr_rules *rules, const char *const *paths, size_t count, const pr_read_options *options,
                     pr_article_fn *each, void *payload, pr_err *err)
{
	return load_callback(rules, paths, count, options, each, payload, err);
}

/* ── the query language ── */

struct explanation {
	struct arena arena;
	jmp_buf point;
	struct query q;
};

static pr_status explain(struct explanation *x, struct analyzer *analyzer, const char *words, pr_message_fn *each,
                         void *payload, pr_err *err)
{
	pr_status status;
	str lines;

	if (arena_try(&x->arena, &x->point))
		return err_set(err, PR_FAILED, "the query needs more memory than allowed; ask with fewer words");
	status = query_read(&x->q, &x->arena, analyzer, str_c(words), err);
	lines = status == PR_OK ? query_explain(&x->q, &x->arena, analyzer) : S("");
	while (status == PR_OK && lines.n)
		if (each(payload, arena_copy(&x->arena, str_line(&lines)).p))
			status = PR_STOPPED;
	return status;
}

/* An analyzer is long to make, and its memory large: the one that nobody uses is kept for who comes next. */
static _Atomic(struct analyzer *) spare;

static struct analyzer *analyzer_take(void)
{
	struct analyzer *analyzer = atomic_exchange(&spare, NULL);

	return analyzer ? analyzer : analyzer_new();
}

static void analyzer_give(struct analyzer *analyzer)
{
	analyzer_free(atomic_exchange(&spare, analyzer));
}

pr_status pr_explain(const char *words, pr_message_fn *each, void *payload, pr_err *err)
{
	struct explanation *x = calloc(1, sizeof *x);
	struct analyzer *analyzer = analyzer_take();
	pr_status status = PR_FAILED;

	if (!x || !analyzer)
		err_memory(err);
	else {
		arena_init(&x->arena, LARGE_ARENA);
		status = explain(x, analyzer, words, each, payload, err);
		arena_free(&x->arena);
	}
	analyzer_give(analyzer);
	free(x);
	return status;
}

/* ── the corpus ── */

static const char *filled(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The corpus file, where the caller names none: yours to free, NULL when there is no memory or no home. */
static char *default_path(void)
{
	const char *file = filled("PRESSOIR_DB"), *data = filled("XDG_DATA_HOME"), *home = filled("HOME");
	char *path = NULL;
	int n = -1;

	if (file)
		return strdup(file);
	if (data)
		n = asprintf(&path, "%s/pressoir/corpus.db", data);
	else if (home)
		n = asprintf(&path, "%s/.local/share/pressoir/corpus.db", home);
	return n < 0 ? NULL : path;
}

/* The folders that lead to a file; what goes wrong shows when the file is opened. */
static void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		mkdir(path, 0777);
		*slash = '/';
	}
}

pr_status pr_corpus_open(pr_corpus **out, const char *path, int mode, pr_err *err)
{
	char *file = path ? strdup(path) : default_path();
	pr_corpus *corpus = calloc(1, sizeof *corpus);
	pr_status status = PR_FAILED;

	*out = NULL;
	if (mode != PR_READ && mode != PR_WRITE)
		status = err_set(err, PR_USAGE, "%d is no mode to open a corpus in; use PR_READ or PR_WRITE", mode);
	else if (file && !*file)
		err_set(err, status, "the name of the corpus is empty; name a file with -d");
	else if (!file)
		err_set(err, status, "no corpus file: neither PRESSOIR_DB, XDG_DATA_HOME nor HOME names one; name it with -d "
		                     "FILE");
	else if (!corpus)
		err_memory(err);
	else {
		if (mode == PR_WRITE)
			make_folders(file);
		corpus->mode = mode;
		status = store_sqlite_open(&corpus->store, file, mode, err);
	}
	free(file);
	if (status == PR_OK)
		*out = corpus;
	else
		free(corpus);
	return status;
}

void pr_corpus_close(pr_corpus *corpus)
{
	if (corpus)
		corpus->store->ops->close(corpus->store);
	free(corpus);
}

const char *pr_corpus_path(const pr_corpus *corpus)
{
	return store_sqlite_path(corpus->store);
}

void pr_corpus_limit(pr_corpus *corpus, unsigned milliseconds)
{
	corpus->store->limit = milliseconds;
}

pr_status pr_corpus_warm(pr_corpus *corpus, int *more, pr_err *err)
{
	return corpus->store->ops->warm(corpus->store, more, err);
}

pr_status pr_load(pr_corpus *corpus, const pr_rules *rules, const char *const *paths, size_t count,
                  const pr_read_options *options, pr_progress *out, pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? load_store(corpus->store, rules, paths, count, options, out, err) : status;
}

pr_status pr_rebuild(pr_corpus *corpus, const pr_rules *rules, const pr_read_options *options, pr_progress *out,
                     pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? load_rebuild(corpus->store, rules, options, out, err) : status;
}

static const pr_query *asked(const pr_query *query)
{
	static const pr_query everything;

	return query ? query : &everything;
}

pr_status pr_search(pr_corpus *corpus, const pr_query *query, pr_hit_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->search(corpus->store, asked(query), each, payload, err);
}

pr_status pr_count(pr_corpus *corpus, const pr_query *query, uint64_t *out, pr_err *err)
{
	return corpus->store->ops->count(corpus->store, asked(query), out, err);
}

pr_status pr_facets(pr_corpus *corpus, const pr_query *query, pr_facet_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->facets(corpus->store, asked(query), each, payload, err);
}

pr_status pr_suggest(pr_corpus *corpus, const char *words, pr_suggest_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->suggest(corpus->store, words, each, payload, err);
}

pr_status pr_watch_save(pr_corpus *corpus, const char *name, const pr_query *query, pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? corpus->store->ops->watch_save(corpus->store, named(name), asked(query), err) : status;
}

pr_status pr_watch_new(pr_corpus *corpus, const char *name, pr_hit_fn *each, void *payload, int64_t *upto, pr_err *err)
{
	return corpus->store->ops->watch(corpus->store, named(name), each, payload, upto, err);
}

pr_status pr_watch_seen(pr_corpus *corpus, const char *name, int64_t upto, pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? corpus->store->ops->watch_seen(corpus->store, named(name), upto, err) : status;
}

pr_status pr_watch_forget(pr_corpus *corpus, const char *name, pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? corpus->store->ops->watch_forget(corpus->store, named(name), err) : status;
}

pr_status pr_watches(pr_corpus *corpus, pr_watch_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->watches(corpus->store, each, payload, err);
}

pr_status pr_facts(pr_corpus *corpus, const pr_query *query, pr_fact_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->facts(corpus->store, asked(query), each, payload, err);
}

pr_status pr_fact_count(pr_corpus *corpus, const pr_query *query, uint64_t *out, pr_err *err)
{
	return corpus->store->ops->fact_count(corpus->store, asked(query), out, err);
}

pr_status pr_fact_groups(pr_corpus *corpus, const pr_rules *rules, const pr_query *query, pr_group_fn *each,
                         void *payload, pr_err *err)
{
	return group_corpus(corpus->store, rules, asked(query), each, payload, err);
}

pr_status pr_articles(pr_corpus *corpus, const pr_query *query, pr_article_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->articles(corpus->store, asked(query), each, payload, err);
}

pr_status pr_article_get(pr_corpus *corpus, const char *name, pr_article_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->get(corpus->store, named(name), each, payload, err);
}

pr_status pr_article_origin(pr_corpus *corpus, int64_t id, uint32_t start, uint32_t end, uint64_t *from, uint64_t *to,
                            pr_err *err)
{
	return corpus->store->ops->origin(corpus->store, id, start, end, from, to, err);
}

pr_status pr_corpus_status(pr_corpus *corpus, pr_count_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->status(corpus->store, each, payload, err);
}

pr_status pr_verify(pr_corpus *corpus, pr_message_fn *each, void *payload, pr_err *err)
{
	return corpus->store->ops->verify(corpus->store, each, payload, err);
}

pr_status pr_forget(pr_corpus *corpus, const char *article, const char *source, uint64_t *removed, pr_err *err)
{
	pr_status status = writable(corpus, err);

	return status == PR_OK ? corpus->store->ops->forget(corpus->store, article, source, removed, err) : status;
}
