/* store_sqlite_places_holds.c: may a fact be shown for the words of a query: do they stand in its sentence? Asked by
 * SQL of one fact after another, the words of an article are read when the first of its facts comes, as far as the last
 * that is asked about; asked of all facts, the columns know which words each sentence has. */
#include <stdlib.h>

#include "query_tree.h"
#include "store_sqlite_places.h"

/* ── which articles ── */

static int by_article(const void *article, const void *holder)
{
	i64 a = *(const i64 *)article, b = ((const struct holder *)holder)->article;

	return (a > b) - (a < b);
}

static const struct holder *holder_of(const struct places *p, i64 article)
{
	return p->holders ? bsearch(&article, p->holder, p->holders, sizeof *p->holder, by_article) : NULL;
}

/* ── which sentences ── */

/* The leaves that stand in a sentence; one that names a field stands there or not, wherever the sentence is. */
static u64 leaves_in(const struct places *p, const struct holder *of, const struct column_words *words,
                     const struct column_sentence *sentence)
{
	static const u8 columns[] = {[FIELD_TITLE] = 1 << 2, [FIELD_LEAD] = 1 << 1, [FIELD_BODY] = 1 << 1 | 1 << 0};
	const u32 before[] = {words->title + words->lead, words->title, 0};
	u64 present = 0;

	for (size_t i = of->first; i < of[1].first; i++) {
		const struct stand *at = &p->stand[i];
		enum query_field field = p->query->leaf[at->leaf].field;
		u32 first = before[at->column] + at->word;
		bool here = at->words && first >= sentence->first && first + at->words <= sentence->first + sentence->n;
		if (field == FIELD_ANY ? here : columns[field] >> at->column & 1)
			present |= (u64)1 << at->leaf;
	}
	return present;
}

/* ── asked by SQL ── */

static void look_at(struct places *p, const struct holder *at)
{
	p->at = at;
	memset(p->wanted, 0, sizeof p->wanted);
	for (const struct stand *k = p->stand + at->first; k < p->stand + at[1].first; k++)
		if (k->word + k->words > p->wanted[k->column])
			p->wanted[k->column] = k->word + k->words;
}

/* sentence_holds(k, article, start, length): may a fact of this sentence be shown for part k of the query under way? */
static void sentence_holds(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);
	i64 k = sqlite3_value_int64(value[0]), article = sqlite3_value_int64(value[1]);
	i64 beg = sqlite3_value_int64(value[2]), length = sqlite3_value_int64(value[3]);
	struct places *p = k >= 0 && k < s->parts ? s->part[k] : NULL;
	const struct holder *at = p ? p->at && p->at->article == article ? p->at : holder_of(p, article) : NULL;
	struct column_words words;
	struct column_sentence sentence;

	(void)n;
	if (!at || beg < 0 || length < 0 || beg > UINT32_MAX || length > UINT32_MAX - beg) {
		sqlite3_result_int(result, p && p->complement);
		return;
	}
	if (at != p->at)
		look_at(p, at);
	if (numbered_read(s, &words, article, p->wanted, NULL) != PR_OK) {
		int code = sqlite3_extended_errcode(s->db);
		sqlite3_result_error_code(result, code == SQLITE_OK ? SQLITE_NOMEM : code);
		return;
	}
	sentence = numbered_between(s, (u32)beg, (u32)(beg + length));
	sqlite3_result_int(result, query_part_holds(p->node, leaves_in(p, at, &words, &sentence)));
}

/* has_places(k, article): may it have such a sentence? */
static void has_places(sqlite3_context *result, int n, sqlite3_value **value)
{
	struct sqlite_store *s = sqlite3_user_data(result);
	i64 k = sqlite3_value_int64(value[0]);

	(void)n;
	sqlite3_result_int(result, k >= 0 && k < s->parts && holder_of(s->part[k], sqlite3_value_int64(value[1])));
}

int holds_register(sqlite3 *db, struct sqlite_store *s)
{
	enum { HOW = SQLITE_UTF8 | SQLITE_DIRECTONLY };
	int code = sqlite3_create_function(db, "sentence_holds", 4, HOW, s, sentence_holds, NULL, NULL);

	return code == SQLITE_OK ? sqlite3_create_function(db, "has_places", 2, HOW, s, has_places, NULL, NULL) : code;
}

/* ── asked of the columns ── */

bool filter_holds(const struct filter *f, i64 article, const struct column_words *words,
                  const struct column_sentence *sentence)
{
	struct places *p = f->words_at;
	const struct holder *end = p->holder + p->holders;

	if (!p->next || p->next->article > article)
		p->next = p->holder;
	while (p->next < end && p->next->article < article)
		p->next++;
	return p->holders && p->next < end && p->next->article == article &&
	       query_part_holds(p->node, leaves_in(p, p->next, words, sentence));
}

void filter_unmark(const struct filter *f, u8 *mark, i64 end)
{
	const struct places *p = f->words_at;
	i64 at = 0;

	for (size_t i = 0; p && i < p->holders && p->holder[i].article < end; i++) {
		if (p->holder[i].article < at)
			continue;
		memset(mark + at, 0, (size_t)(p->holder[i].article - at));
		at = p->holder[i].article + 1;
	}
	if (p)
		memset(mark + at, 0, (size_t)(end - at));
}
