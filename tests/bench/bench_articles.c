/* bench_articles.c: see bench.h. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"
#include "input.h"
#include "str.h"

void die(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(3);
}

double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double median(double *of, int rounds)
{
	qsort(of, (size_t)rounds, sizeof *of, by_size);
	return of[rounds / 2];
}

static str file_text(const char *path)
{
	struct stat about;
	int fd = open(path, O_RDONLY);
	str text;

	if (fd < 0 || fstat(fd, &about) != 0)
		die("cannot read the articles");
	text = (str){malloc((size_t)about.st_size + 1), (size_t)about.st_size};
	if (!text.p || read(fd, (void *)(uintptr_t)text.p, text.n) != (ssize_t)text.n)
		die("cannot read the articles");
	close(fd);
	return text;
}

void articles_read(struct articles *all, const char *path, jmp_buf *point)
{
	str rest = file_text(path);
	size_t room = 0;

	*all = (struct articles){0};
	arena_init(&all->arena, (size_t)4 << 30);
	all->arena.fail = point;
	while (rest.n) {
		size_t n = input_ndjson.cut(rest, true);
		struct doc *doc = NULL;
		const char *why = NULL;
		u32 docs = input_ndjson.parse(&all->arena, &doc, str_cut(rest, 0, n), &why);

		rest = str_cut(rest, n, rest.n);
		if (!docs)
			continue;
		if (all->n == room) {
			size_t want = room * 2 + 1024;
			all->article = arena_grow(&all->arena, all->article, room, want, sizeof *all->article);
			room = want;
		}
		struct article *made;
		if (article_make(&all->arena, &made, doc) == 0)
			continue;
		all->article[all->n++] = *made;
		all->bytes += made->text.n;
	}
}
