/* cmd_show.c: one article: what is known of it, its text with the facts marked, the facts; or where each fact stands in
 * the file that the article came from. */
#include <string.h>

#include "cmd.h"
#include "intl.h"
#include "mark.h"
#include "term.h"

const struct opt show_options[] = {
	{0, "format", OPT_CHOICE, OPT_AT(format), "text|ndjson", N_("text if not given")},
	{0, "raw", OPT_FLAG, OPT_AT(raw), NULL, N_("where each fact stands in the original file [bytes]")},
	{0},
};

static const struct column fact_columns[] = {
	{"label", N_("fact")}, {"kind", N_("kind")}, {"value", N_("value")}, {"department", N_("dép.")},
	{"date", N_("date")}, {"rule", N_("rule")},  {0},
};
static const struct column raw_columns[] = {
	{"from", N_("from")}, {"to", N_("to")}, {"kind", N_("kind")}, {"value", N_("value")}, {"text", N_("text")},
	{"path", N_("path")}, {0},
};

/* from: which part of the input said so, or empty; that it has such a field needs no saying. */
static void put_line(struct out *out, const char *heading, pr_str s, pr_str from)
{
	if (s.n == 0)
		return;
	cli_heading(out->file, heading);
	term_put(out->file, s, TERM_ONE_LINE);
	if (from.n && (from.n != 5 || memcmp(from.p, "field", 5) != 0)) {
		fputs("  [", out->file);
		term_put(out->file, intl_word(from), TERM_ONE_LINE);
		fputc(']', out->file);
	}
	fputc('\n', out->file);
}

static void put_head(struct out *out, const pr_article *article)
{
	static const char goes_on[] = N_("the article goes on for subscribers only");
	const pr_str none = {0};

	put_line(out, N_("title"), article->title, article->title_from);
	put_line(out, N_("source"), article->source, article->source_from);
	put_line(out, N_("author"), article->author, article->author_from);
	put_line(out, N_("published"), article->published, article->published_from);
	put_line(out, N_("updated"), article->updated, article->updated_from);
	put_line(out, N_("url"), article->url, article->url_from);
	if (article->truncated)
		put_line(out, N_("truncated"), intl_word((pr_str){goes_on, strlen(goes_on)}), none);
	put_line(out, N_("article"), article->article, none);
	if (article->part > 1) {
		cli_heading(out->file, N_("part"));
		fprintf(out->file, "%u\n", article->part);
	}
	put_line(out, N_("path"), article->path, none);
	cli_heading(out->file, N_("no."));
	fprintf(out->file, "%lld\n\n", (long long)article->id);
}

static int put_facts(struct cli *cli, const pr_article *article, const pr_fact *facts, size_t count)
{
	int stop = 0;
	struct row row;
	row_of_fact(&row, &(pr_article){0}, &(pr_fact){0});
	out_begin(&cli->out, &row, fact_columns);
	for (size_t i = 0; i < count && !stop; i++) {
		row_of_fact(&row, article, &facts[i]);
		stop = out_row(&cli->out, &row);
	}
	out_end(&cli->out, stop ? PR_STOPPED : PR_OK);
	return stop;
}

static int show_text(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct cli *cli = payload;
	put_head(&cli->out, article);
	if (!mark_print(&cli->out, article->text, facts, count)) {
		intl_memory(&cli->err);
		return 1;
	}
	fputs("\n\n", cli->out.file);
	return put_facts(cli, article, facts, count);
}

static int show_json(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct cli *cli = payload;
	struct row row;
	row_of_article(&row, article, true);
	return out_row(&cli->out, &row) || put_facts(cli, article, facts, count);
}

static void row_of_origin(struct row *row, const pr_article *article, const pr_fact *fact, uint64_t from, uint64_t to)
{
	*row = (struct row){.n = 0};
	row_add(row, CELL_ARTICLE, "article", article->article)->count = article->part;
	row_add(row, CELL_TEXT, "kind", fact->kind);
	row_add(row, CELL_TEXT, "text", fact->text);
	row_count(row, "start", fact->start);
	row_count(row, "end", fact->end);
	row_add(row, CELL_DECIMAL, "value", fact->value);
	row_add(row, CELL_TEXT, "path", article->path);
	row_count(row, "from", from);
	row_count(row, "to", to);
}

static int put_origin(struct cli *cli, pr_corpus *corpus, const pr_article *article, const pr_fact *fact)
{
	uint64_t from, to;
	struct row row;
	if (pr_article_origin(corpus, article->id, fact->start, fact->end, &from, &to, &cli->err) != PR_OK)
		return 1;
	row_of_origin(&row, article, fact, from, to);
	return out_row(&cli->out, &row);
}

/* A corpus answers one question at a time, so the second, about each fact, goes to a second one. */
static int show_raw(void *payload, const pr_article *article, const pr_fact *facts, size_t count)
{
	struct cli *cli = payload;
	pr_corpus *corpus;
	struct row row;
	if (pr_corpus_open(&corpus, pr_corpus_path(cli->corpus), PR_READ, &cli->err) != PR_OK)
		return 1;
	int stop = 0;
	row_of_origin(&row, article, &(pr_fact){0}, 0, 0);
	out_begin(&cli->out, &row, raw_columns);
	for (size_t i = 0; i < count && !stop; i++)
		stop = put_origin(cli, corpus, article, &facts[i]);
	out_end(&cli->out, stop ? PR_STOPPED : PR_OK);
	pr_corpus_close(corpus);
	return stop;
}

pr_status cmd_show(struct cli *cli)
{
	if (cli->opt.word_count != 1)
		return cli_usage(cli, "show takes one article: its name, the end of its path, or its number");
	pr_status status = cli_format(cli, "text");
	if (status != PR_OK)
		return status;
	pr_article_fn *shown = cli->opt.raw ? show_raw : cli->out.format == &out_json ? show_json : show_text;
	status = pr_article_get(cli->corpus, cli->opt.words[0], shown, cli, &cli->err);
	return status == PR_STOPPED && cli->err.status != PR_OK ? cli->err.status : status;
}
