/* store_sqlite_ready.c: what the store needs of an article and can be made of it alone. Workers do this, so that the
 * one thread that writes has little more to do than to hand it to SQLite. */
#include "store_sqlite_write.h"
#include "token_pack.h"

static str column(const struct article *a, u32 i) /* of articles_fts */
{
	u32 lead_end = a->lead_end > a->title_end ? a->lead_end : a->title_end;

	return i == 0 ? str_cut(a->text, lead_end, a->text.n) : i == 1 ? str_cut(a->text, a->title_end, lead_end)
	                                                               : str_cut(a->text, 0, a->title_end);
}

static i64 content_hash(const struct article *a)
{
	u64 hash = str_hash(a->text) * 31 + str_hash(a->title) * 7 + str_hash(a->published);

	return (i64)(hash * 0x9E3779B97F4A7C15u >> 33); /* 31 bits: four bytes in SQLite */
}

struct ready *sqlite_prepare(struct arena *a, struct analyzer *analyzer, const struct article *article,
                             const struct facts *facts)
{
	struct ready *r = NEW(a, struct ready, 1);
	struct buf map = {.arena = a};
	day published;

	r->content = content_hash(article);
	r->title_end = r->lead_end = utf8_count(article->text, 0, article->title_end);
	if (article->lead_end > article->title_end)
		r->lead_end += utf8_count(article->text, article->title_end, article->lead_end);
	r->title = str_eq(article->title, str_cut(article->text, 0, article->title_end)) ? (str){"", 0} : article->title;
	map_write(&map, &article->map);
	r->map = buf_str(&map);
	r->residue = residue_write(a, article->residue, article->residues);
	r->day = day_read(&published, article->published) ? published : DAY_NONE;
	for (u32 i = 0; i < countof(r->words); i++)
		r->words[i] = tokens_pack(a, analyzer, column(article, i), &r->length);
	r->keys = similar_keys(article->text, article->url);
	r->fact = facts_prepare(a, article->text, facts);
	return r;
}
