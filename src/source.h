/* source.h: paths in, items out: walks folders, opens files and archives, cuts them into items, in sorted order.
 * One thread. What it cannot read it hands over too, as an item with its reason: nothing is passed over in silence but
 * hidden files, names in a folder's .pressoirignore, and folders already read through another link. */
#ifndef SOURCE_H
#define SOURCE_H

#include "input.h"

/* Valid during the call. Names are bytes as the file system has them. */
struct item {
	str name;   /* as given on the command line and below it: `corpus/a.txt`, `a.zip/b.txt`; `-`: standard input */
	str path;   /* the same, absolute and without links */
	str folder; /* first sub-folder of the folder that was given, or empty */
	const struct input_format *format;
	str head;   /* of the file, which parse needs before the bytes; see input.h */
	str bytes;
	u64 origin; /* [bytes] of the file before it */
	u64 line;   /* 1..; 0: the item is the whole file */
	u64 file;   /* 1..; counts files and archive members */
	u64 taken;  /* [bytes] read from files so far */
	const char *why; /* NULL, or why it is rejected */
};
typedef int item_fn(void *payload, const struct item *item); /* non-zero stops */

struct source {
	const char *const *paths;
	size_t count;
	const struct input_format *format; /* NULL: by content */
	const char *own; /* a file that is no input, as struct item has paths, nor are those SQLite keeps beside it; or NULL */
	struct cage *cage; /* for archives; see cage.h */
	item_fn *each;
	bool (*stopped)(void *payload); /* asked while a pipe has nothing to say; NULL: wait */
	void *payload;
};

/* PR_OK also when each stopped it; PR_FAILED: out of memory. */
pr_status source_read(const struct source *s, pr_err *err);

/* [bytes] of all files that source_read would open; 0: not known, there is a pipe. */
u64 source_size(const struct source *s);

#endif
