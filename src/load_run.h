/* load_run.h: one run of a load, shared by load.c, its threads (load_reader.c, load_worker.c, load_writer.c) and its
 * sinks (load_store.c, load_callback.c). A sink is called on the calling thread, in the order of the input. */
#ifndef LOAD_RUN_H
#define LOAD_RUN_H

#include "cage.h"
#include "load.h"
#include "load_source.h"
#include "pipeline.h"

struct load;
struct sink {
	bool views; /* it wants articles as the public sees them */
	/* What it makes of an article beside its facts, on a worker's thread; NULL: nothing. */
	struct ready *(*prepare)(const struct load *l, struct job *job, u32 i, struct analyzer *analyzer);
	/* Article i of a job; counts it in l->now. */
	pr_status (*put)(struct load *l, struct job *job, u32 i, pr_err *err);
	pr_status (*reject)(struct load *l, str path, str reason, pr_err *err);
	pr_status (*retry)(struct load *l, str path, pr_err *err); /* a file begins; NULL: it keeps nothing of any */
	/* After each job, and now and then while there is none: makes lasting what is due, or, last, everything. */
	pr_status (*settle)(struct load *l, bool last, pr_err *err);
	void (*fail)(struct load *l, pr_err *err); /* the run ends in failure */
};

struct load {
	const pr_rules *rules;
	const pr_read_options *options;
	const struct sink *sink;
	struct source source;
	struct cage *cage;
	struct pipeline *pipeline;
	day published;          /* options->published */
	struct arena arena;     /* for titles */
	struct press_titles *titles;
	pr_progress now;        /* counts what was put */
	pr_progress told;       /* counts what lasts */
	u64 file;               /* item.file of the last article without an id … */
	u32 part;               /* … and its part */
	u64 told_of;            /* item.file of the last that gave an article or a reason why not … */
	u64 retried;            /* item.file of the last that began */
	u64 silent;             /* … and of the last that gave neither, so far; 0: none */
	char silent_name[4200]; /* its name */
	u64 reported;           /* [ms] when progress was told */
	pr_status read;         /* of the reader, once it has ended */
	pr_err read_err;

	struct store *store;    /* load_store.c */
	bool open;              /* a batch is */
	u64 opened;             /* [ms] when */
	size_t pending, weight; /* [articles], [bytes] in it */

	pr_article_fn *each;    /* load_callback */
	void *payload;
};

pr_status load_run(struct load *l, const char *const *paths, size_t count, pr_err *err);

/* ── load_reader.c ── */
int load_give(void *load, const struct item *item); /* as source.h wants it: each */
bool load_stopped(void *load);                      /* … and stopped */
void *load_read(void *load);                        /* the thread */

/* ── load_worker.c ── */
void load_work(void *load, struct job *job, const struct worker *w);

/* ── load_writer.c ── */
pr_status load_write(struct load *l, pr_err *err); /* until the reader has ended, or something fails */
u64 load_clock(void);                              /* [ms] that only goes forward */

#endif
