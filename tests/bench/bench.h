/* bench.h: what the sides of figures share: clocks, medians, the articles. */
#ifndef BENCH_H
#define BENCH_H

#include <time.h>

#include "article.h"

enum { ROUNDS_MAX = 9 };

_Noreturn void die(const char *what);
double now(clockid_t clock); /* [s] */
double median(double *of, int rounds);

struct articles {
	struct arena arena;
	struct article *article;
	size_t n, bytes; /* [bytes] of their text */
};
void articles_read(struct articles *all, const char *path, jmp_buf *point); /* path: NDJSON */

/* Sides that alternate in one process; each prints its figures. */
int words(const char *path, int rounds);                  /* bench_words.c */
int sets(const char *path, int rounds);                   /* bench_sets.c */
/* bench_text.c; dir: of rules; slow_path: articles for the sides that take minutes */
int text(const char *dir, const char *path, const char *slow_path, int rounds);
int patterns(const char *dir, const char *path, const char *out); /* the same: for a program that scans files */

#endif
