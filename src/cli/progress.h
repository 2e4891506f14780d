/* progress.h: how far reading has come, on a terminal; and each rejected input, everywhere. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <time.h>

#include "pressoir.h"

struct progress {
	bool shown;
	struct timespec begun, drawn;
};

void progress_begin(struct progress *p, bool shown);
double progress_seconds(const struct progress *p); /* since it began */

/* The callbacks of pr_read_options; payload: a struct progress. */
void progress_step(void *progress, const pr_progress *so_far);
void progress_reject(void *progress, const pr_reject *reject);

void progress_end(struct progress *p); /* takes the line away */

#endif
