/* web_original.c: the bytes of the original that a fact came from, as they stand in the file, where it is still there
 * and not within an archive. What is no UTF-8 is shown as \xHH. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "glyph.h"
#include "intl.h"
#include "web.h"

enum { AROUND = 40, LONGEST = 400 /* [bytes] */ };

/* The name comes from a corpus, which may be foreign: only a file is read, never waited for. */
static void open_file(struct original *original, pr_str path)
{
	char name[4096];
	struct stat st;
	if (path.n == 0 || path.n >= sizeof name)
		return;
	snprintf(name, sizeof name, "%.*s", STR(path));
	int file = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (file >= 0 && fstat(file, &st) == 0 && S_ISREG(st.st_mode))
		*original = (struct original){.file = file, .size = (uint64_t)st.st_size};
	else if (file >= 0)
		close(file);
}

static int take_places(void *payload, const pr_article *a, const pr_fact *facts, size_t count)
{
	struct original *original = payload;
	open_file(original, a->path);
	original->fact = calloc(count + 1, sizeof *original->fact);
	original->facts = original->fact ? count : 0;
	if (!original->fact)
		return 1;
	for (size_t i = 0; i < original->facts; i++)
		original->fact[i] = (struct origin){.start = facts[i].start, .end = facts[i].end};
	return 0;
}

/* A corpus answers one question at a time: what is asked of each fact is asked before the page is written. */
pr_status original_find(struct original *original, struct request *r, const char *article)
{
	*original = (struct original){.file = -1};
	pr_status status = pr_article_get(r->corpus, article, take_places, original, &r->err);
	if (status == PR_STOPPED)
		intl_memory(&r->err);
	for (size_t i = 0; status == PR_OK && i < original->facts; i++) {
		struct origin *o = &original->fact[i];
		pr_status found = pr_article_origin(r->corpus, strtoll(article + 1, NULL, 10), o->start, o->end, &o->from,
		                                    &o->to, &r->err);
		if (found == PR_USAGE) /* a damaged fact comes from nowhere */
			o->from = o->to = 0;
		else
			status = found;
	}
	return status;
}

void original_close(struct original *original)
{
	if (original->file >= 0)
		close(original->file);
	free(original->fact);
}

static void put_bytes(struct page *p, pr_str s)
{
	size_t done = 0;
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		if (glyph_next(s, &at) != 0xFFFD || at - from != 1)
			continue;
		html(p, "%.*s<span class=\"byte\">\\x%c%c</span>", (int)(from - done), s.p + done,
		     "0123456789ABCDEF"[(unsigned char)s.p[from] >> 4], "0123456789ABCDEF"[s.p[from] & 15]);
		done = at;
	}
	html(p, "%.*s", (int)(s.n - done), s.p + done);
}

/* What was cut within a character begins at the next one, and ends before it. */
static size_t whole_from(pr_str s)
{
	size_t at = 0;
	while (at < 3 && at < s.n && (s.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static size_t whole_to(pr_str s)
{
	for (size_t back = 1; back <= 3 && back <= s.n; back++) {
		unsigned char c = (unsigned char)s.p[s.n - back];
		size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
		if (c >= 0xC0 || c < 0x80)
			return length > back ? s.n - back : s.n;
	}
	return s.n;
}

static void put_passage(struct page *p, const struct original *original, uint64_t from, uint64_t to)
{
	char bytes[LONGEST + 2 * AROUND];
	uint64_t first = from > AROUND ? from - AROUND : 0;
	uint64_t last = to + AROUND < original->size ? to + AROUND : original->size;
	ssize_t got = pread(original->file, bytes, (size_t)(last - first), (off_t)first);
	if (got < (ssize_t)(to - first))
		return;
	pr_str s = {bytes, (size_t)got};
	size_t start = (size_t)(from - first), end = (size_t)(to - first);
	size_t before = whole_from((pr_str){s.p, start}), after = end + whole_to((pr_str){s.p + end, s.n - end});
	html(p, "<code class=\"raw\">");
	put_bytes(p, (pr_str){s.p + before, start - before});
	html(p, "<mark>");
	put_bytes(p, (pr_str){s.p + start, end - start});
	html(p, "</mark>");
	put_bytes(p, (pr_str){s.p + end, after - end});
	html(p, "</code>");
}

void original_put(struct page *p, const struct original *original, size_t fact)
{
	if (fact >= original->facts || original->fact[fact].to == 0)
		return;
	uint64_t from = original->fact[fact].from, to = original->fact[fact].to;
	html(p, "<small>%s %s–%s</small>", tr(p, "octets", "bytes"), page_count(p, from), page_count(p, to));
	if (original->file >= 0 && from < to && to - from <= LONGEST && to <= original->size)
		put_passage(p, original, from, to);
}
