/* store_sqlite_traits_ask.c: what conditions ask of the traits of articles, as functions of SQL: no row of an article
 * is looked up for that. Who only reads keeps the traits until the corpus changes. */
#include "store_sqlite_traits.h"

pr_status traits_need(struct sqlite_store *s, pr_err *err)
{
	bool fresh;
	pr_status status = PR_OK;

	if (s->asked_traits)
		return PR_OK;
	if (s->mode == PR_READ) {
		status = memory_take(s, &s->remembered.memory[OF_TRAITS], &fresh, err);
		if (status == PR_OK && !fresh)
			status = traits_read(s, &s->remembered.memory[OF_TRAITS].arena, &s->remembered.all, err);
		memory_note(&s->remembered.memory[OF_TRAITS], status);
		s->asked_traits = &s->remembered.all;
		return status;
	}
	s->asked_traits = NEW(&s->arena, struct blocks, 1);
	return traits_read(s, &s->arena, s->asked_traits, err);
}

static bool ask(sqlite3_context *result, struct traits_of *out, sqlite3_value *article)
{
	struct sqlite_store *s = sqlite3_user_data(result);

	return s->asked_traits && traits_of(out, s->asked_traits, sqlite3_value_int64(article));
}

/* has_trait(article, bit) */
static void tell_trait(sqlite3_context *result, int n, sqlite3_value **value)
{
	u32 bit = n == 2 ? (u32)sqlite3_value_int64(value[1]) : TRAITS;
	struct traits_of of;

	sqlite3_result_int(result, bit < TRAITS && ask(result, &of, value[0]) && (of.bits[bit / 8] >> bit % 8 & 1));
}

/* day_of(article): NULL: not known */
static void tell_day(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct traits_of of;

	(void)n;
	if (ask(result, &of, value[0]) && of.dated)
		sqlite3_result_int64(result, of.day);
}

/* source_of(article): its row */
static void tell_source(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct traits_of of;

	(void)n;
	if (ask(result, &of, value[0]))
		sqlite3_result_int64(result, of.source);
}

int traits_register(sqlite3 *db, struct sqlite_store *s)
{
	enum { HOW = SQLITE_UTF8 | SQLITE_DIRECTONLY };
	int code = sqlite3_create_function(db, "has_trait", 2, HOW, s, tell_trait, NULL, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_create_function(db, "day_of", 1, HOW, s, tell_day, NULL, NULL);
	return code == SQLITE_OK ? sqlite3_create_function(db, "source_of", 1, HOW, s, tell_source, NULL, NULL) : code;
}
