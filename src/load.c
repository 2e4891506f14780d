/* load.c: one run: the reader's thread copies items into jobs, workers make articles and facts of them, the calling
 * thread takes the jobs back in order. What depends on that order (the part of an article without an id) is settled
 * there; all else is decided by the item alone, so any number of workers gives the same. */
#include <stdio.h>
#include <time.h>

#include "load_run.h"
#include "str.h"

static const pr_read_options no_options;

u64 clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (u64)t.tv_sec * 1000 + (u64)t.tv_nsec / 1000000;
}

/* ── the reader's thread ── */

/* A file's name as text: bytes that are no UTF-8, and controls, as \xE9; so two names stay two. */
static str name_text(struct arena *a, str name)
{
	struct buf b = {.arena = a};

	for (size_t i = 0, n; i < name.n; i += n) {
		u8 c = (u8)name.p[i];
		n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
		if (c >= ' ' && c != 0x7F && i + n <= name.n && utf8_valid(str_cut(name, i, i + n)))
			buf_put(&b, str_cut(name, i, i + n));
		else
			buf_printf(&b, "\\x%02X", c), n = 1;
	}
	return arena_copy(a, buf_str(&b));
}

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
	job->item.name = name_text(a, item->name);
	job->item.path = name_text(a, item->path);
	job->item.folder = name_text(a, item->folder);
	job->item.bytes = joined(a, item->head, item->bytes);
	job->item.origin = item->origin - item->head.n; /* so that maps of the joined bytes lead on into the file */
	job->item.why = item->why ? arena_copy(a, str_c(item->why)).p : NULL;
	return true;
}

static int give(void *payload, const struct item *item)
{
	struct load *l = payload;
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

static bool stopped(void *payload)
{
	const struct load *l = payload;

	return atomic_load(&l->pipeline->stopped);
}

static void *reader_run(void *payload)
{
	struct load *l = payload;
	pr_status status = source_read(&l->source, &l->read_err);

	if (l->read == PR_OK)
		l->read = status;
	pipeline_end(l->pipeline);
	return NULL;
}

/* ── the workers' threads ── */

static void complete(const struct load *l, struct arena *a, const struct item *item, struct article *article,
                     u32 part)
{
	str named = str_c(l->options->source);

	article->article = article->id.n ? article->id : item->name;
	article->path = item->path;
	article->format = str_c(item->format->name);
	article->part = part;
	article->origin = item->origin;
	source_decide(l->titles, article, named, item->folder);
	if (article->published.n == 0 && l->published != DAY_NONE) {
		article->published = str_c(l->options->published);
		article->day = l->published;
		article->from.published = N_("option");
	}
	if (item->format == &input_txt)
		source_day(a, article, item->name);
}

static void add(const struct load *l, struct job *job, struct article *made, u32 count, const struct worker *w)
{
	struct arena *a = &job->arena;

	if (job->articles + count > job->room) {
		job->room = (job->articles + count) * 2;
		job->article = arena_grow(a, job->article, job->articles, job->room, sizeof *job->article);
		job->facts = arena_grow(a, job->facts, job->articles, job->room, sizeof *job->facts);
		job->ready = arena_grow(a, job->ready, job->articles, job->room, sizeof *job->ready);
		job->view = arena_grow(a, job->view, job->articles, job->room, sizeof *job->view);
	}
	for (u32 i = 0; i < count; i++) {
		u32 at = job->articles++;
		complete(l, a, &job->item, &made[i], i + 1);
		job->article[at] = made[i];
		job->facts[at] = extract(w->x, a, &made[i]);
		if (l->sink->prepare)
			job->ready[at] = l->sink->prepare(l, job, at, w->analyzer);
		if (l->sink->views)
			job->view[at] = article_view(a, &made[i], job->facts[at].n);
	}
}

static void work(void *payload, struct job *job, const struct worker *w)
{
	const struct load *l = payload;
	const struct item *item = &job->item;
	struct doc *doc;
	struct article *made;
	u32 docs;

	job->room = 0;
	job->why = item->why;
	docs = item->why ? 0 : cage_parse(l->cage, item->format, &job->arena, &doc, item->bytes, &job->why);
	job->flaw = NEW(&job->arena, const char *, docs);
	job->flaws = 0;
	for (u32 i = 0; i < docs; i++) {
		u32 count = doc[i].why ? 0 : article_make(&job->arena, &made, &doc[i]);
		add(l, job, made, count, w);
		if (count == 0)
			job->flaw[job->flaws++] = doc[i].why ? doc[i].why : N_("holds an article without words");
	}
	if (docs == 0 && !job->why)
		job->why = N_("holds no article");
}

/* ── the calling thread ── */

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

static pr_status take(struct load *l, struct job *job, pr_err *err)
{
	pr_status status = l->silent && l->silent != job->item.file ? tell_silent(l, err) : PR_OK;

	l->now.bytes = job->item.taken;
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
	u64 now = clock_ms();

	if (!l->options->progress || (!last && now - l->reported < 100))
		return;
	l->reported = now;
	l->told.bytes = last && l->now.total_bytes ? l->now.total_bytes : l->now.bytes;
	l->told.total_bytes = l->now.total_bytes;
	l->options->progress(l->options->payload, &l->told);
}

static pr_status write_all(struct load *l, pr_err *err)
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

	l->source = (struct source){.paths = paths, .count = count, .each = give, .stopped = stopped, .payload = l};
	l->published = DAY_NONE;
	if (o->published && (strlen(o->published) != 10 || !day_read(&l->published, str_c(o->published))))
		return err_set(err, PR_USAGE, "%s is not a day; write it as 2022-03-31", o->published);
	if (o->input && !(l->source.format = input_by_name(o->input)))
		return no_format(o->input, err);
	if (o->progress)
		l->now.total_bytes = source_size(&l->source);
	return read_titles(l, err);
}

pr_status load_run(struct load *l, const char *const *paths, size_t count, pr_err *err)
{
	pr_status status = prepare(l, paths, count, err);
	pthread_t reader;

	if (status == PR_OK)
		status = cage_start(&l->cage, pipeline_workers(l->options->jobs), err);
	l->source.cage = l->cage;
	if (status == PR_OK && !(l->pipeline = pipeline_start(l->options->jobs, l->rules, work, l, err)))
		status = PR_FAILED;
	if (status != PR_OK) {
		cage_stop(l->cage);
		arena_free(&l->arena);
		return status;
	}
	if (pthread_create(&reader, NULL, reader_run, l) == 0) {
		status = write_all(l, err);
		pipeline_abandon(l->pipeline);
		pthread_join(reader, NULL);
	} else {
		status = err_set(err, PR_FAILED, "no thread can be started; end other programs, or allow more (ulimit -u)");
	}
	pipeline_free(l->pipeline);
	cage_stop(l->cage);
	arena_free(&l->arena);
	if (status == PR_OK && l->read != PR_OK)
		status = err_set(err, l->read, "%s", l->read_err.message);
	if (status != PR_OK)
		l->sink->fail(l, err);
	return status == PR_OK && l->now.rejected ? PR_REJECTED : status;
}

/* ── the sink that calls back ── */

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
	static const struct sink sink = {true, NULL, callback_put, callback_reject, callback_settle, callback_fail};
	struct load l = {.rules = rules, .options = options, .sink = &sink, .each = each, .payload = payload};

	return load_run(&l, paths, count, err);
}
