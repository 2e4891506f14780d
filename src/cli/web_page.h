/* web_page.h: writes HTML. Markup comes from literals of this program, all else is escaped on the way:
 *
 *     html(p, "<a href=\"#f%d\">%.*s</a>", n, STR(title));
 *              ▲ as it stands        ▲ & < > " ' escaped, ends of line kept, controls replaced
 *
 * The format is a literal (the macro sees to it) and the compiler checks the values, so that nothing that was read,
 * from a corpus or from a request, can become markup. Attributes stand in double quotes, always. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include <stdbool.h>

#include "pressoir.h"

enum { PAGE_MAX = 32 << 20 /* [bytes] */, PAGE_NUMBERS = 8 };

struct page {
	char *p;
	size_t n, room; /* [bytes] */
	bool failed;    /* out of memory, or longer than PAGE_MAX: what follows is not written */
	bool english;   /* else French */
	char number[PAGE_NUMBERS][40];
	unsigned next_number;
};

#define STR(s) (int)(s).n, (s).n ? (s).p : ""

/* %s, %.*s, %c (of ASCII), %d, %u, %zu, %% alone. */
#define html(page, ...) page_html(page, "" __VA_ARGS__)
void page_html(struct page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

void page_url(struct page *p, pr_str value);        /* percent-encoded, as a part of an address */
void page_literal(struct page *p, pr_str markup);   /* of this program: an asset made at build time */
void page_free(struct page *p);

const char *tr(const struct page *p, const char *french, const char *english);
/* 12 345 as the language groups it, and a day as it writes it. Good for the next few calls. */
const char *page_count(struct page *p, uint64_t n);
const char *page_day(struct page *p, pr_str iso);
const char *page_article(struct page *p, const char *before, int64_t id); /* before/12 */

pr_str str_of(const char *s);
bool str_is(pr_str s, const char *wanted);

#endif
