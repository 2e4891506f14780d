/* extract_test.h: what the tests of facts share: the rules of the project, and the facts of an article. */
#ifndef EXTRACT_TEST_H
#define EXTRACT_TEST_H

#include "text_test.h"

#include "extract.h"

static pr_rules *rules;
static struct extractor *extractor;

static inline int rules_up(void **state)
{
	pr_err err = {0};

	if (pr_rules_open(&rules, getenv("PRESSOIR_RULES") ? NULL : "rules", &err))
		fprintf(stderr, "%s\n", err.message), abort();
	extractor = extractor_new(rules);
	assert_non_null(extractor);
	return arena_up(state);
}

static inline int rules_down(void **state)
{
	extractor_free(extractor);
	pr_rules_close(rules);
	return arena_down(state);
}

/* Of an article that appeared on 28 May 2019, or on no known day. Its first line is its title where it has more of
 * them. */
static inline struct facts facts_told(const char *text, bool published)
{
	struct shown shown = text_normalise(&arena, str_c(text), NULL);
	struct article article = {.text = shown.text, .map = shown.map, .published = S(""), .day = DAY_NONE};
	const char *line = strchr(text, '\n');

	article.title_end = line ? (u32)(line - text) : 0;
	if (published)
		article.published = S("2019-05-28"), article.day = day_of(2019, 5, 28);
	return extract(extractor, &arena, &article);
}

#endif
