/* Each statement of an operation fails once, in the first step that SQLite makes of it: a failure is told, nothing of a
 * batch stays, and the corpus is sound; what is said to have gone well is whole. tests/fault/ does the same to what
 * lies below SQLite: memory, and the disk. */
#include "store_kit.h"

#include "store_sqlite_write.h"

static long left;          /* statements until one fails; below 1: none does */
static bool due, fired;

/* What takes back a failed operation is spared. */
static int count_statement(unsigned what, void *payload, void *stmt, void *sql)
{
	(void)what, (void)payload, (void)stmt;
	due = strcmp(sql, "ROLLBACK") != 0 && left > 0 && --left == 0;
	return 0;
}

static int fail_now(void *payload)
{
	(void)payload;
	if (!due)
		return 0;
	due = false;
	fired = true;
	return 1;
}

static void arm(long n)
{
	sqlite3 *db = ((struct sqlite_store *)store)->db;

	due = false;
	fired = fired && n == 0;
	left = n;
	sqlite3_trace_v2(db, n ? SQLITE_TRACE_STMT : 0, count_statement, NULL);
	sqlite3_progress_handler(db, n ? 1 : 0, fail_now, NULL);
}

/* ── what is done ── */

static const char *const gazette[] = {"La Gazette", NULL};

typedef pr_status operation(void);

static pr_status put_one(const struct article *a, pr_fact *fact, size_t n)
{
	struct facts facts = {fact, n};
	enum stored stored;

	return store->ops->put(store, a, &facts, NULL, &stored, &err);
}

/* Long enough to be known again with another end. */
static struct article about_quay(const char *id, const char *end, const char *published)
{
	return made(id, "Le quai rouvre aux piétons",
	            arena_printf(&arena, "Le quai rouvre ce soir aux piétons, quatre ans après sa fermeture.\n"
	            "La mairie emploie 41 agents sur le chantier, et en recrute douze de plus pour l’été. Les pêcheurs "
	            "demandent un abri, que la région promet depuis dix ans. Le bac passera toutes les heures, sauf le "
	            "dimanche, où il reste à quai. Les commerçants de la rive gauche ont signé une pétition, que le maire "
	            "dit avoir lue. Un bal aura lieu samedi sur la place, avec l’harmonie du canton. %s", end), published);
}

/* A new article much like two others, one of these and one more whose text has changed, names that have, one with other
 * content that was a copy, a copy of one, a part of a file, a reject. */
static pr_status load(void)
{
	struct article other = about_quay("n1", "La suite demain.", "2020-05-02");
	struct article moved = about_quay("q2", "Il en a parlé hier, et n’en dira plus rien.", "2020-05-04");
	struct article changed = made("b2", "Le vélo revient", "Rien à en dire.", "2021-06-02");
	struct article named = made("c3", "Rien de neuf",
	                            "Le recrutement de travailleurs sociaux attend.\nOn parle de 2022.", "");
	struct article parted = made("d4", "Autre chose", "Un texte à part.", ""), copy = named;
	struct article part = made("p", "Une part", "Du texte.", "");
	pr_fact fact = fact_of(&other, "headcount", "41 agents", "41");
	pr_status status = store->ops->begin(store, "rules-2", &err);

	fact.department = S("2A");
	named.author = S("A. Martin");
	named.url = S("https://gazette.example/3");
	copy.id = copy.article = S("e5");
	part.id = S(""), part.part = 2;
	if (status == PR_OK)
		status = put_one(&other, &fact, 1);
	if (status == PR_OK)
		status = put_one(&moved, NULL, 0);
	if (status == PR_OK)
		status = put_one(&changed, NULL, 0);
	if (status == PR_OK)
		status = put_one(&named, NULL, 0);
	if (status == PR_OK)
		status = put_one(&parted, NULL, 0);
	if (status == PR_OK)
		status = put_one(&copy, NULL, 0);
	if (status == PR_OK)
		status = put_one(&part, NULL, 0);
	if (status == PR_OK)
		status = store->ops->reject(store, S("/in/bad.txt"), S("is empty"), &err);
	if (status == PR_OK)
		status = store->ops->commit(store, &err);
	return status;
}

static pr_status forget_article(void)
{
	uint64_t n;

	return store->ops->forget(store, "a1", NULL, &n, &err);
}

static pr_status forget_alike(void)
{
	uint64_t n;

	return store->ops->forget(store, "q1", NULL, &n, &err);
}

static pr_status forget_source(void)
{
	uint64_t n;

	return store->ops->forget(store, NULL, "La Gazette", &n, &err);
}

static int replace(void *payload, int64_t id, const struct article *article)
{
	struct facts none = {0};
	pr_status *status = payload;

	*status = store->ops->facts_replace(store, id, article, &none, &err);
	return *status != PR_OK;
}

static pr_status rebuild(void)
{
	struct arena own;
	jmp_buf here;
	pr_status status = store->ops->begin(store, "rules-2", &err), replaced = PR_OK;

	arena_init(&own, 1 << 20);
	if (arena_try(&own, &here))
		fail();
	if (status == PR_OK)
		status = store->ops->each_article(store, &own, replace, &replaced, &err);
	if (status == PR_OK || replaced != PR_OK)
		status = replaced;
	if (status == PR_OK)
		status = store->ops->commit(store, &err);
	arena_free(&own);
	return status;
}

static pr_status save_query(void)
{
	return store->ops->watch_save(store, "ville", &(pr_query){.words = "ville", .sources = gazette}, &err);
}

static pr_status note_seen(void)
{
	return store->ops->watch_seen(store, "agents", 3, &err);
}

static pr_status forget_query(void)
{
	return store->ops->watch_forget(store, "agents", &err);
}

/* ── what is asked ── each says in `found` what it got */

static int note_facet(void *payload, const pr_facet *f)
{
	(void)payload;
	note("%.*s=%llu ", (int)f->value.n, f->value.p, (unsigned long long)f->articles);
	return 0;
}

static int note_word(void *payload, pr_str word, pr_str better)
{
	(void)payload;
	note("%.*s→%.*s ", (int)word.n, word.p, (int)better.n, better.p);
	return 0;
}

static int note_watch(void *payload, const pr_watch *w)
{
	(void)payload;
	note("%.*s ", (int)w->name.n, w->name.p);
	return 0;
}

#define ASK(name, ...) static pr_status name(void) { return store->ops->__VA_ARGS__; }
#define QUERY(...) (&(pr_query){__VA_ARGS__})
ASK(search_words, search(store, QUERY(.words = "ville ET agents OU recrut*"), note_hit, NULL, &err))
ASK(search_phrase, search(store, QUERY(.words = "\"la ville\" OU titre:vélo"), note_hit, NULL, &err))
ASK(search_alike, search(store, QUERY(.like = "q1"), note_hit, NULL, &err))
ASK(search_filtered, search(store, QUERY(.words = "effectif:>10 dept:93", .since = "2019-01-01"), note_hit, NULL, &err))
ASK(search_sorted, search(store, QUERY(.sort = PR_SORT_DATE, .sources = gazette), note_hit, NULL, &err))
ASK(facts_of_words, facts(store, QUERY(.words = "ville"), note_fact, NULL, &err))
ASK(facts_sorted, facts(store, QUERY(.fact_sort = PR_FACTS_BY_VALUE, .limit = 20), note_fact, NULL, &err))
ASK(facts_of_kind, facts(store, QUERY(.min = "2", .department = "93"), note_fact, NULL, &err))
ASK(count_of_facets, facets(store, QUERY(.words = "ville"), note_facet, NULL, &err))
ASK(all_facets, facets(store, QUERY(.words = ""), note_facet, NULL, &err))
ASK(suggestions, suggest(store, "recrutemnt agnets", note_word, NULL, &err))
ASK(articles_of_words, articles(store, QUERY(.words = "ville"), note_article, NULL, &err))
ASK(one_article, get(store, "b2", note_article, NULL, &err))
ASK(state_of_all, status(store, note_count, NULL, &err))
ASK(saved_queries, watches(store, note_watch, NULL, &err))
ASK(all_verified, verify(store, note_message, NULL, &err))

static pr_status new_of_query(void)
{
	int64_t upto;

	return store->ops->watch(store, "agents", note_hit, NULL, &upto, &err);
}

static pr_status how_many(void)
{
	uint64_t n = 0, facts = 0;
	pr_status status = store->ops->count(store, QUERY(.words = "ville SAUF vélo"), &n, &err);

	if (status == PR_OK)
		status = store->ops->fact_count(store, QUERY(.words = "ville"), &facts, &err);
	note("%llu %llu", (unsigned long long)n, (unsigned long long)facts);
	return status;
}

static pr_status where_it_stood(void)
{
	uint64_t from = 0, to = 0;
	pr_status status = store->ops->origin(store, 1, 3, 9, &from, &to, &err);

	note("%llu %llu", (unsigned long long)from, (unsigned long long)to);
	return status;
}

/* ── the corpus that it is done to ── */

static char *state_of(void)
{
	static const pr_query all = {0};

	found[0] = 0;
	assert_int_equal(store->ops->articles(store, &all, note_article, NULL, &err), PR_OK);
	assert_int_equal(store->ops->facts(store, &all, note_fact, NULL, &err), PR_OK);
	assert_int_equal(store->ops->status(store, note_count, NULL, &err), PR_OK);
	return strdup(found);
}

static void set_up(void)
{
	struct article first = about_quay("q1", "Entrée libre.", "2020-05-03"), second = about_quay("q2", "", "2020-05-04");
	struct article other = made("d4", "Rien de neuf",
	                            "Le recrutement de travailleurs sociaux attend.\nOn parle de 2022.", "");

	put_three();
	begin();
	assert_int_equal(put(&first), STORED_NEW);
	assert_int_equal(put(&second), STORED_NEW);
	assert_int_equal(put(&other), STORED_DUPLICATE);
	commit();
	found[0] = 0;
	assert_int_equal(store->ops->status(store, note_count, NULL, &err), PR_OK);
	assert_non_null(strstr(found, "clusters  1\n"));
	assert_int_equal(store->ops->watch_save(store, "agents", QUERY(.words = "agents"), &err), PR_OK);
}

static void start_again(void)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-lock"};
	char other[80];

	if (store)
		store->ops->close(store);
	store = NULL;
	for (size_t i = 0; i < countof(ends); i++) {
		snprintf(other, sizeof other, "%s%s", path, ends[i]);
		unlink(other);
	}
	reopen(PR_WRITE);
	set_up();
}

/* Sound, and as it was. A batch that could not be begun is none to roll back. */
static void assert_unharmed(const char *before, long n)
{
	char *after;

	store->ops->rollback(store);
	found[0] = 0;
	if (store->ops->verify(store, note_message, NULL, &err) != PR_OK)
		fail_msg("statement %ld: %s", n, found);
	after = state_of();
	assert_string_equal(after, before);
	free(after);
}

/* What each operation gives when nothing fails, then with each of its statements failing. */
static void each_fails(operation *run, bool writes, int mode)
{
	char *before, *wanted;
	bool more = true;
	long told = 0;

	start_again();
	before = state_of();
	reopen(mode);
	found[0] = 0;
	if (run() != PR_OK)
		fail_msg("%s", err.message);
	wanted = writes ? state_of() : strdup(found);
	if (writes)
		start_again();
	for (long n = 1; more; n++) {
		pr_status status;
		char *got;
		if (!writes)
			reopen(mode); /* who reads remembers what the last question found */
		err = (pr_err){0};
		found[0] = 0;
		arm(n);
		status = run();
		more = left == 0;
		arm(0);
		if (status != PR_OK) {
			told++;
			if (!fired || !err.message[0])
				fail_msg("statement %ld: status %d, %s: %s", n, (int)status, fired ? "failed" : "none failed",
					err.message);
			if (writes)
				assert_unharmed(before, n);
			continue;
		}
		got = writes ? state_of() : strdup(found);
		if (strcmp(got, wanted) != 0)
			fail_msg("statement %ld: it went well, but gave\n%s\nwanted\n%s", n, got, wanted);
		free(got);
		if (writes && more)
			start_again();
	}
	assert_true(told > 0);
	free(before);
	free(wanted);
}

static void what_writes_fails_whole(void **state)
{
	static operation *const runs[] = {load, forget_article, forget_alike, forget_source, rebuild, save_query, note_seen,
		forget_query};

	(void)state;
	for (size_t i = 0; i < countof(runs); i++)
		each_fails(runs[i], true, PR_WRITE);
}

/* What is recent goes into its buckets once there is much of it: after every load here. */
static void what_is_alike_is_found_in_its_bucket_too(void **state)
{
	static operation *const runs[] = {load, forget_alike, forget_source};
	u32 much = recent_fold_min;

	(void)state;
	for (size_t i = 0; i < countof(runs); i++) {
		char *lately, *folded;
		start_again();
		assert_int_equal(runs[i](), PR_OK);
		lately = state_of();
		recent_fold_min = 0;
		start_again();
		assert_true(sql("SELECT count(*) FROM similar WHERE bucket >= 0") > 0);
		assert_int_equal(runs[i](), PR_OK);
		folded = state_of();
		assert_string_equal(folded, lately);
		each_fails(runs[i], true, PR_WRITE);
		recent_fold_min = much;
		free(lately), free(folded);
	}
}

static void what_reads_tells_that_it_failed(void **state)
{
	static operation *const runs[] = {search_words, search_phrase, search_alike, search_filtered, search_sorted,
		facts_of_words,
	                                  facts_sorted, facts_of_kind, count_of_facets, all_facets, suggestions,
		articles_of_words,
	                                  one_article, state_of_all, saved_queries, new_of_query, how_many, where_it_stood,
		all_verified};

	(void)state;
	for (size_t i = 0; i < countof(runs); i++) {
		each_fails(runs[i], false, PR_WRITE);
		each_fails(runs[i], false, PR_READ);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(what_writes_fails_whole),
		STORE_TEST(what_is_alike_is_found_in_its_bucket_too),
		STORE_TEST(what_reads_tells_that_it_failed),
	};

	return run_stored(tests, countof(tests));
}
