/* cmd_load.c: files, folders, archives, standard input → the corpus; or, of a dry run, what would go there. */
#include <inttypes.h>

#include "cmd.h"
#include "intl.h"
#include "say.h"
#include "term.h"

const struct opt load_options[] = {
	{0, "log", OPT_WORD, OPT_AT(log), N_("FILE"), N_("add what is said to FILE, each line with its time")},
	{0, "dry-run", OPT_FLAG, OPT_AT(dry_run), NULL, N_("only tell what would be loaded, as what; nothing is written")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|csv|ndjson", N_("of what a dry run tells; text if not given")},
	{0},
};

/* `1430 articles in 2.1 s: 681 a second, 12.5 MB/s`; a person wants it, a script looks at the sum alone. */
static void say_pace(const struct cli *cli, uint64_t in, const pr_progress *p)
{
	double seconds = progress_seconds(&cli->progress);
	const char *format = N_("%" PRIu64 " articles in %s s: %.0f a second, %s MB/s");
	double rate = seconds > 0 ? (double)in / seconds : 0, bytes = seconds > 0 ? (double)p->bytes / seconds / 1e6 : 0;
	char took[TENTHS_SIZE], read[TENTHS_SIZE];
	void (*tell)(const char *, ...) = term_is(stderr) ? say : say_more;
	tell(format, in, intl_tenths(took, seconds), rate, intl_tenths(read, bytes));
}

static void say_sum(const struct cli *cli, const pr_progress *p)
{
	uint64_t in = p->loaded + p->unchanged + p->duplicate + p->rejected;
	say("%" PRIu64 " in = %" PRIu64 " loaded + %" PRIu64 " unchanged + %" PRIu64 " duplicate + %" PRIu64 " rejected",
	    in, p->loaded, p->unchanged, p->duplicate, p->rejected);
	say_pace(cli, in, p);
	if (p->rejected > 0)
		say("what was rejected is named above and by `pressoir status`; mend it and load it again");
}

/* ── dry runs ── */

static const struct column columns[] = {
	{"format", N_("format")}, {"source", N_("source")},   {"published", N_("published")},
	{"title", N_("title")},   {"article", N_("article")}, {0},
};

static void row_of_plan(struct row *row, const pr_article *article)
{
	*row = (struct row){.n = 0};
	row_add(row, CELL_ARTICLE, "article", article->article)->count = article->part;
	row_add(row, CELL_TEXT, "format", article->format);
	row_add(row, CELL_TEXT, "source", article->source);
	row_add(row, CELL_TEXT, "title", article->title);
	row_add(row, CELL_TEXT, "author", article->author);
	row_add(row, CELL_TEXT, "published", article->published);
	row_add(row, CELL_TEXT, "url", article->url);
}

struct plan {
	struct cli *cli;
	uint64_t articles;
};

static int each_article(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct plan *plan = payload;
	struct row row;
	(void)facts, (void)count;
	plan->articles++;
	row_of_plan(&row, article);
	return out_row(&plan->cli->out, &row);
}

static pr_status dry_run(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_read_options options = cli_read_options(cli);
	struct plan plan = {cli, 0};
	struct row names;
	pr_status status = cli_format(cli, "text");
	if (status != PR_OK)
		return status;
	row_of_plan(&names, &(pr_article){0});
	out_begin(&cli->out, &names, columns);
	progress_begin(&cli->progress, term_is(stderr) && !term_is(cli->out.file) && !o->quiet);
	status = pr_extract(cli->rules, o->words, o->word_count, &options, each_article, &plan, &cli->err);
	progress_end(&cli->progress);
	out_end(&cli->out, status);
	if (status == PR_OK || status == PR_REJECTED)
		say("%" PRIu64 " would be loaded; nothing was written", plan.articles);
	return status;
}

pr_status cmd_load(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_read_options options = cli_read_options(cli);
	pr_progress sum = {0};
	if (o->word_count == 0)
		return cli_usage(cli, "load what? name files, folders, archives, or - for standard input");
	if (o->dry_run)
		return dry_run(cli);
	if (o->format)
		return cli_usage(cli, "--format goes with --dry-run");
	progress_begin(&cli->progress, term_is(stderr) && !o->quiet);
	pr_status status = pr_load(cli->corpus, cli->rules, o->words, o->word_count, &options, &sum, &cli->err);
	progress_end(&cli->progress);
	if (status != PR_USAGE)
		say_sum(cli, &sum);
	return status;
}
