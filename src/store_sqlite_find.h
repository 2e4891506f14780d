/* store_sqlite_find.h: a query as conditions of SQL, and what it finds. A filter grows one statement; every value in it
 * is bound, and what it selects from is called as in the schema: article a, fact f, reading v, rule r, date t. */
#ifndef STORE_SQLITE_FIND_H
#define STORE_SQLITE_FIND_H

#include "store_sqlite_traits.h"

/* ── store_sqlite_value.c ── */
struct dec;
i64 dec_thousandths(struct dec d); /* cut off; ±INT64_MAX of what is beyond */
int value_register(sqlite3 *db);
/* Bounds of reading v of rule r in thousandths, for comparing: the one that is said stands for one that is not. NULL of
 * what is no number: a day, a code of a département, of digits as it may be. */
#define READING_BOUND(said, other) "iif(r.kind = 'department', NULL, coalesce(thousandths(coalesce(v." said \
	", v.value)), thousandths(coalesce(v." other ", v.value))))"
#define READING_LEAST READING_BOUND("low", "high")
#define READING_MOST READING_BOUND("high", "low")

/* ── store_sqlite_filter.c: a pr_query as SQL ── */
struct bound {
	str text;
	i64 number;
	bool is_number;
};
struct places;
struct filter {
	struct sqlite_store *s;
	struct buf sql;
	struct bound *bound;
	u32 n, room;
	str words;                /* that were read */
	const char *day, *source; /* of article a, as SQL: NULL and a number */
	bool all_words;           /* nothing but words is asked: all that have them are found */
	bool ranked;              /* the words count by how near they come: query_ranked */
	i64 like;                 /* the article that others are to be like, 0: none */
	struct places *words_at;  /* of facts; NULL: there are no words, or they say what is not to be found */
	struct query query;
};

void filter_add(struct filter *f, const char *sql);
void filter_value(struct filter *f, str value);   /* `?` and its value */
void filter_number(struct filter *f, i64 value);  /* the same */
sqlite3_stmt *filter_run(struct filter *f);       /* s->adhoc, with its values; NULL on failure: db_end then tells */

/* Reads the query and opens the statement with `select`; PR_USAGE: it cannot be asked. */
pr_status filter_begin(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err);
/* From FROM article a on, all that is asked of articles. */
pr_status filter_rest(struct filter *f, const pr_query *q, pr_err *err);
/* Both. */
pr_status filter_found(struct filter *f, struct sqlite_store *s, const pr_query *q, const char *select, pr_err *err);
void filter_page(struct filter *f, uint64_t offset, uint64_t limit); /* limit 0: all */

bool filter_words_alone(const pr_query *q);                        /* it has no filter */
bool filter_everything(const struct filter *f, const pr_query *q); /* nothing is asked: every article is found */

/* Conditions, each after AND: on article a; on fact f, reading v, rule r, date t. */
pr_status filter_articles(struct filter *f, const pr_query *q, pr_err *err);
pr_status filter_facts(struct filter *f, const pr_query *q, pr_err *err);

/* ── store_sqlite_words.c: words as conditions on article a ── */
void filter_words(struct filter *f); /* FROM article a … WHERE …, by the words of the query */
void filter_part_articles(struct filter *f, const struct query_node *n); /* a.rowid IN …, of a part that is words */

/* ── store_sqlite_condition.c: what of the query is not words alone, on article a; facts: on fact f too ── */
pr_status filter_also(struct filter *f, bool facts, pr_err *err);
int condition_register(sqlite3 *db);

/* ── store_sqlite_about.c: départements and kinds ── */
/* On article a, after AND: by its traits it has some of the kinds, some of the département; it has a fact that is all
 * that is asked of facts. */
pr_status filter_traits(struct filter *f, const pr_query *q, pr_err *err);
pr_status filter_holders(struct filter *f, const pr_query *q, pr_err *err);
pr_status filter_about(struct filter *f, str department, str kind, pr_err *err); /* article a, one of the two */
/* A département is told by its code or its name. */
pr_status filter_department(struct filter *f, str department, pr_err *err); /* on fact f */
pr_status department_codes(struct sqlite_store *s, str code[CODES], u32 *n, str department, pr_err *err);
pr_status department_known(struct sqlite_store *s, bool *out, str department, pr_err *err); /* one is in the corpus */

/* ── store_sqlite_unknown.c: PR_USAGE: a kind, a département that nothing bears ── */
pr_status filter_check(struct filter *f, const pr_query *q, pr_err *err);

/* ── store_sqlite_places.c, store_sqlite_places_holds.c: words as conditions on fact f of article a, by its sentence
 * ── */
struct column_words;
struct column_sentence;
pr_status filter_sentences(struct filter *f, pr_err *err); /* sets f->words_at */
pr_status filter_part_sentences(struct filter *f, const struct query_node *n, pr_err *err);
void filter_unmark(const struct filter *f, u8 *mark, i64 end); /* articles below end that have no such sentence */
/* The same of one fact, from the columns of all facts; articles come ascending. */
bool filter_holds(const struct filter *f, i64 article, const struct column_words *words,
                  const struct column_sentence *sentence);
void places_drop(struct sqlite_store *s); /* what an operation that ended early was finding */
int places_register(sqlite3 *db, struct sqlite_store *s);

/* ── store_sqlite_found.c: which articles a query finds ── */
bool filter_ranks(const struct filter *f, const pr_query *q); /* what is found is to be ranked */
pr_status found_articles(struct sqlite_store *s, struct found_articles *out, const pr_query *q, pr_err *err);
str query_key(struct arena *a, const pr_query *q); /* all that says which articles and facts are found */

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

/* ── store_sqlite_once.c: of articles that are nearly the same, the first ── */
struct once { /* clusters of which an article was asked about; all zero at first */
	i64 *slot;
	u32 n, mask;
};
/* again: one like it was asked about before; others: articles like it in the corpus. */
pr_status once_ask(struct sqlite_store *s, struct once *o, i64 id, bool *again, u64 *others, pr_err *err);

/* ── store_sqlite_tell_facts.c, store_sqlite_sorted.c ── */
struct fact_row {
	i64 article, n;
};
static inline struct fact_row fact_at(sqlite3_stmt *row) /* in the first two columns */
{
	return (struct fact_row){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1)};
}

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

/* ── store_sqlite_search.c: sqlite_search, within an operation ── */
pr_status search_run(struct sqlite_store *s, const pr_query *q, pr_hit_fn *each, void *payload, pr_err *err);

#endif
