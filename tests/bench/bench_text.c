/* bench_text.c: extraction against every rule at every word and against scans by PCRE2; normalising against
 * utf8proc. */
#include <stdio.h>
#include <stdlib.h>

#include <utf8proc.h>

#include "bench.h"
#include "extract.h"
#include "rule.h"
#include "str.h"

/* The rules as PCRE2 takes them to scan a whole text: not anchored. */
struct scan {
	pcre2_code *code[RULES_MAX];
	pcre2_match_data *data;
	pcre2_match_context *context;
	struct lookup_state lookup;
	u32 n;
};

static void scan_compile(struct scan *s, const pr_rules *rules)
{
	s->n = rules->rules;
	s->data = pcre2_match_data_create(64, NULL);
	s->context = pcre2_match_context_create(NULL);
	if (!s->data || !s->context)
		die("out of memory");
	s->lookup.rules = rules;
	lookup_attach(s->context, &s->lookup);
	for (u32 i = 0; i < s->n; i++) {
		int error;
		PCRE2_SIZE at;
		str pattern = rules->rule[i].pattern;

		s->code[i] = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES, &error,
		                           &at, NULL);
		if (!s->code[i] || pcre2_jit_compile(s->code[i], PCRE2_JIT_COMPLETE))
			die("a pattern does not compile");
	}
}

static size_t scan_text(struct scan *s, str text)
{
	const size_t *offset = pcre2_get_ovector_pointer(s->data);
	size_t found = 0;

	for (u32 i = 0; i < s->n; i++)
		for (size_t at = 0; at < text.n; found++) {
			if (pcre2_match(s->code[i], (PCRE2_SPTR)text.p, text.n, at, PCRE2_NO_UTF_CHECK, s->data, s->context) < 0)
				break;
			at = offset[1] > at ? offset[1] : at + 1;
			while (at < text.n && ((u8)text.p[at] & 0xC0) == 0x80)
				at++;
		}
	return found;
}

struct side {
	double took[ROUNDS_MAX]; /* [s] of CPU */
	size_t found;
};

static void side_extract(struct side *side, int round, const struct articles *all, struct extractor *x, struct arena *a)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	side->found = 0;
	for (size_t i = 0; i < all->n; i++) {
		side->found += extract(x, a, &all->article[i]).n;
		arena_reset(a);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

/* Folding is not counted: PCRE2 gets it for nothing. */
static void side_scan(struct side *side, int round, const struct articles *all, struct scan *s, struct arena *a)
{
	side->found = 0;
	side->took[round] = 0;
	for (size_t i = 0; i < all->n; i++) {
		str folded = text_fold(a, all->article[i].text).text;
		double began = now(CLOCK_THREAD_CPUTIME_ID);

		side->found += scan_text(s, folded);
		side->took[round] += now(CLOCK_THREAD_CPUTIME_ID) - began;
		arena_reset(a);
	}
}

static void side_normalise(struct side *side, int round, const struct articles *all, struct arena *a)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < all->n; i++) {
		side->found += text_normalise(a, all->article[i].text, NULL).text.n;
		arena_reset(a);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

static void side_utf8proc(struct side *side, int round, const struct articles *all)
{
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < all->n; i++) {
		str text = all->article[i].text;
		utf8proc_uint8_t *out = NULL;

		side->found += (size_t)utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &out,
		                                    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
		free(out);
	}
	side->took[round] = now(CLOCK_THREAD_CPUTIME_ID) - began;
}

/* What is measured: articles and rules, with room to work in. */
static pr_rules *begin(struct articles *all, struct arena *a, const char *dir, const char *path, jmp_buf *point)
{
	pr_rules *rules;
	pr_err err = {0};

	articles_read(all, path, point);
	arena_init(a, (size_t)256 << 20);
	a->fail = point;
	if (pr_rules_open(&rules, dir, &err))
		die(err.message);
	return rules;
}

int text(const char *dir, const char *path, const char *slow_path, int rounds)
{
	static struct scan scan;
	static struct articles all, few;
	struct side fast = {0}, same = {0}, slow = {0}, pcre = {0}, ours = {0}, theirs = {0};
	struct extractor *x, *everywhere;
	struct arena a;
	jmp_buf point;
	pr_rules *rules;

	if (setjmp(point))
		die("out of memory");
	rules = begin(&all, &a, dir, path, &point);
	articles_read(&few, slow_path, &point);
	scan_compile(&scan, rules);
	x = extractor_new(rules), everywhere = extractor_new(rules);
	if (!x || !everywhere)
		die("out of memory");
	extractor_everywhere(everywhere);
	for (int round = 0; round < rounds; round++) {
		side_extract(&fast, round, &all, x, &a);
		side_extract(&same, round, &few, x, &a);
		side_extract(&slow, round, &few, everywhere, &a);
		side_scan(&pcre, round, &few, &scan, &a);
		side_normalise(&ours, round, &all, &a);
		side_utf8proc(&theirs, round, &all);
	}
	printf("bytes %zu few %zu rules %u\n", all.bytes, few.bytes, rules->rules);
	printf("extract %.4f everywhere %.4f pcre2 %.4f\n", median(fast.took, rounds), median(slow.took, rounds),
	       median(pcre.took, rounds));
	printf("facts %zu same %zu slow %zu matches %zu\n", fast.found, same.found, slow.found, pcre.found);
	printf("normalise %.5f utf8proc %.5f\n", median(ours.took, rounds), median(theirs.took, rounds));
	extractor_free(x), extractor_free(everywhere);
	pr_rules_close(rules);
	return same.found == slow.found ? 0 : 1;
}

/* ── for programs that scan files ── */

static void written(const char *dir, const char *name, u32 n, const char *before, str text, const char *mode)
{
	char path[1024];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s.%u", dir, name, n);
	file = fopen(path, mode);
	if (!file || fprintf(file, "%s%.*s\n", before, (int)text.n, text.p) < 0 || fclose(file))
		die("cannot write");
}

/* Without our callouts a looked-up list is any words: the scan has less to do than ours. */
int patterns(const char *dir, const char *path, const char *out)
{
	static struct articles all;
	struct arena a;
	jmp_buf point;
	pr_rules *rules;

	if (setjmp(point))
		die("out of memory");
	rules = begin(&all, &a, dir, path, &point);
	for (u32 i = 0; i < rules->rules; i++)
		written(out, "pattern", i, "(?J)", rules->rule[i].pattern, "w");
	for (size_t i = 0; i < all.n; i++, arena_reset(&a))
		written(out, "text", 0, "", text_fold(&a, all.article[i].text).text, i ? "a" : "w");
	pr_rules_close(rules);
	arena_free(&a);
	return 0;
}
