/* row.c: facts, articles and hits as named cells, in the order in which every format writes them. */
#include <string.h>

#include "intl.h"
#include "out.h"

struct cell *row_add(struct row *row, enum cell_type type, const char *name, pr_str text)
{
	struct cell *cell = &row->cell[row->n++];
	*cell = (struct cell){.name = name, .type = type, .text = text};
	return cell;
}

void row_count(struct row *row, const char *name, uint64_t count)
{
	row_add(row, CELL_COUNT, name, (pr_str){0})->count = count;
}

const struct cell *row_cell(const struct row *row, const char *name)
{
	for (size_t i = 0; i < row->n; i++)
		if (strcmp(row->cell[i].name, name) == 0)
			return &row->cell[i];
	return NULL;
}

static void add_text(struct row *row, const char *name, pr_str text)
{
	row_add(row, CELL_TEXT, name, text);
}

static void add_day(struct row *row, const char *name, pr_str text)
{
	row_add(row, CELL_DAY, name, text);
}

static void add_name(struct row *row, const pr_article *article)
{
	row_add(row, CELL_ARTICLE, "article", article->article)->count = article->part;
}

/* The article's row in the corpus, which `pressoir show` takes too: shorter than its name, but of this corpus only. */
static void add_number(struct row *row, const pr_article *article)
{
	row_count(row, "number", (uint64_t)article->id);
	row->cell[row->n - 1].where = TEXT_ONLY;
}

static void add_csv_only(struct row *row, const char *name, pr_str text)
{
	row_add(row, CELL_TEXT, name, text)->where = CSV_ONLY;
}

void row_of_fact(struct row *row, const pr_article *article, const pr_fact *fact)
{
	*row = (struct row){.n = 0};
	add_name(row, article);
	add_text(row, "kind", fact->kind);
	add_text(row, "text", fact->text);
	row_count(row, "start", fact->start);
	row_count(row, "end", fact->end);
	row_add(row, CELL_DECIMAL, "value", fact->value);
	row_add(row, CELL_DECIMAL, "low", fact->low);
	row_add(row, CELL_DECIMAL, "high", fact->high);
	add_text(row, "unit", fact->unit);
	add_text(row, "per", fact->per);
	add_text(row, "modifier", fact->modifier);
	add_text(row, "label", fact->label);
	add_text(row, "rule", fact->rule);
	add_text(row, "sentence", fact->sentence);
	add_text(row, "department", fact->department);
	add_text(row, "department_from", fact->department_from);
	add_day(row, "date", fact->date);
	add_text(row, "date_from", fact->date_from);
	add_csv_only(row, "source", article->source);
	add_csv_only(row, "title", article->title);
	add_csv_only(row, "published", article->published);
	row->cell[row->n - 1].type = CELL_DAY;
	add_csv_only(row, "url", article->url);
	add_number(row, article);
}

/* A group is its first fact, and how many say so. */
void row_of_group(struct row *row, const pr_group *group)
{
	row_of_fact(row, group->article, group->fact);
	row_count(row, "facts", group->facts);
	row_count(row, "articles", group->articles);
	row_count(row, "independent", group->independent);
	row_add(row, CELL_LIST, "sources", (pr_str){0})->list = group->sources;
	row->cell[row->n - 1].count = group->source_count;
	row_add(row, CELL_LIST, "values", (pr_str){0})->list = group->values;
	row->cell[row->n - 1].count = group->value_count;
	row_add(row, CELL_WORD, "agreement", group->value_count > 1 ? (pr_str){N_("disagree"), 8}
	                                                            : (pr_str){N_("agree"), 5});
}

void row_of_article(struct row *row, const pr_article *article, bool with_residue)
{
	*row = (struct row){.n = 0};
	add_name(row, article);
	add_text(row, "path", article->path);
	add_text(row, "source", article->source);
	add_text(row, "title", article->title);
	add_text(row, "author", article->author);
	add_day(row, "published", article->published);
	add_day(row, "updated", article->updated);
	add_text(row, "url", article->url);
	add_text(row, "text", article->text);
	add_text(row, "title_from", article->title_from);
	add_text(row, "author_from", article->author_from);
	add_text(row, "published_from", article->published_from);
	add_text(row, "updated_from", article->updated_from);
	add_text(row, "url_from", article->url_from);
	add_text(row, "source_from", article->source_from);
	row_add(row, CELL_FLAG, "truncated", article->truncated ? (pr_str){"true", 4} : (pr_str){"false", 5});
	add_number(row, article);
	if (with_residue) {
		struct cell *cell = row_add(row, CELL_RESIDUE, "residue", (pr_str){0});
		cell->residue = article->residue;
		cell->count = article->residue_count;
	}
}

void row_of_text(struct row *row, const pr_article *article)
{
	*row = (struct row){.n = 0};
	add_name(row, article);
	add_text(row, "source", article->source);
	add_text(row, "title", article->title);
	add_text(row, "author", article->author);
	add_day(row, "published", article->published);
	add_text(row, "url", article->url);
	add_text(row, "text", article->text);
}

void row_of_hit(struct row *row, const pr_hit *hit, uint64_t rank)
{
	const pr_article *article = &hit->article;
	*row = (struct row){.kind = ROW_HIT};
	row_count(row, "rank", rank);
	add_name(row, article);
	add_text(row, "source", article->source);
	add_text(row, "title", article->title);
	add_text(row, "author", article->author);
	add_day(row, "published", article->published);
	add_text(row, "url", article->url);
	row_count(row, "facts", article->fact_count);
	row_count(row, "like", hit->like);
	add_number(row, article);
	struct cell *snippet = row_add(row, CELL_SNIPPET, "snippet", hit->snippet);
	snippet->marks = hit->marks;
	snippet->count = hit->mark_count;
}
