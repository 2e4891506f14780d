/* web_page.c: see web_page.h. */
#include "web_page.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "glyph.h"

pr_str str_of(const char *s)
{
	return (pr_str){s ? s : "", s ? strlen(s) : 0};
}

bool str_is(pr_str s, const char *wanted)
{
	return s.n == strlen(wanted) && (s.n == 0 || memcmp(s.p, wanted, s.n) == 0);
}

/* ── bytes ── */

static void put(struct page *p, const char *s, size_t n)
{
	if (p->failed || n == 0)
		return;
	if (n > p->room - p->n) {
		size_t room = p->room ? p->room : 1 << 14;
		while (room < p->n + n && room <= PAGE_MAX)
			room *= 2;
		char *longer = room > PAGE_MAX ? NULL : realloc(p->p, room);
		if (!longer) {
			p->failed = true;
			return;
		}
		p->p = longer;
		p->room = room;
	}
	memcpy(p->p + p->n, s, n);
	p->n += n;
}

void page_literal(struct page *p, pr_str markup)
{
	put(p, markup.p, markup.n);
}

void page_free(struct page *p)
{
	free(p->p);
	*p = (struct page){.failed = true};
}

/* ── escaping ── */

/* What stands for a code point; NULL: itself. Controls would be no HTML; what turns the direction of writing could show
 * one thing and hold another. */
static const char *stands_for(uint32_t c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\t':
	case '\n': return NULL;
	}
	bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
	return control || c == 0xFFFD || c == 0xFFFE || c == 0xFFFF ? GLYPH_UNKNOWN : NULL;
}

static void put_text(struct page *p, pr_str s)
{
	size_t done = 0;
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		const char *other = stands_for(glyph_next(s, &at));
		if (!other)
			continue;
		put(p, s.p + done, from - done);
		put(p, other, strlen(other));
		done = at;
	}
	put(p, s.p + done, s.n - done);
}

static bool is_plain(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void page_url(struct page *p, pr_str value)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t done = 0;
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];
		if (is_plain(value.p[i]))
			continue;
		put(p, value.p + done, i - done);
		put(p, (const char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
		done = i + 1;
	}
	put(p, value.p + done, value.n - done);
}

/* ── the writer ── */

/* One conversion, from just after its `%`; returns where the format goes on. */
static const char *put_value(struct page *p, const char *at, va_list *values)
{
	char number[24];
	if (strncmp(at, ".*s", 3) == 0) {
		int n = va_arg(*values, int);
		put_text(p, (pr_str){va_arg(*values, const char *), (size_t)n});
		return at + 3;
	}
	if (*at == 's')
		put_text(p, str_of(va_arg(*values, const char *)));
	else if (*at == 'c') {
		number[0] = (char)va_arg(*values, int);
		put_text(p, (pr_str){number, 1});
	} else if (*at == 'd')
		put(p, number, (size_t)snprintf(number, sizeof number, "%d", va_arg(*values, int)));
	else if (*at == 'u')
		put(p, number, (size_t)snprintf(number, sizeof number, "%u", va_arg(*values, unsigned)));
	else if (*at == 'z') {
		put(p, number, (size_t)snprintf(number, sizeof number, "%zu", va_arg(*values, size_t)));
		return at + 2;
	} else
		put(p, at, 1);
	return at + 1;
}

void page_html(struct page *p, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	while (*format) {
		size_t n = strcspn(format, "%");
		put(p, format, n);
		format += n;
		if (*format)
			format = put_value(p, format + 1, &values);
	}
	va_end(values);
}

/* ── languages ── */

const char *tr(const struct page *p, const char *french, const char *english)
{
	return p->english ? english : french;
}

static char *take_number(struct page *p)
{
	return p->number[p->next_number++ % PAGE_NUMBERS];
}

const char *page_count(struct page *p, uint64_t n)
{
	const char *between = p->english ? "," : "\u202F";
	char digits[24], *out = take_number(p), *to = out;
	int count = snprintf(digits, sizeof digits, "%" PRIu64, n);
	for (int i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			to = stpcpy(to, between);
		*to++ = digits[i];
	}
	*to = '\0';
	return out;
}

const char *page_day(struct page *p, pr_str iso)
{
	static const char *const french[] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	                                     "septembre", "octobre", "novembre", "décembre"};
	static const char *const english[] = {"January", "February", "March", "April", "May", "June", "July", "August",
	                                      "September", "October", "November", "December"};
	char *out = take_number(p);
	int year, month, day, n = 0;
	snprintf(out, sizeof p->number[0], "%.*s", STR(iso));
	if (sscanf(out, "%4d-%2d-%2d%n", &year, &month, &day, &n) != 3 || (size_t)n != iso.n || month < 1 || month > 12)
		return out;
	const char *name = p->english ? english[month - 1] : french[month - 1];
	snprintf(out, sizeof p->number[0], "%d%s %s %d", day, day == 1 && !p->english ? "er" : "", name, year);
	return out;
}

const char *page_article(struct page *p, const char *before, int64_t id)
{
	char *out = take_number(p);
	snprintf(out, sizeof p->number[0], "%s%" PRId64, before, id);
	return out;
}
