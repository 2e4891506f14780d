/* The query language: how it is read, what FTS5 gets, and that no input makes an error of the store's own. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>

#include "buf.h"
#include "dice.h"
#include "fts_french.h"
#include "query_tree.h"
#include "str.h"

static struct analyzer *analyzer;
static struct arena arena;
static jmp_buf point;
static sqlite3 *db;

static pr_status read_query(struct query *q, const char *words, pr_err *err)
{
	*err = (pr_err){0};
	arena_reset(&arena);
	return query_read(q, &arena, analyzer, str_c(words), err);
}

struct pair { const char *words, *expression; };

static void operators_print_as_fts5(void **state)
{
	static const struct pair pairs[] = {
		{"recrutement", "\"recrutement\""},
		{"a b", "(\"a\" AND \"b\")"},
		{"a ET b", "(\"a\" AND \"b\")"},
		{"a et b", "(\"a\" AND \"et\" AND \"b\")"},
		{"a OU b", "(\"a\" OR \"b\")"},
		{"a OU b c", "(\"a\" OR (\"b\" AND \"c\"))"},
		{"a SAUF b", "((\"a\") NOT (\"b\"))"},
		{"a -b -c", "((\"a\") NOT (\"b\" OR \"c\"))"},
		{"(a OU b) c", "((\"a\" OR \"b\") AND \"c\")"},
		{"\"a b\"", "\"a b\""},
		{"« a b »", "\" a b \""},
		{"mot*", "\"mot\" *"},
		{"=mot", "\"=mot\""},
		{"=\"a b\"", "\"=a b\""},
		{"titre:a", "title : \"a\""},
		{"texte:a", "{lead body} : \"a\""},
		{"chapô:(a b)", "(lead : \"a\" AND lead : \"b\")"},
		{"a PROCHE/5 b", "NEAR(\"a\" \"b\" , 5)"},
		{"a NEAR b", "NEAR(\"a\" \"b\" , 10)"},
		{"4 700 agents", "(\"4 700\" AND \"agents\")"},
		{"recrutement+", "(\"recrut\" * OR \"recrutement\")"},
		{"a ... b", "(\"a\" AND \"b\")"},
		{"a 18:30", "(\"a\" AND \"18:30\")"},
		{"a OU (b -c)", "(\"a\" OR ((\"b\") NOT (\"c\")))"},
		{"http://a.fr/b", "\"http://a.fr/b\""},
		{"2022 150 agents", "(\"2022\" AND \"150\" AND \"agents\")"},
		{"1 200 000 agents", "(\"1 200 000\" AND \"agents\")"},
		{"a source:b c", "(\"a\" AND \"c\")"},
		{"a (b c) (d OU dept:93) e", "(\"a\" AND (\"b\" AND \"c\") AND \"e\")"},
		{"a (dept:93 dept:94)", "\"a\""},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++) {
		struct query q;
		pr_err err;
		struct query_match m;
		assert_int_equal(read_query(&q, pairs[i].words, &err), PR_OK);
		m = query_articles(&q, &arena);
		assert_false(m.complement);
		assert_string_equal(arena_copy(&arena, m.expression).p, pairs[i].expression);
	}
}

static void what_holds_of_nothing_is_printed_as_its_complement(void **state)
{
	static const struct pair pairs[] = {
		{"-a", "\"a\""},
		{"-a -b", "(\"a\" OR \"b\")"},
		{"a OU -b", "((\"b\") NOT (\"a\"))"},
		{"SAUF (a b)", "(\"a\" AND \"b\")"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++) {
		struct query q;
		pr_err err;
		struct query_match m;
		assert_int_equal(read_query(&q, pairs[i].words, &err), PR_OK);
		m = query_articles(&q, &arena);
		assert_true(m.complement);
		assert_string_equal(arena_copy(&arena, m.expression).p, pairs[i].expression);
	}
}

#define DATE_WANTED "this is no date; write 2011, 2011-03, 2011-03-31, 31/03/2011, 2011..2013 or >=2011"
#define VALUE_WANTED "this is no number; write >1M€, >=100, 100.. or 100..200"

static void a_mistake_is_shown_with_its_place(void **state)
{
	static const struct pair pairs[] = {
		{"a (b", "this parenthesis has no closing one; put ) where its group ends\n  a (b\n    ^"},
		{"a) b", "this parenthesis has no opening one; put ( where its group begins, or take it away\n  a) b\n   ^"},
		{"é \"b c", "this quotation mark has no closing one; put another where the phrase ends\n  é \"b c\n    ^"},
		{"a OU", "a word is missing here; OU and ET stand between two of them\n  a OU\n      ^"},
		{"OU a", "a word is missing here; OU and ET stand between two of them\n  OU a\n  ^"},
		{"a ()", "nothing stands between these parentheses; put words there, or take them away\n  a ()\n    ^"},
		{"...", "there is no word in this query; write one, or ask for everything without a query\n  ...\n  ^"},
		{"auteurs:a", "no such field; there are titre: chapô: texte: source: auteur: date: dept: montant: effectif: "
		 "kind:\n"
		 "  auteurs:a\n  ^"},
		{"a PROCHE/3", "PROCHE needs a word on each side; write `plan PROCHE/5 recrutement`\n  a PROCHE/3\n    ^"},
		{"PROCHE/3 b", "PROCHE needs a word on each side; write `plan PROCHE/5 recrutement`\n  PROCHE/3 b\n  ^"},
		{"a NEAR/3 -b", "PROCHE needs a word on each side; write `plan PROCHE/5 recrutement`\n  a NEAR/3 -b\n    ^"},
		{"a PROCHE SAUF b", "PROCHE needs a word on each side; write `plan PROCHE/5 recrutement`\n  a PROCHE SAUF b\n"
				    "    ^"},
		{"titre: a", "a word is missing after the name of this field; write it right behind the colon\n  titre: a\n   "
		 "     ^"},
		{"a source: b", "a word is missing after the name of this field; write it right behind the colon\n  a source: "
		 "b\n           ^"},
		{"a source:... b", "a name is missing here; write it right behind the colon, in quotation marks if it has "
		 "spaces\n  a source:... b\n           ^"},
		{"source:\"le monde", "this quotation mark has no closing one; put another where the phrase ends\n  "
		 "source:\"le monde\n         ^"},
		{"é date:2011-13", DATE_WANTED "\n  é date:2011-13\n         ^"},
		{"date:31/02/2011", DATE_WANTED "\n  date:31/02/2011\n       ^"},
		{"date:2011..x", DATE_WANTED "\n  date:2011..x\n             ^"},
		{"date:hier", DATE_WANTED "\n  date:hier\n       ^"},
		{"date:2013..2011", "the end stands before the beginning; change the two round\n  date:2013..2011\n       ^"},
		{"montant:>M€ a", VALUE_WANTED "\n  montant:>M€ a\n           ^"},
		{"effectif:>=", VALUE_WANTED "\n  effectif:>=\n             ^"},
		{"effectif:..", VALUE_WANTED "\n  effectif:..\n             ^"},
		{"effectif:12x", "the number ends before this; write >1M€, >=100, 100.. or 100..200\n  effectif:12x\n         "
		 "    ^"},
		{"effectif:12€", "the number ends before this; write >1M€, >=100, 100.. or 100..200\n  effectif:12€\n         "
		 "    ^"},
		{"effectif:200..100", "the end stands before the beginning; change the two round\n  effectif:200..100\n       "
		 "    ^"},
		{"a PROCHE source:b", "PROCHE stands between two words or phrases; elsewhere write ET\n  a PROCHE source:b\n  "
		 "  ^"},
		{"source:()", "nothing stands between these parentheses; put words there, or take them away\n  source:()\n    "
		 "     ^"},
		{"a \"de la de la de la de la de la de la de la de la de la de la de la de la de la de la de la de la "
		 "de la de la de la de la de la de la de la de la de la de la de la de la de la de la de la de la la\"",
		 "too many words in one phrase; 64 at most\n  a \"de la de la de la de la de la de la de la de la de la de "
			"la\n    ^"},
		{"ville recrut*ment", "a * stands at the end of a word, for all that begin so; take it from here\n  ville "
		 "recrut*ment\n              ^"},
		{"*emploi", "a * stands at the end of a word, for all that begin so; take it from here\n  *emploi\n  ^"},
		{"((((((((((((a))))))))))))",
		 "too many parentheses within each other, 10 at most; take away those that hold a single word\n  "
			"((((((((((((a))))))))))))\n            ^"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++) {
		struct query q;
		pr_err err;
		assert_int_equal(read_query(&q, pairs[i].words, &err), PR_USAGE);
		assert_string_equal(err.message, pairs[i].expression);
	}
}

static void a_long_query_shows_the_words_around_the_mistake(void **state)
{
	char words[4001];
	struct query q;
	pr_err err;

	(void)state;
	memset(words, ' ', 4000);
	memcpy(words + 3000, "abc (def", 8);
	words[4000] = 0;
	assert_int_equal(read_query(&q, words, &err), PR_USAGE);
	assert_non_null(strstr(err.message, "abc (def"));
	assert_true(strlen(err.message) < 300);
}

static void words_and_bytes_are_bounded(void **state)
{
	char words[QUERY_MAX + 2];
	struct query q;
	pr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof words - 1; i++)
		words[i] = i % 2 ? ' ' : 'a';
	words[sizeof words - 1] = 0;
	assert_int_equal(read_query(&q, words, &err), PR_USAGE);
	words[2 * QUERY_LEAVES] = 0;
	assert_int_equal(read_query(&q, words, &err), PR_OK);
	words[2 * QUERY_LEAVES] = ' ';
	words[2 * QUERY_LEAVES + 1] = 0;
	assert_int_equal(read_query(&q, "\xff", &err), PR_USAGE);
}

static void a_sentence_holds_by_the_leaves_that_stand_in_it(void **state)
{
	struct query q;
	pr_err err;

	(void)state;
	assert_int_equal(read_query(&q, "a (b OU c) -d", &err), PR_OK);
	assert_true(query_holds(&q, 1 | 2));
	assert_true(query_holds(&q, 1 | 4));
	assert_false(query_holds(&q, 1));
	assert_false(query_holds(&q, 1 | 2 | 8));
	assert_int_equal(query_part_sentences(&q, q.root, &arena).first_leaf, 3);
}

/* ── how it is read, for people ── */

static void what_was_read_is_told_in_words(void **state)
{
	static const struct pair pairs[] = {
		{"", "everything\n"},
		{"emploi", "emploi: emploi, emplois\n"},
		{"=emplois", "only emplois: emplois\n"},
		{"emplo*", "words that begin with emplo\n"},
		{"titre:emploi", "in the title, this word\n  emploi: emploi, emplois\n"},
		{"\"emploi euro\"", "these words in this order\n  emploi: emploi, emplois\n  euro: euro, euros\n"},
		{"pouvoirs+", "one of these\n  words that begin with pouvoir\n  pouvoirs: pouvoirs, pouvoir\n"},
		{"titre:recrut*", "in the title, words that begin with recrut\n"},
		{"macronistes", "macronistes: macronistes, macron…\n"},
		{"emploi -euro", "all of these\n  emploi: emploi, emplois\n  without\n    euro: euro, euros\n"},
		{"emploi PROCHE/5 euro", "with at most 5 words between them\n  emploi: emploi, emplois\n  euro: euro, euros\n"},
		{"emploi OU (source:\"Le Monde\" dept:93)",
		 "one of these\n  emploi: emploi, emplois\n  all of these\n    source: \"Le Monde\"\n"
		 "    a fact about the département 93\n"},
		{"dept:1", "a fact about the département 01\n"},
		{"dept:\"Val d'Oise\"", "a fact about the département Val d'Oise\n"},
		{"kind:montant", "a fact of the kind amount\n"},
		{"kind:percentage", "a fact of the kind percentage\n"},
		{"date:2011", "published from 2011-01-01 to 2011-12-31\n"},
		{"date:=2012-02", "published from 2012-02-01 to 2012-02-29\n"},
		{"date:31/03/2011", "published from 2011-03-31 to 2011-03-31\n"},
		{"date:12.2011..2013", "published from 2011-12-01 to 2013-12-31\n"},
		{"date:2011..", "published from 2011-01-01\n"},
		{"date:..2011-06", "published to 2011-06-30\n"},
		{"date:>2011", "published from 2012-01-01\n"},
		{"date:>=2011", "published from 2011-01-01\n"},
		{"date:<2011", "published to 2010-12-31\n"},
		{"date:≤2011", "published to 2011-12-31\n"},
		{"montant:>1M€", "an amount, more than 1000000 EUR\n"},
		{"montant:>1 M€", "an amount, more than 1000000 EUR\n"},
		{"montant:>=1,5Md€", "an amount, at least 1500000000 EUR\n"},
		{"montant:<500k€", "an amount, less than 500000 EUR\n"},
		{"montant:<=2 millions d'euros", "an amount, at most 2000000 EUR\n"},
		{"montant:1..3M€", "an amount, from 1000000 to 3000000 EUR\n"},
		{"montant:500..3M€", "an amount, from 500 to 3000000 EUR\n"},
		{"montant:500k€..3M€", "an amount, from 500000 to 3000000 EUR\n"},
		{"montant:12 000 $", "an amount, 12000 USD\n"},
		{"montant:>1M", "an amount, more than 1000000\n"},
		{"effectif:100", "a headcount, 100\n"},
		{"effectif:>=1 000", "a headcount, at least 1000\n"},
		{"effectif:100..200", "a headcount, from 100 to 200\n"},
		{"effectif:..2,5", "a headcount, at most 2.5\n"},
		{"-effectif:(10 OU 20..)",
		 "without\n  one of these\n    a headcount, 10\n    a headcount, at least 20\n"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++) {
		struct query q;
		pr_err err;
		if (read_query(&q, pairs[i].words, &err) != PR_OK)
			fail_msg("%s: %s", pairs[i].words, err.message);
		assert_string_equal(arena_copy(&arena, query_explain(&q, &arena, analyzer)).p, pairs[i].expression);
	}
}

static void names_are_found_by_their_words(void **state)
{
	static const struct { const char *name, *words; bool found; } cases[] = {
		{"Le Monde", "source:monde", true}, {"Le Monde", "source:\"le monde\"", true},
		{"Le Monde diplomatique", "source:=\"le monde\"", false}, {"Le Monde", "source:=\"le monde\"", true},
		{"Le Monde", "source:=monde", false}, {"Le Mondain", "source:monde", false},
		{"Libération", "source:lib*", true}, {"Libération", "source:=lib*", true},
		{"Le Libé", "source:=lib*", false}, {"L’Humanité", "source:humanite", true},
		{"L'HUMANITÉ", "source:l’humanité", true}, {"Presse-Océan", "source:\"presse océan\"", true},
		{"Cœur", "source:coeur", true}, {"", "source:a", false},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct query q;
		pr_err err;
		assert_int_equal(read_query(&q, cases[i].words, &err), PR_OK);
		assert_int_equal(q.conditions, 1);
		if (query_name_in(str_c(cases[i].name), q.condition[0].text) != cases[i].found)
			fail_msg("%s in %s", cases[i].words, cases[i].name);
	}
}

static void words_stand_apart_from_conditions(void **state)
{
	struct query q;
	pr_err err;

	(void)state;
	assert_int_equal(read_query(&q, "a b source:c", &err), PR_OK);
	assert_non_null(q.root);
	assert_non_null(q.also);
	assert_int_equal(read_query(&q, "a OU source:c", &err), PR_OK);
	assert_null(q.root);
	assert_non_null(q.also);
	assert_int_equal(read_query(&q, "a OU b", &err), PR_OK);
	assert_null(q.also);
	assert_int_equal(read_query(&q, "source:c", &err), PR_OK);
	assert_null(q.root);
	assert_int_equal(q.leaves, 0);
}

/* ── FTS5 accepts whatever is printed, and answers as the tree says ── */

static bool fts_matches(str expression, sqlite3_stmt *stmt, i64 row)
{
	bool found = false;
	int code;

	sqlite3_bind_text64(stmt, 1, expression.p, expression.n, SQLITE_STATIC, SQLITE_UTF8);
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
		found |= sqlite3_column_int64(stmt, 0) == row;
	if (code != SQLITE_DONE)
		fail_msg("%.*s: %s", (int)expression.n, expression.p, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_reset(stmt), SQLITE_OK);
	return found;
}

/* Row r of the table holds `a` `b` `c` by the bits of r. */
static void fill(void)
{
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	assert_int_equal(fts_french_register(db, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "CREATE VIRTUAL TABLE t USING fts5 (body, lead, title, tokenize = 'pressoir')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	for (int r = 0; r < 8; r++) {
		char sql[200];
		snprintf(sql, sizeof sql, "INSERT INTO t (rowid, body, lead, title) VALUES (%d, '%s %s', '%s', '')", r,
			 r & 1 ? "alpha" : "x", r & 2 ? "beta" : "x", r & 4 ? "gamma" : "x");
		assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	}
}

static void write_random(struct buf *b, unsigned *seed, int depth)
{
	static const char *const words[] = {"alpha", "beta", "gamma"};
	static const char *const ops[] = {" ", " OU ", " SAUF ", " ET ", " -"};

	for (unsigned i = 0, n = 1 + draw(seed, 3); i < n; i++) {
		if (i)
			buf_put(b, str_c(ops[draw(seed, 5)]));
		else if (draw(seed, 4) == 0)
			buf_char(b, '-');
		if (depth && draw(seed, 2)) {
			buf_char(b, '(');
			write_random(b, seed, depth - 1);
			buf_char(b, ')');
		} else {
			buf_put(b, str_c(words[draw(seed, 3)]));
		}
	}
}

/* The tree, asked for a row: leaf i stands where its word does. */
static bool expected(const struct query *q, int row)
{
	u64 present = 0;

	for (u32 i = 0; i < q->leaves; i++) {
		char c = q->leaf[i].text.p[0];
		present |= (u64)(row >> (c == 'a' ? 0 : c == 'b' ? 1 : 2) & 1) << i;
	}
	return query_holds(q, present);
}

static void what_is_printed_means_what_the_tree_means(void **state)
{
	sqlite3_stmt *stmt;
	unsigned seed = 42;

	(void)state;
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?", -1, &stmt, NULL), SQLITE_OK);
	for (int round = 0; round < 2000; round++) {
		struct query q;
		pr_err err;
		struct buf b = {.arena = &arena};
		struct query_match m;
		char words[QUERY_MAX];
		arena_reset(&arena);
		write_random(&b, &seed, 3);
		if (b.n >= sizeof words)
			continue;
		snprintf(words, sizeof words, "%.*s", (int)b.n, b.p);
		if (read_query(&q, words, &err) != PR_OK)
			continue; /* too many words */
		m = query_articles(&q, &arena);
		for (int row = 0; row < 8; row++)
			if (fts_matches(m.expression, stmt, row) == m.complement ? expected(&q, row) : !expected(&q, row))
				fail_msg("%s, row %d: %.*s", words, row, (int)m.expression.n, m.expression.p);
		m = query_part_sentences(&q, q.root, &arena);
		for (int row = 0; row < 8; row++)
			if (expected(&q, row) != m.complement && !fts_matches(m.expression, stmt, row))
				fail_msg("%s, row %d is no candidate: %.*s", words, row, (int)m.expression.n, m.expression.p);
	}
	sqlite3_finalize(stmt);
}

static void no_input_makes_an_error_of_the_store(void **state)
{
	static const char *const pieces[] = {"a",
					     "mot",
					     " ",
					     " ",
					     "\"",
					     "(",
					     ")",
					     "-",
					     "*",
					     "+",
					     "=",
					     "ET",
					     "OU",
					     "SAUF",
					     "NOT",
					     "OR",
					     "AND",
					     "NEAR",
					     "PROCHE/3",
					     ":",
					     "titre:",
					     "chapo:",
					     "texte:",
					     "^",
					     "{",
					     "}",
					     "'",
					     "’",
					     "«",
					     "»",
					     "é",
					     "4 700",
					     ",",
					     ".",
					     "\\",
					     "%",
					     "\x01",
					     "NEAR(",
					     "\xc2\xa0",
					     "l'",
					     "Seine-Saint-Denis",
					     "/5",
					     "~",
					     ";",
					     "--",
					     "source:",
					     "auteur:",
					     "date:",
					     "dept:",
					     "kind:",
					     "montant:",
					     "effectif:",
					     ">=",
					     "<",
					     "..",
					     "2011",
					     "2011-03",
					     "1M€",
					     "100"};
	sqlite3_stmt *stmt;
	unsigned seed = 1, good = 0;

	(void)state;
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?", -1, &stmt, NULL), SQLITE_OK);
	for (int round = 0; round < 20000; round++) {
		char words[600];
		size_t n = 0;
		struct query q;
		pr_err err;
		for (unsigned k = 0, count = 1 + draw(&seed, 16); k < count; k++) {
			const char *piece = pieces[draw(&seed, countof(pieces))];
			memcpy(words + n, piece, strlen(piece));
			n += strlen(piece);
		}
		words[n] = 0;
		if (read_query(&q, words, &err) != PR_OK) {
			assert_int_equal(err.status, PR_USAGE);
			assert_non_null(strstr(err.message, "\n"));
			continue;
		}
		good++;
		query_explain(&q, &arena, analyzer);
		if (!q.root)
			continue;
		fts_matches(query_articles(&q, &arena).expression, stmt, 0);
		fts_matches(query_part_sentences(&q, q.root, &arena).expression, stmt, 0);
	}
	assert_true(good > 2000);
	sqlite3_finalize(stmt);
}

static void the_deepest_and_widest_query_is_accepted(void **state)
{
	static const char *const opening[] = {"(a OU -", "(-a -", "(a ", "(a OU ", "-(a "};
	sqlite3_stmt *stmt;

	(void)state;
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?", -1, &stmt, NULL), SQLITE_OK);
	for (size_t k = 0; k < countof(opening); k++) {
		char words[1000] = "";
		struct query q;
		pr_err err;
		for (int i = 0; i < QUERY_DEPTH; i++)
			strcat(words, opening[k]);
		strcat(words, "b");
		for (int i = 0; i < QUERY_DEPTH; i++)
			strcat(words, ")");
		for (int i = 0; i < 40; i++)
			strcat(words, " -\"c d\"");
		assert_int_equal(read_query(&q, words, &err), PR_OK);
		fts_matches(query_articles(&q, &arena).expression, stmt, 0);
		fts_matches(query_part_sentences(&q, q.root, &arena).expression, stmt, 0);
	}
	sqlite3_finalize(stmt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(operators_print_as_fts5),
		cmocka_unit_test(what_holds_of_nothing_is_printed_as_its_complement),
		cmocka_unit_test(a_mistake_is_shown_with_its_place),
		cmocka_unit_test(a_long_query_shows_the_words_around_the_mistake),
		cmocka_unit_test(words_and_bytes_are_bounded),
		cmocka_unit_test(a_sentence_holds_by_the_leaves_that_stand_in_it),
		cmocka_unit_test(what_was_read_is_told_in_words),
		cmocka_unit_test(names_are_found_by_their_words),
		cmocka_unit_test(words_stand_apart_from_conditions),
		cmocka_unit_test(what_is_printed_means_what_the_tree_means),
		cmocka_unit_test(no_input_makes_an_error_of_the_store),
		cmocka_unit_test(the_deepest_and_widest_query_is_accepted),
	};
	int failed;

	arena_init(&arena, 64 << 20);
	if (arena_try(&arena, &point))
		return 1;
	analyzer = analyzer_new();
	fill();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	sqlite3_close(db);
	analyzer_free(analyzer);
	arena_free(&arena);
	return failed;
}
