/* Memory fails within SQLite, in each of its allocations once, while an article is put into a corpus that has taken
 * another since it was opened: the corpus stays sound, whether it is closed then or goes on. tests/fault/alloc.c does so
 * to whole loads, and to every library. */
#include "store_kit.h"

static sqlite3_mem_methods plain;
static long left; /* allocations until one fails; below 1: none does */

static void *take(int n)
{
	return left > 0 && --left == 0 ? NULL : plain.xMalloc(n);
}

static void *take_more(void *p, int n)
{
	return left > 0 && --left == 0 ? NULL : plain.xRealloc(p, n);
}

static void start_again(void)
{
	struct article first = made("a", "Le quai rouvre", "La mairie emploie 41 agents.", "2020-05-02");

	store->ops->close(store);
	store = NULL;
	unlink(path);
	reopen(PR_WRITE);
	begin();
	put(&first);
	commit();
}

/* A batch of one article; false: it failed, and was rolled back. */
static bool put_another(void)
{
	struct article a = made("b", "Le bac reprend", "La région paie 300 euros au batelier.", "2020-05-03");
	struct facts none = {0};
	enum stored stored;
	pr_status status = store->ops->begin(store, "rules-1", &err);

	if (status != PR_OK)
		return false;
	status = store->ops->put(store, &a, &none, NULL, &stored, &err);
	if (status == PR_OK)
		status = store->ops->commit(store, &err);
	if (status != PR_OK)
		store->ops->rollback(store);
	return status == PR_OK;
}

/* What happens after the nth allocation has failed. */
typedef bool aftermath(void);

static bool is_closed(void)
{
	reopen(PR_WRITE);
	return true;
}

static bool goes_on(void)
{
	err = (pr_err){0};
	return put_another() && count("") == 2;
}

static void each_allocation_fails(aftermath *then)
{
	long n = 0, failures = 0;
	bool more = true;

	while (more) {
		start_again();
		left = ++n;
		failures += !put_another();
		more = left == 0;
		left = 0;
		if (!then())
			fail_msg("allocation %ld: %s", n, err.message);
		found[0] = 0;
		if (store->ops->verify(store, note_message, NULL, &err) != PR_OK)
			fail_msg("allocation %ld: %s", n, found[0] ? found : err.message);
	}
	assert_true(failures > 50);
}

static void a_corpus_that_is_closed_when_memory_fails_is_sound(void **state)
{
	(void)state;
	each_allocation_fails(is_closed);
}

static void a_corpus_that_goes_on_after_memory_failed_is_sound(void **state)
{
	(void)state;
	each_allocation_fails(goes_on);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_corpus_that_is_closed_when_memory_fails_is_sound),
		STORE_TEST(a_corpus_that_goes_on_after_memory_failed_is_sound),
	};
	sqlite3_mem_methods failing;

	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain);
	failing = plain;
	failing.xMalloc = take;
	failing.xRealloc = take_more;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
	return run_stored(tests, countof(tests));
}
