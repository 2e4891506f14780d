/* input_txt.c: text as it was pasted or typed, in any encoding; a whole file is one item, and one document whose title,
 * byline and residue are still to be found in it. */
#include "input.h"
#include "str.h"

static bool sniff(str head)
{
	(void)head;
	return true;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);
	struct doc *doc = NEW(a, struct doc, 1);

	if (!decoded.why && str_trim(decoded.text).n == 0)
		decoded.why = N_("is blank");
	if (decoded.why) {
		*why = decoded.why;
		return 0;
	}
	doc->body = (struct piece){decoded.text, decoded.map};
	doc->pasted = true;
	*out = doc;
	return 1;
}

const struct input_format input_txt = {.name = "txt", .sniff = sniff, .parse = parse};
