/* store_sqlite_write.h: an article into the open batch, and out of the corpus. Workers make what can be made of it
 * alone (struct ready); the one thread that writes decides what its place and content mean, and writes rows. */
#ifndef STORE_SQLITE_WRITE_H
#define STORE_SQLITE_WRITE_H

#include "similar.h"
#include "store_sqlite.h"

/* ── store_sqlite_ready.c: what can be made of an article before it is the writer's turn ── */
enum { KEYS = SKETCH + 1 };
struct keys { /* by which articles that are nearly the same are found */
	u64 hash[KEYS]; /* its sketch, and its address */
	u32 n;
	u64 address; /* 0: none */
};
struct ready {
	i64 content;             /* hash */
	i64 title_end, lead_end; /* [code points] */
	str title;               /* empty: the first line of the text */
	str map, residue;
	i64 day;                 /* published */
	str words[3];            /* of each column of articles_fts, packed */
	u32 length;              /* [words] */
	struct keys keys;
	const struct ready_fact {
		u32 before, sentence; /* as in table fact [code points] */
		str said;             /* all that makes its reading */
	} *fact;                 /* of each fact */
};

/* ── store_sqlite_known.c: rows looked for lately; kind: of what table; said: what tells the row ── */
i64 known_row(struct sqlite_store *s, char kind, str said); /* 0: look for it */
void known_note(struct sqlite_store *s, char kind, str said, i64 id);
void known_forget(struct sqlite_store *s);

/* ── store_sqlite_facts.c: the facts of an article ── */
const struct ready_fact *facts_prepare(struct arena *a, str text, const struct facts *facts);
pr_status facts_write(struct sqlite_store *s, i64 id, const struct facts *facts, const struct ready_fact *ready,
                      pr_err *err);
pr_status facts_remove(struct sqlite_store *s, i64 id, pr_err *err);
pr_status facts_sweep(struct sqlite_store *s, pr_err *err); /* before commit: readings and dates of no fact */

/* ── store_sqlite_write.c: an article's row, words and facts ── */
struct place;
struct put { /* what goes into the batch */
	const struct article *article;
	const struct facts *facts;
	const struct ready *ready;
	enum stored *out;
	i64 origins; /* row */
};
/* Fails where a damaged corpus names an article below 0, before which no block of lengths or traits begins. */
pr_status article_numbered(struct sqlite_store *s, i64 id, pr_err *err);
pr_status article_next(struct sqlite_store *s, i64 *id, pr_err *err); /* the row that the next one takes */
/* The row is a new one. */
pr_status article_write(struct sqlite_store *s, const struct put *p, i64 id, const struct place *place, pr_err *err);
/* The names, by which other articles find it: its address is among them. */
pr_status article_write_names(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err);
/* Its day is now that of the input: so are its facts. */
pr_status article_write_day(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err);
pr_status article_empty(struct sqlite_store *s, i64 id, pr_err *err);  /* of words and facts: the row stays */
pr_status article_drop(struct sqlite_store *s, i64 id, pr_err *err);   /* without its places */
pr_status article_remove(struct sqlite_store *s, i64 id, pr_err *err); /* with its places */

/* ── store_sqlite_origins.c: which part of the input told the fields ── */
pr_status origins_row(struct sqlite_store *s, i64 *id, const struct origins *from, pr_err *err);

/* ── store_sqlite_place.c: where articles were found ── */
struct place {
	i64 id, article, source, file;
	bool shown; /* its names are the article's */
};
/* out->id 0: it is not known. */
pr_status place_find(struct sqlite_store *s, struct place *out, const struct article *article, pr_err *err);
/* A new one of place->article, whose place it is the one to show, or 0: of none yet. */
pr_status place_add(struct sqlite_store *s, struct place *place, const struct article *article, pr_err *err);
pr_status place_rename(struct sqlite_store *s, const struct place *place, const struct article *article, pr_err *err);
/* The place is that of article id, or no longer that of its own. first: it is the one to show; orphan: the article has
 * no other. */
pr_status place_attach(struct sqlite_store *s, struct place *place, i64 id, bool *first, pr_err *err);
pr_status place_detach(struct sqlite_store *s, const struct place *place, bool *orphan, pr_err *err);

/* ── store_sqlite_similar.c: articles that are nearly the same ── */
struct keys similar_keys(str text, str url);
/* Its row stands, when it enters and when it leaves. */
pr_status similar_enter(struct sqlite_store *s, i64 id, str text, const struct keys *k, pr_err *err);
pr_status similar_leave(struct sqlite_store *s, i64 id, pr_err *err);
pr_status similar_mend(struct sqlite_store *s, pr_err *err);  /* before commit: clusters that lost an article */
pr_status similar_clear(struct sqlite_store *s, pr_err *err); /* all of them, to be entered again */
/* The article of the same address, title and text, 0: none. */
pr_status similar_moved(struct sqlite_store *s, i64 *out, const struct article *article, pr_err *err);

/* ── store_sqlite_recent.c: what was entered lately, see store_sqlite_bucket.h ── */
pr_status recent_flush(struct sqlite_store *s, pr_err *err); /* before commit */
extern u32 recent_fold_min; /* [entries] that are kept as recent at least; tests take fewer */
void recent_drop(struct sqlite_store *s);                    /* after rollback */

/* ── store_sqlite_watch.c: saved queries ── */
pr_status watch_lower(struct sqlite_store *s, pr_err *err); /* the highest row has gone; another may take its number */

#endif
