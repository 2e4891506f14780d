/* store_memory.h: the store the tests use: articles in order, by their identity; it can fail on the n-th put. */
#ifndef STORE_MEMORY_H
#define STORE_MEMORY_H

#include "store.h"

enum { MEMORY_MAX = 4096 };

struct memory_article {
	char *name, *path, *text, *source, *published, *facts; /* facts: `text@start` joined by `;` */
	u32 part;
};
struct store_memory {
	struct store store; /* first: what a load sees */
	struct memory_article article[MEMORY_MAX];
	char *reject[MEMORY_MAX]; /* `path: reason` */
	size_t n, rejects;            /* with the open batch */
	size_t lasting, lasting_rejects; /* committed */
	size_t puts, fail_at;      /* the put that fails, 1..; 0: none */
	size_t commits;
	bool open;
};
void store_memory_init(struct store_memory *m);
void store_memory_free(struct store_memory *m);

#endif
