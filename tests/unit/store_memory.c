/* store_memory.c: see store_memory.h. Included by the tests that use it. */
#include "store_memory.h"

#include <stdio.h>
#include <stdlib.h>

#include "str.h"

static char *memory_copy(str s)
{
	return strndup(s.p ? s.p : "", s.n);
}

static char *memory_facts(const struct facts *facts)
{
	char *out = NULL;
	size_t n;
	FILE *f = open_memstream(&out, &n);

	for (size_t i = 0; i < facts->n; i++)
		fprintf(f, "%s%.*s@%u", i ? ";" : "", (int)facts->fact[i].text.n, facts->fact[i].text.p,
		        facts->fact[i].start);
	fclose(f);
	return out;
}

static void memory_clear(struct memory_article *a)
{
	free(a->name), free(a->path), free(a->text), free(a->source), free(a->published), free(a->facts);
	*a = (struct memory_article){0};
}

static bool memory_same(const struct memory_article *a, const struct article *article)
{
	return str_eq(str_c(a->name), article->article) && str_eq(str_c(a->path), article->path) &&
	       a->part == article->part;
}

static pr_status memory_put(struct store *s, const struct article *article, const struct facts *facts,
                            const struct ready *ready, enum stored *out, pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;
	struct memory_article *a;

	(void)ready;
	if (!m->open)
		return err_set(err, PR_FAILED, "put outside a batch");
	if (++m->puts == m->fail_at)
		return err_set(err, PR_FAILED, "the disk is full");
	*out = STORED_NEW;
	for (a = m->article; a < m->article + m->n && !memory_same(a, article); a++)
		;
	if (a < m->article + m->n) {
		*out = str_eq(str_c(a->text), article->text) ? STORED_UNCHANGED : STORED_REPLACED;
		memory_clear(a);
	} else if (m->n++ == MEMORY_MAX) {
		return err_set(err, PR_FAILED, "more articles than the test has room for");
	}
	*a = (struct memory_article){
		memory_copy(article->article), memory_copy(article->path), memory_copy(article->text),
		memory_copy(article->source), memory_copy(article->published), memory_facts(facts), article->part,
	};
	return PR_OK;
}

static pr_status memory_reject(struct store *s, str path, str reason, pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;

	if (!m->open || m->rejects == MEMORY_MAX)
		return err_set(err, PR_FAILED, "a reject without a batch, or without room");
	if (asprintf(&m->reject[m->rejects++], "%.*s: %.*s", (int)path.n, path.p, (int)reason.n, reason.p) < 0)
		return err_set(err, PR_FAILED, "out of memory");
	return PR_OK;
}

static pr_status memory_begin(struct store *s, const char *version, pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;

	(void)version;
	if (m->open)
		return err_set(err, PR_FAILED, "a batch in a batch");
	m->open = true;
	return PR_OK;
}

static pr_status memory_commit(struct store *s, pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;

	(void)err;
	m->open = false;
	m->commits++;
	m->lasting = m->n;
	m->lasting_rejects = m->rejects;
	return PR_OK;
}

static void memory_rollback(struct store *s)
{
	struct store_memory *m = (struct store_memory *)s;

	m->open = false;
	while (m->n > m->lasting)
		memory_clear(&m->article[--m->n]);
	while (m->rejects > m->lasting_rejects)
		free(m->reject[--m->rejects]);
}

static pr_status memory_each(struct store *s, struct arena *a, int (*each)(void *, int64_t, const struct article *),
                             void *payload, pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;
	int stop = 0;

	(void)a, (void)err;
	for (size_t i = 0; i < m->n && !stop; i++) {
		char *text = strdup(m->article[i].text); /* gone when the callback returns: who keeps it must copy it */
		struct article article = {.article = str_c(m->article[i].name), .text = str_c(text), .day = DAY_NONE};
		stop = each(payload, (int64_t)i, &article);
		memset(text, '?', strlen(text));
		free(text);
	}
	return PR_OK;
}

static pr_status memory_replace(struct store *s, int64_t id, const struct article *article, const struct facts *facts,
                                pr_err *err)
{
	struct store_memory *m = (struct store_memory *)s;

	if (++m->puts == m->fail_at)
		return err_set(err, PR_FAILED, "the disk is full");
	if (!str_eq(article->text, str_c(m->article[id].text)))
		return err_set(err, PR_FAILED, "the text has changed under way");
	free(m->article[id].facts);
	m->article[id].facts = memory_facts(facts);
	return PR_OK;
}

static const struct store_ops memory_ops = {
	.put = memory_put, .reject = memory_reject, .begin = memory_begin, .commit = memory_commit,
	.rollback = memory_rollback, .each_article = memory_each, .facts_replace = memory_replace,
};

void store_memory_init(struct store_memory *m)
{
	*m = (struct store_memory){.store.ops = &memory_ops};
}

void store_memory_free(struct store_memory *m)
{
	m->lasting = m->lasting_rejects = 0;
	memory_rollback(&m->store);
}
