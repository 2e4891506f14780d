/* source_walk.h: what source.c (paths and folders), source_ignore.c (which names are passed over) and source_items.c (the
 * bytes of one file) share. */
#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "source.h"
#include "stream.h"

/* One file, or one member of an archive, that is being read. */
struct where {
	const char *name, *path; /* as in struct item */
	str folder;
};

struct walk {
	const struct source *source;
	u64 files;      /* so far; numbers them */
	u64 taken;      /* [bytes] of the files that are done */
	bool measuring; /* only add up sizes */
	bool piped;     /* something has no size */
	bool stop;
	bool exhausted; /* out of memory: stop is set too */
	size_t root;    /* [bytes] of name: the folder that was given, with its slash */
	void *entered;  /* folders below this root: a tree of struct visited, see source.c */
	char *ignore;   /* patterns that hold here, each ended by a NUL */
	size_t ignored; /* [bytes] of them */
};

void walk_reject(struct walk *w, const struct where *at, u64 line, const char *why);
void *walk_exhausted(struct walk *w); /* no memory is left: NULL, and the walk ends */
bool walk_ignores(const struct walk *w, const char *name); /* hidden, or listed in a .pressoirignore */
void walk_ignore(struct walk *w, const char *path);        /* from here on, what this folder's .pressoirignore lists */
char *walk_join(struct walk *w, const char *folder, str name); /* yours to free; NULL: exhausted */

/* The items of a file, and of what is packed in it, `levels` deep. */
void items_read(struct walk *w, const struct where *at, struct stream *s, int levels);

#endif
