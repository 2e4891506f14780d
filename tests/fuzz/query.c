/* Any words as a query on a small corpus: found or refused with a reason, never a failure; the count is that of the hits,
 * and marks stand inside their snippet. */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

static pr_corpus *corpus;
static char folder[] = "/tmp/pressoir-fuzz.XXXXXX", file[64];

static void clean(void)
{
	pr_corpus_close(corpus);
	unlink(file);
	rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *paths[] = {"corpus"};
	pr_read_options options = {.jobs = 1};
	pr_rules *rules = NULL;
	pr_err err = {0};

	(void)argc, (void)argv;
	require(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/corpus.db", folder);
	if (pr_rules_open(&rules, NULL, &err) || pr_corpus_open(&corpus, file, PR_WRITE, &err) ||
	    pr_load(corpus, rules, paths, 1, &options, NULL, &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	pr_rules_close(rules);
	atexit(clean);
	return 0;
}

static int count_hit(void *payload, const pr_hit *hit)
{
	require(utf8_valid(hit->snippet));
	for (size_t i = 0; i < hit->mark_count; i++) {
		require(hit->marks[i].start < hit->marks[i].end && hit->marks[i].end <= hit->snippet.n);
		require(i == 0 || hit->marks[i - 1].end <= hit->marks[i].start);
	}
	++*(uint64_t *)payload;
	return 0;
}

static int no_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	(void)payload, (void)article;
	require(utf8_valid(fact->text));
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *words = malloc(size + 1);
	pr_query query = {.words = words};
	uint64_t hits = 0, count = 0;
	pr_err err = {0};
	pr_status status;

	require(words);
	memcpy(words, data, size);
	words[size] = 0;
	status = pr_search(corpus, &query, count_hit, &hits, &err);
	require(status == PR_OK || (status == PR_USAGE && err.message[0] && utf8_valid((str){err.message, strlen(err.message)})));
	require(pr_count(corpus, &query, &count, NULL) == status);
	require(status != PR_OK || hits == count);
	require(pr_facts(corpus, &query, no_fact, NULL, NULL) == status);
	free(words);
	return 0;
}
