/* store_sqlite.h: what the files of the SQLite store share. Nobody else includes it.
 *
 * A statement is prepared where it first runs and kept with the connection; its SQL stands where it is used. Scratch
 * memory is one arena, emptied after each operation; db_guard is where an exhausted one lands, so between two guards
 * nothing is held that the next one could not release. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>

#include "query.h"
#include "similar.h"
#include "store.h"
#include "str.h"

enum { SCHEMA_VERSION = 5, APPLICATION = 0x50727372 /* "Prsr" */, KEPT = 128 };

enum { LENGTHS_BLOCK = 3072 /* [bytes] */ };
enum { TRAITS = 144 /* [bits] */, TRAITS_KINDS = 120 /* the first bit of a kind */, TRAITS_BLOCK = 6144 /* [bytes] */ };
enum { TRAITS_RECORD = 24 /* [bytes] */, TRAITS_OF_BLOCK = TRAITS_BLOCK / TRAITS_RECORD, TRAITS_BITS_AT = 6 };
enum { TRAITS_DAYS_BEFORE = 800000 /* [days] */ };

enum { QUERIES = 8 /* that are remembered */ };
enum { OF_TRAITS, OF_QUERY, OF_WORDS, OF_FACTS, OF_COUNT, OF_PHRASES, MEMORIES };

struct traits { /* see store_sqlite_traits.c */
	const u8 **block; /* NULL: not there */
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
	struct analyzer *analyzer;
	struct arena arena;  /* scratch of one operation */
	struct arena row;    /* … and of one row of its result */
	struct kept kept[KEPT];
	sqlite3_stmt *adhoc; /* the statement of a query, for one operation */
	bool busy;           /* an operation is under way */
	bool late;           /* it took longer than base.limit */
	u64 until;           /* [ms] of the monotonic clock, 0: as long as it takes */
	bool batch;          /* between begin and commit */
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
	struct traits *asked_traits; /* what has_trait, day_of, source_of look at, in the operation under way */
	struct {                  /* by who only reads, see store_sqlite_found.c; each in a memory of its own */
		struct memory {   /* of one version of the corpus */
			struct arena arena;
			i64 version;
			bool known;
		} memory[MEMORIES];
		struct traits all;
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

/* ── store_sqlite_shape.c: PR_FAILED unless the file holds exactly what this schema makes ── */
pr_status shape_check(struct sqlite_store *s, str schema, pr_err *err);

/* ── store_sqlite.c: the analysis that made the index ── */
pr_status analysis_check(struct sqlite_store *s, pr_err *err); /* sets s->stale */
pr_status analysis_note(struct sqlite_store *s, pr_err *err);  /* the index is new */
pr_status analysis_need(struct sqlite_store *s, pr_err *err);  /* fails when it is stale */

/* ── store_sqlite_batch.c ── */
pr_status sqlite_begin(struct store *store, const char *rules_version, pr_err *err);
pr_status sqlite_commit(struct store *store, pr_err *err);
void sqlite_rollback(struct store *store);
pr_status sqlite_reject(struct store *store, str path, str reason, pr_err *err);
/* The words, traits, facts or author of this article change. Where it was there before the batch, the corpus does not
 * only grow: batches that do so are counted in meta, as `rewritten`. */
void store_rewrites(struct sqlite_store *s, i64 id);

/* ── store_sqlite_lock.c ── */
pr_status lock_take(int *out, const char *path, pr_err *err); /* one writer at a time */
void lock_drop(int lock, const char *path);
bool lock_taken(const char *path); /* by this process or another */

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
struct ready *sqlite_prepare(struct arena *a, struct analyzer *analyzer, const struct article *article,
			     const struct facts *facts);

/* ── store_sqlite_known.c: rows looked for lately; kind: of what table; said: what tells the row ── */
i64 known_row(struct sqlite_store *s, char kind, str said); /* 0: look for it */
void known_note(struct sqlite_store *s, char kind, str said, i64 id);
void known_forget(struct sqlite_store *s);

/* ── store_sqlite_facts.c ── */
const struct ready_fact *facts_prepare(struct arena *a, str text, const struct facts *facts);
pr_status facts_write(struct sqlite_store *s, i64 id, const struct facts *facts, const struct ready_fact *ready,
		      pr_err *err);
pr_status facts_remove(struct sqlite_store *s, i64 id, pr_err *err);
pr_status facts_sweep(struct sqlite_store *s, pr_err *err);
int thousandths_register(sqlite3 *db);
/* Bounds of reading v in thousandths, for comparing: the one that is said stands for one that is not. NULL of what is
 * no number. */
#define READING_LEAST "coalesce(thousandths(coalesce(v.low, v.value)), thousandths(coalesce(v.high, v.value)))"
#define READING_MOST "coalesce(thousandths(coalesce(v.high, v.value)), thousandths(coalesce(v.low, v.value)))"
struct dec;
i64 dec_thousandths(struct dec d);

/* ── store_sqlite_write.c: an article's row, words and facts ── */
struct place;
struct put { /* what goes into the batch */
	const struct article *article;
	const struct facts *facts;
	const struct ready *ready;
	enum stored *out;
	i64 origins; /* row */
};
pr_status article_next(struct sqlite_store *s, i64 *id, pr_err *err); /* the row that the next one takes */
pr_status article_write(struct sqlite_store *s, const struct put *p, i64 id, const struct place *place,
                        pr_err *err); /* the row is a new one */
/* The names, by which other articles find it: its address is among them. */
pr_status article_write_names(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err);
/* Its day is now that of the input: so are its facts. */
pr_status article_write_day(struct sqlite_store *s, const struct put *p, i64 id, pr_err *err);
pr_status article_empty(struct sqlite_store *s, i64 id, pr_err *err);  /* of words and facts: the row stays */
pr_status article_drop(struct sqlite_store *s, i64 id, pr_err *err);   /* without its places */
pr_status article_remove(struct sqlite_store *s, i64 id, pr_err *err); /* with its places */

/* ── store_sqlite_put.c ── */
pr_status sqlite_put(struct store *store, const struct article *article, const struct facts *facts,
		     const struct ready *ready, enum stored *out, pr_err *err);

/* ── store_sqlite_origins.c: which part of the input told the fields ── */
pr_status origins_row(struct sqlite_store *s, i64 *id, const struct origins *from, pr_err *err);

/* ── store_sqlite_place.c: where articles were found ── */
struct place {
	i64 id, article, source, file;
	bool shown; /* its names are the article's */
};
pr_status place_find(struct sqlite_store *s, struct place *out, const struct article *article,
		     pr_err *err); /* id 0: none */
pr_status place_add(struct sqlite_store *s, struct place *place, const struct article *article,
		    pr_err *err); /* of place->article, whose place it is the one to show, or 0: of none yet */
pr_status place_rename(struct sqlite_store *s, const struct place *place, const struct article *article, pr_err *err);
pr_status place_attach(struct sqlite_store *s, struct place *place, i64 id, bool *first, pr_err *err);
pr_status place_detach(struct sqlite_store *s, const struct place *place, bool *orphan, pr_err *err);

/* ── store_sqlite_similar.c: articles that are nearly the same ── */
struct keys similar_keys(str text, str url);
pr_status similar_enter(struct sqlite_store *s, i64 id, str text, const struct keys *k, pr_err *err); /* the row
                                                                                                       * stands */
pr_status similar_leave(struct sqlite_store *s, i64 id, pr_err *err);                    /* it still stands */
pr_status similar_mend(struct sqlite_store *s, pr_err *err);  /* before commit: clusters that lost an article */
pr_status similar_clear(struct sqlite_store *s, pr_err *err); /* all of them, to be entered again */
pr_status similar_moved(struct sqlite_store *s, i64 *out, const struct article *article,
			pr_err *err); /* of the same address, title and text; 0: none */

/* ── store_sqlite_recent.c ── */
pr_status recent_flush(struct sqlite_store *s, pr_err *err); /* before commit */
extern u32 recent_fold_min; /* [entries] that are kept as recent at least; tests take fewer */
void recent_drop(struct sqlite_store *s);                    /* after rollback */

/* ── store_sqlite_once.c ── */
struct once { /* clusters of which an article was asked about; all zero at first */
	i64 *slot;
	u32 n, mask;
};
pr_status once_ask(struct sqlite_store *s, struct once *o, i64 id, bool *again, u64 *others,
		   pr_err *err); /* others: articles like it in the corpus */

/* ── store_sqlite_lengths.c: how many words each article has ── */
struct lengths {
	const u8 **block; /* NULL: not known */
	u32 blocks;
};
pr_status lengths_set(struct sqlite_store *s, i64 id, u32 words, pr_err *err); /* 0: the article is gone */
pr_status lengths_flush(struct sqlite_store *s, pr_err *err);          /* before commit */
void lengths_drop(struct sqlite_store *s);                             /* after rollback */
pr_status lengths_rebuild(struct sqlite_store *s, pr_err *err);        /* all of them, from the index */
pr_status lengths_read(struct sqlite_store *s, struct lengths *out, pr_err *err);
u32 lengths_of(const struct lengths *l, i64 id);                       /* 0: not known */
pr_status lengths_verify(struct sqlite_store *s, i64 *wrong, pr_err *err);

/* ── store_sqlite_traits.c: day, source, départements and kinds of each article, side by side ── */
struct traits_of {
	bool dated;
	i64 day;
	u32 source;
	const u8 *bits;
};
pr_status traits_note(struct sqlite_store *s, i64 id, const struct facts *facts, pr_err *err);
pr_status traits_names(struct sqlite_store *s, i64 id, pr_err *err); /* day or source changed, or the article is gone */
pr_status traits_flush(struct sqlite_store *s, pr_err *err);         /* before commit */
void traits_drop(struct sqlite_store *s);                            /* after rollback */
pr_status traits_read(struct sqlite_store *s, struct arena *a, struct traits *out, pr_err *err);
static inline u32 traits_number(const u8 *at)
{
	return at[0] | (u32)at[1] << 8 | (u32)at[2] << 16;
}

/* Of one article; false: there is none. Asked of each that is found. */
static inline bool traits_of(struct traits_of *out, const struct traits *t, i64 id)
{
	u64 number = (u64)id;
	const u8 *block = number / TRAITS_OF_BLOCK < t->blocks ? t->block[number / TRAITS_OF_BLOCK] : NULL;
	const u8 *at = block ? block + number % TRAITS_OF_BLOCK * TRAITS_RECORD : NULL;

	if (!at || !traits_number(at + 3))
		return false;
	out->dated = traits_number(at) > 0;
	out->day = (i64)traits_number(at) - TRAITS_DAYS_BEFORE;
	out->source = traits_number(at + 3);
	out->bits = at + TRAITS_BITS_AT;
	return true;
}

i64 traits_end(const struct traits *t); /* no article has this number or a higher one */
u32 trait_of_department(str code);      /* TRAITS: it has no bit */
pr_status traits_verify(struct sqlite_store *s, i64 *wrong, pr_err *err); /* an article whose traits are not its own, 0:
                                                                           * none */

/* ── store_sqlite_narrow.c: filters that traits answer ── */
enum { CODES = 4 /* of départements that one name may have */ };
struct narrow {
	i64 after;
	bool has_since, has_until, kinds, places;
	bool exact; /* all that the query asks of an article beside words and facts */
	i32 since, until; /* [days] */
	u8 *source; /* by row; NULL: all */
	u32 sources;
	u8 kind[TRAITS / 8], place[TRAITS / 8]; /* one of these bits is set */
	str code[CODES]; /* of the départements; they live as long as the operation */
	u32 codes;
};
bool is_listed(const char *const *list, str s);
pr_status narrow_read(struct sqlite_store *s, struct narrow *n, const pr_query *q, pr_err *err); /* sets s->asked_traits */
bool narrow_holds(const struct narrow *n, const struct traits *traits, i64 id);

/* ── store_sqlite_traits_ask.c: traits as functions of SQL ── */
pr_status traits_need(struct sqlite_store *s, pr_err *err); /* sets s->asked_traits */
int traits_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_columns.c: what facts are sorted by, of all facts ── */
#define COLUMNS_NONE INT64_MIN
#define COLUMNS_UNKNOWN UINT32_MAX
struct columns {
	i64 end;       /* articles below are in */
	u32 *first;    /* of each article, and of `end`: the first of its facts */
	struct column_words { /* of each article: how many its title and its lead have */
		u32 title, lead; /* title COLUMNS_UNKNOWN: nobody has looked */
	} *words;
	i64 looked; /* at all articles below */
	size_t facts;
	u32 *reading, *date, *department; /* of each fact: rows, and a code as four bytes */
	struct column_sentence { /* the same: which words of its article, where that is known */
		u32 first, n;
	} *sentence;
	struct column_reading {
		i64 least, most; /* as READING_LEAST, READING_MOST */
		u32 rule;
		u32 place;       /* code, of a fact that names a département; 0: of another */
	} *readings; /* by row */
	struct column_date {
		i64 since, until; /* [days] */
	} *dates;
	size_t reading_end, date_end;
};
bool code_pack(u32 *out, str code); /* as a number that is compared as the text is; false: it is no code */
struct columns *columns_join(const char *path); /* NULL: none */
void columns_leave(struct columns *columns);
/* All facts of the articles below end, until columns_give; NULL: they cannot be had. */
pr_status columns_take(struct sqlite_store *s, const struct columns **out, i64 *end, pr_err *err);
void columns_give(struct sqlite_store *s);

/* ── store_sqlite_numbered.c: the words of an article, numbered through title, lead and body ── */
/* Reads them, of the body so many at the most; out: how many its title and its lead have. One article is held, until
 * another is read or the operation ends. */
pr_status numbered_read(struct sqlite_store *s, struct column_words *out, i64 article, u32 body_most, pr_err *err);
/* Which words of that article stand between two places of its text [code points]. */
struct column_sentence numbered_between(const struct sqlite_store *s, u32 beg, u32 end);
void numbered_drop(struct sqlite_store *s);

/* ── store_sqlite_sentences.c: the words and sentences of one article, from now on; while they are taken ── */
pr_status columns_look(struct sqlite_store *s, i64 article, pr_err *err);
pr_status sqlite_warm(struct store *store, int *more, pr_err *err);

/* ── store_sqlite_found.c ── */
pr_status found_articles(struct sqlite_store *s, struct found_articles *out, const pr_query *q, pr_err *err);
str query_key(struct arena *a, const pr_query *q); /* all that says which articles and facts are found */
pr_status memory_take(struct sqlite_store *s, struct memory *m, bool *fresh, pr_err *err); /* not fresh: it was
                                                                                            * emptied */
void memory_note(struct memory *m, pr_status status); /* it was filled */

/* ── store_sqlite_row.c: rows as the callbacks see them, in the arena of rows ── */
pr_status row_article(struct sqlite_store *s, pr_article *out, i64 id, bool with_text, pr_err *err);
enum { ALL_FACTS = -1 };
pr_status row_facts(struct sqlite_store *s, pr_fact **out, size_t *n, i64 id, i64 which, str text, pr_err *err); /* one,
                                                                                                                  * or
                                                                                                                  * all */
pr_status row_read(struct sqlite_store *s, struct arena *a, struct article *out, i64 id, pr_err *err);
struct showing { /* the article at hand, in s->row */
	pr_article article;
	pr_fact *fact;
	size_t n;
};
pr_status row_whole(struct sqlite_store *s, struct showing *now, i64 id, pr_err *err);
void json_put(struct buf *b, str s); /* in quotes */
str residue_write(struct arena *a, const struct residue *residue, u32 n);

/* ── store_sqlite_filter.c, _words.c, _condition.c: a pr_query as SQL ── */
struct bound {
	str text;
	i64 number;
	bool is_number;
};
struct places;
struct column_words;
struct column_sentence;
struct filter {
	struct sqlite_store *s;
	struct buf sql;
	struct bound *bound;
	u32 n, room;
	str words; /* that were read */
	const char *day, *source; /* of article a, as SQL: NULL and a number */
	bool all_words; /* nothing but words is asked: all that have them are found */
	bool ranked; /* the words count by how near they come: query_ranked */
	i64 like; /* the article that others are to be like, 0: none */
	struct places *words_at; /* of facts; NULL: there are no words, or they say what is not to be found */
	struct query query;
};
pr_status filter_begin(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err);
bool filter_ranks(const struct filter *f, const pr_query *q); /* what is found is to be ranked */
bool filter_words_alone(const pr_query *q); /* it has no filter */
bool filter_everything(const struct filter *f, const pr_query *q); /* nothing is asked: every article is found */
void filter_add(struct filter *f, const char *sql);
void filter_value(struct filter *f, str value);    /* `?` and its value */
void filter_number(struct filter *f, i64 value);
void filter_words(struct filter *f);               /* FROM article a … WHERE …, by the words of the query */
pr_status filter_articles(struct filter *f, const pr_query *q, pr_err *err); /* conditions on article a */
pr_status filter_traits(struct filter *f, const pr_query *q, pr_err *err); /* … has some of the kinds, some of the
                                                                            * département */
pr_status filter_holders(struct filter *f, const pr_query *q, pr_err *err);  /* it has such a fact */
pr_status filter_facts(struct filter *f, const pr_query *q, pr_err *err);    /* on fact f, reading v, rule r, date t */
sqlite3_stmt *filter_run(struct filter *f);        /* s->adhoc */
void filter_part_articles(struct filter *f, const struct query_node *n);  /* a.id IN …, of words */
pr_status department_codes(struct sqlite_store *s, str code[CODES], u32 *n, str department, pr_err *err); /* code or
                                                                                                           * name */
pr_status department_known(struct sqlite_store *s, bool *out, str department, pr_err *err); /* a code, or a name in the
                                                                                             * corpus */
pr_status filter_department(struct filter *f, str department, pr_err *err); /* code or name; on fact f */
pr_status filter_about(struct filter *f, str department, str kind, pr_err *err); /* one of them; on article a */
pr_status filter_also(struct filter *f, bool facts, pr_err *err); /* conditions of the query, on article a, on fact f
                                                                   * too */
int condition_register(sqlite3 *db);
pr_status filter_rest(struct filter *f, const pr_query *q, pr_err *err); /* from FROM article a on: all that is asked of
                                                                          * articles, after a filter_begin that selects */
pr_status filter_found(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select,
                       pr_err *err); /* both */
void filter_page(struct filter *f, uint64_t offset, uint64_t limit); /* limit 0: all */

/* ── store_sqlite_unknown.c ── */
pr_status filter_check(struct filter *f, const pr_query *q, pr_err *err); /* PR_USAGE: a kind, a département that
                                                                           * nothing bears */

/* ── store_sqlite_places.c: words as conditions on fact f of article a, by its sentence ── */
pr_status filter_sentences(struct filter *f, pr_err *err); /* sets f->words_at */
void filter_unmark(const struct filter *f, u8 *mark, i64 end); /* articles below end that have no such sentence */
bool filter_holds(const struct filter *f, i64 article, const struct column_words *words,
                  const struct column_sentence *sentence); /* as sentence_holds; articles come ascending */
pr_status filter_part_sentences(struct filter *f, const struct query_node *n, pr_err *err);
void places_drop(struct sqlite_store *s); /* what an operation that ended early was finding */
int places_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_rank.c: what ranks the articles that are found ── */
#define RANK_NOTE "SELECT rank_note(articles_fts)" /* what rank_found selects */
/* The articles that the statement finds, with what ranks them; in a. */
pr_status rank_found(struct filter *f, struct arena *a, struct found_articles *out, pr_err *err);
/* The same, of those that are kept. */
void rank_some(struct arena *a, struct found_articles *out, const struct found_articles *all, const u8 *keep);
double rank_score(const struct ranks *r, size_t i); /* bm25 of one of them: the lower the better */
void rank_drop(struct sqlite_store *s); /* what an operation that ended early was noting */
int rank_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_first.c: the first few of them, in order ── */
struct ranked {
	i64 id;
	double score; /* rank_score, 0 of what was not ranked */
};
struct ranked *first_ranked(struct sqlite_store *s, const struct found_articles *found, size_t wanted, size_t *n);
/* The newest, by s->asked_traits; of one day those of the lowest numbers. */
struct ranked *first_newest(struct sqlite_store *s, const struct found_articles *found, size_t wanted, size_t *n);

/* ── store_sqlite_tell_facts.c, store_sqlite_sorted.c ── */
struct fact_row {
	i64 article, n;
};
/* Conditions and order of facts: select, and all that is asked of them. */
pr_status filter_found_facts(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select,
                             pr_err *err);
void filter_fact_order(struct filter *f, const pr_query *q);
/* The first few, in any order; and how many there are, as far as the limit. Not told: SQLite must be asked. */
pr_status sorted_facts(struct sqlite_store *s, const pr_query *q, size_t wanted, struct fact_row *out, size_t *n,
                       bool *told, pr_err *err);
pr_status sorted_count(struct sqlite_store *s, const pr_query *q, i64 *n, bool *told, pr_err *err);
int sorted_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_vocabulary.c: the words of the index ── */
pr_status vocabulary_open(struct sqlite_store *s, pr_err *err);
/* How often a word of the index stands in the corpus, as far as `enough`; the same of all forms of a word as typed. */
pr_status vocabulary_times(struct sqlite_store *s, i64 *out, str word, i64 enough, pr_err *err);
pr_status vocabulary_times_typed(struct sqlite_store *s, i64 *out, str typed, i64 enough, pr_err *err);
pr_status vocabulary_next(struct sqlite_store *s, str *out, str from, pr_err *err); /* first from there on, in s->row */

/* ── store_sqlite_like.c: articles like one ── */
pr_status like_words(struct sqlite_store *s, str *words, i64 *id, const char *name, pr_err *err); /* its query */
void filter_unlike(struct filter *f); /* without it */

/* ── store_sqlite_watch.c: saved queries ── */
pr_status watch_lower(struct sqlite_store *s, pr_err *err); /* the highest row has gone; another may take its number */

/* Publication, source, name, path, part: the same whatever was loaded first. */
#define JOIN_NAMES(join) \
	join " place p ON p.id = a.place" join " source s ON s.id = a.source" join " file d ON d.id = p.file"
#define ORDER_NAMES "a.day, s.name, coalesce(p.name, p.own), d.path, p.part, a.id"

/* ── operations of store_ops, each in the file of its name, or the one named ── */
pr_status search_run(struct sqlite_store *s, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err); /* in a
                                                                                                               * guard */
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
pr_status article_named(struct sqlite_store *s, i64 *out, const char *name, pr_err *err);
pr_status sqlite_origin(struct store *store, int64_t id, u32 start, u32 end, uint64_t *from, uint64_t *to, pr_err *err);
pr_status sqlite_status(struct store *store, pr_count_fn *each, void *payload, pr_err *err);
pr_status sqlite_verify(struct store *store, pr_message_fn *each, void *payload, pr_err *err);
pr_status sqlite_forget(struct store *store, const char *article, const char *source, uint64_t *removed, pr_err *err);
pr_status sqlite_each_article(struct store *store, struct arena *a,
			      int (*each)(void *, int64_t, const struct article *), void *payload, pr_err *err);
pr_status sqlite_facts_replace(struct store *store, int64_t id, const struct article *article,
			       const struct facts *facts, pr_err *err);

#endif
