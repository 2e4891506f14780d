/* package_source.c: the sources of a package's articles, each with how many it gave and when. */
#include <stdlib.h>
#include <string.h>

#include "package.h"

void *package_grown(void *list, size_t count, size_t size)
{
	if (count & (count - 1))
		return list;
	return realloc(list, (count ? count * 2 : 1) * size);
}

static struct source *source_named(struct sources *s, pr_str name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strlen(s->at[i].name) == name.n && memcmp(s->at[i].name, name.p, name.n) == 0)
			return &s->at[i];
	struct source *longer = package_grown(s->at, s->n, sizeof *longer);
	if (!longer)
		return NULL;
	s->at = longer;
	s->at[s->n] = (struct source){.name = strndup(name.p, name.n)};
	return s->at[s->n].name ? &s->at[s->n++] : NULL;
}

bool sources_count(struct sources *s, pr_str name, pr_str published)
{
	struct source *source = source_named(s, name);
	if (!source)
		return false;
	source->articles++;
	if (published.n != PACKAGE_DAY)
		return true;
	if (!source->first[0] || memcmp(published.p, source->first, PACKAGE_DAY) < 0)
		memcpy(source->first, published.p, PACKAGE_DAY);
	if (memcmp(published.p, source->last, PACKAGE_DAY) > 0)
		memcpy(source->last, published.p, PACKAGE_DAY);
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

void sources_sort(struct sources *s)
{
	if (s->n > 0)
		qsort(s->at, s->n, sizeof *s->at, by_name);
}

void sources_free(struct sources *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->at[i].name);
	free(s->at);
}
