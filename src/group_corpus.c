/* group_corpus.c: pr_fact_groups: the facts of a query, collected, grouped, told. */
#include "group_corpus.h"
#include "bounds.h"

#include <stdlib.h>

#include "group.h"
#include "rule.h"
#include "str.h"


struct collection {
	struct arena arena;
	struct analyzer *analyzer;
	const pr_rules *rules;
	struct group_fact *fact;
	u32 n, room;
	bool full;
};

static void keep(struct arena *a, str *s)
{
	*s = arena_copy(a, *s);
}

static void keep_fact(struct arena *a, pr_fact *f)
{
	str *all[] = {&f->kind, &f->text, &f->value, &f->low, &f->high, &f->unit, &f->per, &f->modifier, &f->label,
	              &f->rule, &f->sentence, &f->department, &f->department_from, &f->date, &f->date_from};

	for (u32 i = 0; i < countof(all); i++)
		keep(a, all[i]);
}

static void keep_article(struct arena *a, pr_article *article)
{
	str *all[] = {&article->article, &article->path, &article->source, &article->title, &article->author,
	              &article->published, &article->updated, &article->url};

	for (u32 i = 0; i < countof(all); i++)
		keep(a, all[i]);
	article->text = S("");
	article->residue = NULL;
	article->residue_count = 0;
}

static str family_of(const pr_rules *rules, str unit)
{
	const struct list *families = list_by_name(rules, S("unit_families"));
	const struct row *row = families ? list_find(families, unit) : NULL;

	return row && row->columns ? row->column[0] : unit;
}

static void collect_one(struct collection *c, const pr_article *article, const pr_fact *fact)
{
	struct group_fact *f;

	if (c->n == c->room) {
		c->room = c->room * 2 + 256;
		c->fact = arena_grow(&c->arena, c->fact, c->n, c->room, sizeof *c->fact);
	}
	f = &c->fact[c->n++];
	*f = (struct group_fact){.fact = *fact, .article = *article, .published = DAY_NONE};
	keep_fact(&c->arena, &f->fact);
	keep_article(&c->arena, &f->article);
	f->family = family_of(c->rules, f->fact.unit);
	day_read(&f->published, article->published);
	group_words(&c->arena, c->analyzer, f);
}

/* Runs inside the store's query, which a jump must not leave: the arena's failure ends here. */
static int collect(void *payload, const pr_article *article, const pr_fact *fact)
{
	struct collection *c = payload;
	jmp_buf *outer = c->arena.fail, point;

	if (c->n == GROUPED_MAX || arena_try(&c->arena, &point))
		c->full = true;
	else
		collect_one(c, article, fact);
	c->arena.fail = outer;
	return c->full;
}

/* ── telling ── */

static void add_distinct(str *list, size_t *n, str s, bool sorted)
{
	size_t at = *n;

	for (size_t i = 0; i < *n; i++)
		if (str_eq(list[i], s))
			return;
	while (sorted && at > 0 && str_cmp(list[at - 1], s) > 0) {
		list[at] = list[at - 1];
		at--;
	}
	list[at] = s;
	++*n;
}

static int by_number(const void *a, const void *b)
{
	i64 x = *(const i64 *)a, y = *(const i64 *)b;

	return (x > y) - (x < y);
}

static u64 count_distinct(i64 *number, u32 n)
{
	u64 count = 0;

	qsort(number, n, sizeof *number, by_number);
	for (u32 i = 0; i < n; i++)
		count += i == 0 || number[i] != number[i - 1];
	return count;
}

struct member { u32 leader, index; };

static int by_leader(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->leader != y->leader)
		return x->leader < y->leader ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* member[0, n) are one group. */
static pr_group group_of(struct collection *c, const struct member *member, u32 n)
{
	str *sources = NEW(&c->arena, str, n), *values = NEW(&c->arena, str, n);
	pr_group g = {.article = &c->fact[member[0].index].article, .fact = &c->fact[member[0].index].fact,
	              .facts = n, .sources = sources, .values = values};
	i64 article = -1, *origin = NEW(&c->arena, i64, n); /* its cluster; where it has none, the article itself, below
	                                                     * zero */

	for (u32 i = 0; i < n; i++) {
		const struct group_fact *f = &c->fact[member[i].index];
		g.articles += f->article.id != article; /* an article's facts come one after the other */
		article = f->article.id;
		origin[i] = f->article.cluster ? f->article.cluster : ~f->article.id;
		add_distinct(sources, &g.source_count, f->article.source.n ? f->article.source : f->article.article, true);
		add_distinct(values, &g.value_count, f->fact.value, false);
	}
	g.independent = count_distinct(origin, n);
	return g;
}

static pr_status tell(struct collection *c, const pr_query *query, pr_group_fn *each, void *payload)
{
	struct member *member = NEW(&c->arena, struct member, c->n + 1);
	u64 seen = 0;

	for (u32 i = 0; i < c->n; i++)
		member[i] = (struct member){c->fact[i].leader, i};
	qsort(member, c->n, sizeof *member, by_leader);
	for (u32 beg = 0, end; beg < c->n; beg = end, seen++) {
		for (end = beg + 1; end < c->n && member[end].leader == member[beg].leader;)
			end++;
		if (query->limit && seen >= query->offset + query->limit)
			break;
		if (seen < query->offset)
			continue;
		pr_group g = group_of(c, member + beg, end - beg);
		if (each(payload, &g))
			return PR_STOPPED;
	}
	return PR_OK;
}

static pr_status grouped(struct collection *c, struct store *store, const pr_query *query, pr_group_fn *each,
                         void *payload, pr_err *err)
{
	pr_query all = *query;
	pr_status status;

	all.limit = all.offset = 0;
	status = store->ops->facts(store, &all, collect, c, err);
	if (c->full)
		return err_set(err, PR_USAGE,
		               "more than %d facts to group, or more than memory holds; narrow the query (--kind, --since …)",
		               GROUPED_MAX);
	if (status != PR_OK)
		return status;
	groups_find(&c->arena, c->fact, c->n);
	return tell(c, query, each, payload);
}

pr_status group_corpus(struct store *store, const pr_rules *rules, const pr_query *query, pr_group_fn *each,
                       void *payload, pr_err *err)
{
	struct collection c = {.rules = rules, .analyzer = analyzer_new()};
	jmp_buf point;
	pr_status status;

	arena_init(&c.arena, (size_t)2 << 30);
	if (!c.analyzer || arena_try(&c.arena, &point))
		status = err_set(err, PR_FAILED, "the facts to group need more memory than there is; narrow the query");
	else
		status = grouped(&c, store, query, each, payload, err);
	analyzer_free(c.analyzer);
	arena_free(&c.arena);
	return status;
}
