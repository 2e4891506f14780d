/* input_ndjson.c: one JSON object a line, each an article. */
#include "input.h"
#include "json_doc.h"
#include "sniff.h"
#include "str.h"

static bool sniff(str head)
{
	char room[SNIFF_MAX];

	head = sniff_plain(head, room);
	if (head.n == 0 || head.p[0] != '{')
		return false;
	head = str_trim(str_cut(head, 1, head.n));
	return head.n > 0 && (head.p[0] == '"' || head.p[0] == '}');
}

static size_t cut(str rest, bool last)
{
	const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;

	return end ? (size_t)(end - rest.p) + 1 : last ? rest.n : 0;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);

	*out = (*why = decoded.why) ? NULL : json_doc(a, &decoded, decoded.text, why);
	return *out != NULL;
}

const struct input_format input_ndjson = {.name = "ndjson", .sniff = sniff, .cut = cut, .parse = parse};
