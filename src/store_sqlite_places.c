/* store_sqlite_places.c: where the words of a query stand, found by the index over articles in one pass for each part
 * of the query that is words; as conditions on facts. See store_sqlite_places.h. */
#include "fts_french.h"
#include "query_tree.h"
#include "store_sqlite_places.h"

enum { WORDS_MAX = 1 << 24 /* of a column; what a damaged index says beyond is no word */ };

/* ── which articles ── */

/* What is found while FTS5 goes through the articles: an arena that is exhausted must not jump out of it. */
struct finding {
	const struct places *of;
	sqlite3_str *holders, *stands;
	size_t n; /* stands */
};

static void note_leaf(const Fts5ExtensionApi *api, Fts5Context *context, struct finding *found, u32 leaf, int *code)
{
	int phrase = (int)(found->of->first_leaf + leaf), column, word;
	Fts5PhraseIter at;

	*code = api->xPhraseFirst(context, phrase, &at, &column, &word);
	for (; *code == SQLITE_OK && column >= 0; api->xPhraseNext(context, &at, &column, &word)) {
		struct stand stand = {(u32)word, (u16)api->xPhraseSize(context, phrase), (u8)column, (u8)leaf};
		if (word < 0 || word >= WORDS_MAX || column >= 3)
			continue;
		sqlite3_str_append(found->stands, (const char *)&stand, sizeof stand);
		found->n++;
	}
}

/* stands(articles_fts): notes those in the row at hand */
static void note_stands(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
			sqlite3_value **value)
{
	struct sqlite_store *s = api->xUserData(context);
	struct finding *found = s->finding;
	struct holder holder = {api->xRowid(context), found ? found->n : 0};
	int code = found ? SQLITE_OK : SQLITE_MISUSE;

	(void)n, (void)value;
	if (found)
		sqlite3_str_append(found->holders, (const char *)&holder, sizeof holder);
	for (u32 leaf = 0; code == SQLITE_OK && leaf < found->of->query->leaves; leaf++)
		note_leaf(api, context, found, leaf, &code);
	if (code == SQLITE_OK)
		code = sqlite3_str_errcode(found->stands) | sqlite3_str_errcode(found->holders);
	if (code != SQLITE_OK)
		sqlite3_result_error_code(result, code);
}

static void *copied(struct arena *a, sqlite3_str *from, size_t size, size_t *n)
{
	*n = (size_t)sqlite3_str_length(from) / size;
	return *n ? memcpy(arena_alloc(a, *n + 1, size), sqlite3_str_value(from), *n * size) : arena_alloc(a, 1, size);
}

void places_drop(struct sqlite_store *s)
{
	if (s->finding) {
		sqlite3_free(sqlite3_str_finish(s->finding->holders));
		sqlite3_free(sqlite3_str_finish(s->finding->stands));
	}
	s->finding = NULL;
}

static pr_status find_places(struct sqlite_store *s, struct arena *a, struct places *p, str expression, pr_err *err)
{
	struct finding *found = NEW(&s->arena, struct finding, 1);
	struct filter f = {.s = s, .sql = {.arena = &s->arena}};
	sqlite3_stmt *row;

	filter_add(&f, "SELECT stands(articles_fts) FROM articles_fts WHERE articles_fts MATCH ");
	filter_value(&f, expression);
	filter_add(&f, " ORDER BY rowid");
	*found = (struct finding){p, sqlite3_str_new(NULL), sqlite3_str_new(NULL), 0};
	s->finding = found;
	row = filter_run(&f);
	while (db_row(row))
		;
	p->holder = copied(a, found->holders, sizeof *p->holder, &p->holders);
	p->stand = copied(a, found->stands, sizeof *p->stand, &p->stands);
	p->holder[p->holders].first = p->stands;
	places_drop(s);
	return db_end(s, row, err);
}

/* A view counts facts and then shows some: the places of its words are found once. */
static pr_status recall_places(struct sqlite_store *s, struct places *p, str expression, pr_err *err)
{
	struct memory *m = &s->remembered.memory[OF_WORDS];
	const struct places *old = s->remembered.places;
	bool fresh;
	pr_status status = memory_take(s, m, &fresh, err);

	if (status == PR_OK && fresh && str_eq(expression, s->remembered.expression)) {
		p->holder = old->holder;
		p->holders = old->holders;
		p->stand = old->stand;
		p->stands = old->stands;
		return PR_OK;
	}
	m->known = false;
	arena_reset(&m->arena);
	if (status == PR_OK)
		status = find_places(s, &m->arena, p, expression, err);
	s->remembered.expression = arena_copy(&m->arena, expression);
	s->remembered.places = memcpy(NEW(&m->arena, struct places, 1), p, sizeof *p);
	memory_note(m, status);
	return status;
}

int places_register(sqlite3 *db, struct sqlite_store *s)
{
	fts5_api *api = fts5_of(db);
	int code = api ? api->xCreateFunction(api, "stands", s, note_stands, NULL) : SQLITE_ERROR;

	return code == SQLITE_OK ? holds_register(db, s) : code;
}

/* ── as conditions ── */

static pr_status part_of(struct filter *f, struct places **out, const struct query_node *n, pr_err *err)
{
	struct sqlite_store *s = f->s;
	struct query_match m = query_part_sentences(&f->query, n, &s->arena);
	struct places *p = *out = NEW(&s->arena, struct places, 1);

	*p = (struct places){
		.query = &f->query, .node = n, .number = s->parts, .first_leaf = m.first_leaf, .complement = m.complement};
	s->part[s->parts++] = p;
	return n == f->query.root ? recall_places(s, p, m.expression, err)
	                          : find_places(s, &s->arena, p, m.expression, err);
}

static void add_sentence(struct filter *f, const struct places *p)
{
	filter_add(f, "sentence_holds(");
	filter_number(f, p->number);
	filter_add(f, ", f.article, f.start - f.before, f.sentence)");
}

pr_status filter_part_sentences(struct filter *f, const struct query_node *n, pr_err *err)
{
	struct places *p;
	pr_status status = part_of(f, &p, n, err);

	add_sentence(f, p);
	return status;
}

/* Few articles are looked up, of many each is asked whether it is one of them. */
static void add_holders(struct filter *f, const struct places *p)
{
	enum { FEW = 2000 };
	struct buf list = {.arena = &f->s->arena};

	if (p->holders > FEW) {
		filter_add(f, " AND has_places(");
		filter_number(f, p->number);
		filter_add(f, ", a.rowid)");
		return;
	}
	for (size_t i = 0; i < p->holders; i++)
		buf_printf(&list, "%c%lld", i ? ',' : '[', (long long)p->holder[i].article);
	buf_put(&list, p->holders ? S("]") : S("[]"));
	filter_add(f, " AND a.rowid IN (SELECT value FROM json_each(");
	filter_value(f, buf_str(&list));
	filter_add(f, "))");
}

pr_status filter_sentences(struct filter *f, pr_err *err)
{
	struct places *p;
	pr_status status = f->query.root ? part_of(f, &p, f->query.root, err) : PR_OK;

	if (!f->query.root || status != PR_OK)
		return status;
	if (!p->complement) {
		add_holders(f, p);
		f->words_at = p;
	}
	filter_add(f, " AND ");
	add_sentence(f, p);
	return PR_OK;
}
