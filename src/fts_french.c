/* fts_french.c: see fts_french.h. It knows nothing of the store, so that it stands in the loadable extension too. */
#include "fts_french.h"

#include "token.h"

struct relay {
	void *context;
	int (*token)(void *context, int flags, const char *word, int n, int beg, int end);
};

static int relay_token(void *payload, const struct token *t)
{
	struct relay *relay = payload;

	return relay->token(relay->context, t->same_place ? FTS5_TOKEN_COLOCATED : 0, t->word, (int)t->n, (int)t->beg,
	                    (int)t->end);
}

static int french_new(void *context, const char **args, int count, Fts5Tokenizer **out)
{
	(void)context, (void)args, (void)count;
	*out = (Fts5Tokenizer *)analyzer_new();
	return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void french_delete(Fts5Tokenizer *tokenizer)
{
	analyzer_free((struct analyzer *)tokenizer);
}

static int french_tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
                           int (*token)(void *, int, const char *, int, int, int))
{
	struct relay relay = {context, token};
	int how = flags & FTS5_TOKENIZE_QUERY ? TOKEN_QUERY : 0;

	if (flags & FTS5_TOKENIZE_PREFIX)
		how |= TOKEN_PREFIX;
	if (!text || n <= 0)
		return SQLITE_OK;
	return tokens_each((struct analyzer *)tokenizer, (str){text, (size_t)n}, how, relay_token, &relay);
}

fts5_api *fts5_of(sqlite3 *db)
{
	fts5_api *api = NULL;
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	return api;
}

int fts_french_register(sqlite3 *db)
{
	static fts5_tokenizer french = {french_new, french_delete, french_tokenize};
	fts5_api *api = fts5_of(db);

	if (!api || api->iVersion < 2)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "pressoir", NULL, &french, NULL);
}
