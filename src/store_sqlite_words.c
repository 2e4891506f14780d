/* store_sqlite_words.c: the words of a query as conditions of SQL. Facts are searched by the words of their sentence
 * without an index of their own: the index over articles tells which articles have them, and sentence_holds then looks
 * for them in the sentence of each of their facts. */
#include "fts_french.h"
#include "query_tree.h"
#include "store_sqlite.h"

/* Opens `FROM article a`, joined with the index where the words say what to find; conditions follow. */
void filter_words(struct filter *f)
{
	struct query_match m = f->ranked ? query_ranked(&f->query, &f->s->arena) : query_articles(&f->query, &f->s->arena);

	if (m.expression.n && !m.complement) {
		/* A join on the left is dropped by SQLite where nothing is asked of the article's row. */
		filter_add(f, f->ranked ? " FROM articles_fts LEFT" : " FROM articles_fts");
		filter_add(f, f->by_index ? " WHERE articles_fts MATCH "
		                          : " JOIN article a ON a.id = articles_fts.rowid WHERE articles_fts MATCH ");
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
	if (!s->looking.parts)
		s->looking.follower = follower_new(&s->arena, s->analyzer, &f->query, false);
	/* NOT IN asks for one number: of two SQLite would look through the whole list for each fact. */
	filter_add(f, m.complement ? "(f.article << 24 | f.n) NOT IN (SELECT i.article << 24 | i.n"
	                           : "(f.article, f.n) IN (SELECT i.article, i.n");
	filter_add(f, " FROM articles_fts JOIN fact i ON i.article = articles_fts.rowid "
		      "JOIN article w ON w.id = i.article WHERE articles_fts MATCH ");
	filter_value(f, m.expression);
	filter_add(f, " AND sentence_holds(articles_fts, ");
	filter_number(f, s->looking.parts++);
	filter_add(f, ", substr(w.text, i.start - i.before + 1, i.sentence)))");
}

void filter_sentences(struct filter *f)
{
	if (!f->query.root)
		return;
	filter_add(f, " AND ");
	filter_part_sentences(f, f->query.root);
}

/* Does a leaf stand in a column of the article; FIELD_ANY: in any? */
static int leaf_stands(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, enum query_field field, bool *yes)
{
	static const int columns[] = {[FIELD_TITLE] = 2, [FIELD_LEAD] = 1, [FIELD_BODY] = 0};
	Fts5PhraseIter at;
	int column, word, code;

	*yes = false;
	code = api->xPhraseFirst(context, phrase, &at, &column, &word);
	for (; code == SQLITE_OK && column >= 0 && !*yes; api->xPhraseNext(context, &at, &column, &word))
		*yes = field == FIELD_ANY || column == columns[field];
	return code;
}

static int note_leaf(void *payload, const struct found *found)
{
	*(u64 *)payload |= (u64)1 << found->leaf;
	return 0;
}

/* sentence_holds(articles_fts, k, sentence): may a fact of it be shown for part k of the query under way? A leaf must
 * stand in the sentence itself, or, where it names a field, somewhere in that. */
static void sentence_holds(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n,
			   sqlite3_value **value)
{
	struct sqlite_store *s = api->xUserData(context);
	const struct query *q = s->looking.query;
	const struct looking_part *part;
	i64 k = n == 2 ? sqlite3_value_int64(value[0]) : -1;
	const char *text = n == 2 ? (const char *)sqlite3_value_text(value[1]) : NULL;
	u64 present = 0;

	if (!q || !text || k < 0 || k >= s->looking.parts) {
		sqlite3_result_int(result, 0);
		return;
	}
	part = &s->looking.part[k];
	follower_read(s->looking.follower, (str){text, (size_t)sqlite3_value_bytes(value[1])}, note_leaf, &present);
	for (u32 i = 0; i < q->leaves; i++) {
		bool yes;
		int code;
		if (q->leaf[i].field == FIELD_ANY)
			continue;
		code = leaf_stands(api, context, (int)(part->first_leaf + i), q->leaf[i].field, &yes);
		if (code != SQLITE_OK) {
			sqlite3_result_error_code(result, code);
			return;
		}
		present = (present & ~((u64)1 << i)) | (u64)yes << i;
	}
	sqlite3_result_int(result, query_part_holds(part->node, present) != part->complement);
}

int sentence_register(sqlite3 *db, struct sqlite_store *s)
{
	fts5_api *api = fts5_of(db);

	return api ? api->xCreateFunction(api, "sentence_holds", s, sentence_holds, NULL) : SQLITE_ERROR;
}
