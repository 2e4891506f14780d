/* test_public.c: the public functions as a caller meets them who gives what they cannot take: each says so, and does
 * nothing. The tests of their modules hold what they do otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pressoir.h"

static char folder[] = "/tmp/pressoir-public.XXXXXX";
static char file[64], article[64];
static pr_rules *rules;
static pr_corpus *written, *readable;

static void write_text(const char *path, const char *text)
{
	FILE *to = fopen(path, "w");

	assert_non_null(to);
	fputs(text, to);
	assert_int_equal(fclose(to), 0);
}

static int begin(void **state)
{
	const char *paths[] = {article};

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/corpus.db", folder);
	snprintf(article, sizeof article, "%s/a.txt", folder);
	write_text(article, "Un plan\n\nLa Sarthe recrute 12 agents.\n");
	assert_int_equal(pr_rules_open(&rules, "rules", NULL), PR_OK);
	assert_int_equal(pr_corpus_open(&written, file, PR_WRITE, NULL), PR_OK);
	assert_int_equal(pr_load(written, rules, paths, 1, NULL, NULL, NULL), PR_OK);
	return pr_corpus_open(&readable, file, PR_READ, NULL) == PR_OK ? 0 : -1;
}

static int end(void **state)
{
	char remove[96];

	(void)state;
	pr_corpus_close(readable);
	pr_corpus_close(written);
	pr_rules_close(rules);
	snprintf(remove, sizeof remove, "rm -rf %s", folder);
	return system(remove);
}

static int any_hit(void *payload, const pr_hit *hit)
{
	(void)hit;
	++*(int *)payload;
	return 0;
}

static int any_fact(void *payload, const pr_article *of, const pr_fact *fact)
{
	(void)of, (void)fact;
	++*(int *)payload;
	return 0;
}

static int any_article(void *payload, const pr_article *one, const pr_fact *facts, size_t count)
{
	(void)one, (void)facts, (void)count;
	++*(int *)payload;
	return 0;
}

static int any_trace(void *payload, const pr_trace *trace)
{
	(void)trace;
	++*(int *)payload;
	return 0;
}

static int any_facet(void *payload, const pr_facet *facet)
{
	(void)facet;
	++*(int *)payload;
	return 0;
}

static int any_group(void *payload, const pr_group *group)
{
	(void)group;
	++*(int *)payload;
	return 0;
}

/* The call is refused as a wrong use, with words that hold these. */
#define REFUSED(call, words) do { \
	pr_err err = {PR_OK, ""}; \
	assert_int_equal(call, PR_USAGE); \
	if (!strstr(err.message, words)) \
		fail_msg("%s: %s", #call, err.message); \
} while (0)

static void a_query_that_is_null_is_everything(void **state)
{
	uint64_t n = 0;
	int hits = 0, facts = 0, articles = 0, facets = 0, groups = 0;

	(void)state;
	assert_int_equal(pr_search(readable, NULL, any_hit, &hits, NULL), PR_OK);
	assert_int_equal(pr_facts(readable, NULL, any_fact, &facts, NULL), PR_OK);
	assert_int_equal(pr_articles(readable, NULL, any_article, &articles, NULL), PR_OK);
	assert_int_equal(pr_facets(readable, NULL, any_facet, &facets, NULL), PR_OK);
	assert_int_equal(pr_fact_groups(readable, rules, NULL, any_group, &groups, NULL), PR_OK);
	assert_int_equal(pr_count(readable, NULL, &n, NULL), PR_OK);
	assert_int_equal(n, 1);
	assert_int_equal(pr_fact_count(readable, NULL, &n, NULL), PR_OK);
	assert_int_equal(n, 2);
	assert_int_equal(hits, 1);
	assert_int_equal(facts, 2);
	assert_int_equal(articles, 1);
	assert_true(facets > 0 && groups > 0);
}

static void what_changes_a_corpus_needs_one_opened_to_write(void **state)
{
	const char *paths[] = {article};

	(void)state;
	REFUSED(pr_load(readable, rules, paths, 1, NULL, NULL, &err), "opened to read");
	REFUSED(pr_rebuild(readable, rules, NULL, NULL, &err), "opened to read");
	REFUSED(pr_forget(readable, "1", NULL, NULL, &err), "opened to read");
	REFUSED(pr_watch_save(readable, "a", NULL, &err), "opened to read");
	REFUSED(pr_watch_seen(readable, "a", 1, &err), "opened to read");
	REFUSED(pr_watch_forget(readable, "a", &err), "opened to read");
}

static void a_mode_that_is_none_opens_nothing(void **state)
{
	pr_corpus *corpus = readable;

	(void)state;
	REFUSED(pr_corpus_open(&corpus, file, 7, &err), "7 is no mode");
	assert_null(corpus);
	assert_int_equal(pr_corpus_open(&corpus, "", PR_WRITE, NULL), PR_FAILED);
	assert_null(corpus);
}

static void names_that_are_none_are_told(void **state)
{
	int n = 0;
	int64_t upto = 0;

	(void)state;
	REFUSED(pr_article_get(readable, "nowhere", any_article, &n, &err), "no article is called `nowhere`");
	REFUSED(pr_article_get(readable, "", any_article, &n, &err), "no article is called");
	REFUSED(pr_article_get(readable, NULL, any_article, &n, &err), "no article is called");
	REFUSED(pr_watch_save(written, NULL, NULL, &err), "needs a name");
	REFUSED(pr_watch_new(readable, NULL, any_hit, &n, &upto, &err), "no saved query");
	REFUSED(pr_watch_seen(written, "none", 1, &err), "no saved query is called `none`");
	REFUSED(pr_watch_forget(written, "none", &err), "no saved query is called `none`");
	REFUSED(pr_forget(written, NULL, NULL, NULL, &err), "either an article or a source");
	REFUSED(pr_forget(written, "1", "a source", NULL, &err), "either an article or a source");
	assert_int_equal(n, 0);
}

static void days_and_places_that_are_none_are_told(void **state)
{
	const pr_str text = {"12 agents mardi", 15};
	uint64_t from = 0, to = 0;
	int n = 0;

	(void)state;
	REFUSED(pr_rules_explain(rules, text, "2022-02-30", any_trace, &n, &err), "2022-02-30 is not a day");
	REFUSED(pr_rules_explain(rules, text, "hier", any_trace, &n, &err), "hier is not a day");
	assert_int_equal(n, 0);
	assert_int_equal(pr_rules_explain(rules, text, "", any_trace, &n, NULL), PR_OK);
	assert_int_equal(pr_article_origin(readable, 1, 0, 37, &from, &to, NULL), PR_OK);
	assert_int_equal(to, 37);
	REFUSED(pr_article_origin(readable, 1, 0, 38, &from, &to, &err), "no code point 38");
	REFUSED(pr_article_origin(readable, 1, 0, UINT32_MAX, &from, &to, &err), "no code point");
	REFUSED(pr_article_origin(readable, 1, 2, 1, &from, &to, &err), "the end stands before the start");
	REFUSED(pr_article_origin(readable, 9, 0, 1, &from, &to, &err), "no article no. 9");
	REFUSED(pr_search(readable, &(pr_query){.since = "2020"}, any_hit, &n, &err), "`2020` is no day");
	REFUSED(pr_facts(readable, &(pr_query){.min = "many"}, any_fact, &n, &err), "`many` is no number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_query_that_is_null_is_everything),
		cmocka_unit_test(what_changes_a_corpus_needs_one_opened_to_write),
		cmocka_unit_test(a_mode_that_is_none_opens_nothing),
		cmocka_unit_test(names_that_are_none_are_told),
		cmocka_unit_test(days_and_places_that_are_none_are_told),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
