/* store_sqlite_words.c: the words of a query as conditions of SQL on articles; on facts: store_sqlite_places.c. */
#include "query_tree.h"
#include "store_sqlite_find.h"

/* Opens FROM … a, where conditions follow: the index itself where the words say what to find, since what is then asked
 * of an article is told by its traits, without its row. */
void filter_words(struct filter *f)
{
	struct query_match m = f->ranked ? query_ranked(&f->query, &f->s->arena) : query_articles(&f->query, &f->s->arena);

	if (m.expression.n && !m.complement) {
		f->day = "day_of(a.rowid)";
		f->source = "source_of(a.rowid)";
		filter_add(f, " FROM articles_fts a WHERE a.articles_fts MATCH ");
		filter_value(f, m.expression);
		return;
	}
	filter_add(f, " FROM article a WHERE 1");
	if (m.complement) {
		filter_add(f, " AND a.rowid NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ");
		filter_value(f, m.expression);
		filter_add(f, ")");
	}
}

void filter_part_articles(struct filter *f, const struct query_node *n)
{
	struct query_match m = query_part_articles(&f->query, n, &f->s->arena);

	/* + keeps it from being taken for a way into the index, within an OU, where another MATCH has that place already */
	filter_add(f, m.complement ? "+a.rowid NOT IN " : "+a.rowid IN ");
	filter_add(f, "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ");
	filter_value(f, m.expression);
	filter_add(f, ")");
}
