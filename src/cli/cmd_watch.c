/* cmd_watch.c: what saved queries find among the articles that came since they were last asked. They count as seen when
 * they are written out, not before. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "intl.h"
#include "say.h"
#include "term.h"

const struct opt watch_options[] = {
	{0, "list", OPT_FLAG, OPT_AT(list), NULL, N_("only which queries are saved")},
	{0, "forget", OPT_WORD, OPT_AT(forget), N_("NAME"), N_("drop a saved query")},
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson|csv", N_("text if not given")},
	{0},
};

/* ── the list ── */

static const struct column columns[] = {{"name", N_("name")}, {"query", N_("query")}, {"filters", N_("filters")},
                                        {"asked", N_("asked")}, {0}};

static void row_of_watch(struct row *row, const pr_watch *watch)
{
	*row = (struct row){.n = 0};
	row_add(row, CELL_TEXT, "name", watch->name);
	row_add(row, CELL_TEXT, "query", watch->query);
	row_add(row, CELL_TEXT, "filters", watch->filters);
	row_add(row, CELL_TEXT, "asked", watch->asked);
}

struct names {
	struct cli *cli;
	char **name; /* NULL: they are listed, not collected */
	size_t n;
};

static int each_watch(void *payload, const pr_watch *watch)
{
	struct names *names = payload;
	struct row row;
	names->n++;
	row_of_watch(&row, watch);
	return out_row(&names->cli->out, &row);
}

static void say_none(void)
{
	say("no query is saved; `pressoir search --save NAME QUERY` saves one");
}

static pr_status list(struct cli *cli)
{
	struct names names = {cli, NULL, 0};
	struct row heads;
	row_of_watch(&heads, &(pr_watch){0});
	out_begin(&cli->out, &heads, columns);
	pr_status status = pr_watches(cli->corpus, each_watch, &names, &cli->err);
	out_end(&cli->out, status);
	if (status == PR_OK && names.n == 0)
		say_none();
	return status;
}

/* ── what is new ── */

struct news {
	struct cli *cli;
	const char *name;
	uint64_t count;
};

static int each_hit(void *payload, const pr_hit *hit)
{
	struct news *news = payload;
	struct out *out = &news->cli->out;
	struct row row;
	if (news->count++ == 0 && out->format == &out_text)
		fprintf(out->file, "%s%s%s\n\n", out->colour ? TERM_BOLD : "", news->name, out->colour ? TERM_PLAIN : "");
	row_of_hit(&row, hit, news->count);
	row_add(&row, CELL_TEXT, "watch", (pr_str){news->name, strlen(news->name)});
	return out_row(out, &row);
}

static pr_status ask(struct cli *cli, const char *name)
{
	struct news news = {cli, name, 0};
	int64_t upto = 0;
	pr_status status = pr_watch_new(cli->corpus, name, each_hit, &news, &upto, &cli->err);
	if (status != PR_OK)
		return status;
	if (fflush(cli->out.file) != 0 || !out_ok(&cli->out))
		return PR_STOPPED;
	say("%s: %" PRIu64 " new", name, news.count);
	return pr_watch_seen(cli->corpus, name, upto, &cli->err);
}

static int collect(void *payload, const pr_watch *watch)
{
	struct names *names = payload;
	char **longer = realloc(names->name, (names->n + 1) * sizeof *longer);
	if (!longer)
		return 1;
	names->name = longer;
	longer[names->n] = strndup(watch->name.p, watch->name.n);
	return longer[names->n++] == NULL;
}

static pr_status ask_all(struct cli *cli)
{
	struct names names = {cli, NULL, 0};
	pr_status status = pr_watches(cli->corpus, collect, &names, &cli->err);
	for (size_t i = 0; i < names.n && status == PR_OK; i++)
		status = ask(cli, names.name[i]);
	if (status == PR_OK && names.n == 0)
		say_none();
	for (size_t i = 0; i < names.n; i++)
		free(names.name[i]);
	free(names.name);
	return status;
}

static pr_status tell_news(struct cli *cli)
{
	const struct options *o = &cli->opt;
	pr_status status = PR_OK;
	struct row heads;
	row_of_hit(&heads, &(pr_hit){0}, 0);
	row_add(&heads, CELL_TEXT, "watch", (pr_str){0});
	out_begin(&cli->out, &heads, NULL);
	for (size_t i = 0; i < o->word_count && status == PR_OK; i++)
		status = ask(cli, o->words[i]);
	if (o->word_count == 0)
		status = ask_all(cli);
	out_end(&cli->out, status);
	return status;
}

pr_status cmd_watch(struct cli *cli)
{
	const struct options *o = &cli->opt;
	if ((o->list || o->forget) && (o->word_count > 0 || (o->list && o->forget)))
		return cli_usage(cli, "--list and --forget NAME stand alone");
	pr_status status = cli_format(cli, "text");
	if (status != PR_OK)
		return status;
	if (o->list)
		return list(cli);
	return o->forget ? pr_watch_forget(cli->corpus, o->forget, &cli->err) : tell_news(cli);
}
