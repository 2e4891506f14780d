/* source_ignore.c: what a walk passes over: hidden names, and those of a folder's .pressoirignore. */
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>

#include "source_walk.h"
#include "str.h"

enum { IGNORE_MAX = 64 << 10 }; /* [bytes] of a .pressoirignore that count */

bool walk_ignores(const struct walk *w, const char *name)
{
	if (name[0] == '.')
		return true;
	for (size_t at = 0; at < w->ignored; at += strlen(w->ignore + at) + 1)
		if (fnmatch(w->ignore + at, name, 0) == 0)
			return true;
	return false;
}

static void ignore_add(struct walk *w, str text)
{
	char *more = realloc(w->ignore, w->ignored + text.n + 1);

	if (!more) {
		walk_exhausted(w);
		return;
	}
	w->ignore = more;
	while (text.n) {
		str line = str_trim(str_line(&text));
		if (line.n == 0 || line.p[0] == '#')
			continue;
		memcpy(more + w->ignored, line.p, line.n);
		more[w->ignored + line.n] = 0;
		w->ignored += line.n + 1;
	}
}

void walk_ignore(struct walk *w, const char *path)
{
	char *name = walk_join(w, path, S(".pressoirignore")), *text = malloc(IGNORE_MAX);
	FILE *f = name && text ? fopen(name, "re") : NULL;

	if (f) {
		ignore_add(w, (str){text, fread(text, 1, IGNORE_MAX, f)});
		fclose(f);
	}
	free(text);
	free(name);
}
