/* cmd_status.c: what the corpus holds, line by line as the library counts it, under a heading for each sort of line. */
#include <inttypes.h>
#include <string.h>

#include "cmd.h"
#include "intl.h"
#include "reason.h"
#include "say.h"
#include "term.h"

const struct opt status_options[] = {
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson", N_("text if not given")},
	{0},
};

static const struct sort {
	const char *what, *heading, *unnamed; /* unnamed NULL: there is one, on a line of its own */
} sorts[] = {
	{"articles", N_("articles"), NULL},
	{"facts", N_("facts"), NULL},
	{"clusters", N_("clusters"), NULL},
	{"source", N_("articles by source"), N_("no source")},
	{"year", N_("articles by year"), N_("no date")},
	{"kind", N_("facts by kind"), ""},
	{"reject", N_("rejected inputs"), ""},
	{"rules", N_("articles by version of the rules"), ""},
	{"schema", N_("version of the schema"), ""},
};

struct summary {
	struct cli *cli;
	const struct sort *before; /* the sort of the line before; NULL: none had any */
	uint64_t articles;
};

static const struct sort *sort_of(const char *what)
{
	for (size_t i = 0; i < sizeof sorts / sizeof sorts[0]; i++)
		if (strcmp(sorts[i].what, what) == 0)
			return &sorts[i];
	return NULL;
}

/* `path: reason`, the reason in the language of the person: it begins behind the first colon that one follows. */
static void put_reject(FILE *file, pr_str which)
{
	char words[REASON_MAX];
	for (size_t at = 2; at < which.n; at++) {
		if (which.p[at - 2] != ':' || which.p[at - 1] != ' ')
			continue;
		pr_str reason = {which.p + at, which.n - at};
		pr_str told = {words, strlen(reason_words(words, reason))};
		if (told.n == reason.n && memcmp(told.p, reason.p, told.n) == 0)
			continue;
		term_put(file, (pr_str){which.p, at}, TERM_ONE_LINE);
		term_put(file, told, TERM_ONE_LINE);
		return;
	}
	term_put(file, which, TERM_ONE_LINE);
}

/* `articles  6000`, or a line below the heading of its sort: `  12  Le Monde` */
static void put_line(struct summary *s, const char *what, pr_str which, uint64_t count)
{
	struct out *out = &s->cli->out;
	const struct sort *sort = sort_of(what);
	if (!sort || !sort->unnamed) {
		cli_heading(out->file, sort ? sort->heading : what);
		fprintf(out->file, "%10" PRIu64 "\n", count);
		return;
	}
	if (sort != s->before)
		fprintf(out->file, "\n%s%s%s\n", out->colour ? TERM_BOLD : "", _(sort->heading), out->colour ? TERM_PLAIN : "");
	pr_str name = which.n > 0 ? which : (pr_str){_(sort->unnamed), strlen(_(sort->unnamed))};
	fprintf(out->file, "%20" PRIu64 "%s", count, name.n > 0 ? "  " : "");
	if (strcmp(what, "reject") == 0)
		put_reject(out->file, name);
	else
		term_put(out->file, name, TERM_ONE_LINE);
	fputc('\n', out->file);
	s->before = sort;
}

static int each_line(void *payload, const char *what, pr_str which, uint64_t count)
{
	struct summary *s = payload;
	struct out *out = &s->cli->out;
	struct row row = {.n = 0};
	if (strcmp(what, "articles") == 0)
		s->articles = count;
	if (out->format == &out_text) {
		put_line(s, what, which, count);
		return out_ok(out) ? 0 : 1;
	}
	row_add(&row, CELL_TEXT, "what", (pr_str){what, strlen(what)});
	row_add(&row, CELL_TEXT, "which", which);
	row_count(&row, "count", count);
	return out_row(out, &row);
}

pr_status cmd_status(struct cli *cli)
{
	struct summary s = {.cli = cli};
	pr_status status = cli_format(cli, "text");
	if (status != PR_OK)
		return status;
	if (cli->out.format == &out_text)
		{
		cli_heading(cli->out.file, N_("corpus"));
		fprintf(cli->out.file, "%s\n", pr_corpus_path(cli->corpus));
	}
	status = pr_corpus_status(cli->corpus, each_line, &s, &cli->err);
	if (status == PR_OK && s.articles == 0)
		cli_nothing_found(cli);
	return status;
}
