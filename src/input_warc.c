/* input_warc.c: WARC 0.9 to 1.1, record by record: the pages among the responses of a crawl, each read as the saved
 * page it is. The day of the crawl is no day of publication. Requests, redirects, pictures are passed over.
 *
 * A record says how long it is. It is believed when its end stands where it says; else the record ends where the
 * next one begins, and is rejected: a lie costs one record. */
#include "embedded.h"
#include "header.h"
#include "input.h"
#include "str.h"
#include "transfer.h"

static bool sniff(str head)
{
	return str_starts(head, S("WARC/0.")) || str_starts(head, S("WARC/1."));
}

/* ── records ── */

/* [bytes] of the block as its header says; -1: it does not. */
static i64 declared_length(str header)
{
	str said = header_value(header, "Content-Length");
	i64 n = 0;

	if (said.n == 0 || said.n > 15)
		return -1;
	for (size_t i = 0; i < said.n; i++) {
		if (said.p[i] < '0' || said.p[i] > '9')
			return -1;
		n = n * 10 + (said.p[i] - '0');
	}
	return n;
}

/* Where the record after the one that begins at 0 begins by its mark; s.n + 1: none is seen. */
static size_t next_mark(str s, size_t from)
{
	for (size_t at = from; (at = str_find(s, S("\nWARC/"), at)) != SIZE_MAX; at++)
		if (at + 8 < s.n && strchr("01", s.p[at + 6]) && s.p[at + 7] == '.')
			return at + 1;
	return s.n + 1;
}

/* Past the line ends behind a block that ends at `at`; 0: something else stands there. */
static size_t past_block(str s, size_t at, bool last)
{
	size_t end = at;

	while (end < s.n && (s.p[end] == '\r' || s.p[end] == '\n'))
		end++;
	if (end == s.n)
		return last && at <= s.n ? end : 0;
	return sniff(str_cut(s, end, s.n)) ? end : 0;
}

/* [bytes] of the header that a record begins with; 0: it begins with none, or the next record begins before its end. */
static size_t head_of(str s)
{
	size_t end = sniff(s) ? header_end(s) : 0;

	return end && next_mark(str_cut(s, 0, end), 0) > end ? end : 0;
}

static size_t cut(str rest, bool last)
{
	size_t header = head_of(rest), end = 0;
	i64 length = header ? declared_length(str_cut(rest, 0, header)) : -1;
	bool held = length >= 0 && length <= INPUT_MAX;

	if (held && header + (size_t)length + 16 > rest.n && !last)
		return 0;
	if (held && header + (size_t)length <= rest.n)
		end = past_block(rest, header + (size_t)length, last);
	if (end)
		return end;
	end = next_mark(rest, header);
	return end <= rest.n ? end : last ? rest.n : 0;
}

/* ── responses ── */

/* The page in an HTTP answer that begins at `at` of the item; false with *why. */
static bool unwrap(struct arena *a, struct piece *page, str item, size_t at, size_t end, const char **why)
{
	str answer = str_cut(item, at, end), header, type, coding;
	size_t head = header_end(answer);
	bool chunked;

	*why = input_nothing;
	if (!str_starts(answer, S("HTTP/")) || !head)
		return false;
	header = str_cut(answer, 0, head);
	type = header_value(header, "Content-Type");
	str_field(&answer, ' ');
	if (!str_starts(answer, S("200")) ||
	    (type.n && !header_is(type, "text/html") && !header_is(type, "application/xhtml+xml")))
		return false;
	chunked = header_is(header_value(header, "Transfer-Encoding"), "chunked");
	*page = chunked ? transfer_chunked(a, item, at + head, end) : transfer_none(a, item, at + head, end);
	coding = header_value(header, "Content-Encoding");
	*why = NULL;
	if (str_starts(page->text, S("\x1F\x8B")))
		*why = transfer_unpack(a, page);
	else if (coding.n && !header_is(coding, "identity") && !header_is(coding, "gzip") && !embedded_known(page->text))
		*why = N_("is packed in a way that cannot be read");
	return *why == NULL;
}

static str target(struct arena *a, str header)
{
	str uri = text_decode(a, header_value(header, "WARC-Target-URI"), NULL).text;

	return str_starts(uri, S("<")) && str_ends(uri, S(">")) ? str_cut(uri, 1, uri.n - 1) : uri;
}

static const char *flaw(str item, size_t header, i64 length)
{
	if (!sniff(item) || !header)
		return N_("is no WARC record");
	if (length < 0)
		return N_("is a WARC record that does not say how long it is");
	if (header + (u64)length > item.n || str_trim(str_cut(item, header + (size_t)length, item.n)).n)
		return N_("is a WARC record that is not as long as it says");
	return NULL;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	size_t head = header_end(item), end;
	str header = str_cut(item, 0, head), type = header_value(header, "WARC-Type");
	i64 length = declared_length(header);
	struct piece page;
	u32 docs;

	if ((*why = flaw(item, head, length)))
		return 0;
	*why = input_nothing;
	end = head + (size_t)length;
	if (str_eq(type, S("resource")) && header_is(header_value(header, "Content-Type"), "text/html"))
		page = transfer_none(a, item, head, end);
	else if (!str_eq(type, S("response")) || !unwrap(a, &page, item, head, end, why))
		return 0;
	docs = embedded_parse(a, out, &page, why);
	for (u32 i = 0; i < docs; i++)
		if ((*out)[i].url.n == 0)
			(*out)[i].url = target(a, header);
	return docs;
}

const struct input_format input_warc = {.name = "warc", .sniff = sniff, .cut = cut, .parse = parse};
