/* reason.c: see reason.h. The library made the reason of a format that the catalogue knows; what it put in is found
 * again by its place: numbers for each %d, and for a %s at the end all that follows a colon or the number of a
 * document. */
#include "reason.h"

#include <string.h>

#include "intl.h"

struct writing {
	char *to;
	size_t n; /* [bytes] written */
};

static void put(struct writing *w, const char *p, size_t n)
{
	if (n > REASON_MAX - 1 - w->n)
		n = REASON_MAX - 1 - w->n;
	memcpy(w->to + w->n, p, n);
	w->n += n;
	w->to[w->n] = '\0';
}

static size_t digits(pr_str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

/* The translation of the format that this was made of: with %d for its numbers, then what stands for its rest. NULL
 * when there is none. */
static const char *translated(pr_str head, const char *rest)
{
	char format[REASON_MAX] = "";
	struct writing w = {format, 0};
	for (size_t at = 0, n; at < head.n; at += n ? n : 1) {
		n = digits(head, at);
		put(&w, n ? "%d" : head.p + at, n ? 2 : 1);
	}
	put(&w, rest, strlen(rest));
	const char *words = intl_text(format);
	return words == format ? NULL : words;
}

static void put_words(struct writing *w, pr_str reason);

static void fill(struct writing *w, const char *format, pr_str head, pr_str rest)
{
	size_t at = 0, n;
	for (; *format; format++) {
		if (strncmp(format, "%d", 2) == 0) {
			while (at < head.n && !digits(head, at))
				at++;
			n = digits(head, at);
			put(w, head.p + at, n);
			at += n;
			format++;
		} else if (strncmp(format, "%s", 2) == 0) {
			put_words(w, rest);
			format++;
		} else
			put(w, format, 1);
	}
}

/* Where the rest begins: behind the first `: `, or behind `document 12 `; s.n when there is none. */
static size_t rest_of(pr_str s)
{
	static const char document[] = "document ";
	size_t at = sizeof document - 1, n = s.n > at && memcmp(s.p, document, at) == 0 ? digits(s, at) : 0;
	if (n)
		return at + n + 1 < s.n ? at + n + 1 : s.n;
	for (at = 2; at < s.n; at++)
		if (s.p[at - 2] == ':' && s.p[at - 1] == ' ')
			return at;
	return s.n;
}

static void put_words(struct writing *w, pr_str reason)
{
	const char *format = translated(reason, "");
	size_t end = format ? reason.n : rest_of(reason);
	pr_str head = {reason.p, end}, rest = {reason.p + end, reason.n - end};
	if (!format && rest.n)
		format = translated(head, "%s");
	if (format)
		fill(w, format, head, rest);
	else
		put(w, reason.p, reason.n);
}

const char *reason_words(char out[REASON_MAX], pr_str reason)
{
	struct writing w = {out, 0};
	out[0] = '\0';
	put_words(&w, reason);
	return out;
}
