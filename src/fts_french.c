/* fts_french.c: see fts_french.h. It knows nothing of the store, so that it stands in the loadable extension too. */
#include "fts_french.h"

#include <stdlib.h>

#include "token_pack.h"

struct french {
	struct analyzer *analyzer;
	const bool *packed;
};

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

static void french_delete(Fts5Tokenizer *tokenizer)
{
	struct french *french = (struct french *)tokenizer;

	if (french)
		analyzer_free(french->analyzer);
	free(french);
}

static int french_new(void *context, const char **args, int count, Fts5Tokenizer **out)
{
	struct french *french = calloc(1, sizeof *french);

	(void)args, (void)count;
	*out = (Fts5Tokenizer *)french;
	if (!french)
		return SQLITE_NOMEM;
	french->packed = context;
	french->analyzer = analyzer_new();
	if (french->analyzer)
		return SQLITE_OK;
	french_delete(*out);
	*out = NULL;
	return SQLITE_NOMEM;
}

/* Places in the text are not told: what indexes does not ask for them. */
static int replay(str packed, const struct relay *relay)
{
	int code = SQLITE_OK;
	bool same_place;
	str word;

	while (code == SQLITE_OK && packed_next(&packed, &word, &same_place))
		code = relay->token(relay->context, same_place ? FTS5_TOKEN_COLOCATED : 0, word.p, (int)word.n, 0, 0);
	return code;
}

static int french_tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
                           int (*token)(void *, int, const char *, int, int, int))
{
	struct french *french = (struct french *)tokenizer;
	struct relay relay = {context, token};
	int how = flags & FTS5_TOKENIZE_QUERY ? TOKEN_QUERY : 0;

	if (flags & FTS5_TOKENIZE_PREFIX)
		how |= TOKEN_PREFIX;
	if (!text || n <= 0)
		return SQLITE_OK;
	if (french->packed && *french->packed && (flags & FTS5_TOKENIZE_DOCUMENT))
		return replay((str){text, (size_t)n}, &relay);
	return tokens_each(french->analyzer, (str){text, (size_t)n}, how, relay_token, &relay);
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

int fts_french_register(sqlite3 *db, const bool *packed)
{
	static fts5_tokenizer french = {french_new, french_delete, french_tokenize};
	fts5_api *api = fts5_of(db);

	if (!api || api->iVersion < 2)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "pressoir", (void *)(uintptr_t)packed, &french, NULL);
}
