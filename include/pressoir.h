/* pressoir.h: the only public header of libpressoir.
 *
 * Pressoir turns French press articles into figures that can be searched,
 * checked and taken home:
 *
 *     path ─cut─▶ raw ─parse─▶ doc ─normalise─▶ text ─extract─▶ facts ─store─▶ rows
 *
 * Conventions, which hold for every function below:
 *
 * - Text is UTF-8 in Unicode NFC. Offsets of facts are [code points] of the
 *   normalised article, half open: [start, end).
 * - Days are ISO 8601 (`2022-03-31`); dates of facts are EDTF (ISO 8601-2),
 *   https://www.loc.gov/standards/datetime/; currencies ISO 4217; départements
 *   carry their INSEE code (`93`, `2A`, `974`). Numbers are plain decimals in
 *   text, never floating point.
 * - A `pr_str` is borrowed, and {NULL, 0} or {"", 0} where there is nothing to
 *   tell. What a callback receives is valid until it returns; copy what you keep.
 *   What you pass need live only until the call returns.
 * - A `T **out` is yours to close with the matching close function, which takes
 *   NULL too.
 * - Functions return a pr_status and fill *err (NULL is allowed) when they return
 *   PR_USAGE or PR_FAILED. They never print, never exit, never change the locale.
 * - A callback that returns non-zero stops the call, which then returns
 *   PR_STOPPED.
 * - Structures that you fill are all zero but for what you say
 *   (`pr_query q = {.words = "grève"}`), so that members may come later.
 * - Threads: a pr_rules may be shared by any number of threads. A pr_corpus is
 *   for one thread at a time, and answers one call at a time: from within a
 *   callback, ask another pr_corpus of the same file (PR_USAGE otherwise). Any
 *   number of them may read a file while one writes it; each call sees the corpus
 *   as it was when the call began. */
#ifndef PRESSOIR_H
#define PRESSOIR_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PR_VERSION "0.1.0"

#if defined(__GNUC__)
#define PR_API __attribute__((visibility("default")))
#else
#define PR_API
#endif

/* ── what goes wrong ─────────────────────────────────────────────────── */

typedef enum pr_status {
	PR_OK = 0,
	PR_REJECTED = 1, /* done, but some input was rejected; each with its reason */
	PR_USAGE = 2,    /* a wrong argument, rule file, day or query: nothing was done */
	PR_FAILED = 3,   /* disk, database, memory: nothing is half-written */
	PR_STOPPED = 4   /* a callback asked to stop */
} pr_status;

typedef struct pr_err {
	pr_status status;  /* set PR_OK (all zero) before the call: the first error stays */
	char message[600]; /* UTF-8, NUL-terminated: `what is wrong; what to do`. Of a query two lines more: the words
	                    * around the mistake, and a caret below it */
} pr_err;

/* Errors, explanations and findings are English, unless a program translates them: `words` is given an English text, or
 * a format of printf, and returns what says the same with the same conversions, or the text itself; static, valid
 * UTF-8. Set it before other threads use the library; they all call it. NULL: English again. What is kept in a corpus,
 * reasons of rejected inputs among it, is English always. */
PR_API void pr_translate(const char *(*words)(const char *english));

/* ── words ───────────────────────────────────────────────────────────── */

typedef struct pr_str {
	const char *p;
	size_t n; /* [bytes]; no NUL is promised after them */
} pr_str;

/* ── rules ───────────────────────────────────────────────────────────── */

typedef struct pr_rules pr_rules; /* compiled, read only: share it between threads */

/* Reads and compiles every *.rules file of a folder, with the lists in its
 * `lists/`. dir NULL: $PRESSOIR_RULES, else the installed rules.
 * Fails with PR_USAGE and `file:line:column: what` for a mistake in a rule, and
 * where there is no such folder; *out is NULL then. */
PR_API pr_status pr_rules_open(pr_rules **out, const char *dir, pr_err *err);
PR_API void pr_rules_close(pr_rules *rules);

/* A hash of every rule and list, 16 hexadecimal digits: the version that is
 * stored beside the facts. Lives as long as the rules. */
PR_API const char *pr_rules_version(const pr_rules *rules);

typedef struct pr_rule_info {
	pr_str name, kind, unit; /* as the rule says them */
	pr_str file;             /* its name, without the folder */
	pr_str note;             /* the comment above the rule */
	unsigned line;           /* of the file, from 1 */
	size_t yes, no;          /* how many examples of either sort */
} pr_rule_info;
typedef int pr_rule_fn(void *payload, const pr_rule_info *rule);

/* Every rule, in the order of files and lines. PR_OK, or PR_STOPPED. */
PR_API pr_status pr_rules_list(const pr_rules *rules, pr_rule_fn *each, void *payload);

typedef struct pr_check {
	size_t rules, examples; /* that were looked at */
	size_t failed;          /* examples, and patterns that backtrack badly */
} pr_check;
typedef int pr_message_fn(void *payload, const char *message);

/* Runs every example of every rule, and looks for patterns that backtrack badly;
 * tells each failure (each may be NULL) as `file:line:column: message`. out may
 * be NULL. PR_USAGE when at least one failed. Takes a second or two. */
PR_API pr_status pr_rules_check(const pr_rules *rules, pr_check *out, pr_message_fn *each, void *payload, pr_err *err);

/* What became of each match of each rule in a text. */
typedef struct pr_trace {
	pr_str rule, kind, text;
	pr_str value;        /* empty where nothing was made of it */
	uint32_t start, end; /* [code points] of the normalised text */
	pr_str outcome;      /* `found`, `overlap`, `refused`, `trap`, in English always */
	pr_str why;          /* for people: who won the overlap, what the converter or the trap said */
} pr_trace;
typedef int pr_trace_fn(void *payload, const pr_trace *trace);

/* Explains a text: UTF-8, of which what is broken is repaired; published is its
 * ISO day, NULL or "" where it is not known; PR_USAGE when it is none. In the order
 * of the text. Pure: no file, no clock. */
PR_API pr_status pr_rules_explain(const pr_rules *rules, pr_str text, const char *published, pr_trace_fn *each,
                                  void *payload, pr_err *err);

/* ── articles and facts ──────────────────────────────────────────────── */

typedef struct pr_residue {
	uint32_t at;  /* [code points] of the normalised article: where it stood */
	pr_str kind;  /* `menu`, `subscription`, `comments`, `repeated lead`, … */
	pr_str text;  /* what was taken out there, as it stood */
} pr_residue;

typedef struct pr_article {
	int64_t id;      /* row in the corpus, 0 outside one */
	pr_str article;  /* the input's own id, or the path it came from */
	uint32_t part;   /* 1.. among the articles of one input without ids of their own */
	pr_str path;     /* file it was read from, `-` for standard input */
	pr_str source, title, author, url;
	pr_str published, updated; /* ISO day; empty where it is not known */
	pr_str format;   /* of the input, one of pr_input_formats; empty when it comes from a corpus */
	pr_str text;     /* normalised: title on a line of its own, then lead and body */
	/* Which part of the input told each field, empty with it: `field` of the input's own format; of a page `JSON-LD`,
	 * `og:title`, `meta author`, `microdata`, `time`, `heading`, `title element`, `byline`, `address` …; of pasted text
	 * `front matter`, `line` (the title), `byline`, `source line`; `folder`, `file name` (the day); `option`, what the
	 * caller said for all. */
	pr_str title_from, author_from, published_from, updated_from, url_from, source_from;
	int truncated;   /* the article goes on for subscribers only: text is its beginning */
	const pr_residue *residue; /* residue_count of them, in the order of the text */
	size_t residue_count;
	size_t fact_count; /* how many facts it has, told or not */
	int64_t cluster; /* the same number in all articles of a corpus that are nearly the same; 0: no other is like it */
} pr_article;

typedef struct pr_fact {
	pr_str kind;     /* amount, headcount, date, department, or what a rule file says */
	pr_str text;     /* exactly [start, end) of the article's text */
	uint32_t start, end; /* [code points] */
	pr_str value;        /* exact: a plain decimal (`1500000`, `2.5`), bounds (`6000..7000`, `450..`, `..600`), an EDTF
	                      * date, an INSEE code, or what a list or the text says */
	pr_str low, high;    /* the least and the most that the words allow, a date's first and last day; empty: no bound */
	pr_str unit;         /* ISO 4217 (`EUR`), the words counted (`agents`), a date's grain (`day`, `month`, `year` …) */
	pr_str per;          /* of a rate (`year`, `agent` …), else empty */
	pr_str modifier;     /* `exact`, `approx`, `at_least`, `more_than`, `at_most`, `less_than`, `range` */
	pr_str label;        /* for people: `15 M€ par an` */
	pr_str rule;         /* the name of the rule that found it */
	pr_str sentence;     /* the sentence that it stands in */
	pr_str department, department_from; /* INSEE code; `sentence`, `before`, `article`, or both empty */
	pr_str date, date_from;             /* EDTF; the same, or `published` */
} pr_fact;

/* Receives an article and its `count` facts, in the order they stand in it. */
typedef int pr_article_fn(void *payload, const pr_article *article, const pr_fact *facts, size_t count);

/* Facts of one article given as text (and article, path, source, title, author,
 * published, updated, url: the other members are ignored). The callback sees the
 * article normalised; a text without words is none, and a digest is several, one
 * after the other. PR_USAGE when the text is over 16 MB. Pure: no file, no
 * clock. */
PR_API pr_status pr_extract_text(const pr_rules *rules, const pr_article *article, pr_article_fn *each, void *payload,
                                 pr_err *err);

/* ── reading files ───────────────────────────────────────────────────── */

typedef struct pr_progress {
	uint64_t inputs;    /* articles that came in, and what could not be read as one: the sum of the four */
	uint64_t loaded;    /* new, or another text than before under the same name */
	uint64_t unchanged; /* there already, as it is */
	uint64_t duplicate; /* the same article again, under another name or in another file */
	uint64_t rejected;  /* not read, each with its reason */
	uint64_t bytes, total_bytes; /* total_bytes 0: not known (a pipe) */
	uint64_t total;              /* articles, of pr_rebuild; else 0 */
} pr_progress;

typedef struct pr_reject {
	pr_str path;   /* file, or file:line */
	pr_str reason; /* one sentence */
} pr_reject;

/* How to read; where a function takes it, NULL is all zero. */
typedef struct pr_read_options {
	const char *source;    /* for articles that name none; NULL: the folder's name */
	const char *published; /* ISO day for articles that tell none, or NULL */
	const char *input;     /* format, or NULL: by content */
	unsigned jobs;         /* worker threads; 0: one a core */
	void *payload;         /* for the two callbacks, which run on the calling thread */
	void (*progress)(void *payload, const pr_progress *so_far); /* or NULL */
	void (*reject)(void *payload, const pr_reject *reject);     /* or NULL */
} pr_read_options;

/* Reads `count` paths: files, folders, archives (`-`: standard input), extracts,
 * and hands the articles over in the order of the input, on the calling thread,
 * whatever the number of workers. PR_REJECTED when some input was rejected, after
 * all the rest was handed over; PR_USAGE for a wrong option, before anything was. */
PR_API pr_status pr_extract(const pr_rules *rules, const char *const *paths, size_t count,
                            const pr_read_options *options, pr_article_fn *each, void *payload, pr_err *err);

/* What reads markup, office files and archives works in processes without network and files: how they are walled in on
 * this system. */
typedef struct pr_cage {
	int process;    /* 0 in a build for sanitizers or coverage: there is no cage */
	int landlock;   /* version of the kernel's Landlock, 0: it has none */
	int filter;     /* 1: system calls are filtered (seccomp), 0: the kernel cannot */
	uint64_t memory; /* [bytes] that one may take */
	unsigned seconds; /* of computing that one may take for an article */
} pr_cage;
PR_API void pr_cage_status(pr_cage *out);

/* The names of the input formats, in the order they are tried; NULL-terminated. */
PR_API const char *const *pr_input_formats(void);

/* ── the corpus ──────────────────────────────────────────────────────── */

typedef struct pr_corpus pr_corpus;
/* PR_WRITE creates the file and its folders; what changes a corpus is PR_USAGE without. */
enum { PR_READ = 0, PR_WRITE = 1 };

/* Opens a corpus file. path NULL: $PRESSOIR_DB, else
 * $XDG_DATA_HOME/pressoir/corpus.db (~/.local/share where that is unset).
 * PR_FAILED, with *out NULL, where there is no corpus to read, what is there is
 * none or of another version, or another program is writing to it (PR_WRITE). */
PR_API pr_status pr_corpus_open(pr_corpus **out, const char *path, int mode, pr_err *err);
PR_API void pr_corpus_close(pr_corpus *corpus);
PR_API const char *pr_corpus_path(const pr_corpus *corpus); /* lives as long as the corpus */

/* From now on, a call that reads this corpus for longer than this ends with PR_FAILED and says so. 0, as at first: none
 * does. For who answers strangers' questions. */
PR_API void pr_corpus_limit(pr_corpus *corpus, unsigned milliseconds);

/* For who goes on asking a corpus that was opened to read, as a server does: reads a part of what the first facts in
 * some order are chosen by, which all corpora that are open here on this file share, and which the first question would
 * have to wait for otherwise. Some ms a call, some seconds for 100,000 articles. *more: 0 when there is nothing left to
 * read; a load beside it adds some. */
PR_API pr_status pr_corpus_warm(pr_corpus *corpus, int *more, pr_err *err);

/* Loads, into a corpus opened with PR_WRITE; paths and what it returns as in
 * pr_extract. In = loaded + unchanged + duplicate + rejected, always; *out (may be
 * NULL) tells the four. What progress has reported as loaded survives a crash. */
PR_API pr_status pr_load(pr_corpus *corpus, const pr_rules *rules, const char *const *paths, size_t count,
                         const pr_read_options *options, pr_progress *out, pr_err *err);

typedef enum pr_sort { PR_SORT_RANK = 0, PR_SORT_DATE = 1 } pr_sort; /* date: newest first */

/* The order of facts. By publication: then by article and place in it, which also decide where the others leave it
 * open. Those that lack what they are sorted by come last, in either direction. */
typedef enum pr_fact_sort {
	PR_FACTS_BY_PUBLICATION = 0,
	PR_FACTS_BY_VALUE,      /* as a number: its lower bound; dates have none */
	PR_FACTS_BY_DATE,       /* that they are about: its first day */
	PR_FACTS_BY_DEPARTMENT, /* by code */
	PR_FACTS_BY_KIND
} pr_fact_sort;

/* What to look for; zero members restrict nothing, and where a function takes one, NULL is all zero. */
typedef struct pr_query {
	const char *words;           /* the query language; NULL or "" is everything */
	const char *const *sources;  /* any of these, NULL-terminated */
	const char *const *kinds;    /* any of these, NULL-terminated */
	const char *since, *until;   /* publication, ISO day, inclusive */
	const char *department;      /* INSEE code or name: facts about it, articles with such a fact */
	const char *min, *max;       /* bounds of the value, decimals as in `1500000` or `2,5` */
	const char *about_since, *about_until; /* the date a fact is about, ISO days */
	const char *like;            /* instead of words: articles like this one (named as in pr_article_get), without it
	                              * and those that are nearly the same; by the words that tell it from others */
	int64_t after;               /* articles whose row in the corpus is above this one: loaded later */
	pr_sort sort;                /* pr_search */
	pr_fact_sort fact_sort;      /* pr_facts */
	int descending;              /* pr_facts: the last first */
	int once;                    /* pr_search, pr_count: of articles that are nearly the same, the first alone */
	uint64_t limit, offset;      /* limit 0: all */
} pr_query;

typedef struct pr_span { uint32_t start, end; } pr_span; /* [bytes] of the snippet */

typedef struct pr_hit {
	pr_article article;    /* text empty */
	pr_str snippet;        /* best passage */
	const pr_span *marks;  /* the words that were looked for, in the snippet */
	size_t mark_count;
	const pr_span *title_marks; /* the same, in article.title */
	size_t title_mark_count;
	double score;          /* BM25, the smaller the better, as in SQLite; 0 when sorted by date */
	uint64_t like;         /* how many other articles of the corpus are nearly the same */
} pr_hit;
typedef int pr_hit_fn(void *payload, const pr_hit *hit);

/* The articles that a query finds, best first, or newest first where it is sorted by date or there are no words to rank
 * by; equals in an order that is always the same. PR_USAGE for a mistake in the query. */
PR_API pr_status pr_search(pr_corpus *corpus, const pr_query *query, pr_hit_fn *each, void *payload, pr_err *err);

/* How many articles pr_search finds, without limit and offset. */
PR_API pr_status pr_count(pr_corpus *corpus, const pr_query *query, uint64_t *out, pr_err *err);

/* How a search finds articles, counted: by source, by year and month of publication, by département that they have
 * facts about, by kind of their facts. Each line counts articles, nearly the same ones too; of sources, départements
 * and kinds the most frequent come first, years and months in their order. */
typedef struct pr_facet {
	const char *facet; /* `source`, `year`, `month`, `department`, `kind` */
	pr_str value;      /* name, year (empty: not known), month (`2012-05`), INSEE code, kind */
	pr_str label;      /* for people: `Seine-Saint-Denis (93)`; else the value */
	uint64_t articles;
} pr_facet;
typedef int pr_facet_fn(void *payload, const pr_facet *facet);
PR_API pr_status pr_facets(pr_corpus *corpus, const pr_query *query, pr_facet_fn *each, void *payload, pr_err *err);

/* How the query language reads these words: a line for each part, what it holds indented below it, each word with the
 * forms that it stands for. Needs no corpus. */
PR_API pr_status pr_explain(const char *words, pr_message_fn *each, void *payload, pr_err *err);

/* Words of a query that stand in no article (or in next to none, beside a much commoner neighbour), each with the
 * commonest word of the corpus among those that fewest slips of the hand lead to: two at most. */
typedef int pr_suggest_fn(void *payload, pr_str word, pr_str better);
PR_API pr_status pr_suggest(pr_corpus *corpus, const char *words, pr_suggest_fn *each, void *payload, pr_err *err);

/* Saved queries: a corpus keeps them by name, each with what it has seen. Saving (again: instead) checks the query and
 * counts as having seen all that is there; sort, once, like, after, limit and offset are not kept. */
PR_API pr_status pr_watch_save(pr_corpus *corpus, const char *name, const pr_query *query, pr_err *err);
PR_API pr_status pr_watch_forget(pr_corpus *corpus, const char *name, pr_err *err);

/* What a saved query finds among the articles that were loaded since it last saw the corpus, newest publication first.
 * It goes on finding them until pr_watch_seen tells that they arrived: give it *upto. */
PR_API pr_status pr_watch_new(pr_corpus *corpus, const char *name, pr_hit_fn *each, void *payload, int64_t *upto,
                              pr_err *err);
PR_API pr_status pr_watch_seen(pr_corpus *corpus, const char *name, int64_t upto, pr_err *err);

typedef struct pr_watch {
	pr_str name, query;
	pr_str filters; /* JSON: those that are set */
	pr_str asked;   /* when it last saw the corpus, UTC: 2022-03-31T12:00:00Z */
} pr_watch;
typedef int pr_watch_fn(void *payload, const pr_watch *watch);
PR_API pr_status pr_watches(pr_corpus *corpus, pr_watch_fn *each, void *payload, pr_err *err); /* by name */

/* One fact at a time, each with its article (text empty), by publication,
 * then article, then place in it, unless fact_sort says otherwise; words are looked for in the fact's sentence. */
typedef int pr_fact_fn(void *payload, const pr_article *article, const pr_fact *fact);
PR_API pr_status pr_facts(pr_corpus *corpus, const pr_query *query, pr_fact_fn *each, void *payload, pr_err *err);

/* How many facts pr_facts finds, without limit and offset; with a limit, it counts no further than that. */
PR_API pr_status pr_fact_count(pr_corpus *corpus, const pr_query *query, uint64_t *out, pr_err *err);

/* Facts of several articles that say the same: same kind, value, family of units (rules/lists/unit_families.tsv), rate
 * and département, published within 90 days of each other (or on unknown days), in sentences that share words.
 * Sentences that are nearly the same but give another value, published within three days, join the group, which then
 * has several values: its sources disagree. */
typedef struct pr_group {
	const pr_article *article; /* the first of them, in the order of pr_facts; text empty */
	const pr_fact *fact;
	uint64_t facts, articles;
	uint64_t independent;      /* articles, those that are nearly the same counted once: a copy confirms nothing */
	const pr_str *sources;     /* distinct, sorted; the article's name where its source is not known */
	size_t source_count;
	const pr_str *values;      /* distinct, in order of appearance; one where all agree */
	size_t value_count;
} pr_group;
typedef int pr_group_fn(void *payload, const pr_group *group);

/* The groups among the facts that a query finds (its limit and offset count groups), in the order of their first fact.
 * Holds the facts in memory: PR_USAGE when they are over a million. */
PR_API pr_status pr_fact_groups(pr_corpus *corpus, const pr_rules *rules, const pr_query *query, pr_group_fn *each,
                                void *payload, pr_err *err);

/* Whole articles, facts included, in the order of pr_facts. */
PR_API pr_status pr_articles(pr_corpus *corpus, const pr_query *query, pr_article_fn *each, void *payload, pr_err *err);

/* One article with its facts, by its name (`name`, `name#part`, the end of its path) or row number; `#12` is row 12,
 * whatever others are called. PR_USAGE where none is called so, or several. */
PR_API pr_status pr_article_get(pr_corpus *corpus, const char *name, pr_article_fn *each, void *payload, pr_err *err);

/* Bytes [*from, *to) of the input that code points [start, end) of an article's text came from: of the file, or of the
 * archive's member that path names; of a Word document, of its word/document.xml. */
PR_API pr_status pr_article_origin(pr_corpus *corpus, int64_t id, uint32_t start, uint32_t end, uint64_t *from,
                                   uint64_t *to, pr_err *err);

/* What the corpus holds, line by line: what (`articles`, `facts`, `clusters`
 * of articles that are nearly the same, `source`, `year`, `kind`, `reject`: its
 * path and reason, `rules`, `schema`), which, how many. */
typedef int pr_count_fn(void *payload, const char *what, pr_str which, uint64_t count);
PR_API pr_status pr_corpus_status(pr_corpus *corpus, pr_count_fn *each, void *payload, pr_err *err);

/* Integrity of the file, of the indexes, and of every fact against its article;
 * each finding is told (each may be NULL). PR_FAILED when there is one. A load goes first: the full-text
 * index is not looked at while somebody writes, which is told too, and is no finding. */
PR_API pr_status pr_verify(pr_corpus *corpus, pr_message_fn *each, void *payload, pr_err *err);

/* Facts and indexes again from the stored text, after a change of rules: all of them, or none. Of the options (NULL:
 * none) jobs and progress count; *out may be NULL. */
PR_API pr_status pr_rebuild(pr_corpus *corpus, const pr_rules *rules, const pr_read_options *options, pr_progress *out,
                            pr_err *err);

/* Removes one article (as in pr_article_get), or all of a source; the other is
 * NULL. removed, how many articles that were, may be NULL. PR_USAGE where there is
 * no such one. */
PR_API pr_status pr_forget(pr_corpus *corpus, const char *article, const char *source, uint64_t *removed, pr_err *err);

/* ── what it stands on ───────────────────────────────────────────────── */

typedef struct pr_library {
	const char *name;
	char version[64];   /* of the one in use, not of its header */
	const char *needed; /* the least that will do; "" when any does */
	const char *remark; /* what to know of this release, a sentence; "" when there is nothing */
	int flawed;         /* older than needed, or without what is needed */
} pr_library;
typedef int pr_library_fn(void *payload, const pr_library *library);

/* The libraries that this one uses, each with the release that is in use. PR_OK, or PR_STOPPED. */
PR_API pr_status pr_libraries(pr_library_fn *each, void *payload);

#ifdef __cplusplus
}
#endif

#endif
