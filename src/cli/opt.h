/* opt.h: options as data. One table line an option: how it is spelled, what it may be, where its value goes, what help
 * says; one function reads them all, and help.c prints the same lines. */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "pressoir.h"

enum opt_type {
	OPT_FLAG,      /* bool */
	OPT_WORD,      /* const char *: anything but nothing */
	OPT_LIST,      /* const char **: may come again; NULL-terminated */
	OPT_CHOICE,    /* const char *: one of opt.value, which separates them by `|` */
	OPT_COUNT,     /* const char *: a whole number, see opt_count */
	OPT_DECIMAL,   /* const char *: 1500000, 2,5, -3.25 */
	OPT_DAY,       /* char[OPT_DAY_SIZE]: 2021-03-31 */
	OPT_FIRST_DAY, /* the same; 2021 and 2021-03 stand for their first day */
	OPT_LAST_DAY   /* the same; their last */
};
enum { OPT_DAY_SIZE = 11 };

struct opt {
	char letter;       /* 0: none */
	const char *name;  /* without its dashes; NULL ends a table */
	enum opt_type type;
	size_t at;         /* [bytes] in struct options */
	const char *value; /* how help calls the value; NULL for a flag */
	const char *help;
};
#define OPT_AT(member) offsetof(struct options, member)

struct options {
	/* everywhere */
	const char *corpus, *rules, *color;
	bool quiet, verbose, help, version;
	/* filters */
	const char **sources, **kinds, *department, *min, *max;
	char since[OPT_DAY_SIZE], until[OPT_DAY_SIZE], about_since[OPT_DAY_SIZE], about_until[OPT_DAY_SIZE];
	/* reading */
	const char *source, *input, *jobs;
	char published[OPT_DAY_SIZE], created[OPT_DAY_SIZE];
	/* writing */
	const char *format, *output, *sort, *limit, *save, *forget, *package, *completion, *log;
	/* serving */
	const char *port;
	bool excel, dry_run, with_text, with_residue, count, raw, grouped, all, facets, explain, list, man, reverse;
	/* all that is no option, in its order */
	const char **words;
	size_t word_count;
};

/* Reads argv from *at on, by the tables in groups (NULL-terminated). Options and words may mix; after `--` all are
 * words. first_word: stop before the first word. Says what is wrong and returns PR_USAGE. */
pr_status opt_read(struct options *o, const struct opt *const *groups, int argc, char **argv, int *at, bool first_word);
void opt_free(struct options *o);

uint64_t opt_count(const char *text, uint64_t fallback); /* text NULL: the fallback */
char *opt_join_words(const struct options *o, size_t from); /* with spaces between; yours to free */

/* The name nearest to word, by what a hand mistypes; NULL when none is near. Feed it one name at a time. */
struct nearest {
	const char *word, *name;
	unsigned distance;
};
void nearest_try(struct nearest *n, const char *name);

/* An ISO day, checked against the calendar; 2021 and 2021-03 are widened. False: no such day. */
bool opt_day(char out[OPT_DAY_SIZE], const char *text, enum opt_type type);

#endif
