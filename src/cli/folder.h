/* folder.h: results of several files: a folder that appears when all of them are whole, or not at all. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>

#include "pressoir.h"

struct folder {
	char *target, *temporary; /* the one is renamed to the other */
	int failure;              /* errno of the first write that failed */
};

/* PR_USAGE where target is there and not empty. Nothing of that name is made before folder_close. */
pr_status folder_open(struct folder *folder, const char *target, pr_err *err);
FILE *folder_file(struct folder *folder, const char *name); /* NULL: it has failed; yours to hand to folder_end */
void folder_end(struct folder *folder, FILE *file);         /* a file is done; NULL is none */
pr_status folder_close(struct folder *folder, bool keep, pr_err *err);

#endif
