/* page_corpus.h: an empty corpus in a folder of the test's own, for the tests of the page. After cmocka.h. */
#ifndef PAGE_CORPUS_H
#define PAGE_CORPUS_H

#include <stdlib.h>

#include "cli/web.h"

static char folder[] = "/tmp/pressoir-page.XXXXXX", path[44];

static int make_corpus(void **state)
{
	pr_corpus *corpus;

	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/corpus.db", folder);
	if (pr_corpus_open(&corpus, path, PR_WRITE, NULL) != PR_OK)
		return -1;
	pr_corpus_close(corpus);
	return 0;
}

static int remove_corpus(void **state)
{
	char command[60];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

#endif
