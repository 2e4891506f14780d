/* extension.c: pressoir.so, loaded by the sqlite3 shell, Python, Datasette, into any connection:
 *
 *     pressoir                                          the tokenizer of our full-text index, for FTS5
 *     pressoir_lemma(words)                             each word as its lemma
 *     pressoir_match(query)                             a query of ours as what FTS5's MATCH takes
 *     pressoir_explain(query)                           how it was read
 *     pressoir_holds(text, query)                       1 where it holds in a text, such as facts.sentence
 *     pressoir_snippet(text, query [, length [, open, close]])   the best passage; [bytes], marks about what was found
 *     pressoir_facts(text [, published])                a table of the facts of a text: extension_facts.c
 *
 * The scalar functions read nothing but their arguments and change nothing, so a view or trigger of a file that is not
 * trusted may call them (SQLITE_INNOCUOUS). NULL gives NULL. A wrong query is an SQL error with its caret. */
#include "extension.h"

#include <stdlib.h>

#include "snippet.h"
#include "str.h"

enum { CALL_MEMORY = 256 << 20 /* [bytes] of one call */ };

const sqlite3_api_routines *sqlite3_api;

static struct extension *extension_new(void)
{
	struct extension *x = calloc(1, sizeof *x);

	if (!x)
		return NULL;
	x->users = 1;
	arena_init(&x->arena, CALL_MEMORY);
	x->analyzer = analyzer_new();
	if (x->analyzer)
		return x;
	extension_drop(x);
	return NULL;
}

void extension_drop(void *extension)
{
	struct extension *x = extension;

	if (--x->users)
		return;
	pr_rules_close(x->rules);
	analyzer_free(x->analyzer);
	arena_free(&x->arena);
	free(x);
}

str extension_text(sqlite3_value *value)
{
	const char *p = (const char *)sqlite3_value_text(value);

	return p ? (str){p, (size_t)sqlite3_value_bytes(value)} : (str){"", 0};
}

/* ── calls ── */

struct call {
	struct extension *x;
	sqlite3_context *result;
	sqlite3_value **arg;
	int n;
};

static void give(const struct call *c, str text)
{
	sqlite3_result_text64(c->result, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void fail(const struct call *c, const char *message)
{
	sqlite3_result_error(c->result, message, -1);
}

static struct query *read_query(const struct call *c, int arg)
{
	struct query *q = NEW(&c->x->arena, struct query, 1);
	pr_err err = {0};

	if (query_read(q, &c->x->arena, c->x->analyzer, extension_text(c->arg[arg]), &err) == PR_OK)
		return q;
	fail(c, err.message);
	return NULL;
}

/* A query for words alone: conditions are written in SQL here. */
static struct query *read_words(const struct call *c, int arg)
{
	struct query *q = read_query(c, arg);

	if (!q || !q->also)
		return q;
	fail(c, "source:, date:, dept: and other conditions are no words; write them in SQL");
	return NULL;
}

static int put_lemma(void *payload, const struct token *t)
{
	struct buf *b = payload;

	if (b->n)
		buf_char(b, ' ');
	buf_put(b, (str){t->word, t->n});
	return 0;
}

static void lemma(const struct call *c)
{
	struct buf b = {.arena = &c->x->arena};

	tokens_each(c->x->analyzer, extension_text(c->arg[0]), TOKEN_LEMMAS, put_lemma, &b);
	give(c, b.n ? buf_str(&b) : S(""));
}

static void match(const struct call *c)
{
	const struct query *q = read_words(c, 0);
	struct query_match m;

	if (!q)
		return;
	m = query_articles(q, &c->x->arena);
	if (m.complement || !m.expression.n)
		fail(c, "this query says only what to leave out; MATCH needs a word to find");
	else
		give(c, m.expression);
}

static void explain(const struct call *c)
{
	const struct query *q = read_query(c, 0);

	if (q)
		give(c, str_trim(query_explain(q, &c->x->arena, c->x->analyzer)));
}

static void holds(const struct call *c)
{
	const struct query *q = read_words(c, 1);

	if (q)
		sqlite3_result_int(c->result, snippet_holds(&c->x->arena, c->x->analyzer, extension_text(c->arg[0]), q));
}

static void snippet(const struct call *c)
{
	const struct query *q = read_query(c, 1);
	i64 length = c->n > 2 ? sqlite3_value_int64(c->arg[2]) : SNIPPET_LENGTH;
	str open = c->n > 4 ? extension_text(c->arg[3]) : S("["), close = c->n > 4 ? extension_text(c->arg[4]) : S("]");
	struct buf b = {.arena = &c->x->arena};
	struct snippet s;
	u32 at = 0;

	if (!q)
		return;
	length = length < 0 ? 0 : length > 1 << 20 ? 1 << 20 : length;
	s = snippet_make(&c->x->arena, c->x->analyzer, extension_text(c->arg[0]), q, (u32)length);
	for (size_t i = 0; i < s.marks; i++) {
		buf_put(&b, str_cut(s.text, at, s.mark[i].start));
		buf_put(&b, open);
		buf_put(&b, str_cut(s.text, s.mark[i].start, s.mark[i].end));
		buf_put(&b, close);
		at = s.mark[i].end;
	}
	buf_put(&b, str_cut(s.text, at, s.text.n));
	give(c, b.n ? buf_str(&b) : S(""));
}

/* ── registering ── */

typedef void work(const struct call *c);

struct function { /* what SQLite keeps of one */
	struct extension *x;
	work *run;
};

/* None of them holds anything but memory of the arena. */
static void run(sqlite3_context *result, int n, sqlite3_value **arg)
{
	const struct function *f = sqlite3_user_data(result);
	struct call c = {f->x, result, arg, n};
	jmp_buf point;

	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(arg[i]) == SQLITE_NULL)
			return;
	if (arena_try(&f->x->arena, &point))
		sqlite3_result_error_nomem(result);
	else
		f->run(&c);
	arena_reset(&f->x->arena);
}

static void drop_function(void *function)
{
	extension_drop(((struct function *)function)->x);
	free(function);
}

static int add_function(sqlite3 *db, struct extension *x, const char *name, int arguments, work *of)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	struct function *f = malloc(sizeof *f);

	if (!f)
		return SQLITE_NOMEM;
	*f = (struct function){x, of};
	x->users++;
	return sqlite3_create_function_v2(db, name, arguments, flags, f, run, NULL, NULL, drop_function);
}

static int add_functions(sqlite3 *db, struct extension *x)
{
	static const struct { const char *name; int arguments; work *run; } all[] = {
		{"pressoir_lemma", 1, lemma}, {"pressoir_match", 1, match},     {"pressoir_explain", 1, explain},
		{"pressoir_holds", 2, holds}, {"pressoir_snippet", 2, snippet}, {"pressoir_snippet", 3, snippet},
		{"pressoir_snippet", 5, snippet},
	};
	int code = SQLITE_OK;

	for (size_t i = 0; i < countof(all) && code == SQLITE_OK; i++)
		code = add_function(db, x, all[i].name, all[i].arguments, all[i].run);
	return code;
}

/* What SQLite looks for in a file named pressoir.so. */
PR_API int sqlite3_pressoir_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

PR_API int sqlite3_pressoir_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
	struct extension *x;
	int code;

	sqlite3_api = api;
	code = fts_french_register(db, NULL);
	if (code != SQLITE_OK) {
		*error = sqlite3_mprintf("pressoir: this SQLite has no FTS5");
		return code;
	}
	x = extension_new();
	if (!x)
		return SQLITE_NOMEM;
	code = add_functions(db, x);
	if (code == SQLITE_OK)
		code = extension_facts(db, x);
	extension_drop(x);
	return code;
}
