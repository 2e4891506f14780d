/* store_sqlite_words.c: the words of a query as conditions of SQL. Facts are searched by the words of their sentence
 * without an index of their own: the index over articles tells at which words of an article each leaf of the query
 * stands, the table sentence which words a sentence spans, and sentence_holds puts the two together. */
#include "fts_french.h"
#include "query_tree.h"
#include "store_sqlite.h"

/* Opens `FROM article a`, joined with the index where the words say what to find; conditions follow. */
void filter_words(struct filter *f)
{
	struct query_match m = query_articles(&f->query, &f->s->arena);

	if (m.expression.n && !m.complement) {
		filter_add(f, " FROM articles_fts JOIN article a ON a.id = articles_fts.rowid WHERE articles_fts MATCH ");
		filter_value(f, m.expression);
		return;
	}
	filter_add(f, " FROM article a WHERE 1");
	if (m.complement) {
		filter_add(f, " AND a.id NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ");
		filter_value(f, m.expression);
		filter_add(f, ")");
	}
}

void filter_part_articles(struct filter *f, const struct query_node *n)
{
	struct query_match m = query_part_articles(&f->query, n, &f->s->arena);

	filter_add(f, m.complement ? "a.id NOT IN " : "a.id IN ");
	filter_add(f, "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ");
	filter_value(f, m.expression);
	filter_add(f, ")");
}

void filter_part_sentences(struct filter *f, const struct query_node *n)
{
	struct sqlite_store *s = f->s;
	struct query_match m = query_part_sentences(&f->query, n, &s->arena);

	s->looking.query = &f->query;
	s->looking.part[s->looking.parts] = (struct looking_part){n, m.first_leaf, m.complement};
	filter_add(f, m.complement ? "f.sentence NOT IN " : "f.sentence IN ");
	filter_add(f, "(SELECT n.id FROM articles_fts JOIN fact i ON i.article = articles_fts.rowid JOIN sentence n ON "
		      "n.id = i.sentence "
		      "WHERE articles_fts MATCH ");
	filter_value(f, m.expression);
	filter_add(f, " AND sentence_holds(articles_fts, ");
	filter_number(f, s->looking.parts++);
	filter_add(f, ", n.part, n.first, n.last))");
}

void filter_sentences(struct filter *f)
{
	if (!f->query.root)
		return;
	filter_add(f, " AND ");
	filter_part_sentences(f, f->query.root);
}

/* Does leaf i stand in words first..last of column part; or, where it names a field, anywhere in that? */
static int leaf_stands(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, enum query_field field,
		       const i64 *where, bool *yes)
{
	static const int columns[] = {[FIELD_TITLE] = 2, [FIELD_LEAD] = 1, [FIELD_BODY] = 0};
	Fts5PhraseIter at;
	int column, word, code;

	*yes = false;
	code = api->xPhraseFirst(context, phrase, &at, &column, &word);
	for (; code == SQLITE_OK && column >= 0 && !*yes; api->xPhraseNext(context, &at, &column, &word))
		*yes = field != FIELD_ANY ? column == columns[field]
		                          : column == where[0] && word >= where[1] && word <= where[2];
	return code;
}

/* sentence_holds(articles_fts, k, part, first, last): may a fact of this sentence be shown for part k of the query under
 * way? */
static void sentence_holds(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
			   sqlite3_value **value)
{
	struct sqlite_store *s = api->xUserData(context);
	const struct query *q = s->looking.query;
	const struct looking_part *part;
	i64 arg[4] = {0};
	u64 present = 0;

	for (int i = 0; i < n && i < 4; i++)
		arg[i] = sqlite3_value_int64(value[i]);
	if (!q || arg[0] < 0 || arg[0] >= s->looking.parts) {
		sqlite3_result_int(result, 0);
		return;
	}
	part = &s->looking.part[arg[0]];
	for (u32 i = 0; i < q->leaves; i++) {
		bool yes;
		int code = leaf_stands(api, context, (int)(part->first_leaf + i), q->leaf[i].field, arg + 1, &yes);
		if (code != SQLITE_OK) {
			sqlite3_result_error_code(result, code);
			return;
		}
		present |= (u64)yes << i;
	}
	sqlite3_result_int(result, query_part_holds(part->node, present) != part->complement);
}

int sentence_register(sqlite3 *db, struct sqlite_store *s)
{
	fts5_api *api = fts5_of(db);

	return api ? api->xCreateFunction(api, "sentence_holds", s, sentence_holds, NULL) : SQLITE_ERROR;
}
