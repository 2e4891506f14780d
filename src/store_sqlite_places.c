/* store_sqlite_places.c: facts by the words of their sentence, without an index of their own. The index over articles
 * tells, in one pass for each part of the query that is words, which articles have its leaves, and as which of their words.
 * When the first fact of an article is asked about, the words of its text are counted as far as that, none of them is
 * spelled, and what is known then of all its sentences is where the leaves stand in the text. */
#include <stdlib.h>

#include "fts_french.h"
#include "query_tree.h"
#include "store_sqlite.h"

struct stand { /* of a leaf in an article */
	u32 word;  /* 0.. in its column, of the first of its words */
	u16 words;
	u8 column, leaf;
};

struct holder { /* an article */
	i64 article;
	size_t first; /* of its stands; they end where those of the next one begin */
};

struct span { u32 beg, end; }; /* [code points] of the text */

struct places {
	const struct query *query;
	const struct query_node *node;
	u32 number, first_leaf;
	bool complement;
	struct holder *holder; /* ascending, and one more that says where the last one's stands end */
	struct stand *stand;
	size_t holders, stands;
	const struct holder *at; /* the article at hand; NULL: none */
	const struct holder *next; /* that filter_holds looks at */
	struct span *span;       /* of each of its stands */
	struct span *word;       /* [bytes] of a column: its words, as far as any stand may be */
};

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

/* Room for what is read of any article. */
static void make_room(struct sqlite_store *s, struct places *p)
{
	size_t most = 0, words = 0;

	for (size_t i = 0; i < p->holders; i++)
		most = p->holder[i + 1].first - p->holder[i].first > most ? p->holder[i + 1].first - p->holder[i].first : most;
	for (size_t i = 0; i < p->stands; i++)
		words = p->stand[i].word + p->stand[i].words > words ? p->stand[i].word + p->stand[i].words : words;
	p->span = NEW(&s->arena, struct span, most);
	p->word = NEW(&s->arena, struct span, words);
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

static int by_article(const void *article, const void *holder)
{
	i64 a = *(const i64 *)article, b = ((const struct holder *)holder)->article;

	return (a > b) - (a < b);
}

static const struct holder *holder_of(const struct places *p, i64 article)
{
	return p->holders ? bsearch(&article, p->holder, p->holders, sizeof *p->holder, by_article) : NULL;
}

/* ── where in the text ── */

struct counting { /* the words of a column */
	struct span *word;
	u32 n, wanted;
};

static int count_word(void *payload, const struct token *t)
{
	struct counting *c = payload;

	c->word[c->n++] = (struct span){t->beg, t->end};
	return c->n == c->wanted;
}

/* The stands of the article at hand in one column, which is a part of its text; one that the text does not have, as a
 * damaged index may say, stays empty. */
static void read_column(struct sqlite_store *s, struct places *p, u32 column, str text, u32 beg, u32 end)
{
	struct counting c = {.word = p->word};
	const struct stand *first = p->stand + p->at->first, *last = p->stand + p->at[1].first;
	u32 byte = 0, chars = 0;

	for (const struct stand *at = first; at < last; at++)
		if (at->column == column && at->word + at->words > c.wanted)
			c.wanted = at->word + at->words;
	if (c.wanted)
		tokens_each(s->analyzer, str_cut(text, beg, end), TOKEN_PLACES, count_word, &c);
	for (const struct stand *at = first; at < last; at++) {
		if (at->column != column || at->words == 0 || at->word + at->words > c.n)
			continue;
		u32 from = beg + c.word[at->word].beg, to = beg + c.word[at->word + at->words - 1].end;
		chars = from >= byte ? chars + utf8_count(text, byte, from) : utf8_count(text, 0, from);
		byte = from;
		p->span[at - first] = (struct span){chars, chars + utf8_count(text, from, to)};
	}
}

static pr_status read_article(struct sqlite_store *s, struct places *p)
{
	sqlite3_stmt *row = db_bind(s, "SELECT text, title_end, lead_end FROM article WHERE id = ?", "i", p->at->article);

	memset(p->span, 0, (p->at[1].first - p->at->first) * sizeof *p->span);
	if (db_row(row)) {
		str text = db_str(row, 0);
		u32 title = utf8_skip(text, 0, (u32)sqlite3_column_int64(row, 1));
		u32 lead = utf8_skip(text, 0, (u32)sqlite3_column_int64(row, 2));
		lead = lead > title ? lead : title;
		read_column(s, p, 0, text, lead, (u32)text.n);
		read_column(s, p, 1, text, title, lead);
		read_column(s, p, 2, text, 0, title);
	}
	return db_end(s, row, NULL);
}

/* ── which facts ── */

/* The leaves that stand in a sentence; one that names a field stands there or not, wherever the sentence is. */
static u64 leaves_in(const struct places *p, u32 beg, u32 end)
{
	static const u8 columns[] = {[FIELD_TITLE] = 2, [FIELD_LEAD] = 1, [FIELD_BODY] = 0};
	u64 present = 0;

	for (size_t i = p->at->first; i < p->at[1].first; i++) {
		const struct stand *at = &p->stand[i];
		const struct span *span = &p->span[i - p->at->first];
		enum query_field field = p->query->leaf[at->leaf].field;
		if (field == FIELD_ANY ? span->beg >= beg && span->end <= end && span->end > span->beg : at->column == columns[field])
			present |= (u64)1 << at->leaf;
	}
	return present;
}

/* sentence_holds(k, article, start, length): may a fact of this sentence be shown for part k of the query under way? */
static void sentence_holds(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);
	i64 k = sqlite3_value_int64(value[0]), article = sqlite3_value_int64(value[1]);
	i64 beg = sqlite3_value_int64(value[2]), length = sqlite3_value_int64(value[3]);
	struct places *p = k >= 0 && k < s->parts ? s->part[k] : NULL;
	const struct holder *at = p ? p->at && p->at->article == article ? p->at : holder_of(p, article) : NULL;

	(void)n;
	if (!at || beg < 0 || length < 0 || beg + length > UINT32_MAX) {
		sqlite3_result_int(result, p && p->complement);
		return;
	}
	if (at != p->at) {
		p->at = at;
		if (read_article(s, p) != PR_OK) {
			p->at = NULL;
			sqlite3_result_error_code(result, sqlite3_extended_errcode(s->db));
			return;
		}
	}
	sqlite3_result_int(result, query_part_holds(p->node, leaves_in(p, (u32)beg, (u32)(beg + length))));
}

/* has_places(k, article): may it have such a sentence? */
static void has_places(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);
	i64 k = sqlite3_value_int64(value[0]);

	(void)n;
	sqlite3_result_int(result, k >= 0 && k < s->parts && holder_of(s->part[k], sqlite3_value_int64(value[1])));
}

int places_register(sqlite3 *db, struct sqlite_store *s)
{
	enum { HOW = SQLITE_UTF8 | SQLITE_DIRECTONLY };
	fts5_api *api = fts5_of(db);
	int code = api ? api->xCreateFunction(api, "stands", s, note_stands, NULL) : SQLITE_ERROR;

	if (code == SQLITE_OK)
		code = sqlite3_create_function(db, "sentence_holds", 4, HOW, s, sentence_holds, NULL, NULL);
	return code == SQLITE_OK ? sqlite3_create_function(db, "has_places", 2, HOW, s, has_places, NULL, NULL) : code;
}

/* ── as conditions ── */

static pr_status part_of(struct filter *f, struct places **out, const struct query_node *n, pr_err *err)
{
	struct sqlite_store *s = f->s;
	pr_status status;
	struct query_match m = query_part_sentences(&f->query, n, &s->arena);
	struct places *p = *out = NEW(&s->arena, struct places, 1);

	*p = (struct places){
		.query = &f->query, .node = n, .number = s->parts, .first_leaf = m.first_leaf, .complement = m.complement};
	s->part[s->parts++] = p;
	status = n == f->query.root ? recall_places(s, p, m.expression, err) : find_places(s, &s->arena, p, m.expression, err);
	make_room(s, p);
	return status;
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

/* The same as leaves_in, by the numbers of words in the whole text: title, lead, body. */
static u64 leaves_among(const struct places *p, const struct holder *of, const struct column_words *words,
			const struct column_sentence *sentence)
{
	static const u8 columns[] = {[FIELD_TITLE] = 2, [FIELD_LEAD] = 1, [FIELD_BODY] = 0};
	const u32 before[] = {words->title + words->lead, words->title, 0};
	u64 present = 0;

	for (size_t i = of->first; i < of[1].first; i++) {
		const struct stand *at = &p->stand[i];
		enum query_field field = p->query->leaf[at->leaf].field;
		u32 first = before[at->column] + at->word;
		bool here = at->words && first >= sentence->first && first + at->words <= sentence->first + sentence->n;
		if (field == FIELD_ANY ? here : at->column == columns[field])
			present |= (u64)1 << at->leaf;
	}
	return present;
}

bool filter_holds(const struct filter *f, i64 article, const struct column_words *words,
		  const struct column_sentence *sentence)
{
	struct places *p = f->words_at;
	const struct holder *end = p->holder + p->holders;

	if (!p->next || p->next->article > article)
		p->next = p->holder;
	while (p->next < end && p->next->article < article)
		p->next++;
	return p->holders && p->next < end && p->next->article == article &&
	       query_part_holds(p->node, leaves_among(p, p->next, words, sentence));
}

void filter_unmark(const struct filter *f, u8 *mark, i64 end)
{
	const struct places *p = f->words_at;
	i64 at = 0;

	for (size_t i = 0; p && i < p->holders && p->holder[i].article < end; i++) {
		if (p->holder[i].article < at)
			continue;
		memset(mark + at, 0, (size_t)(p->holder[i].article - at));
		at = p->holder[i].article + 1;
	}
	if (p)
		memset(mark + at, 0, (size_t)(end - at));
}
