/* markup_crowd.c: a tag of more attributes than any page has is refused before libxml2 sees it, which compares each
 * attribute of a tag to all before it. Scripts and styles are passed over: what looks like a tag in them is none. */
#include "markup.h"
#include "str.h"

enum { WORDS_MAX = 1 + MARKUP_ATTRIBUTES /* its name, too */ };

/* Past the value that the quote at `at` opens; past all where it is not closed. */
static size_t past_value(str s, size_t at)
{
	const char *close = memchr(s.p + at + 1, s.p[at], s.n - at - 1);

	return close ? (size_t)(close - s.p) : s.n - 1;
}

/* [words] of a tag outside quotes, its name included; *at, on the first letter of that, moves to where the tag ends, so
 * that no byte is looked at twice. */
static u32 count_words(str s, size_t *at)
{
	u32 words = 0;
	bool space = true;

	for (; *at < s.n && s.p[*at] != '>' && words <= WORDS_MAX; ++*at) {
		char c = s.p[*at];
		words += space && !str_is_space(c);
		space = str_is_space(c) || c == '/';
		if ((c == '"' || c == '\'') && s.p[*at - 1] == '=') {
			*at = past_value(s, *at);
			space = true; /* a name may follow at once */
		}
	}
	return words;
}

/* Past the raw text behind the tag that ends at `at`, if its name is this one. */
static size_t past_raw(str s, size_t name, size_t at, const char *raw, const char *end)
{
	if (!str_starts_fold(str_cut(s, name, s.n), str_c(raw)))
		return at;
	while ((at = str_find(s, S("</"), at)) != SIZE_MAX && !str_starts_fold(str_cut(s, at, s.n), str_c(end)))
		at += 2;
	return at == SIZE_MAX ? s.n : at;
}

bool markup_is_crowded(str s, bool html)
{
	const char *open;

	for (size_t at = 0, name; at + 1 < s.n && (open = memchr(s.p + at, '<', s.n - at - 1));) {
		name = at = (size_t)(open - s.p) + 1;
		if (!str_is_letter(s.p[at]))
			continue;
		if (count_words(s, &at) > WORDS_MAX)
			return true;
		if (html)
			at = past_raw(s, name, past_raw(s, name, at, "script", "</script"), "style", "</style");
	}
	return false;
}
