/* store_sqlite_rebuild.c: words, clusters and facts of every article made again from its text: after another French
 * analysis, or other rules. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

/* Not guarded: facts_replace is called in between. The words are indexed again first. */
pr_status sqlite_each_article(struct store *store, struct arena *a,
			      int (*each)(void *, int64_t, const struct article *), void *payload, pr_err *err)
{
	struct sqlite_store *s = (struct sqlite_store *)store;
	struct article article;
	i64 last = 0;
	pr_status status = db_run(s, err, "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')", "");

	if (status == PR_OK)
		status = lengths_rebuild(s, err);
	if (status == PR_OK)
		status = analysis_note(s, err);
	if (status == PR_OK)
		status = similar_clear(s, err);
	while (status == PR_OK) {
		i64 id = 0;
		status = db_number(s, db_bind(s, "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT 1", "i", last), &id,
		                   err);
		if (status != PR_OK || !id)
			break;
		arena_reset(a);
		status = id > last ? row_read(s, a, &article, last = id, err) : db_damaged(s, err);
		if (status == PR_OK && each(payload, id, &article))
			status = PR_STOPPED;
	}
	return status;
}

struct replace {
	i64 id;
	const struct article *article;
	const struct facts *facts;
};

static pr_status replace_run(struct sqlite_store *s, void *args, pr_err *err)
{
	struct replace *r = args;
	struct keys keys = similar_keys(r->article->text, r->article->url);
	const struct ready_fact *ready = facts_prepare(&s->arena, r->article->text, r->facts);
	pr_status status = facts_remove(s, r->id, err);

	s->sweep = true;
	if (status == PR_OK)
		status = similar_enter(s, r->id, r->article->text, &keys, err);
	if (status == PR_OK)
		status = facts_write(s, r->id, r->facts, ready, err);
	return status == PR_OK ? db_run(s, err, "UPDATE article SET facts = ?, ruleset = ? WHERE id = ?", "iii",
					(i64)r->facts->n, s->ruleset, r->id)
			       : status;
}

pr_status sqlite_facts_replace(struct store *store, int64_t id, const struct article *article,
			       const struct facts *facts, pr_err *err)
{
	struct replace r = {id, article, facts};

	return db_guard(store, replace_run, &r, err);
}
