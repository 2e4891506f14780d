/* Corpora that the page reads at the same time: so many and no more. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <time.h>

#include "page_corpus.h"

static void as_many_read_as_there_are_places(void **state)
{
	struct pool *pool = pool_new(path);
	pr_corpus *corpus[WEB_CORPORA];
	pr_err err = {0};

	(void)state;
	assert_non_null(pool);
	for (size_t i = 0; i < WEB_CORPORA; i++)
		assert_non_null(corpus[i] = pool_take(pool, &err));
	assert_null(pool_take(pool, &err)); /* it has waited for WEB_WAIT_SECONDS */
	assert_int_equal(err.status, PR_STOPPED);
	assert_string_equal(err.message, "too many requests at the same time; try again");
	pool_give(pool, corpus[3]);
	assert_ptr_equal(pool_take(pool, &err), corpus[3]); /* the one that lay idle */
	for (size_t i = 0; i < WEB_CORPORA; i++)
		pool_give(pool, corpus[i]);
	pool_free(pool);
}

/* More often than there are places: each is given back. */
static void a_corpus_that_does_not_open_takes_no_place(void **state)
{
	struct pool *pool = pool_new("/nowhere/corpus.db");
	pr_err err;

	(void)state;
	assert_non_null(pool);
	for (size_t i = 0; i < WEB_CORPORA + 1; i++) {
		err = (pr_err){0};
		assert_null(pool_take(pool, &err));
		assert_int_equal(err.status, PR_FAILED);
	}
	nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL); /* whoever reads ahead has met it too: valgrind looks on */
	pool_free(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_read_as_there_are_places),
		cmocka_unit_test(a_corpus_that_does_not_open_takes_no_place),
	};
	return cmocka_run_group_tests(tests, make_corpus, remove_corpus);
}
