/* store_sqlite.h: a corpus that is open, and what all files of the SQLite store share. Nobody else includes it. Beside
 * it:
 *
 *     store_sqlite_write.h    an article into the corpus, and out of it
 *     store_sqlite_traits.h   what is kept of all articles, side by side
 *     store_sqlite_columns.h  … and of all facts
 *     store_sqlite_find.h     a query as conditions, and what it finds
 *
 * A statement is prepared where it first runs and kept with the connection; its SQL stands where it is used. Scratch
 * memory is one arena, emptied after each operation; db_guard is where an exhausted one lands, so between two guards
 * nothing is held that the next one could not release. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "query.h"
#include "store.h"
#include "str.h"

enum { SCHEMA_VERSION = 5, APPLICATION = 0x50727372 /* "Prsr" */, KEPT = 128 };

enum { LENGTHS_BLOCK = 3072 /* [bytes] */ };
enum { TRAITS = 144 /* [bits] */, TRAITS_KINDS = 120 /* the first bit of a kind */, TRAITS_BLOCK = 6144 /* [bytes] */ };
enum { TRAITS_RECORD = 24 /* [bytes] */, TRAITS_OF_BLOCK = TRAITS_BLOCK / TRAITS_RECORD, TRAITS_BITS_AT = 6 };
enum { TRAITS_DAYS_BEFORE = 800000 /* [days] */ };

enum { QUERIES = 8 /* that are remembered */ };
enum { OF_TRAITS, OF_QUERY, OF_WORDS, OF_FACTS, OF_COUNT, OF_PHRASES, MEMORIES };

struct blocks { /* of what is kept of all articles side by side: see store_sqlite_traits.h */
	const u8 **block; /* NULL: not known */
	u32 blocks;
};

struct first_facts { /* of the last query for some facts, see store_sqlite_tell_facts.c */
	str key;
	struct fact_row *at;
	size_t n, wanted;
};

struct ranks;
struct found_articles {
	i64 *id; /* ascending */
	size_t n;
	const struct ranks *ranks; /* NULL: they are not to be ranked */
};

struct kept {
	const char *sql; /* the literal itself: compared by address */
	sqlite3_stmt *stmt;
};

struct sqlite_store {
	struct store base; /* first */
	sqlite3 *db;
	char *path;
	int mode;
	int lock;            /* file descriptor of the writer's lock, -1 without */
	bool sealed;         /* it stands where no file may be made: see store_sqlite_sealed.c; … */
	struct stat seal;    /* … as it was when it was opened */
	struct analyzer *analyzer;
	struct arena arena;  /* scratch of one operation */
	struct arena row;    /* … and of one row of its result */
	struct kept kept[KEPT];
	sqlite3_stmt *adhoc; /* the statement of a query, for one operation */
	bool busy;           /* an operation is under way */
	bool late;           /* it took longer than base.limit */
	u64 until;           /* [ms] of the monotonic clock, 0: as long as it takes */
	bool batch;          /* between begin and commit */
	bool failed;         /* the last batch was rolled back: what FTS5 holds in memory is in doubt */
	bool stale;          /* the index was made by another version of token.h: it must be made again before it changes */
	i64 added;           /* articles, since it was opened */
	bool packed;         /* articles_fts is given words, see fts_french.h */
	bool rejects;        /* there may be some */
	struct known *known; /* see store_sqlite_known.c */
	struct recent *recent; /* see store_sqlite_recent.c */
	struct {             /* of the block at hand: see store_sqlite_lengths.c */
		i64 block;
		bool held, changed;
		u8 words[LENGTHS_BLOCK];
	} lengths;
	struct {             /* the same: see store_sqlite_traits.c */
		i64 block;
		bool held, changed;
		u8 bytes[TRAITS_BLOCK];
		bool loaded, named[TRAITS]; /* table trait: which bits are in use, and of which value */
		u64 hash[TRAITS];
	} traits;
	struct blocks *asked_traits; /* by traits_need, for one operation: what has_trait, day_of, source_of look at */
	struct {                  /* by who only reads, see store_sqlite_found.c; each in a memory of its own */
		struct memory {   /* of one version of the corpus */
			struct arena arena;
			i64 version;
			bool known;
		} memory[MEMORIES];
		struct blocks all;
		struct known_query {
			str key;
			bool to_rank; /* it was found with what ranks it, where words say what to find */
			struct found_articles found;
		} query[QUERIES]; /* the last, and what they found */
		u32 queries;
		str expression;   /* of the last words that facts were asked by, and where they stand */
		const struct places *places;
		struct first_facts first[2];
		struct phrase_hits {
			u64 key;
			i64 hits;
		} *hits;          /* of phrases that were ranked lately, see store_sqlite_rank.c */
	} remembered;
	struct noting *noting; /* of what is found, under way: see rank_drop */
	bool sweep;          /* readings and dates may have lost their last fact */
	bool rewrites;       /* what was committed before changes: see store_rewrites */
	i64 first_new;       /* article of the batch */
	struct columns *columns; /* of who only reads; NULL: none */
	bool holds_columns;  /* they are locked */
	struct finding *finding; /* of places, under way: see places_drop */
	struct numbered *numbered; /* see store_sqlite_numbered.c */
	str chosen;          /* facts that a sorted view may show: see store_sqlite_sorted.c */
	i64 ruleset;         /* of the batch */
	struct {             /* of the article before, in this batch: see origins_row */
		struct origins from;
		i64 id;
	} origins;
	struct places *part[QUERY_LEAVES + 1]; /* of the query under way, see store_sqlite_places.h */
	u32 parts;
};

/* ── store_sqlite_db.c: statements ── */

/* A statement with its values bound, as `types` says: i an i64, t a str, b a str as a blob, n nothing (NULL), o a str
 * that is NULL when empty. NULL on failure: db_end then tells. */
sqlite3_stmt *db_bind(struct sqlite_store *s, const char *sql, const char *types, ...);
bool db_row(sqlite3_stmt *stmt); /* the next row? */
pr_status db_end(struct sqlite_store *s, sqlite3_stmt *stmt, pr_err *err);
pr_status db_fail(struct sqlite_store *s, pr_err *err); /* the last failure, for people */
pr_status db_damaged(struct sqlite_store *s, pr_err *err); /* rows that cannot be so */
pr_status db_exec(struct sqlite_store *s, const char *sql, pr_err *err);
str db_str(sqlite3_stmt *stmt, int column);    /* valid until the next row */
str db_text(sqlite3_stmt *stmt, int column); /* the same, for people: U+FFFD stands for what is no UTF-8 */
str db_copy(struct sqlite_store *s, sqlite3_stmt *stmt, int column);

/* What runs and returns nothing; what gives one number (*out untouched without a row). */
#define db_run(s, err, sql, ...) db_end((s), db_once(db_bind((s), (sql), __VA_ARGS__)), (err))
sqlite3_stmt *db_once(sqlite3_stmt *stmt);
pr_status db_number(struct sqlite_store *s, sqlite3_stmt *stmt, i64 *out, pr_err *err);

/* Runs one operation: refuses a call from within a callback, cleans up, says so when memory runs out. */
typedef pr_status db_operation(struct sqlite_store *s, void *args, pr_err *err);
pr_status db_guard(struct store *store, db_operation *run, void *args, pr_err *err);
bool db_late(struct sqlite_store *s); /* for what asks SQLite many short questions: db_fail then says so */
void db_watch_time(struct sqlite_store *s); /* once, as the connection opens: ends what takes longer than base.limit */

/* ── store_sqlite_lock.c ── */
pr_status lock_take(int *out, const char *path, pr_err *err); /* one writer at a time */
void lock_drop(int lock, const char *path);
bool lock_taken(const char *path); /* by this process or another */

/* ── store_sqlite_sealed.c ── */
bool sealed_find(struct sqlite_store *s);        /* was it for its folder that reading failed? sets s->sealed */
char *sealed_name(const char *path);             /* by which SQLite opens it all the same; for sqlite3_free, or NULL */
pr_status sealed_check(struct sqlite_store *s, pr_err *err); /* fails where it was written to since */

/* ── store_sqlite_shape.c: PR_FAILED unless the file holds exactly what this schema makes ── */
pr_status shape_check(struct sqlite_store *s, str schema, pr_err *err);

/* ── store_sqlite.c: the analysis that made the index ── */
pr_status analysis_check(struct sqlite_store *s, pr_err *err); /* sets s->stale */
pr_status analysis_note(struct sqlite_store *s, pr_err *err);  /* the index is new */
pr_status analysis_need(struct sqlite_store *s, pr_err *err);  /* fails when it is stale */

/* ── store_sqlite_batch.c ── */

/* The words, traits, facts or author of this article change. Where it was there before the batch, the corpus does not
 * only grow: batches that do so are counted in meta, as `rewritten`. */
void store_rewrites(struct sqlite_store *s, i64 id);

/* ── store_sqlite_found.c: what is remembered from one operation to the next, by who only reads ── */
pr_status memory_take(struct sqlite_store *s, struct memory *m, bool *fresh, pr_err *err); /* else it was emptied */
void memory_note(struct memory *m, pr_status status); /* it was filled */

/* ── store_sqlite_row.c: rows as the callbacks see them, in the arena of rows ── */
enum { ALL_FACTS = -1 };
struct showing { /* the article at hand, with its text and facts */
	pr_article article;
	pr_fact *fact;
	size_t n;
};
pr_status row_article(struct sqlite_store *s, pr_article *out, i64 id, bool with_text, pr_err *err);
/* Fact `which` of an article of this text, or ALL_FACTS. */
pr_status row_facts(struct sqlite_store *s, pr_fact **out, size_t *n, i64 id, i64 which, str text, pr_err *err);
pr_status row_whole(struct sqlite_store *s, struct showing *now, i64 id, pr_err *err);
/* As it was put, in `a`: for a rebuild. */
pr_status row_read(struct sqlite_store *s, struct arena *a, struct article *out, i64 id, pr_err *err);
void json_put(struct buf *b, str s); /* in quotes */
str residue_write(struct arena *a, const struct residue *residue, u32 n);

/* Publication, source, name, path, part: the same whatever was loaded first. */
#define JOIN_NAMES(join) \
	join " place p ON p.id = a.place" join " source s ON s.id = a.source" join " file d ON d.id = p.file"
#define ORDER_NAMES "a.day, s.name, coalesce(p.name, p.own), d.path, p.part, a.id"

/* ── store_sqlite_article.c: the article of a name or a number; PR_USAGE: there is none, or there are several ── */
pr_status article_named(struct sqlite_store *s, i64 *out, const char *name, pr_err *err);

/* ── the operations of store_ops ── */
struct ready *sqlite_prepare(struct arena *a, struct analyzer *analyzer, const struct article *article,
                             const struct facts *facts);
pr_status sqlite_put(struct store *store, const struct article *article, const struct facts *facts,
		     const struct ready *ready, enum stored *out, pr_err *err);
pr_status sqlite_begin(struct store *store, const char *rules_version, pr_err *err);
pr_status sqlite_commit(struct store *store, pr_err *err);
void sqlite_rollback(struct store *store);
pr_status sqlite_reject(struct store *store, str path, str reason, pr_err *err);
pr_status sqlite_retry(struct store *store, str path, pr_err *err);
pr_status sqlite_search(struct store *store, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err);
pr_status sqlite_fact_count(struct store *store, const pr_query *q, uint64_t *out, pr_err *err);
pr_status sqlite_facets(struct store *store, const pr_query *q, pr_facet_fn *each, void *payload, pr_err *err);
pr_status sqlite_suggest(struct store *store, const char *words, pr_suggest_fn *each, void *payload, pr_err *err);
pr_status sqlite_watch_save(struct store *store, const char *name, const pr_query *q, pr_err *err);
pr_status sqlite_watch(struct store *store, const char *name, pr_hit_fn *each, void *payload, int64_t *upto,
                       pr_err *err);
pr_status sqlite_watch_seen(struct store *store, const char *name, int64_t upto, pr_err *err);
pr_status sqlite_watch_forget(struct store *store, const char *name, pr_err *err);
pr_status sqlite_watches(struct store *store, pr_watch_fn *each, void *payload, pr_err *err);
pr_status sqlite_count(struct store *store, const pr_query *q, uint64_t *out, pr_err *err);
pr_status sqlite_facts(struct store *store, const pr_query *q, pr_fact_fn *each, void *payload, pr_err *err);
pr_status sqlite_articles(struct store *store, const pr_query *q, pr_article_fn *each, void *payload, pr_err *err);
pr_status sqlite_get(struct store *store, const char *name, pr_article_fn *each, void *payload, pr_err *err);
pr_status sqlite_origin(struct store *store, int64_t id, u32 start, u32 end, uint64_t *from, uint64_t *to, pr_err *err);
pr_status sqlite_status(struct store *store, pr_count_fn *each, void *payload, pr_err *err);
pr_status sqlite_verify(struct store *store, pr_message_fn *each, void *payload, pr_err *err);
pr_status sqlite_forget(struct store *store, const char *article, const char *source, uint64_t *removed, pr_err *err);
pr_status sqlite_each_article(struct store *store, struct arena *a,
			      int (*each)(void *, int64_t, const struct article *), void *payload, pr_err *err);
pr_status sqlite_facts_replace(struct store *store, int64_t id, const struct article *article,
			       const struct facts *facts, pr_err *err);
pr_status sqlite_warm(struct store *store, int *more, pr_err *err);

#endif
