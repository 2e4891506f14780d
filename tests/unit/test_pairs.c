/* pairs.tsv: words that must meet in search, and words that must not: one is indexed by FTS5 with our tokenizer, the
 * other searched for through the query language. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>

#include "buf.h"
#include "fts_french.h"
#include "query.h"
#include "str.h"

enum { PAIRS = 2000 };

struct pair { str kind, a, b; };

static struct pair pairs[PAIRS];
static size_t count;
static char bytes[1 << 16];
static sqlite3 *db;
static struct analyzer *analyzer;
static struct arena arena;
static jmp_buf point;

/* `\n` in the file is the end of a line in the text. */
static str unescape(str s)
{
	char *p = (char *)s.p;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++, n++) {
		bool line = i + 1 < s.n && p[i] == '\\' && p[i + 1] == 'n';
		p[n] = line ? '\n' : p[i];
		i += line;
	}
	return (str){p, n};
}

static int read_pairs(void **state)
{
	FILE *file = fopen("tests/unit/pairs.tsv", "rb");
	str text = {bytes, file ? fread(bytes, 1, sizeof bytes, file) : 0};

	(void)state;
	if (file)
		fclose(file);
	while (text.n && count < PAIRS) {
		str line = str_line(&text);
		if (!line.n || line.p[0] == '#')
			continue;
		pairs[count].kind = str_field(&line, '\t');
		pairs[count].a = unescape(str_field(&line, '\t'));
		pairs[count++].b = unescape(str_trim(line));
	}
	return count == 0;
}

/* Row 2i + 1 holds side a of pair i, row 2i + 2 side b. */
static int index_texts(void **state)
{
	sqlite3_stmt *put = NULL;
	int code = sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'pressoir')", NULL, NULL, NULL);

	if (code != SQLITE_OK || read_pairs(state))
		return 1;
	sqlite3_prepare_v2(db, "INSERT INTO t (rowid, body) VALUES (?, ?)", -1, &put, NULL);
	for (size_t i = 0; i < 2 * count && code == SQLITE_OK; i++) {
		str text = i % 2 ? pairs[i / 2].b : pairs[i / 2].a;
		sqlite3_bind_int64(put, 1, (sqlite3_int64)i + 1);
		sqlite3_bind_text(put, 2, text.p, (int)text.n, SQLITE_STATIC);
		sqlite3_step(put);
		code = sqlite3_reset(put);
	}
	sqlite3_finalize(put);
	return code != SQLITE_OK;
}

static bool finds(str words, size_t row)
{
	struct query q;
	pr_err err = {0};
	sqlite3_stmt *stmt = NULL;
	str expression;
	bool found;

	arena_reset(&arena);
	if (query_read(&q, &arena, analyzer, words, &err) != PR_OK)
		fail_msg("%s", err.message);
	expression = query_articles(&q, &arena).expression;
	sqlite3_prepare_v2(db, "SELECT 1 FROM t WHERE t MATCH ? AND rowid = ?", -1, &stmt, NULL);
	sqlite3_bind_text(stmt, 1, expression.p, (int)expression.n, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)row);
	found = sqlite3_step(stmt) == SQLITE_ROW;
	assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
	return found;
}

/* How many pairs of these kinds there are; each that is not right is told. */
static size_t check(const char *kind, const char *other, bool meet)
{
	size_t n = 0, wrong = 0;

	for (size_t i = 0; i < count; i++) {
		const struct pair *p = &pairs[i];
		bool both = str_eq(p->kind, str_c(kind));
		if (!both && !str_eq(p->kind, str_c(other)))
			continue;
		n++;
		if (finds(p->a, 2 * i + 2) != meet && ++wrong)
			print_message("# %.*s: %.*s → %.*s\n", (int)p->kind.n, p->kind.p, (int)p->a.n, p->a.p, (int)p->b.n, p->b.p);
		if (both && finds(p->b, 2 * i + 1) != meet && ++wrong)
			print_message("# %.*s: %.*s → %.*s\n", (int)p->kind.n, p->kind.p, (int)p->b.n, p->b.p, (int)p->a.n, p->a.p);
	}
	assert_int_equal(wrong, 0);
	return n;
}

static void words_that_must_meet_do(void **state)
{
	(void)state;
	assert_true(check("meet", "find", true) >= 500);
}

static void words_that_must_not_meet_do_not(void **state)
{
	(void)state;
	assert_true(check("apart", "miss", false) >= 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_must_meet_do),
		cmocka_unit_test(words_that_must_not_meet_do_not),
	};
	int failed;

	analyzer = analyzer_new();
	arena_init(&arena, 64 << 20);
	if (!analyzer || arena_try(&arena, &point))
		return 1;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK || fts_french_register(db, NULL) != SQLITE_OK)
		return 1;
	failed = cmocka_run_group_tests(tests, index_texts, NULL);
	sqlite3_close(db);
	arena_free(&arena);
	analyzer_free(analyzer);
	return failed;
}
